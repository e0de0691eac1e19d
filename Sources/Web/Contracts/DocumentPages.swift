import BackOffice
import Documents
import Domain
import Foundation

/// Papers to print, and the same as UBL where there is a UBL of them. They state fees, so they are for those who read billing.
enum DocumentPages {
    static let routes: [Route] = DocumentCatalogue.all.flatMap { kind -> [Route] in
        [
            .get("/documents/\(kind.name)/{record}", .permission(.readBilling), "\(kind.title), to print") { visit in
                let text = try visit.read { try kind.html(request(visit, $0), visit.house.templates) }
                return .paper(text)
            }
        ] + (kind.hasUBL ? [ubl(kind)] : [])
    }

    private static func ubl(_ kind: DocumentKind) -> Route {
        .get("/documents/\(kind.name)/{record}/ubl", .permission(.readBilling), "\(kind.title), as UBL") { visit in
            let text = try visit.read { try kind.xml(request(visit, $0), visit.house.templates) }
            return .download(name: "\(name(visit)).xml", type: "application/xml", Data(text.utf8))
        }
    }

    private static func name(_ visit: Visit) -> String { visit.parameters["record"] ?? "" }

    private static func request(_ visit: Visit, _ view: View) -> DocumentRequest {
        DocumentRequest(
            view: view, id: name(visit), sheet: visit.query["sheet"].flatMap { PaperSize(rawValue: $0) },
            on: visit.query["on"].flatMap { Day($0) })
    }
}
