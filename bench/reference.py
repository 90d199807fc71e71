"""The route decision, second edition, once more in plain Python: its questions, and the status of every outcome as formulas.

As a program it is the Python that `routewijzer batch` is measured beside: it decides the lines with complete answers, and only
reads and prints the others, which would take it a search. bench/batch.py holds the answers of `batch` against `decide` and `open_verdict`.
"""
import itertools
import json
import math
import sys

ONE = {
    "onderwerp": ["innovatie", "verantwoording"], "werkend-product": ["ja", "nee"], "bewezen-werking": ["ja", "nee"],
    "mdr": ["ja", "nee", "nvt"], "ce": ["ja", "nee", "nvt"], "avg": ["ja", "nee", "nvt"], "bewijslast": ["ja", "nee", "nvt"],
    "preventievorm": ["universeel", "selectief", "geindiceerd", "zorggerelateerd", "geen"], "wlz-indicatie": ["ja", "nee", "beide"],
    "vervangt-toezicht": ["ja", "nee"], "behandeling-in-wlz": ["ja", "nee"], "op-afstand": ["ja", "nee"], "past-regulier": ["ja", "nee"],
    "onderzoek-nodig": ["ja", "nee"], "past-in-prestatie": ["ja", "nee"], "pgb-lijst": ["ja", "nee"],
}
MANY = {
    "betalers": ["consument", "werkgever", "zorgorganisatie", "gemeente", "pgb-wmo", "pgb-wlz"],
    "rol-product": ["ondersteunt-professional", "levert-zorg"],
    "zorgtype": ["langdurig-intensief", "genezing", "verpleging-thuis", "begeleiding", "zelfredzaamheid"],
    "verblijf": ["thuis", "instelling"], "leveringsvorm-thuis": ["vpt", "mpt", "pgb"],
}
DAY = "2026-11-21"
QUESTIONS = {**ONE, **{key: [[m for i, m in enumerate(members) if mask >> i & 1] for mask in range(1 << len(members))] for key, members in MANY.items()}}


def decide(a):
    """The status of every outcome for complete answers, on DAY."""
    allowed = a["werkend-product"] == "ja" and a["mdr"] != "nee" and a["ce"] != "nee" and a["avg"] != "nee"
    gate = allowed and a["bewezen-werking"] == "ja" and a["bewijslast"] != "nee"
    innovation, payers, kind = a["onderwerp"] == "innovatie", a["betalers"], a["zorgtype"]
    organisation = innovation and "zorgorganisatie" in payers
    care = "levert-zorg" in a["rol-product"]
    insurable = a["preventievorm"] != "universeel" and a["preventievorm"] != "selectief"
    client, other = a["wlz-indicatie"] != "nee", a["wlz-indicatie"] != "ja"
    long_term, cure, nursing = "langdurig-intensief" in kind, "genezing" in kind, "verpleging-thuis" in kind
    guidance, self_reliance, treatment = "begeleiding" in kind, "zelfredzaamheid" in kind, a["behandeling-in-wlz"] == "ja"
    wlz = long_term or client and (guidance or nursing or cure and treatment)
    zvw = organisation and care and insurable and (nursing and other or cure and (other or not treatment))
    wmo = self_reliance and (other or "gemeente" in payers) or guidance and other
    home, forms = "thuis" in a["verblijf"], a["leveringsvorm-thuis"]
    zzp, vpt, mpt, pgb = "instelling" in a["verblijf"], home and "vpt" in forms, home and "mpt" in forms, home and "pgb" in forms
    in_kind, distance, replaces = zzp or vpt or mpt, a["op-afstand"] == "ja", a["vervangt-toezicht"] == "ja"
    option = organisation and client and insurable
    regular = option and in_kind and a["past-regulier"] == "ja"
    fit = "past" if gate else "past-na-voldoen"
    return {
        "ontwikkeling": "past" if innovation and not gate else "past-niet",
        "consument": fit if innovation and "consument" in payers else "past-niet",
        "werkgever": fit if innovation and "werkgever" in payers else "past-niet",
        "zorgaanbieder": fit if regular or organisation and (
            "ondersteunt-professional" in a["rol-product"] or care and wlz and (not replaces or client and (zzp or vpt))) else "past-niet",
        "wlz-hulpmiddel": fit if option and care and wlz and in_kind and replaces else "past-niet",
        "zvw": fit if zvw else "past-niet",
        "wmo": fit if innovation and care and wmo and ("gemeente" in payers or "zorgorganisatie" in payers or "pgb-wmo" in payers) else "past-niet",
        "wlz-regulier": fit if regular else "past-niet",
        "wlz-thuiszorgtechnologie": fit if option and mpt and distance and (long_term or nursing or guidance) else "past-niet",
        "wlz-innovatie-experiment": ("past" if allowed else "past-na-voldoen") if option and a["past-regulier"] == "nee" and a["onderzoek-nodig"] == "ja" and (
            zzp or vpt or mpt and not distance) else "past-niet",
        "wlz-verantwoording-experiment": "past" if not innovation and client and in_kind else "past-niet",
        "wlz-pgb": fit if innovation and "pgb-wlz" in payers and client and insurable and pgb and a["pgb-lijst"] == "ja" else "past-niet",
        "zvw-bestaande-prestatie": fit if zvw and a["past-in-prestatie"] == "ja" else "past-niet",
        "zvw-nieuwe-prestatie": fit if zvw and a["past-in-prestatie"] == "nee" else "past-niet",
        "zvw-thuiszorgtechnologie": fit if organisation and insurable and nursing and other and distance else "past-niet",
    }


def is_complete(answers):
    return len(answers) == len(QUESTIONS) and "weet-niet" not in answers.values()


def open_questions(answers):
    return [question for question in QUESTIONS if answers.get(question, "weet-niet") == "weet-niet"]


def completions(answers):
    """How many there are."""
    return math.prod(len(QUESTIONS[question]) for question in open_questions(answers))


def open_verdict(answers):
    """By definition: every completion decided. Gives the statuses that remain per outcome, and the questions that still matter."""
    asked = open_questions(answers)
    verdicts = {choice: decide({**answers, **{question: QUESTIONS[question][index] for question, index in zip(asked, choice)}})
                for choice in itertools.product(*(range(len(QUESTIONS[question])) for question in asked))}
    matters = set()
    for place, question in enumerate(asked):
        if any(verdict != verdicts[choice[:place] + (0,) + choice[place + 1:]] for choice, verdict in verdicts.items()):
            matters.add(question)
    outcomes = next(iter(verdicts.values()))
    return {outcome: {verdict[outcome] for verdict in verdicts.values()} for outcome in outcomes}, matters


def main():
    for line in sys.stdin:
        case = json.loads(line)
        if is_complete(case["antwoorden"]):
            case = {"id": case["id"], "uitkomsten": decide(case["antwoorden"])}
        sys.stdout.write(json.dumps(case) + "\n")


if __name__ == "__main__":
    main()
