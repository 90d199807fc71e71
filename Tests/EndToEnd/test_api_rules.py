"""The technical rules of the Dutch API Design Rules (2.1.0 and 2.2.0), and the description of the API."""

import re

import pytest
import requests
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from support import CASES, CASES_BY_ID, OPTIONS, OUTCOMES, PEILDATUM, PRODUCT, READERS, ROUTES, TOOLS, retirement, statuses

PATH = re.compile(r"^(/|(/_[a-z0-9]+|/(([a-z0-9\-]+|{[^}]+})(/([a-z0-9\-.]+|{[^}]+}))*)(/_[a-z]+)?)/?)$")
QUERY_KEY = re.compile(r"^\$?[a-z][a-z\d]*([A-Z][a-z\d]*)*$")
SEMVER = re.compile(r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$")
GOOD = {"antwoorden": {"werkend-product": "ja"}, "peildatum": PEILDATUM, "lezer": "adviseur"}
LISTS = ["/vragen", "/routes", "/opties", "/feiten", "/bronnen", "/kennissoorten", "/kennis", "/begrippen", "/hulpmiddelen", "/zoek", "/openapi.json"]
ITEMS = [
    "/routes/zvw", "/routes/ontwikkeling", "/opties/wlz-regulier", "/feiten/A-E16", "/kennis/instrumenten/stoz", "/hulpmiddelen/experimentdata",
]  # fmt: skip


def operations(openapi):
    for path, methods in openapi["paths"].items():
        for method, operation in methods.items():
            if method in ("get", "put", "post", "delete", "options", "head", "patch", "trace"):
                yield path, method, operation


def resolve(openapi, value):
    while isinstance(value, dict) and "$ref" in value:
        place = value["$ref"].removeprefix("#/").split("/")
        value = openapi
        for part in place:
            value = value[part]
    return value


def walk(value, place="#"):
    yield place, value
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from walk(child, f"{place}/{key}")


@pytest.fixture(scope="module")
def answers(http, base_url, advise) -> dict[str, requests.Response]:
    """One answer of every sort, errors too."""
    def send(method: str, path: str, **options):
        return http.request(method, base_url + path, allow_redirects=False, timeout=60, **options)

    found = {f"GET {path}": send("GET", "/v1" + path) for path in LISTS + ITEMS}
    found |= {f"HEAD {path}": send("HEAD", "/v1" + path) for path in ["/routes", "/routes/zvw"]}
    found |= {
        "POST": advise(GOOD),
        "OPTIONS": send("OPTIONS", "/v1/route-adviezen"),
        "400 body": advise({"antwoorden": {"mdr": 1}}),
        "400 json": advise(b"{"),
        "400 query": send("GET", "/v1/routes?taal=fr"),
        "404 path": send("GET", "/v1/bestaat-niet"),
        "404 root": send("GET", "/v1"),
        "404 item": send("GET", "/v1/routes/bestaat-niet"),
        "POST tool": send("POST", "/v1/hulpmiddelen/afschrijving/berekeningen", json={"invoer": {"investering": 1000}}),
        "400 tool": send("POST", "/v1/hulpmiddelen/afschrijving/berekeningen", json={"invoer": {"investering": "veel"}}),
        "400 words": send("GET", "/v1/zoek?aantal=0"),
        "404 kind": send("GET", "/v1/kennis/nergens/stoz"),
        "404 tool": send("POST", "/v1/hulpmiddelen/nergens/berekeningen", json={}),
        "405 tool": send("GET", "/v1/hulpmiddelen/afschrijving/berekeningen"),
        "404 slash": send("GET", "/v1/routes/"),
        "404 other kind": send("GET", "/v1/routes/wlz-regulier"),
        "405": send("DELETE", "/v1/routes"),
        "405 get": send("GET", "/v1/route-adviezen"),
        "413": advise(b" " * 200_000),
        "415": advise(b"{}", headers={"Content-Type": "text/plain"}),
        "415 none": advise(b"{}", headers={"Content-Type": None}),
    }
    return found


# MARK: the description (publish-openapi, doc-openapi, doc-openapi-contact)


def test_the_description_is_valid_openapi(openapi):
    assert openapi["openapi"].startswith("3.1.")
    assert [error.message for error in OpenAPIV31SpecValidator(openapi).iter_errors()] == []


def test_the_description_is_public(get):
    answer = get("/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].split(";")[0] == "application/json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_description_names_a_contact(openapi):
    contact = openapi["info"]["contact"]
    assert contact["name"] and contact["url"].startswith("https://") and "@" in contact["email"]


def test_operations_are_named_and_described(openapi):
    ids = [operation["operationId"] for _, _, operation in operations(openapi)]
    assert all(ids) and len(set(ids)) == len(ids)
    assert all(operation["summary"] for _, _, operation in operations(openapi))


def test_every_operation_of_the_issue_is_described(openapi):
    described = {(method, path) for path, method, _ in operations(openapi)}
    expected = {("post", "/route-adviezen")} | {("get", path) for path in LISTS[:-1] + ["/routes/{id}", "/kennis/{soort}/{id}", "/hulpmiddelen/{id}"]}
    expected |= {("post", f"/hulpmiddelen/{tool}/berekeningen") for tool in TOOLS}
    assert expected <= described


# MARK: uri-version, semver, version-header


def test_the_major_version_stands_in_the_server_and_not_in_the_paths(openapi):
    assert openapi["servers"]
    assert all(re.search(r"/v\d+$", server["url"]) for server in openapi["servers"])
    assert not any(re.search(r"/v\d+(/|$)", path) for path in openapi["paths"])


def test_the_version_is_semantic(openapi):
    assert SEMVER.match(openapi["info"]["version"])
    assert all(server["url"].endswith("/v" + openapi["info"]["version"].split(".")[0]) for server in openapi["servers"])


def test_every_answer_carries_the_version(answers, openapi):
    version = openapi["info"]["version"]
    assert {name: answer.headers.get("API-Version") for name, answer in answers.items()} == dict.fromkeys(answers, version)


def test_the_version_header_is_described(openapi):
    for path, method, operation in operations(openapi):
        for status, response in operation["responses"].items():
            headers = resolve(openapi, response).get("headers", {})
            assert "API-Version" in headers, (method, path, status)


# MARK: path-segments-kebab-case, query-keys-camel-case, no-trailing-slash


def test_paths_are_kebab_case_without_trailing_slash(openapi):
    for path in openapi["paths"]:
        assert PATH.match(path), path
        assert not path.endswith("/"), path


def test_query_keys_are_camel_case(openapi):
    for path, _, operation in operations(openapi):
        for parameter in operation.get("parameters", []):
            parameter = resolve(openapi, parameter)
            if parameter["in"] == "query":
                assert QUERY_KEY.match(parameter["name"]), (path, parameter["name"])


@pytest.mark.parametrize("path", ["/v1/", *(f"/v1{path}/" for path in LISTS + ITEMS), "/v1/route-adviezen/", "/v1//routes"])
def test_a_trailing_slash_is_404_and_no_redirect(path, get):
    assert get(path).status_code == 404


# MARK: date-time/format, date-time/date-omit-time-portion


def test_dates_are_dates(openapi):
    for place, value in walk(openapi["components"]["schemas"]):
        if not isinstance(value, dict) or not isinstance(value.get("properties"), dict):
            continue
        for name, schema in value["properties"].items():
            if isinstance(schema, dict) and re.search(r"(^|[a-z])(datum|date|Datum|Date)$", name):
                assert schema.get("format") == "date", (place, name)
    formats = {value["format"] for _, value in walk(openapi) if isinstance(value, dict) and isinstance(value.get("format"), str)}
    assert formats <= {"date", "date-time", "uri", "int32", "int64", "email"}


def test_fields_that_hold_a_date_say_so(openapi, get):
    """`geldigVan` and `geldigTot` hold a full date or nothing."""
    properties = openapi["components"]["schemas"]["Feit"]["properties"]
    for name in ["geldigVan", "geldigTot"]:
        values = {fact[name] for fact in get("/v1/feiten").json()["feiten"]}
        assert all(value is None or re.fullmatch(r"\d{4}-\d\d-\d\d", value) for value in values)
        assert properties[name].get("format") == "date", name


# MARK: problem-details, invalid-input, all-errors


def test_errors_are_problems(answers):
    for name, answer in answers.items():
        if answer.status_code < 400:
            continue
        assert name.startswith(str(answer.status_code)), (name, answer.status_code)
        assert answer.headers["Content-Type"].split(";")[0] == "application/problem+json", name
        problem = answer.json()
        assert problem["status"] == answer.status_code, name
        assert problem["title"] and problem["detail"], name


def test_the_problem_schema_has_status_title_detail(openapi):
    for path, method, operation in operations(openapi):
        for status, response in operation["responses"].items():
            if not status.startswith(("4", "5")):
                continue
            content = resolve(openapi, response)["content"]
            assert list(content) == ["application/problem+json"], (method, path, status)
            schema = resolve(openapi, content["application/problem+json"]["schema"])
            assert {"status", "title", "detail"} <= set(schema["properties"])


def test_400_is_described_where_there_is_input(openapi):
    for path, method, operation in operations(openapi):
        if operation.get("parameters") or operation.get("requestBody"):
            assert "400" in operation["responses"], (method, path)
            assert "422" not in operation["responses"]


def test_all_errors_at_once_each_at_its_place(advise):
    """Keys that do not exist are named by a JSON pointer (RFC 6901); no value comes back."""
    answer = advise({
        "antwoorden": {"mdr": 1, "ce": "misschien", "kleur/van~het product": "rood", "betalers": ["tante"]},
        "peildatum": "31-01-2026", "taal": "fr", "lezer": "buurman", "extra": 1, "x" * 200: 1,
    })  # fmt: skip
    assert answer.status_code == 400
    errors = answer.json()["errors"]
    assert {error["location"] for error in errors} == {
        "/antwoorden/mdr", "/antwoorden/ce", "/antwoorden/kleur~1van~0het product", "/antwoorden/betalers",
        "/peildatum", "/taal", "/lezer", "/extra", "/" + "x" * 100,
    }  # fmt: skip
    assert len(errors) == 9
    assert all(error["detail"] and error["in"] == "body" for error in errors)
    assert not any(word in answer.text for word in ("misschien", "rood", "tante", "buurman", "31-01-2026"))


@pytest.mark.parametrize(("parameter", "body", "language"), [("", {}, "nl"), ("", {"taal": "en"}, "en"), ("?taal=en", {}, "en")])
def test_errors_speak_the_language_that_was_asked(parameter, body, language, http, base_url):
    answer = http.post(base_url + "/v1/route-adviezen" + parameter, json={"antwoorden": {"kleur": "rood"}, **body}, timeout=60).json()
    assert answer["errors"][0]["detail"] == {"nl": "Deze vraag bestaat niet.", "en": "This question does not exist."}[language]
    assert (answer["title"] == "Ongeldige invoer") == (language == "nl")


def test_a_wrong_method_says_what_is_allowed(answers):
    assert "GET" in answers["405"].headers["Allow"]
    assert "POST" in answers["405 get"].headers["Allow"]


# MARK: transport/security-headers, transport/cors


def test_security_headers_on_every_answer(answers):
    for name, answer in answers.items():
        headers = answer.headers
        # What a GET gives is the same for everybody, and is asked again each time.
        assert headers["Cache-Control"] == ("public, no-cache" if name.startswith(("GET", "HEAD")) else "no-store"), name
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], name
        assert int(re.search(r"max-age=(\d+)", headers["Strict-Transport-Security"])[1]) >= 31_536_000, name
        assert headers["X-Content-Type-Options"] == "nosniff", name
        assert headers["X-Frame-Options"] == "DENY", name
        assert "Set-Cookie" not in headers, name
        if answer.status_code != 204:
            assert headers["Content-Type"], name


def test_cors_for_everyone(answers):
    assert {name: answer.headers.get("Access-Control-Allow-Origin") for name, answer in answers.items()} == dict.fromkeys(answers, "*")
    assert "Access-Control-Allow-Credentials" not in answers["POST"].headers


def test_cors_preflight(http, base_url):
    answer = http.options(
        base_url + "/v1/route-adviezen",
        headers={"Origin": "https://voorbeeld.nl", "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"},
        timeout=30,
    )
    assert answer.status_code in (200, 204)
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "content-type" in answer.headers["Access-Control-Allow-Headers"].lower()


def test_head_is_get_without_a_body(http, base_url, answers):
    for path in ["/routes", "/routes/zvw"]:
        assert answers[f"HEAD {path}"].status_code == 200
        assert answers[f"HEAD {path}"].content == b""
        assert answers[f"HEAD {path}"].headers["Content-Type"] == answers[f"GET {path}"].headers["Content-Type"]


# MARK: what is answered is what is described


def validator(openapi, schema):
    return Draft202012Validator({**schema, "components": openapi["components"]}, format_checker=FormatChecker())


def response_schema(openapi, method, path, status="200", media="application/json"):
    response = resolve(openapi, openapi["paths"][path][method]["responses"][status])
    return response["content"][media]["schema"]


def check(openapi, schema, body):
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(openapi, schema).iter_errors(body)]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", LISTS[:-1])
def test_lists_validate(path, language, openapi, get):
    answer = get(f"/v1{path}?taal={language}")
    assert answer.status_code == 200
    assert check(openapi, response_schema(openapi, "get", path), answer.json()) == []


@pytest.mark.parametrize(
    ("collection", "path"), [("routes", "/routes/{id}"), ("opties", "/opties/{id}"), ("feiten", "/feiten/{id}")]
)
def test_items_validate_and_equal_the_list(collection, path, openapi, get):
    items = get(f"/v1/{collection}").json()[collection]
    for item in items[:: max(1, len(items) // 12)]:
        one = get("/v1" + path.replace("{id}", item["id"])).json()
        assert check(openapi, response_schema(openapi, "get", path), one) == []
        assert one == item


@pytest.mark.parametrize("id", [case["id"] for case in CASES[::3]])
def test_advice_validates(id, openapi, advise):
    answer = advise({"antwoorden": CASES_BY_ID[id]["antwoorden"], "peildatum": PEILDATUM})
    assert check(openapi, response_schema(openapi, "post", "/route-adviezen"), answer.json()) == []


def test_problems_validate(openapi, answers):
    for name, answer in answers.items():
        if answer.status_code in (400, 404, 405, 413, 415):
            assert check(openapi, {"$ref": "#/components/schemas/Probleem"}, answer.json()) == [], name


def test_requests_of_the_description_are_accepted(openapi, advise):
    schema = openapi["components"]["schemas"]["AdviesVraag"]
    for example in schema.get("examples", []):
        assert check(openapi, schema, example) == []
        assert advise(example).status_code == 200


def test_every_expert_case_is_a_valid_request(openapi):
    for case in CASES:
        body = {"antwoorden": case["antwoorden"], "peildatum": PEILDATUM}
        assert check(openapi, {"$ref": "#/components/schemas/AdviesVraag"}, body) == [], case["id"]


def test_every_property_of_an_answer_is_described(openapi, get, advise):
    """Nothing is answered that the description leaves out."""
    missing: set[str] = set()

    def compare(value, schema, place):
        schema = resolve(openapi, schema)
        # What can be missing is described as one of two.
        for choice in schema.get("oneOf", []) + schema.get("anyOf", []):
            if isinstance(value, dict) and "properties" in resolve(openapi, choice):
                schema = resolve(openapi, choice)
        if isinstance(value, list):
            for element in value:
                compare(element, schema.get("items", {}), place + "[]")
        elif isinstance(value, dict) and "properties" in schema:
            for key, child in value.items():
                if key not in schema["properties"]:
                    missing.add(f"{place}.{key}")
                else:
                    compare(child, schema["properties"][key], f"{place}.{key}")
        elif isinstance(value, dict) and value:
            missing.add(place + ".*")

    for path in LISTS[:-1]:
        compare(get("/v1" + path).json(), response_schema(openapi, "get", path), path)
    for id in ["GC-16", "GC-26", "GC-29"]:
        body = advise({"antwoorden": CASES_BY_ID[id]["antwoorden"], "peildatum": PEILDATUM}).json()
        compare(body, response_schema(openapi, "post", "/route-adviezen"), "/route-adviezen")
    assert sorted(missing) == []


def test_routes_and_options_stand_in_order(get):
    assert [route["id"] for route in get("/v1/routes").json()["routes"]] == ROUTES
    assert [option["id"] for option in get("/v1/opties").json()["opties"]] == OPTIONS


# MARK: the answer to act on


def asked(advise, answers, **more) -> dict:
    answer = advise({"antwoorden": answers, "peildatum": PEILDATUM, **more})
    assert answer.status_code == 200
    return answer.json()


@pytest.mark.parametrize("id", ["GC-01", "GC-16", "GC-27", "GC-29", "GC-39"])
def test_the_core_says_what_the_page_says(id, advise, get):
    """The sentence, a card per direction with first steps, and every outcome in exactly one place."""
    advice = asked(advise, CASES_BY_ID[id]["antwoorden"])
    core = advice["kern"]
    status = {outcome["id"]: outcome["status"] for outcome in advice["uitkomsten"]}
    assert core["zin"].endswith((".", "?"))
    shown = [id for card in core["kaarten"] for id in [card["uitkomst"], *card["ook"]]]
    misfits = [misfit["uitkomst"] for misfit in core["pastNiet"]]
    possible = [id for id, value in status.items() if value == "onbekend" and id not in shown]
    assert sorted(shown + misfits + possible) == sorted(OUTCOMES)
    assert {status[id] for id in misfits} <= {"past-niet", "niet-van-kracht"}
    assert all(misfit["waarom"] for misfit in core["pastNiet"])
    for card in core["kaarten"]:
        assert card["status"] == status[card["uitkomst"]]
        assert card["kern"] and card["beslist"]["tekst"] and card["eersteStappen"], card["uitkomst"]
        assert all(step["tekst"] and step["feiten"] for step in card["eersteStappen"])
        for contact in filter(None, (step["contact"] for step in card["eersteStappen"])):
            assert contact["naam"] and contact["vraag"]
            assert contact["web"] is None or contact["web"].startswith("https://")
    page = get(advice["permanenteLink"])
    assert f">{core['zin']}</h1>" in page.text.replace("&#39;", "'").replace("&quot;", '"')
    assert statuses(page.content) == status


def test_the_reader_chooses_words_and_nothing_else(advise):
    """The reader comes back, stands in the permanent link, changes some first step, and never a status."""
    answers = CASES_BY_ID["GC-08"]["antwoorden"]
    bodies = {reader: asked(advise, answers, lezer=reader) for reader in READERS}
    nobody = asked(advise, answers)
    assert nobody["lezer"] is None and "lezer" not in nobody["permanenteLink"]
    for reader, body in bodies.items():
        assert body["lezer"] == reader
        assert f"lezer={reader}" in body["permanenteLink"]
        for key in ["antwoorden", "vervolgvragen", "waarschuwingen", "feiten"]:
            assert body[key] == nobody[key], key
        assert [outcome["status"] for outcome in body["uitkomsten"]] == [outcome["status"] for outcome in nobody["uitkomsten"]]
        assert body["kern"]["zin"] == nobody["kern"]["zin"]
    steps = {reader: [step["tekst"] for card in body["kern"]["kaarten"] for step in card["eersteStappen"]] for reader, body in bodies.items()}
    assert steps["maker"] != steps["zorgaanbieder"]


def test_retired_ids_are_translated_and_said(advise):
    answers = {**PRODUCT, "betalers": ["zorgorganisatie"], "rol-product": ["levert-zorg"], "zorgtype": ["genezing"]}
    body = asked(advise, {**answers, "wijkverpleging": "ja", "past-regulier": "thuiszorgtechnologie"})
    assert {(item["vraag"], item["tekst"]) for item in body["vertaald"]} == {
        ("wijkverpleging", retirement("wijkverpleging", "ja")), ("past-regulier", retirement("past-regulier", "thuiszorgtechnologie")),
    }  # fmt: skip
    assert "zorgtype" not in body["antwoorden"] and "zorgtype" in body["vervolgvragen"]
    assert body["antwoorden"]["op-afstand"] == "ja" and "past-regulier" not in body["antwoorden"]
    assert "wijkverpleging" not in body["permanenteLink"] and "vervallen" not in body["permanenteLink"]
    assert asked(advise, {**answers, "wijkverpleging": "nee"})["antwoorden"] == {**answers}


def test_answers_that_do_not_matter_are_kept_and_named(advise):
    body = asked(advise, {**PRODUCT, "mdr": "nee", "betalers": ["werkgever"], "zorgtype": ["genezing"]})
    assert body["antwoorden"]["zorgtype"] == ["genezing"] and body["antwoorden"]["avg"] == "ja"
    assert "zorgtype" in body["vervallen"]
    assert "zorgtype=genezing" in body["permanenteLink"]


def test_disputes_and_what_is_still_to_arrange_stand_with_the_outcome(advise):
    outcomes = {outcome["id"]: outcome for outcome in asked(advise, CASES_BY_ID["GC-42"]["antwoorden"])["uitkomsten"]}
    assert outcomes["wlz-hulpmiddel"]["betwist"], "Sources disagree about the Wlz aid."
    assert outcomes["consument"]["betwist"] == []
    for outcome in outcomes.values():
        is_alive = outcome["status"] in ("past", "past-na-voldoen", "onbekend")
        assert ("nogTeRegelen" in outcome) == is_alive
        assert ("eersteStappen" in outcome) == ("nuDoen" in outcome) == (outcome["status"] in ("past", "past-na-voldoen"))
    assert outcomes["wlz-regulier"]["nogTeRegelen"]
