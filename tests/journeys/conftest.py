"""Browser journeys: a real Chromium on a real server with its own database and the sample.

Without a Chromium they are skipped, and say so; with CI set a missing one is a failure.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
# Carries out the site's commands one after the other: Django starts once for all of them.
OPERATOR = """
import os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "reviewsite.settings"
django.setup()
from django.core.management import call_command
for line in sys.stdin:
    call_command(*line.split(), stdout=sys.stderr)
    print("done", flush=True)
"""
# The first that is there. The headless shell is Chromium without its windows: it opens a page at a
# third of the cost.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
START_SECONDS = 30
# Playwright keeps an event loop running in this thread, beside which other tests use the ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--no-first-run"]  # fmt: skip


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


class Operator:
    """Somebody at the site's console, beside the server."""

    def __init__(self, environment: dict[str, str]):
        self.process = subprocess.Popen(
            [sys.executable, "-c", OPERATOR], cwd=ROOT, env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *command: str) -> None:
        self.process.stdin.write(" ".join(command) + "\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "done\n", command

    def leave(self) -> None:
        self.process.communicate()


class Server:
    """The processes that answer at a port, in a group of their own."""

    def __init__(self, port: int, environment: dict[str, str], log: Path):
        self.port, self.environment, self.log = port, environment, log

    def start(self) -> None:
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "reviewsite.server", "--port", str(self.port)],
                cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        wait_for(f"http://127.0.0.1:{self.port}/healthz/")

    def kill(self) -> None:
        """End them all at once, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


@dataclass(frozen=True)
class Site:
    """The running server: its address, its folder of data, its sample sign-ins."""

    address: str
    var_dir: Path
    operator: Operator
    server: Server

    @property
    def named_address(self) -> str:
        """The same server under a name: browsers make passkeys for no number."""
        return self.address.replace("127.0.0.1", "localhost")

    def password(self, role: str) -> tuple[str, str]:
        """Name and password of the sample's member, editor or moderator."""
        lines = (self.var_dir / "sample_sign_ins.txt").read_text().splitlines()
        return next(tuple(line.split()[1:]) for line in lines if line.split()[0] == role)

    def newest_mail(self, to: str) -> str:
        """The text of the newest mail to an address; what waits is sent before."""
        self.operator.run("send_mails")
        mails = sorted((self.var_dir / "mail").glob("*"), key=lambda path: path.stat().st_mtime)
        texts = [path.read_text() for path in mails]
        return next(text for text in reversed(texts) if re.search(rf"^To: .*{to}", text, re.M))


@pytest.fixture(scope="session")
def site(tmp_path_factory, place_migrated, place_collected):
    var_dir = tmp_path_factory.mktemp("site")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(var_dir),
        "SITE_URL": address,
        "RATE_LIMITS": "false",
        "DATABASE_URL": f"sqlite:///{var_dir / 'site.sqlite3'}",
    }
    place_migrated(var_dir / "site.sqlite3")
    place_collected(var_dir)
    key = [sys.executable, "-m", "reviewsite.secret_key"]
    subprocess.run(key, cwd=ROOT, env=environment, check=True)
    operator = Operator(environment)
    operator.run("set_up", "--no-sample")
    operator.run("load_sample", "--small")
    server = Server(port, environment, var_dir / "server.log")
    server.start()
    try:
        yield Site(address, var_dir, operator, server)
        assert "Traceback" not in server.log.read_text()
    finally:
        operator.leave()
        server.stop()


def wait_for(address: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{address} did not answer")


# Not of the session: while it runs, nothing else in this process can await anything.
@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        message = "no Chromium on this machine (set CHROMIUM to its path): journeys not run"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=LAUNCH)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with-javascript", "without-javascript"])
def javascript(request) -> bool:
    return request.param


@pytest.fixture
def visit(browser: Browser, site: Site, javascript: bool):
    """Opens pages as new visitors: each call is a person with a browser of their own.

    Afterwards: no page complained on its console, broke the content security policy or asked
    another origin for anything.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def as_somebody(address: str = site.address) -> Page:
        context = browser.new_context(
            java_script_enabled=javascript, base_url=address, reduced_motion="reduce"
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text)
                if message.type == "error" and not is_expected(message.text) else None)  # fmt: skip
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith((address, "blob:"))
                else complaints.append(f"foreign request: {request.url}"))  # fmt: skip
        return page

    yield as_somebody
    for context in contexts:
        context.close()
    assert complaints == []


def is_expected(message: str) -> bool:
    """Chromium reports a page's own status of 4xx and a server that is away, which journeys
    provoke on purpose."""
    return any(part in message for part in ("status of 4", "net::ERR_CONNECTION"))


def sign_in(page: Page, name: str, password: str) -> None:
    page.goto("/account/login/")
    page.get_by_label(re.compile("member name", re.I)).fill(name)
    page.get_by_label(re.compile("^Password")).fill(password)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()


def be_signed_in(page: Page, name: str, password: str) -> None:
    """Have signed in before the journey begins: the same requests, but no page is drawn."""
    requests = page.context.request
    form = requests.get("/account/login/").text()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
    fields = {"login": name, "password": password, "csrfmiddlewaretoken": token}
    answer = requests.post("/account/login/", form=fields)
    assert answer.ok and "/login/" not in answer.url


def join(page: Page, site: Site, name: str, password: str) -> None:
    """Become a member with a confirmed address, and be signed in."""
    page.goto("/account/signup/")
    page.get_by_label("Member name").fill(name)
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Join").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Confirm your address")
    mail = site.newest_mail(f"{name}@example.org")
    link = re.search(rf"{re.escape(site.address)}(/account/confirm-email/\S+)", mail)[1]
    page.goto(link)
    page.get_by_role("main").get_by_role("button", name=re.compile("Confirm")).click()
    expect(page.get_by_role("banner")).to_contain_text(name)
