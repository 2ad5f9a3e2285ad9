"""Counters and requests for tests of this app and of the house; all people are fictitious."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from congdoan.activities.procedures import services
from congdoan.activities.procedures.services import Filed, Upload
from congdoan.foundation.access import services as access
from congdoan.people.members.tests.builders import District, a_district
from congdoan.people.organisations.tests.builders import person

DAY = date(2024, 6, 28)  # a Friday
PDF = b"%PDF-1.7\n%%EOF\n"
WORKER = {
    "full_name": "Lâm Thị Thử Nghiệm", "sex": "nu", "born": "13/05/1990", "citizen_number": "072190123456", "phone": "0901 234 567",
    "workplace": "Xưởng may 2", "job": "May",
}  # fmt: skip
QUESTION = {"full_name": "Lâm Thị Thử Nghiệm", "phone": "0901234567", "words": "Công ty chậm lương hai tháng thì làm gì?"}


@dataclass(frozen=True)
class Town:
    """A district with two unions and who works there."""

    place: District
    head: int
    signer: int

    def acting(self, who: int, *, on: date = DAY) -> int:
        """Let PostgreSQL know that somebody acts from now on, and return who."""
        forget_code()
        access.enter(who, on=on)
        return who


def a_town(by: int) -> Town:
    """Build the district and open what is taken from everybody."""
    place = a_district(by)
    town = Town(
        place,
        person(by, "chanh.vp", role="office_head", branch=place.district),
        person(by, "nguoi.ky", role="document_signer", branch=place.district),
    )
    access.enter(by, on=DAY)
    for code in ("join", "advice", "aid"):
        services.open_counter(by=by, unit_id=place.district, code=code, below=True, on=DAY)
    for code in ("found", "congress"):
        services.open_counter(by=by, unit_id=place.district, code=code, on=DAY)
    return town


def nobody() -> None:
    """Let nobody act, as on a public page."""
    forget_code()
    access.leave()


def forget_code() -> None:
    """Forget the code that was told: a test's steps share one transaction, those of visitors do not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('congdoan.request', '', true)")


def filed(unit_id: int, code: str = "advice", answers: Any = None, *, on: date = DAY, papers: tuple[Upload, ...] = ()) -> Filed:
    """File a request as anybody without an account would."""
    nobody()
    told = answers or (WORKER if code == "join" else QUESTION)
    return services.file_public_request(client="203.0.113.7", unit_id=unit_id, code=code, answers=told, papers=papers, on=on)


def checked(town: Town, by: int, request: int, *, on: date = DAY) -> None:
    """Let an officer receive and check a request."""
    town.acting(by, on=on)
    services.receive_request(by=by, request_id=request, on=on)
    services.check_request(by=by, request_id=request, on=on)
