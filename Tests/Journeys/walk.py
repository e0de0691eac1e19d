"""Every address a person can come to by following links, one for each kind of page."""

import html
import re
from urllib.parse import quote, urlsplit

from browser import ROOT

TABLE = ROOT / "Tests" / "WebTests" / "Expected" / "routes.txt"
LINK = re.compile(rb'href="([^"#]*)')
NO_PAGE = re.compile(r"^/(api/|assets/|health/|metrics$|link/|sign-out$)|\.(csv|xlsx|ics)$|/ubl$|/file$|/files/")
# Forms that differ in nothing but what they are called.
ALIKE = [(re.compile(r"^/reports/(?!made/|schedules)[a-z-]+(/schedule)?$"), r"/reports/{report}\1"), (re.compile(r"^/actions/.+$"), "/actions/{action}")]


def alike(path):
    for shape, pattern in ALIKE:
        path = shape.sub(pattern, path)
    return path


def patterns():
    """The addresses of pages, as the table of routes that is kept by hand has them."""
    rows = [line.split(" : ")[0] for line in TABLE.read_text().splitlines() if line.startswith("GET /")]
    return list(dict.fromkeys(alike(path) for path in (row.removeprefix("GET ") for row in rows) if not NO_PAGE.search(path)))


class Walk:
    """What one person came to: addresses by kind of page, at most a few of each."""

    def __init__(self, person, known, each=1):
        self.person, self.each, self.found = person, each, {}
        self.shapes = [(re.compile("^" + re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path)) + "$"), path) for path in known]
        self.shapes.sort(key=lambda shape: shape[1].count("{"))

    def pattern(self, path):
        """As the table has it, else the path without its numbers, codes and days."""
        path = alike(path)
        known = next((pattern for shape, pattern in self.shapes if shape.match(path)), None)
        return known or re.sub(r"/[^/]*[A-Z0-9][^/]*", "/{}", path)

    def take(self, start="/"):
        waiting, seen = [start], {start}
        while waiting:
            address = waiting.pop(0)
            path = urlsplit(address).path
            kind = self.pattern(path)
            if NO_PAGE.search(path) or len(self.found.get(kind, [])) >= self.each:
                continue
            status, headers, body = self.person.fetch(address)
            # A utility's people may see a number that they may not open.
            assert status in (200, 303, 403), f"{self.person.login}: {address} is linked to and answers {status}"
            if status != 200 or "text/html" not in headers.get("Content-Type", ""):
                continue
            self.found.setdefault(kind, []).append(address)
            for link in LINK.findall(body):
                link = html.unescape(link.decode())
                if link.startswith("/") and link not in seen:
                    seen.add(link)
                    waiting.append(link)
        return self

    @property
    def addresses(self):
        return [address for addresses in self.found.values() for address in addresses]


def values(texts):
    """Numbers, by what they are numbers of, to come to what no link leads to just now."""
    held = {}
    for name, shape in {
        "request": r"SR-\d{6}", "change": r"CR-\d{6}", "meeting": r"CCB-\d{6}", "invoice": r"(?:INV-\d{4}-\d{4}|DI-\d{6})",
        "work": r"SOW-\d{4}-\d{4}", "order": r"CO-\d{6}", "notice": r"NTC-\d{6}", "agreement": r"(?:CSA|MSSA|PSA)-\d{6}",
        "payment": r"PAY-\d{6}", "note": r"CN-\d{4}-\d{4}", "engagement": r"ENG-\d{6}", "freeze": r"FRZ-\d{6}",
        "exclusion": r"EXC-\d{6}", "alarm": r"AL-\d{6}", "outage": r"OUT-\d{6}", "person": r"(?<=/people/)[a-z]+",
    }.items():
        held[name] = sorted(set(re.findall(shape, texts)), reverse=True)[:14]
    held["record"] = held["invoice"] + held["notice"] + held["order"] + held["note"]
    sheets = re.findall(r"/checklists/(\w+)/([\w.%-]+)/(\d{4}-\d\d-\d\d)", texts)[:1]
    return held | {name: [value] for sheet in sheets for name, value in zip(["customer", "system", "day"], sheet)}


def filled(pattern, held):
    """Addresses of a pattern, of all that is held."""
    addresses = [pattern]
    for name in re.findall(r"\{(\w+)\}", pattern):
        addresses = [a.replace("{" + name + "}", quote(value, safe="%")) for a in addresses for value in held.get(name, [])]
    return addresses[:60]
