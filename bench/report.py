"""Writes the tables of docs/benchmarks.md and the plots in docs/images from bench/results.json."""
import json
import os
import re
import statistics

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
with open(os.path.join(ROOT, "bench", "results.json")) as file:
    RESULTS = json.load(file)
API, PLAIN, CASES = "/v1/route-adviezen", ("/robots.txt", "", ""), ("complete", "half open", "nothing known")
PYTHON = {"python, parse and print": "only parses and prints them", "python, decide": "decides the complete ones too"}
INK, OURS, OTHERS = "#1b1b1b", "#0b4f8a", "#c9c9c9"
plt.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "bench", "font.family": "sans-serif", "font.size": 11, "text.color": INK})


def seconds(figure):
    return statistics.median(figure["seconds"]) / figure["count"]


def rate(figure):
    return 1 / seconds(figure)


def number(value):
    if value >= 1_000_000:
        return f"{value / 1_000_000:.1f} million" if value < 100_000_000 else f"{value / 1_000_000:.0f} million"
    return f"{float(f'{value:.3g}'):,.0f}" if value >= 10 else f"{value:.1f}"


def duration(value):
    for limit, scale, unit in ((1e-6, 1e9, "ns"), (1e-3, 1e6, "µs"), (1, 1e3, "ms")):
        if value < limit:
            return f"{value * scale:.3g} {unit}"
    return f"{value:.3g} s"


def percent(share):
    return f"{share * 100:.0f} %" if share >= 0.1 else f"{share * 100:.1f} %"


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


# Tables


def goals():
    engine, opened, start, verify = (RESULTS.get(part, {}) for part in ("engine", "open", "start", "verify"))
    rows = []

    def add(what, goal, shown, met):
        rows.append((what, goal, shown, "yes" if met else "**no**"))

    def at_least(what, name, goal, figures=engine):
        if name in figures:
            found = rate(figures[name])
            add(what, f"≥ {number(goal)}/s", f"{number(found)}/s", found >= goal)

    def at_most(what, goal, found):
        add(what, f"≤ {duration(goal)}", duration(found), found <= goal)
    at_least("Typed case in, outcome and fired rules known", "typed", 20e6)
    at_least("The same, and the fired rule of every table read", "typed, fired rules read", 20e6)
    if "typed" in engine:
        ratio = seconds(engine["typed"]) / seconds(engine["hand-written Swift"])
        add("Typed case, beside the same decision written by hand in Swift", "≤ 3 × its time", f"{ratio:.1f} ×", ratio <= 3)
    at_least("Values in, object out (values and fired rules)", "values in, object out", 1e6)
    at_least("Values in, object out, and the sum at the end", "values in, object out, with the sum", 1e6)
    at_least("Values in, trace out; every cell of every rule read", "values in, trace out, every cell read", 200e3)
    at_least("The same, as a list of failing cells per rule", "values in, trace out, a list of failing cells per rule", 200e3)
    at_least("Columns of numbers", "columns of numbers", 10e6)
    at_least("What remains possible, half of the inputs open", "possible outcomes, half open", 100e3, opened)
    if opened:
        at_most("The same, 99th percentile", 100e-6, opened["possible outcomes, half open, 99th percentile"]["value"] / 1e9)
        at_most("Smallest change, the longest of 1,000 cases", 10e-3, opened["smallest change, longest"]["value"] / 1e9)
    for tables, figures in verify.items():
        for name, more in (("verify a sound chain", "nothing is wrong"), ("verify a chain with gaps", "rules left out: {}; a case for each gap")):
            more = more.format(figures.get("gaps planted", {}).get("value", "some"))
            what = f"Review {int(tables):,} tables of 100 rules and their chain: {more}"
            if name in figures:
                add(what, "< 1 s", duration(seconds(figures[name])), seconds(figures[name]) < 1)
            else:
                add(what, "< 1 s", figures.get("stopped", "no answer"), False)
    if found := RESULTS.get("product"):
        found = found["figures"]
        many, few = found["batch, many"], found["batch, few"]
        add(f"`routewijzer batch`, {many['lines']:,} lines, start-up included", "≥ 1.0 million lines/s", f"{number(lines_rate(many))} lines/s", lines_rate(many) >= 1e6)
        for name, does in PYTHON.items():
            ratio = lines_rate(few) / lines_rate(found[name])
            add(f"`routewijzer batch`, {few['lines']:,} lines, start-up included, beside Python that {does}", "≥ 5 × as quick", f"{ratio:.1f} ×", ratio >= 5)
    rows += web_goals()
    return table(("figure", "goal", "measured", "met"), rows)


def others():
    engine, opened, start = (RESULTS.get(part, {}) for part in ("engine", "open", "start"))
    rows = [(name, f"{number(rate(engine[name]))}/s", duration(seconds(engine[name]))) for name in (
        "hand-written Swift", "typed", "typed, fired rules read", "typed, with the sum", "typed, with trace", "values in, object out",
        "values in, object out, with the sum", "dictionary in, dictionary out, with the sum", "columns of numbers", "columns of values",
        "the standard's interpreter, one case") if name in engine]
    rows += [(name, f"{number(rate(figure))}/s", duration(seconds(figure))) for name, figure in {**opened, **start}.items() if "seconds" in figure]
    for name in ("typed", "typed, with trace", "values in, object out"):
        if f"{name}, blocks" in engine:
            rows.append((f"memory asked for, {name}", f"{engine[f'{name}, blocks']['value']} blocks", f"{engine[f'{name}, bytes']['value']} bytes"))
    if "tables of the evaluator" in engine:
        rows.append(("memory of the evaluator's tables", "", f"{engine['tables of the evaluator']['value']:,} bytes"))
    rows += product()
    return table(("figure", "rate", "each"), rows)


def product():
    """`routewijzer batch`, its start-up, and Python on the same lines."""
    if "product" not in RESULTS:
        return []
    found = RESULTS["product"]["figures"]
    row = lambda name, figure: (name, f"{number(lines_rate(figure))} lines/s", duration(1 / lines_rate(figure)))
    start, many = statistics.median(found["batch, one line"]["seconds"]), found["batch, many"]
    return [*(row(f"`routewijzer batch`, {found[name]['lines']:,} lines, start-up included", found[name]) for name in ("batch, many", "batch, few")),
            row(f"`routewijzer batch`, {many['lines']:,} lines, without start-up", {**many, "seconds": [spent - start for spent in many["seconds"]]}),
            *(row(f"beside it, {found[name]['lines']:,} lines: Python that {does}", found[name]) for name, does in PYTHON.items()),
            ("`routewijzer batch`, one line: start-up", "", duration(start))]


def lines_rate(figure):
    return figure["lines"] / statistics.median(figure["seconds"])


# The website: every figure is by address, case and how it is asked.


def middle(figures, name):
    return statistics.median(run[name] for run in figures["runs"])


def asked():
    return {(figures["address"], figures["case"], figures["how"]): figures for figures in RESULTS.get("web", {}).get("addresses", [])}


def share(figures):
    """Its rate beside that of the plain-text route. By processor time: what a core gives that does nothing else."""
    return middle(asked()[PLAIN], "cpu") / middle(figures, "cpu")


def web_goals():
    """The table of goals of the website; see docs/benchmarks.md."""
    found = asked()
    if not found:
        return []
    rows = []

    def add(what, goal, shown, met):
        rows.append((f"Website: {what}", goal, shown, "yes" if met else "**no**"))

    def add_rate(what, name, least, per_second=0):
        beside, each = share(found[name]), 1 / middle(found[name], "cpu")
        add(what, f"≥ {percent(least)}" + (f" and ≥ {per_second:,}/s" if per_second else ""),
            percent(beside) + (f", {number(each)}/s" if per_second else ""), beside >= least and each >= per_second)
    add_rate("`/`, kept, beside plain text", ("/", "", ""), 0.9)
    add_rate("`/`, kept, when the visitor has it (304), beside plain text", ("/", "", "304"), 0.9)
    for case in CASES:
        size, small = (found["/advies", case, how]["bytes"] for how in ("", "gzip"))
        most, least = (100, 15) if case == "nothing known" else (60, 12)
        add(f"`/advies`, {case}, size and with gzip", f"≤ {most} kB and ≤ {least} kB", f"{size / 1000:,.1f} kB, {small / 1000:,.1f} kB", size <= most * 1000 and small <= least * 1000)
    for address, least, per_second in (("/advies", 0.15, 1_500), (f"POST {API}", 0.15, 1_500), (f"POST {API}?velden=uitkomsten", 0.4, 0)):
        for case in CASES:
            add_rate(f"`{address}`, {case}, beside plain text", (address, case, ""), least, per_second)
    web, starts = RESULTS["web"], RESULTS["web"]["starts"]
    ready = statistics.median(start["seconds"] for start in starts)
    add("start to first answer, an advice", "≤ 100 ms", duration(ready), ready <= 0.1)
    for when, memory in (("then", statistics.median(start["memory"] for start in starts)), ("at most, under the load of these measurements", web["memory at most"])):
        add(f"resident memory {when}", "≤ 60 MB", f"{memory / 1e6:.0f} MB", memory <= 60e6)
    return rows


def web():
    shown = {"": "", "gzip": "with gzip", "304": "the visitor has it: 304"}
    return table(("address", "case", "asked", "size", "processor time per request", "share", "requests per s on the clock", "of the core got"), [
        (f"`{address}`", case, shown[how], f"{figures['bytes'] / 1000:,.1f} kB", duration(middle(figures, "cpu")), percent(share(figures)),
         number(middle(figures, "rate")), percent(middle(figures, "busy")))
        for (address, case, how), figures in asked().items()])


def peer_rates():
    """(name, version, one at a time, many at once, columns, note); ours first."""
    engine = RESULTS.get("engine", {})
    rows = []
    if engine:
        ours = "this engine"
        rows.append((f"**{ours}**, typed", "", rate(engine["typed, with the sum"]), None, rate(engine["columns of numbers"]), ""))
        rows.append((f"**{ours}**, values", "", rate(engine["values in, object out, with the sum"]), None, None, ""))
        rows.append((f"**{ours}**, dictionaries", "", rate(engine["dictionary in, dictionary out, with the sum"]), None, None, ""))
        rows.append((f"**{ours}**, complete trace", "", rate(engine["values in, trace out, every cell read"]), None, None, ""))
    found = [(p["name"], p["version"], rate(p["one"]), rate(p["many"]) if "many" in p else None, rate(p["columnar"]) if "columnar" in p else None,
              p["note"]) for p in RESULTS.get("peers", {}).values()]
    return rows + sorted(found, key=lambda row: -row[2])


def peers():
    shown = lambda value: number(value) if value else ""
    rows = peer_rates()
    text = table(("program", "version", "one at a time, per s", "many at once, per s", "in columns, per s"),
                 [(name, version, shown(one), shown(many), shown(columns)) for name, version, one, many, columns, _ in rows])
    return text + "\n\n" + "\n".join(f"- {name}: {note}." for name, _, _, _, _, note in rows if note)


def possible():
    found, opened = RESULTS.get("possible"), RESULTS.get("open")
    if not found or not opened:
        return ""
    return table(("way", "answers per s", "right"), [
        ("**this engine** (`OpenIndex`)", number(rate(opened["possible outcomes, half open"])), f"{found['checked']:,} of {found['checked']:,}"),
        (f"Z3 {found['z3 version']}, one question per outcome, solver kept", number(rate(found["z3"])), "200 of 200"),
        ("trying every value, Python", number(rate(found["trying"])), "the reference")])


def growth(kind):
    rows = []
    for size, figures in RESULTS.get("growth", {}).get(kind, {}).items():
        if "stopped" in figures:
            rows.append((f"{int(size):,}", figures["stopped"], "", "", "", ""))
        else:
            rows.append((f"{int(size):,}", duration(seconds(figures["compile"])), duration(seconds(figures["lay out the evaluator"])),
                         f"{number(rate(figures['typed']))}/s", f"{number(rate(figures['values in, object out']))}/s",
                         f"{figures['tables']['value'] / 1000:,.0f} kB"))
    return table((kind, "compile", "lay out", "typed", "values in, object out", "tables"), rows)


# Business cases: drawing one, beside numpy.


def case():
    found = RESULTS.get("case")
    if not found:
        return ""
    mine, theirs, two = (found[name] for name in ("ours", "numpy", "two"))
    ratio = statistics.median(theirs["processor"]) / statistics.median(mine["processor"])
    points = found["growth"]["draws"]
    memory = {point["draws"]: point["ours"]["memory"] * 1_024 for point in points}
    more = memory[1_000_000] - memory[10_000]
    head = (f"{found['processor']}, {found['cores']} cores, numpy {found['numpy version']}; median of {len(theirs['wall'])} runs of numpy and {len(mine['wall'])} of ours, in turns. "
            f"Load of the machine at the start {found['load']}, at the end {found['load at the end']} ({found['cores']} is full).")
    rows = [
        ("100,000 draws, one core, beside numpy", "≥ 5 × as quick", f"{ratio:.1f} ×: {duration(statistics.median(mine['processor']))} and {duration(statistics.median(theirs['processor']))}", ratio >= 5),
        ("Memory of 1,000,000 draws above that of 10,000", "≤ 30 MB", f"{more / 1e6:.0f} MB: {memory[1_000_000] / 1e6:.0f} and {memory[10_000] / 1e6:.0f}", more <= 30e6),
    ]
    text = table(("figure", "goal", "measured", "met"), [(*row, "yes" if met else "**no**") for *row, met in rows])
    wall, busy = (statistics.median(two[name]) for name in ("wall", "processor"))
    text += (f"\n\nWith two workers the same draws take {duration(wall)} by the clock and {duration(busy)} of the processors (one worker, in the same run: "
             f"{duration(statistics.median(mine['wall']))} by the clock). What numpy does, in processor time: " + ", ".join(f"{name} {duration(value)}" for name, value in found["numpy stages"].items()) + ".")
    columns = lambda kind, point: {"draws": point["draws"], "items": point["size"][1], "months": 12 * point["size"][2]}[kind]
    for kind, points in found["growth"].items():
        rows = [(f"{columns(kind, point):,}", duration(point["ours"]["processor"]), duration(point["numpy"]["processor"]), f"{point['numpy']['processor'] / point['ours']['processor']:.1f} ×",
                 f"{point['ours']['memory'] * 1_024 / 1e6:.0f} MB", f"{point['numpy']['memory'] * 1_024 / 1e6:.0f} MB") for point in points]
        text += "\n\n" + table((kind, "ours", "numpy", "beside", "ours, memory", "numpy, memory"), rows)
    picture = "![Lines of time against draws, items and months, and of memory against draws, ours and numpy's; the tables below have the same figures](images/bench-case.svg)"
    return "\n\n".join((head, picture, text))


def plot_case():
    if "case" not in RESULTS:
        return
    figure, panels = plt.subplots(1, 4, figsize=(13, 3.6), layout="constrained")
    growth, said = RESULTS["case"]["growth"], []
    series = [(kind, "processor", 1, f"Time, {kind}") for kind in ("draws", "items", "months")] + [("draws", "memory", 1_024 / 1e6, "Memory, draws")]
    for axes, (kind, measure, scale, title) in zip(panels, series):
        sizes = [{"draws": point["draws"], "items": point["size"][1], "months": 12 * point["size"][2]}[kind] for point in growth[kind]]
        for name, color, style, marker in (("ours", OURS, "-", "o"), ("numpy", "#8a4b08", "--", "s")):
            values = [point[name][measure] * scale for point in growth[kind]]
            axes.plot(sizes, values, color=color, linestyle=style, marker=marker)
            axes.annotate(name, (sizes[-1], values[-1]), xytext=(-4, 8), textcoords="offset points", ha="right", color=color)
            said.append(f"{title}, {name}: " + ", ".join(f"{size:,}: {value:.3g}" for size, value in zip(sizes, values)))
        axes.set_xscale("log")
        axes.set_yscale("log")
        axes.set_xticks(sizes, [f"{size:,}" if size < 10_000 else f"{size // 1_000:,}k" for size in sizes])
        axes.minorticks_off()
        axes.margins(y=0.25)
        axes.set_title(title + (", MB" if measure == "memory" else ", s"), loc="left")
        axes.set_xlabel(kind)
        axes.grid(axis="y", color="#dddddd")
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
    save(figure, "bench-case.svg", "Drawing a business case: growth in draws, items and months", ". ".join(said) + ".")


def machine():
    found = RESULTS["machine"]
    loads = ", ".join(f"{part} {load}" for part, load in RESULTS.get("load", {}).items())
    return (f"{found['processor']}, {found['cores']} cores, {found['system']}; Swift {found['swift']}, Python {found['python']}; "
            f"median of {found['runs']} runs. Load of the machine when each part started ({found['cores']} is full): {loads}.")


# Plots


def save(figure, name, title, description):
    path = os.path.join(ROOT, "docs", "images", name)
    figure.savefig(path, metadata={"Date": None}, bbox_inches="tight")
    plt.close(figure)
    with open(path) as file:
        text = file.read()
    text = re.sub(r"<svg ", f'<svg role="img" aria-labelledby="title description" ', text, count=1)
    text = re.sub(r"(<svg [^>]*>)", rf'\1\n <title id="title">{title}</title>\n <desc id="description">{description}</desc>', text, count=1)
    with open(path, "w") as file:
        file.write(re.sub(r"[ \t]+$", "", text, flags=re.M))


def plot_peers():
    rows = [(name.replace("*", ""), one) for name, _, one, *_ in peer_rates()]
    rows.sort(key=lambda row: row[1])
    figure, axes = plt.subplots(figsize=(9, 0.42 * len(rows) + 1.2))
    for place, (name, value) in enumerate(rows):
        ours = name.startswith("this engine")
        axes.barh(place, value, color=OURS if ours else OTHERS, edgecolor=INK, hatch="//" if ours else None, linewidth=0.6)
        axes.text(value * 1.15, place, number(value), va="center")
    axes.set_yticks(range(len(rows)), [name for name, _ in rows])
    axes.set_xscale("log")
    axes.set_xlim(right=rows[-1][1] * 12)
    axes.set_xlabel("decisions per second of one core, one at a time (every step is ten times as many)")
    axes.set_title("The same decision of 27 rules, all programs", loc="left")
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    save(figure, "bench-peers.svg", "Decisions per second, all programs",
         "Bars, from slow to fast. " + "; ".join(f"{name}: {number(value)}" for name, value in rows) + ".")


def plot_growth(kind, label):
    points = {int(size): figures for size, figures in RESULTS.get("growth", {}).get(kind, {}).items()}
    done = {size: figures for size, figures in points.items() if "stopped" not in figures}
    if not done:
        return
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    series = ((left, "compile", "compile, s", "o", seconds), (left, "lay out the evaluator", "lay out, s", "s", seconds),
              (right, "typed", "typed, per s", "^", rate), (right, "values in, object out", "values in, object out, per s", "D", rate))
    for index, (axes, name, text, marker, measure) in enumerate(series):
        values = [measure(figures[name]) for figures in done.values()]
        color, style = ((OURS, "-"), ("#8a4b08", "--"))[index % 2]
        axes.plot(list(done), values, marker=marker, linestyle=style, color=color)
        axes.annotate(text, (list(done)[-1], values[-1]), xytext=(-4, 9 if index % 2 == 0 else -16), textcoords="offset points", ha="right", color=color)
    for axes, title in ((left, "Time to build"), (right, "Rate of evaluation")):
        axes.set_yscale("log")
        if kind == "rules":
            axes.set_xscale("log")
        axes.set_xticks(list(done), [f"{size:,}" for size in done])
        axes.minorticks_off()
        axes.margins(y=0.25)
        axes.set_xlabel(label)
        axes.set_title(title, loc="left")
        axes.grid(axis="y", color="#dddddd")
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
    shown = "; ".join(f"{size:,}: compile {duration(seconds(f['compile']))}, typed {number(rate(f['typed']))} per second" for size, f in done.items())
    save(figure, f"bench-{kind}.svg", f"Growth with {label}", f"{label}. {shown}.")


def main():
    path = os.path.join(ROOT, "docs", "benchmarks.md")
    with open(path) as file:
        text = file.read()
    for name, content in {"goals": goals(), "peers": peers(), "possible": possible(), "figures": others(), "rules": growth("rules"),
                          "inputs": growth("inputs"), "web": web(), "case": case(), "machine": machine()}.items():
        marker = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.S)
        if not marker.search(text):
            raise SystemExit(f"docs/benchmarks.md has no place for '{name}': add <!-- {name} --> and <!-- end -->")
        text = marker.sub(lambda match: f"{match[1]}\n{content}\n\n{match[2]}", text)
    with open(path, "w") as file:
        file.write(text)
    plot_peers()
    plot_growth("rules", "rules in one table")
    plot_growth("inputs", "inputs of the model")
    plot_case()


main()
