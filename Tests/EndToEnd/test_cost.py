"""What comes from outside costs no more than its size: text that is dear to compare is refused before it is compared.

Swift compares strings in their normal form, which costs the square of the number of combining marks in a row. Each of these requests held a
processor for 0.4 to 4.5 seconds in an optimised build, and far longer in this one.
"""
import http.client
import os
import urllib.parse

import pytest

# Two kinds of marks in the wrong order, as many as fit in the longest body and in the longest address.
LONG = "a" + "\u0301" * 16_000 + "\u0316" * 15_500
SHORT = "a" + "\u0301" * 6_000 + "\u0316" * 6_000
ESCAPED = urllib.parse.quote(SHORT)
ADVICE = "/v1/route-adviezen"
EMPTY = '{"antwoorden":{}}'

REQUESTS = {
    "a key": ("POST", ADVICE, '{"%s":1}' % LONG, {}),
    "a second key": ("POST", ADVICE, '{"antwoorden":{},"%s":1}' % LONG, {}),
    "a question": ("POST", ADVICE, '{"antwoorden":{"%s":"ja"}}' % LONG, {}),
    "an answer": ("POST", ADVICE, '{"antwoorden":{"mdr":"%s"}}' % LONG, {}),
    "a language": ("POST", ADVICE, '{"antwoorden":{},"taal":"%s"}' % LONG, {}),
    "a parameter of the API": ("POST", f"{ADVICE}?{ESCAPED}=nl", EMPTY, {}),
    "a value of the API": ("POST", f"{ADVICE}?taal={ESCAPED}", EMPTY, {}),
    "an id of the API": ("GET", f"/v1/feiten/{ESCAPED}", None, {}),
    "a parameter": ("GET", f"/advies?{ESCAPED}=1", None, {}),
    "an answer in the address": ("GET", f"/advies?mdr={ESCAPED}", None, {}),
    "a reader": ("GET", f"/advies?lezer={ESCAPED}", None, {}),
    "a page of questions": ("GET", f"/verder?pagina={ESCAPED}", None, {}),
    "a fact": ("GET", f"/feiten?feit={ESCAPED}", None, {}),
    "an id": ("GET", f"/feiten/{ESCAPED}", None, {}),
    "a question in words": ("GET", f"/zoek?q={ESCAPED}", None, {}),
    "a question in words of the API": ("GET", f"/v1/zoek?q={ESCAPED}", None, {}),
    "a choice from a list": ("GET", f"/kennis/instrumenten?stand={ESCAPED}", None, {}),
    "an item": ("GET", f"/kennis/instrumenten/{ESCAPED}", None, {}),
    "a number of a tool": ("GET", f"/hulpmiddelen/afschrijving/uitkomst?investering={ESCAPED}", None, {}),
    "an input of a tool": ("POST", "/v1/hulpmiddelen/afschrijving/berekeningen", '{"invoer":{"%s":1}}' % LONG, {}),
    "a value of a tool": ("POST", "/v1/hulpmiddelen/thuiszorgtechnologie/berekeningen", '{"invoer":{"wet":"%s"}}' % LONG, {}),
    "a page": ("GET", f"/{ESCAPED}", None, {}),
    "a type of content": ("POST", ADVICE, EMPTY, {"Content-Type": LONG}),
    "a parameter of a type of content": ("POST", ADVICE, EMPTY, {"Content-Type": f"application/json;{LONG}"}),
    "a version of a file": ("GET", "/site.css", None, {"If-None-Match": LONG}),
    "a version of a page": ("GET", "/over", None, {"If-None-Match": LONG}),
    "a coding": ("GET", "/over", None, {"Accept-Encoding": LONG}),
    "a type that is wanted": ("GET", "/v1/feiten", None, {"Accept": LONG}),
    "an origin": ("OPTIONS", "/v1/feiten", None, {"Origin": LONG}),
    "a connection": ("GET", "/over", None, {"Connection": LONG}),
    "an expectation": ("GET", "/over", None, {"Expect": LONG}),
    "a host": ("GET", "/over", None, {"Host": LONG}),
}


def processor_time(process) -> float:
    """Seconds of processor that a process has used."""
    fields = open(f"/proc/{process.pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.parametrize("name", REQUESTS)
def test_a_request_costs_no_more_than_its_size(name, server):
    method, path, body, headers = REQUESTS[name]
    address = urllib.parse.urlsplit(server.base_url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    before = processor_time(server.process)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for key, value in ({"Content-Type": "application/json"} | headers if body else headers).items():
        connection.putheader(key, value.encode())
    if body:
        connection.putheader("Content-Length", str(len(body.encode())))
    connection.endheaders(body.encode() if body else None)
    assert connection.getresponse().status < 500
    assert processor_time(server.process) - before < 0.35


def test_a_line_of_batch_costs_no_more_than_its_size(cli):
    line = '{"id":1,"antwoorden":{"%s":"ja"}}' % ("a" + "\u0301" * 100_000 + "\u0316" * 100_000)
    assert cli(["batch"], line.encode() + b"\n", timeout=20).returncode == 1
