import Domain
import Metering

/// A Common Reading Format document, stamps in UTC, channels named by meter and place.
enum CRFFile {
    static func bytes(of series: [ReadSeries], sender: String, createdAt: Instant, name: String) -> [UInt8] {
        var text = FileText()
        text.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        text.line("<MeterReadingDocument>")
        text.line("<Header>")
        text.line("<IEE_System Id=\"\(sender)\"/>")
        text.line("<Creation_Datetime Datetime=\"\(createdAt)\"/>")
        text.line("<Timezone Id=\"UTC\"/>")
        text.line("<Path FilePath=\"\(name)\"/>")
        text.line("<Export_Template Id=\"DAILY\"/>")
        text.line("<CorrelationID Id=\"\(sender)-\(Zone.utc.flatStamp(createdAt))\"/>")
        text.line("</Header>")
        text.line("<ImportExportParameters CreateResubmitFile=\"false\">")
        text.line("<DataFormat ReadingTimestampType=\"Utc\" DSTTransitionType=\"NIST_Compliant\"/>")
        text.line("</ImportExportParameters>")
        text.line("<Channels>")
        for run in series { channel(run, &text) }
        text.line("</Channels>")
        text.line("</MeterReadingDocument>")
        return text.bytes
    }

    private static func channel(_ run: ReadSeries, _ text: inout FileText) {
        let market = run.link.commodity.rawValue.prefix(1).uppercased() + run.link.commodity.rawValue.dropFirst()
        let id = "<ChannelID IntervalChannelID=\"\(run.link.meter):\(number(of: run))\"/>"
        guard run.channel.kind == .interval else {
            text.line("<Channel IsRegister=\"true\" MarketType=\"\(market)\" NumberOfDials=\"6\" IsReadingDecoded=\"true\">")
            text.line(id)
            text.line("<Readings>")
            for (index, value) in run.values.enumerated() {
                reading(value, run, &text, stamp: run.stamp(index))
            }
            text.line("</Readings>")
            text.line("</Channel>")
            return
        }
        text.line(
            "<Channel IsRegister=\"false\" MarketType=\"\(market)\" IntervalLength=\"\(run.minutes)\" IsReadingDecoded=\"true\">")
        text.line(id)
        let start = run.first - run.minutes * 60
        text.line("<ContiguousIntervalSets><ContiguousIntervalSet NumberOfReadings=\"\(run.values.count)\">")
        text.line("<TimePeriod StartTime=\"\(start)\" EndTime=\"\(run.stamp(run.values.count - 1))\"/>")
        text.line("<Readings>")
        for value in run.values { reading(value, run, &text, stamp: nil) }
        text.line("</Readings></ContiguousIntervalSet></ContiguousIntervalSets>")
        text.line("</Channel>")
    }

    /// Where the file names no unit, a channel's number is its place among those of its kind and length.
    private static func number(of run: ReadSeries) -> Int {
        let alike = run.link.configuration.channels.filter { $0.kind == run.channel.kind && $0.minutes == run.channel.minutes }
        return (alike.firstIndex(of: run.channel) ?? 0) + 1
    }

    private static func reading(_ value: ReadSeries.Value, _ run: ReadSeries, _ text: inout FileText, stamp: Instant?) {
        text.add("<Reading Value=\"")
        text.add(value.amount, places: run.places)
        if let stamp { text.add("\" ReadingTime=\"\(stamp)") }
        guard value.quality != .actual else { return text.line("\"/>") }
        text.line("\"><ReadingStatus><UnencodedStatus SourceValidation=\"EST\"/></ReadingStatus></Reading>")
    }
}
