/// The 18 dotted integers of an IEC 61968-9 reading type.
struct CIMReadingType {
    private let parts: [Int]

    /// Nil unless there are 18 whole numbers of at most six digits (a minus is allowed: multipliers below one have it).
    init?(_ text: ByteView) {
        var parts: [Int] = []
        var start = 0
        while start <= text.count, parts.count < 18 {
            let end = text.firstIndex(of: UInt8(ascii: "."), from: start) ?? text.count
            let negative = text[start] == UInt8(ascii: "-") && start < end
            guard let number = text.slice(negative ? start + 1 : start, end).number(digits: 1...6) else { return nil }
            parts.append(negative ? -number : number)
            start = end + 1
        }
        guard parts.count == 18, start > text.count else { return nil }
        self.parts = parts
    }

    /// By the numbers counted from 1: 3 the period, 4 how it accumulates, 5 the flow, 6 the commodity, 16 the multiplier, 17 the unit.
    private func part(_ number: Int) -> Int { parts.indices.contains(number - 1) ? parts[number - 1] : 0 }

    func signature(_ subject: StreamSubject, channel: String) -> StreamSignature {
        let measure = MeasureUnit(code: part(17), powerOfTen: min(max(part(16), -12), 12))
        return StreamSignature(
            subject: subject, channel: channel, kind: [1, 3, 9].contains(part(4)) ? .register : .interval, unitText: measure.text,
            unit: measure.unit, flow: MeasureUnit.flow(part(5)), commodity: MeasureUnit.commodity(part(6)),
            intervalMinutes: CIMReadingType.minutes[part(3)])
    }

    private static let minutes: [Int: Int] = [1: 10, 2: 15, 3: 1, 4: 1_440, 5: 30, 6: 5, 7: 60]
}

/// The dotted numbers of a quality: system, category, index.
enum CIMQuality {
    /// Category 8 is estimated, 7 edited by hand; 5.259 says that the value is missing. Nil for what is no such code.
    static func quality(_ text: ByteView) -> Quality? {
        let parts = text.text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let category = parts[1], let index = parts[2], parts[0] != nil else { return nil }
        switch (category, index) {
        case (5, 259): return .missing
        case (7, _): return .substituted
        case (8, _): return .estimated
        case _: return .actual
        }
    }
}
