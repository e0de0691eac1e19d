import Glibc

/// Where the bytes of a file come from. It can be opened more than once: some formats name at the end what they use at the start.
enum ReadSource {
    case path(String)
    case bytes([UInt8])

    /// Opens the bytes as they are meant: unpacked when they begin like gzip or zip.
    /// Refusals: not there, not to be read, a directory, a device, a pipe, a socket, empty.
    func open() throws(RejectedLine) -> any ByteStream {
        switch self {
        case .path(let path): try ReadSource.open(path)
        case .bytes(let bytes): try ReadSource.open(bytes)
        }
    }

    private static func open(_ path: String) throws(RejectedLine) -> any ByteStream {
        // Non-blocking, so that a pipe without a writer cannot hold the opening up.
        let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else {
            throw RejectedLine(0, expected: "a file that can be read", found: String(cString: strerror(errno)).lowercased())
        }
        let file = PlainFile(descriptor: descriptor)
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw RejectedLine(0, expected: "a file that can be read", found: String(cString: strerror(errno)).lowercased())
        }
        if let other = kind(of: status.st_mode) { throw RejectedLine(0, expected: "a regular file", found: other) }
        guard status.st_size > 0 else { throw RejectedLine(0, expected: "meter reads", found: "an empty file") }
        guard let packing = Packing(of: file.bytes(at: 0, count: 4)) else { return file }
        return try PackedStream(packing, file: file, size: Int(status.st_size))
    }

    private static func open(_ bytes: [UInt8]) throws(RejectedLine) -> any ByteStream {
        guard !bytes.isEmpty else { throw RejectedLine(0, expected: "meter reads", found: "an empty file") }
        guard let packing = Packing(of: bytes.prefix(4)) else { return PlainBytes(bytes) }
        return try PackedStream(packing, bytes: bytes)
    }

    /// What a path names instead of a regular file.
    private static func kind(of mode: mode_t) -> String? {
        switch mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: "a directory"
        case S_IFCHR, S_IFBLK: "a device"
        case S_IFIFO: "a pipe"
        case S_IFSOCK: "a socket"
        default: "something else"
        }
    }
}

/// Bytes in blocks, from the start to the end.
protocol ByteStream: AnyObject {
    /// Fills the start of `buffer`; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(RejectedLine) -> Int
    /// Bytes of the file as it lies on disk that have been consumed.
    var consumed: Int { get }
}

/// A regular file, read in the blocks asked for.
final class PlainFile: ByteStream {
    let descriptor: Int32
    private(set) var consumed = 0

    init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// A few bytes from anywhere, without moving on; fewer where the file ends before.
    func bytes(at offset: Int, count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = pread(descriptor, &bytes, count, offset)
        return Array(bytes.prefix(max(0, got)))
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(RejectedLine) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 {
                consumed += count
                return count
            }
            guard errno == EINTR else {
                throw RejectedLine(
                    0, expected: "a file that can be read to its end", found: String(cString: strerror(errno)).lowercased())
            }
        }
    }
}

final class PlainBytes: ByteStream {
    private let bytes: [UInt8]
    private(set) var consumed = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(RejectedLine) -> Int {
        let part = bytes[consumed...].prefix(buffer.count)
        buffer.copyBytes(from: part)
        consumed += part.count
        return part.count
    }
}
