import BackOffice
import Domain
import Reports
import Workbook

/// Days ahead in words: what, of what, when, and how far off it is.
enum DeadlinePanel {
    static func panel(_ lines: [DeadlineLine], of customer: CustomerCode) -> Panel {
        let rows = lines.prefix(8).map { line in
            (label(line), shown(line))
        }
        let rest = lines.count > 8 ? [Prose("\((lines.count - 8).counted("more day")) in the next two quarters.")] : []
        return Panel(
            "Deadlines ahead", id: "deadlines",
            lines.isEmpty ? [Remark("Nothing falls due in the next two quarters.", tone: .good)] : [Facts(rows)] + rest)
    }

    /// The day, how far off it is, and the way to why it is that day or to what it is of.
    static func shown(_ line: DeadlineLine) -> Shown {
        var shown = Shown(
            line.on.words, chip: Chip(away(line.daysAhead), line.daysAhead <= 30 ? .due : .calm),
            sub: line.about.isEmpty ? line.what : "\(line.what) of \(line.about)")
        if line.what == ContractDeadline.Kind.lastDayForNotice.rawValue {
            shown.why = "/why/notice-deadline/\(line.about)?year=\(line.on)"
        } else {
            shown.href = RecordLink.href(line.about)
        }
        return shown
    }

    private static func label(_ line: DeadlineLine) -> String { line.what.capitalizedFirst }

    static func away(_ days: Int) -> String {
        switch days {
        case 0: "today"
        case 1: "tomorrow"
        case ..<0: "\((-days).counted("day")) ago"
        default: "in \(days.counted("day"))"
        }
    }
}
