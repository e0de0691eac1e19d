import Glibc

/// Reads a text file line by line in bounded memory. A line is at most `longest` bytes; a longer one is refused by number.
struct LineReader: ~Copyable {
    private let file: Descriptor
    private let longest: Int
    private var pending: [UInt8] = []
    private var start = 0
    private var ended = false
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    /// The number of the line read last; the first is 1.
    private(set) var line = 0

    init(path: String, longest: Int) throws(FileFault) {
        file = try Descriptor.open(path, O_RDONLY)
        self.longest = longest
    }

    deinit {
        buffer.deallocate()
        file.close()
    }

    struct TooLong: Error {
        let line: Int
    }

    /// The next line without its newline; nil after the last.
    mutating func next() throws -> [UInt8]? {
        while true {
            if let end = pending[start...].firstIndex(of: 10) {
                line &+= 1
                defer { start = end + 1 }
                guard end - start <= longest else { throw TooLong(line: line) }
                return Array(pending[start..<end])
            }
            guard pending.count - start <= longest else { throw TooLong(line: line &+ 1) }
            if ended {
                guard start < pending.count else { return nil }
                line &+= 1
                defer { start = pending.count }
                return Array(pending[start...])
            }
            pending.removeSubrange(..<start)
            start = 0
            let filled = try file.read(into: buffer)
            ended = filled.isEmpty
            pending.append(contentsOf: filled)
        }
    }
}
