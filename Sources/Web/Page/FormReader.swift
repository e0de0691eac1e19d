import BackOffice
import Domain
import Foundation

/// Reads a form's fields as what they mean; what cannot be read is a problem at its field.
package struct FormReader: Sendable {
    private let form: Query
    private let zone: Zone

    package init(_ visit: Visit) { self.init(visit.form, in: visit.zone) }

    init(_ form: Query, in zone: Zone) {
        self.form = form
        self.zone = zone
    }

    package func text(_ name: String, most: Int = 100_000) throws(FormProblem) -> String {
        guard let text = form[name] else { throw FormProblem(name, "This is needed.") }
        return try within(most, text, name)
    }

    package func optionalText(_ name: String, most: Int = 100_000) throws(FormProblem) -> String? {
        guard let text = form[name] else { return nil }
        return try within(most, text, name)
    }

    private func within(_ most: Int, _ text: String, _ name: String) throws(FormProblem) -> String {
        guard text.count <= most else {
            throw FormProblem(name, "At most \(most.grouped) characters fit here; these are \(text.count.grouped).")
        }
        // Browsers end lines with two characters, and word processors part lines and pages with one of their own.
        let text = text.replacing("\r\n", with: "\n").replacing("\u{B}", with: "\n").replacing("\u{C}", with: "\n")
        if let control = text.unicodeScalars.lazy.compactMap(\.control).first {
            throw FormProblem(name, "This holds the control character \(control), which cannot be kept. Take it out.")
        }
        return text
    }

    package func check(_ name: String) -> Bool { form[name] != nil }

    /// Any word of the house: a day, a severity, an identifier.
    package func word<Word>(_ name: String, _ expected: String, _ read: (String) -> Word?) throws(FormProblem) -> Word {
        guard let word = try optionalWord(name, expected, read) else { throw FormProblem(name, "This is needed.") }
        return word
    }

    package func optionalWord<Word>(
        _ name: String, _ expected: String, _ read: (String) -> Word?
    ) throws(FormProblem) -> Word? {
        guard let text = form[name] else { return nil }
        guard let word = read(text) else {
            throw FormProblem(name, "This is \(expected); \u{201C}\(text.prefix(60))\u{201D} is not.")
        }
        return word
    }

    package func identifier<Subject>(_ name: String, like example: String) throws(FormProblem) -> Identifier<Subject> {
        // Numbers of records are in capitals; what people choose, such as a user name, is not.
        let kind = example.contains(where: \.isUppercase) ? "a number" : "a name of letters, digits, dots and dashes,"
        return try word(name, "\(kind) such as \(example)") { Identifier<Subject>(FormReader.number($0, like: example)) }
    }

    /// A number of the example's series is taken in small letters too: `sr-000123`.
    private static func number(_ text: String, like example: String) -> String {
        guard let dash = example.firstIndex(of: "-"), example == example.uppercased() else { return text }
        return text.uppercased().hasPrefix(example[...dash]) ? text.uppercased() : text
    }

    /// The number of a record, in small letters too.
    static func record(_ text: some StringProtocol) -> WorkRecord? { WorkRecord(text) ?? WorkRecord(text.uppercased()) }

    package func customer(_ name: String = "customer") throws(FormProblem) -> CustomerCode {
        try word(name, "a utility's code") { CustomerCode($0) }
    }

    package func day(_ name: String) throws(FormProblem) -> Day { try word(name, "a day such as 2026-09-30") { Day($0) } }

    package func optionalDay(_ name: String) throws(FormProblem) -> Day? {
        try optionalWord(name, "a day such as 2026-09-30") { Day($0) }
    }

    package func int(_ name: String) throws(FormProblem) -> Int { try word(name, "a whole number") { Int($0) } }

    /// Wall time in the viewer's zone, to the minute; of a time that the clocks show twice, the first. A time that they skip is
    /// refused. Where `earliest` falls within the very minute, it is that: what was just done may be followed at once.
    package func moment(_ name: String, notBefore earliest: Instant? = nil) throws(FormProblem) -> Instant {
        let (day, second) = try word(name, "a day and a time such as 2026-09-30 14:30") { text -> (Day, Int)? in
            let parts = text.split(whereSeparator: { $0 == "T" || $0 == " " })
            guard parts.count == 2, let day = Day(parts[0]) else { return nil }
            let clock = parts[1].split(separator: ":").map { Int($0) }
            guard clock.count >= 2, let hour = clock[0], let minute = clock[1], (0..<24).contains(hour), (0..<60).contains(minute)
            else { return nil }
            return (day, hour * 3_600 + minute * 60)
        }
        let instant = zone.instant(day, second: second)
        guard zone.civil(instant) == (day, second) else {
            throw FormProblem(
                name,
                "There is no such time: the clocks of \(zone.id) go forward then. The next there is: \(zone.words(instant)).")
        }
        guard let earliest, instant < earliest, earliest < instant + 60 else { return instant }
        return earliest
    }

    package func optionalMoment(_ name: String, notBefore earliest: Instant? = nil) throws(FormProblem) -> Instant? {
        form[name] == nil ? nil : try moment(name, notBefore: earliest)
    }

    package func hours(_ name: String) throws(FormProblem) -> Hours {
        try word(name, "a time with its unit, such as 1:30, 90 min or 2 h") { FormReader.hours($0) }
    }

    private static func hours(_ text: String) -> Hours? {
        let lower = text.lowercased()
        if lower.contains(":") {
            let parts = lower.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[1].count == 2, let hours = Int(parts[0]), let minutes = Int(parts[1]),
                (0..<100_000).contains(hours), (0..<60).contains(minutes)
            else { return nil }
            return Hours(minutes: hours * 60 + minutes)
        }
        var minutes = 0
        var rest = lower.replacing("min", with: "m").filter { !$0.isWhitespace }[...]
        // A number alone may be hours or minutes.
        guard rest.contains(where: { "hm".contains($0) }), rest.contains(where: \.isNumber) else { return nil }
        if let sign = rest.firstIndex(of: "h") {
            guard let hours = Int(rest[..<sign]), (0..<100_000).contains(hours) else { return nil }
            minutes = hours * 60
            rest = rest[rest.index(after: sign)...]
        }
        if rest.hasSuffix("m") { rest = rest.dropLast() }
        if !rest.isEmpty {
            guard let more = Int(rest), (0..<1_000_000).contains(more) else { return nil }
            minutes += more
        }
        return Hours(minutes: minutes)
    }

    package func money(_ name: String, in currency: Currency) throws(FormProblem) -> Money {
        try word(name, "an amount in \(currency) such as 4200.00") { Money(typed: $0, currency) }
    }
}

extension Money {
    /// As people type an amount: `13398.00`, or with its thousands apart, `13,398.00`. A comma that parts no thousands is nobody's
    /// to read: twelve and a half in one country is more than a thousand in another.
    init?(typed text: some StringProtocol, _ currency: Currency) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard let first = parts.first else { return nil }
        let digits = first.hasPrefix("-") ? first.dropFirst() : first[...]
        let groups = parts.dropFirst().map { $0.prefix { $0 != "." } }
        guard groups.isEmpty || (1...3).contains(digits.count), groups.allSatisfy({ $0.count == 3 }),
            parts.dropLast().allSatisfy({ !$0.contains(".") })
        else { return nil }
        self.init(decimal: parts.joined(), currency)
    }
}
