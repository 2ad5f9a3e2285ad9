"""A small province to be reorganised, for the tests of this app and of the apps above."""

from dataclasses import dataclass, field
from datetime import date

from congdoan.activities.restructuring import queries, services
from congdoan.foundation.access import services as access
from congdoan.people.organisations.tests.builders import federations, organisation, person

EVE, DAY, AFTER = date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 10)
DECIDED = date(2025, 6, 20)
DETAILS = {"number": "15/QĐ-LĐLĐ", "title": "Sắp xếp công đoàn cơ sở", "decided_on": DECIDED, "effective_on": DAY}


@dataclass
class Province:
    """tld > province > two districts, the first with four base unions, each with an employer, the second with one union."""

    by: int
    officer: int
    head: int
    ids: dict[str, int] = field(default_factory=dict)

    def draft(self, *rows, on=DECIDED, **details):
        """Open a draft with rows, each a mapping of what `plan_unit` takes; return its id."""
        access.enter(self.officer, on=on)
        given = DETAILS | details
        number = services.draft_reorganisation(by=self.officer, unit_id=self.ids["LDLD-TN"], on=on, **given)
        for row in rows:
            services.plan_unit(by=self.officer, reorganisation_id=number, on=on, **row)
        return number

    def decide(self, number, on=DECIDED):
        access.enter(self.head, on=on)
        services.decide_reorganisation(by=self.head, reorganisation_id=number, on=on)

    def apply(self, number, on=AFTER, **options):
        access.enter(self.head, on=on)
        return services.apply_reorganisation(by=self.head, reorganisation_id=number, on=on, **options)

    def carried_out(self, *rows, **details):
        """Draft, decide and carry out; return the id."""
        number = self.draft(*rows, **details)
        self.decide(number)
        done = self.apply(number)
        told, _ = queries.results(number)
        assert done.is_done, [row.words for row in told if row.state != "done"]
        return number


def province(by):
    """Register the province and the two people who reorganise it."""
    tld, upper, district = federations(by)
    ids = {"TLD": tld, "LDLD-TN": upper, "LDLD-DMC": district}
    ids["LDLD-TB"] = organisation(by, "district_federation", "LDLD-TB", parent=upper, name="LĐLĐ huyện Tân Biên")
    for number, home in enumerate(("LDLD-DMC", "LDLD-DMC", "LDLD-DMC", "LDLD-DMC", "LDLD-TB"), start=1):
        ids[f"CD00{number}"] = organisation(by, "grassroots_union", f"CD00{number}", parent=ids[home], name=f"CĐCS Số {number}")
        public = {"ownership": "nha_nuoc", "sector": "hanh_chinh"} if number == 1 else {}
        ids[f"DV00{number}"] = organisation(
            by, "employer", f"DV00{number}", parent=ids[f"CD00{number}"], name=f"Công ty {number}", **public
        )
    officer = person(by, "can.bo", role="federation_officer", branch=upper)
    head = person(by, "lanh.dao", role="administrator", branch=upper)
    return Province(by, officer, head, ids)
