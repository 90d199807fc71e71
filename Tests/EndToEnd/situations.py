"""Twelve situations, walked through in a real browser as their visitors would, measured and printed as a Markdown table.

    .venv/bin/python Tests/EndToEnd/situations.py                                  the program of this folder, started here
    .venv/bin/python Tests/EndToEnd/situations.py --base http://127.0.0.1:8099     a site that runs already

A site of the first edition can be walked too: it gets the answers of `before`, and what it does not offer stays open. Words read before the advice are those of the question pages (without the strip beside them) and of the check page.
"""

from __future__ import annotations

import argparse
import io
import math
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright
from pypdf import PdfReader

from support import BINARY, CASES_BY_ID, CONTENT, NONE, PEILDATUM, ROOT, UNKNOWN


@dataclass
class Situation:
    name: str
    answers: dict
    reader: str = "maker"
    language: str = "nl"
    before: dict = field(default_factory=dict)


WORKS = {"onderwerp": "innovatie", "werkend-product": "ja", "bewezen-werking": "ja"}
READY = {**WORKS, "mdr": "ja", "ce": "ja", "avg": "ja", "bewijslast": "ja", "preventievorm": "geen"}
NO_DEVICE = {**READY, "mdr": "nvt"}
CARE = {"betalers": ["zorgorganisatie"]}

SITUATIONS = [
    Situation("1 incontinence sensor, nursing home", {
        **READY, **CARE, "rol-product": ["ondersteunt-professional", "levert-zorg"], "zorgtype": ["langdurig-intensief"], "wlz-indicatie": "ja",
        "vervangt-toezicht": "nee", "verblijf": ["instelling"], "op-afstand": "nee", "past-regulier": UNKNOWN, "onderzoek-nodig": "nee",
    }),
    Situation("2 insomnia app to employers", {
        **WORKS, "mdr": "nee", "ce": "nvt", "avg": "ja", "bewijslast": UNKNOWN, "betalers": ["werkgever"], "preventievorm": "geindiceerd",
        "wlz-indicatie": "nee",
    }),
    Situation("3 loneliness platform, gemeente", {
        **NO_DEVICE, "betalers": ["gemeente"], "rol-product": ["levert-zorg"], "zorgtype": ["zelfredzaamheid"], "preventievorm": "selectief",
        "wlz-indicatie": "nee",
    }, before=CARE),
    Situation("4 medicine dispenser, wijkverpleging + mpt", {
        **READY, **CARE, "rol-product": ["levert-zorg"], "zorgtype": ["langdurig-intensief", "verpleging-thuis"], "wlz-indicatie": "beide",
        "vervangt-toezicht": "nee", "verblijf": ["thuis"], "leveringsvorm-thuis": ["mpt"], "op-afstand": "ja", "past-regulier": "nee",
        "onderzoek-nodig": "nee", "past-in-prestatie": "ja",
    }, before={"zorgtype": ["langdurig-intensief", "genezing"], "wijkverpleging": "ja", "past-regulier": "thuiszorgtechnologie"}),
    Situation("5 AI triage for GP", {
        **READY, **CARE, "bewijslast": UNKNOWN, "rol-product": ["ondersteunt-professional"], "zorgtype": ["genezing"], "wlz-indicatie": "nee",
    }),
    Situation("6 sleep-lifestyle app, consumers", {
        **NO_DEVICE, "bewezen-werking": "nee", "betalers": ["consument"], "preventievorm": "universeel", "wlz-indicatie": "nee",
    }),
    Situation("7 VR in ggz", {
        **READY, **CARE, "bewijslast": "nee", "rol-product": ["ondersteunt-professional", "levert-zorg"], "zorgtype": ["genezing"],
        "wlz-indicatie": "nee", "past-in-prestatie": "ja", "op-afstand": "nee",
    }),
    Situation("8 start-up, prototype only", {
        "onderwerp": "innovatie", "werkend-product": "nee", "bewezen-werking": "nee", "mdr": UNKNOWN, "ce": "nee", "avg": UNKNOWN,
        "bewijslast": "nee", **CARE, "rol-product": ["levert-zorg"], "zorgtype": ["genezing"], "preventievorm": "geen", "wlz-indicatie": "nee",
        "past-in-prestatie": UNKNOWN,
    }),
    Situation("9 nursing home, lifestyle monitoring, vpt", {
        **NO_DEVICE, **CARE, "rol-product": ["ondersteunt-professional", "levert-zorg"], "zorgtype": ["langdurig-intensief"],
        "wlz-indicatie": "ja", "vervangt-toezicht": "ja", "verblijf": ["thuis"], "leveringsvorm-thuis": ["vpt"], "op-afstand": "ja",
        "past-regulier": "nee", "onderzoek-nodig": "nee",
    }, reader="zorgaanbieder"),
    Situation("10 zorgkantoor adviser (accounting)", {
        "onderwerp": "verantwoording", "wlz-indicatie": "ja", "verblijf": ["instelling"], "past-regulier": "nee",
    }, reader="financier"),
    Situation("11 'weet ik niet' nearly everywhere", {"onderwerp": "innovatie", "werkend-product": "ja"}),
    Situation("12 English, new Zvw prestatie", CASES_BY_ID["GC-18"]["antwoorden"], language="en"),
]  # fmt: skip

WORDS = "element => element.innerText.trim().split(/\\s+/).filter(word => word).length"


def follow(page: Page, selector: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.locator(selector).first.click()


def begin(page: Page, base: str, situation: Situation) -> tuple[int, bool]:
    """The start page: the clicks to the first question, and whether it is a site of the first edition."""
    page.goto(base + ("/" if situation.language == "nl" else f"/{situation.language}") + f"?peildatum={PEILDATUM}")
    if page.locator("form.reader").count():
        page.locator(f'label[for="lezer-{situation.reader}"]').click()
        follow(page, "form.reader button[type=submit]")
        return 2, False
    follow(page, 'main a.button[href*="/vraag/"]')
    return 1, True


def answer(page: Page, situation: Situation, is_old: bool) -> int:
    """Answers the questions on the page and goes on: the clicks."""
    offered: dict[str, list[str]] = {}
    for name, value in page.eval_on_selector_all("main input[type=radio], main input[type=checkbox]", "inputs => inputs.map(i => [i.name, i.value])"):
        offered.setdefault(name, []).append(value)
    clicks = 0
    for question, values in offered.items():
        wanted = (situation.before if is_old else {}).get(question, situation.answers.get(question, UNKNOWN))
        wanted = (wanted or [NONE]) if isinstance(wanted, list) else [wanted]
        for value in [value for value in wanted if value in values] or [UNKNOWN]:
            page.locator(f'label[for="{question}-{value}"]').click()
            clicks += 1
    follow(page, "main form button[type=submit]")
    return clicks + 1


def measure(page: Page, base: str, situation: Situation) -> list[str]:
    page.set_viewport_size({"width": 1280, "height": 900})
    clicks, is_old = begin(page, base, situation)
    pages = words = 0
    while "/vraag/" in page.url:
        pages += 1
        words += page.locator(".interview__question").evaluate(WORDS)
        clicks += answer(page, situation, is_old)
    words += page.locator("main").evaluate(WORDS)
    follow(page, 'main a.button[href*="/advies"]')
    clicks += 1
    address = page.url
    size = len(page.request.get(address).body())
    visible = page.locator("main").evaluate(WORDS)
    seen = "links => links.filter(link => link.checkVisibility()).length"
    facts = page.eval_on_selector_all('main a[href*="/feiten"]', seen)
    outside = page.eval_on_selector_all('main a[href^="https:"], main a[href^="tel:"], main a[href^="mailto:"]:not([href^="mailto:?"])', seen)
    whys = page.eval_on_selector_all("main .card__more a[href*='/advies/']", "links => links.map(link => link.href)")
    further = sum(len(re.findall(r'<a href="(?:https:|tel:|mailto:[^?])', page.request.get(why).text())) for why in whys)
    first = " ".join(page.locator("main h1").inner_text().split())
    if len(first.split()) < 3 and page.locator("main h1 ~ p, main .lead").count() and not first.endswith("."):
        first = " ".join(page.locator("main h1 ~ p, main .lead").first.inner_text().split())
    sides = len(PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages)
    page.set_viewport_size({"width": 360, "height": 800})
    screens = math.ceil(page.evaluate("() => document.documentElement.scrollHeight") / 800)
    assert urlsplit(page.url).path.endswith("/advies")
    figures = [pages, clicks, f"{words:,}", f"{visible:,}", round(size / 1000), sides, screens, facts, outside, further if whys else "-"]
    return [situation.name, *map(str, figures), first]


@contextmanager
def program():
    """The program of this folder, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [BINARY, "serve", "--port", str(port), "--content", CONTENT], cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                urllib.request.urlopen(base + "/robots.txt", timeout=5)
                break
            except OSError:
                if process.poll() is not None:
                    raise SystemExit("The program stopped.") from None
                time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.wait()


@contextmanager
def given(base: str):
    yield base


HEAD = ["situation", "pages", "clicks to advice", "words read before it", "advice, visible words", "HTML kB", "printed A4",
        "phone screens (800 px)", "visible fact links", "external links", "one click further", "first sentence"]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", help="the address of a site that runs already")
    base = parser.parse_args().base
    with given(base.rstrip("/")) if base else program() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        print("| " + " | ".join(HEAD) + " |")
        print("|" + "---|" * len(HEAD))
        for situation in SITUATIONS:
            context = browser.new_context(java_script_enabled=True)
            context.set_default_timeout(15_000)
            print("| " + " | ".join(measure(context.new_page(), base, situation)) + " |", flush=True)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
