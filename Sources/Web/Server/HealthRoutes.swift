import BackOffice
import Domain
import HTTPTypes

/// Whether the server lives, whether it is ready, and what it counted.
enum HealthRoutes {
    static let routes: [Route] = [
        .get("/health/live", .open(why: "a supervisor asks, and learns nothing else"), "Whether the server lives") { _ in
            .text("alive\n")
        },
        .get("/health/ready", .open(why: "a supervisor asks, and learns nothing else"), "Whether it is ready") { visit in
            guard !visit.house.isStopping else {
                throw BadCall(status: .serviceUnavailable, title: "Stopping", message: "The server is stopping.")
            }
            _ = try visit.house.office.people()
            return .text("ready\n")
        },
        .get("/metrics", .open(why: "only this machine is answered"), "Counts and times, as Prometheus reads them") { visit in
            guard ["127.0.0.1", "::1", "local"].contains(visit.visitor.address) else { throw Missing("page", "/metrics") }
            return .text(visit.house.metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
        },
    ]
}
