"""A district with two unions of enterprises and a school's, built once for a module."""

from dataclasses import dataclass

import pytest

from congdoan.finance.assessments import services as assessments
from congdoan.finance.assessments.services import PayrollRow
from congdoan.people.organisations.tests.builders import DAY, federations, organisation, person


@dataclass(frozen=True)
class Town:
    """Units, employers and people: the officer of the federation, the chair of the first union, who sits next door."""

    district: int
    union: int
    employer: int
    other_union: int
    other: int
    officer: int
    chair: int
    neighbour: int


@pytest.fixture(scope="module")
def built_town(built_once: int) -> Town:
    by = built_once
    _, province, district = federations(by)
    facts = {"sector": "may_mac", "wage_region": "III", "payer_class": "enterprise"}
    union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS May Suối Đá Xanh")
    employer = organisation(by, "employer", "DV001", parent=union, name="Công ty TNHH May Suối Đá Xanh", tax_code="3999900012", **facts)
    other_union = organisation(by, "grassroots_union", "CD002", parent=district, name="CĐCS May Bàu Năng")
    other = organisation(by, "employer", "DV002", parent=other_union, name="Công ty TNHH May Bàu Năng", **facts)
    school = organisation(by, "grassroots_union", "CD003", parent=district, name="CĐCS Trường Tiểu học Phan")
    organisation(by, "employer", "DV003", parent=school, name="Trường Tiểu học Phan", payer_class="psu_fully_salaried")
    assessments.declare_payroll(by=by, rows=[PayrollRow(employer, 202405, 412, 3_000_000_000)], on=DAY)
    next_door = organisation(by, "district_federation", "LDLD-TB", parent=province)
    return Town(
        district, union, employer, other_union, other,
        person(by, "can.bo", role="federation_officer", branch=district),
        person(by, "chu.tich", role="union_chair", branch=union),
        person(by, "ben.canh", role="federation_officer", branch=next_door),
    )  # fmt: skip


@pytest.fixture
def town(db: None, built_town: Town) -> Town:
    return built_town
