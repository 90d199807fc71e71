"""The advice: short enough to act on, the same for every reader, and nobody is sent to the wrong door."""

import re
from email.message import Message
from urllib.parse import parse_qs, unquote, urlsplit

import html5lib
import pytest

from support import (
    CASES, CASES_BY_ID, KIND, OUTCOMES, PAGE_KINDS, PEILDATUM, PRODUCT, QUESTIONS, READERS, SHEETS, UNKNOWN,
    address, elements, flat, links, phrases, show, statuses, visible_words,
)  # fmt: skip

BY_ID = [pytest.param(case, id=case["id"]) for case in CASES]
FACT = re.compile(r"\b[A-Z]{1,2}(?:-[A-Z0-9]+(?:\.\d+)?[a-z]?)+\b")
FIT = ("past", "past-na-voldoen")


@pytest.fixture(scope="module")
def advices(get) -> dict:
    """The advice page of every expert case: markup and tree."""
    answers = {case["id"]: get(address("/advies", case["antwoorden"])) for case in CASES}
    return {id: (answer.content, html5lib.parse(answer.text)) for id, answer in answers.items()}


def text_of(element) -> str:
    return flat("".join(element.itertext()))


def of_class(tree, name: str) -> list:
    return [element for element in elements(tree) if name in (element.get("class") or "").split()]


# MARK: budgets


def is_complete(case: dict) -> bool:
    return UNKNOWN not in case["antwoorden"].values()


@pytest.mark.parametrize("case", BY_ID)
def test_an_advice_is_short(case, page, base_url, advices):
    """At most 700 words that a person sees, and 60 kB; 1,000 and 100 kB as long as something is open."""
    show(page, base_url, address("/advies", case["antwoorden"]))
    words, size = (700, 60_000) if is_complete(case) else (1_000, 100_000)
    assert visible_words(page) <= words
    assert len(advices[case["id"]][0]) <= size


@pytest.mark.parametrize("answers", [{}, dict.fromkeys(QUESTIONS, UNKNOWN), {"onderwerp": "innovatie"}], ids=["nothing", "weet-niet", "innovation"])
def test_an_advice_without_answers_is_short_too(answers, page, base_url, get):
    path = address("/advies", answers)
    show(page, base_url, path)
    assert visible_words(page) <= 1_000
    assert len(get(path).content) <= 100_000


# Lists of facts, not running text.
FACT_LISTS = {"facts", "advice-ground", "fact", "facts-chosen"}


@pytest.mark.parametrize("kind", [pytest.param(kind, id=kind.name) for kind in PAGE_KINDS if kind.name not in FACT_LISTS])
def test_no_page_shows_more_than_25_fact_codes(kind, page, base_url):
    """As it comes up: what opens on demand is a list that somebody asked for."""
    show(page, base_url, kind.path)
    codes = FACT.findall(page.locator("main").inner_text())
    assert len(codes) <= 25, codes


def test_the_pattern_knows_every_fact(get):
    ids = [fact["id"] for fact in get("/v1/feiten").json()["feiten"]]
    assert [id for id in ids if not FACT.fullmatch(id)] == []


# MARK: the answer comes first


@pytest.mark.parametrize("case", BY_ID)
def test_the_first_sentence_names_what_fits_or_what_to_do(case, advices):
    """A heading that can be forwarded; below it each outcome once; each card with a first step and who decides."""
    content, tree = advices[case["id"]]
    assert statuses(content) == case["verwacht"]
    verdict = text_of(elements(tree, "h1")[0])
    assert verdict.endswith((".", "?")) and 2 <= len(verdict.split()) <= 60
    cards = [article for article in elements(tree, "article")]
    payable = [id for id, status in case["verwacht"].items() if status in FIT and id != "ontwikkeling"]
    assert bool(cards) or not payable
    for card in cards:
        steps = [item for item in elements(of_class(card, "first-steps")[0], "li")]
        assert steps and all(text_of(step) for step in steps), card.get("id")
        assert phrases()["beslist-kop"]["nl"] in text_of(card)
        assert card.get("data-status") != "past-niet"


def test_the_most_specific_outcome_leads_its_card(advices):
    """An option of a law stands above the law it belongs to; what it belongs to is named in the same card."""
    _, tree = advices["GC-13"]
    (card,) = elements(tree, "article")
    inside = [element.get("data-uitkomst") for element in elements(card) if "data-uitkomst" in element.attrib]
    assert inside[0] == "zvw-thuiszorgtechnologie" and inside[-1] == "zvw" and len(inside) == 3


# MARK: who reads


@pytest.mark.parametrize("id", ["GC-02", "GC-08", "GC-16", "GC-26", "GC-39"])
def test_the_reader_changes_words_and_never_a_status(id, get):
    case = CASES_BY_ID[id]
    for reader in READERS:
        page = get(address("/advies", case["antwoorden"], lezer=reader))
        assert statuses(page.content) == case["verwacht"], reader
        inside = [link for link in links(page.text, "/advies") + links(page.text, "/gesprek") + links(page.text, "/controleer") if link.startswith("/")]
        others = [link for link in inside if f"lezer={reader}" not in link]
        assert len(others) == len(READERS) - 1, "Only the links to another wording leave the reader behind."


# Words that make 'u' the maker; a reader of another kind must not be spoken to like that.
MAKERS = re.compile(r"\b(?:uw (?:product|innovatie|bedrijf|eigen product)|u verkoopt|overtuig de inkoop)\b", re.IGNORECASE)
# Words that only fit who gives the care.
PROVIDERS = re.compile(r"\buw (?:cliënten|patiënten|organisatie|inkoper|zorgkantoor)\b", re.IGNORECASE)


@pytest.mark.parametrize("reader", [None, *READERS])
def test_u_is_always_the_reader(reader, get):
    """Every first step, in every advice: only a maker has a product, only a care provider has clients."""
    more = {"lezer": reader} if reader else {}
    wrong = set()
    for case in CASES:
        tree = html5lib.parse(get(address("/advies", case["antwoorden"], **more)).text)
        for card in elements(tree, "article"):
            text = text_of(card)
            if reader not in (None, "maker"):
                wrong |= set(MAKERS.findall(text))
            if reader != "zorgaanbieder":
                wrong |= set(PROVIDERS.findall(text))
    assert wrong == set()


# MARK: the right door


NO_WLZ = [case for case in CASES if {status for id, status in case["verwacht"].items() if id.startswith("wlz-")} == {"past-niet"}]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in NO_WLZ])
def test_nobody_outside_the_wlz_is_sent_to_the_zorgkantoor(case, reader, get):
    """Not in a card, not in a caution, not in who knows the answer to the first question."""
    tree = html5lib.parse(get(address("/advies", case["antwoorden"], lezer=reader)).text)
    parts = elements(tree, "article") + [item for list in of_class(tree, "cautions") for item in elements(list, "li")]
    parts += [item for ask in of_class(tree, "ask") for item in elements(ask, "li")[:1]]
    assert [text_of(part)[:200] for part in parts if "zorgkantoor" in text_of(part).lower()] == []
    assert not [link for link in links(get(address("/advies", case["antwoorden"])).text) if "/gesprek/zorgkantoor" in link]


def test_there_are_cases_outside_the_wlz():
    assert len(NO_WLZ) > 10


# MARK: sheets, dates and mail


@pytest.mark.parametrize("case", BY_ID)
def test_sheets_are_offered_for_what_fits(case, advices):
    """Every counterpart of something that fits, and no other."""
    cards = elements(advices[case["id"]][1], "article")
    shown = {part.get("data-uitkomst") for card in cards for part in elements(card) if "data-uitkomst" in part.attrib}
    expected = {sheet for sheet, outcomes in SHEETS.items() if shown & set(outcomes)}
    offered = {urlsplit(link).path.removeprefix("/gesprek/") for link in links(advices[case["id"]][0].decode(), "/gesprek/")}
    assert offered == expected


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("peildatum", ["2026-01-01", "2026-06-30", "2026-11-21", "2026-11-29", "2026-11-30", "2026-12-01", "2028-02-29"])
def test_the_calendar_is_valid(language, peildatum, get):
    """RFC 5545: lines of at most 75 bytes that end in CRLF, the parts it must have, and days that are still to come."""
    answer = get(address("/advies/agenda.ics", CASES_BY_ID["GC-16"]["antwoorden"], language, peildatum=peildatum))
    assert answer.status_code == 200
    header = Message()
    header["Content-Disposition"] = answer.headers["Content-Disposition"]
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert header.get_filename().endswith(".ics")
    raw = answer.content
    assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    assert all(line.decode("utf-8") is not None for line in raw.split(b"\r\n")), "No letter is cut in two."
    lines = [re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)", line).groups() for line in raw.decode().replace("\r\n ", "").split("\r\n")[:-1]]
    assert lines[0] == ("BEGIN", "", "VCALENDAR") and lines[-1] == ("END", "", "VCALENDAR")
    names = [name for name, _, _ in lines]
    assert names.count("VERSION") == names.count("PRODID") == 1 and ("VERSION", "", "2.0") in lines
    events, event = [], None
    for name, parameters, value in lines[1:-1]:
        if (name, value) == ("BEGIN", "VEVENT"):
            event = {}
        elif (name, value) == ("END", "VEVENT"):
            events, event = [*events, event], None
        elif event is not None:
            assert name not in event, "Each property once."
            event[name] = value
            assert (name in ("DTSTART", "DTEND")) == (parameters == ";VALUE=DATE")
    assert event is None and events
    day = peildatum.replace("-", "")
    for event in events:
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(event)
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        assert re.fullmatch(r"\d{8}", event["DTSTART"]) and day <= event["DTSTART"] < event["DTEND"]
        for text in (event["SUMMARY"], event["DESCRIPTION"]):
            assert not re.search(r"(?<!\\)[,;]", text), "Commas and semicolons are escaped."
        assert "/advies?" in event["DESCRIPTION"].replace("\\", "")
    assert len({event["UID"] for event in events}) == len(events)


def test_the_calendar_is_offered_only_where_there_are_dates(advices, get):
    assert links(advices["GC-16"][0].decode(), "agenda.ics")
    assert not links(advices["GC-01"][0].decode(), "agenda.ics")
    assert get(address("/advies/agenda.ics", CASES_BY_ID["GC-01"]["antwoorden"])).status_code == 404


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("id", ["GC-01", "GC-16", "GC-29", "GC-39"])
def test_the_answer_can_be_mailed(id, language, get, base_url):
    """The letter holds the sentence and an address that gives the same advice again."""
    answers = CASES_BY_ID[id]["antwoorden"]
    page = get(address("/advies", answers, language, lezer="adviseur"))
    (link,) = links(page.text, "mailto:?")
    assert re.fullmatch(r"mailto:\?[A-Za-z0-9%=&._~-]+", link)
    fields = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert set(fields) == {"subject", "body"} and fields["subject"][0]
    body = fields["body"][0]
    assert text_of(elements(html5lib.parse(page.text), "h1")[0]) in body
    (found,) = re.findall(r"https?://\S+", body)
    assert found.startswith(base_url) and unquote(found) == found
    assert found.removeprefix(base_url) == address("/advies", answers, language, lezer="adviseur")
    assert statuses(get(found.removeprefix(base_url)).content) == CASES_BY_ID[id]["verwacht"]


def test_contacts_lead_outside(advices, get):
    """There is somebody to turn to: links of the sources, on the pages of the outcomes."""
    outside: dict[str, set[str]] = {"https": set(), "mailto": set()}
    for case in CASES:
        for outcome, status in case["verwacht"].items():
            if status in FIT:
                for link in links(get(address(f"/advies/{outcome}", case["antwoorden"])).text):
                    scheme = link.split(":")[0]
                    if scheme in outside:
                        outside[scheme].add(link)
    assert len(outside["https"]) >= 4 and outside["mailto"]


# MARK: why


@pytest.mark.parametrize("id", ["GC-16", "GC-26", "GC-29", "GC-39", "GC-47"])
def test_why_pages_say_how_each_condition_stands(id, advise, get):
    """Every outcome has a page with its status and its conditions in words; what is not met names the answer that was given."""
    case = CASES_BY_ID[id]
    outcomes = advise({"antwoorden": case["antwoorden"], "peildatum": PEILDATUM}).json()["uitkomsten"]
    assert [outcome["id"] for outcome in outcomes] == OUTCOMES
    for outcome in outcomes:
        page = get(address(f"/advies/{outcome['id']}", case["antwoorden"]))
        tree = html5lib.parse(page.text)
        (head,) = of_class(tree, "outcome-head")
        assert (head.get("data-uitkomst"), head.get("data-status")) == (outcome["id"], case["verwacht"][outcome["id"]])
        text = text_of(elements(tree, "main")[0])
        for way in outcome["wegen"]:
            for condition in way["voorwaarden"]:
                assert flat(condition["tekst"]) in text, (outcome["id"], condition["tekst"])
        assert "Niet voldaan: Niet voldaan" not in text


def test_the_ground_names_every_fact_and_the_receipt(advise, get):
    answers = CASES_BY_ID["GC-16"]["antwoorden"]
    advice = advise({"antwoorden": answers, "peildatum": PEILDATUM}).json()
    page = get(KIND["advice-ground"].path).text
    count = -(-len(advice["feiten"]) // 60)
    parts = [page] + [get(KIND["advice-ground"].path + f"&deel={part}").text for part in range(2, count + 1)]
    listed = [urlsplit(link).path.removeprefix("/feiten/") for part in parts for link in links(part, "/feiten/")]
    assert listed == [fact["id"] for fact in advice["feiten"]] and len(listed) > 50
    assert all(len(part.encode()) <= 60_000 for part in parts) and all(f"deel={part}" in page for part in range(2, count + 1))
    assert get(KIND["advice-ground"].path + f"&deel={count + 1}").status_code == 400
    for words in [advice["editie"]["inhoudsHash"], advice["editie"]["naam"], "21 november 2026", advice["permanenteLink"].replace("&", "&amp;")]:
        assert words in page
    main = text_of(elements(html5lib.parse(page), "main")[0])
    assert all(QUESTIONS[question]["vraag"]["nl"] in main for question in answers)


def test_a_product_that_misses_one_thing_hears_which(get):
    """The first screen names what is missing, and nothing else."""
    answers = {**PRODUCT, "bewijslast": "nee", "betalers": ["zorgorganisatie"], "rol-product": ["ondersteunt-professional"], "wlz-indicatie": "nee"}
    tree = html5lib.parse(get(address("/advies", answers)).text)
    verdict = text_of(elements(tree, "h1")[0])
    assert QUESTIONS["bewijslast"]["kort"]["nl"] in verdict
    assert not any(QUESTIONS[other]["kort"]["nl"] in verdict for other in ("mdr", "avg", "ce", "werkend-product"))
