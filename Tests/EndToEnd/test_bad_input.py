"""Whatever comes in: a clear refusal, nothing of it shown unescaped, and a server that goes on."""

import http.client
import json
import socket
import time
from urllib.parse import quote, urlsplit

import html5lib
import pytest

from support import PEILDATUM

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror=alert(1)>",
    "single-quote": "' onmouseover='alert(1)",
    "svg": "</title><svg/onload=alert(1)>",
    "template": "{{7*7}}${7*7}#{7*7}{titel}",
    "sql": "'; DROP TABLE antwoorden; --",
    "path": "../../../../etc/passwd",
    "newline": "ja\r\nSet-Cookie: gestolen=1",
    "nul": "ja\x00nee",
    "bidi": "ja\u202eeen",
    "emoji": "😀" * 100,
    "html-entity": "&lt;script&gt;&#x3c;script&#x3e;",
    "javascript": "javascript:alert(1)",
    "long": "a" * 4_000,
    "percent": "%3Cscript%3E%00%ff%zz%",
    "format": "%s%s%n%@",
}
PLACES = {
    "answer": "/advies?onderwerp={0}",
    "list": "/controleer?betalers=consument&betalers={0}",
    "key": "/advies?{0}=ja",
    "date": "/advies?peildatum={0}",
    "date-start": "/?peildatum={0}",
    "reader": "/advies?lezer={0}",
    "reader-start": "/?lezer={0}",
    "retired": "/advies?wijkverpleging={0}",
    "why": "/advies/zvw?onderwerp={0}",
    "sheet": "/gesprek/gemeente?onderwerp={0}",
    "calendar": "/advies/agenda.ics?onderwerp={0}",
    "page": "/verder?pagina={0}",
    "form": "/verder?pagina=onderwerp&onderwerp={0}",
    "form-other": "/verder?pagina=onderwerp&onderwerp=innovatie&mdr={0}",
    "reference": "/feiten?{0}",
    "english": "/en/advies?onderwerp={0}",
    "path-question": "/vraag/{0}",
    "path-route": "/routes/{0}",
    "path-fact": "/en/feiten/{0}",
    "path-facts": "/feiten?feit=A-E16&feit={0}",
    "path-why": "/advies/{0}",
    "path-sheet": "/en/gesprek/{0}",
    "path": "/{0}",
    "list-of-knowledge": "/kennis/instrumenten?stand={0}",
    "knowledge-key": "/kennis/instrumenten?{0}=open",
    "advice-knowledge": "/advies/kennis?onderwerp={0}",
    "search-key": "/zoek?q=geld&{0}=1",
    "tool-key": "/hulpmiddelen/afschrijving/uitkomst?{0}=1",
    "tool-table": "/hulpmiddelen/afschrijving/uitkomst.csv?investering={0}",
    "tool-calendar": "/en/hulpmiddelen/experimentdata/agenda.ics?start={0}",
    "path-kind": "/kennis/{0}",
    "path-item": "/en/kennis/instrumenten/{0}",
    "path-tool": "/hulpmiddelen/{0}",
    "path-result": "/hulpmiddelen/{0}/uitkomst",
}


@pytest.fixture(autouse=True)
def the_server_goes_on(server, get):
    yield
    assert server.is_alive
    assert get("/v1/openapi.json").status_code == 200


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_address(name, place, get):
    value = HOSTILE[name]
    answer = get(PLACES[place].format(quote(value, safe="")))
    assert answer.status_code in ((404, 400) if place.startswith("path") else (400,)), answer.status_code
    assert_nothing_is_echoed(answer, value)
    assert "<h1" in answer.text, "An error is a page of the site."


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words(name, get):
    """What is looked for may be anything, and stands in its field again: escaped, and nowhere else."""
    value = HOSTILE[name]
    # A question that is too long is refused, and not cut.
    expected = 400 if len(value) > 200 else 200
    for path in ["/zoek?q={0}", "/en/zoek?q={0}"]:
        answer = get(path.format(quote(value, safe="")))
        assert answer.status_code == expected and "Set-Cookie" not in answer.headers
        if expected == 400:
            assert_nothing_is_echoed(answer, value)
            continue
        assert answer.headers["Cache-Control"] == "no-store"
        tree = html5lib.parse(answer.text, namespaceHTMLElements=False)
        assert [element for element in tree.iter() if element.tag in ("img", "script")] == []
        field = tree.find(".//input[@id='q']")
        assert set(field.keys()) == {"type", "id", "name", "value", "maxlength", "aria-describedby"}
        # Signs that HTML cannot hold are shown otherwise; what is very long is cut.
        assert name in ("nul", "newline", "percent") or value[:50].startswith(field.get("value")[:50])
    found = get("/v1/zoek?q=" + quote(value, safe=""))
    assert found.status_code == expected and (expected == 400 or isinstance(found.json()["resultaten"], list))


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_of_a_tool(name, get, http, base_url):
    """On the page it stands in its field again, escaped; the API names the place and sends nothing back."""
    value = HOSTILE[name]
    page = get("/hulpmiddelen/tariefruimte/uitkomst?nzaMaximum=" + quote(value, safe=""))
    assert page.status_code == 400 and page.headers["Cache-Control"] == "no-store"
    tree = html5lib.parse(page.text, namespaceHTMLElements=False)
    assert [element for element in tree.iter() if element.tag in ("img", "script")] == []
    assert set(tree.find(".//input[@id='nzaMaximum']").keys()) == {"type", "inputmode", "id", "name", "value", "aria-describedby"}
    address = base_url + "/v1/hulpmiddelen/thuiszorgtechnologie/berekeningen"
    for body, place in [
        ({"invoer": {"wet": value}}, "/invoer/wet"), ({"invoer": {"clienten": value}}, "/invoer/clienten"),
        ({"peildatum": value}, "/peildatum"), ({"oudeCijfers": value}, "/oudeCijfers"), ({"taal": value}, "/taal"), ({"invoer": value}, "/invoer"),
    ]:
        answer = http.post(address, json=body, timeout=60)
        assert_is_problem(answer, 400)
        assert [error["location"] for error in answer.json()["errors"]] == [place]
        assert_nothing_is_echoed(answer, value)


@pytest.mark.parametrize("number", ["1e400", "-1e400", "9" * 5_000, "1e-7000", "0.1e1", "-0", "1E+2"])
def test_strange_numbers_of_a_tool(number, http, base_url):
    """A number is taken when it lies within its bounds, however it is written, and otherwise refused at its place."""
    body = '{"invoer":{"investering":%s,"levensduurJaren":3,"rentePercentage":0}}' % number
    answer = http.post(
        base_url + "/v1/hulpmiddelen/afschrijving/berekeningen", data=body, headers={"Content-Type": "application/json"}, timeout=60)
    taken = number in ("0.1e1", "-0", "1E+2", "1e-7000")
    assert answer.status_code in ((200, 400) if number == "1e-7000" else (200,) if taken else (400,)), answer.text
    if answer.status_code == 200:
        assert float(answer.json()["uitkomsten"]["perJaarWerkelijk"]) == {"0.1e1": 0.33, "1E+2": 33.33}.get(number, 0)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_lapsed_in_an_earlier_edition_is_not_read(name, get):
    """Links of the first edition named the answers that had lapsed. Now every answer is kept, and that key says nothing."""
    for path in ["/controleer", "/advies", "/vraag/zorgtype"]:
        answer = get(f"{path}?onderwerp=innovatie&vervallen=" + quote(HOSTILE[name], safe=""))
        assert answer.status_code == 200
        assert_nothing_is_echoed(answer, HOSTILE[name])
        assert "vervallen" not in answer.text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_body(name, advise):
    """No value comes back; a key that does not exist is named by a JSON pointer, cut at 100 characters, and only in JSON."""
    value = HOSTILE[name]
    for body in [
        {"antwoorden": {"onderwerp": value}},
        {"antwoorden": {"betalers": [value]}},
        {"antwoorden": {}, "peildatum": value},
        {"antwoorden": {}, "taal": value},
        {"antwoorden": {}, "lezer": value},
    ]:
        answer = advise(body)
        assert_is_problem(answer, 400)
        assert_nothing_is_echoed(answer, value)
    for body, place in [({"antwoorden": {value: "ja"}}, "/antwoorden/"), ({value: 1, "antwoorden": {}}, "/")]:
        answer = advise(body)
        assert_is_problem(answer, 400)
        (error,) = answer.json()["errors"]
        step = error["location"].removeprefix(place)
        assert value.startswith(step.replace("~1", "/").replace("~0", "~"))
        assert min(len(value), 90) <= len(step.replace("~1", "/").replace("~0", "~")) <= 100
        assert_nothing_is_echoed_in(error["detail"] + answer.json()["detail"], value)


@pytest.mark.parametrize("path", ["/v1/routes/{0}", "/v1/feiten/{0}", "/v1/{0}", "/v1/routes?taal={0}", "/v1/routes?{0}=1"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_api_address(name, path, get):
    answer = get(path.format(quote(HOSTILE[name], safe="")))
    assert answer.status_code == (400 if "?" in path else 404)
    assert_is_problem(answer, answer.status_code)
    assert_nothing_is_echoed(answer, HOSTILE[name])


def assert_nothing_is_echoed(answer, value: str) -> None:
    assert "Set-Cookie" not in answer.headers
    assert "location" not in answer.headers
    assert_nothing_is_echoed_in(answer.text, value)


def assert_nothing_is_echoed_in(text: str, value: str) -> None:
    if len(value) > 3:
        assert value not in text
    for mark in ["<script", "onerror", "onload", "onmouseover", "alert(1)", "DROP TABLE", "etc/passwd", "aaaaaaaaaa"]:
        assert mark not in text, mark


def assert_is_problem(answer, status: int) -> None:
    assert answer.headers["Content-Type"].split(";")[0] == "application/problem+json"
    assert answer.json()["status"] == status


# MARK: addresses


@pytest.mark.parametrize(
    "query",
    [
        "onderwerp=innovatie&onderwerp=verantwoording",
        "onderwerp=innovatie&onderwerp=innovatie",
        f"peildatum={PEILDATUM}&peildatum=2027-01-01",
        "betalers=consument&betalers=geen-van-deze",
        "betalers=consument&betalers=weet-niet",
        "onderwerp=geen-van-deze",
        "onderwerp=",
        "onderwerp",
        "=ja",
        "peildatum=2026-02-30",
        "peildatum=10000-01-01",
        "peildatum=2026-2-3",
        "peildatum=+2026-01-01",
        "onderwerp=Innovatie",
        "onderwerp=innovatie%20",
        "ONDERWERP=innovatie",
        "onderwerp[]=innovatie",
        "onderwerp=innovatie;werkend-product=ja",
        "pagina=onderwerp",
        "feit=A-E16",
        "lezer=maker&lezer=maker",
        "lezer=Maker",
        "wijkverpleging=misschien",
        "wijkverpleging=ja&wijkverpleging=ja",
        "past-regulier=thuiszorgtechnologie&past-regulier=ja",
    ],
)
def test_an_address_that_means_nothing_is_refused(query, get):
    for path in ["/advies", "/controleer", "/vraag/onderwerp", "/en/advies"]:
        answer = get(f"{path}?{query}")
        assert answer.status_code == 400, path
        assert "<h1" in answer.text


def test_what_a_newsletter_adds_to_a_link_is_ignored(get):
    for path in ["/advies", "/controleer", "/vraag/onderwerp", "/en/advies"]:
        answer = get(f"{path}?utm_source=nieuwsbrief&onderwerp=innovatie&fbclid=x1")
        assert answer.status_code == 200, path
        assert "utm_source" not in answer.text and "fbclid" not in answer.text


@pytest.mark.parametrize("query", ["", "&", "&&&", "onderwerp=innovatie&", "onderwerp=%69nnovatie", "%6fnderwerp=innovatie"])
def test_another_spelling_of_the_same_is_understood(query, get):
    assert get(f"/advies?{query}").status_code == 200


@pytest.mark.parametrize("count", [200, 5_000])
def test_very_many_keys(count, get):
    answer = get("/advies?" + "&".join(["betalers=consument"] * count))
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("size", [10_000, 60_000])
def test_very_long_query(size, get):
    for path in ["/advies", "/v1/routes", "/bestaat-niet"]:
        answer = get(f"{path}?onderwerp=" + "a" * size)
        assert 400 <= answer.status_code < 500
        assert "aaaaaaaaaa" not in answer.text


def test_a_query_beyond_every_limit_is_refused_or_cut_off(base_url):
    status = raw_request(base_url, b"GET /advies?onderwerp=" + b"a" * 1_000_000 + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert status is None or 400 <= status < 500


@pytest.mark.parametrize(
    "target",
    [b"/advies?onderwerp=\xff\xfe", b"/\xc3\x28", b"/%00", b"/advies?%00=%00", b"/%2e%2e/%2e%2e/etc/passwd", b"/..%2f..%2fetc/passwd",
     b"/advies?onderwerp=%", b"/advies?onderwerp=%f", b"/advies?%ff%fe", b"/vraag/%ff", b"/routes/%2f", b"*", b"/advies?a=b#c", b"/advies??onderwerp=innovatie"],
)  # fmt: skip
def test_raw_targets(target, base_url):
    status = raw_request(base_url, b"GET " + target + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert status is None or 400 <= status < 500


@pytest.mark.parametrize(
    "request_bytes",
    [b"\x00\x01\x02\x03\r\n\r\n", b"GET\r\n\r\n", b"HALLO / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: " + b"a" * 200_000 + b"\r\n\r\n",
     b"POST /v1/route-adviezen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n",
     b"POST /v1/route-adviezen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
    ids=["binary", "no-target", "wrong-version", "long-header", "negative-length", "bad-chunk"],
)  # fmt: skip
def test_broken_http(request_bytes, base_url):
    status = raw_request(base_url, request_bytes)
    assert status is None or 400 <= status < 500 or status == 505


def raw_request(base_url: str, request: bytes) -> int | None:
    """Sends bytes; the status of the answer, `None` when the server closed the connection without one."""
    parts = urlsplit(base_url)
    with socket.create_connection((parts.hostname, parts.port), timeout=20) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            return None
        received = b""
        try:
            while block := connection.recv(65_536):
                received += block
        except ConnectionResetError:
            pass
    return int(received.split(b" ", 2)[1]) if received.startswith(b"HTTP/") else None


# MARK: bodies


@pytest.mark.parametrize(
    "body",
    [
        b"", b" ", b"null", b"[]", b"1", b"\"tekst\"", b"{}", b"{", b"{]", b"{\"antwoorden\":", b"\xff\xfe\x00{", b"\xef\xbb\xbf",
        b"\x00", b"{\"antwoorden\":{}}\x00", b"{\"antwoorden\":{\"onderwerp\":\"\xc3\x28\"}}", b"{\"antwoorden\":{\"onderwerp\":\"\xed\xa0\x80\"}}",
        b"{\"antwoorden\":{\"onderwerp\":\"ja\x00\"}}", b"{\"antwoorden\":{\"onderwerp\":\"\\u0000\"}}", b"{\"antwoorden\":{\"onderwerp\":\"\\ud800\"}}",
        b"{\"antwoorden\":{},\"antwoorden\":{}}", b"{\"antwoorden\":{\"mdr\":\"ja\",\"mdr\":\"nee\"}}", b"{\"antwoorden\":{\"mdr\":NaN}}",
        b"{\"antwoorden\":{\"mdr\":1e999999}}", b"{\"antwoorden\":{}} x", b"{\"antwoorden\":null}", b"{\"antwoorden\":[]}", b"{\"antwoorden\":\"ja\"}",
        b"{\"antwoorden\":{},\"peildatum\":20261121}", b"{\"antwoorden\":{},\"peildatum\":null}", b"{\"antwoorden\":{},\"peildatum\":\"2026-11-21T00:00:00Z\"}",
        b"{\"antwoorden\":{},\"taal\":[\"nl\"]}", b"onderwerp=innovatie",
    ],
)  # fmt: skip
def test_bad_body(body, advise):
    answer = advise(body)
    assert answer.status_code == 400
    assert_is_problem(answer, 400)


@pytest.mark.parametrize("answers", [
    {"mdr": 1}, {"mdr": True}, {"mdr": None}, {"mdr": {}}, {"mdr": ["ja", "nee"]}, {"mdr": []}, {"mdr": ""}, {"mdr": "JA"},
    {"betalers": [1]}, {"betalers": [None]}, {"betalers": [["consument"]]}, {"betalers": ["consument", "weet-niet"]}, {"betalers": "niemand"},
    {"betalers": ["consument"] * 1_000}, {"": "ja"}, {"mdr ": "ja"}, {"leeftijd": "ja"}, {"wijkverpleging": "misschien"},
])  # fmt: skip
def test_wrong_answers(answers, advise):
    answer = advise({"antwoorden": answers})
    assert_is_problem(answer, 400)
    assert answer.json()["errors"]


@pytest.mark.parametrize("depth", [100, 10_000, 30_000])
def test_deep_json(depth, advise):
    for opening, closing in [(b"[", b"]"), (b"{\"a\":", b"}")]:
        body = (opening * depth + b"1" + closing * depth)[:65_000]
        assert_is_problem(advise(body), 400)


def test_100_000_deep_json(advise):
    for body in [b"[" * 100_000, b"[" * 100_000 + b"]" * 100_000]:
        answer = advise(body)
        assert answer.status_code in (400, 413)
        assert_is_problem(answer, answer.status_code)


def test_ten_megabytes_is_413_and_the_connection_does_not_hang(base_url):
    parts = urlsplit(base_url)
    start = time.monotonic()
    status, body = send_large_body(parts, b"a" * 10_000_000, chunked=False)
    assert time.monotonic() - start < 20
    assert status == 413
    assert json.loads(body)["status"] == 413


def test_ten_megabytes_in_chunks_is_413(base_url):
    start = time.monotonic()
    status, _ = send_large_body(urlsplit(base_url), b"a" * 10_000_000, chunked=True)
    assert time.monotonic() - start < 20
    assert status == 413


def test_a_body_on_a_page_is_refused(base_url):
    """Pages take no bodies, however large."""
    status, _ = send_large_body(urlsplit(base_url), b"a" * 10_000_000, chunked=False, path="/advies")
    assert status in (405, 413)


def send_large_body(parts, body: bytes, chunked: bool, path: str = "/v1/route-adviezen") -> tuple[int, bytes]:
    """The answer of the server, also when it answers before the whole body is sent."""
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
    try:
        connection.putrequest("POST", path)
        connection.putheader("Content-Type", "application/json")
        connection.putheader("Transfer-Encoding" if chunked else "Content-Length", "chunked" if chunked else str(len(body)))
        connection.endheaders()
        try:
            for start in range(0, len(body), 100_000):
                block = body[start : start + 100_000]
                connection.send(f"{len(block):x}\r\n".encode() + block + b"\r\n" if chunked else block)
            if chunked:
                connection.send(b"0\r\n\r\n")
        except (BrokenPipeError, ConnectionResetError):
            pass
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def test_half_a_body_does_not_stop_the_others(base_url, get):
    parts = urlsplit(base_url)
    waiting = [socket.create_connection((parts.hostname, parts.port), timeout=5) for _ in range(30)]
    try:
        for connection in waiting:
            connection.sendall(b"POST /v1/route-adviezen HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
        assert get("/").status_code == 200
        assert get("/v1/routes").status_code == 200
    finally:
        for connection in waiting:
            connection.close()


@pytest.mark.parametrize("type", ["text/plain", "text/html", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "", "json", "application/jsonx"])
def test_another_content_type_is_415(type, advise):
    assert_is_problem(advise(b"{\"antwoorden\":{}}", headers={"Content-Type": type}), 415)


@pytest.mark.parametrize("type", ["application/json", "application/json; charset=utf-8", "Application/JSON", "application/json;charset=UTF-8"])
def test_json_in_every_spelling_is_taken(type, advise):
    assert advise(b"{\"antwoorden\":{}}", headers={"Content-Type": type}).status_code == 200


def test_the_command_line_stands_deep_json_too(cli):
    done = cli(["advise", "-"], input=b"[" * 100_000)
    assert done.returncode == 1
    assert done.stdout == b"" and done.stderr and len(done.stderr) < 2_000
