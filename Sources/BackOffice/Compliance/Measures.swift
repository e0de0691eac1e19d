import Domain
import GRDB
import Metering

/// Every commitment of one agreement, measured month by month.
struct Measures {
    enum Mode {
        /// Closed figures where there are, else what is known now.
        case current
        /// All from what is known now.
        case restated
        /// At the close of a month, from facts known at an instant; nil: from all there is.
        case closing(Month, asOf: Instant?)
    }

    let agreement: CloudServicesAgreement
    let view: View
    let mode: Mode
    private let figures: MonthFigures
    private let days: UtilityDays

    init(_ agreement: CloudServicesAgreement, _ view: View, _ mode: Mode, _ figures: MonthFigures) throws {
        self.agreement = agreement
        self.view = view
        self.mode = mode
        self.figures = figures
        days = try UtilityDays.fetch(agreement.customer, view.db)
    }

    func assessments(over period: ReportingPeriod, of isMeant: (Metric) -> Bool = { _ in true }) throws -> [Assessment] {
        guard let promise = agreement.promise else { return [] }
        let closesAt = CloseRule.standard.instant(of: period, in: days.zone)
        let months = period.months.filter { $0.first <= agreement.term.upperBound && $0.last >= agreement.term.lowerBound }
        guard !months.isEmpty else { return [] }
        return try promise.commitments.filter { isMeant($0.metric) }.flatMap { commitment -> [Assessment] in
            try measures(of: commitment, in: months, over: period, promise).map { subject, measures in
                Assessment(
                    of: commitment, agreement: agreement.id, subject: subject, over: period, months: measures, closesAt: closesAt)
            }
        }
    }

    /// By subject; the one of a commitment that has none is nil.
    private func measures(
        of commitment: Commitment, in months: [Month], over period: ReportingPeriod, _ promise: CloudServicesAgreement.Promise
    ) throws -> [(String?, [MonthMeasure])] {
        switch commitment.metric {
        case .applicationAvailability:
            if promise.availability.judgesPooled {
                let all = try months.map { month in
                    try availability(month, { $0 != .infrastructure }, commitment, "all applications")
                }
                return [(nil, all)]
            }
            return try agreement.terms.applications.sorted().map { name in
                let system = MonitoredSystem.application(name)
                return (name.text, try months.map { try availability($0, { $0 == system }, commitment, name.text) })
            }
        case .infrastructureAvailability:
            return [(nil, try months.map { try availability($0, { $0 == .infrastructure }, commitment, "infrastructure") })]
        case .readRate, .billingReadRate, .fileDelivery:
            return [(nil, try months.compactMap { try reads(closing: $0).measure(commitment, in: $0) })]
        case .recoveryTime, .checklistCompleteness, .quoteTurnaround, .clock:
            return [(nil, try months.map { try work(commitment, $0) })]
        case .quarterlyMeeting:
            guard case .quarter(let quarter) = period, let last = months.last else { return [] }
            return [(nil, [try meeting(in: quarter, last, commitment)])]
        }
    }

    private func reads(closing month: Month) -> ReadMeasures {
        ReadMeasures(figures: figures, agreement: agreement, days: days, now: view.now, isClosing: isClosed(month))
    }

    /// Months close in their order: those before the one that closes are final, frozen or with nothing to freeze.
    private func isClosed(_ month: Month) -> Bool {
        if case .closing(let closing, _) = mode { return month <= closing }
        return false
    }

    private func isClosing(_ month: Month) -> Bool {
        if case .closing(month, _) = mode { return true }
        return false
    }

    // MARK: Availability

    private func availability(
        _ month: Month, _ isMeant: (MonitoredSystem) -> Bool, _ commitment: Commitment, _ name: String
    ) throws -> MonthMeasure {
        let (figures, isFinal) = try systems(in: month)
        let meant = figures.filter { isMeant($0.system) }
        let soFar = meant.reduce(Share.zero) { $0 + $1.share }
        var derivation = Derivation(
            "Availability of \(name) in \(month.words)", rule: commitment.metric.rule,
            result: "\(soFar.part.grouped) of \(soFar.whole.grouped) s = \(soFar.words(against: commitment.target))",
            parts: meant.map(\.derivation))
        if meant.count == 1, let only = meant.first { derivation = only.derivation }
        let excluded = meant.reduce(0) { $0 + $1.windows.reduce(0) { $0 + $1.excluded } }
        return MonthMeasure(
            month: month, soFar: soFar, ifNothingElseFails: meant.reduce(.zero) { $0 + $1.ifNothingElseFails }, isFinal: isFinal,
            excluded: excluded > 0 ? ["service windows": excluded] : [:], derivation: derivation)
    }

    private func systems(in month: Month) throws -> ([Availability], isFinal: Bool) {
        switch mode {
        case .restated:
            return (try view.judgedAvailability(of: agreement, in: month, asOf: nil, now: view.now), false)
        case .closing(month, let asOf):
            return (try view.judgedAvailability(of: agreement, in: month, asOf: asOf, now: view.now), true)
        case .current, .closing:
            let closed = try view.closedAvailability(of: agreement, in: month)
            if !closed.isEmpty { return (closed.values.sorted { $0.system < $1.system }, true) }
            return (try view.judgedAvailability(of: agreement, in: month, asOf: nil, now: view.now), false)
        }
    }

    // MARK: The provider's own work

    private func work(_ commitment: Commitment, _ month: Month) throws -> MonthMeasure {
        let work = WorkMeasures(agreement: agreement, view: view)
        switch mode {
        case .restated: return try work.measure(commitment, in: month, asOf: view.now, isFinal: false)
        case .closing(month, let asOf): return try work.measure(commitment, in: month, asOf: asOf, isFinal: true)
        case .current, .closing:
            // A closed month keeps the figure of its close.
            return try view.closedMeasure(of: commitment.id, under: agreement, in: month)
                ?? work.measure(commitment, in: month, asOf: view.now, isFinal: isClosed(month))
        }
    }

    // MARK: The quarterly meeting

    private func meeting(in quarter: Quarter, _ month: Month, _ commitment: Commitment) throws -> MonthMeasure {
        var asOf: Instant?
        if case .closing(_, let instant) = mode { asOf = instant }
        let isFinal = isClosing(month)
        let held = try view.quarterlyMeetings(of: agreement.customer, in: quarter, asOf: asOf).filter {
            agreement.term.contains($0.heldOn) && $0.heldOn <= days.zone.day(of: view.now)
        }
        let isOver = view.now >= days.zone.instant(quarter.last, second: 86_400)
        let soFar = held.isEmpty ? Share(0, of: isOver ? 1 : 0) : Share(1, of: 1)
        return MonthMeasure(
            month: month, soFar: soFar, ifNothingElseFails: isOver ? soFar : Share(1, of: 1), isFinal: isFinal,
            derivation: Derivation(
                "Quarterly status meeting, \(quarter.words)", rule: commitment.metric.rule,
                inputs: held.map {
                    .init(label: "meeting", value: "held on \($0.heldOn.words), with minutes", source: $0.id.text)
                },
                result: held.isEmpty ? (isOver ? "none was held" : "none held so far") : "held"))
    }
}
