import Domain
import Foundation
import GRDB

/// Changes as the search finds them: by their number, by what their plan says now, and by what was said of them since.
extension View {
    /// Nil for a plan that no longer stands, and for what is not the actor's to see.
    func changeHit(_ number: Int, _ words: [String]) throws -> SearchHit? {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT *, fact IN ('drafted', 'revised') AND EXISTS (
                        SELECT 1 FROM change_fact AS later
                        WHERE later.change = change_fact.change AND later.fact = 'revised' AND later.number > change_fact.number
                    ) AS is_over FROM change_fact WHERE number = ?
                    """), arguments: [number])
        guard let row, row["is_over"] == false, let id = ChangeRequest.ID(row["change"] as String) else { return nil }
        guard let change = try changeToSee(id) else { return nil }
        let step = try ChangeStep(row: row, naming: try peopleNames().name)
        let customers = change.plan.customers
        return SearchHit(
            id: id.text, customer: customers.count == 1 ? customers.first : nil, title: change.plan.title,
            excerpt: DeskText.excerpt(step.words.isEmpty ? change.plan.text : step.words, around: words), at: step.at)
    }

    private func changeToSee(_ id: ChangeRequest.ID) throws -> ChangeRequest? {
        do { return try change(id) } catch is Missing { return nil }
    }
}

extension Book {
    /// Makes a step of a change findable by its words.
    func index(_ fact: ChangeRequest.Fact, of change: ChangeRequest, row number: Int64) throws {
        let text: String
        switch fact {
        case .drafted, .revised: text = "\(change.id) \(change.plan.title)\n\(change.plan.text)"
        case .decided, .cancelled, .backedUp, .reviewed:
            let row = try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM change_fact WHERE number = ?"), arguments: [number])
            guard let row else { throw Unreadable("change_fact.number") }
            text = try ChangeStep(row: row, naming: { $0.text }).words
        case .submitted, .placed, .approved, .deferred, .pulledBack, .scheduled, .started, .finished, .closed, .clashes: return
        }
        guard !text.isEmpty else { return }
        let customers = change.plan.customers
        let only = customers.count == 1 ? customers.first : nil
        try db.execute(
            sql: "INSERT INTO desk_text_change (rowid, scope, text) VALUES (?, ?, ?)",
            arguments: [number, only.map(DeskText.scope) ?? DeskText.provider, text])
    }
}

extension ChangePlan {
    /// All that is said of the change but its title.
    fileprivate var text: String {
        [description, reason, preventative, contingency].compactMap { $0 }.joined(separator: "\n")
    }
}
