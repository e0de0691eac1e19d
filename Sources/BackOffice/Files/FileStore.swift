import Crypto
import Foundation
import Glibc

/// Raw files kept under their own SHA-256, in `files/ab/cdef...`: what was received can always be read again.
package struct FileStore: Sendable {
    package let root: String

    package init(root: String) { self.root = root }

    /// Sixty-four lower-case hexadecimal digits.
    package typealias Digest = String

    package func has(_ digest: Digest) -> Bool {
        guard let path = path(of: digest) else { return false }
        return access(path, R_OK) == 0
    }

    /// Where the file of that digest stands, there or not; nil for what is no digest.
    package func path(of digest: Digest) -> String? {
        guard digest.utf8.count == 64, digest.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
            return nil
        }
        return "\(root)/\(digest.prefix(2))/\(digest.dropFirst(2))"
    }

    /// Copies a file in, hashing as it copies, and answers its digest; a file already kept is kept once. When it returns the
    /// file is on the disk for good.
    package func put(_ path: String) throws -> Digest {
        try FileIntake(root: root).take(path)
    }

    /// Keeps bytes that are in memory, in the same way.
    package func put(_ bytes: [UInt8]) throws -> Digest {
        try FileIntake(root: root).take(bytes)
    }

    /// Removes what an interrupted `put` left behind. Only the holder of the office's lock may ask for it.
    func sweep() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        for name in names where name.hasPrefix(".intake-") { unlink("\(root)/\(name)") }
    }
}
