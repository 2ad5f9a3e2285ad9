"""One use case, one name: a service is also a page, an endpoint and a command, or `doors_missing.toml` says why not."""

import tomllib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.urls import get_resolver

from congdoan import __main__ as command_line

WITHOUT_DOORS = {"reference", "audit"}  # they stand below access; documents and access show what they hold
EXCEPTIONS = tomllib.loads(Path(__file__).with_name("doors_missing.toml").read_text())


def use_cases():
    """Return every use case as (app, name)."""
    for app in settings.APPS:
        label = app.rpartition(".")[2]
        if label not in WITHOUT_DOORS and find_spec(f"{app}.services"):
            yield from ((label, name) for name in public(f"{app}.services"))


def public(services):
    module = import_module(services)
    return [name for name in module.__all__ if name.islower() and callable(getattr(module, name))]


def pages(patterns, prefix=""):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from pages(pattern.url_patterns, prefix + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif pattern.name:
            yield prefix + pattern.name


def endpoints():
    from congdoan.interfaces.api.root import api

    return {operation["operationId"] for path in api.get_openapi_schema()["paths"].values() for operation in path.values()}


def missing_doors():
    """Return the doors that each use case lacks."""
    shown, answered, spoken = set(pages(get_resolver().url_patterns)), endpoints(), set(command_line.commands())
    lacking = {}
    for app, name in use_cases():
        command = EXCEPTIONS.get(f"{app}.{name}", {}).get("command", f"{app}_{name}")
        doors = {"page": f"{app}:{name}" in shown, "endpoint": f"{app}_{name}" in answered, "command": command in spoken}
        lacking[f"{app}.{name}"] = {door for door, is_there in doors.items() if not is_there}
    return lacking


def test_every_use_case_has_its_three_doors_or_a_reason():
    unexplained = {name: sorted(doors - set(EXCEPTIONS.get(name, {}).get("lacks", []))) for name, doors in missing_doors().items()}

    assert {name: doors for name, doors in unexplained.items() if doors} == {}


def test_no_exception_outlives_its_reason():
    lacking = missing_doors()

    assert [name for name in EXCEPTIONS if name not in lacking] == []
    assert {
        name: sorted(set(rule["lacks"]) - lacking[name]) for name, rule in EXCEPTIONS.items() if set(rule["lacks"]) - lacking[name]
    } == {}
    assert [name for name, rule in EXCEPTIONS.items() if len(rule["why"].split()) < 5] == []
