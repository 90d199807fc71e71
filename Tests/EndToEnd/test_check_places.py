"""`scripts/check-places` finds each mistake it promises to find, on small sources and facts made here."""

import hashlib
import pathlib
import subprocess
import sys

import pytest
import yaml

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "check-places"

SOURCE = [
    "Gids voor zorgtechnologie",
    "",
    "de zorgaanbieder koopt technologie meestal uit het eigen budget van de instelling",
    "Het zorgkantoor maakt afspraken over tarieven.",
]


def digest(*numbers):
    return "sha256:" + hashlib.sha256("\n".join(SOURCE[number - 1] for number in numbers).encode()).hexdigest()


def run(tmp_path, *, statement="Technologie komt vaak uit geld van de aanbieder zelf.", lines="3", digested=(3,), confirmed=None):
    content = tmp_path / "content"
    for folder in ("sources", "facts"):
        (content / folder).mkdir(parents=True)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "gids.txt").write_text("\n".join(SOURCE))
    (content / "sources" / "bronnen.yaml").write_text(yaml.safe_dump({"bronnen": [{"id": "gids", "tekstbestand": "gids.txt"}]}))
    place = {"bron": "gids", "onderdeel": "begin", "regels": [lines], "digest": digest(*digested)}
    if confirmed:
        place["bevestigd"] = confirmed
    (content / "facts" / "feiten.yaml").write_text(
        yaml.safe_dump({"feiten": [{"id": "X-1", "stelling": {"nl": statement, "en": "-"}, "plaatsen": [place]}]}))
    return subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "texts", "--content", content], capture_output=True, text=True, check=False)


def test_a_right_fact_passes(tmp_path):
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (0, "1 facts and 1 places checked, 0 problems\n"), done.stderr


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ({"digested": (4,)}, "changed"),
        ({"lines": "2", "digested": (2,)}, "blank"),
        ({"statement": "Een robot helpt bij het wassen."}, "unrelated"),
        ({"statement": "Vaak koopt men: de zorgaanbieder koopt technologie meestal uit het eigen budget."}, "copied"),
    ])
def test_a_planted_mistake_is_found(tmp_path, planted, said):
    done = run(tmp_path, **planted)
    assert done.returncode == 1
    assert "X-1" in done.stdout and said in done.stdout


def test_a_place_that_was_confirmed_by_hand_needs_no_shared_word(tmp_path):
    done = run(tmp_path, statement="Een robot helpt bij het wassen.", confirmed="De tabel noemt dit in de rij erboven.")
    assert done.returncode == 0, done.stdout


def test_the_name_of_a_thing_is_no_copy(tmp_path):
    done = run(tmp_path, statement="‘de zorgaanbieder koopt technologie meestal uit het eigen budget’ heet deze regel over technologie.")
    assert done.returncode == 0, done.stdout


def test_a_missing_source_is_said(tmp_path):
    run(tmp_path)
    (tmp_path / "texts" / "gids.txt").unlink()
    done = subprocess.run(
        [sys.executable, SCRIPT, tmp_path / "texts", "--content", tmp_path / "content"], capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "gids" in done.stdout
