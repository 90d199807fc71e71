"""The decision tables in dmn-js, the public editor: every file, of the rules and of the tools, opens without a warning and every rule shows its words.

The package `jupyterlab-dmn` carries the viewer of dmn-js, bundled by webpack as a module that another program loads. Here
that program is an empty page: it hands the module the one class it borrows and takes the viewer out of the widget that
the module makes. That takes no name that the bundler made up, only names from the source of the package."""

from importlib.metadata import files
from xml.etree import ElementTree

import pytest

from support import CONTENT

PACKAGE = "jupyterlab-dmn"
MODELS = sorted([*CONTENT.glob("rules/**/*.dmn"), *CONTENT.glob("tools/*/*.dmn")])

PAGE = """<!doctype html>
<meta charset="utf-8">
<title>dmn-js</title>
<div id="editor" style="height: 95vh"></div>
<script src="{script}"></script>
"""

START = """async name => {
  class Widget {
    node = document.createElement("div");
    addClass() {}
  }
  const borrowed = { "@lumino/widgets": { "1.37.1": { get: async () => () => ({ Widget }), from: "test" } } };
  const bundle = _JUPYTERLAB[name];
  await bundle.init(borrowed);
  const { rendererFactory } = (await bundle.get("./mimeExtension"))();
  const widget = rendererFactory.createRenderer({ mimeType: "application/dmn+xml" });
  await widget.renderModel({ data: {} });
  window.viewer = new widget._dmn.constructor({ container: "#editor" });
}"""

IMPORT = """async xml => {
  const { warnings } = await viewer.importXML(xml, { open: false });
  return {
    warnings: warnings.map(({ message }) => message),
    views: viewer.getViews().map(({ id, type }) => ({ id, type })),
  };
}"""

OPEN = """async ({ id, type }) => {
  const { warnings } = await viewer.open(viewer.getViews().find(view => view.id === id && view.type === type));
  await new Promise(requestAnimationFrame);
  const editor = document.getElementById("editor");
  const isShown = element => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && width > 0 && height > 0;
  };
  const textOf = element => isShown(element) ? element.innerText.trim() : null;
  return {
    warnings: warnings.map(({ message }) => message),
    drawn: [...editor.querySelectorAll("g.djs-element")].filter(isShown).map(element => element.dataset.elementId),
    columns: [...editor.querySelectorAll("th.input-cell, th.output-cell")].map(textOf),
    rules: [...editor.querySelectorAll("tbody td.annotation")].map(cell => [cell.dataset.elementId, textOf(cell)]),
  };
}"""


@pytest.fixture(scope="module")
def editor(chromium, tmp_path_factory):
    """An empty dmn-js on a page of its own, and what the browser complained about so far."""
    entry = next(file for file in files(PACKAGE) if file.match("static/remoteEntry.*.js")).locate().resolve()
    path = tmp_path_factory.mktemp("editor") / "index.html"
    path.write_text(PAGE.format(script=entry.as_uri()), encoding="utf-8")
    context = chromium.new_context(viewport={"width": 1600, "height": 1000})
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(path.as_uri())
    page.evaluate(START, PACKAGE)
    # From here on: the widget warns that it was given nothing to show.
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    yield page, complaints
    context.close()


class Opened:
    """One file, opened in the editor, with every view that the editor offers."""

    def __init__(self, path, editor):
        page, complaints = editor
        complaints.clear()
        xml = path.read_text(encoding="utf-8")
        self.model = ElementTree.fromstring(xml)
        imported = page.evaluate(IMPORT, xml)
        self.views = {view["id"]: {**view, **page.evaluate(OPEN, view)} for view in imported["views"]}
        self.warnings = {"import": imported["warnings"], **{id: view["warnings"] for id, view in self.views.items()}}
        self.complaints = list(complaints)

    @property
    def tables(self) -> dict[str, ElementTree.Element]:
        """The tables of the file, by the id of their decision."""
        found = {decision.get("id"): decision.find("{*}decisionTable") for decision in self.model.iterfind("{*}decision")}
        return {id: table for id, table in found.items() if table is not None}


@pytest.fixture(scope="module", params=MODELS, ids=lambda path: path.parent.name)
def opened(request, editor):
    return Opened(request.param, editor)


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def test_there_are_models():
    assert MODELS


def test_no_warning_and_no_error(opened):
    assert {view: warnings for view, warnings in opened.warnings.items() if warnings} == {}
    assert opened.complaints == []


def test_the_diagram_shows_every_decision_and_input(opened):
    diagrams = [view for view in opened.views.values() if view["type"] == "drd"]
    assert len(diagrams) == 1
    elements = [*opened.model.iterfind("{*}decision"), *opened.model.iterfind("{*}inputData")]
    assert [element.get("id") for element in elements if element.get("id") not in diagrams[0]["drawn"]] == []


def test_every_decision_opens(opened):
    """A formula opens only when its result has a type."""
    decisions = [decision.get("id") for decision in opened.model.iterfind("{*}decision")]
    assert [id for id in decisions if id not in opened.views] == []


def test_every_table_shows_its_columns_and_rules(opened):
    shown = {id: view for id, view in opened.views.items() if view["type"] == "decisionTable"}
    assert list(shown) == list(opened.tables)
    for id, table in opened.tables.items():
        columns = [*table.iterfind("{*}input"), *table.iterfind("{*}output")]
        assert len(shown[id]["columns"]) == len(columns), id
        for column, text in zip(columns, shown[id]["columns"]):
            assert column.get("label") in one_line(text), id
        assert [rule for rule, _ in shown[id]["rules"]] == [rule.get("id") for rule in table.iterfind("{*}rule")], id


def test_every_rule_shows_its_words(opened):
    """The editor shows the description of a rule in its column 'Annotations', and nothing else of what a rule says."""
    rules = [rule for table in opened.tables.values() for rule in table.iterfind("{*}rule")]
    descriptions = {rule.get("id"): one_line(rule.findtext("{*}description")) for rule in rules}
    assert [id for id, text in descriptions.items() if not text] == [], "Rules without a description."
    shown = {id: one_line(text) for view in opened.views.values() for id, text in view["rules"]}
    assert {id: (text, shown.get(id)) for id, text in descriptions.items() if shown.get(id) != text} == {}
