import BackOffice
import Domain

/// All routes of contracts: statements of work, agreements, change orders, notices, documents, and why.
enum ContractPages {
    static let routes: [Route] =
        WorkList.list.routes + WorkForms.all.flatMap(\.routes) + AgreementPages.routes + ChangeOrderPages.routes
        + NoticePages.routes
        + DocumentPages.routes + ContractWhys.routes + [
            .get("/work/{work}", .permission(.readBooks), "A statement of work: terms, hours, orders, engagements") { visit in
                .page(try WorkPage.page(visit))
            }
        ]
}
