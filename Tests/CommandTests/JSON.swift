/// JSON as the tests compare it: values, and the keys an object has.
enum JSON: Decodable, Equatable {
    case null
    case bool(Bool)
    case int(Int)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Member.self) {
            var values: [String: JSON] = [:]
            for key in object.allKeys { values[key.stringValue] = try object.decode(JSON.self, forKey: key) }
            self = .object(values)
        } else if var list = try? decoder.unkeyedContainer() {
            var values: [JSON] = []
            while !list.isAtEnd { values.append(try list.decode(JSON.self)) }
            self = .list(values)
        } else {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .null
            } else if let bool = try? value.decode(Bool.self) {
                self = .bool(bool)
            } else if let int = try? value.decode(Int.self) {
                self = .int(int)
            } else {
                self = .text(try value.decode(String.self))
            }
        }
    }

    private struct Member: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// `.null` where there is no such key.
    subscript(key: String) -> JSON {
        if case .object(let values) = self { values[key] ?? .null } else { .null }
    }

    /// `.null` outside the list.
    subscript(index: Int) -> JSON {
        if case .list(let values) = self, values.indices.contains(index) { values[index] } else { .null }
    }

    var count: Int {
        switch self {
        case .list(let values): values.count
        case .object(let values): values.count
        case .null, .bool, .int, .text: 0
        }
    }

    /// An object's keys in order; empty for anything else.
    var keys: [String] {
        if case .object(let values) = self { values.keys.sorted() } else { [] }
    }

    var items: [JSON] {
        if case .list(let values) = self { values } else { [] }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral {
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .int(value) }
    init(booleanLiteral value: Bool) { self = .bool(value) }
    init(nilLiteral: ()) { self = .null }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(Dictionary(elements) { $1 }) }
}
