import Domain
import Metering
import Testing

@Suite struct CIMTests {
    private static let hourly = "0.0.7.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0"
    private static let register = "0.0.0.3.1.1.12.0.0.0.0.0.0.0.0.0.72.0"
    private static let meter = "<m:Meter><m:mRID>MTR-1</m:mRID></m:Meter>"

    private func message(_ readings: String, header: String = "") -> String {
        """
        <e:EventMessage xmlns:e="http://iec.ch/TC57/2011/schema/message"><e:Header><e:Verb>created</e:Verb><e:Noun>MeterReadings</e:Noun>\(header)</e:Header>
        <e:Payload><m:MeterReadings xmlns:m="http://iec.ch/TC57/2011/MeterReadings#">\(readings)</m:MeterReadings></e:Payload></e:EventMessage>
        """
    }

    private func reading(_ stamp: String, _ value: String, quality: [String] = []) -> String {
        "<m:timeStamp>\(stamp)</m:timeStamp><m:value>\(value)</m:value>"
            + quality.map {
                "<m:ReadingQualities><m:timeStamp>2020-01-01T00:00:00Z</m:timeStamp><m:ReadingQualityType ref=\"\($0)\"/></m:ReadingQualities>"
            }.joined()
    }

    private func block(_ type: String, _ readings: String...) -> String {
        "<m:IntervalBlocks>\(readings.map { "<m:IntervalReadings>\($0)</m:IntervalReadings>" }.joined())<m:ReadingType ref=\"\(type)\"/></m:IntervalBlocks>"
    }

    @Test func `the meter may stand before or behind its blocks`() throws {
        let blocks = block(CIMTests.hourly, reading("2026-09-02T01:00:00Z", "1.5"), reading("2026-09-02T02:00:00+00:00", "2"))
        for text in [CIMTests.meter + blocks, blocks + CIMTests.meter] {
            let stream = try #require(try ReadText.inspect(message("<m:MeterReading>\(text)</m:MeterReading>")).streams.first)
            #expect(stream.id == "MTR-1")
            #expect(stream.channel == CIMTests.hourly)
            #expect(stream.unit == "kWh")
            #expect(stream.intervalMinutes == 60)
            #expect(stream.sum.description == "3.5")
        }
    }

    @Test(arguments: [
        "CreatedMeterReadings", "ChangedMeterReadings", "MeterReadingsEventMessage", "MeterReadingsResponseMessage",
    ])
    func `a web service's element may stand around the message`(root: String) throws {
        let blocks = block(CIMTests.hourly, reading("2026-09-02T01:00:00Z", "1.5"))
        let text = message("<m:MeterReading>\(blocks)\(CIMTests.meter)</m:MeterReading>")
            .replacing("<e:EventMessage ", with: "<w:\(root) xmlns:w=\"http://iec.ch/TC57/2011/MeterReadingsMessage\" ")
            .replacing("</e:EventMessage>", with: "</w:\(root)>")
        let found = try ReadText.inspect(text)
        #expect(found.format == .cim && found.rejected.isEmpty)
        #expect(found.streams.first?.sum.description == "1.5")
    }

    @Test func `single readings are gathered by their type`() throws {
        let single = { (type: String, stamp: String) in
            "<m:Readings>\(self.reading(stamp, "7"))<m:ReadingType ref=\"\(type)\"/></m:Readings>"
        }
        let text = message(
            "<m:MeterReading>\(CIMTests.meter)\(single(CIMTests.register, "2026-09-02T00:00:00Z"))\(single(CIMTests.hourly, "2026-09-02T00:00:00Z"))\(single(CIMTests.register, "2026-09-03T00:00:00Z"))</m:MeterReading>"
        )
        #expect(try ReadText.inspect(text).streams.map(\.readings) == [2, 1])
    }

    @Test(arguments: [
        ([], "actual"), (["1.0.0"], "actual"), (["5.4.260"], "actual"), (["2.8.0"], "estimated"), (["2.7.1"], "substituted"),
        (["3.5.259"], "missing"),
        (["1.0.0", "2.8.0"], "estimated"), (["2.8.0", "2.7.0"], "substituted"), (["2.7.0", "2.5.259"], "missing"),
    ])
    func `the category tells the quality and the worst wins`(codes: [String], name: String) throws {
        let text = message(
            "<m:MeterReading>\(CIMTests.meter)\(block(CIMTests.hourly, reading("2026-09-02T01:00:00Z", "1", quality: codes)))</m:MeterReading>"
        )
        #expect(try ReadText.readings(text).first?.hasSuffix(name) == true)
    }

    @Test func `a part of a message says which`() throws {
        let property = { (value: String) in
            "<e:Property><e:Name>QOS</e:Name><e:Value>1/x</e:Value></e:Property><e:Property><e:Name>MessageIndex</e:Name><e:Value>\(value)</e:Value></e:Property>"
        }
        #expect(
            try ReadFile.parse(bytes: Array(message("", header: property("2/5")).utf8)) { _ in }.part
                == MessagePart(number: 2, of: 5))
        for wrong in ["6/5", "0/5", "x/5", "5", "-1/5", "1/99999999999999999999"] {
            #expect(ReadText.problems(message("", header: property(wrong))).count == 1, "\(wrong)")
        }
    }

    @Test func `events are checked and counted`() throws {
        let text = """
            <EventMessage xmlns="http://iec.ch/TC57/2011/schema/message"><Header><Noun>EndDeviceEvents</Noun></Header><Payload>
            <EndDeviceEvents xmlns="http://iec.ch/TC57/2011/EndDeviceEvents#"><EndDeviceEvent><mRID>1</mRID><createdDateTime>2026-09-02T01:02:03Z</createdDateTime>
            <EndDeviceEventType ref="3.26.0.85"/></EndDeviceEvent></EndDeviceEvents></Payload></EventMessage>
            """
        #expect(try ReadFile.parse(bytes: Array(text.utf8)) { _ in }.otherRecords == 1)
        #expect(ReadText.problems(text.replacing("3.26.0.85", with: "3.26.0")).count == 1)
        #expect(ReadText.problems(text.replacing("02T01:02", with: "02T25:02")).count == 1)
    }

    @Test(arguments: [
        ("<m:mRID>MTR-1</m:mRID>", ""), ("2026-09-02T01:00:00Z", "2026-13-02T01:00:00Z"), ("2026-09-02T01:00:00Z", ""),
        (">1.5<", ">NaN<"), (">1.5<", "><"),
        (hourly, "0.0.7.4.1"), (hourly, "0.0.7.4.1.1.12.0.0.0.0.0.0.0.0.3.72.x"),
        (hourly, "0.0.7.4.1.1.12.0.0.0.0.0.0.0.0.3.72.0.0"),
        ("<m:ReadingType ref=\"\(hourly)\"/>", ""), ("1.0.0", "good"), ("http://iec.ch/TC57", "http://example.org"),
    ])
    func `what is not sound is refused`(part: String, wrong: String) {
        let text = message(
            "<m:MeterReading>\(CIMTests.meter)\(block(CIMTests.hourly, reading("2026-09-02T01:00:00Z", "1.5", quality: ["1.0.0"])))</m:MeterReading>"
        )
        #expect(text.contains(part))
        #expect(ReadText.problems(text).isEmpty)
        #expect(ReadText.problems(text.replacing(part, with: wrong)).count == 1)
    }

    @Test func `naive stamps are read in the source's zone`() throws {
        let text = message(
            "<m:MeterReading>\(CIMTests.meter)\(block(CIMTests.hourly, reading("2026-09-02T01:00:00", "1")))</m:MeterReading>")
        #expect(try ReadText.readings(text, zone: .pacific).first?.contains("2026-09-02T08:00:00Z") == true)
    }

    @Test func `a payload without its message is taken, a compressed one is not`() throws {
        let bare =
            "<MeterReadings xmlns=\"http://iec.ch/TC57/2011/MeterReadings#\"><MeterReading><Meter><mRID>M</mRID></Meter><Readings><timeStamp>2026-09-02T00:00:00Z</timeStamp><value>1</value><ReadingType ref=\"\(CIMTests.register)\"/></Readings></MeterReading></MeterReadings>"
        #expect(try ReadText.inspect(bare).streams.map(\.id) == ["M"])
        #expect(
            ReadText.problems(message("").replacing("<e:Payload>", with: "<e:Payload><e:Compressed>H4sI</e:Compressed>")).count
                == 1)
    }
}
