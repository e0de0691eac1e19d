import Domain

/// What every record of CMEP begins with, behind its type: version, sender, receiver, when it was made, meter and purpose.
struct CMEPHead {
    /// The meter id; where a head-end leaves it empty, the receiver's name for the customer's meter, or else the receiver's own field.
    let meter: ByteView
    let purpose: ByteView

    init(_ cursor: inout FieldCursor, made clock: inout NaiveClock, _ line: Int) throws(RejectedLine) {
        let version = cursor.nextOrEmpty()
        guard Day(version) != nil else { throw RejectedLine(line, expected: "a version CCYYMMDD", found: version) }
        _ = cursor.next()
        _ = cursor.next()
        let receiver = cursor.nextOrEmpty()
        let receiverCustomer = cursor.nextOrEmpty()
        let made = cursor.nextOrEmpty()
        guard made.isEmpty || clock.stamp(made) != nil else {
            throw RejectedLine(line, expected: "the record's date-time CCYYMMDDHHMM", found: made)
        }
        let named = cursor.nextOrEmpty()
        meter = !named.isEmpty ? named : receiverCustomer.isEmpty ? receiver : receiverCustomer
        purpose = cursor.nextOrEmpty()
        guard purpose.equals("OK") || purpose.isEmpty || CMEPHead.purposes.contains(purpose.text) else {
            throw RejectedLine(
                line, expected: "a purpose, one of OK, \(CMEPHead.purposes.joined(separator: ", "))", found: purpose)
        }
    }

    private static let purposes = ["RESEND", "SUMMARY", "HISTORY", "PROFILE", "TEMPLATE", "REJECT"]
}

/// What the fields from commodity to interval say of a stream. They repeat line after line, so each wording is read once.
struct CMEPSignatures {
    struct Known {
        let signature: StreamSignature
        let number: Int
        /// From one stamp to the next, seconds; nil where the interval has no fixed length.
        let step: Int?
    }

    private let session: ParseSession
    private var wordings: [[UInt8]] = []
    private var known: [Known] = []
    private var last = 0
    private var places: [[UInt8]: Int] = [:]

    init(_ session: ParseSession) { self.session = session }

    mutating func next(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) -> Known {
        let start = cursor.position
        var fields = (
            commodity: cursor.nextOrEmpty(), unit: cursor.nextOrEmpty(), constant: ByteView.empty, interval: ByteView.empty
        )
        fields.constant = cursor.nextOrEmpty()
        fields.interval = cursor.nextOrEmpty()
        let wording = cursor.line.slice(start, cursor.position)
        if last < wordings.count, wording.equals(wordings[last]) { return known[last] }
        // An interval and a register line of each meter alternate: the few wordings are compared before any is looked up.
        for place in wordings.indices.prefix(8) where wording.equals(wordings[place]) {
            last = place
            return known[place]
        }
        let bytes = wording.array
        if let place = places[bytes] {
            last = place
            return known[place]
        }
        let new = try read(fields.commodity, fields.unit, fields.constant, fields.interval, line)
        guard wordings.count < ParseSession.mostSignatures else {
            throw RejectedLine(line, expected: "at most \(ParseSession.mostSignatures) kinds of stream", found: "more")
        }
        last = wordings.count
        places[bytes] = last
        wordings.append(bytes)
        known.append(new)
        return new
    }

    private func read(
        _ commodity: ByteView, _ unit: ByteView, _ constant: ByteView, _ interval: ByteView, _ line: Int
    ) throws(RejectedLine) -> Known {
        guard let measure = CMEPUnit(unit.text) else { throw RejectedLine(line, expected: "a unit such as KWH", found: unit) }
        guard let multiplier = constant.isEmpty ? Amount(mantissa: 1, scale: 0) : Amount(constant), multiplier.mantissa > 0 else {
            throw RejectedLine(line, expected: "a calculation constant above zero", found: constant)
        }
        let step = try CMEPSignatures.step(interval, line)
        let signature = StreamSignature(
            subject: .meter, channel: unit.text, kind: measure.kind, unitText: unit.text, unit: measure.unit, flow: measure.flow,
            commodity: try CMEPSignatures.commodity(commodity, line), intervalMinutes: step.map { $0 / 60 }, constant: multiplier)
        guard let number = session.number(of: signature) else {
            throw RejectedLine(line, expected: "at most \(ParseSession.mostSignatures) kinds of stream", found: "more")
        }
        return Known(signature: signature, number: number, step: step)
    }

    static func commodity(_ field: ByteView, _ line: Int) throws(RejectedLine) -> Commodity? {
        switch field.text {
        case "E": .electric
        case "G": .gas
        case "W": .water
        // Steam has no place in the registry; its readings are read like any others.
        case "S", "": nil
        default: throw RejectedLine(line, expected: "a commodity E, G, W or S", found: field)
        }
    }

    /// `MMDDHHMM` in seconds; nil when it is empty, zero, or counts months.
    private static func step(_ field: ByteView, _ line: Int) throws(RejectedLine) -> Int? {
        guard !field.isEmpty else { return nil }
        guard field.number(digits: 8...8) != nil, field.two(at: 0) <= 12, field.two(at: 2) <= 31, field.two(at: 4) <= 24,
            field.two(at: 6) <= 60
        else { throw RejectedLine(line, expected: "an interval MMDDHHMM", found: field) }
        let minutes = (field.two(at: 2) * 24 + field.two(at: 4)) * 60 + field.two(at: 6)
        return field.two(at: 0) > 0 || minutes == 0 ? nil : minutes * 60
    }
}
