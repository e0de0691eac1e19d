import Domain
import Glibc

/// The one writer's lock: an exclusive `flock` on a file of its own, so that a crash lets go of it and the database's own
/// locks are left alone. The file says who holds it.
package final class OfficeLock: Sendable {
    private let file: Descriptor

    private init(_ file: Descriptor) { self.file = file }

    deinit { file.close() }

    func release() { flock(file.number, LOCK_UN) }

    /// Takes the lock, waiting up to so many seconds for whoever holds it.
    package static func take(_ path: String, waiting seconds: Int, holder: String) throws -> OfficeLock {
        let file = try Descriptor.open(path, O_RDWR | O_CREAT, mode: 0o600)
        var attempts = max(0, seconds) * 20
        while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            guard code == EWOULDBLOCK || code == EINTR else {
                file.close()
                throw FileFault(call: "lock", path: path, code: code)
            }
            guard attempts > 0 else {
                let text = said(by: file)
                file.close()
                throw OfficeRefusal.locked(by: text, waited: seconds)
            }
            attempts -= 1
            usleep(50_000)
        }
        _ = ftruncate(file.number, 0)
        _ = holder.withCString { pwrite(file.number, $0, strlen($0), 0) }
        return OfficeLock(file)
    }

    private static func said(by file: Descriptor) -> String {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1_024, alignment: 1)
        defer { buffer.deallocate() }
        let count = pread(file.number, buffer.baseAddress, buffer.count, 0)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}
