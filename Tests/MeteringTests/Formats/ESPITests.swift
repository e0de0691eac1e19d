import Domain
import Metering
import Testing

@Suite struct ESPITests {
    private static func entry(_ own: String, up: String, related: [String] = [], _ content: String) -> String {
        """
        <entry><id>urn:uuid:\(own)</id><link rel="self" href="\(own)"/><link rel="up" href="\(up)"/>
        \(related.map { "<link rel=\"related\" href=\"\($0)\"/>" }.joined())<content>\(content)</content></entry>
        """
    }

    private static func espi(_ name: String, _ content: String) -> String {
        "<\(name) xmlns=\"http://naesb.org/espi\">\(content)</\(name)>"
    }

    private static let point = entry(
        "/R/1/UsagePoint/UP7", up: "/R/1/UsagePoint", related: ["/R/1/UsagePoint/UP7/MeterReading"],
        espi("UsagePoint", "<ServiceCategory><kind>1</kind></ServiceCategory>"))
    private static let meter = entry(
        "/R/1/UsagePoint/UP7/MeterReading/MR1", up: "/R/1/UsagePoint/UP7/MeterReading",
        related: ["/R/1/UsagePoint/UP7/MeterReading/MR1/IntervalBlock", "/R/ReadingType/5"], espi("MeterReading", ""))

    private static func type(_ accumulation: Int = 4, power: String = "-3", uom: Int = 42, length: Int = 3_600) -> String {
        entry(
            "https://host.example/R/ReadingType/5/", up: "/R/ReadingType",
            espi(
                "ReadingType",
                "<accumulationBehaviour>\(accumulation)</accumulationBehaviour><commodity>7</commodity><flowDirection>1</flowDirection><intervalLength>\(length)</intervalLength><kind>12</kind><powerOfTenMultiplier>\(power)</powerOfTenMultiplier><uom>\(uom)</uom>"
            ))
    }

    private static func block(_ readings: String) -> String {
        entry(
            "/R/1/UsagePoint/UP7/MeterReading/MR1/IntervalBlock/1", up: "/R/1/UsagePoint/UP7/MeterReading/MR1/IntervalBlock",
            espi("IntervalBlock", "<interval><duration>86400</duration><start>1788307200</start></interval>\(readings)"))
    }

    private static func reading(_ start: Int, _ value: String, quality: String...) -> String {
        "<IntervalReading><cost>3</cost>\(quality.map { "<ReadingQuality><quality>\($0)</quality></ReadingQuality>" }.joined())<timePeriod><duration>3600</duration><start>\(start)</start></timePeriod><value>\(value)</value></IntervalReading>"
    }

    private static func feed(_ entries: [String]) -> String {
        "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(entries.joined())</feed>"
    }

    /// 2026-09-02T00:00:00Z
    private static let start = 1_788_307_200

    @Test func `an empty element of a reading type says no more than one left out`() throws {
        let whole = Self.feed([
            Self.point, Self.meter, Self.type(power: "0"), Self.block(Self.reading(1_788_307_200, "12")),
        ])
        for text in [
            whole.replacing("<powerOfTenMultiplier>0</powerOfTenMultiplier>", with: "<powerOfTenMultiplier/>"),
            whole.replacing("<flowDirection>1</flowDirection>", with: "<flowDirection> </flowDirection>"),
        ] {
            let found = try ReadText.inspect(text)
            #expect(found.rejected.isEmpty)
            #expect(found.streams.first?.unit == "m3" && found.streams.first?.sum.description == "12")
        }
    }

    @Test func `entries are tied by links in any order`() throws {
        let block = ESPITests.block(ESPITests.reading(ESPITests.start, "282"))
        let entries = [ESPITests.point, ESPITests.meter, ESPITests.type(), block]
        for order in [[0, 1, 2, 3], [3, 2, 1, 0], [2, 3, 0, 1], [3, 0, 2, 1]] {
            let streams = try ReadText.inspect(ESPITests.feed(order.map { entries[$0] })).streams
            #expect(streams.map(\.id) == ["UP7"])
            #expect(streams.map(\.channel) == ["MR1"])
            #expect(streams.map(\.unit) == ["mm3"])
            #expect(streams.map(\.sum.description) == ["282"])
            #expect(streams.map(\.last) == [Instant("2026-09-02T01:00:00Z")])
        }
    }

    @Test func `the multiplier goes to the unit and never to the value`() throws {
        let text = ESPITests.feed([
            ESPITests.point, ESPITests.meter, ESPITests.type(power: "3", uom: 72),
            ESPITests.block(ESPITests.reading(ESPITests.start, "5")),
        ])
        try ReadFile.parse(bytes: Array(text.utf8)) { run in
            #expect(run.signature.unit == ReadUnit(.activeEnergy))
            #expect(run.signature.unitText == "kWh")
            #expect(run.signature.commodity == .gas)
            #expect(run.readings.map(\.amount) == [Amount(mantissa: 5, scale: 0)])
        }
    }

    @Test(arguments: [(1, ReadingKind.register), (3, .register), (4, .interval), (6, .interval)])
    func `bulk and cumulative kinds are registers`(accumulation: Int, kind: ReadingKind) throws {
        let text = ESPITests.feed([
            ESPITests.point, ESPITests.meter, ESPITests.type(accumulation),
            ESPITests.block(ESPITests.reading(ESPITests.start, "5")),
        ])
        try ReadFile.parse(bytes: Array(text.utf8)) { #expect($0.signature.kind == kind) }
    }

    @Test(arguments: [
        ([], "actual"), (["0"], "actual"), (["10"], "actual"), (["14"], "actual"), (["16"], "actual"), (["17"], "actual"),
        (["18"], "actual"), (["19"], "actual"),
        (["8"], "estimated"), (["9"], "estimated"), (["11"], "estimated"), (["12"], "estimated"), (["13"], "estimated"),
        (["15"], "estimated"),
        (["7"], "substituted"), (["17", "8"], "estimated"), (["8", "7", "0"], "substituted"),
    ])
    func `the worst of several qualities wins`(codes: [String], name: String) throws {
        let reading = ESPITests.reading(ESPITests.start, "1")
        let qualities = codes.map { "<ReadingQuality><quality>\($0)</quality></ReadingQuality>" }.joined()
        let text = ESPITests.feed([
            ESPITests.point, ESPITests.meter, ESPITests.type(),
            ESPITests.block(reading.replacing("<timePeriod>", with: qualities + "<timePeriod>")),
        ])
        #expect(try ReadText.readings(text).first?.hasSuffix(name) == true)
    }

    @Test(arguments: [
        ("282", "NaN"), ("282", "1e999"), ("282", ""), ("1788307200</start></timePeriod>", "-5</start></timePeriod>"),
        ("1788307200</start></timePeriod>", "99999999999999</start></timePeriod>"), ("<duration>3600", "<duration>-3600"),
        ("<value>282</value>", ""), ("<duration>3600</duration>", ""),
    ])
    func `a reading that says nothing sound is refused`(part: String, wrong: String) {
        let block = ESPITests.block(ESPITests.reading(ESPITests.start, "282"))
        #expect(block.contains(part))
        #expect(
            !ReadText.problems(
                ESPITests.feed([ESPITests.point, ESPITests.meter, ESPITests.type(), block.replacing(part, with: wrong)])
            ).isEmpty)
    }

    @Test func `readings without a period take their place in the block`() throws {
        let plain = "<IntervalReading><value>1</value></IntervalReading><IntervalReading><value>2</value></IntervalReading>"
        let text = ESPITests.feed([ESPITests.point, ESPITests.meter, ESPITests.type(), ESPITests.block(plain)])
        #expect(
            try ReadText.readings(text).map { $0.split(separator: " ")[1] } == ["2026-09-02T01:00:00Z", "2026-09-02T02:00:00Z"])
    }

    @Test func `blocks that hang on nothing, and feeds without Green Button, are refused`() {
        let block = ESPITests.block(ESPITests.reading(ESPITests.start, "282"))
        #expect(ReadText.problems(ESPITests.feed([block])).count == 1)
        #expect(ReadText.problems(ESPITests.feed([ESPITests.point, ESPITests.type(), block])).count == 1)
        #expect(ReadText.problems(ESPITests.feed([])) == ["1: expected Green Button content in the feed, found none"])
        #expect(ReadText.problems("<feed xmlns=\"http://example.org/\"><entry/></feed>").count == 1)
    }

    @Test func `prefixes are as good as a default namespace, strangers are passed over`() throws {
        let stranger = ESPITests.reading(ESPITests.start, "282")
            .replacing("<value>", with: "<x:value xmlns:x=\"urn:x\">9</x:value><value>")
        let text = ESPITests.feed([
            ESPITests.point, ESPITests.meter, ESPITests.type(),
            ESPITests.block(stranger),
        ])
        .replacing("<feed xmlns=", with: "<a:feed xmlns:a=").replacing("</feed>", with: "</a:feed>")
        var prefixed = text
        for name in ["entry", "id", "link", "content"] {
            prefixed = prefixed.replacing("<\(name)>", with: "<a:\(name)>").replacing("</\(name)>", with: "</a:\(name)>")
                .replacing("<\(name) ", with: "<a:\(name) ")
        }
        #expect(try ReadText.inspect(prefixed).streams.map(\.id) == ["UP7"])
    }
}
