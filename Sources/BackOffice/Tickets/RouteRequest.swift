import Domain
import Foundation
import GRDB

/// Decides who pays for a request's work: the maintenance agreement, a budget of hours, or a statement of work that is requested
/// at once (8.5).
package struct RouteRequest: Action {
    package static let permission = Permission.workRequests
    package static var example: RouteRequest {
        RouteRequest(request: Identifier(named: "SR-000012"), service: "operator training", estimate: Hours(minutes: 480))
    }

    package var request: ServiceRequest.ID
    /// A service of the catalogue (2.4).
    package var service: String
    /// Minutes it will take, 1 minute to 10,000 hours; what a budget must hold.
    package var estimate: Hours?

    package init(request: ServiceRequest.ID, service: String, estimate: Hours? = nil) {
        self.request = request
        self.service = service
        self.estimate = estimate
    }

    package func perform(in book: Book) throws -> RequestRoute {
        let view = book.view
        let kept = try view.serviceRequest(request)
        try kept.history.requirePermits(.internalNote(service), of: request)
        let agreement = try kept.history.agreement.map(view.maintenanceAgreement)
        let coverage = try Coverage(
            of: service, under: agreement, on: Zone.pacific.day(of: book.now), catalogue: try view.catalogue())
        let route = try WorkRoute(coverage, needs: estimate, budgets: try view.routingBudgets(of: kept.customer))
        let work: StatementOfWork.ID? =
            switch route.way {
            case .coveredByMaintenance: nil
            case .budget(let sow): sow
            case .statementOfWorkRequest:
                try RequestStatementOfWork(
                    customer: kept.customer, kind: .advancedServices, title: kept.request.title
                ).perform(in: book).statementOfWork
            }
        let decided = RequestRoute(request: request, service: service, route: route, statementOfWork: work)
        try book.db.execute(
            sql: """
                INSERT INTO request_route
                    (request, customer, service, estimate, route, statement_of_work, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                ServiceRequest.number(of: request), kept.customer.text, service, estimate?.minutes, try Canonical.json(route),
                work?.text, book.actor.id.text, book.now.milliseconds,
            ])
        try book.append(.internalNote("\(service): \(route.derivation.result)\(work.map { ", \($0)" } ?? "")"), to: request)
        return decided
    }
}

/// Enters work done for a request into the hours of the statement of work it was routed to (8.5, 4.4).
package struct LogRequestWork: Action {
    package static let permission = Permission.workRequests
    package static var example: LogRequestWork {
        LogRequestWork(
            request: Identifier(named: "SR-000012"), on: Day(ordinal: 20_700), person: "Hana Novak", minutes: Hours(minutes: 90),
            note: "First session.")
    }

    package var request: ServiceRequest.ID
    /// The work date.
    package var on: Day
    /// Who worked.
    package var person: String
    /// Real minutes, 1 to 1,440.
    package var minutes: Hours
    package var note: String?

    package init(request: ServiceRequest.ID, on: Day, person: String, minutes: Hours, note: String? = nil) {
        self.request = request
        self.on = on
        self.person = person
        self.minutes = minutes
        self.note = note
    }

    package func perform(in book: Book) throws -> LogHours.Logged {
        try book.actor.require(LogHours.permission)
        guard let route = try book.view.route(of: request) else { throw RequestRefusal.notRouted(request) }
        guard let work = route.statementOfWork else { throw RequestRefusal.noBudget(request) }
        let logged = try LogHours(
            statementOfWork: work, on: on, person: person, minutes: minutes, request: request.text, note: note
        ).perform(in: book)
        try book.append(.workLogged(logged.entry), to: request)
        return logged
    }
}

/// Who pays for a request's work, as it was decided.
package struct RequestRoute: Codable, Equatable, Sendable {
    package let request: ServiceRequest.ID
    package let service: String
    package let route: WorkRoute
    /// Whose hours the work draws, or what was requested; nil where the maintenance agreement covers it.
    package let statementOfWork: StatementOfWork.ID?
}

extension View {
    /// Nil until it is decided; missing to a utility's people.
    package func route(of id: ServiceRequest.ID) throws -> RequestRoute? {
        let kept = try serviceRequest(id)
        guard actor.isInside else { throw Missing("route", id) }
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT * FROM request_route WHERE request = ? AND customer = ? ORDER BY number DESC LIMIT 1"),
            arguments: [ServiceRequest.number(of: id), kept.customer.text])
        return try row.map { row in
            RequestRoute(
                request: id, service: row["service"],
                route: try DecodedText.value(WorkRoute.self, of: row["route"]),
                statementOfWork: (row["statement_of_work"] as String?).flatMap { StatementOfWork.ID($0) })
        }
    }

    /// The Enhanced Maintenance years that run today, with what is left of them.
    fileprivate func routingBudgets(of customer: CustomerCode) throws -> [RoutingBudget] {
        let today = try self.customer(customer).zone.day(of: now)
        return try statementsOfWork(of: customer).compactMap { sow in
            guard sow.isBinding, case .enhancedMaintenance = try sow.signedTerms else { return nil }
            let ledger = try hourLedger(of: sow, runningYear(of: sow, on: today))
            let hasEnded = try endsOn(sow).map { $0 < today } ?? false
            return RoutingBudget(
                statementOfWork: sow.id, lastDay: ledger.year.last, left: ledger.balance,
                isInEffect: sow.standing(on: today) == .inEffect && !hasEnded)
        }
    }
}
