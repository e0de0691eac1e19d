import Domain
import GRDB

/// Which year a day belongs to, and how a year begins.
extension View {
    /// The year of a SOW that a day lies in; for a project its own days, which a late day belongs to as well. Refused before
    /// the first.
    package func hourYear(of sow: StatementOfWork, containing day: Day) throws -> ContractYear {
        switch try sow.signedTerms {
        case .advancedServices(let terms):
            guard day >= terms.startsOn else { throw HoursRefusal.noSuchYear(sow.id, day) }
            return ContractYear(first: terms.startsOn, last: terms.endsOn)
        case .enhancedMaintenance(let terms):
            let years = try maintenanceAgreement(terms.maintenance).years
            guard day >= terms.startsOn, let year = years.year(containing: day) else {
                throw HoursRefusal.noSuchYear(sow.id, day)
            }
            return ContractYear(first: max(year.first, terms.startsOn), last: year.last)
        }
    }

    /// The year that runs on a day, or the first where none does yet.
    package func runningYear(of sow: StatementOfWork, on day: Day) throws -> ContractYear {
        try hourYear(of: sow, containing: max(day, sow.signedTerms.startsOn))
    }

    /// The year after one; Enhanced Maintenance recurs.
    package func hourYear(of sow: StatementOfWork, after year: ContractYear) throws -> ContractYear {
        try hourYear(of: sow, containing: year.last + 1)
    }

    /// One year of an Enhanced Maintenance SOW as it is renewed. Refused for a project.
    package func renewal(of sow: StatementOfWork, _ year: ContractYear) throws -> Renewal {
        let terms = try sow.maintenanceTerms
        return Renewal(
            statementOfWork: sow.id, year: year, terms: terms, short: year.first == terms.startsOn ? terms.firstYear : nil,
            additions: try recurringAdditions(of: sow.id))
    }

    /// Refuses a day on which the SOW is not in effect, or after notice has ended it (3.3, 6.3).
    func requireInEffect(_ sow: StatementOfWork, on day: Day) throws {
        switch sow.standing(on: day) {
        case .inEffect: break
        // Work done before the end is entered late all the same.
        case .completed(let end) where (sow.binding.map { day >= $0.effectiveFrom } ?? false) && day <= end: break
        case .cancelled(let end) where (sow.binding.map { day >= $0.effectiveFrom } ?? false) && day <= end: break
        case let other: throw HoursRefusal.notInEffect(sow.id, day, why: "it is \(other.words)")
        }
        if let end = try endsOn(sow), day > end {
            throw HoursRefusal.notInEffect(sow.id, day, why: "it ended on \(end.words)")
        }
    }

    /// Refuses to plan more work while work over budget waits for a change order (4.4).
    func requireWithinBudget(_ sow: StatementOfWork) throws {
        guard sow.isBinding else { return }
        // The year just ended counts until its closing: a change order may still name it.
        for ledger in try hourLedgers(of: sow) where ledger.closed == nil && ledger.isOverBudget {
            throw HoursRefusal.overBudget(sow.id, ledger.overBudget)
        }
    }

    /// Refuses an engagement of another SOW than this.
    func requireEngagement(_ id: Engagement.ID, of sow: StatementOfWork) throws {
        guard try engagement(id).statementOfWork == sow.id else { throw HoursRefusal.otherEngagement(id, sow.id) }
    }

    /// Engagements of a SOW that are still to come, which are offered before its hours expire (6.3).
    package func openEngagements(of sow: StatementOfWork, from day: Day) throws -> [Engagement] {
        try engagements(of: sow).filter { $0.status != .cancelled && $0.days.upperBound >= day }
    }
}

extension StatementOfWork {
    /// What was signed; refused while nothing is.
    package var signedTerms: Terms {
        get throws {
            guard isBinding, let terms else { throw ChangeOrderRefusal.notBinding(id) }
            return terms
        }
    }

    /// Refused for a project.
    package var maintenanceTerms: EnhancedMaintenanceTerms {
        get throws {
            switch try signedTerms {
            case .enhancedMaintenance(let terms): return terms
            case .advancedServices: throw HoursRefusal.noYears(id)
            }
        }
    }

    package var roundingUnit: RoundingUnit {
        get throws {
            switch try signedTerms {
            case .enhancedMaintenance(let terms): RoundingUnit(minutes: terms.unit)
            case .advancedServices(let terms): RoundingUnit(minutes: terms.unit)
            }
        }
    }
}

extension Book {
    /// Opens the ledger of a year once: its deposit, and the recurring additions that take effect in it. Done by the year's
    /// first day, by the signing of a year that runs already, or by the first entry that needs it, with the same rows.
    @discardableResult
    package func openYear(of sow: StatementOfWork, _ year: ContractYear) throws -> HourLedger {
        if try view.openedHourYear(of: sow.id, first: year.first) != nil { return try view.hourLedger(of: sow, year) }
        var ledger = HourLedger(statementOfWork: sow.id, year: year, unit: try sow.roundingUnit)
        let opening = try view.hourOpening(of: sow, year)
        let rows = try ledger.open(deposit: opening.deposit, additions: opening.additions, numbering: nextHourRow)
        try db.execute(
            sql: "INSERT INTO hour_year (customer, sow, first, last, opened_at) VALUES (?, ?, ?, ?, ?)",
            arguments: [sow.customer.text, sow.id.text, year.first.description, year.last.description, now.milliseconds])
        try insert(rows, of: ledger, customer: sow.customer)
        return ledger
    }

    /// What a SOW that becomes binding sets going: its ledger where it has begun, and the work that waits for its years.
    package func beginYears(of sow: StatementOfWork) throws {
        let zone = try view.customer(sow.customer).zone
        let year = try view.runningYear(of: sow, on: .earliest)
        switch try sow.signedTerms {
        case .advancedServices: try openYear(of: sow, year)
        case .enhancedMaintenance:
            if zone.day(of: now) >= year.first { try openYear(of: sow, year) }
            try OpenHourYear.schedule(sow.id, year, zone: zone, in: self)
        }
    }
}
