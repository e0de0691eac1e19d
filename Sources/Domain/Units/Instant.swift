/// A point in time, UTC, to the millisecond; years 1600 to 9999.
package struct Instant: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// Whole seconds since 1970-01-01T00:00:00Z; clamped to what milliseconds can hold.
    package init(seconds: Int) {
        let (product, overflow) = Int64(seconds).multipliedReportingOverflow(by: 1_000)
        milliseconds = overflow ? (seconds < 0 ? .min : .max) : product
    }

    /// Seconds since 1970-01-01T00:00:00Z, fractions dropped towards the past.
    package var seconds: Int {
        let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        return Int(remainder < 0 ? quotient - 1 : quotient)
    }

    /// Milliseconds past the whole second, 0 to 999.
    package var millisecond: Int {
        let rest = Int(milliseconds % 1_000)
        return rest < 0 ? rest + 1_000 : rest
    }

    package static func + (instant: Instant, seconds: Int) -> Instant {
        Instant(seconds: seconds).shifted(by: instant.milliseconds)
    }

    package static func - (instant: Instant, seconds: Int) -> Instant { instant + seconds.negatedClamped }

    /// Whole seconds from `other` to `instant`, rounded towards the past.
    package static func - (instant: Instant, other: Instant) -> Int {
        instant.shifted(by: other.milliseconds == .min ? .max : -other.milliseconds).seconds
    }

    private func shifted(by other: Int64) -> Instant {
        let (sum, overflow) = milliseconds.addingReportingOverflow(other)
        return Instant(milliseconds: overflow ? (other < 0 ? .min : .max) : sum)
    }

    package static let distantPast = Instant(milliseconds: .min)
    package static let distantFuture = Instant(milliseconds: .max)
}

extension Instant: Comparable {
    package static func < (a: Instant, b: Instant) -> Bool { a.milliseconds < b.milliseconds }
}

extension Instant {
    /// Reads ISO 8601 with an offset: `2026-11-01T08:00:00Z`, `2026-11-01T00:00-08:00`, fractions to any length (kept to
    /// the millisecond). Nil without an offset, or where the date or time does not exist; `24:00` is the next midnight.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard
            let cut = bytes.firstIndex(where: { $0 == UInt8(ascii: "T") || $0 == UInt8(ascii: "t") || $0 == UInt8(ascii: " ") }),
            let day = Day(String(decoding: bytes[..<cut], as: UTF8.self))
        else { return nil }
        let clock = bytes[(cut + 1)...]
        guard
            let mark = clock.firstIndex(where: {
                $0 == UInt8(ascii: "Z") || $0 == UInt8(ascii: "z") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-")
            }),
            let time = Instant.clockMilliseconds(clock[..<mark]), let offset = Instant.offsetSeconds(clock[mark...])
        else { return nil }
        milliseconds = Int64(day.ordinal) * 86_400_000 + time - Int64(offset) * 1_000
    }

    /// `08:00`, `08:00:00` or `08:00:00.250` in milliseconds of the day.
    private static func clockMilliseconds(_ text: ArraySlice<UInt8>) -> Int64? {
        let whole = text.prefix { $0 != UInt8(ascii: ".") }
        var fraction: Int64 = 0
        if whole.endIndex < text.endIndex {
            let digits = text[(whole.endIndex + 1)...]
            guard !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
            for place in 0..<3 {
                let index = digits.startIndex + place
                fraction = fraction * 10 + (index < digits.endIndex ? Int64(digits[index]) - 48 : 0)
            }
        }
        let parts = whole.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, parts.allSatisfy({ $0.count == 2 }) else { return nil }
        let numbers = parts.compactMap { Int(digits: String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == parts.count, numbers[0] <= 24, numbers[1] < 60 else { return nil }
        let seconds = numbers.count == 3 ? numbers[2] : 0
        guard seconds < 60, numbers[0] < 24 || (numbers[1] == 0 && seconds == 0 && fraction == 0) else { return nil }
        return Int64(numbers[0] * 3_600 + numbers[1] * 60 + seconds) * 1_000 + fraction
    }

    /// `Z`, `-08:00`, `-0800` or `-08` in seconds east of UTC; at most 18 hours.
    private static func offsetSeconds(_ text: ArraySlice<UInt8>) -> Int? {
        guard let sign = text.first else { return nil }
        let rest = text.dropFirst()
        if sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return rest.isEmpty ? 0 : nil }
        let parts = rest.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 1 || (parts.count == 2 && parts.allSatisfy { $0.count == 2 }) else { return nil }
        let digits = String(decoding: parts.joined(), as: UTF8.self)
        guard [2, 4].contains(digits.utf8.count), let number = Int(digits: digits) else { return nil }
        let (hours, minutes) = digits.utf8.count == 2 ? (number, 0) : (number / 100, number % 100)
        guard minutes < 60, hours * 60 + minutes <= 18 * 60 else { return nil }
        return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}

extension Instant: CustomStringConvertible, Codable {
    /// `2026-11-01T08:00:00Z`; milliseconds only when there are some.
    package var description: String { Zone.utc.iso(self) }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("an instant with its offset, such as 2026-11-01T08:00:00-08:00") { Instant($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: description) }
}
