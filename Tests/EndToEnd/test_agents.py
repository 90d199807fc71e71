"""Agents, over standard input and output and over HTTP, with a client library that others use. The library holds every answer against the
schema that the tool gave of it."""

import asyncio
import contextlib
import json
import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from mcp import Client, StdioServerParameters
from mcp.shared.exceptions import MCPError

from servers import running
from support import CASES, CONTENT, QUESTIONS, ROOT, UNKNOWN

TOOLS = ["vragen", "advies", "zoek", "feit", "kennis", "hulpmiddelen", "reken"]
VERSIONS = ["2024-11-05", "2025-03-26", "2025-06-18"]
NEWEST = VERSIONS[-1]


@pytest.fixture(scope="module")
def site(binary, tmp_path_factory):
    with running(binary, tmp_path_factory.mktemp("agents"), "--mcp") as server:
        yield server


def in_its_own_thread(run):
    """Where the browser of another test holds the loop of this thread, a conversation has one of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(run())).result()


@pytest.fixture(params=["stdio", "http"])
def talk(request, binary, site):
    """Runs a conversation with the server, over either way."""
    where = StdioServerParameters(command=str(binary), args=["mcp", "--content", str(CONTENT)], cwd=ROOT)
    if request.param == "http":
        where = f"http://127.0.0.1:{site.port}/mcp"

    def talk(conversation, mode: str = "auto"):
        async def run():
            async with Client(where, mode=mode, read_timeout_seconds=60) as client:
                return await conversation(client)

        return in_its_own_thread(run)

    return talk


def said(result) -> dict:
    """What a tool said, after a look at what stands beside every answer."""
    assert not result.is_error, result.content[0].text
    answer, text = result.structured_content, result.content[0].text
    assert answer["voorbehoud"] in text and answer["editie"]["naam"] in text and answer["peildatum"]
    sources = {source["id"] for source in answer["bronnen"]}
    for fact in answer["feiten"]:
        assert fact["stelling"] and f"- {fact['id']}: {fact['stelling']}" in text
        assert {place["bron"] for place in fact["plaatsen"]} <= sources
    return answer


def named(part) -> set[str]:
    """Every fact that is named somewhere in an answer."""
    if isinstance(part, list):
        return set().union(*map(named, part))
    if not isinstance(part, dict):
        return set()
    here = {fact for key in ("feiten", "betwist", "letOp") for fact in part.get(key, []) if isinstance(fact, str)}
    return here.union(*map(named, part.values()))


def test_every_fact_that_is_named_is_told(binary):
    """In the short and the full advice of every expert case, and in the items that they lead to."""

    async def conversation(client):
        answers = []
        for case in CASES:
            for full in (False, True):
                answers.append(await client.call_tool("advies", {"antwoorden": case["antwoorden"], "volledig": full}))
        for route in ("zvw", "wmo"):
            answers.append(await client.call_tool("kennis", {"soort": "uitkomsten", "id": route}))
        for tool in said(await client.call_tool("hulpmiddelen", {}))["antwoord"]["hulpmiddelen"]:
            answers.append(await client.call_tool("hulpmiddelen", {"id": tool["id"]}))
            answers.append(await client.call_tool("reken", {"hulpmiddel": tool["id"]}))
        return answers

    async def run():
        command = StdioServerParameters(command=str(binary), args=["mcp", "--content", str(CONTENT)], cwd=ROOT)
        async with Client(command) as client:
            return await conversation(client)

    for answer in map(said, in_its_own_thread(run)):
        assert named(answer["antwoord"]) <= {fact["id"] for fact in answer["feiten"]}


def test_a_whole_conversation(talk):
    async def conversation(client):
        assert client.protocol_version == NEWEST and client.server_info.name == "routewijzer"
        assert "Raad nooit" in client.instructions and "Never guess" in client.instructions
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == TOOLS

        # Which questions there are; an advice with one answer and one "I do not know".
        asked = said(await client.call_tool("vragen", {}))["antwoord"]["vragen"]
        assert {question["id"] for question in asked} == set(QUESTIONS)
        given = {"werkend-product": "ja", "mdr": UNKNOWN}
        advice = said(await client.call_tool("advies", {"antwoorden": given}))
        assert advice["antwoord"]["antwoorden"] == given, "Nothing is filled in."
        missing = {point["id"] for point in advice["ontbreekt"]}
        assert {"mdr", "onderwerp", "betalers"} <= missing and "werkend-product" not in missing
        assert advice["open"] and all(set(point["ontbreekt"]) <= missing for point in advice["open"])

        # Searching, and following what was found to its facts.
        found = said(await client.call_tool("zoek", {"vraag": "medicijndispenser thuis", "aantal": 3}))["antwoord"]["resultaten"]
        assert 1 <= len(found) <= 3
        item = said(await client.call_tool("kennis", {"soort": found[0]["soort"], "id": found[0]["id"]}))
        assert item["antwoord"]["soort"] == found[0]["soort"] and item["feiten"]
        facts = said(await client.call_tool("feit", {"ids": found[0]["feiten"][:2], "taal": "en"}))
        assert facts["antwoord"]["ids"] == found[0]["feiten"][:2]

        # A tool with nothing filled in says what it waits for; filled in, what comes out.
        tool = "thuiszorgtechnologie"
        assert tool in [tool["id"] for tool in said(await client.call_tool("hulpmiddelen", {}))["antwoord"]["hulpmiddelen"]]
        empty = said(await client.call_tool("reken", {"hulpmiddel": tool, "invoer": {}}))
        assert empty["open"] and empty["antwoord"]["uitkomsten"]["urenVergoed"] is None
        assert "urenPerMaand" in {point["id"] for point in empty["ontbreekt"]}
        filled = said(await client.call_tool("reken", {"hulpmiddel": tool, "invoer": {"wet": "wlz", "urenPerMaand": 8}}))
        assert filled["antwoord"]["uitkomsten"]["urenVergoed"] == 6.5 and filled["feiten"]

        # Resources, part by part.
        resources, cursor = [], None
        while True:
            part = await client.list_resources(cursor=cursor)
            resources += part.resources
            if (cursor := part.next_cursor) is None:
                break
        addresses = [str(resource.uri) for resource in resources]
        assert len(set(addresses)) == len(addresses) > 100
        assert (await client.list_resource_templates()).resource_templates
        fact = (await client.read_resource("routewijzer://feiten/A-E02?taal=en")).contents[0]
        assert fact.mime_type == "text/markdown" and "A-E02: If your product works" in fact.text

    talk(conversation)


def test_the_older_handshake(talk):
    async def conversation(client):
        return said(await client.call_tool("advies", {"antwoorden": {}, "taal": "en", "volledig": True}))

    assert talk(conversation, "legacy")["antwoord"]["uitkomsten"]


def test_bad_calls_are_told_and_harm_nothing(talk):
    async def refusal(client, tool: str, arguments: dict) -> str:
        result = await client.call_tool(tool, arguments)
        assert result.is_error
        return result.content[0].text

    async def conversation(client):
        told = await refusal(client, "advies", {"antwoorden": {"mdr": "misschien", "betalrs": ["consument"]}, "taal": "nl"})
        assert "/antwoorden/mdr: " in told and "weet-niet" in told, "It says what can be answered."
        assert "‘betalers’" in told and "misschien" not in told, "It suggests, and repeats nothing."
        assert "/invoer/x" in await refusal(client, "reken", {"hulpmiddel": "thuiszorgtechnologie", "invoer": {"x": 1}})
        assert "/ids/1" in await refusal(client, "feit", {"ids": ["A-E02", "Z-99"]})
        for call in [client.call_tool("wis", {}), client.read_resource("routewijzer://feiten/geen"), client.list_resources(cursor="7")]:
            with pytest.raises(MCPError):
                await call
        assert said(await client.call_tool("feit", {"ids": ["A-E02"]}))["feiten"], "It goes on as if nothing happened."

    talk(conversation)


# MARK: Standard input and output, byte by byte


@contextlib.contextmanager
def process(binary):
    running = subprocess.Popen(
        [binary, "mcp", "--content", CONTENT], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )  # fmt: skip
    try:
        yield running
    finally:
        if running.poll() is None:
            running.kill()
        running.wait()
        for stream in (running.stdin, running.stdout, running.stderr):
            with contextlib.suppress(BrokenPipeError):
                stream.close()


def message(method: str, id=1, **parameters) -> bytes:
    return json.dumps({"jsonrpc": "2.0", "id": id, "method": method, "params": parameters}).encode() + b"\n"


def test_standard_output_holds_the_protocol_and_the_program_ends_with_its_input(cli):
    lines = [message("initialize", 1, protocolVersion=version) for version in VERSIONS]
    lines += [b"\n", b" \r\n", b'{"jsonrpc":"2.0","method":"notifications/initialized"}\n', message("ping", "laatste").rstrip(b"\n")]
    done = cli(["mcp"], input=b"".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["result"].get("protocolVersion") for answer in answers] == [*VERSIONS, None]
    assert answers[-1]["id"] == "laatste" and done.returncode == 0
    assert done.stderr.decode().startswith("Routewijzer ") and done.stderr.count(b"\n") == 1


def test_hostile_lines_are_refused_one_by_one(cli):
    longest = 1 << 20
    at_most = message("ping").rstrip(b"\n").ljust(longest) + b"\n"
    lines = [
        b"\xff\xfe\x00\n", b"[" * 100_000 + b"\n", b"x" * (longest + 1) + b"\n", b"x" * (5 * longest) + b"\n", at_most,
        message("tools/call", name="advies", arguments={"antwoorden": {"x" * 300_000: "y" * 300_000}}), message("ping", "nog daar"),
    ]  # fmt: skip
    done = cli(["mcp"], input=b"".join(lines))
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer.get("error", {}).get("code") for answer in answers] == [-32700, -32700, -32600, -32600, None, None, None]
    assert answers[5]["result"]["isError"] and len(done.stdout) < 5_000, "What was sent is not repeated."
    assert answers[6] == {"jsonrpc": "2.0", "id": "nog daar", "result": {}} and done.returncode == 0


def test_input_that_trickles_and_a_client_that_does_not_read(binary):
    with process(binary) as running:
        for byte in message("ping", "langzaam"):
            running.stdin.write(bytes([byte]))
            running.stdin.flush()
        assert json.loads(running.stdout.readline())["id"] == "langzaam"
        # Much more than fits in a pipe, before anything is read.
        count = 20
        for number in range(count):
            running.stdin.write(message("tools/call", number, name="vragen", arguments={}))
        running.stdin.flush()
        time.sleep(1)
        assert [json.loads(running.stdout.readline())["id"] for _ in range(count)] == list(range(count))
        running.stdin.close()
        assert running.wait(timeout=20) == 0


def test_a_client_that_leaves_is_no_crash(binary):
    with process(binary) as running:
        running.stdin.write(message("ping"))
        running.stdin.flush()
        running.stdout.readline()
        running.stdout.close()
        running.stdin.write(message("ping"))
        running.stdin.flush()
        assert running.wait(timeout=20) == 1, "It ends by itself, not by a signal."
        assert b"cannot be written" in running.stderr.read()


def test_closed_input_is_told(binary):
    done = subprocess.run(
        [binary, "mcp", "--content", CONTENT], capture_output=True, timeout=60, cwd=ROOT, preexec_fn=lambda: os.close(0)
    )  # fmt: skip
    assert done.returncode == 1 and done.stdout == b"" and b"standard input" in done.stderr.lower()


# MARK: HTTP


def test_http_without_the_switch_has_no_agents(http, base_url):
    assert http.post(base_url + "/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "ping"}).status_code == 404


def test_http_refuses_what_is_no_message(http, site):
    address = f"http://127.0.0.1:{site.port}/mcp"
    ping = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    assert http.post(address, json=ping).json() == {"jsonrpc": "2.0", "id": 1, "result": {}}
    assert http.post(address, data=b"{", headers={"Content-Type": "application/json"}).status_code == 400
    assert http.get(address).status_code == http.delete(address).status_code == 405
    assert http.post(address, json=ping, headers={"Origin": "https://elders.example"}).status_code == 403
    assert http.post(address, json=ping, headers={"MCP-Protocol-Version": "1"}).status_code == 400
    assert http.post(address, data=b" " * 70_000, headers={"Content-Type": "application/json"}).status_code == 413
    batch = http.post(address, json=[ping] * 20)
    assert len(batch.json()) == 20 and http.post(address, json=[ping] * 21).status_code == 400
