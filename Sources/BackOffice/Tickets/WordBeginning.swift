import GRDB

/// The beginning of a word as the search index knows words, folded and without their endings: says of one text what the index
/// would say of it. No longer than its connection lives.
struct WordBeginning {
    private let tokenizer: any FTS5Tokenizer
    private let beginning: String

    /// Nil where it is not one word to the index, and for two or three letters: the index holds all beginnings of that length.
    init?(_ text: String, _ db: Database) throws {
        tokenizer = try db.makeTokenizer(FTS5TokenizerDescriptor(components: DeskText.tokenizer))
        let tokens = try tokenizer.tokenize(query: text).map(\.token)
        guard let token = tokens.first, tokens.count == 1, !(2...3).contains(token.unicodeScalars.count) else { return nil }
        beginning = token
    }

    func isIn(_ text: String) throws -> Bool {
        try tokenizer.tokenize(document: text).contains { $0.token.utf8.starts(with: beginning.utf8) }
    }
}
