"""What the end-to-end tests know about the guide: its content, its addresses and its outcomes."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import yaml

ROOT = Path(__file__).resolve().parents[2]
CONTENT = Path(os.environ.get("ROUTEWIJZER_CONTENT", ROOT / "Content"))
BINARY = Path(os.environ.get("ROUTEWIJZER_BIN", ROOT / ".build/debug/routewijzer"))

PEILDATUM = "2026-11-21"
ROUTES = ["ontwikkeling", "consument", "werkgever", "zorgaanbieder", "wlz-hulpmiddel", "zvw", "wmo"]
OPTIONS = [
    "wlz-regulier", "wlz-thuiszorgtechnologie", "wlz-innovatie-experiment", "wlz-verantwoording-experiment",
    "zvw-bestaande-prestatie", "zvw-nieuwe-prestatie", "zvw-thuiszorgtechnologie",
]  # fmt: skip
OUTCOMES = ROUTES + OPTIONS
STATUSES = ["past", "past-na-voldoen", "past-niet", "onbekend", "niet-van-kracht"]
UNKNOWN = "weet-niet"
NONE = "geen-van-deze"


def load(path: str):
    return yaml.safe_load((CONTENT / path).read_text(encoding="utf-8"))


CASES = load("rules/routes/routekeuze/cases.yaml")["cases"]
CASES_BY_ID = {case["id"]: case for case in CASES}
QUESTIONS = {question["id"]: question for question in load("questions/vragen.yaml")["vragen"]}
PAGES = {page["id"]: page["vragen"] for page in load("questions/vragen.yaml")["paginas"]}
PAGE_OF = {question: page for page, questions in PAGES.items() for question in questions}


@cache
def phrases() -> dict[str, dict[str, str]]:
    """All texts of the interface, by key."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((CONTENT / "texts").glob("*.yaml")):
        texts = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        found.update({key: {language: text[language] for language in ("nl", "en")} for key, text in texts.items()})
    return found


def query(answers: dict, **more: str) -> str:
    """The answers as they stand in an address, in the order of the interview."""
    pairs: list[tuple[str, str]] = []
    for question in QUESTIONS:
        if question not in answers:
            continue
        answer = answers[question]
        if isinstance(answer, list):
            pairs += [(question, value) for value in answer] or [(question, NONE)]
        else:
            pairs.append((question, answer))
    return urlencode(pairs + list(more.items()))


def address(path: str, answers: dict, language: str = "nl", **more: str) -> str:
    more.setdefault("peildatum", PEILDATUM)
    return ("" if language == "nl" else f"/{language}") + f"{path}?{query(answers, **more)}"


@dataclass(frozen=True)
class PageKind:
    """One kind of page, with an address that shows it."""

    name: str
    path: str
    status: int = 200
    titled: bool = field(default=True)

    def at(self, language: str) -> str:
        if language == "nl":
            return self.path
        return f"/{language}" + (self.path if not self.path.startswith("/?") and self.path != "/" else self.path[1:])


def _kinds() -> list[PageKind]:
    innovation = {"onderwerp": "innovatie"}
    product = {**innovation, "werkend-product": "ja", "bewezen-werking": "ja"}
    several = dict(CASES_BY_ID["GC-16"]["antwoorden"])
    del several["onderzoek-nodig"]  # can change nothing here, and would lapse
    day = f"peildatum={PEILDATUM}"
    return [
        PageKind("start", f"/?{day}"),
        PageKind("question-one", f"/vraag/onderwerp?{day}"),
        PageKind("question-checks", address("/vraag/eisen", product)),
        PageKind("question-several", address("/vraag/betalers", {**product, "mdr": "nvt", "ce": "ja", "avg": "ja", "bewijslast": "nvt"})),
        PageKind("question-lapsed", address("/vraag/wlz-indicatie", {"onderwerp": "verantwoording"}, vervallen="betalers")),
        PageKind("question-error", f"/verder?pagina=onderwerp&{day}", 400),
        PageKind("question-error-checks", "/verder?pagina=eisen&" + query({**product, "mdr": "ja"}, peildatum=PEILDATUM), 400),
        PageKind("check-empty", f"/controleer?{day}"),
        PageKind("check-open", address("/controleer", {**product, "ce": "weet-niet"})),
        PageKind("check-full", address("/controleer", several)),
        PageKind("advice-fits", address("/advies", several)),
        PageKind("advice-open", address("/advies", CASES_BY_ID["GC-29"]["antwoorden"])),
        PageKind("advice-develop", address("/advies", CASES_BY_ID["GC-26"]["antwoorden"])),
        PageKind("advice-empty", f"/advies?{day}"),
        PageKind("advice-not-in-force", "/advies?" + query(CASES_BY_ID["GC-27"]["antwoorden"], peildatum="2029-01-01")),
        PageKind("routes", f"/routes?{day}"),
        PageKind("route", f"/routes/wlz-hulpmiddel?{day}"),
        PageKind("route-development", f"/routes/ontwikkeling?{day}"),
        PageKind("options", f"/opties?{day}"),
        PageKind("option", f"/opties/wlz-innovatie-experiment?{day}"),
        PageKind("delivery-forms", f"/leveringsvormen?{day}"),
        PageKind("tree", f"/boom?{day}"),
        PageKind("sources", f"/bronnen?{day}"),
        PageKind("facts", f"/feiten?{day}"),
        PageKind("fact", f"/feiten/A-E16?{day}"),
        PageKind("terms", f"/begrippen?{day}"),
        PageKind("about", f"/over?{day}"),
        PageKind("privacy", f"/privacy?{day}"),
        PageKind("accessibility", f"/toegankelijkheid?{day}"),
        PageKind("not-found", "/bestaat-niet", 404),
        PageKind("bad-request", "/advies?onderwerp=onzin", 400),
    ]


PAGE_KINDS = _kinds()
