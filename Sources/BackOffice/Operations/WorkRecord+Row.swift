import Domain
import GRDB

extension View {
    /// Refuses, as missing, an outage that is not this customer's.
    func requireRecord(_ record: WorkRecord, of customer: CustomerCode) throws {
        switch record.kind {
        case .outage:
            let id = Outage.ID(record.number.text)
            guard let id, try outage(id).outage.customer == customer else { throw Missing("outage", record) }
        case .request, .change, .alarm: break
        }
    }
}
