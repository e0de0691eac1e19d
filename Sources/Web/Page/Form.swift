import BackOffice
import Domain
import Documents

/// A field of a form: what it is called, what it takes, and what stands in it.
package struct Field: Sendable {
    package enum Kind: Sendable {
        case text
        case area(lines: Int)
        case choice([(value: String, words: String)])
        case number
        case day
        /// Wall time in the viewer's zone.
        case moment
        case check
        case password
        case file
        case hidden
    }

    package let name: String
    package let label: String
    package let kind: Kind
    package let isOptional: Bool
    /// What to know before typing.
    package let hint: String?
    package let standing: String
    /// What the record holds where something else is proposed in its place, empty for nothing; nil where it is what stands here.
    let held: String?
    let autocomplete: String?
    /// What a browser offers of a text; anything else can be typed.
    let known: [String]
    /// What stands in it, for a telephone to take.
    let code: QRCode?

    package init(
        _ name: String, _ label: String, _ kind: Kind = .text, optional: Bool = false, hint: String? = nil, standing: String = "",
        held: String? = nil, autocomplete: String? = nil, known: [String] = []
    ) {
        self.init(name, label, kind, optional, hint, standing, held, autocomplete, known, code: nil)
    }

    /// A text that a telephone can take as a picture.
    init(_ name: String, _ label: String, hint: String, standing: String, code: QRCode?) {
        self.init(name, label, .text, false, hint, standing, nil, nil, [], code: code)
    }

    private init(
        _ name: String, _ label: String, _ kind: Kind, _ optional: Bool, _ hint: String?, _ standing: String,
        _ held: String?, _ autocomplete: String?, _ known: [String], code: QRCode?
    ) {
        self.name = name
        self.label = label
        self.kind = kind
        isOptional = optional
        self.hint = hint
        self.standing = standing
        self.held = held
        self.autocomplete = autocomplete
        self.known = known
        self.code = code
    }
}

/// A form that is wrong at one of its fields, or as a whole.
package struct FormProblem: Refusal, Equatable {
    package let field: String?
    package let message: String

    package init(_ field: String?, _ message: String) {
        self.field = field
        self.message = message
    }
}

/// A form on a page: what was typed stays in it when it comes back with what is wrong.
package struct Form: Piece {
    package static let template = "web/form"
    let title: String?
    let address: String
    let fields: [Field]
    let deed: String
    let token: String
    /// By it a form that is sent twice is known to be the same.
    let once = Secret.new().text
    /// What its fields held of a record when it was drawn.
    let version: FormVersion
    let typed: Query?
    let problem: FormProblem?
    /// Keeps what is typed under this name until it is sent; what was kept of it stands in its fields, by name.
    let draft: String?
    let drafts: [String: String]
    let isInside: Bool
    let lead: String?
    /// Whom it is drawn for: to another it does not come back.
    let whose: String

    package init(
        _ title: String? = nil, to address: String, _ fields: [Field], deed: String, visit: Visit, typed: Query? = nil,
        problem: FormProblem? = nil, draft: String? = nil, isInside: Bool = false, lead: String? = nil
    ) {
        self.title = title
        self.address = address
        self.fields = fields
        self.deed = deed
        token = visit.formToken
        // What comes back from before a sign-in goes on from the record as it stood then.
        let unsent = visit.unsent.flatMap { $0.path == address.prefix { $0 != "?" } ? $0.form : nil }
        version = FormVersion(unsent?.raw("_was")) ?? FormVersion(of: fields, visit)
        self.typed = unsent ?? typed
        whose = visit.actor.id.text
        self.problem = problem
        self.draft = draft
        drafts = draft.flatMap { try? visit.house.office.drafts(of: $0, by: visit.actor) } ?? [:]
        self.isInside = isInside
        self.lead = lead
    }

    private var hasFile: Bool {
        fields.contains { if case .file = $0.kind { true } else { false } }
    }

    /// Nothing of it is kept anywhere until it is sent.
    private var isSecret: Bool {
        fields.contains { field in
            if case .password = field.kind { true } else { field.autocomplete == "one-time-code" }
        }
    }

    package static let fields: [String: @Sendable (Form) -> Any?] = [
        "title": { $0.title }, "address": { $0.address }, "deed": { $0.deed }, "formToken": { $0.token },
        "fields": { form in form.fields.map { Form.Drawn(field: $0, form: form) } }, "problem": { $0.problem?.message },
        "hasFile": { $0.hasFile }, "draft": { $0.draft }, "isInside": { $0.isInside }, "lead": { $0.lead },
        "once": { $0.once }, "view": { $0.typed?["_view"] }, "version": { $0.version.text },
        "whose": { $0.whose }, "isSecret": { $0.isSecret },
    ]

    /// A field as its template asks it.
    struct Drawn: TemplateValue {
        let field: Field
        let form: Form

        private var value: String { form.typed?.raw(field.name) ?? form.drafts[field.name] ?? field.standing }
        /// What is kept of an earlier visit stands before what the record says, and it is told.
        private var hint: String? {
            guard form.typed?.raw(field.name) == nil, let draft = form.drafts[field.name], !field.standing.isEmpty,
                draft != field.standing
            else { return field.hint }
            let words = "You typed this before and did not send it; the record says something else."
            return field.hint.map { "\($0). \(words)" } ?? words
        }
        private var isWrong: Bool { form.problem?.field == field.name }

        struct Choice: TemplateValue, Hashable {
            let value: String
            let words: String
            let isTaken: Bool
            static let fields: [String: @Sendable (Choice) -> Any?] = [
                "value": { $0.value }, "words": { $0.words }, "isTaken": { $0.isTaken },
            ]
        }

        static let fields: [String: @Sendable (Drawn) -> Any?] = [
            "name": { $0.field.name }, "id": { "f-\($0.form.address.filter { $0.isLetter || $0.isNumber })-\($0.field.name)" },
            "label": { $0.field.label }, "value": { $0.value }, "hint": { $0.hint }, "isOptional": { $0.field.isOptional },
            "wrong": { $0.isWrong ? $0.form.problem?.message : nil }, "autocomplete": { $0.field.autocomplete },
            "hasKnown": { !$0.field.known.isEmpty }, "known": { $0.field.known },
            "code": { $0.field.code?.path }, "codeSide": { $0.field.code?.side },
            "input": { drawn in
                switch drawn.field.kind {
                case .text: "text"
                case .number: "number"
                case .day: "date"
                case .moment: "datetime-local"
                case .password: "password"
                case .area, .choice, .check, .file, .hidden: nil
                }
            },
            "lines": { if case .area(let lines) = $0.field.kind { lines } else { nil } },
            "isChoice": { if case .choice = $0.field.kind { true } else { false } },
            "choices": { drawn in
                guard case .choice(let choices) = drawn.field.kind else { return nil }
                return choices.map { Choice(value: $0.value, words: $0.words, isTaken: $0.value == drawn.value) }
            },
            "isCheck": { if case .check = $0.field.kind { true } else { false } },
            "isTaken": { ["true", "on", "yes"].contains($0.value) },
            "isFile": { if case .file = $0.field.kind { true } else { false } },
            "isHidden": { if case .hidden = $0.field.kind { true } else { false } },
        ]
    }
}
