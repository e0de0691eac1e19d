/// How many of the daily sheets due were signed in time (10.1, 13.3). A day that is not over yet is no obligation so far.
package struct ChecklistCompleteness: Equatable, Codable, Sendable {
    package let words: String
    package let counted: Int
    package let late: [ChecklistSheet]
    package let missed: [ChecklistSheet]
    /// Sheets of the running day and of days to come, not signed yet.
    package let outstanding: Int

    /// `words` names the customer and the period, for the derivation.
    package init(_ sheets: [ChecklistSheet], words: String, at now: Instant) {
        self.words = words
        let standings = sheets.map { (sheet: $0, standing: $0.standing(at: now)) }
        counted = standings.count { $0.standing == .counted }
        late = standings.filter { $0.standing == .signedLate }.map(\.sheet)
        missed = standings.filter { $0.standing == .missed }.map(\.sheet)
        outstanding = standings.count { $0.standing == .open || $0.standing == .toCome }
    }

    package var share: Share { Share(counted, of: counted + late.count + missed.count) }

    /// Every sheet still outstanding signed in time.
    package var ifNothingElseFails: Share { Share(counted + outstanding, of: share.whole + outstanding) }

    package var derivation: Derivation {
        var derivation = Derivation(
            "Checklist completeness, \(words)",
            rule: "Sheets signed by 24:00 of their day in the provider's zone, over sheets due (10.1).",
            result: "\(counted.grouped) of \(share.whole.counted("sheet")) = \(share.words())")
        for sheet in missed { derivation.input("missed", "\(sheet.system) on \(sheet.day.words), never signed") }
        for sheet in late {
            let at = sheet.signOff.map { Checklist.zone.words($0.at) } ?? ""
            derivation.input("late", "\(sheet.system) on \(sheet.day.words), signed \(at)")
        }
        derivation.step("\(counted.grouped) signed in time, \(late.count.grouped) late, \(missed.count.grouped) missed")
        if outstanding > 0 {
            derivation.step("\(outstanding.counted("sheet")) still outstanding; if all are signed, \(ifNothingElseFails.words())")
        }
        return derivation
    }
}
