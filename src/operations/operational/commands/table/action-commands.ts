/** Commands that do something: ping, traceroute, files, and those without an RPC. */
export const actionCommands = `
ping = ping ping-results <host> count= size= rapid interval= source= routing-instance= interface=
    do-not-fragment wait= ttl= tos= no-resolve record-route bypass-routing strict inet inet6
    logical-system= pattern= detail verbose
ping ethernet = request-ping-ethernet ethping-results
ping mpls l2circuit interface = request-ping-l2circuit-interface lsping-results <interface>
ping mpls l3vpn = request-ping-l3vpn lsping-results <vpn-name> prefix=
ping mpls ldp = request-ping-ldp-lsp lsping-results <fec>
ping mpls rsvp = request-ping-rsvp-lsp lsping-results <lsp-name>
traceroute = traceroute traceroute-results <host> source= routing-instance= interface= wait= ttl=
    tos= no-resolve as-number-lookup bypass-routing gateway= inet inet6 logical-system=
    propagate-ttl next-hop=
traceroute ethernet = request-traceroute-ethernet ethtraceroute-results
traceroute mpls ldp = traceroute-mpls-ldp - <fec>
traceroute mpls rsvp = traceroute-mpls-rsvp - <lsp-name>
mtrace from-source = multicast-trace-from-source -
file archive = file-archive - source= destination= compress
file change-owner = file-change-owner -
file change-permission = file-change-permission -
file checksum md5 = get-checksum-information checksum-information <path>
file checksum sha-256 = get-sha256-checksum-information checksum-information <path>
file checksum sha1 = get-sha1-checksum-information checksum-information <path>
file compare = file-compare -
file compress = file-compress -
file copy = file-copy - <source> <destination>
file delete = file-delete - <path> purge
file delete-directory = delete-directory - <path> recurse
file list = file-list directory-list <path> detail recursive
file make-directory = make-directory - <path>
file rename = file-rename - <source> <destination>
file show = file-show file-content <filename> encoding=
file get = file-get file-get-results <filename> encoding=
file put = file-put file-put-results <filename> permission= encoding= delete-if-exist
help tip cli = get-cli-tip tip
traceroute monitor = (interactive)
test configuration = (none) <filename>
test policy = (none)
restart = (none)
configure = (interactive)
edit = (interactive)
start shell = (interactive)
monitor interface = (interactive)
monitor list = (interactive)
monitor start = (interactive)
monitor stop = (interactive)
monitor traffic = (interactive)
set cli complete-on-space = (none)
set cli directory = (none)
set cli idle-timeout = (none)
set cli prompt = (none)
set cli restart-on-upgrade = (none)
set cli screen-length = (none)
set cli screen-width = (none)
set cli terminal = (none)
set cli timestamp = (none)
quit = (none)
exit = (none)
`;
