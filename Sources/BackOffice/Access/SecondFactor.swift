import Crypto
import Domain
import Foundation
import GRDB

/// Asks a second factor of somebody at each sign-in from now on. Its secret is kept outside the journal, under its digest.
package struct SetSecondFactor: Action {
    package static let permission = Permission.readBooks
    package static var example: SetSecondFactor {
        SetSecondFactor(actor: Identifier(named: "dana"), secretDigest: String(repeating: "0f", count: 32))
    }

    package var actor: Actor.ID
    /// Sixty-four hexadecimal digits.
    package var secretDigest: String

    package init(actor: Actor.ID, secretDigest: String) {
        self.actor = actor
        self.secretDigest = secretDigest
    }

    package func perform(in book: Book) throws -> Done {
        guard actor == book.actor.id else { throw AccessRefusal.notYours(actor) }
        guard secretDigest.utf8.count == 64 else { throw AccessRefusal.linkOfNoUse }
        guard try book.view.secondFactor(of: actor) == nil else { throw AccessRefusal.factorHeld(actor) }
        try book.db.execute(
            sql: "INSERT INTO second_factor (actor, secret_digest, recorded_by, recorded_at) VALUES (?, ?, ?, ?)",
            arguments: [actor.text, secretDigest, book.actor.id.text, book.now.milliseconds])
        return Done()
    }
}

/// No longer asks a second factor: of oneself, or of someone who lost theirs.
package struct RemoveSecondFactor: Action {
    package static let permission = Permission.readBooks
    package static var example: RemoveSecondFactor { RemoveSecondFactor(actor: Identifier(named: "dana")) }

    package var actor: Actor.ID

    package init(actor: Actor.ID) { self.actor = actor }

    package func perform(in book: Book) throws -> Done {
        try book.requireSelf(actor)
        guard let digest = try book.view.secondFactor(of: actor) else { throw AccessRefusal.noFactor(actor) }
        try book.db.execute(sql: "DELETE FROM second_factor WHERE actor = ?", arguments: [actor.text])
        try book.db.execute(sql: "DELETE FROM secret WHERE name = ?", arguments: [digest])
        return Done()
    }
}

extension View {
    /// The digest its secret is kept under; nil where none is asked.
    func secondFactor(of id: Actor.ID) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT secret_digest FROM second_factor WHERE actor = ?"), arguments: [id.text])
    }

    package func asksSecondFactor(of id: Actor.ID) throws -> Bool { try secondFactor(of: id) != nil }
}

/// Codes of six digits that change every half minute (RFC 6238, HMAC-SHA-1, as the apps on telephones make them).
package enum OneTimeCode {
    /// The step an instant lies in.
    package static func step(at now: Instant) -> Int { Int(now.seconds / 30) }

    package static func code(_ secret: Data, step: Int) -> String {
        let counter = withUnsafeBytes(of: UInt64(clamping: step).bigEndian) { Data($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: secret)))
        let offset = Int((mac.last ?? 0) & 0x0F)
        let word = mac.dropFirst(offset).prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        return Int(word % 1_000_000).padded(6)
    }

    /// The step whose code it is, the one before and the one after included; nil where it is none of them, or is not after
    /// the last one used.
    package static func match(_ code: String, _ secret: Data, at now: Instant, after last: Int?) -> Int? {
        let wanted = code.filter { !$0.isWhitespace }
        return (-1...1).map { step(at: now) + $0 }.first { step in
            step > (last ?? -1) && OneTimeCode.code(secret, step: step) == wanted
        }
    }

    /// The bytes of a secret written in base32, with or without spaces; nil where a letter is none of its.
    package static func bytes(_ text: String) -> Data? {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var out = Data()
        var (buffer, bits) = (0, 0)
        for letter in text.uppercased() where !letter.isWhitespace && letter != "=" {
            guard let value = letters.firstIndex(of: letter) else { return nil }
            buffer = (buffer << 5 | value) & 0xFFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(buffer >> bits & 0xFF))
            }
        }
        return out
    }

    /// Base32 as apps take it (RFC 4648), without padding.
    package static func base32(_ secret: Data) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var out = ""
        var buffer = 0
        var bits = 0
        for byte in secret {
            buffer = (buffer << 8 | Int(byte)) & 0xFFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                out.append(letters[buffer >> bits & 31])
            }
        }
        if bits > 0 { out.append(letters[buffer << (5 - bits) & 31]) }
        return out
    }
}
