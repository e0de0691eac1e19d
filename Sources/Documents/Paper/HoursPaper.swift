import Domain

/// The hours of one statement of work and year, entry by entry.
struct HoursPaper: Document {
    static let template = "documents/hours-statement"

    struct Row: TemplateValue, Sendable {
        let day: Day
        let what: String
        let note: String?
        let real: Hours?
        let counted: Hours
        /// Nil on a row that stands outside the balance.
        let balance: Hours?

        static let fields: [String: @Sendable (Row) -> Any?] = [
            "day": { $0.day.unbroken }, "what": { $0.what }, "note": { $0.note }, "real": { $0.real?.description },
            "counted": { $0.counted.description }, "balance": { $0.balance?.description ?? "over budget" },
        ]
    }

    struct Stretch: TemplateValue, Equatable, Sendable {
        enum Part: String { case used, free, lost, gone }

        let part: Part
        /// Hundredths of the bar, in tenths: 0...1,000.
        let tenths: Int

        static let fields: [String: @Sendable (Stretch) -> Any?] = [
            "part": { $0.part.rawValue }, "width": { "\($0.tenths / 10).\($0.tenths % 10)" },
        ]
    }

    let head: PaperHead
    let gauge: [Stretch]
    let gaugeWords: String
    let figures: [Labelled]
    let forecast: String?
    let rows: [Row]
    let unit: String

    static let fields: [String: @Sendable (HoursPaper) -> Any?] = [
        "gauge": { $0.gauge }, "gaugeWords": { $0.gaugeWords }, "figures": { $0.figures }, "forecast": { $0.forecast },
        "rows": { $0.rows }, "unit": { $0.unit },
    ]

    /// The bar: bought is its whole; what is used, what is free, what will be lost, what has expired.
    static func gauge(bought: Hours, used: Hours, lost: Hours, expired: Hours) -> [Stretch] {
        guard bought > .zero else { return [] }
        let tenths = { (hours: Hours) in Int(clamping: Int128(max(0, hours.minutes)) * 1_000 / Int128(bought.minutes)) }
        let used = min(1_000, tenths(used))
        let gone = min(1_000 - used, tenths(expired))
        let lost = min(1_000 - used - gone, tenths(lost))
        return [
            Stretch(part: .used, tenths: used), Stretch(part: .free, tenths: 1_000 - used - gone - lost),
            Stretch(part: .lost, tenths: lost), Stretch(part: .gone, tenths: gone),
        ].filter { $0.tenths > 0 }
    }
}
