"""Writes the story as a folder of files, in the same formats that a real federation hands in, and checks that it is sound."""

import csv
import io
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from congdoan.foundation.kernel.identifiers import check_mst
from congdoan.foundation.kernel.periods import iso_month
from congdoan.interfaces.demo.story import account
from congdoan.interfaces.demo.story.district import build_district
from congdoan.interfaces.demo.story.facts import YEAR, District, Opening
from congdoan.interfaces.demo.story.members import tell_members
from congdoan.interfaces.demo.story.payments import tell_payments
from congdoan.interfaces.demo.story.payroll import REGION, Wages, tell_wages
from congdoan.interfaces.demo.story.statement import write_statement
from congdoan.interfaces.demo.story.year import Year, tell_year

Row = Sequence[object]


@dataclass(frozen=True)
class Story:
    """A whole fictitious year."""

    seed: int
    district: District
    wages: Wages
    opening: Opening
    year: Year


def tell_story(seed: int, unions: int) -> Story:
    """Tell a year of a district with so many unions; the same seed and size give the same story."""
    district = build_district(seed, unions)
    wages = tell_wages(seed, district)
    opening = account.tell_opening(seed, district, wages)
    year = tell_year(seed, district, wages, opening, tell_payments(seed, district, wages))
    story = Story(seed, district, wages, opening, year)
    check(story)
    return story


def write_story(story: Story, folder: Path) -> None:
    """Write the story's files; the folder appears whole or not at all."""
    partial = folder.with_name(folder.name + ".part")
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "statements").mkdir(parents=True)
    for name, header, rows in _tables(story):
        (partial / name).write_text(_csv(header, rows), encoding="utf-8")
    (partial / "rules.yaml").write_text(_rules(), encoding="utf-8")
    owner = story.district.collector
    for month in story.year.months:
        (partial / "statements" / month.name(owner.account)).write_bytes(write_statement(month, owner))
    shutil.rmtree(folder, ignore_errors=True)
    partial.rename(folder)


def check(story: Story) -> None:
    """Make sure that the story is sound.

    :raises AssertionError: what is wrong with it
    """
    district = story.district
    assert len(district.ids) == len(district.unions) + len(district.firms), "a code stands twice"
    assert len({firm.tax_code for firm in district.firms}) == len(district.firms), "a tax code stands twice"
    assert all(check_mst(firm.tax_code).valid for firm in district.firms), "a check digit is wrong"
    assert all(not firm.union_code or firm.union_code in district.union for firm in district.firms), "a union is unknown"
    assert all(union.ended_on is None or union.ended_on > union.founded_on for union in district.unions), "a union ends before it begins"
    balance = story.opening.bank
    for month in story.year.months:
        assert month.opening == balance, f"{month.month} opens with {month.opening}, the month before closed with {balance}"
        credit = sum(line.amount for line in month.lines if line.direction == "C")
        debit = sum(line.amount for line in month.lines if line.direction == "D")
        balance = month.opening + credit - debit
        assert month.closing == balance, f"{month.month}: opening + in - out is not closing"
        assert balance >= 0, f"{month.month} closes below zero"
    assert story.year.state.bank == balance, "our account and the bank differ"
    assert story.year.state.unplaced == 0, "money stands nowhere"
    assert all(amount >= 0 for amount in story.year.state.payable.values()), "more was sent than was payable"


def _tables(story: Story) -> Iterable[tuple[str, str, Iterable[Row]]]:
    district = story.district
    yield (
        "unions.csv",
        "code,name,kind,parent_code,level,commune,founded_on,ended_on,bank,account,successor_code",
        (
            (u.code, u.name, u.kind, u.parent, u.level, u.commune, u.founded_on, _day(u.ended_on), u.bank, u.account, u.successor)
            for u in district.unions
        ),
    )
    yield (
        "employers.csv",
        "code,name,tax_code,si_unit_code,sector,ownership,commune,wage_region,union_code,liable_from,liable_until,bank_accounts,former_names",
        (
            (
                f.code, f.name, f.tax_code, f.si_unit_code, f.sector, f.ownership, f.commune, REGION, f.union_code, f.liable_from,
                _day(f.liable_until), ";".join(f.accounts), f.former_name,
            )
            for f in district.firms
        ),
    )  # fmt: skip
    yield (
        "payer_groups.csv",
        "group_code,name,tax_code,account,employer_code",
        ((group.code, group.name, group.tax_code, group.account, code) for group in district.groups for code in group.members),
    )
    yield (
        "payroll.csv",
        "employer_code,month,headcount,si_wage_fund,source",
        ((row.firm, iso_month(row.month), row.headcount, row.wage_fund, row.source) for row in story.wages.payroll),
    )
    yield (
        "dues.csv",
        "union_code,month,members_paying,dues_collected",
        ((row.union, iso_month(row.month), row.members, row.collected) for row in story.wages.dues),
    )
    yield (
        "members.csv",
        "member_no,full_name,sex,birth_date,union_code,joined_on,left_on,section",
        (
            (m.number, m.name, m.sex, m.born, m.union, m.joined_on, _day(m.left_on), m.section)
            for m in tell_members(story.seed, district, story.wages)
        ),
    )
    yield "opening.csv", "kind,code,period,amount", _opening(story.opening)


def _opening(opening: Opening) -> Iterable[Row]:
    for (code, kind, month), amount in opening.arrears.items():
        yield f"ARREARS_{kind}", code, iso_month(month), amount
    for (balance, code), amount in opening.sums.items():
        yield balance, code, "", amount
    yield "BANK", "", "", opening.bank


def _rules() -> str:
    rules = {
        "year": YEAR,
        "currency": "VND",
        "split": {
            "unit_of_split": "piece",
            "kpcd_base_share": str(account.base_share()),
            "upper_table_illustrative": {name: str(ratio) for name, ratio in account.UPPER_TABLE.items()},
        },
    }
    written = yaml.safe_dump(rules, allow_unicode=True, sort_keys=False)
    return f"# A fictitious district. The upper table is illustrative, not an official ratio.\n{written}"


def _csv(header: str, rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return text.getvalue()


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
