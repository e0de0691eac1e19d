import Domain
import Metering
import Testing

@testable import BackOffice

/// A record of every kind that is LAKE's alone, each with its canary, by the names routes have for them; all are recorded by one of
/// the provider, whose name is a canary too. The clock stands at 10:00 on 28 September 2026, Pacific.
enum TestRecords {
    static let stands = "2026-09-28T17:00:00Z"
    /// Signs in, and is called, so.
    static let insider = "canary-desk-5d2e"

    /// What a page asks for beside its path.
    static let asked = ["/why/access-review": "?customer=LAKE&system=headend"]

    static func fill(_ office: Office) async throws -> [String: String] {
        let person = try #require(Actor.ID(insider))
        try await office.perform(
            AddActor(id: person, name: insider, roles: TestPeople.provider, utility: nil, approval: "for the test"),
            as: try office.actor("root"))
        let root = try office.actor(insider)
        let lake = try await TestContracts.fill("LAKE", in: office)
        let canary = lake.canary
        let now = office.clock.now
        var ids = ["work": lake.work.text, "agreement": lake.maintenance.text, "customer": "LAKE", "utility": "LAKE"]
        ids["request"] = "SR-000002"
        // The desk answers both utilities, each in its own words, by mail.
        try await office.perform(
            SetMailAddress(address: EmailAddress(named: "support@provider.example"), name: "Support", tagged: true), as: root)
        for (request, words) in [("SR-000001", TestServer.canaries["CEDAR"] ?? ""), ("SR-000002", canary)] {
            let id = try #require(ServiceRequest.ID(request))
            try await office.perform(ReplyToRequest(request: id, text: words), as: root)
            try await office.perform(AssignRequest(request: id, to: person), as: root)
        }
        let september = try #require(Month("2026-09"))
        let run = try await office.perform(RunInvoices(period: .month(september), customer: lake.customer), as: root)
        ids["invoice"] = try #require(run.drafts.first).invoice.text
        ids["order"] = try await office.perform(
            DraftChangeOrder(
                statementOfWork: lake.work, asks: .moreHoursThisYear, reason: canary, hours: Hours(hours: 20)), as: root
        ).changeOrder.text
        ids["engagement"] = try await office.perform(
            PlanEngagement(
                statementOfWork: lake.work, subject: canary, specialist: "Lee Park", place: "Lake",
                from: try TestContracts.day("2026-10-12"), through: try TestContracts.day("2026-10-14")), as: root
        ).engagement.text
        ids["notice"] = try await office.perform(
            GiveNotice(
                statementOfWork: lake.work, receivedOn: try TestContracts.day("2026-09-28"), by: canary, how: "letter"), as: root
        ).notice.text
        ids["contact"] = try await office.perform(
            AddContact(customer: lake.customer, name: canary, role: "Meter shop", phone: "+1 573 555 0142"), as: root
        ).id.text
        try await LakeReads.fill(office)
        (ids["endpoint"], ids["month"], ids["day"]) = ("W1", "2026-09", "2026-09-14")
        (ids["period"], ids["commitment"]) = ("2026Q3", "interval-t1")
        ids["exclusion"] = try await office.perform(
            RequestExclusion(
                utility: lake.customer, scope: ExclusionScope(.endpoints, ["W3"]), code: .premiseOutage, from: now - 86_400,
                to: now, evidence: canary), as: root
        ).exclusion.text
        ids["outage"] = try await office.perform(
            RecordOutage(
                customer: lake.customer, system: .application(Identifier(named: "headend")), kind: .unavailable,
                startedAt: now - 7_200, endedAt: now - 3_600, note: canary), as: root
        ).outage.text
        ids["backup"] = try await office.perform(
            RecordBackup(
                customer: lake.customer, system: .application(Identifier(named: "headend")), schedule: .daily, contents: .both,
                takenAt: now - 3_600, medium: "LTO-0412", change: nil, place: .onSite, keeper: canary), as: root
        ).backup.text
        ids["window"] = try await office.perform(
            ApproveServiceWindow(
                customer: lake.customer, start: now + 30 * 86_400, end: now + 30 * 86_400 + 7_200, announcedAt: now,
                reason: canary),
            as: root
        ).window.text
        var plan = ChangePlan.example
        plan.title = canary
        plan.affects = [
            AffectedSystem(customer: lake.customer, system: .application(Identifier(named: "headend")))
        ]
        plan.implementer = Person.Name(of: person)
        let change = try await office.perform(DraftChange(kind: .normal, plan: plan), as: root).change
        try await office.perform(SubmitChange(change: change), as: root)
        ids["change"] = change.text
        try await review(
            .system(customer: lake.customer, system: .application(Identifier(named: "headend"))), at: now, office, as: root)
        return ids
    }

    /// Who of the provider has access to LAKE's head-end, and why; the utility's own contact has it too.
    private static func review(_ subject: AccessSubject, at now: Instant, _ office: Office, as root: Actor) async throws {
        let today = Zone.pacific.day(of: now)
        try await office.perform(SetAccessReview(subject: subject, months: 3, owner: insider, firstDueOn: today), as: root)
        try await office.perform(
            RecordAccessReview(
                subject: subject, reviewedOn: today, reviewedBy: insider,
                decisions: [
                    .init(person: insider, outcome: .kept, reason: "\(insider) runs it"),
                    .init(person: "contact-lake", outcome: .withdrawn, reason: "left the meter shop"),
                ]), as: root)
    }
}
