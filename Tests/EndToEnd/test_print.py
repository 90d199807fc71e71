"""The advice on paper: through the browser to PDF, and what can be read there."""

import io
import re

import pytest
from pypdf import PdfReader

from support import CASES_BY_ID, OUTCOMES, PEILDATUM, address, load


@pytest.fixture(scope="module", params=["GC-16", "GC-26", "GC-29"])
def printed(request, chromium, base_url):
    """The advice as PDF on A4, without JavaScript, as a visitor would print it."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + address("/advies", CASES_BY_ID[request.param]["antwoorden"]))
    pdf = page.pdf(format="A4", print_background=False)
    context.close()
    reader = PdfReader(io.BytesIO(pdf))
    return CASES_BY_ID[request.param], reader, re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in reader.pages))


def squeezed(text: str) -> str:
    """Without spaces: a PDF breaks lines and words as it likes."""
    return re.sub(r"[\s\u00ad]+", "", text)


def outcomes() -> dict[str, str]:
    content = load("outcomes/uitkomsten.yaml")
    listed = content["uitkomsten"] if isinstance(content, dict) else content
    return {outcome["id"]: outcome["naam"]["nl"] for outcome in listed}


def test_every_outcome_is_named(printed):
    _, _, text = printed
    names = outcomes()
    assert [id for id in OUTCOMES if squeezed(names[id]) not in squeezed(text)] == []


def test_statuses_date_edition_and_no_rights(printed):
    case, _, text = printed
    flat = squeezed(text)
    assert "21november2026" in flat or PEILDATUM in flat
    assert squeezed(str(load("edition.yaml")["editie"])) in flat
    assert "rechten" in flat
    if "past" in case["verwacht"].values():
        assert "Past" in text and squeezed("Wat u nu doet") in flat


def test_the_permanent_address_is_on_paper(printed):
    _, _, text = printed
    assert squeezed(f"peildatum={PEILDATUM}") in squeezed(text)


def test_navigation_and_buttons_stay_off_the_paper(printed):
    _, _, text = printed
    for words in ["Direct naar de inhoud", "Controleer uw antwoorden", "English"]:
        assert squeezed(words) not in squeezed(text), words


def test_the_number_of_sheets_is_sensible(printed):
    _, reader, _ = printed
    assert 2 <= len(reader.pages) < 25
    sheets = [len(sheet.extract_text().strip()) for sheet in reader.pages]
    assert min(sheets) > 20, "No empty sheets."


def test_the_sheets_are_a4(printed):
    _, reader, _ = printed
    for sheet in reader.pages:
        assert abs(float(sheet.mediabox.width) - 595) < 3 and abs(float(sheet.mediabox.height) - 842) < 3


def test_actions_and_conditions_are_on_paper(printed, advise):
    """What fits stands on paper with all its conditions, also when they were folded away on the screen."""
    case, _, text = printed
    advice = advise({"antwoorden": case["antwoorden"], "peildatum": PEILDATUM}).json()
    for outcome in advice["uitkomsten"]:
        if outcome["status"] == "past":
            assert squeezed(outcome["nuDoen"]["tekst"]) in squeezed(text), outcome["id"]
        if outcome["status"] in ("past", "past-na-voldoen", "onbekend"):
            for way in outcome["wegen"]:
                for condition in way["voorwaarden"]:
                    assert squeezed(condition["tekst"]) in squeezed(text), (outcome["id"], condition["tekst"])
