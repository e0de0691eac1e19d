import Domain
import GRDB
import Metering

extension View {
    /// How a month's read rate came about: population, slots a day, exclusions with who approved them, files that came late,
    /// the days, the frozen result and the restated one. With `day` that of one service day of it: besides, when it fell due and
    /// every file that brought reads of it. Refused for a day of another month, and for one that has not begun.
    package func whyReadRate(
        of utility: CustomerCode, in month: Month, commodity: Commodity? = nil, readClass: ReadClass? = nil,
        deadline: ReadDeadline, on day: Day? = nil
    ) throws -> Derivation {
        let days = try UtilityDays.fetch(utility, db)
        if let day { try check(day, in: month, days, commodity) }
        let figures = try meteringMonth(of: utility, in: month, parts: .rate)
        var why = figures.readRateDerivation(commodity: commodity, readClass: readClass, deadline: deadline, on: day)
        let asOf = figures.frozen.map { $0.isTakenOver ? .distantFuture : $0.closesAt } ?? Instant.distantFuture
        let population = try Population.fetch(of: utility, in: month, asOf: asOf, db)
        var channels: Set<Int> = []
        for configuration in Metering.Configuration.allCases
        where (commodity ?? configuration.commodity) == configuration.commodity {
            guard let counts = population[configuration], let first = counts.first, let last = counts.last else { continue }
            let chosen = configuration.channels.filter { (readClass ?? $0.readClass) == $0.readClass }
            guard !chosen.isEmpty, first > 0 || last > 0 else { continue }
            channels.formUnion(chosen.map(\.number))
            let place = day.map { $0 - month.first }.flatMap { counts.indices.contains($0) ? counts[$0] : nil }
            why.input(
                "endpoints, \(configuration.name)",
                place.map { "\($0.grouped) expected from the day's beginning to its end" }
                    ?? "\(first.grouped) on \(month.first), \(last.grouped) on \(month.last)")
            why.input(
                "slots of one of them a day", slots(chosen, days, configuration.commodity, day.map { $0...$0 } ?? month.days))
        }
        let names = try peopleNames()
        for row in try exclusions(of: utility, in: month, days, asOf: asOf) where touches(row, day, days, commodity) {
            why.input(
                "exclusion, \(row.code.words)",
                "\(row.scope.words), \(days.zone.words(row.period.start)) to \(days.zone.words(row.period.end)), "
                    + "requested by \(names.name(row.requestedBy)), approved by \(row.decidedBy.map(names.name) ?? "nobody")",
                source: row.id.text)
        }
        let kept = try KeptReads.open(utility, self)
        if let day { tell("reads", try kept.brought(day, channels), days.zone, in: &why) }
        tell("late for T1", try kept.late(month, day, channels), days.zone, in: &why)
        return why
    }

    private func tell(_ label: String, _ files: [BringingFile], _ zone: Zone, in why: inout Derivation) {
        for file in files.prefix(20) {
            let when = file.acceptedAt.map { "accepted \(zone.words($0))" } ?? "by several files"
            why.input(label, "\(file.rows.counted("endpoint-day")), \(when)", source: file.digest)
        }
        if files.count > 20 { why.input(label, "and \(files.count - 20) more files") }
    }

    private func check(_ day: Day, in month: Month, _ days: UtilityDays, _ commodity: Commodity?) throws(ReadDayRefusal) {
        guard Month(of: day) == month else { throw .ofAnotherMonth(day, month) }
        let starts = Commodity.allCases.filter { (commodity ?? $0) == $0 }.map {
            days.days(of: $0, on: day).period(of: day).start
        }
        guard starts.contains(where: { $0 <= now }) else { throw .notBegun(day, days.zone.day(of: now)) }
    }

    /// Whether an exclusion may have taken slots of a day; of the whole month all may.
    private func touches(_ row: ExclusionRow, _ day: Day?, _ days: UtilityDays, _ commodity: Commodity?) -> Bool {
        guard let day else { return true }
        return Commodity.allCases.contains { one in
            (commodity ?? one) == one && (row.scope.kind != .commodity || row.scope.names.contains(one.rawValue))
                && days.days(of: one, on: day).period(of: day).overlaps(row.period)
        }
    }

    private func slots(
        _ channels: [ChannelDefinition], _ days: UtilityDays, _ commodity: Commodity, _ span: ClosedRange<Day>
    ) -> String {
        var runs: [(count: Int, days: Int)] = []
        for day in span {
            let service = days.days(of: commodity, on: day)
            let count = channels.reduce(0) { $0 + service.grid(of: day, minutes: $1.minutes).count }
            if let place = runs.firstIndex(where: { $0.count == count }) {
                runs[place].days += 1
            } else {
                runs.append((count, 1))
            }
        }
        if runs.count == 1, let run = runs.first, run.days == 1 { return run.count.grouped }
        return runs.map { "\($0.count) on \($0.days.counted("day"))" }.joined(separator: ", ")
    }

    private func exclusions(of utility: CustomerCode, in month: Month, _ days: UtilityDays, asOf: Instant) throws
        -> [ExclusionRow]
    {
        let span = Period(days.zone.start(of: month.first), days.zone.start(of: month.last + 1))
        return try ExclusionRow.list(of: utility, touching: span, status: .approved, asOf: asOf, db).reversed()
    }
}

/// Why there is no derivation of a day.
package enum ReadDayRefusal: Refusal, Equatable {
    case ofAnotherMonth(Day, Month)
    case notBegun(Day, Day)

    package var message: String {
        switch self {
        case .ofAnotherMonth(let day, let month):
            "\(day.words) is no day of \(month.words). Ask for it in \(Month(of: day).words), or leave the day out for the whole month."
        case .notBegun(let day, let today):
            "\(day.words) has not begun: nothing is expected of it yet. Ask for a day up to \(today.words)."
        }
    }
}
