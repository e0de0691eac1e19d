import GRDB

/// A further thing to verify, beside the journal: digests of frozen figures, for instance. Answers what is wrong, in words.
package struct VerifyCheck: Sendable {
    package let name: String
    let problems: @Sendable (Database) throws -> [String]

    package init(_ name: String, _ problems: @escaping @Sendable (Database) throws -> [String]) {
        self.name = name
        self.problems = problems
    }

    /// Every check there is. A subject lists its own in its folder; here they are joined.
    package static let all: [VerifyCheck] = [MonthCloses.check]
}
