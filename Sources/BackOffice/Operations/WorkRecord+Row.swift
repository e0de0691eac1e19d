import Domain
import GRDB

extension View {
    /// Refuses, as missing, a request, a change, an alarm or an outage that is not this customer's.
    func requireRecord(_ record: WorkRecord, of customer: CustomerCode) throws {
        switch record.kind {
        case .outage:
            let id = Outage.ID(record.number.text)
            guard let id, try outage(id).outage.customer == customer else { throw Missing("outage", record) }
        case .alarm:
            let id = Alarm.ID(record.number.text)
            guard let id, try alarm(id).place.customer == customer else { throw Missing("alarm", record) }
        case .request:
            let id = ServiceRequest.ID(record.number.text)
            guard let id, try serviceRequest(id).customer == customer else { throw Missing("request", record) }
        case .change:
            let id = ChangeRequest.ID(record.number.text)
            guard let id, try change(id).plan.customers.contains(customer) else { throw Missing("change", record) }
        }
    }
}
