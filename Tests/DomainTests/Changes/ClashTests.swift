import Testing

@testable import Domain

@Suite struct ClashTests {
    private let window = ServiceWindow(
        recorded: Identifier(named: "WIN-000001"), customer: Identifier(named: "RIVERBEND"), systems: [],
        planned: SampleChange.night, approvedAt: .distantPast, announcedAt: .distantPast, reason: "Release.", completion: nil,
        isCancelled: false)

    private func clashes(
        _ change: ChangeRequest, _ others: [ChangeRequest] = [], windows: [ServiceWindow]? = nil, freezes: [Freeze] = []
    ) -> [Clash.Kind] {
        Clash.all(of: change, others: others, windows: windows ?? [window], freezes: freezes).map(\.kind)
    }

    @Test func `a change alone in its window clashes with nothing, itself included`() throws {
        let change = try SampleChange.submitted()
        #expect(clashes(change, [change]) == [])
    }

    @Test func `two changes of one system at one time clash, and so do two of one implementer`() throws {
        let change = try SampleChange.submitted()
        let same = try SampleChange.submitted(.normal, "CR-000002", plan: SampleChange.plan(by: "fay"))
        let person = try SampleChange.submitted(.normal, "CR-000003", plan: SampleChange.plan(affects: [SampleChange.database]))
        #expect(
            clashes(change, [person, same]) == [
                .sameSystem(same.id, SampleChange.headend), .sameImplementer(person.id, SampleBoard.name("eli")),
            ])
    }

    @Test func `a change that follows on the second another ends does not clash with it`() throws {
        let change = try SampleChange.submitted()
        let after = Period(SampleChange.night.end, SampleChange.night.end + 3_600)
        let next = try SampleChange.submitted(.normal, "CR-000002", plan: SampleChange.plan(after))
        #expect(clashes(change, [next]) == [])
    }

    @Test func `a draft and a cancelled change hold no time`() throws {
        let change = try SampleChange.submitted()
        let draft = try SampleChange.make(.normal, "CR-000002")
        var gone = try SampleChange.submitted(.normal, "CR-000003")
        try gone.cancel(at: SampleChange.at("2026-09-02T00:00:00Z"), reason: "Not needed.")
        #expect(clashes(change, [draft, gone]) == [])
    }

    @Test func `a minute past its window is outside it, and so is a window called off or of another system`() throws {
        let late = SampleChange.plan(Period(SampleChange.night.start, SampleChange.night.end + 60))
        let outside = [Clash.Kind.outsideWindow(SampleChange.headend)]
        #expect(try clashes(SampleChange.submitted(plan: late)) == outside)
        let change = try SampleChange.submitted()
        var called = window
        try called.cancel(now: SampleChange.at("2026-09-01T00:00:00Z"))
        #expect(clashes(change, windows: [called]) == outside)
        let other = ServiceWindow(
            recorded: window.id, customer: window.customer, systems: [SampleChange.database.system], planned: window.planned,
            approvedAt: .distantPast, announcedAt: .distantPast, reason: "x", completion: nil, isCancelled: false)
        #expect(clashes(change, windows: [other]) == outside)
    }

    @Test(arguments: [
        ("RIVERBEND", true), ("LAKESIDE", false), (nil, true),
    ])
    func `a freeze is of one customer or of all`(customer: String?, isInside: Bool) throws {
        let freeze = try Freeze(
            id: Identifier(named: "FRZ-000001"), customer: customer.flatMap { CustomerCode($0) }, systems: [],
            period: SampleChange.period("2026-09-12T00:00:00-07:00", "2026-09-12T22:00:01-07:00"), effect: .block,
            reason: "Billing.")
        let change = try SampleChange.submitted()
        #expect(clashes(change, freezes: [freeze]) == (isInside ? [.insideFreeze(freeze.id, .block)] : []))
    }
}
