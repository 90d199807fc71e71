"""What the guide knows: whether it is all there, whether it is found, and whether an advice names what bears on it."""

from __future__ import annotations

import csv
import gzip
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote_plus, urlencode

import pytest
import requests
import yaml

from servers import running
from support import CASES, CONTENT, ITEMS, KIND, KINDS, address, load, show

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "verbanden.txt"
RENEW = "routewijzer content verbanden > Tests/EndToEnd/golden/verbanden.txt"
MOST = 7


def questions() -> list[tuple[str, str, list[str]]]:
    """What a newcomer asks: the language, the question, and the answers of which one must be among the first three."""
    with (HERE / "questions.tsv").open(encoding="utf-8", newline="") as file:
        return [(language, question, answers.split(",")) for language, question, answers in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


# MARK: all of it


def test_nothing_that_the_sources_hold_is_missing(cli):
    done = cli(["content", "coverage", "--kort"])
    assert done.returncode == 0, done.stderr.decode()
    last = done.stdout.decode().splitlines()[-1]
    found = re.fullmatch(r"(\d+) facts, (\d+) in content, (\d+) left out with a reason, 0 missing", last)
    assert found, last
    assert int(found[1]) == int(found[2]) + int(found[3]) and int(found[1]) > 900


def test_a_missing_fact_fails_the_coverage(binary, tmp_path):
    shutil.copytree(CONTENT, tmp_path / "Content")
    inventory = tmp_path / "Content" / "inventory.yaml"
    inventory.write_text(inventory.read_text(encoding="utf-8").replace("A-N01 ", "A-N01 A-N99 ", 1), encoding="utf-8")
    done = subprocess.run([binary, "content", "coverage"], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 1, done.stderr
    assert "A-N99: MISSING: no fact has this number\n" in done.stdout and done.stdout.rstrip().endswith(", 1 missing")


def test_the_api_and_the_content_hold_the_same(get):
    items = get("/v1/kennis").json()["kennis"]
    assert [f"{item['soort']}/{item['id']}" for item in items] and {f"{item['soort']}/{item['id']}" for item in items} == set(ITEMS)
    for item in items:
        own = ITEMS[f"{item['soort']}/{item['id']}"]
        assert (item["naam"], item["kort"], item["herzien"]) == (own["naam"]["nl"], own["kort"]["nl"], str(own["herzien"]))


def test_due_items_are_named_on_their_day(cli):
    def due(day: str) -> list[str]:
        done = cli(["content", "verlopen", "--peildatum", day])
        assert done.returncode == 0
        return done.stdout.decode().splitlines()

    assert due("2026-11-21")[-1].startswith("0 items to look at again on 2026-11-21")
    late = due("2040-01-01")
    assert late[-1].startswith(f"{len(ITEMS)} items to look at again")
    assert all(re.match(r"\d{4}-\d\d-\d\d [a-z]+/[a-z0-9-]+ \(knowledge/.+\.yaml:\d+\)$", line) for line in late[: len(ITEMS)])


@pytest.mark.parametrize("kind", [*KINDS, "feit"])
def test_a_template_for_every_kind(kind, cli):
    """Empty as it is, it reads as YAML and has every key of the kind."""
    done = cli(["content", "nieuw", kind, "--peildatum", "2026-11-21"])
    assert done.returncode == 0, done.stderr.decode()
    (item,) = yaml.safe_load(done.stdout.decode())
    if kind == "feit":
        assert re.fullmatch(r"N-\d{3,}", item["id"])
        return
    fields = {field["id"] for field in load(f"knowledge/{kind}/soort.yaml")["velden"]}
    assert fields | {"id", "naam", "kort", "nagekeken", "herzien", "feiten"} <= set(item)
    assert f"{kind}/{item['id']}" not in ITEMS


# MARK: found


@pytest.fixture(scope="module")
def search(get):
    def search(language: str, question: str, most: int = 3) -> list[str]:
        answer = get("/v1/zoek?" + urlencode({"q": question, "taal": language, "aantal": most}))
        assert answer.status_code == 200
        return [f"{found['soort']}/{found['id']}" for found in answer.json()["resultaten"]]

    return search


def test_there_are_eighty_questions():
    assert len(questions()) >= 80
    assert {language for language, _, _ in questions()} == {"nl", "en"}


@pytest.mark.parametrize(("language", "question", "answers"), [pytest.param(*row, id=row[1][:60]) for row in questions()])
def test_a_newcomer_finds_it_among_the_first_three(language, question, answers, search):
    found = search(language, question)
    assert set(found) & set(answers), f"'{question}' finds {', '.join(found)}; expected one of {', '.join(answers)}"


def test_page_api_and_command_find_the_same(search, get, cli):
    for language, question, _ in questions()[::8]:
        found = search(language, question, 5)
        said = cli(["zoek", "--taal", language, "--aantal", "5", *question.split()]).stdout.decode()
        assert re.findall(r"^([a-z]+/[A-Za-z0-9-]+): ", said, re.MULTILINE) == found, question
        text = get(("" if language == "nl" else "/en") + "/zoek?q=" + quote_plus(question)).text
        for result in get(f"/v1/zoek?q={quote_plus(question)}&taal={language}&aantal=5").json()["resultaten"]:
            assert f'href="{result["adres"]}"' in text, (question, result["adres"])


def test_every_result_leads_somewhere_and_names_its_facts(get):
    known = {fact["id"] for fact in get("/v1/feiten").json()["feiten"]}
    for words in ["subsidie", "mpt", "A-E16", "depreciation", "zorgkantoor"]:
        for result in get(f"/v1/zoek?q={words}&aantal=20").json()["resultaten"]:
            assert set(result) == {"soort", "id", "titel", "kort", "adres", "feiten"}
            assert result["feiten"] and set(result["feiten"]) <= known
            assert get(result["adres"].split("#")[0]).status_code == 200, result["adres"]


# MARK: linked to an advice


@pytest.fixture(scope="module")
def linked(cli) -> str:
    done = cli(["content", "verbanden"])
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def by_case(text: str) -> dict[str, dict[str, list[str]]]:
    """Per case and kind the items, in order."""
    cases: dict[str, dict[str, list[str]]] = {}
    for line in text.splitlines():
        if found := re.fullmatch(r"    ([a-z0-9-]+): .+", line):
            items.append(found[1])
        elif line.startswith("  "):
            items = kinds.setdefault(line.strip(), [])
        elif line:
            kinds = cases.setdefault(line.split()[0], {})
    return cases


def test_the_cases_link_what_people_read_and_agreed_to(linked):
    """Read the difference as an expert: is each item right for the case, and is its reason true?"""
    expected = GOLDEN.read_text(encoding="utf-8")
    if linked != expected:
        old, new = by_case(expected), by_case(linked)
        changed = [case for case in sorted(old.keys() | new.keys()) if old.get(case) != new.get(case)] or ["only reasons"]
        pytest.fail(f"Other knowledge is linked in: {', '.join(changed)}. Read it (git diff), and when it is right renew it with: {RENEW}")


def test_every_case_has_few_items_of_a_kind_and_some(linked):
    cases = by_case(linked)
    assert set(cases) >= {case["id"] for case in CASES}
    assert {(case, kind): len(items) for case, kinds in cases.items() for kind, items in kinds.items() if len(items) > MOST} == {}
    assert [case for case, kinds in cases.items() if not kinds] == []


def test_every_item_says_why(linked):
    for line in linked.splitlines():
        if line.startswith("    "):
            assert re.search(r"[.?] Omdat (u antwoordde bij ‘.+’: )?.+\.$", line), line


def shown(text: str) -> dict[str, list[str]]:
    """Per kind the items on the page of an advice."""
    found: dict[str, list[str]] = {}
    for kind, item in re.findall(r'<li><a href="/kennis/([a-z]+)/([a-z0-9-]+)[?"]', text):
        found.setdefault(kind, []).append(item)
    return found


def test_the_page_of_an_advice_shows_the_first_of_each_kind(linked, get):
    cases = by_case(linked)
    names = {load(f"knowledge/{kind}/soort.yaml")["naam"]["nl"]: kind for kind in KINDS}
    for case in CASES:
        text = get(address("/advies/kennis", case["antwoorden"], peildatum=str(case.get("peildatum", "2026-11-21")))).text
        expected = {names[name]: items[:MOST] for name, items in cases[case["id"]].items()}
        assert shown(text) == expected, case["id"]
        assert len(re.findall(r"[.?] Omdat ", text)) >= sum(map(len, expected.values()))


def test_an_advice_leads_to_its_knowledge(get):
    for case in CASES[::6]:
        assert "/advies/kennis?" in get(address("/advies", case["antwoorden"])).text


# MARK: how heavy

# Bytes of a page as it is, and compressed; of a list, which someone chose to see whole.
PAGE, LIST = (60_000, 12_000), (100_000, 15_000)
LISTS = re.compile(r"(/en)?/(kennis/[^/]+|feiten|begrippen|bronnen|hulpmiddelen|routes|opties)")


def test_every_page_for_everybody_is_light(binary, tmp_path):
    """Whatever the site map names, in both languages."""
    heavy = []
    with running(binary, tmp_path, "--site", "https://a.example") as server, requests.Session() as session:
        base = f"http://127.0.0.1:{server.port}"
        paths = re.findall(r"<loc>https://a\.example([^<]*)</loc>", session.get(base + "/sitemap.xml").text)
        assert len(paths) > 2 * (len(ITEMS) + 1_000)
        subjects = re.findall(r'href="(/feiten\?onderwerp=[a-z-]+)', session.get(base + "/feiten").text)
        assert subjects
        for path in paths + subjects:
            answer = session.get(base + path, headers={"Accept-Encoding": "gzip"}, stream=True)
            body = answer.raw.read(decode_content=False)
            sent, size = len(body), len(gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body)
            most = LIST if LISTS.fullmatch(path.split("?")[0]) else PAGE
            assert answer.status_code == 200, path
            if size > most[0] or sent > most[1]:
                heavy.append((path, size, sent))
    assert heavy == []


def test_every_page_of_an_advice_is_light(get):
    heavy = []
    for case in CASES[::3]:
        for page in ["/advies", "/advies/kennis", "/advies/bronnen", "/en/advies/bronnen", "/controleer"]:
            size = len(get(address(page, case["antwoorden"])).content)
            if size > PAGE[0]:
                heavy.append((case["id"], page, size))
    assert heavy == []


WEIGHTS = {"knowledge": 30, "knowledge-list": 60, "knowledge-groups": 60, "knowledge-compared": 60, "knowledge-scheme": 30, "search": 30, "advice-knowledge": 30,
           "tools": 30, "tool": 30, "tool-rows": 30, "tool-timeline": 30, "changes": 20, "downloads": 20}  # fmt: skip


@pytest.mark.parametrize("name", WEIGHTS)
def test_a_page_is_light(name, http, base_url):
    """In kilobytes as sent, compressed."""
    answer = http.get(base_url + KIND[name].path, headers={"Accept-Encoding": "gzip"}, stream=True, timeout=60)
    assert len(answer.raw.read(decode_content=False)) <= WEIGHTS[name] * 1024


def test_an_item_can_be_found_and_chosen_with_the_keyboard(page, base_url):
    """Search, filter and open a page without a mouse and without a script."""
    show(page, base_url, "/kennis")
    page.focus("#q")
    page.keyboard.type("stoz")
    page.keyboard.press("Enter")
    page.wait_for_url("**/zoek?q=stoz*")
    show(page, base_url, "/kennis/instrumenten")
    page.focus("#stand")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    while page.evaluate("() => document.activeElement.type") != "submit":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kennis/instrumenten?*stand=*")
    assert page.locator("[role=status]").inner_text().strip()
