import Domain

extension CMEPFile {
    /// `MEPMD02`: time-of-use totals of a span; labels, qualities and values are checked, not kept.
    mutating func checkTimeOfUse(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        try checkHead(&cursor, line)
        let season = cursor.nextOrEmpty()
        guard season.isEmpty || season.equals("S") || season.equals("W") else {
            throw RejectedLine(line, expected: "a season S or W", found: season)
        }
        let constant = cursor.nextOrEmpty()
        guard constant.isEmpty || Amount(constant) != nil else {
            throw RejectedLine(line, expected: "a calculation constant", found: constant)
        }
        for name in ["start", "end"] {
            let stamp = cursor.nextOrEmpty()
            guard clock.stamp(stamp) != nil else { throw RejectedLine(line, expected: "a \(name) CCYYMMDDHHMM", found: stamp) }
        }
        let count = try self.count(&cursor, atMost: 6, line)
        for place in 0..<count {
            guard let label = cursor.next(), !cursor.isAtEnd else {
                throw RejectedLine(line, expected: "the \(count) values declared", found: "\(place)")
            }
            guard !label.isEmpty else { throw RejectedLine(line, expected: "a label such as ON-PEAK", found: label) }
            let quality = try CMEPFile.quality(of: cursor.nextOrEmpty(), line)
            _ = try CMEPFile.amount(of: cursor.nextOrEmpty(), quality, line)
        }
        try end(&cursor, line)
    }

    /// `MLA01`: alarms as masks of 64 bits.
    mutating func checkAlarms(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        try checkHead(&cursor, line)
        _ = cursor.next()
        _ = cursor.next()
        let count = try self.count(&cursor, atMost: CMEPFile.mostReadings, line)
        for place in 0..<count {
            guard let stamp = cursor.next(), !cursor.isAtEnd else {
                throw RejectedLine(line, expected: "the \(count) alarms declared", found: "\(place)")
            }
            guard clock.stamp(stamp) != nil else { throw RejectedLine(line, expected: "a stamp CCYYMMDDHHMM", found: stamp) }
            _ = try CMEPFile.quality(of: cursor.nextOrEmpty(), line)
            let mask = cursor.nextOrEmpty()
            guard UInt64(mask.text) != nil else { throw RejectedLine(line, expected: "an alarm mask of 64 bits", found: mask) }
        }
        try end(&cursor, line)
    }

    /// `MEPEC01`: configuration. Where its parameters begin differs between head-ends, so they are found by their names.
    mutating func checkConfiguration(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        _ = try CMEPHead(&cursor, made: &made, line)
        while let name = cursor.next() {
            guard CMEPFile.parameters.contains(name.text) else { continue }
            guard let value = cursor.next() else {
                throw RejectedLine(line, expected: "a value for \(name.text)", found: "the end of the line")
            }
            switch name.text {
            case "SDATE":
                guard value.isEmpty || Day(value) != nil || clock.stamp(value) != nil else {
                    throw RejectedLine(line, expected: "a date CCYYMMDD for SDATE", found: value)
                }
            case "LAT", "LONG":
                guard value.isEmpty || Amount(value) != nil else {
                    throw RejectedLine(line, expected: "degrees for \(name.text)", found: value)
                }
            default: break
            }
        }
    }

    private static let parameters: Set<String> = ["CYCLE", "STATE", "SDATE", "LAT", "LONG", "INTLEN"]

    /// Head, meter, commodity and unit of a record that is only checked.
    private mutating func checkHead(_ cursor: inout FieldCursor, _ line: Int) throws(RejectedLine) {
        let head = try CMEPHead(&cursor, made: &made, line)
        guard !head.meter.isEmpty, head.meter.count <= ParseSession.longestName else {
            throw RejectedLine(line, expected: "a meter id of 1 to \(ParseSession.longestName) characters", found: head.meter)
        }
        _ = try CMEPSignatures.commodity(cursor.nextOrEmpty(), line)
        let unit = cursor.nextOrEmpty()
        guard CMEPUnit(unit.text) != nil else { throw RejectedLine(line, expected: "a unit such as KWH", found: unit) }
    }
}
