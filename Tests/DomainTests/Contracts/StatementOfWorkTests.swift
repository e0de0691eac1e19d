import Domain
import Testing

struct StatementOfWorkTests {
    private typealias Sample = SampleWork

    @Test func `it is requested, scoped, quoted, signed by one, binding, then in effect (3_3)`() throws {
        let november = Sample.day("2026-11-20")
        var work = try Sample.requested()
        #expect(work.standing(on: november) == .requested)
        try work.scope(completeAt: nil)
        #expect(work.standing(on: november) == .scoping)
        try work.scope(completeAt: Sample.scoped)
        #expect(work.standing(on: november) == .scoping)
        work = try Sample.quoted()
        #expect(work.standing(on: november) == .quoted)
        try work.sign(Sample.signature(.customer, on: "2026-11-10"), today: november)
        #expect(work.standing(on: november) == .signedByOne)
        #expect(!work.isBinding)
        try work.sign(Sample.signature(.provider, on: "2026-11-12"), today: november)
        #expect(work.isBinding)
        #expect(work.standing(on: november) == .binding)
        #expect(work.standing(on: Sample.day("2026-12-31")) == .binding)
        #expect(work.standing(on: Sample.day("2027-01-01")) == .inEffect)
    }

    @Test(arguments: [
        ("2027-01-01", "2026-11-12", "2027-01-01"), ("2026-11-12", "2026-11-12", "2026-11-12"),
        ("2026-11-01", "2026-11-12", "2026-11-12"),
    ])
    func `it is in effect from the later of the last signature and the stated start (3_3)`(
        start: String, last: String, effective: String
    ) throws {
        let work = try Sample.bound(.enhancedMaintenance(Sample.maintenance(startsOn: start)))
        let binding = try #require(work.binding)
        #expect(binding.boundOn == Sample.day(last))
        #expect(binding.effectiveFrom == Sample.day(effective))
        // Whoever is entered first, the later signature counts.
        var turned = try Sample.quoted(.enhancedMaintenance(Sample.maintenance(startsOn: start)))
        try turned.sign(Sample.signature(.provider, on: "2026-11-12"), today: Sample.day("2026-11-12"))
        try turned.sign(Sample.signature(.customer, on: "2026-11-10"), today: Sample.day("2026-11-12"))
        #expect(turned.binding?.effectiveFrom == binding.effectiveFrom)
    }

    @Test func `a quote lapses at the end of its last day unless all have signed (3_3)`() throws {
        let last = Sample.day("2026-11-30")
        var quoted = try Sample.quoted()
        #expect(quoted.standing(on: last) == .quoted)
        #expect(quoted.standing(on: last + 1) == .lapsed)
        #expect(throws: WorkRefusal.quoteLapsed(Sample.id, last)) {
            try quoted.sign(Sample.signature(.customer, on: "2026-12-01"), today: last + 1)
        }
        try quoted.sign(Sample.signature(.customer, on: "2026-11-30"), today: last)
        #expect(quoted.standing(on: last) == .signedByOne)
        #expect(quoted.standing(on: last + 1) == .lapsed)
        #expect(throws: WorkRefusal.quoteLapsed(Sample.id, last)) {
            try quoted.sign(Sample.signature(.provider, on: "2026-12-01"), today: last + 1)
        }
        #expect(!quoted.isBinding)
        var signed = try Sample.quoted()
        for party in [Party.customer, .provider] {
            try signed.sign(Sample.signature(party, on: "2026-11-30"), today: last)
        }
        #expect(signed.standing(on: last + 1) == .binding)
    }

    @Test func `a signature made in time may be entered late, one still to come not`() throws {
        var work = try Sample.quoted()
        try work.sign(Sample.signature(.customer, on: "2026-11-30"), today: Sample.day("2026-12-03"))
        #expect(work.standing(on: Sample.day("2026-12-03")) == .lapsed)
        try work.sign(Sample.signature(.provider, on: "2026-11-28"), today: Sample.day("2026-12-03"))
        #expect(work.binding?.boundOn == Sample.day("2026-11-30"))
        var other = try Sample.quoted()
        #expect(throws: SigningRefusal.inTheFuture(Sample.day("2026-11-11"))) {
            try other.sign(Sample.signature(.customer, on: "2026-11-11"), today: Sample.day("2026-11-10"))
        }
        #expect(throws: SigningRefusal.signatoryMissing) {
            try other.sign(
                Signature(party: .customer, by: "", on: Sample.day("2026-11-10")), today: Sample.day("2026-11-10"))
        }
    }

    @Test func `a lapsed quote is made anew and signed anew by both; its turnaround stays that of the first`() throws {
        var work = try Sample.quoted()
        try work.sign(Sample.signature(.customer, on: "2026-11-10"), today: Sample.day("2026-11-10"))
        let terms = StatementOfWork.Terms.enhancedMaintenance(Sample.maintenance(hours: 200))
        let later = Sample.day("2026-12-05")
        #expect(throws: WorkRefusal.signedAlready(Sample.id)) {
            try work.offer(terms, validUntil: later, at: Sample.quoted, today: Sample.day("2026-11-30"), currency: .usd)
        }
        try work.offer(
            terms, validUntil: Sample.day("2026-12-31"), at: Sample.quoted + 86_400 * 30, today: later, currency: .usd)
        #expect(work.standing(on: later) == .quoted)
        #expect(work.quote?.quotedAt == Sample.quoted)
        // The signature under the old terms is none under the new.
        #expect(throws: WorkRefusal.self) { try work.sign(Sample.signature(.provider, on: "2026-11-30"), today: later) }
        try work.sign(Sample.signature(.provider, on: "2026-12-05"), today: later)
        #expect(!work.isBinding)
        try work.sign(Sample.signature(.customer, on: "2026-12-06"), today: later + 1)
        #expect(work.terms == terms)
    }

    @Test func `nobody signs twice, and nothing is signed that is not quoted`() throws {
        let today = Sample.day("2026-11-12")
        var work = try Sample.requested()
        #expect(throws: WorkRefusal.notQuoted(Sample.id)) {
            try work.sign(Sample.signature(.customer, on: "2026-11-10"), today: today)
        }
        work = try Sample.quoted()
        try work.sign(Sample.signature(.customer, on: "2026-11-10"), today: today)
        #expect(throws: SigningRefusal.signedAlready(by: .customer)) {
            try work.sign(Sample.signature(.customer, on: "2026-11-11"), today: today)
        }
        work = try Sample.bound()
        #expect(throws: WorkRefusal.signedAlready(Sample.id)) {
            try work.sign(Sample.signature(.customer, on: "2026-11-10"), today: today)
        }
    }

    @Test func `a quote needs complete scoping information, terms of its kind, and days still to come`() throws {
        let (today, terms) = (Sample.day("2026-11-05"), StatementOfWork.Terms.enhancedMaintenance(Sample.maintenance()))
        var work = try Sample.requested()
        func offer(_ terms: StatementOfWork.Terms, until: Day) throws {
            try work.offer(terms, validUntil: until, at: Sample.quoted, today: today, currency: .usd)
        }
        #expect(throws: WorkRefusal.notScoped(Sample.id)) { try offer(terms, until: today) }
        try work.scope(completeAt: nil)
        #expect(throws: WorkRefusal.notScoped(Sample.id)) { try offer(terms, until: today) }
        try work.scope(completeAt: Sample.scoped)
        #expect(throws: WorkRefusal.scopedAlready(Sample.id)) { try work.scope(completeAt: Sample.scoped) }
        #expect(throws: WorkRefusal.otherKind(Sample.id, .enhancedMaintenance)) {
            try offer(.advancedServices(Sample.project()), until: today)
        }
        #expect(throws: WorkRefusal.validityPassed(today - 1)) { try offer(terms, until: today - 1) }
        try offer(terms, until: today)
    }

    @Test func `work is completed once it is in effect, and ends once`() throws {
        var work = try Sample.bound(.advancedServices(Sample.project()))
        #expect(throws: WorkRefusal.notInEffect(Sample.id, Sample.day("2027-01-01"))) {
            try work.complete(on: Sample.day("2026-12-31"))
        }
        try work.complete(on: Sample.day("2027-05-29"))
        #expect(work.standing(on: Sample.day("2027-06-01")) == .completed(Sample.day("2027-05-29")))
        #expect(throws: WorkRefusal.ended(Sample.id)) { try work.complete(on: Sample.day("2027-06-01")) }
        #expect(throws: WorkRefusal.ended(Sample.id)) { try work.cancel(on: Sample.day("2027-06-01")) }
        var quoted = try Sample.quoted()
        #expect(throws: WorkRefusal.notBinding(Sample.id)) { try quoted.complete(on: Sample.day("2027-06-01")) }
    }

    @Test func `a title has one to two hundred characters`() {
        for title in ["", String(repeating: "a", count: 201)] {
            #expect(throws: WorkRefusal.nameOfNoUse) {
                try StatementOfWork(requested: Sample.id, customer: Sample.customer, kind: .advancedServices, title: title)
            }
        }
    }
}
