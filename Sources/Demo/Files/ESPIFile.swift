import Domain
import Metering

/// A Green Button download of one or more service points.
enum ESPIFile {
    static func bytes(of series: [ReadSeries], createdAt: Instant) -> [UInt8] {
        var text = FileText()
        text.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        text.line("<feed xmlns=\"http://www.w3.org/2005/Atom\">")
        text.line("<id>urn:uuid:\(uuid(createdAt, 0))</id><title>Green Button Usage Feed</title><updated>\(createdAt)</updated>")
        for (index, run) in series.enumerated() { entries(run, index + 1, createdAt, &text) }
        text.line("</feed>")
        return text.bytes
    }

    private static func entries(_ run: ReadSeries, _ number: Int, _ createdAt: Instant, _ text: inout FileText) {
        let point = "/espi/1_1/resource/UsagePoint/\(run.link.servicePoint)"
        let reading = "\(point)/MeterReading/\(number.padded(2))"
        let type = "/espi/1_1/resource/ReadingType/\(number.padded(2))"
        func entry(_ part: Int, _ title: String, _ links: [(String, String)], _ content: String) {
            text.line("<entry><id>urn:uuid:\(uuid(createdAt, number * 10 + part))</id>")
            for (rel, href) in links { text.line("<link rel=\"\(rel)\" href=\"\(href)\"/>") }
            text.line("<title>\(title)</title><content>")
            text.line(content)
            text.line("</content><published>\(createdAt)</published><updated>\(createdAt)</updated></entry>")
        }
        entry(
            1, run.link.premise,
            [("self", point), ("up", "/espi/1_1/resource/UsagePoint"), ("related", "\(point)/MeterReading")],
            "<UsagePoint xmlns=\"http://naesb.org/espi\"><ServiceCategory><kind>0</kind></ServiceCategory></UsagePoint>")
        entry(
            2, "Hourly electricity delivered",
            [("self", reading), ("up", "\(point)/MeterReading"), ("related", "\(reading)/IntervalBlock"), ("related", type)],
            "<MeterReading xmlns=\"http://naesb.org/espi\"/>")
        entry(
            3, "Type of meter reading", [("self", type), ("up", "/espi/1_1/resource/ReadingType")],
            """
            <ReadingType xmlns="http://naesb.org/espi"><accumulationBehaviour>4</accumulationBehaviour><commodity>1</commodity>\
            <flowDirection>1</flowDirection><intervalLength>\(run.minutes * 60)</intervalLength><kind>12</kind>\
            <powerOfTenMultiplier>0</powerOfTenMultiplier><uom>72</uom></ReadingType>
            """)
        entry(
            4, "", [("self", "\(reading)/IntervalBlock/1"), ("up", "\(reading)/IntervalBlock")],
            block(run))
    }

    private static func block(_ run: ReadSeries) -> String {
        let length = run.minutes * 60
        var out = "<IntervalBlock xmlns=\"http://naesb.org/espi\"><interval><duration>\(run.values.count * length)</duration>"
        out += "<start>\((run.first - length).seconds)</start></interval>\n"
        for (index, value) in run.values.enumerated() where value.quality != .missing {
            // Watt-hours: the channel's last place is a thousandth of a kWh.
            out +=
                "<IntervalReading><ReadingQuality><quality>17</quality></ReadingQuality><timePeriod><duration>\(length)</duration>"
            out +=
                "<start>\((run.stamp(index) - length).seconds)</start></timePeriod><value>\(value.amount)</value></IntervalReading>\n"
        }
        return out + "</IntervalBlock>"
    }

    /// Made of the file's instant and a number, so that the same demo writes the same file.
    private static func uuid(_ createdAt: Instant, _ number: Int) -> String {
        let high = SeededRandom.noise(UInt64(truncatingIfNeeded: createdAt.milliseconds), UInt64(number), 1)
        let low = SeededRandom.noise(UInt64(truncatingIfNeeded: createdAt.milliseconds), UInt64(number), 2)
        let digits = hex(high) + hex(low)
        var out = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { out.append("-") }
            out.append(index == 12 ? "4" : index == 16 ? "A" : digit)
        }
        return out
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
