import BackOffice
import Domain

/// What stood in a form's fields when it was drawn, as a digest of each: so a form sent later can tell what was changed meanwhile.
struct FormVersion {
    private let digests: [String: String]

    /// Of the fields that stand for a record. Today and now stand in a form for no record, and nothing hidden is typed over.
    init(of fields: [Field], _ visit: Visit) {
        let today = visit.zone.day(of: visit.now)
        let clock = Set(
            [today - 1, today, today + 1].map(\.description) + [visit.now - 60, visit.now].map { visit.zone.typed($0) })
        let held = fields.filter { field in
            switch field.kind {
            case .text, .area, .choice, .number, .check: true
            case .day, .moment: !clock.contains(field.standing)
            case .password, .file, .hidden: false
            }
        }
        let isEmpty = held.allSatisfy { $0.held == nil && $0.standing.isEmpty }
        digests = Dictionary(
            isEmpty ? [] : held.map { ($0.name, FormVersion.digest($0.ofRecord)) }, uniquingKeysWith: { first, _ in first })
    }

    /// As the form carried it; nil where it says nothing.
    init?(_ text: String?) {
        guard let text, !text.isEmpty else { return nil }
        digests = text.split(separator: ",").reduce(into: [:]) { out, part in
            guard let sign = part.lastIndex(of: ":") else { return }
            out[String(part[..<sign])] = String(part[part.index(after: sign)...])
        }
    }

    /// What the form carries; nil where nothing of a record stands in it.
    var text: String? {
        digests.isEmpty ? nil : digests.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ",")
    }

    /// The fields whose record says something else by now.
    func changed(in fields: [Field]) -> [Field] {
        fields.filter { field in digests[field.name].map { $0 != FormVersion.digest(field.ofRecord) } ?? false }
    }

    private static func digest(_ text: String) -> String { String(Secret(text).digest.prefix(12)) }
}

/// A form whose record was changed while somebody wrote in it, in what they would put something else in the place of.
struct FormOvertaken: Refusal {
    let fields: [Field]

    /// Nil where nothing was changed meanwhile, or to the very same.
    init?(_ sent: Query, _ fields: [Field]) {
        guard let version = FormVersion(sent.raw("_was")) else { return nil }
        self.fields = version.changed(in: fields).filter { field in
            (sent.raw(field.name) ?? "").replacing("\r\n", with: "\n") != field.ofRecord
        }
        if self.fields.isEmpty { return nil }
    }

    var message: String {
        "The record was changed while you wrote: \(fields.map(\.label).joined(separator: ", ")). What stands there now is beside; nothing of yours is kept yet. Send it again if yours is to take its place."
    }

    /// What stands in the record now, field by field.
    var beside: Panel {
        Panel("As it stands now", [Facts(fields.map { ($0.label, Shown($0.standingWords)) })])
    }
}

extension Field {
    fileprivate var ofRecord: String { held ?? standing }

    /// What stands in it, as people read it.
    fileprivate var standingWords: String {
        if case .choice(let choices) = kind, let chosen = choices.first(where: { $0.value == ofRecord }) { return chosen.words }
        if case .check = kind { return ofRecord.isEmpty ? "no" : "yes" }
        return ofRecord.isEmpty ? "nothing" : ofRecord.replacing("T", with: kind.isMoment ? " " : "T")
    }
}

extension Field.Kind {
    fileprivate var isMoment: Bool { if case .moment = self { true } else { false } }
}
