import Domain

/// What `monitor list --json` prints of a monitor, with what it read last.
package struct MonitorAnswer: Encodable, Equatable, Sendable {
    package let monitor: Monitor.ID
    package let customer: CustomerCode?
    package let place: String
    package let name: Monitor.Name
    package let thresholds: String
    package let value: Quantity?
    package let unit: String
    package let takenAt: Instant?
    package let level: String
    package let retiredAt: Instant?

    package init(_ monitor: Monitor, _ last: MonitorReading?) {
        self.monitor = monitor.id
        customer = monitor.place.customer
        place = monitor.place.words
        name = monitor.name
        thresholds = monitor.thresholds.words
        value = last?.value
        unit = monitor.unit
        takenAt = last?.at
        level = last.map { monitor.thresholds.level(of: $0.value).words } ?? "never read"
        retiredAt = monitor.retiredAt
    }

    package static func list(of customer: CustomerCode?, retired: Bool, in view: View) throws -> [MonitorAnswer] {
        try view.monitors(of: customer, retired: retired).map { MonitorAnswer($0, try view.lastReading(of: $0.id)) }
    }
}

/// What `monitor certificates --json` prints of a certificate, as of a day in the provider's zone.
package struct CertificateAnswer: Encodable, Equatable, Sendable {
    package let certificate: Certificate.ID
    package let name: String
    package let facility: Facility.ID?
    package let issuedOn: Day
    package let expiresOn: Day
    package let standing: String
    package let note: String

    private init(_ certificate: Certificate, on today: Day) {
        self.certificate = certificate.id
        name = certificate.name
        facility = certificate.facility
        issuedOn = certificate.issuedOn
        expiresOn = certificate.expiresOn
        standing = certificate.standing(on: today).words
        note = certificate.note
    }

    package static func list(in view: View) throws -> [CertificateAnswer] {
        let today = Checklist.zone.day(of: view.now)
        return try view.certificates().map { CertificateAnswer($0, on: today) }
    }
}
