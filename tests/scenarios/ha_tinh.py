"""The reorganisation of Hà Tĩnh on 1 July 2025 at any size: fictitious units that sum to the published figures.

15 upper unions with 1,473 grassroots unions and 72,059 members: 1,031 with 34,806 members end, 442 with 37,253 members move to the
province. Source: the law pack's record orgevent.case.hatinh (LĐLĐ tỉnh Hà Tĩnh, 2025). Names, codes and the spread of members are made.
"""

import csv
import io
import random
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from congdoan.foundation.kernel.money import largest_remainder
from congdoan.foundation.reference import queries as reference

EVE, DAY = date(2025, 6, 30), date(2025, 7, 1)
PLAN = ("Mã đơn vị", "Kết cục", "Cấp trên mới", "Số đoàn viên", "Xử lý đoàn viên")


@dataclass(frozen=True)
class Totals:
    """The published figures, or a part of them."""

    uppers: int
    ended: int
    moved: int
    members_ended: int
    members_moved: int

    @property
    def unions(self) -> int:
        return self.ended + self.moved

    @property
    def members(self) -> int:
        return self.members_ended + self.members_moved


def published() -> Totals:
    """Return the figures as the law pack holds them."""
    (record,) = (one for one in reference.records("reorganisation_events") if one.id == "orgevent.case.hatinh")
    told = record.fields["totals"]
    return Totals(
        record.fields["direct_upper_dissolved"], told["ended"], told["transferred"], told["members_ended"], told["members_transferred"]
    )


def scaled(whole: Totals, parts: int) -> Totals:
    """Return one part of so many, rounded down but for the upper unions."""
    return Totals(
        max(2, whole.uppers // parts),
        whole.ended // parts,
        whole.moved // parts,
        whole.members_ended // parts,
        whole.members_moved // parts,
    )


def register(totals: Totals, *, seed: int = 1) -> tuple[bytes, bytes]:
    """Return the register of before as two files, unions and employers: every grassroots union with one employer."""
    draw = random.Random(seed)
    unions, employers = io.StringIO(), io.StringIO()
    rows = csv.writer(unions)
    rows.writerow(["code", "name", "kind", "parent_code", "level", "founded_on"])
    rows.writerow(["TLD", "Tổng Liên đoàn (minh họa)", "tld", "", "", "1990-01-01"])
    rows.writerow(["LDLD-HT", "LĐLĐ tỉnh Hà Tĩnh (minh họa)", "province_federation", "TLD", "", "1991-01-01"])
    for number in range(1, totals.uppers + 1):
        rows.writerow([f"LDLD-{number:02}", f"LĐLĐ huyện số {number} (minh họa)", "district_federation", "LDLD-HT", "", "1995-01-01"])
    firms = csv.writer(employers)
    firms.writerow(["code", "name", "tax_code", "union_code", "ownership", "sector", "liable_from", "payer_class"])
    for number in range(1, totals.unions + 1):
        upper, is_public = draw.randint(1, totals.uppers), number <= totals.ended
        rows.writerow([f"HT{number:04}", f"CĐCS số {number} (minh họa)", "grassroots_union", f"LDLD-{upper:02}", "", "2010-01-01"])
        kind = ("nha_nuoc", "admin_body" if number % 3 else "psu_fully_salaried") if is_public else ("tu_nhan", "enterprise")
        firms.writerow([f"DN{number:04}", f"Đơn vị số {number} (minh họa)", "", f"HT{number:04}", kind[0], "", "2010-01-01", kind[1]])
    return unions.getvalue().encode(), employers.getvalue().encode()


def members(totals: Totals, *, seed: int = 1) -> dict[str, int]:
    """Return a head-count for every union, those that end and those that move each summing to the published figure."""
    draw = random.Random(seed)
    counts = []
    for units, heads in ((totals.ended, totals.members_ended), (totals.moved, totals.members_moved)):
        weights = [draw.randint(1, 20) for _ in range(units)]
        counts += [5 + part for part in largest_remainder(heads - 5 * units, [Fraction(weight, sum(weights)) for weight in weights])]
    return {f"HT{number:04}": count for number, count in enumerate(counts, start=1)}


def plan(totals: Totals) -> bytes:
    """Return the plan as its file."""
    heads, told = members(totals), io.StringIO()
    rows = csv.writer(told)
    rows.writerow(PLAN)
    for number in range(1, totals.unions + 1):
        code = f"HT{number:04}"
        rows.writerow(
            [code, "kết thúc", "", heads[code], "kết thúc"] if number <= totals.ended else [code, "chuyển", "LDLD-HT", heads[code], ""]
        )
    for number in range(1, totals.uppers + 1):
        rows.writerow([f"LDLD-{number:02}", "kết thúc", "", "", "hỏi từng người"])
    return told.getvalue().encode()
