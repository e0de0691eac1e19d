import BackOffice
import Domain

extension CancellationPaper {
    /// Of a notice, or of the one that stands for a SOW.
    init(_ text: String, _ view: View, sheet: PaperSize?) throws {
        if let id = Notice.ID(text), text.hasPrefix("N") {
            self = try CancellationPaper(view.notice(id), view, sheet: sheet)
        } else if let id = StatementOfWork.ID(text) {
            guard let notice = try view.standingNotice(of: view.statementOfWork(id).id) else {
                throw DocumentRefusal.noNotice(id)
            }
            self = try CancellationPaper(notice, view, sheet: sheet)
        } else {
            throw DocumentRefusal.notAnIdentifier(text, "SOW-2026-0012")
        }
    }

    private init(_ notice: Notice, _ view: View, sheet: PaperSize?) throws {
        let sow = try view.statementOfWork(notice.statementOfWork)
        let frame = try PaperFrame(view, notice.customer, sheet: sheet)
        let verdict = notice.verdict
        let deadline = verdict.deadline
        head = frame.head(
            "Acknowledgement of notice", notice.id.text, subject: "\(sow.id), \(sow.title)", to: "To",
            facts: [Labelled("Notice", notice.id.text), Labelled("Received", verdict.receivedOn.words)],
            state: StateLine(notice))
        statementOfWork = sow.id.text
        receivedOn = verdict.receivedOn
        how = notice.how
        givenBy = notice.by
        lastDay = deadline.yearEnd
        noticeDays = deadline.noticeDays
        byNotice = deadline.byNotice
        byInvoice = deadline.byInvoice
        self.deadline = deadline.day
        switch deadline.invoice {
        case .planned(let day): invoiceWords = "planned for \(day.words)"
        case .issued(let day, _): invoiceWords = "issued on \(day.words)"
        }
        isInTime = verdict.isInTime
        endsOn = verdict.endsOn
        billed = try view.invoicesBilled(beyond: notice).map(\.sentence)
        let year = try view.hourYear(of: sow, containing: deadline.yearEnd)
        hoursLeft = max(.zero, try view.hourLedger(of: sow, year).balance)
        services = try view.catalogue().maintenance.supplemental.joined(separator: ", ")
        engagements = try view.engagements(of: sow).filter { $0.status != .cancelled && $0.days.upperBound >= frame.today }
            .map {
                "\($0.subject), \($0.days.lowerBound.words) to \($0.days.upperBound.words), \($0.specialist) (\($0.status.rawValue))"
            }
        canWithdraw = notice.stands && frame.today <= deadline.day
        accountManager = frame.customer.accountManager
        signatures = frame.lines([]).filter { $0.party == frame.parties.provider.name }
    }
}

extension InvoiceToCredit {
    /// As the letter says it.
    fileprivate var sentence: String {
        "Our invoice \(number) of \(issuedOn.words) bills \(billed) before tax for \(from.words) to \(through.words), which no longer "
            + "applies. \(isCredited ? "This amount has been credited." : "This amount, with its tax, will be credited.")"
    }
}

extension StateLine {
    init(_ notice: Notice) {
        let verdict = notice.verdict
        let last = "The last day for notice was \(verdict.deadline.day.words)"
        if let day = notice.withdrawnOn {
            self.init(tone: .calm, word: "Withdrawn", sentence: "on \(day.words). The statement of work goes on.")
        } else if verdict.isInTime {
            self.init(tone: .good, word: "In time.", sentence: "\(last); it ends on \(verdict.endsOn.words).")
        } else {
            self.init(
                tone: .due, word: "Late.",
                sentence: "\(last); the notice counts for the following year, which ends on \(verdict.endsOn.words).")
        }
    }
}
