import Domain
import Foundation
import Testing
import Wire

/// The mail reader against damaged mails: it never traps, and it answers twice the same.
@Suite struct MIMEMutationTests {
    private static let fragments = [
        "\r\n", "\n\n", "--r", "--r--", "Content-Type: multipart/mixed; boundary=r\n\n", "=?utf-8?B?", "?=", "=?x?Q?=ZZ?=",
        "charset=utf-16", "base64", "\u{0}", "<", ">", "&#x110000;", "<!--", "Message-ID: <", "\u{FF}", "uuencode",
        "Content-Transfer-Encoding: x-uuencode\n", "begin 644 x\n", "message/rfc822", "message/partial; id=x; number=1", ";;;;",
    ].map { Array($0.utf8) }

    static let seeds: [[UInt8]] = [
        MIMEReaderTests.bounce,
        MIMEReaderTests.head.replacing("\r\n", with: "\n") + "Subject: =?iso-8859-1?Q?Z=E4hler?=\nMIME-Version: 1.0\n"
            + "Content-Type: multipart/alternative; boundary=\"r\"\n\n--r\nContent-Type: text/html; charset=utf-8\n\n"
            + "<p>A &amp; B<style>x</style><td>C</td></p>\n--r\nContent-Type: image/png; name*=utf-8''a%20b.png\n"
            + "Content-Transfer-Encoding: base64\n\nAAECAwQF\n--r--\n",
    ].map { Array($0.utf8) }

    /// A generator that gives the same numbers on every machine.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private static func damage(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var out = bytes
        for _ in 0..<Int.random(in: 1...5, using: &dice) {
            guard !out.isEmpty else { return out }
            let at = Int.random(in: 0..<out.count, using: &dice)
            let end = min(out.count, at + Int.random(in: 1...40, using: &dice))
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: out[at] = UInt8.random(in: 0...255, using: &dice)
            case 1: out[at] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
            case 2: out.removeSubrange(at..<end)
            case 3: out.insert(contentsOf: out[at..<end], at: at)
            case 4: out.insert(contentsOf: fragments[Int.random(in: 0..<fragments.count, using: &dice)], at: at)
            default: out.removeSubrange(at...)
            }
        }
        return out
    }

    private static func outcome(_ bytes: [UInt8]) -> String {
        do {
            let (mail, files) = try MIMEReader.read(bytes)
            return "\(mail) \(files)"
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: 0..<2)
    func `no damage makes the reader trap or change its mind`(number: Int) throws {
        let seed = try #require(Self.seeds.indices.contains(number) ? Self.seeds[number] : nil)
        var dice = Dice(state: 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
        var outcomes: Set<String> = []
        for round in 0..<4_000 {
            let bytes = Self.damage(seed, &dice)
            let outcome = Self.outcome(bytes)
            if round % 10 == 0 { #expect(Self.outcome(bytes) == outcome, "round \(round)") }
            outcomes.insert(outcome)
        }
        // A test that damages nothing would see one answer.
        #expect(outcomes.count > 1_000)
    }
}
