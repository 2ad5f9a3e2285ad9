"""A district with an employer that has a union and one that has none, built once for a module."""

from dataclasses import dataclass

import pytest

from congdoan.finance.assessments import services as assessments
from congdoan.finance.assessments.services import PayrollRow
from congdoan.people.organisations.tests.builders import DAY, federations, organisation, person


@dataclass(frozen=True)
class Cast:
    """Units and employers; `lone` has no union."""

    district: int
    union: int
    employer: int
    lone: int


@dataclass(frozen=True)
class Town:
    """The cast and its people: who organises, leads the office and signs; who chairs the union, who sits next door."""

    cast: Cast
    officer: int
    head: int
    signer: int
    chair: int
    neighbour: int


@pytest.fixture(scope="module")
def built_town(built_once: int) -> Town:
    by = built_once
    _, province, district = federations(by)
    union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS Công ty TNHH Mía Đường Suối Đá")
    employer = organisation(by, "employer", "DV001", parent=union, name="Công ty TNHH Mía Đường Suối Đá", tax_code="3999900012")
    lone = organisation(by, "employer", "DV002", parent=district, name="Công ty Cổ phần Gạch Lộc Ninh Vàng", tax_code="3999900051")
    assessments.declare_payroll(by=by, rows=[PayrollRow(lone, 202403, 10, 100_000_000)], on=DAY)
    assessments.assess_union_fund(by=by, months=[202403], on=DAY)
    next_door = organisation(by, "district_federation", "LDLD-TB", parent=province)
    return Town(
        Cast(district, union, employer, lone),
        person(by, "can.bo", role="federation_officer", branch=district),
        person(by, "chanh.vp", role="office_head", branch=district),
        person(by, "nguoi.ky", role="document_signer", branch=district),
        person(by, "chu.tich", role="union_chair", branch=union),
        person(by, "ben.canh", role="federation_officer", branch=next_door),
    )


@pytest.fixture
def town(db: None, built_town: Town) -> Town:
    return built_town
