/// The text of an HTML page as plain lines: tags gone, breaks kept, what a reader does not see left out. Takes any text, in one pass.
enum HTMLText {
    private static let breaks: Set<String> = [
        "br", "p", "div", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "blockquote", "hr", "pre",
    ]
    private static let unseen: Set<String> = ["script", "style", "head", "title", "template", "noscript"]
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "\u{2013}", "mdash": "\u{2014}",
        "rsquo": "\u{2019}", "lsquo": "\u{2018}", "rdquo": "\u{201D}", "ldquo": "\u{201C}", "hellip": "\u{2026}", "deg": "\u{B0}",
        "auml": "\u{E4}", "ouml": "\u{F6}", "uuml": "\u{FC}", "szlig": "\u{DF}", "eacute": "\u{E9}", "copy": "\u{A9}",
        "euro": "\u{20AC}",
    ]

    static func plain(_ html: String) -> String {
        var out = ""
        var hidden: String?
        var rest = Substring(html)
        var endsAhead = true
        while let sign = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            if hidden == nil { append(rest[..<sign], to: &out) }
            let tail = rest[sign...]
            if tail.first == "&" {
                let (text, length) = entity(tail)
                if hidden == nil { out += text }
                rest = tail.dropFirst(length)
                continue
            }
            if tail.hasPrefix("<!--") {
                rest = tail.firstRange(of: "-->").map { tail[$0.upperBound...] } ?? tail[tail.endIndex...]
                continue
            }
            let name = tagName(tail)
            let end = name != nil && endsAhead ? tail.firstIndex(of: ">") : nil
            if name != nil, end == nil { endsAhead = false }
            guard let name, let end else {
                if hidden == nil { out.append("<") }
                rest = tail.dropFirst()
                continue
            }
            let isEnd = name.hasPrefix("/")
            let bare = isEnd ? String(name.dropFirst()) : name
            if let inside = hidden {
                if isEnd, bare == inside { hidden = nil }
            } else if unseen.contains(bare), !isEnd {
                hidden = bare
            } else if breaks.contains(bare) {
                endLine(&out, twice: bare == "p" && isEnd)
            } else if bare == "td" || bare == "th", isEnd {
                out.append(" ")
            }
            rest = tail[tail.index(after: end)...]
        }
        if hidden == nil { append(rest, to: &out) }
        return tidy(out)
    }

    /// Blanks and line ends of the source are one blank.
    private static func append(_ text: Substring, to out: inout String) {
        for scalar in text.unicodeScalars {
            if scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
                if let last = out.unicodeScalars.last, last != " ", last != "\n" { out.append(" ") }
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
    }

    private static func endLine(_ out: inout String, twice: Bool) {
        while out.hasSuffix(" ") { out.removeLast() }
        if out.isEmpty || out.hasSuffix("\n\n") { return }
        out.append(twice && !out.hasSuffix("\n") ? "\n\n" : "\n")
    }

    /// `br`, `/p`; nil where the sign opens no tag.
    private static func tagName(_ text: Substring) -> String? {
        let name = text.dropFirst().prefix(12).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "/" || $0 == "!") }
        guard let first = name.first, first != "/" || name.count > 1, !first.isNumber else { return nil }
        return String(name.last == "/" && name.count > 1 ? name.dropLast() : name).lowercased()
    }

    /// What an entity stands for, and how long it is; the sign itself where it is none.
    private static func entity(_ text: Substring) -> (String, Int) {
        let name = text.dropFirst().prefix(10).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
        guard text.dropFirst(1 + name.count).first == ";" else { return ("&", 1) }
        let length = name.count + 2
        if let known = named[String(name)] { return (known, length) }
        let digits = name.dropFirst()
        guard name.first == "#", let first = digits.first else { return ("&", 1) }
        let number = first == "x" || first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return (number.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? "\u{FFFD}", length)
    }

    /// No more than one empty line at a time, no blanks at the ends of lines.
    private static func tidy(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let trimmed = line.drop { $0 == " " }
            if trimmed.isEmpty, lines.last?.isEmpty ?? true { continue }
            lines.append(trimmed)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
