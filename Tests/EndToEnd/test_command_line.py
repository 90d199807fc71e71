"""The interview in the terminal, and the commands for models and content."""

import json
import os
import pty
import re
import shutil
import socket
import subprocess

import pytest

from support import CONTENT, ROOT

RULES = f"{CONTENT}/rules/routes/routekeuze/routekeuze.dmn"
DATE = ["--peildatum", "2026-11-21"]
CARDS_AND_PROOF = {"antwoorden": {"onderwerp": "verantwoording", "wlz-indicatie": "ja", "verblijf": ["instelling"]}}


def ask(cli, *lines: str, more=()) -> str:
    """What `ask` says to someone who types these lines."""
    run = cli(["ask", *DATE, *more], input="".join(line + "\n" for line in lines).encode())
    assert run.returncode == 0 and run.stderr == b""
    return run.stdout.decode()


def test_ask_interviews_and_advises(cli, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    # A care provider; then always the first answer: an innovation that works, proven, sold to consumers.
    text = ask(cli, "2", *["1"] * 8)
    assert re.search(r"Nog hoogstens \d+ vragen", text)
    assert "Bijvoorbeeld een idee, een ontwerp" in text, "The hints stand under the answers."
    advice = text[text.index("UW ADVIES") :]
    assert advice.index("Consument.") < advice.index("Consument ["), "The sentence comes before the cards."
    assert "Vraag de maker" in advice and "geen rechten" in advice
    assert not re.search(r"\b[A-K]-[A-Z]*\d", advice), "The short form names no facts."
    for line in text.splitlines():
        assert len(line) <= 60 or " " not in line.strip(), line


def test_ask_counts_down_to_one_question(cli):
    text = ask(cli, "", *["0"] * 40)
    counts = [int(count) for count in re.findall(r"Nog hoogstens (\d+) vra", text)]
    assert counts == list(range(len(counts), 0, -1))
    assert "Nog hoogstens 1 vraag\n" in text and "UW ADVIES" in text


def test_ask_refuses_what_is_no_answer_and_stops_at_q(cli):
    text = ask(cli, "9", "t", "", "9", "x", "1,", "1 2", "0", "q", more=["--taal", "en"])
    assert text.count("Type a number from the list, Enter or q.") == 2
    assert text.count("Type a number from the list, 0, t or q.") == 2
    assert text.count("This question takes one answer.") == 1, "One number with a comma is one answer, two are not."
    assert text.count("At most") == 3 and "YOUR ADVICE" not in text and "Your answers were not kept." in text


def test_ask_goes_back_and_loses_nothing(cli):
    headings = lambda text: re.findall(r"Nog hoogstens \d+ vra(?:ag|gen)\n(.*)", text)
    # Two answers; back twice; the first stays, the second is not asked again.
    text = ask(cli, "", "1", "2", "t", "t", "", "q")
    first, second, third = headings(text)[:3]
    assert headings(text) == [first, second, third, second, first, third]
    assert text.count("Met Enter houdt u dit.") == 2
    # From the first question back to who reads.
    assert ask(cli, "1", "t", "2", "q").count("Wie leest het advies?") == 2
    # With the reader on the command line there is nothing before the first question.
    text = ask(cli, "t", "q", more=["--lezer", "maker"])
    assert "Wie leest het advies?" not in text and headings(text) == [first, first]


def test_ask_keeps_answers_that_do_not_matter_for_a_while(cli):
    # Answers about an innovation; then it is about accounting, then about an innovation again: nothing is asked twice.
    text = ask(cli, "", "1", "1", "1", "t", "t", "t", "2", "t", "1", "q")
    asked = re.findall(r"Nog hoogstens \d+ vra(?:ag|gen)\n(.*)", text)
    subject, fourth = asked[0], asked[3]
    assert asked[6] == asked[8] == subject and asked[9] == fourth


def test_ask_offers_the_proof_and_the_way_back(cli):
    text = ask(cli, "", *["1"] * 8, "z", "v", "t", "", "")
    short, full, again = text.split("UW ADVIES")[1:]
    assert "Typ v, t of Enter." in short and not re.search(r"\[[A-Z]", short.replace("[Past", ""))
    assert re.search(r"\[[A-K]-", full) and len(full) > 3 * len(short)
    assert "Met Enter houdt u dit." in full and "geen rechten" in again


def test_advise_speaks_plainly_about_bad_input(cli, tmp_path):
    wrong = {"antwoorden": {"mdr": "x", "betalrs": [], "a/b": "ja"}, "lezer": "koning", "foo": 1}
    lines = {}
    for language in ["nl", "en"]:
        for arguments, body in [(["--taal", language], wrong), ([], {**wrong, "taal": language})]:
            run = cli(["advise", "-", *arguments], input=json.dumps(body).encode())
            assert run.returncode == 1 and run.stdout == b""
            lines[language] = run.stderr.decode().splitlines()
            places = {line.split(": ")[0] for line in lines[language]}
            assert places == {"/antwoorden/mdr", "/antwoorden/betalrs", "/antwoorden/a~1b", "/lezer", "/foo"}
    assert "/antwoorden/mdr: Dit antwoord bestaat niet bij deze vraag. Kies uit: ja, nee, nvt, weet-niet." in lines["nl"]
    assert "/antwoorden/betalrs: This question does not exist. Did you mean ‘betalers’?" in lines["en"]
    assert any(line.startswith("/lezer:") and "maker, zorgaanbieder" in line for line in lines["nl"])

    run = cli(["advise", "-", "--lezer", "koning"], input=b'{"antwoorden": {}}')
    assert run.returncode == 64 and run.stderr.decode().startswith("--lezer: Kies uit: maker, ")
    run = cli(["advise", "-"], input=b'{"antwoorden": {')
    assert run.returncode == 1 and "geen geldige JSON (byte 17)" in run.stderr.decode()
    assert b"not valid JSON" in cli(["advise", "-", "--taal", "en"], input=b"{").stderr
    run = cli(["advise", "-", "--peildatum", "2026-02-30"], input=b"{}")
    assert run.returncode == 64 and "geen bestaande dag" in run.stderr.decode()


def test_a_file_that_cannot_be_read_gives_the_reason_without_the_usage(cli, tmp_path):
    for path, reason in [(tmp_path / "none.json", "bestaat niet"), (tmp_path, "is een map")]:
        run = cli(["advise", str(path)])
        assert run.returncode == 1 and reason in run.stderr.decode() and len(run.stderr.splitlines()) == 1
    assert b"does not exist" in cli(["advise", "--taal", "en", str(tmp_path / "none.json")]).stderr


@pytest.mark.parametrize("command", ["advise", "batch"])
@pytest.mark.parametrize("input", ["<&-", "</"], ids=["closed", "folder"])
def test_closed_input_is_a_message_and_no_crash(command, input, binary):
    run = subprocess.run(["sh", "-c", f'"$0" {command} --content "$1" {input}', binary, CONTENT], capture_output=True, text=True)
    assert run.returncode == 1 and len(run.stderr.splitlines()) == 1
    assert "Standa" in run.stderr


def test_advise_in_a_terminal_says_what_it_waits_for(binary):
    terminal, end = pty.openpty()
    try:
        run = subprocess.Popen([binary, "advise", "--content", CONTENT], stdin=end, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        os.write(terminal, b'{"antwoorden": {}}\n\x04')
        out, err = run.communicate(timeout=60)
        assert run.returncode == 0 and out.startswith(b"UW ADVIES")
        assert len(err.splitlines()) == 1 and b"Ctrl-D" in err and b"routewijzer ask" in err
    finally:
        os.close(terminal)
        os.close(end)


def test_advise_says_the_answer_first_and_the_proof_on_request(cli):
    answers = json.dumps(CARDS_AND_PROOF).encode()
    advise = lambda *arguments: cli(["advise", "-", *DATE, *arguments], input=answers).stdout.decode()
    short, full = advise("--format", "markdown"), advise("--format", "markdown", "--volledig")
    assert short.startswith("# Uw advies\n\n**") and full.startswith("# Uw advies\n\n**")
    assert "--volledig" in short and "C-O4-4" not in short and "C-O4-4" in full
    assert len(full) > 3 * len(short)
    assert advise("--format", "text", "--taal", "en").startswith("YOUR ADVICE")
    assert json.loads(advise("--format", "json")) == json.loads(advise("--format", "json", "--volledig"))


def test_advise_speaks_to_its_reader(cli):
    def advise(reader: str | None, *arguments: str) -> dict:
        body = {**CARDS_AND_PROOF, **({"lezer": reader} if reader else {})}
        return json.loads(cli(["advise", "-", "--format", "json", *DATE, *arguments], input=json.dumps(body).encode()).stdout)

    assert advise(None)["lezer"] is None
    assert advise("financier")["lezer"] == "financier"
    assert advise("financier", "--lezer", "adviseur")["lezer"] == "adviseur"
    assert [o["status"] for o in advise(None)["uitkomsten"]] == [o["status"] for o in advise("financier")["uitkomsten"]]


def test_advise_says_what_became_of_answers_of_an_earlier_edition(cli):
    run = cli(["advise", "-", *DATE], input=b'{"antwoorden": {"wijkverpleging": "ja"}}')
    assert run.returncode == 0 and "In een eerdere editie was wijkverpleging een aparte vraag" in run.stdout.decode()


@pytest.mark.parametrize("typed, meant", [(["aks"], "ask"), (["advies", "x.json"], "advise"), (["content", "chek"], "check"), (["dmn", "evla"], "eval")])
def test_a_slip_in_a_command_gets_a_suggestion(typed, meant, binary):
    run = subprocess.run([binary, *typed], capture_output=True, text=True)
    assert run.returncode == 64 and f"Did you mean '{meant}'?" in run.stderr


def test_another_name_for_a_command_gets_no_suggestion(binary):
    run = subprocess.run([binary, "onzin"], capture_output=True, text=True)
    assert run.returncode == 64 and "Did you mean" not in run.stderr


@pytest.mark.parametrize("command", [["content", "check"], ["serve", "--port", "0"], ["advise"], ["ask"], ["batch"]])
def test_a_wrong_content_folder_is_one_line(command, binary, tmp_path):
    (tmp_path / "some.yaml").write_text("a: 1")
    for folder, reason in [(tmp_path, "edition.yaml"), (tmp_path / "none", "does not exist"), (tmp_path / "some.yaml", "no folder")]:
        run = subprocess.run([binary, *command, "--content", folder], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        assert run.returncode == 2 and len(run.stderr.splitlines()) == 1
        assert str(folder) in run.stderr and reason in run.stderr and "--content" in run.stderr


def test_serve_says_that_a_port_is_in_use_before_it_reads_anything(binary):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        run = subprocess.run([binary, "serve", "--port", str(port), "--content", "none"], capture_output=True, text=True, timeout=60)
    assert run.returncode == 1
    assert re.fullmatch(rf"Port {port} is in use\. Choose another: --port \d+\n", run.stderr)


@pytest.mark.parametrize("site", ["routewijzer.example", "ftp://routewijzer.example", "https://", "https://a.example/pad", "https://a.example?x=1"])
def test_serve_refuses_a_site_that_is_no_address(site, binary):
    run = subprocess.run([binary, "serve", "--site", site], capture_output=True, text=True, timeout=60)
    assert run.returncode == 64 and "https://routewijzer.example" in run.stderr


def test_content_check_says_file_line_and_remedy(cli, binary, tmp_path):
    assert cli(["content", "check"]).returncode == 0
    broken = tmp_path / "content"
    shutil.copytree(CONTENT, broken)
    questions = broken / "questions" / "vragen.yaml"
    questions.write_text(questions.read_text().replace("DD-11", "DD-99", 1))
    run = subprocess.run([binary, "content", "check", "--content", broken], capture_output=True, text=True)
    assert run.returncode == 2
    assert "questions/vragen.yaml:" in run.stderr and "DD-99" in run.stderr and "→" in run.stderr


def test_content_check_names_facts_that_nothing_refers_to(cli, binary, tmp_path):
    assert "Nothing refers to" not in cli(["content", "check", "--ongebruikt"]).stdout.decode()
    changed = tmp_path / "content"
    shutil.copytree(CONTENT, changed)
    facts = changed / "facts" / "nieuw.yaml"
    first = re.search(r"(?ms)^  - id: N-001$.*?(?=^  - id: )", facts.read_text())[0]
    facts.write_text(facts.read_text().rstrip() + "\n" + "".join(first.replace("N-001", id) for id in ("N-998", "N-999")))
    check = [binary, "content", "check", "--content", changed]
    named = subprocess.run([*check, "--ongebruikt"], capture_output=True, text=True).stdout
    assert named.endswith("Nothing refers to 2 facts:\nN-998\nN-999\n")
    told = subprocess.run(check, capture_output=True, text=True).stdout
    assert told.endswith("Nothing refers to 2 facts; --ongebruikt names them.\n")


def test_content_diff_names_exactly_what_changed(binary, tmp_path):
    changed = tmp_path / "content"
    shutil.copytree(CONTENT, changed)
    same = subprocess.run([binary, "content", "diff", CONTENT, changed], capture_output=True, text=True)
    assert same.returncode == 0 and "No case gets another result" in same.stdout and "Nothing is worded otherwise" in same.stdout
    rules = changed / "rules" / "routes" / "routekeuze" / "routekeuze.dmn"
    text = rules.read_text()
    start = text.index('<rule id="verzekerbaar-r2"')
    rules.write_text(text[:start] + text[start:].replace("false", "true", 1))
    run = subprocess.run([binary, "content", "diff", CONTENT, changed], capture_output=True, text=True)
    assert run.returncode == 1
    assert 'false → true in' in run.stdout and 'preventievorm: "selectief"' in run.stdout
    assert "decision wmo:" not in run.stdout


# One planted change per kind of content: the file, what is there (a pattern), what it becomes, and what `content diff` says.
TEXT = (r'nl: "', 'nl: "Anders ')
PART = [rf'(\n +{part}:.*?nl: ")' for part in ["naam", "samenvatting", "kern", "beslist", "eersteStappen", "nogTeRegelen"]]
CHANGES = [
    ("questions/vragen.yaml", r'hint: \{nl: "', 'hint: {nl: "Anders ', r"questions changed: .*\(options\)"),
    ("questions/vragen.yaml", r'geen: \{nl: "', 'geen: {nl: "Anders ', r"questions changed: .*\(kind\)"),
    ("questions/voorwaarden.yaml", *TEXT, r"conditions changed: .*\(short\)"),
    ("questions/lezers.yaml", *TEXT, r"readers changed: maker \(label\)"),
    ("questions/vervallen.yaml", *TEXT, r"retired answers changed: .*\(text\)"),
    *[
        ("outcomes/uitkomsten.yaml", part, r"\1Anders ", rf"outcomes changed: .*\b{name}\b")
        for part, name in zip(PART, ["name", "summary", "essence", "decider", "firstSteps", "toArrange"])
    ],
    ("outcomes/uitkomsten.yaml", *TEXT, r"attributes changed: .*\(name\)"),
    ("outcomes/leveringsvormen.yaml", r"\{waarde: ja,", "{waarde: nee,", r"delivery forms changed: .*\(cells\)"),
    ("warnings/waarschuwingen.yaml", *TEXT, r"warnings changed: "),
    ("facts/beslisboom.yaml", *TEXT, r"facts changed: .*\bstatement\b"),
    ("facts/beslisboom.yaml", "zekerheid: gedrukt", "zekerheid: afgeleid", r"facts changed: .*\bcertainty\b"),
    ("sources/bronnen.yaml", *TEXT, r"sources changed: "),
    ("terms.yaml", *TEXT, r"terms changed: "),
    ("pages/over.yaml", *TEXT, r"information pages changed: over \(title\)"),
    ("contacts/contacten.yaml", *TEXT, r"contacts changed: "),
    ("calendar/momenten.yaml", *TEXT, r"moments changed: "),
    ("conversations/gespreksbladen.yaml", *TEXT, r"conversation sheets changed: "),
    ("tree/boom.yaml", *TEXT, r"questions of the tree changed: .*\(text\)"),
    ("texts/interface.yaml", *TEXT, r"texts changed: "),
    ("edition.yaml", r"\burl: ", "url: https://anders.example/ # ", r"publishers changed: publisher \(url\)"),
    # In a model only rules are described for people; other descriptions are for those who edit it.
    ("rules/routes/routekeuze/routekeuze.dmn", r"(<rule [^>]*>\s*<description>)", r"\1Anders. ", r"rules changed: .*\(description\)"),
]


def test_content_diff_sees_every_kind_of_content(binary, tmp_path):
    changed = tmp_path / "content"
    shutil.copytree(CONTENT, changed)
    for file, old, new, _ in CHANGES:
        text, count = re.subn(old, new, (changed / file).read_text(), count=1, flags=re.S)
        assert count == 1, (file, old)
        (changed / file).write_text(text)
    run = subprocess.run([binary, "content", "diff", CONTENT, changed], capture_output=True, text=True)
    assert run.returncode == 1 and "No case gets another result" in run.stdout, run.stdout + run.stderr
    lines = run.stdout[run.stdout.index("content:\n") :].splitlines()[1:]
    assert [said for *_, said in CHANGES if not any(re.match(said, line) for line in lines)] == []
    assert [line for line in lines if not any(re.match(said, line) for *_, said in CHANGES)] == []


def test_content_diff_sees_what_was_added_removed_and_moved(binary, tmp_path):
    changed = tmp_path / "content"
    shutil.copytree(CONTENT, changed)
    terms = changed / "terms.yaml"
    first, second, *rest = re.split(r"(?m)^(?=  - )", terms.read_text())
    terms.write_text("".join([first, *rest[:1], second, *rest[1:]]))
    moved = subprocess.run([binary, "content", "diff", CONTENT, changed], capture_output=True, text=True)
    assert moved.returncode == 1 and moved.stdout.endswith("content:\nterms in another order\n"), moved.stdout + moved.stderr
    terms.write_text("".join([first, *rest]))
    id = re.search(r"id: ([\w-]+)", second)[1]
    removed = subprocess.run([binary, "content", "diff", CONTENT, changed], capture_output=True, text=True)
    assert removed.returncode == 1 and removed.stdout.endswith(f"content:\nterms removed: {id}\n"), removed.stdout + removed.stderr
    added = subprocess.run([binary, "content", "diff", changed, CONTENT], capture_output=True, text=True)
    assert added.returncode == 1 and added.stdout.endswith(f"content:\nterms added: {id}\n")


def test_dmn_commands(cli, binary):
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
