/// An application the provider runs for a customer, by its name.
package enum Application {
    package typealias Name = Identifier<Application>
}

/// What can be up or down: an application, or the infrastructure under all of them.
package enum MonitoredSystem: Hashable, Sendable {
    case application(Application.Name)
    case infrastructure

    /// Nil for a text that can name no application.
    package init?(_ text: some StringProtocol) {
        if text == MonitoredSystem.reserved {
            self = .infrastructure
        } else if let name = Application.Name(text) {
            self = .application(name)
        } else {
            return nil
        }
    }

    package var name: String {
        switch self {
        case .application(let name): name.text
        case .infrastructure: MonitoredSystem.reserved
        }
    }

    /// The name no application can have.
    package static let reserved = "infrastructure"
}

extension MonitoredSystem: Codable, Comparable, CustomStringConvertible {
    package var description: String { name }

    package static func < (a: MonitoredSystem, b: MonitoredSystem) -> Bool { a.name < b.name }

    package init(from decoder: any Decoder) throws {
        self = try decoder.text("an application's name, or infrastructure") { MonitoredSystem($0) }
    }

    package func encode(to encoder: any Encoder) throws { try encoder.write(text: name) }
}
