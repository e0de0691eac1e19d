import BackOffice
import Domain

/// What is done on a sheet: results written down, the sheet signed off, what was done about a fault linked.
enum ChecklistForms {
    static let all: [FormRoute] = [recording, signing, linking]

    static let initials = [Field("initials", "Your initials", hint: "Two to five capital letters")]

    /// A result for each item, with a word on it.
    static func fields(_ sheet: ChecklistSheet) -> [Field] {
        sheet.items.flatMap { item in
            let check = sheet.checks[item.id]
            let results = ChecklistSheet.Result.allCases.map { (value: $0.rawValue, words: $0.words) }
            let action = check?.correctiveAction.map { action in
                let number = action.record?.description
                return number.map { action.words.contains($0) } ?? true ? action.words : "\(action.words) \(number ?? "")"
            }
            return [
                Field(
                    "result-\(item.id)", item.words, .choice([("", "not looked at yet")] + results),
                    standing: check?.result.rawValue ?? ""),
                Field(
                    "note-\(item.id)", "A word on it", optional: true, hint: "Needed for a fault", standing: check?.note ?? ""),
                Field(
                    "action-\(item.id)", "What was done about a fault", optional: true,
                    hint: "A number such as SR-000123 in it is linked", standing: action ?? ""),
            ]
        }
    }

    private static func lead(_ visit: Visit) throws -> String? {
        let sheet = try ChecklistPages.sheet(visit)
        return "\(sheet.customer) \(sheet.system), \(sheet.day.words)."
    }

    private static let recording = FormRoute(
        "\(ChecklistPages.path)/record", .permission(.signChecklists), "Write down what you find", section: .operations,
        deed: "Keep results", action: RecordChecks.name, lead: lead, fields: { fields(try ChecklistPages.sheet($0)) }
    ) { visit, form in
        let sheet = try ChecklistPages.sheet(visit)
        let checks = try sheet.items.compactMap { item -> ChecklistSheet.Check? in
            let result = try form.optionalWord("result-\(item.id)", "good, fault or not applicable") {
                ChecklistSheet.Result(rawValue: $0)
            }
            guard let result else { return nil }
            let action = try form.optionalText("action-\(item.id)", most: 2_000).map(correctiveAction)
            let check = ChecklistSheet.Check(
                item: item.id, result: result, note: try form.optionalText("note-\(item.id)", most: 2_000),
                correctiveAction: action)
            // What stands already is not written again.
            return sheet.checks[item.id] == check ? nil : check
        }
        guard !checks.isEmpty else { throw FormProblem(nil, "Nothing here is new. Choose a result for at least one item.") }
        let recorded = try await visit.perform(
            RecordChecks(customer: sheet.customer, system: sheet.system, on: sheet.day, checks: checks))
        let left = recorded.left.count
        return .redirect(
            sheet.path,
            said: left == 0 ? "Kept; every item has a result. Sign the sheet off." : "Kept; \(left.counted("item")) left.")
    }

    /// Its words, and the first record's number among them.
    private static func correctiveAction(_ text: String) -> ChecklistSheet.CorrectiveAction {
        let numbers = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }
        return ChecklistSheet.CorrectiveAction(words: text, record: numbers.lazy.compactMap { FormReader.record($0) }.first)
    }

    private static let signing = FormRoute(
        "\(ChecklistPages.path)/sign", .permission(.signChecklists), "Sign the sheet off", section: .operations, deed: "Sign off",
        action: SignChecklist.name, lead: lead,
        fields: { visit in
            _ = try ChecklistPages.sheet(visit)
            return initials
        }
    ) { visit, form in
        let sheet = try ChecklistPages.sheet(visit)
        let signed = try await visit.perform(
            SignChecklist(
                customer: sheet.customer, system: sheet.system, on: sheet.day, initials: try form.text("initials").uppercased()))
        return .redirect(
            sheet.path,
            said: signed.counted
                ? "Signed; the sheet counts." : "Signed after \(visit.zone.words(signed.dueAt)); it does not count.")
    }

    private static let linking = FormRoute(
        "\(ChecklistPages.path)/link", .permission(.signChecklists), "Link what was done", section: .operations,
        deed: "Link what was done", action: LinkCorrectiveAction.name, lead: lead,
        fields: { visit in
            let sheet = try ChecklistPages.sheet(visit)
            let faults = sheet.items.filter { item in sheet.faults.contains { $0.item == item.id } }
            return [
                Field("item", "Fault", .choice(faults.map { ($0.id.text, $0.words) })),
                Field(
                    "action", "What was done about it", .area(lines: 3), hint: "A number such as SR-000123 in it is linked"),
            ]
        }
    ) { visit, form in
        let sheet = try ChecklistPages.sheet(visit)
        try await visit.perform(
            LinkCorrectiveAction(
                customer: sheet.customer, system: sheet.system, on: sheet.day,
                item: try form.identifier("item", like: "disk-space"),
                action: correctiveAction(try form.text("action", most: 2_000))))
        return .redirect(sheet.path, said: "Linked.")
    }
}
