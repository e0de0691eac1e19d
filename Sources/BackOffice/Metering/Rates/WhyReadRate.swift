import Domain
import GRDB
import Metering

extension View {
    /// How a month's read rate came about: population, slots a day, exclusions with who approved them, files that came late,
    /// the days, the frozen result and the restated one.
    package func whyReadRate(
        of utility: CustomerCode, in month: Month, commodity: Commodity? = nil, readClass: ReadClass? = nil,
        deadline: ReadDeadline
    ) throws -> Derivation {
        let figures = try meteringMonth(of: utility, in: month, parts: .rate)
        var why = figures.readRateDerivation(commodity: commodity, readClass: readClass, deadline: deadline)
        let days = try UtilityDays.fetch(utility, db)
        let asOf = figures.frozen.map { $0.isTakenOver ? .distantFuture : $0.closesAt } ?? Instant.distantFuture
        let population = try Population.fetch(of: utility, in: month, asOf: asOf, db)
        var channels: Set<Int> = []
        for configuration in Metering.Configuration.allCases
        where (commodity ?? configuration.commodity) == configuration.commodity {
            guard let counts = population[configuration], let first = counts.first, let last = counts.last else { continue }
            let chosen = configuration.channels.filter { (readClass ?? $0.readClass) == $0.readClass }
            guard !chosen.isEmpty, first > 0 || last > 0 else { continue }
            channels.formUnion(chosen.map(\.number))
            why.input("endpoints, \(configuration.name)", "\(first.grouped) on \(month.first), \(last.grouped) on \(month.last)")
            why.input("slots of one of them a day", slots(chosen, days, configuration.commodity, month))
        }
        let names = try peopleNames()
        for row in try exclusions(of: utility, in: month, days, asOf: asOf) {
            why.input(
                "exclusion, \(row.code.words)",
                "\(row.scope.words), \(days.zone.words(row.period.start)) to \(days.zone.words(row.period.end)), "
                    + "requested by \(names.name(row.requestedBy)), approved by \(row.decidedBy.map(names.name) ?? "nobody")",
                source: row.id.text)
        }
        let late = try KeptReads.open(utility, self).late(month, channels)
        for file in late.prefix(20) {
            let when = file.acceptedAt.map { "accepted \(days.zone.words($0))" } ?? "by several files"
            why.input("late for T1", "\(file.rows.grouped) endpoint-days, \(when)", source: file.digest)
        }
        if late.count > 20 { why.input("late for T1", "and \(late.count - 20) more files") }
        return why
    }

    private func slots(_ channels: [ChannelDefinition], _ days: UtilityDays, _ commodity: Commodity, _ month: Month) -> String {
        var runs: [(count: Int, days: Int)] = []
        for day in month.days {
            let service = days.days(of: commodity, on: day)
            let count = channels.reduce(0) { $0 + service.grid(of: day, minutes: $1.minutes).count }
            if let place = runs.firstIndex(where: { $0.count == count }) {
                runs[place].days += 1
            } else {
                runs.append((count, 1))
            }
        }
        return runs.map { "\($0.count) on \($0.days.counted("day"))" }.joined(separator: ", ")
    }

    private func exclusions(of utility: CustomerCode, in month: Month, _ days: UtilityDays, asOf: Instant) throws
        -> [ExclusionRow]
    {
        let span = Period(days.zone.start(of: month.first), days.zone.start(of: month.last + 1))
        return try ExclusionRow.list(of: utility, touching: span, status: .approved, asOf: asOf, db).reversed()
    }
}
