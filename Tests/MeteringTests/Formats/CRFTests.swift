import Domain
import Metering
import Testing

@Suite struct CRFTests {
    private func file(
        _ channels: String, type: String = "Utc", transition: String = "NIST_Compliant", zone: String = "America/Los_Angeles",
        table: String = ""
    ) -> String {
        """
        <?xml version="1.0" encoding="utf-8"?>
        <MeterReadingDocument><Header><IEE_System Id="X"/><Creation_Datetime Datetime="2026-09-03T08:00:00"/><Timezone Id="\(zone)"/></Header>
        <ImportExportParameters CreateResubmitFile="false"><DataFormat ReadingTimestampType="\(type)" DSTTransitionType="\(transition)"/></ImportExportParameters>
        <Channels>\(channels)</Channels>\(table)</MeterReadingDocument>
        """
    }

    private func set(
        _ start: String, _ end: String, _ values: [String], declared: Int? = nil, length: Int = 60,
        id: String = "ServicePointChannelID=\"SP1:1\""
    ) -> String {
        """
        <Channel IsRegister="false" MarketType="Electric" IntervalLength="\(length)"><ChannelID \(id)/><ContiguousIntervalSets>
        <ContiguousIntervalSet NumberOfReadings="\(declared ?? values.count)"><TimePeriod StartTime="\(start)" EndTime="\(end)"/>
        <Readings>\(values.map { $0.hasPrefix("<") ? $0 : "<Reading Value=\"\($0)\"/>" }.joined())</Readings>
        </ContiguousIntervalSet></ContiguousIntervalSets></Channel>
        """
    }

    private func register(_ readings: String...) -> String {
        "<Channel IsRegister=\"true\" MarketType=\"Water\" IntervalLength=\"-1\"><ChannelID EndPointUOMID=\"EP:9:GAL\"/><Readings>\(readings.joined())</Readings></Channel>"
    }

    @Test func `stamps follow from the start of the set and the length`() throws {
        let text = file(set("2026-09-02T00:00:00Z", "2026-09-02T03:00:00Z", ["1.25", "2", "3.5"]))
        #expect(
            try ReadText.readings(text) == [
                "1 2026-09-02T01:00:00Z 1.25 actual", "1 2026-09-02T02:00:00Z 2 actual", "1 2026-09-02T03:00:00Z 3.5 actual",
            ])
        let stream = try #require(try ReadText.inspect(text).streams.first)
        #expect(stream.id == "SP1")
        #expect(stream.intervalMinutes == 60)
        #expect(stream.sum.description == "6.75")
    }

    @Test(arguments: [
        (2, "2026-09-02T03:00:00Z", "expected the 2 readings declared, found 3"),
        (3, "2026-09-02T04:00:00Z", "expected a span of 3 times 60 minutes, found a span of 240 minutes"),
        (3, "2026-09-01T21:00:00Z", "expected a span of 3 times 60 minutes, found a span of -180 minutes"),
    ])
    func `number, readings and span agree or the file is refused`(declared: Int, end: String, problem: String) {
        let problems = ReadText.problems(file(set("2026-09-02T00:00:00Z", end, ["1", "2", "3"], declared: declared)))
        #expect(problems == ["5: \(problem)"])
    }

    @Test(arguments: ["-5", "x", "", "99999999999999999999"])
    func `a declared number that is none is refused`(declared: String) {
        let text = file(set("2026-09-02T00:00:00Z", "2026-09-02T03:00:00Z", ["1", "2", "3"]))
            .replacing("NumberOfReadings=\"3\"", with: "NumberOfReadings=\"\(declared)\"")
        #expect(ReadText.problems(text).count == 1)
    }

    @Test func `the channel says whose it is in exactly one way`() throws {
        let subjects: [(String, StreamSubject)] = [
            ("ServicePointChannelID=\"A:B:1\"", .servicePoint), ("IntervalChannelID=\"A:B:1\"", .meter),
            ("EndPointUOMID=\"A:B:kWh\"", .endpoint),
        ]
        for (id, subject) in subjects {
            let text = file(set("2026-09-02T00:00:00Z", "2026-09-02T01:00:00Z", ["1"], id: id))
            try ReadFile.parse(bytes: Array(text.utf8)) { run in
                #expect(run.signature.subject == subject)
                #expect(run.stream.id == "A:B")
            }
        }
        for id in [
            "", "ServicePointChannelID=\"A:1\" IntervalChannelID=\"A:1\"", "ServicePointChannelID=\"A\"",
            "ServicePointChannelID=\":1\"", "ServicePointChannelID=\"A:\"",
        ] {
            #expect(!ReadText.problems(file(set("2026-09-02T00:00:00Z", "2026-09-02T01:00:00Z", ["1"], id: id))).isEmpty, "\(id)")
        }
    }

    @Test func `registers carry their own times`() throws {
        let text = file(
            register(
                "<Reading Value=\"941.787\" ReadingTime=\"2026-09-02T05:00:00Z\"/>",
                "<Reading Value=\"950\" ReadingTime=\"2026-09-03T00:00:00-05:00\"/>"))
        #expect(
            try ReadText.readings(text) == ["GAL 2026-09-02T05:00:00Z 941.787 actual", "GAL 2026-09-03T05:00:00Z 950 actual"])
        try ReadFile.parse(bytes: Array(text.utf8)) { run in
            #expect(run.signature.kind == .register)
            #expect(run.signature.unit == ReadUnit(.gallons))
            #expect(run.stream.id == "EP:9")
        }
        #expect(ReadText.problems(file(register("<Reading Value=\"1\"/>"))).count == 1)
        #expect(ReadText.problems(file(register("<Reading Value=\"1\" ReadingTime=\"yesterday\"/>"))).count == 1)
    }

    @Test func `status stands inline or in a table before or behind the readings`() throws {
        let inline = "<Reading Value=\"1\"><ReadingStatus><UnencodedStatus SourceValidation=\"EST\"/></ReadingStatus></Reading>"
        let valid = "<Reading Value=\"2\"><ReadingStatus><UnencodedStatus SourceValidation=\"NV\"/></ReadingStatus></Reading>"
        let reference = "<Reading Value=\"4\" StatusRef=\"58\"/>"
        let missing = "<Reading StatusRef=\"59\"/>"
        let table = """
            <ReadingStatusRefTable><ReadingStatusRef Ref="58"><UnencodedStatus SourceValidation="EST"><StatusCodes/></UnencodedStatus></ReadingStatusRef>
            <ReadingStatusRef Ref="59"><UnencodedStatus SourceValidation="V"/></ReadingStatusRef></ReadingStatusRefTable>
            """
        let text = file(set("2026-09-02T00:00:00Z", "2026-09-02T04:00:00Z", [inline, valid, reference, missing]), table: table)
        #expect(
            try ReadText.readings(text).map { $0.split(separator: " ").last } == ["estimated", "actual", "estimated", "missing"])
        let dangling = file(
            set("2026-09-02T00:00:00Z", "2026-09-02T01:00:00Z", ["<Reading Value=\"1\" StatusRef=\"60\"/>"]), table: table)
        #expect(ReadText.problems(dangling).count == 1)
        let bare = file(set("2026-09-02T00:00:00Z", "2026-09-02T01:00:00Z", ["<Reading Value=\"1\" StatusRef=\"60\"/>"]))
        #expect(try ReadText.readings(bare).first?.hasSuffix("actual") == true)
    }

    @Test(arguments: [
        "<Reading/>", "<Reading Value=\"NaN\"/>", "<Reading Value=\"1e999\"/>", "<Reading Value=\"9999999999999999999\"/>",
    ])
    func `a reading without a value that counts is refused`(reading: String) {
        #expect(ReadText.problems(file(set("2026-09-02T00:00:00Z", "2026-09-02T01:00:00Z", [reading]))).count == 1)
    }

    /// The four timestamp types, the same instant in each; 8 March 2026 02:00 and 1 November 2026 02:00 the Pacific clock changes.
    @Test(arguments: [
        ("Utc", "2026-09-02T07:00:00"), ("MeterDefault", "2026-09-02T00:00:00"), ("MeterLocalDst", "2026-09-02T00:00:00"),
        ("MeterLocalStandard", "2026-09-01T23:00:00"),
    ])
    func `all four timestamp types are read`(type: String, stamp: String) throws {
        let text = file(register("<Reading Value=\"1\" ReadingTime=\"\(stamp)\"/>"), type: type)
        #expect(try ReadText.readings(text) == ["GAL 2026-09-02T07:00:00Z 1 actual"])
    }

    /// Spring: the hour from 01:00 ends at the instant of the change, called 03:00 by NIST and 02:00 by ITRON.
    @Test(arguments: [
        ("NIST_Compliant", "01:00", "03:00", true), ("NIST_Compliant", "01:00", "02:00", false),
        ("NIST_Compliant", "01:00", "02:30", false),
        ("ITRON_Compliant", "01:00", "02:00", true), ("ITRON_Compliant", "01:00", "03:00", false),
    ])
    func `in spring the transition type names the instant of the change`(type: String, start: String, end: String, taken: Bool)
        throws
    {
        let text = file(
            set("2026-03-08T\(start):00", "2026-03-08T\(end):00", ["1"]), type: "MeterLocalDst", transition: type)
        if taken {
            #expect(try ReadText.readings(text) == ["1 2026-03-08T10:00:00Z 1 actual"])
        } else {
            #expect(ReadText.problems(text).count == 1)
        }
    }

    /// Autumn: NIST shows 01:00 twice and 02:00 once, ITRON 02:00 twice and 01:00 once.
    @Test(arguments: [
        ("NIST_Compliant", "2026-11-01T00:00:00", "2026-11-01T02:00:00", 3, "2026-11-01T10:00:00Z"),
        ("NIST_Compliant", "2026-11-01T01:00:00", "2026-11-01T01:00:00", 1, "2026-11-01T09:00:00Z"),
        ("ITRON_Compliant", "2026-11-01T01:00:00", "2026-11-01T02:00:00", 1, "2026-11-01T09:00:00Z"),
        ("ITRON_Compliant", "2026-11-01T02:00:00", "2026-11-01T02:00:00", 1, "2026-11-01T10:00:00Z"),
        ("ITRON_Compliant", "2026-11-01T00:00:00", "2026-11-02T00:00:00", 25, "2026-11-02T08:00:00Z"),
    ])
    func `in autumn the count tells which of two hours is meant`(
        type: String, start: String, end: String, count: Int, last: String
    ) throws {
        let text = file(set(start, end, Array(repeating: "1", count: count)), type: "MeterLocalDst", transition: type)
        let stream = try #require(try ReadText.inspect(text).streams.first)
        #expect(stream.readings == count)
        #expect(stream.last == Instant(last))
    }

    @Test func `autumn registers stamped alike come one after the other`() throws {
        let twice = Array(repeating: "<Reading Value=\"1\" ReadingTime=\"2026-11-01T01:30:00\"/>", count: 2).joined()
        #expect(
            try ReadText.readings(file(register(twice), type: "MeterLocalDst")).map { $0.split(separator: " ")[1] } == [
                "2026-11-01T08:30:00Z", "2026-11-01T09:30:00Z",
            ])
    }

    @Test func `a zone nobody knows matters only where stamps are local`() throws {
        let channel = set("2026-09-02T00:00:00", "2026-09-02T01:00:00", ["1"])
        #expect(try ReadText.readings(file(channel, zone: "Mars/Olympus")).count == 1)
        #expect(ReadText.problems(file(channel, type: "MeterLocalDst", zone: "Mars/Olympus")).count == 1)
        #expect(ReadText.problems(file(channel, type: "Sundial")).count == 1)
        #expect(ReadText.problems(file(channel, transition: "Sometimes")).count == 1)
    }

    @Test func `ISO-8859-1 is taken and UTF-16 is not`() throws {
        let text = file(set("2026-09-02T00:00:00Z", "2026-09-02T01:00:00Z", ["1"], id: "IntervalChannelID=\"Z\u{E4}hler:1\""))
        #expect(try ReadText.inspect(text).streams.map(\.id) == ["Z\u{E4}hler"])
        let latin = text.replacing("utf-8", with: "ISO-8859-1").unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(try Inspection(bytes: latin).streams.map(\.id) == ["Z\u{E4}hler"])
        #expect(
            ReadText.problems([0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }) == [
                "1: expected UTF-8 or ISO-8859-1, found UTF-16"
            ])
        #expect(
            ReadText.problems(text.replacing("utf-8", with: "EBCDIC-CP-US")) == [
                "1: expected UTF-8 or ISO-8859-1, found another encoding"
            ])
    }
}
