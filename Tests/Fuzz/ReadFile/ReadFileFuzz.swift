import Domain
import Foundation
import Metering

/// What `Scripts/fuzz` runs: any bytes, read as a file of one format (AMICO_FUZZ_FORMAT) or of whichever they look like.
///
/// Found are traps, endless loops, memory without bound (libFuzzer's own watch), and two parses of the same bytes that differ.
private let terms = ParseTerms(
    zone: .pacific, format: ProcessInfo.processInfo.environment["AMICO_FUZZ_FORMAT"].flatMap { ReadFormat(rawValue: $0) })

private func digest(_ bytes: [UInt8]) -> Int {
    var hasher = Hasher()
    do {
        let parsed = try ReadFile.parse(bytes: bytes, terms: terms) { run in
            hasher.combine(run.id)
            hasher.combine(run.signature)
            for reading in run.readings {
                hasher.combine(reading.stamp)
                hasher.combine(reading.amount)
                hasher.combine(reading.quality)
            }
        }
        hasher.combine(parsed.readings)
    } catch let bad as BadReadFile {
        hasher.combine(bad.total)
        hasher.combine(bad.rejected.map(\.problem))
    } catch {
        abort()
    }
    return hasher.finalize()
}

@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if digest(bytes) != digest(bytes) { abort() }
    return 0
}
