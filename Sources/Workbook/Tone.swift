/// How a figure stands, for the eye; never without its word beside it.
package enum Tone: Hashable, Sendable, CaseIterable {
    case good, due, late, calm

    /// Ink and ground of a filled cell, as 0xRRGGBB; at least 4.5:1.
    package var colours: (ink: UInt32, ground: UInt32) {
        switch self {
        case .good: (0x1D6B43, 0xE3F1E8)
        case .due: (0x8A5A00, 0xFBF0D9)
        case .late: (0xA3261D, 0xFBE5E2)
        case .calm: (0x3D4A66, 0xE8ECF4)
        }
    }
}

/// A judgement in a word or a sentence, with the tone it is shown in: `met`, `missed`, `met, narrow`.
package struct Verdict: Hashable, Sendable {
    package let words: String
    package let tone: Tone

    package init(_ words: String, _ tone: Tone) {
        self.words = words
        self.tone = tone
    }
}

/// The inks of everything that carries no tone, as 0xRRGGBB.
enum Ink {
    static let text: UInt32 = 0x1B1F23
    static let quiet: UInt32 = 0x5B636A
    static let line: UInt32 = 0xDFE1DC
    static let accent: UInt32 = 0x0B5C74
    /// Lines and columns of charts, in order.
    static let series: [UInt32] = [accent, 0xC98A1B, 0x8A4F7D, 0x4E8F5B, 0x7B8FB5, 0x6B7280]
    static let target: UInt32 = 0xA3261D
}
