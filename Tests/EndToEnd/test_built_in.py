"""What the program carries inside it: the content, the licences and the bill of materials. It needs no file beside it."""

from __future__ import annotations

import json
import subprocess

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from support import CONTENT, PEILDATUM


def run(binary, arguments, folder, input="") -> subprocess.CompletedProcess:
    return subprocess.run([binary, *arguments], cwd=folder, input=input, capture_output=True, text=True, timeout=60)


def test_the_advice_without_a_folder_is_that_of_the_folder(binary, tmp_path):
    answers = json.dumps({"antwoorden": {"werkend-product": "ja", "betalers": ["consument"]}})
    advise = ["advise", "--format", "json", "--peildatum", PEILDATUM]
    inside = run(binary, advise, tmp_path, answers)
    assert inside.returncode == 0, inside.stderr
    assert inside.stdout == run(binary, [*advise, "--content", CONTENT], tmp_path, answers).stdout


def test_a_check_is_of_a_folder_and_never_of_what_is_built_in(binary, tmp_path):
    checked = run(binary, ["content", "check"], tmp_path)
    assert checked.returncode == 2 and "--content" in checked.stderr


@pytest.fixture(scope="module")
def bill(binary, tmp_path_factory) -> str:
    shown = run(binary, ["--sbom"], tmp_path_factory.mktemp("empty"))
    assert shown.returncode == 0 and shown.stderr == ""
    return shown.stdout


def test_the_bill_of_materials_is_as_cyclonedx_describes_it(bill):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None


def test_every_part_of_the_bill_has_a_version_a_licence_and_stands_in_the_notices(bill, binary, tmp_path):
    notice = run(binary, ["--licenties"], tmp_path).stdout
    components = json.loads(bill)["components"]
    inside = [part for component in components for part in component.get("components", [])]
    assert {"swift-nio", "hummingbird", "Yams"} <= {component["name"] for component in components}
    for component in components + inside:
        if component["scope"] == "excluded":
            continue
        assert component["licenses"]
        line = next(line for line in notice.splitlines() if line.startswith(component["name"]))
        assert component.get("version", "")[:12] in line
    versions = [component["version"] for component in components]
    assert all(versions)
    assert "Apache License" in notice and "UNICODE LICENSE V3" in notice and "The SwiftNIO Project" in notice


def test_the_notices_and_the_bill_are_not_shown_together(binary, tmp_path):
    assert run(binary, ["--licenties", "--sbom"], tmp_path).returncode == 64
