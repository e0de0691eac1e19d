import ArgumentParser
import Domain
import Foundation
import Metering
import Workbook

/// What ends a command early, as its user reads it on standard error, and the exit status that says which kind it was.
struct Failure {
    /// A rule said no, or the input is wrong.
    static let refused: Int32 = 1
    /// Anything else: a disk, a lock, a fault of ours.
    static let fault: Int32 = 2

    private let error: any Error

    init(_ error: any Error) { self.error = error }

    func exit() -> Never {
        switch error {
        case let refusal as any Refusal:
            Console.complain(refusal.message)
            Foundation.exit(Failure.refused)
        case let file as BadReadFile:
            for line in file.rejected { Console.complain(line.line > 0 ? "line \(line.line): \(line.problem)" : line.problem) }
            Foundation.exit(Failure.refused)
        case let fault as WorkbookFault:
            Console.complain(fault.message)
            if case .notWritable = fault { Foundation.exit(Failure.refused) }
            Foundation.exit(Failure.fault)
        case let fault as CocoaError where fault.userInfo[NSFilePathErrorKey] is String:
            Console.complain("amico: \(fault.userInfo[NSFilePathErrorKey] ?? ""): \(fault.localizedDescription)")
            Foundation.exit(Failure.fault)
        case is ValidationError, is ExitCode, is CleanExit:
            Amico.exit(withError: error)
        default:
            // Only the parser of arguments throws what has a status of its own: usage, help, version.
            let status = Amico.exitCode(for: error)
            if status == .validationFailure || status == .success { Amico.exit(withError: error) }
            Console.complain("amico: \(error)")
            Foundation.exit(Failure.fault)
        }
    }
}
