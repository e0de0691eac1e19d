"""A utility's contact finds nothing of another utility."""

import io
import re
import zipfile

from places import journey
from walk import LINK, Walk, patterns

OTHERS = ["ALDER", "PRAIRIE", "Alder", "Prairie", "Margaret Hale", "Walter Brandt"]


@journey
def a_contact_of_a_utility_finds_nothing_of_another(place):
    administrator = place.person("demo")
    administrator.go("/administration/people/new")
    administrator.fill(
        id="saas", name="Sigrid Aas", role="customerContact", utility="FIREWEED", approval="Letter of the utility, 2 Nov 2026",
        until="2027-06-30")
    administrator.press("Add person")
    administrator.sees("saas is on the list")
    theirs = foreign_addresses(administrator)
    assert len(theirs) > 30, theirs

    contact = place.person("saas")
    contact.sees("Fireweed Bay", "FIREWEED")
    walk = Walk(contact, patterns(), each=4).take()
    assert len(walk.addresses) > 40, walk.addresses
    told = [(address, word) for address in walk.addresses for word in words_of_others(contact.fetch(address)[2].decode())]
    assert not told, told
    for section in ["Board", "Operations", "Reports", "Metering"]:
        contact.go("/")
        contact.press(section, within=".rail")
        contact.does_not_see(*OTHERS)

    # By search, by number, by address.
    contact.go("/search?q=Usage+page")
    contact.sees("Nothing holds all of these words.")
    administrator.go("/search?q=Usage+page")
    administrator.sees("SR-000011")
    for number in ["SR-000011", "SOW-2025-0001", "INV-2026-0004", "CR-000010", "EXC-000001", "ALDER"]:
        contact.go("/")
        contact.driver.find_element("css selector", "#search").send_keys(number + "\n")
        contact.until(lambda: not contact.driver.current_url.endswith("/"), f"{number} leads nowhere")
        assert words_of_others(contact.text.replace(number, "")) == [], (number, contact.text)
        assert "Usage page" not in contact.text and "6,400" not in contact.text, contact.text
    answers = {address: contact.fetch(address) for address in theirs}
    open_doors = [address for address, (status, _, _) in answers.items() if status not in (403, 404)]
    assert not open_doors, open_doors

    # What is exported is what is seen.
    for path in ["/requests", "/work", "/invoices", "/changes", "/exclusions", "/metering/endpoints", "/checklists", "/alarms"]:
        status, _, body = contact.fetch(path + ".csv")
        assert status == 200, (path, status)
        assert words_of_others(body.decode()) == [], path
        status, _, body = contact.fetch(path + ".xlsx")
        assert status == 200, (path, status)
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            assert words_of_others("".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))) == [], path
    rows = contact.fetch("/requests.csv?state=any")[2].decode()
    assert "FIREWEED" in rows and "SR-0000" in rows, "the contact does not find their own"


def words_of_others(text):
    return [word for word in OTHERS if re.search(rf"\b{word}\b", text)]


def foreign_addresses(administrator):
    """Where the objects of the two others are, as the administrator's lists lead to them."""
    found = []
    lists = {
        "/requests?state=any": "/requests/SR-", "/work": "/work/SOW-", "/invoices": "/invoices/INV-", "/exclusions": "/exclusions/EXC-",
        "/checklists": "/checklists/", "/outages": "/outages/", "/alarms": "/alarms/", "/backups": "/backups/", "/changes": "/changes/CR-",
    }
    for path, start in lists.items():
        page = administrator.fetch(path)[2].decode()
        for row in re.findall(r"<tr>.*?</tr>", page, re.S):
            if re.search(r"\b(ALDER|PRAIRIE)\b", row) and "FIREWEED" not in row:
                found += [link.decode() for link in LINK.findall(row.encode()) if link.decode().startswith(start)][:1]
    found += ["/customers/ALDER", "/customers/PRAIRIE", "/agreements/CSA-000001", "/why/hours/SOW-2025-0001"]
    found += ["/why/read-rate/ALDER/2026-11?class=interval&commodity=electric&by=t1", "/metering/days/ALDER/2026-11-05"]
    found += ["/availability/ALDER/2026-09", "/why/commitment/ALDER/2026Q3/file-delivery", "/documents/invoice/INV-2026-0004"]
    return found
