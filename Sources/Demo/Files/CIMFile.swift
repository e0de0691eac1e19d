import Domain
import Metering

/// An IEC 61968-9 MeterReadings message from the head-end, stamps in UTC.
enum CIMFile {
    static func bytes(of series: [ReadSeries], sender: String, createdAt: Instant) -> [UInt8] {
        var text = FileText()
        let id = "\(sender)-\(Zone.utc.flatStamp(createdAt))"
        text.line("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
        text.line("<EventMessage xmlns=\"http://iec.ch/TC57/2011/schema/message\">")
        text.line(
            "<Header><Verb>created</Verb><Noun>MeterReadings</Noun><Revision>1</Revision><Timestamp>\(createdAt)</Timestamp>")
        text.line("<Source>\(sender)</Source><MessageID>\(id)</MessageID><CorrelationID>\(id)</CorrelationID>")
        text.line("<Property><Name>MessageIndex</Name><Value>1/1</Value></Property></Header>")
        text.line("<Payload><MeterReadings xmlns=\"http://iec.ch/TC57/2011/MeterReadings#\">")
        for run in series { reading(run, &text) }
        text.line("</MeterReadings></Payload>")
        text.line("</EventMessage>")
        return text.bytes
    }

    private static func reading(_ run: ReadSeries, _ text: inout FileText) {
        text.line("<MeterReading><Meter><mRID>\(run.link.meter)</mRID></Meter>")
        let type = "<ReadingType ref=\"\(type(of: run))\"/>"
        if run.channel.kind == .register {
            for (index, value) in run.values.enumerated() {
                text.add("<Readings><timeStamp>\(run.stamp(index))</timeStamp><value>")
                text.add(value.amount, places: run.places)
                text.line("</value>\(type)</Readings>")
            }
        } else {
            text.line("<IntervalBlocks>")
            for (index, value) in run.values.enumerated() where value.quality != .missing {
                text.add("<IntervalReadings><timeStamp>\(run.stamp(index))</timeStamp><value>")
                text.add(value.amount, places: run.places)
                text.add("</value>")
                if value.quality != .actual {
                    text.add("<ReadingQualities><ReadingQualityType ref=\"1.8.0\"/></ReadingQualities>")
                }
                text.line("</IntervalReadings>")
            }
            text.line("\(type)</IntervalBlocks>")
        }
        text.line("</MeterReading>")
    }

    /// Eighteen numbers: period, accumulation, flow, commodity, kind, phase, multiplier and unit are those that matter here.
    private static func type(of run: ReadSeries) -> String {
        let register = run.channel.kind == .register
        let period = register ? 0 : run.minutes == 60 ? 7 : 2
        let flow =
            switch run.channel.flow {
            case .delivered: 1
            case .received: 19
            case .net: 4
            case .sum: 20
            }
        let (commodity, kind, multiplier, unit) =
            switch run.channel.unit.dimension {
            case .reactiveEnergy: (1, 12, 3, 73)
            case .cubicFeet: (7, 58, 2, 119)
            case .gallons: (9, 58, 0, 128)
            default: (1, 12, 3, 72)
            }
        return "0.0.\(period).\(register ? 3 : 4).\(flow).\(commodity).\(kind).0.0.0.0.0.0.0.0.\(multiplier).\(unit).0"
    }
}
