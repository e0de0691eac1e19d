/// How a cell looks: what part it plays, its number format, its tone.
struct Style: Hashable {
    enum Look: UInt8, Hashable { case title, subtitle, quiet, heading, header, body, total, banner, text, link }
    enum Side: UInt8, Hashable { case left, right, centre }

    var look: Look
    var format = NumberFormat.general
    var tone: Tone?
    var side = Side.left
    var wraps = false
    /// Words that follow a column of figures keep a little off them.
    var isInset = false

    var points: Double {
        switch look {
        case .title: 18
        case .heading: 13
        case .quiet: 9
        case .subtitle, .header, .body, .total, .banner, .text, .link: 10
        }
    }

    var isBold: Bool {
        switch look {
        case .title, .heading, .header, .total, .banner: true
        case .subtitle, .quiet, .body, .text, .link: false
        }
    }

    var ink: UInt32 {
        if let tone { return tone.colours.ink }
        return switch look {
        case .title, .heading, .body, .total, .banner, .text: Ink.text
        case .subtitle, .quiet, .header: Ink.quiet
        case .link: Ink.accent
        }
    }

    /// A rule under the cell, over it, or none.
    var rule: (under: Bool, over: Bool) {
        switch look {
        case .header, .body, .link: (true, false)
        case .total: (true, true)
        case .title, .subtitle, .quiet, .heading, .banner, .text: (false, false)
        }
    }
}
