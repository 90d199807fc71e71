"""The tools: the same answer wherever it is asked, and arithmetic that another program gives too."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, getcontext

import pytest
import requests
import yaml

from support import CONTENT, PEILDATUM, TOOLS, show

getcontext().prec = 50
COUNT = 1_000
CENT = Decimal("0.01")


def cases(tool: str) -> list[dict]:
    return yaml.safe_load((CONTENT / f"tools/{tool}/gevallen.yaml").read_text(encoding="utf-8"))["gevallen"]


@pytest.fixture(scope="module")
def calculate(base_url):
    """POST to a tool; numbers come back as they were written."""
    session = requests.Session()

    def calculate(tool: str, invoer: dict, **more) -> dict:
        body = json.dumps({"invoer": invoer, "peildatum": PEILDATUM, **more}, default=plain)
        answer = session.post(
            f"{base_url}/v1/hulpmiddelen/{tool}/berekeningen", data=body, headers={"Content-Type": "application/json"}, timeout=60)
        assert answer.status_code == 200, (invoer, answer.text)
        return json.loads(answer.text, parse_float=Decimal, parse_int=Decimal)

    yield calculate
    session.close()


def plain(value):
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


def comparable(value):
    """Days as texts, numbers as they are equal."""
    if isinstance(value, date):
        return str(value)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, list):
        return [comparable(element) for element in value]
    if isinstance(value, dict):
        return {key: comparable(element) for key, element in value.items()}
    return Decimal(str(value)).normalize() + 0


# MARK: every tool


def test_there_are_twenty_tools_and_each_has_three_examples():
    assert len(TOOLS) >= 20
    assert [tool for tool in TOOLS if len(cases(tool)) < 3] == []
    # One with something unknown, and the six whose names are a contract.
    assert [tool for tool in TOOLS if not any(case.get("open") for case in cases(tool))] == []
    assert {"experimentdata", "thuiszorgtechnologie", "experimentbudget", "tariefruimte", "deeltijdverblijf", "afschrijving"} <= set(TOOLS)


CONTRACT = {
    "experimentdata": (
        {"aanvraagCompleet", "start", "einde"},
        {"besluitUiterlijk", "eindeUiterlijk", "tussenevaluatie", "eindevaluatie", "verlengingUiterlijk", "instandlatingTot", "contracteringVan",
         "contracteringTot"},
    ),
    "thuiszorgtechnologie": (
        {"wet", "urenPerMaand", "tariefPerUur", "clienten", "maanden"},
        {"urenVergoed", "urenBovenMaximum", "vergoedingPerMaand", "vergoedingTotaal"},
    ),
    "experimentbudget": ({"gevraagdPerJaar", "jaren"}, {"toegestaanPerJaar", "toegestaanTotaal", "nietGedekt"}),
    "tariefruimte": ({"nzaMaximum", "afgesprokenPercentage"}, {"afgesprokenTarief", "ruimte"}),
    "deeltijdverblijf": ({"etmalenPer14"}, {"toegestaan"}),
    "afschrijving": ({"investering", "levensduurJaren", "rentePercentage"}, {"perJaarWerkelijk", "perJaarInTarief", "gatPerJaar"}),
}  # fmt: skip


@pytest.mark.parametrize("tool", CONTRACT)
def test_the_names_that_others_rely_on_are_there(tool, get):
    described = get(f"/v1/hulpmiddelen/{tool}").json()
    asked, given = CONTRACT[tool]
    assert asked <= {entry["id"] for entry in described["invoer"]} and given <= {entry["id"] for entry in described["uitkomsten"]}


@pytest.mark.parametrize("tool", TOOLS)
def test_api_and_command_line_say_the_same(tool, calculate, cli):
    """For the first worked example; that what is open is said alike shows in the others over the API."""
    given = json.loads(json.dumps(cases(tool)[0].get("invoer") or {}, default=plain))
    done = cli(["reken", tool, "--invoer", "-", "--format", "json", "--peildatum", PEILDATUM], input=json.dumps(given).encode())
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout, parse_float=Decimal, parse_int=Decimal) == calculate(tool, given)


@pytest.mark.parametrize("given", [{}, {"invoer": {"wet": "zvw", "urenPerMaand": 8, "tariefPerUur": 62.1}, "taal": "en"}])
def test_the_command_line_speaks_to_people(given, cli):
    said = cli(["reken", "thuiszorgtechnologie", "--invoer", "-", "--peildatum", PEILDATUM], input=json.dumps(given).encode()).stdout.decode()
    assert said.startswith(TOOLS["thuiszorgtechnologie"]["naam"][given.get("taal", "nl")] + "\n") and "{" not in said
    assert ("6.5" in said) == bool(given)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_worked_example_holds_over_the_api(tool, calculate):
    for case in cases(tool):
        more = {"oudeCijfers": True} if case.get("oudeCijfers") else {}
        day = str(case.get("peildatum") or TOOLS[tool]["nagekeken"])
        answer = calculate(tool, case.get("invoer") or {}, peildatum=day, **more)
        for id, expected in (case.get("uitkomsten") or {}).items():
            assert comparable(answer["uitkomsten"][id]) == comparable(expected), (tool, case["id"], id)
        assert set(answer["open"]) == set(case.get("open") or []), (tool, case["id"])
        if "meldingen" in case:
            assert {notice["id"] for notice in answer["meldingen"]} == set(case["meldingen"]), (tool, case["id"])


@pytest.mark.parametrize("tool", TOOLS)
def test_what_is_open_is_null_and_says_what_it_waits_for(tool, calculate):
    answer = calculate(tool, {})
    asked = {entry["id"] for entry in TOOLS[tool]["invoer"]} | set(TOOLS[tool].get("parameters") or [])
    for id in answer["open"]:
        assert answer["uitkomsten"][id] is None and answer["ontbreekt"][id] and set(answer["ontbreekt"][id]) <= asked
    assert answer["open"] and set(answer["mogelijk"]) <= set(answer["open"])


@pytest.mark.parametrize("tool", TOOLS)
def test_every_answer_names_facts_that_exist(tool, calculate, get):
    known = {fact["id"] for fact in get("/v1/feiten").json()["feiten"]}
    for case in cases(tool):
        answer = calculate(tool, case.get("invoer") or {})
        if any(value is not None for value in answer["uitkomsten"].values()):
            assert answer["feiten"], case["id"]
        assert set(answer["feiten"]) <= known
        assert all(set(reason["feiten"]) <= known and reason["feiten"] for reason in answer["redenen"])


def test_the_command_line_lists_the_tools_and_says_what_is_wrong(cli):
    listed = cli(["reken"]).stdout.decode()
    lines = listed.splitlines()
    assert sorted(line.split(":")[0].strip() for line in lines if line.startswith("  ")) == sorted(TOOLS)
    assert [line for line in lines if line and not line.startswith("  ")] == [
        "Welke weg past, en wie betaalt?", "Bedragen en data", "Uw plan sterker maken"]
    wrong = cli(["reken", "afschrijvingen"])
    assert wrong.returncode != 0 and "Bedoelt u ‘afschrijving’?" in wrong.stderr.decode()
    refused = cli(["reken", "afschrijving", "--invoer", "-", "--taal", "en"], input=b'{"investering":-1,"x":2}')
    assert refused.returncode != 0 and b"/invoer/investering: " in refused.stderr and b"/invoer/x: " in refused.stderr
    broken = cli(["reken", "afschrijving", "--invoer", "-"], input=b"{")
    assert broken.returncode != 0 and b"byte " in broken.stderr


# MARK: the arithmetic, worked out again


def cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, ROUND_HALF_UP)


def months_later(day: date, months: int) -> date:
    """The same day of another month, or the last of it where that is earlier."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_after(start: date, years: int) -> date:
    """The last day of a period of so many years."""
    return months_later(start, 12 * years) - timedelta(days=1)


def home_care(given: dict) -> dict:
    paid = min(given["urenPerMaand"], Decimal("6.5"))
    month = paid * given["tariefPerUur"] * given["clienten"]
    return {
        "urenVergoed": paid, "urenBovenMaximum": given["urenPerMaand"] - paid,
        "vergoedingPerMaand": cents(month), "vergoedingTotaal": cents(month * given["maanden"]),
    }  # fmt: skip


def budget(given: dict) -> dict:
    year = min(given["gevraagdPerJaar"], Decimal(500_000))
    total = year * min(given["jaren"], 5)
    return {
        "toegestaanPerJaar": cents(year), "toegestaanTotaal": cents(total),
        "nietGedekt": cents(given["gevraagdPerJaar"] * given["jaren"] - total),
    }  # fmt: skip


def tariff_room(given: dict) -> dict:
    share = given["afgesprokenPercentage"] / 100
    return {"afgesprokenTarief": cents(given["nzaMaximum"] * share), "ruimte": cents(given["nzaMaximum"] * (1 - share))}


def part_time(given: dict) -> dict:
    return {"toegestaan": given["etmalenPer14"] in (7, 8, 9)}


def yearly(amount: Decimal, years, percentage: Decimal) -> Decimal:
    """An annuity: equal amounts a year that together are the amount with its interest."""
    if percentage == 0:
        return amount / years
    growth = (1 + percentage / 100) ** int(years)
    return amount * percentage / 100 * growth / (growth - 1)


def depreciation(given: dict) -> dict:
    real = yearly(given["investering"], given["levensduurJaren"], given["rentePercentage"])
    paid = yearly(given["investering"], 10, given["rentePercentage"])
    return {"perJaarWerkelijk": cents(real), "perJaarInTarief": cents(paid), "gatPerJaar": cents(real - paid)}


def experiment_dates(given: dict) -> dict:
    complete, start, end = given["aanvraagCompleet"], given["start"], given["einde"]
    closing = date(end.year, 11, 30) if end >= date(end.year, 11, 30) else date(end.year - 1, 11, 30)
    return {
        "besluitUiterlijk": complete + timedelta(weeks=8), "eindeUiterlijk": years_after(start, 3),
        "tussenevaluatie": start + timedelta(days=(end - start).days // 2), "eindevaluatie": months_later(end, -6),
        "verlengingUiterlijk": years_after(start, 5), "instandlatingTot": date(end.year + 1, 12, 31),
        "contracteringVan": date(closing.year, 7, 1), "contracteringTot": closing,
    }  # fmt: skip


class Draw:
    """Random inputs: often at a bound or near one, with few and with many decimals."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def number(self, low: int, high: int, places: int, *special: str) -> Decimal:
        if special and self.random.random() < 0.15:
            return Decimal(self.random.choice(special))
        top = high if self.random.random() < 0.3 else min(high, low + 10 ** self.random.randint(1, 6))
        return Decimal(self.random.randint(low * 10**places, top * 10**places)).scaleb(-places)

    def day(self, low: date, high: date) -> date:
        day = low + timedelta(days=self.random.randint(0, (high - low).days))
        # The ends of months are where calendars differ.
        return day.replace(day=monthrange(day.year, day.month)[1]) if self.random.random() < 0.2 else day


def home_care_input(draw: Draw) -> dict:
    return {
        "wet": draw.random.choice(["wlz", "zvw"]), "urenPerMaand": draw.number(0, 744, 2, "6.5", "6.51", "0"),
        "tariefPerUur": draw.number(0, 1_000, 3), "clienten": draw.number(0, 1_000_000, 0), "maanden": draw.number(0, 600, 0),
    }  # fmt: skip


def budget_input(draw: Draw) -> dict:
    return {"gevraagdPerJaar": draw.number(0, 100_000_000, 3, "500000", "500000.01", "499999.995"), "jaren": draw.number(1, 5, 0)}


def tariff_input(draw: Draw) -> dict:
    return {"nzaMaximum": draw.number(0, 100_000, 2), "afgesprokenPercentage": draw.number(0, 100, 2, "100", "95.8", "0")}


def part_time_input(draw: Draw) -> dict:
    return {"etmalenPer14": draw.number(0, 14, 0)}


def depreciation_input(draw: Draw) -> dict:
    return {
        "investering": draw.number(0, 1_000_000_000, 2), "levensduurJaren": draw.number(1, 100, 0, "10", "1"),
        "rentePercentage": draw.number(0, 100, 2, "0", "0.01", "5", "100"),
    }  # fmt: skip


def dates_input(draw: Draw) -> dict:
    start = draw.day(date(2020, 1, 1), date(2035, 12, 31))
    return {
        "aanvraagCompleet": draw.day(date(2020, 1, 1), date(2035, 12, 31)), "start": start,
        "einde": draw.day(start, start + timedelta(days=2_200)),
    }  # fmt: skip


CALCULATORS = {
    "experimentdata": (dates_input, experiment_dates), "thuiszorgtechnologie": (home_care_input, home_care),
    "experimentbudget": (budget_input, budget), "tariefruimte": (tariff_input, tariff_room),
    "deeltijdverblijf": (part_time_input, part_time), "afschrijving": (depreciation_input, depreciation),
}  # fmt: skip


@pytest.mark.parametrize("tool", CALCULATORS)
def test_the_arithmetic_is_that_of_another_program(tool, calculate):
    draw_input, expected = CALCULATORS[tool]
    draw = Draw(seed=len(tool))
    wrong = []
    for _ in range(COUNT):
        given = draw_input(draw)
        own = expected(given)
        answer = calculate(tool, given)["uitkomsten"]
        wrong += [(given, id, answer[id], value) for id, value in own.items() if comparable(answer[id]) != comparable(value)]
    assert wrong[:3] == []


def test_a_period_of_years_ends_on_the_day_before():
    """The rule of the calendar that this file works with, against the example of the contract."""
    assert years_after(date(2024, 1, 1), 5) == date(2028, 12, 31) and years_after(date(2024, 2, 29), 3) == date(2027, 2, 27)
    assert months_later(date(2026, 8, 31), -6) == date(2026, 2, 28)


# MARK: in English

# Words that only Dutch has; in names of organisations and schemes they are no sentence.
DUTCH = {"het", "een", "niet", "wordt", "zijn", "naar", "geen", "deze", "ook", "kan", "moet", "van", "bij", "uit"}
NAMES = ("Zorg voor innoveren",)


def dutch_words(text: str) -> set[str]:
    for name in NAMES:
        text = text.replace(name, "")
    return {word for word in re.findall(r"[^\W\d_]+", text.lower())} & DUTCH


@pytest.mark.parametrize("tool", TOOLS)
def test_an_english_answer_holds_no_dutch_sentence(tool, calculate, get):
    for case in cases(tool):
        given = case.get("invoer") or {}
        answer = calculate(tool, given, taal="en")
        said = [entry["tekst"] for entry in answer["redenen"] + answer["meldingen"]] + [entry["naam"] for entry in answer["parameters"]]
        assert {text: dutch_words(text) for text in said if dutch_words(text)} == {}, case["id"]
        flat = {key: filled(value) for key, value in given.items() if not is_table(value)}
        page = get(f"/en/hulpmiddelen/{tool}/uitkomst", params={**flat, "peildatum": PEILDATUM})
        assert page.status_code == 200, page.url
        # What is Dutch in a page says so, such as the name of a law.
        text = re.sub(r"<(\w+)[^>]* lang=\"nl\"[^>]*>.*?</\1>", " ", page.text.split("<main", 1)[1].split("</main>", 1)[0], flags=re.S)
        assert dutch_words(re.sub(r"<[^>]+>", " ", text)) == set(), case["id"]


def filled(value):
    """As a form sends it."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, list):
        return value
    return str(value)


def is_table(value) -> bool:
    return isinstance(value, list) and any(isinstance(element, dict) for element in value)


# MARK: a new tool


@pytest.fixture
def run(binary):
    return lambda *arguments: subprocess.run([binary, *map(str, arguments)], capture_output=True, timeout=120)


@pytest.fixture
def scratch(tmp_path):
    """A copy of the content to change."""
    folder = tmp_path / "Content"
    shutil.copytree(CONTENT, folder)
    return folder


def test_a_template_of_a_tool_is_whole_but_for_its_facts(scratch, run):
    made = run("content", "nieuw", "hulpmiddel", "proef-tool", "--content", scratch)
    assert made.returncode == 0, made.stderr.decode()
    folder = scratch / "tools/proef-tool"
    assert sorted(path.name for path in folder.iterdir()) == ["gevallen.yaml", "hulp.yaml", "regels.dmn"]
    refused = run("content", "check", "--content", scratch)
    problems = [line for line in refused.stderr.decode().splitlines() if ": " in line and "→" not in line]
    assert refused.returncode == 2 and problems and all("'VUL-IN' still stands here" in line for line in problems), problems
    # Each place is named, not the file as a whole.
    figure = scratch / "parameters/proef-tool.yaml"
    assert {line.split(":")[0] for line in problems} == {
        "tools/proef-tool/hulp.yaml", "tools/proef-tool/regels.dmn", "parameters/proef-tool.yaml"}
    assert len({line.split(":")[1] for line in problems}) > 4
    # Content that is not sound yet is no reason to write no template.
    for kind in ("parameter", "feit", "lessen"):
        template = run("content", "nieuw", kind, "--content", scratch)
        assert template.returncode == 0 and template.stdout, template.stderr.decode()
    near = run("content", "nieuw", "hulpmidel", "--content", scratch)
    assert near.returncode != 0 and b"Did you mean 'hulpmiddel'?" in near.stderr
    for path in [*folder.iterdir(), figure]:
        path.write_text(path.read_text(encoding="utf-8").replace("VUL-IN", "C-TM12"), encoding="utf-8")
    sound = run("content", "check", "--bewijs", "--content", scratch)
    assert sound.returncode == 0, sound.stderr.decode()
    assert "proef-tool: proved exactly: oordeel. Proved for whatever is computed" in sound.stdout.decode()
    again = run("content", "nieuw", "hulpmiddel", "proef-tool", "--content", scratch)
    assert again.returncode != 0 and b"exists already" in again.stderr
    for name in ("Proef Tool", "../weg", "ProefTool", "proef--tool"):
        wrong = run("content", "nieuw", "hulpmiddel", name, "--content", scratch).stderr
        assert b"cannot be an address" in wrong and b"small letters" in wrong and b"hyphens" in wrong
    # A figure of somebody else is not written over.
    assert b"parameters.yaml exists already" in run("content", "nieuw", "hulpmiddel", "parameters", "--content", scratch).stderr


def test_a_comparison_of_contents_names_no_option_that_it_lacks(tmp_path, run):
    refused = run("content", "diff", tmp_path / "niets", CONTENT)
    assert refused.returncode == 2 and b"does not exist" in refused.stderr and b"--content" not in refused.stderr


def test_a_new_figure_shows_which_examples_move(scratch, run):
    figures = scratch / "parameters/parameters.yaml"
    text = figures.read_text(encoding="utf-8")
    assert "waarde: 6.5, van: 2020-01-01" in text
    figures.write_text(text.replace("waarde: 6.5, van: 2020-01-01", "waarde: 8, van: 2020-01-01"), encoding="utf-8")
    shown = run("content", "diff", CONTENT, scratch)
    assert shown.returncode == 1, shown.stderr.decode()
    said = shown.stdout.decode().split("worked examples of tools:\n")[1]
    assert "thuiszorgtechnologie, example " in said and "    urenVergoed: 6.5 → 8 (+1.5)\n" in said
    assert "worked examples" not in run("content", "diff", CONTENT, CONTENT).stdout.decode()


# MARK: as a page


def test_a_tool_is_filled_in_with_the_keyboard(page, base_url):
    """The answers stand in the address, so that the result can be kept and sent on."""
    show(page, base_url, f"/hulpmiddelen/afschrijving?peildatum={PEILDATUM}")
    for id, text in [("investering", "30.000,00"), ("levensduurJaren", "3"), ("rentePercentage", "0")]:
        page.focus(f"#{id}")
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hulpmiddelen/afschrijving/uitkomst?*")
    assert "€ 10.000" in page.locator("main").inner_text() and "investering=30.000%2C00" in page.url
    # The answer stands before the form, which opens with a key.
    assert not page.locator("#levensduurJaren").is_visible()
    page.locator("details:has(form.tool) > summary").press("Enter")
    page.fill("#levensduurJaren", "0")
    page.locator("form.tool button[type=submit]").press("Enter")
    page.wait_for_selector("[role=alert]")
    assert page.locator("#levensduurJaren").input_value() == "0"
    page.locator("[role=alert] a").first.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "levensduurJaren"
