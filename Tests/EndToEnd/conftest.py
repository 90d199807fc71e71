"""Starts the program once, on a free port of this machine, and a browser when a test asks for one."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time

import pytest
import requests

from support import BINARY, CONTENT, ROOT


@pytest.fixture(scope="session")
def binary(tmp_path_factory):
    """A copy of the program, so that a build during the tests changes nothing under them."""
    if not BINARY.exists():
        pytest.exit(f"{BINARY} does not exist; build it first or set ROUTEWIJZER_BIN.", returncode=3)
    copy = tmp_path_factory.mktemp("program") / "routewijzer"
    shutil.copy2(BINARY, copy)
    return copy


@pytest.fixture(scope="session")
def cli(binary):
    """Runs the program: `cli(["batch"], input=b"…")`."""

    def run(arguments: list[str], input: bytes = b"", timeout: float = 120) -> subprocess.CompletedProcess:
        return subprocess.run(
            [binary, *arguments, "--content", CONTENT], cwd=ROOT, input=input, capture_output=True, timeout=timeout
        )

    return run


class Server:
    def __init__(self, base_url: str, process: subprocess.Popen, log_path):
        self.base_url, self.process, self.log_path = base_url, process, log_path

    @property
    def is_alive(self) -> bool:
        return self.process.poll() is None

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="session")
def server(binary, tmp_path_factory):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log_path = tmp_path_factory.mktemp("server") / "log.txt"
    with log_path.open("wb") as log:
        process = subprocess.Popen(
            [binary, "serve", "--port", str(port), "--content", CONTENT],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
    running = Server(f"http://127.0.0.1:{port}", process, log_path)
    try:
        _wait_until_it_answers(running)
        yield running
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_it_answers(running: Server) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        if not running.is_alive:
            pytest.exit(f"The server stopped:\n{running.log}", returncode=3)
        try:
            requests.get(running.base_url + "/v1/openapi.json", timeout=5)
            return
        except requests.ConnectionError:
            time.sleep(0.1)
    pytest.exit(f"The server does not answer:\n{running.log}", returncode=3)


@pytest.fixture(scope="session")
def base_url(server) -> str:
    return server.base_url


@pytest.fixture(scope="session")
def http():
    with requests.Session() as session:
        session.headers["Accept-Encoding"] = "identity"
        yield session


@pytest.fixture(scope="session")
def get(http, base_url):
    """GET on the server; never follows a redirect."""

    def get(path: str, **options) -> requests.Response:
        return http.get(base_url + path, allow_redirects=False, timeout=60, **options)

    return get


@pytest.fixture(scope="session")
def advise(http, base_url):
    """POST to `/v1/route-adviezen`."""

    def advise(body, **options) -> requests.Response:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        options.setdefault("headers", {"Content-Type": "application/json"})
        return http.post(base_url + "/v1/route-adviezen", data=data, timeout=60, **options)

    return advise


@pytest.fixture(scope="session")
def batch(cli):
    """Runs `batch` on lines (objects or raw bytes): the parsed lines and the exit status."""

    def batch(lines: list, peildatum: str = "2026-11-21", end: bytes = b"\n") -> tuple[list[dict], int]:
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        done = cli(["batch", "--peildatum", peildatum], input=end.join(raw) + end)
        return [json.loads(line) for line in done.stdout.decode().splitlines()], done.returncode

    return batch


@pytest.fixture(scope="session")
def openapi(http, base_url) -> dict:
    return http.get(base_url + "/v1/openapi.json", timeout=60).json()


@pytest.fixture(scope="session")
def chromium():
    """A browser for the whole session."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        pytest.fail("chromium is not installed (apt-get install chromium).")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def page(chromium):
    """One page for all checks. Without the policy of the site, which would stop axe from reading the stylesheet; without
    motion, so that no colour is measured halfway a transition."""
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()
