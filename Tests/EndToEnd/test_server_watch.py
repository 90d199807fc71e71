"""What whoever runs the server can see of it: health, figures and a log, with nothing personal in them."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from servers import eventually, header, running, status
from support import CONTENT

SECRET = "onderwerp=verantwoording&betalers=werkgever"


@pytest.fixture(scope="module")
def watched(binary, tmp_path_factory):
    with running(binary, tmp_path_factory.mktemp("watched"), "--log", "requests") as server:
        for path in ["/over", f"/advies?{SECRET}", "/feiten/A-E16", "/en/feiten/A-E16", "/geheim-pad", "/v1/feiten/A-E16", "/v1/geheim"]:
            server.get(path)
        server.ask(b"GET /geheim-pad HTTP/1.1\r\n\r\n")
        server.ask(b"FOO /geheim HTTP/1.1\r\nHost: a\r\n\r\n")
        yield server


def test_health_is_on_its_own_port(watched):
    assert watched.management("/livez") == (200, "ok\n")
    assert watched.management("/readyz") == (200, "ok\n")
    assert watched.management("/over")[0] == 404
    assert status(watched.get("/metrics")) == 404
    assert status(watched.get("/livez")) == 404


def test_the_figures_are_in_the_form_of_prometheus(watched):
    text = watched.management("/metrics")[1]
    line = re.compile(r'[a-z_]+(\{([a-z]+="[^"\\\n]*",?)+\})? (\d+(\.\d+)?(e[+-]?\d+)?)')
    for found in text.splitlines():
        assert found.startswith("# TYPE ") or line.fullmatch(found), found
    assert len(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE)) == len(set(re.findall(r"^# TYPE (\S+)", text, re.MULTILINE)))


def test_requests_are_counted_by_route_and_never_by_path(watched):
    requests = 'routewijzer_requests_total{route="%s",method="GET",status="%d"}'
    assert watched.metric(requests % ("/over", 200)) >= 1
    assert watched.metric(requests % ("/advies", 200)) >= 1
    assert eventually(lambda: watched.metric(requests % ("none", 404)) >= 2)
    text = watched.management("/metrics")[1]
    assert "A-E16" not in text and "geheim" not in text and "verantwoording" not in text
    assert re.search(r'routewijzer_request_duration_seconds_bucket\{route="/advies",le="\+Inf"\} [1-9]', text)
    assert re.search(r"^process_start_time_seconds [1-9]\d{9}", text, re.MULTILINE)
    assert watched.metric("routewijzer_connections_accepted_total") >= 9


def test_the_log_has_a_line_for_each_request_and_nothing_personal(watched):
    answer = watched.get(f"/en/advies?{SECRET}")
    assert eventually(lambda: header(answer, "X-Request-Id") in watched.log)
    lines = [json.loads(line) for line in watched.log.splitlines() if line.startswith("{")]
    (line,) = [line for line in lines if line["id"] == header(answer, "X-Request-Id")]
    assert set(line) == {"time", "id", "method", "route", "status", "ms"}
    assert (line["method"], line["route"], line["status"]) == ("GET", "/en/advies", 200)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line["time"])
    assert 0 < line["ms"] < 60_000
    assert not any(word in watched.log for word in ("verantwoording", "werkgever", "A-E16", "geheim", "127.0.0.1 "))


def test_a_refusal_is_logged_too(watched):
    assert any('"status":400' in line and '"route":null' in line for line in watched.log.splitlines())


# MARK: security.txt


def test_there_is_no_security_txt_while_the_address_is_an_example(watched):
    assert status(watched.get("/.well-known/security.txt")) == 404


def test_security_txt_is_made_from_the_publisher(binary, tmp_path):
    content = tmp_path / "Content"
    shutil.copytree(CONTENT, content)
    edition = content / "edition.yaml"
    edition.write_text(edition.read_text().replace("team@routewijzer.example", "veilig@zorg.test"))
    with running(binary, tmp_path, "--site", "https://wijzer.test", content=content) as server:
        answer = server.get("/.well-known/security.txt")
        assert status(answer) == 200
        assert header(answer, "Content-Type") == "text/plain; charset=utf-8"
        fields = dict(line.split(": ", 1) for line in answer.partition(b"\r\n\r\n")[2].decode().splitlines())
        assert fields["Contact"] == "mailto:veilig@zorg.test"
        assert fields["Canonical"] == "https://wijzer.test/.well-known/security.txt"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", fields["Expires"])
        assert status(server.ask(b"POST /.well-known/security.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) == 405
