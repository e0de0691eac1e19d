import BackOffice
import Domain

/// The terms of a quote as a form: those of the kind that was asked for.
enum QuoteForm {
    static func fields(_ sow: StatementOfWork, _ visit: Visit) throws -> [Field] {
        let (customer, today) = try visit.read { (try $0.customer(sow.customer), try $0.today(of: sow.customer)) }
        let valid = Field(
            "validUntil", "Valid until", .day, hint: "It lapses at 24:00 of that day", standing: (today + 30).description)
        switch sow.kind {
        case .enhancedMaintenance:
            let agreements = try visit.read { try $0.maintenanceAgreements(of: sow.customer) }.map { ($0.id.text, $0.id.text) }
            let terms: EnhancedMaintenanceTerms? = if case .enhancedMaintenance(let terms) = sow.terms { terms } else { nil }
            return [
                Field("agreement", "Under the maintenance agreement", .choice(agreements)),
                Field(
                    "hours", "Hours a year", hint: "Such as 120 h",
                    standing: terms.map { "\($0.yearlyHours.minutes / 60) h" } ?? ""),
                Field("rate", "Rate an hour, in \(customer.currency)", standing: terms?.rate.decimal ?? ""),
                Field(
                    "unit", "Entries are rounded up to, in minutes", .number,
                    standing: "\(terms?.unit ?? EnhancedMaintenanceTerms.standardUnit)"),
                Field("startsOn", "Starts on", .day, standing: (terms?.startsOn ?? today).description),
                Field(
                    "options", "Fixed options", .area(lines: 3), optional: true,
                    hint: "One a line with its yearly fee, such as: live chat 6000.00",
                    standing: terms?.options.map { "\($0.name) \($0.yearlyFee.decimal)" }.joined(separator: "\n") ?? ""),
                Field(
                    "firstHours", "Hours of a short first year", optional: true,
                    hint: "Where it begins inside a year of the agreement (6.1), with its fee"),
                Field("firstFee", "Fee of a short first year, in \(customer.currency)", optional: true), valid,
            ]
        case .advancedServices:
            let agreements = try visit.read { try $0.professionalServicesAgreements(of: sow.customer) }.map {
                ($0.id.text, $0.id.text)
            }
            let terms: AdvancedServicesTerms? = if case .advancedServices(let terms) = sow.terms { terms } else { nil }
            return [
                Field("agreement", "Under the professional services agreement", .choice(agreements)),
                Field("hours", "Hours", hint: "Such as 200 h", standing: terms.map { "\($0.hours.minutes / 60) h" } ?? ""),
                Field("fee", "Fee, in \(customer.currency)", standing: terms?.fee.decimal ?? ""),
                Field("rate", "Rate an hour, in \(customer.currency)", standing: terms?.rate.decimal ?? ""),
                Field(
                    "billing", "Billed",
                    .choice([
                        ("monthly", "monthly, hours worked"), ("phase", "by phase, on acceptance"),
                        ("end", "at the end of the project"),
                    ])),
                Field(
                    "phases", "Phases", .area(lines: 3), optional: true,
                    hint: "Where it is billed by phase: one a line with its fee, such as: design 40000.00",
                    standing: terms?.phases.map { "\($0.name) \($0.fee.decimal)" }.joined(separator: "\n") ?? ""),
                Field(
                    "unit", "Entries are rounded up to, in minutes", .number,
                    standing: "\(terms?.unit ?? EnhancedMaintenanceTerms.standardUnit)"),
                Field("startsOn", "First day", .day, standing: (terms?.startsOn ?? today).description),
                Field("endsOn", "Last day", .day, standing: terms?.endsOn.description ?? ""), valid,
            ]
        }
    }

    static func action(_ form: FormReader, _ sow: StatementOfWork, _ visit: Visit) throws -> QuoteStatementOfWork {
        let currency = try visit.read { try $0.customer(sow.customer).currency }
        var quote = QuoteStatementOfWork(statementOfWork: sow.id, validUntil: try form.day("validUntil"))
        switch sow.kind {
        case .enhancedMaintenance:
            let hasShort = visit.form["firstHours"] != nil || visit.form["firstFee"] != nil
            quote.enhancedMaintenance = EnhancedMaintenanceTerms(
                maintenance: try form.identifier("agreement", like: "MSSA-000001"), yearlyHours: try form.hours("hours"),
                rate: try form.money("rate", in: currency),
                options: try priced(form, "options", in: currency).map { FixedOption(name: $0.name, yearlyFee: $0.price) },
                unit: try form.int("unit"), startsOn: try form.day("startsOn"),
                firstYear: hasShort
                    ? ShortYear(hours: try form.hours("firstHours"), fee: try form.money("firstFee", in: currency)) : nil)
        case .advancedServices:
            let phases = try priced(form, "phases", in: currency).map {
                AdvancedServicesTerms.Phase(name: $0.name, fee: $0.price)
            }
            let billing: AdvancedServicesTerms.Billing = try form.word("billing", "monthly, phase or end") { word in
                switch word {
                case "monthly": .monthly
                case "phase": .byPhase(phases)
                case "end": .atEnd
                default: nil
                }
            }
            quote.advancedServices = AdvancedServicesTerms(
                agreement: try form.identifier("agreement", like: "PSA-000001"), hours: try form.hours("hours"),
                fee: try form.money("fee", in: currency), rate: try form.money("rate", in: currency), billing: billing,
                unit: try form.int("unit"), startsOn: try form.day("startsOn"), endsOn: try form.day("endsOn"))
        }
        return quote
    }

    /// Lines of a name and, last, an amount.
    private static func priced(
        _ form: FormReader, _ field: String, in currency: Currency
    ) throws(FormProblem) -> [(name: String, price: Money)] {
        var found: [(name: String, price: Money)] = []
        for line in try form.optionalText(field)?.split(separator: "\n") ?? [] {
            let words = line.split(separator: " ")
            guard let last = words.last, words.count > 1, let price = Money(typed: last, currency)
            else {
                throw FormProblem(
                    field, "Each line is a name and an amount in \(currency); \u{201C}\(line.prefix(60))\u{201D} is not.")
            }
            found.append((words.dropLast().joined(separator: " "), price))
        }
        return found
    }
}
