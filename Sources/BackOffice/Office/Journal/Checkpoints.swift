import Crypto
import Domain
import Foundation
import Glibc
import Synchronization

/// What the journal held, kept outside the database: a hash chain alone does not show that its end was cut off.
///
/// One record of 256 bytes for each opening of the books to write, made durable after every commit and signed with a key of the
/// folder's own. It is written after the commit it tells of, so it never runs ahead of the journal.
///
/// An opening's first record comes with a new file put in the old one's place, so a power cut leaves no half of a record and no
/// longer file than was written. The later ones overwrite that record: 256 bytes, aligned, lie within one sector.
package struct Checkpoint: Codable, Equatable, Sendable {
    package let count: Int
    /// The hash of entry `count`, hexadecimal.
    package let head: String
    package let recordedAt: Instant

    static let length = 256
}

/// The checkpoint record of one opening of the books.
final class CheckpointWriter: Sendable {
    private struct Place {
        let file: Descriptor
        let offset: Int
    }

    private let directory: DataDirectory
    private let key: Curve25519.Signing.PrivateKey
    /// Nil until the first record of this opening stands.
    private let place = Mutex<Place?>(nil)

    init(_ directory: DataDirectory) throws {
        self.directory = directory
        key = try CheckpointKey.load(directory.checkpointKey, making: true)
    }

    deinit { place.withLock { $0?.file.close() } }

    /// A failure to write is let go: the change it tells of is on the disk, and the next commit writes the record again.
    func write(_ checkpoint: Checkpoint) {
        guard let record = try? CheckpointRecord.signed(checkpoint, by: key) else { return }
        place.withLock { place in
            if let place {
                let written = record.withUnsafeBytes { pwrite(place.file.number, $0.baseAddress, $0.count, off_t(place.offset)) }
                if written == record.count { fdatasync(place.file.number) }
            } else {
                place = try? append(record)
            }
        }
    }

    /// The records of before and this one, written aside, on the disk, then put in place.
    private func append(_ record: [UInt8]) throws -> Place {
        let path = directory.checkpoints
        var bytes: [UInt8] = []
        if access(path, F_OK) == 0 { bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
        let offset = bytes.count / Checkpoint.length * Checkpoint.length
        let aside = path + ".new"
        let file = try Descriptor.open(aside, O_RDWR | O_CREAT | O_TRUNC, mode: 0o600)
        do {
            try (bytes.prefix(offset) + record).withUnsafeBytes { try file.write(all: $0) }
            try file.synchronize()
            guard rename(aside, path) == 0 else { throw FileFault(call: "rename", path: path, code: errno) }
            let folder = try Descriptor.open(directory.path, O_RDONLY | O_DIRECTORY)
            defer { folder.close() }
            try folder.synchronize()
        } catch {
            file.close()
            throw error
        }
        return Place(file: file, offset: offset)
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
