"""A union with its chair, an employer without a union, officers on both sides of a border: for tests of early warning."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from congdoan.activities.early_warning import services
from congdoan.people.organisations.tests.builders import federations, organisation, person

DAY = date(2024, 6, 30)


@dataclass(frozen=True)
class Town:
    """Units, employers and people; `lone` has no union, `next_door` is the district beside."""

    province: int
    district: int
    union: int
    employer: int
    lone: int
    next_door: int
    officer: int
    head: int
    chair: int
    accountant: int
    neighbour: int


def a_town(by: int) -> Town:
    """Build two districts, the first with everything in it."""
    _, province, district = federations(by)
    union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS Giày Chà Là Việt")
    facts = {"commune": "Chà Là", "sector": "may_mac", "ownership": "tu_nhan", "wage_region": "III"}
    employer = organisation(by, "employer", "DV001", parent=union, name="Công ty TNHH Giày Chà Là Việt", tax_code="3999900012", **facts)
    lone = organisation(by, "employer", "DV002", parent=district, name="Công ty Cổ phần Gỗ Phước Minh", tax_code="3999900051", **facts)
    next_door = organisation(by, "district_federation", "LDLD-TB", parent=province)
    return Town(
        province, district, union, employer, lone, next_door,
        person(by, "can.bo", role="federation_officer", branch=district),
        person(by, "chanh.vp", role="office_head", branch=district),
        person(by, "chu.tich", role="union_chair", branch=union),
        person(by, "ke.toan", role="union_accountant", branch=union),
        person(by, "ben.canh", role="federation_officer", branch=next_door),
    )  # fmt: skip


def told(by: int, town: Town, code: str = "W9", kind: str = "owner_absent", *, on: date = DAY, **facts: Any) -> int:
    """Tell a signal of the employer as the district; return its number."""
    given = {"unit_id": town.district, "employer_id": town.employer, "words": "Tổ trưởng báo"} | facts
    return services.tell_signal(by=by, code=code, kind=kind, on=on, **given)
