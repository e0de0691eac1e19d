package enum ChecklistRefusal: Refusal, Equatable {
    case changesThePast(Day, today: Day)
    case sheetsBegun(Day)
    case tooManyItems
    case itemTwice(Checklist.Item.ID)
    case wordsMissing(Checklist.Item.ID)
    case noneEnds(MonitoredSystem)
    case noSheet(MonitoredSystem, Day)
    case stillToCome(Day, today: Day)
    case signedAlready(String, Instant)
    case unknownItem(Checklist.Item.ID, known: [Checklist.Item.ID])
    case nothingChecked
    case noteOutOfBounds
    case faultWithoutNote(Checklist.Item.ID)
    case nothingToCorrect(Checklist.Item.ID)
    case actionWithoutWords
    case initialsOutOfBounds
    case itemsLeft([Checklist.Item.ID])
    case faultWithoutAction(Checklist.Item.ID)

    package var message: String {
        switch self {
        case .changesThePast(let day, let today):
            "A checklist holds from today on, \(today.words), or later; sheets of \(day.words) have been. Name a later day."
        case .sheetsBegun(let day):
            "The sheet of \(day.words) has been begun with the checklist as it is. Let the new one hold from the day after."
        case .tooManyItems: "A checklist has at most 50 items. Take some together."
        case .itemTwice(let item): "The checklist asks for \(item) twice. Give each item a name of its own."
        case .wordsMissing(let item): "Say what \(item) asks, in 1 to 200 characters."
        case .noneEnds(let system): "\(system) has no checklist then, so there is none to end. See checklist list."
        case .noSheet(let system, let day):
            "No checklist of \(system) holds on \(day.words). Set one (checklist set), or check the day and the system's name."
        case .stillToCome(let day, let today):
            "\(day.words) is still to come; it is \(today.words) in the provider's zone. Fill in the sheet on its day."
        case .signedAlready(let initials, let at):
            "\(initials) signed this sheet at \(Zone.pacific.words(at)); its results stand. What was done since is linked (checklist link)."
        case .unknownItem(let item, let known):
            "This checklist does not ask for \(item). It asks for \(known.map(\.text).joined(separator: ", "))."
        case .nothingChecked: "Give the result of at least one item, and of none twice."
        case .noteOutOfBounds: "A note has 1 to 2,000 characters. Shorten it, or leave it out."
        case .faultWithoutNote(let item): "Say what is wrong with \(item): a fault comes with a note."
        case .nothingToCorrect(let item): "\(item) has no fault on this sheet, so there is nothing to correct. Name another item."
        case .actionWithoutWords: "Say what was done about it, in 1 to 2,000 characters."
        case .initialsOutOfBounds: "Sign with your initials: two to five capital letters."
        case .itemsLeft(let items):
            "Not looked at yet: \(items.map(\.text).joined(separator: ", ")). Record a result for each, then sign."
        case .faultWithoutAction(let item):
            "\(item) is faulty and no corrective action is linked (10.1). Link what was done about it, then sign."
        }
    }
}
