"""A district with ten unions whose committee inspects, for the tests of this app and of the apps above."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from congdoan.activities.inspection import queries, services
from congdoan.foundation.access import queries as actors
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.people.organisations.tests.builders import federations, organisation, person

DAY = date(2024, 6, 28)
LAST = date(2024, 7, 10)
"""The last day on which a team may look."""
SEED = 20241101


@dataclass
class District:
    """Ids of units by code; people: who inspects, is lent a right, leads the office, answers for the first union, lives next door."""

    console: int
    ids: dict[str, int]
    people: dict[str, int] = field(default_factory=dict)

    def acting(self, who: str, *, on: date = DAY) -> int:
        """Let PostgreSQL know that somebody acts from now on, and return who."""
        access.enter(self.people[who], on=on)
        return self.people[who]

    def programme(self, *, by_lot: int = 1, **facts: Any) -> int:
        """Draft the district's programme of 2024."""
        given = {"unit_id": self.ids["LDLD-DMC"], "year": 2024, "by_lot": by_lot, "seed": SEED, "on": DAY} | facts
        return services.draft_programme(by=self.acting("inspector"), **given)

    def approved(self, programme_id: int | None = None) -> int:
        """Bring a programme to where it is approved."""
        programme_id = programme_id or self.programme()
        services.submit_programme(by=self.acting("inspector"), programme_id=programme_id, on=DAY)
        services.approve_programme(by=self.acting("head"), programme_id=programme_id, resolution="03/NQ-BCH ngày 12/01/2024", on=DAY)
        return programme_id

    def opened(self, code: str = "CD001", *, owner: str = "LDLD-DMC", **facts: Any) -> int:
        """Open an inspection of a union by a decision."""
        given = {
            "owner_id": self.ids[owner], "unit_id": self.ids[code], "kind": "finance_lower_level", "since": date(2024, 1, 1),
            "until": date(2024, 6, 28), "scope": "Thu, chi, quản lý tài chính", "decision": "41/QĐ-UBKT", "decided_on": DAY,
            "access_from": DAY, "access_until": LAST, "on": DAY,
        }  # fmt: skip
        return services.open_inspection(by=self.acting("inspector"), **given | facts)

    def seated(self, inspection_id: int, username: str = "nguoi.guest", *, post: str = "member") -> int:
        """Seat somebody in the team."""
        return services.seat_examiner(by=self.acting("inspector"), inspection_id=inspection_id, username=username, post=post, on=DAY)

    def walked(self, inspection_id: int, *steps: str) -> int:
        """Take plain steps, one after the other."""
        for step in steps:
            services.record_step(by=self.acting("inspector"), inspection_id=inspection_id, step=step, words=f"Ghi bước {step}", on=DAY)
        return inspection_id

    def state(self, inspection_id: int) -> str:
        """Return where an inspection stands."""
        found = queries.inspection(inspection_id)
        assert found is not None
        return found.state


def district(by: int, *, unions: int = 10) -> District:
    """Register the district with its people."""
    _, province, home = federations(by)
    ids = {"LDLD-DMC": home, "LDLD-TB": organisation(by, "district_federation", "LDLD-TB", parent=province, name="LĐLĐ huyện Tân Biên")}
    for number in range(1, unions + 1):
        code = f"CD{number:03d}"
        ids[code] = organisation(by, "grassroots_union", code, parent=home, name=f"CĐCS Số {number}")
    roles = {
        "inspector": ("inspection_officer", home), "head": ("office_head", home), "chief": ("chief_accountant", home),
        "chair": ("union_chair", ids["CD001"]), "accountant": ("union_accountant", ids["CD001"]),
        "treasurer": ("union_treasurer", ids["CD001"]), "other": ("union_chair", ids["CD002"]),
        "guest": ("union_accountant", ids["CD003"]), "neighbour": ("inspection_officer", ids["LDLD-TB"]),
    }  # fmt: skip
    people = {name: person(by, f"nguoi.{name}", role=role, branch=branch) for name, (role, branch) in roles.items()}
    return District(by, ids, people)


def drafted(home: District, inspection: int) -> int:
    """Draft the conclusion of an inspection whose minutes are taken."""
    services.draft_conclusion(by=home.acting("inspector"), inspection_id=inspection, reply_by=DAY + timedelta(days=5), on=DAY)
    return inspection


def signed(home: District, document: int, on: date, *, body: list[Any] | None = None) -> None:
    """Let a draft be completed, with another body where one is given, the head of the office approve it and the signer sign it."""
    found = documents.outgoing(document)
    assert found is not None
    content = dict(found.content) | {"place": "Dương Minh Châu"}
    content["signatures"] = [{"authority": ["TM. ỦY BAN KIỂM TRA", "CHỦ NHIỆM"], "name": "Nguoi.Signer"}]
    content |= {"body": body} if body else {}
    known = actors.actor_named("nguoi.signer")
    signer = known.id if known else person(home.console, "nguoi.signer", role="document_signer", branch=home.ids["LDLD-DMC"])
    writing.rewrite_document(by=home.acting("inspector", on=on), outgoing_id=document, content=content, on=on)
    writing.submit_document(by=home.people["inspector"], outgoing_id=document, on=on)
    writing.approve_document(by=home.acting("head", on=on), outgoing_id=document, on=on)
    access.enter(signer, on=on)
    writing.sign_document(by=signer, outgoing_id=document, made_at=None, on=on)


def concluded(home: District, inspection: int, on: date = DAY, *, chair: str = "chair") -> int:
    """Bring an inspection with its draft made to where it is concluded; return the document."""
    services.reply_to_draft(by=home.acting(chair, on=on), inspection_id=inspection, words="Đơn vị nhất trí", on=on)
    document = services.write_conclusion(by=home.acting("inspector", on=on), inspection_id=inspection, on=on)
    signed(home, document, on)
    services.issue_conclusion(by=home.acting("inspector", on=on), inspection_id=inspection, on=on)
    return document
