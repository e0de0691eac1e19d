import Domain

/// What a workbook says before its first figure: for whom, over which time, on whose clock, made when and by whom.
package struct TitleBlock: Hashable, Sendable {
    package let title: String
    package let customer: String
    package let period: String
    package let zone: Zone
    package let madeAt: Instant
    package let madeBy: String

    package init(_ title: String, customer: String, period: String, zone: Zone, madeAt: Instant, madeBy: String) {
        self.title = title
        self.customer = customer
        self.period = period
        self.zone = zone
        self.madeAt = madeAt
        self.madeBy = madeBy
    }

    var subject: String { "\(customer)  \u{B7}  \(period)" }
    var origin: String { "Times in \(zone.id)  \u{B7}  made \(zone.words(madeAt)) by \(madeBy)" }
}

/// A definition a reader may need: what a word in the workbook means, and the rule behind it.
package struct Note: Hashable, Sendable {
    package let term: String
    package let meaning: String

    package init(_ term: String, _ meaning: String) {
        self.term = term
        self.meaning = meaning
    }
}

/// A workbook as a value: a verdict first, then the contents, the evidence, and the notes that define the words.
package struct Workbook: Sendable {
    package let title: TitleBlock
    package let sheets: [Sheet]
    package let notes: [Note]

    /// The first sheet is the verdict; a contents sheet is put after it, and the notes come last.
    package init(_ title: TitleBlock, sheets: [Sheet], notes: [Note]) {
        self.title = title
        self.sheets = sheets
        self.notes = notes
    }

    /// Every sheet as it stands in the file.
    package var laidOut: [Sheet] {
        var out = sheets
        let listed = sheets + (notes.isEmpty ? [] : [notesSheet])
        out.insert(Workbook.contents(listed), at: min(1, out.count))
        if !notes.isEmpty { out.append(notesSheet) }
        return out
    }

    private static func contents(_ sheets: [Sheet]) -> Sheet {
        let table = Table(
            "contents", sheets,
            columns: [
                Column("Sheet", widest: 32) { .link($0.name, .sheet($0.name)) },
                Column("What it holds", widest: 110) { .text($0.summary) },
            ])
        return Sheet("Contents", title: "Contents", summary: "Every sheet of this workbook", [.table(table)])
    }

    private var notesSheet: Sheet {
        let table = Table(
            "notes", notes,
            columns: [
                Column("Word", widest: 34) { .text($0.term) },
                Column("What it means here", widest: 110) { .text($0.meaning) },
            ])
        return Sheet("Notes", title: "Notes", summary: "The words and rules used in this workbook", [.table(table)])
    }
}
