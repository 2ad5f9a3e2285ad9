"""A district with a union and its members, and everybody who must not learn who denounces; built once for a module."""

from dataclasses import dataclass

import pytest

from congdoan.people.members.tests.builders import member
from congdoan.people.organisations.tests.builders import federations, organisation, person


@dataclass(frozen=True)
class Town:
    """Units, people, memberships."""

    district: int
    union: int
    member: int
    other: int
    head: int
    handler: int
    second: int
    officer: int
    accountant: int
    administrator: int
    chair: int
    province: int
    neighbour: int

    @property
    def strangers(self) -> dict[str, int]:
        """Return everybody but the handler, by sign-in name."""
        return {
            "chanh.vp": self.head, "kiem.tra.hai": self.second, "can.bo": self.officer, "ke.toan": self.accountant,
            "quan.tri": self.administrator, "chu.tich": self.chair, "kiem.tra.tinh": self.province, "ben.canh": self.neighbour,
        }  # fmt: skip


@pytest.fixture(scope="module")
def built_town(built_once: int) -> Town:
    by = built_once
    _, province, district = federations(by)
    union = organisation(by, "grassroots_union", "CD001", parent=district, name="CĐCS Giày Chà Là Việt")
    next_door = organisation(by, "district_federation", "LDLD-TB", parent=province)
    (_, punished), (_, other) = (member(by, union, name) for name in ("Lê Văn Phạt", "Trần Thị Nhắc"))
    people = (
        ("chanh.vp", "office_head", district), ("kiem.tra", "inspector", district), ("kiem.tra.hai", "inspector", district),
        ("can.bo", "federation_officer", district), ("ke.toan", "federation_accountant", district),
        ("quan.tri", "administrator", district), ("chu.tich", "union_chair", union), ("kiem.tra.tinh", "inspector", province),
        ("ben.canh", "inspector", next_door),
    )  # fmt: skip
    return Town(district, union, punished, other, *(person(by, name, role=role, branch=branch) for name, role, branch in people))


@pytest.fixture
def town(db: None, built_town: Town) -> Town:
    return built_town
