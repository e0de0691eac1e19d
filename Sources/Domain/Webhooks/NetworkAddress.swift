/// An address of the Internet in its bytes: four of version 4, sixteen of version 6.
package struct NetworkAddress: Hashable, Sendable {
    package let bytes: [UInt8]

    /// Nil unless there are four or sixteen.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 4 || bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Whether it is an address of the Internet at large: not of a private or shared network, of this machine or link, of a
    /// group, of documentation, nor a way of writing such an address of version 4 in version 6.
    package var isPublic: Bool { bytes.count == 4 ? isPublic4(bytes) : isPublic6 }

    private func isPublic4(_ b: [UInt8]) -> Bool {
        guard b.count == 4 else { return false }
        return switch (b[0], b[1], b[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    private var isPublic6: Bool {
        // Mapped (::ffff:0:0/96), compatible (::/96), NAT64 (64:ff9b::/96) and 6to4 (2002::/16) carry one of version 4.
        if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10...11] == [0xFF, 0xFF] || bytes[10...11] == [0, 0] {
            return bytes[10] == 0xFF && isPublic4(Array(bytes[12...]))
        }
        if bytes[..<12] == [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0] { return isPublic4(Array(bytes[12...])) }
        if bytes[..<2] == [0x20, 0x02] { return isPublic4(Array(bytes[2..<6])) }
        // Only 2000::/3 is given out; of it Teredo (2001::/32 and its neighbours to 2001:1ff::) and documentation are not it.
        guard bytes[0] & 0xE0 == 0x20 else { return false }
        if bytes[..<2] == [0x20, 0x01], bytes[2] <= 1 || (bytes[2] == 0x0D && bytes[3] == 0xB8) { return false }
        return bytes[..<2] != [0x3F, 0xFF]
    }
}
