/// What statements of work refuse.
package enum WorkRefusal: Refusal, Equatable {
    case nameOfNoUse
    case namedTwice(String)
    case tooMany(String, Int)
    case hoursOutOfBounds
    case unitOutOfBounds
    case phasesDoNotSum(Money, Money)
    case beforeTheAgreement(Day, Day)
    case notAShortYear(ContractYear)
    case shortYearMissing(ContractYear)
    case otherKind(StatementOfWork.ID, StatementOfWork.Kind)
    case scopedAlready(StatementOfWork.ID)
    case notScoped(StatementOfWork.ID)
    case validityPassed(Day)
    case notQuoted(StatementOfWork.ID)
    case quoteLapsed(StatementOfWork.ID, Day)
    case signedBeforeQuoted(StatementOfWork.ID, Day)
    case signedAlready(StatementOfWork.ID)
    case notBinding(StatementOfWork.ID)
    case notInEffect(StatementOfWork.ID, Day)
    case ended(StatementOfWork.ID)
    case agreementNotBinding(StatementOfWork.ID, String)
    case outsideTheAgreement(StatementOfWork.ID, String)
    case bindingEndsByNotice(StatementOfWork.ID)
    case unknownPhase(String, known: [String])
    case acceptedAlready(String)
    case inTheFuture(Day)
    case requirementsOutOfBounds(String)
    case noSuchYear(StatementOfWork.ID, Day, first: Day)
    case notYearly(StatementOfWork.ID)

    package var message: String {
        switch self {
        case .nameOfNoUse: "Titles and names have 1 to 200 characters."
        case .namedTwice(let name): "\(name) is named twice. Name each once."
        case .tooMany(let what, let most): "There are 1 to \(most) \(what) in a statement of work. Give that many, or split it."
        case .hoursOutOfBounds: "Hours of a statement of work are 0 to 100,000. Check the figure."
        case .unitOutOfBounds: "Work is rounded up to 1 to 480 minutes; 1 leaves it as it is, 15 is usual."
        case .phasesDoNotSum(let sum, let fee): "The phases come to \(sum), the fee is \(fee). Make them agree."
        case .beforeTheAgreement(let day, let from):
            "It cannot start on \(day.words): the maintenance agreement begins on \(from.words). Start on or after that day."
        case .notAShortYear(let year):
            "It starts with the agreement's year (\(year.words)), so that no year is short. Leave the short year out."
        case .shortYearMissing(let year):
            "It starts inside a year of the agreement. Name hours and fee of its short first year, \(year.words)."
        case .otherKind(let id, let kind): "\(id) is for \(kind.rawValue). Give terms of that kind, or request another one."
        case .scopedAlready(let id): "The scoping of \(id) is complete already. Quote it."
        case .notScoped(let id): "\(id) cannot be quoted yet. Record first that its scoping information is complete."
        case .validityPassed(let day): "\(day.words) has passed. A quote is valid until today or later."
        case .notQuoted(let id): "\(id) has no quote to sign. Quote it first."
        case .quoteLapsed(let id, let day):
            "The quote of \(id) lapsed at the end of \(day.words). Quote it again, then both sign."
        case .signedBeforeQuoted(let id, let day):
            "\(id) was quoted anew on \(day.words); a signature from before stands under other terms. Have it signed again."
        case .signedAlready(let id): "\(id) is signed. What changes from now on is a change order."
        case .notBinding(let id): "\(id) is not binding: both sides sign first."
        case .notInEffect(let id, let from):
            "\(id) is in effect from \(from.words). Nothing of it is accepted or completed before."
        case .ended(let id): "\(id) has ended already."
        case .agreementNotBinding(let id, let agreement):
            "\(id) stands under \(agreement), which is not binding yet. Have both sides sign that first."
        case .outsideTheAgreement(let id, let agreement): "The days of \(id) do not lie within \(agreement). Check both."
        case .bindingEndsByNotice(let id):
            "\(id) is binding. A project is ended by a change order of cancellation, Enhanced Maintenance by notice."
        case .unknownPhase(let name, let known):
            "There is no phase \(name). \(known.isEmpty ? "This project has none." : "Name one of \(known.joined(separator: ", ")).")"
        case .acceptedAlready(let name): "The phase \(name) is accepted already."
        case .inTheFuture(let day): "\(day.words) is still to come. Record it when it has happened."
        case .requirementsOutOfBounds(let what): "\(what) has 1 to 10,000 characters. Write what was gathered."
        case .noSuchYear(let id, let day, let first):
            "No year of \(id) begins on \(day.words). Name the first day of one, such as \(first.words)."
        case .notYearly(let id): "\(id) is a project. Yearly requirements belong to Enhanced Maintenance."
        }
    }
}
