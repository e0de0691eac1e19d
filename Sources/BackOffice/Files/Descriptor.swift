import Crypto
import Glibc

/// A file descriptor, closed by whoever opened it, never handed to a child process.
struct Descriptor: Sendable {
    let number: CInt
    let path: String

    static func open(_ path: String, _ flags: CInt, mode: mode_t = 0) throws(FileFault) -> Descriptor {
        let number = Glibc.open(path, flags | O_CLOEXEC, mode)
        guard number >= 0 else { throw FileFault(call: "open", path: path, code: errno) }
        return Descriptor(number: number, path: path)
    }

    func close() { Glibc.close(number) }

    func isRegularFile() throws(FileFault) -> Bool {
        var status = stat()
        guard fstat(number, &status) == 0 else { throw FileFault(call: "stat", path: path, code: errno) }
        return status.st_mode & S_IFMT == S_IFREG
    }

    func synchronize() throws(FileFault) {
        guard fsync(number) == 0 else { throw FileFault(call: "fsync", path: path, code: errno) }
    }

    /// The part of the buffer that was filled; empty at the end of the file.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFault) -> UnsafeRawBufferPointer {
        while true {
            let count = Glibc.read(number, buffer.baseAddress, buffer.count)
            if count >= 0 { return UnsafeRawBufferPointer(rebasing: buffer[..<count]) }
            guard errno == EINTR else { throw FileFault(call: "read", path: path, code: errno) }
        }
    }

    func write(all bytes: UnsafeRawBufferPointer) throws(FileFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.write(number, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if count == 0 || errno != EINTR {
                throw FileFault(call: "write", path: path, code: errno)
            }
        }
    }
}

/// The operating system said no: a fault, not a refusal.
package struct FileFault: Error, CustomStringConvertible, Sendable {
    package let call: String
    package let path: String
    package let code: CInt

    package init(call: String, path: String, code: CInt) {
        self.call = call
        self.path = path
        self.code = code
    }

    package var description: String { "\(path): \(call): \(reason)" }

    /// What the operating system calls it: `No such file or directory`.
    package var reason: String { String(cString: strerror(code)) }
}

extension Sequence<UInt8> {
    /// Two lower-case digits a byte.
    package var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var out: [UInt8] = []
        for byte in self {
            out.append(digits[Int(byte >> 4)])
            out.append(digits[Int(byte & 15)])
        }
        return String(decoding: out, as: UTF8.self)
    }
}
