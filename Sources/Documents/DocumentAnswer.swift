/// What `document list --json` prints of a kind of document.
package struct DocumentAnswer: Encodable, Equatable, Sendable {
    package let name: String
    package let title: String
    /// An identifier it takes.
    package let of: String

    package init(_ kind: DocumentKind) {
        name = kind.name
        title = kind.title
        of = kind.example
    }
}
