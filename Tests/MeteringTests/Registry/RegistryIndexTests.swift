import Domain
import Metering
import Testing

struct RegistryIndexTests {
    private func link(_ endpoint: UInt32, _ from: Int, _ to: Int?, _ state: EndpointState = .billingApproved) -> RegistryLink {
        RegistryLink(
            endpoint: endpoint, configuration: .residentialElectric, state: state, from: Instant(seconds: from),
            to: to.map { Instant(seconds: $0) })
    }

    @Test func `every name of a hundred thousand is found, and no other`() {
        var index = RegistryIndex()
        for number in 0..<100_000 { index.add("M\(number)", link(UInt32(number), 0, nil)) }
        #expect(index.count == 100_000)
        for number in stride(from: 0, to: 100_000, by: 7) {
            let place = index.place(of: Array("M\(number)".utf8))
            #expect(place.flatMap { index.link(at: $0, stamp: 1) }?.endpoint == UInt32(number))
        }
        #expect(index.place(of: Array("M100000".utf8)) == nil)
        #expect(index.place(of: []) == nil)
    }

    @Test func `the link in force at a stamp is found: start excluded, end included, none in inventory`() {
        var index = RegistryIndex(expecting: 4)
        index.add("M1", link(1, 100, 200))
        index.add("M1", link(2, 200, 300))
        index.add("M1", link(3, 300, nil, .inventory))
        let place = index.place(of: Array("M1".utf8)) ?? -1
        let found = [100, 101, 200, 201, 300, 301].map { index.link(at: place, stamp: Int64($0) * 1_000)?.endpoint }
        #expect(found == [nil, 1, 1, 2, 2, nil])
        #expect(index.links(of: "M1").map(\.endpoint) == [1, 2, 3])
    }
}

struct ChannelMatchTests {
    private func signature(
        _ channel: String, _ kind: ReadingKind, _ unit: ReadUnit, _ flow: Flow = .delivered, minutes: Int? = 60,
        commodity: Commodity? = nil
    ) -> StreamSignature {
        StreamSignature(
            subject: .meter, channel: channel, kind: kind, unitText: "as written", unit: unit, flow: flow, commodity: commodity,
            intervalMinutes: minutes)
    }

    @Test func `a stream is the channel of same kind, unit, flow and length, scaled by a power of ten`() {
        let hourly = ChannelMatch.find(signature("WH", .interval, ReadUnit(.activeEnergy, power: -3)), in: .residentialElectric)
        #expect(hourly?.channel.number == 2 && hourly?.power == -3)
        #expect(ChannelMatch.find(signature("WH", .interval, .kilowattHours, minutes: 15), in: .residentialElectric) == nil)
        #expect(ChannelMatch.find(signature("WH", .interval, .kilowattHours, .received), in: .residentialElectric) == nil)
        #expect(
            ChannelMatch.find(signature("N", .interval, .kilowattHours, .net), in: .residentialNetMetered)?.channel.number == 13)
        #expect(
            ChannelMatch.find(signature("R", .register, .kilowattHours, minutes: nil), in: .residentialElectric)?.channel.number
                == 1)
        #expect(ChannelMatch.find(signature("CF", .interval, ReadUnit(.cubicFeet)), in: .gas)?.power == -2)
        #expect(ChannelMatch.find(signature("G", .interval, .gallons, commodity: .gas), in: .water) == nil)
    }

    @Test(arguments: [
        ("VOLTS", 3), ("VOLTS2", 4), ("V-3", 5), ("VOLTS phase B", 4), ("C", 5), ("VOLTS 9", 3), ("0.0.2.4.1.1.12", 3),
    ])
    func `a digit or a phase letter decides between equal channels, else the first`(name: String, number: Int) {
        let found = ChannelMatch.find(signature(name, .interval, .volts, minutes: 15), in: .residentialElectric)
        #expect(found?.channel.number == number)
    }

    @Test func `a file that names no unit numbers its channels among those of like kind and length`() {
        var third = signature("3", .interval, ReadUnit(.other), minutes: 15)
        third.unitText = ""
        #expect(ChannelMatch.find(third, in: .residentialElectric)?.channel.number == 5)
        third.channel = "4"
        #expect(ChannelMatch.find(third, in: .residentialElectric) == nil)
    }
}
