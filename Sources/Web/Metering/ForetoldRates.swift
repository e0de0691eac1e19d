import BackOffice
import Domain
import Metering
import Reports
import Workbook

/// What an exclusion that waits would do: each rate it would move as it stands, with its why, and beside it as it would be with the
/// exclusion approved. Of a closed month the frozen figure stays, and the restated one alone would move (12.5).
enum ForetoldRates {
    static func pieces(_ told: [ExclusionForetelling]) -> [any Piece] {
        let lines = told.flatMap(lines)
        var pieces: [any Piece] = [Remark(summary(told), tone: isLifted(told) ? .due : .calm)]
        if !lines.isEmpty { pieces.append(Grid("Rates it would move", ["Adjusted rate", "As it stands", "If approved"], lines)) }
        let promises = told.flatMap(\.promises)
        if !promises.isEmpty {
            pieces.append(Grid("Promises it would move", ["Promise", "As it stands", "If approved"], promises.map(line)))
        }
        pieces.append(
            Prose(
                "Foretold by the rule of the adjusted rate from what is known now. Reads that come and other decisions move it"
                    + (told.contains(where: hasDaysToCome) ? ", and days that are not due yet count once they are." : ".")))
        return pieces
    }

    // MARK: In words

    private static func summary(_ told: [ExclusionForetelling]) -> String {
        let moving = told.filter { !pairs($0).isEmpty }
        guard !moving.isEmpty else {
            return "Approved, it would move no rate: of the slots it reaches none is expected in a month that has begun."
        }
        return moving.map { sentence($0, of: told) }.joined(separator: " ")
    }

    private static func sentence(_ one: ExclusionForetelling, of told: [ExclusionForetelling]) -> String {
        let month = one.now.month.words
        let slots = pairs(one).reduce(0) { $0 + leaving($1.current, $1.approved) }
        guard !one.isTooLate else {
            return "\(month) is closed: its figure stays, and from the restated one alone \(slots.counted("slot")) would leave."
        }
        let flags = pairs(one).filter { !RateTotal($0.current.days).isFlagged && RateTotal($0.approved.days).isFlagged }
        let turns = one.promises.compactMap { promise -> String? in
            let (now, approved) = (CommitmentStanding(promise.now), CommitmentStanding(promise.approved))
            guard now.verdict.words != approved.verdict.words else { return nil }
            return "\(now.name) would turn from \u{201C}\(now.verdict.words)\u{201D} to \u{201C}\(approved.verdict.words)\u{201D}"
        }
        let first = "In \(month) \(slots.counted("slot")) would leave both sides"
        let flagged =
            flags.isEmpty
            ? [] : ["more than 2 % of \(flags.map { name($0.current) }.joined(separator: " and ")) would be excluded"]
        return ([first] + turns + flagged).joined(separator: "; ") + "."
    }

    private static func isLifted(_ told: [ExclusionForetelling]) -> Bool {
        told.contains { one in
            pairs(one).contains { !RateTotal($0.current.days).isFlagged && RateTotal($0.approved.days).isFlagged }
        }
    }

    private static func name(_ series: RateSeries) -> String { "\(series.commodity.rawValue) \(series.readClass.rawValue)" }

    // MARK: In figures

    private struct Pair {
        let current: RateSeries
        let approved: RateSeries
    }

    /// The series it moves, of the days whose reads are due; of a closed month as known now.
    private static func pairs(_ one: ExclusionForetelling) -> [Pair] { pairs(one, by: .t1) }

    private static func pairs(_ one: ExclusionForetelling, by deadline: ReadDeadline) -> [Pair] {
        one.approved.rate.series.compactMap { series in
            let current = one.now.rate.series(series.commodity, series.readClass).first
            func due(_ days: [DayRate]) -> RateSeries {
                let whole = RateSeries(commodity: series.commodity, readClass: series.readClass, days: days)
                return RateSeries(
                    commodity: series.commodity, readClass: series.readClass, days: one.now.judgedDays(of: whole, by: deadline))
            }
            let pair = Pair(current: due(current?.days ?? []), approved: due(series.days))
            return RateTotal(pair.current.days) == RateTotal(pair.approved.days) ? nil : pair
        }
    }

    private static func leaving(_ current: RateSeries, _ approved: RateSeries) -> Int {
        RateTotal(approved.days).excluded - RateTotal(current.days).excluded
    }

    private static func lines(_ one: ExclusionForetelling) -> [[Shown]] {
        ReadDeadline.allCases.flatMap { deadline in pairs(one, by: deadline).flatMap { lines($0, deadline, one) } }
    }

    private static func lines(_ pair: Pair, _ deadline: ReadDeadline, _ one: ExclusionForetelling) -> [[Shown]] {
        let series = pair.current
        let why =
            "/why/read-rate/\(one.now.utility)/\(one.now.month)?class=\(series.readClass.rawValue)"
            + "&commodity=\(series.commodity.rawValue)&by=\(deadline.rawValue)"
        func title(_ state: String, _ days: [DayRate]) -> Shown {
            Shown(
                "\(name(series).capitalizedFirst), \(deadline.words)",
                sub: "\(one.now.month.words), \(state); raw \(RateTotal(days).raw.share(deadline).words())")
        }
        func figure(_ days: [DayRate], why: String? = nil, more: String = "") -> Shown {
            let (total, share) = (RateTotal(days), RateTotal(days).adjusted.share(deadline))
            return Shown(
                share.words(), chip: total.isFlagged ? Chip("over 2 %", .due) : nil,
                sub: "\(share.part.grouped) of \(share.whole.grouped)\(more)", why: why, isFigure: true)
        }
        let left = ", \(leaving(pair.current, pair.approved).counted("slot")) leave"
        guard one.isTooLate else {
            return [
                [
                    title("not final", series.days), figure(series.days, why: why),
                    figure(pair.approved.days, more: left),
                ]
            ]
        }
        let judged = one.now.judgedRate.series(series.commodity, series.readClass).flatMap(\.days)
        return [
            [title(one.now.isFinal ? "frozen" : "closed", judged), figure(judged, why: why), Shown("stays", isFigure: true)],
            [title("restated", series.days), figure(series.days), figure(pair.approved.days, more: left)],
        ]
    }

    private static func line(_ promise: ExclusionForetelling.Promise) -> [Shown] {
        func figure(_ judged: Assessment, why: String? = nil) -> Shown {
            let verdict = CommitmentStanding(judged).verdict
            return Shown(
                judged.share.words(against: judged.target), chip: Chip(verdict.words, verdict.tone), why: why, isFigure: true)
        }
        let (now, period) = (promise.now, promise.now.period)
        return [
            Shown(CommitmentStanding(now).name, sub: "\(period.words), at least \(now.target)"),
            figure(now, why: CommitmentWhy.path(now, of: promise.customer, in: period)), figure(promise.approved),
        ]
    }

    private static func hasDaysToCome(_ one: ExclusionForetelling) -> Bool {
        !one.isTooLate
            && one.approved.rate.series.contains { series in
                let current = one.now.rate.series(series.commodity, series.readClass).flatMap(\.days)
                return zip(current, series.days).contains {
                    $0 != $1 && one.now.notDueUntil(.t3, of: series.commodity, on: $0.day) != nil
                }
            }
    }
}
