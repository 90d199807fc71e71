"""The same case in numpy: whole columns at a time, present values taken together beforehand, and numpy's own ways to draw wherever they will do.

usage: peer.py DRAWS RUNS   the case, as bench-case writes it, on standard input; prints JSON
"""
import json
import resource
import sys
import time

import numpy
from scipy import special

FAN_DRAWS = 1_000
Z95 = special.ndtri(0.95)


def shapes(entry):
    width = entry["high"] - entry["low"]
    if entry["shape"][0] == "pert":
        return 1 + 4 * (entry["likely"] - entry["low"]) / width, 1 + 4 * (entry["high"] - entry["likely"]) / width
    return tuple(map(float, entry["shape"][1:]))


def draw(entry, random, shared, strengths, count):
    """By numpy's own sampler; what moves with a group, by its inverse distribution."""
    low, likely, high, kind, group = entry["low"], entry["likely"], entry["high"], entry["shape"][0], entry["group"]
    width, deviation = high - low, (high - low) / (2 * Z95)
    if kind == "lognormal":
        deviation = (numpy.log(high) - numpy.log(low)) / (2 * Z95)
    if group:
        strength = strengths[group["id"]]
        z = group["sign"] * strength**0.5 * shared[group["id"]] + (1 - strength) ** 0.5 * random.standard_normal(count)
        if kind == "normal":
            return likely + deviation * z
        if kind == "lognormal":
            return likely * numpy.exp(deviation * z)
        chance = special.ndtr(z)
        if kind == "uniform":
            return low + width * chance
        if kind == "triangular":
            left = (likely - low) / width
            return numpy.where(chance < left, low + numpy.sqrt(chance * width * (likely - low)), high - numpy.sqrt((1 - chance) * width * (high - likely)))
        return low + width * special.betaincinv(*shapes(entry), chance)
    match kind:
        case "uniform":
            return random.uniform(low, high, count)
        case "triangular":
            return random.triangular(low, likely, high, count)
        case "normal":
            return random.normal(likely, deviation, count)
        case "lognormal":
            return random.lognormal(numpy.log(likely), deviation, count)
        case _:
            return low + width * random.beta(*shapes(entry), count)


def formula(text):
    """A formula as Python that works on columns."""
    if text.startswith("if "):
        condition, rest = text.removeprefix("if ").split(" then ")
        then, otherwise = rest.split(" else ")
        text = f"where({condition}, {then}, {otherwise})"
    return compile(text, "formula", "eval")


class Model:
    def __init__(self, case):
        self.parties, months = case["parties"], 12 * case["years"]
        self.discount = (1 + case["rate"]) ** (-numpy.arange(months) / 12)
        self.year_ends = (numpy.arange(months)[:, None] < 12 * numpy.arange(1, case["years"] + 1)).astype(float)
        self.uses = {name: (formula(use["count"]), numpy.array(use["shares"])) for name, use in case["uses"].items()}
        self.items = [{**item, **{key: formula(item[key]) for key in ("amount", "share", "floor", "spent") if item[key]}} for item in case["items"]]

    def sums(self, values, weights):
        """What every party has and then all together: per draw and column of weights, the sum over the months."""
        names = values | {"min": numpy.minimum, "max": numpy.maximum, "where": numpy.where}
        count = len(next(iter(values.values())))
        found = numpy.zeros((len(self.parties) + 1, weights.shape[1], count))
        for item in self.items:
            factors, amount = numpy.array(item["factors"]), eval(item["amount"], {}, names)
            if item["use"]:
                number, shares = self.uses[item["use"]]
                amount, factors = amount * eval(number, {}, names), factors * shares
            if item["share"]:
                amount = amount * eval(item["share"], {}, names)
            parts = [(amount, factors)]
            if item["floor"]:
                most = numpy.maximum(0, eval(item["spent"], {}, names) - eval(item["floor"], {}, names))
                parts = [(numpy.minimum(amount * factor, most), (factors == factor).astype(float)) for factor in numpy.unique(factors) if factor]
            sign = -1 if item["kind"] in ("kosten", "overdracht") else 1
            for money, months in parts:
                for column, worth in enumerate(months @ weights):
                    flow = money * (sign * worth)
                    found[self.parties.index(item["party"]), column] += flow
                    if item["receiver"]:
                        found[self.parties.index(item["receiver"]), column] -= flow
        found[-1] = found[:-1].sum(axis=0)
        return found


def ranks(column):
    found = numpy.empty(len(column))
    found[numpy.argsort(column)] = numpy.arange(len(column))
    return found


def run(case, count, seed):
    random, stages, mark = numpy.random.default_rng(seed), {}, time.process_time()

    def stage(name):
        nonlocal mark
        now = time.process_time()
        stages[name] = now - mark
        mark = now

    model = Model(case)
    shared = {name: random.standard_normal(count) for name in case["groups"]}
    values = {entry["id"]: draw(entry, random, shared, case["groups"], count) for entry in case["assumptions"]}
    stage("draw")
    worth = model.sums(values, model.discount[:, None])[:, 0]
    stage("model")
    points = numpy.quantile(worth, [0.05, 0.5, 0.95], axis=1)
    mean, gain = worth.mean(axis=1), numpy.maximum(worth, 0).mean(axis=1)
    (worth >= -1e-6).mean(axis=1)
    stage("percentiles")
    fan = model.sums({name: column[:FAN_DRAWS] for name, column in values.items()}, model.year_ends)
    numpy.quantile(fan, [0.05, 0.25, 0.5, 0.75, 0.95], axis=2)
    stage("fan")
    total = ranks(worth[-1])
    correlations = [numpy.corrcoef(ranks(column), total)[0, 1] for column in values.values()]
    stage("ranks")
    kept, per_assumption = numpy.maximum(mean, 0), []
    for column in values.values():
        scaled = (column - column.mean()) / column.std()
        square = scaled * scaled
        powers = numpy.stack([numpy.ones(count), scaled, square, square * scaled])
        factors = numpy.linalg.solve(powers @ powers.T, powers @ worth.T)
        per_assumption.append(numpy.maximum(factors.T @ powers, 0).mean(axis=1) - kept)
    stage("value of knowing")
    lines = numpy.stack([mean, *points]).T
    return stages, {
        "lines": lines.tolist(), "ranks": correlations, "everything": (gain - kept).tolist(), "perAssumption": [float(found[-1]) for found in per_assumption],
    }  # fmt: skip


def main(count, runs):
    case, wall, processor, stages = json.load(sys.stdin), [], [], []
    for seed in range(runs):
        start, used = time.perf_counter(), time.process_time()
        each, found = run(case, count, seed)
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
        stages.append(each)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"wall": wall, "processor": processor, "stages": stages, "memory": memory, "numpy": numpy.__version__} | found))


main(int(sys.argv[1]), int(sys.argv[2]))
