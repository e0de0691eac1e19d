extension Catalogue {
    /// Version 1, which every set of books begins with.
    package static let standard = Catalogue(
        version: 1, tiers: [silver, gold, platinum], responsibilities: standardResponsibilities, options: standardOptions,
        readTargets: [
            ReadTarget(metric: .readRate(.interval, by: .t1), target: Percent(literal: 980_000)),
            ReadTarget(metric: .readRate(.interval, by: .t3), target: Percent(literal: 985_000)),
            ReadTarget(metric: .readRate(.register, by: .t3), target: Percent(literal: 985_000)),
            ReadTarget(metric: .billingReadRate, target: Percent(literal: 970_000)),
            ReadTarget(metric: .fileDelivery, target: Percent(literal: 990_000)),
        ],
        maintenance: Maintenance(
            covered: [
                "technical questions by phone, email and portal", "scheduled maintenance and major releases", "hot fixes",
                "knowledge base", "troubleshooting and root cause", "severity escalation", "logging of enhancement requests",
            ],
            supplemental: [
                "operator training", "IT and administrator training", "end-to-end upgrades", "system migrations",
                "consulting on best practice", "database administration", "database migrations", "annual health checks",
            ]))

    private static let silver = Tier(
        name: "Silver", features: everyTier, monitoring: "silver", applicationAvailability: Percent(literal: 980_000),
        infrastructureAvailability: Percent(literal: 999_900),
        reporting: .notOffered(reason: "KPI reporting begins with Gold."),
        quarterlyMeeting: .notOffered(reason: "the quarterly status meeting comes with Platinum."),
        recovery: Tier.Recovery(
            onSiteRestore: Hours(hours: 8), offSiteRestore: Hours(hours: 24), hardwareFailure: Hours(hours: 24), coldSiteDays: 16,
            warmSite: .notOffered(reason: "a warm site can be bought with Gold or Platinum."),
            hotSite: .notOffered(reason: "a hot site can be agreed with Platinum.")),
        dataCenters: [.providerOwned, .thirdParty])

    private static let gold = Tier(
        name: "Gold", features: everyTier, monitoring: "gold", applicationAvailability: Percent(literal: 990_000),
        infrastructureAvailability: Percent(literal: 999_900), reporting: .included(.kpi),
        quarterlyMeeting: .notOffered(reason: "the quarterly status meeting comes with Platinum."),
        recovery: Tier.Recovery(
            onSiteRestore: Hours(hours: 4), offSiteRestore: Hours(hours: 12), hardwareFailure: Hours(hours: 12), coldSiteDays: 16,
            warmSite: .option(Hours(hours: 72)), hotSite: .notOffered(reason: "a hot site can be agreed with Platinum.")),
        dataCenters: [.providerOwned, .thirdParty])

    private static let platinum = Tier(
        name: "Platinum", features: everyTier, monitoring: "platinum", applicationAvailability: Percent(literal: 999_000),
        infrastructureAvailability: Percent(literal: 999_900), reporting: .included(.kpiPlus), quarterlyMeeting: .included(true),
        recovery: Tier.Recovery(
            onSiteRestore: Hours(hours: 2), offSiteRestore: Hours(hours: 8), hardwareFailure: Hours(hours: 8), coldSiteDays: 16,
            warmSite: .option(Hours(hours: 72)), hotSite: .byContract),
        dataCenters: [.thirdParty])

    private static let everyTier = [
        "change control", "anti-virus", "24x7 server monitoring", "database optimization", "database error logging",
        "firewall log monitoring", "daily database backups", "weekly off-site backup", "support and escalation management",
        "account management",
    ]

    private static let standardResponsibilities = [
        Responsibility("data center and servers", saas: .provider, managedServices: .provider, onSiteManagedServices: .provider),
        Responsibility("application operation", saas: .customer, managedServices: .provider, onSiteManagedServices: .provider),
        Responsibility("field network", saas: .customer, managedServices: .customer, onSiteManagedServices: .provider),
        Responsibility("endpoints", saas: .customer, managedServices: .customer, onSiteManagedServices: .provider),
    ]

    private static let standardOptions = [
        Option(name: "performance-reporting", kind: .application, words: "Performance reporting", unit: nil),
        Option(name: "customer-service-portal", kind: .application, words: "Customer-service portal", unit: nil),
        Option(name: "wan-backhaul", kind: .charge, words: "WAN backhaul", unit: "device-month"),
        Option(name: "cellular", kind: .charge, words: "Cellular, per cellular endpoint", unit: "endpoint-month"),
        Option(name: "storage-15-minute", kind: .charge, words: "Extra storage for 15-minute data", unit: "endpoint-month"),
        Option(name: "storage-5-minute", kind: .charge, words: "Extra storage for 5-minute data", unit: "endpoint-month"),
        Option(name: "storage-extra-years", kind: .charge, words: "Extra years of storage", unit: "endpoint-month"),
        Option(name: "extra-operations-cover", kind: .charge, words: "Extra operations cover", unit: nil),
        Option(name: "daily-operations", kind: .outcome, words: "Daily operations", unit: nil),
        Option(name: "endpoint-exception-mitigation", kind: .addOn, words: "Endpoint exception mitigation", unit: nil),
        Option(name: "network-exception-mitigation", kind: .addOn, words: "Field area network exception mitigation", unit: nil),
        Option(name: "endpoint-firmware-updates", kind: .addOn, words: "Endpoint firmware updates", unit: nil),
        Option(name: "warm-site", kind: .recovery, words: "Warm-site recovery", unit: nil),
        Option(name: "hot-site", kind: .recovery, words: "Hot-site recovery", unit: nil),
    ]
}
