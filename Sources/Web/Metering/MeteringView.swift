import BackOffice
import Domain
import Metering

/// What the metering pages are looked at by, read off an address: a month, a class of slots, a deadline, a utility, a commodity.
struct MeteringView: Sendable {
    let month: Month
    let readClass: ReadClass
    let deadline: ReadDeadline
    let commodity: Commodity?
    /// Of a utility's people their own, whatever the address says.
    let utility: CustomerCode?

    /// Refused where the address says what is none.
    init(_ visit: Visit) throws {
        let query = ListQuery(visit.query, limit: nil)
        month =
            try query.word("month", "a month such as 2026-09") { Month($0) } ?? Month(of: visit.zone.day(of: visit.now) - 1)
        readClass = try query.word("class", "register, interval, voltage or net") { ReadClass(rawValue: $0) } ?? .interval
        deadline = try query.word("by", "t1 or t3") { ReadDeadline(rawValue: $0) } ?? .t1
        commodity = try query.word("commodity", "electric, gas or water") { Commodity(rawValue: $0) }
        utility = try visit.actor.utility ?? query.word("utility", "a utility's code") { CustomerCode($0) }
    }

    /// The address of the derivation of a rate.
    func why(
        _ utility: CustomerCode, commodity: Commodity? = nil, readClass: ReadClass? = nil, _ deadline: ReadDeadline? = nil,
        on day: Day? = nil
    ) -> String {
        let more =
            ((commodity ?? self.commodity).map { "&commodity=\($0.rawValue)" } ?? "") + (day.map { "&day=\($0)" } ?? "")
        return "/why/read-rate/\(utility)/\(month)?class=\((readClass ?? self.readClass).rawValue)"
            + "&by=\((deadline ?? self.deadline).rawValue)\(more)"
    }

    /// The last months up to the one today is in, for a choice.
    static func months(_ visit: Visit, count: Int = 14) -> [(value: String, words: String)] {
        var month = Month(of: visit.zone.day(of: visit.now))
        var out: [(value: String, words: String)] = []
        for _ in 0..<count {
            out.append((month.description, month.words))
            month = month.previous
        }
        return out
    }
}

extension Visit {
    /// The utility named in the path; what is no code is nowhere.
    func utilityInPath() throws -> CustomerCode { try identifier("utility", of: "utility") }

    func monthInPath() throws -> Month { try wordInPath("month") { Month($0) } }

    func dayInPath() throws -> Day { try wordInPath("day") { Day($0) } }

    func wordInPath<Word>(_ name: String, _ read: (String) -> Word?) throws -> Word {
        let text = parameters[name] ?? ""
        guard let word = read(text) else { throw Missing(name, text.prefix(64)) }
        return word
    }

    /// The utilities the viewer may see, for a choice; none for a utility's own people, who have but one.
    func utilityChoices() throws -> [(value: String, words: String)] {
        guard actor.isInside else { return [] }
        return try customerChoices()
    }
}

extension View {
    /// The promise for a class of slots by a deadline, of the agreement in force in a month; nil where there is none.
    func promise(to utility: CustomerCode, _ readClass: ReadClass, by deadline: ReadDeadline, in month: Month) throws -> Percent?
    {
        let commitments = try agreementsInForce(of: utility, on: month.days).flatMap { $0.promise?.commitments ?? [] }
        return commitments.first { commitment in
            guard case .readRate(let slots, let by) = commitment.metric else { return false }
            return slots.rawValue == readClass.rawValue && by.rawValue == deadline.rawValue
        }?.target
    }
}
