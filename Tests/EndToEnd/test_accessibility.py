"""WCAG 2.2 AA, as far as a machine can see: axe on every page kind, and what axe does not look at."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from support import PAGE_KINDS, PAGES, PEILDATUM, PageKind

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
KINDS = PAGE_KINDS + [
    PageKind(f"question-{page}", f"/vraag/{page}?peildatum={PEILDATUM}") for page in PAGES if page not in ("onderwerp", "eisen", "betalers")
]
BY_NAME = [pytest.param(kind, id=kind.name) for kind in KINDS]
# The most different pages, for checks that need no repeating on every sort of question.
VARIED = [
    pytest.param(kind, id=kind.name)
    for kind in PAGE_KINDS
    if kind.name in ("start", "question-checks", "question-several", "question-error", "check-full", "advice-fits", "advice-open",
                     "routes", "route", "options", "delivery-forms", "tree", "facts", "fact", "terms", "sources", "about", "not-found")
]  # fmt: skip


@pytest.fixture(scope="module")
def page(chromium):
    """One page for all checks; without the policy of the site, which would stop axe from reading the stylesheet."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def show(page, base_url, path, width=1280, scheme="light", height=900):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    return page.goto(base_url + path)


def open_details(page):
    page.evaluate("() => document.querySelectorAll('details').forEach(element => { element.open = true })")


def violations(page) -> list[str]:
    """What axe finds, with every part that opens on demand open."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:160]} | {node.get('failureSummary', '')[:200]}"
        for violation in found
        for node in violation["nodes"][:5]
    ]


@pytest.mark.parametrize("kind", BY_NAME)
def test_axe(kind, page, base_url):
    """Light and dark, wide and narrow."""
    found = {}
    for width in [1280, 360]:
        show(page, base_url, kind.path, width)
        open_details(page)
        for scheme in ["light", "dark"]:
            page.emulate_media(color_scheme=scheme)
            found[scheme, width] = violations(page)
    assert {where: what for where, what in found.items() if what} == {}


@pytest.mark.parametrize("name", ["start", "question-several", "question-error-checks", "check-open", "advice-open", "routes", "tree", "fact", "about"])
def test_axe_in_english(name, page, base_url):
    kind = next(kind for kind in KINDS if kind.name == name)
    show(page, base_url, kind.at("en"))
    open_details(page)
    assert violations(page) == []


def test_axe_sees_something_wrong(page, base_url):
    """The check itself works: a picture without a text is found."""
    show(page, base_url, "/over")
    page.evaluate("() => { document.querySelector('main').append(document.createElement('img')) }")
    assert any(line.startswith("image-alt") for line in violations(page))


@pytest.mark.parametrize("width", [360, 320])
@pytest.mark.parametrize("kind", BY_NAME)
def test_the_page_does_not_scroll_sideways(kind, width, page, base_url):
    show(page, base_url, kind.path, width, height=640)
    open_details(page)
    wide = page.evaluate(
        """() => {
          const width = document.documentElement.clientWidth
          const page = document.scrollingElement.scrollWidth
          if (page <= width) return []
          return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
            .slice(0, 5).map(e => e.tagName + '.' + e.getAttribute('class'))
            .concat('page is ' + page + ' px wide in a window of ' + width + ' px')
        }"""
    )
    assert wide == []


@pytest.mark.parametrize("kind", VARIED)
def test_regions_that_scroll_can_be_reached_and_are_named(kind, page, base_url):
    show(page, base_url, kind.path, 360)
    open_details(page)
    regions = page.evaluate(
        """() => [...document.querySelectorAll('body *')]
          .filter(e => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
          .map(e => ({html: e.outerHTML.slice(0, 120), reach: e.tabIndex >= 0 || !!e.querySelector('a, button, input'),
                      name: e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')}))"""
    )
    assert [region for region in regions if not (region["reach"] and region["name"])] == []


@pytest.mark.parametrize("kind", VARIED)
def test_text_twice_as_large_is_still_there(kind, page, base_url):
    """At 200 % text (1280 px wide) nothing is cut off sideways."""
    show(page, base_url, kind.path, 1280)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    assert page.evaluate("() => document.scrollingElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("kind", VARIED)
def test_text_spacing_loses_nothing(kind, page, base_url):
    """WCAG 1.4.12: with more space between lines, words and letters no text is cut off."""
    show(page, base_url, kind.path, 360)
    page.add_style_tag(content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }")
    cut = page.evaluate(
        """() => [...document.querySelectorAll('main *, header *, footer *')]
          .filter(e => e.children.length === 0 && e.textContent.trim() && e.clientWidth > 2 && !e.closest('svg'))
          .filter(e => getComputedStyle(e).overflow === 'hidden' && !e.classList.contains('hidden')
                       && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2))
          .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert cut == []
    assert page.evaluate("() => document.scrollingElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("kind", VARIED)
def test_targets_are_large_enough(kind, page, base_url):
    """Buttons and the choices of a question at least 44 px high; everything that is no link in a sentence at least 24."""
    show(page, base_url, kind.path, 360)
    small = page.evaluate(
        """() => {
          const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden'
          const report = (e, least) => { const r = e.getBoundingClientRect()
            return r.height + 0.5 < least || r.width + 0.5 < least ? [`${least}: ${e.outerHTML.slice(0, 110)} ${r.width}x${r.height}`] : [] }
          const large = [...document.querySelectorAll('main .button, main button, main .choice, main .choice label')].filter(shown).flatMap(e => report(e, 44))
          const others = [...document.querySelectorAll('header a:not(.skip), footer a, .back a, summary, input:not([type=hidden])')].filter(shown)
            .filter(e => !e.matches('.choice input')).flatMap(e => report(e, 24))
          return large.concat(others)
        }"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", VARIED)
def test_focus_is_visible(kind, scheme, page, base_url):
    """Each of the first tab stops gets a mark of at least 2 px that it has not without focus."""
    show(page, base_url, kind.path, 1280, scheme)
    seen = []
    for _ in range(14):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => {
              const e = document.activeElement
              if (!e || e === document.body) return null
              const marked = e.matches('.choice input') ? [e, e.parentElement, e.nextElementSibling] : [e]
              const strong = marked.some(m => { const s = getComputedStyle(m)
                return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== 'none' })
              const r = e.getBoundingClientRect()
              return {html: e.outerHTML.slice(0, 120), strong, inView: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth}
            }"""
        )
        if focus is None:
            break
        seen.append(focus)
    assert len(seen) >= 5
    assert [focus for focus in seen if not (focus["strong"] and focus["inView"])] == []


@pytest.mark.parametrize("kind", VARIED)
def test_landmarks(kind, page, base_url):
    show(page, base_url, kind.path)
    count = lambda selector: page.locator(selector).count()  # noqa: E731
    assert count("h1") == 1
    assert count("main") == 1
    assert count("body > header") == 1 and count("body > footer") == 1
    assert count("nav:not([aria-label]):not([aria-labelledby])") == 0
    assert count('html[lang="nl"]') == 1


def test_the_tree_has_a_text_of_its_own(page, base_url):
    for path in ["/boom", next(kind.path for kind in KINDS if kind.name == "advice-fits")]:
        show(page, base_url, path)
        picture = page.locator('svg[role="img"]').first
        names = (picture.get_attribute("aria-labelledby") or "").split()
        assert picture.get_attribute("aria-label") or any(page.locator(f"#{name}").text_content().strip() for name in names)
        open_details(page)
        text = page.locator("main").inner_text()
        for words in ["Zvw", "Wmo", "Consument"]:
            assert words in text


def test_nothing_moves_for_who_asks_for_less_motion(page, base_url):
    page.emulate_media(reduced_motion="reduce")
    page.goto(base_url + "/vraag/onderwerp")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e)
          return s.transitionDuration.split(',').some(d => parseFloat(d) > 0.01) || s.animationDuration.split(',').some(d => parseFloat(d) > 0.01)
            || s.scrollBehavior === 'smooth' }).map(e => e.outerHTML.slice(0, 100))"""
    )
    page.emulate_media(reduced_motion="no-preference")
    assert moving == []


def test_lines_are_at_most_70_characters_or_so(page, base_url):
    """Running text on the pages to read; a few characters more in a line of narrow letters is no problem."""
    for name in ["about", "privacy", "fact", "start", "advice-fits"]:
        show(page, base_url, next(kind.path for kind in KINDS if kind.name == name), 1600)
        longest = page.evaluate(
            """() => Math.max(...[...document.querySelectorAll('main p')].filter(e => e.textContent.length > 150 && e.getClientRects().length).map(e => {
              const range = document.createRange(); range.selectNodeContents(e)
              const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top / 8)))
              return e.textContent.trim().length / Math.max(1, Math.round(e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).lineHeight)))
            }).concat(0))"""
        )
        assert longest <= 85, (name, longest)


def test_pages_have_no_refresh_and_no_autoplay(get):
    for kind in PAGE_KINDS:
        assert not re.search(r"http-equiv|<video|<audio|<marquee|autofocus", get(kind.path).text), kind.name
