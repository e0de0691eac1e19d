import BackOffice
import Domain
import Metering
import Reports
import Workbook

/// What an exclusion that waits would do: each rate it would move as it stands, with its why, and beside it as it would be with the
/// exclusion approved. Of a closed month the frozen figure stays, and the restated one alone would move (12.5).
enum ForetoldRates {
    static func pieces(_ told: [ExclusionForetelling]) -> [any Piece] {
        let (open, closed) = (told.filter { !$0.isTooLate }.flatMap(lines), told.filter(\.isTooLate).flatMap(lines))
        let heads = ["Adjusted rate", "As it stands", "If approved"]
        var pieces: [any Piece] = [Remark(summary(told), tone: isLifted(told) ? .due : .calm)]
        if !open.isEmpty { pieces.append(Grid("Rates it would move", heads, open)) }
        let promises = told.flatMap(\.promises)
        if !promises.isEmpty {
            pieces.append(Grid("Promises it would move", ["Promise"] + heads.dropFirst(), promises.map(line)))
        }
        if !closed.isEmpty {
            pieces.append(
                Fold(
                    "Closed months: restated alone", open: open.isEmpty, [Grid("Restated rates it would move", heads, closed)]))
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
            return "Approved, it would move no rate: of the slots it reaches none is expected and due."
        }
        let closed = moving.filter(\.isTooLate)
        let late =
            closed.isEmpty
            ? []
            : [
                "\(closed.map(\.now.month.words).joined(separator: ", ")) closed already: there it would only restate, by "
                    + "\(closed.reduce(0) { $0 + leaving($1) }.counted("slot")), and the contract keeps the frozen figure."
            ]
        return (moving.filter { !$0.isTooLate }.map(sentence) + late).joined(separator: " ")
    }

    private static func sentence(_ one: ExclusionForetelling) -> String {
        let flags = pairs(one).filter { isLifted($0) }.map { name($0.current) }
        let flagged =
            flags.isEmpty ? [] : ["more than 2 % of the slots of \(flags.joined(separator: ", ")) would then be left out"]
        return (["In \(one.now.month.words) \(leaving(one).counted("slot")) would leave both sides"] + turns(one) + flagged)
            .joined(separator: "; ") + "."
    }

    /// Promises that would stand otherwise, those of one turn together.
    private static func turns(_ one: ExclusionForetelling) -> [String] {
        var names: [(turn: String, of: [String])] = []
        for promise in one.promises where promise.now.standing != promise.approved.standing {
            let turn =
                promise.approved.standing == .noObligation
                ? "would have nothing left to keep"
                : "would turn from \u{201C}\(words(promise.now))\u{201D} to \u{201C}\(words(promise.approved))\u{201D}"
            let name = CommitmentStanding(promise.now).name
            if let place = names.firstIndex(where: { $0.turn == turn }) {
                names[place].of.append(name)
            } else {
                names.append((turn, [name]))
            }
        }
        return names.map { "\($0.of.joined(separator: " and ")) \($0.turn)" }
    }

    private static func words(_ judged: Assessment) -> String {
        CommitmentStanding(judged).verdict.words.replacing("not final, ", with: "")
    }

    private static func isLifted(_ told: [ExclusionForetelling]) -> Bool {
        told.contains { !$0.isTooLate && pairs($0).contains { isLifted($0) } }
    }

    private static func isLifted(_ pair: Pair) -> Bool {
        !RateTotal(pair.current.days).isFlagged && RateTotal(pair.approved.days).isFlagged
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

    private static func leaving(_ pair: Pair) -> Int {
        RateTotal(pair.approved.days).excluded - RateTotal(pair.current.days).excluded
    }

    private static func leaving(_ one: ExclusionForetelling) -> Int { pairs(one).reduce(0) { $0 + leaving($1) } }

    private static func lines(_ one: ExclusionForetelling) -> [[Shown]] {
        ReadDeadline.allCases.flatMap { deadline in pairs(one, by: deadline).map { line($0, deadline, one) } }
    }

    private static func line(_ pair: Pair, _ deadline: ReadDeadline, _ one: ExclusionForetelling) -> [Shown] {
        let series = pair.current
        let why =
            "/why/read-rate/\(one.now.utility)/\(one.now.month)?class=\(series.readClass.rawValue)"
            + "&commodity=\(series.commodity.rawValue)&by=\(deadline.rawValue)"
        func figure(_ days: [DayRate], why: String? = nil, more: String) -> Shown {
            let (total, share) = (RateTotal(days), RateTotal(days).adjusted.share(deadline))
            return Shown(
                share.words(), chip: total.isFlagged ? Chip("over 2 %", .due) : nil,
                sub: "\(share.part.grouped) of \(share.whole.grouped), \(more)", why: why, isFigure: true)
        }
        var state = "not final"
        if one.isTooLate {
            let judged = one.now.judgedRate.series(series.commodity, series.readClass).flatMap(\.days)
            let share = RateTotal(judged).adjusted.share(deadline)
            state = one.now.isFinal ? "restated; frozen \(share.words()) stays" : "closed: \(share.words()) stays"
        }
        let raw = RateTotal(series.days).raw.share(deadline).words()
        return [
            Shown("\(name(series).capitalizedFirst), \(deadline.words)", sub: "\(one.now.month.words), \(state)"),
            figure(series.days, why: why, more: "raw \(raw)"),
            figure(pair.approved.days, more: "\(leaving(pair).counted("slot")) leave"),
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
