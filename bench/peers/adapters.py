"""How each program is asked for the decision. An adapter makes a function from a case (a dictionary) to
(route, option, rate, amount); some have a function for many cases at once as well."""
import importlib.metadata
import json
import sys
from types import SimpleNamespace

from decision import ANY, CAP, CHOICES, FLAGS, INPUTS, TABLES, output_values, passes
from forms import NAMESPACE, decision_xml, jdm, python_cell

PYTHON = "CPython " + sys.version.split()[0]


def amount(hours, rate):
    return (hours if hours < CAP else CAP) * rate


class HandWritten:
    name, package, count = "hand-written Python", None, 100_000
    note = "if and else, no tables, no trace: the ceiling of pure Python"

    @staticmethod
    def one():
        def decide(case):
            payer, form = case["payer"], case["delivery"]
            if payer == "zvw":
                if not case["proven"]:
                    route = "facultatief"
                elif case["isPrevention"]:
                    route = "preventie"
                else:
                    route = "hulpmiddelen" if case["isDevice"] else "basispakket"
                if route == "facultatief":
                    option = "facultatieve-prestatie" if case["hours"] >= 1 else "geen"
                elif case["setting"] == "thuis":
                    option = "wijkverpleging" if form == "fysiek" else "thuismonitoring"
                elif case["setting"] == "huisarts":
                    option = "ketenzorg" if case["multiProvider"] else "huisarts-m-i"
                else:
                    option = "digitaal-consult" if form == "digitaal" else "dbc"
            elif payer == "wlz":
                route = "wlz-prestatie" if case["proven"] else "wlz-experiment"
                option = "wlz-toeslag" if form == "fysiek" else "wlz-zorgtech"
            elif payer == "eigen":
                route, option = "eigen-betaling", "particulier"
            else:
                route = "gemeente-preventie" if case["isPrevention"] else "gemeente-maatwerk"
                option = "gemeente-pilot"
            if option in ("thuismonitoring", "digitaal-consult", "wlz-zorgtech"):
                rate = 72.5 if case["hasContract"] else 54.25
            elif option in ("facultatieve-prestatie", "gemeente-pilot"):
                rate = 40.0
            elif option in ("geen", "particulier"):
                rate = 0.0
            else:
                rate = 48.75 if case["smallScale"] else 61.0
            return route, option, rate, amount(case["hours"], rate)
        return decide


class TableInterpreter:
    name, package, count = "Python table interpreter", None, 50_000
    note = "twenty-five lines over the tables as data; stops at the first rule that fits"

    @staticmethod
    def one():
        tables = [(name, columns, rules) for name, (columns, rules) in TABLES.items()]

        def decide(case):
            known = dict(case)
            for name, columns, rules in tables:
                for cells, output in rules:
                    for cell, column in zip(cells, columns):
                        if cell is None:
                            continue
                        value = known[column]
                        if type(cell) is tuple:
                            if value < cell[1] if cell[0] == ">=" else value >= cell[1]:
                                break
                        elif value not in cell:
                            break
                    else:
                        known[name] = output
                        break
            return known["route"], known["option"], known["rate"], amount(known["hours"], known["rate"])
        return decide


class Zen:
    name, package, count = "zen-engine", "zen-engine", 30_000
    note = "Rust; its own form of tables (JDM) and expressions; dictionaries through Python"
    options = ()

    @classmethod
    def one(cls):
        import zen
        graph = zen.ZenEngine().create_decision(json.dumps(jdm()))
        return lambda case: cls.answer(graph.evaluate(case, *cls.options)["result"])

    @classmethod
    def many(cls):
        import zen
        engine = zen.ZenEngine({"loader": {"type": "static", "content": {"bench": jdm()}}})
        if not hasattr(engine, "evaluate_batch"):
            return None
        return lambda cases: [cls.answer(r["data"]["result"]) for r in engine.evaluate_batch([{"key": "bench", "context": c} for c in cases])]

    @staticmethod
    def answer(result):
        return result["route"], result["option"], result["rate"], result["amount"]


class ZenOlder(Zen):
    name = "zen-engine, older release"
    note = "as zen-engine; the release before its single calls became slower"


class ZenTrace(Zen):
    name, options = "zen-engine, with trace", ({"trace": True},)
    note = "as zen-engine, with what went in and out of every node and the rule that fired; not why other rules did not"
    many = None


class Clips:
    name, package, count = "CLIPS (clipspy)", "clipspy", 5_000
    note = "C, forward chaining over facts; a fresh environment every 500 cases, since it slows down otherwise"

    @staticmethod
    def environment():
        import clips
        environment = clips.Environment()
        symbol = lambda v: ("TRUE" if v else "FALSE") if isinstance(v, bool) else str(v)
        environment.build(f"(deftemplate case {' '.join(f'(slot {name})' for name in INPUTS)})")
        for name in [*TABLES, "amount"]:
            environment.build(f"(deftemplate {name} (slot is))")
        for name, (columns, rules) in TABLES.items():
            for number, (cells, output) in enumerate(rules):
                of_case, of_others = [], []
                for cell, column in zip(cells, columns):
                    if cell is ANY:
                        continue
                    test = f"?{column}&:({cell[0]} ?{column} {cell[1]})" if isinstance(cell, tuple) else "|".join(map(symbol, cell))
                    (of_others.append(f"({column} (is {test}))") if column in TABLES else of_case.append(f"({column} {test})"))
                conditions = of_others + ([f"(case {' '.join(of_case)})"] if of_case else [])
                environment.build(f"(defrule {name}{number} {' '.join(conditions)} => (assert ({name} (is {symbol(output)}))))")
        environment.build(f"(defrule sum (case (hours ?h)) (rate (is ?r)) => (assert (amount (is (* (min ?h {CAP}) ?r)))))")
        symbols = {v: clips.Symbol(v) for values in CHOICES.values() for v in values}
        return environment, environment.find_template("case"), symbols

    @classmethod
    def one(cls):
        state = {"used": 0, "made": cls.environment()}

        def decide(case):
            if state["used"] == 500:
                state.update(used=0, made=cls.environment())
            state["used"] += 1
            environment, template, symbols = state["made"]
            environment.reset()
            template.assert_fact(**{k: symbols[v] if isinstance(v, str) else v for k, v in case.items()})
            environment.run()
            found = {fact.template.name: fact["is"] for fact in environment.facts() if fact.template.name in ("route", "option", "rate", "amount")}
            return str(found["route"]), str(found["option"]), float(found["rate"]), float(found["amount"])
        return decide


class Spiff:
    name, package, count = "SpiffWorkflow DMN", "SpiffWorkflow", 2_000
    note = "Python; cells are Python, not FEEL; one table per file, so the tables are chained by the caller"

    @staticmethod
    def one():
        from lxml import etree
        from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
        from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
        from SpiffWorkflow.dmn.parser.DMNParser import DMNParser
        engines = []
        for name in TABLES:
            file = etree.fromstring(f'<definitions xmlns="{NAMESPACE}" id="d" name="d">{decision_xml(name, python_cell)}</definitions>')
            parser = DMNParser(None, file, {"dmn": NAMESPACE})
            parser.parse()
            engines.append(DMNEngine(parser.decision.decisionTables[0]))
        task = SimpleNamespace(data=None, workflow=SimpleNamespace(script_engine=PythonScriptEngine()))

        def decide(case):
            task.data = known = dict(case)
            for engine in engines:
                known.update(engine.result(task))
            return known["route"], known["option"], known["rate"], amount(known["hours"], known["rate"])
        return decide


class OpenFisca:
    name, package, count = "OpenFisca", "OpenFisca-Core", 300
    note = "Python and numpy; formulas instead of tables; made for columns"

    @staticmethod
    def system():
        import numpy
        from openfisca_core.entities import build_entity
        from openfisca_core.indexed_enums import Enum, EnumArray
        from openfisca_core.periods import DateUnit
        from openfisca_core.taxbenefitsystems import TaxBenefitSystem
        from openfisca_core.variables import Variable
        case = build_entity(key="case", plural="cases", label="case", is_person=True)
        system = TaxBenefitSystem([case])
        safe = lambda text: text.replace("-", "_")
        kinds = {name: Enum(name.title(), {safe(v): v for v in CHOICES.get(name) or output_values(name)}) for name in [*CHOICES, "route", "option"]}

        def add(name, kind, formula=None):
            body = {"value_type": Enum if name in kinds else kind, "entity": case, "definition_period": DateUnit.YEAR, "label": name}
            if name in kinds:
                body.update(possible_values=kinds[name], default_value=list(kinds[name])[0])
            if formula:
                body["formula"] = formula
            system.add_variable(type(name, (Variable,), body))

        def table(name):
            columns, rules = TABLES[name]

            def test(cell, column, values):
                if isinstance(cell, tuple):
                    return values >= cell[1] if cell[0] == ">=" else values < cell[1]
                if column in kinds:
                    return numpy.logical_or.reduce([values == kinds[column][safe(v)] for v in cell])
                return values == cell[0]

            def formula(case, period):
                known = {c: case(c, period) for c in columns}
                hits = [numpy.logical_and.reduce([test(cell, c, known[c]) for cell, c in zip(cells, columns) if cell is not ANY]) for cells, _ in rules]
                outputs = [kinds[name][safe(o)].index if name in kinds else o for _, o in rules]
                found = numpy.select(hits, outputs)
                return EnumArray(found.astype(numpy.int16), kinds[name]) if name in kinds else found
            return formula

        for name in INPUTS:
            add(name, bool if name in FLAGS else float)
        for name in TABLES:
            add(name, float, table(name))
        add("amount", float, lambda case, period: numpy.minimum(case("hours", period), CAP) * case("rate", period))
        return system, kinds

    @staticmethod
    def columns(kinds, cases):
        import numpy
        from openfisca_core.indexed_enums import EnumArray
        columns = {}
        for name in INPUTS:
            if name in kinds:
                index = {v: kinds[name][v.replace("-", "_")].index for v in CHOICES[name]}
                columns[name] = EnumArray(numpy.array([index[c[name]] for c in cases], dtype=numpy.int16), kinds[name])
            else:
                columns[name] = numpy.array([c[name] for c in cases])
        return columns

    @staticmethod
    def simulate(system, columns, count):
        from openfisca_core.simulation_builder import SimulationBuilder
        simulation = SimulationBuilder().build_default_simulation(system, count=count)
        for name, column in columns.items():
            simulation.set_input(name, "2026", column)
        return [simulation.calculate(name, "2026") for name in ("route", "option", "rate", "amount")]

    @classmethod
    def many(cls):
        system, kinds = cls.system()

        def decide(cases):
            route, option, rate, total = cls.simulate(system, cls.columns(kinds, cases), len(cases))
            text = lambda values: (v.replace("_", "-") for v in values.decode_to_str())
            return [(a, b, float(c), float(d)) for a, b, c, d in zip(text(route), text(option), rate, total)]
        return decide

    @classmethod
    def one(cls):
        decide = cls.many()
        return lambda case: decide([case])[0]

    @classmethod
    def columnar(cls, cases):
        """Inputs are columns already, and the answers stay columns."""
        system, kinds = cls.system()
        columns = cls.columns(kinds, cases)
        return lambda: cls.simulate(system, columns, len(cases))


ADAPTERS = {
    "hand": HandWritten, "interpreter": TableInterpreter, "zen": Zen, "zen-older": ZenOlder, "zen-trace": ZenTrace, "clips": Clips,
    "spiff": Spiff, "openfisca": OpenFisca,
}


def version(adapter):
    return importlib.metadata.version(adapter.package) if adapter.package else PYTHON
