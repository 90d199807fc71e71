"""What every answer of the website carries: security headers, no cookies, the right status."""

import re

import pytest

from support import CASES_BY_ID, KIND, PAGE_KINDS, PageKind, address

PAGES = [pytest.param(kind, id=kind.name) for kind in PAGE_KINDS]
FILES = ["/favicon.svg", "/robots.txt", "/site.css"]
OTHERS = [
    PageKind("stylesheet", "/site.css"),
    PageKind("icon", "/favicon.svg"),
    PageKind("redirect", "/verder?pagina=onderwerp&onderwerp=innovatie", 303),
    PageKind("calendar", address("/advies/agenda.ics", CASES_BY_ID["GC-16"]["antwoorden"])),
    PageKind("calendar-without-dates", "/advies/agenda.ics", 404),
    PageKind("tool-table", "/hulpmiddelen/tariefruimte/uitkomst.csv?nzaMaximum=100"),
    PageKind("tool-calendar", "/hulpmiddelen/experimentdata/agenda.ics?start=2027-01-01"),
    PageKind("feed", "/wijzigingen.atom"), PageKind("catalogue", "/download/catalogus.jsonld"), PageKind("everything", "/download/routewijzer.csv"),
    PageKind("slash", "/routes/", 404),
    PageKind("not-found-deep", "/a/b/c/d", 404),
]


def policy(answer) -> dict[str, list[str]]:
    parts = [part.split() for part in answer.headers["Content-Security-Policy"].split(";") if part.strip()]
    return {name: values for name, *values in parts}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", PAGES + [pytest.param(kind, id=kind.name) for kind in OTHERS])
def test_security_headers(kind, language, get):
    answer = get(kind.path if kind.path in FILES else kind.at(language))
    assert answer.status_code == kind.status
    headers = answer.headers
    assert "Set-Cookie" not in headers
    assert int(re.search(r"max-age=(\d+)", headers["Strict-Transport-Security"])[1]) >= 31_536_000
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] in ("no-referrer", "same-origin")
    assert headers["Permissions-Policy"]
    assert "Server" not in headers or not re.search(r"\d", headers["Server"])
    assert "X-Powered-By" not in headers
    csp = policy(answer)
    assert csp["default-src"] == ["'none'"]
    for name in ["base-uri", "frame-ancestors"]:
        assert csp[name] == ["'none'"], name
    assert csp["form-action"] in (["'self'"], ["'none'"])
    for name, values in csp.items():
        assert set(values) <= {"'none'", "'self'"}, (name, values)


@pytest.mark.parametrize("kind", PAGES)
def test_pages_are_html_in_utf8_and_say_their_language(kind, get):
    for language in ["nl", "en"]:
        answer = get(kind.at(language))
        assert answer.headers["Content-Type"].lower().replace(" ", "") == "text/html;charset=utf-8"
        assert answer.headers.get("Content-Language", language) == language
        answer.content.decode("utf-8", errors="strict")


PERSONAL = ("question", "check", "advice", "why", "sheet", "search", "tool-open", "tool-bars", "tool-timeline", "tool-lanes", "tool-error", "bad", "not")


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind.id.startswith(PERSONAL)])
def test_pages_with_answers_and_errors_are_not_stored(kind, get):
    answer = get(kind.path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'name="robots" content="noindex' in answer.text


@pytest.mark.parametrize("name", ["start", "routes", "route", "fact", "about", "knowledge-list", "knowledge-scheme", "tools", "tool", "changes", "downloads"])
def test_pages_without_answers_may_be_found(name, get):
    assert "noindex" not in get(KIND[name].path.split("?")[0]).text


@pytest.mark.parametrize("path", FILES)
def test_static_files_may_be_kept(path, get):
    answer = get(path)
    assert answer.status_code == 200
    assert "no-store" not in answer.headers["Cache-Control"]
    assert answer.headers["Content-Type"].split(";")[0] == {"/site.css": "text/css", "/favicon.svg": "image/svg+xml", "/robots.txt": "text/plain"}[path]
    if "ETag" in answer.headers:
        again = get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


PATHS = sorted({kind.path.split("?")[0] for kind in PAGE_KINDS if kind.status == 200} - {"/"})


@pytest.mark.parametrize("path", PATHS + ["/en", "/site.css", "/en/routes"])
def test_a_trailing_slash_is_404(path, get):
    assert get(path + "/").status_code == 404


@pytest.mark.parametrize("path", ["//", "//routes", "/routes//zvw", "/./routes", "/en//advies"])
def test_other_spellings_of_a_path_are_404(path, http, base_url):
    import requests

    request = requests.Request("GET", base_url + path).prepare()
    request.url = base_url + path
    assert http.send(request, allow_redirects=False, timeout=30).status_code in (400, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", ["/", "/en", "/advies", "/vraag/onderwerp", "/verder", "/advies/zvw", "/advies/agenda.ics", "/gesprek/gemeente", "/site.css", "/en/boom",
    "/kennis/instrumenten/stoz", "/zoek", "/hulpmiddelen/experimentdata/uitkomst", "/wijzigingen.atom", "/download/routewijzer.json"])
def test_a_wrong_method_is_405_with_allow(method, path, http, base_url):
    answer = http.request(method, base_url + path, timeout=30)
    assert answer.status_code == 405
    assert {"GET", "HEAD"} <= {name.strip() for name in answer.headers["Allow"].split(",")}
    assert answer.headers["Content-Security-Policy"]
    assert "<h1" in answer.text


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_a_wrong_method_on_an_unknown_path_is_404(method, http, base_url):
    assert http.request(method, base_url + "/bestaat-niet", timeout=30).status_code == 404


@pytest.mark.parametrize("kind", PAGES + [pytest.param(kind, id=kind.name) for kind in OTHERS[:2]])
def test_head_is_get_without_a_body(kind, http, base_url):
    get = http.get(base_url + kind.path, allow_redirects=False, timeout=60)
    head = http.head(base_url + kind.path, allow_redirects=False, timeout=60)
    assert head.status_code == get.status_code
    assert head.content == b""
    unequal = {"date", "content-length", "transfer-encoding", "x-request-id"}
    assert {name.lower(): value for name, value in head.headers.items() if name.lower() not in unequal} == {
        name.lower(): value for name, value in get.headers.items() if name.lower() not in unequal
    }


def test_nothing_of_the_answers_is_logged(get, server):
    get("/advies?onderwerp=verantwoording&werkend-product=weet-niet")
    get("/advies?onderwerp=geheim-woord")
    get("/advies/agenda.ics?onderwerp=verantwoording&lezer=financier")
    get("/zoek?q=zeldzame-ziekte")
    get("/hulpmiddelen/afschrijving/uitkomst?investering=987654")
    words = ("verantwoording", "geheim-woord", "financier", "zeldzame-ziekte", "987654")
    assert not any(word in server.log for word in words)
