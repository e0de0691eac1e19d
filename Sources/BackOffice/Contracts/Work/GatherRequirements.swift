import Domain
import GRDB

/// What was gathered for one year of Enhanced Maintenance (3.2).
package struct YearlyRequirements: Codable, Equatable, Sendable {
    package let year: Day
    package let scope: String
    package let assumptions: String
    package let schedule: String
    package let responsibilities: String
}

/// Records the requirements of a year: scope, assumptions, schedule, roles and responsibilities. Gathered again, they replace
/// those before, which stay in the books.
package struct GatherRequirements: Action {
    package static let permission = Permission.manageWork
    package static var example: GatherRequirements {
        GatherRequirements(
            statementOfWork: Identifier(named: "SOW-2026-0012"), year: Day(ordinal: 20_500),
            scope: "Operator training; two upgrades",
            assumptions: "A test system stands from March on.", schedule: "Training in May, upgrades in June and October.",
            responsibilities: "Lee Park leads; the utility names two operators.")
    }

    package var statementOfWork: StatementOfWork.ID
    /// The first day of the year.
    package var year: Day
    package var scope: String
    package var assumptions: String
    package var schedule: String
    package var responsibilities: String

    package init(
        statementOfWork: StatementOfWork.ID, year: Day, scope: String, assumptions: String, schedule: String,
        responsibilities: String
    ) {
        self.statementOfWork = statementOfWork
        self.year = year
        self.scope = scope
        self.assumptions = assumptions
        self.schedule = schedule
        self.responsibilities = responsibilities
    }

    package func perform(in book: Book) throws -> Done {
        let sow = try book.view.statementOfWork(statementOfWork)
        guard sow.kind == .enhancedMaintenance else { throw WorkRefusal.notYearly(sow.id) }
        for (name, text) in [
            ("The scope", scope), ("The assumptions", assumptions), ("The schedule", schedule),
            ("Roles and responsibilities", responsibilities),
        ] {
            guard (1...10_000).contains(text.count) else { throw WorkRefusal.requirementsOutOfBounds(name) }
        }
        // While nothing is quoted its first year is not known yet.
        if case .enhancedMaintenance(let terms) = sow.terms {
            let years = try book.view.maintenanceAgreement(terms.maintenance).years
            try terms.check(yearBeginning: year, of: sow.id, within: years)
        }
        try book.db.execute(
            sql: """
                INSERT INTO yearly_requirements
                    (customer, sow, year_first, scope, assumptions, schedule, responsibilities, recorded_by, recorded_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                sow.customer.text, sow.id.text, year.description, scope, assumptions, schedule, responsibilities,
                book.actor.id.text, book.now.milliseconds,
            ])
        return Done()
    }
}

extension View {
    /// The requirements of a year as gathered last; nil where none were.
    package func requirements(of sow: StatementOfWork, yearFrom first: Day) throws -> YearlyRequirements? {
        try requirements(of: sow).first { $0.year == first }
    }

    /// Those of every year, as gathered last.
    package func requirements(of sow: StatementOfWork) throws -> [YearlyRequirements] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM yearly_requirements AS gathered WHERE sow = ? AND id = (
                        SELECT max(id) FROM yearly_requirements WHERE sow = gathered.sow AND year_first = gathered.year_first)
                    ORDER BY year_first
                    """), arguments: [sow.id.text]
        ).map {
            guard let first = Day($0["year_first"] as String) else { throw Unreadable("yearly_requirements.year_first") }
            return YearlyRequirements(
                year: first, scope: $0["scope"], assumptions: $0["assumptions"], schedule: $0["schedule"],
                responsibilities: $0["responsibilities"])
        }
    }

    package func hasRequirements(_ sow: StatementOfWork, yearFrom first: Day) throws -> Bool {
        try requirements(of: sow, yearFrom: first) != nil
    }
}
