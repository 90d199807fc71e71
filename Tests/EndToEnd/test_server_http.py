"""HTTP as RFC 9110 and RFC 9112 say it, where a client library would never show it. Each test names what went wrong once."""

from __future__ import annotations

import json
import socket
import time

import pytest

from servers import header, read_answer, rest, running, status

ADVICE = b'{"antwoorden":{"onderwerp":"innovatie"}}'
POST = b"POST /v1/route-adviezen HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def guarded(binary, tmp_path_factory):
    with running(binary, tmp_path_factory.mktemp("http")) as server:
        yield server


# MARK: HEAD


@pytest.mark.parametrize("path", ["/", "/over", "/nix", "/advies?onderwerp=onzin", "/v1/nix", "/v1/route-adviezen", "/v1/feiten", "/site.css"])
def test_head_has_no_body_so_the_next_answer_is_in_step(path, guarded):
    with guarded.connect() as client:
        client.sendall(b"HEAD %s HTTP/1.1\r\nHost: a\r\n\r\nGET /over HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" % path.encode())
        head, _, after = rest(client).partition(b"\r\n\r\n")
    assert after.startswith(b"HTTP/1.1 200 OK\r\n"), after[:80]
    if status(head) != 405:
        get = guarded.get(path)
        assert status(head) == status(get)
        assert header(head + b"\r\n", "Content-Length") == header(get, "Content-Length") or path in ("/", "/over", "/v1/feiten", "/site.css")


# MARK: the end of a connection


@pytest.mark.parametrize(
    "request_head",
    [
        b"GET /over HTTP/1.0\r\n\r\n",
        b"GET /over HTTP/1.0\r\nHost: a\r\nConnection: foo\r\n\r\n",
        b"GET /over HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n",
        b"GET /over HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, close\r\n\r\n",
        b"GET /over HTTP/1.1\r\nHost: a\r\nConnection: foo\r\nConnection: CLOSE\r\n\r\n",
        b"GET /over HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
        b"GET /nix HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    ],
)
def test_the_connection_closes_after_the_last_answer(request_head, guarded):
    started = time.monotonic()
    with guarded.connect() as client:
        client.sendall(request_head)
        answer = rest(client)
    assert status(answer) in (200, 404)
    assert header(answer, "Connection") == "close"
    assert len(answer.partition(b"\r\n\r\n")[2]) == int(header(answer, "Content-Length"))
    assert time.monotonic() - started < 1.5


@pytest.mark.parametrize("head", [b"GET /over HTTP/1.1\r\nHost: a\r\n\r\n", b"GET /over HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"])
def test_the_connection_stays_open_for_another_request(head, guarded):
    with guarded.connect() as client:
        for _ in range(3):
            client.sendall(head)
            answer = read_answer(client)
            assert status(answer) == 200
        assert header(answer, "Connection") == (None if b"1.1" in head else "keep-alive")


def test_a_client_that_has_sent_everything_still_gets_its_answers(guarded):
    with guarded.connect() as client:
        client.sendall(b"GET /over HTTP/1.1\r\nHost: a\r\n\r\n" * 3)
        client.shutdown(socket.SHUT_WR)
        assert rest(client).count(b"HTTP/1.1 200 OK\r\n") == 3


def test_pipelined_requests_are_answered_in_order(guarded):
    paths = [b"/over", b"/nix", b"/advies?onderwerp=innovatie", b"/v1/nix", b"/privacy"] * 10
    with guarded.connect(30) as client:
        client.sendall(b"".join(b"GET %s HTTP/1.1\r\nHost: a\r\n\r\n" % path for path in paths))
        assert [status(read_answer(client)) for _ in paths] == [200, 404, 200, 404, 200] * 10


# MARK: bodies


def test_a_body_that_waits_for_100_continue_is_asked_for(guarded):
    with guarded.connect(5) as client:
        client.sendall(POST + b"Expect: 100-Continue\r\nContent-Length: %d\r\n\r\n" % len(ADVICE))
        assert read_answer(client) == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(ADVICE)
        assert status(read_answer(client)) == 200


def test_another_expectation_is_417(guarded):
    assert status(guarded.ask(POST + b"Expect: magic\r\nContent-Length: 2\r\n\r\n{}")) == 417


@pytest.mark.parametrize("length", [b"65537", b"1000000000000000000", b"9" * 19])
@pytest.mark.parametrize("path", [b"/v1/route-adviezen", b"/over"])
def test_a_body_that_is_too_large_is_refused_before_it_comes(length, path, guarded):
    answer = guarded.ask(b"POST %s HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n" % (path, length), timeout=3)
    assert status(answer) in ((413, 400) if length == b"9" * 19 else (413,))
    assert header(answer, "Connection") == "close"


def test_the_largest_body_that_is_allowed_is_read(guarded):
    body = ADVICE + b" " * (65_536 - len(ADVICE))
    answer = guarded.ask(POST + b"Connection: close\r\nContent-Length: 65536\r\n\r\n" + body)
    assert status(answer) == 200


def test_a_body_in_chunks_that_becomes_too_large_is_413(guarded):
    chunk = b"8000\r\n" + b" " * 0x8000 + b"\r\n"
    assert status(guarded.ask(POST + b"Transfer-Encoding: Chunked\r\n\r\n" + chunk * 3 + b"0\r\n\r\n")) == 413


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (b"Transfer-Encoding: gzip, chunked", 501),
        (b"Content-Encoding: gzip\r\nContent-Length: 2", 415),
        (b"Content-Encoding: identity\r\nContent-Length: 2", 400),
    ],
)
def test_a_coding_that_is_not_known_is_refused(field, expected, guarded):
    answer = guarded.ask(POST + field + b"\r\nConnection: close\r\n\r\n[]")
    assert status(answer) == expected


# MARK: Host


@pytest.mark.parametrize(
    "hosts",
    [b"", b"Host: a\r\nHost: a\r\n", b"Host: a b\r\n", b"Host: a<b>\r\n", b"Host: a:b\r\n", b"Host: a/b\r\n", b"Host: [::1\r\n", b"Host: u@a\r\n"],
)
def test_a_request_without_one_good_host_is_400(hosts, guarded):
    assert status(guarded.ask(b"GET /over HTTP/1.1\r\n" + hosts + b"\r\n")) == 400


@pytest.mark.parametrize("host", [b"a", b"a.example:8080", b"[::1]:80", b"127.0.0.1", b"", b"xn--caf-dma.example"])
def test_every_good_host_is_served(host, guarded):
    assert status(guarded.ask(b"GET /over HTTP/1.1\r\nConnection: close\r\nHost: " + host + b"\r\n\r\n")) == 200


# MARK: what the parser refuses


@pytest.mark.parametrize(
    ("request_bytes", "expected"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00", 400),
        (b"GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", (400, 505)),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 40_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 5_000 + b"\r\n", 431),
        (b"GET /" + b"a" * 40_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400),
    ],
    ids=["tls", "space", "http2", "long-field", "many-fields", "very-long-target", "long-target", "length"],
)
def test_a_refusal_of_the_parser_carries_the_headers_of_every_answer(request_bytes, expected, guarded):
    answer = guarded.ask(request_bytes)
    assert status(answer) in (expected if isinstance(expected, tuple) else (expected,))
    assert header(answer, "X-Content-Type-Options") == "nosniff"
    assert header(answer, "Content-Security-Policy")
    assert header(answer, "X-Request-Id")
    assert header(answer, "Date")
    assert header(answer, "Content-Type") == "text/plain; charset=utf-8"
    assert answer.partition(b"\r\n\r\n")[2], "It says in words what is wrong."


@pytest.mark.parametrize(("query", "words"), [(b"", "Er moet"), (b"?taal=en", "There must")])
def test_below_v1_a_refusal_is_a_problem_in_the_language_that_was_asked(query, words, guarded):
    answer = guarded.ask(b"GET /v1/vragen%s HTTP/1.1\r\n\r\n" % query)
    problem = json.loads(answer.partition(b"\r\n\r\n")[2])
    assert header(answer, "Content-Type") == "application/problem+json"
    assert header(answer, "API-Version")
    assert (problem["status"], status(answer)) == (400, 400)
    assert problem["detail"].startswith(words)


def test_a_bad_request_after_a_good_one_is_refused_after_its_answer(guarded):
    answers = guarded.ask(b"GET /over HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\nX Y: z\r\n\r\n")
    assert status(answers) == 200
    assert b"HTTP/1.1 400 Bad Request" in answers


# MARK: every answer


def test_every_answer_has_an_id_of_our_own(guarded):
    request = b"GET %s HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\nConnection: close\r\n\r\n"
    ids = [header(guarded.ask(request % path), "X-Request-Id") for path in (b"/over", b"/nix", b"/v1/vragen", b"/v1/nix")]
    assert all(ids) and "mine" not in ids and len(set(ids)) == 4


def test_json_is_not_indexed_and_may_be_read_elsewhere(guarded):
    answer = guarded.get("/v1/vragen")
    assert header(answer, "X-Robots-Tag") == "noindex"
    assert header(answer, "Cross-Origin-Resource-Policy") == "cross-origin"


@pytest.mark.parametrize("path", ["/over", "/nix", "/site.css"])
def test_pages_and_files_are_for_this_site_only(path, guarded):
    answer = guarded.get(path)
    assert header(answer, "Cross-Origin-Resource-Policy") == "same-origin"
    assert header(answer, "X-Permitted-Cross-Domain-Policies") == "none"
    assert "font-src" not in header(answer, "Content-Security-Policy")
