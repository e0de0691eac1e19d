import Domain
import Metering

/// What happened to single endpoints: changes of the registry, long silences, and the exclusions asked for.
struct Incidents {
    /// A span in which some points were not read, and when, if ever, the reads came.
    struct Silence {
        let points: [Int]
        let period: Period
        let recoveredAt: Instant?
    }

    /// Rows of the registry that became known at an instant.
    struct RegistryChange {
        let knownAt: Instant
        let name: String
        let rows: [Installation]
    }

    var points: [DemoPoint]
    var silences: [Silence] = []
    var exclusions: [DemoExclusion] = []
    var changes: [RegistryChange] = []

    init(_ utility: DemoUtility, _ points: [DemoPoint]) {
        self.points = points
        let zone = utility.zone
        switch utility.code {
        case "ALDER": alder(utility, zone)
        case "PRAIRIE": prairie(zone)
        default: fireweed(zone)
        }
    }

    // MARK: Alder Ridge

    private mutating func alder(_ utility: DemoUtility, _ zone: Zone) {
        let homes = points.filter { $0.configuration == .residentialElectric }.map(\.index)
        exchange(homes.first, from: zone.at(9, 14, 9, 40), to: zone.at(9, 14, 11, 15), known: zone.at(9, 14, 15, 5))
        disconnect(homes.dropFirst().first, at: zone.at(9, 22, 10), known: zone.at(9, 22, 11, 30))
        newPoint(utility, at: zone.at(8, 12, 13, 20), known: zone.at(8, 14, 10, 10))
        // The storm of 19 August: the routers of one district without power for 13 h 20 min.
        let dark = Period(zone.at(8, 19, 16, 20), zone.at(8, 20, 5, 40))
        let device = points.compactMap { $0.first?.device }.filter { !$0.isEmpty }.max()
        let district = points.filter { $0.first?.device == device }.map(\.index)
        silence(district, dark, recoveredAt: nil)
        exclude(
            utility.code, district, .devicePower, dark, asked: zone.at(8, 21, 9, 15), .approved(at: zone.at(8, 25, 14, 30)),
            "Outage report of 20 August, feeder 7, storm; power restored 05:40.")
        // Our own collector, so the request is turned down and the reads stay missed.
        let lost = Period(zone.at(9, 24, 0), zone.at(9, 26, 0))
        let one = Array(homes.dropFirst(3).prefix(1))
        silence(one, lost, recoveredAt: nil)
        exclude(
            utility.code, one, .externalInterference, lost, asked: zone.at(9, 28, 11, 20),
            .rejected(
                at: zone.at(9, 29, 9, 5), reason: "The collector's own radio failed; a network device is never excludable."),
            "Noise floor trace of collector C-1, 24 September.")
        // A radio failed; the customer's own download closed the gap a week later.
        let roof = points.filter { $0.configuration == .residentialNetMetered }.map(\.index)
        silence(Array(roof.prefix(1)), Period(zone.at(10, 9, 0), zone.at(10, 11, 0)), recoveredAt: zone.at(10, 16, 11, 5))
        let out = Array(homes.dropFirst(4).prefix(1))
        let optOut = Period(zone.at(10, 8, 9), zone.at(10, 15, 9))
        silence(out, optOut, recoveredAt: nil)
        exclude(
            utility.code, out, .customerOptOut, optOut, asked: zone.at(10, 9, 10), .approved(at: zone.at(10, 12, 15, 45)),
            "Opt-out form signed 7 October; withdrawn 14 October.")
    }

    // MARK: Prairie Junction

    private mutating func prairie(_ zone: Zone) {
        let gas = points.filter { $0.configuration == .gas }.map(\.index)
        let water = points.filter { $0.configuration == .water }.map(\.index)
        exchange(water.first, from: zone.at(8, 27, 14, 10), to: zone.at(9, 1, 10, 20), known: zone.at(9, 1, 16, 40))
        let tamper = Period(zone.at(9, 16, 12), zone.at(9, 22, 12))
        let cut = Array(gas.dropFirst(2).prefix(1))
        silence(cut, tamper, recoveredAt: nil)
        // Approved two days after September was closed: it shows as restated, and the contract does not move.
        exclude(
            "PRAIRIE", cut, .vandalism, tamper, asked: zone.at(9, 29, 13, 10), .approved(at: zone.at(10, 9, 10, 25)),
            "Police report 26-1183; cut antenna lead, photographs.")
        let failed = Period(zone.at(10, 5, 8), zone.at(10, 12, 11))
        let meter = Array(water.dropFirst(3).prefix(1))
        silence(meter, failed, recoveredAt: nil)
        exclude(
            "PRAIRIE", meter, .utilityMeterFailure, failed, asked: zone.at(10, 7, 9, 40), .approved(at: zone.at(10, 14, 16, 10)),
            "Work order 88412: register head seized, replaced 12 October.")
    }

    // MARK: Fireweed Bay

    private mutating func fireweed(_ zone: Zone) {
        let pit = Array(points.map(\.index).dropFirst(3).prefix(1))
        let routed = zone.at(9, 9, 10)
        let repaired = zone.at(9, 18, 15)
        silence(pit, Period(zone.at(9, 7, 18), repaired), recoveredAt: nil)
        exclude(
            "FIREWEED", pit, .routedToUtility, Period(routed, repaired), asked: zone.at(9, 10, 9),
            .approved(at: zone.at(9, 21, 10, 50)), "Meter pit flooded; field report of 18 September.")
    }

    // MARK: What can happen

    private mutating func silence(_ points: [Int], _ period: Period, recoveredAt: Instant?) {
        silences.append(Silence(points: points, period: period, recoveredAt: recoveredAt))
    }

    private mutating func exclude(
        _ utility: String, _ points: [Int], _ code: ExclusionCode, _ period: Period, asked: Instant,
        _ decision: DemoExclusion.Decision, _ evidence: String
    ) {
        guard !points.isEmpty else { return }
        exclusions.append(
            DemoExclusion(
                utility: utility, points: points, code: code, period: period, requestedAt: asked, decision: decision,
                evidence: evidence))
    }

    /// Another endpoint on the same meter.
    private mutating func exchange(_ index: Int?, from: Instant, to: Instant, known: Instant) {
        guard let index, var old = points[index].links.last else { return }
        var new = old
        old.to = from
        new.from = to
        new.endpoint = String(Int(old.endpoint).map { $0 + 3_000_017 } ?? 0)
        points[index].links = points[index].links.dropLast() + [old, new]
        changes.append(RegistryChange(knownAt: known, name: "exchange", rows: [old, new]))
    }

    private mutating func disconnect(_ index: Int?, at: Instant, known: Instant) {
        guard let index, var old = points[index].links.last else { return }
        var new = old
        old.to = at
        new.from = at
        new.state = .disconnected
        points[index].links = points[index].links.dropLast() + [old, new]
        changes.append(RegistryChange(knownAt: known, name: "disconnect", rows: [old, new]))
    }

    /// A house built since: its meter reports two days before the registry hears of it.
    private mutating func newPoint(_ utility: DemoUtility, at: Instant, known: Instant) {
        guard let near = points.last(where: { $0.configuration == .residentialElectric }), var link = near.first else { return }
        link.servicePoint += "N"
        link.premise = "1 New Orchard Close"
        link.account = "\(utility.prefix)-499001"
        link.meter = "\(utility.prefix)E0699001"
        link.endpoint = "31990001"
        link.from = at
        points.append(
            DemoPoint(utility: utility, index: points.count, configuration: near.configuration, links: [link], size: 84))
        changes.append(RegistryChange(knownAt: known, name: "new-service", rows: [link]))
    }
}
