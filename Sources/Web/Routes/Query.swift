import Foundation

/// The fields of an address or of a form, in order; a name may stand several times.
package struct Query: Sendable {
    package private(set) var fields: [(name: String, value: String)] = []

    package init() {}

    package init(_ fields: [(name: String, value: String)]) { self.fields = fields }

    /// `a=1&b=two+words&b=3`; what is no percent encoding stands for itself. At most a thousand fields are read.
    package init(encoded text: some StringProtocol) {
        for pair in text.split(separator: "&").prefix(1_000) {
            let sign = pair.firstIndex(of: "=")
            let name = Query.decoded(pair[..<(sign ?? pair.endIndex)])
            fields.append((name, sign.map { Query.decoded(pair[pair.index(after: $0)...]) } ?? ""))
        }
    }

    /// The first value of that name, without the space around it; nil where there is none or nothing of it can be seen.
    package subscript(_ name: String) -> String? {
        guard let found = raw(name)?.trimmingCharacters(in: .whitespacesAndNewlines),
            found.unicodeScalars.contains(where: { ![.control, .format].contains($0.properties.generalCategory) })
        else { return nil }
        return found
    }

    /// The first value of that name, as it came.
    package func raw(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    package func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// With other values for some names; nil takes a name out.
    package func with(_ changes: [(String, String?)]) -> Query {
        let names = Set(changes.map(\.0))
        return Query(
            fields.filter { !names.contains($0.name) } + changes.compactMap { change in change.1.map { (change.0, $0) } })
    }

    package var encoded: String {
        fields.map { "\(Query.encoded($0.name))=\(Query.encoded($0.value))" }.joined(separator: "&")
    }

    /// The path with these fields.
    package func address(_ path: String) -> String { fields.isEmpty ? path : "\(path)?\(encoded)" }

    package static func encoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { out, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.unicodeScalars.append(UnicodeScalar(byte))
            default: out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }

    package static func decoded(_ text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        guard bytes.contains(where: { $0 == 0x25 || $0 == 0x2B }) else { return String(text) }
        var out: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x25, index + 2 < bytes.count, let value = hex(bytes[index + 1], bytes[index + 2]) {
                out.append(value)
                index += 3
            } else {
                out.append(byte == 0x2B ? 0x20 : byte)
                index += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hex(_ high: UInt8, _ low: UInt8) -> UInt8? {
        UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
    }
}
