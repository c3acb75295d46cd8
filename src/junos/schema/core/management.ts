import type { Stanza } from "../outline.ts";

/** `[edit snmp]`, `event-options` and `accounting-options`. */
export const managementStanza: Stanza = {
  name: "management",
  text: `
snmp container
  system-name leaf string keyword=name
  description,location,contact leaf string
  interface leaf-list string user-ordered
  packet-size leaf integer 484..65535
  filter-interfaces container presence
    interfaces list user-ordered homogeneous
    all-internal-interfaces leaf empty
  filter-duplicates leaf empty
  nonvolatile container
    commit-delay leaf integer
  v3 container
    usm container
      local-engine container
        user list user-ordered
          use snmp-user
      remote-engine list user-ordered
        user list user-ordered
          use snmp-user
    vacm container
      security-to-group container
        security-model list user-ordered
          name leaf enum usm|v1|v2c
          security-name list user-ordered
            name leaf string 1..32
            group leaf string 1..32
      access container
        group list user-ordered
          name leaf string 1..32
          default-context-prefix container
            use snmp-access
          context-prefix list user-ordered
            use snmp-access
    target-address list user-ordered
      name leaf string 1..32
      address leaf string
      port leaf integer 0..65535
      timeout leaf integer
      retry-count leaf integer 0..255
      tag-list leaf string 0..255
      address-mask,routing-instance,logical-system leaf string
      target-parameters leaf string 1..32
    target-parameters list user-ordered
      name leaf string 1..32
      parameters container
        message-processing-model leaf enum v1|v2c|v3
        security-model leaf enum usm|v1|v2c
        security-level leaf enum none|authentication|privacy
        security-name leaf string 1..32
      notify-filter container oneliner
        filter leaf string 1..32 nokeyword
    notify list user-ordered
      name leaf string 1..32
      type leaf enum trap|inform
      tag leaf string 0..255
    notify-filter list user-ordered
      name leaf string 1..32
      oid list user-ordered oneliner
        include,exclude leaf empty choice=filter
    management-routing-instance leaf string
    snmp-community list user-ordered
      name leaf string 1..32
      community-name leaf secret
      security-name leaf string 1..32
      context leaf string 0..32
      tag leaf string 0..255
  proxy list user-ordered
    device-name leaf string
    version-v1,version-v2c container
      snmp-community leaf string
  engine-id container
    use-mac-address,use-default-ip-address leaf empty choice=engine
    local leaf string choice=engine
  view list user-ordered
    oid list user-ordered oneliner
      include,exclude leaf empty choice=view
  client-list list user-ordered
    client-address-list list user-ordered oneliner hidden-keyword
      restrict leaf empty
  community list user-ordered
    view leaf string
    authorization leaf enum read-only|read-write
    client-list-name leaf string
    clients list user-ordered oneliner homogeneous
      restrict leaf empty
    routing-instance list user-ordered
      client-list-name leaf string
      clients list user-ordered oneliner homogeneous
        restrict leaf empty
    logical-system list user-ordered
      routing-instance list user-ordered
        client-list-name leaf string
  trap-options container presence
    source-address container oneliner-plus
      address leaf string nokeyword choice=source
      lo0 leaf empty choice=source
    enterprise-oid,context-oid leaf empty
    routing-instance list user-ordered
      source-address container oneliner-plus
        address leaf string nokeyword choice=source
        lo0 leaf empty choice=source
    agent-address leaf enum outgoing-interface
  trap-group list user-ordered
    version leaf enum all|v1|v2
    destination-port leaf integer
    categories container
      authentication,chassis,link,remote-operations,routing,startup,rmon-alarm,vrrp-events,configuration,services,chassis-cluster,timing-events,dot3oam-events leaf empty
      sonet-alarms,otn-alarms container presence
    targets list user-ordered oneliner homogeneous
    routing-instance,logical-system leaf string
  routing-instance-access container presence
    access-list list oneliner homogeneous
      restrict leaf empty
  traceoptions container
    memory-trace container presence
      size leaf string
    use trace
  rmon container presence
    history list user-ordered
      name leaf integer 1..65535
      interface,owner leaf string
      bucket-size leaf integer 1..65535
      interval leaf integer 1..2147483647
    alarm list user-ordered
      name leaf integer 1..65535
      description,variable,syslog-subtag leaf string
      interval,falling-threshold-interval leaf integer 1..2147483647
      sample-type leaf enum absolute-value|delta-value
      request-type leaf enum get-request|get-next-request|walk-request
      startup-alarm leaf enum rising-alarm|falling-alarm|rising-or-falling-alarm
      rising-threshold,falling-threshold leaf integer
      rising-event-index,falling-event-index leaf integer 0..65535
    event list user-ordered
      name leaf integer 1..65535
      description,community leaf string
      type leaf enum none|log|snmptrap|log-and-trap
  health-monitor container presence
    interval leaf integer 1..2147483647
    rising-threshold leaf integer 1..100
    falling-threshold leaf integer 0..100
    idp container presence
  arp container presence
    host-name-resolution leaf empty

event-options container
  max-policies leaf integer 0..20
  generate-event list user-ordered oneliner homogeneous
    name leaf string 1..63
    time-of-day leaf string choice=time
    time-interval leaf integer 60..2592000 choice=time
    start-time leaf string
    no-drift leaf empty
  policy list user-ordered
    name leaf string 1..63
    events leaf-list string user-ordered
    within list user-ordered oneliner-plus
      name leaf integer 1..604800
      trigger container oneliner
        until,on,after leaf empty choice=trigger
        count leaf integer nokeyword
      events leaf-list string user-ordered
      not container oneliner
        events leaf-list string user-ordered
    attributes-match list[from-event-attribute condition to-event-attribute-value] user-ordered oneliner homogeneous
      condition leaf enum equals|starts-with|matches nokeyword
      to-event-attribute-value leaf string nokeyword
    then container
      ignore leaf empty
      priority-override container
        facility leaf string
        severity leaf enum emergency|alert|critical|error|warning|notice|info
      upload list[filename destination] user-ordered
        filename leaf string keyword=filename
        destination leaf string
        user-name leaf string
        transfer-delay leaf integer
      change-configuration container
        retry container oneliner
          count leaf integer 0..10
          interval leaf integer
        commands list user-ordered homogeneous
        user-name leaf string
        commit-options container
          check container presence
            synchronize leaf empty
          synchronize,force leaf empty
          log leaf string 1..512
      execute-commands container
        commands list user-ordered homogeneous
        use event-output
      event-script list user-ordered
        name leaf string 1..254
        arguments list user-ordered oneliner homogeneous
          value leaf string nokeyword
        use event-output
      raise-trap leaf empty
  event-script container
    optional leaf empty
    max-datasize leaf string
    traceoptions container
      use trace
    file list user-ordered
      python-script-user leaf string
      checksum container oneliner-plus
        sha-256 leaf string
      source leaf string
      refresh leaf empty
  destinations list user-ordered homogeneous
    transfer-delay leaf integer
    archive-sites list user-ordered oneliner homogeneous
      password leaf secret
  traceoptions container
    use trace

accounting-options container
  file list user-ordered
    files leaf integer 3..1000
    size,start-time leaf string
    transfer-interval leaf integer 5..2880
    nonpersistent,backup-on-failure,push-backup-to-master leaf empty
    archive-sites list user-ordered oneliner homogeneous
      password leaf secret
  interface-profile,routing-engine-profile,class-usage-profile list user-ordered
    file leaf string
    interval leaf integer 1..2880
    fields container
      input-bytes,output-bytes,input-packets,output-packets,input-errors,output-errors,host-name,date,time-of-day,uptime,cpu-load-1,cpu-load-5,cpu-load-15,total-cpu-usage,memory-usage,total-memory-usage leaf empty
  filter-profile list user-ordered
    file leaf string
    interval leaf integer 1..2880
    counters list user-ordered homogeneous

body snmp-user
  name leaf string 1..32 nokeyword
  authentication-md5,authentication-sha,authentication-sha224,authentication-sha256,authentication-sha384,authentication-sha512 container choice=authentication
    authentication-password leaf secret
    authentication-key leaf secret
  authentication-none leaf empty choice=authentication
  privacy-des,privacy-3des,privacy-aes128 container choice=privacy
    privacy-password leaf secret
    privacy-key leaf secret
  privacy-none leaf empty choice=privacy

body snmp-access
  security-model list user-ordered
    name leaf enum any|usm|v1|v2c
    security-level list user-ordered
      name leaf enum none|authentication|privacy
      context-match leaf enum exact|prefix
      read-view,write-view,notify-view leaf string 1..32

body event-output
  user-name leaf string
  destination list user-ordered oneliner-plus
    transfer-delay leaf integer
    retry-count container oneliner
      retry leaf integer 0..10 nokeyword
      retry-interval leaf integer
  output-filename leaf string
  output-format leaf enum text|xml
`,
};
