import BackOffice
import Domain

/// How the desk's story is told: who calls, who takes it, who answers.
extension DeskStory {
    static func opened(
        _ key: String, _ utility: DemoUtility, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ severity: Severity,
        _ channel: RequestChannel, _ title: String, _ text: String, to analyst: Person
    ) -> [StoryFact] {
        [
            told(month, day, hour, minute, .hana) { desk in
                let opened = try await desk.perform(
                    OpenRequest(
                        customer: utility.customer, title: title, text: text, channel: channel, severity: severity,
                        requester: utility.requester))
                desk.name(key, opened.request)
                try await desk.perform(AssignRequest(request: opened.request, to: analyst.id))
            }
        ]
    }

    /// Put away once nobody has come back on it.
    static func closed(_ key: String, _ month: Int, _ day: Int) -> StoryFact {
        told(month, day, 9, 0, .kim) { try await $0.perform(CloseRequest(request: $0.id(key))) }
    }

    static func told(
        _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ by: Person,
        _ deed: @escaping @Sendable (ContractDesk) async throws -> Void
    ) -> StoryFact {
        StoryFact(Zone.pacific.at(month, day, hour, minute), by, .contract(deed))
    }
}

extension DemoUtility {
    /// Who calls or writes: a contact of the utility.
    fileprivate var requester: String {
        switch code {
        case "ALDER": "Owen Pryce"
        case "PRAIRIE": "Walter Brandt"
        default: "Sigrid Aas"
        }
    }
}

extension ContractDesk {
    func reply(_ key: String, _ text: String) async throws {
        try await perform(ReplyToRequest(request: id(key), text: text))
    }
}
