import Crypto
import Domain
import Foundation
import Glibc

/// What the journal held, kept outside the database: a hash chain alone does not show that its end was cut off.
///
/// One record of 256 bytes for each opening of the books to write, overwritten in place after every commit and signed with a
/// key of the folder's own. It is written after the commit it tells of, so it never runs ahead of the journal.
package struct Checkpoint: Codable, Equatable, Sendable {
    package let count: Int
    /// The hash of entry `count`, hexadecimal.
    package let head: String
    package let recordedAt: Instant

    static let length = 256
}

/// The checkpoint record of one opening of the books.
final class CheckpointWriter: Sendable {
    private let file: Descriptor
    private let offset: Int
    private let key: Curve25519.Signing.PrivateKey

    init(_ directory: DataDirectory) throws {
        key = try CheckpointKey.load(directory.checkpointKey, making: true)
        file = try Descriptor.open(directory.checkpoints, O_RDWR | O_CREAT, mode: 0o600)
        let end = Int(lseek(file.number, 0, SEEK_END))
        offset = max(0, end) / Checkpoint.length * Checkpoint.length
    }

    deinit { file.close() }

    /// A failure to write is let go: the change it tells of is on the disk, and the next commit writes the record again.
    func write(_ checkpoint: Checkpoint) {
        guard let record = try? CheckpointRecord.signed(checkpoint, by: key) else { return }
        _ = record.withUnsafeBytes { pwrite(file.number, $0.baseAddress, $0.count, off_t(offset)) }
    }
}

/// The bytes of a checkpoint: JSON, its signature, spaces up to 255 bytes, a newline.
enum CheckpointRecord {
    private struct Signed: Codable {
        let checkpoint: Checkpoint
        let signature: Data
    }

    static func signed(_ checkpoint: Checkpoint, by key: Curve25519.Signing.PrivateKey) throws -> [UInt8] {
        let signature = try key.signature(for: Data(Canonical.json(checkpoint).utf8))
        var bytes = Array(try Canonical.json(Signed(checkpoint: checkpoint, signature: signature)).utf8)
        guard bytes.count < Checkpoint.length else { throw BadJSON(problem: "a checkpoint is longer than its record") }
        bytes.append(contentsOf: repeatElement(32, count: Checkpoint.length - 1 - bytes.count))
        bytes.append(10)
        return bytes
    }

    /// Nil when it was not signed by that key.
    static func read(_ bytes: Data, by key: Curve25519.Signing.PrivateKey) -> Checkpoint? {
        guard let signed = try? JSONDecoder().decode(Signed.self, from: bytes), let text = try? Canonical.json(signed.checkpoint),
            key.publicKey.isValidSignature(signed.signature, for: Data(text.utf8))
        else { return nil }
        return signed.checkpoint
    }
}

/// The key checkpoints are signed with: 32 bytes beside the books, readable by their owner alone.
enum CheckpointKey {
    static func load(_ path: String, making: Bool) throws -> Curve25519.Signing.PrivateKey {
        if let bytes = try? Data(contentsOf: URL(fileURLWithPath: path)),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
        {
            return key
        }
        guard making else { throw FileFault(call: "read the key of the checkpoints", path: path, code: ENOENT) }
        let key = Curve25519.Signing.PrivateKey()
        let file = try Descriptor.open(path, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        defer { file.close() }
        try key.rawRepresentation.withUnsafeBytes { try file.write(all: $0) }
        try file.synchronize()
        return key
    }
}
