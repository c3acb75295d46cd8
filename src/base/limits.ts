/**
 * Every buffer, queue and loop of the project that a peer or a file can fill, with its reason.
 * Sizes are bytes unless the name says otherwise.
 */
export const limits = {
  /** A client hello is a few kilobytes; anything larger is an attack or a bug. */
  helloBytes: 65_536,
  /** One NETCONF message. The largest real configurations are about 20 MB of XML. */
  messageBytes: 67_108_864,
  /** Nesting of elements. The deepest published Junos statement is 24 levels below the root. */
  xmlDepth: 256,
  /** Attributes of one element; a Junos client sends fewer than ten. */
  xmlAttributes: 64,
  /** Elements, attributes and texts of one document; a 20 MB configuration holds about a million. */
  xmlNodes: 4_000_000,
  /** Requests read but not answered yet in one session; reading pauses above it. */
  pendingRequests: 256,
  /** Bytes of such requests together; one larger message is taken, then reading pauses. */
  pendingRequestBytes: 1_048_576,
  /** Notifications that one session holds for a peer that does not read; then the oldest go. */
  pendingNotifications: 256,
  /** Characters of such notifications together; one larger is held alone. */
  pendingNotificationCharacters: 1_048_576,
  /** Changes that one notification of a commit lists; a person reads a few, a program asks for the configuration. */
  notifiedEdits: 256,
  /** Nesting of braces in a configuration file. */
  configDepth: 128,
  /** Nesting of JSON values; an entry of a list is two levels. */
  jsonDepth: 256,
  /** A configuration file. */
  configBytes: 67_108_864,
  /** One word or quoted text of a configuration file; certificates and banners are the longest. */
  configWordBytes: 262_144,
  /** Words of one statement, an array counting as one; the longest published path has about fifty. */
  statementWords: 512,
  /** Characters of an offending word that a problem repeats. */
  problemWordLength: 255,
  /** Characters of the `[edit ...]` path that a problem shows. */
  problemPathLength: 1_024,
  /** Problems reported for one load; after that the load stops. */
  loadProblems: 1_000,
  /** Channels on one SSH connection: Junos `max-sessions-per-connection` default. */
  channelsPerConnection: 10,
  /** Seconds that a peer may take from TCP connect to the end of authentication (OpenSSH LoginGraceTime). */
  loginGraceSeconds: 120,
  /** Names in one walk of the management information base; each can mean all of it. */
  snmpObjectNames: 64,
  /** Messages of its log that one device remembers; a line takes about 150 bytes. */
  systemLogMessages: 256,
  /** Attempt records that one device remembers: of its dials, and again of the connections that came to it. */
  attemptRecords: 256,
  /** Connections of one service on which nobody is logged in yet; OpenSSH stops at 100 (MaxStartups). */
  strangersPerService: 100,
  /** Connections that the system holds until a listener takes them; `connection-limit` goes up to 250. */
  listenBacklog: 256,
  /** Milliseconds until a listener asks again for an address that it could not have: soon for a person, no busy loop. */
  listenRetryMs: 5_000,
  /** Lines that the NMS side reads before the SSH identification. RFC 4253 4.2 names no bound; OpenSSH takes 1,024. */
  preambleLines: 64,
  /** Bytes of one such line; OpenSSH takes 8,192. */
  preambleLineBytes: 8_192,
  /** A device-id: host name, serial number or UUID in practice. It must fit a preamble line. */
  deviceIdBytes: 1_024,
  /** Text of a host key in the preamble; RSA with 16,384 bits takes 2,800. It must fit a preamble line. */
  hostKeyBytes: 8_000,
  /** Milliseconds between the starts of two dials of one client, whatever `timeout` says: no busy loop. */
  redialFloorMs: 50,
  /** Addresses of one server name that one attempt tries. */
  addressesPerName: 16,
  /** Addresses of a prefix that are looked at for one that no other device has; then two share one. */
  sourceAddressTries: 1_024,
  /** Header of a proxy's answer to CONNECT; real ones send a few hundred bytes. */
  proxyHeaderBytes: 16_384,
  /** Milliseconds that a peer gets to take part in a graceful end before its socket is destroyed. */
  closeGraceMs: 2_000,
  /** Printed configurations that one process remembers, so that reading one again costs no printing. */
  rememberedConfigurationBytes: 33_554_432,
  /** A fleet or enrolment file; one hundred thousand devices listed one by one take about 10 MB. */
  fleetFileBytes: 33_554_432,
  /** Devices of one fleet, included files counted; ten machines of a hundred thousand are more than anybody has. */
  fleetDevices: 1_000_000,
  /** Fleet files that one fleet file includes, directly or not: one for each site of a large network. */
  fleetIncludes: 1_000,
  /** How deep fleet files include one another. */
  fleetIncludeDepth: 16,
  /** A CSV file of devices; a million rows of a hundred characters. */
  csvBytes: 134_217_728,
  /** Numbers of one `range` in a template; a chassis has fewer ports, a switch 4,094 VLANs. */
  templateRange: 65_536,
  /** Texts, apart from values, that one template remembers; blocks make a few, and devices share what is remembered. */
  templateSkeletons: 1_024,
  /** A key or certificate file; RSA keys with 16,384 bits take 13 kB. */
  keyFileBytes: 65_536,
  /** A file of an emulated device: configurations, keys, certificates and revocation lists. */
  deviceFileBytes: 67_108_864,
  /** Characters of one line of a journal file; a record takes about 500, its details at most a few thousand. */
  journalLineBytes: 65_536,
  /** A certificate revocation list in PEM; a hundred thousand certificates make about 5 MB. */
  revocationListBytes: 8_388_608,
  /** Local certificates that one device keeps; a router has a handful. */
  localCertificates: 256,
  /** Nesting of brackets in a YAML file; a fleet file needs four. The parser recurses. */
  yamlDepth: 64,
  /** Values that YAML aliases of one file may stand for: more is an attempt to fill memory. */
  yamlAliases: 1_000,
  /** Problems reported for one input file; a person corrects the first ones and tries again. */
  fileProblems: 1_000,
  /** A password or an answer at login; hashing time grows with it. OpenSSH takes 1,024. */
  passwordBytes: 1_024,
  /** `rounds=` of a `$5$` or `$6$` hash; 5,000 is usual and takes some milliseconds. */
  passwordHashRounds: 100_000,
  /** Milliseconds without a change after which a run, or a shard of one, gives back the memory that its start took. */
  runQuietMs: 5_000,
  /** Devices of one process from which on it counts who dials whom: of fewer no address runs out of ports. */
  routesLookedAtFrom: 2_048,
  /** Offsets of time zones that one process remembers, each for a quarter of an hour. */
  rememberedOffsets: 1_024,
  /** Different hellos of peers that one process remembers: of an NMS all are the same. */
  rememberedHellos: 64,
  /** Public keys of peers that one process remembers: an NMS shows one key to all its devices. */
  rememberedPublicKeys: 256,
  /** Certificates of clients, or pairs of one and its issuer, about which one process remembers what is always so. */
  rememberedCertificates: 256,
  /** Hashes of passwords in options that one process remembers: devices of a fleet have few logins, and one hash takes milliseconds. */
  rememberedPasswordHashes: 256,
  /** Junos releases that one process has taken apart; a fleet has few. */
  rememberedReleases: 64,
  /** SSH connections of a process whose ciphers are ready; those of the others are made again when they are used. */
  awakeConnections: 256,
  /** Private keys kept ready to sign among those that a seed makes anew in less time than a signature takes. */
  readyKeys: 256,
  /** Password verdicts remembered, so that a fleet with one hash pays once. */
  passwordVerdicts: 4_096,
  /** An OpenSSH certificate; RSA 16384 under an RSA 16384 CA stays below. */
  certificateBytes: 65_536,
  /** Principals of one certificate; OpenSSH takes 256. */
  certificatePrincipals: 256,
  /** Options of one certificate; ssh-keygen knows fewer than ten. */
  certificateOptions: 64,
  /** Login attempts of any kind on one connection, queries for a key included; clients offer whole agents. */
  loginAttempts: 64,
  /** An SSH identification line (RFC 4253 4.2). */
  identificationBytes: 255,
  /** Smallest packet that a peer may demand of us; smaller ones cost more than they carry. */
  sshPacketBytesLeast: 1_024,
  /** Largest packet that we send (RFC 4253 6.1). */
  sshPacketBytesMost: 32_768,
  /**
   * Encrypted bytes of one SSH connection that wait in its socket: four packets leave in one write, and a peer that
   * does not read costs no more.
   */
  socketBacklogBytes: 131_072,
  /** What one SSH channel may hold undelivered: the 2 MiB window of ssh2 and one packet. */
  channelBacklogBytes: 2_129_920,
  /** The same in packets: a peer that fills its window with single bytes costs a hundred times that. */
  channelBacklogChunks: 16_384,
  /** First line of a relay that sshd started: a token and a login name. */
  relayLineBytes: 256,
  /** Seconds that it may take for that line; it says it as soon as it runs. */
  relaySeconds: 30,
  /** Devices whose first host key one receiver remembers; further strangers are refused, none forgotten. */
  rememberedHostKeys: 100_000,
  /** SSH logins that one receiver runs at once; key exchange is the costly part. */
  concurrentHandshakes: 256,
  /** Connections of one receiver on which nobody is logged in yet; above it new ones are closed. */
  openHandshakes: 4_096,
  /** Look-ups in a directory that one process runs at once; servers take about a thousand connections. */
  directoryLookups: 64,
  /** Characters of a user name that a directory is asked for; Junos takes 64. */
  remoteUserName: 64,
  /** Seconds that a device may take for its preamble, and then for SSH login and NETCONF hello. */
  preambleSeconds: 15,
  handshakeSeconds: 60,
  /** Statements that groups and ranges bring into one configuration, 32 characters counting as one more, and patterns tried; the largest real configurations have a million. */
  inheritanceWork: 2_000_000,
  /** Interfaces of one `interface-range`; the largest chassis has fewer ports. */
  interfaceRangeMembers: 4_096,
  /** Configurations that one device keeps: the running one and Junos rollback 1 to 49. */
  storedCommits: 50,
  /** Characters of a regular expression in set form; the automaton and the time per character grow with it. */
  patternLength: 255,
  /** Characters of an expression of a login class; every command and statement of its users is matched with it. */
  permissionExpressionLength: 2_048,
  /** Orders of the arguments of one command that the expressions of a class are matched with: all of six arguments, three of nine. */
  permissionOrders: 800,
  /** Characters of a command of which all orders are matched; with a longer one that would take too long. */
  permissionOrderLength: 1_024,
  /** Characters of a command line; the longest that operators type have some hundred. */
  commandLineLength: 8_192,
  /** Pipes of one command, each of which goes through the whole output. */
  commandPipes: 16,
  /** Commands that one SSH `exec` brings; scripts of a dozen lines are long. */
  commandsPerExec: 64,
  /** Commands of one load that look at a whole subtree (`copy`, `replace pattern`, `wildcard delete`). */
  /**
   * Commands of one load that look at a whole subtree (`copy`, `replace pattern`, `wildcard delete`), and
   * elements of one filter that look at a whole list (`count`, `start`, `matching`, `recurse`).
   */
  subtreeCommands: 64,
  /** Characters that one `replace pattern` may write; all values of a 50,000-line configuration are fewer. */
  patternCharacters: 4_194_304,
  /** One YANG module; the monolithic ones of old Junos releases take about 20 MB. */
  yangFileBytes: 67_108_864,
  /** All modules of one build; configuration and rpc modules of one release and family take about 45 MB. */
  yangBytes: 268_435_456,
  /** Modules of one build; a release has about 400 per family. */
  yangFiles: 10_000,
  /** Statements of one module; 20 MB of YANG hold about 600,000. */
  yangStatements: 4_000_000,
  /** Nesting of braces in a module, and of groupings, types and nodes while it is compiled; published ones stay below 64. */
  yangDepth: 256,
  /** Statements put in place while modules are compiled, once per grouping; 20 MB need about 300,000. */
  yangExpansion: 4_000_000,
  /** A compiled schema file; configuration and rpcs of one release take about 3 MB. */
  schemaFileBytes: 134_217_728,
  /** Certificates of one CMS structure; a chain has two to four. */
  cmsCertificates: 64,
  /** A bootstrap server's reply: a first configuration of 9 MB, in base64 twice. */
  bootstrapReplyBytes: 16_777_216,
  /** Headers of such a reply; RESTCONF servers send fewer than ten. */
  bootstrapHeaderBytes: 16_384,
  /** Nesting of such a reply; RFC 8572 needs five levels. */
  bootstrapDepth: 32,
  /** Seconds that one request to a bootstrap server may take, connection and TLS included. */
  bootstrapRequestSeconds: 30,
  /** Redirects that follow one another (RFC 8572 section 5.3: no more than ten). */
  bootstrapRedirects: 10,
  /** Bootstrap servers asked in one round: lists of redirects would multiply otherwise. */
  bootstrapServers: 64,
  /** Steps of its bootstrap that one device remembers. */
  bootstrapRecords: 128,
  /** Learnt MAC addresses that one device lists; switches hold more, but a reply of that many is 5 MB. */
  learntMacs: 16_384,
  /** Times of unchanged configuration and links that a device looks back on, for how long neighbours are up. */
  epochs: 16,
  /** Counters, neighbours and entries that a device knows to have been cleared; a full chassis has some ten thousand to clear. */
  marks: 32_768,
  /** A user's own reply; the largest operational replies of real devices (full routing tables) are about 60 MB. */
  replyFileBytes: 67_108_864,
  /** All reply files of one directory, which stay in memory. */
  replyBytes: 268_435_456,
  /** Reply files of one directory; a release has about 7,000 operational requests. */
  replyFiles: 20_000,
  /** One file that a peer puts onto an emulated device; configurations and certificates, not software. */
  diskFileBytes: 4_194_304,
  /** All files that peers put onto one device; ten thousand devices together must fit into one machine. */
  diskBytes: 16_777_216,
  /** Files, directories and links made or removed on one device; PyEZ and Ansible leave a handful. */
  diskEntries: 2_048,
  /** Characters of a path on a device (PATH_MAX of FreeBSD). */
  diskPathLength: 1_024,
  /** Symbolic links followed for one path (MAXSYMLINKS of FreeBSD is 32). */
  diskLinks: 32,
  /** Probes of one ping; each is a row of the reply. Junos takes two billion and would answer for years. */
  pingProbes: 1_000,
  /** Devices from which on a run has child processes unless told otherwise: fewer are no load for one core. */
  unshardedDevices: 200,
  /** Devices that are started, rebooted or cut before a process turns to its sockets again: some milliseconds of work. */
  startSlice: 8,
  /** Handshakes on their way at once in one process, whatever is asked for: it has no more connections. */
  handshakes: 1_000_000,
  /** Cuts that one storm of churn comes to; all of them are worked out before it begins. */
  stormSteps: 1_000_000,
  /** Storms of one run. */
  storms: 1_000,
  /** Devices of a running fleet that commit the same configuration at once. */
  commitsAtOnce: 16,
  /** Devices that get a line of a table each; of more only the numbers are shown. */
  tableDevices: 50,
  /** Devices that cannot start of which a run shows the reason as it happens; further ones are counted. */
  shownFailures: 20,
  /** Child processes of one run: far more than a machine has cores. */
  shards: 1_024,
  /** Pods of one fleet; a StatefulSet of a hundred thousand devices has some ten. */
  pods: 4_096,
  /**
   * Milliseconds until a shard that crashed is started again: the first time, at most, and how long it must
   * have run for the next pause to be the first again. It doubles, so that a crash at start is no busy loop.
   */
  shardRestartMs: { first: 1_000, most: 30_000, healthy: 60_000 },
  /** Crashes of a shard within that minute at which a strict run ends. */
  shardCrashes: 5,
  /** Milliseconds for the devices of a shard to end their sessions; sessions alone take `closeGraceMs`. */
  shardCloseMs: 10_000,
  /** Milliseconds between two tallies of a shard: a person reads no faster. */
  shardTallyMs: 100,
  /** Events that a shard holds for a parent that is busy; a device tells about ten as it connects. */
  shardEvents: 100_000,
  /** Events of one message between processes, so that a tally never waits for long. */
  shardBatch: 1_000,
  /** Reasons that one shard, and a whole run, give at the end; a person corrects the first ones and tries again. */
  shardReportLines: 100,
  /** Devices of a run with an embedded NMS: both ends share one process and one core. */
  embeddedNmsDevices: 1_000,
  /** Connections to the health server of one run: a kubelet, a Prometheus or two, and a person. */
  healthConnections: 64,
  /** Header of one request to it; probes send a hundred bytes. */
  healthHeaderBytes: 8_192,
  /** Seconds that it waits for the rest of a request, or for the next one on a connection. */
  healthSeconds: 30,
  /** Handlers of own replies that one device holds; more is a handler that is added for every request. */
  rpcHandlers: 1_000,
} as const;
