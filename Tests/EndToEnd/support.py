"""What the end-to-end tests know about the guide: its content, its addresses and its outcomes."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

import html5lib
import yaml

ROOT = Path(__file__).resolve().parents[2]
CONTENT = Path(os.environ.get("ROUTEWIJZER_CONTENT", ROOT / "Content"))
BINARY = Path(os.environ.get("ROUTEWIJZER_BIN", ROOT / ".build/debug/routewijzer"))

PEILDATUM = "2026-11-21"
ROUTES = ["ontwikkeling", "consument", "werkgever", "zorgaanbieder", "wlz-hulpmiddel", "zvw", "wmo"]
OPTIONS = [
    "wlz-regulier", "wlz-thuiszorgtechnologie", "wlz-innovatie-experiment", "wlz-verantwoording-experiment", "wlz-pgb",
    "zvw-bestaande-prestatie", "zvw-nieuwe-prestatie", "zvw-thuiszorgtechnologie",
]  # fmt: skip
OUTCOMES = ROUTES + OPTIONS
STATUSES = ["past", "past-na-voldoen", "past-niet", "onbekend", "niet-van-kracht"]
UNKNOWN = "weet-niet"
NONE = "geen-van-deze"
XHTML = "{http://www.w3.org/1999/xhtml}"


def load(path: str):
    return yaml.safe_load((CONTENT / path).read_text(encoding="utf-8"))


CASES = load("rules/routes/routekeuze/cases.yaml")["cases"]
CASES_BY_ID = {case["id"]: case for case in CASES}
QUESTIONS = {question["id"]: question for question in load("questions/vragen.yaml")["vragen"]}
PAGES = {page["id"]: page["vragen"] for page in load("questions/vragen.yaml")["paginas"]}
PAGE_OF = {question: page for page, questions in PAGES.items() for question in questions}
READERS = [reader["id"] for reader in load("questions/lezers.yaml")["lezers"]]
KINDS = sorted(path.parent.name for path in (CONTENT / "knowledge").glob("*/soort.yaml"))
ITEMS = {
    f"{kind}/{item['id']}": item
    for kind in KINDS
    for path in sorted((CONTENT / "knowledge" / kind).glob("*.yaml")) if path.name != "soort.yaml"
    for item in load(f"knowledge/{kind}/{path.name}")["items"]
}  # fmt: skip
TOOLS = {path.parent.name: load(f"tools/{path.parent.name}/hulp.yaml") for path in sorted((CONTENT / "tools").glob("*/hulp.yaml"))}
BUSINESS_CASES = {path.name.removesuffix(".zaak.yaml"): load(f"cases/{path.name}") for path in sorted((CONTENT / "cases").glob("*.zaak.yaml"))}
SHEETS = {sheet["id"]: sheet["uitkomsten"] for sheet in load("conversations/gespreksbladen.yaml")["gespreksbladen"]}

# A product that works, is proven and meets every requirement; who pays is not said yet.
PRODUCT = {
    "onderwerp": "innovatie", "werkend-product": "ja", "bewezen-werking": "ja",
    "mdr": "nvt", "ce": "ja", "avg": "ja", "bewijslast": "nvt",
}  # fmt: skip

# A business case that is built on the pages, as far as its costs.
BUILT = "koper=zorgaanbieder-wlz&wint=zorgkantoor&jaren=5&clienten=60&aanschaf=40000&licentie=25"

# A client who moves from district nursing to an institution, as the form of the tool sends it.
JOURNEY = {
    "soort": "verzorging",
    "stappen-1-wet": "zvw", "stappen-1-leveringsvorm": "nvt", "stappen-1-maanden": "12",
    "stappen-2-wet": "wlz", "stappen-2-leveringsvorm": "mpt", "stappen-2-maanden": "24",
    "stappen-3-wet": "wlz", "stappen-3-leveringsvorm": "zzp", "stappen-3-maanden": "18",
}  # fmt: skip


@cache
def phrases() -> dict[str, dict[str, str]]:
    """All texts of the interface, by key."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted((CONTENT / "texts").glob("*.yaml")):
        texts = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        found.update({key: {language: text[language] for language in ("nl", "en")} for key, text in texts.items()})
    return found


@cache
def outcome_names(language: str = "nl") -> dict[str, str]:
    return {outcome["id"]: outcome["naam"][language] for outcome in load("outcomes/uitkomsten.yaml")["uitkomsten"]}


def retirement(question: str, answer: str, language: str = "nl") -> str:
    """What a reader is told about a retired answer."""
    for retired in load("questions/vervallen.yaml")["vervallen"]:
        if retired["vraag"] == question and answer in retired["antwoorden"]:
            return retired["tekst"][language]
    raise KeyError((question, answer))


def query(answers: dict, **more: str) -> str:
    """The answers as they stand in an address, in the order of the interview; ids of an earlier edition at the end."""
    pairs: list[tuple[str, str]] = []
    for question in [*QUESTIONS, *(key for key in answers if key not in QUESTIONS)]:
        if question not in answers:
            continue
        answer = answers[question]
        if isinstance(answer, list):
            pairs += [(question, value) for value in answer] or [(question, NONE)]
        else:
            pairs.append((question, answer))
    return urlencode(pairs + list(more.items()))


def address(path: str, answers: dict, language: str = "nl", **more: str) -> str:
    more = {"peildatum": PEILDATUM, **more}
    return ("" if language == "nl" else f"/{language}") + f"{path}?{query(answers, **more)}"


# MARK: reading a page


def elements(tree, name: str | None = None) -> list:
    return [element for element in tree.iter() if isinstance(element.tag, str) and (name is None or element.tag == XHTML + name)]


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def statuses(page: bytes) -> dict[str, str]:
    """Every outcome of an advice page with its status, wherever it stands: in a card, a list or the table of what does not fit."""
    marked = [element for element in elements(html5lib.parse(page)) if "data-uitkomst" in element.attrib]
    found = {element.get("data-uitkomst"): element.get("data-status") for element in marked}
    assert len(found) == len(marked), "An outcome stands on the page once."
    return found


def links(text: str, part: str = "") -> list[str]:
    """The addresses of the links in markup, as a browser follows them."""
    return [link.replace("&amp;", "&") for link in re.findall(r'<a\b[^>]*\shref="([^"]*)"', text) if part in link]


# MARK: one address of every kind of page


@dataclass(frozen=True)
class PageKind:
    """One kind of page, with an address that shows it."""

    name: str
    path: str
    status: int = 200

    def at(self, language: str) -> str:
        if language == "nl":
            return self.path
        return f"/{language}" + (self.path if not self.path.startswith("/?") and self.path != "/" else self.path[1:])


def _kinds() -> list[PageKind]:
    product = {key: PRODUCT[key] for key in ("onderwerp", "werkend-product", "bewezen-werking")}
    fits = CASES_BY_ID["GC-16"]["antwoorden"]
    employer = {**PRODUCT, "bewijslast": UNKNOWN, "mdr": "nee", "betalers": ["werkgever"], "zorgtype": ["genezing"]}
    old = {**PRODUCT, "betalers": ["zorgorganisatie"], "rol-product": ["levert-zorg"], "wijkverpleging": "ja"}
    day = f"peildatum={PEILDATUM}"
    return [
        PageKind("start", f"/?{day}"),
        PageKind("question-one", f"/vraag/onderwerp?{day}"),
        PageKind("question-checks", address("/vraag/eisen", product)),
        PageKind("question-several", address("/vraag/betalers", PRODUCT, lezer="adviseur")),
        PageKind("question-translated", address("/vraag/zorgtype", old)),
        PageKind("question-error", f"/verder?pagina=onderwerp&{day}", 400),
        PageKind("question-error-checks", "/verder?pagina=eisen&" + query({**product, "mdr": "ja"}, peildatum=PEILDATUM), 400),
        PageKind("check-empty", f"/controleer?{day}"),
        PageKind("check-open", address("/controleer", {**product, "ce": UNKNOWN})),
        PageKind("check-full", address("/controleer", fits)),
        PageKind("check-idle", address("/controleer", employer)),
        PageKind("advice-fits", address("/advies", fits)),
        PageKind("advice-missing", address("/advies", {**employer, "bewijslast": "ja"}, lezer="zorgaanbieder")),
        PageKind("advice-open", address("/advies", CASES_BY_ID["GC-29"]["antwoorden"])),
        PageKind("advice-develop", address("/advies", CASES_BY_ID["GC-39"]["antwoorden"])),
        PageKind("advice-empty", f"/advies?{day}"),
        PageKind("advice-nothing", address("/advies", {**PRODUCT, "betalers": []})),
        PageKind("advice-translated", address("/advies", old)),
        PageKind("advice-not-in-force", "/advies?" + query(CASES_BY_ID["GC-27"]["antwoorden"], peildatum="2029-01-01")),
        PageKind("why-fits", address("/advies/wlz-thuiszorgtechnologie", fits, lezer="financier")),
        PageKind("why-not", address("/advies/zvw-nieuwe-prestatie", fits)),
        PageKind("why-open", f"/advies/wlz-regulier?{day}"),
        PageKind("advice-tree", address("/advies/boom", fits)),
        PageKind("advice-ground", address("/advies/bronnen", fits)),
        PageKind("sheet", address("/gesprek/zorgkantoor", fits)),
        PageKind("sheet-nothing-fits", f"/gesprek/werkgever?{day}"),
        PageKind("routes", f"/routes?{day}"),
        PageKind("route", f"/routes/wlz-hulpmiddel?{day}"),
        PageKind("route-development", f"/routes/ontwikkeling?{day}"),
        PageKind("options", f"/opties?{day}"),
        PageKind("option", f"/opties/wlz-innovatie-experiment?{day}"),
        PageKind("delivery-forms", f"/leveringsvormen?{day}"),
        PageKind("tree", f"/boom?{day}"),
        PageKind("sources", f"/bronnen?{day}"),
        PageKind("facts", f"/feiten?{day}"),
        PageKind("facts-chosen", f"/feiten?feit=A-E16&feit=C-O2-1&feit=K-C32&{day}"),
        PageKind("fact", f"/feiten/A-E16?{day}"),
        PageKind("terms", f"/begrippen?{day}"),
        PageKind("term", f"/begrippen/prestatie?{day}"),
        PageKind("knowledge", f"/kennis?{day}"),
        PageKind("knowledge-list", f"/kennis/instrumenten?{day}"),
        PageKind("knowledge-chosen", f"/kennis/instrumenten?stand=doorlopend&voor=maker&{day}"),
        PageKind("knowledge-groups", f"/kennis/organisaties?{day}"),
        PageKind("knowledge-compared", f"/kennis/wetten?{day}"),
        PageKind("knowledge-scheme", f"/kennis/instrumenten/stoz?{day}"),
        PageKind("knowledge-organisation", f"/kennis/organisaties/nza?{day}"),
        PageKind("knowledge-barrier", f"/kennis/belemmeringen/afschrijving-te-lang?{day}"),
        PageKind("knowledge-flow", f"/kennis/onderwerpen/jaarcyclus?{day}"),
        PageKind("advice-knowledge", address("/advies/kennis", fits)),
        PageKind("search-empty", f"/zoek?{day}"),
        PageKind("search", f"/zoek?q=wie%20betaalt%20een%20medicijndispenser&{day}"),
        PageKind("search-nothing", f"/zoek?q=xylofoonkwartet&{day}"),
        PageKind("tools", f"/hulpmiddelen?{day}"),
        PageKind("tool", f"/hulpmiddelen/thuiszorgtechnologie?{day}"),
        PageKind("tool-rows", f"/hulpmiddelen/betaling-na-verhuizing?{day}"),
        PageKind("tool-open", f"/hulpmiddelen/experimentbudget/uitkomst?jaren=3&{day}"),
        PageKind("tool-bars", "/hulpmiddelen/afschrijving/uitkomst?investering=30000&levensduurJaren=3&rentePercentage=5&" + day),
        PageKind("tool-timeline", "/hulpmiddelen/experimentdata/uitkomst?start=2027-01-01&einde=2029-12-31&" + day),
        PageKind("tool-lanes", "/hulpmiddelen/betaling-na-verhuizing/uitkomst?" + urlencode(JOURNEY) + "&" + day),
        PageKind("tool-error", f"/hulpmiddelen/tariefruimte/uitkomst?nzaMaximum=veel&afgesprokenPercentage=101&{day}", 400),
        PageKind("case", f"/zaak/voorbeeld/heupairbag?{day}"),
        PageKind("case-options", f"/zaak/voorbeeld/beeldbellen-thuis?{day}"),
        PageKind("case-board", f"/zaak/voorbeeld/heupairbag?blad=bestuur&{day}"),
        PageKind("case-party", f"/zaak/voorbeeld/heupairbag?voor=zorgkantoor&{day}"),
        PageKind("case-builder", f"/zaak/begin?{day}"),
        PageKind("case-builder-savings", f"/zaak/begin/besparing?{BUILT}&route=wlz-innovatie-experiment&{day}"),
        PageKind("case-builder-paying", f"/zaak/begin/betaling?{BUILT}&{day}"),
        PageKind("case-builder-error", f"/zaak/begin/zekerheid?{BUILT}&uren=2&uurkosten=45&deel=50&verder=ja&{day}", 400),
        PageKind("case-built", f"/zaak/schets?{BUILT}&uren=2&urenNu=6&uurkosten=45&deel=50&spreiding=20&{day}"),
        PageKind("changes", f"/wijzigingen?{day}"),
        PageKind("downloads", f"/download?{day}"),
        PageKind("about", f"/over?{day}"),
        PageKind("privacy", f"/privacy?{day}"),
        PageKind("accessibility", f"/toegankelijkheid?{day}"),
        PageKind("not-found", "/bestaat-niet", 404),
        PageKind("bad-request", "/advies?onderwerp=onzin", 400),
    ]


PAGE_KINDS = _kinds()
KIND = {kind.name: kind for kind in PAGE_KINDS}
OTHER_QUESTIONS = [
    PageKind(f"question-{page}", f"/vraag/{page}?peildatum={PEILDATUM}") for page in PAGES if page not in ("onderwerp", "eisen", "betalers")
]


# MARK: in a browser

# WCAG 1.4.12, as the success criterion says it.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-block-end: 2em !important }"""


def resize(page, width, scheme="light", height=900):
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)


def show(page, base_url, path, width=1280, scheme="light", height=900):
    resize(page, width, scheme, height)
    return page.goto(base_url + path)


def open_details(page):
    page.evaluate("() => document.querySelectorAll('details').forEach(element => { element.open = true })")


def visible_words(page) -> int:
    """The words that a person sees in the content of a page."""
    return len(page.locator("main").inner_text().split())
