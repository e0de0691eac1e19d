import Domain
import Metering

/// Gathers the streams of a file that match nothing, within bounds.
struct Quarantine {
    private struct Place: Hashable {
        let signature: Int
        let name: [UInt8]
    }

    private var kept: [Place: QuarantinedStream] = [:]
    /// Streams beyond those kept, by hash: enough to count them.
    private var others: Set<Int> = []
    private(set) var readings = 0

    var streams: Int { kept.count + others.count }
    var listed: [QuarantinedStream] {
        kept.values.sorted { ($0.subject.rawValue, $0.name, $0.channel) < ($1.subject.rawValue, $1.name, $1.channel) }
    }

    mutating func add(_ run: ReadRun, _ readings: ArraySlice<Reading>, _ reason: QuarantinedStream.Reason) {
        guard let head = readings.first else { return }
        self.readings += readings.count
        let place = Place(signature: run.signatureNumber, name: run.id)
        if kept[place] == nil, kept.count >= QuarantinedStream.kept {
            others.insert(place.hashValue)
            return
        }
        let name = String(decoding: run.id, as: UTF8.self)
        var stream =
            kept[place]
            ?? QuarantinedStream(
                subject: run.signature.subject, name: name, channel: run.signature.channel, reason: reason, readings: 0,
                first: head.stamp, last: head.stamp)
        stream.readings += readings.count
        for reading in readings {
            stream.first = min(stream.first, reading.stamp)
            stream.last = max(stream.last, reading.stamp)
        }
        kept[place] = stream
    }
}
