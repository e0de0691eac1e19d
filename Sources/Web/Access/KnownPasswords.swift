import BackOffice
import CCrack
import Domain
import Foundation
import Synchronization

/// Passwords that everybody tries first: what cracklib's dictionary holds or is a step away from, and, where the provider keeps
/// one, a file of breached passwords.
package final class KnownPasswords: Sendable {
    /// Lines `SHA1[:count]` in upper-case hexadecimal, sorted, as breach lists are handed out.
    private let breached: String?
    /// cracklib keeps state of its own between calls, one for the whole process.
    private static let cracklib = Mutex<Void>(())

    package init(breached: String? = nil) { self.breached = breached }

    /// Refuses what the rule asks for more of, and what is too well known.
    package func require(_ password: String, user: String) throws {
        let missing = PasswordRule.standard.lacks(password, user: user)
        guard missing.isEmpty else { throw AccessRefusal.passwordLacks(missing) }
        for form in [password] + KnownPasswords.undisguised(password) {
            if let why = complaint(form), form == password || why.contains("dictionary") {
                throw AccessRefusal.passwordKnown(why)
            }
        }
        if try isBreached(password) { throw AccessRefusal.passwordKnown("it stands in a list of breached passwords") }
    }

    /// What cracklib says against it; nil where it says nothing, or its dictionary is not there.
    private func complaint(_ password: String) -> String? {
        KnownPasswords.cracklib.withLock { _ in
            var words = [CChar](repeating: 0, count: 200)
            // It answers whether the dictionary could be read; what it has against the password stands in the words alone.
            guard __DEBIAN_SPECIFIC__SafeFascistCheck(password, GetDefaultCracklibDict(), &words, words.count - 1) == 1 else {
                return nil
            }
            let text = String(decoding: words.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            return text.isEmpty ? nil : text
        }
    }

    /// The word a password was made of, as far as the usual disguises are undone: what stands before and after its letters, and
    /// signs in place of letters. A one stands for two letters, so there are two.
    static func undisguised(_ password: String) -> [String] {
        let isLetter: (Character) -> Bool = { $0.isLetter || "@$".contains($0) }
        guard let first = password.firstIndex(where: isLetter), let last = password.lastIndex(where: isLetter) else { return [] }
        let word = password[first...last].lowercased()
        return ["i", "l"].map { one in String(word.map { signs[$0] ?? ("1!|".contains($0) ? one : $0) }) }
    }

    private static let signs: [Character: Character] = [
        "@": "a", "4": "a", "0": "o", "$": "s", "5": "s", "3": "e", "7": "t",
    ]

    /// Looks the digest up by halving the file; nothing of it is kept in memory.
    private func isBreached(_ password: String) throws -> Bool {
        guard let breached else { return false }
        let file = try FileHandle(forReadingFrom: URL(filePath: breached))
        defer { try? file.close() }
        let wanted = Secret(password).sha1
        var low: UInt64 = 0
        var high = try file.seekToEnd()
        while low < high {
            let middle = low + (high - low) / 2
            // The first whole line that begins at or after the middle.
            let from = middle == 0 ? 0 : middle - 1
            try file.seek(toOffset: from)
            let piece = try file.read(upToCount: 512) ?? Data()
            let skipped = middle == 0 ? piece : piece.drop { $0 != 10 }.dropFirst()
            let line = skipped.prefix { $0 != 10 && $0 != 13 && $0 != 58 }
            if line.isEmpty {
                high = middle
                continue
            }
            let found = String(decoding: line, as: UTF8.self).uppercased()
            if found == wanted { return true }
            if found < wanted { low = middle + 1 } else { high = middle }
        }
        return false
    }
}
