import Domain
import Foundation
import Testing
import Wire

@testable import BackOffice

@Suite struct CheckRunTests {
    /// A monitor with bounds, looked at by a probe.
    private func check(
        _ probe: Probe, high: Int? = nil, low: Int? = nil, in books: WireBooks
    ) async throws -> (check: MonitorCheck.ID, monitor: Monitor.ID) {
        let band = Band(low: low.map { Quantity($0) }, high: high.map { Quantity($0) })
        let monitor = try await books.perform(
            SetMonitor(
                customer: WireBooks.customer, system: .infrastructure, name: try #require(Monitor.Name("m\(UUID().uuidString)")),
                thresholds: Thresholds(critical: band))
        ).monitor
        return (try await books.perform(AddCheck(monitor: monitor, probe: probe, every: 300)).check, monitor)
    }

    private func run(
        _ books: WireBooks, until: Instant? = nil, prober: Prober = Prober(patience: 20)
    ) async throws -> [CheckRun.Report] {
        try await CheckRun(office: books.office, actor: books.office.actor("root"), prober: prober)
            .run(until: until ?? books.office.clock.now)
    }

    @Test func `a disk is read as df reads it, once in its time`() async throws {
        let books = try await WireBooks.make()
        let (id, monitor) = try await check(.disk(path: "/"), high: 100, in: books)
        let value = try #require(try await run(books).first?.value)
        let df = Process()
        let pipe = Pipe()
        df.executableURL = URL(filePath: "/bin/df")
        df.arguments = ["--output=pcent", "/"]
        df.standardOutput = pipe
        try df.run()
        df.waitUntilExit()
        let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let percent = try #require(Int(text.filter(\.isNumber)))
        // df rounds up to whole percent, and the disk may fill a little between the two.
        #expect((percent * 1_000 - 2_000...percent * 1_000 + 2_000).contains(value.thousandths))
        #expect(try await run(books) == [])
        #expect(try books.read { try $0.lastReading(of: monitor)?.value } == value)
        #expect(try await run(books, until: books.office.clock.now + 301).map(\.check) == [id])
    }

    @Test func `a folder that is not there gives no reading, and says why`() async throws {
        let books = try await WireBooks.make()
        let (id, monitor) = try await check(.disk(path: "/no/such/folder"), high: 90, in: books)
        #expect(try await run(books).map(\.problem) == ["/no/such/folder: No such file or directory"])
        #expect(try books.read { try $0.lastReading(of: monitor) } == nil)
        #expect(try books.read { try $0.check(id).lastProblem } != nil)
    }

    @Test func `that a check gives no reading any more is told once, until it gives one again`() async throws {
        let books = try await WireBooks.make()
        let oncall = EmailAddress(named: "oncall@provider.example")
        try await books.perform(AddAlarmRecipient(to: oncall, severity: .critical))
        let (id, _) = try await check(.disk(path: "/no/such/folder"), high: 90, in: books)
        _ = try await run(books)
        #expect(try await run(books, until: books.office.clock.now + 301).count == 1)
        let mails = try books.read { try $0.mails() }
        #expect(mails.map(\.recipient) == [oncall])
        #expect(mails.first?.words.text == "/no/such/folder: No such file or directory")
        try await books.perform(RecordCheck(check: id, value: Quantity(5)))
        try await books.perform(RecordCheck(check: id, problem: "gone again"))
        #expect(try books.read { try $0.mails() }.map(\.words.text) == [mails.first?.words.text, "gone again"])
    }

    @Test func `a systemctl that hangs, or a disk that does not answer, gives no reading and holds nothing up`() async throws {
        let fake = try FakeSendmail()
        try fake.answer("sleep 60")
        let finding = await Prober(systemctl: fake.sendmail.path, patience: 1).measure(.unit(name: "x.service"))
        #expect(finding == .problem("\(fake.sendmail.path) took longer than 1 s."))
        let gate = DispatchSemaphore(value: 0)
        #expect(await Patience.wait(1, blocking: { gate.wait() }) == nil)
        gate.signal()
        #expect(await Patience.wait(60, blocking: { 7 }) == 7)
    }

    @Test func `a page of a name with several addresses is asked where it is served`() async throws {
        let listener = try HTTPListener()
        // Where this machine has no version 6 for its own name, there is but one address to ask.
        let finding = await Prober(patience: 30).measure(
            .page(url: "http://localhost:\(listener.port)/", status: 204, text: nil))
        #expect(finding == .value(Quantity(1)))
    }

    @Test func `a port that takes a connection reads 1, one that does not 0, which opens an alarm`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        _ = try await check(.connect(host: "127.0.0.1", port: listener.port), low: 1, in: books)
        _ = try await check(.connect(host: "127.0.0.1", port: 1), low: 1, in: books)
        let reports = try await run(books)
        #expect(reports.map(\.value) == [Quantity(1), Quantity(0)])
        #expect(reports.map { $0.alarm == nil } == [true, false])
    }

    @Test func `a page is judged by its status and its text, and timed`() async throws {
        let books = try await WireBooks.make()
        let listener = try HTTPListener()
        listener.answer("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nAll up.")
        let url = "http://127.0.0.1:\(listener.port)/health"
        for probe in [
            Probe.page(url: url, status: 200, text: "All up"), .page(url: url, status: 200, text: "Else"),
            .page(url: url, status: 204, text: nil), .page(url: "http://127.0.0.1:1/", status: 200, text: nil),
            .pageTime(url: url, status: 200, text: nil), .pageTime(url: url, status: 404, text: nil),
        ] {
            _ = try await check(probe, high: 60_000, in: books)
        }
        let reports = try await run(books)
        #expect(reports.prefix(4).map(\.value) == [Quantity(1), Quantity(0), Quantity(0), Quantity(0)])
        let took = try #require(reports.dropFirst(4).first?.value)
        #expect((Quantity(0)...Quantity(3_000)).contains(took))
        #expect(reports.last?.problem == "It answered 200, not 404.")
    }

    @Test(arguments: [("exit 0", 1), ("exit 3", 0), ("exit 4", 0)])
    func `a service is what systemd calls it`(script: String, value: Int) async throws {
        let books = try await WireBooks.make()
        let fake = try FakeSendmail()
        try fake.answer(script)
        _ = try await check(.unit(name: "postgresql.service"), low: 1, in: books)
        let reports = try await run(books, prober: Prober(systemctl: fake.sendmail.path, patience: 60))
        #expect(reports.map(\.value) == [Quantity(value)])
        #expect(try fake.arguments == [["is-active", "--quiet", "--", "postgresql.service"]])
        let none = await Prober(systemctl: "/no/such/systemctl").measure(.unit(name: "x"))
        #expect(none.problem != nil)
    }

    @Test func `a retired monitor is measured no more, and what looks at nothing is refused`() async throws {
        let books = try await WireBooks.make()
        let (id, monitor) = try await check(.disk(path: "/"), high: 100, in: books)
        try await books.perform(RetireMonitor(monitor: monitor, reason: "Gone."))
        #expect(try await run(books) == [])
        await #expect(throws: CheckRefusal.endedAlready(id)) { try await books.perform(RemoveCheck(check: id)) }
        let (_, other) = try await check(.disk(path: "/"), high: 100, in: books)
        for probe in [
            Probe.disk(path: "var"), .unit(name: "-x"), .unit(name: "a b"), .connect(host: "a b", port: 1),
            .connect(host: "a", port: 0), .page(url: "file:///etc/passwd", status: 200, text: nil),
            .page(url: "http://x/", status: 99, text: nil),
        ] {
            await #expect(throws: CheckRefusal.self) {
                try await books.perform(AddCheck(monitor: other, probe: probe, every: 60))
            }
        }
        await #expect(throws: CheckRefusal.everyOutOfBounds) {
            try await books.perform(AddCheck(monitor: other, probe: .disk(path: "/"), every: 29))
        }
    }
}
