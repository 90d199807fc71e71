"""The decision that every program in the benchmark runs, as data, with the reference answer.

Ten inputs, three decision tables that use each other (27 rules), and a sum at the end. Every other form of it (DMN, JDM,
CLIPS rules, formulas) is made from `TABLES`, and every program must give the answers of `reference` before it is timed.
"""
import random

CHOICES = {
    "payer": ["zvw", "wlz", "wmo", "jw", "eigen"],
    "setting": ["thuis", "kliniek", "huisarts", "instelling"],
    "delivery": ["digitaal", "fysiek", "hybride"],
}
FLAGS = ["proven", "isPrevention", "isDevice", "multiProvider", "hasContract", "smallScale"]
INPUTS = [*CHOICES, *FLAGS, "hours"]
CAP = 6.5

INSURED = ["basispakket", "hulpmiddelen", "preventie"]
LONG_TERM = ["wlz-prestatie", "wlz-experiment"]
TOWN = ["gemeente-preventie", "gemeente-maatwerk"]
DIGITAL = ["thuismonitoring", "digitaal-consult", "wlz-zorgtech"]
IN_PERSON = ["wijkverpleging", "dbc", "ketenzorg", "huisarts-m-i", "wlz-toeslag"]
ANY = None

# name -> (columns, rules); a rule is its cells and its output. A cell is ANY, a list of values, or ("<" or ">=", number).
TABLES = {
    "route": (["payer", "proven", "isPrevention", "isDevice"], [
        ([["zvw"], [True], [False], [False]], "basispakket"),
        ([["zvw"], [True], [False], [True]], "hulpmiddelen"),
        ([["zvw"], [True], [True], ANY], "preventie"),
        ([["zvw"], [False], ANY, ANY], "facultatief"),
        ([["wlz"], [True], ANY, ANY], "wlz-prestatie"),
        ([["wlz"], [False], ANY, ANY], "wlz-experiment"),
        ([["wmo", "jw"], ANY, [True], ANY], "gemeente-preventie"),
        ([["wmo", "jw"], ANY, [False], ANY], "gemeente-maatwerk"),
        ([["eigen"], ANY, ANY, ANY], "eigen-betaling"),
    ]),
    "option": (["route", "setting", "delivery", "multiProvider", "hours"], [
        ([INSURED, ["thuis"], ["digitaal", "hybride"], ANY, ANY], "thuismonitoring"),
        ([INSURED, ["thuis"], ["fysiek"], ANY, ANY], "wijkverpleging"),
        ([INSURED, ["kliniek", "instelling"], ["digitaal"], ANY, ANY], "digitaal-consult"),
        ([INSURED, ["kliniek", "instelling"], ["fysiek", "hybride"], ANY, ANY], "dbc"),
        ([INSURED, ["huisarts"], ANY, [True], ANY], "ketenzorg"),
        ([INSURED, ["huisarts"], ANY, [False], ANY], "huisarts-m-i"),
        ([["facultatief"], ANY, ANY, ANY, (">=", 1)], "facultatieve-prestatie"),
        ([["facultatief"], ANY, ANY, ANY, ("<", 1)], "geen"),
        ([LONG_TERM, ANY, ["digitaal", "hybride"], ANY, ANY], "wlz-zorgtech"),
        ([LONG_TERM, ANY, ["fysiek"], ANY, ANY], "wlz-toeslag"),
        ([TOWN, ANY, ANY, ANY, ANY], "gemeente-pilot"),
        ([["eigen-betaling"], ANY, ANY, ANY, ANY], "particulier"),
    ]),
    "rate": (["option", "hasContract", "smallScale"], [
        ([DIGITAL, [True], ANY], 72.5),
        ([DIGITAL, [False], ANY], 54.25),
        ([IN_PERSON, ANY, [False]], 61.0),
        ([IN_PERSON, ANY, [True]], 48.75),
        ([["facultatieve-prestatie", "gemeente-pilot"], ANY, ANY], 40.0),
        ([["geen", "particulier"], ANY, ANY], 0.0),
    ]),
}


def passes(cell, value):
    if cell is ANY:
        return True
    if isinstance(cell, tuple):
        return value >= cell[1] if cell[0] == ">=" else value < cell[1]
    return value in cell


def reference(case):
    """(route, option, rate, amount, the rule that fired per table); it checks that exactly one rule fires."""
    known, fired = dict(case), []
    for name, (columns, rules) in TABLES.items():
        hits = [i for i, (cells, _) in enumerate(rules) if all(passes(c, known[k]) for c, k in zip(cells, columns))]
        if len(hits) != 1:
            raise ValueError(f"{len(hits)} rules of {name} fire for {case}")
        fired += hits
        known[name] = rules[hits[0]][1]
    return known["route"], known["option"], known["rate"], min(known["hours"], CAP) * known["rate"], fired


def cases(count, seed):
    """Random complete cases; hours in quarters from 0 to 10."""
    source = random.Random(seed)
    for _ in range(count):
        case = {name: source.choice(values) for name, values in CHOICES.items()}
        case.update({name: source.random() < 0.5 for name in FLAGS})
        case["hours"] = source.randrange(41) / 4
        yield case


def partial_cases(count, seed, open_inputs):
    """Cases of which some inputs are not known: exactly `open_inputs` of them, or any number when that is None."""
    source = random.Random(seed)
    for case in cases(count, seed + 1):
        size = source.randrange(len(INPUTS) + 1) if open_inputs is None else open_inputs
        hidden = set(source.sample(INPUTS, size))
        yield {name: value for name, value in case.items() if name not in hidden}


def output_values(name):
    """The texts that a table can give; None for numbers."""
    outputs = [output for _, output in TABLES[name][1]]
    return list(dict.fromkeys(outputs)) if isinstance(outputs[0], str) else None
