"""The markup of every page kind, in both languages, and the links between the pages."""

import re
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

from support import CONTENT, OUTCOMES, PAGE_KINDS, QUESTIONS, load, phrases

KINDS = [pytest.param(kind, id=kind.name) for kind in PAGE_KINDS]
LANGUAGES = ["nl", "en"]
XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
NOT_SHOWN = {XHTML + name for name in ("script", "style", "template")}


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


def elements(tree, name=None):
    return [element for element in tree.iter() if isinstance(element.tag, str) and (name is None or element.tag == XHTML + name)]


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
    return re.sub(r"\s+", " ", " ".join(texts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
class TestEveryPage:
    def test_parses_without_errors(self, kind, language, pages):
        _, _, errors = pages(kind, language)
        assert [(place, code, values) for place, code, values in errors] == []

    def test_begins_as_html_and_names_its_language(self, kind, language, pages):
        text, tree, _ = pages(kind, language)
        assert text.lower().startswith("<!doctype html>")
        assert tree.get("lang") == language

    def test_has_one_main_one_h1_and_a_title(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        assert len(elements(tree, "main")) == 1
        assert len(elements(tree, "h1")) == 1
        assert len(elements(tree, "title")) >= 1
        assert len(" ".join(elements(tree, "title")[0].itertext()).strip()) > 10

    def test_headings_skip_no_level(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        levels = [int(element.tag[-1]) for element in elements(tree) if re.fullmatch(re.escape(XHTML) + "h[1-6]", element.tag)]
        main = [int(e.tag[-1]) for e in elements(elements(tree, "main")[0]) if re.fullmatch(re.escape(XHTML) + "h[1-6]", e.tag)]
        assert 1 in levels
        previous = 1
        for level in main[main.index(1) :]:
            assert level <= previous + 1, main
            previous = level

    def test_ids_are_unique_and_references_exist(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        ids = [element.get("id") for element in elements(tree) if element.get("id") is not None]
        assert len(ids) == len(set(ids)), sorted(id for id in ids if ids.count(id) > 1)
        for element in elements(tree):
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                for reference in (element.get(name) or "").split():
                    assert reference in ids, (element.tag, name, reference)

    def test_links_within_the_page_arrive(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        ids = {element.get("id") for element in elements(tree)}
        missing = [link.get("href") for link in elements(tree, "a") if (link.get("href") or "").startswith("#") and link.get("href")[1:] not in ids]
        assert missing == []

    def test_nothing_is_inline_and_nothing_comes_from_elsewhere(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        for element in elements(tree):
            assert element.tag != XHTML + "style" and element.tag != SVG + "style"
            assert element.tag not in (XHTML + "iframe", XHTML + "object", XHTML + "embed", XHTML + "base")
            assert not element.get("style"), element.tag
            if element.tag == XHTML + "script":
                assert element.get("src") and not (element.text or "").strip()
            for name, value in element.attrib.items():
                name = name if isinstance(name, str) else str(name)
                assert not name.lower().startswith("on"), (element.tag, name)
                assert "javascript:" not in value
            if element.tag in {XHTML + name for name in ("script", "img", "link", "form", "input", "source", "video", "audio")}:
                for name in ("src", "href", "action", "srcset"):
                    value = element.get(name) or ""
                    assert not re.match(r"(?:[a-z]+:)?//|data:", value), (element.tag, value)

    def test_links_to_elsewhere_are_safe(self, kind, language, pages):
        _, tree, _ = pages(kind, language)
        for link in elements(tree, "a"):
            href = link.get("href")
            assert href, "A link goes somewhere."
            assert re.match(r"(/|#|\?|https://|mailto:|tel:)", href), href
            if link.get("target") == "_blank":
                assert "noopener" in (link.get("rel") or "")

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
        text = re.sub(r"'[^']{1,30}'|\"[^\"]{1,30}\"", "", said(tree, language))
        other = "en" if language == "nl" else "nl"
        foreign = []
        for key, value in phrases().items():
            for part in re.split(r"\{[^}]*\}", value[other]):
                part = part.strip(" .,:;()‘’")
                if len(part) < 12 or " " not in part or part in value[language] or part not in text:
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
        text, tree, _ = pages(kind, language)
        other = "en" if language == "nl" else "nl"
        links = [link for link in elements(tree, "a") if link.get("hreflang") == other]
        assert len(links) == 1
        assert links[0].get("lang") == other
        if kind.status == 200:
            expected = kind.at(other)
            assert same_address(links[0].get("href"), expected, kind)
            alternates = {link.get("hreflang"): link.get("href") for link in elements(tree, "link") if link.get("rel") == "alternate"}
            assert {"nl", "en"} <= set(alternates)
            assert same_address(alternates[other], expected, kind)


def same_address(actual: str, expected: str, kind) -> bool:
    """The answers and the date come along; a notice that was shown once does not."""
    def parts(address):
        split = urlsplit(address)
        return split.path.rstrip("/") or "/", sorted(item for item in split.query.split("&") if item and not item.startswith("vervallen="))

    return parts(actual) == parts(expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_unique(language, pages):
    kinds = [kind for kind in PAGE_KINDS if not kind.name.startswith(("advice", "check", "question"))]
    titles = {kind.name: " ".join(elements(pages(kind, language)[1], "title")[0].itertext()) for kind in kinds}
    for name in ["advice-fits", "check-full", "question-one", "question-checks", "question-several", "question-error"]:
        kind = next(kind for kind in PAGE_KINDS if kind.name == name)
        titles[name] = " ".join(elements(pages(kind, language)[1], "title")[0].itertext())
    assert len(set(titles.values())) == len(titles), titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_page_parses(language, get):
    from support import PAGES

    titles = set()
    for page in PAGES:
        answer = get(("" if language == "nl" else "/en") + f"/vraag/{page}")
        assert answer.status_code == 200
        parser = html5lib.HTMLParser()
        tree = parser.parse(answer.text)
        assert parser.errors == [], page
        titles.add(" ".join(elements(tree, "title")[0].itertext()))
        assert "checked" not in re.findall(r"<input[^>]*>", answer.text).__str__(), "Nothing is chosen beforehand."
    assert len(titles) == len(PAGES)


# MARK: links


@pytest.fixture(scope="module")
def crawl(get):
    """Every page that can be reached from the start without answers: address -> status, links."""
    todo, seen = ["/", "/en"], {}
    while todo and len(seen) < 1_500:
        path = todo.pop()
        if path in seen:
            continue
        answer = get(path)
        links, ids = [], set()
        if "text/html" in answer.headers.get("Content-Type", ""):
            links = [urljoin(path, value) for value in re.findall(r'\s(?:href|src|action)="([^"]*)"', answer.text) if not re.match(r"[a-z]+:", value)]
            ids = set(re.findall(r'\sid="([^"]*)"', answer.text))
        seen[path] = (answer.status_code, links, ids)
        for link in links:
            address = link.split("#")[0].replace("&amp;", "&")
            if "?" in address and not re.search(r"\?v=[^&]*$", address):
                continue
            todo.append(address)
    assert not todo or len(seen) >= 1_500
    return seen


def test_every_page_is_reachable_and_every_link_resolves(crawl):
    broken = {path for path, (status, _, _) in crawl.items() if status != 200 and not path.endswith("/verder")}
    assert {path: [page for page, (_, links, _) in crawl.items() if path in links][:2] for path in sorted(broken)} == {}


def test_every_anchor_on_another_page_exists(crawl):
    missing = set()
    for _, links, _ in crawl.values():
        for link in links:
            address, _, fragment = link.partition("#")
            if fragment and address in crawl and fragment not in crawl[address][2]:
                missing.add(link)
    assert sorted(missing) == []


def test_the_crawl_meets_every_page_of_the_guide(crawl):
    facts = [fact["id"] for path in sorted((CONTENT / "facts").glob("*.yaml")) for fact in _facts(load(f"facts/{path.name}"))]
    expected = ["/routes", "/opties", "/leveringsvormen", "/boom", "/bronnen", "/feiten", "/begrippen", "/over", "/privacy", "/toegankelijkheid"]
    expected += [f"/{'opties' if '-' in id and id != 'wlz-hulpmiddel' else 'routes'}/{id}" for id in OUTCOMES]
    expected += [f"/feiten/{fact}" for fact in facts]
    assert len(facts) > 400
    for prefix in ["", "/en"]:
        assert sorted(set(prefix + path for path in expected) - set(crawl)) == []


def _facts(value) -> list[dict]:
    return value["feiten"] if isinstance(value, dict) else value


@pytest.mark.parametrize("name", ["advice-open", "advice-fits", "check-full", "check-open", "question-several", "question-error", "question-lapsed"])
def test_links_with_answers_resolve(name, get):
    kind = next(kind for kind in PAGE_KINDS if kind.name == name)
    for language in LANGUAGES:
        text = get(kind.at(language)).text
        links = {link.replace("&amp;", "&").split("#")[0] for link in re.findall(r'\shref="(/[^"]*)"', text)}
        for link in sorted(links):
            if "/feiten/" not in link:
                assert get(link).status_code == 200, link


def test_links_hold_only_known_ids_in_the_order_of_the_interview(get):
    kind = next(kind for kind in PAGE_KINDS if kind.name == "advice-open")
    links = re.findall(r'\shref="[^"?]*\?([^"]*)"', get(kind.path).text)
    order = [*QUESTIONS, "peildatum", "vervallen"]
    for link in links:
        keys = [pair.split("=")[0] for pair in link.replace("&amp;", "&").split("&")]
        if keys == ["v"]:
            continue
        assert [order.index(key) for key in keys] == sorted(order.index(key) for key in keys), link
        assert "peildatum" in keys, "The date stays in the links once it is chosen."
