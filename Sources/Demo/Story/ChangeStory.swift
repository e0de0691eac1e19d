import BackOffice
import Domain

/// Changes of the story: who asked, what for, how it went.
enum ChangeStory {
    static func facts(of utility: DemoUtility) -> [StoryFact] {
        switch utility.code {
        case "ALDER": alder(utility)
        case "PRAIRIE": prairie(utility)
        default: fireweed(utility)
        }
    }

    private static let zone = Zone.pacific

    private static func alder(_ utility: DemoUtility) -> [StoryFact] {
        let certificate = AskedChange(
            "certificate", utility, .standard, MonitoredName.portal.system, zone.at(7, 20, 6), zone.at(7, 20, 6, 30),
            "Renew the certificate of the portal", "Puts the new certificate on both web servers.",
            "The old one expired on 14 July; the new one is for a year.", "Chain checked on the test portal first.",
            "Put the self-signed certificate back.", template: "certificates")
        let release = AskedChange(
            "summer", utility, .normal, MonitoredName.mdm.system, zone.at(8, 5, 15), zone.at(8, 5, 18),
            "Release 7.2 of meter data management", "Installs release 7.2 and its schema steps.",
            "Repairs the estimation of net-metered intervals.", "Rehearsed on a copy of the July database in 2 h 10 min.",
            "Restore the snapshot taken at 14:45; 40 min.")
        let storage = AskedChange(
            "autumn", utility, .normal, MonitoredName.headend.system, zone.at(9, 16, 15), zone.at(9, 16, 17),
            "Move the head-end database to new storage", "Copies the database to the new array and switches over.",
            "The old array is out of maintenance from October on.",
            "Copy kept in step since 10 September; switch rehearsed twice.",
            "Switch back to the old array, which is left as it was for a week.")
        let disk = AskedChange(
            "disk", utility, .emergency, MonitoredName.mdm.system, zone.at(9, 3, 3, 30), zone.at(9, 3, 5),
            "Extend the full disk of meter data management", "Adds 200 GB to the volume of the validation queue.",
            "The queue is stuck on a full disk; meter data management is down.", "Snapshot of the volume before it is extended.",
            "Restore the snapshot.")
        let firewall = AskedChange(
            "firewall", utility, .unauthorized, MonitoredName.headend.system, zone.at(10, 6, 3), zone.at(10, 6, 3, 22),
            "Firewall rule changed without a request", "A rule for a new collector was put in front of the head-end's own.",
            "Found when the probe lost the head-end for 22 minutes.", "None was taken.", "The rule was taken out again.",
            madeBy: .jorge)
        let patches = AskedChange(
            "patches", utility, .normal, nil, zone.at(11, 21, 20), zone.at(11, 22, 1),
            "Operating system patches on all servers", "Installs the November patches, one server of each pair after the other.",
            "Two of them close holes that are used.", "Patched test servers have run for a week.",
            "Roll back to the snapshot of each server.")
        return [certificate.asked(at: zone.at(7, 16, 9)), certificate.scheduled(at: zone.at(7, 16, 11))]
            + certificate.made(zone.at(7, 20, 6, 2), zone.at(7, 20, 6, 21), closed: zone.at(7, 20, 9))
            + [release.asked(at: zone.at(7, 23, 15)), release.scheduled(at: zone.at(7, 28, 11, 30))]
            + release.made(zone.at(8, 5, 15), zone.at(8, 5, 17, 50), closed: zone.at(8, 6, 9))
            + [disk.asked(at: zone.at(9, 3, 3, 10)), disk.approved(by: .kim, at: zone.at(9, 3, 3, 25))]
            + disk.made(zone.at(9, 3, 3, 30), zone.at(9, 3, 5, 10), closed: nil)
            + disk.reviewed(
                by: .rui, "It was needed. The monitor warned at 95 %, too late; it warns at 80 % from now on.",
                at: zone.at(9, 8, 10, 40))
            + [storage.asked(at: zone.at(9, 3, 14)), storage.scheduled(at: zone.at(9, 8, 11, 30))]
            + storage.made(zone.at(9, 16, 15, 5), zone.at(9, 16, 17, 40), closed: zone.at(9, 17, 9))
            + [firewall.asked(at: zone.at(10, 9, 9)), firewall.backedUp(at: zone.at(10, 9, 10))]
            + firewall.reviewed(
                by: .tom, "Rules of the firewall go through a request like all else. The vendor's access was withdrawn.",
                at: zone.at(10, 13, 10, 50))
            + [patches.asked(at: zone.at(11, 6, 11)), patches.scheduled(at: zone.at(11, 10, 11, 30))]
    }

    private static func prairie(_ utility: DemoUtility) -> [StoryFact] {
        let release = AskedChange(
            "october", utility, .normal, MonitoredName.mdm.system, zone.at(10, 18, 0), zone.at(10, 18, 3),
            "Release 7.3 of meter data management", "Installs release 7.3 and its schema steps.",
            "Takes the gas day's register at 09:00 Central without the hourly detour.", "Rehearsed on a copy in 1 h 50 min.",
            "Restore the snapshot taken at 23:45; 35 min.")
        let database = AskedChange(
            "database", utility, .normal, MonitoredName.headend.system, zone.at(11, 27, 22), zone.at(11, 28, 2),
            "Head-end database to its next version", "Upgrades the database in place and rebuilds its statistics.",
            "The version in use is without repairs from December on.", "Upgraded on a copy; the night's reads imported into it.",
            "Restore the copy taken at 21:30; 1 h 20 min.")
        let gateway = AskedChange(
            "gateway", utility, .normal, MonitoredName.headend.system, zone.at(11, 27, 23), zone.at(11, 28, 0, 30),
            "Mesh gateway software 5.1", "Installs release 5.1 on both gateways, one after the other.",
            "Ends the restarts seen on 9 July.", "The second gateway carries the network while the first is changed.",
            "Start the gateway from its other partition.", askedBy: .tom)
        return [release.asked(at: zone.at(10, 1, 14)), release.scheduled(at: zone.at(10, 13, 11, 30))]
            + release.made(zone.at(10, 18, 0), zone.at(10, 18, 2, 15), closed: zone.at(10, 19, 9))
            + [database.asked(at: zone.at(11, 12, 15)), gateway.asked(at: zone.at(11, 13, 9, 40))]
    }

    private static func fireweed(_ utility: DemoUtility) -> [StoryFact] {
        let export = AskedChange(
            "export", utility, .normal, MonitoredName.headend.system, zone.at(8, 22, 10), zone.at(8, 22, 11),
            "Move the night export to 07:00", "Changes the schedule of the daily file.",
            "The machine is busy at 05:00.", "The schedule is kept as a file.", "Put the old schedule back.")
        let server = AskedChange(
            "server", utility, .normal, MonitoredName.portal.system, zone.at(11, 28, 9), zone.at(11, 28, 12),
            "Replace the web server of the portal", "Moves the portal to a new server.",
            "The old one has failed three times since July.",
            "The new one runs beside the old for a week.", "Point the name back at the old server.")
        let restart = AskedChange(
            "restart", utility, .emergency, MonitoredName.portal.system, zone.at(11, 16, 7), zone.at(11, 16, 9),
            "Start the portal on the spare server", "Starts the portal on the spare server and points its name there.",
            "The portal has been down since 06:10.", "The spare server has the portal's last backup.",
            "Leave the portal down until the server is repaired.")
        return [
            export.asked(at: zone.at(8, 14, 10)), server.asked(at: zone.at(11, 5, 16)), restart.asked(at: zone.at(11, 16, 6, 40)),
            restart.approved(by: .kim, at: zone.at(11, 16, 6, 55)), restart.begun(at: zone.at(11, 16, 7, 5)),
        ]
    }
}
