import Domain
import Foundation

/// What `Scripts/fuzz mail` runs: any bytes, read as a mail.
///
/// Found are traps, endless loops, memory without bound (libFuzzer's own watch), and two readings of the same bytes that differ.
private func digest(_ bytes: [UInt8]) -> String {
    do {
        let (mail, files) = try MIMEReader.read(bytes)
        return "\(mail) \(files)"
    } catch {
        return "\(error)"
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if digest(bytes) != digest(bytes) { abort() }
    return 0
}
