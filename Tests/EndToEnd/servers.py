"""Servers of a test's own, with the limits it wants to see, and sockets to ask them things no client library would."""

from __future__ import annotations

import contextlib
import re
import select
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from support import CONTENT, ROOT


@dataclass
class RunningServer:
    process: subprocess.Popen
    port: int
    management_port: int
    log_path: Path

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def connect(self, timeout: float = 10) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def ask(self, request: bytes, timeout: float = 10) -> bytes:
        """Everything the server sends until it closes the connection."""
        with self.connect(timeout) as client:
            client.sendall(request)
            return rest(client)

    def get(self, path: str, timeout: float = 10) -> bytes:
        return self.ask(b"GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" % path.encode(), timeout)

    def management(self, path: str) -> tuple[int, str]:
        with socket.create_connection(("127.0.0.1", self.management_port), timeout=10) as client:
            client.sendall(b"GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" % path.encode())
            answer = rest(client)
        return status(answer), answer.partition(b"\r\n\r\n")[2].decode()

    def metric(self, series: str) -> float:
        text = self.management("/metrics")[1]
        found = re.search(rf"^{re.escape(series)} (\S+)$", text, re.MULTILINE)
        return float(found[1]) if found else 0

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)


@contextlib.contextmanager
def running(binary: Path, folder: Path, *options: str, content: Path = CONTENT):
    """`routewijzer serve` on ports that are free, until the block ends."""
    log_path = folder / "log.txt"
    with log_path.open("wb") as log:
        process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--management-port", "0", "--content", content, *options],
            cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        yield RunningServer(process, *_ports(process, log_path), log_path)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def _ports(process: subprocess.Popen, log_path: Path) -> tuple[int, int]:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        log = log_path.read_text(errors="replace")
        found = re.search(r"^Routewijzer .*:(\d+)/$", log, re.MULTILINE), re.search(r"^Management: .*:(\d+)/metrics$", log, re.MULTILINE)
        if all(found):
            return int(found[0][1]), int(found[1][1])
        assert process.poll() is None, log
        time.sleep(0.05)
    raise AssertionError("The server does not start:\n" + log_path.read_text(errors="replace"))


# MARK: reading


def rest(client: socket.socket) -> bytes:
    """What comes until the end of the connection. A reset counts as the end; a time-out does not."""
    got = b""
    while True:
        try:
            part = client.recv(65_536)
        except ConnectionResetError:
            return got
        if not part:
            return got
        got += part


def read_answer(client: socket.socket, has_body: bool = True) -> bytes:
    """One answer with a Content-Length; the connection stays open."""
    got = b""
    while b"\r\n\r\n" not in got:
        part = client.recv(1)
        assert part, f"The connection was closed after {got!r}"
        got += part
    length = header(got, "Content-Length") if has_body else None
    left = int(length or 0)
    while left > 0:
        part = client.recv(left)
        assert part, "The connection was closed within the body."
        got, left = got + part, left - len(part)
    return got


def status(answer: bytes) -> int:
    found = re.match(rb"HTTP/1\.1 (\d{3})", answer)
    assert found, f"No answer, but {answer[:100]!r}"
    return int(found[1])


def header(answer: bytes, name: str) -> str | None:
    head = answer.partition(b"\r\n\r\n")[0].decode("latin-1")
    found = re.search(rf"^{re.escape(name)}: *(.*?)\r?$", head, re.MULTILINE | re.IGNORECASE)
    return found[1] if found else None


def is_closed(client: socket.socket, within: float) -> bool:
    """Whether the other end closes the connection within so many seconds; what it sends meanwhile is thrown away."""
    deadline = time.monotonic() + within
    while (left := deadline - time.monotonic()) > 0:
        if select.select([client], [], [], left)[0]:
            try:
                if not client.recv(65_536):
                    return True
            except ConnectionResetError:
                return True
    return False


def eventually(condition, within: float = 5) -> bool:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False
