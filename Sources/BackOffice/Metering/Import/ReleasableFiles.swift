import Domain
import GRDB
import Metering

extension ReadFileRow {
    /// Accepted files with streams held back that a change of the registry since may have made known.
    static func releasable(of utility: CustomerCode?, in view: View) throws -> [ReadFileRow] {
        let rows = try ReadFileRow.fetchAll(
            view.db.cachedStatement(
                sql: """
                    SELECT * FROM read_file WHERE status = 'accepted' AND (utility = ?1 OR ?1 IS NULL)
                    AND json_extract(counts, '$.quarantinedStreams') > 0
                    AND registry_change < (SELECT max(number) FROM registry_change AS change WHERE change.utility = read_file.utility)
                    ORDER BY utility, number
                    """), arguments: [utility?.text])
        return try rows.filter { row in
            guard view.actor.maySee(row.utility) else { return false }
            if row.counts?.quarantinedStreams ?? 0 > QuarantinedStream.kept { return true }
            return try Bool.fetchOne(
                view.db.cachedStatement(
                    sql: """
                        SELECT EXISTS (SELECT 1 FROM quarantined_stream AS stream JOIN installation AS link ON link.utility = stream.utility
                        WHERE stream.utility = ?1 AND stream.digest = ?2 AND link.change > ?3 AND link.from_at < stream.last_at
                        AND (link.to_at IS NULL OR link.to_at >= stream.first_at) AND CASE stream.subject
                        WHEN 0 THEN link.meter = (SELECT number FROM meter WHERE utility = ?1 AND name = stream.name)
                        WHEN 1 THEN link.service_point = (SELECT number FROM service_point WHERE utility = ?1 AND name = stream.name)
                        ELSE link.endpoint = (SELECT number FROM endpoint WHERE utility = ?1 AND name = stream.name) END)
                        """), arguments: [row.utility.text, row.sha256, row.registryChange ?? 0]) ?? false
        }
    }
}
