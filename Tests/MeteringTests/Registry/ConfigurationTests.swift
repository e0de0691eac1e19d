import Metering
import Testing

struct ConfigurationTests {
    @Test(arguments: [
        (Configuration.residentialElectric, 313), (.residentialNetMetered, 337), (.commercialElectric, 1_249), (.gas, 25),
        (.water, 25),
    ])
    func `an endpoint of a standard configuration owes its printed number of values a day`(
        configuration: Configuration, values: Int
    ) {
        #expect(configuration.values(inHours: 24) == values)
    }

    @Test(arguments: [(23, 23, 92), (24, 24, 96), (25, 25, 100)])
    func `interval counts follow the local day`(hours: Int, hourly: Int, quarterly: Int) throws {
        let channels = Configuration.residentialElectric.channels
        let hour = try #require(channels.first { $0.readClass == .interval })
        let voltage = try #require(channels.first { $0.readClass == .voltage })
        let register = try #require(channels.first { $0.readClass == .register })
        #expect(hour.slots(inHours: hours) == hourly)
        #expect(voltage.slots(inHours: hours) == quarterly)
        #expect(register.slots(inHours: hours) == 1)
    }

    @Test func `no two channels of the house share a number`() {
        let numbers = Configuration.allCases.flatMap { $0.channels.map(\.number) }
        #expect(Set(numbers).count == numbers.count)
        #expect(Configuration.channel(number: 42)?.configuration == .gas)
        #expect(Configuration.channel(number: 0) == nil)
    }

    @Test(arguments: [
        ("residential electric", Configuration.residentialElectric), ("Residential_Net-Metered", .residentialNetMetered),
        ("commercial electric three-phase", .commercialElectric), ("GAS", .gas), ("water", .water),
    ])
    func `a configuration is read however the registry spells it`(name: String, expected: Configuration) {
        #expect(Configuration(name: name) == expected)
        #expect(Configuration(name: expected.name) == expected)
        #expect(Configuration(name: expected.rawValue) == expected)
    }

    @Test func `a state is read however the registry spells it, and a word that is none is refused`() {
        for name in ["billing approved", "billingApproved", "BILLING_APPROVED", "billing-approved"] {
            #expect(EndpointState(name: name) == .billingApproved)
        }
        #expect(EndpointState(name: "approved") == nil)
        #expect(EndpointState.allCases.filter(\.isExpected) == [.billingApproved])
        #expect(EndpointState.allCases.filter { !$0.takesReads } == [.inventory, .removed])
    }
}
