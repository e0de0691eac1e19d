"""Invoices: run, run again, issued."""

from places import journey


def drafts(finance):
    finance.go("/invoices?status=draft")
    return [row.text for row in finance.driver.find_elements("css selector", "table.list tbody tr")]


@journey
def invoices_are_run_twice_and_nothing_is_billed_twice(place):
    finance = place.person("nhaddad")
    before = drafts(finance)
    finance.go("/work/SOW-2026-0002/expense")
    finance.fill(category="travel", what="Train to Prairie Junction", spentOn="2026-11-12", amount="184.20")
    finance.press("Record expense")
    # Refused without its receipt, it comes back with what was typed.
    finance.sees("Actual costs are billed with their receipt.")
    assert finance.driver.find_element("css selector", 'main [name="what"]').get_attribute("value") == "Train to Prairie Junction"
    receipt = place.browser.downloads / "receipt.txt"
    receipt.write_text("Train, 184.20 USD")
    finance.fill(receipt=receipt)
    finance.press("Record expense")
    finance.sees("184.20")
    finance.go("/invoices")
    finance.press("Run invoices")
    finance.fill(period="2026-11")
    finance.press("Look at the run")
    finance.sees("What it would draft", "Train to Prairie Junction", "184.20")
    assert drafts(finance) == before, "looking at a run made drafts"
    finance.driver.back()
    finance.press("Make 1 draft")
    finance.sees("1 draft made, of 1 fact")
    after = drafts(finance)
    assert after != before
    # The second run finds nothing, by looking and by running.
    finance.go("/invoices/run?period=2026-11")
    finance.sees("Nothing is billable by the end of Nov 2026 that is not billed.")
    finance.cannot_press("Make")
    assert drafts(finance) == after
    [made] = [row for row in after if row not in before]
    assert "PRAIRIE" in made and "184.20" in made, made
    finance.press(made.split()[0])
    assert finance.driver.find_element("css selector", "main").text.count("Train to Prairie Junction") == 1
    finance.press("Issue")
    finance.press("Issue invoice", within="form")
    # Seventeen were issued in the demonstration's year.
    finance.sees("INV-2026-0018 is issued")
    finance.cannot_press("Issue")
    assert made not in drafts(finance)
    finance.go("/invoices/run?period=2026-11")
    finance.sees("Nothing is billable by the end of Nov 2026 that is not billed.")
    finance.press("Sign out", within="header")
