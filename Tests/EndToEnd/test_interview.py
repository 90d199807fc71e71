"""Whole interviews in a real browser: by mouse, by keyboard, without JavaScript, in English."""

import re
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

import pytest

from support import CASES_BY_ID, NONE, PAGE_OF, PAGES, PEILDATUM, QUESTIONS, UNKNOWN, address, query
from test_expert_cases import advice_cards

LANGUAGES = ["nl", "en"]
PRODUCT = {
    "onderwerp": "innovatie", "werkend-product": "ja", "bewezen-werking": "ja",
    "mdr": "nvt", "ce": "ja", "avg": "ja", "bewijslast": "nvt",
}  # fmt: skip


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

    def cards(self) -> dict[str, str]:
        return {id: card["status"] for id, card in advice_cards(self.page.content().encode()).items()}


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


def to_the_advice(view: Watched) -> None:
    view.follow(view.page.locator('main a.button[href*="/advies"]'))
    assert view.path.endswith("/advies")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
@pytest.mark.parametrize("case", ["GC-16", "GC-27"])
def test_by_mouse(case, javascript, browse):
    case = CASES_BY_ID[case]
    with browse(java_script_enabled=javascript) if javascript else browse_without_scripts(browse) as view:
        view.go(f"/?peildatum={PEILDATUM}")
        view.follow(view.page.locator('main a.button[href*="/vraag/"]').first)
        asked = walk_without_scripts(view, case["antwoorden"]) if not javascript else walk(view, case["antwoorden"])
        assert len(asked) == len(set(asked)), "No question is asked twice."
        assert set(asked) <= set(case["antwoorden"])
        view.follow(view.page.locator('main a[href*="/advies"]').first)
        assert advice_in_page(view, javascript) == case["verwacht"]
        assert view.answers["peildatum"] == [PEILDATUM]


def browse_without_scripts(browse):
    return browse(java_script_enabled=False)


def walk_without_scripts(view: Watched, answers: dict) -> list[str]:
    """As `walk`, with locators only: no script runs in the page, not even ours."""
    asked = []
    for _ in range(30):
        if view.path.endswith("/controleer"):
            return asked
        page_id = view.path.rsplit("/", 1)[1]
        for question in PAGES[page_id]:
            if view.page.locator(f'input[name="{question}"]:not([type=hidden])').count() == 0:
                continue
            asked.append(question)
            for value in chosen(answers, question):
                view.page.locator(f'label[for="{question}-{value}"]').click()
        submit(view)
    raise AssertionError("The interview does not end.")


def advice_in_page(view: Watched, javascript: bool) -> dict[str, str]:
    if javascript:
        return view.cards()
    import requests

    return {id: card["status"] for id, card in advice_cards(requests.get(view.page.url, timeout=60).content).items()}


def test_by_keyboard_only(browse):
    case = CASES_BY_ID["GC-02"]
    with browse() as view:
        view.go(f"/?peildatum={PEILDATUM}")
        press_until(view, lambda focus: focus["tag"] == "A" and "/vraag/" in focus["href"])
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
        assert view.cards() == case["verwacht"]


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
    case = CASES_BY_ID["GC-13"]
    with browse() as view:
        view.go(f"/en?peildatum={PEILDATUM}")
        assert view.page.locator("html").get_attribute("lang") == "en"
        view.follow(view.page.locator('main a.button[href*="/vraag/"]').first)
        walk(view, case["antwoorden"])
        assert view.path == "/en/controleer"
        to_the_advice(view)
        assert view.path == "/en/advies"
        assert view.cards() == case["verwacht"]
        assert view.page.locator("h1").inner_text() == "Your advice"
        view.follow(view.page.locator("a[hreflang=nl]"))
        assert view.path == "/advies"
        assert view.cards() == case["verwacht"], "The language link keeps the answers."


@pytest.mark.parametrize("language", LANGUAGES)
def test_i_do_not_know_works_on_every_question(language, browse):
    with browse() as view:
        view.go(f"{'' if language == 'nl' else '/en'}/vraag/onderwerp?peildatum={PEILDATUM}")
        asked = walk(view, {})
        assert set(asked) == set(QUESTIONS), "Every question can still matter when nothing is known."
        assert all(view.answers[question] == [UNKNOWN] for question in QUESTIONS)
        to_the_advice(view)
        statuses = view.cards()
        assert set(statuses.values()) == {"onbekend"}
        assert view.page.locator('main a[href*="/vraag/"]').count() >= len(PAGES)


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
        steps = []
        while not view.path.endswith("/controleer"):
            text = view.page.locator("main").inner_text()
            number, total = map(int, re.search(r"Vraag (\d+) van hoogstens (\d+)", text).groups())
            assert f"Vraag {number} van hoogstens {total}" in view.page.title()
            steps.append((number, total))
            click_answers(view, CASES_BY_ID["GC-16"]["antwoorden"])
            submit(view)
        assert [number for number, _ in steps] == list(range(1, len(steps) + 1))
        totals = [total for _, total in steps]
        assert totals == sorted(totals, reverse=True)
        assert totals[-1] >= len(steps)


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
@pytest.mark.parametrize("language", LANGUAGES)
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


def test_contradicting_choices_are_refused_on_the_page(browse, get):
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


def test_answers_that_lapse_are_named(browse, advise):
    start = {question: answer for question, answer in CASES_BY_ID["GC-17"]["antwoorden"].items() if question != "wlz-indicatie"}
    changed = {**start, "onderwerp": "verantwoording"}
    lapsed = advise({"antwoorden": changed, "peildatum": PEILDATUM}).json()["vervallen"]
    assert len(lapsed) > 5
    with browse() as view:
        view.go(address("/controleer", start))
        change(view, "onderwerp")
        view.page.locator('label[for="onderwerp-verantwoording"]').click()
        submit(view)
        notice = view.page.locator(".notice").inner_text()
        for question in lapsed:
            assert QUESTIONS[question]["kort"]["nl"] in notice, question
        assert set(check_page_answers(view)) == set(changed) - set(lapsed)
        assert view.path == "/vraag/wlz-indicatie"
        walk(view, {"wlz-indicatie": "ja", "verblijf": ["instelling"]})
        assert "vervallen" not in view.answers, "The notice is shown once."
        assert view.page.locator(".notice").count() == 0
        to_the_advice(view)
        assert view.cards()["wlz-verantwoording-experiment"] == "past"


def test_lapsed_answers_are_named_on_the_check_page_too(browse):
    with browse() as view:
        view.go(address("/controleer", {**CASES_BY_ID["GC-17"]["antwoorden"], "onderwerp": "verantwoording"}))
        assert QUESTIONS["betalers"]["kort"]["nl"] in view.page.locator(".notice").inner_text()
        assert view.page.locator('.answers a[href*="/vraag/betalers?"]').count() == 0
        assert not [link for link in hrefs(view, "/advies") if "betalers" in link]


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
        assert "rol-product" in {link.rsplit("/", 1)[1].split("?")[0] for link in hrefs(view, "/vraag/")}


@pytest.mark.parametrize("id", ["GC-01", "GC-26", "GC-27"])
def test_applying_what_would_change_an_outcome_makes_it_fit(id, browse, advise):
    """The link behind "what would change this" leads to a check page; from there the outcome fits."""
    answers = CASES_BY_ID[id]["antwoorden"]
    advice = advise({"antwoorden": answers, "peildatum": PEILDATUM}).json()
    with browse() as view:
        view.go(address("/advies", answers))
        links = {}
        for outcome in advice["uitkomsten"]:
            if outcome["watVerandertDit"] and outcome["id"] != "ontwikkeling":
                link = view.page.locator(f'article[data-uitkomst="{outcome["id"]}"] a[href*="/controleer?"]')
                assert link.count() == 1, outcome["id"]
                links[outcome["id"]] = link.get_attribute("href")
        assert len(links) >= 8
        for outcome, link in list(links.items())[::3]:
            view.go(link)
            to_the_advice(view)
            assert view.cards()[outcome] == "past", outcome


def test_why_we_ask_names_the_outcomes_that_depend_on_it(browse):
    with browse() as view:
        view.go(address("/vraag/wijkverpleging", CASES_BY_ID["GC-18"]["antwoorden"]))
        details = view.page.locator("main details", has_text="Waarom vragen we dit").first
        details.locator("summary").click()
        assert details.locator('a[href*="/opties/zvw-thuiszorgtechnologie"]').is_visible()


def hrefs(view: Watched, part: str) -> list[str]:
    return [link for link in view.page.eval_on_selector_all("main a", "links => links.map(link => link.getAttribute('href'))") if part in link]


def change(view: Watched, question: str) -> None:
    view.follow(view.page.locator(f'.answers a[href*="/vraag/{PAGE_OF[question]}?"]', has_text=QUESTIONS[question]["kort"]["nl"]))
    assert view.path == f"/vraag/{PAGE_OF[question]}"


def test_reference_pages_in_the_browser(browse):
    """No complaint, no foreign request, no cookie on the pages around the interview."""
    with browse() as view:
        for path in ["/", "/routes", "/routes/zvw", "/opties", "/leveringsvormen", "/boom", "/bronnen", "/feiten", "/begrippen", "/over"]:
            assert view.go(path).status == 200
        view.go("/advies?" + query(CASES_BY_ID["GC-16"]["antwoorden"], peildatum=PEILDATUM))
        assert view.page.evaluate("() => localStorage.length + sessionStorage.length") == 0
