import Domain
import Testing

struct LetterheadTests {
    @Test(arguments: [
        (["12 Levee Road", "Telephone +1 510 555 0100"], "+1 510 555 0100"), (["Phone: (510) 555-0100"], "(510) 555-0100"),
        (["+1 510 555 0100"], "+1 510 555 0100"), (["12 Levee Road", "Riverbend, MO 63000"], nil), (["Telegraph Hill"], nil),
    ])
    func `the telephone is the number of the line that begins so`(address: [String], number: String?) throws {
        #expect(try Letterhead(name: "Northgrid", address: address).telephone == number)
    }
}
