import Domain
import Foundation
import GRDB

/// The published versions of the catalogue. The standard one is version 1 in every set of books.
extension View {
    /// The version asked for, else the newest. Refuses a version there is not.
    package func catalogue(version: Int? = nil) throws -> Catalogue {
        if version == Catalogue.standard.version { return .standard }
        let text = try String.fetchOne(
            db.cachedStatement(
                sql: "SELECT content FROM catalogue WHERE version = coalesce(?, version) ORDER BY version DESC LIMIT 1"),
            arguments: [version])
        guard let text else {
            if let version { throw CatalogueRefusal.unknownVersion(version) }
            return .standard
        }
        return try DecodedText.value(Catalogue.self, of: text)
    }
}

/// Publishes the next version of the catalogue (2.2). Agreements already signed keep what they promised.
package struct PublishCatalogue: Action {
    package static let permission = Permission.manageCatalogue
    package static var example: PublishCatalogue {
        let standard = Catalogue.standard
        return PublishCatalogue(
            catalogue: Catalogue(
                version: 2, tiers: standard.tiers, responsibilities: standard.responsibilities, options: standard.options,
                readTargets: standard.readTargets, maintenance: standard.maintenance))
    }

    package var catalogue: Catalogue

    package init(catalogue: Catalogue) { self.catalogue = catalogue }

    package func perform(in book: Book) throws -> Done {
        let next = try book.view.catalogue().version &+ 1
        guard catalogue.version == next else { throw CatalogueRefusal.versionTaken(catalogue.version, next: next) }
        try catalogue.check()
        try book.db.execute(
            sql: "INSERT INTO catalogue (version, content, recorded_at) VALUES (?, ?, ?)",
            arguments: [catalogue.version, try Canonical.json(catalogue), book.now.milliseconds])
        return Done()
    }
}
