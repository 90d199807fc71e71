"""`batch`: NDJSON in, NDJSON out, whatever comes in."""

import json
import subprocess

import pytest

from support import CASES_BY_ID, CONTENT, OUTCOMES, QUESTIONS, ROOT, STATUSES, UNKNOWN

GOOD = {"id": "goed", "antwoorden": {"onderwerp": "innovatie"}}
EXPERIMENT = "wlz-verantwoording-experiment"


def is_failure(line: dict) -> bool:
    assert set(line) in ({"id", "fout"}, {"id", "uitkomsten", "mogelijk", "vervolgvragen"}, {"id", "uitkomsten", "mogelijk", "vervolgvragen", "vertaald"})
    if "fout" in line:
        assert line["fout"]["titel"]
        assert line["fout"]["fouten"]
        assert all(set(problem) == {"plaats", "melding"} and problem["melding"] for problem in line["fout"]["fouten"])
    return "fout" in line


def test_all_outcomes_and_nothing_else(batch):
    lines, status = batch([GOOD])
    assert status == 0
    line = lines[0]
    assert list(line) == ["id", "uitkomsten", "mogelijk", "vervolgvragen"]
    assert list(line["uitkomsten"]) == OUTCOMES
    assert set(line["uitkomsten"].values()) <= set(STATUSES)
    assert set(line["mogelijk"]) == {outcome for outcome, status in line["uitkomsten"].items() if status == "onbekend"}
    for left in line["mogelijk"].values():
        assert len(left) > 1 and left == sorted(left) and set(left) <= set(STATUSES) - {"onbekend"}
    assert set(line["vervolgvragen"]) <= set(QUESTIONS) - {"onderwerp"}


def test_order_is_kept(batch):
    ids = [f"r{number}" for number in range(300)]
    lines, status = batch([{"id": id, "antwoorden": {"werkend-product": "nee"}} for id in ids])
    assert status == 0
    assert [line["id"] for line in lines] == ids


def test_bad_lines_stand_in_their_place(batch):
    sent = [GOOD, b"{", GOOD, {"id": "onbekend", "antwoorden": {"geen-vraag": "ja"}}, GOOD]
    lines, status = batch(sent)
    assert status == 1
    assert [is_failure(line) for line in lines] == [False, True, False, True, False]
    assert [line["id"] for line in lines] == ["goed", None, "goed", "onbekend", "goed"]


def test_no_input_gives_nothing(cli):
    nothing = cli(["batch"])
    assert (nothing.returncode, nothing.stdout) == (0, b"")


def test_empty_lines_give_nothing_and_lines_may_end_as_on_windows(batch):
    lines, status = batch([b"", GOOD, b"   ", b"\t", GOOD, b"", b""], end=b"\r\n")
    assert status == 0
    assert [is_failure(line) for line in lines] == [False, False]


def test_output_is_compact_utf8_ndjson_and_an_id_comes_back_as_it_was(cli):
    """Texts with every sort of letter, numbers with all their digits; and the last line needs no line end."""
    text = json.dumps({"id": "é€😀\n\"\\", "antwoorden": {}}, ensure_ascii=False).encode()
    numbers = [b"7", b"-3.50", b"12345678901234567890123"]
    done = cli(["batch"], input=b"\n".join([text, *(b'{"id":' + number + b',"antwoorden":{}}' for number in numbers)]))
    assert (done.returncode, done.stderr) == (0, b""), "Progress stays away from a pipe."
    assert done.stdout.endswith(b"}\n") and done.stdout.count(b"\n") == 4
    first, *others = done.stdout.split(b"\n")
    assert json.loads(first.decode("utf-8"))["id"] == "é€😀\n\"\\"
    for number, line in zip(numbers, others):
        assert line.startswith(b'{"id":' + number + b",")


BAD = {
    "no-json": b"hallo",
    "half-json": b'{"id":"x","antwoorden":{',
    "more-json": b'{"id":"x","antwoorden":{}} {}',
    "array": b"[]",
    "text": b'"x"',
    "null": b"null",
    "no-id": b'{"antwoorden":{}}',
    "id-null": b'{"id":null,"antwoorden":{}}',
    "id-object": b'{"id":{},"antwoorden":{}}',
    "id-boolean": b'{"id":true,"antwoorden":{}}',
    "no-answers": b'{"id":"x"}',
    "answers-null": b'{"id":"x","antwoorden":null}',
    "answers-list": b'{"id":"x","antwoorden":[]}',
    "answers-text": b'{"id":"x","antwoorden":"ja"}',
    "unknown-key": b'{"id":"x","antwoorden":{},"extra":1}',
    "unknown-question": b'{"id":"x","antwoorden":{"kleur":"ja"}}',
    "unknown-answer": b'{"id":"x","antwoorden":{"werkend-product":"misschien"}}',
    "case-differs": b'{"id":"x","antwoorden":{"werkend-product":"Ja"}}',
    "space-around": b'{"id":"x","antwoorden":{"werkend-product":" ja"}}',
    "answer-empty": b'{"id":"x","antwoorden":{"werkend-product":""}}',
    "answer-number": b'{"id":"x","antwoorden":{"werkend-product":1}}',
    "answer-boolean": b'{"id":"x","antwoorden":{"werkend-product":true}}',
    "answer-null": b'{"id":"x","antwoorden":{"werkend-product":null}}',
    "answer-object": b'{"id":"x","antwoorden":{"werkend-product":{"ja":1}}}',
    "two-answers-to-one": b'{"id":"x","antwoorden":{"werkend-product":["ja","nee"]}}',
    "list-with-number": b'{"id":"x","antwoorden":{"betalers":["consument",1]}}',
    "list-with-unknown-id": b'{"id":"x","antwoorden":{"betalers":["consument","tante"]}}',
    "weet-niet-beside-others": b'{"id":"x","antwoorden":{"betalers":["consument","weet-niet"]}}',
    "repeated-key": b'{"id":"x","id":"y","antwoorden":{}}',
    "repeated-question": b'{"id":"x","antwoorden":{"mdr":"ja","mdr":"nee"}}',
    "repeated-question-escaped": b'{"id":"x","antwoorden":{"mdr":"ja","\\u006ddr":"nee"}}',
    "deep": b'{"id":"x","antwoorden":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "deep-open": b"[" * 500_000,
    "two-megabytes": b'{"id":"' + b"a" * 2_000_000 + b'","antwoorden":{}}',
    "invalid-utf8": b'{"id":"\xff\xfe","antwoorden":{}}',
    "half-surrogate": b'{"id":"\\ud800","antwoorden":{}}',
    "control-character": b'{"id":"a\x01b","antwoorden":{}}',
    "nul": b'{"id":"x",\x00"antwoorden":{}}',
    "byte-order-mark-alone": b"\xef\xbb\xbf",
    "trailing-comma": b'{"id":"x","antwoorden":{},}',
    "comment": b'{"id":"x","antwoorden":{}} // ja',
    "single-quotes": b"{'id':'x','antwoorden':{}}",
    "nan": b'{"id":NaN,"antwoorden":{}}',
}


@pytest.fixture(scope="module")
def bad_lines(batch):
    """Every bad line between two good ones, in one run."""
    lines, status = batch([part for bad in BAD.values() for part in (bad, GOOD)])
    assert status == 1
    assert len(lines) == 2 * len(BAD)
    return dict(zip(BAD, zip(lines[::2], lines[1::2])))


@pytest.mark.parametrize("name", BAD)
def test_a_bad_line_is_refused_and_the_next_one_is_answered(name, bad_lines):
    refused, answered = bad_lines[name]
    assert is_failure(refused), refused
    assert not is_failure(answered)
    assert len(json.dumps(refused)) < 2_000, "A refusal does not repeat what was sent."


def test_a_refused_line_keeps_its_id(bad_lines):
    for name in ["unknown-question", "unknown-answer", "answer-number", "no-answers", "unknown-key"]:
        assert bad_lines[name][0]["id"] == "x", name


def test_all_errors_of_a_line_at_once(batch):
    lines, _ = batch([{"id": "x", "antwoorden": {"mdr": 1, "ce": "misschien", "kleur": "rood"}}])
    places = [problem["plaats"] for problem in lines[0]["fout"]["fouten"]]
    assert len(places) == 3
    assert {"/antwoorden/mdr", "/antwoorden/ce"} <= set(places)


@pytest.mark.parametrize("peildatum", ["2023-12-31", "2029-01-01"])
def test_not_in_force(batch, peildatum):
    answers = [CASES_BY_ID["GC-27"]["antwoorden"], {}, {"onderwerp": "innovatie"}]
    lines, _ = batch([{"id": number, "antwoorden": given} for number, given in enumerate(answers)], peildatum)
    assert len(lines) == 3
    for line in lines:
        assert line["uitkomsten"][EXPERIMENT] == "niet-van-kracht"
        assert EXPERIMENT not in line["mogelijk"]


@pytest.mark.parametrize("peildatum", ["2024-01-01", "2028-12-31"])
def test_in_force_on_the_first_and_the_last_day(batch, peildatum):
    lines, _ = batch([{"id": "x", "antwoorden": CASES_BY_ID["GC-27"]["antwoorden"]}], peildatum)
    assert lines[0]["uitkomsten"][EXPERIMENT] == "past"


@pytest.mark.parametrize("peildatum", ["2026-02-30", "21-11-2026", ""])
def test_an_impossible_peildatum_is_refused(cli, peildatum):
    done = cli(["batch", "--peildatum", peildatum], input=b'{"id":"x","antwoorden":{}}')
    assert done.returncode not in (0, 1)
    assert done.stdout == b"" and done.stderr


def test_weet_niet_is_an_answer_that_leaves_the_outcome_open(batch):
    nothing, known, everything = batch([
        {"id": 1, "antwoorden": {}}, {"id": 2, "antwoorden": {"onderwerp": UNKNOWN}}, {"id": 3, "antwoorden": dict.fromkeys(QUESTIONS, UNKNOWN)},
    ])[0]  # fmt: skip
    assert nothing["uitkomsten"] == known["uitkomsten"] == everything["uitkomsten"]
    assert nothing["mogelijk"] == known["mogelijk"]
    assert "onderwerp" in nothing["vervolgvragen"] and "onderwerp" not in known["vervolgvragen"]
    assert everything["vervolgvragen"] == []


def test_what_the_decision_says_of_lists_and_open_answers(batch):
    answers = {"onderwerp": "innovatie"}
    lines, _ = batch([
        {"id": 1, "antwoorden": {**answers, "betalers": []}},
        {"id": 2, "antwoorden": {**answers, "betalers": "geen-van-deze"}},
        {"id": 3, "antwoorden": {**answers, "betalers": ["consument"]}},
        {"id": 4, "antwoorden": {**answers, "betalers": "consument"}},
        {"id": 5, "antwoorden": {"werkend-product": "nee"}},
        {"id": 6, "antwoorden": {"onderwerp": "verantwoording"}},
    ])  # fmt: skip
    assert lines[0]["uitkomsten"] == lines[1]["uitkomsten"] != lines[2]["uitkomsten"] == lines[3]["uitkomsten"]
    assert lines[0]["uitkomsten"]["consument"] == "past-niet"
    assert "past" not in lines[4]["mogelijk"]["zvw"] and "past-na-voldoen" in lines[4]["mogelijk"]["zvw"]
    assert lines[5]["uitkomsten"]["consument"] == "past-niet"


def test_answers_of_an_earlier_edition_are_translated(batch):
    """The old question counts as if it were not asked; what it decided is asked again where that is needed."""
    answers = {"onderwerp": "innovatie", "betalers": ["zorgorganisatie"], "rol-product": ["levert-zorg"]}
    lines, status = batch([
        {"id": 1, "antwoorden": {**answers, "zorgtype": ["genezing"], "wijkverpleging": "ja"}},
        {"id": 2, "antwoorden": answers},
        {"id": 3, "antwoorden": {**answers, "past-regulier": "thuiszorgtechnologie"}},
        {"id": 4, "antwoorden": {**answers, "op-afstand": "ja"}},
        {"id": 5, "antwoorden": {**answers, "wijkverpleging": "misschien"}},
    ])  # fmt: skip
    assert status == 1 and is_failure(lines[4])
    for old, new, question in [(0, 1, "wijkverpleging"), (2, 3, "past-regulier")]:
        assert {**lines[old], "id": 0} == {**lines[new], "id": 0, "vertaald": [question]}


def test_every_spelling_of_the_same_line_gives_the_same_answer(batch):
    answers = {"onderwerp": "innovatie", "betalers": ["zorgorganisatie", "consument"], "mdr": "nvt", "ce": UNKNOWN}
    plain = {"id": "x", "antwoorden": answers}
    spellings = [
        json.dumps(plain, separators=(",", ":")).encode(),
        json.dumps(plain).encode(),
        json.dumps(plain, separators=(" ,  ", "\t:\t")).encode(),
        b"  " + json.dumps(plain).encode() + b" \t",
        json.dumps({"antwoorden": answers, "id": "x"}).encode(),
        json.dumps({"id": "x", "antwoorden": dict(reversed(answers.items()))}).encode(),
        json.dumps({"id": "x", "antwoorden": {**answers, "betalers": ["consument", "zorgorganisatie"]}}).encode(),
        json.dumps(plain).replace("mdr", "\\u006d\\u0064r").replace("nvt", "n\\u0076t").replace('"x"', '"\\u0078"').encode(),
    ]
    lines, status = batch(spellings)
    assert status == 0
    assert all(line == lines[0] for line in lines)


def test_answers_while_the_pipe_stays_open(binary):
    """Another program can ask one line at a time."""
    process = subprocess.Popen(
        [binary, "batch", "--content", CONTENT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    try:
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "antwoorden": {}}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(timeout=30) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
