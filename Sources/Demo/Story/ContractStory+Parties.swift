import BackOffice
import Domain

extension ContractStory {
    /// How the parties stand on paper, and whom of the utilities the provider reaches.
    static let parties = [
        told(6, 9, 10, .dana) { desk in
            try await desk.perform(
                SetLetterhead(
                    name: "Larkfield AMI Services",
                    address: ["1200 Harbor Way", "Oakland, CA 94607", "Telephone +1 510 555 0100"],
                    taxNumber: "94-0000000",
                    payTo: "Account 000 123 456 at Harbor Bank, routing 121 000 000."))
            try await desk.perform(
                SetLetterhead(
                    customer: DemoUtility.alder.customer, name: DemoUtility.alder.name,
                    address: ["Accounts payable", "45 Mill Road", "Alder Ridge, WA 98000"]))
            try await desk.perform(
                AddContact(
                    customer: DemoUtility.alder.customer, name: "Margaret Hale", role: "General manager",
                    email: "m.hale@alder-ridge.example", phone: "+1 206 555 0110"))
            try await desk.perform(
                AddContact(
                    customer: DemoUtility.alder.customer, name: "Owen Pryce", role: "Meter shop lead",
                    email: "o.pryce@alder-ridge.example"))
            try await desk.perform(
                SetLetterhead(
                    customer: DemoUtility.fireweed.customer, name: DemoUtility.fireweed.name,
                    address: ["3 Harbor Drive", "Fireweed Bay, AK 99000"]))
            try await desk.perform(
                AddContact(
                    customer: DemoUtility.fireweed.customer, name: "Sigrid Aas", role: "Utility manager",
                    phone: "+1 907 555 0142"))
        },
        told(6, 9, 11, .marcus) { desk in
            try await desk.perform(
                SetLetterhead(
                    customer: DemoUtility.prairie.customer, name: DemoUtility.prairie.name,
                    address: ["Finance department", "10 Main Street", "Prairie Junction, KS 67000"], taxNumber: "48-0000000"))
            try await desk.perform(
                AddContact(
                    customer: DemoUtility.prairie.customer, name: "Walter Brandt", role: "Director of operations",
                    email: "w.brandt@prairie-junction.example", phone: "+1 620 555 0177"))
        },
    ]
}
