import BackOffice
import Domain

extension View {
    /// The utilities one may see, as a list or a form offers them.
    func customerChoices(withCodes: Bool = false) throws -> [(value: String, words: String)] {
        try customerNames().map { ($0.code.text, withCodes ? "\($0.name) (\($0.code))" : $0.name) }
    }
}

extension Visit {
    func customerChoices(withCodes: Bool = false) throws -> [(value: String, words: String)] {
        try read { try $0.customerChoices(withCodes: withCodes) }
    }
}
