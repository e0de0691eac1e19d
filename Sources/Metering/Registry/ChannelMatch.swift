import Domain

/// Which channel of a configuration a stream of a file is: the one of same kind, unit, flow and length (11.3).
package enum ChannelMatch {
    /// The channel, and the power of ten that brings the file's unit to the channel's; nil when the configuration has none.
    ///
    /// Between channels equal in all of that, a digit or a phase letter in what the file calls the channel decides, else the
    /// first is meant. A flow the file leaves as delivered is taken as such.
    package static func find(_ signature: StreamSignature, in configuration: Configuration) -> (
        channel: ChannelDefinition, power: Int
    )? {
        if let commodity = signature.commodity, commodity != configuration.commodity { return nil }
        if signature.unitText.isEmpty { return numbered(signature, in: configuration) }
        let equal = configuration.channels.filter { channel in
            channel.kind == signature.kind && channel.unit.dimension == signature.unit.dimension
                && (channel.flow == signature.flow || channel.readClass == .voltage)
                && (channel.kind == .register || channel.minutes == signature.intervalMinutes)
        }
        guard let first = equal.first else { return nil }
        let wanted = equal.count > 1 ? ordinal(signature.channel) ?? 1 : 1
        let channel = equal.first { $0.ordinal == wanted } ?? first
        return (channel, Int(signature.unit.power) - Int(channel.unit.power))
    }

    /// A file that names no unit, as Common Reading Format does of meters and service points, numbers its channels: the number
    /// is the place among the configuration's channels of that kind and length.
    private static func numbered(_ signature: StreamSignature, in configuration: Configuration) -> (
        channel: ChannelDefinition, power: Int
    )? {
        let alike = configuration.channels.filter { channel in
            channel.kind == signature.kind && (channel.kind == .register || channel.minutes == signature.intervalMinutes)
        }
        if alike.count == 1 { return alike.first.map { ($0, 0) } }
        let place = ordinal(signature.channel) ?? 1
        return alike.indices.contains(place - 1) ? (alike[place - 1], 0) : nil
    }

    /// `VOLTS-2` is 2, `V phase B` is 2, `3:volts` is 3; nil without one number or a lone letter A, B or C.
    static func ordinal(_ channel: String) -> Int? {
        let bytes = Array(channel.utf8)
        let groups = bytes.split { !$0.isDigit }
        if groups.count > 1 { return nil }
        if let digits = groups.first, digits.count <= 3 { return Int(digits: String(decoding: digits, as: UTF8.self)) }
        for (index, byte) in bytes.enumerated() {
            let letter = byte & 0xDF
            guard (65...67).contains(letter) else { continue }
            let before = index > 0 ? bytes[index - 1] & 0xDF : 0
            let after = index + 1 < bytes.count ? bytes[index + 1] & 0xDF : 0
            if !(65...90).contains(before), !(65...90).contains(after) { return Int(letter) - 64 }
        }
        return nil
    }
}
