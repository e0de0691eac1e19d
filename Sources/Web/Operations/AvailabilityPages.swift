import BackOffice
import Domain
import Workbook

/// The availability of each system by month, each figure with its outages and its derivation.
enum AvailabilityPages {
    static let routes: [Route] = [
        .get("/availability", .permission(.readBooks), "Availability of every system, month by month") { visit in
            .page(try overview(visit))
        },
        .get("/availability/{customer}/{month}", .permission(.readBooks), "Availability of a month, with outages and windows") {
            visit in
            .page(try page(visit))
        },
        .get("/why/availability/{customer}/{month}/{system}", .permission(.readBooks), "Why an availability figure is what it is")
        {
            visit in
            .page(try why(visit))
        },
    ]

    private static let most = 24
    /// Utilities of one page.
    private static let utilities = 8

    private static func overview(_ visit: Visit) throws -> Page {
        let query = ListQuery(visit.query, limit: nil)
        let only = try query.word("customer", "a utility's code") { CustomerCode($0) }
        let count = try query.word("months", "1 to \(most)") { Int($0).flatMap { (1...most).contains($0) ? $0 : nil } } ?? 6
        let last = try query.word("to", "a month such as 2026-09") { Month($0) } ?? Month(of: visit.zone.day(of: visit.now))
        let months = (1..<count).reduce(into: [last]) { months, _ in months.insert((months.first ?? last).previous, at: 0) }
        let (rest, tables) = try visit.read { view in
            let all = try view.customers().filter { only == nil || $0.code == only }
            let page = try UtilityPage(all, most: utilities, at: "/availability", visit)
            return (page.pieces, try page.shown.map { ($0, try matrix($0, months, view)) })
        }
        let pieces: [any Piece] = tables.map { customer, matrix in
            Panel(
                "\(customer.name) (\(customer.code))", id: customer.code.text,
                more: Button("Outages", href: "/outages?customer=\(customer.code)"), [matrix])
        }
        func at(_ month: Month) -> String {
            visit.query.with([("to", month.description)]).address("/availability")
        }
        return Page(
            "Availability", lead: "agreed time less downtime, by system and month (10.3)", section: .operations,
            deeds: visit.actor.permissions.contains(.recordOutages)
                ? [Button("Record outage", href: "/outages/new", isMain: true)] : [],
            [
                Choices([
                    Button("Earlier", href: at(months.first?.previous ?? last)),
                    Button("Latest", href: visit.query.with([("to", nil)]).address("/availability")),
                ])
            ] + pieces + rest)
    }

    private static func matrix(_ customer: Customer, _ months: [Month], _ view: View) throws -> any Piece {
        var rows: [Month: [AvailabilityRow]] = [:]
        for month in months { rows[month] = try view.availabilityIfPromised(of: customer.code, in: month) }
        // Months before the first promise say nothing.
        let months = Array(months.drop { rows[$0]?.isEmpty ?? true })
        let systems = Set(rows.values.flatMap(\.self).map(\.figure.system)).sorted()
        guard !systems.isEmpty else { return Remark("No agreement was in force in these months, so nothing is promised.") }
        return Matrix(
            "Availability of \(customer.code)", heads: ["System"] + months.map(\.words),
            systems.map { system in
                Matrix.Row(
                    Shown(system.name),
                    months.map { month in
                        rows[month]?.first { $0.figure.system == system }.map { shown($0, of: customer.code) } ?? Shown("-")
                    })
            })
    }

    /// The figure with its verdict; its derivation is one step away.
    static func shown(_ row: AvailabilityRow, of customer: CustomerCode) -> Shown {
        let figure = row.figure
        let why = "/why/availability/\(customer)/\(figure.month)/\(Query.encoded(figure.system.name))"
        guard !figure.share.isNoObligation else { return Shown("no agreed time", why: why) }
        let isMet = figure.share.meets(row.target) ?? true
        var words = row.isFinal ? (isMet ? "met" : "missed") : (isMet ? "so far met" : "so far missed")
        if !row.isJudged { words += ", judged pooled" }
        return Shown(
            figure.share.words(against: row.target), chip: Chip(words, isMet ? (row.isFinal ? .good : .calm) : .late),
            sub: row.restated.map { "restated \($0.share.words(against: row.target))" }, why: why, isFigure: true)
    }

    private static func asked(_ visit: Visit) throws -> (CustomerCode, Month) {
        let code = try CustomerPages.code(visit)
        let text = visit.parameters["month"] ?? ""
        guard let month = Month(text) else { throw Missing("month", text.prefix(64)) }
        return (code, month)
    }

    private static func page(_ visit: Visit) throws -> Page {
        let (code, month) = try asked(visit)
        let rows = try visit.read { try $0.availability(of: code, in: month) }
        let pooled = PooledAvailability(rows)
        var pieces: [any Piece] = [
            Matrix(
                "Availability of \(code) in \(month.words)",
                heads: ["System", "Availability", "Promised", "Agreed", "Down", "Unknown", "Still to come"],
                rows.map { row in
                    Matrix.Row(
                        Shown(row.figure.system.name),
                        [shown(row, of: code), Shown(Cell.percent(row.target).words, isFigure: true)]
                            + [row.figure.agreed, row.figure.down, row.figure.unknown, row.figure.remaining].map {
                                Shown(Cell.seconds($0).words, isFigure: true)
                            })
                }),
            Facts([("Applications pooled", Shown(pooled.share.words(), sub: "sum over sum"))]),
        ]
        pieces += rows.flatMap { effects($0.figure, visit) }
        return Page(
            "Availability of \(code), \(month.words)", lead: rows.allSatisfy(\.isFinal) ? "final" : "so far",
            section: .operations,
            deeds: [
                Button("Month before", href: "/availability/\(code)/\(month.previous)"),
                Button("Month after", href: "/availability/\(code)/\(month.next)"),
                Button("All months", href: "/availability?customer=\(code)"),
            ], pieces)
    }

    /// The outages and windows of a figure, with what each took from agreed time.
    private static func effects(_ figure: Availability, _ visit: Visit) -> [any Piece] {
        let zone = visit.zone
        let outages = figure.outages.map { effect in
            Matrix.Row(
                Shown(effect.outage.text, href: "/outages/\(effect.outage)"),
                [
                    Shown(effect.kind.rawValue), Shown(zone.words(effect.period.start)),
                    Shown(effect.isOpen ? "still open" : zone.words(effect.period.end)),
                    Shown(Cell.seconds(effect.seconds).words, isFigure: true), Shown(effect.note),
                ])
        }
        let windows = figure.windows.map { effect in
            Matrix.Row(
                Shown(effect.window.text, href: "/windows/\(effect.window)"),
                [
                    Shown("window"), Shown(zone.words(effect.planned.start)), Shown(zone.words(effect.planned.end)),
                    Shown(Cell.seconds(effect.overrun).words, isFigure: true),
                    Shown("\(effect.why); \(Cell.seconds(effect.excluded).words) left agreed time"),
                ])
        }
        guard !outages.isEmpty || !windows.isEmpty else { return [] }
        return [
            Panel(
                "What happened to \(figure.system)",
                [
                    Matrix(
                        "Outages and windows of \(figure.system)",
                        heads: ["Record", "Kind", "From", "To", "Of agreed time", "Why"],
                        outages + windows)
                ])
        ]
    }

    private static func why(_ visit: Visit) throws -> Page {
        let (code, month) = try asked(visit)
        let name = visit.parameters["system"] ?? ""
        let rows = try visit.read { try $0.availability(of: code, in: month) }.filter { $0.figure.system.name == name }
        guard !rows.isEmpty else { throw Missing("system", name.prefix(64)) }
        let derivations = rows.flatMap { row -> [Derivation] in
            var restated = row.restated?.derivation
            restated?.result += " (restated from all that is known now; the contract uses the closed figure)"
            return [row.figure.derivation] + [restated].compactMap(\.self)
        }
        return WhyPages.page(
            "\(code), \(month.words)", derivations,
            back: Button("Availability of \(month.words)", href: "/availability/\(code)/\(month)"), section: .operations)
    }
}

extension View {
    /// Empty where no agreement was in force in the month.
    func availabilityIfPromised(of customer: CustomerCode, in month: Month) throws -> [AvailabilityRow] {
        do {
            return try availability(of: customer, in: month)
        } catch is AgreementRefusal {
            return []
        }
    }
}
