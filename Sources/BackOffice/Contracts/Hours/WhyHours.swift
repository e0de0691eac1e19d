import Domain

extension View {
    /// How many hours are left, by the end of a day by work date, or of all there is; of the year that day, or today, lies in.
    package func whyBalance(of id: StatementOfWork.ID, on day: Day?) throws -> Derivation {
        let sow = try statementOfWork(id)
        let ledger = try hourLedger(of: sow, runningYear(of: sow, on: day ?? today(of: sow.customer)))
        return (day.map { ledger.upTo($0) } ?? ledger).derivation
    }

    /// How many will be lost at the year's end, as of a day or today. Refused for what has no years.
    package func whyForecast(of id: StatementOfWork.ID, on day: Day?) throws -> Derivation {
        let sow = try statementOfWork(id)
        guard let forecast = try forecast(of: sow, on: day ?? today(of: sow.customer)) else { throw HoursRefusal.noYears(id) }
        return forecast.derivation
    }

    /// The last day for notice of the year a day lies in, or today, and a notice that stands.
    package func whyNoticeDeadline(of id: StatementOfWork.ID, year day: Day?) throws -> [Derivation] {
        let sow = try statementOfWork(id)
        let deadline = try noticeDeadline(of: sow, runningYear(of: sow, on: day ?? today(of: sow.customer)))
        return [deadline.derivation] + (try standingNotice(of: sow.id).map { [$0.verdict.derivation] } ?? [])
    }

    /// The hours and the fee of the year a day lies in, or today.
    package func whyRenewal(of id: StatementOfWork.ID, year day: Day?) throws -> Derivation {
        let sow = try statementOfWork(id)
        return try renewal(of: sow, runningYear(of: sow, on: day ?? today(of: sow.customer))).derivation
    }

    /// How long a quote took, or has taken, against its target. Refused before what it is of was scoped.
    package func whyTurnaround(of id: StatementOfWork.ID) throws -> Derivation {
        guard let turnaround = try turnaround(of: statementOfWork(id)) else { throw WorkRefusal.notScoped(id) }
        return turnaround.derivation
    }
}
