import type { Stanza } from "../outline.ts";

/** `[edit chassis]`. */
export const chassisStanza: Stanza = {
  name: "chassis",
  text: `
chassis container
  auto-image-upgrade,no-power-budget,fpc-resync,craft-lockout,vrf-mtu-check,enhanced-policer leaf empty
  config-button container oneliner
    no-rescue,no-clear leaf empty
  memory-enhanced container presence
    route,filter leaf empty
  icmp,icmp6 container
    rate-limit leaf integer
  maximum-ecmp leaf enum 16|32|64|96|128|160|192|224|256|288|320|352|384|416|448|480|512
  redundancy container
    routing-engine list
      name leaf integer 0..1
      master,backup,disabled leaf empty choice=role
    failover container oneliner-plus presence
      on-loss-of-keepalives,on-disk-failure,on-re-to-fpc-stale,not-on-disk-underperform leaf empty
    keepalive-time leaf integer 2..10000
    graceful-switchover container presence
  routing-engine container
    on-disk-failure container oneliner
      disk-failure-action leaf enum reboot|halt
    usb-wwan,bios container
      port leaf integer
      no-auto-upgrade leaf empty
  aggregated-devices container
    ethernet container
      device-count leaf integer
      lacp container
        system-priority leaf integer 0..65535
        link-protection container presence
          non-revertive leaf empty
    sonet container
      device-count leaf integer 1..64
    maximum-links leaf integer
  pseudowire-service container presence
    device-count leaf integer 1..18000
  container-devices container
    device-count leaf integer 1..128
  cluster container
    control-link-recovery,network-management leaf empty
    reth-count leaf integer 1..128
    heartbeat-interval leaf integer 1000..2000
    heartbeat-threshold leaf integer 3..8
    control-ports container
      fpc list user-ordered
        port leaf integer 0..1
    redundancy-group list
      name leaf integer 0..128
      node list
        name leaf integer 0..1
        priority leaf integer 1..254
      preempt container presence
        delay,limit,period leaf integer
      gratuitous-arp-count leaf integer 1..16
      hold-down-interval leaf integer 0..1800
      interface-monitor list oneliner homogeneous
        weight leaf integer 0..255
      ip-monitoring container
        global-weight,global-threshold leaf integer 0..255
        retry-interval leaf integer 1..30
        retry-count leaf integer 5..15
        family container inline
          inet container
            ipv4-address list hidden-keyword
              weight leaf integer 0..255
              interface container
                logical-interface-name leaf string nokeyword
                secondary-ip-address leaf string
  fabric container oneliner-plus
    redundancy-mode container
      redundant,increased-bandwidth leaf empty choice=mode
  fpc list
    name leaf integer
    linkscan-per-fpc container presence
      fpc-linkscan-interval leaf integer 10000..500000
    pic list
      name leaf integer
      pic-mode leaf enum 1G|10G|25G|40G|50G|100G|400G
      port list
        name leaf integer
        speed leaf string
        number-of-sub-ports leaf integer 1..8
        channel-speed leaf string
        unused leaf empty
      port-range list[port-range-low port-range-high] user-ordered
        channel-speed leaf string
      tunnel-services container presence
        bandwidth leaf string
        tunnel-only leaf empty
      inline-services container presence
        bandwidth leaf string
        flow-table-size leaf string
      adaptive-services container
        service-package container
          layer-2,layer-3 leaf empty choice=package
          extension-provider container presence
            control-cores,data-cores,object-cache-size,policy-db-size leaf integer
            package list user-ordered
            syslog container
              daemon,external leaf enum any|none|info|notice|warning|error
      framing leaf enum sonet|sdh|t3|e3|t1|e1|lan
      aggregate-ports,channelization leaf empty
      number-of-ports leaf integer
      power leaf enum off
      sparse-dlcis leaf empty
    number-of-ports leaf integer
    power leaf enum off|on
    sampling-instance list homogeneous
    inline-services container
      flow-table-size container
        ipv4-flow-table-size,ipv6-flow-table-size,mpls-flow-table-size,vpls-flow-table-size leaf integer 0..256
    lite-mode,vlan-aware-bridging leaf empty
    error container
      fatal,major,minor container
        threshold leaf integer
        action list user-ordered
  alarm container
    management-ethernet container
      link-down leaf enum red|yellow|ignore
    ethernet container
      link-down leaf enum red|yellow|ignore
    sonet,otn-odu,otn-otu container
      los,lof,lol,pll leaf enum red|yellow|ignore
  ambient-temperature leaf enum 55C|40C|25C|32C
  network-services leaf enum ip|ethernet|enhanced-ip|enhanced-ethernet|enhanced-mode|lan
  usb container
    storage container
      disable leaf empty
  synchronization container
    network-option leaf enum option-1|option-2
    quality-mode-enable leaf empty
    selection-mode leaf enum configured-quality|received-quality
    source container
      interfaces list
        priority leaf integer 1..5
        wait-to-restore leaf integer 0..12
        quality-level leaf string
    esmc-transmit container
      interfaces list user-ordered
  forwarding-options container
    l2-profile-one,l2-profile-two,l2-profile-three,l3-profile,lpm-profile,vxlan-gbp-profile,default-profile container presence
      prefix-65-127-disable,unicast-in-lpm leaf empty
  lcd-menu container
    fpc list user-ordered
      name leaf integer
      menu-item list user-ordered oneliner homogeneous
        disable leaf empty
  psu container
    redundancy container
      n-plus-n leaf empty
`,
};
