import Domain

/// Hands a change to the board, or, standard, to its template. Refused while anything of 9.1 is missing.
package struct SubmitChange: Action {
    package static let permission = Permission.submitChanges
    package static var example: SubmitChange { SubmitChange(change: Identifier(named: "CR-000045")) }

    package var change: ChangeRequest.ID

    package init(change: ChangeRequest.ID) { self.change = change }

    package struct Submitted: Codable, Equatable, Sendable {
        package let status: String
        package let clashes: [String]
    }

    package func perform(in book: Book) throws -> Submitted {
        var known = try book.view.change(change)
        let template = try known.plan.template.map { try book.view.template($0) }
        try known.submit(at: book.now, template: template)
        try known.store(.submitted, known.status, in: book)
        return Submitted(status: known.status.word, clashes: try book.noteClashes(of: known).map(\.words))
    }
}

/// Takes a change back to its draft; its approvals are void, and windows made for it are called off (9.2).
package struct PullBackChange: Action {
    package static let permission = Permission.submitChanges
    package static var example: PullBackChange { PullBackChange(change: Identifier(named: "CR-000045")) }

    package var change: ChangeRequest.ID

    package init(change: ChangeRequest.ID) { self.change = change }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.change(change)
        let before = known.status
        try known.pullBack()
        try book.releaseWindows(of: known)
        try known.store(.pulledBack, before, in: book)
        return Done()
    }
}

/// Gives a change up, until it is being made.
package struct CancelChange: Action {
    package static let permission = Permission.submitChanges
    package static var example: CancelChange {
        CancelChange(change: Identifier(named: "CR-000045"), reason: "The vendor withdrew the release.")
    }

    package var change: ChangeRequest.ID
    /// In 1 to 2,000 characters.
    package var reason: String

    package init(change: ChangeRequest.ID, reason: String) {
        self.change = change
        self.reason = reason
    }

    package func perform(in book: Book) throws -> Done {
        var known = try book.view.change(change)
        try known.cancel(at: book.now, reason: reason)
        try book.releaseWindows(of: known)
        try known.store(.cancelled, known.status, in: book)
        return Done()
    }
}
