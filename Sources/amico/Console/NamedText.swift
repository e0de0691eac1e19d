import ArgumentParser
import Domain

/// A name with a text, typed as `jobs=Nightly export ended late`.
struct NamedText: ExpressibleByArgument {
    let name: String
    let text: String

    init?(argument: String) {
        guard let sign = argument.firstIndex(of: "=") else { return nil }
        name = String(argument[..<sign])
        text = String(argument[argument.index(after: sign)...])
    }

    /// A name that cannot be one is a usage error.
    func identifier<Subject>(_ option: String) throws -> Identifier<Subject> {
        guard let id = Identifier<Subject>(name) else {
            throw ValidationError("--\(option) takes a name of letters, digits and dashes, then = and words.")
        }
        return id
    }
}
