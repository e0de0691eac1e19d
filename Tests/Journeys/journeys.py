"""Journeys through the pages as people take them, in a real browser over demonstration books.

    journeys.py AMICO [WORD...]     all of them, or those whose name holds one of the words

One demonstration is made once and one server serves it; a journey that needs another day has a copy of its own.
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import traceback
from datetime import datetime

import billing
import board
import contracts
import description
import desk
import fitness
import metering
import operations
import reports
import walls
import without_script
from browser import ROOT, Browser, Server
from places import JOURNEYS, Place

SUBJECTS = [desk, billing, contracts, board, metering, reports, operations, walls, without_script, fitness, description]


def main():
    amico, wanted = os.path.abspath(sys.argv[1]), sys.argv[2:]
    told_by = [subject.__name__ for subject in SUBJECTS]
    journeys = sorted(JOURNEYS, key=lambda told: told_by.index(told.take.__module__))
    chosen = [told for told in journeys if not wanted or any(word in told.name for word in wanted)]
    if not chosen:
        sys.exit(f"No journey is called {' or '.join(wanted)}.")
    folder = tempfile.mkdtemp(prefix="amico-journeys-")
    failed, servers, browser = [], {}, None
    try:
        started = time.monotonic()
        made = os.path.join(folder, "made")
        subprocess.run([amico, "demo", "--endpoints", "30", "--data", made], check=True, stdout=subprocess.DEVNULL)
        print(f"made    demonstration books, {time.monotonic() - started:.0f} s", flush=True)
        downloads = os.path.join(folder, "downloads")
        os.mkdir(downloads)
        browser = Browser(downloads)
        for told in chosen:
            started = time.monotonic()
            try:
                if told.on not in servers:
                    servers[told.on] = Server(amico, books_on(told.on, made, folder, amico))
                browser.begin()
                told.take(Place(browser, servers[told.on].base))
                complaints = browser.complaints()
                assert not complaints, "The browser complains: " + "\n".join(complaints)
                print(f"passed  {told.name}, {time.monotonic() - started:.0f} s", flush=True)
            except Exception:
                failed.append(told.name)
                print(f"FAILED  {told.name}\n{traceback.format_exc()}", flush=True)
    finally:
        if browser:
            browser.leave()
        for server in servers.values():
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{len(chosen)} journeys, {len(failed)} failed")
    sys.exit(1 if failed else 0)


def books_on(day, made, folder, amico):
    """A copy of the books as the demonstration leaves them, or at a later instant, when all that fell due is done."""
    books = os.path.join(folder, (day or "as made").replace(":", ""))
    shutil.copytree(made, books)
    if day:
        at = int(datetime.fromisoformat(day).timestamp() * 1_000)
        with contextlib.closing(sqlite3.connect(os.path.join(books, "books.sqlite"))) as database, database:
            database.execute("UPDATE books SET stands_at = ?", [at])
        subprocess.run([amico, "jobs", "run", "--data", books], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return books


if __name__ == "__main__":
    main()
