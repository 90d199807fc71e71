"""Whole interviews in a real browser: by mouse, by keyboard, without JavaScript, in English."""

import html
import re
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

import pytest
import requests

from support import (
    CASES_BY_ID, NONE, OUTCOMES, PAGE_OF, PAGES, PEILDATUM, PRODUCT, QUESTIONS, READERS, UNKNOWN, address, phrases, retirement, statuses,
)  # fmt: skip

LANGUAGES = ["nl", "en"]
# A case for each way through the interview.
COMPLETE, KEYBOARD, ENGLISH = "GC-16", "GC-02", "GC-13"


class Watched:
    """A page, with everything it asked for and complained about."""

    def __init__(self, page, base_url):
        self.page, self.base_url = page, base_url
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)

    def _note(self, request):
        if not request.url.startswith((self.base_url, "about:", "blob:")):
            self.foreign.append(request.url)

    def go(self, path: str):
        return self.page.goto(self.base_url + path)

    def follow(self, locator) -> None:
        """Clicks something that leads to another page, and waits until that page is there."""
        with self.page.expect_navigation(wait_until="load"):
            locator.click()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def answers(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, value in parse_qsl(urlsplit(self.page.url).query, keep_blank_values=True):
            found.setdefault(key, []).append(value)
        return found

    def asked(self) -> list[str]:
        """The questions on this page, in order."""
        names = self.page.eval_on_selector_all(
            "main input[type=radio], main input[type=checkbox]", "inputs => inputs.map(input => input.name)"
        )
        return list(dict.fromkeys(names))

    def statuses(self) -> dict[str, str]:
        return statuses(self.page.content().encode())


@contextmanager
def watched(chromium, base_url, **options):
    context = chromium.new_context(locale="nl-NL", **options)
    context.set_default_timeout(10_000)
    view = Watched(context.new_page(), base_url)
    try:
        yield view
        assert view.foreign == [], "Nothing is asked of another host."
        assert view.complaints == [], "The console stays empty."
        assert context.cookies() == []
    finally:
        context.close()


@pytest.fixture
def browse(chromium, base_url):
    return lambda **options: watched(chromium, base_url, **options)


def chosen(answers: dict, question: str) -> list[str]:
    value = answers.get(question, UNKNOWN)
    return (value or [NONE]) if isinstance(value, list) else [value]


def click_answers(view: Watched, answers: dict) -> None:
    for question in view.asked():
        for value in chosen(answers, question):
            field = view.page.locator(f'input[name="{question}"][value="{value}"]')
            view.page.locator(f'label[for="{field.get_attribute("id")}"]').click()
            assert field.is_checked()


def submit(view: Watched) -> None:
    view.follow(view.page.locator("main form button[type=submit]"))


def walk(view: Watched, answers: dict, most: int = 30) -> list[str]:
    """Answers page after page by mouse until the check page: the questions that were asked."""
    asked = []
    for _ in range(most):
        if view.path.endswith("/controleer"):
            return asked
        assert "/vraag/" in view.path
        asked += view.asked()
        click_answers(view, answers)
        submit(view)
    raise AssertionError("The interview does not end.")


def begin(view: Watched, language: str = "nl", reader: str | None = None) -> None:
    """The start page, and the button to the first question."""
    view.go(("/" if language == "nl" else f"/{language}") + f"?peildatum={PEILDATUM}")
    if reader:
        view.page.locator(f'label[for="lezer-{reader}"]').click()
    view.follow(view.page.locator("main form.reader button[type=submit]"))
    assert view.path.endswith("/vraag/onderwerp")


def to_the_advice(view: Watched) -> None:
    view.follow(view.page.locator('main a.button[href*="/advies"]'))
    assert view.path.endswith("/advies")


@pytest.mark.parametrize("case", [COMPLETE, "GC-27"])
def test_by_mouse(case, browse):
    case = CASES_BY_ID[case]
    with browse() as view:
        begin(view)
        asked = walk(view, case["antwoorden"])
        assert len(asked) == len(set(asked)), "No question is asked twice."
        assert set(asked) <= set(case["antwoorden"])
        to_the_advice(view)
        assert view.statuses() == case["verwacht"]
        assert view.answers["peildatum"] == [PEILDATUM]
        assert "lezer" not in view.answers and "vervallen" not in view.answers


def test_without_javascript(browse):
    """With locators only: no script runs in the page, not even ours."""
    case = CASES_BY_ID[COMPLETE]
    with browse(java_script_enabled=False) as view:
        begin(view, reader="financier")
        while not view.path.endswith("/controleer"):
            for question in PAGES[view.path.rsplit("/", 1)[1]]:
                if view.page.locator(f'input[name="{question}"]:not([type=hidden])').count():
                    for value in chosen(case["antwoorden"], question):
                        view.page.locator(f'label[for="{question}-{value}"]').click()
            submit(view)
        to_the_advice(view)
        assert statuses(requests.get(view.page.url, timeout=60).content) == case["verwacht"]
        assert view.answers["lezer"] == ["financier"]


def test_who_reads_is_asked_first_and_changes_only_words(browse):
    """The choice travels along, can be changed on the advice, and can be left out."""
    case = CASES_BY_ID["GC-08"]
    seen = {}
    with browse() as view:
        begin(view, reader="zorgaanbieder")
        assert view.answers == {"peildatum": [PEILDATUM], "lezer": ["zorgaanbieder"]}
        walk(view, case["antwoorden"])
        to_the_advice(view)
        for reader in ["zorgaanbieder", *(reader for reader in READERS if reader != "zorgaanbieder")]:
            if view.answers["lezer"] != [reader]:
                view.follow(view.page.locator(f'.readers a[href*="lezer={reader}"]'))
            assert view.answers["lezer"] == [reader] and view.path == "/advies"
            assert view.statuses() == case["verwacht"]
            assert view.page.locator(".readers a").count() == len(READERS) - 1
            seen[reader] = view.page.locator("main").inner_text()
        assert len(set(seen.values())) == len(READERS)


def test_by_keyboard_only(browse):
    case = CASES_BY_ID[KEYBOARD]
    with browse() as view:
        view.go(f"/?peildatum={PEILDATUM}")
        press_until(view, lambda focus: focus["name"] == "lezer")
        view.page.keyboard.press("Space")
        assert focus_of(view)["checked"]
        press_until(view, lambda focus: focus["tag"] == "BUTTON")
        with view.page.expect_navigation(url="**/vraag/**"):
            view.page.keyboard.press("Enter")
        for _ in range(30):
            if view.path.endswith("/controleer"):
                break
            before = view.page.url
            for question in view.asked():
                answer_by_keyboard(view, question, chosen(case["antwoorden"], question))
            press_until(view, lambda focus: focus["tag"] == "BUTTON")
            with view.page.expect_navigation():
                view.page.keyboard.press("Enter")
            assert view.page.url != before
        press_until(view, lambda focus: focus["tag"] == "A" and "/advies" in focus["href"])
        with view.page.expect_navigation(url="**/advies?**"):
            view.page.keyboard.press("Enter")
        assert view.statuses() == case["verwacht"]


def focus_of(view: Watched) -> dict:
    return view.page.evaluate(
        "() => { const e = document.activeElement; return {tag: e.tagName, type: e.type || '', name: e.name || '',"
        " value: e.value || '', href: e.href || '', checked: !!e.checked} }"
    )


def press_until(view: Watched, is_there, key: str = "Tab", most: int = 80) -> dict:
    for _ in range(most):
        view.page.keyboard.press(key)
        focus = focus_of(view)
        if is_there(focus):
            return focus
    raise AssertionError(f"{key} does not get there.")


def answer_by_keyboard(view: Watched, question: str, values: list[str]) -> None:
    if QUESTIONS[question]["soort"] == "meer":
        for value in sorted(values, key=lambda value: order_of(question).index(value)):
            press_until(view, lambda focus: focus["name"] == question and focus["value"] == value)
            view.page.keyboard.press("Space")
            assert focus_of(view)["checked"]
        return
    focus = press_until(view, lambda focus: focus["name"] == question)
    view.page.keyboard.press("Space")
    if focus["value"] != values[0]:
        press_until(view, lambda focus: focus["value"] == values[0], key="ArrowDown", most=10)
    assert focus_of(view)["checked"]


def order_of(question: str) -> list[str]:
    return [answer["id"] for answer in QUESTIONS[question]["antwoorden"]] + [NONE, UNKNOWN]


def test_the_skip_link_comes_first_and_works(browse):
    with browse() as view:
        view.go(address("/vraag/betalers", PRODUCT))
        view.page.keyboard.press("Tab")
        link = view.page.locator(":focus")
        assert link.get_attribute("href").startswith("#")
        assert link.bounding_box()["y"] >= 0 and link.is_visible()
        view.page.keyboard.press("Enter")
        view.page.keyboard.press("Tab")
        assert view.page.evaluate("() => !!document.activeElement.closest('main')")


def test_english_interview(browse):
    case = CASES_BY_ID[ENGLISH]
    with browse() as view:
        begin(view, "en", reader="adviseur")
        assert view.page.locator("html").get_attribute("lang") == "en"
        walk(view, case["antwoorden"])
        assert view.path == "/en/controleer"
        to_the_advice(view)
        assert view.path == "/en/advies"
        assert view.statuses() == case["verwacht"]
        assert view.page.locator("h1").inner_text().startswith("Fits")
        view.follow(view.page.locator("a[hreflang=nl]"))
        assert view.path == "/advies"
        assert view.statuses() == case["verwacht"], "The language link keeps the answers."
        assert view.answers["lezer"] == ["adviseur"]


def test_i_do_not_know_works_on_every_question(browse):
    with browse() as view:
        begin(view)
        asked = walk(view, {})
        assert set(asked) == set(QUESTIONS), "Every question can still matter when nothing is known."
        assert all(view.answers[question] == [UNKNOWN] for question in QUESTIONS)
        to_the_advice(view)
        assert set(view.statuses()) == set(OUTCOMES) and set(view.statuses().values()) == {"onbekend"}
        assert view.page.locator('.ask a[href*="/vraag/"]').count() == 3, "Begin with these three questions."
        assert view.page.locator('.ask a[href*="/controleer"]').count() == 1


@pytest.mark.parametrize("page", PAGES)
def test_every_question_offers_i_do_not_know_and_starts_empty(page, get):
    text = get(f"/vraag/{page}").text
    for question in PAGES[page]:
        inputs = re.findall(rf'<input type="(?:radio|checkbox)"[^>]*name="{question}"[^>]*>', text)
        values = [re.search(r'value="([^"]*)"', field)[1] for field in inputs]
        expected = [answer["id"] for answer in QUESTIONS[question]["antwoorden"]]
        assert values == expected + ([NONE] if QUESTIONS[question]["soort"] == "meer" else []) + [UNKNOWN]
        assert not any(" checked" in field for field in inputs)


def test_the_progress_counts_up_to_a_total_that_never_grows(browse):
    with browse() as view:
        view.go(f"/vraag/onderwerp?peildatum={PEILDATUM}")
        steps, words = [], phrases()["vraag-voortgang"]["nl"]
        while not view.path.endswith("/controleer"):
            text = view.page.locator("main").inner_text()
            number, total = map(int, re.search(words.replace("{nummer}", r"(\d+)").replace("{totaal}", r"(\d+)"), text).groups())
            assert words.replace("{nummer}", str(number)).replace("{totaal}", str(total)) in view.page.title()
            steps.append((number, total))
            click_answers(view, CASES_BY_ID["GC-16"]["antwoorden"])
            submit(view)
        assert [number for number, _ in steps] == list(range(1, len(steps) + 1))
        totals = [total for _, total in steps]
        assert totals == sorted(totals, reverse=True)
        assert totals[-1] >= len(steps)


@pytest.mark.parametrize(("language", "javascript"), [("nl", True), ("en", False)], ids=["nl-with-javascript", "en-without"])
def test_nothing_chosen_gives_an_error_summary(language, javascript, chromium, base_url):
    context = chromium.new_context(java_script_enabled=javascript)
    page = context.new_page()
    try:
        prefix = "" if language == "nl" else "/en"
        page.goto(base_url + address(prefix + "/vraag/eisen", {key: PRODUCT[key] for key in list(PRODUCT)[:3]}))
        page.locator('label[for="ce-ja"]').click()
        with page.expect_navigation() as navigation:
            page.locator("main form button[type=submit]").click()
        assert navigation.value.status == 400
        assert page.title().startswith({"nl": "Fout:", "en": "Error:"}[language])
        summary = page.locator("[role=alert]")
        assert {"nl": "Er is een probleem", "en": "There is a problem"}[language] in summary.inner_text()
        links = summary.locator("a")
        assert links.count() == 3, "One line per question without an answer."
        assert page.locator('input[name="ce"][value="ja"]').is_checked(), "What was chosen stays."
        links.first.click()
        assert urlsplit(page.url).fragment == "mdr-ja"
        if javascript:
            assert page.evaluate("() => document.querySelector(':target').name") == "mdr"
            page.keyboard.press("Space")
            assert page.locator('input[name="mdr"]:checked').count() == 1, "The link puts the focus on the field."
        for question in ["mdr", "avg", "bewijslast"]:
            page.locator(f'label[for="{question}-ja"]').click()
        with page.expect_navigation():
            page.locator("main form button[type=submit]").click()
        assert urlsplit(page.url).path == prefix + "/vraag/betalers"
        assert "bewezen-werking=ja" in page.url, "The other answers stay."
    finally:
        context.close()


def test_contradicting_choices_are_refused_on_the_page(get):
    for other in [NONE, UNKNOWN]:
        answer = get("/verder?pagina=betalers&betalers=consument&betalers=" + other)
        assert answer.status_code == 400
        assert 'role="alert"' in answer.text
        assert re.search(r'value="consument"[^>]* checked', answer.text), "What was chosen stays."


def test_back_goes_to_the_previous_question_with_its_answer(browse):
    with browse() as view:
        view.go(f"/vraag/onderwerp?peildatum={PEILDATUM}")
        answers = CASES_BY_ID["GC-16"]["antwoorden"]
        visited = []
        while "/vraag/verblijf" not in view.path:
            visited.append(view.path)
            click_answers(view, answers)
            submit(view)
        for path in reversed(visited):
            view.follow(view.page.locator(".back a, a.back").first)
            assert view.path == path
            for question in view.asked():
                checked = view.page.locator(f'input[name="{question}"]:checked')
                values = [checked.nth(index).get_attribute("value") for index in range(checked.count())]
                assert sorted(values) == sorted(chosen(answers, question))
        view.follow(view.page.locator(".back a, a.back").first)
        assert view.path == "/"
        view.page.go_back()
        assert view.path == visited[0]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "onderwerp"])
def test_back_works_from_every_question(page, get):
    """From an address without answers too, as when someone shares a link."""
    found = re.search(r'class="back"[^>]*>\s*<a href="([^"]*)"', get(f"/vraag/{page}").text)
    assert found, "Every question page has a way back."
    assert get(found[1].replace("&amp;", "&")).status_code == 200


# MARK: changing an answer


def check_page_answers(view: Watched) -> dict[str, list[str]]:
    return {key: values for key, values in view.answers.items() if key in QUESTIONS}


def still_needed(advise, answers: dict) -> list[str]:
    return advise({"antwoorden": answers, "peildatum": PEILDATUM}).json()["vervolgvragen"]


def as_lists(answers: dict) -> dict[str, list[str]]:
    return {question: chosen(answers, question) for question in answers}


def test_a_changed_answer_keeps_the_rest_and_asks_only_what_became_needed(browse, advise):
    start = CASES_BY_ID["GC-01"]["antwoorden"]
    changed = {**start, "betalers": ["consument", "zorgorganisatie"]}
    needed = still_needed(advise, changed)
    assert needed, "The case asks something new."
    with browse() as view:
        view.go(address("/controleer", start))
        change(view, "betalers")
        assert view.page.locator('input[name="betalers"][value="consument"]').is_checked()
        view.page.locator('label[for="betalers-zorgorganisatie"]').click()
        submit(view)
        asked = []
        answers = dict(changed)
        while not view.path.endswith("/controleer"):
            for question in view.asked():
                assert question in still_needed(advise, answers), question
            asked += view.asked()
            picks = {**CASES_BY_ID["GC-13"]["antwoorden"]}
            click_answers(view, picks)
            answers |= {question: picks.get(question, UNKNOWN) for question in view.asked()}
            submit(view)
        assert asked and set(asked).isdisjoint(start), "Nothing is asked again."
        assert asked[0] == needed[0]
        end = check_page_answers(view)
        assert {question: sorted(end[question]) for question in changed} == {
            question: sorted(values) for question, values in as_lists(changed).items()
        }
        assert view.page.locator(".notice").count() == 0


def test_answers_that_do_not_matter_are_kept_marked_and_count_again(browse):
    """Another subject makes nearly every answer idle. Nothing is thrown away: back again, the old advice is back."""
    case = CASES_BY_ID["GC-18"]
    idle_words = phrases()["doet-er-niet-toe"]["nl"]
    with browse() as view:
        view.go(address("/controleer", case["antwoorden"]))
        assert view.page.locator(".answers .tag").count() == 0
        change(view, "onderwerp")
        view.page.locator('label[for="onderwerp-verantwoording"]').click()
        submit(view)
        assert view.page.locator(".notice").count() == 0
        walk(view, {"wlz-indicatie": "ja", "verblijf": ["instelling"], "past-regulier": "nee"})
        answers = check_page_answers(view)
        assert set(case["antwoorden"]) <= set(answers) and "vervallen" not in view.answers
        rows = view.page.locator(".answer")
        marked = [text for text in rows.all_inner_texts() if idle_words in text]
        assert len(marked) > 5 and any(QUESTIONS["betalers"]["vraag"]["nl"] in text for text in marked)
        assert not any(QUESTIONS["onderwerp"]["vraag"]["nl"] in text for text in marked)
        change(view, "onderwerp")
        view.page.locator('label[for="onderwerp-innovatie"]').click()
        submit(view)
        assert view.path == "/controleer", "Everything is answered already."
        assert {key: values for key, values in check_page_answers(view).items() if key in case["antwoorden"]} == as_lists(case["antwoorden"])
        to_the_advice(view)
        assert view.statuses() == case["verwacht"]


def test_an_idle_answer_is_never_shown_as_open(browse, get):
    """The MDR is not met, so nothing else of the four matters now. The AVG was answered: it is open nowhere, and counts once it matters."""
    answers = {**PRODUCT, "mdr": "nee", "betalers": ["werkgever"]}
    name = QUESTIONS["avg"]["kort"]["nl"]
    for path in ["/advies", *(f"/advies/{outcome}" for outcome in OUTCOMES)]:
        text = re.sub(r"<[^>]+>", "", get(address(path, answers)).text)
        assert f"{name}: nog open" not in text and f"{name} (nog open)" not in text, path
    with browse() as view:
        view.go(address("/controleer", answers))
        assert view.page.locator('main section[aria-labelledby="open"]', has_text=QUESTIONS["avg"]["vraag"]["nl"]).count() == 0
        change(view, "mdr")
        assert view.page.locator('input[name="avg"][value="ja"]').is_checked()
        view.page.locator('label[for="mdr-ja"]').click()
        submit(view)
        assert view.answers["avg"] == ["ja"] and view.answers["mdr"] == ["ja"]
        walk(view, {"preventievorm": "geen", "wlz-indicatie": "nee"})
        to_the_advice(view)
        assert view.statuses()["werkgever"] == "past"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("question", "answer"), [("wijkverpleging", "ja"), ("wijkverpleging", "nee"), ("past-regulier", "thuiszorgtechnologie")])
def test_links_of_an_earlier_edition_are_translated_and_said(question, answer, language, get):
    old = {**CASES_BY_ID["GC-17"]["antwoorden"], question: answer}
    for path in ["/controleer", "/advies", "/vraag/zorgtype"]:
        page = get(address(path, old, language, vervallen="ce"))
        assert page.status_code == 200
        (notice,) = re.findall(r'<div class="notice" role="status">(.*?)</div>', page.text, re.DOTALL)
        assert html.unescape(re.sub(r"<[^>]+>", "", notice)) == retirement(question, answer, language)
        assert f"{question}={answer}" not in page.text and "vervallen" not in page.text, "No link keeps the old id."


def test_the_check_page_names_every_answer_and_every_open_question(browse, advise):
    answers = {**PRODUCT, "betalers": ["zorgorganisatie"], "rol-product": UNKNOWN}
    open_questions = still_needed(advise, answers)
    with browse() as view:
        view.go(address("/controleer", answers))
        text = view.page.locator("main").inner_text()
        for question in [*answers, *open_questions]:
            assert QUESTIONS[question]["vraag"]["nl"] in text, question
        assert "Weet ik niet" in text
        for question in answers:
            link = view.page.locator(f'.answers a[href*="/vraag/{PAGE_OF[question]}?"]', has_text=QUESTIONS[question]["kort"]["nl"])
            assert link.count() == 1, question
        to_the_advice(view)
        asked = set(hrefs(view, "/vraag/"))
        assert 1 <= len(asked) <= 3
        view.follow(view.page.locator('.ask a[href*="/vraag/"]').first)
        assert view.answers["rol-product"] == [UNKNOWN], "The answers come along."


@pytest.mark.parametrize("id", ["GC-01", "GC-26", "GC-27"])
def test_applying_what_would_change_an_outcome_makes_it_fit(id, advise, get):
    """Each page that says what would change an outcome leads to an advice in which it fits."""
    answers = CASES_BY_ID[id]["antwoorden"]
    advice = advise({"antwoorden": answers, "peildatum": PEILDATUM}).json()
    tried = 0
    for outcome in advice["uitkomsten"]:
        page = get(address(f"/advies/{outcome['id']}", answers))
        found = re.search(r'<div class="change">.*?<a href="([^"]*)"', page.text, re.DOTALL)
        assert bool(found) == bool(outcome["watVerandertDit"]), outcome["id"]
        if found:
            changed = get(html.unescape(found[1]))
            assert statuses(changed.content)[outcome["id"]] == "past", outcome["id"]
            tried += 1
    assert tried >= 8


def test_why_we_ask_names_the_outcomes_that_depend_on_it(browse):
    with browse() as view:
        view.go(address("/vraag/op-afstand", CASES_BY_ID["GC-13"]["antwoorden"]))
        details = view.page.locator("main details", has_text="Waarom vragen we dit").first
        details.locator("summary").click()
        assert details.locator('a[href*="/opties/zvw-thuiszorgtechnologie"]').is_visible()


def hrefs(view: Watched, part: str) -> list[str]:
    return [link for link in view.page.eval_on_selector_all("main a", "links => links.map(link => link.getAttribute('href'))") if part in link]


def change(view: Watched, question: str) -> None:
    view.follow(view.page.locator(f'.answers a[href*="/vraag/{PAGE_OF[question]}?"]', has_text=QUESTIONS[question]["kort"]["nl"]))
    assert view.path == f"/vraag/{PAGE_OF[question]}"


def test_other_pages_in_the_browser(browse):
    """No complaint, no foreign request, no cookie on the pages around the interview."""
    answers = CASES_BY_ID[COMPLETE]["antwoorden"]
    with browse() as view:
        for path in ["/", "/routes", "/routes/zvw", "/opties", "/leveringsvormen", "/boom", "/bronnen", "/feiten", "/begrippen", "/over"]:
            assert view.go(path).status == 200
        for path in ["/advies", "/advies/zvw", "/advies/boom", "/advies/bronnen", "/gesprek/gemeente"]:
            assert view.go(address(path, answers)).status == 200
        view.go("/feiten?feit=A-E16&feit=C-O2-1")
        assert view.page.locator("main li").count() == 2
        assert view.page.evaluate("() => localStorage.length + sessionStorage.length") == 0
