import BackOffice
import Domain
import Workbook
import Foundation

/// Notice: given with both candidate dates beside it, looked at, and taken back (6.2, 6.3).
enum NoticePages {
    static let routes: [Route] =
        withdrawing.routes + [
            .get("/notices/{notice}", .permission(.readBooks), "A notice, with how it was judged") { visit in
                .page(try page(visit))
            }
        ]

    private static func id(_ visit: Visit) throws -> Notice.ID { try visit.identifier("notice", of: "notice") }

    private static func page(_ visit: Visit) throws -> Page {
        let (notice, sow, open, owed) = try visit.read { view in
            let notice = try view.notice(id(visit))
            let sow = try view.statementOfWork(notice.statementOfWork)
            return (
                notice, sow, try view.openEngagements(of: sow, from: view.today(of: sow.customer)),
                try view.invoicesToCredit(for: notice)
            )
        }
        let (last, today) = try visit.read { (try $0.withdrawalDeadline(of: notice).day, try $0.today(of: notice.customer)) }
        let mayWithdraw = notice.stands && visit.actor.permissions.contains(.manageContracts)
        var deeds: [Button] = []
        if mayWithdraw, today <= last {
            deeds.append(Button("Withdraw notice", href: "/notices/\(notice.id)/withdraw"))
        }
        if visit.seesMoney {
            deeds.append(
                Button("Acknowledgement to print", href: "/documents/cancellation-acknowledgement/\(notice.id)", isMain: true))
        }
        var pieces = [CreditsOwed.panel(owed, visit), Why(notice.verdict.derivation)].compactMap { $0 }
        if notice.stands, !open.isEmpty {
            pieces.append(Panel("Open engagements, to be offered first", [EngagementPages.grid(open)]))
        }
        return Page(
            "\(notice.id)  Notice of \(sow.id)", lead: "\(notice.customer) \u{B7} received on \(notice.verdict.receivedOn.words)",
            section: .customers, deeds: deeds, number: notice.id.text, pieces,
            beside: [
                Panel(
                    "Facts of record",
                    [
                        Facts([
                            ("Statement of work", Shown(sow.id.text, href: "/work/\(sow.id)", sub: sow.title)),
                            ("Given by", Shown(notice.by)), ("Received by", Shown(notice.how)),
                            ("Verdict", Shown(chip: WorkWords.chip(notice))),
                            (
                                "Outcome",
                                Shown(notice.stands ? "the SOW ends on \(notice.verdict.endsOn.words)" : "it goes on")
                            ),
                            ("Withdrawal", withdrawal(notice, until: last, today: today, may: mayWithdraw)),
                            ("Document", Shown(notice.document.map { "kept, SHA-256 \($0.prefix(12))" } ?? "none")),
                        ])
                    ])
            ])
    }

    /// Until when it can be taken back. What was received by then can still be recorded after it.
    private static func withdrawal(_ notice: Notice, until last: Day, today: Day, may: Bool) -> Shown {
        guard notice.stands else { return Shown("it was withdrawn") }
        guard notice.verdict.receivedOn <= last else { return Shown("not any more, since \(last.words)") }
        let isOver = today > last
        return Shown(
            isOver ? "received by \(last.words) only" : "until \(last.words)",
            href: isOver && may ? "/notices/\(notice.id)/withdraw" : nil)
    }

    /// What the two candidates are today, and what a notice received today would come to.
    private static func candidates(_ visit: Visit) throws -> [any Piece] {
        let (sow, deadline, today, following) = try visit.read { view in
            let sow = try view.statementOfWork(WorkForms.id(visit))
            let today = try view.today(of: sow.customer)
            let year = try view.runningYear(of: sow, on: today)
            return (sow, try view.noticeDeadline(of: sow, year), today, try view.hourYear(of: sow, after: year).last)
        }
        let verdict = NoticeVerdict(deadline: deadline, receivedOn: today, receivedAt: nil, followingYearEnd: following)
        let known = deadline.invoice.issuedAt == nil ? "planned for" : "issued on"
        let winner = { (wins: Bool) in wins ? Chip("this one wins", .due) : nil }
        return [
            Panel(
                "Both candidates",
                [
                    Facts([
                        (
                            "By notice",
                            Shown(
                                deadline.byNotice.words, chip: winner(deadline.byNotice <= deadline.byInvoice),
                                sub: "\(deadline.yearEnd.words) less \(deadline.noticeDays) days")
                        ),
                        (
                            "By invoice",
                            Shown(
                                deadline.byInvoice.words, chip: winner(deadline.byInvoice < deadline.byNotice),
                                sub: "the day before the next invoice, \(known) \(deadline.invoice.day.words)")
                        ),
                        ("Last day", Shown(deadline.day.words, why: "/why/notice-deadline/\(sow.id)")),
                    ]),
                    Remark(
                        "A notice received today is \(verdict.isInTime ? "in time" : "late"): the SOW ends on \(verdict.endsOn.words).",
                        tone: verdict.isInTime ? .calm : .late),
                ])
        ]
    }

    static let giving = WorkForms.form(
        "notice", "Give notice", deed: "Record notice", action: GiveNotice.name, permission: .manageContracts,
        bodyLimit: Route.fileLimit, beside: candidates
    ) { visit in
        let zone = try visit.read { try $0.customer($0.statementOfWork(WorkForms.id(visit)).customer).zone }
        return [
            Field(
                "receivedOn", "Received on", .day, hint: "The day of receipt counts, in \(zone.id)",
                standing: zone.day(of: visit.now).description),
            Field(
                "receivedAt", "At", .moment, optional: true,
                hint: "It matters where an invoice was issued on the same day; your own zone"),
            Field("by", "Who gave it", hint: "Such as Maria Ortiz, general manager"),
            Field("how", "How it was received", hint: "Such as registered letter"),
            Field("document", "Document", .file, optional: true),
        ]
    } _: { visit, form, sow in
        let receivedAt = visit.form["receivedAt"] == nil ? nil : try form.moment("receivedAt")
        let given = try await visit.perform(
            GiveNotice(
                statementOfWork: sow.id, receivedOn: try form.day("receivedOn"), by: try form.text("by"),
                how: try form.text("how"),
                receivedAt: receivedAt, document: try Receipts.keep("document", visit)))
        let owed = try visit.read { view in try view.invoicesToCredit(for: view.notice(given.notice)) }
        return "\(given.notice) is \(given.inTime ? "in time" : "late"): the last day for notice was \(given.lastDay.words) "
            + "(by notice \(given.byNotice.words), by invoice \(given.byInvoice.words)). \(sow.id) ends on \(given.endsOn.words)."
            + owed.map { " \($0.words)" }.joined()
    }

    private static let withdrawing = FormRoute(
        "/notices/{notice}/withdraw", .permission(.manageContracts), "Withdraw notice", section: .customers,
        deed: "Withdraw notice",
        action: WithdrawNotice.name,
        lead: { visit in
            let notice = try visit.read { try $0.notice(id(visit)) }
            return
                "\(notice.id) of \(notice.statementOfWork), received on \(notice.verdict.receivedOn.words), can be withdrawn until the last day for notice (6.3)."
        },
        fields: { visit in
            let (last, today) = try visit.read { view in
                let notice = try view.notice(id(visit))
                return (try view.withdrawalDeadline(of: notice).day, try view.today(of: notice.customer))
            }
            return [
                Field(
                    "on", "Withdrawal received on", .day, hint: "\(last.words) at the latest",
                    standing: min(today, last).description)
            ]
        }
    ) { visit, form in
        let notice = try visit.read { try $0.notice(id(visit)) }
        try await visit.perform(WithdrawNotice(notice: notice.id, on: try form.day("on")))
        return .redirect("/work/\(notice.statementOfWork)", said: "\(notice.id) is withdrawn; \(notice.statementOfWork) goes on.")
    }
}
