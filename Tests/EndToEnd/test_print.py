"""The advice and the conversation sheets on paper: through the browser to PDF, and what can be read there."""

import io
import re
from urllib.parse import urlencode

import pytest
from pypdf import PdfReader

from support import BUSINESS_CASES, CASES, CASES_BY_ID, PEILDATUM, QUESTIONS, SHEETS, address, load, outcome_names, phrases, visible_words

BY_ID = [pytest.param(case, id=case["id"]) for case in CASES]
FIT = ("past", "past-na-voldoen")


@pytest.fixture(scope="module")
def paper(chromium, base_url):
    """A page as PDF on A4, without JavaScript, as a visitor would print it: per side, the text without spaces."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()

    def paper(path: str) -> list[str]:
        page.goto(base_url + path)
        reader = PdfReader(io.BytesIO(page.pdf(print_background=False, prefer_css_page_size=True)))
        for side in reader.pages:
            assert abs(float(side.mediabox.width) - 595) < 3 and abs(float(side.mediabox.height) - 842) < 3, "A4"
        return [squeezed(side.extract_text()) for side in reader.pages]

    yield paper
    context.close()


def squeezed(text: str) -> str:
    """Without spaces: a PDF breaks lines and words as it likes."""
    return re.sub(r"[\s\u00ad]+", "", text)


def is_complete(case: dict) -> bool:
    return "weet-niet" not in case["antwoorden"].values()


@pytest.mark.parametrize("case", BY_ID)
def test_an_advice_is_two_sides_of_paper(case, paper, base_url):
    """At most two sides; on the first the site, the date and the whole address; on each its number; nothing to click."""
    path = address("/advies", case["antwoorden"])
    sides = paper(path)
    assert 1 <= len(sides) <= 2
    assert min(len(side) for side in sides) > 60, "No side for a few words."
    for words in [phrases()["site-naam"]["nl"], "21november2026", squeezed(str(load("edition.yaml")["editie"])), base_url + path]:
        assert squeezed(words) in sides[0], words
    for number, side in enumerate(sides, start=1):
        assert f"{number}/{len(sides)}" in side, "Each side has its number."
    text = "".join(sides)
    for words in ["Direct naar de inhoud", "Controleer uw antwoorden", "English", "Leest u als iemand anders"]:
        assert squeezed(words) not in text, words


@pytest.mark.parametrize("case", [case for case in BY_ID if case.id in ("GC-02", "GC-14", "GC-16", "GC-26", "GC-29", "GC-39")])
def test_what_to_do_is_on_paper(case, paper, advise):
    """The sentence, every card with its steps and what is still to arrange, what does not fit, and the answers."""
    advice = advise({"antwoorden": case["antwoorden"], "peildatum": PEILDATUM}).json()
    text = "".join(paper(address("/advies", case["antwoorden"])))
    core = advice["kern"]
    assert squeezed(core["zin"]) in text
    for card in core["kaarten"]:
        assert squeezed(outcome_names()[card["uitkomst"]]) in text
        for words in [card["kern"], card["beslist"]["tekst"], card["eersteStappen"][0]["tekst"], *(item["tekst"] for item in card["nogTeRegelen"])]:
            assert squeezed(words) in text, (card["uitkomst"], words)
    for misfit in core["pastNiet"]:
        assert squeezed(misfit["waarom"]) in text, misfit
    assert all(squeezed(QUESTIONS[question]["kort"]["nl"]) + ":" in text for question in case["antwoorden"])
    assert "rechten" in text


def test_an_advice_in_english_is_two_sides_too(paper):
    for id in ["GC-14", "GC-16", "GC-49"]:
        assert len(paper(address("/advies", CASES_BY_ID[id]["antwoorden"], "en", lezer="adviseur"))) <= 2, id


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_a_conversation_sheet_is_one_side(sheet, language, paper, base_url):
    """For the cases with the most that fits for this counterpart, and for one with nothing."""
    def fitting(case):
        return sum(case["verwacht"][outcome] in FIT for outcome in SHEETS[sheet])

    most = sorted(CASES, key=fitting)[-3:]
    for answers in [{}, *(case["antwoorden"] for case in most)]:
        path = address(f"/gesprek/{sheet}", answers, language)
        sides = paper(path)
        assert len(sides) == 1, (path, [len(side) for side in sides])
        assert squeezed(base_url + path) in sides[0], "The whole address."
        assert squeezed(phrases()["site-naam"]["nl"]) in sides[0] and "2026" in sides[0]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_conversation_sheet_holds_the_talk(sheet, page, base_url, get):
    """What you ask, what they look at, your evidence, what they will ask, and room for notes; from the same answers."""
    texts = next(item for item in load("conversations/gespreksbladen.yaml")["gespreksbladen"] if item["id"] == sheet)
    case = next(case for case in CASES if any(case["verwacht"][outcome] in FIT for outcome in SHEETS[sheet]))
    page.goto(base_url + address(f"/gesprek/{sheet}", case["antwoorden"]))
    text = page.locator("main").inner_text()
    for part in ("vraagt", "letOpZij", "zijVragen"):
        # Some lines are only for one outcome (`bij`).
        items = [item for item in texts[part] if any(case["verwacht"][outcome] in FIT for outcome in item.get("bij", SHEETS[sheet]))]
        assert items and all(item["nl"] in text for item in items), part
    for outcome in SHEETS[sheet]:
        assert (outcome_names()[outcome] in text) == (case["verwacht"][outcome] in FIT), outcome
    known = 0
    for evidence in texts["bewijs"]:
        # What has no answer that matters is no evidence.
        given = [question for question in evidence["vragen"] if QUESTIONS[question]["kort"]["nl"] + ": " in text]
        assert (evidence["nl"] in text) == bool(given), evidence["nl"]
        assert set(given) <= set(case["antwoorden"]), "A complete case leaves nothing open."
        known += len(given)
    assert known > 0
    assert page.locator(".notes").bounding_box()["height"] > 100
    assert visible_words(page) < 700


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("example", BUSINESS_CASES)
def test_a_business_case_is_two_sides_for_a_board_and_one_per_party(example, language, paper, base_url):
    """With the whole address on the first or only side, and nothing to click."""
    case, start = BUSINESS_CASES[example], "" if language == "nl" else "/en"
    path = f"{start}/zaak/voorbeeld/{example}?blad=bestuur"
    sides = paper(path)
    assert len(sides) <= 2 and min(len(side) for side in sides) > 200, [len(side) for side in sides]
    assert squeezed(case["naam"]) in sides[0] and squeezed(base_url + path) in sides[-1]
    assert all(squeezed(party["naam"]).lower() in sides[0].lower() for party in case["partijen"])
    assert squeezed(phrases()["zaak-hele-zaak"][language]) not in "".join(sides)
    for party in case["partijen"]:
        path = f"{start}/zaak/voorbeeld/{example}?voor={party['id']}"
        sides = paper(path)
        assert len(sides) == 1, (path, [len(side) for side in sides])
        assert squeezed(base_url + path) in sides[0] and squeezed(phrases()["zaak-vraag"][language]) in sides[0]


SKETCH = {
    "koper": "zorgaanbieder-wlz", "wint": "zorgkantoor", "jaren": "5", "clienten": "80", "aanschaf": "7600", "invoering": "12000", "scholing": "60",
    "scholingUurkosten": "48", "licentie": "18", "beheer": "541", "uren": "1.8", "urenNu": "6", "uurkosten": "46", "deel": "33", "spreiding": "20",
}


@pytest.mark.parametrize("size", ["A4", "letter"])
@pytest.mark.parametrize("gain", [{}, {"voordeelZorgkantoor": "40000"}], ids=["no gain", "a gain"])
def test_a_case_of_ones_own_is_two_full_sides_on_every_paper(gain, size, chromium, base_url):
    """What is sent to a board is at most two sides, on American paper too; the first is filled before the second begins."""
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(base_url + "/zaak/schets?" + urlencode(SKETCH | gain))
    page.get_by_role("link", name=phrases()["zaak-voor-bestuur"]["nl"], exact=True).click()
    page.add_style_tag(content="@media print { @page { size: %s } }" % size)
    reader = PdfReader(io.BytesIO(page.pdf(print_background=False, prefer_css_page_size=True)))
    assert abs(float(reader.pages[0].mediabox.height) - {"A4": 842, "letter": 792}[size]) < 3
    sides = [squeezed(side.extract_text()) for side in reader.pages]
    assert len(sides) == 2, [len(side) for side in sides]
    # What it rests on begins on the first side: it would be half empty otherwise.
    assert squeezed(phrases()["zaak-kerncijfers"]["nl"]) in sides[0]
    context.close()
