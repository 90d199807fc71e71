"""Business cases as spreadsheets: what other programs write is read, and a case is the same in every kind of file."""

import datetime
import hashlib
import io
import json
import re
import zipfile

import openpyxl
import pytest
import yaml

from support import CONTENT

EXAMPLES = sorted(path.name.removesuffix(".zaak.yaml") for path in (CONTENT / "cases").glob("*.zaak.yaml"))
FAST = ["--trekkingen", "100", "--format", "json"]


@pytest.fixture
def compute(cli):
    def compute(path) -> dict:
        done = cli(["zaak", "bereken", str(path), *FAST])
        assert done.returncode == 0, done.stderr.decode()
        return json.loads(done.stdout)

    return compute


@pytest.fixture
def send(http, base_url):
    """Sends a file as the form of the site does."""

    def send(content: bytes, name="zaak.xlsx"):
        return http.post(base_url + "/zaak/uitkomst", files={"bestand": (name, content)}, timeout=60)

    return send


@pytest.fixture(scope="module")
def begin(get) -> bytes:
    answer = get("/zaak/werkblad/begin")
    assert answer.status_code == 200 and "spreadsheetml" in answer.headers["Content-Type"]
    return answer.content


def saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content: bytes, change) -> bytes:
    """The same archive, with each part as `change(name, text)` gives it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name).decode()))
    return out.getvalue()


def column(sheet, head: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == head)


def unplaced(result: dict) -> dict:
    """A result without the lines of the file."""
    return result | {"meldingen": [{key: value for key, value in found.items() if key != "regel"} for found in result["meldingen"]]}


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_is_the_same_in_every_kind_of_file(example, cli, compute, get, http, base_url, tmp_path):
    source = CONTENT / "cases" / f"{example}.zaak.yaml"
    expected = unplaced(compute(source))
    sent = {"zaak": source.read_text(encoding="utf-8"), "vorm": "ods"}
    (tmp_path / "zaak.ods").write_bytes(http.post(base_url + "/zaak/bewaren", data=sent, timeout=60).content)
    (tmp_path / "zaak.xlsx").write_bytes(get(f"/zaak/werkblad/{example}").content)
    openpyxl.load_workbook(tmp_path / "zaak.xlsx").save(tmp_path / "weer.xlsx")
    for name in ("zaak.ods", "zaak.xlsx", "weer.xlsx"):
        back = tmp_path / f"{name}.zaak.yaml"
        assert cli(["zaak", "omzetten", str(tmp_path / name), str(back)]).returncode == 0
        assert yaml.safe_load(back.read_text(encoding="utf-8")) == yaml.safe_load(source.read_text(encoding="utf-8"))
        result = compute(tmp_path / name)
        assert unplaced(result) == expected
    # The lines of what is weak are those of the text.
    assert compute(tmp_path / "weer.xlsx.zaak.yaml") == result


def test_the_form_is_clear_and_its_values_have_names(begin):
    book = openpyxl.load_workbook(io.BytesIO(begin))
    assert book.sheetnames[:5] == ["Uitleg", "Zaak", "Partijen", "Aannamen", "Posten"] and book.sheetnames[-1] == "Keuzes"
    assumptions = book["Aannamen"]
    for row in range(2, assumptions.max_row + 1):
        name = assumptions.cell(row, column(assumptions, "id")).value
        target = book.defined_names[name].attr_text
        sheet, place = target.replace("'", "").split("!")
        assert book[sheet][place.replace("$", "")].value == assumptions.cell(row, column(assumptions, "waarschijnlijk")).value
    rules = {str(rule.sqref): rule.formula1 for rule in book["Posten"].data_validations.dataValidation}
    choices = rules["C2:C1000"].replace("'", "").replace("$", "").split("!")
    assert [cell[0].value for cell in book[choices[0]][choices[1]]] == ["kosten", "besparing", "opbrengst", "overdracht", "effect"]
    assert book["Posten"].freeze_panes == "A2"


def test_somebody_fills_in_the_form_and_sends_it(begin, send):
    book = openpyxl.load_workbook(io.BytesIO(begin))
    book["Zaak"]["A2"] = "Slim matras"
    day = column(book["Zaak"], "peildatum")
    book["Zaak"].cell(2, day).value = datetime.date(2026, 11, 21)
    items = book["Posten"]
    row = items.max_row + 3  # Empty rows in between.
    for head, value in {
        "id": "training", "naam": "Training", "soort": "kosten", "categorie": "opleiding", "partij": "aanbieder", "bedrag": "training",
        "wanneer ritme": "jaarlijks", "wanneer van": 0,
    }.items():  # fmt: skip
        items.cell(row, column(items, head)).value = value
    sheet = book["Aannamen"]
    for head, value in {
        "id": "training", "naam": "Training", "eenheid": "euro per jaar", "verdeling": "vast", "waarschijnlijk": 1234.5, "bron": "offerte",
        "zekerheid": "expert",
    }.items():  # fmt: skip
        sheet.cell(sheet.max_row + (head == "id"), column(sheet, head)).value = value
    items.cell(4, column(items, "nu")).value = None
    answer = send(saved(book))
    assert answer.status_code == 200, answer.text
    # What is weak is said above, and by the cell.
    assert "over deze businesscase</a>" in answer.text and "blad Posten, cel N4 (rij ‘" in answer.text
    assert ">Slim matras</h1>" in answer.text and "1234.5" in answer.text and "peildatum: 2026-11-21" in answer.text


@pytest.mark.parametrize("typed, look", [(46113, "dd-mm-yyyy"), (46113, "[$-413]d mmmm;@"), (0.2257, "[h]:mm"), (5.5, "d-m-yyyy h:mm"), (46113, 14)])
def test_a_date_that_a_spreadsheet_made_is_no_number(typed, look, begin, send, cli, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(begin))
    sheet = book["Aannamen"]
    cell = sheet.cell(3, column(sheet, "waarschijnlijk"))
    cell.value = typed
    cell.number_format = openpyxl.styles.numbers.BUILTIN_FORMATS[look] if isinstance(look, int) else look
    answer = send(saved(book))
    assert answer.status_code == 400 and f"blad Aannamen, cel {cell.coordinate}" in answer.text and "een datum of een tijd" in answer.text
    (tmp_path / "datum.xlsx").write_bytes(saved(book))
    assert cli(["zaak", "controleer", str(tmp_path / "datum.xlsx")]).returncode == 1
    # As a number it is one again, whatever sign of money stands beside it.
    cell.number_format = "[$€-413] #,##0.00"
    assert send(saved(book)).status_code == 200


def test_a_file_that_is_too_large_gets_a_page(begin, send, http, base_url):
    book = openpyxl.load_workbook(io.BytesIO(begin))
    own = book.create_sheet("Eigen")
    for row in range(1, 2_500):
        own.cell(row, 1).value = hashlib.sha256(str(row).encode()).hexdigest()
    assert 65_536 < len(saved(book)) < 524_288 and send(saved(book)).status_code == 200
    answer = send(saved(book) + bytes(500_000))
    assert answer.status_code == 413 and "<h1>Dit bestand is te groot</h1>" in answer.text
    # Elsewhere no file is sent.
    assert http.post(base_url + "/zaak/schets", data={"wie": "x" * 70_000}, timeout=60).status_code == 413


def test_formulas_count_with_what_they_gave(begin, send):
    book = openpyxl.load_workbook(io.BytesIO(begin))
    own = book.create_sheet("Eigen sommen")
    own["B2"], own["B3"] = 36000, 4000
    sheet = book["Aannamen"]
    place = sheet.cell(2, column(sheet, "waarschijnlijk"))
    place.value = "='Eigen sommen'!B2+'Eigen sommen'!B3+5000"
    written = saved(book)
    # openpyxl works nothing out, so the file does not hold what the formula gives: that is said, with the cell.
    answer = send(written)
    assert answer.status_code == 400 and f"blad Aannamen, cel {place.coordinate}" in answer.text
    # Excel and LibreOffice write the outcome beside the formula.
    worked = repacked(written, lambda name, text: re.sub(r"(<f>'Eigen[^<]*</f>)<v\s*/>|(<f>'Eigen[^<]*</f>)<v></v>", r"\1\2<v>45000</v>", text))
    answer = send(worked)
    assert answer.status_code == 200 and "waarschijnlijk: 45000" in answer.text


def test_a_file_like_that_of_libreoffice_is_read(cli, compute, tmp_path):
    source = CONTENT / "cases" / "heupairbag.zaak.yaml"
    path, again = tmp_path / "zaak.ods", tmp_path / "weer.ods"
    cli(["zaak", "omzetten", str(source), str(path)])

    def change(name, text):
        if name != "content.xml":
            return text
        # Rows and columns without end, remarks, percentages, runs of text.
        text = text.replace("</table:table>", '<table:table-row table:number-rows-repeated="1048560"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>')
        text = text.replace('office:value-type="float" office:value="0.5"', 'office:value-type="percentage" office:value="0.5"')
        remark = "<office:annotation><text:p>kijk nog</text:p></office:annotation>"
        text = text.replace("<text:p>Heupairbags</text:p>", f"{remark}<text:p><text:span>Heup</text:span><text:span>airbags</text:span></text:p>")
        return text.replace("<text:p>Opleiding</text:p>", "<text:p>Opleiding</text:p>")

    again.write_bytes(repacked(path.read_bytes(), change))
    assert again.read_bytes() != path.read_bytes()
    assert unplaced(compute(again)) == unplaced(compute(source))


def test_what_cannot_be_read_is_said_with_its_place(cli, tmp_path, begin):
    book = openpyxl.load_workbook(io.BytesIO(begin))
    items = book["Posten"]
    items.cell(4, column(items, "bedrag")).value = "tijdwinst * uurkosten * uurkosten"
    path = tmp_path / "fout.xlsx"
    book.save(path)
    done = cli(["zaak", "controleer", str(path)])
    place = items.cell(4, column(items, "bedrag")).coordinate
    assert done.returncode == 1 and f"fout.xlsx, Posten!{place}: " in done.stderr.decode()
    # What is only weak is placed too.
    items.cell(4, column(items, "bedrag")).value = "tijdwinst * uurkosten"
    items.cell(4, column(items, "nu")).value = None
    book.save(path)
    done = cli(["zaak", "controleer", str(path)])
    assert done.returncode == 1 and re.search(r"fout\.xlsx, Posten!N4: ", done.stdout.decode()), done.stdout.decode()


def test_nothing_is_written_over(cli, tmp_path):
    path = tmp_path / "mijn.xlsx"
    assert cli(["zaak", "nieuw", "--naar", str(path)]).returncode == 0
    before = path.read_bytes()
    done = cli(["zaak", "nieuw", "--naar", str(path)])
    assert done.returncode == 1 and b"exists already" in done.stderr and path.read_bytes() == before
    done = cli(["zaak", "nieuw", "--naar", str(tmp_path / "mijn.docx")])
    assert done.returncode != 0 and b".xlsx" in done.stderr


def test_a_bomb_is_refused(send, cli, tmp_path):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", b"<a>" + b" " * 50_000_000 + b"</a>")
    assert len(out.getvalue()) < 65_536
    answer = send(out.getvalue())
    assert answer.status_code == 400 and "te groot" in answer.text


def test_the_page_gives_files_that_go_in_again(begin, send, http, base_url):
    page = send(begin).text
    text = re.search(r'<input type="hidden" name="zaak" value="([^"]*)">', page)[1]
    text = text.replace("&quot;", '"').replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for kind in ("yaml", "xlsx", "ods"):
        kept = http.post(base_url + "/zaak/bewaren", data={"zaak": text, "vorm": kind}, timeout=60)
        assert kept.status_code == 200 and kept.headers["Content-Disposition"].startswith('attachment; filename="mijn-innovatie.')
        again = send(kept.content)
        assert again.status_code == 200 and ">Mijn innovatie</h1>" in again.text
