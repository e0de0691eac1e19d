/// A person's name as it is compared: however it is spelled, it is the same person. Without case, without marks on letters, and with
/// single spaces.
package struct PersonName: Hashable, Sendable {
    private let letters: [String]

    package init(_ name: String) {
        let words = name.lowercased().split(whereSeparator: \.isWhitespace)
        letters = words.map { $0.unicodeScalars.compactMap(\.letterAlone).joined(separator: ",") }
    }
}

extension Unicode.Scalar {
    /// What Unicode calls the letter, without what it is WITH; nil for a mark that stands on another.
    fileprivate var letterAlone: String? {
        guard properties.generalCategory != .nonspacingMark else { return nil }
        guard let name = properties.name else { return String(self) }
        return name.firstRange(of: " WITH ").map { String(name[..<$0.lowerBound]) } ?? name
    }
}
