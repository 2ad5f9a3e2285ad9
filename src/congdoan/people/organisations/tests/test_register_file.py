"""The files of a register: what they mean, and every error at once with its place."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from congdoan.conftest import shared_data
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations import rules
from congdoan.people.organisations.rules import Days

TABLE = tuple(rules.capabilities_from(record) for record in reference.records("union_kinds"))
UNIONS = "code,name,kind,parent_code,level,commune,founded_on,ended_on,bank,account,successor_code\n"
EMPLOYERS = (
    "code,name,tax_code,si_unit_code,sector,ownership,commune,wage_region,union_code,liable_from,liable_until,bank_accounts,former_names\n"
)
FEDERATIONS = (
    "TLD,Tổng Liên đoàn,lien_doan,,trung_uong,,1929-07-28,,,,\n"
    "LT,LĐLĐ tỉnh,lien_doan,TLD,tinh,,1976-01-01,,,,\n"
    "LH,LĐLĐ huyện,lien_doan,LT,huyen,,1976-01-01,,,,\n"
)


def read(unions="", employers=None, groups=None):
    return rules.read_register(
        unions=("unions.csv", (UNIONS + FEDERATIONS + unions).encode()),
        employers=None if employers is None else ("employers.csv", (EMPLOYERS + employers).encode()),
        payer_groups=None if groups is None else ("groups.csv", ("group_code,name,tax_code,account,employer_code\n" + groups).encode()),
        kinds_table=TABLE,
    )


def places(rows, code):
    return next(row.places for row in rows.organisations if row.code == code)


def told(problems):
    return {(problem.file, problem.row, problem.column) for problem in problems}


def test_an_employer_stands_under_the_federation_until_its_union_is_founded():
    rows, problems = read("C1,CĐCS Một,doanh_nghiep,LH,co_so,,2024-05-20,,,,\n", "D1,Công ty Một,,,,tu_nhan,,III,C1,2015-01-01,,,\n")

    assert problems == []
    assert places(rows, "D1") == (("LH", Days(date(2015, 1, 1), date(2024, 5, 20))), ("C1", Days(date(2024, 5, 20), None)))


LIABLE = {
    record.scope["payer_class"]: record.fields["liable"] for record in reference.records("union_fund_payers") if record.valid_until is None
}
"""Who owes the union fund, by the last record of each class."""


@pytest.mark.parametrize(
    ("ownership", "sector", "payer_class", "dues_group", "is_liable"),
    [
        ("su_nghiep_cong_lap", "y_te", "psu_not_fully_salaried", "G1", True),
        ("su_nghiep_cong_lap", "giao_duc", "psu_fully_salaried", "G1", False),
        ("nha_nuoc", "hanh_chinh", "admin_body", "G1", False),
        ("ho_kinh_doanh", "thuong_mai_dich_vu", "other_employer", "G3", True),
        ("tap_the", "nong_nghiep", "cooperative", "G3", True),
        ("co_von_nha_nuoc", "cao_su", "enterprise", "G2", True),
    ],
)
def test_what_an_employer_is_says_whether_it_owes_the_union_fund(ownership, sector, payer_class, dues_group, is_liable):
    rows, problems = read("", f"D1,Đơn vị Một,,,{sector},{ownership},,III,,2015-01-01,,,\n")

    assert problems == []
    (row,) = (one for one in rows.organisations if one.code == "D1")
    assert (row.ownership, row.payer_class, row.dues_group) == (ownership, payer_class, dues_group)
    assert LIABLE[row.payer_class] is is_liable
    assert rules.is_of_the_state(row.ownership) == (ownership in ("nha_nuoc", "su_nghiep_cong_lap"))


def test_an_employer_of_a_dissolved_union_goes_under_the_federation_the_next_day():
    rows, problems = read(
        "C1,CĐCS Một,doanh_nghiep,LH,co_so,,2010-01-01,2024-08-31,,,\n", "D1,Công ty Một,,,,tu_nhan,,III,C1,2015-01-01,,,\n"
    )

    assert problems == []
    assert places(rows, "D1") == (("C1", Days(date(2015, 1, 1), date(2024, 9, 1))), ("LH", Days(date(2024, 9, 1), None)))


def test_an_employer_of_a_merged_union_goes_to_the_successor_the_next_day():
    rows, problems = read(
        "C1,CĐCS Một,truong_hoc,LH,co_so,,2010-01-01,2024-06-30,,,C2\nC2,CĐCS Hai,truong_hoc,LH,co_so,,2010-01-01,,,,\n",
        "D1,Trường Một,,,giao_duc,nha_nuoc,,III,C1,2015-01-01,,,\n",
    )

    assert problems == []
    assert places(rows, "D1") == (("C1", Days(date(2015, 1, 1), date(2024, 7, 1))), ("C2", Days(date(2024, 7, 1), None)))


def test_the_last_day_of_duty_is_the_last_day_under_the_parent():
    rows, _ = read("", "D1,Công ty Một,,,,tu_nhan,,III,,2015-01-01,2024-09-30,,\n")

    assert places(rows, "D1") == (("LH", Days(date(2015, 1, 1), date(2024, 10, 1))),)


def test_parents_come_before_their_children_whatever_the_order_of_the_file():
    rows, _ = rules.read_register(
        unions=("u.csv", (UNIONS + "C1,CĐCS,doanh_nghiep,LH,co_so,,2020-01-01,,,,\n" + FEDERATIONS).encode()), kinds_table=TABLE
    )

    assert [row.code for row in rows.organisations] == ["TLD", "LT", "LH", "C1"]


def test_every_error_of_a_file_is_told_at_once_with_its_place():
    _, problems = read(
        "C1,,doanh_nghiep,LH,co_so,,2010-01-01,,,,\n"
        "C1,CĐCS Hai,doanh_nghiep,KHONG,co_so,,31/02/2010,,,1.2E+11,\n"
        "C3,CĐCS Ba,doanh_nghiep,LH,co_so,,2012-01-01,2011-01-01,,,\n"
        "C4,CĐCS Bốn,lien_doan,LH,thon,,2012-01-01,,,,\n",
        "D1,Công ty,0102642429,,,tu_nhan,,V,C1,2015-01-01,,,\n",
    )

    assert told(problems) >= {
        ("unions.csv", 5, "name"),
        ("unions.csv", 6, "code"),
        ("unions.csv", 6, "founded_on"),
        ("unions.csv", 7, "ended_on"),
        ("unions.csv", 8, "level"),
        ("employers.csv", 2, "tax_code"),
        ("employers.csv", 2, "wage_region"),
    }
    assert all(problem.cure for problem in problems)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("C1,CĐCS,doanh_nghiep,LX,co_so,,2010-01-01,,,,", "parent_code"),
        ("LY,LĐLĐ huyện hai,lien_doan,LH,huyen,,2010-01-01,,,,", "parent_code"),
        ("C1,CĐCS,doanh_nghiep,LH,co_so,,1970-01-01,,,,", "founded_on"),
        ("C1,CĐCS,doanh_nghiep,LH,co_so,,2010-01-01,,,,LH", "successor_code"),
        ("C1,CĐCS,doanh_nghiep,LH,co_so,,2010-01-01,2024-01-31,,,C1", "successor_code"),
        ("C1,CĐCS,doanh_nghiep,LH,co_so,,2010-01-01,2024-01-31,,,ZZ", "successor_code"),
        ("X1,Công đoàn xã,cong_doan,LT,xa,,2024-01-01,,,,", "kind"),
    ],
)
def test_a_union_in_an_impossible_place_is_refused(line, column):
    _, problems = read(line + "\n")

    assert ("unions.csv", 5, column) in told(problems)


def test_successors_in_a_circle_are_refused():
    _, problems = read(
        "C1,CĐCS Một,doanh_nghiep,LH,co_so,,2010-01-01,2024-01-31,,,C2\nC2,CĐCS Hai,doanh_nghiep,LH,co_so,,2024-02-01,2024-03-31,,,C1\n",
        "D1,Công ty Một,,,,tu_nhan,,III,C1,2015-01-01,,,\n",
    )

    assert problems


def test_without_a_union_and_with_two_collecting_federations_the_file_must_say_which():
    _, problems = read("LK,LĐLĐ huyện khác,lien_doan,LT,huyen,,1976-01-01,,,,\n", "D1,Công ty,,,,tu_nhan,,III,,2015-01-01,,,\n")

    assert ("employers.csv", 2, "upper_code") in told(problems)


def test_members_of_a_joint_payer_must_be_employers_and_rows_must_agree():
    _, problems = read(
        "",
        "D1,Công ty,,,,tu_nhan,,III,,2015-01-01,,,\nD2,Công ty hai,,,,tu_nhan,,III,,2015-01-01,,,\n",
        "N1,Tổng công ty,,1234567,D1\nN1,Tên khác,,1234567,D2\nN1,Tổng công ty,,1234567,D9\nN1,Tổng công ty,,1234567,D1\n",
    )

    assert told(problems) == {("groups.csv", 3, "group_code"), ("groups.csv", 4, "employer_code"), ("groups.csv", 5, "employer_code")}


def test_the_world_is_read_whole_from_csv_and_from_workbooks():
    folder = shared_data("data", "worlds", "duong-minh-chau-2024")
    found = []
    for kind in ("csv", "xlsx"):
        files = {name: (f"{name}.{kind}", (folder / f"{name}.{kind}").read_bytes()) for name in ("unions", "employers")}
        rows, problems = rules.read_register(**files, kinds_table=TABLE)
        assert problems == []
        found.append(rows)

    assert found[0] == found[1]
    assert len(found[0].organisations) == 103 + 130


def test_a_union_takes_the_dues_group_of_its_employers():
    rows, _ = read(
        "C1,CĐCS Một,doanh_nghiep,LH,co_so,,2010-01-01,,,,\nC2,CĐCS Hai,truong_hoc,LH,co_so,,2010-01-01,,,,\n",
        "D1,Công ty Một,,,,co_von_nha_nuoc,,III,C1,2015-01-01,,,\n",
    )

    assert {row.code: row.dues_group for row in rows.organisations if row.kind == "grassroots_union"} == {"C1": "G2", "C2": "G1"}


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"PK\x03\x04broken", b"a,b\n1,2\n", b'"open quote', b"\xff\xfe\x00"])
def test_a_file_that_is_no_register_is_one_problem_and_no_traceback(content):
    _, problems = rules.read_register(unions=("x.csv", content), kinds_table=TABLE)

    assert len(problems) == 1
    assert problems[0].file == "x.csv"


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(max_examples=80)
@given(st.lists(st.lists(cells, min_size=13, max_size=13), max_size=4))
def test_whatever_stands_in_the_cells_the_answer_is_rows_or_problems(table):
    lines = "".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n" for row in table)

    rows, problems = read("", lines)

    for problem in problems:
        assert problem.cure
    if not problems:
        assert all(row.places for row in rows.organisations if row.kind == rules.EMPLOYER)


def test_the_columns_may_have_vietnamese_names():
    unions = "Mã,Tên,Loại hình,Mã cấp trên,Cấp,Ngày thành lập\n" + "TLD,Tổng Liên đoàn,lien_doan,,trung_uong,28/07/1929\n"
    employers = "Mã,Tên,Mã số thuế,Sở hữu,Mã CĐCS,Đóng từ ngày\nD1,Công ty,,tu_nhan,,01/01/2015\n"

    rows, problems = rules.read_register(unions=("u.csv", unions.encode()), employers=("e.csv", employers.encode()), kinds_table=TABLE)

    assert problems == []
    assert [row.code for row in rows.organisations] == ["TLD", "D1"]
