#!/usr/bin/env python3
"""Measures `routewijzer batch` on the product's own decision, beside Python that only parses and prints the same lines.

usage: bench/batch.py [--lines N] [--times N] [--runs N] [--program PATH] [--content FOLDER] [--json]

Both run in turn, pinned to one core where `taskset` is there, and read and write files in memory; the figures are CPU seconds
(user and system) of the whole process, start-up included, the median over the runs. Before anything is timed, the verdicts of all lines with complete
answers are compared with the formulas of the decision, written out below.
"""
import argparse
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

ONE = {
    "onderwerp": ["innovatie", "verantwoording"], "werkend-product": ["ja", "nee"], "bewezen-werking": ["ja", "nee"],
    "mdr": ["ja", "nee", "nvt"], "ce": ["ja", "nee", "nvt"], "avg": ["ja", "nee", "nvt"], "bewijslast": ["ja", "nee", "nvt"],
    "preventievorm": ["universeel", "selectief", "geindiceerd", "zorggerelateerd", "geen"], "wlz-indicatie": ["ja", "nee", "beide"],
    "vervangt-toezicht": ["ja", "nee"], "past-regulier": ["ja", "thuiszorgtechnologie", "nee"], "onderzoek-nodig": ["ja", "nee"],
    "past-in-prestatie": ["ja", "nee"], "wijkverpleging": ["ja", "nee"],
}
MANY = {
    "betalers": ["consument", "werkgever", "zorgorganisatie"], "rol-product": ["ondersteunt-professional", "levert-zorg"],
    "zorgtype": ["langdurig-intensief", "genezing", "begeleiding", "zelfredzaamheid"], "verblijf": ["thuis", "instelling"],
    "leveringsvorm-thuis": ["vpt", "mpt", "pgb"],
}
SUBSETS = {key: [[m for i, m in enumerate(members) if mask >> i & 1] for mask in range(1 << len(members))] for key, members in MANY.items()}


def formulas(a):
    """The verdict of complete answers, straight from the definition of the decision."""
    innovation = a["onderwerp"] == "innovatie"
    checks = lambda keys: all(a[k] != "nee" for k in keys)
    gate = a["werkend-product"] == "ja" and a["bewezen-werking"] == "ja" and checks(["mdr", "ce", "avg", "bewijslast"])
    experiment = a["werkend-product"] == "ja" and checks(["mdr", "ce", "avg"])
    organisation = innovation and "zorgorganisatie" in a["betalers"]
    care = organisation and "levert-zorg" in a["rol-product"]
    insurable = a["preventievorm"] not in ("universeel", "selectief")
    kind, client = a["zorgtype"], a["wlz-indicatie"] in ("ja", "beide")
    not_only_wlz = a["wlz-indicatie"] in ("nee", "beide")
    wlz = care and ("langdurig-intensief" in kind or ("begeleiding" in kind and client))
    zvw = care and "genezing" in kind and insurable
    wmo = care and ("zelfredzaamheid" in kind or ("begeleiding" in kind and not_only_wlz))
    home = lambda form: "thuis" in a["verblijf"] and form in a["leveringsvorm-thuis"]
    in_kind = "instelling" in a["verblijf"] or home("vpt") or home("mpt")
    option = innovation and client and insurable
    status = lambda fits, ready=gate: ("past" if ready else "past-na-voldoen") if fits else "past-niet"
    return {
        "ontwikkeling": "past" if innovation and not gate else "past-niet",
        "consument": status(innovation and "consument" in a["betalers"]), "werkgever": status(innovation and "werkgever" in a["betalers"]),
        "zorgaanbieder": status((organisation and "ondersteunt-professional" in a["rol-product"]) or (wlz and insurable and a["vervangt-toezicht"] == "nee")),
        "wlz-hulpmiddel": status(wlz and insurable and a["vervangt-toezicht"] == "ja"), "zvw": status(zvw), "wmo": status(wmo),
        "wlz-regulier": status(option and in_kind and a["past-regulier"] == "ja"),
        "wlz-thuiszorgtechnologie": status(option and home("mpt") and a["past-regulier"] == "thuiszorgtechnologie"),
        "wlz-innovatie-experiment": status(option and in_kind and a["past-regulier"] == "nee" and a["onderzoek-nodig"] == "ja", experiment),
        "wlz-verantwoording-experiment": "past" if not innovation and client and in_kind else "past-niet",
        "zvw-bestaande-prestatie": status(zvw and a["past-in-prestatie"] == "ja"), "zvw-nieuwe-prestatie": status(zvw and a["past-in-prestatie"] == "nee"),
        "zvw-thuiszorgtechnologie": status(zvw and a["wijkverpleging"] == "ja" and not_only_wlz),
    }


def make_lines(count):
    rng = random.Random(20261121)
    for number in range(count):
        openness = rng.choice([0, 0, 0.2, 0.5])
        answers = {}
        for key, values in {**ONE, **SUBSETS}.items():
            if rng.random() >= openness:
                answers[key] = rng.choice(values)
            elif rng.random() < 0.3:
                answers[key] = "weet-niet"
        yield json.dumps({"id": f"r{number}", "antwoorden": answers}, separators=(",", ":")), answers


def bound():
    """At most 8 GB and ten minutes of processor time: nothing that is measured may run away."""
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (600, 600))


def cpu_seconds(command, stdin, stdout):
    # Written over what is there, so that finding room for a file is no part of the figure.
    with open(stdin, "rb") as source, open(os.open(stdout, os.O_WRONLY | os.O_CREAT), "wb") as target:
        process = subprocess.Popen(command, stdin=source, stdout=target, preexec_fn=bound)
        _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command[0]} stopped with status {status}")
    return usage.ru_utime + usage.ru_stime


parser = argparse.ArgumentParser()
parser.add_argument("--lines", type=int, default=200_000)
parser.add_argument("--times", type=int, default=5, help="how many times over the lines are given")
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--program", default=".build/release/routewijzer")
parser.add_argument("--content", default="Content")
parser.add_argument("--json", action="store_true", help="print the processor seconds of every run as one JSON object")
options = parser.parse_args()
pin = ["taskset", "-c", "0"] if shutil.which("taskset") else []
ours = pin + [options.program, "batch", "--content", options.content, "--peildatum", "2026-11-21"]
python = pin + [sys.executable, "-c", "import json,sys\nfor line in sys.stdin: sys.stdout.write(json.dumps(json.loads(line)) + '\\n')"]

in_memory = "/dev/shm"
has_room = os.path.isdir(in_memory) and shutil.disk_usage(in_memory).free > 4 << 30
with tempfile.TemporaryDirectory(dir=in_memory if has_room else None) as folder:
    lines, out, echo = (os.path.join(folder, name) for name in ("in", "out", "echo"))
    cases = list(make_lines(options.lines))
    with open(lines, "w") as file:
        for _ in range(options.times):
            file.writelines(line + "\n" for line, _ in cases)
    cpu_seconds(ours, lines, out)
    complete, given = 0, len(cases) * options.times
    with open(out) as file:
        for (line, answers), verdict in zip(cases * options.times, file, strict=True):
            if len(answers) == 19 and "weet-niet" not in answers.values():
                complete += 1
                found = json.loads(verdict)
                assert found["uitkomsten"] == formulas(answers) and not found["vervolgvragen"], (line, verdict)
    if not options.json:
        print(f"{given} lines, {len(cases)} of them different, {os.path.getsize(lines)} bytes in, {os.path.getsize(out)} bytes out; {complete} complete cases checked")
    cpu_seconds(python, lines, echo)
    single, short = os.path.join(folder, "one"), os.path.join(folder, "short")
    with open(single, "w") as file:
        file.write(cases[0][0] + "\n")
    times = {"batch": [], "start-up alone": [], "python, parse and print": []}
    for _ in range(options.runs):
        times["batch"].append(cpu_seconds(ours, lines, out))
        times["start-up alone"].append(cpu_seconds(ours, single, short))
        times["python, parse and print"].append(cpu_seconds(python, lines, echo))
    if options.json:
        print(json.dumps({"lines": given, "different": len(cases), "checked": complete, "times": times}))
        sys.exit()
    start = statistics.median(times["start-up alone"])
    for name, values in times.items():
        middle = statistics.median(values)
        rate = "" if name == "start-up alone" else f"  {given / middle:12,.0f} lines/s"
        if name == "batch":
            rate += f"  ({given / (middle - start):,.0f} without start-up)"
        print(f"{name:26} {min(values):7.3f} {middle:7.3f} {max(values):7.3f} CPU s{rate}")
