"""Business cases: the whole arithmetic again, in another language and another kind of number, on random cases and on the examples.

Nothing here is taken from the program: formulas are evaluated by Python, money is Decimal with 50 digits, draws come from a Philox written here
and from the inverse distributions of scipy.
"""

import csv
import io
import json
import re
import math
import os
import random
from decimal import ROUND_HALF_UP, Decimal, getcontext

import jsonschema
import numpy
import pytest
import yaml
from scipy import special, stats

from support import CONTENT, ROOT

getcontext().prec = 50
CENT = Decimal("0.01")
NAMED = {"maandenPerJaar": 12, "minutenPerUur": 60, "urenPerDag": 24, "dagenPerWeek": 7, "wekenPerJaar": 52, "dagenPerJaar": 365}
UNITS = {"eenmalig": "euro", "vernieuwing": "euro", "maandelijks": "euro per maand", "jaarlijks": "euro per jaar"}


def dec(value) -> Decimal:
    return value if isinstance(value, Decimal) else Decimal(str(value))


def cents(value) -> Decimal:
    return dec(value).quantize(CENT, ROUND_HALF_UP)


# MARK: The arithmetic


class Model:
    """A case as the definitions say it is computed; `number` is Decimal or float."""

    def __init__(self, case: dict, number=dec):
        self.case, self.number = case, number
        self.months, self.rate = 12 * case["jaren"], number(case.get("discontovoet", 0.03))
        self.parties = [party["id"] for party in case["partijen"]]
        if number is dec:
            self.discount = [(1 + self.rate) ** (Decimal(-m) / 12) for m in range(self.months)]
        else:
            self.discount = [(1 + self.rate) ** (-m / 12) for m in range(self.months)]

    def names(self, values: dict) -> dict:
        known = {name: self.number(value) for name, value in (NAMED | values).items()} | {"min": min, "max": max, "abs": abs}
        for value in self.case.get("berekend", []):
            known[value["id"]] = self.value(value["formule"], known)
        return known

    def value(self, formula, known):
        code = str(formula)
        if "if " in code:
            condition, rest = code.removeprefix("if ").split(" then ")
            then, otherwise = rest.split(" else ")
            code = f"({then}) if ({condition}) else ({otherwise})"
        found = eval(code, {"__builtins__": {}}, known)  # noqa: S307 - formulas written by this test
        return self.number(found)

    def factors(self, timing: dict) -> list:
        last = timing.get("tot", self.months - 1)
        step = {"eenmalig": self.months, "maandelijks": 1, "jaarlijks": 12}.get(timing["ritme"]) or 12 * timing["elkeJaren"]
        ramp = timing.get("opbouw", 0)
        found = [self.number(0)] * self.months
        for month in range(timing["van"], last + 1, step):
            done = month - timing["van"] + 1
            found[month] = self.number(1) if done >= ramp else self.number(done) / ramp
        return found

    def shares(self, adoption: dict) -> list:
        points = [(point["maand"], self.number(point["deel"])) for point in adoption["verloop"]]
        found = []
        for month in range(self.months):
            before = [point for point in points if point[0] <= month]
            after = [point for point in points if point[0] > month]
            if not before:
                found.append(self.number(0))
            elif not after:
                found.append(before[-1][1])
            else:
                (m0, s0), (m1, s1) = before[-1], after[0]
                found.append(s0 + (s1 - s0) * (month - m0) / (m1 - m0))
        return found

    def weight(self, item: dict, option) -> int:
        if not option:
            return 1
        usual = next(entry["id"] for entry in self.case["opties"] if entry.get("gebruikelijk"))
        return (option in item["opties"]) - (usual in item["opties"])

    def flows(self, values: dict, option=None) -> dict:
        known, number = self.names(values), self.number
        flows = {party: [number(0)] * self.months for party in self.parties}
        uncashed = {"capaciteit": dict.fromkeys(self.parties, number(0)), "kwaliteit": dict.fromkeys(self.parties, number(0))}
        costs, inputs, benefits, knows = dict.fromkeys(self.parties, number(0)), number(0), number(0), False
        for item in self.case["posten"]:
            weight, kind, party = self.weight(item, option), item["soort"], item["partij"]
            if weight == 0:
                continue
            amount, factors = self.value(item["bedrag"], known), self.factors(item["wanneer"])
            if "gebruik" in item:
                adoption = next(entry for entry in self.case["gebruik"] if entry["id"] == item["gebruik"])
                amount = amount * self.value(adoption["aantal"], known)
                factors = [factor * share for factor, share in zip(factors, self.shares(adoption))]
            terms = item.get("sroi", self.case.get("sroi"))
            kept = lost = number(0)
            if terms:
                part = {key: self.value(terms[key], known) for key in ("deadweight", "verdringing", "aanAnderen", "afname")}
                kept, lost = (1 - part["deadweight"]) * (1 - part["verdringing"]) * (1 - part["aanAnderen"]), 1 - part["afname"]
            for month, factor in enumerate(factors):
                whole = amount * factor
                gain = number(0)
                if kind == "kosten":
                    flows[party][month] -= weight * whole
                    costs[party] += weight * whole * self.discount[month]
                    inputs += weight * whole * self.discount[month]
                elif kind == "overdracht":
                    flows[party][month] -= weight * whole
                    flows[item["naar"]][month] += weight * whole
                elif kind == "opbrengst":
                    gain = whole
                    flows[party][month] += weight * gain
                elif kind == "besparing":
                    gain = self.cash(item, whole, factor, known)
                    flows[party][month] += weight * gain
                    rest = item.get("verzilvering", {}).get("rest", "capaciteit")
                    uncashed[rest][party] += weight * (whole - gain) * self.discount[month]
                elif kind == "effect" and "waardering" in item:
                    gain = whole * self.value(item["waardering"], known)
                if terms and kind not in ("kosten", "overdracht") and (kind != "effect" or "waardering" in item):
                    knows = True
                    benefits += weight * gain * self.discount[month] * kept * lost ** (month // 12)
        gap = number(0)
        for life in self.case.get("levensduur", []):
            sum_, years = self.value(life["investering"], known), self.value(life["jaren"], known)
            gap += self.annuity(sum_, years) - self.annuity(sum_, {"nic": 10, "nhc": 30}[life["component"]])
        return {
            "flows": flows, "uncashed": uncashed, "costs": {p: max(number(0), c) for p, c in costs.items()},
            "sroi": benefits / inputs if knows and inputs > 0 else None, "gap": gap if "levensduur" in self.case else None,
        }  # fmt: skip

    def cash(self, item, whole, factor, known):
        cashing = item.get("verzilvering")
        if cashing is None or factor == 0:
            return whole
        cluster = next((entry for entry in self.case.get("clusters", []) if entry["id"] == cashing.get("cluster")), None)
        if cluster and not cluster["compleet"]:
            return self.number(0)
        share = self.value(cashing["deel"], known) * whole
        if "ondergrens" not in cashing:
            return share
        room = self.value(item["nu"], known) - self.value(cashing["ondergrens"], known)
        return min(share, max(self.number(0), room))

    def annuity(self, sum_, years):
        return sum_ / years if self.rate == 0 else sum_ * self.rate / (1 - (1 + self.rate) ** (-self.number(years)))

    def present(self, flow):
        return sum((money * factor for money, factor in zip(flow, self.discount)), self.number(0))


def payback(flow):
    sums, total = [], Decimal(0)
    for money in flow:
        total += money
        sums.append(total)
    short = [month for month, value in enumerate(sums) if value < Decimal("-1e-20")]
    month = short[-1] + 1 if short else 0
    return (month if month < len(flow) else None), max(Decimal(0), -min(sums))


def check(result: dict, case: dict, option=None):
    """Every number of the result against this arithmetic."""
    model = Model(case)
    values = {entry["id"]: entry["waarschijnlijk"] for entry in case["aannamen"]}
    found = model.flows(values, option)
    close = lambda a, b: abs(dec(a) - dec(b)) <= CENT / 2 + Decimal("1e-6")
    total = [sum(flow[m] for flow in found["flows"].values()) for m in range(model.months)]
    for said, flow in [(result["partijen"][p], found["flows"][p]) for p in model.parties] + [(result["totaal"], total)]:
        assert close(said["ncw"], model.present(flow))
        month, peak = payback(flow)
        assert said["terugverdienMaand"] == month and close(said["piekFinanciering"], peak)
        years = [sum(flow[12 * y : 12 * y + 12]) for y in range(case["jaren"])]
        assert len(said["perJaar"]) == len(years) and all(map(close, said["perJaar"], years))
    for rest, amounts in found["uncashed"].items():
        assert all(close(result["partijen"][p][rest], amounts[p]) for p in model.parties)
    assert (result["sroi"] is None) == (found["sroi"] is None)
    if found["sroi"] is not None:
        assert abs(result["sroi"] - float(found["sroi"])) <= 1e-9 * max(1, float(found["sroi"]))
    assert (result["levensduurgat"] is None) == (found["gap"] is None)
    if found["gap"] is not None:
        assert close(result["levensduurgat"], found["gap"])
    check_transfers(result, {p: cents(dec(str(result["partijen"][p]["ncw"]))) for p in model.parties}, found["costs"])


def check_transfers(result: dict, before: dict, costs: dict):
    said, total = result["overdracht"], sum(before.values())
    assert said["mogelijk"] == (total >= 0) and dec(str(said["tekort"])) == max(Decimal(0), -total)
    if total < 0:
        assert said["geenVerliezer"] is None and said["gelijk"] is None and said["naarKosten"] is None
        return
    amounts = {key: {p: dec(str(v)) for p, v in said[key].items()} for key in ("geenVerliezer", "gelijk", "naarKosten") if said[key] is not None}
    assert ("naarKosten" in amounts) == any(cents(cost) > 0 for cost in costs.values())
    for division in amounts.values():
        assert sum(division.values()) == 0 and division.keys() == before.keys()
    gains, lost = sum(v for v in before.values() if v > 0), -sum(v for v in before.values() if v < 0)
    for party, value in before.items():
        moved = amounts["geenVerliezer"][party]
        if value < 0:
            assert value + moved == 0
        else:
            assert value + moved >= 0
            assert abs(moved + (lost * value / gains if gains else 0)) <= CENT
        assert abs(value + amounts["gelijk"][party] - total / len(before)) <= CENT
        if "naarKosten" in amounts:
            share = total * costs[party] / sum(costs.values())
            # Costs are weighed in cents.
            assert abs(value + amounts["naarKosten"][party] - share) <= CENT + total * CENT * len(before) / sum(costs.values())
    for division in said["perJaar"].values():
        assert division is None or sum(dec(str(v)) for v in division.values()) == 0


# MARK: Random cases

# Each starts the program, which reads the whole content first; ROUTEWIJZER_TESTS=all tries more.
SEEDS = 60 if os.environ.get("ROUTEWIJZER_TESTS") == "all" else 10



def random_case(seed: int) -> dict:
    pick = random.Random(seed)
    years = pick.randint(1, 8)
    last = 12 * years - 1
    parties = [f"p{n}" for n in range(pick.randint(1, 5))]
    case = {
        "naam": f"Willekeurig {seed}", "jaren": years, "discontovoet": pick.choice([0, 0.03, 0.015, 0.1]), "peildatum": "2026-11-21",
        "partijen": [
            {"id": p, "naam": p, "soort": pick.choice(["zorgaanbieder", "gemeente", "zorgkantoor"]), "domein": pick.choice(["wlz", "zvw", "wmo"])} for p in parties
        ],
        "aannamen": [], "posten": [],
    }  # fmt: skip

    def assume(unit, value):
        name = f"a{len(case['aannamen'])}"
        case["aannamen"].append(
            {"id": name, "naam": name, "eenheid": unit, "verdeling": "vast", "waarschijnlijk": value, "bron": "proef", "zekerheid": "schatting"}
        )
        return name

    money = lambda: round(pick.uniform(0, 10 ** pick.randint(1, 6)), pick.randint(0, 4))
    share = lambda: assume("deel", round(pick.uniform(0, 1), 3))
    if pick.random() < 0.5:
        case["opties"] = [{"id": "nu", "naam": "nu", "gebruikelijk": True}, {"id": "x", "naam": "x"}, {"id": "y", "naam": "y"}]
    people = assume("cliënt", pick.randint(1, 500))
    months = sorted(pick.sample(range(0, last + 1), min(3, last + 1)))
    case["gebruik"] = [{"id": "g", "naam": "g", "aantal": people, "verloop": [{"maand": m, "deel": round(pick.random(), 2)} for m in months]}]
    case["clusters"] = [{"id": "c", "naam": "c", "compleet": pick.random() < 0.5}]
    if pick.random() < 0.6:
        case["sroi"] = {"deadweight": share(), "verdringing": share(), "aanAnderen": share(), "afname": share()}
    if pick.random() < 0.5:
        case["levensduur"] = [
            {"id": "l", "investering": assume("euro", money()), "jaren": assume("jaar", pick.choice([2, 3, 4.5, 12])), "component": pick.choice(["nic", "nhc"])}
        ]
    kinds = {"kosten": "dienst", "besparing": "uren", "opbrengst": "prestatie", "overdracht": "afspraak", "effect": "welzijn"}
    for number in range(pick.randint(1, 14)):
        kind, rhythm = pick.choice(list(kinds)), pick.choice(list(UNITS))
        timing = {"ritme": rhythm, "van": pick.randint(0, last)}
        if rhythm != "eenmalig" and pick.random() < 0.5:
            timing["tot"] = pick.randint(timing["van"], last)
        if rhythm != "eenmalig" and pick.random() < 0.4:
            timing["opbouw"] = pick.randint(1, 18)
        if rhythm == "vernieuwing":
            timing["elkeJaren"] = pick.randint(1, 4)
        item = {"id": f"i{number}", "naam": "post", "soort": kind, "categorie": kinds[kind], "partij": pick.choice(parties), "wanneer": timing}
        if "opties" in case:
            item["opties"] = pick.sample(["nu", "x", "y"], pick.randint(1, 3))
        unit = UNITS[rhythm]
        grows = pick.random() < 0.4
        per = " per cliënt" if grows else ""
        first = assume(unit + per, money())
        form = pick.randint(0, 3)
        if form == 0:
            item["bedrag"] = first
        elif form == 1:
            item["bedrag"] = f"{first} * {share()}"
        elif form == 2:
            item["bedrag"] = f"min({first}, {assume(unit + per, money())})"
        else:
            other = assume(unit + per, money())
            item["bedrag"] = f"if {first} > {other} then {first} - {other} else ({first} + {other}) / 2"
        if grows:
            item["gebruik"] = "g"
        if kind == "overdracht":
            item["naar"] = pick.choice(parties)
        if kind == "effect" and pick.random() < 0.5:
            item["waardering"] = share()
        if kind == "besparing":
            item["verzilvering"] = {"deel": share(), "rest": pick.choice(["capaciteit", "kwaliteit"])}
            if pick.random() < 0.5:
                item["nu"] = assume(unit, 10**11)
                item["verzilvering"]["ondergrens"] = assume(unit, 10**11 - round(money()))
            if pick.random() < 0.3:
                item["verzilvering"]["cluster"] = "c"
        case["posten"].append(item)
    return case


def compute(cli, case: dict, *more: str) -> dict:
    run = cli(["zaak", "bereken", "-", "--format", "json", *more], input=json.dumps(case).encode())
    assert run.returncode == 0, run.stderr.decode()
    return json.loads(run.stdout, parse_float=Decimal)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_random_cases_to_the_cent(cli, seed):
    case = random_case(seed)
    option = ["x", "y"][seed % 2] if "opties" in case else None
    result = compute(cli, case, "--trekkingen", "0", *(["--optie", option] if option else []))
    check(plain(result), case, option)
    assert result["onzekerheid"] is None and result["waardeVanWeten"] is None, "Nothing was drawn."
    for other, said in result["alternatieven"].items():
        flows = Model(case).flows({entry["id"]: entry["waarschijnlijk"] for entry in case["aannamen"]}, other)["flows"]
        for party, flow in flows.items():
            assert abs(said["partijen"][party]["ncw"] - Model(case).present(flow)) <= CENT / 2 + Decimal("1e-6")


def plain(result):
    """Decimals where money stands, floats where a ratio does."""
    result["sroi"] = None if result["sroi"] is None else float(result["sroi"])
    return result


def test_the_examples_of_the_content(cli):
    """The example of the hospital and the general practice, and of the airbag, computed again; parameters as the content has them."""
    figures = {f["id"]: f["waarden"][-1]["waarde"] for f in yaml.safe_load((CONTENT / "parameters/parameters.yaml").read_text())["parameters"]}
    files = sorted((CONTENT / "cases").glob("*.zaak.yaml"))
    assert len(files) >= 7
    for file in files:
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        case["peildatum"] = str(case.get("peildatum", "2026-11-21"))
        for assumption in case["aannamen"]:
            if "parameter" in assumption:
                assumption["waarschijnlijk"] = figures[assumption["parameter"]]
        option = next((entry["id"] for entry in case.get("opties", []) if not entry.get("gebruikelijk")), None)
        run = cli(["zaak", "bereken", str(file), "--format", "json", "--trekkingen", "0"])
        assert run.returncode == 0, run.stderr.decode()
        check(plain(json.loads(run.stdout, parse_float=Decimal)), case, option)
    pzp = compute(cli, yaml.safe_load((CONTENT / "cases/pzp.zaak.yaml").read_text(encoding="utf-8")))
    assert pzp["totaal"]["ncw"] == 18_000_000
    assert pzp["overdracht"]["geenVerliezer"] == {"ziekenhuis": -2_000_000, "huisarts": 2_000_000}


@pytest.mark.parametrize("key", ["aannamen", "posten", "partijen", "wanneer"])
def test_the_schema_and_the_reader_say_the_same(cli, key):
    schema = json.loads((ROOT / "docs/zaak.schema.json").read_text(encoding="utf-8"))
    for case in [random_case(seed) for seed in range(24)] + [chance_case()]:
        jsonschema.validate(case, schema)
    for file in (CONTENT / "cases").glob("*.zaak.yaml"):
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        jsonschema.validate(case | ({"peildatum": str(case["peildatum"])} if "peildatum" in case else {}), schema)
    # A key too many is refused by both.
    case = chance_case()
    place = case["posten"][0]["wanneer"] if key == "wanneer" else case[key][0]
    place["kleur"] = "rood"
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(case))
    run = cli(["zaak", "bereken", "-"], input=json.dumps(case).encode())
    assert run.returncode == 1 and "Het woord ‘kleur’ voor de dubbele punt bestaat hier niet." in run.stderr.decode()


# MARK: Chance


def philox(seed: int, draw: int, stream: int) -> float:
    """Two draws share a counter: the first has the first two words, the second the others."""
    c, k = [draw // 2, 0, stream & 0xFFFFFFFF, stream >> 32], [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(10):
        a, b = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(b >> 32) ^ c[1] ^ k[0], b & 0xFFFFFFFF, (a >> 32) ^ c[3] ^ k[1], a & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    high, low = c[2 * (draw % 2) :][:2]
    return ((high << 20 | low >> 12) + 0.5) / 2**52


def stream(name: str) -> int:
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return value


def drawn(entry: dict, p: float) -> float:
    low, likely, high = entry["laag"], entry["waarschijnlijk"], entry["hoog"]
    width, z95 = high - low, special.ndtri(0.95)
    match entry["verdeling"]:
        case "uniform":
            return low + p * width
        case "driehoek":
            left = (likely - low) / width
            return low + math.sqrt(p * width * (likely - low)) if p < left else high - math.sqrt((1 - p) * width * (high - likely))
        case "normaal":
            return likely + width / (2 * z95) * special.ndtri(p)
        case "lognormaal":
            return likely * math.exp((math.log(high) - math.log(low)) / (2 * z95) * special.ndtri(p))
        case "pert":
            return low + width * special.betaincinv(1 + 4 * (likely - low) / width, 1 + 4 * (high - likely) / width, p)
        case "beta":
            return low + width * special.betaincinv(entry["vormA"], entry["vormB"], p)


SPREADS = [
    {"verdeling": "uniform", "laag": 100, "waarschijnlijk": 150, "hoog": 300},
    {"verdeling": "driehoek", "laag": 20, "waarschijnlijk": 90, "hoog": 140},
    {"verdeling": "pert", "laag": 0, "waarschijnlijk": 100, "hoog": 400},
    {"verdeling": "normaal", "laag": 80, "waarschijnlijk": 200, "hoog": 320, "groep": "g"},
    {"verdeling": "lognormaal", "laag": 50, "waarschijnlijk": 120, "hoog": 260, "groep": "g", "tegengesteld": True},
    {"verdeling": "beta", "vormA": 2, "vormB": 5, "laag": 10, "waarschijnlijk": 60, "hoog": 410},
]


def chance_case() -> dict:
    assumptions = [
        {"id": f"s{n}", "naam": f"s{n}", "eenheid": "euro per jaar", "bron": "proef", "zekerheid": "schatting", **spread} for n, spread in enumerate(SPREADS)
    ]
    item = lambda n, kind, category, party: {
        "id": f"i{n}", "naam": "post", "soort": kind, "categorie": category, "partij": party, "bedrag": f"s{n}", "wanneer": {"ritme": "jaarlijks", "van": n},
    }  # fmt: skip
    return {
        "naam": "Kans", "jaren": 3, "partijen": [{"id": p, "naam": p, "soort": "client", "domein": "wlz"} for p in "ab"],
        "groepen": [{"id": "g", "samenhang": 0.7}], "aannamen": assumptions,
        "posten": [
            item(0, "kosten", "dienst", "a"), item(1, "besparing", "verzuim", "a"), item(2, "opbrengst", "subsidie", "b"),
            item(3, "kosten", "licentie", "b"), item(4, "besparing", "reistijd", "a"), item(5, "kosten", "project", "a"),
        ],
    }  # fmt: skip


def point_of(values: list, part: float) -> float:
    """The point below which a part lies, on a straight line between the two nearest."""
    ordered, place = sorted(values), part * (len(values) - 1)
    below = int(place)
    return ordered[below] + (place - below) * (ordered[min(below + 1, len(ordered) - 1)] - ordered[below])


def test_every_draw_is_what_it_should_be(cli):
    case, draws, seed = chance_case(), 2_000, 9_876_543_210
    result = compute(cli, case, "--trekkingen", str(draws), "--zaad", str(seed))
    model = Model(case, float)
    outcomes = {"a": [], "b": [], "totaal": []}
    fan = {key: [[] for _ in range(case["jaren"])] for key in outcomes}
    for draw in range(draws):
        shared = special.ndtri(philox(seed, draw, stream("groep/g")))
        values = {}
        for entry in case["aannamen"]:
            own = philox(seed, draw, stream("aanname/" + entry["id"]))
            if "groep" in entry:
                sign = -1 if entry.get("tegengesteld") else 1
                own = special.ndtr(sign * math.sqrt(0.7) * shared + math.sqrt(0.3) * special.ndtri(own))
            values[entry["id"]] = drawn(entry, own)
        flows = model.flows(values)["flows"]
        worth = {party: model.present(flow) for party, flow in flows.items()}
        for key, value in (worth | {"totaal": sum(worth.values())}).items():
            outcomes[key].append(value)
        for year in range(case["jaren"] if draw < 1_000 else 0):
            so_far = {party: math.fsum(flow[: 12 * year + 12]) for party, flow in flows.items()}
            for key, value in (so_far | {"totaal": sum(so_far.values())}).items():
                fan[key][year].append(value)
    for key, years in fan.items():
        said = result["waaierTotaal"] if key == "totaal" else result["waaier"][key]
        for point, part in (("p5", 0.05), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p95", 0.95)):
            assert all(abs(float(found) - point_of(values, part)) < 0.0051 for found, values in zip(said[point], years, strict=True)), (key, point)
    said = result["onzekerheid"] | {"totaal": result["onzekerheidTotaal"]}
    for key, values in outcomes.items():
        assert float(said[key]["kansPositief"]) == sum(value >= 0 for value in values) / draws
        for point, part in (("p5", 0.05), ("p50", 0.5), ("p95", 0.95)):
            assert abs(float(said[key][point]) - point_of(values, part)) < 0.0051, (key, point)
        assert abs(float(said[key]["gemiddelde"]) - math.fsum(values) / draws) < 0.0051
    for key, knowing in (result["waardeVanWeten"]["perPartij"] | {"totaal": result["waardeVanWeten"]}).items():
        values = outcomes[key]
        kept = max(0, math.fsum(values) / draws)
        everything = math.fsum(max(0, value) for value in values) / draws - kept
        assert abs(float(knowing["alles"]) - everything) < 0.0051
        assert all(0 <= value <= knowing["alles"] for value in knowing["perAanname"].values())


# Each party gets one value, of some 10¹² euros: so a cent is 10⁻¹⁴ of it.
BIG = 10**12
EACH = [
    {"verdeling": "uniform", "laag": 0, "waarschijnlijk": 0.5, "hoog": 1},
    *({"verdeling": "driehoek", "laag": 0, "waarschijnlijk": likely, "hoog": 1} for likely in (0, 0.3, 1)),
    *({"verdeling": "pert", "laag": 0, "waarschijnlijk": likely, "hoog": 1} for likely in (0, 0.001, 0.4, 0.5, 1)),
    *({"verdeling": "beta", "vormA": a, "vormB": b, "laag": 0, "waarschijnlijk": 0.5, "hoog": 1}
      for a, b in ((1, 1), (1.5, 3), (3, 1.01), (1, 1000), (1000, 1), (400, 600))),
    {"verdeling": "normaal", "laag": 0.2, "waarschijnlijk": 0.5, "hoog": 0.8},
    *({"verdeling": "lognormaal", "laag": 0.1 / factor, "waarschijnlijk": 0.1, "hoog": 0.1 * factor} for factor in (1.01, 1.5, 9)),
    *({**spread, "groep": "g", "tegengesteld": n % 2 == 1} for n, spread in enumerate((
        {"verdeling": "uniform", "laag": 0, "waarschijnlijk": 0.5, "hoog": 1},
        {"verdeling": "driehoek", "laag": 0, "waarschijnlijk": 0.3, "hoog": 1},
        {"verdeling": "pert", "laag": 0, "waarschijnlijk": 0.4, "hoog": 1},
        {"verdeling": "beta", "vormA": 2.5, "vormB": 7, "laag": 0, "waarschijnlijk": 0.5, "hoog": 1},
        {"verdeling": "normaal", "laag": 0.2, "waarschijnlijk": 0.5, "hoog": 0.8},
        {"verdeling": "lognormaal", "laag": 0.05, "waarschijnlijk": 0.1, "hoog": 0.2},
    ))),
]  # fmt: skip


def uniforms(seed: int, count: int, name: str) -> numpy.ndarray:
    """`philox` for all draws at once."""
    words = numpy.uint64(0xFFFFFFFF)
    pairs, number = numpy.arange((count + 1) // 2, dtype=numpy.uint64), stream(name)
    c = [pairs, numpy.zeros_like(pairs), numpy.full_like(pairs, number & 0xFFFFFFFF), numpy.full_like(pairs, number >> 32)]
    k = [seed & 0xFFFFFFFF, seed >> 32]
    for _ in range(10):
        a, b = numpy.uint64(0xD2511F53) * c[0], numpy.uint64(0xCD9E8D57) * c[2]
        c = [(b >> numpy.uint64(32)) ^ c[1] ^ numpy.uint64(k[0]), b & words, (a >> numpy.uint64(32)) ^ c[3] ^ numpy.uint64(k[1]), a & words]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    found = numpy.stack([c[0] << numpy.uint64(20) | c[1] >> numpy.uint64(12), c[2] << numpy.uint64(20) | c[3] >> numpy.uint64(12)], axis=1)
    return ((found.ravel() + 0.5) / 2**52)[:count]


def chances(case: dict, seed: int, count: int) -> list:
    """Per assumption that varies, the chance of less than its value in every draw."""
    strength = {group["id"]: group["samenhang"] for group in case.get("groepen", [])}
    found = []
    for entry in case["aannamen"]:
        own = uniforms(seed, count, "aanname/" + entry["id"])
        if "groep" in entry:
            s, sign = strength[entry["groep"]], -1 if entry.get("tegengesteld") else 1
            shared = special.ndtri(uniforms(seed, count, "groep/" + entry["groep"]))
            own = special.ndtr(sign * math.sqrt(s) * shared + math.sqrt(1 - s) * special.ndtri(own))
        found.append(own)
    return found


def test_every_spread_is_that_of_scipy(cli):
    names = [f"s{n}" for n in range(len(EACH))]
    scaled = [{key: value * BIG if key in ("laag", "waarschijnlijk", "hoog") else value for key, value in spread.items()} for spread in EACH]
    case = {
        "naam": "Spreiding", "jaren": 1, "discontovoet": 0, "partijen": [{"id": name, "naam": name, "soort": "client", "domein": "wlz"} for name in names],
        "groepen": [{"id": "g", "samenhang": 0.6}],
        "aannamen": [
            {"id": name, "naam": name, "eenheid": "euro", "bron": "proef", "zekerheid": "schatting", **spread} for name, spread in zip(names, scaled)
        ],
        "posten": [
            {"id": "i" + name, "naam": "post", "soort": "opbrengst", "categorie": "subsidie", "partij": name, "bedrag": name, "wanneer": {"ritme": "eenmalig", "van": 0}}
            for name in names
        ],
    }  # fmt: skip
    draws, seed = 20_000, 31
    result = compute(cli, case, "--trekkingen", str(draws), "--zaad", str(seed))
    values = [numpy.array([drawn(entry, p) for p in own]) for entry, own in zip(case["aannamen"], chances(case, seed, draws))]
    for name, entry, column in zip(names, case["aannamen"], values):
        said, width = result["onzekerheid"][name], max(entry["hoog"] - entry["laag"], column.max() - column.min())
        near = lambda found, expected: abs(float(found) - expected) < 1e-9 * width
        assert near(said["gemiddelde"], math.fsum(column) / draws), entry
        for point, part in (("p5", 0.05), ("p50", 0.5), ("p95", 0.95)):
            assert near(said[point], numpy.quantile(column, part)), (entry, point)
        for point, part in (("p5", 0.05), ("p25", 0.25), ("p50", 0.5), ("p75", 0.75), ("p95", 0.95)):
            assert near(result["waaier"][name][point][0], numpy.quantile(column[:1_000], part)), (entry, point)
    # What moves together does so as it should: normal scores of members correlate with 0.6, or with -0.6.
    members = [special.ndtri(own) for entry, own in zip(case["aannamen"], chances(case, seed, draws)) if "groep" in entry]
    for n, m in ((0, 1), (0, 2), (1, 3)):
        assert abs(numpy.corrcoef(members[n], members[m])[0, 1] - 0.6 * (-1) ** (n + m)) < 0.02
    total = sum(values)
    for found in result["gevoeligheid"]:
        place = names.index(found["aanname"])
        own, first = chances(case, seed, draws)[place], numpy.sort(total[:8_192])
        ranks = (numpy.searchsorted(first, total, "left") + numpy.searchsorted(first, total, "right")) / 2
        assert abs(float(found["rangcorrelatie"]) - numpy.corrcoef(own, ranks)[0, 1]) < 1e-6
        assert abs(float(found["rangcorrelatie"]) - stats.spearmanr(values[place], total)[0]) < 0.01


def test_what_it_is_worth_to_know_against_a_nested_sum(cli):
    """Two values, of which the outcome is neither a sum nor a product: what is expected given one is summed over a thousand values of the other."""
    spreads = [{"verdeling": "pert", "laag": 0, "waarschijnlijk": 40, "hoog": 200}, {"verdeling": "driehoek", "laag": 20, "waarschijnlijk": 50, "hoog": 150}]
    case = {
        "naam": "Weten", "jaren": 1, "discontovoet": 0, "partijen": [{"id": "a", "naam": "a", "soort": "client", "domein": "wlz"}],
        "aannamen": [
            *({"id": f"s{n}", "naam": f"s{n}", "eenheid": "euro", "bron": "proef", "zekerheid": "schatting", **spread} for n, spread in enumerate(spreads)),
            {"id": "c", "naam": "c", "eenheid": "euro", "verdeling": "vast", "waarschijnlijk": 45, "bron": "proef", "zekerheid": "schatting"},
        ],
        "posten": [
            {"id": "w", "naam": "w", "soort": "opbrengst", "categorie": "subsidie", "partij": "a", "bedrag": "min(s0, s1)", "wanneer": {"ritme": "eenmalig", "van": 0}},
            {"id": "c", "naam": "c", "soort": "kosten", "categorie": "dienst", "partij": "a", "bedrag": "c", "wanneer": {"ritme": "eenmalig", "van": 0}},
        ],
    }  # fmt: skip
    points = (numpy.arange(1_000) + 0.5) / 1_000
    first, second = (numpy.array([drawn(spread, p) for p in points]) for spread in spreads)
    outcome = numpy.minimum(first[:, None], second[None, :]) - 45
    kept = max(outcome.mean(), 0)
    said = compute(cli, case, "--trekkingen", "100000", "--zaad", "5")["waardeVanWeten"]
    assert abs(float(said["alles"]) - (numpy.maximum(outcome, 0).mean() - kept)) < 0.15
    for name, axis in (("s0", 1), ("s1", 0)):
        worth = numpy.maximum(outcome.mean(axis=axis), 0).mean() - kept
        assert worth > 1 and abs(float(said["perAanname"][name]) - worth) < 0.25, (name, said["perAanname"][name], worth)


def test_the_tornado_moves_one_assumption_at_a_time(cli):
    case = chance_case()
    result = compute(cli, case, "--trekkingen", "0")
    model = Model(case)
    likely = {entry["id"]: entry["waarschijnlijk"] for entry in case["aannamen"]}
    total = lambda values: sum(model.present(flow) for flow in model.flows(values)["flows"].values())
    widths = []
    for found in result["gevoeligheid"]:
        entry = next(entry for entry in case["aannamen"] if entry["id"] == found["aanname"])
        for side in ("laag", "hoog"):
            assert abs(total(likely | {entry["id"]: entry[side]}) - found[side]) <= CENT / 2 + Decimal("1e-6")
        widths.append(abs(found["hoog"] - found["laag"]))
        if found["omslagpunt"] is not None:
            assert abs(total(likely | {entry["id"]: found["omslagpunt"]})) < Decimal("0.001")
    assert widths == sorted(widths, reverse=True) and len(widths) == len(SPREADS)


# MARK: The command


def test_the_same_seed_gives_the_same_bytes(cli):
    case = json.dumps(chance_case()).encode()
    runs = {seed: [cli(["zaak", "bereken", "-", "--format", "json", "--trekkingen", "3000", "--zaad", seed], input=case).stdout for _ in range(2)] for seed in "12"}
    assert runs["1"][0] == runs["1"][1] and runs["2"][0] == runs["2"][1] and runs["1"][0] != runs["2"][0]


def test_a_table_for_a_spreadsheet(cli):
    run = cli(["zaak", "bereken", "-", "--format", "csv", "--trekkingen", "0"], input=json.dumps(chance_case()).encode())
    rows = list(csv.DictReader(io.StringIO(run.stdout.decode())))
    assert [row["partij"] for row in rows] == ["a", "b", "totaal"]
    for key in ("ncw", "jaar 1", "jaar 2", "jaar 3"):
        assert abs(sum(Decimal(row[key]) for row in rows[:2]) - Decimal(rows[2][key])) <= CENT


def test_a_beginning_is_a_case(cli):
    begin = cli(["zaak", "nieuw"])
    assert begin.returncode == 0
    assert cli(["zaak", "controleer", "-"], input=begin.stdout).stdout.decode() == "De businesscase klopt en is te berekenen.\n"
    text = cli(["zaak", "bereken", "-", "--trekkingen", "500"], input=begin.stdout).stdout.decode()
    assert "Zo verliest niemand" in text and "kans op winst" in text and "dat is geen geld" in text
    names = cli(["zaak", "nieuw", "lijst"]).stdout.decode().split()
    assert {"begin", "pzp", "heupairbag"} <= set(names)
    wrong = cli(["zaak", "nieuw", "niets"])
    assert wrong.returncode == 64 and "Er is geen voorbeeld ‘niets’. Kies uit: " in wrong.stderr.decode()
    near = cli(["zaak", "nieuw", "heupairbagg", "--taal", "en"])
    assert "There is no example 'heupairbagg'. Did you mean 'heupairbag'? Choose one of: " in near.stderr.decode()


def test_what_is_wrong_is_said_with_its_line(cli):
    begin = cli(["zaak", "nieuw"]).stdout.decode()
    lines = begin.splitlines()
    wrong = begin.replace("bedrag: tijdwinst * uurkosten", "bedrag: tijdwinst + uurkosten").replace("partij: zorgkantoor", "partij: bank")
    run = cli(["zaak", "bereken", "-"], input=wrong.encode())
    assert run.returncode == 1 and run.stdout == b""
    said = run.stderr.decode()
    place = 1 + next(n for n, line in enumerate(lines) if "bedrag: tijdwinst * uurkosten" in line)
    assert f"-:{place}: posten/tijd/bedrag: De eenheden aan beide kanten van ‘+’ verschillen" in said
    assert "De partij ‘bank’ doet niet mee in deze businesscase." in said and "    → Kies uit: aanbieder, zorgkantoor." in said
    english = cli(["zaak", "bereken", "-", "--taal", "en"], input=wrong.encode()).stderr.decode()
    assert f"-:{place}: posten/tijd/bedrag: The units on both sides of '+' differ" in english and "There is no party 'bank'" in english
    unsourced = begin.replace("waarschijnlijk: 25, bron: illustratie", "waarschijnlijk: 25")
    for language, words in [("nl", "Er staat niet bij waar deze waarde vandaan komt."), ("en", "It is not said where this value comes from.")]:
        caution = cli(["zaak", "controleer", "-", "--taal", language], input=unsourced.encode())
        assert caution.returncode == 1 and f"aannamen/licentie/bron: {words}" in caution.stdout.decode()
        result = json.loads(cli(["zaak", "bereken", "-", "--format", "json", "--taal", language, "--trekkingen", "0"], input=unsourced.encode()).stdout)
        found = [m for m in result["meldingen"] if m["veld"] == "aannamen/licentie/bron"]
        assert [(m["soort"], m["melding"]) for m in found] == [("bron-ontbreekt", words)]


def test_what_must_be_true_stands_in_the_text_too(cli):
    """Per party the figures at which its loss ends or begins, with their border."""
    case = chance_case()
    said = cli(["zaak", "bereken", "-", "--trekkingen", "0"], input=json.dumps(case).encode()).stdout.decode()
    assert "Wat waar moet zijn" in said
    block = said.split("Wat waar moet zijn")[1]
    assert re.search(r"^    [^:\n]+: (minstens|hoogstens) \S", block, re.MULTILINE), block


def test_what_is_asked_of_a_case_is_refused_in_the_language(cli, tmp_path):
    begin = cli(["zaak", "nieuw"]).stdout
    word = tmp_path / "zaak.docx"
    word.write_bytes(b"PK\x03\x04....word/document.xml....")
    for arguments, words in [
        (["zaak", "bereken", "-", "--optie", "nieuw"], {"nl": "deze businesscase heeft geen opties", "en": "the case has no options"}),
        (["zaak", "bereken", "-", "--trekkingen", "7"], {"nl": "Geef bij --trekkingen 0, of", "en": "--trekkingen is 0, or"}),
        (["zaak", "bereken", "-", "--blad", "bestuur"], {"nl": "--blad en --voor horen bij --format html", "en": "--blad and --voor go with"}),
        (["zaak", "bereken", "-", "--format", "html", "--voor", "niemand"], {"nl": "Dit blad bestaat niet. Kies --blad bestuur, of", "en": "There is no such sheet."}),
        (["zaak", "bereken", str(word)], {"nl": "Dit is een Word-document, en geen tekstbestand.", "en": "This is a Word document, and no text file."}),
        (["zaak", "bereken", str(tmp_path / "niets")], {"nl": "bestaat niet", "en": "does not exist"}),
        (["reken", "tariefruimt"], {"nl": "Er is geen hulpmiddel ‘tariefruimt’. Bedoelt u ‘tariefruimte’?", "en": "Did you mean 'tariefruimte'?"}),
        (["reken", "tariefruimte", "--peildatum", "31-01-2026"], {"nl": "‘31-01-2026’ is geen bestaande dag", "en": "is no existing day"}),
        (["reken", "tariefruimte", "--invoer", "-"], {"nl": "geen geldige JSON", "en": "not valid JSON"}),
        (["zoek"], {"nl": "Stel een vraag", "en": "Ask something"}),
        (["zoek", "ROM", "--aantal", "1000"], {"nl": "Geef bij --aantal een getal", "en": "Give 1 to 100"}),
    ]:
        for language in ("nl", "en"):
            run = cli([*arguments, "--taal", language], input=begin)
            assert run.returncode != 0 and run.stdout == b"" and words[language] in run.stderr.decode(), (arguments, run.stderr)


def test_differences_between_two_cases(cli, tmp_path):
    begin = cli(["zaak", "nieuw"]).stdout.decode()
    old, new = tmp_path / "oud.zaak.yaml", tmp_path / "nieuw.zaak.yaml"
    old.write_text(begin, encoding="utf-8")
    new.write_text(begin.replace("waarschijnlijk: 40000", "waarschijnlijk: 30000"), encoding="utf-8")
    same = cli(["zaak", "verschil", str(old), str(old)])
    assert same.returncode == 0 and same.stdout.decode() == "De businesscases zijn gelijk.\n"
    other = cli(["zaak", "verschil", str(old), str(new)])
    text = other.stdout.decode()
    assert other.returncode == 1 and "aannamen/aanschaf: 40000.0" in text and "→ 30000.0" in text
    assert "zorgkantoor: € 33.055 → € 33.055" in text, "Who is not touched by it, stays the same."
