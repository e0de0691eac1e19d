import Crypto
import Foundation

/// A secret that is shown once and kept as its SHA-256: a session, a link, a token of a program. 256 bits of chance, so the
/// digest needs no salt.
package struct Secret: Sendable {
    /// What its holder has: letters, digits, `-` and `_`.
    package let text: String

    package init(_ text: String) { self.text = text }

    /// A new one; the prefix says to people what it is (`amico_`).
    package static func new(_ prefix: String = "") -> Secret {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes { Data($0) }
        let text = bytes.base64EncodedString().replacing("=", with: "").replacing("+", with: "-").replacing("/", with: "_")
        return Secret(prefix + text)
    }

    package var digest: String { SHA256.hash(data: Data(text.utf8)).hexadecimal }

    /// As breach lists name passwords: upper-case hexadecimal. No protection for anything.
    package var sha1: String { Insecure.SHA1.hash(data: Data(text.utf8)).hexadecimal.uppercased() }
}
