import Domain
import Metering
import Testing

@Suite struct NEM12Tests {
    /// A file of half hours whose day is written by the test.
    private func file(_ records: String..., unit: String = "kWh", length: String = "30") -> String {
        "100,NEM12,202609030130,MDA1,Ret1\n200,NMI0000001,E1,001,E1,N1,METSER1,\(unit),\(length),\n"
            + records.joined(separator: "\n") + "\n900\n"
    }

    private func day(_ quality: String, values: Int = 48, value: String = "1.5") -> String {
        "300,20260902," + Array(repeating: value, count: values).joined(separator: ",") + ",\(quality),,,20260903013000,"
    }

    @Test(arguments: [("A", "actual"), ("E64", "estimated"), ("F14", "substituted"), ("S14", "substituted"), ("N", "missing")])
    func `the day's quality holds for all its values`(quality: String, name: String) throws {
        let readings = try ReadText.readings(file(day(quality)))
        #expect(readings.count == 48)
        #expect(readings.allSatisfy { $0.hasSuffix(name) })
        #expect(readings.first?.hasPrefix("E1 2026-09-01T14:30:00Z \(name == "missing" ? "0" : "1.5")") == true)
    }

    @Test func `where quality varies the spans say it, interval by interval`() throws {
        let inspection = try ReadText.inspect(
            file(day("V"), "400,1,20,F14,76,", "400,21,24,A,,", "400,25,46,E64,1,", "400,47,48,N,,"))
        let quality = try #require(inspection.streams.first?.quality)
        #expect(quality.substituted == 20)
        #expect(quality.actual == 4)
        #expect(quality.estimated == 22)
        #expect(quality.missing == 2)
        #expect(inspection.streams.first?.sum.description == "69.0")
    }

    @Test(arguments: [
        (["400,1,47,A,,"], "3: expected 400 records for all 48 intervals of a day of quality V, found records up to interval 47"),
        ([], "3: expected 400 records for all 48 intervals of a day of quality V, found none"),
        (["400,1,20,A,,", "400,22,48,A,,"], "5: expected a span from interval 21, found one from 22"),
        (["400,1,20,A,,", "400,20,48,A,,"], "5: expected a span from interval 21, found one from 20"),
        (["400,1,49,A,,"], "4: expected a span within the 48 intervals of the day, found 1 to 49"),
        (["400,0,48,A,,"], "4: expected a span within the 48 intervals of the day, found 0 to 48"),
        (["400,20,1,A,,"], "4: expected a span within the 48 intervals of the day, found 20 to 1"),
        (["400,1,48,V,,"], "4: expected a quality A, N, E, F or S for the span, found V"),
        (["400,-1,48,A,,"], "4: expected a span within the 48 intervals of the day, found -1 to 48"),
    ])
    func `spans that do not cover the day are refused`(spans: [String], problem: String) {
        #expect(ReadText.problems(file(([day("V")] + spans).joined(separator: "\n"))) == [problem])
    }

    @Test(arguments: [(5, 288), (10, 144), (15, 96), (30, 48), (60, 24)])
    func `a day has as many values as its length divides it into`(length: Int, values: Int) throws {
        #expect(try ReadText.readings(file(day("A", values: values), length: "\(length)")).count == values)
        #expect(ReadText.problems(file(day("A", values: values + 1), length: "\(length)")).count == 1)
        #expect(ReadText.problems(file(day("A", values: values - 1), length: "\(length)")).count == 1)
    }

    @Test(arguments: ["0", "7", "-30", "30.5", "1441", "", "999999999999999999999"])
    func `a length that does not divide a day is refused`(length: String) {
        #expect(ReadText.problems(file(day("A"), length: length)).first?.hasPrefix("2: expected an interval length") == true)
    }

    @Test(arguments: ["-1", "1e999", "NaN", "", "x", "9999999999999999999"])
    func `a value that is none, or below zero, is refused`(value: String) {
        #expect(ReadText.problems(file(day("A", value: value))).count == 1)
    }

    @Test(arguments: ["", "X", "A14", "N14", "E6", "S145", "V14", "actual"])
    func `a quality that is none is refused`(quality: String) {
        #expect(ReadText.problems(file(day(quality))).count == 1)
    }

    @Test func `trailing commas, no next read date, CRLF, blank lines and B2B details are taken`() throws {
        let wide = String(repeating: ",", count: 40)
        let text =
            "100,NEM12,202609030130,A,B\(wide)\r\n200,NMI0000001,E1,1,E1,,M1,KWH,30\r\n\(day("A"))\r\n500,O,S01,20260902,\r\n\r\n900\(wide)\r\n"
        #expect(try ReadText.readings(text).count == 48)
    }

    @Test func `a header and an end with nothing between hold no streams`() throws {
        let inspection = try ReadText.inspect("100,NEM12,202609030130,A,B\n900")
        #expect(inspection.format == .nem12)
        #expect(inspection.streams.isEmpty)
    }

    @Test func `what is out of place is refused`() {
        let header = "100,NEM12,202609030130,A,B\n"
        #expect(ReadText.problems(header) == ["1: expected a 900 record, found the end of the file"])
        #expect(ReadText.problems(header + day("A") + "\n900").first?.hasPrefix("2: expected a 200 record") == true)
        #expect(ReadText.problems(header + "400,1,48,A,,\n900").first?.hasPrefix("2: expected a 300 record") == true)
        #expect(ReadText.problems(file(day("A")) + "200,NMI0000001").first?.contains("nothing behind the 900 record") == true)
        #expect(ReadText.problems(header + header + "900").first?.hasPrefix("2: expected a 900 record before") == true)
        #expect(ReadText.problems(header + "250,X\n900").first?.hasPrefix("2: expected records 200") == true)
        #expect(ReadText.problems(header + "700,X\n900").first?.hasPrefix("2: expected a record 100") == true)
        #expect(ReadText.problems("100,NEM99,202609030130,A,B\n900").first?.hasPrefix("1: expected NEM12 or NEM13") == true)
    }

    @Test(arguments: [
        ("kWh", ReadUnit(.activeEnergy)), ("KVARH", ReadUnit(.reactiveEnergy)), ("Wh", ReadUnit(.activeEnergy, power: -3)),
        ("MWh", ReadUnit(.activeEnergy, power: 3)), ("V", ReadUnit(.voltage)), ("pf", ReadUnit(.other)),
    ])
    func `units are known in any case and kept as written`(unit: String, measure: ReadUnit) throws {
        try ReadFile.parse(bytes: Array(file(day("A"), unit: unit).utf8)) { run in
            #expect(run.signature.unit == measure)
            #expect(run.signature.unitText == unit)
            #expect(run.signature.subject == .servicePoint)
        }
    }
}

@Suite struct NEM13Tests {
    private func file(_ records: String...) -> String {
        "100,NEM13,200401101030,MDA1,Ret1\n" + records.joined(separator: "\n") + "\n900\n"
    }

    private let plain =
        "250,VABC005890,11,1,11,11,METSER123,I,006342.8,20031005093055,A,,,007654.9,20040107100333,A,,,1312.1,kWh,20040407, 20040108100333,20040108091133"

    @Test func `a register record gives its current read at its moment`() throws {
        #expect(try ReadText.readings(file(plain)) == ["11 2004-01-07T00:03:33Z 7654.9 actual"])
        let inspection = try ReadText.inspect(file(plain, "550,N,,E,"))
        #expect(inspection.format == .nem13)
        #expect(inspection.streams.map(\.unit) == ["kWh"])
        #expect(inspection.streams.map(\.intervalMinutes) == [nil])
    }

    @Test func `a forward estimate is estimated`() throws {
        let text = plain.replacing("20040107100333,A", with: "20040107100333,E64")
        #expect(try ReadText.inspect(file(text)).streams.first?.quality.estimated == 1)
    }

    @Test(arguments: [
        ("007654.9", "-1"), ("007654.9", "lots"), ("20040107100333", "20030107100333"), ("20040107100333", "20041307100333"),
        (",I,", ",X,"), ("1312.1", "NaN"), ("kWh", ""), ("VABC005890", ""), (",A,,,1312", ",V,,,1312"),
    ])
    func `a wrong field is refused`(field: String, wrong: String) {
        #expect(ReadText.problems(file(plain.replacing(field, with: wrong))).count == 1)
    }

    @Test func `details without a register are refused`() {
        #expect(ReadText.problems(file("550,N,,E,")).count == 1)
        #expect(ReadText.problems(file("300,20260902")).count == 1)
    }
}
