import Foundation
import Testing

/// `reads inspect`: small files written here, sums worked by hand.
@Suite struct ReadsInspectTests {
    /// Three hourly gas values of one meter: raw, estimated, none; the constant is not applied here.
    private static let cmep = """
        MEPMD01,20080501,HEADEND,,UTIL,,202609020105,M-1,OK,G,CCF,10.0,00000100,3,202609010800,R,1.25,,E,0.750,,N32,99
        MEPMD01,20080501,HEADEND,,UTIL,,202609020105,M-1,OK,G,GASREG,1.0,,1,202609020000,,4711

        """

    private static let nem12: String = {
        let values = Array(repeating: "1.111", count: 48).joined(separator: ",")
        return """
            100,NEM12,202609021135,MDA1,Ret1
            200,VABD000163,E1Q1,1,E1,N1,METSER123,kWh,30,
            300,20260901,\(values),A,,,20260902120025,
            200,VABD000163,E1Q1,2,Q1,,METSER123,kVArh,30,
            300,20260901,\(values),F16,,,20260902120025,
            900

            """
    }()

    @Test func `CMEP streams are counted by quality and summed exactly`() throws {
        let folder = try TestFolder()
        let json = try folder.amico("reads", "inspect", folder.write("any.name", Self.cmep), "--json").json()
        #expect(json.keys == ["format", "rejected", "streams"])
        #expect(json["format"] == "cmep")
        #expect(json["rejected"] == [])
        #expect(json["streams"].count == 2)
        let gas = json["streams"][0]
        #expect(gas.keys == ["channel", "first", "id", "intervalMinutes", "last", "quality", "readings", "sum", "unit"])
        #expect(gas["id"] == "M-1")
        #expect(gas["intervalMinutes"] == 60)
        #expect(gas["readings"] == 3)
        #expect(gas["sum"] == "2.000")
        #expect(gas["first"] == "2026-09-01T08:00:00Z")
        #expect(gas["last"] == "2026-09-01T10:00:00Z")
        #expect(gas["quality"] == ["actual": 1, "estimated": 1, "substituted": 0, "missing": 1])
        let register = json["streams"][1]
        #expect(register["id"] == "M-1")
        #expect(register["sum"] == "4711")
        #expect(register["intervalMinutes"] == nil)
    }

    @Test func `naive stamps are read in the zone that is named`() throws {
        let folder = try TestFolder()
        let file = try folder.write("a.dat", Self.cmep)
        let json = try folder.amico("reads", "inspect", file, "--zone", "America/Los_Angeles", "--json").json()
        #expect(json["streams"][0]["first"] == "2026-09-01T15:00:00Z")
    }

    @Test func `NEM12 is known by its content and stands on its own clock`() throws {
        let folder = try TestFolder()
        let json = try folder.amico("reads", "inspect", folder.write("a.dat", Self.nem12), "--json").json()
        #expect(json["format"] == "nem12")
        #expect(json["streams"].items.map { $0["channel"] } == ["E1", "Q1"])
        #expect(json["streams"].items.map { $0["sum"] } == ["53.328", "53.328"])
        #expect(json["streams"][0]["first"] == "2026-08-31T14:30:00Z")
        #expect(json["streams"][0]["last"] == "2026-09-01T14:00:00Z")
        #expect(json["streams"][1]["quality"] == ["actual": 0, "estimated": 0, "substituted": 48, "missing": 0])
    }

    @Test func `a packed file is read as what is in it`() throws {
        let folder = try TestFolder()
        try folder.write("a.dat", Self.nem12)
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", folder.url.appending(path: "a.dat").path]
        try gzip.run()
        gzip.waitUntilExit()
        #expect(try folder.amico("reads", "inspect", "a.dat.gz", "--json").json()["streams"].count == 2)
    }

    @Test func `a bad file is explained line by line, on standard error, with status 1`() throws {
        let folder = try TestFolder()
        let file = try folder.write(
            "bad.csv", Self.nem12.replacingOccurrences(of: "200,VABD000163,E1Q1,2", with: "210,VABD000163,E1Q1,2"))
        let run = try folder.amico("reads", "inspect", file, expecting: 1)
        #expect(run.output.isEmpty)
        #expect(run.lines.count <= 1)
        #expect(run.errors.hasPrefix("bad.csv:4: "))

        let json = try folder.amico("reads", "inspect", file, "--json", expecting: 1)
        #expect(json.errors == run.errors)
        #expect(try json.json()["streams"] == [])
        #expect(try json.json()["rejected"][0]["line"] == 4)
        #expect(try json.json()["rejected"][0].keys == ["line", "problem"])
    }

    @Test(arguments: ["empty", "folder", "absent", "/dev/zero", "truncated.gz"])
    func `what is no file of reads is refused`(path: String) throws {
        let folder = try TestFolder()
        try folder.write("empty", "")
        try folder.write("folder/inside", "x")
        try Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B]).write(to: folder.url.appending(path: "truncated.gz"))
        let run = try folder.amico("reads", "inspect", path, expecting: 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("\(path): ") || run.errors.hasPrefix("\(path):"))
    }

    @Test func `another format than the one asked for is refused`() throws {
        let folder = try TestFolder()
        let run = try folder.amico("reads", "inspect", folder.write("a.dat", Self.cmep), "--format", "nem12", expecting: 1)
        #expect(run.errors.hasPrefix("a.dat:1: "))
        try folder.amico("reads", "inspect", "a.dat", "--format", "pdf", expecting: 64)
    }

    @Test func `people read a table`() throws {
        let folder = try TestFolder()
        let run = try folder.amico("reads", "inspect", folder.write("a.dat", Self.cmep))
        #expect(run.output.contains("CMEP, 2 streams"))
        #expect(run.output.contains("Estimated"))
        #expect(run.errors.isEmpty)
    }
}
