import Domain

/// Whose slots an exclusion removes.
package struct ExclusionScope: Hashable, Codable, Sendable {
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case endpoints
        case servicePoints = "service-points"
        /// The endpoints that report through network devices, each while it does.
        case devices
        /// Billing cycles.
        case cycles
        case commodity
        /// The whole utility; names nothing.
        case utility
    }

    package let kind: Kind
    /// What is named, sorted and each once; empty for the whole utility.
    package let names: [String]

    package init(_ kind: Kind, _ names: [String] = []) {
        self.kind = kind
        self.names = Array(Set(names)).sorted()
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(Kind.self, forKey: .kind), try container.decodeIfPresent([String].self, forKey: .names) ?? [])
    }

    private enum CodingKeys: String, CodingKey { case kind, names }

    /// `devices GR-0007`, `the whole utility`.
    package var words: String {
        switch kind {
        case .utility: "the whole utility"
        case .commodity: "all \(names.joined(separator: ", "))"
        case .endpoints, .servicePoints, .devices, .cycles:
            names.count <= 3
                ? "\(noun) \(names.joined(separator: ", "))"
                : "\(names.count.grouped) \(noun), \(names.prefix(2).joined(separator: ", ")) ..."
        }
    }

    private var noun: String {
        let one = names.count == 1
        return switch kind {
        case .endpoints: one ? "endpoint" : "endpoints"
        case .servicePoints: one ? "service point" : "service points"
        case .devices: one ? "device" : "devices"
        case .cycles: one ? "cycle" : "cycles"
        case .commodity, .utility: ""
        }
    }

    var isSound: Bool {
        switch kind {
        case .utility: names.isEmpty
        case .commodity: !names.isEmpty && names.allSatisfy { Commodity(rawValue: $0) != nil }
        case .endpoints, .servicePoints, .devices, .cycles:
            !names.isEmpty && names.allSatisfy { (1...64).contains($0.utf8.count) }
        }
    }
}

/// A request that slots leave both sides of a rate: dated, evidenced, and of no effect until another person approves it.
package struct Exclusion: Hashable, Codable, Sendable {
    package typealias ID = Identifier<Exclusion>

    package enum Status: String, Codable, Sendable { case requested, approved, rejected, withdrawn }

    package let scope: ExclusionScope
    package let code: ExclusionCode
    package let period: Period
    /// What shows it: a ticket, a letter, a weather report. 1 to 2,000 characters.
    package let evidence: String
    /// When the case was handed to the utility; only `routedToUtility` needs it.
    package let routedAt: Instant?

    /// Refuses what 12.6 never allows and what lacks its condition.
    ///
    /// `utilityRepairs` is false where the customer bought the endpoint exception mitigation add-on: then the provider's own
    /// field team repairs, and a routing is no excuse.
    package init(
        scope: ExclusionScope, code: ExclusionCode, period: Period, evidence: String, routedAt: Instant?, utilityRepairs: Bool
    ) throws(ExclusionRefusal) {
        guard code.isExcludable else { throw .neverExcludable(code) }
        guard scope.isSound else { throw .scopeOfNoUse(scope.kind) }
        guard !period.isEmpty else { throw .periodEmpty }
        guard period.start.milliseconds % 1_000 == 0, period.end.milliseconds % 1_000 == 0 else { throw .periodEmpty }
        guard (1...2_000).contains(evidence.count) else { throw .noEvidence }
        if code == .devicePower, period.seconds <= 8 * 3_600 { throw .powerLossTooShort(period.seconds) }
        if code == .routedToUtility {
            guard utilityRepairs else { throw .mitigationBought }
            guard let routedAt else { throw .routingUnknown }
            guard period.start >= routedAt else { throw .beforeRouting(routedAt) }
        }
        self.scope = scope
        self.code = code
        self.period = period
        self.evidence = evidence
        self.routedAt = routedAt
    }

    /// Nobody approves what they asked for, and what is decided stays decided.
    package static func checkDecision(status: Status, requestedBy: String, decidedBy: String) throws(ExclusionRefusal) {
        guard status == .requested else { throw .alreadyDecided(status) }
        guard requestedBy != decidedBy else { throw .ownRequest(requestedBy) }
    }
}

package enum ExclusionRefusal: Refusal, Equatable {
    case neverExcludable(ExclusionCode)
    case scopeOfNoUse(ExclusionScope.Kind)
    case unknownNames(ExclusionScope.Kind, [String])
    case periodEmpty
    case noEvidence
    case powerLossTooShort(Int)
    case mitigationBought
    case routingUnknown
    case beforeRouting(Instant)
    case alreadyDecided(Exclusion.Status)
    case ownRequest(String)
    case noReason

    package var message: String {
        switch self {
        case .neverExcludable(let code):
            "Slots lost to \(code.words) are the provider's own and are never excluded (12.6). They count as missed."
        case .scopeOfNoUse(.utility):
            "An exclusion of the whole utility names nothing. Leave the names out, or choose another scope."
        case .scopeOfNoUse(.commodity): "Name the commodity: electric, gas or water."
        case .scopeOfNoUse(let kind): "Name at least one of the \(kind.rawValue), each with 1 to 64 characters."
        case .unknownNames(let kind, let names):
            "The registry of this utility knows no such \(kind.rawValue): \(names.prefix(5).joined(separator: ", "))"
                + "\(names.count > 5 ? " and \(names.count - 5) more" : ""). Check the names, or import the registry first."
        case .periodEmpty: "The period of an exclusion begins before it ends, on whole seconds."
        case .noEvidence: "An exclusion needs its evidence, in 1 to 2,000 characters: a ticket, a letter, a report."
        case .powerLossTooShort(let seconds):
            "A network device is excused when it was without power for more than 8 h; this period has "
                + "\(Hours(minutes: seconds / 60)). Its slots count as missed (12.6)."
        case .mitigationBought:
            "This customer bought endpoint exception mitigation: our own field team repairs, so a routing to the utility excuses "
                + "nothing (12.6). Use the code of the cause."
        case .routingUnknown: "Say when the case was routed to the utility (routedAt): slots leave from the routing on (12.6)."
        case .beforeRouting(let at):
            "Slots leave from the routing on, not from the first failure: begin the period at \(at) or later."
        case .alreadyDecided(let status):
            "This exclusion is \(status.rawValue) already. Request another one if the facts changed."
        case .ownRequest(let person): "\(person) requested this exclusion; another person has to approve it (12.6)."
        case .noReason: "Say why, in 1 to 2,000 characters."
        }
    }
}
