"""What a journey is, and where it is taken."""

from datetime import datetime

from browser import Person

JOURNEYS = []


class Journey:
    def __init__(self, told, on):
        self.take, self.on = told, on
        self.name = told.__name__.replace("_", " ")


def journey(told=None, *, on=None):
    """Lists a journey; `on` is the instant of the demonstration at which it begins, where that is not where its story ends."""
    if told is None:
        return lambda told: journey(told, on=on)
    JOURNEYS.append(Journey(told, on))
    return told


class Place:
    """A browser before a server."""

    def __init__(self, browser, base):
        self.browser, self.base = browser, base

    def person(self, login):
        return Person(self.browser, self.base, login)


def now(person):
    """The demonstration's own time, as its home page tells it: 16 Nov 2026 07:30 PST."""
    person.go("/")
    words = person.driver.find_element("css selector", ".title .lead").text.split(" \u00b7 ")[0]
    return datetime.strptime(words.rsplit(" ", 1)[0][:17].rstrip(":"), "%d %b %Y %H:%M")
