"""How easy the Dutch text of every page is to read, by the formula of Flesch and Douma.

    .venv/bin/python Tests/EndToEnd/readability.py [--base http://127.0.0.1:8080] [--all]

206.84 - 0.77 * (syllables per 100 words) - 0.93 * (words per sentence). 100 is very easy, 60 is plain, 30 is hard. Only what a
visitor sees in `main` as the page comes up; a heading, a label or a line of a list ends a sentence. "Running text" leaves out
lines that do not end as a sentence, which is stricter. The syllables are counted, not looked up: vowel groups, with the usual
two-letter and three-letter vowels; an abbreviation counts its letters.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics

from playwright.sync_api import sync_playwright

from situations import given, program
from support import CASES, OPTIONS, OTHER_QUESTIONS, OUTCOMES, PAGE_KINDS, PEILDATUM, READERS, ROUTES, SHEETS, address

VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|oe|ie|eu|ui|ei|ij|au|ou|[aeiouyàáâäèéêëìíîïòóôöùúûü]")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def syllables(word: str) -> int:
    letters = word.replace("'", "").replace("’", "")
    if (letters.isupper() and len(letters) <= 3) or not VOWELS.search(letters.lower()):
        return len(letters)
    return len(VOWELS.findall(letters.lower()))


def sentences(lines: list[str]) -> list[list[str]]:
    """The words of each sentence; a line ends a sentence."""
    found = []
    for line in lines:
        for sentence in re.split(r"(?<=[.!?:;])[\s”’)]+", line):
            words = [word for token in sentence.split() if not re.search(r"\d|@|https?:|\w\.\w\w", token) for word in WORD.findall(token)]
            if words:
                found.append(words)
    return found


def score(lines: list[str]) -> float | None:
    parts = sentences(lines)
    words = [word for part in parts for word in part]
    if len(words) < 20:
        return None
    return 206.84 - 77 * sum(map(syllables, words)) / len(words) - 0.93 * len(words) / len(parts)


def pages() -> dict[str, str]:
    """Every kind of page, every outcome and question, every reader, and the advices of the expert cases."""
    found = {kind.name: kind.path for kind in PAGE_KINDS + OTHER_QUESTIONS if kind.status == 200}
    for outcome in OUTCOMES:
        found[f"{outcome}"] = f"/{'routes' if outcome in ROUTES else 'opties'}/{outcome}?peildatum={PEILDATUM}"
        case = next((case for case in CASES if case["verwacht"][outcome] == "past"), CASES[0])
        found[f"why {outcome}"] = address(f"/advies/{outcome}", case["antwoorden"])
    for sheet, outcomes in SHEETS.items():
        case = next(case for case in CASES if any(case["verwacht"][outcome] == "past" for outcome in outcomes))
        found[f"sheet {sheet}"] = address(f"/gesprek/{sheet}", case["antwoorden"])
    for number, case in enumerate(CASES):
        found[f"advice {case['id']}"] = address("/advies", case["antwoorden"], lezer=READERS[number % len(READERS)])
    assert len(OPTIONS) + len(ROUTES) == len(OUTCOMES)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--base", help="the address of a site that runs already")
    parser.add_argument("--all", action="store_true", help="list every page")
    options = parser.parse_args()
    with given(options.base.rstrip("/")) if options.base else program() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        found = []
        for name, path in pages().items():
            page.goto(base + path)
            lines = [line.strip() for line in re.split(r"[\n\t]+", page.locator("main").inner_text()) if line.strip()]
            value = score(lines)
            if value is not None:
                found.append((value, score([line for line in lines if line.endswith((".", "!", "?"))]), name))
        browser.close()
    found.sort()
    print(f"{len(found)} pages; median {statistics.median(value for value, _, _ in found):.1f}; "
          f"of running text {statistics.median(value for _, value, _ in found if value is not None):.1f}")  # fmt: skip
    print("| page | all visible text | running text |\n|---|---|---|")
    for value, running, name in found if options.all else found[:10]:
        print(f"| {name} | {value:.1f} | {'' if running is None else f'{running:.1f}'} |")


if __name__ == "__main__":
    main()
