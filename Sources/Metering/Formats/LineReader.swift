import Glibc

/// The lines of a file, one at a time, in a buffer that never grows: LF or CRLF, the last one with or without its end.
final class LineReader {
    /// A line, lent until the next one is asked for.
    enum Line {
        case text(ByteView)
        /// Longer than the format allows: passed over.
        case tooLong
    }

    private let stream: any ByteStream
    private let progress: ((Int) -> Void)?
    private let longest: Int
    private let buffer: UnsafeMutableRawBufferPointer
    /// What of the buffer is filled and not yet given out.
    private var start = 0
    private var end = 0
    private var streamEnded = false
    /// The number of the line last given out, from 1.
    private(set) var number = 0

    private static let block = 1 << 20

    /// `longest` is the most bytes a line may have without its end; at most 512 KiB.
    init(_ stream: any ByteStream, longest: Int, progress: ((Int) -> Void)? = nil) {
        self.stream = stream
        self.progress = progress
        self.longest = min(longest, LineReader.block / 2)
        buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: LineReader.block, alignment: 64)
    }

    deinit { buffer.deallocate() }

    func next() throws(RejectedLine) -> Line? {
        var searched = 0
        var skipping = false
        while true {
            if let length = lineEnd(after: searched) {
                let line = view(length)
                start += length + 1
                number += 1
                return skipping || line.count > longest ? .tooLong : .text(line)
            }
            searched = end - start
            if searched > longest + 1 {
                skipping = true
                start = end
                searched = 0
            }
            guard !streamEnded else { return last(skipping) }
            try fill()
        }
    }

    /// The first bytes of the file, before any line is asked for: to see how it is written.
    func peek() throws(RejectedLine) -> ByteView {
        if start == end, !streamEnded { try fill() }
        return slice(start, end)
    }

    func skip(_ count: Int) { start = min(end, start + count) }

    /// What stands behind the last line end.
    private func last(_ skipping: Bool) -> Line? {
        guard start < end || skipping else { return nil }
        let line = view(end - start)
        start = end
        number += 1
        return skipping || line.count > longest ? .tooLong : .text(line)
    }

    private func view(_ length: Int) -> ByteView {
        let line = slice(start, start + length)
        return line[length - 1] == UInt8(ascii: "\r") ? line.slice(0, length - 1) : line
    }

    private func slice(_ from: Int, _ to: Int) -> ByteView {
        ByteView(buffer.baseAddress?.advanced(by: from).assumingMemoryBound(to: UInt8.self), count: to - from)
    }

    private func lineEnd(after searched: Int) -> Int? {
        guard let base = buffer.baseAddress, start + searched < end,
            let found = memchr(base + start + searched, 0x0A, end - start - searched)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base) - start
    }

    /// Moves what is left to the front and reads behind it.
    private func fill() throws(RejectedLine) {
        if start > 0, let base = buffer.baseAddress {
            memmove(base, base + start, end - start)
            end -= start
            start = 0
        }
        let count = try stream.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[end...]))
        end += count
        streamEnded = count == 0
        progress?(stream.consumed)
    }
}
