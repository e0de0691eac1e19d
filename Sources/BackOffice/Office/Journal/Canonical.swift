import Foundation

/// The one way JSON is written into the journal: keys sorted, slashes plain, no spaces.
package enum Canonical {
    package static func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
