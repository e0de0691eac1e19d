import BackOffice
import Documents
import Domain

/// The items of a meeting in one form with a button each, so that writing one down takes along what is ticked on the others,
/// without script too.
struct Ballot: Piece {
    static let template = "web/ballot"
    private let token: String
    private let whose: String
    let inner: [any Piece]

    init(_ items: [any Piece], _ visit: Visit) {
        token = visit.formToken
        whose = visit.actor.id.text
        inner = items
    }

    static let fields: [String: @Sendable (Ballot) -> Any?] = ["formToken": { $0.token }, "whose": { $0.whose }]
}

/// The votes on one item: fields of the ballot around it, and the button that writes them down.
struct BallotVotes: Piece {
    static let template = "web/ballot-votes"
    private let form: Form

    init(on change: ChangeRequest, in meeting: BoardMeeting.ID, _ fields: [Field], _ visit: Visit) {
        let path = MeetingForms.votesPath(meeting, change.id)
        form = Form(
            to: path, fields, deed: "Write down the decision on \(change.id)", visit: visit, typed: visit.unsent?.form,
            draft: path)
    }

    static let fields: [String: @Sendable (BallotVotes) -> Any?] = [
        "address": { $0.form.address }, "deed": { $0.form.deed }, "draft": { $0.form.draft },
        "fields": { votes in votes.form.fields.map { Form.Drawn(field: $0, form: votes.form) } },
    ]
}
