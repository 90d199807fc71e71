#!/usr/bin/env python3
"""Measures `routewijzer batch` on the product's own decision, beside Python on the same lines.

usage: bench/batch.py [--lines N] [--times N] [--runs N] [--open N] [--program PATH] [--content FOLDER] [--json] [--check-only]

First the program is compared with bench/reference.py, a second formulation of the decision: the questions and their answers, by the
API; then the verdict of every line with complete answers, and of the first lines with open answers (`--open`), whose remaining statuses and questions are found by deciding every completion, or,
where there are very many, three hundred of them. One difference, and nothing is measured: the exit status is 1.

Then all run in turn, pinned to one core where `taskset` is there, and read and write files in memory; the figures are CPU seconds
(user and system) of the whole process, start-up included.
"""
import argparse
import filecmp
import json
import os
import random
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.request

import reference

FEW = 3_000  # completions that are all decided


def make_lines(count):
    rng = random.Random(20261121)
    for number in range(count):
        openness = rng.choice([0, 0, 0.2, 0.5])
        answers = {}
        for key, values in reference.QUESTIONS.items():
            if rng.random() >= openness:
                answers[key] = rng.choice(values)
            elif rng.random() < 0.3:
                answers[key] = "weet-niet"
        yield json.dumps({"id": f"r{number}", "antwoorden": answers}, separators=(",", ":")), answers


def check_questions():
    """Ends the program when it asks other questions, or takes other answers, than the reference knows."""
    server = subprocess.Popen([options.program, "serve", "--port", "0", *content], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, preexec_fn=bound)
    try:
        address = re.search(r"http://\S+", server.stderr.readline())[0]
        with urllib.request.urlopen(address + "v1/vragen", timeout=10) as reply:
            asked = {question["id"]: {answer["id"] for answer in question["antwoorden"]} for question in json.load(reply)["vragen"]}
    finally:
        server.terminate()
        server.wait()
    known = {question: set(answers) for question, answers in {**reference.ONE, **reference.MANY}.items()}
    stale([f"  {question}: answers {asked.get(question)}, expected {known.get(question)}" for question in {**asked, **known} if asked.get(question) != known.get(question)], "questions")


def stale(wrong, what):
    if wrong:
        sys.exit(f"\nSTALE OR WRONG: {len(wrong)} {what} of {options.program} differ from bench/reference.py. Nothing was measured.\n"
                 "Either the program decides wrongly, or the decision changed and the reference did not. The first (found, expected):\n" + "\n".join(wrong[:3]))


def differ(found, expected):
    """What differs, by name: found, and what was expected."""
    return {key: (found.get(key), expected.get(key)) for key in {**found, **expected} if found.get(key) != expected.get(key)}


def differences(answers, found):
    """What is wrong with a verdict, if anything: found and expected. Where a case has too many completions, only that nothing that can be is missing."""
    if "fout" in found:
        return f"refused: {found['fout']}"
    if reference.is_complete(answers):
        return differ({**found["uitkomsten"], "mogelijk": found["mogelijk"], "vervolgvragen": found["vervolgvragen"]},
                      {**reference.decide(answers), "mogelijk": {}, "vervolgvragen": []})
    remain = {outcome: set(found["mogelijk"].get(outcome, [status])) for outcome, status in found["uitkomsten"].items()}
    if reference.completions(answers) <= FEW:
        expected, matters = reference.open_verdict(answers)
        return differ({**remain, "vervolgvragen": set(found["vervolgvragen"])}, {**expected, "vervolgvragen": matters - set(answers)})
    rng = random.Random(1)
    for _ in range(300):
        complete = {**answers, **{question: rng.choice(reference.QUESTIONS[question]) for question in reference.open_questions(answers)}}
        for outcome, status in reference.decide(complete).items():
            if status not in remain.get(outcome, ()):
                return f"{outcome}: {remain.get(outcome)}, but {status} with {complete}"
    return None


def check(cases, path):
    """Compares the verdicts with the reference and says how many of each kind; ends the program when one differs."""
    counted, wrong = {"complete": 0, "open, every completion": 0, "open, some completions": 0}, []
    with open(path) as file:
        for (line, answers), verdict in zip(cases, file, strict=True):
            kind = "complete" if reference.is_complete(answers) else "open, every completion" if reference.completions(answers) <= FEW else "open, some completions"
            if kind == "complete" or counted[kind] < options.open:
                counted[kind] += 1
                if said := differences(answers, json.loads(verdict)):
                    wrong.append(f"  {line}\n  {said}")
    stale(wrong, f"of {sum(counted.values())} answers")
    if not all(counted.values()):
        sys.exit(f"too few lines: a kind was never checked: {counted}")
    return counted


def bound():
    """At most 8 GB and ten minutes of processor time: nothing that is measured may run away."""
    resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (600, 600))


def cpu_seconds(command, stdin, stdout, allowed=(0,)):
    # Written over what is there, so that finding room for a file is no part of the figure.
    with open(stdin, "rb") as source, open(os.open(stdout, os.O_WRONLY | os.O_CREAT), "wb") as target:
        process = subprocess.Popen(command, stdin=source, stdout=target, preexec_fn=bound)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"{' '.join(command)} stopped with status {process.returncode}")
    return usage.ru_utime + usage.ru_stime


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--lines", type=int, default=200_000)
parser.add_argument("--times", type=int, default=5, help="how many times over the lines are given in the long run")
parser.add_argument("--runs", type=int, default=5)
parser.add_argument("--open", type=int, default=1_000, help="lines with open answers to check, of both kinds")
parser.add_argument("--program", default=".build/release/routewijzer")
parser.add_argument("--content", help="the content; by default what is built into the program")
parser.add_argument("--json", action="store_true", help="print the processor seconds of every run as one JSON object")
parser.add_argument("--check-only", action="store_true", help="compare the answers and measure nothing")
options = parser.parse_args()
pin = ["taskset", "-c", "0"] if shutil.which("taskset") else []
content = ["--content", options.content] if options.content else []
ours = pin + [options.program, "batch", "--peildatum", reference.DAY, *content]
decide = pin + [sys.executable, reference.__file__]
echo = pin + [sys.executable, "-c", "import json,sys\nfor line in sys.stdin: sys.stdout.write(json.dumps(json.loads(line)) + '\\n')"]

in_memory = "/dev/shm"
has_room = os.path.isdir(in_memory) and shutil.disk_usage(in_memory).free > 4 << 30
with tempfile.TemporaryDirectory(dir=in_memory if has_room else None) as folder:
    one, lines, many, out, all_out, other = (os.path.join(folder, name) for name in ("one", "lines", "many", "out", "all-out", "other"))
    cases = list(make_lines(options.lines))
    text = "".join(line + "\n" for line, _ in cases)
    for path, given, times in ((one, cases[0][0] + "\n", 1), (lines, text, 1), (many, text, options.times)):
        with open(path, "w") as file:
            file.writelines([given] * times)
    check_questions()
    cpu_seconds(ours, lines, out, allowed=(0, 1))  # 1: some line was refused, which the check shows
    checked = check(cases, out)
    if not options.json:
        print("checked: " + "; ".join(f"{count:,} {kind}" for kind, count in checked.items()))
    if options.check_only:
        sys.exit()
    cpu_seconds(ours, many, all_out)
    with open(other, "wb") as file, open(out, "rb") as source:
        file.writelines([source.read()] * options.times)
    if not filecmp.cmp(all_out, other, shallow=False):
        sys.exit("STALE OR WRONG: the answers to the many lines are not those to the few")
    sizes = {"in": os.path.getsize(many), "out": os.path.getsize(all_out)}
    os.truncate(other, 0)
    commands = {"batch, many": (ours, many, all_out), "batch, few": (ours, lines, out), "batch, one line": (ours, one, other),
                "python, decide": (decide, lines, other), "python, parse and print": (echo, lines, other)}
    times = {name: [] for name in commands}
    for _ in range(options.runs):
        for name, command in commands.items():
            times[name].append(cpu_seconds(*command))
    counts = {"batch, many": options.lines * options.times, "batch, one line": 1}
    found = {name: {"lines": counts.get(name, options.lines), "seconds": values} for name, values in times.items()}
    if options.json:
        print(json.dumps({"checked": checked, "bytes": sizes, "figures": found}))
    else:
        for name, figure in found.items():
            middle = statistics.median(figure["seconds"])
            print(f"{name:26} {figure['lines']:9,} lines  {min(figure['seconds']):7.3f} {middle:7.3f} {max(figure['seconds']):7.3f} CPU s {figure['lines'] / middle:12,.0f} lines/s")
