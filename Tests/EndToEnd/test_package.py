"""The Debian package, installed and used in a clean system, and packed twice.

What is packed is the program under test, linked again so that it needs nothing of Swift; scripts/package builds a release instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from support import ROOT

OBJECTS = ROOT / ".build/debug/routewijzer.product/Objects.LinkFileList"
TOOLS = ["swiftc", "debootstrap", "ip", "curl", "dpkg-deb"]
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
# Foundation names these only when it is linked as shared libraries.
LIBRARIES = ["_FoundationCShims", "_FoundationCollections", "CoreFoundation", "_FoundationICU", "m"]

pytestmark = [
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a clean system"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}; see scripts/setup --tests"),
]


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    program = tmp_path_factory.mktemp("static") / "routewijzer"
    libraries = [f"-l{library}" for library in LIBRARIES]
    # The build names the entry of the program after it, so that tests can link it too.
    entry = ["-Xlinker", "--defsym=main=routewijzer_main"]
    subprocess.run(["swiftc", "-static-stdlib", "-o", program, f"@{OBJECTS}", *libraries, *entry], cwd=ROOT, check=True, timeout=300)
    return program


def pack(program, *more) -> str:
    run = subprocess.run(
        [ROOT / "scripts/package", "--program", program, "--fast", *more], cwd=ROOT, capture_output=True, text=True, timeout=900
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def test_the_same_program_gives_the_same_package(program):
    assert pack(program) == pack(program)


def test_it_installs_starts_answers_upgrades_and_goes_in_a_clean_system(program):
    said = pack(program, "--test")
    for step in ["started as nobody, answered, also through nginx, stopped", "upgraded and back", "removed; nothing is left"]:
        assert step in said
