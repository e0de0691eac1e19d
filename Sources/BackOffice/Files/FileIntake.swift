import Crypto
import Foundation
import Glibc

/// One file on its way into the store: copied and hashed in one pass, made durable, then given its name.
struct FileIntake {
    let root: String

    private static let chunk = 1 << 20

    func take(_ source: String) throws -> String {
        let input = try Descriptor.open(source, O_RDONLY)
        defer { input.close() }
        guard try input.isRegularFile() else {
            throw FileFault(call: "read (a plain file is needed)", path: source, code: EINVAL)
        }
        return try keep { try copy(from: input, to: $0) }
    }

    func take(_ bytes: [UInt8]) throws -> String {
        try keep { output in
            try bytes.withUnsafeBytes { try output.write(all: $0) }
            return SHA256.hash(data: bytes).hexadecimal
        }
    }

    /// What `fill` writes and hashes, under its hash.
    private func keep(_ fill: (Descriptor) throws -> String) throws -> String {
        try makeFolder(root)
        let temporary = "\(root)/.intake-\(getpid())-\(UInt64.random(in: .min ... .max))"
        let output = try Descriptor.open(temporary, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
        var isOpen = true
        defer {
            if isOpen { output.close() }
            unlink(temporary)
        }
        let digest = try fill(output)
        try output.synchronize()
        guard fchmod(output.number, 0o400) == 0 else { throw FileFault(call: "chmod", path: temporary, code: errno) }
        output.close()
        isOpen = false
        let folder = "\(root)/\(digest.prefix(2))"
        try makeFolder(folder)
        let place = "\(folder)/\(digest.dropFirst(2))"
        if access(place, F_OK) != 0 {
            guard rename(temporary, place) == 0 else { throw FileFault(call: "rename", path: place, code: errno) }
        }
        try synchronizeFolder(folder)
        return digest
    }

    private func copy(from input: Descriptor, to output: Descriptor) throws -> String {
        var hash = SHA256()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: FileIntake.chunk, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let filled = try input.read(into: buffer)
            if filled.isEmpty { break }
            hash.update(bufferPointer: filled)
            try output.write(all: filled)
        }
        return hash.finalize().hexadecimal
    }

    private func makeFolder(_ path: String) throws {
        if mkdir(path, 0o700) == 0 {
            try synchronizeFolder((path as NSString).deletingLastPathComponent)
        } else if errno != EEXIST {
            throw FileFault(call: "mkdir", path: path, code: errno)
        }
    }

    private func synchronizeFolder(_ path: String) throws {
        let folder = try Descriptor.open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY)
        defer { folder.close() }
        try folder.synchronize()
    }
}
