import Documents
import Domain

/// Facts one after another: when, who, what; what the customer reads and what stays inside are told apart by word and ground.
package struct Timeline: Piece {
    package static let template = "web/timeline"
    let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    package struct Entry: TemplateValue, Sendable {
        package enum Ground: String, Sendable { case plain, paper, inside }

        let anchor: String
        let at: String
        let iso: String
        let who: String
        let what: String
        let words: String
        let ground: Ground
        let link: Shown?

        package init(
            anchor: String, at: Instant, in zone: Zone, who: String, what: String, words: String = "", ground: Ground = .plain,
            link: Shown? = nil
        ) {
            self.anchor = anchor
            self.at = zone.words(at)
            iso = zone.iso(at)
            self.who = who
            self.what = what
            self.words = words
            self.ground = ground
            self.link = link
        }

        /// A plain fact of few words is told on its own line.
        private var isShort: Bool { ground == .plain && !words.isEmpty && words.count <= 100 && !words.contains("\n") }

        package static let fields: [String: @Sendable (Entry) -> Any?] = [
            "anchor": { $0.anchor }, "at": { $0.at }, "iso": { $0.iso }, "who": { $0.who }, "what": { $0.what },
            "paragraphs": { $0.isShort ? [] : $0.words.split(separator: "\n\n").map(String.init) },
            "short": { $0.isShort ? $0.words : nil }, "ground": { $0.ground.rawValue },
            "isInside": { $0.ground == .inside }, "link": { $0.link },
        ]
    }

    package static let fields: [String: @Sendable (Timeline) -> Any?] = [
        "entries": { $0.entries }, "isEmpty": { $0.entries.isEmpty },
    ]
}
