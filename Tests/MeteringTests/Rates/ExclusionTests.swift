import Domain
import Metering
import Testing

struct ExclusionTests {
    private func at(_ text: String) throws -> Instant { try #require(Instant(text)) }

    private func request(
        _ code: ExclusionCode, hours: Int = 24, routedAt: Instant? = nil, utilityRepairs: Bool = true, evidence: String = "T-1"
    ) throws -> Exclusion {
        let start = try at("2026-09-10T00:00:00Z")
        return try Exclusion(
            scope: ExclusionScope(.devices, ["GR-1"]), code: code, period: Period(start, start + hours * 3_600),
            evidence: evidence,
            routedAt: routedAt, utilityRepairs: utilityRepairs)
    }

    @Test(arguments: [
        ExclusionCode.providerHeadEnd, .providerDevice, .providerBackhaul, .providerProcessing, .providerExport,
    ])
    func `the provider's own failures are never excluded`(code: ExclusionCode) {
        #expect(throws: ExclusionRefusal.neverExcludable(code)) { try request(code) }
    }

    @Test func `every other cause of the list may be asked for`() {
        #expect(ExclusionCode.excludable.count == 17)
    }

    @Test(arguments: [(8, false), (9, true)])
    func `a device without power is excused only beyond eight hours`(hours: Int, allowed: Bool) {
        if allowed {
            #expect(throws: Never.self) { try request(.devicePower, hours: hours) }
        } else {
            #expect(throws: ExclusionRefusal.powerLossTooShort(hours * 3_600)) { try request(.devicePower, hours: hours) }
        }
    }

    @Test func `a routing excuses from the routing on, and nothing where the customer bought mitigation`() throws {
        let start = try at("2026-09-10T00:00:00Z")
        #expect(throws: Never.self) { try request(.routedToUtility, routedAt: start) }
        #expect(throws: ExclusionRefusal.beforeRouting(start + 1)) { try request(.routedToUtility, routedAt: start + 1) }
        #expect(throws: ExclusionRefusal.routingUnknown) { try request(.routedToUtility) }
        #expect(throws: ExclusionRefusal.mitigationBought) {
            try request(.routedToUtility, routedAt: start, utilityRepairs: false)
        }
    }

    @Test func `an exclusion is evidenced, dated and names something`() throws {
        #expect(throws: ExclusionRefusal.noEvidence) { try request(.vandalism, evidence: "") }
        #expect(throws: ExclusionRefusal.periodEmpty) { try request(.vandalism, hours: 0) }
        let day = Period(try at("2026-09-10T00:00:00Z"), try at("2026-09-11T00:00:00Z"))
        for scope in [ExclusionScope(.utility, ["X"]), ExclusionScope(.endpoints), ExclusionScope(.commodity, ["steam"])] {
            #expect(throws: ExclusionRefusal.scopeOfNoUse(scope.kind)) {
                try Exclusion(
                    scope: scope, code: .vandalism, period: day, evidence: "T-1", routedAt: nil, utilityRepairs: true)
            }
        }
    }

    @Test func `nobody approves what they asked for, and a decision stands`() {
        #expect(throws: ExclusionRefusal.ownRequest("dana")) {
            try Exclusion.checkDecision(status: .requested, requestedBy: "dana", decidedBy: "dana")
        }
        #expect(throws: ExclusionRefusal.alreadyDecided(.approved)) {
            try Exclusion.checkDecision(status: .approved, requestedBy: "dana", decidedBy: "lee")
        }
        #expect(throws: Never.self) { try Exclusion.checkDecision(status: .requested, requestedBy: "dana", decidedBy: "lee") }
    }
}
