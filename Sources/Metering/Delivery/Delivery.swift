import Domain

/// One part of one version of a file, as it left for the utility.
package struct Delivery: Hashable, Codable, Sendable {
    package typealias ID = Identifier<Delivery>

    package enum Kind: String, CaseIterable, Codable, Sendable {
        case scheduled
        /// Sent again with better data after it was due.
        case lateCorrected = "late-corrected"
        /// Sent again because the utility asked; judged by its own turnaround, never by the due time.
        case resend
    }

    /// Number of its record, `DEL-000017`.
    package let number: Int
    package let schedule: Int
    package let serviceDay: Day
    package let kind: Kind
    /// 1 and up.
    package let version: Int
    /// Part `part` of `parts`.
    package let part: Int
    package let parts: Int
    package let deliveredAt: Instant
    /// Well-formed and true to its schema.
    package let isValid: Bool
    /// Values the trailer declares, and values counted.
    package let declared: Int
    package let actual: Int
    /// Eligible channels with neither a value nor a missing reason.
    package let unexplained: Int
    /// When the utility asked; only a resend has it.
    package let requestedAt: Instant?
    /// The file's name or its SHA-256.
    package let file: String

    package init(
        number: Int, schedule: Int, serviceDay: Day, kind: Kind, version: Int, part: Int, parts: Int, deliveredAt: Instant,
        isValid: Bool, declared: Int, actual: Int, unexplained: Int, requestedAt: Instant?, file: String
    ) {
        self.number = number
        self.schedule = schedule
        self.serviceDay = serviceDay
        self.kind = kind
        self.version = version
        self.part = part
        self.parts = parts
        self.deliveredAt = deliveredAt
        self.isValid = isValid
        self.declared = declared
        self.actual = actual
        self.unexplained = unexplained
        self.requestedAt = requestedAt
        self.file = file
    }

    /// Refuses what no delivery can be.
    package func check() throws(DeliveryRefusal) {
        guard version >= 1, part >= 1, parts >= part, parts <= 1_000 else { throw .partOfNoUse(part, parts) }
        guard declared >= 0, actual >= 0, unexplained >= 0 else { throw .countOfNoUse }
        guard (1...500).contains(file.count) else { throw .fileUnnamed }
        switch (kind, requestedAt) {
        case (.resend, nil): throw .requestUnknown
        case (.resend, let at?): guard at <= deliveredAt else { throw .requestUnknown }
        case (.scheduled, nil), (.lateCorrected, nil): break
        case (.scheduled, _?), (.lateCorrected, _?): throw .requestOfNoUse
        }
    }
}

package enum DeliveryRefusal: Refusal, Equatable {
    case scheduleOfNoUse
    case scheduleEnded(Day)
    case notDue(Day)
    case partOfNoUse(Int, Int)
    case partRecorded(Int, version: Int)
    case partsDiffer(Int, version: Int)
    case countOfNoUse
    case fileUnnamed
    case requestUnknown
    case requestOfNoUse
    case inTheFuture(Instant)
    case correctsAnother
    case alreadyCorrected
    case daysClosed(Month)
    case periodEmpty
    case noEvidence
    case ownRequest(String)
    case alreadyDecided(Exclusion.Status)
    case unknownDestination(String)

    package var message: String {
        switch self {
        case .scheduleOfNoUse:
            "A schedule has a file type (1 to 64 characters), a destination (1 to 200), a due time 00:00 to 23:59 at most 31 days "
                + "after the service day, 1 to 1,000 parts and a turnaround of at least a minute."
        case .scheduleEnded(let day): "This schedule ended on \(day). Nothing more to end."
        case .notDue(let day):
            "This schedule promises no file for \(day). Check the service day and the schedule's first and last day."
        case .partOfNoUse(let part, let parts): "Part \(part) of \(parts) does not exist. Count parts from 1 to at most 1,000."
        case .partRecorded(let part, let version):
            "Part \(part) of version \(version) is recorded already. Give a new version its own number; put a mistake right by naming "
                + "the record it corrects."
        case .partsDiffer(let parts, let version):
            "Version \(version) was recorded with \(parts) parts. A version keeps its number of parts."
        case .countOfNoUse: "Counts of values are zero or more."
        case .fileUnnamed: "Name the delivered file, or give its SHA-256, in 1 to 500 characters."
        case .requestUnknown: "A resend says when the utility asked for it (requestedAt), before it was delivered."
        case .requestOfNoUse: "Only a resend has an instant of request. Leave requestedAt out, or record it as a resend."
        case .inTheFuture(let at): "\(at) is still to come. Record a delivery when it has happened."
        case .correctsAnother: "A correction names a record of the same schedule, service day, version and part."
        case .alreadyCorrected: "That record has been corrected already. Name the correction instead."
        case .daysClosed(let month): "\(month.words) is closed: a schedule cannot begin or end within it. Choose a later day."
        case .periodEmpty: "An outage of the receiver begins before it ends."
        case .noEvidence: "An outage of the receiver needs its evidence, in 1 to 2,000 characters."
        case .ownRequest(let person): "\(person) requested this exclusion; another person has to approve it (12.7)."
        case .alreadyDecided(let status): "This exclusion is \(status.rawValue) already."
        case .unknownDestination(let name):
            "No schedule of this utility delivers to \(name). Name a destination as its schedule does."
        }
    }
}
