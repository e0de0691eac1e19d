/// Walks the comma-separated fields of a line. A field may be asked for as long as one is left; past the end there is nothing.
struct FieldCursor {
    let line: ByteView
    /// Where the next field begins; past the end of the line when there is none.
    private(set) var position = 0

    init(_ line: ByteView) { self.line = line }

    var isAtEnd: Bool { position > line.count }

    /// The next field without the blanks around it; nil past the end.
    mutating func next() -> ByteView? {
        guard position <= line.count else { return nil }
        let start = position
        var index = start
        while index < line.count, line[index] != UInt8(ascii: ",") { index &+= 1 }
        position = index + 1
        let field = line.slice(start, index)
        // Only a field that begins or ends blank has anything to trim.
        return field[0].isBlank || field[field.count - 1].isBlank ? field.trimmed : field
    }

    /// The next field, empty when the line has ended: records may be cut short after any field.
    mutating func nextOrEmpty() -> ByteView { next() ?? .empty }

    /// The next field as a plain decimal number of at most 17 digits; nil, and nothing taken, when it is not one.
    @inline(__always)
    mutating func plainAmount() -> Amount? {
        var index = position
        let negative = line[index] == UInt8(ascii: "-")
        if negative { index &+= 1 }
        let start = index
        var mantissa: Int64 = 0
        while line[index].isDigit {
            mantissa = mantissa &* 10 &+ Int64(line[index].digit)
            index &+= 1
        }
        var digits = index &- start
        var scale = 0
        if line[index] == UInt8(ascii: ".") {
            index &+= 1
            let point = index
            while line[index].isDigit {
                mantissa = mantissa &* 10 &+ Int64(line[index].digit)
                index &+= 1
            }
            scale = index &- point
            digits &+= scale
        }
        guard digits > 0, digits < 18, index == line.count || line[index] == UInt8(ascii: ",") else { return nil }
        position = index &+ 1
        return Amount(mantissa: negative ? 0 &- mantissa : mantissa, scale: UInt8(truncatingIfNeeded: scale))
    }

    /// Whether the next field is exactly this text; it is then taken.
    @inline(__always)
    mutating func takes(_ first: UInt8, _ second: UInt8) -> Bool {
        guard line[position] == first, line[position &+ 1] == second, line[position &+ 2] == UInt8(ascii: ",") else {
            return false
        }
        position &+= 3
        return true
    }

    @inline(__always)
    mutating func takesEmpty() -> Bool {
        guard line[position] == UInt8(ascii: ",") else { return false }
        position &+= 1
        return true
    }

    /// Moves on by what has been read in place.
    @inline(__always)
    mutating func advance(_ count: Int) { position &+= count }
}

/// Takes the quotes off a line whose fields may hold commas. What was a comma inside quotes becomes a mark that `Names` turns back.
struct Unquoter {
    static let comma: UInt8 = 0x1F

    /// Nil when a quote is never closed.
    static func unquoted(_ line: ByteView) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(line.count)
        var inside = false
        var index = 0
        while index < line.count {
            let byte = line[index]
            if byte == UInt8(ascii: "\"") {
                // Two quotes inside quotes are one that is meant.
                if inside, line[index + 1] == UInt8(ascii: "\"") {
                    out.append(byte)
                    index += 1
                } else {
                    inside.toggle()
                }
            } else {
                out.append(inside && byte == UInt8(ascii: ",") ? comma : byte)
            }
            index += 1
        }
        return inside ? nil : out
    }
}

extension ByteView {
    /// Puts a name (of a meter, a service point) in place of another, as UTF-8. False when it is empty or too long.
    func putName(into name: inout [UInt8]) -> Bool {
        name.removeAll(keepingCapacity: true)
        guard count > 0, count <= ParseSession.longestName else { return false }
        if isASCII {
            append(to: &name)
            for index in name.indices where name[index] == Unquoter.comma { name[index] = UInt8(ascii: ",") }
        } else {
            name.append(contentsOf: text.utf8)
        }
        return name.count <= ParseSession.longestName
    }
}
