"""A register from a file: written whole, mended when read again, never doubled."""

from datetime import date

import pytest

from congdoan.conftest import shared_data
from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.kernel.errors import Rejected
from congdoan.people.members import queries, services
from congdoan.people.members.models import Event, Membership, Person
from congdoan.people.members.queries import Filter
from congdoan.people.members.tests.builders import DAY, member
from congdoan.people.organisations.tests.builders import world

pytestmark = pytest.mark.django_db
HEAD = "Họ và tên;Giới tính;Ngày sinh;Số CCCD;Nghề nghiệp;Mã CĐCS;Ngày vào công đoàn;Lương đóng BHXH\n"
TWO = HEAD + "Nguyễn Văn An;Nam;13/5/1990;072090001234;may;CD001;05/01/2020;5000000\nLê Thị Bé;Nữ;1991;;cắt;CD002;;\n"


def load(district, text, **facts):
    return services.load_members(by=district.officer, file_name="ds.csv", content=text.encode(), on=DAY, **facts)


def test_a_list_is_written_and_read_again_changes_nothing(district, enter_as):
    enter_as(district.officer)
    first = load(district, TWO, since=date(2023, 1, 1))
    again = load(district, TWO, since=date(2023, 1, 1))
    mended = load(district, TWO.replace("may", "tổ trưởng may").replace("5000000", "6000000"))

    assert [(one.new, one.changed, one.same) for one in (first, again, mended)] == [(2, 0, 0), (0, 0, 2), (0, 1, 1)]
    rows = queries.listing(Filter(), on=DAY).rows
    assert [(row.full_name, row.unit_code, row.first, row.job) for row in rows] == [
        ("Nguyễn Văn An", "CD001", date(2020, 1, 5), "tổ trưởng may"), ("Lê Thị Bé", "CD002", date(2023, 1, 1), "cắt"),
    ]  # fmt: skip
    event = Event.objects.filter(kind="corrected").get()
    assert (event.facts["changed"], event.facts["sealed"]) == ({"job": ["may", "tổ trưởng may"]}, ["si_salary"])


def test_who_has_a_year_alone_is_known_again_where_there_is_but_one(district, enter_as):
    enter_as(district.officer)
    bare = "Họ và tên;Ngày sinh;Mã CĐCS\n"
    load(district, bare + "Mai Năm;1991;CD001\nMai Sáu;1991;CD001\nMai Sáu;1991;CD001\n")

    assert load(district, bare + "Mai Năm;02/03/1991;CD001\n").changed == 1  # the birth is whole now
    assert load(district, bare + "Mai Năm;1992;CD001\nMai Năm;02/03/1991;CD002\n").new == 2  # another year, another union
    with pytest.raises(Rejected) as refusal:
        load(district, bare + "Mai Sáu;1991;CD001\n")
    assert "có nhiều người cùng họ tên, năm sinh" in refusal.value.facts["problems"][0]["message"]


def test_what_cannot_be_loaded_is_told_with_its_place_and_nothing_is_written(district, enter_as):
    member(district.console, district.right, "Trần Cò", citizen_number="072090009999")
    _, ended = member(district.console, district.left, "Hồ Tư", citizen_number="072090008888")
    services.leave(by=district.console, membership_id=ended, how="resigned", last_day=date(2024, 3, 1), reason="nghỉ", on=DAY)
    enter_as(district.officer)
    rows = "Mai Năm;;;;;CD777;;\nMai Sáu;;;;;;;\nTrần Cò;;;072090009999;;CD001;;\nHồ Tư;;;072090008888;;CD001;;\nTốt;;;;;CD001;;\n"

    with pytest.raises(Rejected) as refusal:
        load(district, HEAD + rows)

    assert [(problem["row"], problem["column"], problem["cure"]) for problem in refusal.value.facts["problems"]] == [
        (2, "Mã CĐCS", "không có công đoàn mang mã này trong phạm vi của bạn"),
        (3, "Mã CĐCS", "chưa rõ công đoàn: thêm cột Mã CĐCS, hoặc chọn công đoàn khi nạp"),
        (4, "Số CCCD", "đang là đoàn viên CĐCS Gạch Lộc Ninh; lập phiếu chuyển sinh hoạt, không nạp hai lần"),
        (5, "Họ và tên", "hồ sơ đã có nhưng không còn sinh hoạt; ghi đơn xin vào lại"),
    ]
    assert Person.objects.count() == 2
    enter_as(district.chair)
    with pytest.raises(NotAllowed):
        services.load_members(
            by=district.chair, file_name="ds.csv", content=(HEAD + "Tốt;;;;;;;\n").encode(), unit_id=district.right, on=DAY
        )


def test_the_register_of_the_shared_world(entered):
    content = shared_data("data", "worlds", "duong-minh-chau-2024", "members.csv").read_bytes()
    world(entered)
    heard = []

    loaded = services.load_members(by=entered, file_name="members.csv", content=content, on=date(2025, 1, 1), report=heard.append)

    assert loaded.new == 4928
    assert heard  # progress is told while it runs
    lines = [line.split(",") for line in content.decode("utf-8-sig").splitlines()[1:]]
    standing = sum(not line[7] or line[7] >= "2024-12-31" for line in lines if line[6] <= "2024-12-31")
    assert queries.counts(1, on=date(2024, 12, 31)).total == standing
    told = queries.movement(1, first=date(2024, 1, 1), last=date(2024, 12, 31))
    assert told.adds_up
    assert sum(count for *_, count in told.left) == Membership.objects.filter(period__endswith__range=("2024-01-01", "2024-12-31")).count()
    assert services.load_members(by=entered, file_name="members.csv", content=content, on=date(2025, 1, 1)).same == 4928
