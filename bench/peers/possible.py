"""Which options remain possible while inputs are open? possible.py RUNS OURS

Every case is answered by trying all values, by Z3 (one question per option, the solver kept), and by the engine under
test, whose answers stand in the file OURS, one line per case. All three must agree. Prints one JSON object.
"""
import importlib.metadata
import itertools
import json
import sys

import z3

from decision import ANY, CHOICES, FLAGS, INPUTS, TABLES, output_values, partial_cases, passes
from timing import seconds

# Enough hours to fall in every piece between the constants of the rules.
VALUES = {**CHOICES, **{name: [True, False] for name in FLAGS}, "hours": [0.5, 1.0, 2.0]}


def by_trying(case):
    found = set()
    for rest in itertools.product(*[VALUES[name] for name in INPUTS if name not in case]):
        known = {**case, **dict(zip((name for name in INPUTS if name not in case), rest))}
        for name in ("route", "option"):
            columns, rules = TABLES[name]
            known[name] = next(output for cells, output in rules if all(passes(c, known[k]) for c, k in zip(cells, columns)))
        found.add(known["option"])
    return found


def by_solver():
    kinds, names = {}, {}
    for name in [*CHOICES, "route", "option"]:
        kind, constants = z3.EnumSort(name.title(), [f"{name}-{v}" for v in CHOICES.get(name) or output_values(name)])
        kinds[name] = dict(zip(CHOICES.get(name) or output_values(name), constants))
        names[name] = z3.Const(name, kind)
    names.update({name: z3.Bool(name) for name in FLAGS}, hours=z3.Real("hours"))

    def test(cell, name):
        if isinstance(cell, tuple):
            return names[name] >= cell[1] if cell[0] == ">=" else names[name] < cell[1]
        return z3.Or([names[name] == (kinds[name][v] if name in kinds else v) for v in cell])
    solver = z3.Solver()
    for table in ("route", "option"):
        columns, rules = TABLES[table]
        for cells, output in rules:
            conditions = [test(cell, column) for cell, column in zip(cells, columns) if cell is not ANY]
            solver.add(z3.Implies(z3.And(conditions), names[table] == kinds[table][output]))

    def possible(case):
        solver.push()
        for name, value in case.items():
            solver.add(names[name] == (kinds[name][value] if name in kinds else value))
        found = {option for option, constant in kinds["option"].items() if solver.check(names["option"] == constant) == z3.sat}
        solver.pop()
        return found
    return possible


def main(runs, ours):
    cases = list(partial_cases(10_000, seed=3, open_inputs=5))
    with open(ours) as file:
        found = [set(line.rstrip("\n").split("\t")) for line in file]
    truth = [by_trying(case) for case in cases]
    solver = by_solver()
    some = cases[:200]
    print("RESULT " + json.dumps({
        "engine wrong": sum(a != b for a, b in zip(found, truth, strict=True)), "checked": len(cases),
        "z3 wrong": sum(solver(case) != answer for case, answer in zip(some, truth)), "z3 version": importlib.metadata.version("z3-solver"),
        "z3": {"count": len(some), "seconds": seconds(lambda: [solver(case) for case in some], runs)},
        "trying": {"count": len(some), "seconds": seconds(lambda: [by_trying(case) for case in some], runs)},
    }))


main(int(sys.argv[1]), sys.argv[2])
