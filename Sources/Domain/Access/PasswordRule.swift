/// What a password must have (15.2). Whether it is a common or a breached one is asked of a list, by whoever has one.
package struct PasswordRule: Equatable, Sendable {
    /// At least eight characters, with a lower and an upper case letter, a digit and a special character.
    package static let standard = PasswordRule(shortest: 8, longest: 200)

    package let shortest: Int
    /// Longer ones cost time to hash and protect nobody.
    package let longest: Int

    /// What the password lacks, in words; empty when it will do. A user's own name is no password.
    package func lacks(_ password: String, user: String) -> [String] {
        let scalars = password.unicodeScalars
        var missing: [String] = []
        if password.count < shortest { missing.append("at least \(shortest) characters") }
        if scalars.count > longest { missing.append("at most \(longest) characters") }
        if !scalars.contains(where: \.properties.isLowercase) { missing.append("a lower case letter") }
        if !scalars.contains(where: \.properties.isUppercase) { missing.append("an upper case letter") }
        if !scalars.contains(where: { $0.properties.numericType != nil }) { missing.append("a number") }
        if !scalars.contains(where: PasswordRule.isSpecial) { missing.append("a special character such as - or !") }
        if !user.isEmpty, password.lowercased().contains(user.lowercased()) { missing.append("no user name in it") }
        return missing
    }

    private static func isSpecial(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isAlphabetic && scalar.properties.numericType == nil && scalar.value > 32
    }
}
