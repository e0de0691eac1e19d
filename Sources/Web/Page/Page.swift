import BackOffice
import Documents
import Domain

/// A page of the house: a title, deeds, pieces in the middle, facts of record beside them.
package struct Page: Sendable {
    package var title: String
    package var lead: String?
    package var deeds: [Button]
    package var pieces: [any Piece]
    package var beside: [any Piece]
    /// The word of the rail it belongs to.
    package var section: Section?
    /// The record it is of, for those who look at it at once.
    package var place: String?
    /// Who else looks at it now, in words; the script keeps it true while the page stands open.
    package var others: String?
    /// The record's number, for `.` to copy.
    package var number: String?
    /// It is looked at again by itself until what it waits for is done.
    package var isWaiting = false

    package init(
        _ title: String, lead: String? = nil, section: Section? = nil, deeds: [Button] = [], place: String? = nil,
        number: String? = nil, _ pieces: [any Piece], beside: [any Piece] = []
    ) {
        self.title = title
        self.lead = lead
        self.section = section
        self.deeds = deeds
        self.place = place
        self.number = number
        self.pieces = pieces
        self.beside = beside
    }

    /// The words of the rail.
    package enum Section: String, CaseIterable, Sendable {
        case today, requests, customers, invoices, board, operations, metering, reports

        var words: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
        var href: String { self == .today ? "/" : "/\(rawValue)" }

        /// Who has it in the rail.
        var permission: Permission { self == .invoices ? .readBilling : .readBooks }
    }

    /// `Tom Okafor has this open too.`
    static func others(_ names: [String]) -> String? {
        names.isEmpty ? nil : "\(names.joined(separator: ", ")) \(names.count == 1 ? "has" : "have") this open too."
    }

    func html(for visit: Visit) throws -> String {
        let templates = visit.house.templates
        var inside = ""
        for piece in pieces { inside += try piece.html(templates) }
        var aside = ""
        for piece in beside { aside += try piece.html(templates) }
        return try templates.render(
            Frame(
                page: self, visit: visit, inside: Rendered(inside), aside: Rendered(aside),
                said: visit.house.said.take(at: visit.path, for: visit.formToken)), with: "web/page")
    }
}

/// What stands around a page's pieces.
struct Frame: TemplateValue {
    let page: Page
    let visit: Visit
    let inside: Rendered
    let aside: Rendered
    /// What was done before this page.
    let said: String?

    struct Word: TemplateValue {
        let words: String
        let href: String
        let isHere: Bool
        static let fields: [String: @Sendable (Word) -> Any?] = [
            "words": { $0.words }, "href": { $0.href }, "isHere": { $0.isHere },
        ]
    }

    static let fields: [String: @Sendable (Frame) -> Any?] = [
        "title": { $0.page.title }, "lead": { $0.page.lead }, "deeds": { $0.page.deeds }, "hasDeeds": { !$0.page.deeds.isEmpty },
        "inside": { $0.inside }, "aside": { $0.aside }, "style": { $0.visit.house.assets.style.path },
        "script": { $0.visit.house.assets.script.path }, "rail": { $0.rail }, "scope": { $0.scope },
        "person": { $0.visit.actor.name }, "said": { $0.said }, "formToken": { $0.visit.formToken },
        "theme": { $0.visit.house.settings.value("theme", of: $0.visit.actor) ?? "auto" }, "zone": { $0.zoneWords },
        "now": { $0.visit.zone.words($0.visit.now.minute) },
        "keysOff": { $0.visit.house.settings.value("keys", of: $0.visit.actor) == "off" }, "place": { $0.page.place },
        "others": { $0.page.others },
        "number": { $0.page.number }, "mayAdminister": { $0.visit.actor.permissions.contains(.manageAccess) },
        "search": { $0.visit.query["q"] }, "isDemo": { $0.visit.house.isDemonstration },
        "isWaiting": { $0.page.isWaiting }, "mayRequest": { $0.visit.actor.permissions.contains(.logRequests) },
    ]

    private var rail: [Word] {
        Page.Section.allCases.filter { visit.actor.permissions.contains($0.permission) }.map {
            Word(words: $0.words, href: $0.href, isHere: $0 == page.section)
        }
    }

    /// `support analyst, all utilities`.
    private var scope: String {
        let roles = visit.actor.roles.map(\.words).joined(separator: ", ")
        return "\(roles), \(visit.actor.utility?.text ?? (visit.actor.isInside ? "all utilities" : "no utility"))"
    }

    private var zoneWords: String {
        "times in \(visit.zone.id) (\(visit.zone.abbreviation(at: visit.now)))"
    }
}

/// A page for those who are not inside: sign-in, what went wrong at the door.
struct BarePage: TemplateValue {
    let title: String
    let message: String
    let requestID: String
    let style: String

    static let fields: [String: @Sendable (BarePage) -> Any?] = [
        "title": { $0.title }, "message": { $0.message }, "style": { $0.style },
        "requestID": { $0.requestID.isEmpty ? nil : $0.requestID },
    ]
}

extension Role {
    /// `change board administrator`.
    var words: String {
        if self == .amiOperator { return "AMI operator" }
        return rawValue.reduce(into: "") { $0 += $1.isUppercase ? " " + $1.lowercased() : String($1) }
    }
}
