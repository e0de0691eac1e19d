"""Journeys through the pages as people take them, in a real browser over demonstration books.

    journeys.py AMICO [NAME...]     all of them, or those whose name holds one of the words
"""

import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from datetime import datetime, timedelta

from browser import Person, Server, axe_source

JOURNEYS = []


def journey(told):
    JOURNEYS.append(told)
    return told


def now(person):
    """The demonstration's own time, as its home page tells it: 16 Nov 2026 07:30 PST."""
    person.go("/")
    words = person.driver.find_element("css selector", ".title .lead").text.split(" \u00b7 ")[0]
    return datetime.strptime(words.rsplit(" ", 1)[0].split(":")[0] + ":" + words.split(":")[1][:2], "%d %b %Y %H:%M")


@journey
def a_severity_1_by_phone_is_logged_and_escalates(server):
    analyst = Person(server.base, "kmeyer")
    came = now(analyst) - timedelta(minutes=16)
    analyst.go("/requests")
    analyst.press("New request")
    analyst.fill(
        customer="ALDER", channel="phone", severity="1", title="Collection engine down", text="No reads since two, nobody can work.",
        at=came.strftime("%Y-%m-%dT%H:%M"))
    analyst.press("Open request")
    analyst.sees("its clocks run")
    analyst.sees("First response")
    analyst.wait("first response late", 90)
    analyst.sees("INTERNAL")
    analyst.press("Why these deadlines?")
    analyst.sees("15 min")
    analyst.leave()


@journey
def a_reply_meets_the_first_response_and_a_note_stays_inside(server):
    analyst = Person(server.base, "kmeyer")
    analyst.go("/requests/SR-000012")
    analyst.driver.find_element("css selector", "#reply textarea").send_keys("The crew is at the harbor now.")
    analyst.press("Send reply")
    analyst.sees("The reply is sent.")
    analyst.driver.find_element("css selector", "#note textarea").send_keys("The router needs a new antenna.")
    analyst.press("Keep note")
    analyst.sees("The router needs a new antenna.")
    analyst.leave()


@journey
def every_page_is_fit_for_everybody(server):
    """axe-core finds nothing, the browser complains of nothing, and nothing is wider than a telephone."""
    axe = axe_source()
    found = []
    for login, paths in PAGES.items():
        for width in (1280, 360):
            person = Person(server.base, login, width)
            if width == 360:
                person.driver.execute_cdp_cmd(
                    "Emulation.setDeviceMetricsOverride", {"width": 360, "height": 800, "deviceScaleFactor": 1, "mobile": True})
            for path in paths:
                person.go(path)
                found += person.complaints()
                if width == 360 and person.is_wider_than_its_window():
                    found.append(f"{path} is wider than 360 px")
                if width == 1280:
                    for scheme in ("light", "dark"):
                        person.driver.execute_cdp_cmd(
                            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
                        found += [f"{scheme} {problem}" for problem in person.problems(axe)]
            person.leave()
    assert not found, "\n".join(found)


PAGES = {
    "kmeyer": ["/", "/requests", "/requests/SR-000012", "/requests/new", "/account", "/keys", "/search?q=meters", "/why/clock/SR-000012"],
    "demo": ["/administration", "/administration/people", "/administration/people/kmeyer", "/administration/journal", "/actions",
             "/actions/RecordOutage", "/api"],
}


def main():
    amico, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
    folder = tempfile.mkdtemp(prefix="amico-journeys-")
    failed = []
    try:
        made = os.path.join(folder, "made")
        subprocess.run([amico, "demo", "--endpoints", "30", "--data", made], check=True, stdout=subprocess.DEVNULL)
        for told in JOURNEYS:
            name = told.__name__.replace("_", " ")
            if wanted and not any(word in name for word in wanted):
                continue
            books = os.path.join(folder, told.__name__)
            shutil.copytree(made, books)
            server = Server(amico, books)
            try:
                told(server)
                print(f"passed  {name}", flush=True)
            except Exception:
                failed.append(name)
                print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
            finally:
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(failed)} journeys failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
