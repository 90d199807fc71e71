"""Measures one program: worker.py NAME RUNS. Prints one JSON object. Answers are checked before anything is timed."""
import json
import sys

from adapters import ADAPTERS, version
from decision import cases, reference
from timing import seconds


def wrong(answers, given):
    plain = lambda answer: (answer[0], answer[1], float(answer[2]), float(answer[3]))
    return sum(plain(answer) != reference(case)[:4] for answer, case in zip(answers, given, strict=True))


def main(name, runs):
    adapter = ADAPTERS[name]
    checked = list(cases(2_000, seed=7))
    given = list(cases(adapter.count, seed=2026))
    many = list(cases(100_000, seed=2027))
    one = adapter.one()
    found = {"name": adapter.name, "version": version(adapter), "note": adapter.note, "checked": len(checked),
             "wrong": wrong(map(one, checked), checked)}

    def loop():
        for case in given:
            one(case)
    found["one"] = {"count": len(given), "seconds": seconds(loop, runs)}
    batch = adapter.many() if getattr(adapter, "many", None) else None
    if batch:
        found["wrong"] += wrong(batch(checked), checked)
        found["many"] = {"count": len(many), "seconds": seconds(lambda: batch(many), runs)}
    if hasattr(adapter, "columnar"):
        found["columnar"] = {"count": len(many), "seconds": seconds(adapter.columnar(many), runs)}
    print("RESULT " + json.dumps(found))


main(sys.argv[1], int(sys.argv[2]))
