import Domain
import Foundation
import GRDB
import Metering

extension JournalEntry {
    /// The kinds a webhook may have asked for to be told of it: its own and, of a mail, what came of that mail.
    var tellsOf: Set<String> {
        switch takenMail?.disposition {
        case .newRequest: [action, OpenRequest.name]
        case .reply: [action, PostCustomerMessage.name]
        case .note, .bounce, .automatic, .duplicate, .refused, nil: [action]
        }
    }

    /// Whether a webhook of one utility may hear of it: the entry names that utility, or what is that utility's.
    func isTold(to webhook: Webhook, _ db: Database) throws -> Bool {
        guard let customer = webhook.customer else { return true }
        return try owner(db) == customer.text
    }

    private var takenMail: ReceiveMail.Taken? {
        guard action == ReceiveMail.name else { return nil }
        return try? JSONDecoder().decode(ReceiveMail.Taken.self, from: Data(outcome.utf8))
    }

    /// Whose affair it is, as far as its fields tell; nil for what is nobody's alone.
    private func owner(_ db: Database) throws -> String? {
        switch takenMail?.disposition {
        case .newRequest(let customer), .reply(_, let customer): return customer.text
        case .note, .bounce, .automatic, .duplicate, .refused: return nil
        case nil: break
        }
        struct Named: Decodable {
            var customer: String?
            var utility: String?
            var request: String?
            var outage: String?
            var window: String?
            var schedule: String?
        }
        guard let named = try? JSONDecoder().decode(Named.self, from: Data(fields.utf8)) else { return nil }
        if let code = named.customer ?? named.utility { return code }
        func found(_ sql: String, _ key: (any DatabaseValueConvertible)?) throws -> String? {
            try key.flatMap { try String.fetchOne(db, sql: sql, arguments: [$0]) }
        }
        let schedule = named.schedule.flatMap { DeliverySchedule.ID($0) }?.number(in: "DLS")
        return try found("SELECT customer FROM service_request WHERE id = ?", named.request)
            ?? found("SELECT customer FROM outage_fact WHERE outage = ? LIMIT 1", named.outage)
            ?? found("SELECT customer FROM service_window_fact WHERE service_window = ? LIMIT 1", named.window)
            ?? found("SELECT utility FROM delivery_schedule WHERE number = ?", schedule)
    }
}
