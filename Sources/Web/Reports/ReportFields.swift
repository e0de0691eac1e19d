import BackOffice
import Domain
import Reports

/// The parameters of a report as the fields of a form.
enum ReportFields {
    static func all(of report: Report, _ visit: Visit) throws -> [Field] {
        let customers = try visit.customerChoices()
        let today = visit.zone.day(of: visit.now)
        var fields: [Field] = [customer(customers, of: report, visit)]
        switch report.asked {
        case .customerAndQuarter:
            fields.append(
                Field("period", "Quarter", .choice(quarters(before: today)), standing: Quarter(of: today).previous.description))
        case .period:
            fields.append(
                Field(
                    "period", "Month or quarter", .choice(periods(before: today)), standing: Month(of: today).previous.description
                ))
            fields.append(
                Field(
                    "on", "As of", .day, optional: true,
                    hint: "The day payments and credits are told at; today where it is left out"))
        case .day:
            fields.append(Field("on", "On", .day, optional: true, hint: "Today where it is left out"))
        }
        fields.append(Field("format", "As", .choice([("xlsx", "a workbook (xlsx)"), ("csv", "its list alone (CSV)")])))
        return fields
    }

    /// One of those the viewer may see; all of them where the report takes that and the viewer is the provider's.
    static func customer(_ customers: [(value: String, words: String)], of report: Report, _ visit: Visit) -> Field {
        if let own = visit.actor.utility { return Field("customer", "Customer", .hidden, standing: own.text) }
        let all: [(value: String, words: String)] = report.asked == .customerAndQuarter ? [] : [("", "all customers")]
        return Field("customer", "Customer", .choice(all + customers))
    }

    static func request(for report: Report, _ form: FormReader) throws -> ReportRequest {
        let customer = try form.optionalWord("customer", "a customer's code") { CustomerCode($0) }
        let day = report.asked == .customerAndQuarter ? nil : try form.optionalDay("on")
        switch report.asked {
        case .customerAndQuarter:
            return ReportRequest(
                customer: try form.customer(),
                period: .quarter(try form.word("period", "a quarter such as 2026Q3") { Quarter($0) }))
        case .period:
            return ReportRequest(
                customer: customer,
                period: try form.word("period", "a month such as 2026-09 or a quarter such as 2026Q3") { ReportingPeriod($0) },
                on: day)
        case .day: return ReportRequest(customer: customer, on: day)
        }
    }

    private static func quarters(before today: Day) -> [(value: String, words: String)] {
        var quarter = Quarter(of: today)
        return (0..<9).map { _ in
            defer { quarter = quarter.previous }
            return (quarter.description, quarter.words)
        }
    }

    private static func periods(before today: Day) -> [(value: String, words: String)] {
        var month = Month(of: today)
        let months = (0..<15).map { _ in
            defer { month = month.previous }
            return (value: month.description, words: month.words)
        }
        return months + quarters(before: today)
    }
}
