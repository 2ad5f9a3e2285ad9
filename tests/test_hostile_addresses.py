"""Every address of the product, told nonsense: nothing that is asked, typed or named breaks a page or the API, or comes back as a script.

A page is told nonsense in the names that it reads, which are noted while it answers: a name that nobody reads breaks nothing. What
the shell reads for every page (the words searched) is asked of the shell around no page, and of each page that reads more than it does
or takes the question whole, as the links of a filter do.
"""

import json
from collections import Counter
from contextlib import contextmanager
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from tests.town import Address, api_calls, filled, named, pages, routes

pytestmark = pytest.mark.django_db

DAYS = ("0001-01-01", "9999-12-31")  # `ngay` goes with every page; what is no day at all ends before the page is asked
NO_DAYS = ("31/02/9999", "\x00", "9" * 5000, "hom-nay'--")
ASKED = (
    *("\x00", "%_\\';--", "<script>alert(1)</script>", "a" * 20_000, "\U0001f4a9\uffff\ud800", "-1", "9" * 40, "\u0663"),
    *("9999-99-99", "//evil.example"),
)
TYPED = ("\x00", "a" * 5000, "<script>alert(1)</script>", "9" * 40, "-1", "31/02/2024", "'); --", "\ud800")
FORM = "application/x-www-form-urlencoded"
GROUPS = ("foundation", "people", "finance", "activities", "interfaces")
"""Each is a test of its own: the longest of them is what a run waits for."""
SENT = ("\x00", "\ud800", "a" * 5000, "<b>x</b>", 10**30, -1, None, [], {})
FAR = {"int": ("0", "9" * 18, "9" * 30), "str": ("%00", "%F0%9F%92%A9", "a" * 3000, "%27--", "..", "-1", "9" * 30)}


WHOLE = ""
"""What is noted when a question is taken whole, by no name."""


@contextmanager
def names_read():
    """Count the names that are asked of what a visitor sent, while this lasts."""
    by_name = ("__getitem__", "get", "getlist", "__contains__")
    whole = ("__iter__", "copy", "items", "keys", "lists", "urlencode", "values")
    noted, kept = Counter(), {name: getattr(QueryDict, name) for name in (*by_name, *whole)}

    def noting(name, method):
        def ask(self, *given, **options):
            noted[given[0] if name in by_name else WHOLE] += 1
            return method(self, *given, **options)

        return ask

    for name, method in kept.items():
        setattr(QueryDict, name, noting(name, method))
    try:
        yield noted
    finally:
        for name, method in kept.items():
            setattr(QueryDict, name, method)


def as_bytes(value):
    return value.encode("utf-8", "surrogatepass")


def complaint(address, answer, value):
    """Return what is wrong with an answer, or nothing."""
    is_page = answer.get("Content-Type", "").startswith("text/html")
    is_script = is_page and not answer.streaming and b"<script>alert" in answer.content
    if answer.status_code >= 500 or is_script:
        return [f"{address.name} {address.path}: {answer.status_code}{' shows a script' if is_script else ''}, told {value[:20]!r}"]
    return []


@contextmanager
def today_again(client):
    """Take back the day that a question set."""
    yield
    client.get("/cs/khoa/?ngay=hom-nay")


@pytest.mark.parametrize("group", GROUPS)
def test_no_question_breaks_a_page(group, enter, town, only_app):
    client, wrong, read = enter("accountant"), [], {}
    nowhere = Address("office", "no page", "/khong-co/", ())
    for address in (nowhere, *pages(town, only_app=only_app, group=group)):
        with names_read() as names:
            answer = client.get(address.path)
        if answer.status_code != 405 and address.name != "office:sign_out":
            read[address] = names
    for address, names in read.items():
        is_in_the_shell = address is not nowhere and names >= read[nowhere]  # a file may read but one of its names, as a name of its own
        own = set(names - read[nowhere] if is_in_the_shell else names) - {"ngay"}
        with today_again(client):
            for day in DAYS:
                wrong += complaint(address, client.get(address.path, {"ngay": day}), day)
        while own:
            with names_read() as more:
                for value in ASKED:
                    asked = urlencode(dict.fromkeys(sorted({*names, "q"} - {"ngay", WHOLE}), as_bytes(value)))
                    wrong += complaint(address, client.get(f"{address.path}?{asked}"), value)
            own, names = set(more) - {*names, WHOLE}, names + more  # what is only read once another name is given

    assert not wrong, "\n".join(wrong)


def test_what_is_no_day_breaks_nothing(enter, town):
    client, wrong = enter("accountant"), []
    for address in {one.name.partition(":")[0]: one for one in pages(town)}.values():
        for value in NO_DAYS:
            wrong += complaint(address, client.get(f"{address.path}?{urlencode({'ngay': value})}"), value)

    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_that_is_typed_breaks_a_form(group, enter, town, only_app):
    client, wrong, ones_own = enter("accountant"), [], named("ONES_OWN")
    for address in pages(town, only_app=only_app, group=group):
        if address.name in ones_own:
            continue
        with names_read() as names:
            if client.post(address.path, {"x": "1"}).status_code in {403, 405}:
                continue  # whatever is typed
            for value in TYPED:
                typed = urlencode(dict.fromkeys(sorted({*names, "upload", "token", "name"} - {WHOLE}), as_bytes(value)))
                wrong += complaint(address, client.post(address.path, typed, content_type=FORM), value)

    assert not wrong, "\n".join(wrong)


def test_no_argument_breaks_a_page(enter, town, only_app):
    client, wrong = enter("accountant"), []
    for route, name, _ in routes(only_app):
        given = town.given(name)
        for kind, values in FAR.items():
            for value in values:
                path = filled(route, town.everything | given, instead={kind: value})
                if path == filled(route, town.everything | given):
                    break  # no argument of this kind
                answer = client.get(path)
                if answer.status_code >= 500:
                    wrong.append(f"{name} {path[:80]}: {answer.status_code}")

    assert not wrong, "\n".join(wrong)


def example_of(schema, parts, value):
    """Return a JSON value of a schema's shape with the same value in every place; a text where the shape is free."""
    if "$ref" in schema:
        return example_of(parts[schema["$ref"].rsplit("/", 1)[1]], parts, value)
    if schema.get("properties"):
        return {name: example_of(inner, parts, value) for name, inner in schema["properties"].items()}
    if schema.get("type") == "array":
        return [example_of(schema.get("items", {}), parts, value)]
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], parts, value)
    usual = {"integer": 202401, "boolean": True, "number": 1}
    is_text = schema.get("type", "string") == "string"
    return ("2024-01-01" if schema.get("format") == "date" else value) if is_text else usual.get(schema["type"], value)


def test_no_text_breaks_the_api(enter, town, only_app):
    from congdoan.interfaces.api.root import api

    client, wrong, parts = enter("accountant"), [], api.get_openapi_schema().get("components", {}).get("schemas", {})
    for method, path, _, operation in api_calls(town, only_app=only_app):
        if path.endswith("/password"):
            continue  # it would end this session
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        names = [one["name"] for one in operation.get("parameters", []) if one["in"] == "query"]
        if not body and not names:
            continue  # nothing is told to it
        for value in SENT:
            asked = {name: as_bytes(str(value)) for name in names}
            data = json.dumps(example_of(body, parts, value))
            answer = client.generic(method.upper(), path, data, "application/json", QUERY_STRING=urlencode(asked))
            if answer.status_code >= 500 or answer.status_code == 401:
                wrong.append(f"{method} {path} {str(value)[:10]!r}: {answer.status_code}")

    assert not wrong, "\n".join(wrong)
