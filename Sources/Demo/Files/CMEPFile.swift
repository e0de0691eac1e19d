import Domain
import Metering

/// A flat file of MEPMD01 records, stamps in UTC.
enum CMEPFile {
    /// `purpose` is OK, or RESEND for what was collected again.
    static func bytes(of series: [ReadSeries], sender: String, receiver: String, createdAt: Instant, purpose: String) -> [UInt8] {
        var text = FileText()
        let head = "MEPMD01,20080501,\(sender),,\(receiver),,\(Zone.utc.flatStamp(createdAt)),"
        for run in series {
            var index = 0
            while index < run.values.count {
                // 48 values a record at most.
                let count = min(48, run.values.count - index)
                record(run, index..<(index + count), head: head, purpose: purpose, &text)
                index += count
            }
        }
        return text.bytes
    }

    private static func record(_ run: ReadSeries, _ range: Range<Int>, head: String, purpose: String, _ text: inout FileText) {
        let interval = run.channel.kind == .register ? "" : run.minutes == 60 ? "00000100" : "000000\(run.minutes.padded(2))"
        let commodity = run.link.commodity.rawValue.prefix(1).uppercased()
        text.add("\(head)\(run.link.meter),\(purpose),\(commodity),\(unit(of: run.channel)),1.0,\(interval),\(range.count)")
        for index in range {
            let value = run.values[index]
            // An empty stamp is one interval after the one before.
            text.add(index == range.lowerBound ? ",\(Zone.utc.flatStamp(run.stamp(index)))," : ",,")
            switch value.quality {
            case .actual: text.add("R0,")
            case .estimated: text.add("E,")
            case .substituted: text.add("E,")
            case .missing: text.add("N32,")
            }
            text.add(value.quality == .missing ? 0 : value.amount, places: run.places)
        }
        text.line("")
    }

    private static func unit(of channel: ChannelDefinition) -> String {
        let flow =
            switch channel.flow {
            case .delivered: ""
            case .received: "G"
            case .net: "N"
            case .sum: "S"
            }
        switch (channel.unit.dimension, channel.kind) {
        case (.activeEnergy, .register): return "KWHREG"
        case (.activeEnergy, .interval): return flow + "KWH"
        case (.reactiveEnergy, _): return flow + "KVARH"
        case (.voltage, _): return "VOLTS"
        case (.cubicFeet, .register): return "CCFREG"
        case (.cubicFeet, .interval): return "CCF"
        case (_, .register): return "GALREG"
        case (_, .interval): return "GAL"
        }
    }
}
