import Domain

/// A date-time as XML writes it, `2026-11-01T01:00:00.000-07:00`: the clock it shows, and its offset where it has one.
struct XMLTime {
    let day: Day
    /// Milliseconds of the day, 0...86,400,000; 24:00 is the next midnight.
    let milliseconds: Int
    /// Seconds east of UTC; nil for a naive stamp.
    let offset: Int?

    /// Nil for what is no date-time, or lies outside 1970 to 2199.
    init?(_ field: ByteView) {
        let text = field.trimmed
        guard text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            text[10] == UInt8(ascii: "T") || text[10] == UInt8(ascii: " "), text[13] == UInt8(ascii: ":"),
            let year = text.slice(0, 4).number(digits: 4...4), NaiveClock.years.contains(year),
            let day = Day(year: year, month: text.two(at: 5), day: text.two(at: 8))
        else { return nil }
        let hour = text.two(at: 11)
        let minute = text.two(at: 14)
        var second = 0
        var index = 16
        var fraction = 0
        if text[index] == UInt8(ascii: ":") {
            second = text.two(at: index + 1)
            index += 3
            if text[index] == UInt8(ascii: ".") {
                index += 1
                var place = 100
                let start = index
                while text[index].isDigit {
                    fraction += Int(text[index].digit) * place
                    place /= 10
                    index += 1
                }
                guard index > start else { return nil }
            }
        }
        guard (0...24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second) else { return nil }
        let total = ((hour * 60 + minute) * 60 + second) * 1_000 + fraction
        guard total <= 86_400_000 else { return nil }
        switch XMLTime.offset(text.slice(index, text.count)) {
        case .none: return nil
        case .some(let offset): self.offset = offset
        }
        self.day = day
        milliseconds = total
    }

    /// Nothing, `Z`, or `+10:00`; nil for anything else.
    private static func offset(_ text: ByteView) -> Int?? {
        if text.isEmpty { return .some(nil) }
        if text.equals("Z") || text.equals("z") { return 0 }
        guard text.count == 6, text[3] == UInt8(ascii: ":"), text[0] == UInt8(ascii: "+") || text[0] == UInt8(ascii: "-") else {
            return nil
        }
        let hours = text.two(at: 1)
        let minutes = text.two(at: 4)
        guard (0...18).contains(hours), (0..<60).contains(minutes) else { return nil }
        return (text[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }

    /// The instant, if the stamp has an offset.
    var instant: Instant? {
        offset.map { Instant(milliseconds: Int64(day.ordinal) * 86_400_000 + Int64(milliseconds) - Int64($0) * 1_000) }
    }

    /// The clock of a fixed offset.
    func instant(offset seconds: Int) -> Instant {
        Instant(milliseconds: Int64(day.ordinal) * 86_400_000 + Int64(milliseconds) - Int64(seconds) * 1_000)
    }

    /// The instant, read in the clock's zone where the stamp is naive; nil where that clock never shows it.
    func instant(_ clock: inout NaiveClock, after previous: Instant? = nil) -> Instant? {
        if let instant { return instant }
        guard let whole = clock.instant(day, second: milliseconds / 1_000, after: previous) else { return nil }
        return Instant(milliseconds: whole.milliseconds + Int64(milliseconds % 1_000))
    }
}

extension XMLTime: CustomStringConvertible {
    var description: String { Zone.utc.iso(instant(offset: 0)).replacing("Z", with: offset == nil ? "" : "Z") }
}
