"""How the server ends: what is asked is answered, and nobody keeps it from ending."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import threading
import time

import pytest

from servers import eventually, header, is_closed, read_answer, rest, running, status

HALF = b"POST /v1/route-adviezen HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_slow_client_is_cut_after_the_grace_period(number, binary, tmp_path):
    with running(binary, tmp_path, "--grace", "1", "--body-timeout", "60") as server, server.connect() as slow:
        slow.sendall(HALF)
        time.sleep(0.2)
        started = time.monotonic()
        server.process.send_signal(number)
        assert server.process.wait(timeout=10) == 0
        assert 0.8 < time.monotonic() - started < 4
        assert "Stopping" in server.log and "connections are cut" in server.log


def test_a_client_that_does_not_read_is_cut_too(binary, tmp_path):
    with running(binary, tmp_path, "--grace", "1") as server, socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
        slow.connect(("127.0.0.1", server.port))
        slow.sendall(b"GET /v1/feiten HTTP/1.1\r\nHost: a\r\n\r\n" * 60)
        time.sleep(0.5)
        assert server.stop() == 0


def test_a_request_that_is_half_there_is_finished(binary, tmp_path):
    with running(binary, tmp_path, "--grace", "20") as server, server.connect() as client:
        client.sendall(HALF)
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        assert server.management("/readyz") == (503, "stopping\n")
        assert server.management("/livez")[0] == 200
        client.sendall(b'"antwoorden":{}}')
        answer = rest(client)
        assert status(answer) == 200
        assert header(answer, "Connection") == "close"
        assert server.process.wait(timeout=10) == 0


def test_requests_in_flight_are_finished_and_idle_connections_go(binary, tmp_path):
    with running(binary, tmp_path) as server, server.connect() as idle:
        answers: list[bytes] = []
        threads = [
            threading.Thread(target=lambda: answers.append(server.get("/advies?onderwerp=innovatie", timeout=20))) for _ in range(20)
        ]
        for thread in threads:
            thread.start()
        assert eventually(lambda: server.metric("routewijzer_work_in_flight") > 0 or len(answers) > 0)
        server.process.send_signal(signal.SIGTERM)
        assert is_closed(idle, 5)
        for thread in threads:
            thread.join()
        assert server.process.wait(timeout=10) == 0
        # A connection that was not accepted yet gets nothing; one that was gets its whole answer.
        given = [answer for answer in answers if answer]
        assert given
        assert all(len(answer.partition(b"\r\n\r\n")[2]) == int(header(answer, "Content-Length")) for answer in given)


@pytest.mark.parametrize(("second", "expected"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_second_signal_ends_it_at_once(second, expected, binary, tmp_path):
    with running(binary, tmp_path, "--grace", "60", "--body-timeout", "60") as server, server.connect() as slow:
        slow.sendall(HALF)
        time.sleep(0.2)
        server.process.send_signal(signal.SIGTERM)
        assert eventually(lambda: "Stopping" in server.log)
        server.process.send_signal(second)
        assert server.process.wait(timeout=2) == expected


def test_other_signals_change_nothing(binary, tmp_path):
    with running(binary, tmp_path) as server:
        for number in (signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2):
            server.process.send_signal(number)
        time.sleep(0.3)
        assert status(server.get("/over")) == 200


# MARK: addresses


def refused(binary, *options: str) -> subprocess.CompletedProcess:
    return subprocess.run([binary, "serve", *options], capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL)


def test_a_management_port_in_use_is_said_with_its_own_option(binary):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = refused(binary, "--port", "0", "--management-port", str(port))
    assert done.returncode == 1
    assert f"Port {port} is in use. Choose another: --management-port" in done.stderr


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--host", "bestaat-niet.invalid"], 1),
        (["--max-work", "0"], 64),
        (["--idle-timeout", "0"], 64),
        (["--grace=-1"], 64),
        (["--management-port", "70000"], 64),
    ],
)
def test_what_cannot_be_is_said_in_one_way(options, expected, binary):
    done = refused(binary, *options)
    assert done.returncode == expected
    assert options[-1].rpartition("=")[2] in done.stderr
    assert "errno" not in done.stderr


def test_an_address_of_ipv6_stands_in_brackets(binary, tmp_path):
    with socket.socket(socket.AF_INET6) as probe:
        try:
            probe.bind(("::1", 0))
        except OSError:
            pytest.skip("This machine has no IPv6.")
    log = tmp_path / "log.txt"
    with log.open("wb") as out:
        process = subprocess.Popen([binary, "serve", "--host", "::1", "--port", "0"], stdout=out, stderr=out, stdin=subprocess.DEVNULL)
    try:
        assert eventually(lambda: "http://[::1]:" in log.read_text(), within=60)
    finally:
        process.kill()
        process.wait()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs its own mounts")
def test_without_proc_it_says_what_is_missing(binary):
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", 'mount --make-rprivate / && umount -l /proc && exec "$@"', "sh", binary, "serve", "--port", "0"],
        capture_output=True, text=True, timeout=20, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if "umount" in done.stderr or "mount:" in done.stderr:
        pytest.skip("This place does not let its mounts be changed.")
    assert "/proc" in done.stderr, done.stderr + done.stdout
    assert done.returncode == 1
