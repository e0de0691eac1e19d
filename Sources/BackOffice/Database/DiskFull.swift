import Foundation
import GRDB

extension Office {
    /// Whether what failed is that the disk is full: nothing was changed, and reading goes on.
    package static func isDiskFull(_ error: any Error) -> Bool {
        if let error = error as? DatabaseError { return error.resultCode == .SQLITE_FULL }
        if let error = error as? POSIXError { return error.code == .ENOSPC }
        if let error = error as? CocoaError { return error.code == .fileWriteOutOfSpace }
        return false
    }
}
