/** The chassis, its forwarding engines, virtual chassis and power over Ethernet. */
export const chassisCommands = `
show chassis alarms = get-alarm-information alarm-information
show chassis beacon = get-chassis-beacon-information chassis-beacon-information
show chassis cluster control-plane statistics = get-chassis-cluster-control-plane-statistics
    chassis-cluster-statistics @srx
show chassis cluster data-plane interfaces = get-chassis-cluster-data-plane-interfaces
    chassis-cluster-dataplane-interfaces @srx
show chassis cluster data-plane statistics = get-chassis-cluster-data-plane-statistics
    services-synchronized @srx
show chassis cluster information = get-chassis-cluster-information chassis-cluster-information
    detail @srx
show chassis cluster interfaces = get-chassis-cluster-interfaces
    chassis-cluster-interface-statistics @srx
show chassis cluster ip-monitoring status = get-chassis-cluster-ip-monitoring-status
    chassis-cluster-ip-monitoring @srx
show chassis cluster statistics = get-chassis-cluster-statistics chassis-cluster-statistics @srx
show chassis cluster status = get-chassis-cluster-status chassis-cluster-status redundancy-group=
    @srx
show chassis cb = get-cb-brief-information scb-information @mx
show chassis craft-interface = get-craft-information craft-information
show chassis environment = get-environment-information environment-information
show chassis environment cb = get-environment-cb-information environment-component-information
    <slot> @mx
show chassis environment fan = get-environment-fan-information fan-information
show chassis environment fpc = get-environment-fpc-information environment-component-information
    <fpc-slot>
show chassis environment pem = get-environment-pem-information environment-component-information
    <slot>
show chassis environment psm = get-environment-psm-information environment-component-information
    <slot> @mx
show chassis environment psu = get-environment-psu-information environment-component-information
    <slot> @qfx
show chassis environment routing-engine = get-environment-re-information
    environment-component-information <slot>
show chassis errors active = get-chassis-active-errors -
show chassis ethernet-switch = get-ethernet-switch-information ethernet-switch-information @mx
show chassis fabric summary = get-fm-state-information fm-state-information @mx
show chassis fabric fpcs = get-fm-fpc-state-information fm-fpc-state-information @mx
show chassis fabric plane = get-fm-plane-state-information fm-plane-state-information @mx
show chassis fabric plane-location = get-fm-plane-location-information
    fm-plane-location-information @mx
show chassis fabric destinations = get-fm-fabric-destinations-state fm-fabric-destinations-state
    @mx
show chassis fabric reachability = get-fm-fabric-reachability-information
    fm-fabric-reachability-information @mx
show chassis fan = get-fan-information fan-information
show chassis firmware = get-firmware-information firmware-information detail
show chassis forwarding = get-fwdd-information scb-information @srx,ex
show chassis forwarding-options = get-uft-information uft-information @ex,qfx
show chassis fpc = get-fpc-information fpc-information <fpc-slot> detail
show chassis fpc errors = get-fpc-error-information fpc-error-information
show chassis fpc pic-status = get-pic-information fpc-information <fpc-slot>
show chassis hardware = get-chassis-inventory chassis-inventory detail extensive models
    clei-models
show chassis high-availability information = get-chassis-high-availability-information
    chassis-high-availability-info @srx
show chassis in-service-upgrade = get-in-service-upgrade-status in-service-upgrade-status
show chassis lcd = get-lcd-information craft-lcd-led-information @ex
show chassis led = get-led-information craft-lcd-led-information @ex,qfx
show chassis location = get-chassis-location chassis-location
show chassis mac-addresses = get-chassis-mac-addresses chassis-mac-addresses
show chassis network-services = network-services network-services @mx
show chassis nonstop-upgrade = get-nonstop-upgrade-status in-service-upgrade-status @ex
show chassis pic = get-pic-detail fpc-information fpc-slot= pic-slot=
show chassis power = get-power-usage-information power-usage-information
show chassis power detail = get-power-usage-information-detail power-usage-information
show chassis power sequence = get-fru-power-on-sequence fru-power-on-sequence @mx
show chassis power-budget-statistics = get-power-budget-information power-budget-information @ex
show chassis redundancy feb = get-feb-redundancy-information feb-redundancy-information @mx
show chassis routing-engine = get-route-engine-information route-engine-information <slot>
show chassis routing-engine bios = get-bios-version-information route-engine-information
show chassis routing-engine hard-disk-test = get-chassis-hard-disk-test raid-information
show chassis spmb = get-spmb-information spmb-information @mx
show chassis synchronization = get-clock-synchronization clock-synchronization @mx
show chassis temperature-thresholds = get-temperature-threshold-information
    temperature-threshold-information
show chassis zones = get-chassis-zones-information chassis-zones-information @mx
clear chassis cluster failover-count = clear-chassis-cluster-failover-count - @srx
clear chassis cluster statistics = clear-chassis-cluster-statistics - @srx
clear chassis fpc errors = clear-chassis-fpc-errors -
request chassis beacon = request-chassis-beacon chassis-beacon-information fpc= on off
request chassis cb = request-chassis-cb - slot= offline online @mx
request chassis fpc = request-chassis-fpc chassis-fpc-state slot= offline online restart
request chassis mic = request-chassis-mic chassis-mic-state fpc-slot= mic-slot= offline online @mx
request chassis pic = request-chassis-pic - fpc-slot= pic-slot= offline online
show pfe statistics traffic = get-pfe-statistics pfe-statistics fpc=
show pfe statistics error = get-pfe-stats-error pfe-stats-error
show pfe terse = get-pfe-information pfe-information
show virtual-chassis = get-virtual-chassis-information virtual-chassis-information @mx,ex,qfx
show virtual-chassis active-topology = get-virtual-chassis-active-topology
    virtual-chassis-active-topology @ex,qfx
show virtual-chassis device-topology = get-virtual-chassis-device-topology
    virtual-chassis-device-information @ex,qfx
show virtual-chassis mode = get-virtual-chassis-mode-information virtual-chassis-mode-information
    @ex,qfx
show virtual-chassis protocol adjacency = get-virtual-chassis-adjacency-information
    virtual-chassis-adjacency-information @ex,qfx
show virtual-chassis protocol database = get-virtual-chassis-database-information
    virtual-chassis-database-information @ex,qfx
show virtual-chassis protocol interface = get-virtual-chassis-interface-information
    virtual-chassis-interface-information @ex,qfx
show virtual-chassis protocol route = get-virtual-chassis-route-information
    virtual-chassis-route-information @ex,qfx
show virtual-chassis protocol statistics = get-virtual-chassis-statistics-information
    virtual-chassis-statistics-information @ex,qfx
show virtual-chassis vc-path = get-virtual-chassis-packet-path virtual-chassis-packet-path
    source-interface= destination-interface= @ex,qfx
show virtual-chassis vc-port = get-virtual-chassis-port-information
    virtual-chassis-port-information all-members @mx,ex,qfx
show virtual-chassis vc-port diagnostics optics = get-virtual-chassis-optics-diagnostics
    virtual-chassis-port-optics-diagnostics-information @ex,qfx
show virtual-chassis vc-port statistics = get-virtual-chassis-port-statistics - @ex,qfx
clear virtual-chassis vc-port statistics = clear-virtual-chassis-port-statistics - @ex,qfx
clear virtual-chassis protocol statistics = clear-virtual-chassis-statistics - @ex,qfx
request virtual-chassis mode = req-virtual-chassis-mode - mixed reboot @ex,qfx
request virtual-chassis recycle = request-virtual-chassis-recycle - member-id= @ex,qfx
request virtual-chassis renumber = request-virtual-chassis-renumber - member-id= new-member-id=
    @ex,qfx
show poe controller = get-poe-controller-information - @ex
show poe interface = get-poe-interface-information interface-information <interface-name> @ex
show poe notification-control = get-poe-notifications - @ex
request chassis cluster failover = request-chassis-cluster-failover - redundancy-group= node= @srx
request chassis cluster failover reset = request-chassis-cluster-failover-reset -
    redundancy-group= @srx
request chassis routing-engine master acquire = request-chassis-routing-engine-acquire
    chassis-routing-engine-state no-confirm
request chassis routing-engine master release = request-chassis-routing-engine-release
    chassis-routing-engine-state no-confirm
request chassis routing-engine master switch = request-chassis-routing-engine-switch
    chassis-routing-engine-state no-confirm
request virtual-chassis vc-port set interface = request-virtual-chassis-vc-port-set-interface -
    <interface-name> @ex,qfx
request virtual-chassis vc-port set pic-slot = request-virtual-chassis-vc-port-set-pic-slot -
    <pic-slot> port= @ex,qfx
request virtual-chassis vc-port delete pic-slot = request-virtual-chassis-vc-port-delete-pic-slot
    - <pic-slot> port= @ex,qfx
`;
