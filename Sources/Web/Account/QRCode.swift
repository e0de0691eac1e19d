import CQREncode

/// A text as a QR code (ISO/IEC 18004), to be taken by a telephone: which of its modules are dark.
struct QRCode: Sendable {
    /// Row by row.
    let modules: [[Bool]]

    /// Nil for a text that no code holds.
    init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        let side = Int(code.pointee.width)
        let bytes = Array(UnsafeBufferPointer(start: code.pointee.data, count: side * side))
        // The lowest bit tells dark from light; the others are the library's own.
        modules = stride(from: 0, to: bytes.count, by: side).map { bytes[$0..<$0 + side].map { $0 & 1 == 1 } }
    }

    /// Of a side, with the light border of four modules around it.
    var side: Int { modules.count + 8 }

    /// The dark modules as the path of an SVG, a module a unit.
    var path: String {
        var out = ""
        for (y, row) in modules.enumerated() {
            for (x, isDark) in row.enumerated() where isDark { out += "M\(x + 4) \(y + 4)h1v1h-1z" }
        }
        return out
    }
}
