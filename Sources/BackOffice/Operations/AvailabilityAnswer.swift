import Domain

/// What `availability --json` prints of a system's month; every key is always there.
package struct AvailabilityAnswer: Encodable, Equatable, Sendable {
    package let application: String
    package let agreement: CloudServicesAgreement.ID
    package let agreedSeconds: Int
    package let downSeconds: Int
    package let unknownSeconds: Int
    package let remainingSeconds: Int
    /// In percent, truncated; null when there is no obligation.
    package let value: String?
    package let target: Percent
    package let final: Bool
    package let outages: [Availability.OutageEffect]
    package let windows: [Availability.WindowEffect]

    package init(_ row: AvailabilityRow) {
        application = row.figure.system.name
        agreement = row.agreement
        agreedSeconds = row.figure.agreed
        downSeconds = row.figure.down
        unknownSeconds = row.figure.unknown
        remainingSeconds = row.figure.remaining
        value = row.figure.share.shown(against: row.target)
        target = row.target
        final = row.isFinal
        outages = row.figure.outages
        windows = row.figure.windows
    }

    /// The applications of a customer, and infrastructure where it is asked for.
    package static func list(_ rows: [AvailabilityRow], infrastructure: Bool) -> [AvailabilityAnswer] {
        rows.filter { infrastructure || $0.figure.system != .infrastructure }.map(AvailabilityAnswer.init)
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(application, forKey: .application)
        try values.encode(agreement, forKey: .agreement)
        try values.encode(agreedSeconds, forKey: .agreedSeconds)
        try values.encode(downSeconds, forKey: .downSeconds)
        try values.encode(unknownSeconds, forKey: .unknownSeconds)
        try values.encode(remainingSeconds, forKey: .remainingSeconds)
        try values.encode(value, forKey: .value)
        try values.encode(target, forKey: .target)
        try values.encode(final, forKey: .final)
        try values.encode(outages, forKey: .outages)
        try values.encode(windows, forKey: .windows)
    }

    private enum CodingKeys: String, CodingKey {
        case application, agreement, agreedSeconds, downSeconds, unknownSeconds, remainingSeconds, value, target, final, outages
        case windows
    }
}

extension AvailabilityRow {
    /// How the figure came about; of a closed month that is restated, that too.
    package var derivation: Derivation {
        var derivation = figure.derivation
        if let restated = restated?.derivation {
            derivation.parts.append(
                Derivation(
                    "Restated: from all that is known now; the contract keeps the figure of the close",
                    rule: restated.rule, inputs: restated.inputs, steps: restated.steps, result: restated.result))
        }
        return derivation
    }
}

extension View {
    /// How the availability of a customer's systems in a month came about, or of one of them.
    package func whyAvailability(of customer: CustomerCode, in month: Month, system: MonitoredSystem?) throws -> [Derivation] {
        let rows = try availability(of: customer, in: month).filter { system == nil || $0.figure.system == system }
        if let system, rows.isEmpty { throw Missing("system", system) }
        return rows.map(\.derivation)
    }
}
