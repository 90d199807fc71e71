"""What the server does with clients that are slow, many or greedy. Each test has a server of its own with small limits."""

from __future__ import annotations

import json
import os
import re
import resource
import socket
import threading
import time
from contextlib import ExitStack, contextmanager

import pytest

from servers import eventually, header, is_closed, read_answer, running, status

POST = b"POST /v1/route-adviezen HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
# Every question open: the dearest page there is.
DEAR = b"GET /advies?onderwerp=innovatie HTTP/1.1\r\nHost: a\r\n\r\n"


def memory(pid: int) -> int:
    """The resident memory of a process, in megabytes."""
    with open(f"/proc/{pid}/status") as lines:
        return int(re.search(r"VmRSS:\s+(\d+)", lines.read())[1]) // 1024


def processor_time(pid: int) -> float:
    """Seconds of processor that a process has used."""
    with open(f"/proc/{pid}/stat") as line:
        fields = line.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / 100


def drip(client: socket.socket, seconds: float, byte: bytes) -> bytes:
    """Sends a byte every tenth of a second; gives what came back before the connection closed."""
    got, deadline = b"", time.monotonic() + seconds
    client.settimeout(0.1)
    while time.monotonic() < deadline:
        try:
            client.sendall(byte)
            part = client.recv(65_536)
            if not part:
                return got
            got += part
        except TimeoutError:
            continue
        except OSError:
            return got
    raise AssertionError("The connection is still open.")


# MARK: time


@pytest.fixture(scope="module")
def quick(binary, tmp_path_factory):
    """A server that waits for nobody."""
    options = ["--idle-timeout", "1", "--header-timeout", "1", "--body-timeout", "1", "--answer-timeout", "1.5"]
    with running(binary, tmp_path_factory.mktemp("quick"), *options) as server:
        yield server


@pytest.mark.parametrize("before", [b"", b"GET /over HTTP/1.1\r\nHost: a\r\n\r\n"], ids=["new", "after-an-answer"])
def test_an_idle_connection_is_closed_without_an_answer(before, quick):
    with quick.connect() as client:
        if before:
            client.sendall(before)
            assert status(read_answer(client)) == 200
        client.settimeout(3)
        assert client.recv(100) == b""


def test_a_head_that_comes_byte_by_byte_is_408(quick):
    with quick.connect() as client:
        client.sendall(b"GET /over HTTP/1.1\r\nHost: a\r\nX: ")
        answer = drip(client, 4, b"a")
    assert status(answer) == 408
    assert header(answer, "Connection") == "close"


def test_a_body_that_comes_byte_by_byte_is_408_as_a_problem(quick):
    with quick.connect() as client:
        client.sendall(POST + b"Content-Length: 1000\r\n\r\n{")
        answer = drip(client, 4, b" ")
    assert status(answer) == 408
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["status"] == 408


def test_a_body_that_nobody_waits_for_keeps_no_connection(quick):
    """The answer of a page does not wait for the body of its request."""
    with quick.connect() as client:
        client.sendall(b"GET /over HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n")
        assert status(read_answer(client)) == 200
        drip(client, 4, b" ")


def test_a_client_that_does_not_read_its_answer_is_cut(quick):
    before = quick.metric('routewijzer_connections_cut_total{reason="reader"}')
    with socket.socket() as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        client.connect(("127.0.0.1", quick.port))
        client.sendall(b"GET /v1/feiten HTTP/1.1\r\nHost: a\r\n\r\n" * 60)
        assert eventually(lambda: quick.metric('routewijzer_connections_cut_total{reason="reader"}') > before, within=8)
        # Otherwise the system would keep the rest of the answer for a client that may never read it.
        with pytest.raises(ConnectionResetError):
            read_to_the_end(client)
    assert status(quick.get("/over")) == 200


def read_to_the_end(client: socket.socket) -> None:
    client.settimeout(3)
    while client.recv(65_536):
        pass


# MARK: number


def test_a_full_server_answers_again_as_soon_as_others_leave(binary, tmp_path):
    with running(binary, tmp_path, "--max-connections", "20", "--body-timeout", "60") as server, ExitStack() as stack:
        # They are busy sending, so none of them is idle.
        others = [stack.enter_context(server.connect()) for _ in range(30)]
        for client in others:
            client.sendall(POST + b"Content-Length: 100\r\n\r\n{")
        late = stack.enter_context(server.connect())
        late.sendall(b"GET /over HTTP/1.1\r\nHost: a\r\n\r\n")
        assert not is_closed(late, 0.5), "It waits."
        assert 20 <= server.metric("routewijzer_connections_open") <= 23, "The system gives them four at a time."
        assert server.management("/livez")[0] == 200, "Health has its own port."
        for client in others:
            client.close()
        assert status(read_answer(late)) == 200


def test_idle_connections_make_room_for_others(binary, tmp_path):
    with running(binary, tmp_path, "--max-connections", "40", "--idle-timeout", "300") as server, ExitStack() as stack:
        for _ in range(50):
            stack.enter_context(server.connect())
        assert status(server.get("/over", timeout=8)) == 200
        assert server.metric('routewijzer_connections_cut_total{reason="crowded"}') > 0


def test_too_much_work_is_refused_at_once_and_cheap_pages_go_on(binary, tmp_path):
    with running(binary, tmp_path, "--max-work", "2") as server:
        stop = threading.Event()

        def press() -> None:
            with server.connect(30) as client:
                while not stop.is_set():
                    client.sendall(DEAR)
                    seen.append(read_answer(client))

        seen: list[bytes] = []
        status(server.get("/over"))
        threads = [threading.Thread(target=press) for _ in range(8)]
        for thread in threads:
            thread.start()
        try:
            times = []
            for _ in range(10):
                started = time.monotonic()
                assert status(server.get("/over")) == 200
                times.append(time.monotonic() - started)
            problem = server.ask(POST + b"Connection: close\r\nContent-Length: 17\r\n\r\n" + b'{"antwoorden":{}}')
        finally:
            stop.set()
            for thread in threads:
                thread.join()
        refused = [answer for answer in seen if status(answer) == 503]
        assert refused and any(status(answer) == 200 for answer in seen), "Some are answered, the rest is refused."
        assert header(refused[0], "Retry-After") == "2"
        assert "Het is even te druk" in refused[0].decode()
        assert sorted(times)[5] < 0.5
        if status(problem) == 503:
            assert json.loads(problem.partition(b"\r\n\r\n")[2])["title"] == "Even te druk"
        assert server.metric('routewijzer_requests_shed_total{reason="work"}') > 0
        assert server.log.count("More is asked than can be answered") == 1
        assert eventually(lambda: server.metric("routewijzer_work_in_flight") == 0)


def test_bodies_that_are_held_do_not_fill_the_memory(binary, tmp_path):
    with running(binary, tmp_path, "--max-body-memory", "1", "--body-timeout", "30") as server, ExitStack() as stack:
        before = memory(server.process.pid)
        clients = [stack.enter_context(server.connect(20)) for _ in range(150)]
        for client in clients:
            client.sendall(POST + b"Content-Length: 65536\r\n\r\n" + b" " * 65_000)
        time.sleep(1)
        for client in clients:
            client.setblocking(False)
        answers = []
        for client in clients:
            try:
                answers.append(client.recv(4_096))
            except BlockingIOError:
                answers.append(b"")
        refused = [answer for answer in answers if answer]
        assert 100 < len(refused) < 150, "Some sixteen of these fit in a megabyte."
        assert {status(answer) for answer in refused} == {503}
        assert memory(server.process.pid) - before < 40
        assert server.metric("routewijzer_body_bytes_held") <= 1_048_576
        small = b'{"antwoorden":{}}'
        assert status(server.ask(POST + b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(small) + small)) == 200, "An ordinary body has room."
        for client in clients:
            client.close()
        assert eventually(lambda: server.metric("routewijzer_body_bytes_held") == 0)


# MARK: a client that left


def test_nothing_is_computed_for_those_who_left(binary, tmp_path):
    with running(binary, tmp_path, "--max-work", "1000") as server:
        before = processor_time(server.process.pid)
        for _ in range(300):
            with server.connect() as client:
                client.sendall(DEAR)
        assert eventually(lambda: server.metric("routewijzer_work_in_flight") == 0, within=20)
        assert server.metric('routewijzer_requests_shed_total{reason="abandoned"}') > 100, processor_time(server.process.pid) - before


# MARK: descriptors


@contextmanager
def descriptor_limit(pid: int, limit: int):
    before = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (limit, before[1]))
    yield
    resource.prlimit(pid, resource.RLIMIT_NOFILE, before)


def test_without_descriptors_it_says_so_waits_and_recovers(binary, tmp_path):
    with running(binary, tmp_path) as server, ExitStack() as stack:
        # The search index is made beside the serving; this waits for it, so that only waiting is measured.
        assert status(server.get("/zoek?q=zorg")) == 200
        used = len(os.listdir(f"/proc/{server.process.pid}/fd"))
        stack.enter_context(descriptor_limit(server.process.pid, used + 10))
        clients = [stack.enter_context(server.connect()) for _ in range(30)]
        assert eventually(lambda: "cannot be accepted" in server.log)
        before = processor_time(server.process.pid)
        time.sleep(1.5)
        assert processor_time(server.process.pid) - before < 0.3, "It does not spin."
        assert server.log.count("cannot be accepted") == 1
        for client in clients:
            client.close()
        assert status(server.get("/over")) == 200


def test_connections_stay_below_the_descriptors_of_the_system(binary, tmp_path):
    """With 120 files for the whole program there are 24 for connections; the rest waits, and nothing fails."""
    program = tmp_path / "few"
    program.write_text(f'#!/bin/sh\nulimit -n 120\nexec "{binary}" "$@"\n')
    program.chmod(0o755)
    with running(program, tmp_path) as server, ExitStack() as stack:
        for _ in range(40):
            stack.enter_context(server.connect())
        time.sleep(0.5)
        assert 20 <= server.metric("routewijzer_connections_open") <= 27
        assert "cannot be accepted" not in server.log
