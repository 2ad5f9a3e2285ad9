"""Founding on PostgreSQL from the first visit to the union that stands; what is refused; each promise broken once."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.activities.grassroots import queries, services
from congdoan.activities.grassroots.tests.builders import DAY, MET, asked_for, met, opened, workers
from congdoan.foundation.access import services as access
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.documents import queries as documents
from congdoan.foundation.documents import services as writing
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.members import queries as members
from congdoan.people.officers import queries as officers
from congdoan.people.officers import services as committees
from congdoan.people.officers.tests.builders import tally
from congdoan.people.organisations import queries as organisations

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(town, enter_as):
    enter_as(town.officer)
    return town.officer


@pytest.fixture
def founding(town, officer):
    return opened(officer, town.cast.district, town.cast.lone, workers=10, workers_source="BHXH tháng 3/2024")


def signed(town, document):
    """Let the draft be completed, approved by the head of the office and signed; leave the officer acting."""
    facts = {"outgoing_id": document, "on": DAY}
    content = dict(documents.outgoing(document).content)
    content |= {"symbol": "QĐ-LĐLĐ", "place": "Tây Ninh", "signatures": [{"authority": ["CHỦ TỊCH"], "name": "Nguoi.Ky"}]}
    writing.rewrite_document(by=town.officer, content=content, **facts)
    writing.submit_document(by=town.officer, **facts)
    access.enter(town.head, on=DAY)
    writing.approve_document(by=town.head, **facts)
    access.enter(town.signer, on=DAY)
    number = writing.sign_document(by=town.signer, made_at=None, **facts)
    access.enter(town.officer, on=DAY)
    return number


def refused(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def test_from_the_first_visit_to_a_union_that_stands(town, officer, founding):
    facts = {"by": officer, "founding_id": founding, "on": DAY}
    ((prospect,), _) = queries.prospects(on=DAY)
    assert (prospect.code, prospect.workers, prospect.owed, prospect.overdue, prospect.pays) == ("DV002", 10, 2_000_000, 2_000_000, 2)
    services.record_contact(
        **facts, happened_on=date(2024, 4, 20), words="Giám đốc đồng ý phối hợp", next_step="Nhận đơn", next_due=date(2024, 5, 2)
    )
    asked = asked_for(officer, founding)
    met(officer, founding, asked)
    until = services.submit_dossier(**facts, submitted_on=date(2024, 5, 24))
    document = services.draft_decision(**facts, client_key=uuid4())
    with pytest.raises(services.DecisionNotSigned):
        services.recognise_union(**facts, code="CD050")
    number = signed(town, document)

    made = services.recognise_union(**facts, code="CD050")

    assert (until, made.members, made.seats) == (date(2024, 6, 14), 6, 3)
    parents = organisations.parent_on([town.cast.lone, made.union], on=DAY)
    assert parents == {town.cast.lone: made.union, made.union: town.cast.district}
    assert members.sizes_of([made.union], on=DAY) == {made.union: 6}
    (executive,) = officers.committees(made.union, on=DAY)
    assert next((one.full_name, one.post) for one in executive.holders) == ("Công Nhân Aa", "chair")
    assert (executive.vacant, executive.until, executive.first) == (0, date(2029, 5, 20), DAY)
    ((election, held_on, *_),) = officers.elections(executive.id)
    assert (held_on, officers.election(election, on=DAY).decision) == (MET, number)
    found = queries.founding(founding, on=DAY)
    assert (found.state, found.union_id, found.at) == ("active", made.union, found.of)
    assert [act.kind for act in queries.acts(founding)] == [
        *("opened", "contacted", "applied", "team", "meeting", "dossier", "drafted", "recognised"),
    ]
    assert queries.prospects(on=DAY)[0] == []
    assert queries.held_for(town.cast.district, town.cast.lone, on=DAY) == 0
    with pytest.raises(services.FoundingFinished):
        services.recognise_union(**facts, code="CD051")


def test_a_dossier_that_lacks_something_goes_nowhere(town, officer, founding):
    facts = {"by": officer, "founding_id": founding, "on": DAY}
    asked_for(officer, founding, count=4)

    with pytest.raises(services.DossierLacks) as refusal:
        services.submit_dossier(**facts, submitted_on=DAY)

    assert refusal.value.facts["faults"][0] == "mới có 4 đơn tự nguyện, cần từ 5"
    with pytest.raises(services.DossierLacks):
        services.draft_decision(**facts, client_key=uuid4())
    assert queries.founding(founding, on=DAY).state == "contacted"


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"kind": "hội"}, "không có loại"),
        ({"name": " "}, "tên dự kiến"),
        ({"kind": "occupational_union"}, "nghiệp đoàn không gắn"),
        ({"workers": -1}, "số lao động"),
        ({"kind": "base_occupational_union", "employer_id": None}, "không còn là loại"),
    ],
)
def test_a_founding_that_cannot_be_is_refused(town, officer, facts, why):
    given = {"unit_id": town.cast.district, "employer_id": town.cast.lone, "kind": "grassroots_union", "name": "CĐCS Gạch"} | facts
    with pytest.raises(services.UnfitFounding, match=why):
        services.open_founding(by=officer, on=DAY, **given)


def test_an_employer_has_one_founding_at_a_time_and_none_with_a_union(town, officer, founding):
    with pytest.raises(services.FoundingOpen):
        opened(officer, town.cast.district, town.cast.lone)
    with pytest.raises(services.UnfitFounding, match="đã có công đoàn"):
        opened(officer, town.cast.district, town.cast.employer)
    facts = {"by": officer, "founding_id": founding, "on": DAY}
    with pytest.raises(services.FoundingReasonMissing):
        services.close_founding(**facts, reason="")
    services.close_founding(**facts, reason="Doanh nghiệp ngừng hoạt động")
    assert opened(officer, town.cast.district, town.cast.lone) != founding


def test_an_occupational_union_needs_no_employer_but_ten_people(town, officer):
    facts = {"by": officer, "unit_id": town.cast.district, "kind": "occupational_union", "on": DAY}
    one = services.open_founding(name="Nghiệp đoàn xe ôm", commune="Phan", **facts)

    assert queries.founding(one, on=DAY).least == 10
    assert queries.least_applications("grassroots_union", on=DAY).number == 5


def test_a_district_founds_nothing_after_its_level_ended(town, officer):
    with pytest.raises(services.FoundsNobody):
        opened(officer, town.cast.district, town.cast.lone, on=date(2025, 7, 2))


def test_only_applicants_lead_and_are_elected_and_figures_agree(town, officer, founding):
    facts = {"by": officer, "founding_id": founding, "on": DAY}
    asked = asked_for(officer, founding)
    with pytest.raises(services.NotAnApplicant):
        services.form_team(**facts, application_ids=[], head_id=0, formed_on=MET)
    with pytest.raises(services.FoundingDayUnfit):
        services.form_team(**facts, application_ids=[], head_id=asked[0], formed_on=DAY + timedelta(days=1))
    with pytest.raises(services.NotAnApplicant):
        services.record_meeting(**facts, held_on=MET, tally=tally((0, 6), seats=1, ballots=6))
    with pytest.raises(services.NotAnApplicant, match="không trúng cử"):
        services.record_meeting(**facts, held_on=MET, tally=tally((asked[0], 6), seats=1, ballots=6), chair_id=asked[1])
    with pytest.raises(committees.CountUnfit):
        services.record_meeting(**facts, held_on=MET, tally=tally((asked[0], 7), seats=1, ballots=6))
    with pytest.raises(services.FoundingDayUnfit):
        services.submit_dossier(**facts, submitted_on=DAY + timedelta(days=1))
    with pytest.raises(services.FoundingReasonMissing):
        services.record_contact(**facts, happened_on=MET, words="", next_step="Gặp lại")
    with pytest.raises(Rejected):
        services.take_applications(**facts, drafts=workers(2), applied_on=MET)


def test_a_neighbour_sees_no_founding(town, founding, enter_as):
    enter_as(town.neighbour)
    assert queries.founding(founding, on=DAY) is None
    assert queries.listing(on=DAY) == ([], None)
    assert queries.prospects(on=DAY)[0] == []
    with pytest.raises(services.UnknownFounding):
        services.close_founding(by=town.neighbour, founding_id=founding, reason="?", on=DAY)
    with pytest.raises(NotAllowed):
        opened(town.neighbour, town.cast.district, town.cast.lone)


def test_the_pipeline_counts_every_founding_once(town, officer, founding):
    services.open_founding(
        by=officer, unit_id=town.cast.district, kind="occupational_union", name="Nghiệp đoàn", workers=20, on=DAY,
        next_due=DAY - timedelta(days=3), next_step="Gặp",
    )  # fmt: skip
    asked_for(officer, founding)

    told = {one.code: (one.count, one.workers, one.late) for one in queries.stages(on=DAY)}
    assert (told["prospect"], told["applications"], sum(count for count, *_ in told.values())) == ((1, 20, 1), (1, 10, 0), 2)
    first, after = queries.listing(on=DAY, size=1)
    rest, end = queries.listing(on=DAY, after=after)
    assert ([one.state for one in first + rest], end) == (["applications", "prospect"], None)
    assert [one.name for one in queries.listing(on=DAY, late=True)[0]] == ["Nghiệp đoàn"]


def test_postgresql_keeps_a_founding_going_forward(town, officer, founding):
    asked_for(officer, founding)
    refused("UPDATE grassroots_founding SET state = 'prospect' WHERE id = %s", founding)
    refused("UPDATE grassroots_founding SET least = 1 WHERE id = %s", founding)
    refused("UPDATE grassroots_founding SET state = 'active', union_id = %s WHERE id = %s", town.cast.union, founding)
    refused("UPDATE grassroots_foundingact SET words = 'khác' WHERE founding_id = %s", founding)
    refused("DELETE FROM grassroots_foundingapplicant WHERE founding_id = %s", founding)
    refused(
        "INSERT INTO grassroots_foundingact (founding_id, unit_id, place, kind, happened_on, words, facts, recorded_by_id)"
        " VALUES (%s, %s, 99, 'meeting', now(), '', '{}', %s)",
        founding, town.cast.district, town.head,
    )  # fmt: skip
    services.close_founding(by=officer, founding_id=founding, reason="thử", on=DAY)
    refused("UPDATE grassroots_founding SET state = 'prospect' WHERE id = %s", founding)
