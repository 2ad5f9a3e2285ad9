"""Who looks at sealed fields is written down; a member has a say; doubles are seen by who stands above both; cards prove themselves."""

import re
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from congdoan.foundation.access.services import NotAllowed
from congdoan.people.members import queries, services
from congdoan.people.members.models import CorrectionRequest, Membership
from congdoan.people.members.queries import Filter
from congdoan.people.members.queries.keys import secret
from congdoan.people.members.rules.card import CardNotOurs, verified
from congdoan.people.members.rules.sealing import WrongKey, opened, sealed
from congdoan.people.members.tests.builders import DAY, draft, member
from congdoan.people.organisations.tests.builders import person as actor

pytestmark = pytest.mark.django_db
PASSWORD = "mot-mat-khau-dai-2024"


@pytest.fixture
def own(district, enter_as):
    """Let Sáu of the left union have an account; the chair has entered."""
    enter_as(district.chair)
    facts = {"citizen_number": "072190001234", "ethnicity": "Khmer", "job": "may"}
    person, membership = member(district.chair, district.left, "Lý Thị Sáu", **facts)
    account = services.open_account(by=district.chair, person_id=person, username="dv.sau", password=PASSWORD, on=DAY)
    return person, membership, account


def test_looking_is_written_down_and_the_member_sees_it(district, enter_as, own):
    person, _, account = own
    with pytest.raises(services.PurposeMissing):
        services.read_sensitive(by=district.chair, person_id=person, fields=["ethnicity"], purpose=" ", on=DAY)
    told = services.read_sensitive(by=district.chair, person_id=person, fields=["ethnicity", "citizen_number"], purpose="Lập thẻ", on=DAY)
    assert told == {"ethnicity": "Khmer", "citizen_number": "072190001234"}
    inspector = actor(district.console, "ubkt", role="inspector", branch=district.left)
    enter_as(inspector)
    with pytest.raises(NotAllowed):
        services.read_sensitive(by=inspector, person_id=person, fields=["ethnicity"], purpose="xem thử", on=DAY)

    enter_as(account)
    page = queries.own(account, on=DAY)
    assert [(row.by, row.fields, row.purpose) for row in page.readings] == [("Chu.Tich", "Số CCCD, Dân tộc", "Lập thẻ")]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM members_reading")


def test_a_member_sees_the_own_record_and_nobody_elses(district, enter_as, own):
    person, _, account = own
    member(district.chair, district.left, "Người Khác")
    with pytest.raises(services.HasAccount):
        services.open_account(by=district.chair, person_id=person, username="dv.hai", password=PASSWORD, on=DAY)
    enter_as(account)

    assert [row.full_name for row in queries.listing(Filter(), on=DAY).rows] == ["Lý Thị Sáu"]
    taken = queries.own_data(account, on=DAY)
    assert (taken["Hồ sơ"]["Số CCCD"], taken["Hồ sơ"]["Dân tộc"]) == ("072190001234", "Khmer")
    with pytest.raises(services.UnknownMember):  # seen, and not to be changed
        services.correct(by=account, person_id=person, told={"job": "x"}, reason="thử", on=DAY)


def test_a_member_asks_and_the_union_answers(district, enter_as, own):
    person, _, account = own
    enter_as(account)
    with pytest.raises(services.NothingChanged):
        services.request_correction(by=account, told={"job": "may"}, on=DAY)
    with pytest.raises(services.UnfitFacts):
        services.request_correction(by=account, told={"sex": "Nam"}, on=DAY)
    asked = services.request_correction(by=account, told={"job": "tổ trưởng", "ethnicity": "Kinh"}, on=DAY)
    with pytest.raises(services.RequestWaits):
        services.request_correction(by=account, told={"job": "khác"}, on=DAY)
    assert b"Kinh" not in bytes(CorrectionRequest.objects.get(id=asked).told_sealed)
    enter_as(district.neighbour)
    with pytest.raises(services.NoOwnRecord):
        services.request_correction(by=district.neighbour, told={"job": "x"}, on=DAY)
    with pytest.raises(services.UnknownRequest):
        services.decide_correction(by=district.neighbour, request_id=asked, accepted=True, answer="", on=DAY)
    enter_as(district.chair)
    with pytest.raises(services.ReasonMissing):
        services.decide_correction(by=district.chair, request_id=asked, accepted=False, answer="", on=DAY)
    services.decide_correction(by=district.chair, request_id=asked, accepted=True, answer="", on=DAY)
    assert dict(queries.person(person, on=DAY).plain)["Nghề nghiệp, công việc"] == "tổ trưởng"
    enter_as(account)
    second = services.request_correction(by=account, told={"job": "giám đốc"}, on=DAY)
    enter_as(district.chair)
    services.decide_correction(by=district.chair, request_id=second, accepted=False, answer="Chưa có quyết định", on=DAY)
    assert [(row.state, row.answer) for row in queries.correction_requests(waiting=False)] == [
        ("declined", "Chưa có quyết định"), ("done", ""),
    ]  # fmt: skip


def test_doubles_of_two_branches_are_seen_from_above_both_and_merged_with_undo(district, enter_as):
    facts = {"citizen_number": "072090001234"}
    old, stay = member(district.console, district.left, "Trần Văn Cò", since=date(2020, 1, 1), **facts)
    services.leave(by=district.console, membership_id=stay, how="resigned", last_day=date(2023, 1, 1), reason="nghỉ", on=DAY)
    enter_as(district.neighbour)
    new, _ = member(district.neighbour, district.right, "Trần Văn Còi", since=date(2024, 2, 1), **facts)
    assert queries.pairs() == []
    enter_as(district.chair)
    assert queries.pairs() == []

    enter_as(district.officer)
    assert services.find_doubles(by=district.officer, on=DAY) == 1
    assert [(one.first_id, one.second_id, one.why) for one in queries.pairs()] == [(old, new, "cùng số CCCD")]
    with pytest.raises(services.SameRecord):
        services.merge_persons(by=district.officer, keep_id=new, gone_id=new, reason="thử", on=DAY)
    made = services.merge_persons(by=district.officer, keep_id=new, gone_id=old, reason="Một người", on=DAY)
    page = queries.person(new, on=DAY)
    assert ([stay.unit_code for stay in page.stays], page.joined_on) == (["CD002", "CD001"], date(2020, 1, 1))
    assert queries.pairs() == []
    with pytest.raises(services.UnknownMember):
        services.merge_persons(by=district.officer, keep_id=new, gone_id=old, reason="thử", on=DAY)
    services.undo_merge(by=district.officer, merge_id=made, reason="Nhầm", on=DAY)
    assert [stay.unit_code for stay in queries.person(old, on=DAY).stays] == ["CD001"]
    assert (len(queries.person(new, on=DAY).stays), queries.person(new, on=DAY).joined_on) == (1, date(2024, 2, 1))
    with pytest.raises(services.UnknownMerge):
        services.undo_merge(by=district.officer, merge_id=made, reason="Nhầm", on=DAY)


def test_who_is_known_next_door_is_answered_like_a_stranger_by_the_same_questions(district, enter_as):
    number = "072090001234"
    member(district.console, district.right, "Trần Văn Cò", since=date(2020, 1, 1), citizen_number=number, born="02/03/1990")
    enter_as(district.chair)

    def asked(full_name, citizen_number):
        """Return what applying answers, and every statement with its figures taken out."""
        with CaptureQueriesContext(connection) as captured:
            found = services.apply(
                by=district.chair, unit_id=district.left, applied_on=DAY, on=DAY,
                draft=draft(full_name, citizen_number=citizen_number, born="02/03/1990", sex="Nam"),
            )  # fmt: skip
        return type(found), [re.sub(r"'[^']*'|\bs?[\d_x]+\b", "?", one["sql"]) for one in captured.captured_queries]

    asked("Người Làm Nóng", "072090009999")
    assert asked("Trần Văn Cò", number) == asked("Không Ai Biết", "072090005678")
    assert queries.pairs() == []


def test_records_that_overlap_are_not_merged(district, enter_as):
    enter_as(district.officer)
    first, _ = member(district.officer, district.left, "Trần Văn Cò", born="13/05/1990")
    second, _ = member(district.officer, district.right, "Trần Văn Cò", born="13/05/1990")
    with pytest.raises(services.RecordsOverlap):
        services.merge_persons(by=district.officer, keep_id=first, gone_id=second, reason="thử", on=DAY)
    assert Membership.objects.count() == 2


def test_a_card_proves_itself_and_nothing_changed_passes(district, enter_as, own):
    person, membership, _ = own
    with pytest.raises(services.DayUnfit):
        services.issue_card(by=district.chair, person_id=person, valid_until=DAY, on=DAY)
    services.issue_card(by=district.chair, person_id=person, valid_until=date(2028, 12, 31), on=DAY)
    text = queries.card_of(person).text
    told = verified(queries.card_key(), text)
    assert (told.full_name, told.unit_code, told.valid_until) == ("Lý Thị Sáu", "CD001", date(2028, 12, 31))
    assert "1234" not in text
    for changed in (text[:-1] + ("A" if text[-1] != "A" else "B"), text.replace("CDS1.e", "CDS1.f"), "CDS1.x.y", "", text + "0"):
        with pytest.raises(CardNotOurs):
            verified(queries.card_key(), changed)
    services.issue_card(by=district.chair, person_id=person, valid_until=date(2029, 12, 31), on=DAY)
    services.leave(by=district.chair, membership_id=membership, how="retired", last_day=date(2024, 6, 29), reason="hưu", on=DAY)
    with pytest.raises(services.NotAMember):
        services.issue_card(by=district.chair, person_id=person, valid_until=date(2029, 12, 31), on=DAY)


def test_what_is_sealed_opens_for_its_person_and_key_alone():
    closed = sealed(secret(), "072090001234", of="a/citizen_number")
    assert opened(secret(), closed, of="a/citizen_number") == "072090001234"
    for key, content, of in (
        ("khác", closed, "a/citizen_number"), (secret(), closed, "b/citizen_number"),
        (secret(), closed[:-1] + bytes([closed[-1] ^ 1]), "a/citizen_number"),
        (secret(), b"", "a"),
    ):  # fmt: skip
        with pytest.raises(WrongKey):
            opened(key, content, of=of)
