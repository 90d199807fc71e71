"""The decision in the forms that programs read: DMN (cells in FEEL, or in Python for SpiffWorkflow), JDM, and plain rows."""
import json
from xml.sax.saxutils import escape

from decision import ANY, CAP, CHOICES, FLAGS, INPUTS, TABLES, output_values, reference

NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def feel(value):
    return json.dumps(value, ensure_ascii=False)


def feel_cell(cell, anything="-"):
    if cell is ANY:
        return anything
    return f"{cell[0]} {cell[1]}" if isinstance(cell, tuple) else ", ".join(feel(v) for v in cell)


def python_cell(cell):
    if cell is ANY:
        return ""
    if isinstance(cell, tuple):
        return f"{cell[0]} {cell[1]}"
    return repr(cell[0]) if len(cell) == 1 else f"? in {cell!r}"


def type_name(name):
    if name in FLAGS:
        return "boolean"
    return f"t_{name}" if name in CHOICES or (name in TABLES and output_values(name)) else "number"


def table_xml(name, cell):
    columns, rules = TABLES[name]
    parts = [f'<decisionTable id="table_{name}" hitPolicy="UNIQUE">']
    parts += [f'<input id="{name}_{c}" label="{c}"><inputExpression id="{name}_{c}_e" typeRef="{type_name(c)}"><text>{c}</text></inputExpression></input>' for c in columns]
    parts.append(f'<output id="{name}_out" name="{name}" label="{name}" typeRef="{type_name(name)}"/>')
    for number, (cells, output) in enumerate(rules):
        parts.append(f'<rule id="{name}_{number}">')
        parts += [f'<inputEntry id="{name}_{number}_{i}"><text>{escape(cell(c))}</text></inputEntry>' for i, c in enumerate(cells)]
        parts.append(f'<outputEntry id="{name}_{number}_o"><text>{escape(feel(output))}</text></outputEntry></rule>')
    return "".join(parts) + "</decisionTable>"


def decision_xml(name, cell):
    return f'<decision id="{name}" name="{name}">{table_xml(name, cell)}</decision>'


def dmn():
    """The three tables as one DMN file. The sum at the end is a FEEL expression beside it: see `SUM`."""
    parts = [f'<definitions xmlns="{NAMESPACE}" id="bench" name="bench" namespace="https://example.org/bench">']
    for name in [*CHOICES, *TABLES]:
        values = CHOICES.get(name) or output_values(name)
        if values:
            parts.append(f'<itemDefinition name="t_{name}"><typeRef>string</typeRef><allowedValues><text>{escape(", ".join(map(feel, values)))}</text></allowedValues></itemDefinition>')
    parts += [f'<inputData id="{n}" name="{n}"><variable name="{n}" typeRef="{type_name(n)}"/></inputData>' for n in INPUTS]
    for name, (columns, _) in TABLES.items():
        needs = "".join(
            f'<informationRequirement><required{"Input" if c in INPUTS else "Decision"} href="#{c}"/></informationRequirement>' for c in columns)
        parts.append(f'<decision id="{name}" name="{name}"><variable name="{name}" typeRef="{type_name(name)}"/>{needs}{table_xml(name, feel_cell)}</decision>')
    return "\n".join(parts) + "\n</definitions>\n"


SUM = f"min(hours, {CAP}) * rate"


def jdm():
    """The decision as a JDM graph, the form of zen-engine."""
    nodes = [{"id": "start", "type": "inputNode", "name": "start"}]
    for name, (columns, rules) in TABLES.items():
        rows = [{"_id": f"{name}{i}", "out": feel(output), **{f"in_{c}": feel_cell(cell, "") for c, cell in zip(columns, cells)}}
                for i, (cells, output) in enumerate(rules)]
        nodes.append({"id": name, "type": "decisionTableNode", "name": name, "content": {
            "hitPolicy": "first", "passThrough": True, "executionMode": "single", "inputField": None, "outputPath": None,
            "inputs": [{"id": f"in_{c}", "name": c, "field": c} for c in columns],
            "outputs": [{"id": "out", "name": name, "field": name}], "rules": rows}})
    nodes.append({"id": "sum", "type": "expressionNode", "name": "sum", "content": {
        "expressions": [{"id": "amount", "key": "amount", "value": f"min([hours, {CAP}]) * rate"}], "passThrough": True}})
    nodes.append({"id": "end", "type": "outputNode", "name": "end"})
    for node in nodes:
        node["position"] = {"x": 0, "y": 0}
    edges = [{"id": f"edge{i}", "type": "edge", "sourceId": a["id"], "targetId": b["id"]} for i, (a, b) in enumerate(zip(nodes, nodes[1:]))]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def rows(cases):
    """Cases with their reference answers, tab-separated, for programs that are not Python. An open input is a dot."""
    text = lambda v: {True: "true", False: "false"}[v] if isinstance(v, bool) else str(v)
    for case in cases:
        values = [text(case[name]) if name in case else "." for name in INPUTS]
        if len(case) == len(INPUTS):
            *answer, fired = reference(case)
            values += [text(v) for v in answer] + [str(rule) for rule in fired]
        yield "\t".join(values)
