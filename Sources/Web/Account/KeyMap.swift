/// The shortcuts, as the page of `?` tells them and the script does them.
enum KeyMap {
    static let keys: [(key: String, does: String)] = [
        ("?", "this map"), ("/", "search"), ("g t", "today"), ("g r", "requests"), ("g c", "customers"), ("g i", "invoices"),
        ("g b", "board"), ("g o", "operations"), ("g m", "metering"), ("g p", "reports"), ("j, k", "next row, row before"),
        ("Enter", "open the row"), ("x", "select the row, or let it go"), ("n", "new request"), ("r", "reply"),
        ("c", "internal note"),
        ("a", "assign"), (".", "copy the number"), ("Ctrl-Enter", "send the form"),
    ]

    static let page = Page(
        "Keyboard", lead: "Shortcuts can be switched off in your account.",
        deeds: [Button("Your settings", href: "/account/settings")],
        [Facts(keys.map { ($0.key, Shown($0.does)) })])
}
