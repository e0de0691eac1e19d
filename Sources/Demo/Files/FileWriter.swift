import Domain
import Metering

/// Writes a planned file in its format.
package struct FileWriter: Sendable {
    private let world: DemoWorld
    private let maker: SeriesMaker

    package init(_ world: DemoWorld) {
        self.world = world
        maker = SeriesMaker(world)
    }

    package func series(of file: PlannedFile) -> [ReadSeries] { maker.series(of: file) }

    package func bytes(of file: PlannedFile) -> [UInt8] {
        let series = maker.series(of: file)
        let sender = "\(world.utility.prefix)-HES"
        // The head-end writes a file some minutes before it arrives.
        let createdAt = file.receivedAt - 420
        let bytes =
            switch file.format {
            case .crf: CRFFile.bytes(of: series, sender: sender, createdAt: createdAt, name: file.name)
            case .cim: CIMFile.bytes(of: series, sender: sender, createdAt: createdAt)
            case .espi: ESPIFile.bytes(of: series, createdAt: createdAt)
            case .cmep, .nem12, .nem13:
                CMEPFile.bytes(
                    of: series, sender: sender, receiver: world.utility.code, createdAt: createdAt,
                    purpose: file.isResend ? "RESEND" : "OK")
            }
        return file.isCutShort ? Array(bytes.prefix(bytes.count * 3 / 5)) : bytes
    }
}
