package enum ChangeRefusal: Refusal, Equatable {
    case titleMissing
    case textOutOfBounds
    case tooManySystems
    case lengthOfNoUse
    case freezeOfNoUse
    case templateOfAnother(ChangeRequest.Kind)
    case noTemplate(ChangeRequest.ID)
    case notADraft(ChangeRequest.ID, String)
    case draftAlready(ChangeRequest.ID)
    case incomplete(ChangeRequest.ID, [String])
    case timeIsOver(ChangeRequest.ID, Instant)
    case notYetMade(ChangeRequest.ID, Instant)
    case notForAnAgenda(ChangeRequest.ID, ChangeRequest.Kind, String)
    case onAnAgenda(ChangeRequest.ID, BoardMeeting.ID)
    case notOnAgenda(ChangeRequest.ID, BoardMeeting.ID)
    case noVote(ChangeRequest.ID)
    case votesOnDeferral(ChangeRequest.ID)
    case ownVote(Person.Name)
    case ownRequest(ChangeRequest.ID)
    case notPresent(Person.Name)
    case votedTwice(Person.Name)
    case notAnEmergency(ChangeRequest.ID)
    case notSubmitted(ChangeRequest.ID, String)
    case notAnEmergencyMember(Person.Name)
    case approvedAlready(ChangeRequest.ID, Person.Name)
    case tooLate(ChangeRequest.ID, String)
    case notApproved(ChangeRequest.ID, String)
    case noImplementer(ChangeRequest.ID)
    case notScheduled(ChangeRequest.ID, String)
    case notImplementing(ChangeRequest.ID, String)
    case beforeApproval(ChangeRequest.ID, Instant)
    case stillToCome(Instant)
    case endsBeforeItStarts(ChangeRequest.ID, Instant)
    case notInReview(ChangeRequest.ID, String)
    case backupAlready(ChangeRequest.ID)
    case backupTooEarly(ChangeRequest.ID, Instant)
    case noBackup(ChangeRequest.ID)
    case reviewedAlready(ChangeRequest.ID)
    case notReviewed(ChangeRequest.ID, ChangeRequest.Kind)
    case notOnTheBoard(Person.Name)
    case templateTaken(ChangeTemplate.Name)
    case frozen(ChangeRequest.ID, Freeze.ID)
    case liftedAlready(Freeze.ID)
    case freezeOver(Freeze.ID, Instant)
    case overrideNeedsApprover(ChangeRequest.ID, Freeze.ID)

    package var message: String {
        switch self {
        case .titleMissing: "Give the change a title of 1 to 200 characters."
        case .textOutOfBounds: "A text of a change is neither empty nor longer than 4,000 characters (reasons 2,000, names 200)."
        case .tooManySystems: "A change affects at most 200 systems. Split it into changes that can be undone one by one."
        case .lengthOfNoUse: "A change is planned from a start to a later end, at most 31 days. Check the times and their offset."
        case .freezeOfNoUse: "A freeze has a start and a later end, at most 366 days on. Check the times and their offset."
        case .templateOfAnother(let kind): "A template is for standard changes; this one is \(kind.rawValue). Leave it out."
        case .noTemplate(let id):
            "\(id) is standard and follows a template the board has approved. Name one, or ask for a normal change."
        case .notADraft(let id, let word): "\(id) is \(word), not a draft. Pull it back first; that voids its approvals."
        case .draftAlready(let id): "\(id) is a draft already. Change what it says, then submit it."
        case .incomplete(let id, let gaps): "\(id) cannot be submitted without \(gaps.joined(separator: ", "))."
        case .timeIsOver(let id, let end):
            "\(id) is planned to end at \(Zone.pacific.words(end)), which is over. Plan another time, or record it as unauthorized if it was made."
        case .notYetMade(let id, let end):
            "\(id) is called unauthorized, yet ends at \(Zone.pacific.words(end)). Only what was made already is; ask for a normal change."
        case .notForAnAgenda(let id, let kind, let word):
            "\(id) (\(kind.rawValue)) is \(word); only a submitted normal change comes before the board."
        case .onAnAgenda(let id, let meeting): "\(id) is on the agenda of \(meeting); a change is on one agenda at a time."
        case .notOnAgenda(let id, let meeting):
            "\(id) is not on the agenda of \(meeting). Look at the agenda for what is."
        case .noVote(let id):
            "Nobody's vote on \(id) is given. Say how the members voted, or choose to defer it to the next meeting."
        case .votesOnDeferral(let id):
            "\(id) is either voted on or deferred without a vote. Take the votes out, or leave the deferral out."
        case .ownVote(let person): "\(person) asked for this change and does not vote on it. Leave that vote out."
        case .ownRequest(let id):
            "Nobody approves or reviews a change they asked for or made. Have another person do it for \(id)."
        case .notPresent(let person): "\(person) is no member present at this meeting. Votes are cast by those who came."
        case .votedTwice(let person): "\(person) has one vote on a change. Leave the other out."
        case .notAnEmergency(let id): "\(id) is no emergency; the board decides it in a meeting, or a template has."
        case .notSubmitted(let id, let word): "\(id) is \(word); only a submitted emergency is approved outside a meeting."
        case .notAnEmergencyMember(let person): "\(person) is none of the board's emergency members. Ask one of them."
        case .approvedAlready(let id, let person): "\(person) has approved \(id) already; another emergency member is needed."
        case .tooLate(let id, let word): "\(id) is \(word): it can no longer be pulled back or cancelled. Record how it ended."
        case .notApproved(let id, let word): "\(id) is \(word); a change is scheduled once it is approved."
        case .noImplementer(let id): "\(id) names nobody who makes it. Schedule it with an implementer."
        case .notScheduled(let id, let word): "\(id) is \(word); a change begins once it is approved and scheduled."
        case .notImplementing(let id, let word): "\(id) is \(word); only a change that has begun can end. Record its start first."
        case .beforeApproval(let id, let at):
            "\(id) was approved at \(Zone.pacific.words(at)). What was begun before that is an unauthorized change; record it as one."
        case .stillToCome(let now):
            "It is \(Zone.pacific.words(now)) now: what is recorded as done cannot be still to come. Check the times and their offset."
        case .endsBeforeItStarts(let id, let start):
            "\(id) began at \(Zone.pacific.words(start)) and cannot have ended before. Check the time."
        case .notInReview(let id, let word): "\(id) is \(word); backup, review and close come after its work has ended."
        case .backupAlready(let id): "The backup after \(id) is recorded already. It stands on the change."
        case .backupTooEarly(let id, let end):
            "\(id) ended at \(Zone.pacific.words(end)); the backup meant is the one taken after that."
        case .noBackup(let id):
            "\(id) cannot close before a snapshot or backup taken after it is recorded. Record that backup first."
        case .reviewedAlready(let id): "\(id) was reviewed already. Close it."
        case .notReviewed(let id, let kind):
            "\(id) is \(kind.rawValue) and cannot close before the board has reviewed it. Record the review first."
        case .notOnTheBoard(let person): "\(person) is no member of the board. Have one of its members do it."
        case .templateTaken(let name): "There is a template \(name) already; what follows it must stay so. Choose another name."
        case .frozen(let id, let freeze):
            "\(freeze) blocks \(id) at its planned time. Pull it back and plan it outside the freeze."
        case .liftedAlready(let freeze): "\(freeze) is lifted already. It blocks nothing any more."
        case .freezeOver(let freeze, let end): "\(freeze) ended at \(Zone.pacific.words(end)); there is nothing left to lift."
        case .overrideNeedsApprover(let id, let freeze):
            "\(freeze) blocks \(id). An emergency overrides it in the name of one who approved it. Name that person as who overrides it."
        }
    }
}
