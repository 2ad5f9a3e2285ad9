"""A district with two unions side by side, and their people."""

from dataclasses import dataclass

import pytest

from congdoan.people.organisations.tests.builders import federations, organisation, person


@dataclass(frozen=True)
class District:
    """Ids of units and of accounts."""

    console: int
    province: int
    district: int
    left: int
    right: int
    officer: int
    chair: int
    neighbour: int


@pytest.fixture
def district(entered) -> District:
    _, province, home = federations(entered)
    left = organisation(entered, "grassroots_union", "CD001", parent=home, name="CĐCS May Suối Đá")
    right = organisation(entered, "grassroots_union", "CD002", parent=home, name="CĐCS Gạch Lộc Ninh")
    return District(
        entered,
        province,
        home,
        left,
        right,
        person(entered, "can.bo", role="federation_officer", branch=home),
        person(entered, "chu.tich", role="union_chair", branch=left),
        person(entered, "ben.canh", role="union_chair", branch=right),
    )
