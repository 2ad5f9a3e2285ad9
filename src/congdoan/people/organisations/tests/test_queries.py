"""What lists and pages are told, and in how few statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from congdoan.people.organisations import queries, rules
from congdoan.people.organisations.queries import Filter
from congdoan.people.organisations.tests.builders import DAY, federations, organisation, world

pytestmark = pytest.mark.django_db
EMPLOYERS = Filter(kinds=(rules.EMPLOYER,))


@pytest.fixture
def register(entered):
    return world(entered)


def codes(text, **options):
    return [row.code for row in queries.search(text, on=DAY, **options)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("may mac tan viet tien", "DV001"),
        ("MAY MẶC Tân Việt Tiến", "DV001"),
        ("Tân Viet tien may", "DV001"),
        ("dv082", "DV082"),
        ("dong tay hop", "DV082"),
        ("3999921950-001", "DV122"),
        ("3999921950001", "DV122"),
        ("107925882300", "DV001"),
        ("TK6180H", "DV001"),
    ],
)
def test_a_search_needs_no_diacritics_and_finds_codes_tax_codes_accounts_and_old_names(register, text, code):
    assert code in codes(text, kinds=[rules.EMPLOYER])


def test_an_exact_code_comes_first(register):
    assert codes("CD001")[0] == "CD001"


@pytest.mark.parametrize("text", ["", "   ", "%", "_", "' OR 1=1 --", "\x00", "zzzz khong co", "😀", "a" * 5000])
def test_a_search_for_nothing_or_nonsense_finds_nothing(register, text):
    assert codes(text) == []


def test_a_list_is_cut_into_pages_that_together_show_everybody_once(register):
    seen, after = [], None
    while True:
        page = queries.listing(EMPLOYERS, on=DAY, after=after, size=17)
        seen += [row.code for row in page.rows]
        after = page.next_after
        if after is None:
            break

    assert len(seen) == len(set(seen)) == page.total == 130


def test_names_stand_in_the_order_of_the_dictionary(register):
    page = queries.listing(EMPLOYERS, on=DAY, size=200)

    names = [row.name for row in page.rows]
    assert names.index("Công ty Cổ phần Cao su Ba Miền Gió") < names.index("Công ty TNHH Cao su Khải Hoàn Môn")
    assert (
        names.index("Ban Quản lý dự án")
        < names.index("Chi nhánh Tổng công ty Nông sản Đại Điền tại Xã Bến Củi")
        < names.index("Trường Mầm non Hướng Dương Nắng")
    )


def test_the_number_of_statements_does_not_grow_with_the_rows(register):
    def statements(size):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            queries.listing(EMPLOYERS, on=DAY, size=size)
        return len(captured)

    assert statements(2) == statements(100) == 4


def test_one_page_needs_few_statements_whatever_stands_below(register):
    def statements(code):
        found = queries.id_of_code(code)
        with CaptureQueriesContext(connection) as captured:
            queries.organisation(found, on=DAY)
        return len(captured)

    assert statements("LDLD-DMC") <= 15  # one of them its suspensions
    assert statements("DV001") <= 14


def test_a_list_shows_the_tree_of_its_day(register):
    at = lambda when: {row.code: row.parent_code for row in queries.listing(Filter(text="DV047"), on=when).rows}  # noqa: E731

    assert at(date(2024, 6, 30)) == {"DV047": "CD047"}
    assert at(date(2024, 7, 1)) == {"DV047": "CD048"}


def test_sizes_add_up_to_the_list(register):
    sizes = queries.sizes(EMPLOYERS, on=DAY)

    assert sizes["standing"] + sizes["ended"] + sizes["coming"] == 130
    assert queries.listing(Filter(kinds=(rules.EMPLOYER,), without_union=True), on=DAY).total == sizes["without_union"]


def test_a_subtree_is_that_of_its_day(register):
    district = queries.id_of_code("LDLD-DMC")
    nodes = queries.subtree(district, on=date(2024, 7, 1))

    found = {node.id: node for node in nodes}
    ids = {code: one.id for code, one in queries.by_code(["CD047", "CD048", "DV047"]).items()}
    assert ids["CD047"] not in found
    assert found[ids["DV047"]].parent_id == ids["CD048"]
    assert nodes[0].id == district
    counts = queries.counts(on=date(2024, 7, 1), under=district)
    assert counts.base_unions + counts.employers == len(nodes) - 1


def test_counts_tell_who_has_no_union(register):
    before, after = queries.counts(on=date(2024, 8, 31)), queries.counts(on=date(2024, 9, 1))

    assert after.base_unions == before.base_unions - 1
    assert after.employers_without_union == before.employers_without_union + 1


def test_the_collector_is_the_nearest_federation_that_collects(entered):
    tld, province, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district)
    commune = organisation(entered, "commune_union", "X01", parent=province, founded_on=date(2025, 7, 1))
    below = organisation(entered, "grassroots_union", "CD002", parent=commune, founded_on=date(2025, 7, 1))

    assert queries.collector_of([union, district, province], on=DAY) == {union: district, district: district, province: province}
    assert queries.collector_of([below], on=date(2025, 8, 1)) == {below: province}
    assert queries.levels_above([below], on=date(2025, 8, 1))[below] == {
        "base": below, "working_body": commune, "province": province, "central": tld
    }  # fmt: skip


def test_the_register_gives_the_matcher_everything_in_five_statements(register):
    with CaptureQueriesContext(connection) as captured:
        columns = queries.register(on=DAY)

    assert len(captured) == 6
    assert len(columns.bodies) == 233
    employers = [body for body in columns.bodies if body.kind == "employer"]
    assert len(employers) == 130
    assert all(span.first for body in employers for span in body.unions)


def test_a_stranger_to_the_register_has_no_page(register):
    assert queries.organisation(999_999, on=DAY) is None
    assert queries.id_of_code("' OR 1=1") is None
    assert queries.parent_on([999_999], on=DAY) == {999_999: None}


@given(text=st.text(max_size=40))
def test_any_text_may_be_searched(text):
    assert isinstance(str(queries.lists.matching(text).query), str)


def test_the_base_unions_of_a_year_hold_those_that_ended_in_it(register):
    district = queries.id_of_code("LDLD-DMC")

    unions = queries.base_unions_below(district, during=(date(2024, 1, 1), date(2024, 12, 31)))

    codes = [code for code, _ in unions.values()]
    assert len(codes) == 100
    assert {"CD006", "CD007", "CD047"} <= set(codes)
    later = queries.base_unions_below(district, during=(date(2025, 1, 1), date(2025, 12, 31)))
    assert len(later) == 98


def test_bodies_are_found_by_id_by_tax_code_and_by_union(register):
    union, employer = queries.id_of_code("CD001"), queries.id_of_code("DV001")

    assert queries.by_id([union, 999_999])[union].code == "CD001"
    assert [one.code for one in queries.by_tax_code(["3999932286", ""])["3999932286"]] == ["DV001"]
    assert queries.employers_of([union], on=DAY) == [employer]
    assert queries.codes_and_names([union]) == {union: ("CD001", "CĐCS Công ty TNHH May mặc Tân Việt Tiến")}
