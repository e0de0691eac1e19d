/// What a commitment is measured by (13.3), as far as it is kept here.
package enum Metric: Hashable, Sendable {
    case applicationAvailability
    case infrastructureAvailability
    case readRate(Slots, by: Deadline)
    case billingReadRate
    case fileDelivery
    case recoveryTime
    case checklistCompleteness
    case quoteTurnaround
    /// First response, update or resolution of service requests (8.3).
    case clock(ServiceClock.Kind)
    case quarterlyMeeting

    /// The classes of slots (12.4).
    package enum Slots: String, CaseIterable, Codable, Sendable {
        case register, interval, voltage, net
    }

    package enum Deadline: String, CaseIterable, Codable, Sendable {
        case t1, t3
    }

    package static let all: [Metric] =
        [.applicationAvailability, .infrastructureAvailability]
        + Slots.allCases.flatMap { slots in Deadline.allCases.map { .readRate(slots, by: $0) } }
        + [.billingReadRate, .fileDelivery, .recoveryTime, .checklistCompleteness, .quoteTurnaround]
        + ServiceClock.Kind.allCases.map { .clock($0) } + [.quarterlyMeeting]

    /// The name a commitment of this metric has: `application-availability`, `interval-t1`, `billing`.
    package var name: String {
        switch self {
        case .applicationAvailability: "application-availability"
        case .infrastructureAvailability: "infrastructure-availability"
        case .readRate(let slots, let deadline): "\(slots.rawValue)-\(deadline.rawValue)"
        case .billingReadRate: "billing"
        case .fileDelivery: "file-delivery"
        case .recoveryTime: "recovery-time"
        case .checklistCompleteness: "checklist-completeness"
        case .quoteTurnaround: "quote-turnaround"
        case .clock(.firstResponse): "first-response"
        case .clock(.nextUpdate): "update"
        case .clock(.resolution): "resolution"
        case .quarterlyMeeting: "quarterly-meeting"
        }
    }

    package var words: String {
        switch self {
        case .applicationAvailability: "Application availability"
        case .infrastructureAvailability: "Infrastructure availability"
        case .readRate(let slots, let deadline):
            "\(slots.rawValue.prefix(1).uppercased())\(slots.rawValue.dropFirst()) read rate, \(deadline.rawValue.uppercased())"
        case .billingReadRate: "Billing read rate"
        case .fileDelivery: "File delivery"
        case .recoveryTime: "Recovery time"
        case .checklistCompleteness: "Checklist completeness"
        case .quoteTurnaround: "Quote turnaround"
        case .clock(.firstResponse): "First response"
        case .clock(.nextUpdate): "Updates"
        case .clock(.resolution): "Resolution"
        case .quarterlyMeeting: "Quarterly status meeting"
        }
    }

    /// What is counted: the unit of numerator, denominator and margin.
    package var unit: String {
        switch self {
        case .applicationAvailability, .infrastructureAvailability: "second"
        case .readRate: "slot"
        case .billingReadRate: "endpoint"
        case .fileDelivery: "file"
        case .recoveryTime: "recovery"
        case .checklistCompleteness: "sheet"
        case .quoteTurnaround: "quote"
        case .clock(.firstResponse): "response"
        case .clock(.nextUpdate): "update"
        case .clock(.resolution): "resolution"
        case .quarterlyMeeting: "meeting"
        }
    }

    /// The rule of the figure in one sentence, with its clause.
    package var rule: String {
        switch self {
        case .applicationAvailability:
            "(agreed - down) / agreed, in seconds: agreed time is the tier's window less approved service windows (10.3)."
        case .infrastructureAvailability:
            "(agreed - down) / agreed, in seconds, around the clock less approved service windows (10.3)."
        case .readRate(_, .t1):
            "Eligible slots with an actual accepted by T1, over eligible slots; a month is sum over sum (12.4)."
        case .readRate(_, .t3):
            "Eligible slots with an actual accepted by T3, over eligible slots; a month is sum over sum (12.4)."
        case .billingReadRate:
            "Endpoints with an actual register read in the billing window, over endpoints eligible on the bill date (12.4)."
        case .fileDelivery: "Files on time, complete and valid, over files due (12.7)."
        case .recoveryTime:
            "Recoveries in earnest with service verified within the tier's hours, over recoveries; drills are not counted (2.2, 10.4)."
        case .checklistCompleteness:
            "Daily sheets signed by 24:00 of their day in the provider's zone, over sheets due (10.1)."
        case .quoteTurnaround:
            "Quotes made within their business days from complete scoping information, over quotes due (3.3)."
        case .clock(.firstResponse):
            "Requests answered within the target of their severity, over those that fell due; late only through a change is left out (8.3)."
        case .clock(.nextUpdate):
            "Updates brought within the target of their severity, each owed one counted, over those owed; late only through a change is left out (8.3)."
        case .clock(.resolution):
            "Requests resolved or given a work-around within the target of their severity, less pauses, over those that fell due; late only through a change is left out (8.3)."
        case .quarterlyMeeting: "One status meeting with minutes is held in the quarter (2.2)."
        }
    }

    /// Whether it is made from reads and files: from the metering side, frozen at its close.
    package var isOfReads: Bool {
        switch self {
        case .readRate, .billingReadRate, .fileDelivery: true
        case .applicationAvailability, .infrastructureAvailability, .recoveryTime, .checklistCompleteness, .quoteTurnaround,
            .clock, .quarterlyMeeting:
            false
        }
    }

    /// Whether an agreement sets its target; those of the others come with the tier.
    package var isAgreed: Bool {
        switch self {
        case .readRate, .billingReadRate, .fileDelivery, .checklistCompleteness, .quoteTurnaround, .clock: true
        case .applicationAvailability, .infrastructureAvailability, .recoveryTime, .quarterlyMeeting: false
        }
    }

    /// Whether it is judged by the quarter only.
    package var isQuarterly: Bool { self == .quarterlyMeeting }
}

extension Metric: Codable {
    package init(from decoder: any Decoder) throws {
        self = try decoder.text("a metric, one of \(Metric.all.map(\.name).joined(separator: ", "))") { name in
            Metric.all.first { $0.name == name }
        }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: name) }
}
