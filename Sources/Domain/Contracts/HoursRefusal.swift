/// Why hours were not written.
package enum HoursRefusal: Refusal, Equatable {
    case minutesOutOfBounds
    case personMissing
    case referenceOutOfBounds
    case noteTooLong
    case reasonMissing
    case inTheFuture(Day)
    case notInEffect(StatementOfWork.ID, Day, why: String)
    case outsideYear(StatementOfWork.ID, Day, Day, Day)
    case openedAlready(StatementOfWork.ID, Day)
    case yearClosed(StatementOfWork.ID, Day, Day, on: Day, by: String)
    case yearStillRuns(StatementOfWork.ID, Day)
    case notInLedger(HourRow.ID)
    case notWork(HourRow.ID, HourRow.Kind)
    case reversedAlready(HourRow.ID)
    case invoiced(HourRow.ID, by: String)
    case noSuchYear(StatementOfWork.ID, Day)
    case noYears(StatementOfWork.ID)
    case unknownPhase(String, [String])
    case notSupplemental(String, [String])
    case offeredToNobody
    case forecastOutsideYear(Day, Day, Day)
    case otherEngagement(Engagement.ID, StatementOfWork.ID)
    case otherRequest(ServiceRequest.ID, CustomerCode)
    case overBudget(StatementOfWork.ID, Hours)

    package var message: String {
        switch self {
        case .minutesOutOfBounds: "An entry is work of one person on one day: 1 to 1,440 minutes."
        case .personMissing: "Name who worked, in 1 to 200 characters."
        case .referenceOutOfBounds: "A request or a phase is named in 1 to 200 characters."
        case .noteTooLong: "A note has at most 2,000 characters. Shorten it."
        case .reasonMissing: "Say why it is taken back, in 1 to 2,000 characters."
        case .inTheFuture(let day): "\(day.words) is still to come. Enter what was done or offered when it has been."
        case .notInEffect(let sow, let day, let why):
            "\(sow) was not in effect on \(day.words): \(why). Hours are worked while a SOW is in effect (3.3)."
        case .outsideYear(let sow, let day, let first, let last):
            "\(day.words) lies outside \(first.words) to \(last.words) of \(sow). The work date decides the year (4.3)."
        case .openedAlready(let sow, let first): "The year of \(sow) from \(first.words) is open already."
        case .yearClosed(let sow, let first, let last, let day, let by):
            "The year \(first.words) to \(last.words) of \(sow) was closed on \(day.words) by \(by), and a closed year takes no entries (4.3). Work of a later day goes into its own year."
        case .yearStillRuns(let sow, let last):
            "The year of \(sow) runs to \(last.words). It is closed after that, so that late entries find it open (4.3)."
        case .notInLedger(let row): "There is no row \(row) in this ledger. Look for it in the statement of hours."
        case .notWork(let row, let kind): "\(row) is a row of kind \(kind.rawValue). Only work can be taken back (4.1)."
        case .reversedAlready(let row): "The entry of \(row) was taken back already. Enter the work anew if it was done."
        case .invoiced(let row, let invoice):
            "\(row) is billed by \(invoice), and invoiced rows are read-only (4.3). Credit the invoice, or discard the draft, first."
        case .noSuchYear(let sow, let day): "\(sow) has no year with \(day.words) in it. Give a day of one of its years."
        case .noYears(let sow):
            "\(sow) is a project: its hours are billed by its terms and belong to no year, so none is closed or lost (4)."
        case .unknownPhase(let phase, let known):
            known.isEmpty
                ? "This SOW is not billed by phase. Leave the phase out."
                : "There is no phase \u{201C}\(phase)\u{201D}. Name one of \(known.joined(separator: ", "))."
        case .notSupplemental(let service, let known):
            "\u{201C}\(service)\u{201D} is no supplemental service of the catalogue. Hours can buy: \(known.joined(separator: ", "))."
        case .offeredToNobody: "Name to whom it was offered, in 1 to 200 characters."
        case .forecastOutsideYear(let day, let first, let last):
            "\(day.words) does not lie in the year \(first.words) to \(last.words). Give a day of it, and a last day after the first."
        case .otherRequest(let request, let customer):
            "\(customer) has no request \(request). Name one of its own, or say in words what the work was for."
        case .otherEngagement(let engagement, let sow):
            "\(engagement) is not planned under \(sow). Name an engagement of this SOW, or leave it out."
        case .overBudget(let sow, let hours):
            "\(sow) is \(hours) over budget, so no engagement is planned under it until a change order is binding (4.4). Draft one for more hours."
        }
    }
}
