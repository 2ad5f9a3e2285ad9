"""Small named organisations for tests of this app and of the apps above."""

from datetime import date
from typing import Any

from django.contrib.auth import get_user_model

from congdoan.conftest import shared_data
from congdoan.foundation.access import services as access
from congdoan.people.organisations import services

DAY = date(2024, 6, 30)
LONG_AGO = date(2010, 1, 1)


def organisation(by: int, kind: str, code: str, *, parent: int | None = None, founded_on: date | None = LONG_AGO, **facts: Any) -> int:
    """Register an organisation and return its id."""
    name = facts.pop("name", f"Đơn vị {code}")
    return services.register_organisation(by=by, kind=kind, code=code, name=name, founded_on=founded_on, parent_id=parent, on=DAY, **facts)


def federations(by: int) -> tuple[int, int, int]:
    """Register a confederation, a province and a district; return their ids."""
    tld = organisation(by, "tld", "TLD", name="Tổng Liên đoàn", founded_on=date(1929, 7, 28))
    province = organisation(by, "province_federation", "LDLD-TN", parent=tld, name="LĐLĐ tỉnh Tây Ninh", founded_on=date(1976, 1, 1))
    district = organisation(
        by, "district_federation", "LDLD-DMC", parent=province, name="LĐLĐ huyện Dương Minh Châu", founded_on=date(1976, 1, 1)
    )
    return tld, province, district


def world(by: int, *, on: date = date(2024, 1, 1)) -> services.Loaded:
    """Load the register of the shared test world."""
    folder = shared_data("data", "worlds", "duong-minh-chau-2024")
    files = {name: (f"{name}.csv", (folder / f"{name}.csv").read_bytes()) for name in ("unions", "employers", "payer_groups")}
    return services.load_register(by=by, on=on, **files)


def person(by: int, username: str, *, role: str, branch: int, from_day: date = LONG_AGO) -> int:
    """Create an account that can sign in, with one role on one branch; return its id."""
    actor = get_user_model().objects.create(username=username, full_name=username.title(), password="!")
    access.grant(by=by, actor_id=actor.id, role=role, branch_id=branch, from_day=from_day, on=DAY)
    return actor.id
