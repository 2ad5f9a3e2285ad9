"""What triggers keep beside the lists is what it is kept of, whatever happens; and nobody else writes it."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import DatabaseError, connection, transaction

from congdoan.foundation.access.services import NotAllowed
from congdoan.people.members import queries, services
from congdoan.people.members.models import Likeness, Membership, Person, Word
from congdoan.people.members.queries import Filter, lists
from congdoan.people.members.tests.builders import DAY, draft, member, members

pytestmark = pytest.mark.django_db
NOTHING = {"words": 0, "left_on": 0}
NAMES = list(product("BCGHKLMNPQRSTV", "aeiou"))
PERSONS_READ = "SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_xact_user_tables WHERE relname = 'members_person'"


def refused_by_postgresql(sql, *values):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def left_on(person_id):
    return Person.objects.values_list("left_on", flat=True).get(id=person_id)


def test_words_and_leaving_follow_a_life_in_the_union(district, enter_as):
    enter_as(district.officer)
    facts = {"by": district.officer, "on": DAY}
    person, stay = member(district.officer, district.left, "Nguyễn Thị Bông Gòn", since=date(2020, 1, 1), born="1990")
    assert left_on(person) is None
    services.leave(membership_id=stay, how="resigned", last_day=date(2023, 1, 1), reason="nghỉ", **facts)
    assert left_on(person) == date(2023, 1, 2)
    services.reopen(membership_id=stay, reason="ghi nhầm", **facts)
    assert left_on(person) is None
    services.correct(person_id=person, told={"full_name": "Nguyễn Thị Bông Vải"}, reason="ghi nhầm", **facts)
    asked = services.apply(unit_id=district.left, draft=draft("Lê Văn Chờ", born="1991"), applied_on=DAY, **facts)
    waits = queries.application(asked).person_id
    assert left_on(waits) is None
    services.refuse_applications(application_ids=[asked], reason="chưa đủ", decided_on=DAY, **facts)

    assert left_on(waits) == DAY
    assert queries.kept_amiss() == NOTHING
    Person.objects.filter(id=waits).update(left_on=DAY - timedelta(days=1))
    assert queries.kept_amiss() == NOTHING | {"left_on": 1}


def test_what_is_kept_follows_beyond_the_reach_of_who_acts(district, enter_as):
    enter_as(district.officer)
    person, first = member(district.officer, district.left, "Phạm Thị Cũ", since=date(2020, 1, 1), born="01/02/1990")
    facts = {"by": district.officer, "on": DAY}
    services.hand_over(moves={district.left: district.right}, ends=[], since=date(2024, 5, 1), decision="2/QĐ", **facts)
    enter_as(district.neighbour)
    services.correct(by=district.neighbour, person_id=person, told={"full_name": "Phạm Thị Mới"}, reason="ghi nhầm", on=DAY)
    enter_as(district.officer)
    assert set(Word.objects.filter(membership_id=first).values_list("word", flat=True)) == {"pham", "thi", "moi"}

    asked = services.apply(unit_id=district.left, draft=draft("Phạm Thị Nhầm", born="1991"), applied_on=DAY, **facts)
    other = queries.application(asked).person_id
    services.merge_persons(keep_id=person, gone_id=other, reason="một người", **facts)
    enter_as(district.neighbour)
    (stay,) = Membership.objects.filter(person_id=person, unit_id=district.right).values_list("id", flat=True)
    services.leave(by=district.neighbour, membership_id=stay, how="resigned", last_day=DAY, reason="nghỉ", on=DAY)
    assert left_on(person) is None  # an application waits in the left union
    assert queries.kept_amiss() == NOTHING


def test_names_are_found_by_their_words_where_units_are_many(district, enter_as, monkeypatch):
    enter_as(district.officer)
    member(district.officer, district.left, "Trần Văn Ân", since=DAY)
    member(district.officer, district.right, "Trần Văn Anh", since=DAY)
    member(district.officer, district.right, "Đỗ Thị Lúa", since=DAY)

    def found(text, **chosen):
        page = queries.listing(Filter(district.district, text, **chosen), on=DAY)
        assert page.total == len(page.rows)
        return [row.full_name for row in page.rows]

    few = [found("van an"), found("AN tran"), found("lúa"), found("nobody"), found("", sex="nam"), found("", state="vang")]
    monkeypatch.setattr(lists, "FEW", 0)
    monkeypatch.setattr(lists, "HANDFUL", 0)
    assert [found("van an"), found("AN tran"), found("lúa"), found("nobody"), found("", sex="nam"), found("", state="vang")] == few
    monkeypatch.setattr(lists, "MOST_NAMED", 0)
    assert [found("van an"), found("AN tran"), found("lúa"), found("nobody")] == few[:4]
    assert sorted(few[0]) == ["Trần Văn Anh", "Trần Văn Ân"]
    monkeypatch.setattr(lists, "MOST_COUNTED", 1)
    page = queries.listing(Filter(district.district, "van an"), on=DAY, size=1)
    assert page.total is None
    assert [
        row.full_name for row in queries.listing(Filter(district.district, "van an"), on=DAY, after=page.next_after, size=1).rows
    ] == few[0][1:]


def test_a_section_is_asked_of_its_index_under_row_level_security(district, enter_as):
    enter_as(district.officer)
    _, stay = member(district.officer, district.left, "Võ Thị Tổ", since=DAY)
    services.assign_section(by=district.officer, membership_id=stay, section="Tổ may 4", on=DAY)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT id FROM members_membership WHERE section = 'Tổ may 4'")
        assert "members_of_section" in "".join(line for (line,) in cursor.fetchall())
    assert [row.id for row in queries.listing(Filter(district.district, section="Tổ may 4"), on=DAY).rows] == [stay]


def test_nobody_writes_words_and_no_member_is_erased(district, enter_as):
    enter_as(district.officer)
    person, stay = member(district.officer, district.left, "Võ Văn Còn", since=DAY)

    refused_by_postgresql("INSERT INTO members_word (word, membership_id, unit_id) VALUES ('x', %s, %s)", stay, district.left)
    refused_by_postgresql("UPDATE members_word SET word = 'x'")
    refused_by_postgresql("DELETE FROM members_word")
    refused_by_postgresql("UPDATE members_person SET erased_on = %s WHERE id = %s", DAY, person)
    refused_by_postgresql(
        "INSERT INTO members_likeness (first_id, first_unit_id, second_id, second_unit_id, why) VALUES (%s, %s, %s, %s, 2)",
        person, district.left, person, district.left,
    )  # fmt: skip


def test_likeness_is_noticed_as_it_is_written_and_goes_when_mended(district, enter_as):
    enter_as(district.officer)
    first, _ = member(district.officer, district.left, "Huỳnh Thị Mỹ", since=DAY, born="02/03/1990")
    second, _ = member(district.officer, district.right, "Huỳnh Thị Mĩ", since=DAY, born="02/03/1990")
    (pair,) = queries.pairs()
    assert (pair.first_id, pair.second_id, pair.why) == (first, second, "họ tên viết gần giống, cùng ngày sinh")
    services.correct(by=district.officer, person_id=second, told={"born": "03/03/1990"}, reason="ghi nhầm", on=DAY)
    assert queries.pairs() == []
    assert Likeness.objects.count() == 1
    services.correct(by=district.officer, person_id=first, told={"born": "1990"}, reason="ghi nhầm", on=DAY)
    services.correct(by=district.officer, person_id=second, told={"born": "1990"}, reason="ghi nhầm", on=DAY)
    assert queries.pairs() == []  # of a year alone too many are born
    assert services.find_doubles(by=district.officer, on=DAY) == 0
    assert Membership.objects.filter(person_id=second).count() == 1
    enter_as(district.chair)
    with pytest.raises(NotAllowed):
        services.find_doubles(by=district.chair, on=DAY)


def test_without_a_day_of_birth_nobody_is_looked_for_among_all_born_that_year(district, enter_as):
    enter_as(district.officer)
    made = members(district.officer, district.left, [draft(f"Nguyễn Văn {one}{other}", born="1990") for one, other in NAMES])
    alone, _ = member(district.officer, district.left, "Trần Văn Riêng", born="13/05/1990")

    def read_for(person):
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off")
            cursor.execute(PERSONS_READ)
            (before,) = cursor.fetchone()
            cursor.execute("SELECT members_notice_likeness(ARRAY[%s]::bigint[])", [person])
            cursor.execute(PERSONS_READ)
            return cursor.fetchone()[0] - before

    assert read_for(made[-1][0]) <= read_for(alone)
