import Documents

/// Words, and the ways on from them; a way without an address is said and leads nowhere.
package struct Links: Piece {
    package static let template = "web/links"
    let words: String
    let links: [Shown]

    package init(_ words: String, _ links: [Button]) {
        self.words = words
        self.links = links.map { Shown($0.words, href: $0.href.isEmpty ? nil : $0.href) }
    }

    package static let fields: [String: @Sendable (Links) -> Any?] = ["words": { $0.words }, "links": { $0.links }]
}
