"""A real browser on a real server: what the journeys stand on."""

import json
import os
import pathlib
import subprocess
import time
import urllib.request

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Server:
    """`amico serve` over books of its own."""

    def __init__(self, amico, books):
        self.process = subprocess.Popen(
            [amico, "serve", "--data", books, "--port", "0", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            cwd=ROOT)
        self.base = json.loads(self.process.stdout.readline())["address"]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


class Person:
    """Somebody at the browser."""

    def __init__(self, base, login, width=1280):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for word in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={width},1000"]:
            options.add_argument(word)
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.base = base
        self.go("/sign-in")
        self.driver.find_element(By.CSS_SELECTOR, f'button[value="{login}"]').click()
        assert "/sign-in" not in self.driver.current_url, f"{login} is not signed in"

    def go(self, path):
        self.driver.get(self.base + path)

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    @property
    def path(self):
        return self.driver.current_url[len(self.base):]

    def sees(self, words):
        assert words in self.text, f"{self.path} does not say “{words}”:\n{self.text[:2000]}"

    def does_not_see(self, words):
        assert words not in self.driver.page_source, f"{self.path} says “{words}”"

    def fill(self, **fields):
        for name, value in fields.items():
            element = self.driver.find_element(By.CSS_SELECTOR, f'main [name="{name}"]')
            if element.tag_name == "select":
                Select(element).select_by_value(value)
            elif element.get_attribute("type") in ("date", "datetime-local"):
                self.driver.execute_script("arguments[0].value = arguments[1]", element, value)
            elif element.get_attribute("type") == "checkbox":
                if element.is_selected() != value:
                    element.click()
            else:
                element.clear()
                element.send_keys(value)

    def press(self, words):
        """The button or link of those words."""
        for element in self.driver.find_elements(By.CSS_SELECTOR, "main button, main a"):
            if element.is_displayed() and element.text.split("\n")[0].strip().startswith(words):
                self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
                element.click()
                return
        raise AssertionError(f"{self.path} has nothing to press called “{words}”:\n{self.text[:2000]}")

    def wait(self, words, seconds=30):
        """Looks again until it is there; how long it takes is not judged."""
        end = time.time() + seconds
        while time.time() < end:
            self.driver.refresh()
            if words in self.text:
                return
            time.sleep(1)
        self.sees(words)

    def problems(self, axe):
        """What axe-core finds against WCAG 2.2 AA on the page, in words."""
        self.driver.execute_script(axe)
        result = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa']}).then(done)")
        return [f"{self.path}: {v['id']}: {v['help']}: {v['nodes'][0]['html'][:160]}" for v in result["violations"]]

    def complaints(self):
        return [f"{self.path}: {entry['message']}" for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def is_wider_than_its_window(self):
        return self.driver.execute_script("return document.documentElement.scrollWidth > window.innerWidth + 1")

    def leave(self):
        self.driver.quit()


def axe_source():
    import importlib.util

    place = importlib.util.find_spec("axe_playwright_python").submodule_search_locations[0]
    return next(pathlib.Path(place).rglob("axe.min.js")).read_text()
