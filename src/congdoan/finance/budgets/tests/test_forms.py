"""Each vintage of the settlement form, and the estimate, on paper: the columns, lines, codes and signatures of the law pack, in order."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from congdoan.finance.assessments import services as assessments
from congdoan.finance.budgets import queries, services
from congdoan.finance.budgets.rules import estimate_sheets, sheets
from congdoan.finance.budgets.rules.cells import place_and_name
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.reference import queries as reference
from congdoan.people.organisations.tests.builders import federations, organisation, person

from . import builders

pytestmark = pytest.mark.django_db
ON, MADE = date(2025, 1, 20), datetime(2025, 1, 20, 9, 0, tzinfo=UTC)
VINTAGES = [("form.b07.2014", 2018), ("form.b07.hd47.a", 2024), ("form.b07.hd47.b", 2024)]


@pytest.fixture
def cast(entered, monkeypatch):
    monkeypatch.setattr("congdoan.foundation.access.doors.today", lambda: ON)
    *_, district = federations(entered)
    union = organisation(entered, "grassroots_union", "CD001", parent=district)
    for year in (2018, 2024):
        assessments.report_dues(by=entered, rows=[assessments.DuesRow(union, year * 100 + 1, 48, 2_642_200)], on=ON)
    return {"by": entered, "district": district, "union": union}


def printed(monkeypatch, module):
    """Return what reaches the paper, beside the paper itself."""
    told = {}
    real = module.pdf
    monkeypatch.setattr(module, "pdf", lambda page, figures, **facts: told.update(figures) or real(page, figures, **facts))
    return told


@pytest.mark.parametrize(("form_id", "year"), VINTAGES)
def test_a_vintage_bears_the_columns_lines_and_signatures_of_the_law_pack(cast, form_id, year, monkeypatch, client):
    services.select_form(by=cast["by"], unit_id=cast["district"], form_id=form_id, from_year=year, document="12/QĐ", on=ON)
    form, told = reference.form(form_id), printed(monkeypatch, sheets)

    made = services.export(by=cast["by"], code="CD001", year=year, kind="pdf", made_at=MADE, on=ON)

    assert made.content.startswith(b"%PDF")
    assert told["columns"] == form.fields["columns"]
    assert [(row["place"], row["label"], row["code"]) for row in told["rows"]] == [
        (*place_and_name(line.label), line.code or "") for line in form.lines
    ]
    assert [row[0] for row in told["part_a"]] == [row["label"] for row in form.part_a]
    assert told["signatures"] == list(form.signatures)
    assert next(row["value"] for row in told["rows"] if "đoàn phí" in row["label"].lower() and row["indent"]) == "2.642.200"

    sheet = queries.settlement("CD001", year)
    assert (sheet.unexplained, services.faults_of(sheet)) == (0, [])
    chair = person(cast["by"], "chu.tich", role="union_chair", branch=cast["union"])
    access.enter(cast["by"], on=ON)
    client.force_login(access_queries.actor_named("chu.tich"))
    assert chair
    for name in ("settlement", "crosschecks", "preview_submission"):
        assert client.get(reverse(f"budgets:{name}", args=["CD001", year])).status_code == 200


def test_the_estimate_bears_all_four_parts_of_its_form(cast, monkeypatch):
    access.enter(cast["by"], on=ON)
    builders.submitted(cast["by"], cast["union"], 2024, on=ON)
    told = printed(monkeypatch, estimate_sheets)

    made = services.export_estimate(by=cast["by"], unit_id=cast["union"], year=2024, kind="pdf", made_at=MADE, on=ON)

    body = reference.form("form.b14.2006")
    assert made.content.startswith(b"%PDF")
    assert [(row["place"], row["label"], row["code"]) for row in told["rows"]] == [
        (*place_and_name(line.label), line.code or "") for line in body.lines
    ]
    assert (told["part_c"], told["part_d"]) == (
        {"label": "Thuyết minh", "signatures": body.fields["part_c"]["signatures"]},
        {"label": "Nhận xét của cấp trên", "signatures": body.fields["part_d"]["signatures"]},
    )
    assert [row[0] for row in told["part_a"]] == [row["label"] for row in body.part_a]
