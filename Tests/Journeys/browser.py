"""A real browser on a real server: what the journeys stand on."""

import json
import pathlib
import subprocess
import urllib.error
import urllib.request

from selenium import webdriver
from selenium.common.exceptions import TimeoutException, WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import Select, WebDriverWait

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Server:
    """`amico serve` over books of its own."""

    def __init__(self, amico, books):
        self.process = subprocess.Popen(
            [amico, "serve", "--data", books, "--port", "0", "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            cwd=ROOT)
        said = self.process.stdout.readline()
        assert said, f"amico serve --data {books} does not start"
        self.base = json.loads(said)["address"]

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)


class Browser:
    """One chromium for all journeys; who sits before it changes with its cookies."""

    def __init__(self, downloads):
        options = Options()
        options.binary_location = "/usr/bin/chromium"
        for word in ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,1000"]:
            options.add_argument(word)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(service=Service("/usr/bin/chromedriver"), options=options)
        self.downloads = pathlib.Path(downloads)
        self.sitting = None
        self.tell("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(downloads))

    def tell(self, command, **words):
        return self.driver.execute_cdp_cmd(command, words)

    def width(self, pixels):
        """As wide as a telephone, or as it was for None."""
        if pixels is None:
            self.tell("Emulation.clearDeviceMetricsOverride")
        else:
            self.tell("Emulation.setDeviceMetricsOverride", width=pixels, height=800, deviceScaleFactor=1, mobile=True)

    def scheme(self, name):
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": name}])

    def scripts(self, run):
        self.tell("Emulation.setScriptExecutionDisabled", value=not run)

    def complaints(self):
        """What the browser said since it was last asked; an answer that refuses, as a journey wants it to, is no complaint."""
        said = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in ("SEVERE", "WARNING")]
        return [words for words in said if "the server responded with a status of 4" not in words]

    def begin(self):
        """As new: nobody sits before it."""
        self.width(None)
        self.scheme("light")
        self.scripts(True)
        self.driver.delete_all_cookies()
        self.driver.get("about:blank")
        self.complaints()
        self.sitting = None

    def leave(self):
        self.driver.quit()


class Person:
    """Somebody signed in. Several may be at work in turn; each comes back to a session of their own, but to no page."""

    def __init__(self, browser, base, login):
        self.browser, self.driver, self.base, self.login = browser, browser.driver, base, login
        browser.driver.delete_all_cookies()
        browser.sitting = self
        self.driver.get(base + "/sign-in")
        self.driver.find_element(By.CSS_SELECTOR, f'button[value="{login}"]').click()
        self.until(lambda: "/sign-in" not in self.driver.current_url, f"{login} is not signed in")
        self.cookies = self.driver.get_cookies()

    def go(self, path):
        if self.browser.sitting is not self:
            self.driver.delete_all_cookies()
            for cookie in self.cookies:
                self.driver.add_cookie({name: cookie[name] for name in ("name", "value", "path", "httpOnly") if name in cookie})
            self.browser.sitting = self
        self.driver.get(self.base + path)

    def fetch(self, path):
        """The answer as it comes, without the browser: status, headers, bytes. It is not followed."""
        cookie = "; ".join(f"{c['name']}={c['value']}" for c in self.cookies)
        request = urllib.request.Request(self.base + path, headers={"Cookie": cookie})
        try:
            with OPENER.open(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    @property
    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    @property
    def path(self):
        return self.driver.current_url[len(self.base):]

    def sees(self, *all_words):
        for words in all_words:
            self.until(lambda: words in self.text, f"does not say “{words}”", 10)

    def does_not_see(self, *all_words):
        for words in all_words:
            assert words not in self.driver.page_source, f"{self.path} says “{words}”"

    def fill(self, within="main", **fields):
        for name, value in fields.items():
            element = self.driver.find_element(By.CSS_SELECTOR, f'{within} [name="{name}"]')
            if element.tag_name == "select":
                Select(element).select_by_value(value)
            elif element.get_attribute("type") in ("date", "datetime-local"):
                self.driver.execute_script("arguments[0].value = arguments[1]", element, value)
            elif element.get_attribute("type") == "checkbox":
                if element.is_selected() != value:
                    element.click()
            elif element.get_attribute("type") == "file":
                element.send_keys(str(value))
            else:
                element.clear()
                element.send_keys(value)

    def pressable(self, words, within="main"):
        found = self.driver.find_elements(By.CSS_SELECTOR, f"{within} button, {within} a, {within} summary")
        return [e for e in found if e.is_displayed() and e.text.split("\n")[0].strip().startswith(words)]

    def press(self, words, within="main"):
        """The button or link of those words."""
        found = self.pressable(words, within)
        assert found, f"{self.path} has nothing to press called “{words}”:\n{self.text[:3000]}"
        self.click(found[0])

    def click(self, element):
        """Where it leads to another page, that page stands when this returns."""
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        page, leads = self.driver.find_element(By.TAG_NAME, "html"), self.driver.execute_script(LEADS, element)
        element.click()
        if leads:
            # A page that is gone has no memory of what its script prevented.
            self.until(lambda: staleness_of(page)(self.driver) or self.driver.execute_script("return window.stays"), "nothing comes of it")
            self.until(lambda: self.driver.execute_script("return document.readyState") == "complete", "the page does not end")

    def cannot_press(self, words):
        assert not self.pressable(words), f"{self.path} offers “{words}”"

    def open(self, label):
        """The link beside a label among facts."""
        for row in self.driver.find_elements(By.CSS_SELECTOR, "main dl.facts > div"):
            if row.find_element(By.TAG_NAME, "dt").text == label:
                return self.click(row.find_element(By.TAG_NAME, "a"))
        raise AssertionError(f"{self.path} has no fact “{label}” to open:\n{self.text[:3000]}")

    def until(self, holds, otherwise, seconds=60):
        """Waits until it holds; how long that takes is not judged."""
        try:
            # While a page is left for the next, the browser complains of what it no longer has.
            WebDriverWait(self.driver, seconds, 0.2, [WebDriverException]).until(lambda _: holds())
        except TimeoutException:
            raise AssertionError(f"{self.path}: {otherwise}:\n{self.text[:3000]}") from None

    def wait(self, words, seconds=90):
        """Looks again until it is there."""
        def looks():
            self.driver.refresh()
            return words in self.text
        self.until(looks, f"“{words}” does not come", seconds)

    def cells(self, row_with):
        """The words of the cells of the first row that holds some words."""
        for row in self.driver.find_elements(By.CSS_SELECTOR, "main tbody tr"):
            if row_with in row.text:
                return [cell.text for cell in row.find_elements(By.CSS_SELECTOR, "th, td")]
        raise AssertionError(f"{self.path} has no row with “{row_with}”:\n{self.text[:3000]}")

    def fact(self, label):
        """What stands beside a label among facts."""
        for row in self.driver.find_elements(By.CSS_SELECTOR, "main dl.facts > div"):
            if row.find_element(By.TAG_NAME, "dt").text == label:
                return row.find_element(By.TAG_NAME, "dd").text
        raise AssertionError(f"{self.path} has no fact “{label}”:\n{self.text[:3000]}")


# Whether pressing it leads away: a link to no file and no place of this page, or a button whose form is filled in as it must be. What the
# page's own script prevents is noted where the events end.
LEADS = """
const at = arguments[0], form = at.form;
for (const kind of ["click", "submit"]) addEventListener(kind, (event) => { if (event.defaultPrevented) window.stays = true; });
window.stays = false;
if (form) return at.type === "submit" && (form.noValidate || at.formNoValidate || form.checkValidity());
return at.localName === "a" && !at.pathname.endsWith("/file") && !(at.hash && at.href.split("#")[0] === location.href.split("#")[0]);
"""


class Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(Unfollowed)
