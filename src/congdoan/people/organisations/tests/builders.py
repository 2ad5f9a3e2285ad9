"""Small named organisations for tests of this app and of the apps above."""

from datetime import date

from congdoan.people.organisations import services

DAY = date(2024, 6, 30)
LONG_AGO = date(2010, 1, 1)


def organisation(by: int, kind: str, code: str, *, parent: int | None = None, founded_on: date = LONG_AGO, **facts: object) -> int:
    """Register an organisation and return its id."""
    name = str(facts.pop("name", f"Đơn vị {code}"))
    return services.register_organisation(
        by=by, kind=kind, code=code, name=name, founded_on=founded_on, parent_id=parent, on=DAY, **facts
    )  # fmt: skip


def federations(by: int) -> tuple[int, int, int]:
    """Register a confederation, a province and a district; return their ids."""
    tld = organisation(by, "tld", "TLD", name="Tổng Liên đoàn", founded_on=date(1929, 7, 28))
    province = organisation(by, "province_federation", "LDLD-TN", parent=tld, name="LĐLĐ tỉnh Tây Ninh", founded_on=date(1976, 1, 1))
    district = organisation(by, "district_federation", "LDLD-DMC", parent=province, name="LĐLĐ huyện Dương Minh Châu")
    return tld, province, district
