"""A union with forty members and its neighbour, built once for a module."""

from dataclasses import dataclass

import pytest

from congdoan.people.members.tests.builders import draft, members
from congdoan.people.organisations.tests.builders import federations, organisation, person


@dataclass(frozen=True)
class Town:
    """Ids of units, accounts and memberships (in the order of names: Aa, Ab, …)."""

    console: int
    district: int
    union: int
    other: int
    chair: int
    neighbour: int
    officer: int
    persons: list[int]
    people: list[int]
    stranger: int


@pytest.fixture(scope="module")
def built_town(built_once: int) -> Town:
    by = built_once
    *_, district = federations(by)
    union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS May Suối Đá")
    other = organisation(by, "grassroots_union", "CD002", parent=district, name="CĐCS Gạch Lộc Ninh")
    names = [
        draft(f"Đoàn Viên {'ABCDE'[place // 10]}{'abcdeghikl'[place % 10]}", sex="Nữ" if place < 5 else "Nam", born=str(1970 + place))
        for place in range(40)
    ]
    joined = members(by, union, names)
    ((_, stranger),) = members(by, other, [draft("Người Bên Cạnh")])
    return Town(
        by, district, union, other, person(by, "chu.tich", role="union_chair", branch=union),
        person(by, "ben.canh", role="union_chair", branch=other), person(by, "can.bo", role="federation_officer", branch=district),
        [one for one, _ in joined], [one for _, one in joined], stranger,
    )  # fmt: skip


@pytest.fixture
def town(db: None, built_town: Town) -> Town:
    return built_town
