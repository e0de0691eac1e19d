/// One promise of an agreement: a metric, its target, and how it is measured (13.1). Fixed at signing.
package struct Commitment: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Commitment>

    /// Unique within the agreement: `application-availability`, `interval-t1`.
    package let id: ID
    package let metric: Metric
    package let target: Percent
    /// Below it the failure is grave; nil where the contract has none.
    package let minimum: Percent?
    /// The window it is measured in: a calendar for availability, whole service days otherwise.
    package let window: ServiceCalendar?
    /// Months and quarters are cut in this zone.
    package let zone: Zone
    package let denominator: Denominator
    /// What leaves both sides of the share.
    package let exclusions: [String]
    /// First and last day in force.
    package let from: Day
    package let through: Day

    /// What the whole of the share is.
    package enum Denominator: String, Codable, Sendable {
        /// Seconds of agreed time, each application judged for itself.
        case eachApplication
        /// Seconds of agreed time of all applications together.
        case pooledApplications
        case infrastructure
        case eligibleSlots
        case eligibleEndpoints
        case filesDue
        case recoveries
        case sheetsDue
        case quotesDue
        case clocksDue
        case quarters
    }

    package init(
        id: ID, metric: Metric, target: Percent, minimum: Percent? = nil, window: ServiceCalendar? = nil, zone: Zone,
        denominator: Denominator, exclusions: [String], from: Day, through: Day
    ) {
        self.id = id
        self.metric = metric
        self.target = target
        self.minimum = minimum
        self.window = window
        self.zone = zone
        self.denominator = denominator
        self.exclusions = exclusions
        self.from = from
        self.through = through
    }

    /// `Application availability at least 99 %`.
    package var words: String { "\(metric.words) at least \(target)" }
}
