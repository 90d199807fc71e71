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
    """One page for all checks. Without the policy of the site, which would stop axe from reading the stylesheet; without
    motion, so that no colour is measured halfway a transition."""
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
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
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{violation['id']} ({violation['impact']}): {node['target']} {node['html'][:160]} | {node.get('failureSummary', '')[:200]}"
        for violation in found
        for node in violation["nodes"][:5]
    ]


ALL = [("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)]
# Thousands of elements: each colour scheme once and each width once.
LARGE = [("light", 1280), ("dark", 360)]


@pytest.mark.parametrize("kind", BY_NAME)
def test_axe(kind, page, base_url):
    """Light and dark, wide and narrow; with every part that opens on demand open, but on the largest page."""
    found = {}
    for scheme, width in LARGE if kind.name.startswith(("advice", "facts")) else ALL:
        show(page, base_url, kind.path, width, scheme)
        if kind.name != "advice-empty":
            open_details(page)
        found[scheme, width] = violations(page)
    assert [(*where, line) for where, lines in found.items() for line in lines] == []


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


@pytest.mark.parametrize("width", [640, 360, 320])
@pytest.mark.parametrize("kind", BY_NAME)
def test_the_page_does_not_scroll_sideways(kind, width, page, base_url):
    """640 is a window of 1280 px at 200 %, 320 is one at 400 % (WCAG 1.4.4 and 1.4.10)."""
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
          const large = [...document.querySelectorAll('main .button, main button, main .choice')].filter(shown).flatMap(e => report(e, 44))
          const others = [...document.querySelectorAll('header a:not(.skip), footer a, .back a, summary, input:not([type=hidden])')].filter(shown)
            .filter(e => !e.matches('.choice input')).flatMap(e => report(e, 24))
          return large.concat(others)
        }"""
    )
    assert small == []


@pytest.mark.parametrize("name", ["question-one", "question-checks", "question-several"])
def test_the_whole_box_of_a_choice_can_be_clicked(name, page, base_url):
    show(page, base_url, next(kind.path for kind in KINDS if kind.name == name), 360)
    boxes = page.locator("main .choice")
    for index in range(boxes.count()):
        field = boxes.nth(index).locator("input")
        box = boxes.nth(index).bounding_box()
        for position in [{"x": 6, "y": 6}, {"x": box["width"] - 6, "y": box["height"] - 6}]:
            before = field.is_checked()
            boxes.nth(index).click(position=position)
            assert field.is_checked() != before or field.get_attribute("type") == "radio" and field.is_checked()


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
              // A choice may be marked around its whole box.
              const label = e.matches('.choice input') ? e.parentElement.querySelector('label') : null
              const styles = [getComputedStyle(e)].concat(label ? [getComputedStyle(label), getComputedStyle(label, '::after')] : [])
              const strong = styles.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)
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


@pytest.mark.parametrize("name", ["start", "about", "fact", "route", "advice-fits", "question-one"])
def test_lines_of_text_are_not_long(name, page, base_url):
    """The design asks for lines of at most 70 characters; a line full of narrow letters may hold a few more."""
    show(page, base_url, next(kind.path for kind in KINDS if kind.name == name), 1600)
    longest = page.evaluate(
        """() => {
          let longest = [0, '']
          for (const e of [...document.querySelectorAll('main p')].filter(e => e.textContent.length > 150 && e.getClientRects().length).slice(0, 40)) {
            const lines = {}
            const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT)
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              for (let i = 0; i < node.length; i++) {
                const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1)
                const box = range.getBoundingClientRect()
                if (box.width > 0 && !node.parentElement.closest('.hidden, .cite')) {
                  const top = Math.round(box.bottom / 6); lines[top] = (lines[top] || '') + node.data[i] }
              }
            }
            for (const line of Object.values(lines)) if (line.length > longest[0]) longest = [line.length, line]
          }
          return longest
        }"""
    )
    assert longest[0] <= 80, longest


def test_pages_have_no_refresh_and_no_autoplay(get):
    for kind in PAGE_KINDS:
        assert not re.search(r"http-equiv|<video|<audio|<marquee|autofocus", get(kind.path).text), kind.name
