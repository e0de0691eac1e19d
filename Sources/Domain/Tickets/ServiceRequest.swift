/// A customer's request for service, `SR-000123`: its history tells all there is to know of it (8.1).
package struct ServiceRequest: Equatable, Sendable {
    package typealias ID = Identifier<ServiceRequest>

    package let id: ID
    package let customer: CustomerCode
    /// What it is about, in a line.
    package let title: String
    package let history: RequestHistory

    package init(id: ID, customer: CustomerCode, title: String, history: RequestHistory) {
        self.id = id
        self.customer = customer
        self.title = title
        self.history = history
    }
}

extension ServiceRequest {
    /// The requests a text names by number, `SR-000123`, however it is spelled.
    package static func named(in text: String) -> [ID] {
        text.uppercased().split { !$0.isLetter && !$0.isNumber && $0 != "-" }
            .compactMap { word in word.hasPrefix("SR-") ? Int(digits: word.dropFirst(3)) : nil }
            .map { ID(series: "SR", $0) }
    }
}
