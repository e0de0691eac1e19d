import Domain
import Metering

/// A registry file, as a utility sends it.
enum RegistryText {
    static func bytes(_ rows: [Installation], zone: Zone) -> [UInt8] {
        var text = FileText()
        text.line("service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to")
        for row in rows {
            let fields = [
                row.servicePoint, row.premise, row.account, row.commodity.rawValue, row.cycle, row.meter, row.endpoint,
                row.configuration.rawValue, row.communication.rawValue, row.device, row.state.rawValue, zone.iso(row.from),
                row.to.map { zone.iso($0) } ?? "",
            ]
            text.line(fields.joined(separator: ","))
        }
        return text.bytes
    }
}
