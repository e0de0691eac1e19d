import Domain

/// A standard configuration of an endpoint: the channels it reports, and so the values expected of it a day (11.2).
package enum Configuration: String, CaseIterable, Codable, Sendable {
    case residentialElectric = "residential-electric"
    case residentialNetMetered = "residential-net-metered"
    case commercialElectric = "commercial-electric"
    case gas
    case water

    package var channels: [ChannelDefinition] {
        switch self {
        case .residentialElectric: Configuration.residential
        case .residentialNetMetered: Configuration.netMetered
        case .commercialElectric: Configuration.commercial
        case .gas: Configuration.gasChannels
        case .water: Configuration.waterChannels
        }
    }

    package var commodity: Commodity {
        switch self {
        case .residentialElectric, .residentialNetMetered, .commercialElectric: .electric
        case .gas: .gas
        case .water: .water
        }
    }

    /// The small number that stands for it in stored rows; never reused.
    package var number: Int {
        switch self {
        case .residentialElectric: 1
        case .residentialNetMetered: 2
        case .commercialElectric: 3
        case .gas: 4
        case .water: 5
        }
    }

    /// As people read it.
    package var name: String {
        switch self {
        case .residentialElectric: "residential electric"
        case .residentialNetMetered: "residential net-metered"
        case .commercialElectric: "commercial electric three-phase"
        case .gas: "gas"
        case .water: "water"
        }
    }

    /// Values expected of one endpoint in a whole service day of `hours` (23, 24 or 25).
    package func values(inHours hours: Int) -> Int {
        channels.reduce(0) { $0 + $1.slots(inHours: hours) }
    }

    package init?(number: Int) {
        guard let match = Configuration.allCases.first(where: { $0.number == number }) else { return nil }
        self = match
    }

    /// Reads a name as registries write it: case, spaces, `-` and `_` are ignored, and the common short forms are known.
    package init?(name: some StringProtocol) {
        switch RegistryWord.plain(name) {
        case "residentialelectric", "electricresidential", "residential": self = .residentialElectric
        case "residentialnetmetered", "residentialelectricnetmetered", "netmeteredelectric", "netmetered", "residentialnet":
            self = .residentialNetMetered
        case "commercialelectric", "commercialelectricthreephase", "commercialthreephase", "commercialelectric3phase",
            "commercial":
            self = .commercialElectric
        case "gas": self = .gas
        case "water": self = .water
        default: return nil
        }
    }

    private static let residential: [ChannelDefinition] =
        [
            .register(1, .kilowattHours, "kWh register"),
            .interval(2, .kilowattHours, every: 60, "kWh delivered, hourly"),
        ] + ChannelDefinition.voltages(3, count: 3)

    private static let netMetered: [ChannelDefinition] =
        [
            .register(11, .kilowattHours, "kWh register"),
            .interval(12, .kilowattHours, every: 60, "kWh delivered, hourly"),
            .interval(13, .kilowattHours, .net, every: 60, "kWh net, hourly", class: .net),
        ] + ChannelDefinition.voltages(14, count: 3)

    private static let commercial: [ChannelDefinition] =
        [
            .register(21, .kilowattHours, "kWh register"),
            .interval(22, .kilowattHours, every: 15, "kWh delivered, 15 min"),
            .interval(23, .kilowattHours, .received, every: 15, "kWh received, 15 min"),
            .interval(24, .kilovarHours, every: 15, "kVArh delivered, 15 min"),
            .interval(25, .kilovarHours, .received, every: 15, "kVArh received, 15 min"),
        ] + ChannelDefinition.voltages(26, count: 9)

    private static let gasChannels: [ChannelDefinition] = [
        .register(41, .hundredCubicFeet, "CCF register"),
        .interval(42, .hundredCubicFeet, every: 60, "CCF, hourly"),
    ]

    private static let waterChannels: [ChannelDefinition] = [
        .register(51, .gallons, "GAL register"),
        .interval(52, .gallons, every: 60, "GAL, hourly"),
    ]

    /// A channel of any configuration by its number.
    package static func channel(number: Int) -> (configuration: Configuration, channel: ChannelDefinition)? {
        byNumber[number]
    }

    private static let byNumber: [Int: (configuration: Configuration, channel: ChannelDefinition)] = {
        var out: [Int: (configuration: Configuration, channel: ChannelDefinition)] = [:]
        for configuration in allCases {
            for channel in configuration.channels { out[channel.number] = (configuration, channel) }
        }
        return out
    }()
}

/// How a registry's words are compared.
enum RegistryWord {
    /// Lower case without spaces, `-` and `_`.
    static func plain(_ text: some StringProtocol) -> String {
        String(decoding: text.lowercased().utf8.filter { $0 != 32 && $0 != 45 && $0 != 95 }, as: UTF8.self)
    }
}
