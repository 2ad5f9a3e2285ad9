"""Members for tests of this app and of the apps above."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from congdoan.people.members import services
from congdoan.people.members.rules import PersonDraft, read_person
from congdoan.people.organisations.tests.builders import federations, organisation, person

DAY = date(2024, 6, 30)
JOINED = date(2024, 1, 15)


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


def a_district(by: int) -> District:
    """Register a district with two unions, their chairs and an officer above both."""
    _, province, home = federations(by)
    left = organisation(by, "grassroots_union", "CD001", parent=home, name="CĐCS May Suối Đá")
    right = organisation(by, "grassroots_union", "CD002", parent=home, name="CĐCS Gạch Lộc Ninh")
    return District(
        by,
        province,
        home,
        left,
        right,
        person(by, "can.bo", role="federation_officer", branch=home),
        person(by, "chu.tich", role="union_chair", branch=left),
        person(by, "ben.canh", role="union_chair", branch=right),
    )


def draft(full_name: str, *, on: date = DAY, **told: str) -> PersonDraft:
    """Return a person as a form would tell it: draft("Nguyễn Văn An", sex="Nam", born="13/05/1990", citizen_number="072090123456")."""
    return read_person({"full_name": full_name, **told}, on=on)


def member(by: int, unit_id: int, full_name: str, *, since: date = JOINED, on: date = DAY, **told: str) -> tuple[int, int]:
    """Let one person apply and be admitted from a day on; return (person, membership)."""
    ((person, membership),) = members(by, unit_id, [draft(full_name, on=on, **told)], since=since, on=on)
    return person, membership


def members(by: int, unit_id: int, drafts: Sequence[PersonDraft], *, since: date = JOINED, on: date = DAY) -> list[tuple[int, int]]:
    """Let a list apply and be admitted from a day on; return (person, membership) of each in the order given."""
    from congdoan.people.members.models import Application

    asked = services.apply_list(by=by, unit_id=unit_id, drafts=drafts, applied_on=since, on=on)
    admitted = services.approve_applications(by=by, application_ids=asked, decided_on=since, decision="01/QĐ-CĐCS", on=on)
    persons = dict(Application.objects.filter(id__in=asked).values_list("id", "person_id"))
    return [(persons[one], membership) for one, membership in zip(asked, admitted, strict=True)]
