"""Early warning: the points of 30,000 employers on one night, in columns against one employer after the other, in one run.

60,000 signals of every sort at known days, invented; the two answers must agree to the point or the row is void. The columns row tells
scoring alone, the next one also the making of the columns. `python3 dev bench warning [--scale 1] [--reps 5]`; scale 1 is 30,000 employers.
"""

import os
import random
from datetime import date, timedelta

from parts.measuring import Table, burnt, wishes_of

EMPLOYERS, EACH, SEED = 30_000, 2, 20_260_102
DAY = date(2026, 10, 1)


def main() -> None:
    wishes = wishes_of(__doc__ or "")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings")
    import django

    django.setup()
    table = Table("warning")
    for scale in wishes.scale:
        measure(int(EMPLOYERS * scale), wishes.reps, table)


def measure(employers: int, reps: int, table: Table) -> None:
    """Score one night in both ways."""
    from congdoan.activities.early_warning import queries, rules

    scale = queries.pack_scale(DAY)
    found = signals(employers)
    places = {number: number for number in range(employers)}
    gathered: list[list[rules.Evidence]] = [[] for _ in range(employers)]
    for one in found:
        gathered[one.employer_id].append(one)
    rows = rules.Columns.of(found, places)
    one_by_one: list[int] = []

    def loop() -> None:
        one_by_one[:] = [rules.score(several, scale, DAY).points for several in gathered]

    def columns() -> None:
        rules.points_of(rows, scale, DAY, employers=employers)

    def from_rows() -> None:
        rules.points_of(rules.Columns.of(found, places), scale, DAY, employers=employers)

    floor = table.add("early_warning", "one after the other, with reasons", employers, [burnt(loop) for _ in range(reps)], ratio_vs_floor=1)
    agrees = rules.points_of(rows, scale, DAY, employers=employers).tolist() == one_by_one
    for variant, work in (("columns", columns), ("columns, made from rows", from_rows)):
        times = [burnt(work) for _ in range(reps)]
        ratio = floor.median_s / sorted(times)[len(times) // 2]
        table.add("early_warning", variant, employers, times, ratio_vs_floor=ratio, verify="ok" if agrees else "VOID")


def signals(employers: int) -> list:
    """Return invented signals of every sort, two for each employer at the mean."""
    from congdoan.activities.early_warning import rules

    chance = random.Random(SEED)
    sorts = [(sort.code, kind) for sort in rules.SIGNALS for kind in (*sort.kinds, *(() if sort.kinds else ("",)))]
    found = []
    for place in range(employers * EACH):
        code, kind = chance.choice(sorts)
        since = DAY - timedelta(days=chance.randrange(200))
        ended = None if chance.random() < 0.6 else since + timedelta(days=chance.randrange(1, 250))
        anchor = DAY - timedelta(days=chance.randrange(-60, 60))
        found.append(
            rules.Evidence(
                place, chance.randrange(employers), code, kind, chance.randrange(12), chance.randrange(20, 200), anchor, since, ended
            )
        )
    return found


if __name__ == "__main__":
    main()
