/// Whether a request's work is paid for by the maintenance agreement or is supplemental (2.4, 8.5).
package enum Coverage: Equatable, Codable, Sendable {
    /// Done under the agreement; it never draws hours.
    case maintenance(MaintenanceAgreement.ID)
    case supplemental

    /// Decided by the kind of work, a service of the catalogue, and the agreement that runs on the day.
    ///
    /// Refuses a service the catalogue has not, and a covered one where no agreement runs: hours do not buy break-fix.
    package init(
        of service: String, under agreement: MaintenanceAgreement?, on day: Day, catalogue: Catalogue
    ) throws(CoverageRefusal) {
        let known = catalogue.maintenance
        if known.supplemental.contains(service) {
            self = .supplemental
            return
        }
        guard known.covered.contains(service) else {
            throw .unknownService(service, covered: known.covered, supplemental: known.supplemental)
        }
        guard let agreement, agreement.isBinding, agreement.years.year(containing: day) != nil else {
            throw .noAgreement(service, day)
        }
        self = .maintenance(agreement.id)
    }

    package var words: String {
        switch self {
        case .maintenance(let agreement): "covered by \(agreement)"
        case .supplemental: "supplemental"
        }
    }
}

/// An Enhanced Maintenance year as far as routing asks.
package struct RoutingBudget: Equatable, Codable, Sendable {
    package let statementOfWork: StatementOfWork.ID
    package let lastDay: Day
    package let left: Hours
    package let isInEffect: Bool

    package init(statementOfWork: StatementOfWork.ID, lastDay: Day, left: Hours, isInEffect: Bool) {
        self.statementOfWork = statementOfWork
        self.lastDay = lastDay
        self.left = left
        self.isInEffect = isInEffect
    }
}

/// Where the hours of a request's work come from (8.5), and why.
package struct WorkRoute: Equatable, Codable, Sendable {
    package enum Way: Equatable, Codable, Sendable {
        case coveredByMaintenance(MaintenanceAgreement.ID)
        case budget(StatementOfWork.ID)
        /// No budget can pay for it: a statement of work is requested.
        case statementOfWorkRequest
    }

    package let way: Way
    package let derivation: Derivation

    /// Of the budgets in effect that hold what the work needs, the one whose year ends first: its hours are lost first. Work
    /// without an estimate needs a minute.
    package init(_ coverage: Coverage, needs estimate: Hours? = nil, budgets: [RoutingBudget]) throws(CoverageRefusal) {
        if let estimate, !(1...600_000).contains(estimate.minutes) { throw .estimateOutOfBounds }
        let needed = estimate ?? Hours(minutes: 1)
        let open = budgets.filter(\.isInEffect).sorted { ($0.lastDay, $0.statementOfWork) < ($1.lastDay, $1.statementOfWork) }
        var why = Derivation(
            "Who pays for the work",
            rule: "Covered work draws no hours; supplemental work draws on a budget in effect or is requested as a "
                + "statement of work (8.5).", result: "")
        why.input("coverage", coverage.words)
        if let estimate { why.input("estimate", estimate.description) }
        switch coverage {
        case .maintenance(let agreement):
            way = .coveredByMaintenance(agreement)
            why.result = "maintenance, \(agreement)"
        case .supplemental:
            for budget in budgets {
                let standing = budget.isInEffect ? "" : ", not in effect"
                why.input(
                    "budget", "\(budget.left) left until \(budget.lastDay.words)\(standing)", source: budget.statementOfWork.text)
            }
            if let first = open.first(where: { $0.left >= needed }) {
                way = .budget(first.statementOfWork)
                why.step("of those in effect that hold \(estimate?.description ?? "hours"), it ends first")
                why.result = "the budget of \(first.statementOfWork)"
            } else {
                way = .statementOfWorkRequest
                let holds = estimate.map { "holds \($0)" } ?? "has hours left"
                why.step(open.isEmpty ? "no budget is in effect" : "no budget in effect \(holds)")
                why.result = "a request for a statement of work"
            }
        }
        derivation = why
    }
}

package enum CoverageRefusal: Refusal, Equatable {
    case unknownService(String, covered: [String], supplemental: [String])
    case noAgreement(String, Day)
    case estimateOutOfBounds

    package var message: String {
        switch self {
        case .unknownService(let service, let covered, let supplemental):
            "\u{201C}\(service)\u{201D} is no service of the catalogue. Covered: \(covered.joined(separator: ", ")). "
                + "Supplemental: \(supplemental.joined(separator: ", "))."
        case .noAgreement(let service, let day):
            "No maintenance agreement runs on \(day.words), and hours never buy \(service) (8.5). Have the agreement signed first."
        case .estimateOutOfBounds: "An estimate is 1 minute to 10,000 hours. Give it so, or leave it out."
        }
    }
}
