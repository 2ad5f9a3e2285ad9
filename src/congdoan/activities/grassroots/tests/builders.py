"""Foundings for tests of this app and of the house."""

from datetime import date
from typing import Any

from congdoan.activities.grassroots import services
from congdoan.people.members.rules import PersonDraft
from congdoan.people.members.tests.builders import draft
from congdoan.people.officers.tests.builders import tally

DAY = date(2024, 6, 30)
MET = date(2024, 5, 20)


def workers(count: int = 6, *, on: date = DAY, family: str = "Công Nhân") -> list[PersonDraft]:
    """Return workers who ask for a union: Công Nhân Aa, Ab, …"""
    return [
        draft(f"{family} A{letter}", sex="Nữ", born=f"13/05/{1980 + place}", on=on) for place, letter in enumerate("abcdeghiklmn"[:count])
    ]


def opened(by: int, unit_id: int, employer_id: int, *, name: str = "CĐCS Gạch Lộc Ninh Vàng", on: date = DAY, **facts: Any) -> int:
    """Open the founding of an employer's union."""
    return services.open_founding(by=by, unit_id=unit_id, employer_id=employer_id, kind="grassroots_union", name=name, on=on, **facts)


def asked_for(by: int, founding_id: int, count: int = 6, *, on: date = DAY) -> list[int]:
    """Let some workers ask for the union; return their applications."""
    return services.take_applications(by=by, founding_id=founding_id, drafts=workers(count, on=on), applied_on=date(2024, 5, 2), on=on)


def met(by: int, founding_id: int, asked: list[int], *, on: date = DAY) -> None:
    """Let a team form and the founding meeting elect the first three, the first as chair."""
    services.form_team(by=by, founding_id=founding_id, application_ids=asked[1:3], head_id=asked[0], formed_on=date(2024, 5, 6), on=on)
    count = tally(*((one, 6) for one in asked[:3]), seats=3, ballots=6)
    services.record_meeting(
        by=by, founding_id=founding_id, held_on=MET, tally=count, chair_id=asked[0], until=date(2029, 5, 20), place="Nhà ăn", on=on
    )
