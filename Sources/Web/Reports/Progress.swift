import Documents

/// Work that goes on while its page is looked at, or left.
struct Progress: Piece {
    static let template = "web/progress"
    let words: String
    let sub: String

    static let fields: [String: @Sendable (Progress) -> Any?] = ["words": { $0.words }, "sub": { $0.sub }]
}
