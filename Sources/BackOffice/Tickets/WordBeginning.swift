import GRDB

/// The beginning of a word as the search index knows words, folded and without their endings: says of one text what the index
/// would say of it. No longer than its connection lives.
struct WordBeginning {
    /// Its first letters, three or two: the index holds what begins with them ready in order.
    let first: String
    private let tokenizer: any FTS5Tokenizer
    private let beginning: String

    /// Nil where it is not one word of four letters or more to the index.
    init?(_ text: String, _ db: Database) throws {
        let tokenizer = try db.makeTokenizer(FTS5TokenizerDescriptor(components: DeskText.tokenizer))
        let tokens = try tokenizer.tokenize(query: text).map(\.token)
        guard let token = tokens.first, tokens.count == 1, token.unicodeScalars.count > 3 else { return nil }
        // Three letters may be a word with an ending of its own: any* asks for ani*.
        let first = try [3, 2].map { String(token.unicodeScalars.prefix($0)) }.first { letters in
            try tokenizer.tokenize(query: letters).map(\.token) == [letters]
        }
        guard let first else { return nil }
        self.first = first
        self.tokenizer = tokenizer
        beginning = token
    }

    func isIn(_ text: String) throws -> Bool {
        try tokenizer.tokenize(document: text).contains { $0.token.utf8.starts(with: beginning.utf8) }
    }
}
