"""WCAG 2.2 AA, as far as axe sees it, on every page kind. What axe does not look at stands in `test_layout.py`."""

from importlib.resources import files

import pytest

from support import KIND, OTHER_QUESTIONS, PAGE_KINDS, SPACING, open_details, resize, show

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """options => axe.run(document, options).then(result => result.violations.flatMap(violation => violation.nodes.slice(0, 5).map(
  node => `${violation.id} (${violation.impact}): ${node.target} ${node.html.slice(0, 160)} | ${(node.failureSummary || '').slice(0, 200)}`)))"""

ALL = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360), ("light", 320), ("dark", 320)]
# The most different pages get every scheme at every width; what is made of the same parts gets each scheme once and each width once.
EVERY = {"start", "question-checks", "question-error-checks", "advice-open", "why-fits", "routes", "knowledge-chosen", "search", "tool-rows", "tool-lanes", "case"}
FEWER = {"tree": ALL[:1], "advice-tree": ALL[3:4]}


def violations(page) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(RUN_AXE, {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]})


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in PAGE_KINDS + OTHER_QUESTIONS])
def test_axe(kind, page, base_url):
    """Light and dark, wide and narrow, and narrow with the spacing of text that people may set; all that opens is open."""
    found = {}
    show(page, base_url, kind.path)
    open_details(page)
    for scheme, width in FEWER.get(kind.name, ALL if kind.name in EVERY else ALL[::3]):
        resize(page, width, scheme)
        found[scheme, width] = violations(page)
    if kind.name != "tree":
        resize(page, 320)
        page.add_style_tag(content=SPACING)
        found["spacing", 320] = violations(page)
    assert [(*where, line) for where, lines in found.items() for line in lines] == []


@pytest.mark.parametrize("name", ["start", "question-error-checks", "check-idle", "advice-open", "why-fits", "sheet", "routes", "tree", "fact", "about",
    "knowledge-chosen", "knowledge-scheme", "advice-knowledge", "search", "tool-rows", "tool-error", "tool-lanes", "case", "case-party", "downloads"])
def test_axe_in_english(name, page, base_url):
    show(page, base_url, KIND[name].at("en"))
    open_details(page)
    assert violations(page) == []


def test_axe_sees_something_wrong(page, base_url):
    """The check itself works: a picture without a text is found."""
    show(page, base_url, "/over")
    page.evaluate("() => { document.querySelector('main').append(document.createElement('img')) }")
    assert any(line.startswith("image-alt") for line in violations(page))
