"""The markup of every page kind, in both languages, and the links between the pages."""

import json
import re
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

from support import (
    CASES, CONTENT, ITEMS, KIND, KINDS as KNOWLEDGE, OUTCOMES, PAGE_KINDS, PAGES, QUESTIONS, ROUTES, TOOLS, XHTML, address, elements, flat, links,
    load, phrases,
)  # fmt: skip

KINDS = [pytest.param(kind, id=kind.name) for kind in PAGE_KINDS]
LANGUAGES = ["nl", "en"]
SVG = "{http://www.w3.org/2000/svg}"
NOT_SHOWN = {XHTML + name for name in ("script", "style", "template")}
HEADING = re.compile(re.escape(XHTML) + r"h([1-6])")


@pytest.fixture(scope="module")
def pages(get):
    """Every page kind, fetched and parsed once."""
    known = {}

    def page(kind, language):
        if (kind.name, language) not in known:
            answer = get(kind.at(language))
            assert answer.status_code == kind.status, (kind.at(language), answer.status_code)
            parser = html5lib.HTMLParser()
            known[kind.name, language] = (answer.text, parser.parse(answer.text), parser.errors)
        return known[kind.name, language]

    return page


def shown_text(element, language) -> str:
    """The text as people see it, without the parts in another language."""
    if not isinstance(element.tag, str) or element.tag in NOT_SHOWN:
        return ""
    if element.get("lang", language) != language:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts += [shown_text(child, language), child.tail or ""]
    return " ".join(parts)


def said(tree, language) -> str:
    """Everything a page says: text, titles, labels and descriptions."""
    texts = [shown_text(tree, language)]
    for element in elements(tree):
        if element.get("lang", language) == language:
            texts += [element.get(name) or "" for name in ("title", "alt", "aria-label", "content", "placeholder")]
    return flat(" ".join(texts))


def title_of(tree) -> str:
    return flat(" ".join(elements(tree, "title")[0].itertext()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
class TestEveryPage:
    def test_is_sound_html_with_one_h1_and_no_gap_in_its_headings(self, kind, language, pages):
        text, tree, errors = pages(kind, language)
        assert [(place, code, values) for place, code, values in errors] == []
        assert text.lower().startswith("<!doctype html>")
        assert tree.get("lang") == language
        assert len(elements(tree, "main")) == len(elements(tree, "h1")) == 1
        assert len(title_of(tree)) > 10
        levels = [int(found[1]) for element in elements(elements(tree, "main")[0]) if (found := HEADING.fullmatch(element.tag))]
        previous = 1
        for level in levels[levels.index(1) :]:
            assert level <= previous + 1, levels
            previous = level

    def test_ids_are_unique_and_references_exist(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        ids = [element.get("id") for element in elements(tree) if element.get("id") is not None]
        assert len(ids) == len(set(ids)), sorted(id for id in ids if ids.count(id) > 1)
        for element in elements(tree):
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                for reference in (element.get(name) or "").split():
                    assert reference in ids, (element.tag, name, reference)
            if element.tag == XHTML + "a" and (element.get("href") or "").startswith("#"):
                assert element.get("href")[1:] in ids, element.get("href")

    def test_nothing_is_inline_and_nothing_comes_from_elsewhere(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        for element in elements(tree):
            assert element.tag != XHTML + "style" and element.tag != SVG + "style"
            assert element.tag not in (XHTML + "iframe", XHTML + "object", XHTML + "embed", XHTML + "base")
            assert not element.get("style"), element.tag
            if element.tag == XHTML + "script":
                # The only script is no script: data about the page, for machines.
                assert element.get("type") == "application/ld+json" and json.loads(element.text)["@context"] == "https://schema.org"
            for name, value in element.attrib.items():
                name = name if isinstance(name, str) else str(name)
                assert not name.lower().startswith("on"), (element.tag, name)
                assert "javascript:" not in value
            if element.tag in {XHTML + name for name in ("script", "img", "link", "form", "input", "source", "video", "audio")}:
                for name in ("src", "href", "action", "srcset"):
                    value = element.get(name) or ""
                    assert not re.match(r"(?:[a-z]+:)?//|data:", value), (element.tag, value)

    def test_links_to_elsewhere_are_safe_and_well_formed(self, kind, language, pages):
        """Only real addresses: https that tells nobody where the visitor came from, numbers that can be dialled, mail."""
        _, tree, _ = pages(kind, language)
        for link in elements(tree, "a"):
            href = link.get("href")
            assert href, "A link goes somewhere."
            if re.match(r"(/|#|\?)", href):
                assert not href.startswith("//")
            elif href.startswith("tel:"):
                assert re.fullmatch(r"tel:\+?\d{3,15}", href), href
            elif href.startswith("mailto:"):
                assert re.fullmatch(r"mailto:([\w.+-]+@[\w-]+(\.[\w-]+)+)?(\?[!-~]+)?", href), href
            else:
                assert re.fullmatch(r"https://[a-z0-9-]+(\.[a-z0-9-]+)+(/[!-~]*)?", href), href
                assert "noreferrer" in (link.get("rel") or "").split(), href
            assert link.get("target") is None, href

    def test_shows_no_placeholder_and_no_key(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        text = said(tree, language)
        assert not re.search(r"\{[a-zA-Z-]+\}", text), re.findall(r".{0,40}\{[a-zA-Z-]+\}", text)
        keys = {key for key in phrases() if "-" in key} - set(QUESTIONS) - set(OUTCOMES)
        shown = {word for word in re.findall(r"(?<![\w/=?&-])[a-z]+(?:-[a-z0-9]+)+(?![\w-])", text)} & keys
        ordinary = {word for texts in phrases().values() for value in texts.values() for word in re.findall(r"[a-z]+(?:-[a-z0-9]+)+", value)}
        assert shown - ordinary == set()
        for rest in ["Optional(", "nil", "undefined", "[object", "HTML(", "Text("]:
            assert not re.search(rf"(?<!\w){re.escape(rest)}(?!\w)", text), rest

    def test_says_nothing_of_the_interface_in_the_other_language(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        # A name between quotes may be a name in the other language: the button 'Weet ik niet' of a source.
        text = re.sub(r"'[^']{1,30}'|\"[^\"]{1,30}\"|‘[^’]{1,30}’", "", said(tree, language))
        other = "en" if language == "nl" else "nl"
        # A business case says what whoever wrote its file says, in his language.
        example = re.match(r"/zaak/voorbeeld/([a-z-]+)", kind.path)
        written = (CONTENT / f"cases/{example[1]}.zaak.yaml").read_text(encoding="utf-8") if example else ""
        foreign = []
        for key, value in phrases().items():
            for part in re.split(r"\{[^}]*\}", value[other]):
                part = part.strip(" .,:;()‘’")
                if len(part) < 12 or " " not in part or part in value[language] or part not in text or part in written:
                    continue
                if re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text):
                    foreign.append((key, part))
        assert foreign == []

    def test_says_no_question_or_outcome_in_the_other_language(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        text = said(tree, language)
        other = "en" if language == "nl" else "nl"
        texts = [question[name] for question in QUESTIONS.values() for name in ("vraag", "waarom", "hulp", "wieWeetHet")]
        texts += [answer["label"] for question in QUESTIONS.values() for answer in question["antwoorden"]]
        assert [t[other] for t in texts if len(t[other]) >= 16 and t[other] not in t[language] and t[other] in text] == []

    def test_offers_the_other_language(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        other = "en" if language == "nl" else "nl"
        found = [link for link in elements(tree, "a") if link.get("hreflang") == other]
        assert len(found) == 1
        assert found[0].get("lang") == other
        if kind.status == 200 and not kind.name.endswith("translated"):
            assert same_address(found[0].get("href"), kind.at(other))
            alternates = {link.get("hreflang"): link.get("href") for link in elements(tree, "link") if link.get("rel") == "alternate"}
            assert {"nl", "en"} <= set(alternates)
            assert same_address(alternates[other], kind.at(other))


def same_address(actual: str, expected: str) -> bool:
    """The same page with the same answers, date and reader."""
    def parts(address):
        split = urlsplit(address)
        return split.path.rstrip("/") or "/", sorted(item for item in split.query.split("&") if item)

    return parts(actual) == parts(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_unique(language, pages):
    alike = {"check-empty", "check-open", "check-idle", "advice-not-in-force", "advice-translated", "advice-tree", "knowledge-chosen", "search-empty",
             "search-nothing", "tool-rows"}
    titles = {kind.name: title_of(pages(kind, language)[1]) for kind in PAGE_KINDS if kind.name not in alike}
    assert len(set(titles.values())) == len(titles), titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_tell_advices_apart(language, get):
    """Two advices that say something else have another title, so tabs and bookmarks can be told apart."""
    titles: dict[str, tuple[tuple, str]] = {}
    for case in CASES:
        text = get(address("/advies", case["antwoorden"], language)).text
        title = title_of(html5lib.parse(text))
        fitting = tuple(sorted((id, status) for id, status in case["verwacht"].items() if status in ("past", "past-na-voldoen")))
        other = titles.setdefault(title, (fitting, case["id"]))
        assert other[0] == fitting, f"{case['id']} and {other[1]} are both called: {title}"
    assert len(titles) > len(CASES) / 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_page_parses(language, get):
    titles = set()
    for page in PAGES:
        answer = get(("" if language == "nl" else "/en") + f"/vraag/{page}")
        assert answer.status_code == 200
        parser = html5lib.HTMLParser()
        tree = parser.parse(answer.text)
        assert parser.errors == [], page
        titles.add(title_of(tree))
        assert " checked" not in "".join(re.findall(r"<input[^>]*>", answer.text)), "Nothing is chosen beforehand."
    assert len(titles) == len(PAGES)


# MARK: links


@pytest.fixture(scope="module")
def crawl(get):
    """Every page that can be reached from the start without answers: address -> status, links."""
    todo, seen = ["/", "/en"], {}
    while todo and len(seen) < 5_000:
        path = todo.pop()
        if path in seen:
            continue
        answer = get(path)
        found, ids = [], set()
        if "text/html" in answer.headers.get("Content-Type", ""):
            found = [urljoin(path, value) for value in re.findall(r'\s(?:href|src|action)="([^"]*)"', answer.text) if not re.match(r"[a-z]+:", value)]
            ids = set(re.findall(r'\sid="([^"]*)"', answer.text))
        seen[path] = (answer.status_code, found, ids)
        for link in found:
            path = link.split("#")[0].replace("&amp;", "&")
            if "?" not in path or re.search(r"\?(v|onderwerp)=[^&]*(&deel=\d+)?$", path):
                todo.append(path)
    assert not todo or len(seen) >= 5_000
    return seen


def test_every_page_is_reachable_and_every_link_resolves(crawl):
    broken = {path for path, (status, _, _) in crawl.items() if status != 200 and not path.endswith(("/verder", "/zaak/uitkomst", "/zaak/schets", "/zaak/bewaren"))}
    assert {path: [page for page, (_, found, _) in crawl.items() if path in found][:2] for path in sorted(broken)} == {}


def test_every_anchor_on_another_page_exists(crawl):
    missing = set()
    for _, found, _ in crawl.values():
        for link in found:
            path, _, fragment = link.partition("#")
            if fragment and path in crawl and fragment not in crawl[path][2]:
                missing.add(link)
    assert sorted(missing) == []


def test_the_crawl_meets_every_page_of_the_guide(crawl):
    facts = [fact["id"] for path in sorted((CONTENT / "facts").glob("*.yaml")) for fact in load(f"facts/{path.name}")["feiten"]]
    expected = ["/routes", "/opties", "/leveringsvormen", "/boom", "/bronnen", "/feiten", "/begrippen", "/over", "/privacy", "/toegankelijkheid"]
    expected += [f"/{'routes' if id in ROUTES else 'opties'}/{id}" for id in OUTCOMES]
    expected += [f"/feiten/{fact}" for fact in facts]
    expected += ["/kennis", *(f"/kennis/{kind}" for kind in KNOWLEDGE), *(f"/kennis/{item}" for item in ITEMS)]
    expected += ["/hulpmiddelen", *(f"/hulpmiddelen/{tool}" for tool in TOOLS), "/zoek", "/wijzigingen", "/wijzigingen.atom", "/download"]
    expected += ["/download/routewijzer.json", "/download/routewijzer.csv", "/download/catalogus.jsonld"]
    assert len(facts) > 400
    for prefix in ["", "/en"]:
        assert sorted(set(prefix + path for path in expected) - set(crawl)) == []


# What a page with answers leads to, at least.
LEADS_TO = {
    "advice-fits": {"/feiten", "/gesprek/zorgkantoor", "/gesprek/gemeente", "/advies/agenda.ics", "/advies/boom", "/advies/bronnen", "/controleer"}
    | {f"/advies/{outcome}" for outcome in OUTCOMES},
    "advice-open": {"/vraag/leveringsvorm-thuis"},
    "advice-empty": {"/controleer", "/vraag/onderwerp"},
    "why-fits": {"/advies", "/opties/wlz-thuiszorgtechnologie", "/feiten"},
    "why-not": {"/advies", "/opties/zvw-nieuwe-prestatie"},
    "advice-tree": {"/advies"},
    "advice-ground": {"/advies", "/advies/bronnen"},
    "sheet": {"/advies", "/advies/wlz-thuiszorgtechnologie"},
    "check-full": {"/advies", *(f"/vraag/{page}" for page in ("onderwerp", "eisen", "op-afstand"))},
    "advice-knowledge": {"/advies", "/kennis/instrumenten", "/kennis/organisaties"},
    "knowledge-chosen": {"/kennis", "/kennis/instrumenten"}, "search": {"/kennis/voorbeelden/medicijndispenser"},
    "tool-timeline": {"/hulpmiddelen", "/hulpmiddelen/experimentdata/uitkomst.csv", "/hulpmiddelen/experimentdata/agenda.ics"},
    "tool-lanes": {"/hulpmiddelen/betaling-na-verhuizing/uitkomst.csv"},
    "question-several": set(), "question-error": set(), "question-translated": set(), "facts-chosen": {"/feiten"},
}  # fmt: skip


@pytest.mark.parametrize("name", LEADS_TO)
def test_links_with_answers_resolve(name, get):
    for language in LANGUAGES:
        text = get(KIND[name].at(language)).text
        found = {link.split("#")[0] for link in re.findall(r'\shref="(/[^"]*)"', text.replace("&amp;", "&"))}
        prefix = "" if language == "nl" else "/en"
        assert {prefix + path for path in LEADS_TO[name]} <= {link.split("?")[0] for link in found}
        for link in sorted(found):
            if "/feiten/" not in link:
                assert get(link).status_code == 200, link


@pytest.mark.parametrize("name", ["advice-open", "advice-fits", "why-fits", "sheet", "check-idle"])
def test_links_hold_only_known_ids_in_the_order_of_the_interview(name, get):
    order = ["feit", *QUESTIONS, "peildatum", "lezer"]
    for link in links(get(KIND[name].path).text):
        if "?" not in link or not link.startswith("/"):
            continue
        # Tools and the business case ask their own.
        if link.startswith(("/hulpmiddelen/", "/zaak/")):
            continue
        keys = [pair.split("=")[0] for pair in link.split("?")[1].split("#")[0].split("&")]
        assert [order.index(key) for key in keys] == sorted(order.index(key) for key in keys), link
        assert "peildatum" in keys, "The date stays in the links once it is chosen."
