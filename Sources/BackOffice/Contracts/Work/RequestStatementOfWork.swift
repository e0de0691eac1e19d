import Domain

/// Enters what a customer asks for: the first step of a statement of work (3.3).
package struct RequestStatementOfWork: Action {
    package static let permission = Permission.manageWork
    package static var example: RequestStatementOfWork {
        RequestStatementOfWork(
            customer: Identifier(named: "RIVERBEND"), kind: .enhancedMaintenance, title: "Enhanced Maintenance 2026")
    }

    package var customer: CustomerCode
    package var kind: StatementOfWork.Kind
    package var title: String

    package init(customer: CustomerCode, kind: StatementOfWork.Kind, title: String) {
        self.customer = customer
        self.kind = kind
        self.title = title
    }

    package struct Requested: Codable, Equatable, Sendable {
        package let statementOfWork: StatementOfWork.ID
    }

    package func perform(in book: Book) throws -> Requested {
        try book.requireCustomer(customer)
        let year = Zone.pacific.day(of: book.now).year
        let number = try book.number("SOW-\(year)")
        guard let id = StatementOfWork.ID("SOW-\(year.padded(4))-\(number.padded(4))") else {
            throw Unreadable("number_series.last")
        }
        try StatementOfWork(requested: id, customer: customer, kind: kind, title: title).insert(in: book)
        return Requested(statementOfWork: id)
    }
}

/// Records that scoping has begun, or that its information is complete: the quote's turnaround runs from that instant (3.3).
package struct RecordScoping: Action {
    package static let permission = Permission.manageWork
    package static var example: RecordScoping {
        RecordScoping(
            statementOfWork: Identifier(named: "SOW-2026-0012"), completeAt: Instant(seconds: 1_788_181_200))
    }

    package var statementOfWork: StatementOfWork.ID
    /// Left out while information is still gathered.
    package var completeAt: Instant?

    package init(statementOfWork: StatementOfWork.ID, completeAt: Instant? = nil) {
        self.statementOfWork = statementOfWork
        self.completeAt = completeAt
    }

    package func perform(in book: Book) throws -> Done {
        var sow = try book.view.statementOfWork(statementOfWork)
        if let completeAt, completeAt > book.now { throw WorkRefusal.inTheFuture(Zone.pacific.day(of: completeAt)) }
        try sow.scope(completeAt: completeAt)
        try sow.updateState(at: book.now, book.db)
        return Done()
    }
}
