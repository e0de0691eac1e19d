import Synchronization

/// What is to be said on the page a deed leads to, once, to whom did it. It stands in no address, where anybody could write it.
final class SaidOnce: Sendable {
    private let words = Mutex(Recent<(path: String, words: String)>())

    /// Kept for a session, by its form token, until the page at that address is shown to it or something else is said.
    func keep(_ text: String, at address: String, for token: String) {
        guard !token.isEmpty else { return }
        let path = String(address.prefix { $0 != "?" && $0 != "#" })
        words.withLock { $0.keep((path, text), as: token) }
    }

    func take(at path: String, for token: String) -> String? {
        words.withLock { words in
            guard words[token]?.path == path else { return nil }
            return words.take(token)?.words
        }
    }
}
