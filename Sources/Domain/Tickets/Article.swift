/// An article of the knowledge base, `KB-000012`, as its last revision has it (8.7).
package struct Article: Codable, Equatable, Sendable {
    package typealias ID = Identifier<Article>

    package let id: ID
    /// 1 is the first.
    package let revision: Int
    package let title: String
    package let text: String
    /// Whether every utility's people may read it; the provider's own may read all.
    package let isPublic: Bool
    package let isWithdrawn: Bool

    package init(id: ID, revision: Int, title: String, text: String, isPublic: Bool, isWithdrawn: Bool = false) {
        self.id = id
        self.revision = revision
        self.title = title
        self.text = text
        self.isPublic = isPublic
        self.isWithdrawn = isWithdrawn
    }
}

/// A text that is sent again and again; `{name}` in it stands for what is known of a request (8.7).
package struct CannedReply: Codable, Equatable, Sendable {
    package typealias Name = Identifier<CannedReply>

    package let name: Name
    package let text: String

    package init(name: Name, text: String) {
        self.name = name
        self.text = text
    }

    /// Words that may stand in braces.
    package static let fields = ["request", "title", "customer", "requester", "severity"]

    /// Words in braces that mean nothing.
    package var unknownFields: [String] { CannedReply.braced(text).filter { !CannedReply.fields.contains($0) } }

    /// The text for a request; a requester who is not known is left out with the space before.
    package func text(for request: ServiceRequest, requester: String?) -> String {
        let values = [
            "request": request.id.text, "title": request.title, "customer": request.customer.text,
            "severity": request.history.severity.map { "\($0)" } ?? "",
        ]
        var filled = text
        for (field, value) in values { filled = filled.replacing("{\(field)}", with: value) }
        guard let requester else { return filled.replacing(" {requester}", with: "").replacing("{requester}", with: "") }
        return filled.replacing("{requester}", with: requester)
    }

    private static func braced(_ text: String) -> [String] {
        text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }
}
