/// Why something was not done to a service request.
package enum RequestRefusal: Refusal, Equatable {
    case textOutOfBounds(String, limit: Int)
    case beforeOpening(Instant)
    case stillToCome(Instant)
    case yearsAgo(Instant)
    case longAgo(minutes: Int)
    case isClosed(ServiceRequest.ID)
    case isResolved(ServiceRequest.ID)
    case notResolved(ServiceRequest.ID)
    case nothingToReopen(ServiceRequest.ID)
    case isMerged(ServiceRequest.ID, into: ServiceRequest.ID)
    case notMerged(ServiceRequest.ID)
    case mergesIntoItself(ServiceRequest.ID)
    case cannotCarryOn(ServiceRequest.ID, RequestState)
    case otherCustomer(ServiceRequest.ID)
    case isPaused(PauseReason)
    case waitsForNoChange(PauseReason)
    case changeIsOver(ChangeRequest.ID, String)
    case notPaused(ServiceRequest.ID)
    case workAroundStands(ServiceRequest.ID)
    case severityStands(Severity)
    case utilityChannel(RequestChannel)
    case channelNotBought(RequestChannel, CustomerCode)
    case acknowledgedAlready(ServiceRequest.ID)
    case watchStands(String, watches: Bool)
    case linkToOne
    case linkedAlready(String)
    case notAnalyst(String)
    case fileNotKept(String)
    case fileTooLarge(limit: Int)
    case fileEmpty(String)
    case badFileName(String)
    case limitOutOfBounds
    case nothingToAcknowledge(ServiceRequest.ID, EscalationLevel)
    case notRouted(ServiceRequest.ID)
    case noBudget(ServiceRequest.ID)

    package var message: String {
        switch self {
        case .textOutOfBounds(let what, let limit):
            "The \(what) is 1 to \(limit.grouped) characters. Shorten it, or attach a file."
        case .beforeOpening(let opened):
            "That is before the request was opened (\(Zone.pacific.words(opened))). Give a later instant."
        case .stillToCome(let now): "That instant is still to come; now is \(Zone.pacific.words(now)). Record what has happened."
        case .yearsAgo(let instant):
            "\(Zone.pacific.words(instant)) is more than a year ago. Check the year; older requests are taken over as history."
        case .longAgo(let minutes):
            "A fact of more than \(minutes) minutes ago is entered by who supervises the desk. Ask a support manager, or leave the instant out."
        case .isClosed(let id): "\(id) is closed. Reopen it first, or open another and link the two."
        case .isResolved(let id): "\(id) is resolved. Reopen it first, if it is not."
        case .notResolved(let id): "\(id) is not resolved. Resolve it first."
        case .nothingToReopen(let id): "\(id) is neither resolved nor closed and has no work-around. There is nothing to reopen."
        case .isMerged(let id, let other): "\(id) was merged into \(other). Go on there, or unmerge it."
        case .notMerged(let id): "\(id) is not merged into another request."
        case .mergesIntoItself(let id): "\(id) cannot be merged into itself, nor into one merged into it. Name another request."
        case .cannotCarryOn(let id, let state):
            "\(id) is \(state.rawValue): nobody goes on with it. Reopen it first, or merge into one that is open."
        case .otherCustomer(let id): "\(id) is another customer's. Requests of one customer are merged."
        case .isPaused(let reason): "It is paused already, \(reason.words). Resume it, or give another reason."
        case .waitsForNoChange(let reason):
            "A pause \(reason.words) waits for no change. Leave the change out, or give waitingOnScheduledChange as the reason."
        case .changeIsOver(let id, let word): "\(id) is \(word): there is nothing to wait for. Name another change, or none."
        case .notPaused(let id): "\(id) is not paused."
        case .workAroundStands(let id): "\(id) has a work-around or is resolved already. Reopen it first, if that does not hold."
        case .severityStands(let severity): "It has severity \(severity) already."
        case .utilityChannel(let channel): "A utility's people open requests by portal or live chat, not by \(channel.words)."
        case .channelNotBought(let channel, let customer):
            "\(customer) has no \(channel.words) in a statement of work in effect (8.1). Choose phone, email or portal."
        case .acknowledgedAlready(let id): "\(id) was acknowledged since it was last assigned."
        case .watchStands(let who, let watches): watches ? "\(who) watches it already." : "\(who) does not watch it."
        case .linkToOne: "Link it to one thing: a record, an endpoint or an article."
        case .linkedAlready(let record): "It is linked to \(record) already."
        case .notAnalyst(let login): "\(login) may not work on requests. Assign it to an analyst or a support manager."
        case .fileNotKept(let digest): "No file with the hash \(digest) is kept. Attach the file itself."
        case .fileTooLarge(let limit):
            "A file attached is \((limit / 1_048_576).grouped) MiB at most. Send it another way and link to it."
        case .fileEmpty(let name):
            "There is nothing in \u{201C}\(name.prefix(200))\u{201D}. Look at it, and attach what was meant."
        case .badFileName(let name):
            "\u{201C}\(name)\u{201D} is no file name of 1 to 200 characters without a slash or a sign that nobody sees. Rename it."
        case .limitOutOfBounds: "Escalate 1 to 10,000 requests at once, or leave the limit out."
        case .nothingToAcknowledge(let id, let level):
            "No step of \(id) waits for the \(level.words) to acknowledge it. Its escalations say which steps do."
        case .notRouted(let id):
            "Nobody has decided yet who pays for the work on \(id). Route the work first, by the service of the catalogue it is."
        case .noBudget(let id): "\(id) is maintenance-covered, which draws no hours (8.5). Route it as supplemental work first."
        }
    }
}
