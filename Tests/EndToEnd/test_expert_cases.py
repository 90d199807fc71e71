"""The expert cases, through every way in: batch, API, command line and web page."""

import json
import random
import re

import html5lib
import pytest

from support import CASES, OUTCOMES, PEILDATUM, QUESTIONS, UNKNOWN, address, phrases

BY_ID = [pytest.param(case, id=case["id"]) for case in CASES]
HTML = "{http://www.w3.org/1999/xhtml}"


def test_there_are_25_cases():
    assert len(CASES) == 25
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


@pytest.mark.parametrize("case", BY_ID)
def test_api(case, advise):
    body = advise({"antwoorden": case["antwoorden"], "peildatum": PEILDATUM}).json()
    assert {outcome["id"]: outcome["status"] for outcome in body["uitkomsten"]} == case["verwacht"]
    assert _possible({outcome["id"]: outcome["mogelijk"] for outcome in body["uitkomsten"]}) == _possible(case["mogelijk"])


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("case", BY_ID)
def test_web(case, language, get):
    cards = advice_cards(get(address("/advies", case["antwoorden"], language)).content)
    assert {outcome: card["status"] for outcome, card in cards.items()} == case["verwacht"]
    shown = {outcome: statuses_still_possible(card["text"], language) for outcome, card in cards.items()}
    assert _possible(shown) == _possible(case["mogelijk"])


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
        cards = advice_cards(get(address("/advies", answers, peildatum=peildatum)).content)
        assert line["uitkomsten"] == {outcome: card["status"] for outcome, card in cards.items()}, answers


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
    cards = advice_cards(get(link).content)
    assert {outcome: card["status"] for outcome, card in cards.items()} == case["verwacht"]


def advice_cards(page: bytes) -> dict[str, dict]:
    """The outcome cards of an advice page: id -> status and text."""
    tree = html5lib.parse(page)
    articles = [article for article in tree.iter(HTML + "article") if "data-uitkomst" in article.attrib]
    assert articles, "The advice page has no article with data-uitkomst and data-status."
    assert len({article.get("data-uitkomst") for article in articles}) == len(articles)
    return {
        article.get("data-uitkomst"): {
            "status": article.get("data-status"),
            "text": re.sub(r"\s+", " ", "".join(article.itertext())).strip(),
        }
        for article in articles
    }


def statuses_still_possible(text: str, language: str) -> list[str]:
    """The statuses in the sentence "Dit kan nog worden: …" of a card."""
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
