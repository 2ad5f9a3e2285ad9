"""Write one invented year of a district's single account, with its truth.

    python -m bench.worlds.generate --profile khu-cong-nghiep --seed 11 --out FOLDER [--part 0.2]

The folder has the files of the shared test world. Same profile, seed and part: the same bytes.
"""

import argparse
import csv
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from . import statements
from .account import Account
from .facts import Line, Register, folded, iso, months_of
from .fifth.make import TOWNS as FIFTH
from .fifth.make import make_desk as fifth_desk
from .fifth.make import virtual_accounts as fifth_virtual_accounts
from .fourth.make import TOWNS as FOURTH
from .fourth.make import make_desk as fourth_desk
from .fourth.make import virtual_accounts
from .further_traps import set_further_traps
from .payments import Desk, pay_year
from .place import Profile
from .profiles import PROFILES
from .register import Builder
from .third.make import TOWNS
from .third.make import make_desk as third_desk
from .traps import set_traps

RULES = """\
# Rules of this invented year. The upper table is ILLUSTRATIVE, not an official ratio.
year: {year}
currency: VND
kpcd: {{rate: "0.02", base: si_wage_fund, rounding: half_up_1_dong, per: employer_month}}
allocation:
  order: oldest_open_period_first
  excess: credit_of_the_payer
  group_payer: only_if_exact
  both_kinds_in_one_line: only_if_exact
split:
  unit_of_split: piece
  kpcd_base_share: "0.75"
  dues_kept_by_union: "0.70"
  dues_received_here: all_upper
  upper_table_illustrative: {{district: "0.60", province: "0.30", confederation: "0.10"}}
  upper_rounding: largest_remainder_ties_in_the_order_district_province_confederation
distribution: quarterly, balance payable at quarter end, sent on the 10th of the next month
"""


@dataclass(frozen=True)
class World:
    """A finished year: the desk with every line, the account, the statements in order of account and month."""

    profile: Profile
    seed: int
    register: Register
    lines: list[Line]
    account: Account
    sheets: list[tuple[statements.Sheet, str]]


def make(profile: Profile, seed: int, part: float = 1.0) -> World:
    """Invent a year; `part` below 1 makes a smaller place."""
    if part < 1:
        small = {name: max(least, int(profile.counts[name] * part)) for name, least in SMALLEST.items()}
        profile = replace(profile, counts=small)
    chance = Random(f"{profile.key}/{seed}")
    builder = Builder(profile, chance)
    register = builder.build()
    desk = Desk(profile, register, chance, builder.codes)
    set_traps(desk)
    set_further_traps(desk)
    pay_year(desk)
    return finished(desk, seed)


def finished(desk: Desk, seed: int) -> World:
    """Add what the collector and the banks do through the year, and number the lines."""
    account = Account(desk)
    account.run()
    desk.lines.sort(key=lambda line: line.at)
    account.begin_with_enough()
    for number, line in enumerate(desk.lines, start=1):
        line.id = f"L{number:05d}"
        if line.sign == "D" or not line.text:
            _say_plainly(desk, line)
    return World(desk.profile, seed, desk.register, desk.lines, account, _sheets(desk, account.opening_bank))


SMALLEST = {"firms": 34, "schools": 8, "offices": 2, "unions_of_firms": 14}


def _say_plainly(desk: Desk, line: Line) -> None:
    """Write the text of money out and of the bank's own lines: no wrapper, the other side where the layout has a place for it."""
    layout = desk.layout(line.own, line.at.year * 100 + line.at.month)
    line.text = line.said.note
    if line.said.account and layout in ("bidv", "mt940", "vietcombank", "agribank"):
        line.text = f"{line.said.note} toi TK {line.said.account}"
    line.shows_account, line.shows_name = line.said.account, folded(line.said.name).upper()


def _sheets(desk: Desk, opening: int) -> list[tuple[statements.Sheet, str]]:
    found = []
    owner = folded(desk.register.collector.name).upper()
    for place, own in enumerate(desk.profile.own):
        balance = opening if place == 0 else 0
        for month in months_of(desk.profile.year):
            lines = [line for line in desk.lines if line.own == place and line.at.year * 100 + line.at.month == month]
            if month % 100 < own.layouts[0][0]:
                assert not lines
                continue
            layout = desk.layout(place, month)
            for number, line in enumerate(lines, start=1):
                line.reference = _reference(desk.chance, layout, line, number)
            sheet = statements.Sheet(own, owner, month, lines, balance)
            if min(sheet.balances, default=0) < 0:
                raise ValueError(f"{own.number} {month}: the account is overdrawn by {min(sheet.balances)}")
            balance = sheet.closing
            found.append((sheet, layout))
    return found


def _reference(chance: Random, layout: str, line: Line, number: int) -> str:
    month = line.at.month
    return {
        "bidv": f"{month * 1000 + number}",
        "techcombank": f"FT{line.at:%y%j}{number:09d}",
        "mb": f"FT{line.at:%y%j}{number:08d}",
        "acb": f"{month * 1000 + number}",
        "vietcombank": f"{5000 + number} - {chance.randint(10, 99999)}",
        "agribank": f"{line.at:%Y%m%d}{number:06d}",
    }.get(layout) or "".join(chance.choices("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", k=5)) + f"{month:02d}{number:04d}"


def write(world: World, folder: Path) -> dict[str, Any]:
    """Write the folder; return the truth."""
    (folder / "statements").mkdir(parents=True, exist_ok=True)
    register, year = world.register, world.profile.year
    _table(
        folder / "unions.csv", "code,name,kind,parent_code,level,commune,founded_on,ended_on,bank,account,successor_code",
        (
            (one.code, one.name, one.kind, one.parent, one.level, one.commune, one.founded_on, one.ended_on, one.bank, one.account,
            one.successor)
            for one in (*register.uppers, *register.unions)
        ),
    )  # fmt: skip
    _table(
        folder / "employers.csv",
        "code,name,tax_code,si_unit_code,sector,ownership,commune,wage_region,union_code,liable_from,liable_until,bank_accounts,former_names",
        (
            (
                one.code, one.name, one.tax_code, one.si_code, one.sector, one.ownership, one.commune, "III", one.union, one.liable_from,
                one.liable_until,
                ";".join(one.accounts), one.former,
            )
            for one in register.employers
        ),
    )  # fmt: skip
    months = months_of(year)
    wages = (
        (one.code, iso(month), one.heads, one.wages[month], "tu_khai")
        for one in register.employers
        for month in months
        if month in one.wages
    )
    _table(folder / "payroll.csv", "employer_code,month,headcount,si_wage_fund,source", wages)
    dues = ((one.code, iso(month), one.members, one.dues[month]) for one in register.unions for month in months if month in one.dues)
    _table(folder / "dues.csv", "union_code,month,members_paying,dues_collected", dues)
    _table(folder / "opening.csv", "kind,code,period,amount", world.account.opening)
    members = ((group.code, group.name, group.tax_code, group.account, one.code) for group in register.groups for one in group.members)
    _table(folder / "payer_groups.csv", "group_code,name,tax_code,account,employer_code", members)
    _table(
        folder / "accounts.csv", "union_code,bank,account", ((register.collector.code, own.bank, own.number) for own in world.profile.own)
    )
    (folder / "rules.yaml").write_text(RULES.format(year=year), encoding="utf-8")
    files = [_statement(world, folder / "statements", sheet, layout) for sheet, layout in world.sheets]
    truth = _truth(world, files)
    (folder / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=0), encoding="utf-8")
    return truth


def _statement(world: World, folder: Path, sheet: statements.Sheet, layout: str) -> dict[str, Any]:
    name = statements.write(world.profile, folder, sheet, layout)
    facts = {
        "file": f"statements/{name}",
        "account": sheet.own.number,
        "layout": layout,
        "month": iso(sheet.month),
        "opening": sheet.opening,
    }
    return facts | {"closing": sheet.closing, "total_credit": sheet.credits, "total_debit": sheet.debits, "lines": len(sheet.lines)}


def _table(path: Path, header: str, rows: Iterable[tuple[object, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(["" if cell is None else cell for cell in row] for row in rows)


def _truth(world: World, files: list[dict[str, Any]]) -> dict[str, Any]:
    lines = world.lines
    traps = Counter(trap for line in lines for trap in line.said.traps)
    counts = {
        "kind": dict(Counter(line.kind for line in lines)),
        "review": dict(Counter(line.review for line in lines)),
        "traps": dict(traps),
    }
    return {
        "year": world.profile.year,
        "profile": world.profile.key,
        "seed": world.seed,
        "totals": {
            "lines": len(lines),
            "credits": sum(line.amount for line in lines if line.sign == "C"),
            "debits": sum(line.amount for line in lines if line.sign == "D"),
        },
        "files": files,
        "counts": counts,
        "lines": [_line(line) for line in sorted(lines, key=lambda line: line.id)],
    }


def _line(line: Line) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "id": line.id, "file": line.file, "row": line.row, "bank_ref": line.reference, "booked_at": line.at.isoformat(), "sign": line.sign,
        "amount": line.amount, "kind": line.kind, "review": line.review, "evidence": list(line.said.evidence),
        "traps": list(line.said.traps),
        "text": line.text, "shown": [line.shows_account, line.shows_name],
    }  # fmt: skip
    if line.parts:
        facts["parts"] = [
            {"subject": who, "kind": kind, "amount": amount, "stated": [iso(m) for m in months]} for who, kind, amount, months in line.parts
        ]
    if line.review == "must":
        facts |= {"why": line.why, "suspense": line.amount, "true_payer_if_asked": list(line.true_payer)}
    if line.virtual:
        facts["virtual"] = line.virtual
    if line.target:
        facts["target"] = line.target
    if line.refers_to:
        facts["refers_to"] = line.refers_to.id
    return facts


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", choices=sorted({**PROFILES, **TOWNS, **FOURTH, **FIFTH}), required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--part", type=float, default=1.0)
    wishes = parser.parse_args()
    name, seed = wishes.profile, wishes.seed
    virtual: list[tuple[str, str]] | None = None
    if name in FIFTH:
        newest = fifth_desk(FIFTH[name], seed)
        world, virtual = finished(newest, seed), fifth_virtual_accounts(newest)
    elif name in FOURTH:
        desk = fourth_desk(FOURTH[name], seed)
        world, virtual = finished(desk, seed), virtual_accounts(desk)
    elif name in TOWNS:
        world = finished(third_desk(TOWNS[name], seed), seed)
    else:
        world = make(PROFILES[name], seed, wishes.part)
    truth = write(world, wishes.out)
    if virtual is not None:
        _table(wishes.out / "virtual_accounts.csv", "number,code", virtual)
    print(json.dumps({"totals": truth["totals"]} | truth["counts"], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
