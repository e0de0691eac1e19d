import Documents
import Domain
import Workbook

/// The hours of a year as one bar: bought is the whole of it; used, what will be used at this pace, and what will expire, hatched.
/// The table under it says the same in figures.
struct HourGauge: Piece {
    static let template = "web/hour-gauge"

    let id: String
    let bought: Hours
    let used: Hours
    let willUse: Hours
    let lost: Hours

    init(_ hours: BudgetStanding) {
        id = hours.sow.text
        bought = hours.ledger.bought
        used = hours.ledger.used
        lost = hours.expires
        willUse = max(.zero, hours.ledger.balance - lost)
    }

    /// In thousandths of the bar, drawn left to right; none is wider than what is left of it.
    private var widths: (used: Int, willUse: Int, lost: Int) {
        let whole = max(1, bought.minutes)
        func width(_ hours: Hours, _ left: Int) -> Int {
            min(left, max(0, Int(Double(hours.minutes) / Double(whole) * 1_000)))
        }
        let first = width(used, 1_000)
        let second = width(willUse, 1_000 - first)
        return (first, second, width(lost, 1_000 - first - second))
    }

    static let fields: [String: @Sendable (HourGauge) -> Any?] = [
        "pattern": { "hatch-\($0.id)" }, "used": { "\($0.widths.used)" }, "willUse": { "\($0.widths.willUse)" },
        "lost": { "\($0.widths.lost)" }, "willUseFrom": { "\($0.widths.used)" },
        "lostFrom": { "\($0.widths.used + $0.widths.willUse)" },
        "words": {
            "\($0.bought) bought: \($0.used) used, \($0.willUse) will be used at this pace, \($0.lost) will expire"
        },
    ]
}
