import BackOffice
import Domain

extension WorkFields {
    /// Refused while nothing is quoted.
    init(of sow: StatementOfWork, _ view: View) throws {
        guard let terms = sow.terms else { throw DocumentRefusal.notQuoted(sow.id) }
        switch terms {
        case .enhancedMaintenance(let terms): self = try WorkFields(sow, terms, view)
        case .advancedServices(let terms): self = WorkFields(sow, terms)
        }
    }

    private init(_ sow: StatementOfWork, _ terms: EnhancedMaintenanceTerms, _ view: View) throws {
        let agreement = try view.maintenanceAgreement(terms.maintenance)
        var prices = [Labelled("\(terms.yearlyHours) at \(terms.rate) an hour", Self.words(Self.price(terms)))]
        prices += terms.options.map { Labelled($0.name, $0.yearlyFee.description) }
        let total = terms.options.reduce(Self.price(terms)) { $0?.adding($1.yearlyFee) }
        if let short = terms.firstYear {
            prices.append(Labelled("Of this, in the short first year: \(short.hours)", short.fee.description))
        }
        self.init(
            title: sow.title, isYearly: true, hours: terms.yearlyHours.description, rate: terms.rate.description,
            unit: Self.unit(terms.unit), fee: Self.words(total), startsOn: terms.startsOn.words, endsOn: "", billing: "",
            maintenance: "agreement \(agreement.id)", noticeDays: agreement.noticeDays,
            services: try view.catalogue().maintenance.supplemental, priceHeading: "A full year", prices: prices,
            priceTotalLabel: "A full year, before tax", priceTotal: Self.words(total))
    }

    private init(_ sow: StatementOfWork, _ terms: AdvancedServicesTerms) {
        let billing =
            switch terms.billing {
            case .monthly: "Hours worked are billed monthly, in arrears, at \(terms.rate) an hour."
            case .byPhase: "Each phase is billed when it is accepted."
            case .atEnd: "It is billed at the end of the project."
            }
        let prices =
            terms.phases.isEmpty
            ? [Labelled("\(terms.hours) of work", terms.fee.description)]
            : terms.phases.map { Labelled($0.name, $0.fee.description) }
        self.init(
            title: sow.title, isYearly: false, hours: terms.hours.description, rate: terms.rate.description,
            unit: Self.unit(terms.unit), fee: terms.fee.description, startsOn: terms.startsOn.words, endsOn: terms.endsOn.words,
            billing: billing, maintenance: "agreement \(terms.agreement)", noticeDays: 0, services: [], priceHeading: "Fee",
            prices: prices, priceTotalLabel: "The project, before tax", priceTotal: terms.fee.description)
    }

    static func unit(_ minutes: Int) -> String { minutes <= 1 ? "one minute" : "\(minutes) minutes" }

    private static func price(_ terms: EnhancedMaintenanceTerms) -> Money? {
        terms.rate.times(terms.yearlyHours.minutes, over: 60)
    }
    private static func words(_ money: Money?) -> String { money?.description ?? "more than can be reckoned" }
}

extension StatementOfWorkPaper {
    init(_ id: StatementOfWork.ID, _ view: View, sheet: PaperSize?) throws {
        let sow = try view.statementOfWork(id)
        let frame = try PaperFrame(view, sow.customer, sheet: sheet)
        work = try WorkFields(of: sow, view)
        let ends = try view.endsOn(sow)
        var facts = [Labelled("Kind", sow.kind.rawValue), Labelled("Starts", work.startsOn)]
        if let binding = sow.binding { facts.append(Labelled("In effect from", binding.effectiveFrom.words)) }
        head = frame.head(
            "Statement of work", id.text, subject: sow.kind.rawValue, dated: sow.binding?.boundOn, facts: facts,
            state: StateLine(of: sow, ends: ends, today: frame.today))
        var year: ContractYear?
        if case .enhancedMaintenance(let terms) = sow.terms {
            let years = try view.maintenanceAgreement(terms.maintenance).years
            year = years.year(containing: max(min(frame.today, ends ?? .latest), terms.startsOn))
            let first = year.map { max($0.first, terms.startsOn) } ?? terms.startsOn
            let gathered = try view.requirements(of: sow, yearFrom: first)
            requirements =
                gathered.map {
                    [
                        Labelled("Scope", $0.scope), Labelled("Assumptions", $0.assumptions), Labelled("Schedule", $0.schedule),
                        Labelled("Roles and responsibilities", $0.responsibilities),
                    ]
                } ?? []
        } else {
            requirements = []
        }
        requirementsOf = year.map { "of the year \($0.words)" } ?? ""
        signatures = frame.lines(sow.signatures)
    }
}

extension QuotePaper {
    init(_ id: StatementOfWork.ID, _ view: View, sheet: PaperSize?) throws {
        let sow = try view.statementOfWork(id)
        guard let quote = sow.quote else { throw DocumentRefusal.notQuoted(id) }
        let frame = try PaperFrame(view, sow.customer, sheet: sheet)
        work = try WorkFields(of: sow, view)
        validUntil = quote.validUntil
        let quotedOn = frame.customer.zone.day(of: quote.quotedAt)
        head = frame.head(
            "Quote", id.text, subject: sow.kind.rawValue, dated: quotedOn,
            facts: [Labelled("Quoted", quotedOn.words), Labelled("Valid until", quote.validUntil.words)],
            state: StateLine(of: sow, ends: try view.endsOn(sow), today: frame.today))
        signatures = frame.lines(sow.signatures)
    }
}

extension StatementOfWork {
    /// Whoever has signed, first and last.
    var signatures: [Signature] {
        switch status {
        case .requested, .scoping, .quoted: []
        case .signedByOne(let signature, _): [signature]
        case .binding(let binding), .completed(let binding, _): [binding.first, binding.last]
        case .cancelled(let binding, _, _): binding.map { [$0.first, $0.last] } ?? []
        }
    }
}

extension StateLine {
    /// How a statement of work stands, and that a notice ends or has ended it.
    init(of sow: StatementOfWork, ends: Day?, today: Day) {
        let standing = sow.standing(on: today)
        self = ends.flatMap { StateLine(standing, endsByNotice: $0, today: today) } ?? StateLine(standing, sow.quote)
    }

    /// Of work that a notice ends or has ended; nil where something else has.
    init?(_ standing: StatementOfWork.Standing, endsByNotice end: Day, today: Day) {
        switch standing {
        case .binding, .inEffect:
            if end < today {
                self.init(tone: .calm, word: "Ended", sentence: "by notice on \(end.words).")
            } else {
                let begun = standing == .inEffect ? "In effect." : "Binding."
                self.init(tone: .due, word: begun, sentence: "Both sides have signed. By notice it ends on \(end.words).")
            }
        case .requested, .scoping, .quoted, .signedByOne, .lapsed, .completed, .cancelled: return nil
        }
    }

    init(_ standing: StatementOfWork.Standing, _ quote: Quote?) {
        let until = quote?.validUntil.words ?? ""
        switch standing {
        case .requested, .scoping: self.init(tone: .calm, word: "Not quoted yet.", sentence: "")
        case .quoted: self.init(tone: .due, word: "Open.", sentence: "Both sides may sign until the end of \(until).")
        case .signedByOne:
            self.init(tone: .due, word: "Signed by one.", sentence: "The other side may sign until the end of \(until).")
        case .lapsed: self.init(tone: .late, word: "Lapsed.", sentence: "It was valid until \(until) and is no longer offered.")
        case .binding: self.init(tone: .good, word: "Binding.", sentence: "Both sides have signed; work begins with its start.")
        case .inEffect: self.init(tone: .good, word: "In effect.", sentence: "Both sides have signed.")
        case .completed(let day): self.init(tone: .calm, word: "Completed", sentence: "on \(day.words).")
        case .cancelled(let day): self.init(tone: .calm, word: "Cancelled", sentence: "on \(day.words).")
        }
    }
}
