import Domain
import Testing

struct EngagementTests {
    private typealias Sample = SampleWork

    private static func engagement(
        _ id: StaticString = "ENG-000001", specialist: String = "Lee Park", from: String = "2027-05-16",
        through: String = "2027-05-18",
        status: Engagement.Status = .tentative
    ) -> Engagement {
        Engagement(
            recorded: Identifier(named: id), customer: Sample.customer, statementOfWork: Sample.id,
            subject: "Operator training", specialist: specialist, place: "Riverbend",
            days: Sample.day(from)...Sample.day(through), status: status)
    }

    @Test(arguments: [
        StatementOfWork.Standing.requested, .scoping, .quoted, .signedByOne, .lapsed, .completed(.earliest),
        .cancelled(.earliest),
    ])
    func `it stays tentative while what it is done under is not binding (3_4)`(standing: StatementOfWork.Standing) {
        var planned = Self.engagement()
        #expect(throws: EngagementRefusal.notBinding(Sample.id, standing.words)) {
            try planned.confirm(under: standing, isEnhancedMaintenance: true, rivals: [])
        }
        #expect(planned.status == .tentative)
    }

    @Test(arguments: [StatementOfWork.Standing.binding, .inEffect])
    func `binding, it may be confirmed, once (3_3)`(standing: StatementOfWork.Standing) throws {
        var planned = Self.engagement()
        try planned.confirm(under: standing, isEnhancedMaintenance: false, rivals: [])
        #expect(planned.status == .confirmed)
        #expect(throws: EngagementRefusal.notTentative(planned.id, .confirmed)) {
            try planned.confirm(under: standing, isEnhancedMaintenance: false, rivals: [])
        }
    }

    @Test(arguments: [
        // Days of one confirmed, and whether 16 to 18 May clash with them.
        ("2027-05-14", "2027-05-15", false), ("2027-05-14", "2027-05-16", true), ("2027-05-17", "2027-05-17", true),
        ("2027-05-18", "2027-05-25", true), ("2027-05-19", "2027-05-25", false),
    ])
    func `a specialist is not confirmed twice for the same day (3_4)`(from: String, through: String, clashes: Bool) throws {
        let other = Self.engagement("ENG-000002", from: from, through: through, status: .confirmed)
        // Enhanced Maintenance does not push out what is confirmed.
        for enhanced in [true, false] {
            var planned = Self.engagement()
            let rivals = [Engagement.Rival(other, isEnhancedMaintenance: false)]
            if clashes {
                #expect(throws: EngagementRefusal.alreadyConfirmed("Lee Park", other.id, other.days)) {
                    try planned.confirm(under: .inEffect, isEnhancedMaintenance: enhanced, rivals: rivals)
                }
            } else {
                try planned.confirm(under: .inEffect, isEnhancedMaintenance: enhanced, rivals: rivals)
            }
        }
    }

    @Test(arguments: [(true, true, true), (true, false, true), (false, false, true), (false, true, false)])
    func `Enhanced Maintenance wins a clash for a tentative specialist (3_4)`(own: Bool, rival: Bool, confirmed: Bool) throws {
        var planned = Self.engagement()
        let other = Self.engagement("ENG-000002")
        let rivals = [Engagement.Rival(other, isEnhancedMaintenance: rival)]
        if confirmed {
            try planned.confirm(under: .binding, isEnhancedMaintenance: own, rivals: rivals)
        } else {
            #expect(throws: EngagementRefusal.enhancedMaintenanceFirst("Lee Park", other.id, other.days)) {
                try planned.confirm(under: .binding, isEnhancedMaintenance: own, rivals: rivals)
            }
        }
    }

    @Test func `behind a change order, it waits for that too (3_4)`() throws {
        var order = try ChangeOrder(
            id: Identifier(named: "CO-000001"), customer: Sample.customer, statementOfWork: Sample.id,
            asks: .moreHoursThisYear(year: Sample.day("2027-01-01"), hours: Hours(hours: 20)), reason: "Second shift",
            currency: .usd)
        var planned = Self.engagement()
        let on = Sample.day("2027-03-01")
        for (party, word) in [(Party.customer, "draft"), (.provider, "signed by one")] {
            #expect(throws: EngagementRefusal.orderNotBinding(order.id, word)) {
                try planned.confirm(under: .inEffect, behind: order, isEnhancedMaintenance: true, rivals: [])
            }
            try order.sign(Signature(party: party, by: "Maria Ortiz", on: on), today: on)
        }
        try planned.confirm(under: .inEffect, behind: order, isEnhancedMaintenance: true, rivals: [])
        #expect(planned.status == .confirmed)
    }

    @Test func `a cancelled engagement and another specialist are in nobody's way`() throws {
        var planned = Self.engagement()
        try planned.confirm(
            under: .binding, isEnhancedMaintenance: false,
            rivals: [
                Engagement.Rival(Self.engagement("ENG-000002", status: .cancelled), isEnhancedMaintenance: true),
                Engagement.Rival(
                    Self.engagement("ENG-000003", specialist: "Ana Silva", status: .confirmed), isEnhancedMaintenance: true),
            ])
        #expect(planned.status == .confirmed)
    }

    @Test func `moved, it is tentative until the new dates are agreed; cancelled, it stays so (3_4)`() throws {
        var planned = Self.engagement(status: .confirmed)
        #expect(throws: EngagementRefusal.sameDates(planned.id)) {
            try planned.reschedule(from: Sample.day("2027-05-16"), through: Sample.day("2027-05-18"))
        }
        try planned.reschedule(from: Sample.day("2027-06-01"), through: Sample.day("2027-06-02"))
        #expect(planned.status == .tentative)
        #expect(planned.days == Sample.day("2027-06-01")...Sample.day("2027-06-02"))
        try planned.cancel()
        #expect(throws: EngagementRefusal.cancelledAlready(planned.id)) { try planned.cancel() }
        #expect(throws: EngagementRefusal.cancelledAlready(planned.id)) {
            try planned.reschedule(from: Sample.day("2027-07-01"), through: Sample.day("2027-07-01"))
        }
    }

    @Test func `costs already incurred fall on the side that moved the dates (3_4)`() {
        #expect(Engagement.bearer(movedBy: .customer) == .customer)
        #expect(Engagement.bearer(movedBy: .provider) == .provider)
    }

    @Test func `it ends after it begins, within a year, and has words`() {
        func plan(_ subject: String = "Training", from: String = "2027-05-16", through: String = "2027-05-18") throws {
            _ = try Engagement(
                id: Identifier(named: "ENG-000001"), customer: Sample.customer, statementOfWork: Sample.id, subject: subject,
                specialist: "Lee Park", place: "Riverbend", from: Sample.day(from), through: Sample.day(through))
        }
        #expect(throws: Never.self) { try plan() }
        #expect(throws: EngagementRefusal.nameOfNoUse) { try plan("") }
        for through in ["2027-05-15", "2028-05-18"] {
            #expect(throws: EngagementRefusal.datesOfNoUse(Sample.day("2027-05-16"), Sample.day(through))) {
                try plan(through: through)
            }
        }
    }
}
