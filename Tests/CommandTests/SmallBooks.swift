import Foundation
import Testing

/// Books of one water utility with one endpoint, made by commands alone, once; each test gets a copy.
///
/// Everything lies in 2024, so that no clock of a machine matters: ann, the administrator, takes the history over.
final class SmallBooks: Sendable {
    let folder: TestFolder

    private static let template = Result { try make() }

    init() throws {
        folder = try TestFolder()
        let made = try Self.template.get()
        try FileManager.default.copyItem(at: made.url.appending(path: "books"), to: folder.url.appending(path: "books"))
    }

    /// Runs `amico ... --data books --as ann`.
    @discardableResult
    func amico(
        _ arguments: String..., as user: String = "ann", expecting status: Int32 = 0, location: SourceLocation = #_sourceLocation
    )
        throws -> CommandLineRun
    {
        let run = try CommandLineRun.amico(arguments + ["--data", "books", "--as", user], in: folder.url)
        #expect(run.status == status, "amico \(arguments.joined(separator: " "))\n\(run.errors)", sourceLocation: location)
        return run
    }

    static let registry = """
        service_point,premise,account,commodity,cycle,meter,endpoint,configuration,communication,device,state,from,to
        SP-1,P-1,A-1,water,01,M-1,E-1,water,mesh,R-1,billing-approved,2024-08-01T00:00:00-07:00,

        """

    /// The water day of 10 September 2024, Pacific: 24 hours, of which one has no value and one is estimated, and a register.
    static let reads: String = {
        let hours = (0..<24).map { hour in
            let stamp = hour == 0 ? "202409100800" : ""
            return hour == 5 ? "\(stamp),N,0" : hour == 6 ? "\(stamp),E,1.5" : "\(stamp),,1.5"
        }
        return """
            MEPMD01,20080501,HEADEND,,UTIL,,202409110700,M-1,OK,W,GAL,1,00000100,24,\(hours.joined(separator: ","))
            MEPMD01,20080501,HEADEND,,UTIL,,202409110700,M-1,OK,W,GALREG,1,,1,202409110700,,4711

            """
    }()

    static let history = [
        #"{"action":"RegisterCustomer","at":"2024-06-01T16:00:00Z","fields":{"customer":"RIVERBEND","name":"Riverbend Water","zone":"America/Los_Angeles","accountManager":"Dana Ruiz","technicalRepresentative":"Lee Park"}}"#,
        #"{"action":"DraftCloudServicesAgreement","at":"2024-06-10T16:00:00Z","fields":{"customer":"RIVERBEND","tier":"Gold","deliveryModel":"managedServices","dataCenter":"providerOwned","applications":["headend"],"from":"2024-07-01","through":"2025-06-30"}}"#,
        #"{"action":"SignAgreement","at":"2024-06-20T16:00:00Z","fields":{"agreement":"CSA-000001","party":"customer","by":"Maria Ortiz","on":"2024-06-20"}}"#,
        #"{"action":"SignAgreement","actor":"ann","at":"2024-06-21T16:00:00Z","fields":{"agreement":"CSA-000001","party":"provider","by":"Dana Ruiz","on":"2024-06-21"}}"#,
        #"{"action":"AddActor","at":"2024-06-21T16:00:00Z","fields":{"id":"lee","name":"Lee Park","roles":["amiOperator"],"approval":"Letter of 20 June 2024"}}"#,
    ]

    private static func make() throws -> TestFolder {
        let folder = try TestFolder()
        try folder.amico("init", "--data", "books", "--as", "ann", "--at", "2024-06-01T15:00:00Z")
        try folder.write("history.jsonl", history.joined(separator: "\n") + "\n")
        try folder.amico("apply", "history.jsonl", "--all-or-nothing", "--data", "books", "--as", "ann")
        try folder.write("registry.csv", registry)
        try folder.amico(
            "registry", "import", "registry.csv", "--utility", "RIVERBEND", "--at", "2024-07-15T16:00:00Z", "--data", "books",
            "--as",
            "ann")
        try folder.write("reads.dat", reads)
        try folder.amico(
            "reads", "import", "reads.dat", "--utility", "RIVERBEND", "--received-at", "2024-09-11T14:00:00Z", "--data", "books",
            "--as", "ann")
        return folder
    }
}
