"""The interview in the terminal, and the commands for models and content."""

import json
import shutil

from support import CONTENT

RULES = f"{CONTENT}/rules/routes/routekeuze/routekeuze.dmn"
DATE = ["--peildatum", "2026-11-21"]


def test_ask_interviews_and_advises(cli):
    # Always the first answer: an innovation that works, proven, sold to consumers.
    run = cli(["ask", *DATE], input=b"1\n" * 30)
    text = run.stdout.decode()
    assert run.returncode == 0
    assert "Nog hoogstens 19 vragen" in text
    assert "UW ADVIES" in text and "Consument [C]" in text
    assert "geen rechten" in text


def test_ask_refuses_numbers_that_are_no_answer_and_stops_at_q(cli):
    run = cli(["ask", "--taal", "en", *DATE], input=b"9\nx\n0\nq\n")
    text = run.stdout.decode()
    assert text.count("does not belong to this question") == 2
    assert "At most 18 questions to go" in text
    assert "YOUR ADVICE" not in text


def test_advise_speaks_plainly_about_bad_input(cli, tmp_path):
    run = cli(["advise", "-"], input=b'{"antwoorden": {"mdr": "x"}}')
    assert run.returncode == 1 and b"/antwoorden/mdr: This answer does not exist" in run.stderr
    run = cli(["advise", str(tmp_path / "none.json")])
    assert run.returncode != 0 and b"cannot be read" in run.stderr
    run = cli(["advise", "-", "--peildatum", "2026-02-30"], input=b"{}")
    assert run.returncode != 0 and b"no existing day" in run.stderr


def test_advise_as_markdown_and_text(cli):
    answers = json.dumps({"antwoorden": {"onderwerp": "verantwoording", "wlz-indicatie": "ja", "verblijf": ["instelling"]}}).encode()
    markdown = cli(["advise", "-", "--format", "markdown", *DATE], input=answers).stdout.decode()
    assert markdown.startswith("# Uw advies") and "## Wat u nu doet" in markdown and "C-O4-4" in markdown
    text = cli(["advise", "-", "--format", "text", "--taal", "en", *DATE], input=answers).stdout.decode()
    assert text.startswith("YOUR ADVICE")


def test_content_check_says_file_line_and_remedy(cli, binary, tmp_path):
    import subprocess

    assert cli(["content", "check"]).returncode == 0
    broken = tmp_path / "content"
    shutil.copytree(CONTENT, broken)
    questions = broken / "questions" / "vragen.yaml"
    questions.write_text(questions.read_text().replace("DD-11", "DD-99", 1))
    run = subprocess.run([binary, "content", "check", "--content", broken], capture_output=True, text=True)
    assert run.returncode == 2
    assert "questions/vragen.yaml:" in run.stderr and "DD-99" in run.stderr and "→" in run.stderr


def test_content_diff_names_exactly_what_changed(binary, tmp_path):
    import subprocess

    changed = tmp_path / "content"
    shutil.copytree(CONTENT, changed)
    same = subprocess.run([binary, "content", "diff", CONTENT, changed], capture_output=True, text=True)
    assert same.returncode == 0 and "No case gets another result" in same.stdout
    rules = changed / "rules" / "routes" / "routekeuze" / "routekeuze.dmn"
    text = rules.read_text()
    start = text.index('<rule id="verzekerbaar-r2"')
    rules.write_text(text[:start] + text[start:].replace("false", "true", 1))
    run = subprocess.run([binary, "content", "diff", CONTENT, changed], capture_output=True, text=True)
    assert run.returncode == 1
    assert 'false → true in' in run.stdout and 'preventievorm: "selectief"' in run.stdout
    assert "decision wmo" not in run.stdout


def test_dmn_commands(cli, binary):
    import subprocess

    def dmn(*arguments, input=b""):
        return subprocess.run([binary, "dmn", *arguments], input=input, capture_output=True, timeout=60)

    assert b"The model is sound" in dmn("check", RULES).stdout
    sure = dmn("eval", RULES, "--decision", "gate", input=b'{"werkend-product": "nee"}')
    assert sure.stdout == b"false\n"
    unsure = dmn("eval", RULES, "--decision", "zvw", "--trace", input=b'{"werkend-product": "nee"}').stdout.decode()
    assert 'still possible: "past-na-voldoen" | "past-niet"' in unsure and "rule 2 matches" in unsure
    assert b"No case gets another result" in dmn("diff", RULES, RULES).stdout
    wrong = dmn("eval", RULES, "--decision", "zvw", input=b'{"werkend-product": "soms"}')
    assert wrong.returncode == 1 and b"knows no input" in wrong.stderr
    broken = dmn("check", "-", input=MODEL % b"<decision id='d' name='d'/>")
    assert broken.returncode == 2 and b"has no logic" in broken.stderr


MODEL = b"<definitions xmlns='http://www.omg.org/spec/DMN/20151101/dmn.xsd' name='m' namespace='urn:m'>%s</definitions>"
NUMBER = b"""<inputData id='n' name='a number'><variable name='a number' typeRef='number'/></inputData>
  <decision id='d' name='d'><variable name='d'/><informationRequirement><requiredInput href='#n'/></informationRequirement>
  <literalExpression><text>a number * 2</text></literalExpression></decision>"""


def test_dmn_eval_falls_back_to_interpretation_and_says_so(binary, tmp_path):
    import subprocess

    model = tmp_path / "m.dmn"
    model.write_bytes(MODEL % NUMBER)
    run = lambda given: subprocess.run(
        [binary, "dmn", "eval", model, "--decision", "d", "--trace"], input=given, capture_output=True, timeout=60)
    known = run(b'{"a number": 21}')
    assert known.returncode == 0 and known.stdout == b"42\nd = 42\n"
    assert b"cannot be decided exactly" in known.stderr and b"no end of values" in known.stderr
    wrong = run(b'{"n": "x"}')
    assert wrong.stdout.startswith(b"null\n")
    assert b"'d'" in wrong.stderr and b"needs two numbers" in wrong.stderr


def test_dmn_check_names_a_gap_with_a_case(binary, tmp_path):
    import subprocess

    text = open(RULES).read()
    start = text.index('<rule id="verzekerbaar-r2"')
    model = tmp_path / "gap.dmn"
    model.write_text(text[:start] + text[text.index("</rule>", start) + len("</rule>"):])
    run = subprocess.run([binary, "dmn", "check", model], capture_output=True, text=True)
    assert run.returncode == 1
    assert "decision 'verzekerbaar': No rule covers this case:" in run.stderr and "preventievorm = " in run.stderr


def test_dmn_draw_and_convert(binary, tmp_path):
    import subprocess
    import xml.etree.ElementTree as ET

    def dmn(*arguments):
        return subprocess.run([binary, "dmn", *arguments], capture_output=True, timeout=120)

    for picture in [dmn("draw", RULES), dmn("draw", RULES, "--decision", "gate")]:
        assert picture.returncode == 0
        svg = ET.fromstring(picture.stdout)
        assert svg.attrib["role"] == "img" and svg.find("{http://www.w3.org/2000/svg}title").text
    assert b"werkendProduct" in dmn("draw", RULES, "--decision", "gate", "--outline").stdout
    assert dmn("draw", RULES, "--decision", "nope").returncode == 1
    model = tmp_path / "m.dmn"
    model.write_bytes(MODEL % NUMBER)
    converted = dmn("convert", model)
    assert converted.returncode == 0 and b"20191111/MODEL/" in converted.stdout and b"20151101" not in converted.stdout
    same = dmn("convert", RULES)
    assert same.stdout == open(RULES, "rb").read()


KIT = b"""<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <modelName>m.dmn</modelName>
  <testCase id="good"><inputNode name="a number"><value xsi:type="xsd:decimal">21</value></inputNode>
    <resultNode name="d" type="decision"><expected><value xsi:type="xsd:decimal">42</value></expected></resultNode></testCase>
  <testCase id="bad"><inputNode name="a number"><value xsi:type="xsd:decimal">21</value></inputNode>
    <resultNode name="d" type="decision"><expected><value xsi:type="xsd:decimal">43</value></expected></resultNode></testCase>
</testCases>"""


def test_dmn_tck_counts_and_writes_the_results(binary, tmp_path):
    import subprocess

    folder = tmp_path / "compliance-level-2" / "0001-own"
    folder.mkdir(parents=True)
    (folder / "m.dmn").write_bytes(MODEL % NUMBER)
    (folder / "0001-own-test-01.xml").write_bytes(KIT)
    run = subprocess.run(
        [binary, "dmn", "tck", tmp_path, "--csv", tmp_path / "out.csv"], capture_output=True, text=True, timeout=60)
    assert run.returncode == 1 and run.stdout.splitlines()[-1] == "1 passed, 1 failed"
    assert (tmp_path / "out.csv").read_text().splitlines()[0] == '"compliance-level-2/0001-own","0001-own-test-01","good","SUCCESS",""'
    empty = subprocess.run([binary, "dmn", "tck", tmp_path / "none"], capture_output=True, text=True)
    assert empty.returncode == 1 and "no test cases" in empty.stderr
