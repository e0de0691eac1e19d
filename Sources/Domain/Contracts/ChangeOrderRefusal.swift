/// Why a change order was not drawn up or not signed.
package enum ChangeOrderRefusal: Refusal, Equatable {
    case reasonMissing
    case hoursOutOfBounds
    case amountOutOfBounds
    case otherCurrency(Currency, Currency)
    case missing(String, of: String)
    case needless(String, of: String)
    case inTheFuture(Day)
    case signatoryMissing
    case signedAlready(ChangeOrder.ID, by: Party)
    case bindingAlready(ChangeOrder.ID)
    case voided(ChangeOrder.ID, Day)
    case notBinding(StatementOfWork.ID)
    case over(StatementOfWork.ID, Day)
    case useItOrLoseIt(StatementOfWork.ID, left: Hours, until: Day, services: [String], notice: NoticeVerdict)
    case endsByNotice(StatementOfWork.ID, lastDay: Day)
    case onlyEnhancedMaintenance(String, StatementOfWork.ID)
    case onlyAdvancedServices(String, StatementOfWork.ID)
    case notAProject(StatementOfWork.ID)
    case notACancellation(ChangeOrder.ID)
    case yearToCome(StatementOfWork.ID, Day)
    case belowWorked(StatementOfWork.ID, worked: Hours, remaining: Hours)
    case feeBelowZero(StatementOfWork.ID, fee: Money)

    package var message: String {
        switch self {
        case .reasonMissing: "Say why, in 1 to 2,000 characters."
        case .hoursOutOfBounds: "A change order is about 1 minute to 100,000 hours. Give hours within that."
        case .amountOutOfBounds: "An amount is zero or more, and below a trillion. Check it."
        case .otherCurrency(let given, let own): "The customer is billed in \(own), not in \(given). Give the amount in \(own)."
        case .missing(let field, let kind): "A change order for \(kind) says the \(field). Give it."
        case .needless(let field, let kind): "A change order for \(kind) has no \(field). Leave it out."
        case .inTheFuture(let day): "\(day.words) is still to come. Record a signature when it is made."
        case .signatoryMissing: "Name who signed, in 1 to 200 characters."
        case .signedAlready(let id, let party):
            "\(id) is signed for the \(party.rawValue) already. The other side signs, if it has not."
        case .bindingAlready(let id):
            "\(id) is binding: both sides have signed, and it has taken effect. Draft another to change it again."
        case .voided(let id, let day): "\(id) was voided on \(day.words). Draft another."
        case .notBinding(let sow): "\(sow) is not binding yet. Change its quote instead of ordering a change (5.1)."
        case .over(let sow, let day): "\(sow) ended on \(day.words). What comes after is a new SOW."
        case .useItOrLoseIt(let sow, let left, let until, let services, let notice):
            "Fewer hours are not possible in the year to \(until.words): use it or lose it (\(sow), 4.2 and 5.1). "
                + "\(left) are left until \(until.words). "
                + (left > .zero ? "They can still buy: \(services.joined(separator: ", ")). " : "")
                + (notice.isInTime
                    ? "To have none next year, give notice by \(notice.deadline.day.words)."
                    : "The last day for notice was \(notice.deadline.day.words) (6.2): a notice received now ends it on "
                        + "\(notice.endsOn.words), after another year (6.3).")
        case .endsByNotice(let sow, let day):
            "\(sow) is Enhanced Maintenance: it is not cancelled by a change order but ends by notice (6). The last day for notice is \(day.words)."
        case .onlyEnhancedMaintenance(let kind, let sow):
            "\(sow) is a project, and \(kind) is asked for under Enhanced Maintenance (5.1). Ask for more hours, with their fee."
        case .onlyAdvancedServices(let kind, let sow):
            "\(sow) is Enhanced Maintenance; say whether the \(kind) are for this year or for every year (5.1)."
        case .notAProject(let sow): "\(sow) is Enhanced Maintenance; only a project has one fee and phases."
        case .notACancellation(let id): "\(id) is no cancellation, so it has no bill of one."
        case .yearToCome(let sow, let first):
            "The year of \(sow) from \(first.words) is still to come. Name the running year, or ask for more hours every year."
        case .belowWorked(let sow, let worked, let remaining):
            "\(worked) of \(sow) are worked already, and \(remaining) would be left in it: hours never go below those worked (5.1). Take less off."
        case .feeBelowZero(let sow, let fee): "The fee of \(sow) is \(fee). Take no more off than that."
        }
    }
}
