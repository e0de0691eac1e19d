/// Reads one JSON text, strictly: no trailing commas, no name twice in one object, nothing after the end, at most 64 deep.
package struct JSONScanner {
    private let bytes: [UInt8]
    private var at = 0
    private static let depth = 64

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    package static func read(_ bytes: [UInt8]) throws(BadJSON) -> JSONValue {
        var scanner = JSONScanner(bytes)
        let value = try scanner.value(depth: 0)
        scanner.skipSpace()
        guard scanner.at == bytes.count else { throw scanner.bad("the end of the line") }
        return value
    }

    private func bad(_ expected: String) -> BadJSON {
        guard at < bytes.count else { return BadJSON(problem: "expected \(expected), but the line ended (column \(at + 1))") }
        let byte = bytes[at]
        let found = (33...126).contains(byte) ? "\u{201C}\(UnicodeScalar(byte))\u{201D}" : "byte \(byte)"
        return BadJSON(problem: "expected \(expected), found \(found) (column \(at + 1))")
    }

    private mutating func skipSpace() {
        while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 10 || bytes[at] == 13 { at += 1 }
    }

    private func next(is character: Unicode.Scalar) -> Bool { at < bytes.count && bytes[at] == UInt8(ascii: character) }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next(is: character) else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) throws(BadJSON) -> JSONValue {
        guard depth < JSONScanner.depth else {
            throw BadJSON(problem: "nested more than \(JSONScanner.depth) deep (column \(at + 1))")
        }
        skipSpace()
        guard at < bytes.count else { throw bad("a value") }
        switch bytes[at] {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "-"), 48...57: return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .truth(true))
        case UInt8(ascii: "f"): return try word("false", .truth(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw bad("a value")
        }
    }

    private mutating func object(depth: Int) throws(BadJSON) -> JSONValue {
        at += 1
        var members: [JSONValue.Member] = []
        skipSpace()
        if take("}") { return .object(members) }
        while true {
            skipSpace()
            guard next(is: "\"") else { throw bad("a name in quotes") }
            let column = at + 1
            let name = try text()
            guard !members.contains(where: { $0.name == name }) else {
                throw BadJSON(problem: "the name \u{201C}\(name.prefix(60))\u{201D} stands twice (column \(column))")
            }
            guard members.count < 1_000 else { throw BadJSON(problem: "more than 1,000 names in one object (column \(column))") }
            skipSpace()
            guard take(":") else { throw bad("a colon") }
            skipSpace()
            let start = at
            let value = try value(depth: depth + 1)
            members.append(JSONValue.Member(name: name, value: value, bytes: start..<at))
            skipSpace()
            if take("}") { return .object(members) }
            guard take(",") else { throw bad("a comma or a closing brace") }
        }
    }

    private mutating func array(depth: Int) throws(BadJSON) -> JSONValue {
        at += 1
        var items: [JSONValue] = []
        skipSpace()
        if take("]") { return .array(items) }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            if take("]") { return .array(items) }
            guard take(",") else { throw bad("a comma or a closing bracket") }
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(BadJSON) -> JSONValue {
        let spelled = Array(word.description.utf8)
        guard bytes[at...].starts(with: spelled) else { throw bad("\(word)") }
        at += spelled.count
        return value
    }

    private mutating func number() throws(BadJSON) -> String {
        let start = at
        _ = take("-")
        guard at < bytes.count, (48...57).contains(bytes[at]) else { throw bad("a digit") }
        if !take("0") { skipDigits() }
        if take(".") {
            guard at < bytes.count, (48...57).contains(bytes[at]) else { throw bad("a digit") }
            skipDigits()
        }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            guard at < bytes.count, (48...57).contains(bytes[at]) else { throw bad("a digit") }
            skipDigits()
        }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func skipDigits() {
        while at < bytes.count, (48...57).contains(bytes[at]) { at += 1 }
    }

    private mutating func text() throws(BadJSON) -> String {
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 32 { at += 1 }
        if next(is: "\"") {
            defer { at += 1 }
            return String(decoding: bytes[start..<at], as: UTF8.self)
        }
        var out = Array(bytes[start..<at])
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at += 1
                return String(decoding: out, as: UTF8.self)
            case UInt8(ascii: "\\"):
                at += 1
                out.append(contentsOf: try escape())
            case 0..<32: throw bad("text without control characters")
            default:
                out.append(bytes[at])
                at += 1
            }
        }
        throw bad("the closing quote of a text")
    }

    private mutating func escape() throws(BadJSON) -> [UInt8] {
        guard at < bytes.count else { throw bad("an escape") }
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [8]
        case UInt8(ascii: "f"): return [12]
        case UInt8(ascii: "n"): return [10]
        case UInt8(ascii: "r"): return [13]
        case UInt8(ascii: "t"): return [9]
        case UInt8(ascii: "u"):
            var unit = try hexadecimal()
            if (0xD800..<0xDC00).contains(unit), bytes[at...].starts(with: [0x5C, 0x75]) {
                at += 2
                let low = try hexadecimal()
                guard (0xDC00..<0xE000).contains(low) else { throw bad("the second half of a character pair") }
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(unit) else { throw bad("a whole character, not half of a pair") }
            return Array(String(Character(scalar)).utf8)
        default:
            at -= 1
            throw bad("an escape such as \\n or \\u0041")
        }
    }

    private mutating func hexadecimal() throws(BadJSON) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard at < bytes.count, let digit = Character(UnicodeScalar(bytes[at])).hexDigitValue else {
                throw bad("four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
            at += 1
        }
        return unit
    }
}
