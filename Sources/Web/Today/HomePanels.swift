import BackOffice
import Domain
import Workbook

/// The panels of the home page, each for those whose day it is.
enum HomePanels {
    static func all(_ visit: Visit) throws -> [any Piece] { [] }

    static func beside(_ visit: Visit) throws -> [any Piece] { [] }
}
