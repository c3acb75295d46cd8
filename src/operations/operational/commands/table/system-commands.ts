/** `show system`, `request system` and what else is about the software of a device. */
export const systemCommands = `
show version = get-software-information software-information brief detail
show host = get-host-information - <hostname>
show system alarms = get-system-alarm-information alarm-information
show system auto-snapshot = get-auto-snapshot-information auto-snapshot-information
show system autorecovery state = get-system-autorecovery-state autorecovery
show system boot-media = get-boot-media-information system-boot-media-information @qfx
show system buffers = get-buffer-informations memory-statistics
show system commit = get-commit-information commit-information include-configuration-revision
show system commit revision = get-commit-revision-information commit-revision-information detail
show system commit server = get-commit-server-information commit-server-information
show system commit server queue = get-commit-server-queue-information
    commit-server-queue-information
show system configuration archival = get-system-archival directory-list
show system configuration database status = get-configuration-database-status
    database-status-information
show system configuration database usage = get-database-usage database-usage
show system configuration rescue = get-rescue-information -
show system configuration revision = get-configuration-by-revision
    configuration-revision-information <revision>
show system core-dumps = get-system-core-dumps directory-list detail
show system directory-usage = get-directory-usage-information directory-usage-information <path>
    depth=
show system download = get-download-information download-information
show system errors active = get-active-error-information active-error-information
show system errors active detail = get-active-error-detail-information
    active-error-detail-information
show system firmware = get-system-firmware-information system-firmware-information
show system information = get-system-information system-information
show system license = get-license-summary-information license-summary-information
show system license installed = get-license-information license-information
show system license keys = get-license-key-information license-key-information
show system license usage = get-license-usage-summary license-usage-summary
show system login lockout = get-system-login-lockout-information system-login-lockout-information
show system memory = get-system-memory-information system-memory-information
show system processes = get-system-process-information system-process-information brief detail
    extensive summary wide
show system processes health = get-process-health-information system-processes-health-information
show system queues = get-queues-information queues-statistics
show system resource-monitor fpc = get-resource-monitor-fpc-information
    resource-monitor-fpc-information
show system resource-monitor summary = get-resource-monitor-summary-fpc-information
    resource-monitor-summary-fpc-information
show system rollback = get-rollback-information - <rollback> compare=
show system schema = get-yang-schema - module= format= output-directory=
show system services dhcp binding = get-dhcp-binding-information - @srx
show system services dhcp client = get-dhcp-client-information dhcp-client-information @srx
show system services dhcp conflict = get-dhcp-conflict-information dhcp-conflict-information @srx
show system services dhcp pool = get-dhcp-pool-information dhcp-pool-information @srx
show system services dhcp statistics = get-dhcp-statistics-information dhcp-statistics-information
    @srx
show system services dns-proxy statistics = get-dns-proxy-information dns-proxy-information @srx
show system services dynamic-dns client = get-dynamic-dns-client-information
    dynamic-dns-client-information @srx
show system services outbound-ssh clients = get-outbound-ssh-service-information
    outbound-ssh-service-information <client-id> brief detail
show system services reverse = get-system-services-reverse-information
    system-services-reverse-information
show system snapshot = get-snapshot-information snapshot-information media=
show system statistics = get-statistics-information statistics
show system storage = get-system-storage system-storage-information detail partitions
show system switchover = get-switchover-information switchover-information
show system syslog = get-syslog-events syslog-events
show system uptime = get-system-uptime-information system-uptime-information
show system users = get-system-users-information system-users-information no-resolve
show system virtual-memory = get-system-virtual-memory-information
    system-virtual-memory-information
show system yang package = get-system-yang-packages yang-package-information
show system ztp = get-system-ztp-information - @ex,qfx
show vmhost version = get-vmhost-version-information vmhost-version-information @mx,qfx
show vmhost information = get-vmhost-information - @mx,qfx
show vmhost uptime = get-vmhost-uptime vmmd-host-uptime @mx,qfx
show vmhost snapshot = get-vmhost-snapshot-information - @mx,qfx
show cli authorization = get-authorization-information authorization-information
show cli directory = get-current-working-directory cli
show log = get-log file-content <filename>
show log user = get-user-logins - <username>
show ntp associations = get-ntp-associations-information ntp-associations no-resolve
show ntp status = get-ntp-status-information ntp-status no-resolve
show snmp health-monitor = get-health-monitor-information health-monitor-information
show snmp mib get = get-snmp-object snmp-object-information <snmp-object-name>
show snmp mib get-next = next-snmp-object snmp-object-information <snmp-object-name>
show snmp mib walk = walk-snmp-object snmp-object-information <snmp-object-name> decimal ascii
show snmp inform-statistics = get-snmp-inform-statistics snmp-inform-statistics
show snmp rmon = get-rmon-information rmon-information
show snmp rmon alarms = get-rmon-alarm-information rmon-alarm-information
show snmp rmon events = get-rmon-event-information rmon-event-information
show snmp statistics = get-snmp-information snmp-statistics
show snmp v3 = get-snmp-v3-information snmp-v3-information
show snmp v3 users = get-snmp-v3-usm-user-information snmp-v3-information
show snmp v3 groups = get-snmp-v3-group-information snmp-v3-information
show accounting profile = get-accounting-profile-information accounting-profile-information <name>
show accounting records = get-accounting-record-information accounting-record-information
clear log = clear-log - <filename> all
clear system commit = clear-system-commit -
clear system login lockout = clear-system-login-lockout clear-system-login-lockout all user=
clear system reboot = clear-reboot clear-reboot-status
clear snmp history = clear-snmp-history - <index>
clear snmp statistics = clear-snmp-statistics -
clear cli logical-system = clear-cli-logical-system -
request system configuration rescue save = request-save-rescue-configuration
    rescue-management-results
request system configuration rescue delete = request-delete-rescue-configuration
    rescue-management-results
request system reboot = request-reboot request-reboot-results at= in= message= media=
    both-routing-engines other-routing-engine all-members local member= slice=
request system halt = request-halt - at= in= message= media= both-routing-engines
    other-routing-engine all-members
request system power-off = request-power-off - at= in= message= media= both-routing-engines
    other-routing-engine all-members
request system power-on = request-power-on-other-re -
request system zeroize = request-system-zeroize system-zeroize-status media all-members local
request system software add = request-package-add - <package-name> no-copy no-validate validate
    reboot unlink force best-effort-load
request system software delete = request-package-delete - <package-name> force
request system software rollback = request-package-rollback - <package-name> reboot
request system software validate = request-package-validate - <package-name>
request system snapshot = request-snapshot snapshot-information delete= partition slice= media=
    recovery
request system storage cleanup = request-system-storage-cleanup system-storage-cleanup-information
    dry-run no-confirm
request system license add = request-license-add add-license-results <filename>
request system license delete = request-license-delete - <license-identifier> all
request system license save = request-license-save - <filename>
request system license update = request-license-update inform
request system logout = request-logout-user logout-user user= terminal= pid=
request system scripts add = request-scripts-package-add - <package-name>
request system scripts delete = request-scripts-package-delete - <package-name>
request system autorecovery state save = request-system-autorecovery-state-save autorecovery
request system autorecovery state clear = request-system-autorecovery-state-clear autorecovery
request system autorecovery state recover = request-system-autorecovery-state-recover autorecovery
request system yang add = request-yang-add - package= module= deviation-module=
    translation-script= action-script=
request system yang delete = request-yang-delete - <package>
request system yang update = request-yang-update - <package>
request system process terminate = request-process-terminate - <pid>
request message = request-message - message= user= all
request snmp spoof-trap = request-snmp-spoof-trap snmp-spoof-trap-results <trap>
request vmhost reboot = request-vmhost-reboot - at= in= message= @mx,qfx
request vmhost software add = request-vmhost-package-add - <package-name> no-validate reboot
    @mx,qfx
request vmhost snapshot = request-vmhost-snapshot - @mx,qfx
op = op-script - <script>
op url = op-url - <url>
show configuration = (configuration)
show system connections = (none)
show system reboot = (none)
show system software backup = get-package-backup-information package-backup-information
show system software installation-status = get-software-installation-status
    software-installation-status
show system software rollback = get-package-rollback -
show task memory = get-task-memory-information task-memory-information brief detail fragmentation
    history summary
show task objects = get-task-object-information -
show task replication = get-routing-task-replication-state task-replication-state
show task scheduler-slip-history = get-scheduler-slip-history
    task-scheduler-slip-history-information
show krt queue = (none)
show krt state = (none)
request system software in-service-upgrade = request-package-in-service-upgrade - <package-name>
    reboot
request system software nonstop-upgrade = request-package-nonstop-upgrade - <package-name> @ex,qfx
request system software status = request-package-latest-status package-status
request system scripts refresh-from = request-script-refresh-from - file= url=
request system scripts rollback = request-scripts-package-rollback -
request system scripts synchronize = request-scripts-synchronize -
request shell execute = request-shell-execute - <command>
request support information = (none)
`;
