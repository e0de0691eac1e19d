import Crypto
import CryptoExtras
import Foundation

/// A password as the books keep it: `$scrypt$ln=15,r=8,p=3$<salt>$<key>`, base64 without padding, salt of 16 bytes and key of 32.
///
/// Made and checked at the door, never inside a transaction, at most four at a time: each takes 32 MB and a fifth of a second.
package struct PasswordHash: Equatable, Sendable {
    package let text: String
    private let salt: Data
    private let key: Data
    private let cost: Cost

    private struct Cost: Equatable {
        let log2: Int
        let block: Int
        let lanes: Int

        static let standard = Cost(log2: 15, block: 8, lanes: 3)
    }

    /// Nil where it is not of that form.
    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", parts[2] == "ln=15,r=8,p=3",
            let salt = Data(base64Encoded: PasswordHash.padded(parts[3])), salt.count == 16,
            let key = Data(base64Encoded: PasswordHash.padded(parts[4])), key.count == 32
        else { return nil }
        self.text = text
        self.salt = salt
        self.key = key
        cost = .standard
    }

    private init(salt: Data, key: Data) {
        self.salt = salt
        self.key = key
        cost = .standard
        func bare(_ data: Data) -> String { data.base64EncodedString().replacing("=", with: "") }
        text = "$scrypt$ln=15,r=8,p=3$\(bare(salt))$\(bare(key))"
    }

    package static func of(_ password: String) async throws -> PasswordHash {
        let salt = SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
        return PasswordHash(salt: salt, key: try await derive(password, salt, .standard))
    }

    package func matches(_ password: String) async throws -> Bool {
        let found = try await PasswordHash.derive(password, salt, cost)
        // Compared in a time that does not depend on where they part.
        return zip(found, key).reduce(found.count == key.count ? 0 : 1) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Costs what a check costs, for a name that has no password: the time tells nobody which names there are.
    package static func pretend(_ password: String) async throws {
        _ = try await derive(password, Data(repeating: 0, count: 16), .standard)
    }

    private static let gate = Turnstile(width: 4)

    private static func derive(_ password: String, _ salt: Data, _ cost: Cost) async throws -> Data {
        try await gate.pass {
            // Two ways of writing one text are one password.
            let bytes = Data(password.precomposedStringWithCompatibilityMapping.utf8)
            let key = try KDF.Scrypt.deriveKey(
                from: bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.log2, blockSize: cost.block,
                parallelism: cost.lanes)
            return key.withUnsafeBytes { Data($0) }
        }
    }

    private static func padded(_ text: Substring) -> String {
        text + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
    }
}

/// Lets so many at once do what costs much, and the rest wait in line.
actor Turnstile {
    private let width: Int
    private var inside = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(width: Int) { self.width = width }

    /// The work runs off this actor.
    nonisolated func pass<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        await enter()
        do {
            let value = try await Task.detached(operation: work).value
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        if inside < width {
            inside += 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { inside -= 1 } else { waiting.removeFirst().resume() }
    }
}
