"""The expert cases, through every way in: batch, API, command line and web page."""

import json
import random
import re

import html5lib
import pytest

from support import CASES, OUTCOMES, PEILDATUM, QUESTIONS, UNKNOWN, address, load, phrases

BY_ID = [pytest.param(case, id=case["id"]) for case in CASES]
WARNING_CASES = load("rules/warnings/waarschuwingen/cases.yaml")["cases"]
HTML = "{http://www.w3.org/1999/xhtml}"


def test_there_are_36_cases_and_our_own():
    assert len([case for case in CASES if not case["id"].startswith("GC-A")]) == 36
    assert len({case["id"] for case in CASES + WARNING_CASES}) == len(CASES) + len(WARNING_CASES)
    assert all(sorted(case["verwacht"]) == sorted(OUTCOMES) for case in CASES)


@pytest.fixture(scope="module")
def batch_lines(batch):
    lines, status = batch([{"id": case["id"], "antwoorden": case["antwoorden"]} for case in CASES], PEILDATUM)
    assert status == 0
    assert [line["id"] for line in lines] == [case["id"] for case in CASES]
    return {line["id"]: line for line in lines}


@pytest.mark.parametrize("case", BY_ID)
def test_batch(case, batch_lines):
    line = batch_lines[case["id"]]
    assert line["uitkomsten"] == case["verwacht"]
    assert line["mogelijk"] == {outcome: sorted(left) for outcome, left in case["mogelijk"].items()}


@pytest.mark.parametrize("case", BY_ID + [pytest.param(case, id=case["id"]) for case in WARNING_CASES])
def test_api(case, advise):
    body = advise({"antwoorden": case["antwoorden"], "peildatum": PEILDATUM}).json()
    if "verwacht" in case:
        assert {outcome["id"]: outcome["status"] for outcome in body["uitkomsten"]} == case["verwacht"]
        assert _possible({outcome["id"]: outcome["mogelijk"] for outcome in body["uitkomsten"]}) == _possible(case["mogelijk"])
    warnings = {warning["id"]: warning["zeker"] for warning in body["waarschuwingen"]}
    assert warnings == dict.fromkeys(case["waarschuwingen"], True) | dict.fromkeys(case["waarschuwingenMogelijk"], False)
    assert set(case.get("feiten", [])) <= {fact["id"] for fact in body["feiten"]}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", BY_ID)
def test_web(case, language, get):
    """Every outcome stands on the page of the answer once, with its status; what is open says on its own page what remains."""
    shown = outcomes_shown(get(address("/advies", case["antwoorden"], language)).content)
    assert shown == case["verwacht"]
    for outcome, left in case["mogelijk"].items():
        page = get(address(f"/advies/{outcome}", case["antwoorden"], language)).content
        assert outcomes_shown(page)[outcome] == "onbekend"
        assert sorted(statuses_still_possible(_text(html5lib.parse(page)), language)) == sorted(left)


def test_command_line_equals_api(cli, advise):
    """`advise --format json` and the body of the API are the same JSON. A spread of cases: every run loads the content."""
    for number, case in enumerate(CASES[::4]):
        body = {"antwoorden": case["antwoorden"], "peildatum": PEILDATUM, "taal": ["nl", "en"][number % 2]}
        done = cli(["advise", "-", "--format", "json"], input=json.dumps(body).encode())
        assert done.returncode == 0, done.stderr.decode()
        assert json.loads(done.stdout) == advise(body).json(), case["id"]


@pytest.mark.parametrize("peildatum", ["2023-12-31", PEILDATUM])
def test_batch_equals_api_and_web_on_partial_answers(peildatum, batch, advise, get):
    """Not only where experts looked: partial answers at random, always the same ones."""
    chance = random.Random(20261121)
    given = [some_answers(chance) for _ in range(80)]
    lines, status = batch([{"id": number, "antwoorden": answers} for number, answers in enumerate(given)], peildatum)
    assert status == 0
    for line, answers in zip(lines, given, strict=True):
        body = advise({"antwoorden": answers, "peildatum": peildatum}).json()
        assert line["uitkomsten"] == {outcome["id"]: outcome["status"] for outcome in body["uitkomsten"]}, answers
        assert line["mogelijk"] == _possible({outcome["id"]: outcome["mogelijk"] for outcome in body["uitkomsten"]}), answers
        assert line["vervolgvragen"] == body["vervolgvragen"], answers
    for line, answers in list(zip(lines, given))[::10]:
        assert line["uitkomsten"] == outcomes_shown(get(address("/advies", answers, peildatum=peildatum)).content), answers


def some_answers(chance: random.Random) -> dict:
    """A random answer to a random part of the questions."""
    answers = {}
    for id, question in QUESTIONS.items():
        options = [answer["id"] for answer in question["antwoorden"]]
        if chance.random() < 0.35:
            continue
        if chance.random() < 0.1:
            answers[id] = UNKNOWN
        elif question["soort"] == "meer":
            answers[id] = [option for option in options if chance.random() < 0.5]
        else:
            answers[id] = chance.choice(options)
    return answers


def test_command_line_options_win_over_the_file(cli, advise):
    case = CASES[0]
    done = cli(
        ["advise", "-", "--format", "json", "--peildatum", "2030-05-01", "--taal", "en"],
        input=json.dumps({"antwoorden": case["antwoorden"], "peildatum": PEILDATUM, "taal": "nl"}).encode(),
    )
    expected = advise({"antwoorden": case["antwoorden"], "peildatum": "2030-05-01", "taal": "en"}).json()
    assert json.loads(done.stdout) == expected


@pytest.mark.parametrize("case", BY_ID[::6])
def test_the_permanent_link_gives_the_same_advice(case, advise, get):
    link = advise({"antwoorden": case["antwoorden"], "peildatum": PEILDATUM}).json()["permanenteLink"]
    assert f"peildatum={PEILDATUM}" in link
    assert outcomes_shown(get(link).content) == case["verwacht"]


def outcomes_shown(page: bytes) -> dict[str, str]:
    """The outcomes that a page shows: id -> status."""
    marked = [element for element in html5lib.parse(page).iter() if "data-uitkomst" in element.attrib]
    assert marked, "The page has no element with data-uitkomst and data-status."
    shown = {element.get("data-uitkomst"): element.get("data-status") for element in marked}
    assert len(shown) == len(marked), "An outcome stands on the page twice."
    return shown


def _text(element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def statuses_still_possible(text: str, language: str) -> list[str]:
    """The statuses in the sentence "Dit kan nog worden: …"."""
    words = phrases()
    before, after = words["advies-nog-mogelijk"][language].split("{wat}")
    found = re.search(re.escape(before) + "(.*?)" + re.escape(after), text)
    if not found:
        return []
    return [
        key.removeprefix("status-")
        for key in words
        if key.startswith("status-") and f"‘{words[key][language]}’" in found[1]
    ]


def _possible(possible: dict[str, list[str]]) -> dict[str, list[str]]:
    return {outcome: sorted(left) for outcome, left in possible.items() if left}
