"""What the law says on a day."""

from datetime import date
from fractions import Fraction

import pytest

from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import AmbiguousScope, NotInForce, Record, UnknownScope, UnknownTopic, broken_series, read_record

DAY = date(2026, 7, 1)


def test_a_rate_is_an_exact_fraction_with_its_source():
    record = reference.in_force("union_fund_rate", on=DAY)

    assert record.value == Fraction(2, 100)
    assert record.written == "2/100"
    assert record.citation == "Luật Công đoàn 50/2024/QH15, Đ29 k1 điểm b"


@pytest.mark.parametrize("topic", ["base_salary", "finance.base_salary"])
def test_a_table_answers_with_and_without_its_group(topic):
    assert reference.in_force(topic, on=DAY).value == 2_530_000


def test_the_last_day_belongs_to_the_older_record():
    assert reference.in_force("base_salary", on=date(2026, 6, 30)).value == 2_340_000


@pytest.mark.parametrize(
    ("topic", "on", "scope", "refusal"),
    [
        ("no_such_table", DAY, {}, UnknownTopic),
        ("../../etc/passwd", DAY, {}, UnknownTopic),
        ("minimum_wage", DAY, {"region": "V"}, UnknownScope),
        ("minimum_wage", DAY, {"no_such_key": "I"}, UnknownScope),
        ("minimum_wage", DAY, {"region": "I"}, AmbiguousScope),
        ("base_salary", date(2013, 6, 30), {}, NotInForce),
        ("dues_exemptions", DAY, {}, AmbiguousScope),
    ],
)
def test_what_the_pack_cannot_say_is_refused_by_name(topic, on, scope, refusal):
    with pytest.raises(refusal) as told:
        reference.in_force(topic, on=on, **scope)

    assert told.value.explain()


def test_a_record_of_a_table_without_scopes_is_picked_by_id():
    assert reference.in_force("dues_exemptions", on=DAY, id="dues_exempt.partial").fields["effect"] == "full_dues"


@pytest.mark.parametrize(
    ("what", "on", "scope", "value"),
    [
        ("dues_cap", DAY, {}, 253_000),
        ("dues_cap", DAY, {"group": "G1"}, None),
        ("dues_floor", DAY, {}, 12_650),
        ("si_ceiling", date(2024, 6, 30), {}, 36_000_000),
        ("si_floor", date(2024, 7, 1), {"region": "III"}, 3_860_000),
        ("si_floor", date(2024, 7, 1), {}, None),
        ("si_floor", DAY, {"region": "III"}, 2_530_000),
        ("min_wage", DAY, {"region": "IV"}, 3_700_000),
        ("min_wage_hour", DAY, {"region": "IV"}, 17_800),
        ("dues_rate", DAY, {"group": "G3"}, Fraction(5, 1000)),
    ],
)
def test_a_word_of_practice_is_worked_out_from_what_it_is_part_of(what, on, scope, value):
    assert reference.value_at(what, on=on, **scope)[0] == value


def test_a_worked_out_value_names_everything_it_rests_on():
    _, rests_on = reference.value_at("dues_cap", on=DAY, group="G3")

    assert [record.id for record in rests_on] == ["dues_cap.G3.2025", "base_salary.2026-07"]


def test_the_chart_changes_with_the_fiscal_year():
    assert (reference.chart_on(date(2024, 12, 31)), reference.chart_on(date(2025, 1, 1))) == ("tt107", "tt24")


def test_a_chart_is_a_tree_of_accounts():
    accounts = {account.code: account for account in reference.chart("tt107")}

    assert accounts["1121"].parent == "112"
    assert all(account.parent is None or account.parent in accounts for account in accounts.values())
    assert {account.normal_side for account in accounts.values()} <= {"debit", "credit", "both", "none"}
    with pytest.raises(UnknownTopic):
        reference.chart("../books")


def test_a_form_keeps_its_lines_in_order_and_codes_apart():
    form = reference.form("form.b07.hd47.b")

    assert [line.line_id for line in form.lines][:3] == ["opening", "income_total", "dues"]
    assert form.needs_check
    assert {line.line_id: line.code for line in form.lines}["received"] == "28"
    assert {line.line_id: line.code for line in reference.form("form.b07.hd47.a").lines}["received"] == "24"


def record(id, start, end, **scope):
    raw = {"id": id, "name": id, "scope": scope, "valid_from": start, "valid_until": end, "value": 1}
    return read_record("t", raw | {"source": {}, "confidence": "low", "needs_check": True})


@pytest.mark.parametrize(
    ("records", "problems"),
    [
        ([record("a", "2020-01-01", "2021-01-01"), record("b", "2021-01-01", None)], []),
        ([record("a", "2020-01-01", "2021-01-02"), record("b", "2021-01-01", None)], ["a overlaps b"]),
        ([record("a", "2020-01-01", None), record("b", "2021-01-01", None)], ["a overlaps b"]),
        ([record("a", "2020-01-01", "2020-12-31"), record("b", "2021-01-01", None)], ["gap between a and b"]),
        ([record("a", "2020-01-01", "2021-01-01")], ["a ends and nothing follows"]),
        ([record("a", "2020-01-01", None, k=1), record("b", "2020-01-01", None, k=2)], []),
    ],
)
def test_broken_series_are_told(records: list[Record], problems):
    assert broken_series(records, gaps_too=True) == problems
