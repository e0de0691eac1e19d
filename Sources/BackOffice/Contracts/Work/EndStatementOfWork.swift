import Domain

/// Records that the work is done and accepted.
package struct CompleteStatementOfWork: Action {
    package static let permission = Permission.manageWork
    package static var example: CompleteStatementOfWork {
        CompleteStatementOfWork(statementOfWork: Identifier(named: "SOW-2026-0013"), on: Day(ordinal: 20_600))
    }

    package var statementOfWork: StatementOfWork.ID
    package var on: Day

    package init(statementOfWork: StatementOfWork.ID, on: Day) {
        self.statementOfWork = statementOfWork
        self.on = on
    }

    package func perform(in book: Book) throws -> Done {
        var sow = try book.view.statementOfWork(statementOfWork)
        guard on <= (try book.view.today(of: sow.customer)) else { throw WorkRefusal.inTheFuture(on) }
        try sow.complete(on: on)
        guard sow.kind == .advancedServices else { throw WorkRefusal.bindingEndsByNotice(sow.id) }
        try sow.updateState(at: book.now, book.db)
        return Done()
    }
}

/// Drops a request or a quote that is not binding. What is binding ends by a change order or by notice.
package struct DropStatementOfWork: Action {
    package static let permission = Permission.manageWork
    package static var example: DropStatementOfWork {
        DropStatementOfWork(statementOfWork: Identifier(named: "SOW-2026-0014"), why: "The utility chose to wait a year.")
    }

    package var statementOfWork: StatementOfWork.ID
    package var why: String

    package init(statementOfWork: StatementOfWork.ID, why: String) {
        self.statementOfWork = statementOfWork
        self.why = why
    }

    package func perform(in book: Book) throws -> Done {
        var sow = try book.view.statementOfWork(statementOfWork)
        guard !sow.isBinding else { throw WorkRefusal.bindingEndsByNotice(sow.id) }
        guard (1...2_000).contains(why.count) else { throw WorkRefusal.requirementsOutOfBounds("The reason") }
        try sow.cancel(on: try book.view.today(of: sow.customer), why: why)
        try sow.updateState(at: book.now, book.db)
        return Done()
    }
}
