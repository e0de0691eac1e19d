import Domain
import Testing

/// What holds of every history (8.3, 8.4).
struct ClockLawTests {
    private static func each(
        _ seed: UInt64, count: Int = 120, changing: Bool = true, _ law: (RandomRequest, inout Seeded) throws -> Void
    ) throws {
        var random = Seeded(seed)
        for _ in 0..<count { try law(RandomRequest(using: &random, changing: changing), &random) }
    }

    @Test func `derived twice the clocks are equal, in whatever order the facts were written down`() throws {
        try Self.each(801) { request, random in
            let clocks = try #require(request.clocks())
            #expect(try #require(request.clocks()) == clocks)
            #expect(try #require(request.clocks(request.shuffled(using: &random))) == clocks)
        }
    }

    @Test(arguments: [(1, 4), (4, 1), (2, 3)])
    func `of two severities or assignments of one instant the last written down holds`(first: Int, last: Int) throws {
        let at = try #require(Instant("2026-09-14T16:00:00Z"))
        let severities = try [first, last].map { try #require(Severity($0)) }
        let deeds: [RequestFact.Deed] =
            [.opened(.phone), .assigned("zoe")] + severities.map { .severitySet($0, claimsCritical: false) } + [.assigned("abe")]
        let history = try #require(RequestHistory(deeds.map { RequestFact($0, at: at) }))
        #expect(history.severity == severities.last && history.assignee == "abe")
    }

    @Test func `a pause never shortens what is left`() throws {
        try Self.each(802, changing: false) { request, random in
            let last = request.facts.last?.at ?? request.now
            let opened = request.facts.first?.at ?? request.now
            let pause = RequestFact(
                .paused(PauseReason.allCases.randomElement(using: &random) ?? .waitingOnCustomer),
                at: opened + Int.random(in: 0...max(0, last - opened), using: &random))
            let before = try #require(request.clocks(at: last))
            let after = try #require(request.clocks(request.facts + [pause], at: last))
            #expect(before.firstResponse == after.firstResponse)
            #expect(before.updates.count == after.updates.count)
            for (a, b) in zip(before.all, after.all) {
                #expect((a.due ?? .distantFuture) <= (b.due ?? .distantFuture), "\(a.kind) \(pause)")
                if case .met = a.outcome, b.due != nil { #expect(a.outcome == b.outcome) }
            }
        }
    }

    @Test func `a change of severity keeps origins and pauses`() throws {
        try Self.each(803) { request, random in
            let severity = try #require(Severity(Int.random(in: 1...4, using: &random)))
            let change = RequestFact(.severitySet(severity, claimsCritical: false), at: request.now)
            let before = try #require(request.history())
            let after = try #require(request.history(request.facts + [change]))
            #expect(before.pauses == after.pauses)
            #expect(before.openedAt == after.openedAt)
            let clocks = try #require(request.clocks(request.facts + [change]))
            #expect(try #require(request.clocks()).all.map(\.origin) == clocks.all.map(\.origin))
            #expect(try #require(request.clocks()).all.map(\.terms) == clocks.all.map(\.terms))
        }
    }

    @Test func `what was met or missed at an instant is so later, but for a resolution that was reopened`() throws {
        try Self.each(804, count: 200) { request, random in
            guard !request.facts.contains(where: { $0.deed == .unmerged }) else { return }
            let early = try #require(request.clocks())
            let later = request.now + Int.random(in: 1...900_000, using: &random)
            let late = try #require(request.clocks(at: later))
            let reopened = request.facts.contains { $0.deed.words == "reopened" && $0.at > request.now }
            // Obligations keep their places; of the updates the later clocks have more.
            let pairs = zip(early.all, [late.firstResponse] + late.updates.prefix(early.updates.count) + [late.resolution])
            #expect(late.updates.count >= early.updates.count)
            for (was, same) in pairs {
                switch was.outcome {
                case .met where was.kind != .resolution || !reopened: #expect(same == was)
                case .missed(let doneAt):
                    #expect(same.due == was.due)
                    guard case .missed(let done) = same.outcome else {
                        Issue.record("missed, and then \(same.outcome)")
                        return
                    }
                    if let doneAt, was.kind != .resolution { #expect(done == doneAt) }
                case .met, .running, .paused, .lateThroughChange, .ended: break
                }
            }
        }
    }

    @Test func `thresholds come in their order, and the last is the due instant`() throws {
        try Self.each(805) { request, _ in
            for clock in try #require(request.clocks()).all {
                let reached = [50, 75, 100].map { clock.threshold(percent: $0) ?? .distantFuture }
                #expect(reached == reached.sorted())
                if case .running = clock.outcome { #expect(clock.threshold(percent: 100) == clock.due) }
            }
        }
    }

    @Test func `each threshold of a clock is passed once, and stays passed`() throws {
        try Self.each(806) { request, random in
            let known = try #require(request.clocks()).crossings(until: request.now)
            let keys = known.map { "\($0.kind) \($0.origin) \($0.percent)" }
            #expect(Set(keys).count == keys.count)
            #expect(known.map(\.at) == known.map(\.at).sorted())
            guard !request.facts.contains(where: { $0.deed == .unmerged }) else { return }
            let later = request.now + Int.random(in: 1...900_000, using: &random)
            let after = try #require(request.clocks(at: later)).crossings(until: later)
            #expect(known.allSatisfy(after.contains), "\(known) \(after)")
        }
    }

    @Test func `a threshold falls within the hours of its clock, or on the change that made it`() throws {
        try Self.each(807) { request, _ in
            // Reopened with no time left, a resolution is due at the reopening, whenever that is.
            guard !request.facts.contains(where: { $0.deed.words == "reopened" }) else { return }
            for crossing in try #require(request.clocks()).crossings(until: request.now) where !crossing.isThroughChange {
                let before = Instant(milliseconds: crossing.at.milliseconds - 1)
                let minute = crossing.promise.calendar.workingTime(from: before - 59, to: crossing.at + 60)
                #expect(minute > 0)
            }
        }
    }
}
