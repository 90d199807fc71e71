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
    broken = dmn("check", "-", input=b"<definitions><decision id='d' name='d'/></definitions>")
    assert broken.returncode == 2 and b"Only decision tables" in broken.stderr
