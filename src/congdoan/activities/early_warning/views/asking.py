"""What the pages of early warning share: the filter of an address, and a form that performs one use case."""

from functools import partial

from django.http import HttpRequest

from congdoan.activities.early_warning import queries
from congdoan.foundation.access import doors
from congdoan.foundation.access import queries as access
from congdoan.people.organisations import queries as organisations

TASK = ("Đối thoại, thương lượng", "/2-doi-thoai/du-bao/")
WARNINGS = ("Dự báo tình hình", "/2-doi-thoai/du-bao/")
OWN = ("Đơn vị báo", "/2-doi-thoai/don-vi-bao/")


perform = partial(doors.perform, template="early_warning/form.html")


def chosen_of(request: HttpRequest) -> queries.BoardFilter:
    """Return the filter of the list that an address asks for; what is unknown is left out."""
    given = {name: request.GET.get(name, "").replace("\x00", "")[:80] for name in ("q", "muc", "xa", "nganh", "dau-hieu")}
    band = given["muc"] if given["muc"] in queries.BANDS else ""
    return queries.BoardFilter(
        text=given["q"], band=band, commune=given["xa"], sector=given["nganh"], signal=given["dau-hieu"],
        silent=request.GET.get("im-lang") == "1",
    )  # fmt: skip


def watching_units(by: int, act: str) -> list[tuple[int, str]]:
    """Return the federations of an actor at which an act is allowed, as choices."""
    on = doors.today()
    return [(one.id, one.name) for one in organisations.units_of(by, on=on) if may(by, act, one.id)]


def may(by: int, act: str, unit_id: int) -> bool:
    """Say whether an actor may perform an act of this app at a unit today."""
    return access.may(by, f"early_warning.{act}", at=unit_id, on=doors.today())
