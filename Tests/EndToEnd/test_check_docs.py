"""`scripts/check-docs` on a small project with faults planted in its documents."""

from __future__ import annotations

import subprocess
import sys

import pytest

from support import ROOT

SCRIPT = ROOT / "scripts/check-docs"


@pytest.fixture
def project(tmp_path):
    """A document that says what is so."""
    for path in ("docs/decisions", "Sources/FEEL", "scripts"):
        (tmp_path / path).mkdir(parents=True)
    (tmp_path / "Sources/FEEL/Values.swift").write_text("struct Moment {}\n")
    (tmp_path / "scripts/start").write_text("")
    (tmp_path / "docs/other.md").write_text("# Other\n\n## A part\n")
    (tmp_path / "CONTRIBUTING.md").write_text(
        "`Sources/FEEL/<Name>.swift`, `FEEL/Values`, `Values.swift`, `Moment`, [part](docs/other.md#a-part), `/advies`, `text/html`.\n"
        "```sh\nscripts/start --port 1\necho x | ./routewijzer advise --taal en - # --onzin\n```\n`routewijzer content check`\n"
    )
    return tmp_path


def check(project, binary) -> list[str]:
    run = subprocess.run([sys.executable, SCRIPT, "--root", project, "--program", binary], capture_output=True, text=True, check=False)
    lines = run.stdout.splitlines()
    assert run.returncode == (1 if len(lines) > 1 else 0), run.stderr
    return lines[:-1]


def test_true_documents_pass(project, binary):
    assert check(project, binary) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Sources/FEEL/<Name>", "Sources/DMN/<Name>", "there is no Sources/DMN/<Name>.swift"),
        ("FEEL/Values", "FEEL/Value", "there is no FEEL/Value"),
        ("`Values.swift`", "`Value.swift`", "there is no file Value.swift"),
        ("`Moment`", "`Momentum`", "no code holds Momentum"),
        ("other.md#", "another.md#", "the link to docs/another.md does not arrive"),
        ("#a-part", "#a-piece", "has no heading #a-piece"),
        ("scripts/start", "scripts/begin", "there is no scripts/begin"),
        ("advise --taal", "adviseer --taal", "there is no command 'routewijzer adviseer'"),
        ("--taal", "--language", "has no option --language"),
        ("content check`", "content checks`", "there is no command 'routewijzer content checks'"),
    ],
)
def test_what_no_longer_holds_is_said_with_its_line(project, binary, old, new, says):
    document = project / "CONTRIBUTING.md"
    document.write_text(document.read_text().replace(old, new))
    problems = check(project, binary)
    assert len(problems) == 1 and says in problems[0]
    line = int(problems[0].split(":")[1])
    assert new in document.read_text().splitlines()[line - 1]
    # What was decided and replaced is history.
    (project / "docs/decisions/0001-old.md").write_text("**Status:** replaced by 0002.\n" + document.read_text())
    assert check(project, binary) == problems
