import Domain

/// What a customer's contract says about when reads count; dated, so that a change never alters a day already judged.
package struct ReadTerms: Hashable, Codable, Sendable {
    /// What 09:00 Central means in a gas contract (12.4).
    package enum CentralNine: String, CaseIterable, Codable, Sendable {
        /// The gas day runs [09:00, 09:00) Central and its register is stamped 09:00; files leave at the export time.
        case stamp
        /// The service day is the civil day; reads are due at 09:00 Central.
        case deliveryTime
        /// The gas day runs [09:00, 09:00) Central and its reads are due at the 09:00 Central after its end.
        case both
    }

    /// The daily export: minutes after midnight of the utility's own clock. Bounds: 0...1,439.
    package var exportMinute: Int
    /// A register slot is received by any actual this near to its stamp, bounds included. Bounds: 0...720.
    package var registerToleranceMinutes: Int
    /// T3 falls due at 24:00 of this many days after the service day. Bounds: 0...60.
    package var latestDays: Int
    /// The billing window: whole days before and after the bill date. Bounds: 0...30.
    package var billingDaysBefore: Int
    package var billingDaysAfter: Int
    /// Nil: gas is judged by the civil day, like everything else.
    package var gasAtCentralNine: CentralNine?
    /// A gas contract's own export time, minutes after midnight of the utility's clock; nil: that of the others.
    package var gasExportMinute: Int?

    package static let standard = ReadTerms()

    package init(
        exportMinute: Int = 480, registerToleranceMinutes: Int = 30, latestDays: Int = 3, billingDaysBefore: Int = 3,
        billingDaysAfter: Int = 3, gasAtCentralNine: CentralNine? = nil, gasExportMinute: Int? = nil
    ) {
        self.exportMinute = exportMinute
        self.registerToleranceMinutes = registerToleranceMinutes
        self.latestDays = latestDays
        self.billingDaysBefore = billingDaysBefore
        self.billingDaysAfter = billingDaysAfter
        self.gasAtCentralNine = gasAtCentralNine
        self.gasExportMinute = gasExportMinute
    }

    /// Every number within its bounds.
    package var isSound: Bool {
        (0...1_439).contains(exportMinute) && (0...720).contains(registerToleranceMinutes) && (0...60).contains(latestDays)
            && (0...30).contains(billingDaysBefore) && (0...30).contains(billingDaysAfter)
            && gasExportMinute.map { (0...1_439).contains($0) } ?? true
    }

    /// How the days of one commodity are cut and when their reads are due, for a utility in `zone`.
    package func days(of commodity: Commodity, in zone: Zone) -> ServiceDays {
        let central = commodity == .gas ? gasAtCentralNine : nil
        let rule: ServiceDayRule =
            switch central {
            case .stamp, .both: .gasDay
            case .deliveryTime, nil: .civil(zone)
            }
        let export: ServiceDays.ExportTime =
            switch central {
            case .deliveryTime, .both: ServiceDays.ExportTime(zone: .central, minute: 540)
            case .stamp, nil:
                ServiceDays.ExportTime(
                    zone: zone, minute: commodity == .gas ? gasExportMinute ?? exportMinute : exportMinute)
            }
        return ServiceDays(
            rule: rule, zone: zone, export: export, latestDays: latestDays,
            registerTolerance: registerToleranceMinutes * 60)
    }
}
