import Foundation
import Testing

/// Reads, files of them and exclusions, on one small set of books; figures worked by hand.
@Suite struct FigureCommandTests {
    @Test func `a read rate has its keys and counts slots after exclusions`() throws {
        let books = try SmallBooks()
        let rate = try books.amico(
            "reads", "rate", "--utility", "RIVERBEND", "--month", "2024-09", "--class", "interval", "--commodity", "water",
            "--json"
        ).json()
        for key in ["days", "eligible", "excluded", "final", "t1", "t3"] { #expect(rate.keys.contains(key), "\(key)") }
        #expect(rate["days"].count == 30)
        for key in ["day", "eligible", "ever", "excluded", "t1", "t3"] { #expect(rate["days"][0].keys.contains(key), "\(key)") }
        // Thirty days of twenty-four hours; of the tenth, one has no value and one is an estimate.
        #expect(rate["eligible"] == 720)
        #expect(rate["t1"] == 22)
        #expect(rate["t3"] == 22)
        #expect(rate["final"] == false)
        #expect(rate["days"][9]["day"] == "2024-09-10")
        #expect(rate["days"][9]["eligible"] == 24)
        #expect(rate["days"][9]["t1"] == 22)
        let register = try books.amico(
            "reads", "rate", "--utility", "RIVERBEND", "--month", "2024-09", "--class", "register", "--json"
        ).json()
        #expect(register["eligible"] == 30)
        #expect(register["t1"] == 1)
    }

    @Test func `of a running month a day counts once its deadline has passed`() throws {
        let books = try SmallBooks()
        // Noon of the twelfth: T1 has passed up to the eleventh (08:00 of the twelfth), T3 up to the eighth (24:00 of the eleventh).
        func rate(at instant: String) throws -> JSON {
            try books.amico(
                "reads", "rate", "--utility", "RIVERBEND", "--month", "2024-09", "--class", "interval", "--at", instant, "--json"
            ).json()
        }
        let noon = try rate(at: "2024-09-12T12:00:00-07:00")
        #expect(noon["days"].count == 11)
        #expect(noon["eligible"] == 264)
        #expect(noon["t1"] == 22)
        #expect(noon["t1Through"] == "2024-09-11")
        #expect(noon["t3"] == 0)
        #expect(noon["t3Eligible"] == 192)
        #expect(noon["t3Through"] == "2024-09-08")
        let beforeExport = try rate(at: "2024-09-12T07:59:59-07:00")
        #expect(beforeExport["eligible"] == 240)
        // 24:00 of the thirteenth, the third day after the tenth.
        #expect(try rate(at: "2024-09-14T00:00:00-07:00")["t3"] == 22)
        #expect(try rate(at: "2024-09-01T12:00:00-07:00")["days"] == [])
        let text = try books.amico(
            "reads", "rate", "--utility", "RIVERBEND", "--month", "2024-09", "--at", "2024-09-12T12:00:00-07:00")
        #expect(text.output.contains("T1 over the days to 11 Sep 2024, T3 over the days to 8 Sep 2024"))
        let why = try books.amico(
            "why", "read-rate", "--utility", "RIVERBEND", "--month", "2024-09", "--class", "interval", "--at",
            "2024-09-12T12:00:00-07:00")
        #expect(why.output.contains("22 of 264"))
        let day = try books.amico(
            "why", "read-rate", "--utility", "RIVERBEND", "--day", "2024-09-10", "--class", "interval", "--deadline", "t1",
            "--at",
            "2024-09-12T12:00:00-07:00")
        #expect(day.output.contains("10 Sep 2024") && day.output.contains("22 of 24"))
        let other = try books.amico(
            "why", "read-rate", "--utility", "RIVERBEND", "--month", "2024-08", "--day", "2024-09-10", expecting: 1)
        #expect(other.errors.contains("10 Sep 2024 is no day of Aug 2024"))
        let ahead = try books.amico(
            "why", "read-rate", "--utility", "RIVERBEND", "--day", "2024-09-13", "--at", "2024-09-12T12:00:00-07:00", expecting: 1
        )
        #expect(ahead.errors.contains("13 Sep 2024 has not begun"))
        let neither = try books.amico("why", "read-rate", "--utility", "RIVERBEND", expecting: 64)
        #expect(neither.errors.contains("--month"))
        let both = try books.amico(
            "why", "read-rate", "--utility", "RIVERBEND", "--day", "2024-09-10", "--billing", expecting: 64)
        #expect(both.errors.contains("of a month"))
    }

    @Test func `an exclusion takes two people`() throws {
        let books = try SmallBooks()
        let requested = try books.amico(
            "exclusions", "request", "--utility", "RIVERBEND", "--endpoint", "E-1", "--code", "premise-outage", "--from",
            "2024-09-20T00:00:00-07:00", "--to", "2024-09-21T00:00:00-07:00", "--evidence", "Letter 7", "--json", as: "lee"
        ).json()
        #expect(requested["exclusion"] == "EXC-000001")
        #expect(try eligible(books) == 720)
        let own = try books.amico("exclusions", "approve", "EXC-000001", as: "lee", expecting: 1)
        #expect(!own.errors.isEmpty)
        try books.amico(
            "exclusions", "request", "--utility", "RIVERBEND", "--endpoint", "E-1", "--code", "premise-outage", "--from",
            "2024-09-22T00:00:00-07:00", "--to", "2024-09-23T00:00:00-07:00", "--evidence", "Letter 8")
        let administrator = try books.amico("exclusions", "approve", "EXC-000002", expecting: 1)
        #expect(administrator.errors.contains("another person"))
        try books.amico("exclusions", "approve", "EXC-000001")
        #expect(try eligible(books) == 696)
        let list = try books.amico("exclusions", "list", "--utility", "RIVERBEND", "--json").json()
        #expect(list.items.map { $0["status"] } == ["requested", "approved"])
        try books.amico("exclusions", "reject", "EXC-000002", "--reason", "No letter 8", expecting: 1)
        try books.amico("exclusions", "approve", "EXC-000001", expecting: 1)
        try books.amico("exclusions", "approve", "EXC-000099", expecting: 1)
    }

    private func eligible(_ books: SmallBooks) throws -> JSON {
        try books.amico("reads", "rate", "--utility", "RIVERBEND", "--month", "2024-09", "--class", "interval", "--json").json()[
            "eligible"]
    }

    @Test func `never excludable causes and unnamed reaches are refused`() throws {
        let books = try SmallBooks()
        let span = ["--from", "2024-09-20T00:00:00-07:00", "--to", "2024-09-21T00:00:00-07:00", "--evidence", "x"]
        let own = try CommandLineRun.amico(
            [
                "exclusions", "request", "--utility", "RIVERBEND", "--whole-utility", "--code", "provider-head-end", "--data",
                "books", "--as", "ann",
            ]
                + span, in: books.folder.url)
        #expect(own.status == 1)
        let unnamed = try CommandLineRun.amico(
            ["exclusions", "request", "--utility", "RIVERBEND", "--code", "premise-outage", "--data", "books", "--as", "ann"]
                + span,
            in: books.folder.url)
        #expect(unnamed.status == 64)
    }

    @Test func `a file of reads is taken once, a bad one is explained and keeps the others from nothing`() throws {
        let books = try SmallBooks()
        try books.folder.write("again.dat", SmallBooks.reads)
        try books.folder.write("bad.dat", SmallBooks.reads.replacingOccurrences(of: ",24,2024", with: ",23,2024"))
        let run = try books.amico(
            "reads", "import", "bad.dat", "again.dat", "--utility", "RIVERBEND", "--received-at", "2024-09-12T14:00:00Z",
            expecting: 1)
        #expect(run.errors.hasPrefix("bad.dat:1: "))
        #expect(run.output.contains("again.dat: taken before"))
        let files = try books.amico("reads", "files", "--utility", "RIVERBEND", "--json").json()
        #expect(Set(files.items.map { $0["status"] }.map { "\($0)" }) == [#"text("accepted")"#, #"text("refused")"#])
        try books.amico("reads", "import", "again.dat", "--utility", "NOWHERE", expecting: 1)
        try books.amico("reads", "import", "absent.dat", "--utility", "RIVERBEND", expecting: 1)
    }

    @Test func `reads of a meter the registry learns of later count by the acceptance of their file`() throws {
        let books = try SmallBooks()
        try books.folder.write("early.dat", SmallBooks.reads.replacingOccurrences(of: "M-1", with: "M-2"))
        try books.amico(
            "reads", "import", "early.dat", "--utility", "RIVERBEND", "--received-at", "2024-09-11T14:00:00Z")
        try books.folder.write("more.csv", SmallBooks.registry.replacingOccurrences(of: "-1,", with: "-2,"))
        let run = try books.amico(
            "registry", "import", "more.csv", "--utility", "RIVERBEND", "--at", "2024-09-20T16:00:00Z")
        #expect(run.output.contains("1 file with reads held back read again"))
        let rate = try books.amico(
            "reads", "rate", "--utility", "RIVERBEND", "--month", "2024-09", "--class", "interval", "--json"
        ).json()
        #expect(rate["days"][9]["t1"] == 44)
    }

    @Test func `a drop folder is emptied, with the refused apart`() throws {
        let books = try SmallBooks()
        try books.folder.write("drop/a.dat", SmallBooks.reads.replacingOccurrences(of: "202409100800", with: "202409110800"))
        try books.folder.write("drop/b.dat", "nonsense\n")
        let run = try books.amico("reads", "watch", "drop", "--utility", "RIVERBEND", "--once", expecting: 1)
        #expect(run.output.contains("a.dat"))
        #expect(run.errors.contains("b.dat"))
        #expect(books.folder.exists("drop/done/a.dat"))
        #expect(books.folder.exists("drop/refused/b.dat"))
    }

    @Test func `an endpoint is shown, and a bad registry file named by its lines`() throws {
        let books = try SmallBooks()
        let shown = try books.amico("registry", "show", "E-1", "--json").json()
        #expect(shown[0]["utility"] == "RIVERBEND")
        #expect(shown[0]["entries"].count == 1)
        try books.amico("registry", "show", "E-404", expecting: 1)
        try books.folder.write("bad.csv", SmallBooks.registry.replacingOccurrences(of: "billing-approved", with: "asleep"))
        let bad = try books.amico("registry", "import", "bad.csv", "--utility", "RIVERBEND", expecting: 1)
        #expect(bad.errors.hasPrefix("bad.csv:2: "))
        let absent = try books.amico("registry", "import", "absent.csv", "--utility", "RIVERBEND", expecting: 1)
        #expect(absent.errors.contains("absent.csv"))
    }
}
