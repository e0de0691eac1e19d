import Glibc

/// Bytes lent for the length of a call. Every access is checked: what lies outside reads as zero, so no input can reach past it.
///
/// The one type of the formats that holds a pointer; its owner (`LineReader`, `XMLReader`) keeps the bytes alive.
struct ByteView {
    private let base: UnsafePointer<UInt8>?
    let count: Int

    init(_ base: UnsafePointer<UInt8>?, count: Int) {
        self.base = base
        self.count = base == nil ? 0 : max(0, count)
    }

    init(_ buffer: UnsafeBufferPointer<UInt8>) { self.init(buffer.baseAddress, count: buffer.count) }

    static var empty: ByteView { ByteView(nil, count: 0) }

    @inline(__always)
    subscript(index: Int) -> UInt8 {
        guard let base, UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
        return base[index]
    }

    /// Clamped to what there is.
    @inline(__always)
    func slice(_ from: Int, _ to: Int) -> ByteView {
        guard let base else { return .empty }
        let start = min(max(from, 0), count)
        return ByteView(base + start, count: min(max(to, start), count) - start)
    }

    /// Eight bytes at once, for comparing; zero when they are not all there.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        guard let base, index >= 0, index <= count - 8 else { return 0 }
        return UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
    }

    var isEmpty: Bool { count == 0 }

    func contains(_ byte: UInt8) -> Bool {
        guard let base, count > 0 else { return false }
        return memchr(base, Int32(byte), count) != nil
    }

    func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
        var index = max(0, start)
        while index < count {
            if self[index] == byte { return index }
            index &+= 1
        }
        return nil
    }

    /// Without blanks and tabs, line ends included, at either end.
    var trimmed: ByteView {
        var start = 0
        var end = count
        while start < end, self[start].isBlank { start += 1 }
        while end > start, self[end - 1].isBlank { end -= 1 }
        return start == 0 && end == count ? self : slice(start, end)
    }

    func equals(_ text: StaticString) -> Bool {
        guard text.utf8CodeUnitCount == count else { return false }
        return text.withUTF8Buffer { other in
            for index in 0..<count where self[index] != other[index] { return false }
            return true
        }
    }

    func equals(_ other: [UInt8]) -> Bool {
        guard other.count == count else { return false }
        return other.withUnsafeBufferPointer { theirs in
            for index in 0..<count where self[index] != theirs[index] { return false }
            return true
        }
    }

    func starts(with text: StaticString) -> Bool { slice(0, text.utf8CodeUnitCount).equals(text) }

    func append(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
    }

    var array: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// As UTF-8 when it is that, else as ISO-8859-1: the two encodings that are taken.
    var text: String {
        let buffer = UnsafeBufferPointer(start: base, count: count)
        return String(validating: buffer, as: UTF8.self) ?? String(String.UnicodeScalarView(buffer.map { Unicode.Scalar($0) }))
    }

    var isASCII: Bool {
        for index in 0..<count where self[index] >= 0x80 { return false }
        return true
    }
}

extension UInt8 {
    @inline(__always)
    var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }

    @inline(__always)
    var isDigit: Bool { self &- 48 < 10 }

    /// 0...9, or 10 and more for what is no digit.
    @inline(__always)
    var digit: UInt8 { self &- 48 }
}

extension [UInt8] {
    /// Lends the bytes of an array for the length of a call.
    func withView<Result>(_ body: (ByteView) throws(RejectedLine) -> Result) throws(RejectedLine) -> Result {
        try withUnsafeBufferPointer { (buffer) throws(RejectedLine) in try body(ByteView(buffer)) }
    }
}
