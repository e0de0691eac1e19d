import Domain
import Foundation
import GRDB

extension ChangeOrder: FetchableRecord {
    package init(row: Row) throws {
        guard let id = ID(row["id"] as String), let customer = CustomerCode(row["customer"] as String),
            let sow = StatementOfWork.ID(row["sow"] as String)
        else { throw Unreadable("change_order.id") }
        self.init(
            recorded: id, customer: customer, statementOfWork: sow, asks: try ChangeOrder.asks(row), reason: row["reason"],
            status: try DecodedText.value(Status.self, of: row["state"]))
    }

    private static func asks(_ row: Row) throws -> Asks {
        guard let kind = Kind(rawValue: row["asks"]) else { throw Unreadable("change_order.asks") }
        let hours = Hours(minutes: (row["minutes"] as Int?) ?? 0)
        func money() throws -> Money {
            guard let currency = Currency(row["currency"] as String) else { throw Unreadable("change_order.currency") }
            return Money(minor: row["minor"], currency)
        }
        switch kind {
        case .moreHoursThisYear:
            guard let year = Day(row["year_first"] as String) else { throw Unreadable("change_order.year_first") }
            return .moreHoursThisYear(year: year, hours: hours)
        case .moreHoursEveryYear: return .moreHoursEveryYear(hours: hours)
        case .moreHours: return .moreHours(hours: hours, fee: try money())
        case .fewerHours: return .fewerHours(hours: hours, fee: try money())
        case .cancellation: return .cancellation(costs: try money())
        }
    }

    /// The columns that say what is asked for: year, minutes, amount.
    private var asked: (year: Day?, hours: Hours?, amount: Money?) {
        switch asks {
        case .moreHoursThisYear(let year, let hours): (year, hours, nil)
        case .moreHoursEveryYear(let hours): (nil, hours, nil)
        case .moreHours(let hours, let fee), .fewerHours(let hours, let fee): (nil, hours, fee)
        case .cancellation(let costs): (nil, nil, costs)
        }
    }

    func insert(in book: Book) throws {
        let asked = asked
        try book.db.execute(
            sql: """
                INSERT INTO change_order
                    (id, customer, sow, asks, year_first, minutes, minor, currency, reason, status, state, drafted_by, drafted_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                id.text, customer.text, statementOfWork.text, asks.kind.rawValue, asked.year?.description, asked.hours?.minutes,
                asked.amount?.minor, asked.amount?.currency.code, reason, status.word, try Canonical.json(status),
                book.actor.id.text, book.now.milliseconds,
            ])
    }

    func updateStatus(in book: Book) throws {
        try book.db.execute(
            sql: "UPDATE change_order SET status = ?, state = ?, bound_at = ? WHERE id = ?",
            arguments: [status.word, try Canonical.json(status), isBinding ? book.now.milliseconds : nil, id.text])
    }
}

extension View {
    /// Missing where there is none, or it is another utility's.
    package func changeOrder(_ id: ChangeOrder.ID) throws -> ChangeOrder {
        let found = try ChangeOrder.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM change_order WHERE id = ?"), arguments: [id.text])
        guard let found, actor.maySee(found.customer) else { throw Missing("change order", id) }
        return found
    }

    /// All of a SOW, in the order they were drafted.
    package func changeOrders(of sow: StatementOfWork.ID) throws -> [ChangeOrder] {
        try ChangeOrder.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM change_order WHERE sow = ? ORDER BY id"), arguments: [sow.text]
        )
        .filter { actor.maySee($0.customer) }
    }

    /// All of a customer, or of all the actor may see, in the order they were drafted.
    package func changeOrders(of customer: CustomerCode?) throws -> [ChangeOrder] {
        if let customer { try requireCustomer(customer) }
        return try ChangeOrder.fetchAll(
            db, sql: "SELECT * FROM change_order WHERE \(customer == nil ? "1" : "customer = ?") ORDER BY id",
            arguments: StatementArguments(customer.map { [$0.text] } ?? [])
        ).filter { actor.maySee($0.customer) }
    }

    /// A project's hours and fee as its binding change orders have left them.
    package func projectTotals(of sow: StatementOfWork) throws -> (hours: Hours, fee: Money) {
        guard case .advancedServices(let terms) = try sow.signedTerms else { throw ChangeOrderRefusal.notAProject(sow.id) }
        return try changeOrders(of: sow.id).filter(\.isBinding).reduce((hours: terms.hours, fee: terms.fee)) { total, order in
            switch order.asks {
            case .moreHours(let hours, let fee): (total.hours + hours, total.fee.adding(fee) ?? total.fee)
            case .fewerHours(let hours, let fee):
                (total.hours - hours, total.fee.adding(Money(minor: -fee.minor, fee.currency)) ?? total.fee)
            case .moreHoursThisYear, .moreHoursEveryYear, .cancellation: total
            }
        }
    }

    /// What a cancelled project owes. Refused for a change order of another kind.
    package func cancellationBill(of order: ChangeOrder) throws -> CancellationBill {
        guard case .cancellation(let costs) = order.asks else { throw ChangeOrderRefusal.notACancellation(order.id) }
        let sow = try statementOfWork(order.statementOfWork)
        guard case .advancedServices(let terms) = sow.terms else { throw ChangeOrderRefusal.notAProject(sow.id) }
        let accepted = Set(try acceptedPhases(of: sow).map(\.phase))
        let ledger = try hourLedger(of: sow, try hourYear(of: sow, containing: terms.startsOn))
        return CancellationBill(
            changeOrder: order.id,
            acceptedPhases: sow.phases.filter { accepted.contains($0.name) }.map { .init(name: $0.name, fee: $0.fee) },
            unaccepted: ledger.work(outside: accepted), rate: terms.rate, costs: costs)
    }
}
