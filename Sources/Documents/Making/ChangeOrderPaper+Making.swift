import BackOffice
import Domain

extension ChangeOrderPaper {
    init(_ id: ChangeOrder.ID, _ view: View, sheet: PaperSize?) throws {
        let order = try view.changeOrder(id)
        let sow = try view.statementOfWork(order.statementOfWork)
        let frame = try PaperFrame(view, order.customer, sheet: sheet)
        head = frame.head(
            "Change order", id.text, subject: "To \(sow.id), \(sow.title)", dated: order.bindingOn,
            facts: [Labelled("Kind", order.asks.kind.rawValue), Labelled("Statement of work", sow.id.text)],
            state: StateLine(order.status))
        statementOfWork = sow.id.text
        let words = order.asks.words
        change = words.prefix(1).uppercased() + words.dropFirst() + "."
        effects = ChangeOrderPaper.effects(of: order, sow)
        reason = order.reason
        signatures = frame.lines(order.signatures)
    }

    private static func effects(of order: ChangeOrder, _ sow: StatementOfWork) -> [Labelled] {
        func price(_ hours: Hours) -> String {
            sow.terms?.rate.times(hours.minutes, over: 60)?.description ?? "more than can be reckoned"
        }
        let rate = sow.terms?.rate.description ?? ""
        switch order.asks {
        case .moreHoursThisYear(_, let hours):
            return [Labelled("\(hours) at \(rate) an hour, in full on the next invoice", price(hours))]
        case .moreHoursEveryYear(let hours):
            return [
                Labelled(
                    "\(hours) at \(rate) an hour, in each yearly invoice from the first one not yet issued when this is binding",
                    price(hours))
            ]
        case .moreHours(let hours, let fee): return [Labelled("\(hours) more; the fee goes up by", fee.description)]
        case .fewerHours(let hours, let fee): return [Labelled("\(hours) less; the fee goes down by", fee.description)]
        case .cancellation(let costs):
            return [
                Labelled("Accepted phases not billed yet", "as agreed"),
                Labelled("Work that belongs to no accepted phase, at \(rate) an hour", "as counted"),
                Labelled("Costs incurred", costs.description),
            ]
        }
    }
}

extension ChangeOrder {
    var signatures: [Signature] {
        switch status {
        case .draft, .void: []
        case .signedByOne(let signature): [signature]
        case .binding(let first, let last): [first, last]
        }
    }
}

extension StateLine {
    init(_ status: ChangeOrder.Status) {
        switch status {
        case .draft: self.init(tone: .calm, word: "Draft.", sentence: "Nobody has signed.")
        case .signedByOne(let signature):
            self.init(
                tone: .due, word: "Signed by one.",
                sentence: "\(signature.by) signed on \(signature.on.words); the other side has not.")
        case .binding(let first, let last):
            self.init(tone: .good, word: "Binding", sentence: "since \(max(first.on, last.on).words).")
        case .void(let day, let reason): self.init(tone: .late, word: "Void", sentence: "since \(day.words): \(reason)")
        }
    }
}
