import BackOffice
import Glibc

/// A mail's bytes as an open file that has no name any more: gone with the last process that reads it.
enum MailFile {
    static func open(_ bytes: [UInt8]) throws(FileFault) -> CInt {
        var template = Array("\(temporaryFolder)/amico-mail-\(String(repeating: "X", count: 6))".utf8CString)
        let descriptor = mkstemp(&template)
        let path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        guard descriptor >= 0 else { throw FileFault(call: "mkstemp", path: path, code: errno) }
        unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 || errno != EINTR {
                let code = errno
                close(descriptor)
                throw FileFault(call: "write", path: path, code: code)
            }
        }
        guard lseek(descriptor, 0, SEEK_SET) == 0 else {
            let code = errno
            close(descriptor)
            throw FileFault(call: "seek", path: path, code: code)
        }
        return descriptor
    }

    /// The first 2,000 bytes of an open file, as text.
    static func text(of descriptor: CInt) -> String {
        let bytes = [UInt8](unsafeUninitializedCapacity: 2_000) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static var temporaryFolder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }
}
