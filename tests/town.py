"""The town that the sweeps of all addresses walk through: two districts side by side, everything made in the first.

What the sweeps need of an app stands in its own `tests/addresses.py`; each of these is optional, and names are its url names:

    CLOSED             not for the federation's accountant, by role
    ADVANCED           an empty form is all it asks for: the answer to one is a page, 200
    ANOTHERS           one person's own: not there (404) for a colleague
    ANYBODYS           its argument names nothing of a branch, so that a neighbour may open it too
    INSPECTORS         what an inspector may write, beside reading everything
    NOTHING_THERE      404 for everybody: nothing was made yet
    ONES_OWN           writes that concern nobody else
    OPEN               for who is not signed in; PUBLIC: everybody's to read, and among them those
    OURS, THEIRS       words that a neighbour, or who came by a link, must never read
    ROWS               the table of an argument that does not bear its name: {"count_id": "bookkeeping.CashCount"}, "" for none
    NARROWER           a page that hides a row which the row guard shows: by a rule of its own
    examples(town)     make what the app's addresses are filled with; return arguments by name
    own_examples(town) arguments of single addresses that need another value: {"export": {"kind": "pdf"}}

An argument that an app does not name itself is taken from the apps below it, lowest first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.urls import get_resolver
from pypdfium2 import PdfDocument

from congdoan.finance.collection.tests.cast import Cast, small_district
from congdoan.foundation.access import doors, services
from congdoan.people.organisations.tests.builders import organisation, person

API = "api-1"
BY_LINK = "portal:"  # the address itself is the right, and nothing of a signed-in visitor counts
SMALLEST_PDF = 100  # the tests' own attachments are shorter, and no PDF
ROWS = {"unit_id": "organisations.Organisation", "payer_id": "organisations.Organisation"}
COMMON = {"code": "CD001", "year": 2024, "month": 202401, "kind": "pdf", "place": 1}


@dataclass(frozen=True)
class Address:
    """One address of the resolver with its arguments filled in."""

    app: str
    name: str
    path: str
    arguments: tuple[str, ...]

    @property
    def known_as(self) -> str:
        """The page and the operation of one use case are known by one name."""
        return f"{self.app}:{self.name.partition(':')[2]}"

    @property
    def has_arguments(self) -> bool:
        return bool(self.arguments)

    @property
    def is_api(self) -> bool:
        return self.path.startswith("/api/")

    @property
    def is_by_link(self) -> bool:
        return self.name.startswith(BY_LINK) and self.name not in named("PUBLIC")


@dataclass
class Town:
    """Who lives in the town, and with what its addresses are filled: by app, and by single address."""

    by: int
    cast: Cast
    on: date
    people: dict[str, int] = field(default_factory=dict)
    everything: dict[str, Any] = field(default_factory=lambda: dict(COMMON))
    of_app: dict[str, dict[str, Any]] = field(default_factory=dict)
    of_address: dict[str, dict[str, Any]] = field(default_factory=dict)

    def enter(self, who: str = "") -> int:
        """Act from here on as one of the people, or as the console; return the actor."""
        actor = self.people[who] if who else self.by
        services.enter(actor, on=self.on)
        return actor

    def given(self, name: str) -> dict[str, Any]:
        """Return the arguments of an address or of a call of the API, each named `app:…`."""
        return self.everything | self.of_app.get(name.partition(":")[0], {}) | self.of_address.get(name, {})


def told_by_apps() -> dict[str, Any]:
    """Return each app's module `tests.addresses`, lowest app first."""
    ours = [name for name in settings.INSTALLED_APPS if name.startswith("congdoan.")]
    return {name.rpartition(".")[2]: import_module(f"{name}.tests.addresses") for name in ours if find_spec(f"{name}.tests.addresses")}


def named(list_name: str) -> set[str]:
    """Return the addresses that the apps name in one of their lists, as `app:name`."""
    return {f"{app}:{name}" for app, module in told_by_apps().items() for name in getattr(module, list_name, ())}


def words(list_name: str) -> tuple[str, ...]:
    """Return the words of all apps' `OURS` or `THEIRS`."""
    return tuple(word for module in told_by_apps().values() for word in getattr(module, list_name, ()))


def rows_of(address: Address, town: Town) -> Iterator[tuple[type[Model], Any]]:
    """Yield (table, key) of the rows that the arguments of an address name."""
    own, short = getattr(told_by_apps().get(address.app), "ROWS", {}), address.name.partition(":")[2]
    given = town.given(address.known_as)
    for argument in address.arguments:
        if argument.endswith("_id"):
            label = own.get(f"{short}.{argument}", own.get(argument, ROWS.get(argument)))
            table = table_named(address.app, argument) if label is None else label and apps.get_model(label)
            if table:
                yield table, given[argument]


def table_named(app: str, argument: str) -> type[Model]:
    """Return the table that an argument is named after: `charge_id` is a Charge, the app's own before another's."""
    found = [table for table in apps.get_models() if table._meta.model_name == argument.removesuffix("_id").replace("_", "")]
    own = [table for table in found if table._meta.app_label == app] or found
    assert len(own) == 1, f"{app}: say in ROWS of its tests/addresses.py which table {argument} is of"
    return own[0]


def a_town(by: int) -> Town:
    cast = small_district(by)
    cast.statement(
        ("05-02-2024 10:00:00", 2_000_000, "MST 3999900012 Cong ty TNHH Mia Duong Suoi Da dong KPCD thang 1 nam 2024"),
        ("06-02-2024 10:00:00", 1_500_000, "KPCD thang 1 nop tien"),
        ("07-02-2024 10:00:00", 2_000_000, "MST 3999900051 Cong ty Co phan Gach Loc Ninh Vang dong KPCD thang 1 nam 2024"),
    )
    cast.run()
    connection.check_constraints()  # while the steps can still be seen
    next_door = organisation(by, "district_federation", "LDLD-TB", parent=cast.province, name="LĐLĐ huyện bên cạnh")
    sibling = organisation(by, "grassroots_union", "CD002", parent=cast.district)
    other_union = organisation(by, "grassroots_union", "CD901", parent=next_door)
    town = Town(by, cast, doors.today())
    town.people = {
        "accountant": person(by, "ke.toan.nha", role="federation_accountant", branch=cast.district),
        "inspector": person(by, "kiem.tra.nha", role="inspector", branch=cast.district),
        "neighbour": person(by, "ke.toan.ben", role="federation_accountant", branch=next_door),
        "chief": person(by, "truong.nha", role="chief_accountant", branch=cast.district),
        "head": person(by, "chanh.vp.nha", role="office_head", branch=cast.district),
        "owner": person(by, "chuyen.vien.nha", role="federation_officer", branch=cast.district),
        "parent": person(by, "chuyen.vien.tinh", role="federation_officer", branch=cast.province),
        "child": person(by, "chu.tich.nha", role="union_chair", branch=cast.union),
        "sibling": person(by, "chu.tich.em", role="union_chair", branch=sibling),
        "stranger": services.create_actor(
            by=by, username="nguoi.la", full_name="Người Lạ", password="mot-mat-khau-dai-2024", on=doors.today()
        ),
        "cousin": person(by, "chu.tich.ben", role="union_chair", branch=other_union),
    }
    for app, module in told_by_apps().items():
        town.enter()
        town.of_app[app] = module.examples(town) if hasattr(module, "examples") else {}
        town.everything = town.of_app[app] | town.everything
        town.enter()
        special = module.own_examples(town) if hasattr(module, "own_examples") else {}
        town.of_address |= {f"{app}:{name}": values for name, values in special.items()}
    town.enter()
    connection.check_constraints()
    return town


def addresses(town: Town, *, only_app: str = "") -> Iterator[Address]:
    """Yield every address of the product, or of one app, with its arguments filled in."""
    for route, name, arguments in routes(only_app):
        app = app_of(route, name)
        given = town.given(f"{app}:{name.partition(':')[2]}")
        missing = set(arguments) - set(given)
        assert not missing, f"{name}: give an example of {sorted(missing)} in tests/addresses.py of its app"
        yield Address(app, name, filled(route, given), arguments)


def routes(only_app: str = "") -> list[tuple[str, str, tuple[str, ...]]]:
    """Return (route, `space:name`, its arguments) of every address of the product, or of one app."""
    return [found for found in patterns(get_resolver()) if only_app in ("", app_of(*found[:2]))]


def app_of(route: str, name: str) -> str:
    """Return whose an address is: an address of the API has its app after `api/`."""
    space = name.partition(":")[0]
    return route.split("/")[1] if space == API else space


def patterns(resolver: Any, route: str = "", space: str = "") -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for pattern in resolver.url_patterns:
        here = route + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, here, pattern.namespace or space)
        else:
            yield here, f"{space}:{pattern.name}", tuple(pattern.pattern.converters)


def filled(route: str, given: dict[str, Any], *, instead: dict[str, str] | None = None) -> str:
    """Return a route as an address; `instead` gives a value for every argument of a kind."""

    def value(found: re.Match[str]) -> str:
        return (instead or {}).get(found[1] or "str", str(given[found[2]]))

    return "/" + re.sub(r"<(?:(\w+):)?(\w+)>", value, route)


def pages(town: Town, *, only_app: str = "", group: str = "") -> list[Address]:
    """Return the pages for people who sign in; of all apps, of one, or of one group of the house."""
    asked = [one for one in addresses(town, only_app=only_app) if not one.is_api and not one.name.startswith(BY_LINK)]
    return [one for one in asked if group in ("", group_of(one.app))]


def group_of(app: str) -> str:
    """Return the group of the house that an app belongs to."""
    return next(name.split(".")[1] for name in settings.INSTALLED_APPS if name.startswith("congdoan.") and name.endswith(f".{app}"))


def text_of(answer: Any) -> str:
    """Return what can be read in an answer: a workbook's or document's parts and a PDF's pages as well."""
    content = b"".join(answer.streaming_content if answer.streaming else [answer.content])
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as parts:
            content = b"\n".join(parts.read(name) for name in parts.namelist())
    if content.startswith(b"%PDF-1") and len(content) > SMALLEST_PDF:
        return "\n".join(page.get_textpage().get_text_range() for page in PdfDocument(content))
    return content.decode(errors="replace")


def api_calls(town: Town, *, only_app: str = "") -> Iterator[tuple[str, str, bool, dict[str, Any]]]:
    """Yield (method, path, whether it has arguments, its schema) of every operation of the API."""
    from congdoan.interfaces.api.root import api

    for route, operations in api.get_openapi_schema()["paths"].items():
        for method, operation in operations.items():
            app, given = operation["tags"][0], town.given(f"{operation['tags'][0]}:")
            if only_app in ("", app):
                path = re.sub(r"{(\w+)}", lambda found, given=given: str(given.get(found[1], "1")), route)
                yield method, path, "{" in route, operation
