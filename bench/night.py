"""A night of early warning in a database: 30,000 employers observed, listed by points, drawn as a heat grid and as a map of stoppages.

A temporary cluster and an invented province: 15 districts, a union for every ten employers, wages of two months declared by each, forty
stoppages in ninety days. Unlike `warning`, which measures the points alone, these rows read and write tables through row-level security.
A row whose result differs from the world is VOID. `python3 dev bench night [--scale 1] [--reps 3]`; scale 1 is 30,000 employers.
"""

import csv
import io
from datetime import date, datetime, time, timedelta
from typing import Any

from parts.measuring import Table, a_cluster, clocked, console, wishes_of

EMPLOYERS, EACH, DISTRICTS, STOPPAGES = 30_000, 10, 15, 40
DAY = date(2024, 12, 20)
SECTORS = ("may_mac", "da_giay", "co_khi", "che_bien_go", "nong_nghiep")


def main() -> None:
    wishes = wishes_of(__doc__ or "")
    table = Table("night")
    for scale in wishes.scale:
        with a_cluster():
            run(int(EMPLOYERS * scale), wishes.reps, table)


def run(employers: int, reps: int, table: Table) -> None:
    """Build the province, observe two nights, then read what the pages read."""
    from congdoan.activities.disputes import queries as disputes
    from congdoan.activities.early_warning import queries, services
    from congdoan.foundation.access.doors import acting

    by = console()
    build(by, employers)
    told: dict[str, int] = {}

    def observe(on: date) -> None:
        with acting(by, on=on):
            told.update(services.observe_signals(by=by, on=on))

    spent = clocked(lambda: observe(DAY))
    is_right = told["employers"] == employers and told["begun"] >= employers
    table.add("N1", f"the first night, {told['begun']} signals begin", employers, [spent], verify="ok" if is_right else "VOID")
    again = [clocked(lambda: observe(DAY)) for _ in range(reps)]
    table.add("N2", "observed again, nothing new", employers, again, verify="VOID" if told["begun"] or told["ended"] else "ok")
    seen: dict[str, Any] = {}

    def read(name: str, work: Any) -> list[float]:
        def once() -> None:
            with acting(by, on=DAY):
                seen[name] = work()

        return [clocked(once) for _ in range(reps)]

    times = read("board", lambda: queries.board(queries.BoardFilter(), on=DAY))
    table.add("N3", "the list by points", employers, times, verify="ok" if seen["board"].employers == employers else "VOID")
    times = read("grid", lambda: queries.grid("nganh", on=DAY))
    stand = sum(cell.employers for _, cells in seen["grid"].rows for cell in cells)
    table.add("N4", "the heat grid", employers, times, verify="ok" if stand == employers else "VOID")
    times = read("map", lambda: disputes.spread_map(disputes.monday_of(DAY), within_days=14, on=DAY))
    places = seen["map"].places
    is_right = (sum(one.employers for one in places), sum(one.stoppages for one in places)) == (employers, STOPPAGES)
    table.add("N5", "the map of stoppages", employers, times, verify="ok" if is_right else "VOID")


def build(by: int, employers: int) -> None:
    """Load the register from its files, declare the wages, let work stop at some employers, one every other day."""
    from congdoan.activities.disputes import services as disputes
    from congdoan.activities.disputes.rules.timers import HERE
    from congdoan.finance.assessments import services as assessments
    from congdoan.foundation.access.doors import acting
    from congdoan.people.organisations import queries as organisations
    from congdoan.people.organisations import services as register

    with acting(by, on=DAY):
        register.load_register(by=by, on=DAY, **files(employers))
    with acting(by, on=DAY):
        ids = [one.id for one in organisations.by_code([f"DN{number:05}" for number in range(employers)]).values()]
        rows = [assessments.PayrollRow(one, month, 100, 700_000_000) for one in ids for month in (202410, 202411)]
        assessments.declare_payroll(by=by, rows=rows, on=DAY)
    with acting(by, on=DAY):
        for number, employer in enumerate(sorted(ids)[:: max(employers // STOPPAGES, 1)][:STOPPAGES]):
            at = datetime.combine(DAY - timedelta(days=2 * number), time(7), HERE)
            one = disputes.open_stoppage(by=by, employer_id=employer, words="Nghỉ (hư cấu)", at=at, on=DAY)
            facts = {"stopped": 50, "present": 100, "demands": ["meal"], "causes": [], "shift_line": ""}
            disputes.record_outbreak(by=by, stoppage_id=one, at=at, on=DAY, **facts)


def files(employers: int) -> dict[str, tuple[str, bytes]]:
    """Return the invented register as its two files."""
    unions, firms = io.StringIO(), io.StringIO()
    rows, others = csv.writer(unions), csv.writer(firms)
    rows.writerow(["code", "name", "kind", "parent_code", "level", "founded_on"])
    rows.writerow(["TLD", "Tổng Liên đoàn (hư cấu)", "tld", "", "", "1990-01-01"])
    rows.writerow(["LDLD-T", "LĐLĐ tỉnh (hư cấu)", "province_federation", "TLD", "", "1991-01-01"])
    for number in range(DISTRICTS):
        rows.writerow([f"LDLD-{number:02}", f"LĐLĐ huyện số {number} (hư cấu)", "district_federation", "LDLD-T", "", "1995-01-01"])
    others.writerow(
        ["code", "name", "tax_code", "union_code", "ownership", "sector", "commune", "wage_region", "liable_from", "payer_class"]
    )
    for number in range(employers):
        union, district = number // EACH, number // EACH % DISTRICTS
        if number % EACH == 0:
            rows.writerow([f"CD{union:05}", f"CĐCS số {union} (hư cấu)", "grassroots_union", f"LDLD-{district:02}", "", "2010-01-01"])
        kept = [
            "",
            f"CD{union:05}",
            "tu_nhan",
            SECTORS[number % len(SECTORS)],
            f"Xã {district:02}.{number % 8}",
            "III",
            "2010-01-01",
            "enterprise",
        ]
        others.writerow([f"DN{number:05}", f"Công ty số {number} (hư cấu)", *kept])
    return {"unions": ("unions.csv", unions.getvalue().encode()), "employers": ("employers.csv", firms.getvalue().encode())}


if __name__ == "__main__":
    main()
