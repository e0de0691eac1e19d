/// The last readings of a facility against the standard (10.2).
package struct FacilityStanding: Equatable, Codable, Sendable {
    package struct Line: Equatable, Codable, Sendable {
        package let monitor: Monitor.ID
        package let name: Monitor.Name
        /// What the standard asks, in words.
        package let standard: String
        package let value: Quantity?
        package let takenAt: Instant?
        /// Nil where nothing was ever read.
        package let isWithin: Bool?

        package init(_ monitor: Monitor, value: Quantity?, takenAt: Instant?) {
            self.monitor = monitor.id
            name = monitor.name
            standard = FacilityStandard.items.first { $0.name == monitor.name }?.words ?? monitor.thresholds.words
            self.value = value
            self.takenAt = takenAt
            isWithin = value.map { monitor.thresholds.level(of: $0) == .good }
        }
    }

    package let facility: Facility.ID
    package let lines: [Line]

    package init(facility: Facility.ID, lines: [Line]) {
        self.facility = facility
        self.lines = lines
    }

    package var isKept: Bool { lines.allSatisfy { $0.isWithin == true } }

    package var derivation: Derivation {
        var derivation = Derivation(
            "Facility \(facility) against the standard",
            rule: "UPS N+1, 68 +/- 6 F, 50 % +/- 10 % humidity, fire control, coverage, lines, firewalls (10.2).",
            result: isKept ? "kept" : "not kept: \(lines.filter { $0.isWithin != true }.map(\.name.text).joined(separator: ", "))"
        )
        for line in lines {
            let reading = line.value.map { value in
                "\(value) at \(line.takenAt.map { Checklist.zone.words($0) } ?? "")"
            }
            let verdict = line.isWithin.map { $0 ? "within" : "beyond" } ?? "unknown"
            derivation.input(
                line.name.text, "\(reading ?? "never read"); \(line.standard): \(verdict)", source: line.monitor.text)
        }
        return derivation
    }
}

extension Thresholds.Level {
    package var words: String {
        switch self {
        case .good: "good"
        case .warning: "warning"
        case .critical: "critical"
        }
    }
}

extension Certificate.Standing {
    package var words: String {
        switch self {
        case .toCome: "not yet in force"
        case .valid: "valid"
        case .toRenew(let left): left == 0 ? "expires today" : "expires in \(left.counted("day"))"
        case .expired(let days): "expired \(days.counted("day")) ago"
        }
    }
}
