"""A district with three employers, built once for a module: one with a union, two without; a chair, officers, an accountant."""

from dataclasses import dataclass

import pytest

from congdoan.finance.assessments import services as assessments
from congdoan.finance.assessments.services import PayrollRow
from congdoan.people.organisations.tests.builders import DAY, federations, organisation, person


@dataclass(frozen=True)
class Town:
    """Units, employers and people."""

    district: int
    union: int
    employer: int
    lone: int
    far: int
    officer: int
    board: int
    chair: int
    accountant: int
    administrator: int
    neighbour: int


@pytest.fixture(scope="module")
def built_town(built_once: int) -> Town:
    by = built_once
    _, province, district = federations(by)
    union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS Công ty TNHH Giày Chà Là Việt")
    employer = organisation(
        by,
        "employer",
        "DV001",
        parent=union,
        name="Công ty TNHH Giày Chà Là Việt",
        tax_code="3999900012",
        sector="may_mac",
        commune="Chà Là",
    )
    lone = organisation(
        by, "employer", "DV002", parent=district, name="Công ty TNHH Dệt kim Truông Mít", tax_code="3999900051", sector="may_mac"
    )
    far = organisation(by, "employer", "DV003", parent=district, name="Công ty Cổ phần Gỗ Phước Minh", sector="che_bien_go")
    assessments.declare_payroll(by=by, rows=[PayrollRow(employer, 202405, 438, 3_000_000_000)], on=DAY)
    next_door = organisation(by, "district_federation", "LDLD-TB", parent=province)
    return Town(
        district, union, employer, lone, far,
        person(by, "can.bo", role="federation_officer", branch=district),
        person(by, "chanh.vp", role="office_head", branch=province),
        person(by, "chu.tich", role="union_chair", branch=union),
        person(by, "ke.toan", role="federation_accountant", branch=district),
        person(by, "quan.tri", role="administrator", branch=district),
        person(by, "ben.canh", role="federation_officer", branch=next_door),
    )  # fmt: skip


@pytest.fixture
def town(db: None, built_town: Town) -> Town:
    return built_town
