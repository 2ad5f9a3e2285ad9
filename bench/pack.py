"""W10: the files of a whole branch in one pack, against the same forms taken one by one; only ratios of one run count.

A temporary cluster, a district of 10 unions at scale 1, each with a year of dues and fifty payments. The floor is what an accountant
does without packs: the form of every union and of the district as PDF/A and as a workbook, an export each. The pack makes both and the
annexes, ten unions at a time, each in a transaction, as the worker does. A pack that lacks a file, or whose hashes do not hold, is VOID.
`python3 dev bench pack [--scale 1,10] [--reps 3]`.
"""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from hashlib import sha256
from statistics import median

from parts.measuring import Table, a_cluster, clocked, console, wishes_of

UNIONS, PAYMENTS, YEAR = 10, 50, 2024
ON, MADE = date(2025, 1, 20), datetime(2025, 1, 20, 9, 0, tzinfo=UTC)
SPENDING = ("care", "propaganda", "administration", "salary_allowance", "other_spending")


def main() -> None:
    wishes = wishes_of(__doc__ or "")
    table = Table("pack")
    for scale in wishes.scale:
        with a_cluster():
            codes = set_up(max(1, int(UNIONS * scale)))
            measure(codes, wishes.reps, table)


def acting() -> AbstractContextManager[None]:
    """Act as the console on the day of the pack, in a transaction."""
    from congdoan.foundation.access import doors

    return doors.acting(console(), on=ON)


def set_up(unions: int) -> list[str]:
    """Register a district with its unions, fill their year, choose the form; return the codes, the district's first."""
    from congdoan.finance.assessments import services as assessments
    from congdoan.finance.budgets import services as budgets
    from congdoan.finance.ledger import services as ledger
    from congdoan.finance.ledger.rules import AccountKey, EntryDraft, LineDraft, columns_of
    from congdoan.people.organisations.tests.builders import federations, organisation

    by, codes = console(), [f"CD{number:04d}" for number in range(1, unions + 1)]
    with acting():
        *_, district = federations(by)
        units = [organisation(by, "grassroots_union", code, parent=district) for code in codes]
        rows = [assessments.DuesRow(unit, YEAR * 100 + month, 60, 3_000_000) for unit in units for month in range(1, 13)]
        assessments.report_dues(by=by, rows=rows, on=ON)
        cash, spent = AccountKey("tt107", "1111"), [AccountKey("tt107", "611", item) for item in SPENDING]
        known = ledger.accounts([cash, *spent])
        drafts = [
            EntryDraft(
                unit, date(YEAR, 1 + turn % 12, 15), "bench/pack", "Chi của công đoàn cơ sở",
                [LineDraft(known[spent[turn % len(spent)]], 100_000 + turn), LineDraft(known[cash], -100_000 - turn)],
            )
            for unit in units for turn in range(PAYMENTS)
        ]  # fmt: skip
        ledger.post_batch(by=by, source="bench/pack", entries=columns_of(drafts), on=ON)
        budgets.select_form(by=by, unit_id=district, form_id="form.b07.hd47.b", from_year=YEAR, document="QĐ (minh họa)", on=ON)
    return ["LDLD-DMC", *codes]


def measure(codes: list[str], reps: int, table: Table) -> None:
    """Take every form one by one, then all in one pack, in turn."""
    from congdoan.finance.budgets import services as budgets
    from congdoan.people.organisations import queries as organisations

    by = console()
    with acting():
        district = organisations.id_of_code(codes[0]) or 0

    def one_by_one() -> None:
        for code in codes:
            for kind in ("pdf", "xlsx"):
                with acting():
                    budgets.export(by=by, code=code, year=YEAR, kind=kind, made_at=MADE, on=ON)

    def packed() -> None:
        is_done, is_new = False, True
        while not is_done:
            with acting():
                is_done = budgets.make_pack(by=by, unit_id=district, year=YEAR, made_at=MADE, on=ON, is_new=is_new).is_done
            is_new = False

    single, whole = [], []
    for _ in range(reps):
        single.append(clocked(one_by_one))
        whole.append(clocked(packed))
    files = len(codes)
    table.add("W10", "forms as PDF/A and workbook, one by one", 2 * files, single, ratio_vs_floor=1.0)
    verify = "ok" if is_whole(district, 3 * files) else "VOID"
    table.add("W10", "the pack: the same, and the annexes", 3 * files, whole, ratio_vs_floor=median(single) / median(whole), verify=verify)


def is_whole(district: int, files: int) -> bool:
    """Return whether the pack holds every file and its list of hashes is true."""
    from congdoan.finance.budgets import queries, services

    with acting():
        pack = queries.newest_pack(district, YEAR)
    held = dict(services.packed_files(pack.id if pack else 0, within=acting))
    listed = [line.split("  ") for line in held.pop("SHA256SUMS").decode().splitlines()]
    return len(held) == files and all(sha256(held[name]).hexdigest() == seal for seal, name in listed)


if __name__ == "__main__":
    main()
