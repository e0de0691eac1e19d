import Domain
import Metering
import Testing

/// Every parser against damaged files: it never traps, it answers twice the same, and it takes no longer than the bytes warrant.
@Suite struct MutationTests {
    private static let fragments = [
        "-1", "1e999", "NaN", "99999999999999999999", "\"", ",", ",,,,", "\n", "\r\n", "\u{0}", "<", ">", "&", "&lt;", "]]>",
        "<!DOCTYPE a>", "900", "100",
        "202602290000", "200,", "300,20260902,", "400,1,48,V,", "2026-11-01T01:00:00", "24:00:00", "N32", "\u{FF}\u{FE}",
        "MEPMD01,", "0.0.0.3.1",
        "NumberOfReadings=\"4294967296\"", "00000000000000000000000000",
    ].map { Array($0.utf8) }

    private static let seeds: [(name: String, bytes: [UInt8])] = {
        let crf = """
            <MeterReadingDocument><Header><Timezone Id="America/Chicago"/></Header><ImportExportParameters><DataFormat ReadingTimestampType="MeterLocalDst"
            DSTTransitionType="ITRON_Compliant"/></ImportExportParameters><Channels><Channel IsRegister="false" MarketType="Electric" IntervalLength="60">
            <ChannelID ServicePointChannelID="SP1:1"/><ContiguousIntervalSets><ContiguousIntervalSet NumberOfReadings="2"><TimePeriod
            StartTime="2026-11-01T00:00:00" EndTime="2026-11-01T02:00:00"/><Readings><Reading Value="1.5" StatusRef="1"/><Reading Value="2"/></Readings>
            </ContiguousIntervalSet></ContiguousIntervalSets></Channel><Channel IsRegister="true"><ChannelID EndPointUOMID="E:KWH"/><Readings>
            <Reading Value="7" ReadingTime="2026-11-01T01:30:00"/></Readings></Channel></Channels><ReadingStatusRefTable><ReadingStatusRef Ref="1">
            <UnencodedStatus SourceValidation="EST"/></ReadingStatusRef></ReadingStatusRefTable></MeterReadingDocument>
            """
        let nem13 = """
            100,NEM13,200401101030,MDA1,Ret1
            250,VABC005890,11,1,11,11,METSER123,E,006342.8,20031005093055,A,,,007654.9,20040107100333,A,,,1312.1,kWh,20040407,,20040108091133
            550,N,,E,
            900
            """
        let espi = """
            <feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="/U/UsagePoint/1"/><link rel="related" href="/U/UsagePoint/1/MeterReading"/><content>
            <UsagePoint xmlns="http://naesb.org/espi"><ServiceCategory><kind>0</kind></ServiceCategory></UsagePoint></content></entry><entry><link rel="self"
            href="/U/UsagePoint/1/MeterReading/2"/><link rel="up" href="/U/UsagePoint/1/MeterReading"/><link rel="related" href="/T/3"/><content><MeterReading
            xmlns="http://naesb.org/espi"/></content></entry><entry><link rel="self" href="/T/3"/><content><ReadingType xmlns="http://naesb.org/espi">
            <accumulationBehaviour>4</accumulationBehaviour><intervalLength>900</intervalLength><powerOfTenMultiplier>-3</powerOfTenMultiplier><uom>72</uom>
            </ReadingType></content></entry><entry><link rel="up" href="/U/UsagePoint/1/MeterReading/2/IntervalBlock"/><content><IntervalBlock
            xmlns="http://naesb.org/espi"><interval><start>1788307200</start></interval><IntervalReading><ReadingQuality><quality>8</quality></ReadingQuality>
            <timePeriod><duration>900</duration><start>1788307200</start></timePeriod><value>5</value></IntervalReading></IntervalBlock></content></entry></feed>
            """
        var seeds = [("crf", Array(crf.utf8)), ("nem13", Array(nem13.utf8)), ("espi", Array(espi.utf8))]
        for name in ["cmep_hourly_registers.dat", "Example_NEM12_substituted_interval.csv", "cim_meter_readings.xml"] {
            if let bytes = try? ReadText.fixture(name) { seeds.append((name, bytes)) }
        }
        return seeds
    }()

    /// A generator that gives the same numbers on every machine.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    private static func damage(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
        var out = bytes
        for _ in 0..<Int.random(in: 1...4, using: &dice) {
            guard !out.isEmpty else { return out }
            let at = Int.random(in: 0..<out.count, using: &dice)
            let end = min(out.count, at + Int.random(in: 1...40, using: &dice))
            switch Int.random(in: 0..<6, using: &dice) {
            case 0: out[at] = UInt8.random(in: 0...255, using: &dice)
            case 1: out[at] ^= 1 << UInt8.random(in: 0..<8, using: &dice)
            case 2: out.removeSubrange(at..<end)
            case 3: out.insert(contentsOf: out[at..<end], at: at)
            case 4: out.insert(contentsOf: fragments[Int.random(in: 0..<fragments.count, using: &dice)], at: at)
            default: out.removeSubrange(at...)
            }
        }
        return out
    }

    @Test func `every seed is taken as it stands`() {
        #expect(MutationTests.seeds.count == 6)
        for seed in MutationTests.seeds { #expect(ReadText.problems(seed.bytes).isEmpty, "\(seed.name)") }
    }

    @Test(.timeLimit(.minutes(15)), arguments: 0..<6)
    func `no damage makes a parser trap, hang or change its mind`(number: Int) throws {
        let seed = try #require(MutationTests.seeds.indices.contains(number) ? MutationTests.seeds[number] : nil)
        var dice = Dice(state: 0x9E37_79B9_7F4A_7C15 &+ UInt64(number))
        var refused = 0
        for round in 0..<3_000 {
            let bytes = MutationTests.damage(seed.bytes, &dice)
            let outcome = ReadText.outcome(bytes)
            if round % 10 == 0 { #expect(ReadText.outcome(bytes) == outcome, "round \(round)") }
            if outcome.hasPrefix("BadReadFile") { refused += 1 }
        }
        // Damage is mostly found; a test that damages nothing would find nothing.
        #expect(refused > 600, "\(seed.name)")
    }
}
