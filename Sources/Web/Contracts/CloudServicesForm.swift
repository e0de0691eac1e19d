import BackOffice
import Domain

/// Draws up a Cloud Services agreement: what is sold, in the catalogue's words, and what it costs.
enum CloudServicesForm {
    static let form = AgreementForms.drafting(
        "cloud-services", "Draft a Cloud Services agreement",
        lead: "Read targets, notice of windows and what \u{201C}PST\u{201D} means are the catalogue's and the house's.",
        fields: fields,
        beside: { _, customer in
            let path =
                "/actions/\(DraftCloudServicesAgreement.name)?customer=\(customer.code)&back=/customers/\(customer.code)"
            return [Links("Other targets, notice or zone?", [Button("Every field there is", href: path)])]
        }, action: action, drafted: { $0.agreement.text })

    private static func fields(_ visit: Visit, _ customer: Customer) throws -> [Field] {
        let catalogue = try visit.read { try $0.catalogue() }
        let today = customer.zone.day(of: visit.now)
        return [
            Field("tier", "Tier", .choice(catalogue.tiers.map { ($0.name, $0.name) })),
            Field("deliveryModel", "Delivery", .choice(DeliveryModel.allCases.map { ($0.rawValue, $0.words) })),
            Field("dataCenter", "Data center", .choice(DataCenter.allCases.map { ($0.rawValue, $0.words) })),
            Field("applications", "Applications", .area(lines: 3), hint: "One a line, such as headend"),
            Field("from", "First day", .day, standing: today.description),
            Field("through", "Last day", .day, standing: (today + 364).description),
            Field(
                "options", "Options", .area(lines: 3), optional: true,
                hint: "One a line, with its price where it has one, such as: warm-site 420.00. There are "
                    + catalogue.options.map(\.name).joined(separator: ", ")),
            Field("fee", "Fee, in \(customer.currency)", optional: true, hint: "Left out where it is billed elsewhere"),
            Field("per", "The fee is for", .choice([("month", "a month"), ("year", "a year")])),
            Field(
                "billed", "Billed",
                .choice([("", "months in arrears, years in advance"), ("arrears", "in arrears"), ("advance", "in advance")])),
            Field(
                "credits", "Service credits", .area(lines: 2), optional: true,
                hint:
                    "A band a line, in percent: below which availability, and what part of the month's fee is given back, such as: 99.0 5"
            ),
            Field("monthlyCap", "Most a month gives back, in percent of its fee", optional: true),
            Field("yearlyCap", "Most a year gives back, in percent of its fee", optional: true),
            Field("claimDays", "Days after the close to claim a credit", .number, optional: true),
        ]
    }

    private static func action(_ form: FormReader, _ customer: Customer) throws -> DraftCloudServicesAgreement {
        let currency = customer.currency
        let options = try options(form, currency)
        let names = try form.text("applications").split(whereSeparator: { $0.isWhitespace || $0 == "," })
        var action = DraftCloudServicesAgreement(
            customer: customer.code, tier: try form.text("tier"),
            deliveryModel: try form.word("deliveryModel", "a delivery model") { DeliveryModel(rawValue: $0) },
            dataCenter: try form.word("dataCenter", "provider-owned or third-party") { DataCenter(rawValue: $0) },
            applications: try names.map { name in
                guard let application = Application.Name(name.lowercased()) else {
                    throw FormProblem(
                        "applications", "\u{201C}\(name.prefix(60))\u{201D} is no name of an application, such as headend.")
                }
                return application
            },
            from: try form.day("from"), through: try form.day("through"))
        action.options = options.isEmpty ? nil : options.map(\.name)
        action.fees = try fees(form, options, currency)
        action.credits = try credits(form)
        return action
    }

    private static func options(_ form: FormReader, _ currency: Currency) throws(FormProblem) -> [(name: String, price: Money?)] {
        var found: [(name: String, price: Money?)] = []
        for line in try form.optionalText("options")?.split(whereSeparator: \.isNewline) ?? [] {
            let words = line.split(whereSeparator: \.isWhitespace)
            let price = words.count == 2 ? words.last.flatMap { Money(typed: $0, currency) } : nil
            guard let name = words.first, words.count == 1 || price != nil else {
                throw FormProblem(
                    "options",
                    "Each line is an option, and an amount in \(currency) where it has one; \u{201C}\(line.prefix(60))\u{201D} is not."
                )
            }
            found.append((String(name), price))
        }
        return found
    }

    private static func fees(
        _ form: FormReader, _ options: [(name: String, price: Money?)], _ currency: Currency
    ) throws(FormProblem) -> CloudServicesFees? {
        let prices = options.compactMap { option in
            option.price.map { CloudServicesFees.OptionPrice(option: option.name, price: $0) }
        }
        guard try form.optionalText("fee") != nil else {
            guard prices.isEmpty else { throw FormProblem("fee", "Prices of options need a fee beside them.") }
            return nil
        }
        return CloudServicesFees(
            fee: try form.money("fee", in: currency),
            per: try form.word("per", "month or year") { CloudServicesFees.Per(rawValue: $0) },
            billed: try form.optionalWord("billed", "arrears or advance") { CloudServicesFees.Timing(rawValue: $0) },
            options: prices.isEmpty ? nil : prices)
    }

    private static func credits(_ form: FormReader) throws(FormProblem) -> CreditTerms? {
        var bands: [CreditTerms.Band] = []
        for line in try form.optionalText("credits")?.split(whereSeparator: \.isNewline) ?? [] {
            let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
            guard words.count == 2, let below = words.first.flatMap({ Percent($0) }),
                let part = words.last.flatMap({ Percent($0) })?.basisPoints
            else {
                throw FormProblem(
                    "credits", "Each line is two percentages, such as 99.0 5; \u{201C}\(line.prefix(60))\u{201D} is not.")
            }
            bands.append(CreditTerms.Band(below: below, basisPoints: part))
        }
        func cap(_ name: String) throws(FormProblem) -> Int? {
            try form.optionalWord(name, "a percentage of at most two decimals") { Percent($0)?.basisPoints }
        }
        let (monthly, yearly) = (try cap("monthlyCap"), try cap("yearlyCap"))
        let days = try form.optionalWord("claimDays", "a whole number of days") { Int($0) }
        guard !bands.isEmpty else {
            guard monthly == nil, yearly == nil, days == nil else {
                throw FormProblem("credits", "Caps and days to claim need a band of credits.")
            }
            return nil
        }
        return CreditTerms(bands: bands, monthlyCap: monthly, yearlyCap: yearly, claimDays: days)
    }
}
