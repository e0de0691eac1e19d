import CArchive

/// How a file is packed, told by its first bytes.
enum Packing {
    case gzip, zip

    init?(of head: some Sequence<UInt8>) {
        let head = Array(head)
        if head.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            self = .zip
        } else {
            return nil
        }
    }
}

/// The one file in a gzip or zip, unpacked as a stream.
///
/// A zip holds exactly one file, since a file is refused or taken whole. Refusals: an archive without a file or with several, an encrypted
/// or damaged one, and one that unpacks to absurd sizes.
final class PackedStream: ByteStream {
    private let archive: OpaquePointer
    private let packing: Packing
    private let size: Int
    private var unpacked = 0
    private var ended = false
    private var check: GzipCheck?
    /// Kept alive as long as the archive reads from them.
    private let file: PlainFile?
    private let bytes: UnsafeMutableRawBufferPointer?

    /// At most this much may come out of one file ...
    static let mostUnpacked = 64 << 30
    /// ... and past this size at most so many times as much as went in; a day of equal values packs to a hundredth.
    static let freelyUnpacked = 32 << 20
    static let mostRatio = 400

    convenience init(_ packing: Packing, file: PlainFile, size: Int) throws(RejectedLine) {
        try self.init(packing, file: file, bytes: nil, size: size, trailer: file.bytes(at: size - 8, count: 8))
    }

    convenience init(_ packing: Packing, bytes: [UInt8]) throws(RejectedLine) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        copy.copyBytes(from: bytes)
        try self.init(packing, file: nil, bytes: copy, size: bytes.count, trailer: Array(bytes.suffix(8)))
    }

    private init(
        _ packing: Packing, file: PlainFile?, bytes: UnsafeMutableRawBufferPointer?, size: Int, trailer: [UInt8]
    ) throws(RejectedLine) {
        guard let archive = archive_read_new() else {
            bytes?.deallocate()
            throw RejectedLine(0, expected: "memory to unpack the file", found: "none")
        }
        self.archive = archive
        self.packing = packing
        self.size = size
        self.file = file
        self.bytes = bytes
        switch packing {
        case .gzip:
            archive_read_support_filter_gzip(archive)
            archive_read_support_format_raw(archive)
            check = GzipCheck(trailer: trailer)
        case .zip:
            archive_read_support_format_zip(archive)
        }
        let opened =
            if let file {
                archive_read_open_fd(archive, file.descriptor, 256 << 10)
            } else {
                archive_read_open_memory(archive, bytes?.baseAddress, bytes?.count ?? 0)
            }
        guard opened == ARCHIVE_OK else { throw fault() }
        try findFile()
    }

    deinit {
        archive_read_free(archive)
        bytes?.deallocate()
    }

    var consumed: Int { min(size, Int(archive_filter_bytes(archive, -1))) }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(RejectedLine) -> Int {
        guard !ended else { return 0 }
        let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw fault() }
        unpacked += count
        check?.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        if unpacked > PackedStream.mostUnpacked
            || (unpacked > PackedStream.freelyUnpacked && unpacked / PackedStream.mostRatio > size)
        {
            throw RejectedLine(
                0, expected: "a packed file of a usual size", found: "\(size) bytes that unpack to more than \(unpacked)")
        }
        if count == 0 {
            ended = true
            guard check?.holds != false else {
                throw RejectedLine(0, expected: "a sound gzip file", found: "one whose check sum differs")
            }
            try refuseAnotherFile()
        }
        return count
    }

    /// Moves to the first regular file. Folders, and what some systems add beside a file, are passed over.
    private func findFile() throws(RejectedLine) {
        guard try nextFile() != nil else { throw RejectedLine(0, expected: "one file in the archive", found: "none") }
    }

    private func refuseAnotherFile() throws(RejectedLine) {
        guard packing == .zip else { return }
        if let second = try nextFile() {
            throw RejectedLine(
                0, expected: "one file in the archive", found: "a second one, \(second): unpack it and import each file")
        }
    }

    private func nextFile() throws(RejectedLine) -> String? {
        for _ in 0..<1_000 {
            var entry: OpaquePointer?
            switch archive_read_next_header(archive, &entry) {
            case ARCHIVE_EOF: return nil
            case ARCHIVE_OK, ARCHIVE_WARN: break
            default: throw fault()
            }
            let name = archive_entry_pathname(entry).map { String(cString: $0) } ?? ""
            if archive_entry_is_encrypted(entry) != 0 {
                throw RejectedLine(0, expected: "an archive that opens without a password", found: "an encrypted one")
            }
            // A raw stream has no type; a zip entry is a regular file by its mode or by not ending in a slash.
            let isFolder = name.hasSuffix("/") || UInt32(archive_entry_filetype(entry)) == 0o040000
            if packing == .gzip || !(isFolder || name.hasPrefix("__MACOSX/")) { return RejectedLine.quoted(name) }
        }
        throw RejectedLine(0, expected: "one file in the archive", found: "a thousand folders")
    }

    private func fault() -> RejectedLine {
        let words = archive_error_string(archive).map { String(cString: $0) } ?? "a damaged one"
        return RejectedLine(
            0, expected: "a sound \(packing) file", found: words.prefix(1).lowercased() + String(words.dropFirst()))
    }
}
