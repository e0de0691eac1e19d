import BackOffice
import Domain
import Metering

/// One thing that happened in the demo: when, by whom, what.
struct StoryFact {
    enum Deed {
        case action(any Action)
        /// Drawn up, then signed by both sides.
        case agreement(DraftCloudServicesAgreement, customerSigner: String, providerSigner: String, on: Day)
        case schedule(key: String, SetDeliverySchedule)
        case delivery(key: String, @Sendable (DeliverySchedule.ID) -> RecordDelivery)
        case registry(DemoUtility, name: String, rows: [Installation])
        case reads(DemoUtility, PlannedFile)
        case exclusion(key: String, RequestExclusion)
        case decision(key: String, rejection: String?)
        case window(key: String, ApproveServiceWindow)
        case windowEnded(key: String, at: Instant)
        case receiverOutage(key: String, RequestReceiverOutage)
        case receiverDecision(key: String)
        /// Agreements, work, hours, notices, bills.
        case contract(@Sendable (ContractDesk) async throws -> Void)
        /// What is due by then: closes and assessments.
        case jobs
    }

    let at: Instant
    let by: Person
    let deed: Deed

    init(_ at: Instant, _ by: Person, _ deed: Deed) {
        self.at = at
        self.by = by
        self.deed = deed
    }
}

extension DemoUtility {
    var customer: CustomerCode { CustomerCode(code) ?? CustomerCode(named: "DEMO") }

    var manager: Person { accountManager == Person.marcus.name ? .marcus : .dana }

    var destination: String { "sftp://ami-drop.\(code.lowercased()).example/in" }
}
