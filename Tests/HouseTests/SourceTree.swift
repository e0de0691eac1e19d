import Foundation

/// A Swift file of the house, by its path from the root.
struct SourceFile: Sendable, CustomStringConvertible {
    let path: String
    let lines: [String]
    /// The lines without comments and without what stands in string literals, so that words in them do not count as code.
    let code: [(text: String, line: Int)]

    init(path: String, lines: [String]) {
        self.path = path
        self.lines = lines
        code = SourceFile.code(of: lines)
    }

    var description: String { path }
    var name: String { (path.split(separator: "/").last.map(String.init) ?? path).replacingOccurrences(of: ".swift", with: "") }

    /// `Domain`, `Metering`, `DomainTests`...: the folder below Sources or Tests; `Reports` stands at the root.
    var target: String {
        let parts = path.split(separator: "/")
        return String(parts.first == "Reports" ? "Reports" : parts.dropFirst().first ?? "")
    }

    var isTest: Bool { path.hasPrefix("Tests/") }

    /// Modules imported, with the line each stands on.
    var imports: [(module: String, line: Int)] {
        code.compactMap { line, number in
            var words = line.split(separator: " ").map(String.init)
            while let first = words.first, first.hasPrefix("@") || ["package", "internal", "public", "private"].contains(first) {
                words.removeFirst()
            }
            guard words.first == "import", words.count > 1 else { return nil }
            words.removeFirst()
            if ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"].contains(words[0]) {
                words.removeFirst()
            }
            guard let module = words.first?.split(separator: ".").first else { return nil }
            return (String(module), number)
        }
    }

    private static func code(of lines: [String]) -> [(text: String, line: Int)] {
        var inBlock = false
        var inText = false
        return lines.enumerated().compactMap { index, line in
            if line.components(separatedBy: "\"\"\"").count.isMultiple(of: 2) {
                inText.toggle()
                return nil
            }
            guard !inText else { return nil }
            var out = ""
            var quoted = false
            var previous: Character = " "
            for character in line {
                if inBlock {
                    if previous == "*", character == "/" { inBlock = false }
                } else if quoted {
                    if character == "\"", previous != "\\" { quoted = false }
                } else if character == "\"" {
                    quoted = true
                    out += "\"\""
                } else if previous == "/", character == "/" {
                    out.removeLast()
                    break
                } else if previous == "/", character == "*" {
                    out.removeLast()
                    inBlock = true
                } else {
                    out.append(character)
                }
                previous = previous == "\\" && character == "\\" ? " " : character
            }
            return out.allSatisfy(\.isWhitespace) ? nil : (out, index + 1)
        }
    }
}

extension SourceFile {
    /// The names that stand after struct, enum, func and their like, and the types that are extended.
    var declaredNames: [String] {
        let keywords: Set = ["struct", "enum", "class", "actor", "protocol", "extension", "func", "let", "var", "typealias"]
        return code.flatMap { line in
            let words = line.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.map(String.init)
            return zip(words, words.dropFirst()).filter { keywords.contains($0.0) }.map(\.1)
        }
    }
}

extension StringProtocol {
    /// `ReadRateAnswer` in its words, lower case.
    var camelWords: [String] {
        var words: [String] = []
        for character in self {
            if character.isUppercase || words.isEmpty { words.append("") }
            words[words.count - 1].append(contentsOf: character.lowercased())
        }
        return words
    }
}

enum SourceTree {
    /// The root of the package, three folders above this file.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let all: [SourceFile] = ["Sources", "Reports", "Tests"].flatMap { folder in
        let base = root.appending(path: folder).resolvingSymlinksInPath()
        guard let paths = FileManager.default.enumerator(atPath: base.path) else { return [SourceFile]() }
        return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            guard let text = try? String(contentsOf: base.appending(path: path), encoding: .utf8) else { return nil }
            return SourceFile(path: "\(folder)/\(path)", lines: text.components(separatedBy: "\n"))
        }
    }

    /// What is shipped: Sources and Reports.
    static let shipped = all.filter { !$0.isTest }

    /// Every place of a shipped file whose code matches, as `path:line: text`.
    static func places(
        in files: [SourceFile] = shipped, where matches: (String) -> Bool
    ) -> [String] {
        files.flatMap { file in
            file.code.filter { matches($0.text) }.map {
                "\(file.path):\($0.line): \($0.text.trimmingCharacters(in: .whitespaces))"
            }
        }
    }
}
