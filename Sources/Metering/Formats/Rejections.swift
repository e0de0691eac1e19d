/// The rejected lines of one file: the first hundred with their problem, and how many there were in all.
struct Rejections {
    private(set) var kept: [RejectedLine] = []
    private(set) var total = 0

    var isEmpty: Bool { total == 0 }

    mutating func add(_ line: RejectedLine) {
        total += 1
        if kept.count < BadReadFile.kept { kept.append(line) }
    }

    /// Whether the words of another problem would still be kept.
    var wantsMore: Bool { kept.count < BadReadFile.kept }
}

extension RejectedLine {
    /// In the one form all problems have: what was expected, what stood there.
    init(_ line: Int, expected: String, found: String) {
        self.init(line: line, problem: "expected \(expected), found \(found)")
    }

    init(_ line: Int, expected: String, found bytes: ByteView) {
        self.init(line, expected: expected, found: RejectedLine.quoted(bytes))
    }

    static func quoted(_ text: String) -> String {
        Array(text.utf8).withUnsafeBufferPointer { quoted(ByteView($0)) }
    }

    /// At most forty characters of what stood there, without anything a terminal would act on.
    static func quoted(_ bytes: ByteView) -> String {
        guard !bytes.isEmpty else { return "nothing" }
        let cut = bytes.count > 40
        let shown = bytes.slice(0, 40).text.unicodeScalars.map { scalar -> String in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                ? "\u{00B7}" : String(Character(scalar))
        }
        return "\u{201C}\(shown.joined())\(cut ? "\u{2026}" : "")\u{201D}"
    }
}
