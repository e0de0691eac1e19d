import BackOffice
import Domain

/// The deeds on a change, each with who may do it, when it can be done, and its form.
enum ChangeForms {
    static let all: [FormRoute] = [ChangeSubmittal.drafting, ChangeSubmittal.revising] + deeds.map(\.form)

    /// What may be done with a change as it stands, by whoever looks at it.
    static func deeds(_ change: ChangeRequest, _ visit: Visit) -> [Button] {
        let path = "/changes/\(change.id)"
        var buttons: [Button] = []
        if change.status == .draft, visit.actor.permissions.contains(.submitChanges) {
            buttons.append(Button("Revise change", href: "\(path)/revise"))
        }
        return buttons
            + deeds.filter { visit.actor.permissions.contains($0.permission) && $0.fits(change, visit) }.map {
                Button($0.title, href: "\(path)/\($0.word)", isMain: $0.isMain)
            }
    }

    struct Deed: Sendable {
        let word: String
        let title: String
        let permission: Permission
        var isMain = false
        let fits: @Sendable (ChangeRequest, Visit) -> Bool
        let form: FormRoute
    }

    private static func change(_ visit: Visit) throws -> ChangeRequest.ID { try visit.identifier("change", of: "change") }

    private static func deed<Done: Action>(
        _ word: String, _ title: String, _ action: Done.Type, main: Bool = false,
        when fits: @escaping @Sendable (ChangeRequest) -> Bool,
        while isOpen: @escaping @Sendable (ChangeRequest, Visit) -> Bool = { _, _ in true },
        fields: @escaping @Sendable (Visit) throws -> [Field] = { _ in [] },
        _ perform: @escaping @Sendable (Visit, FormReader, ChangeRequest.ID) async throws -> String
    ) -> Deed {
        let form = FormRoute(
            "/changes/{change}/\(word)", .permission(Done.permission), title, section: .board, deed: title, action: Done.name,
            lead: { visit in
                let change = try visit.read { try $0.change(ChangeForms.change(visit)) }
                return "\(change.id) \(change.plan.title), \(change.status.word)."
            }, fields: fields
        ) { visit, form in
            let id = try change(visit)
            let said = try await perform(visit, form, id)
            return .redirect("/changes/\(id)", said: said)
        }
        return Deed(
            word: word, title: title, permission: Done.permission, isMain: main, fits: { fits($0) && isOpen($0, $1) }, form: form)
    }

    private static let deeds: [Deed] = board + work

    /// Meetings whose agenda has closed and takes this change by hand.
    private static func takingLate(_ change: ChangeRequest, _ visit: Visit) throws -> [BoardMeeting] {
        try visit.read { try $0.meetings() }.filter { meeting in
            var change = change
            return (try? meeting.takeLateItem(now: visit.now)) != nil && (try? change.place(on: meeting.id)) != nil
        }
    }

    private static let board: [Deed] = [
        deed("submit", "Submit change", SubmitChange.self, main: true, when: { $0.status == .draft }) { visit, _, id in
            let submitted = try await visit.perform(SubmitChange(change: id))
            return "\(id) is \(submitted.status)."
        },
        deed(
            "approve", "Approve emergency", ApproveEmergencyChange.self, main: true,
            when: { $0.kind == .emergency && $0.status.word == "submitted" }
        ) { visit, _, id in
            let approved = try await visit.perform(ApproveEmergencyChange(change: id))
            return approved.status == "approved" ? "\(id) is approved." : "\(id) has your approval and waits for another."
        },
        deed(
            "place", "Put on agenda late", PlaceOnAgenda.self,
            when: { $0.kind == .normal && ["submitted", "deferred"].contains($0.status.word) },
            while: { change, visit in (try? takingLate(change, visit))?.isEmpty == false },
            fields: { visit in
                let meetings = try takingLate(try visit.read { try $0.change(change(visit)) }, visit)
                return [
                    Field(
                        "meeting", "Meeting",
                        .choice(meetings.map { ($0.id.text, "\($0.id), \(visit.zone.words($0.period.start))") })),
                    Field("reason", "Why it could not wait", .area(lines: 3)),
                ]
            }
        ) { visit, form, id in
            let meeting: BoardMeeting.ID = try form.identifier("meeting", like: "CCB-000001")
            try await visit.perform(PlaceOnAgenda(change: id, meeting: meeting, reason: try form.text("reason")))
            return "\(id) is on the agenda of \(meeting)."
        },
        deed(
            "schedule", "Schedule change", ScheduleChange.self, main: true, when: { $0.status.word == "approved" },
            fields: { _ in
                [
                    Field(
                        "announcedAt", "When the utilities were told", .moment, optional: true,
                        hint: "Where no service window holds the planned time, one is made for each of them."),
                    Field(
                        "overrideBy", "Into a freeze in the name of", optional: true, hint: "Of an emergency: one who approved it"
                    ),
                    Field("implementer", "Made by", optional: true, hint: "A user name; whom the plan names when left empty"),
                ]
            }
        ) { visit, form, id in
            let scheduled = try await visit.perform(
                ScheduleChange(
                    change: id, announcedAt: try form.optionalMoment("announcedAt"),
                    overrideBy: try form.person("overrideBy"),
                    implementer: try form.person("implementer")))
            let windows = scheduled.windows.map(\.text).joined(separator: ", ")
            return "\(id) is scheduled" + (windows.isEmpty ? "." : " in \(windows).")
        },
        deed("pull-back", "Pull back to draft", PullBackChange.self, when: { $0.isPullable }) { visit, _, id in
            try await visit.perform(PullBackChange(change: id))
            return "\(id) is a draft again; its approvals are void."
        },
        deed(
            "cancel", "Cancel change", CancelChange.self,
            when: { $0.isPullable && $0.status.word != "rejected" || $0.status == .draft },
            fields: { _ in [Field("reason", "Why", .area(lines: 3))] }
        ) { visit, form, id in
            try await visit.perform(CancelChange(change: id, reason: try form.text("reason")))
            return "\(id) is cancelled."
        },
    ]

    private static let work: [Deed] = [
        deed(
            "start", "Start change", StartChange.self, main: true,
            when: { $0.status.word == "scheduled" || ($0.kind == .emergency && $0.status.word == "approved") },
            fields: { visit in
                [
                    Field("at", "Begun at", .moment, standing: visit.zone.typed(visit.now)),
                    Field(
                        "overrideBy", "Into a freeze in the name of", optional: true, hint: "Of an emergency: one who approved it"
                    ),
                ]
            }
        ) { visit, form, id in
            // An emergency may begin in the minute in which it is approved.
            let approved = try visit.read { try $0.change(id).approval?.at }
            try await visit.perform(
                StartChange(
                    change: id, at: try form.moment("at", notBefore: approved), overrideBy: try form.person("overrideBy")))
            return "\(id) is under way."
        },
        deed(
            "finish", "Finish change", FinishChange.self, main: true, when: { $0.status.word == "implementing" },
            fields: { visit in
                [
                    Field("at", "Done at", .moment, standing: visit.zone.typed(visit.now)),
                    Field(
                        "available", "Its systems could be used past the planned end of the window", .check, optional: true,
                        hint: "Where they could not, they count as down from the planned end on (10.3)."),
                ]
            }
        ) { visit, form, id in
            let begun: Instant? =
                if case .implementing(_, let at) = try visit.read({ try $0.change(id).status }) { at } else { nil }
            try await visit.perform(
                FinishChange(change: id, at: try form.moment("at", notBefore: begun), available: form.check("available")))
            return "\(id) is done; record the backup taken after it."
        },
        deed(
            "backup", "Record backup", RecordChangeBackup.self,
            when: { $0.status.word == "in review" && $0.implementation?.backup == nil },
            fields: { visit in
                [
                    Field("reference", "What it is called where it is kept"),
                    Field("takenAt", "Taken at", .moment, standing: visit.zone.typed(visit.now)),
                ]
            }
        ) { visit, form, id in
            let done = try visit.read { try $0.change(id).implementation?.actual.end }
            try await visit.perform(
                RecordChangeBackup(
                    change: id, reference: try form.text("reference"), takenAt: try form.moment("takenAt", notBefore: done)))
            return "The backup is recorded."
        },
        deed(
            "review", "Review change", ReviewChange.self,
            when: { $0.status.word == "in review" && $0.implementation?.review == nil },
            fields: { _ in [Field("finding", "What you find", .area(lines: 4))] }
        ) { visit, form, id in
            try await visit.perform(ReviewChange(change: id, finding: try form.text("finding")))
            return "The review is recorded."
        },
        deed("close", "Close change", CloseChange.self, main: true, when: { $0.status.word == "in review" }) { visit, _, id in
            try await visit.perform(CloseChange(change: id))
            return "\(id) is closed."
        },
    ]
}

extension ChangeRequest {
    /// Whether it can still be taken back to its draft (9.2).
    fileprivate var isPullable: Bool {
        switch status {
        case .submitted, .onAgenda, .deferred, .approved, .rejected, .scheduled: true
        case .draft, .implementing, .inReview, .closed, .cancelled: false
        }
    }
}

extension FormReader {
    func person(_ name: String) throws(FormProblem) -> Person.Name? {
        try optionalWord(name, "a user name such as kmeyer") { Person.Name($0) }
    }
}
