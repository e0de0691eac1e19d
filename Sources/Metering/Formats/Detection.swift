/// Tells a format by the first bytes of a file, never by its name.
enum Detection {
    /// Skips a UTF-8 byte order mark. Refusals: UTF-16 and UTF-32, binary bytes.
    static func bytesToSkip(_ head: ByteView) throws(RejectedLine) -> Int {
        if head[0] == 0xEF, head[1] == 0xBB, head[2] == 0xBF { return 3 }
        let wide = (head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF)
        let zeros = head.count >= 2 && (head[0] == 0) != (head[1] == 0)
        if wide || zeros { throw RejectedLine(1, expected: "UTF-8 or ISO-8859-1", found: "UTF-16") }
        if head.slice(0, 1_024).contains(0) { throw RejectedLine(1, expected: "a text file", found: "binary data") }
        return 0
    }

    static func isXML(_ head: ByteView) -> Bool {
        var index = 0
        while index < head.count, head[index].isBlank { index += 1 }
        return head[index] == UInt8(ascii: "<")
    }

    /// The format of a file of lines, by its first line that holds something.
    static func lineFormat(_ head: ByteView) throws(RejectedLine) -> ReadFormat {
        var line = 1
        var start = 0
        while start < head.count {
            let end = head.firstIndex(of: 0x0A, from: start) ?? head.count
            let text = head.slice(start, end)
            if !text.holdsNothing { return try format(of: text, line) }
            start = end + 1
            line += 1
        }
        throw RejectedLine(1, expected: "meter reads", found: "blank lines")
    }

    private static func format(of text: ByteView, _ line: Int) throws(RejectedLine) -> ReadFormat {
        var cursor = FieldCursor(text)
        let first = unquoted(cursor.nextOrEmpty())
        if first.equals("MLA01") || (first.starts(with: "MEP") && first.count == 7) { return .cmep }
        if first.equals("100") {
            let version = unquoted(cursor.nextOrEmpty())
            switch version.text.uppercased() {
            case "NEM12": return .nem12
            case "NEM13": return .nem13
            default: throw RejectedLine(line, expected: "NEM12 or NEM13 in the 100 header", found: version)
            }
        }
        // A file whose header was cut off is still one of these, and is refused as such.
        if first.equals("200") || first.equals("300") { return .nem12 }
        if first.equals("250") { return .nem13 }
        throw RejectedLine(
            line, expected: "CMEP, Common Reading Format, NEM12, NEM13, Green Button or IEC 61968-9", found: text)
    }

    private static func unquoted(_ field: ByteView) -> ByteView {
        field[0] == UInt8(ascii: "\"") && field[field.count - 1] == UInt8(ascii: "\"") ? field.slice(1, field.count - 1) : field
    }
}

/// The format of an XML file, by its first element.
final class XMLRoot: XMLListener {
    enum Tag: String, CaseIterable {
        case document = "MeterReadingDocument"
        case feed, entry
        case event = "EventMessage"
        case request = "RequestMessage"
        case response = "ResponseMessage"
        case readings = "MeterReadings"
        case events = "EndDeviceEvents"
        // Web services put verb and noun into the element around a message.
        case createdReadings = "CreatedMeterReadings"
        case changedReadings = "ChangedMeterReadings"
        case readingsEvent = "MeterReadingsEventMessage"
        case readingsResponse = "MeterReadingsResponseMessage"
        case createdEvents = "CreatedEndDeviceEvents"
        case eventsEvent = "EndDeviceEventsEventMessage"
    }

    private struct Found: Error {
        let format: ReadFormat
    }

    static func owns(namespace: String) -> Bool { true }

    static func format(of source: ReadSource) throws -> ReadFormat {
        do {
            try XMLReader.read(try source.open(), XMLRoot(), progress: nil)
        } catch let found as Found {
            return found.format
        }
        throw RejectedLine(1, expected: "an XML element", found: "none")
    }

    func started(_ tag: Tag?, _ attributes: XMLAttributes, line: Int) throws {
        switch tag {
        case .document: throw Found(format: .crf)
        case .feed, .entry: throw Found(format: .espi)
        case .event, .request, .response, .readings, .events, .createdReadings, .changedReadings, .readingsEvent,
            .readingsResponse, .createdEvents, .eventsEvent:
            throw Found(format: .cim)
        case nil:
            throw RejectedLine(
                line, expected: "Common Reading Format, Green Button or IEC 61968-9",
                found: "XML that begins with another element")
        }
    }

    func ended(_ tag: Tag?, in parent: Tag?, text: ByteView, line: Int) throws {}
}
