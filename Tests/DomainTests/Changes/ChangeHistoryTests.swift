import Testing

@testable import Domain

/// Random histories of changes: whatever is tried in whatever order, the laws of 9.2 and 9.4 hold after every step.
@Suite struct ChangeHistoryTests {
    private let people: [Person.Name] = ["ann", "ben", "cay", "dan", "eli", "gus"].map { SampleBoard.name($0) }
    private let meetings: [BoardMeeting.ID] = [SampleBoard.first, SampleBoard.second, Identifier(named: "CCB-000003")]

    @Test(arguments: ChangeRequest.Kind.allCases)
    func `no approval survives a pull back, nobody approves their own, one agenda at a time, no close without a backup`(
        kind: ChangeRequest.Kind
    ) throws {
        var words: Set<String> = []
        for _ in 0..<100 {
            var now = SampleChange.at("2026-09-01T09:00:00-07:00")
            let requestedBy = people.randomElement() ?? people[0]
            var plan = SampleChange.plan(
                kind == .unauthorized ? Period(now - 7_200, now - 3_600) : Period(now + 3_600, now + 86_400 * 30))
            plan.template = kind == .standard ? Identifier(named: "certificates") : nil
            var change = try ChangeRequest(
                id: Identifier(named: "CR-000001"), kind: kind, requestedBy: requestedBy, plan: plan)
            for _ in 0..<60 {
                now = now + Int.random(in: 0...7_200)
                let before = change
                let pulled = try step(&change, now: now)
                words.insert(change.status.word)
                if pulled { #expect(change.approval == nil && change.status == .draft) }
                #expect(change.approval?.by.contains(requestedBy) != true)
                if case .submitted(_, let approvals) = change.status { #expect(!approvals.contains(requestedBy)) }
                #expect((change.agenda != nil) == ["on agenda", "deferred"].contains(change.status.word))
                if case .closed(let done, _) = change.status {
                    #expect(done.backup.map { $0.takenAt >= done.actual.end } == true)
                    #expect(!kind.needsReview || done.review != nil)
                }
                if before.status.word == "closed" || before.status.word == "cancelled" { #expect(change == before) }
            }
        }
        #expect(words.isSuperset(of: ["draft", "in review", "closed"]), "only \(words.sorted()) were reached")
    }

    /// Tries one deed; whether it was a pull back that was taken. Refusals leave the change as it was.
    private func step(_ change: inout ChangeRequest, now: Instant) throws -> Bool {
        let before = change
        let rules = try SampleBoard.rules([.chair, .majority, .all].randomElement() ?? .all, emergencyQuorum: .random(in: 1...2))
        let template = ChangeTemplate(
            name: Identifier(named: "certificates"), scope: "Renews.", approvedIn: SampleBoard.first)
        let meeting = meetings.randomElement() ?? SampleBoard.first
        let person = people.randomElement() ?? people[0]
        do {
            switch Bool.random() ? onward(change) : Int.random(in: 0..<16) {
            case 0, 1: try change.submit(at: now, template: template)
            case 2: try change.place(on: change.agenda ?? meeting)
            case 3: try change.defer(from: change.agenda ?? meeting, to: meeting)
            case 4, 5:
                let votes = people.filter { _ in Bool.random() }.map {
                    BoardVote(by: $0, answer: Int.random(in: 0..<4) == 0 ? .reject : .approve)
                }
                let present = Array(people.prefix(4))
                let next = meetings.first { $0 != change.agenda } ?? meeting
                _ = try change.decide(
                    votes.filter { present.contains($0.by) && (Bool.random() || $0.by != change.requestedBy) },
                    present: present, in: change.agenda ?? meeting, rules: rules, next: next, at: now)
            case 6, 7: try change.approveEmergency(by: person, rules: rules, at: now)
            case 8:
                if Int.random(in: 0..<4) == 0 {
                    try change.pullBack()
                    return true
                }
            case 9: if Int.random(in: 0..<8) == 0 { try change.cancel(at: now, reason: "Given up.") }
            case 10: try change.schedule([], override: nil)
            case 11: try change.start(at: now, now: now, clashes: [], override: nil)
            case 12: try change.finish(at: now, now: now)
            case 13: try change.record(.init(reference: "snap", takenAt: now - Int.random(in: 0...3_600)), now: now)
            case 14: try change.record(ChangeRequest.Review(by: person, at: now, finding: "As planned."))
            default: try change.close(at: now)
            }
        } catch {
            #expect(change == before)
            #expect(error.message.count > 20)
        }
        return false
    }

    /// The deed that takes a change one step on, so that histories come to their end.
    private func onward(_ change: ChangeRequest) -> Int {
        switch change.status {
        case .draft: 0
        case .submitted: change.kind == .emergency ? 6 : 2
        case .onAgenda, .deferred: 4
        case .approved: 10
        case .scheduled: 11
        case .implementing: 12
        case .inReview: .random(in: 13...15)
        case .rejected, .closed, .cancelled: 15
        }
    }
}
