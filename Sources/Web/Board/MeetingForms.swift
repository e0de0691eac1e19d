import BackOffice
import Domain

/// What is done with a meeting: opened with those who came, decided item by item, closed with its minutes.
enum MeetingForms {
    static let all: [FormRoute] = [opening, deciding, closing, callingOff, adding]

    static func deeds(_ meeting: BoardMeeting, _ visit: Visit) -> [Button] {
        guard visit.actor.permissions.contains(.administerBoard) else { return [] }
        let path = "/board/\(meeting.id)"
        switch meeting.status {
        case .planned:
            let opens = (try? meeting.takeOpening(now: visit.now)) != nil
            return [Button("Call meeting off", href: "\(path)/call-off")]
                + (opens ? [Button("Open meeting", href: "\(path)/open", isMain: true)] : [])
        case .open:
            return [
                Button("Approve a template", href: "/actions/PublishChangeTemplate?meeting=\(meeting.id)&back=\(path)"),
                Button("Close meeting", href: "\(path)/close", isMain: true),
            ]
        case .held, .notHeld: return [Button("Add to minutes", href: "\(path)/add")]
        }
    }

    private static func meeting(_ visit: Visit) throws -> BoardMeeting {
        let id: BoardMeeting.ID = try visit.identifier("meeting", of: "board meeting")
        return try visit.read { try $0.meeting(id) }
    }

    private static func lead(_ visit: Visit) throws -> String? {
        let meeting = try meeting(visit)
        return "\(meeting.id), \(visit.zone.words(meeting.period.start)), \(meeting.status.word)."
    }

    private static func form<Done: Action>(
        _ word: String, _ title: String, _ action: Done.Type, fields: @escaping @Sendable (Visit) throws -> [Field],
        _ perform: @escaping @Sendable (Visit, FormReader, BoardMeeting.ID) async throws -> String
    ) -> FormRoute {
        FormRoute(
            "/board/{meeting}/\(word)", .permission(Done.permission), title, section: .board, deed: title, action: Done.name,
            lead: lead, fields: fields
        ) { visit, form in
            let id = try meeting(visit).id
            let said = try await perform(visit, form, id)
            return .redirect("/board/\(id)", said: said)
        }
    }

    private static let opening = form("open", "Open meeting", OpenBoardMeeting.self) { visit in
        let (rules, names) = try visit.read { (try $0.boardRules(), try $0.peopleNames()) }
        return rules.members.map { Field("present-\($0)", names.name($0), .check, optional: true) }
    } _: { visit, _, id in
        let members = try visit.read { try $0.boardRules() }.members
        let present = members.filter { visit.form["present-\($0)"] != nil }
        try await visit.perform(OpenBoardMeeting(meeting: id, present: present))
        return "\(id) is open with \(present.count.counted("member"))."
    }

    /// A vote for each member present who may vote, or that there is none, and what the minutes say of it. Every name tells its
    /// change: the items of a meeting stand in one form.
    static func votes(_ change: ChangeRequest, _ present: [Person.Name], _ names: PeopleNames) -> [Field] {
        present.filter { $0 != change.requestedBy }.map { member in
            Field(
                voteField(change.id, member), names.name(member),
                .choice([("", "no vote"), ("approve", "for"), ("reject", "against"), ("abstain", "abstains")]))
        } + [
            Field("defer-\(change.id)", "Defer it to the next meeting without a vote", .check, optional: true),
            Field("note-\(change.id)", "For the minutes", .area(lines: 2), optional: true),
        ]
    }

    static func votesPath(_ meeting: BoardMeeting.ID, _ change: ChangeRequest.ID) -> String {
        "/board/\(meeting)/decide/\(change)"
    }

    private static func voteField(_ change: ChangeRequest.ID, _ member: Person.Name) -> String { "vote-\(change)-\(member)" }

    private static let deciding = FormRoute(
        "/board/{meeting}/decide/{change}", .permission(.administerBoard), "Decide on a change", section: .board,
        deed: "Write down the decision", action: RecordBoardDecision.name,
        lead: { visit in
            let change = try change(visit)
            return "\(try lead(visit) ?? "") \(change.id) \(change.plan.title)."
        },
        fields: { visit in
            let present = try meeting(visit).present()
            return votes(try change(visit), present, try visit.read { try $0.peopleNames() })
        }
    ) { visit, form in
        let meeting = try meeting(visit)
        let change = try change(visit)
        try await keepOthers(than: change.id, of: meeting, visit)
        let cast = try meeting.present().compactMap { member in
            try form.optionalWord(voteField(change.id, member), "for, against or abstains") { BoardVote.Answer(rawValue: $0) }
                .map { BoardVote(by: member, answer: $0) }
        }
        let decided = try await visit.perform(
            RecordBoardDecision(
                meeting: meeting.id, change: change.id, votes: cast, defers: form.check("defer-\(change.id)") ? true : nil,
                note: try form.optionalText("note-\(change.id)")))
        return .redirect("/board/\(meeting.id)#\(change.id)", said: "\(change.id): \(decided.words).")
    }

    /// What was ticked and typed on the other items came along in the same form, and stands there again on the page that follows.
    private static func keepOthers(than change: ChangeRequest.ID, of meeting: BoardMeeting, _ visit: Visit) async throws {
        let (agenda, names) = try visit.read { (try $0.agendaOfBoard(meeting.id), try $0.peopleNames()) }
        let office = visit.house.office
        for item in agenda.items where item.outcome == nil && item.change.id != change {
            let fields = votes(item.change, try meeting.present(), names).map(\.name)
            guard fields.contains(where: { visit.form.raw($0) != nil }) else { continue }
            let path = votesPath(meeting.id, item.change.id)
            let kept = try office.drafts(of: path, by: visit.actor)
            for field in fields {
                let typed = visit.form.raw(field) ?? ""
                if typed != kept[field] ?? "" { try await office.keepDraft(typed, at: "\(path)#\(field)", of: visit.actor) }
            }
        }
    }

    private static func change(_ visit: Visit) throws -> ChangeRequest {
        let id: ChangeRequest.ID = try visit.identifier("change", of: "change")
        return try visit.read { try $0.change(id) }
    }

    private static let closing = form("close", "Close meeting", CloseBoardMeeting.self) { visit in
        let id = try meeting(visit).id
        let (agenda, names) = try visit.read { (try $0.agendaOfBoard(id), try $0.peopleNames()) }
        return [
            Field(
                "minutes", "Minutes", .area(lines: 12), hint: "What was decided stands here already; add what was said.",
                standing: minutes(agenda, names))
        ]
    } _: { visit, form, id in
        let moved = try await visit.perform(CloseBoardMeeting(meeting: id, minutes: try form.text("minutes", most: 4_000)))
        return "\(id) is held; \(moved.changes.counted("undecided change")) moved to the next meeting."
    }

    /// A first draft of the minutes out of what was written down item by item.
    private static func minutes(_ agenda: MeetingAgenda, _ names: PeopleNames) -> String {
        let present = agenda.meeting.status.present.map { names.name($0) }.joined(separator: ", ")
        let lines = agenda.items.filter { !$0.isExpected }.map { item in
            "\(item.change.id) \(item.change.plan.title): \(item.outcome?.words ?? "not decided")."
        }
        return String(([("Present: \(present).")] + lines).joined(separator: "\n").prefix(4_000))
    }

    private static let callingOff = form("call-off", "Call meeting off", CallOffBoardMeeting.self) { _ in
        [Field("reason", "Why", .area(lines: 3), hint: "Its agenda moves to the next meeting.")]
    } _: { visit, form, id in
        let moved = try await visit.perform(CallOffBoardMeeting(meeting: id, reason: try form.text("reason")))
        return "\(id) is called off; \(moved.changes.counted("change")) moved to the next meeting."
    }

    private static let adding = form("add", "Add to minutes", AddToMinutes.self) { _ in
        [Field("text", "What was left out or wrong", .area(lines: 4), hint: "The minutes stand as they were written.")]
    } _: { visit, form, id in
        try await visit.perform(AddToMinutes(meeting: id, text: try form.text("text")))
        return "Added beneath the minutes."
    }
}
