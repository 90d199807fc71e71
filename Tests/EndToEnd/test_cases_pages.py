"""The result of a business case in a browser: how heavy it is, that its pictures are true, and the file that can be mailed."""

import gzip
import json
import re

import html5lib
import pytest

from support import BUSINESS_CASES, CONTENT, XHTML, elements, flat, open_details, phrases, resize, show

EXAMPLES = list(BUSINESS_CASES)


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_a_result_is_at_most_15_kilobytes(example, language, get):
    answer = get(f"{language}/zaak/voorbeeld/{example}")
    assert answer.status_code == 200 and "<script" not in answer.text
    assert len(gzip.compress(answer.content, 6)) <= 15_000


def test_the_first_screen_holds_the_answer(page, base_url):
    """The sentence and the whole picture, on a laptop without scrolling."""
    show(page, base_url, "/zaak/voorbeeld/heupairbag", 1280, height=800)
    picture = page.locator("figure.pays .pays__sides").bounding_box()
    assert page.locator(".case-lead").bounding_box()["y"] < picture["y"] and picture["y"] + picture["height"] <= 800
    assert page.locator("details[open]").count() == 0


def test_that_nobody_loses_is_not_said_alone(get, cli):
    """Where a party may well lose all the same, its chance stands below the picture, on the page and on the sheet of a board."""
    found = json.loads(cli(["zaak", "bereken", str(CONTENT / "cases/heupairbag.zaak.yaml"), "--format", "json", "--trekkingen", "2000"]).stdout)
    risks = {party: spread["kansVerliesNaOverdracht"] for party, spread in found["onzekerheid"].items()}
    worst = max(risks, key=lambda party: risks[party] or 0)
    assert worst == "aanbieder" and 0.25 < risks[worst] < 0.75
    for sheet in ("", "?blad=bestuur"):
        page = get("/zaak/voorbeeld/heupairbag" + sheet).text
        assert f"de kans op verlies voor de Wlz-aanbieder {round(100 * risks[worst])}%" in page
        assert page.index("pays__sides") < page.index("de kans op verlies voor") < page.index('id="afspraak"')


def test_what_goes_from_one_to_another_is_as_long_on_both_sides(page, base_url):
    """The dashes of who pays are together as long as those of who receives, and so are the amounts."""
    show(page, base_url, "/zaak/voorbeeld/heupairbag", 1280)
    length = "boxes => boxes.reduce((sum, box) => sum + box.getBoundingClientRect().width, 0)"
    paid, received = (page.locator(f".pays__side--{side} .moves").evaluate_all(length) for side in ("wins", "loses"))
    assert paid > 100 and abs(paid - received) < 0.02 * received
    # The flows are seen on a wide screen; on a narrow one the sum stands there with an arrow.
    assert page.locator(".pays__flows").is_visible() and not page.locator(".pays__over").is_visible()
    for width in (320, 500):
        resize(page, width)
        assert page.locator(".pays__over").is_visible() and not page.locator(".pays__flows").is_visible()


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_bar_leaves_its_picture(example, page, base_url):
    for width in (320, 1280):
        show(page, base_url, f"/zaak/voorbeeld/{example}", width)
        open_details(page)
        outside = """() => [...document.querySelectorAll('main svg rect, main svg polyline, main svg polygon')].filter(shape => {
          const [inner, outer] = [shape, shape.closest('svg.track, svg.columns-chart, svg.fan-chart')].map(e => e && e.getBoundingClientRect())
          return outer && (inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1)
        }).length"""
        assert page.evaluate(outside) == 0, width


def test_every_picture_is_named_or_stands_in_a_table(get):
    tree = html5lib.parse(get("/zaak/voorbeeld/heupairbag").text)
    pictures = [element for element in tree.iter() if isinstance(element.tag, str) and element.tag.endswith("}svg") and element.get("class")]
    # The bar of a table stands in the row of its figures; the picture of the answer and the charts are followed by a table.
    assert len(pictures) > 20
    for picture in pictures:
        assert picture.get("aria-hidden") == "true" or (picture.get("role") == "img" and len(picture.get("aria-label")) > 10)
    tables = {flat("".join(caption.itertext())) for caption in elements(tree, "caption")}
    for title in ("zaak-wie", "zaak-per-jaar", "zaak-opbouw", "zaak-kansen", "zaak-waaier", "zaak-gevoelig", "zaak-weten-titel", "zaak-cijfers"):
        assert phrases()[title]["nl"] in tables, title


def test_the_sheets_of_a_case_that_was_sent_are_asked_with_its_form(page, base_url):
    text = (CONTENT / "cases/zelfredzaam-wmo.zaak.yaml").read_text(encoding="utf-8")
    page.goto(base_url + "/zaak")
    page.locator("details:has(textarea) > summary").click()
    page.locator("textarea").fill(text)
    page.locator("form:has(textarea) button").click()
    assert "gemeente" in page.locator(".case-lead").inner_text()
    page.get_by_role("button", name=phrases()["zaak-voor-partij"]["nl"].format(wie="het zorgkantoor")).click()
    assert page.locator("h1").inner_text() == "Voor het zorgkantoor"
    page.get_by_role("button", name=phrases()["zaak-hele-zaak"]["nl"]).click()
    assert page.locator("figure.pays").is_visible()


@pytest.mark.parametrize("arguments", [[], ["--blad", "bestuur"], ["--voor", "zorgkantoor", "--taal", "en"]])
def test_a_file_to_mail_stands_by_itself(arguments, cli, page, base_url, tmp_path, get):
    """It opens without a site, asks nothing from anywhere, and says what the site says."""
    run = cli(["zaak", "bereken", str(CONTENT / "cases/heupairbag.zaak.yaml"), "--format", "html", "--trekkingen", "2000", *arguments])
    assert run.returncode == 0, run.stderr.decode()
    parser = html5lib.HTMLParser()
    tree = parser.parse(run.stdout.decode())
    assert parser.errors == [] and len(elements(tree, "h1")) == 1
    assert not [element for element in elements(tree) if {"href", "src", "action"} & set(element.attrib)]
    assert not [element for element in elements(tree) if element.tag in (XHTML + "script", XHTML + "form", XHTML + "link")]
    file = tmp_path / "zaak.html"
    file.write_bytes(run.stdout)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert page.locator("main").evaluate("main => getComputedStyle(main).maxWidth") != "none", "Its style is inside."
    start = "/en" if "en" in arguments else ""
    choice = {"--blad": "?blad=bestuur", "--voor": "?voor=zorgkantoor"}.get(arguments[0] if arguments else "", "")
    there = html5lib.parse(get(f"{start}/zaak/voorbeeld/heupairbag{choice}").text)
    for name in ("caption", "th", "td"):
        if name == "caption" or choice:
            assert [flat("".join(cell.itertext())) for cell in elements(tree, name)] == [flat("".join(cell.itertext())) for cell in elements(there, name)]


def test_a_sheet_that_does_not_exist_is_refused(cli):
    case = str(CONTENT / "cases/pzp.zaak.yaml")
    wrong = cli(["zaak", "bereken", case, "--format", "html", "--voor", "niemand"])
    assert wrong.returncode != 0 and re.search(rb"--voor .*: ziekenhuis, huisarts", wrong.stderr)
    assert cli(["zaak", "bereken", case, "--blad", "bestuur"]).returncode != 0, "Only html has sheets."
