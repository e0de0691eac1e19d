import Domain
import Metering
import Testing

@Suite struct CMEPTests {
    private let head = "MEPMD01,20080501,HES,UTIL:1,RCV,ACC1,202609030130,M1,OK,E,"

    private func line(_ rest: String) -> String { head + rest }

    @Test func `an empty stamp after the first is the previous one and the interval`() throws {
        #expect(
            try ReadText.readings(line("KWH,1.0,00000015,4,202609020015,R0,1.5,,R0,2.5,,E1,3,202609020100,,4")) == [
                "KWH 2026-09-02T00:15:00Z 1.5 actual", "KWH 2026-09-02T00:30:00Z 2.5 actual",
                "KWH 2026-09-02T00:45:00Z 3 estimated", "KWH 2026-09-02T01:00:00Z 4 actual",
            ])
    }

    @Test(arguments: [
        ("", "actual"), ("R", "actual"), ("R0", "actual"), ("R4096", "actual"), ("A", "actual"), ("A16", "actual"),
        ("E", "estimated"),
        ("E32", "estimated"), ("N", "missing"), ("N32", "missing"),
    ])
    func `the letter decides and the mask does not`(flag: String, quality: String) throws {
        let value = quality == "missing" ? "0" : "7"
        #expect(
            try ReadText.readings(line("KWH,1,00000100,1,202609020100,\(flag),7")) == [
                "KWH 2026-09-02T01:00:00Z \(value) \(quality)"
            ])
    }

    @Test func `a missing value is counted and never summed`() throws {
        let stream = try #require(
            try ReadText.inspect(line("KWH,1,00000100,3,202609020100,R0,1.25,,N32,99,,N,")).streams.first)
        #expect(stream.readings == 3)
        #expect(stream.quality.missing == 2)
        #expect(stream.sum.description == "1.25")
    }

    @Test(arguments: [
        ("KWH", ReadingKind.interval, Flow.delivered, ReadUnit(.activeEnergy)),
        ("KWHREG", .register, .delivered, ReadUnit(.activeEnergy)), ("SKWHREG", .register, .sum, ReadUnit(.activeEnergy)),
        ("GKWH", .interval, .received, ReadUnit(.activeEnergy)), ("NKVARH", .interval, .net, ReadUnit(.reactiveEnergy)),
        ("GASREG", .register, .delivered, ReadUnit(.cubicFeet)), ("GALREG", .register, .delivered, ReadUnit(.gallons)),
        ("GAL", .interval, .delivered, ReadUnit(.gallons)), ("CCFREG", .register, .delivered, ReadUnit(.cubicFeet, power: 2)),
        ("MCF", .interval, .delivered, ReadUnit(.cubicFeet, power: 3)), ("VOLTS", .interval, .delivered, ReadUnit(.voltage)),
        ("FURLONGREG", .register, .delivered, ReadUnit(.other)),
    ])
    func `units are looked up whole`(unit: String, kind: ReadingKind, flow: Flow, measure: ReadUnit) throws {
        try ReadFile.parse(bytes: Array(line("\(unit),1,00000100,1,202609020100,R0,7").utf8)) { run in
            #expect(run.signature.kind == kind)
            #expect(run.signature.flow == flow)
            #expect(run.signature.unit == measure)
            #expect(run.signature.channel == unit)
        }
    }

    @Test(arguments: [
        ("5", "5"), ("-5.25", "-5.25"), ("+5", "5"), ("5.", "5"), (".5", "0.5"), ("1.50E+2", "150"), ("15D-1", "1.5"),
        ("0E0", "0"),
        ("000000000000000000000012", "12"), ("999999999999999999", "999999999999999999"),
        ("1.10000000000000000000", "1.10000000000000000"),
    ])
    func `numbers are read exactly as written`(text: String, value: String) throws {
        #expect(try ReadText.inspect(line("KVAR,1,00000100,1,202609020100,R0,\(text)")).streams.first?.sum.description == value)
    }

    @Test(arguments: [
        "1e999", "NaN", "Infinity", "-", "H1F", "1,000", "1 000", "1.2.3", "9999999999999999999", "0.1234567890123456789", "1E",
        "",
    ])
    func `what is no number of eighteen digits is refused`(text: String) {
        #expect(ReadText.problems(line("KWH,1,00000100,1,202609020100,R0,\(text)")).count == 1)
    }

    @Test(arguments: [
        ("KWH,1,00000100,2,202609020100,R0,1", "1: expected the 2 readings declared, found 1"),
        (
            "KWH,1,00000100,1,202609020100,R0,1,202609020200,R0,1",
            "1: expected the end of the record after the sets it declares, found \u{201C}202609020200\u{201D}"
        ),
        ("KWH,1,00000100,-1,202609020100,R0,1", "1: expected a count of at most 48, found \u{201C}-1\u{201D}"),
        ("KWH,1,00000100,49,202609020100,R0,1", "1: expected a count of at most 48, found \u{201C}49\u{201D}"),
        (
            "KWH,1,00000100,1,202613020100,R0,1",
            "1: expected a stamp CCYYMMDDHHMM that exists in UTC, found \u{201C}202613020100\u{201D}"
        ),
        (
            "KWH,1,00000100,1,202602290100,R0,1",
            "1: expected a stamp CCYYMMDDHHMM that exists in UTC, found \u{201C}202602290100\u{201D}"
        ),
        (
            "KWH,1,00000100,1,202609022400,R0,1",
            "1: expected a stamp CCYYMMDDHHMM that exists in UTC, found \u{201C}202609022400\u{201D}"
        ),
        ("KWH,1,00000100,1,,R0,1", "1: expected a first stamp CCYYMMDDHHMM, found nothing"),
        (
            "KWH,1,01000000,2,202609020100,R0,1,,R0,2",
            "1: expected a stamp, since the interval has no fixed length, found nothing"
        ),
        ("KWH,1,00000100,1,202609020100,X,1", "1: expected a quality R, E, A or N and its mask, found \u{201C}X\u{201D}"),
        ("KWH,0,00000100,1,202609020100,R0,1", "1: expected a calculation constant above zero, found \u{201C}0\u{201D}"),
        ("KW/H,1,00000100,1,202609020100,R0,1", "1: expected a unit such as KWH, found \u{201C}KW/H\u{201D}"),
        ("KWH,1,1h,1,202609020100,R0,1", "1: expected an interval MMDDHHMM, found \u{201C}1h\u{201D}"),
        ("KWH,1,00000100", "1: expected a count of at most 48, found nothing"),
    ])
    func `a wrong record is refused with what was expected and what stood there`(rest: String, problem: String) {
        #expect(ReadText.problems(line(rest)) == [problem])
    }

    @Test func `a check field, empty fields and blanks may stand behind and around`() throws {
        for end in ["", ",", ",H1A2f", ",,,", " ,", "\r"] {
            #expect(try ReadText.readings(line("KWH,1,00000100,1,202609020100 , R0, 7\(end)\n\n")).count == 1, "\(end)")
        }
        #expect(ReadText.problems(line("KWH,1,00000100,1,202609020100,R0,7,H1A2G")).count == 1)
        #expect(ReadText.problems(line("KWH,1,00000100,1,202609020100,R0,7,H1A2F,H1A2F")).count == 1)
    }

    @Test func `quotes stand around a field with a comma`() throws {
        let text = "MEPMD01,20080501,HES,\"A, B\",R,C,202609030130,\"M,1\",OK,E,KWH,1,00000100,1,202609020100,R0,7"
        #expect(try ReadText.inspect(text).streams.map(\.id) == ["M,1"])
        #expect(ReadText.problems("MEPMD01,20080501,\"HES,A,B").first == "1: expected a closing quote, found the end of the line")
    }

    @Test func `forty-eight readings fill a record and a day of ninety-six takes two`() throws {
        let half = { (date: String) in self.line("KWH,1,00000015,48,\(date),R0,1" + String(repeating: ",,R0,1", count: 47)) }
        let inspection = try ReadText.inspect(half("202609020015") + "\r\n" + half("202609021215") + "\r\n")
        #expect(inspection.streams.map(\.readings) == [96])
        #expect(inspection.streams.first?.last == Instant("2026-09-03T00:00:00Z"))
    }

    @Test func `a meter with two units is two streams, and so is one with two lengths`() throws {
        let text = [
            line("KWH,1,00000100,1,202609020100,R0,7"), line("KWHREG,1,,1,202609020000,R0,1000"),
            line("KWH,1,00000015,1,202609020115,R0,2"), line("KWH,2,00000100,1,202609020200,R0,8"),
        ].joined(separator: "\n")
        let streams = try ReadText.inspect(text).streams
        #expect(streams.map(\.channel) == ["KWH", "KWHREG", "KWH"])
        #expect(streams.map(\.intervalMinutes) == [60, nil, 15])
        #expect(streams.map(\.sum.description) == ["15", "1000", "2"])
    }

    @Test func `naive stamps are read in the source's zone, the repeated hour in its order`() throws {
        let text = line("KWH,1,00000100,4,202611010000,R0,1,202611010100,R0,2,202611010100,R0,3,202611010200,R0,4")
        #expect(
            try ReadText.readings(text, zone: .pacific) == [
                "KWH 2026-11-01T07:00:00Z 1 actual", "KWH 2026-11-01T08:00:00Z 2 actual", "KWH 2026-11-01T09:00:00Z 3 actual",
                "KWH 2026-11-01T10:00:00Z 4 actual",
            ])
        #expect(ReadText.problems(line("KWH,1,00000100,1,202603080230,R0,1"), zone: .pacific).count == 1)
        #expect(
            try ReadText.readings(line("KWH,1,00000100,1,202603080200,R0,1"), zone: .pacific) == [
                "KWH 2026-03-08T10:00:00Z 1 actual"
            ])
    }

    @Test func `other records are checked and counted`() throws {
        let text = """
            MEPMD02,19970819,S,C,R,A,202609030130,M1,OK,E,KWHREG,S,1,202608010000,202609010000,2,ON-PEAK,,10.5,OFF-PEAK,E,20
            MLA01,20080501,S,C,R,A,202609030130,M1,OK,E,METERDQ,1,,2,202609020103,R0,1,202609020104,R0,18446744073709551615
            MEPEC01,20080501,S,C,R,A,202609030130,M1,OK,E,,,,CYCLE,12,STATE,Install,SDATE,20260101,LAT,33.75,LONG,-84.39,INTLEN,60
            MEPAD01,19980618,S,C,R,A,202609030130
            """
        #expect(try ReadFile.parse(bytes: Array(text.utf8)) { _ in }.otherRecords == 4)
        let bad = """
            MEPMD02,19970819,S,C,R,A,202609030130,M1,OK,E,KWHREG,S,1,202608010000,202609010000,7
            MEPMD02,19970819,S,C,R,A,202609030130,M1,OK,E,KWHREG,S,1,202608010000,202609010000,2,ON-PEAK,,10.5
            MLA01,20080501,S,C,R,A,202609030130,M1,OK,E,METERDQ,1,,1,202609020103,R0,18446744073709551616
            MEPEC01,20080501,S,C,R,A,202609030130,M1,OK,E,,,,STATE,Install,SDATE,2026-01-01
            MEPXX01,20080501
            """
        #expect(ReadText.problems(bad).map { $0.prefix(2) } == ["1:", "2:", "3:", "4:", "5:"])
    }

    @Test func `a line longer than the protocol allows is refused and the next one still read`() {
        let long = line("KWH,1,00000100,1,202609020100,R0," + String(repeating: "0", count: 2_048))
        #expect(
            ReadText.problems(long + "\n" + line("KWH,1,00000100,1,bad,R0,1")) == [
                "1: expected a line of at most 2048 characters, found a longer one",
                "2: expected a stamp CCYYMMDDHHMM that exists in UTC, found \u{201C}bad\u{201D}",
            ])
    }

    @Test func `names may be written in either encoding`() throws {
        let text = line("KWH,1,00000100,1,202609020100,R0,7").replacing("M1", with: "Z\u{E4}hler")
        #expect(try ReadText.inspect(text).streams.map(\.id) == ["Z\u{E4}hler"])
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(try Inspection(bytes: latin).streams.map(\.id) == ["Z\u{E4}hler"])
        #expect(try Inspection(bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)).streams.count == 1)
    }
}
