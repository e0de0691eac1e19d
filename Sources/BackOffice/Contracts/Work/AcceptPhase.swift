import Domain
import GRDB

/// A phase the customer accepted: its fee is billed from then on (7.1).
package struct AcceptedPhase: Codable, Equatable, Sendable {
    package let phase: String
    package let fee: Money
    package let on: Day
    package let by: String
}

/// Records the customer's acceptance of a phase of a project.
package struct AcceptPhase: Action {
    package static let permission = Permission.manageWork
    package static var example: AcceptPhase {
        AcceptPhase(
            statementOfWork: Identifier(named: "SOW-2026-0013"), phase: "design", by: "Maria Ortiz", on: Day(ordinal: 20_560))
    }

    package var statementOfWork: StatementOfWork.ID
    package var phase: String
    /// Who accepted it for the customer.
    package var by: String
    package var on: Day

    package init(statementOfWork: StatementOfWork.ID, phase: String, by: String, on: Day) {
        self.statementOfWork = statementOfWork
        self.phase = phase
        self.by = by
        self.on = on
    }

    package func perform(in book: Book) throws -> Done {
        let sow = try book.view.statementOfWork(statementOfWork)
        let today = try book.view.today(of: sow.customer)
        guard (1...200).contains(by.count) else { throw WorkRefusal.nameOfNoUse }
        guard let binding = sow.binding else { throw WorkRefusal.notBinding(sow.id) }
        switch sow.standing(on: today) {
        case .inEffect, .completed: break
        case .cancelled: throw WorkRefusal.ended(sow.id)
        case .requested, .scoping, .quoted, .signedByOne, .lapsed, .binding:
            throw WorkRefusal.notInEffect(sow.id, binding.effectiveFrom)
        }
        guard on <= today else { throw WorkRefusal.inTheFuture(on) }
        guard on >= binding.effectiveFrom else { throw WorkRefusal.notInEffect(sow.id, binding.effectiveFrom) }
        guard sow.phases.contains(where: { $0.name == phase }) else {
            throw WorkRefusal.unknownPhase(phase, known: sow.phases.map(\.name))
        }
        guard try !book.view.acceptedPhases(of: sow).contains(where: { $0.phase == phase }) else {
            throw WorkRefusal.acceptedAlready(phase)
        }
        try book.db.execute(
            sql: """
                INSERT INTO phase_acceptance (customer, sow, phase, accepted_on, accepted_by, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                sow.customer.text, sow.id.text, phase, on.description, by, book.actor.id.text, book.now.milliseconds,
            ])
        return Done()
    }
}

extension View {
    /// The phases accepted so far, in the order of the project.
    package func acceptedPhases(of sow: StatementOfWork) throws -> [AcceptedPhase] {
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: "SELECT phase, accepted_on, accepted_by FROM phase_acceptance WHERE sow = ?"),
            arguments: [sow.id.text])
        return try sow.phases.compactMap { phase in
            guard let row = rows.first(where: { $0["phase"] as String == phase.name }) else { return nil }
            guard let on = Day(row["accepted_on"] as String) else { throw Unreadable("phase_acceptance.accepted_on") }
            return AcceptedPhase(phase: phase.name, fee: phase.fee, on: on, by: row["accepted_by"])
        }
    }
}
