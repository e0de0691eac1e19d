import Domain
import Metering
import Testing

/// Real files, their figures worked out apart from this code.
@Suite struct SampleFileTests {
    private func streams(_ name: String) throws -> [String] {
        try Inspection(bytes: ReadText.fixture(name)).streams.map {
            "\($0.id) \($0.channel) \($0.unit) \($0.intervalMinutes ?? 0) \($0.readings) \($0.sum) \($0.first?.description ?? "") \($0.last?.description ?? "")"
        }
    }

    @Test func `CMEP registers keep their own stamps, off the hour and running backwards as they are`() throws {
        #expect(
            try streams("cmep_hourly_registers.dat") == [
                "B72842123 GALREG GALREG 60 25 910244 2011-09-20T00:02:00Z 2011-09-21T00:02:00Z",
                "B72842062 GALREG GALREG 60 25 83969 2011-09-20T00:01:00Z 2011-09-21T00:01:00Z",
            ])
        let parsed = try ReadFile.parse(bytes: ReadText.fixture("cmep_hourly_registers.dat")) { run in
            #expect(run.signature.kind == .register)
            #expect(run.signature.unit == ReadUnit(.gallons))
            #expect(run.signature.commodity == .water)
        }
        // 25 stamps at :02; of the second meter 21 at :01 and four on the hour. Twice its register fell: 3363 to 3362, 3376 to 3371.
        #expect(parsed.offBeatStamps == 46)
        #expect(parsed.backwardRegisters == 2)
        #expect(parsed.readings == 50)
    }

    @Test func `NEM12 days begin at midnight of UTC+10 and their values end their intervals`() throws {
        #expect(
            try streams("Example_NEM12_actual_interval.csv") == [
                "VABD000163 E1 kWh 30 48 53.328 2004-01-31T14:30:00Z 2004-02-01T14:00:00Z",
                "VABD000163 Q1 kVArh 30 48 106.656 2004-01-31T14:30:00Z 2004-02-01T14:00:00Z",
            ])
        #expect(
            try streams("Example_NEM12_different_interval_length.csv") == [
                "C123 E1 kWh 30 48 254 2004-04-01T14:30:00Z 2004-04-02T14:00:00Z",
                "C123 E2 kWh 30 48 120 2004-04-01T14:30:00Z 2004-04-02T14:00:00Z",
                "C123 V1  10 144 33129.99 2004-04-01T14:10:00Z 2004-04-02T14:00:00Z",
            ])
        #expect(
            try streams("Example_NEM12_multiple_meters.csv").map { $0.split(separator: " ").prefix(6).joined(separator: " ") }
                == [
                    "NCDE001111 E1 Wh 15 192 1920", "NCDE001111 B1 Wh 15 192 1920", "NCDE001111 Q1 VArh 15 192 9600",
                    "NCDE001111 E2 Wh 15 192 19200", "NDDD001888 B1 Wh 15 192 3840", "NDDD001888 K2 VArh 15 192 9600",
                ])
    }

    @Test func `a final substitute is substituted`() throws {
        let inspection = try Inspection(bytes: ReadText.fixture("Example_NEM12_substituted_interval.csv"))
        #expect(inspection.streams.map(\.quality.substituted) == [48, 48])
        // 48 x 2.312; 16 x 34.567 + 12 x 22.123 + 20 x 2311.765
        #expect(inspection.streams.map(\.sum.description) == ["110.976", "47053.848"])
    }

    @Test func `a NEM12 file that has lost its header is refused`() throws {
        #expect(
            ReadText.problems(try ReadText.fixture("Example_NEM12_missing_header.csv")) == [
                "2: expected a 100 header first, found \u{201C}200\u{201D}"
            ])
    }

    @Test func `Green Button readings hang on their usage point through links alone`() throws {
        #expect(try streams("espi_usage.xml") == ["5446AF3F 01 Wh 15 480 511688 2012-03-01T05:15:00Z 2012-03-06T05:00:00Z"])
        let quality = try Inspection(bytes: ReadText.fixture("espi_usage.xml")).streams.first?.quality
        #expect(quality?.actual == 478)
        #expect(quality?.estimated == 1)
        #expect(quality?.substituted == 1)
    }

    @Test func `IEC 61968-9 summations are registers of the meter named behind them`() throws {
        #expect(
            try streams("cim_meter_readings.xml") == [
                "WT20069447 0.0.2.9.1.2.12.0.0.0.0.0.0.0.0.3.72.0 kWh 15 2 13038.2351 2022-11-17T22:45:00Z 2022-11-17T23:00:00Z"
            ])
        let parsed = try ReadFile.parse(bytes: ReadText.fixture("cim_meter_readings.xml")) {
            #expect($0.signature.kind == .register)
        }
        #expect(parsed.part == MessagePart(number: 1, of: 1))
    }
}
