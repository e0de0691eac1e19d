"""Every page, for everybody: readable in light and dark, at a telephone's width, without a complaint of the browser."""

import importlib.util
import os
import pathlib

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from places import journey
from walk import Walk, filled, patterns, values

# Those who together come to every page, each from the home page: who may do everything, who works, who only reads.
PEOPLE = ["demo", "kmeyer", "iaguilar"]

# Without it, some pages of every kind there is: lists, records, forms, calendars, charts, papers.
EVERY_PAGE = "AMICO_EVERY_PAGE" in os.environ
SOME = [
    "/", "/requests", "/requests/SR-000007", "/requests/new", "/customers/ALDER", "/work/SOW-2026-0001", "/invoices/ageing", "/board",
    "/operations", "/checklists", "/availability", "/metering", "/compliance/ALDER/2026Q3", "/reports", "/nowhere",
]

# Forms made of what an action says of itself: of the kinds of fields there are.
GENERIC = [f"/actions/{name}" for name in ["SetBoardRules", "RecordVisit", "SetReadTerms", "DraftCloudServicesAgreement", "AddWebhook"]]

# Come to by a button, a field or without a name; every other page of the house has a link that leads to it.
UNLINKED = {"/account/second-factor/remove", "/search", "/sign-in", "/password/forgotten"}

STANDARD = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']"
OF_COLOUR = "['color-contrast','link-in-text-block']"


def axe_source():
    place = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    return next(pathlib.Path(place).rglob("axe.min.js")).read_text()


def violations(driver, options):
    return driver.execute_async_script(
        "const done = arguments[0]; axe.run(document, {" + options + ", resultTypes: ['violations'], preload: false})"
        ".then(r => done(r.violations.map(v => v.id + ': ' + v.help + ': ' + v.nodes[0].html.slice(0, 200))))")


def width_of(driver):
    return driver.execute_script("return document.documentElement.scrollWidth")


def problems(person, address, axe):
    """What is wrong with a page, in words."""
    browser, driver = person.browser, person.driver
    person.go(address)
    driver.execute_script("for (const fold of document.querySelectorAll('details')) fold.open = true")
    driver.execute_script(axe)
    found = violations(driver, f"runOnly: {STANDARD}")
    browser.scheme("dark")
    found += [f"in the dark, {words}" for words in violations(driver, f"runOnly: {OF_COLOUR}")]
    browser.scheme("light")
    browser.width(360)
    width = width_of(driver)
    if width > 360:
        found.append(f"{width} px wide on a telephone of 360")
    browser.width(None)
    return [f"{address} ({driver.title}): {words}" for words in found + browser.complaints()]


def problems_beside(person, address, axe):
    """What is wrong with how a figure came about, opened beside its page, in words; Escape leads back to the figure."""
    browser, driver = person.browser, person.driver
    person.go(address)
    link = driver.find_element(By.CSS_SELECTOR, 'main a[href^="/why/"]')
    driver.execute_script("arguments[0].click()", link)
    person.until(lambda: driver.find_elements(By.CSS_SELECTOR, "dialog[open] .panel"), "opens nothing beside it")
    driver.execute_script(axe)
    found = violations(driver, f"runOnly: {STANDARD}")
    browser.width(360)
    if width_of(driver) > 360:
        found.append("wider than a telephone of 360")
    browser.width(None)
    driver.find_element(By.CSS_SELECTOR, "dialog[open] button").send_keys(Keys.ESCAPE)
    assert not driver.find_elements(By.CSS_SELECTOR, "dialog[open]"), f"{address}: Escape closes nothing"
    return [f"beside {address}: {words}" for words in found + browser.complaints()]


@journey(on="2026-11-16T15:45:00+00:00")
def every_page_is_fit_for_everybody(place):
    axe = axe_source()
    assert axe.startswith("/*! axe v4.1"), axe[:80]
    if not EVERY_PAGE:
        return some_pages_are_fit(place, axe)
    known = patterns()
    seen, found, texts, people = set(), [], "", {}
    for login in PEOPLE:
        person = people[login] = place.person(login)
        if not seen:
            assert_faults_are_found(person, axe)
        walk = Walk(person, known).take()
        for kind, addresses in walk.found.items():
            if kind not in seen:
                seen.add(kind)
                found += problems(person, addresses[0], axe)
                texts += person.driver.page_source
    # Forms that no record of the demonstration asks for now are come to by their address.
    held, typed, missed, person = values(texts), [], [], people["demo"]
    for pattern in [pattern for pattern in known if pattern not in seen]:
        address = next((a for a in filled(pattern, held) if person.fetch(a)[0] == 200), None)
        if address:
            typed.append(pattern)
            found += problems(person, address, axe)
        else:
            missed.append(pattern)
    found += problems_beside(person, "/customers/ALDER", axe)
    for address in GENERIC + ["/requests/SR-999999", "/nowhere"]:
        found += problems(person, address, axe)
    place.browser.driver.delete_all_cookies()
    for address in ["/sign-in", "/password/forgotten"]:
        found += problems(person, address, axe)
    print(f"        {len(seen)} kinds of page by links, {len(typed)} by address alone: {' '.join(typed)}\n"
          f"        not come to: {' '.join(missed) or 'none'}")
    assert not found, f"{len(found)} problems\n" + "\n".join(found)
    lonely = {path for path in known if "{" not in path and "/bulk/" not in path} - seen - UNLINKED
    assert not lonely, f"nothing leads to {' '.join(sorted(lonely))}"
    assert len(seen) > 140, f"only {len(seen)} kinds of page are linked to: {sorted(seen)}"


def some_pages_are_fit(place, axe):
    person = place.person("demo")
    assert_faults_are_found(person, axe)
    found = [words for address in SOME for words in problems(person, address, axe)] + problems_beside(person, "/customers/ALDER", axe)
    assert not found, f"{len(found)} problems\n" + "\n".join(found)


def assert_faults_are_found(person, axe):
    """What is planted is found: an image without words, a pale line, a wide one, a script of somebody else's."""
    person.go("/keys")
    person.driver.execute_script("""
        document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/assets/none"><p class="planted">pale</p>');
        const planted = document.querySelector('.planted').style;
        planted.color = '#ccc';
        planted.background = '#fff';
        planted.width = '400px';
    """)
    person.driver.execute_script(axe)
    words = " ".join(violations(person.driver, f"runOnly: {STANDARD}"))
    assert "image-alt" in words and "color-contrast" in words, words
    person.browser.width(360)
    assert width_of(person.driver) > 360
    person.browser.width(None)
    person.driver.execute_script("const s = document.createElement('script'); s.textContent = '1'; document.head.append(s)")
    assert any("Content Security Policy" in words for words in person.browser.complaints())
