import Domain

/// Names for sheet tabs that every reader takes: at most 31 UTF-16 units, none of `[ ] : * ? / \`, unlike every other name
/// whatever the case, not empty, not the reserved `History`. Apostrophes and `!`, which references quote, become `’` and a space.
package struct SheetNames {
    package static let limit = 31
    private var taken: Set<String> = ["history"]

    package init() {}

    /// The nearest name to `wanted` that is still free; takes it.
    package mutating func fit(_ wanted: String) -> String {
        let name = SheetNames.lawful(wanted)
        var candidate = SheetNames.cut(name, to: SheetNames.limit)
        var number = 2
        while !taken.insert(candidate.lowercased()).inserted {
            let suffix = " (\(number))"
            candidate = SheetNames.cut(name, to: SheetNames.limit - suffix.utf16.count) + suffix
            number += 1
        }
        return candidate
    }

    private static func lawful(_ wanted: String) -> String {
        let scalars = SafeText.clean(wanted).unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "[", "{": "("
            case "]", "}": ")"
            case ":", "*", "?", "/", "\\", "!", "\n", "\t", "\u{FFFD}": " "
            case "'": "\u{2019}"
            default: scalar
            }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        let words = String(view).split(separator: " ").joined(separator: " ")
        return words.isEmpty ? "Sheet" : words
    }

    private static func cut(_ name: String, to limit: Int) -> String {
        var room = limit
        let kept = name.unicodeScalars.prefix { scalar in
            room -= UTF16.width(scalar)
            return room >= 0
        }
        var text = String(String.UnicodeScalarView(kept))
        while text.hasSuffix(" ") { text.removeLast() }
        return text.isEmpty ? "Sheet" : text
    }
}
