import BackOffice
import Domain
import Workbook

/// How papers and work under them stand, as chips.
enum WorkWords {
    static func chip(_ sow: StatementOfWork, ends: Day?, on day: Day) -> Chip {
        if let ends {
            return ends < day ? Chip("ended on \(ends.words)", .calm) : Chip("ends on \(ends.words) by notice", .due)
        }
        let standing = sow.standing(on: day)
        return Chip(standing.words, standing.tone)
    }

    static func chip(_ signatures: TwoSignatures) -> Chip {
        switch signatures {
        case .none: Chip("draft", .calm)
        case .one: Chip("signed by one", .due)
        case .both: Chip("binding", .good)
        }
    }

    static func chip(_ agreement: CloudServicesAgreement, on day: Day) -> Chip {
        switch agreement.status {
        case .draft: Chip("draft", .calm)
        case .signedByOne: Chip("signed by one", .due)
        case .binding:
            agreement.terms.through < day
                ? Chip("ended", .calm)
                : agreement.terms.from > day ? Chip("binding, not in force yet", .calm) : Chip("in force", .good)
        }
    }

    static func chip(_ order: ChangeOrder) -> Chip {
        switch order.status {
        case .draft: Chip("draft", .calm)
        case .signedByOne: Chip("signed by one", .due)
        case .binding: Chip("binding", .good)
        case .void: Chip("void", .calm)
        }
    }

    static func chip(_ engagement: Engagement) -> Chip {
        switch engagement.status {
        case .tentative: Chip("tentative", .due)
        case .confirmed: Chip("confirmed", .good)
        case .cancelled: Chip("cancelled", .calm)
        }
    }

    static func chip(_ notice: Notice) -> Chip {
        if let day = notice.withdrawnOn { return Chip("withdrawn on \(day.words)", .calm) }
        return notice.verdict.isInTime ? Chip("in time", .good) : Chip("late", .late)
    }

    static func days(_ engagement: Engagement) -> String {
        let (first, last) = (engagement.days.lowerBound, engagement.days.upperBound)
        return first == last ? first.words : "\(first.words) to \(last.words)"
    }

    static func signatures(_ signatures: [Signature]) -> [(String, Shown)] {
        signatures.map { ("Signed for the \($0.party.rawValue)", Shown($0.by, sub: "on \($0.on.words)")) }
    }
}

extension StatementOfWork.Standing {
    fileprivate var tone: Tone {
        switch self {
        case .inEffect, .completed: .good
        case .binding, .signedByOne, .quoted: .due
        case .lapsed: .late
        case .requested, .scoping, .cancelled: .calm
        }
    }
}
