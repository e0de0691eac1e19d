import Domain

/// How the stamps of one Common Reading Format file are meant: its timestamp type, its transition type and the header's zone.
///
/// An explicit offset in a stamp always holds. The two transition types differ in what the instant of a change is called: NIST by the new time
/// (spring 03:00, autumn 01:00), ITRON by the old (spring 02:00, autumn 02:00).
struct CRFClock {
    enum Kind: String {
        case utc = "Utc"
        /// The time basis the meter is set to: the header zone's own clock.
        case meterDefault = "MeterDefault"
        case meterLocalDaylight = "MeterLocalDst"
        /// Standard time all year.
        case meterLocalStandard = "MeterLocalStandard"
    }

    enum Transition: String {
        case nist = "NIST_Compliant"
        case itron = "ITRON_Compliant"
    }

    var kind: Kind?
    var transition = Transition.nist
    /// The header's; the source's setting where it names none.
    var zone: Zone

    /// The instants a stamp may mean, in order: none where the clock never shows it, two in the autumn hour that it shows twice.
    func instants(_ time: XMLTime) -> [Instant] {
        if let instant = time.instant { return [instant] }
        switch kind {
        case .utc: return [time.instant(offset: 0)]
        case .meterLocalStandard: return [time.instant(offset: zone.standardOffset)]
        case .meterDefault, .meterLocalDaylight, nil: return local(time)
        }
    }

    private func local(_ time: XMLTime) -> [Instant] {
        let standard = time.instant(offset: zone.standardOffset)
        let summer = time.instant(offset: zone.standardOffset + 3_600)
        let summerHolds = isCalled(summer: summer)
        let standardHolds = isCalled(standard: standard)
        return (summerHolds ? [summer] : []) + (standardHolds ? [standard] : [])
    }

    /// Whether the clock calls an instant by its summer time. Under ITRON the instant a change happens is called by the time before it.
    private func isCalled(summer instant: Instant) -> Bool { zone.isDaylight(at: moment(instant)) }

    private func isCalled(standard instant: Instant) -> Bool { !zone.isDaylight(at: moment(instant)) }

    private func moment(_ instant: Instant) -> Instant {
        switch transition {
        case .nist: instant
        case .itron: Instant(milliseconds: instant.milliseconds - 1)
        }
    }
}

extension Zone {
    /// A zone as the header of a file names it: by its IANA identifier or an alias, a Windows name, or an offset.
    init?(header name: String) {
        if let known = Zone(name) {
            self = known
        } else if let id = Zone.aliases[name.lowercased()], let known = Zone(id) {
            self = known
        } else {
            return nil
        }
    }

    private static let aliases: [String: String] = [
        "utc": "UTC", "gmt": "UTC", "etc/utc": "UTC", "etc/gmt": "UTC", "coordinated universal time": "UTC",
        "us/pacific": "America/Los_Angeles", "pst8pdt": "America/Los_Angeles", "pacific standard time": "America/Los_Angeles",
        "us/mountain": "America/Denver", "mst7mdt": "America/Denver", "mountain standard time": "America/Denver",
        "us/arizona": "America/Phoenix", "mst": "America/Phoenix", "us mountain standard time": "America/Phoenix",
        "us/central": "America/Chicago", "cst6cdt": "America/Chicago", "central standard time": "America/Chicago",
        "us/eastern": "America/New_York", "est5edt": "America/New_York", "eastern standard time": "America/New_York",
        "america/detroit": "America/New_York", "us/alaska": "America/Anchorage", "alaskan standard time": "America/Anchorage",
        "us/hawaii": "Pacific/Honolulu", "hst": "Pacific/Honolulu", "hawaiian standard time": "Pacific/Honolulu",
        "pst": "America/Los_Angeles", "est": "-05:00", "cst": "America/Chicago",
        "e. australia standard time": "Australia/Brisbane", "australia/queensland": "Australia/Brisbane",
    ]
}
