"""One use case, one name: a page, an endpoint and a command for each, or a reason in doors_missing.toml."""

import inspect
import tomllib
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.urls import NoReverseMatch, Resolver404, get_resolver, resolve

MISSING = tomllib.loads((Path(__file__).parent / "doors_missing.toml").read_text(encoding="utf-8"))
APPS = [name for name in settings.APPS if find_spec(f"{name}.services")]


def use_cases():
    """Yield (app, use case): the functions that an app's services offer."""
    for app in APPS:
        services = import_module(f"{app}.services")
        for name in services.__all__:
            if inspect.isfunction(inspect.unwrap(getattr(services, name))):
                yield app.rsplit(".", 1)[1], name


def has_page(app, name):
    namespaces = get_resolver().namespace_dict
    try:
        return bool(namespaces[app][1].reverse_dict.getlist(name))
    except (KeyError, NoReverseMatch):
        return False


@cache
def endpoints():
    from congdoan.interfaces.api.root import api

    schema = api.get_openapi_schema()
    return {operation["operationId"] for path in schema["paths"].values() for operation in path.values()}


def doors_of(app, name):
    return {
        "page": has_page(app, name),
        "api": f"{app}_{name}" in endpoints(),
        "command": f"{app}_{name}" in get_commands(),
    }


@pytest.mark.parametrize(("app", "name"), list(use_cases()), ids=lambda word: word)
def test_every_use_case_has_its_three_doors_or_a_reason(app, name):
    excused = set(MISSING.get(app, {}).get(name, {}).get("without", []))

    lacking = {door for door, exists in doors_of(app, name).items() if not exists}

    assert lacking == excused, f"{app}.{name}: lacks {sorted(lacking)}, doors_missing.toml excuses {sorted(excused)}"


def test_every_excuse_gives_a_reason_and_names_a_use_case():
    known = set(use_cases())
    excused = {(app, name) for app, names in MISSING.items() for name in names}

    assert excused <= known, f"no such use cases: {sorted(excused - known)}"
    assert all(MISSING[app][name].get("because", "").strip() for app, name in excused)


def test_an_address_is_sought_only_where_an_address_may_begin_so():
    with pytest.raises(Resolver404) as miss:
        resolve("/api/members/khong-co")

    assert 0 < len(miss.value.args[0]["tried"]) < 150  # the API has more than five hundred
