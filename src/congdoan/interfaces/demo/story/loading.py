"""Bring a world (a folder of files) into an empty database, step by step, through the services."""

import csv
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from congdoan.finance.assessments import services as assessments
from congdoan.finance.banking import services as banking
from congdoan.finance.budgets import services as budgets
from congdoan.finance.collection import services as collection
from congdoan.finance.collection.rules.model import Opening, OpeningCredit
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel.errors import DomainError, Rejected
from congdoan.foundation.kernel.periods import months_of_year, parse_month
from congdoan.people.members import services as members
from congdoan.people.organisations import queries as organisations_now
from congdoan.people.organisations import services as organisations

LEVELS = {"district": "direct_upper", "province": "province", "confederation": "central"}
FICTITIOUS = "Số minh họa của bộ dữ liệu hư cấu, không phải tỷ lệ thật"
FORM = "form.b07.hd47.b"
OF_THE_ACCOUNT = frozenset({"BANK", "SUSPENSE", "OWN_DISTRICT"})  # balances of the account itself, whose code names no body

Acting = Callable[[], AbstractContextManager[None]]
Report = Callable[[int, int, str], None]


class UnableToLoad(DomainError):
    """Root of this module's refusals."""


class NotEmpty(UnableToLoad):
    code = "database-not-empty"
    says = "Cơ sở dữ liệu đã có {count} đơn vị. Bộ dữ liệu chỉ nạp vào cơ sở dữ liệu trống."


class NotAWorld(UnableToLoad):
    code = "not-a-world"
    says = "Thư mục {folder} không phải bộ dữ liệu: thiếu {missing}."


@dataclass
class Loaded:
    """What was brought in, and what was not."""

    counts: dict[str, int] = field(default_factory=dict)
    problems: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class World:
    """The folder of a world. Its columns are told in the folder's own README."""

    folder: Path

    NEEDED = ("unions.csv", "employers.csv", "payroll.csv", "dues.csv", "opening.csv", "rules.yaml")

    def content(self, name: str) -> tuple[str, bytes]:
        return name, (self.folder / name).read_bytes()

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)

    @property
    def rules(self) -> dict[str, Any]:
        found: dict[str, Any] = yaml.safe_load((self.folder / "rules.yaml").read_text(encoding="utf-8"))
        return found

    @property
    def statements(self) -> list[Path]:
        return sorted((self.folder / "statements").glob("*.*")) if (self.folder / "statements").is_dir() else []


def load_world(folder: Path, *, by: int, on: date, acting: Acting, report: Report) -> Loaded:
    """Load the register, the rules, what is owed and the opening balances of a world; its statements are left to `collection run`.

    Each step is one transaction; a step that refuses leaves the earlier ones standing and says why.

    :raises NotAWorld: a needed file is missing
    :raises NotEmpty: the database already has organisations
    :raises Rejected: errors in a file, all told at once
    """
    world = World(folder)
    if missing := [name for name in World.NEEDED if not (folder / name).is_file()]:
        raise NotAWorld(folder=folder.name, missing=", ".join(missing))
    loaded = Loaded()
    steps: list[tuple[str, Callable[..., None]]] = [
        ("Đơn vị và doanh nghiệp", _register),
        ("Quy định của Liên đoàn", _rules),
        ("Bảng khai quỹ lương", _payroll),
        ("Báo cáo thu đoàn phí", _dues),
        ("Số dư đầu kỳ", _opening),
    ]
    if (folder / "members.csv").is_file():
        steps.append(("Đoàn viên", _members))
    for number, (words, step) in enumerate(steps):
        report(number, len(steps), words)
        with acting():
            step(world, loaded, by=by, on=on)
    report(len(steps), len(steps), "Đã nạp xong bộ dữ liệu")
    return loaded


def require_empty(*, on: date) -> None:
    """Refuse a database that holds organisations.

    :raises NotEmpty: it holds some
    """
    existing = organisations_now.counts(on=on)
    if total := existing.federations + existing.base_unions + existing.employers:
        raise NotEmpty(count=total)


def _register(world: World, loaded: Loaded, *, by: int, on: date) -> None:
    require_empty(on=on)
    groups = world.content("payer_groups.csv") if (world.folder / "payer_groups.csv").is_file() else None
    found = organisations.load_register(
        by=by, on=on, unions=world.content("unions.csv"), employers=world.content("employers.csv"), payer_groups=groups
    )
    loaded.counts |= {"unions": found.unions, "employers": found.employers, "payer_groups": found.groups}


def _rules(world: World, loaded: Loaded, *, by: int, on: date) -> None:
    rules, collector = world.rules, _collector(world)
    since = int(rules["year"]) - 1
    ratios = {LEVELS[name]: Fraction(ratio) for name, ratio in rules["split"]["upper_table_illustrative"].items()}
    collection.install_split_table(
        by=by, unit_id=collector["id"], from_year=since, ratios=ratios, document=FICTITIOUS, on=on, is_illustrative=True
    )
    budgets.select_form(by=by, unit_id=collector["id"], form_id=FORM, from_year=since, document=FICTITIOUS, on=on, is_illustrative=True)
    banking.open_account(by=by, unit_id=collector["id"], bank=collector["bank"], number=collector["account"], on=on, since=None)
    access.set_mark("fictitious", {"world": world.folder.name, "year": int(rules["year"])})


def _payroll(world: World, loaded: Loaded, *, by: int, on: date) -> None:
    file_name, content = world.content("payroll.csv")
    loaded.counts["payroll"] = sum(assessments.declare_payroll_file(by=by, file_name=file_name, content=content, on=on).values())
    months = months_of_year(int(world.rules["year"]))
    counts = assessments.assess_union_fund(by=by, months=months, on=on)
    loaded.counts["union_fund_charges"] = counts["new"] + counts["changed"] + counts["same"]


def _dues(world: World, loaded: Loaded, *, by: int, on: date) -> None:
    file_name, content = world.content("dues.csv")
    loaded.counts["dues_reports"] = sum(assessments.report_dues_file(by=by, file_name=file_name, content=content, on=on).values())


def _opening(world: World, loaded: Loaded, *, by: int, on: date) -> None:
    collector = _collector(world)
    rows = list(world.rows("opening.csv"))
    of_bodies = [row for row in rows if row["kind"] not in OF_THE_ACCOUNT]
    bodies = organisations_now.by_code(row["code"] for row in of_bodies)
    unknown = [
        {"file": "opening.csv", "row": number, "message": f"opening.csv, dòng {number}: không có đơn vị mang mã {row['code']}."}
        for number, row in enumerate(rows, start=2)
        if row in of_bodies and row["code"] not in bodies
    ]
    if unknown:
        raise Rejected(unknown)
    arrears = [
        (bodies[row["code"]].id, row["kind"].removeprefix("ARREARS_"), parse_month(row["period"]), int(row["amount"]))
        for row in rows
        if row["kind"].startswith("ARREARS_")
    ]
    loaded.counts["opening_arrears"] = sum(assessments.record_opening_charges(by=by, rows=arrears, on=on).values())
    opening = _opening_balances(rows, {code: body.id for code, body in bodies.items()}, year=int(world.rules["year"]))
    collection.open_account(by=by, unit_id=collector["id"], opening=opening, on=on)
    loaded.counts["opening_balances"] = len(opening.payable) + len(opening.held) + len(opening.credits) + 3


def _members(world: World, loaded: Loaded, *, by: int, on: date) -> None:
    file_name, content = world.content("members.csv")
    loaded.counts["members"] = members.load_members(by=by, file_name=file_name, content=content, on=on).new


def _opening_balances(rows: list[dict[str, str]], ids: dict[str, int], *, year: int) -> Opening:
    sums: dict[str, int] = {}
    payable: dict[int, int] = {}
    held: dict[int, int] = {}
    credits = []
    for row in rows:
        amount, kind = int(row["amount"]), row["kind"]
        if kind in ("PAYABLE_UNION", "PAYABLE_PROVINCE", "PAYABLE_CONFEDERATION"):
            payable[ids[row["code"]]] = payable.get(ids[row["code"]], 0) + amount
        elif kind == "HELD_NO_UNION":
            held[ids[row["code"]]] = held.get(ids[row["code"]], 0) + amount
        elif kind.startswith("CREDIT_"):
            credits.append(OpeningCredit(ids[row["code"]], "DUES" if kind.endswith("DUES") else "KPCD", amount))
        elif not kind.startswith("ARREARS_"):
            sums[kind] = sums.get(kind, 0) + amount
    return Opening(
        on=date(year, 1, 1),
        bank=sums.get("BANK", 0),
        payable=payable,
        held=held,
        credits=tuple(credits),
        suspense=sums.get("SUSPENSE", 0),
        own=sums.get("OWN_DISTRICT", 0),
    )


def _collector(world: World) -> dict[str, Any]:
    row = next(row for row in world.rows("unions.csv") if row["level"] == "huyen")
    return row | {"id": organisations_now.id_of_code(row["code"])}
