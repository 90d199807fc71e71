"""What axe does not look at: narrow windows, more space in the text, forced colours, focus, targets, language of parts."""

import re

import html5lib
import pytest

from support import (
    KIND, OTHER_QUESTIONS, PAGE_KINDS, SPACING, XHTML, elements, flat, open_details, resize, show,
)  # fmt: skip

BY_NAME = [pytest.param(kind, id=kind.name) for kind in PAGE_KINDS + OTHER_QUESTIONS]
# The most different pages, for checks that need no repeating on every page of the same sort.
VARIED = [
    pytest.param(KIND[name], id=name)
    for name in ("start", "question-checks", "question-error", "check-idle", "advice-fits", "advice-empty", "why-fits", "sheet", "routes",
                 "route", "delivery-forms", "facts-chosen", "terms", "knowledge-chosen", "knowledge-scheme", "search", "tool", "tool-rows", "tool-error",
                 "tool-timeline", "case", "case-party")
]  # fmt: skip

SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth
  const page = document.scrollingElement.scrollWidth
  if (page <= width) return []
  return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1)
    .slice(0, 5).map(e => e.tagName + '.' + e.getAttribute('class'))
    .concat('page is ' + page + ' px wide in a window of ' + width + ' px')
}"""
CUT_OFF = """() => [...document.querySelectorAll('main *, header *, footer *')]
  .filter(e => e.children.length === 0 && e.textContent.trim() && e.clientWidth > 2 && !e.closest('svg'))
  .filter(e => getComputedStyle(e).overflow === 'hidden' && !e.classList.contains('hidden')
               && (e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 2))
  .map(e => e.outerHTML.slice(0, 120))"""
OUT_OF_REACH = """() => [...document.querySelectorAll('body *')]
  .filter(e => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
  .filter(e => !(e.tabIndex >= 0 || e.querySelector('a, button, input')) || !(e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')))
  .map(e => e.outerHTML.slice(0, 120))"""
# Buttons and the choices of a question at least 44 px high; everything that is no link in a sentence at least 24.
SMALL = """() => {
  const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden'
  const report = (e, least) => { const r = e.getBoundingClientRect()
    return r.height + 0.5 < least || r.width + 0.5 < least ? [`${least}: ${e.outerHTML.slice(0, 110)} ${r.width}x${r.height}`] : [] }
  const large = [...document.querySelectorAll('main .button, main button, main .choice')].filter(shown).flatMap(e => report(e, 44))
  const others = [...document.querySelectorAll('header a:not(.skip), footer a, .back a, summary, input:not([type=hidden])')].filter(shown)
    .filter(e => !e.matches('.choice input')).flatMap(e => report(e, 24))
  return large.concat(others)
}"""


@pytest.mark.parametrize("kind", BY_NAME)
def test_layout(kind, page, base_url):
    """640 is a window of 1280 px at 200 %, 320 is one at 400 % (WCAG 1.4.4 and 1.4.10); there with more space in the text
    too (1.4.12). Nothing scrolls sideways or is cut off, what scrolls can be reached and has a name, and targets are large
    enough (2.5.8)."""
    found = {}
    show(page, base_url, kind.path, 640, height=640)
    open_details(page)
    for width in [640, 360, 320]:
        resize(page, width)
        found[f"sideways at {width}"] = page.evaluate(SIDEWAYS)
    found["small"] = page.evaluate(SMALL)
    page.add_style_tag(content=SPACING)
    for width in [320, 1280]:
        resize(page, width)
        found[f"sideways at {width} with spacing"] = page.evaluate(SIDEWAYS)
        found[f"cut off at {width} with spacing"] = page.evaluate(CUT_OFF)
        found[f"out of reach at {width}"] = page.evaluate(OUT_OF_REACH)
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize("name", ["question-one", "question-checks", "question-several", "start"])
def test_the_whole_box_of_a_choice_can_be_clicked(name, page, base_url):
    show(page, base_url, KIND[name].path, 360)
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
              const inView = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth
              return {html: e.outerHTML.slice(0, 120), strong, inView}
            }"""
        )
        if focus is None:
            break
        seen.append(focus)
    assert len(seen) >= 5
    assert [focus for focus in seen if not (focus["strong"] and focus["inView"])] == []


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", BY_NAME)
def test_landmarks_and_names(kind, language, get):
    """One header and one footer, navigation with a name, links that say something, and two parts that open under the same
    words hold the same."""
    tree = html5lib.parse(get(kind.at(language)).text)
    parents = {child: parent for parent in tree.iter() for child in parent}
    for name in ["header", "footer"]:
        assert sum(parents[element].tag == XHTML + "body" for element in elements(tree, name)) == 1
    assert all(element.get("aria-label") or element.get("aria-labelledby") for element in elements(tree, "nav"))
    for link in elements(tree, "a"):
        assert flat("".join(link.itertext())) or link.get("aria-label"), link.get("href")
    opened: dict[str, str] = {}
    for details in elements(tree, "details"):
        summary = flat("".join(elements(details, "summary")[0].itertext()))
        assert opened.setdefault(summary, flat("".join(details.itertext()))) == flat("".join(details.itertext())), summary


def test_the_tree_has_a_text_of_its_own(page, base_url):
    """The picture is named, and the words beside it say the same; on a small screen the words stand in its place."""
    for name in ["tree", "advice-tree"]:
        show(page, base_url, KIND[name].path)
        picture = page.locator('svg[role="img"]').first
        names = (picture.get_attribute("aria-labelledby") or "").split()
        assert names and all(page.locator(f"#{name}").text_content().strip() for name in names)
        open_details(page)
        for width in [1280, 320]:
            resize(page, width)
            text = page.locator("main").inner_text()
            assert all(words in text for words in ["Zvw", "Wmo", "Consument"])
    assert "Wlz thuiszorgtechnologie" in page.locator("#boom-tekst").text_content() or "Wmo" in page.locator("#boom-tekst").text_content()


def test_labels_of_the_tree_stay_in_their_boxes(page, base_url):
    """Also with more space between letters and words: the sizes of the boxes are computed on the server."""
    show(page, base_url, KIND["advice-tree"].path)
    outside = """() => [...document.querySelectorAll('.node')].filter(node => {
        const box = node.querySelector('rect').getBoundingClientRect(), text = node.querySelector('.node__text').getBoundingClientRect()
        return text.left < box.left - 1 || text.right > box.right + 1 || text.top < box.top - 1 || text.bottom > box.bottom + 1
      }).map(node => node.textContent.trim().slice(0, 60))"""
    assert page.evaluate(outside) == []
    page.add_style_tag(content=SPACING)
    assert page.evaluate(outside) == []


@pytest.mark.parametrize("name", ["tree", "advice-tree"])
def test_the_words_of_the_tree_have_room_to_be_read(name, page, base_url):
    """Branches stand inside branches; beside a wide picture they would be left with a word a line."""
    for width in (360, 800, 1280, 1920):
        show(page, base_url, KIND[name].path, width)
        assert page.locator(".tree-page > :last-child").bounding_box()["width"] >= min(width - 40, 384), width


def test_the_tree_follows_the_colours_of_the_system(page, base_url):
    """With forced colours, lines and boxes take the colours that a person chose."""
    show(page, base_url, KIND["advice-tree"].path)
    page.emulate_media(forced_colors="active")
    own = page.evaluate(
        """() => {
          const probe = document.body.appendChild(document.createElement('i'))
          const system = ['CanvasText', 'GrayText', 'Canvas'].map(name => { probe.style.color = name; return getComputedStyle(probe).color })
          const strange = selector => [...document.querySelectorAll(selector)].filter(e => {
            const s = getComputedStyle(e)
            return [s.fill, s.stroke].some(value => value !== 'none' && !system.includes(value)) }).map(e => e.outerHTML.slice(0, 80))
          const found = ['.branch', '.arrow', '.node rect', '.node text'].flatMap(selector => strange(selector).slice(0, 2))
          probe.remove()
          return found
        }"""
    )
    page.emulate_media(forced_colors="none")
    assert own == []


# Runs of words that no English sentence has.
DUTCH = re.compile(r"\b(?:ten behoeve van|van de|van het|voor het|voor een|in de|en de|niet meer|tijdelijke|gevolgen|bij de|met een)\b")


# The words of a business case are those of whoever wrote its file; the site does not know their language.
@pytest.mark.parametrize("kind", [kind for kind in BY_NAME if not kind.id.startswith("case")])
def test_dutch_words_on_an_english_page_say_so(kind, get):
    """WCAG 3.1.2: a Dutch name or title in an English text is marked as Dutch, so that it is spoken as Dutch."""
    def unmarked(element, language):
        language = element.get("lang", language)
        texts = [] if language == "nl" else [element.text or ""]
        for child in element:
            if isinstance(child.tag, str):
                texts += unmarked(child, language)
            if language != "nl":
                texts.append(child.tail or "")
        return texts

    main = elements(html5lib.parse(get(kind.at("en")).text), "main")[0]
    assert [text.strip()[:120] for text in unmarked(main, "en") if DUTCH.search(text)] == []


def test_nothing_moves_for_who_asks_for_less_motion(page, base_url):
    page.emulate_media(reduced_motion="reduce")
    page.goto(base_url + "/vraag/onderwerp")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e)
          return [s.transitionDuration, s.animationDuration].some(all => all.split(',').some(d => parseFloat(d) > 0.01))
            || s.scrollBehavior === 'smooth' }).map(e => e.outerHTML.slice(0, 100))"""
    )
    assert moving == []


@pytest.mark.parametrize("name", ["start", "about", "fact", "route", "advice-fits", "why-fits", "sheet", "question-one",
    "knowledge-scheme", "knowledge-barrier", "search", "tool", "tool-bars"])
def test_lines_of_text_are_not_long(name, page, base_url):
    """The design asks for lines of at most 70 characters; a line full of narrow letters may hold a few more."""
    show(page, base_url, KIND[name].path, 1600)
    longest = page.evaluate(
        """() => {
          let longest = [0, '']
          for (const e of [...document.querySelectorAll('main p, main li:not(:has(p, ul, ol, div, details, .place))')]
            .filter(e => e.textContent.length > 150 && e.checkVisibility()).slice(0, 40)) {
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
    assert longest[0] <= 85, longest


def test_pages_have_no_refresh_and_no_autoplay(get):
    for kind in PAGE_KINDS:
        assert not re.search(r"http-equiv|<video|<audio|<marquee", get(kind.path).text), kind.name
