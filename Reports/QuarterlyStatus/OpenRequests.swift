import BackOffice
import Domain

/// Requests that are open, and changes that were made and are not closed: what is owed next, and by whom.
extension OpenAction {
    static func requests(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        let names = try view.peopleNames()
        return try view.openRequests(of: customer.code).map { row in
            OpenAction(row, of: customer, analyst: row.assignee.map(names.name) ?? "")
        }
    }

    /// What a clock owes is the desk's. What waits for the utility is the utility's, and has no day while it waits.
    init(_ row: QueueRow, of customer: Customer, analyst: String) {
        let deed: String
        var side = Side.provider
        switch (row.dueAt == nil ? row.pause : nil, row.owed) {
        case (.waitingOnCustomer?, _): (deed, side) = ("Answer the desk", .utility)
        case (.waitingOnUtilityFieldWork?, _): (deed, side) = ("Do the field work", .utility)
        case (.waitingOnScheduledChange?, _): deed = "Make the change that is waited for"
        case (nil, .firstResponse?): deed = "Respond"
        case (nil, .nextUpdate?): deed = "Tell how it stands"
        case (nil, .resolution?): deed = "Resolve"
        case (nil, nil): deed = "Settle"
        }
        self.init(
            what: "\(deed): \(row.title) (severity \(row.severity))", about: row.request.text, side: side,
            owner: side == .utility ? customer.name : analyst.isEmpty ? "support desk" : analyst,
            dueOn: row.dueAt.map { customer.zone.day(of: $0) })
    }

    /// Nothing closes without its backup, nor an emergency or unauthorized change without its review (9.4).
    static func changes(_ customer: Customer, _ view: View) throws -> [OpenAction] {
        let names = try view.peopleNames()
        return try view.changes(of: customer.code).compactMap { change in
            guard case .inReview(let done) = change.status else { return nil }
            let (deed, owner) =
                switch (done.backup, change.kind.needsReview && done.review == nil) {
                case (nil, _): ("Record the backup after", names.name(change.plan.implementer))
                case (_?, true): ("Review", "change board")
                case (_?, false): ("Close", names.name(change.plan.implementer))
                }
            return OpenAction(
                what: "\(deed) the change: \(change.plan.title)", about: change.id.text, side: .provider,
                owner: owner.isEmpty ? operations : owner, dueOn: nil)
        }
    }
}
