import Domain

/// How a number is shown; the value stays a number.
enum NumberFormat: Hashable {
    case general, int, days, months
    case decimal(Int)
    case percent(Int)
    case money(String, Int)
    /// Days as hours and minutes, or minutes alone.
    case clock(hours: Bool, minutes: Bool, seconds: Bool)
    /// A serial on the clock of a zone, with the zone's letters.
    case instant(String, seconds: Bool)

    var code: String {
        switch self {
        case .general: "General"
        case .int: "#,##0"
        case .days: "d mmm yyyy"
        case .months: "mmm yyyy"
        case .decimal(let places): "#,##0" + NumberFormat.fraction(places)
        case .percent(let places): "0" + NumberFormat.fraction(places) + "\\ %"
        case .money(let currency, let places): "#,##0" + NumberFormat.fraction(places) + "\\ \"\(currency)\""
        case .clock(let hours, let minutes, let seconds):
            (hours ? "[h]\\ \"h\"" + (minutes ? "\\ mm\\ \"min\"" : "") : "[m]\\ \"min\"") + (seconds ? "\\ ss\\ \"s\"" : "")
        case .instant(let letters, let seconds):
            "d mmm yyyy hh:mm" + (seconds ? ":ss" : "") + "\\ \"\(letters)\""
        }
    }

    private static func fraction(_ places: Int) -> String {
        places > 0 ? "." + String(repeating: "0", count: places) : ""
    }
}

/// A figure as a workbook keeps it.
struct Number: Equatable {
    let value: Double
    let format: NumberFormat
}

extension Cell {
    /// Nil where the cell is text, or where no number a workbook knows says it exactly: whole numbers over 2^53, times below
    /// zero, days before March 1900. Those are written as words.
    var number: Number? {
        switch self {
        case .empty, .text, .verdict, .link: nil
        case .int(let value): Cell.exact(value).map { Number(value: $0, format: .int) }
        case .decimal(let units, let places):
            Cell.exact(units).map { Number(value: $0 / Cell.power(places), format: .decimal(min(max(places, 0), 9))) }
        case .share(let share, let target): Cell.truncated(share, against: target)
        case .percent(let percent): Number(value: Double(percent.millionths) / 1e6, format: .percent(percent.decimals))
        case .hours(let hours): Cell.clock(minutes: hours.minutes)
        case .seconds(let seconds): Cell.clock(seconds: seconds)
        case .money(let money):
            Cell.exact(money.minor).map {
                Number(
                    value: $0 / Cell.power(money.currency.minorUnits),
                    format: .money(money.currency.code, money.currency.minorUnits))
            }
        case .day(let day): Cell.serial(day).map { Number(value: $0, format: .days) }
        case .month(let month): Cell.serial(month.first).map { Number(value: $0, format: .months) }
        case .instant(let instant, let zone): Cell.serial(instant, zone)
        }
    }

    /// Decimals a share is shown with: those of its words.
    static func places(of share: Share, against target: Percent?) -> Int {
        share.words(against: target).split(separator: ".").dropFirst().first?.prefix { $0.isNumber }.count ?? 0
    }

    private static func truncated(_ share: Share, against target: Percent?) -> Number? {
        let places = places(of: share, against: target)
        guard let percent = share.percent(decimals: places).flatMap(Double.init) else { return nil }
        return Number(value: (percent * power(places)).rounded() / (power(places) * 100), format: .percent(places))
    }

    private static func exact(_ value: Int) -> Double? { value.magnitude <= 1 << 53 ? Double(value) : nil }

    static func power(_ places: Int) -> Double { (0..<min(max(places, 0), 9)).reduce(1.0) { value, _ in value * 10 } }

    private static func clock(minutes: Int) -> Number? {
        guard minutes >= 0, minutes < 1 << 40 else { return nil }
        return Number(
            value: Double(minutes) / 1_440,
            format: .clock(hours: true, minutes: !minutes.isMultiple(of: 60), seconds: false))
    }

    private static func clock(seconds: Int) -> Number? {
        guard seconds >= 0, seconds < 1 << 40 else { return nil }
        return Number(
            value: Double(seconds) / 86_400,
            format: .clock(hours: seconds >= 3_600, minutes: true, seconds: !seconds.isMultiple(of: 60)))
    }

    /// Days since 1899-12-30; exact from 1 March 1900 on.
    private static func serial(_ day: Day) -> Double? {
        let serial = day.ordinal + 25_569
        return serial >= 61 ? Double(serial) : nil
    }

    private static func serial(_ instant: Instant, _ zone: Zone) -> Number? {
        guard abs(instant.milliseconds) < 1 << 53 else { return nil }
        let (day, second) = zone.civil(instant)
        return serial(day).map {
            Number(
                value: $0 + Double(second) / 86_400,
                format: .instant(zone.abbreviation(at: instant), seconds: !second.isMultiple(of: 60)))
        }
    }
}
