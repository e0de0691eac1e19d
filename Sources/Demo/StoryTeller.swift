import BackOffice
import Domain
import Foundation
import Metering

/// Performs the facts of the story, one after the other, and remembers what the books called them.
final class StoryTeller {
    private let office: Office
    private let clock: HeldClock
    private let folder: String
    private let writers: [String: FileWriter]
    private let worlds: [DemoWorld]
    private var actors: [Person: Actor] = [:]
    private var readers: ReadImport
    private let contracts: ContractDesk
    private var schedules: [String: DeliverySchedule.ID] = [:]
    private var exclusions: [String: Exclusion.ID] = [:]
    private var windows: [String: ServiceWindow.ID] = [:]
    private var receiverOutages: [String: ReceiverOutage.ID] = [:]
    private(set) var imported = 0
    private(set) var refused = 0

    init(office: Office, clock: HeldClock, folder: String, worlds: [DemoWorld]) async throws {
        self.office = office
        self.clock = clock
        self.folder = folder
        self.worlds = worlds
        writers = Dictionary(worlds.map { ($0.utility.code, FileWriter($0)) }, uniquingKeysWith: { a, _ in a })
        let demo = try office.actor(Person.demo.rawValue)
        for person in Person.allCases {
            if person != .demo {
                let approval = "Access form of 5 June 2026, signed by the head of operations"
                try await office.perform(
                    AddActor(id: person.id, name: person.name, roles: person.roles, approval: approval), as: demo)
            }
            actors[person] = try office.actor(person.rawValue)
        }
        readers = ReadImport(office: office, actor: actors[.jobs] ?? demo)
        contracts = ContractDesk(office: office, folder: folder, actor: demo)
    }

    func tell(_ fact: StoryFact) async throws {
        try await watchClocks(until: fact.at)
        clock.set(fact.at)
        guard let actor = actors[fact.by] else { return }
        switch fact.deed {
        case .action(let action): try await perform(action, as: actor)
        case .agreement(let draft, let customer, let provider, let day):
            let id = try await office.perform(draft, as: actor).agreement
            for (party, name) in [(Party.customer, customer), (.provider, provider)] {
                try await office.perform(SignAgreement(agreement: id, party: party, by: name, on: day), as: actor)
            }
        case .schedule(let key, let schedule): schedules[key] = try await office.perform(schedule, as: actor).schedule
        case .delivery(let key, let make):
            if let schedule = schedules[key] { try await office.perform(make(schedule), as: actor) }
        case .registry(let utility, let name, let rows): try await register(utility, name, rows, actor)
        case .reads(let utility, let file): try await receive(utility, file)
        case .exclusion(let key, let request): exclusions[key] = try await office.perform(request, as: actor).exclusion
        case .decision(let key, let rejection): try await decide(key, rejection, actor)
        case .window(let key, let approval): windows[key] = try await office.perform(approval, as: actor).window
        case .windowEnded(let key, let ended):
            if let window = windows[key] {
                try await office.perform(RecordWindowCompletion(window: window, endedAt: ended), as: actor)
            }
        case .receiverOutage(let key, let request): receiverOutages[key] = try await office.perform(request, as: actor).outage
        case .receiverDecision(let key):
            if let outage = receiverOutages[key] {
                try await office.perform(DecideReceiverOutage(outage: outage, approve: true), as: actor)
            }
        case .contract(let deed): try await contracts.tell(deed, as: actor)
        case .jobs: try await JobRunner(office: office, actor: actor).run(until: fact.at)
        }
    }

    /// The scheduler looks at the desk's clocks at every full minute.
    private func watchClocks(until end: Instant) async throws {
        guard let jobs = actors[.jobs] else { return }
        while let alert = try office.read(as: jobs, { try $0.nextAlertAt() }), alert.nextMinute <= end {
            clock.set(max(alert.nextMinute, clock.clock.now))
            try await perform(EscalateRequests(), as: jobs)
        }
    }

    /// The last morning's files, into DATA/drop/CODE; answers how many.
    func leaveWaiting() throws -> Int {
        var count = 0
        for world in worlds {
            for file in world.files() where file.isWaiting {
                let name = (file.name as NSString).lastPathComponent
                if try write(world.utility, file, to: "\(folder)/drop/\(world.utility.code)/\(name)") != nil { count += 1 }
            }
        }
        return count
    }

    private func perform(_ action: some Action, as actor: Actor) async throws { _ = try await office.perform(action, as: actor) }

    private func decide(_ key: String, _ rejection: String?, _ actor: Actor) async throws {
        guard let exclusion = exclusions[key] else { return }
        if let rejection {
            try await office.perform(RejectExclusion(exclusion: exclusion, reason: rejection), as: actor)
        } else {
            try await office.perform(ApproveExclusion(exclusion: exclusion), as: actor)
        }
    }

    private func register(_ utility: DemoUtility, _ name: String, _ rows: [Installation], _ actor: Actor) async throws {
        let day = utility.zone.day(of: office.clock.now)
        let path = "\(folder)/demo-files/\(utility.code)/\(day)/\(utility.prefix)-\(name).csv"
        try put(RegistryText.bytes(rows, zone: utility.zone), at: path)
        try await office.perform(ImportRegistry(utility: utility.customer, sha256: office.files.put(path)), as: actor)
        try await readers.releaseQuarantine(of: utility.customer)
    }

    private func receive(_ utility: DemoUtility, _ file: PlannedFile) async throws {
        guard let path = try write(utility, file, to: "\(folder)/demo-files/\(utility.code)/\(file.name)") else { return }
        do {
            _ = try await readers.run(path, utility: utility.customer)
            imported += 1
        } catch let bad as BadReadFile {
            guard file.isCutShort else { throw bad }
            refused += 1
        }
    }

    /// Nil where there is nothing to tell: a head-end with no read of the day sends no file.
    private func write(_ utility: DemoUtility, _ file: PlannedFile, to path: String) throws -> String? {
        guard let bytes = writers[utility.code]?.bytes(of: file), !bytes.isEmpty else { return nil }
        try put(bytes, at: path)
        return path
    }

    private func put(_ bytes: [UInt8], at path: String) throws {
        let url = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}

extension Instant {
    /// The full minute at or after it.
    fileprivate var nextMinute: Instant {
        let (minutes, rest) = milliseconds.quotientAndRemainder(dividingBy: 60_000)
        return Instant(milliseconds: (rest > 0 ? minutes &+ 1 : minutes) &* 60_000)
    }
}
