import BackOffice
import Domain
import Metering
import Workbook

/// A utility's month as the heat map shows it: of one class of slots, by one deadline.
struct RatesOfMonth: Sendable {
    let customer: Customer
    let view: MeteringView
    let figures: MeteringMonth
    let target: Percent?

    init(_ customer: Customer, _ view: MeteringView, _ books: View) throws {
        self.customer = customer
        self.view = view
        figures = try books.meteringMonth(of: customer.code, in: view.month, parts: .rate)
        target = try books.promise(to: customer.code, view.readClass, by: view.deadline, in: view.month)
    }

    /// No slot of the class was expected in the month.
    var isEmpty: Bool { series(nil).allSatisfy { $0.days.allSatisfy { $0.raw.eligible == 0 } } }

    var commodities: [Commodity] { Commodity.allCases.filter { !series($0).isEmpty } }

    /// The days whose deadline has passed, commodities pooled where none is named.
    func judged(_ commodity: Commodity?) -> [DayRate] {
        DayRate.pooled(series(commodity).flatMap { figures.judgedDays(of: $0, by: view.deadline) })
    }

    func href(_ day: Day) -> String { "/metering/days/\(customer.code)/\(day)" }

    var row: HeatMap.Row {
        HeatMap.Row(
            title: customer.code.text,
            href:
                "/metering?utility=\(customer.code)&month=\(view.month)&class=\(view.readClass.rawValue)&by=\(view.deadline.rawValue)",
            cells: cells(nil), total: total(nil))
    }

    var rowsByCommodity: [HeatMap.Row] {
        commodities.map { HeatMap.Row(title: $0.rawValue, href: nil, cells: cells($0), total: total($0)) }
    }

    private func series(_ commodity: Commodity?) -> [RateSeries] { figures.judgedRate.series(commodity, view.readClass) }

    private func cells(_ commodity: Commodity?) -> [HeatMap.Cell] {
        let judged = Dictionary(judged(commodity).map { ($0.day, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(
            (figures.isFinal ? figures.rate.pooled(commodity, view.readClass) : []).map { ($0.day, $0) },
            uniquingKeysWith: { first, _ in first })
        return view.month.days.map { day in
            let frozen = judged[day]
            let isRestated = figures.isFinal && known[day]?.adjusted.share(view.deadline) != frozen?.adjusted.share(view.deadline)
            return HeatMap.Cell(
                day: day, share: frozen?.adjusted.share(view.deadline), target: target, isRestated: isRestated, href: href(day))
        }
    }

    func total(_ commodity: Commodity?) -> Shown {
        let share = RateTotal(judged(commodity)).adjusted.share(view.deadline)
        return .figure(share.words(against: target), why: view.why(customer.code, commodity: commodity))
    }

    /// What was promised, and whether the month keeps it; nil where nothing was.
    var promise: Shown? {
        guard let target else { return nil }
        let verdict = RateTotal(judged(nil)).adjusted.share(view.deadline).meets(target)
        return Shown("at least \(target)", chip: verdict.map { $0 ? Chip("kept", .good) : Chip("below", .late) })
    }

    static let heads = [
        Grid.Head("Utility"), Grid.Head("Adjusted", figure: true), Grid.Head("Raw", figure: true),
        Grid.Head("Excluded", figure: true), Grid.Head("Promise"), Grid.Head("Closes"), Grid.Head("Restated", figure: true),
    ]

    /// The same as `facts`, as one line among others.
    func line(_ visit: Visit) -> [Shown] {
        let facts = Dictionary(facts(visit).rows.map { ($0.label, $0.value) }, uniquingKeysWith: { first, _ in first })
        return [Shown(customer.name, href: row.href)] + Self.heads.dropFirst().map { facts[$0.title] ?? Shown() }
    }

    /// What the month comes to, raw beside adjusted, frozen beside restated.
    func facts(_ visit: Visit) -> Facts {
        let total = RateTotal(judged(nil))
        let why = view.why(customer.code)
        var rows: [(String, Shown)] = [
            ("Adjusted", .figure(total.adjusted.share(view.deadline).words(against: target), why: why)),
            ("Raw", Shown(total.raw.share(view.deadline).words(against: target), sub: "before exclusions")),
            (
                "Excluded",
                Shown(
                    "\(total.excluded.grouped) of \(total.raw.eligible.grouped)", href: "/exclusions?utility=\(customer.code)",
                    chip: total.isFlagged ? Chip("over 2 %", .due) : nil)
            ),
        ]
        promise.map { rows.append(("Promise", $0)) }
        rows.append(
            (
                "Closes",
                Shown(
                    visit.zone.words(figures.closesAt), chip: figures.isFinal ? Chip("frozen", .calm) : Chip("not final", .calm))
            ))
        if figures.isFinal {
            let now = RateTotal(figures.rate.pooled(nil, view.readClass)).adjusted.share(view.deadline)
            let isSame = now == total.adjusted.share(view.deadline)
            rows.append(
                ("Restated", Shown(isSame ? "unchanged" : now.words(against: target), chip: isSame ? nil : Chip("differs", .due)))
            )
        }
        return Facts(rows)
    }
}
