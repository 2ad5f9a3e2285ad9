"""The law pack keeps its promises: unbroken series, complete sources, nothing lying about unused or unseen."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import CONFIDENCE, broken_series
from congdoan.interfaces.console.management.document import law_document

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "congdoan"
TOPICS = sorted(reference.catalogue())
YAML_TOPICS = [topic for topic in TOPICS if reference.catalogue()[topic]["path"].endswith(".yaml")]
RECORDS = [record for topic in TOPICS for record in reference.records(topic)]

FOR_LATER = {
    "finance.base_salary": "read through the words dues_cap, dues_floor, si_ceiling",
    "finance.reference_level": "read through the words si_floor, si_ceiling",
    "finance.minimum_wage": "read through the words min_wage, si_floor",
    "finance.dues_limits": "read through the words dues_cap, dues_floor",
    "finance.si_ceilings": "read through the words si_ceiling, si_floor",
    "finance.union_fund_base": "stated in the rule wage_fund_of",
    "finance.rounding": "stated in the rules; shown beside figures",
    "finance.identities": "stated in the rule settle; inspection checks them",
    "finance.change_policy": "retroactive decisions",
    "finance.collection_accounts": "transfer notices; must be confirmed before a payer sees a number",
    "finance.collection_states": "bank notifications",
    "finance.transfer_note": "stated in the rule read_transfer_note; transfer notices",
    "finance.cash_limits": "books of the unit",
    "finance.entry_categories": "named by the lines of the forms; entries carry the code",
    "finance.books": "books of the unit",
    "finance.voucher_kinds": "vouchers",
    "finance.deadlines": "estimates and settlements",
    "finance.spending_ceilings": "estimates and settlements",
    "finance.red_flags": "inspection",
}
LATER_GROUPS = ("activities.", "documents.")  # the apps of these groups are built later, except for what they already read


@pytest.mark.parametrize("topic", YAML_TOPICS)
def test_a_series_has_no_overlap_and_no_gap_where_it_promises_none(topic):
    continuity = reference.catalogue()[topic]["continuity"]

    assert continuity in {"none", "no_overlap", "no_gap_no_overlap"}
    if continuity != "none":
        assert broken_series(reference.records(topic), gaps_too=continuity == "no_gap_no_overlap") == []


def test_the_index_names_every_file_and_counts_its_records():
    listed = json.loads((reference.PACK / "index.json").read_text(encoding="utf-8"))
    on_disk = {path.relative_to(reference.PACK).as_posix() for path in reference.PACK.rglob("*.*") if path.suffix in {".yaml", ".csv"}}

    assert {entry["path"] for entry in listed} == on_disk
    assert {entry["topic"]: entry["records"] for entry in listed} == {topic: len(reference.records(topic)) for topic in TOPICS}


def test_ids_are_unique_in_the_whole_pack():
    assert [id for id, count in Counter(record.id for record in RECORDS).items() if count > 1] == []


def test_every_record_says_its_document_and_how_far_it_was_checked():
    silent = [record.id for record in RECORDS if not record.source.get("document") or record.confidence not in CONFIDENCE]
    unmarked = [record.id for record in RECORDS if record.confidence != "sourced" and not record.needs_check]

    assert silent == []
    assert unmarked == []


def test_a_record_ends_after_it_begins():
    assert [record.id for record in RECORDS if record.valid_from and record.valid_until and record.valid_until <= record.valid_from] == []


def test_no_value_is_a_decimal():
    written = [
        path
        for path in reference.PACK.rglob("*.yaml")
        if re.search(r"^ *(value|\w*rate|\w*share): *-?\d+\.\d", path.read_text(encoding="utf-8"), re.M)
    ]

    assert written == []


def tables_asked_for():
    """Find the tables that the product's own code names when it asks the law."""
    call = re.compile(r"\b(?:in_force|records|value_at|number_at|dong_at|pick)\(\s*\"([a-z0-9_.]+)\"|\btopic=\"([a-z0-9_.]+)\"")
    asked = set()
    for path in PACKAGE.rglob("*.py"):
        if "tests" not in path.parts:
            asked |= {reference.topics().get(first or second, "") for first, second in call.findall(path.read_text(encoding="utf-8"))}
    return asked - {""}


def test_every_table_is_used_or_listed_as_for_later():
    asked = tables_asked_for()
    through_functions = {topic for topic in TOPICS if topic.startswith(("finance.form.", "finance.chart."))}
    unused = [topic for topic in TOPICS if topic not in asked | through_functions | set(FOR_LATER) and not topic.startswith(LATER_GROUPS)]

    assert unused == []
    assert set(FOR_LATER) <= set(TOPICS)


def test_the_page_of_the_law_is_up_to_date():
    assert (ROOT / "docs" / "law.md").read_text(encoding="utf-8") == law_document(), "run: python3 dev congdoan law document"
