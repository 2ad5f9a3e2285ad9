"""Every file of the shared bank folder: it gives its expected totals, or proves itself, or is refused with place and cause."""

import json
from pathlib import Path
from typing import Any

import pytest

from congdoan.conftest import shared_data
from congdoan.finance.banking.rules.statements import Statement, described, insist_on_whole, read
from congdoan.finance.banking.rules.statements.report import UnableToRead

CHECKED = {"opening", "closing", "n_lines", "sum_credit", "sum_debit", "first", "last"}
OF_THE_WHOLE_FILE = {"balance-not-proven", "total-differs", "count-differs", "date-styles-mixed"}
NOT_STATEMENTS = {"EXPECTED.json", "EXPECTED_vn.json"}


def read_file(path: Path) -> list[Statement]:
    return read(path.read_bytes(), name=path.name)


def files_of(folder: str) -> list[Path]:
    return [path for path in sorted(shared_data("data/bank", folder).iterdir()) if path.name not in NOT_STATEMENTS]


def totals(statement: Statement, expected: dict[str, Any]) -> dict[str, Any]:
    told = described(statement)
    return {key: told[key] for key in expected if key in told and key != "bank"}


def wanted(expected: dict[str, Any]) -> dict[str, Any]:
    return {
        key: value
        for key, value in expected.items()
        if key in {"opening", "closing", "n_lines", "sum_credit", "sum_debit", "first", "last"}
    }


def test_each_export_of_a_vietnamese_bank_gives_its_expected_totals():
    expected = json.loads(shared_data("data/bank/vn_exports/EXPECTED.json").read_text())

    found = {name: totals(read_file(shared_data("data/bank", name))[0], wanted(them)) for name, them in expected.items()}

    assert found == {name: wanted(them) for name, them in expected.items()}


@pytest.mark.parametrize("folder", ["mt940", "camt"])
def test_each_reconstructed_message_gives_its_expected_totals(folder):
    expected = json.loads(shared_data("data/bank/mt940/EXPECTED_vn.json").read_text())
    for name, them in expected.items():
        if (path := shared_data("data/bank", folder) / name).exists():
            statements = read_file(path)
            they = them if isinstance(them, list) else [them]

            assert [totals(statement, one) for statement, one in zip(statements, they, strict=True)] == they
            insist_on_whole(statements)


@pytest.mark.parametrize("folder", ["vn_exports", "vn_exports_generic", "mt940", "camt"])
def test_every_file_is_proven_or_refused_with_place_and_cause(folder):
    files = files_of(folder)
    assert files
    for path in files:
        statements = read_file(path)
        assert statements, path.name
        for statement in statements:
            assert statement.balance_proof in {"ok", "absent", "failed"}
            if statement.currency not in {None, "VND"}:
                assert any(statement.currency in p.message for p in statement.faults if p.code == "currency-not-vnd"), path.name
            if statement.balance_proof == "absent" and not statement.faults:
                assert any(problem.code == "no-proof-possible" for problem in statement.problems), path.name
            if statement.balance_proof == "ok" and not statement.faults:
                assert statement.opening + statement.sum_credit - statement.sum_debit == statement.closing, path.name
        faults = [problem for statement in statements for problem in statement.faults]
        for problem in faults:
            assert problem.message.strip()
            assert problem.row or problem.code in {"balance-not-proven", "total-differs", "count-differs", "date-styles-mixed"}, (
                path.name,
                problem,
            )


def test_european_files_are_refused_by_the_name_of_their_currency():
    with pytest.raises(UnableToRead) as refusal:
        insist_on_whole(read_file(shared_data("data/bank/camt/OCA__test_files__test-camt053-txdtls.xml")))

    assert refusal.value.code == "currency-not-vnd"
    assert "CHF" in refusal.value.explain()
    assert refusal.value.facts["statements"][0]["n_lines"] == 1


def test_a_message_without_both_balances_is_refused_although_the_package_mt940_accepts_it():
    content = shared_data("data/bank/mt940/vn_reconstructed_a.sta").read_bytes()
    cut = content[: content.index(b":62F:")]

    statement = read(cut, name="cut.sta")[0]

    assert [problem.column for problem in statement.faults] == [":62F:"]
    assert len(statement.lines) == 15


@pytest.mark.parametrize("name", ["vn_reconstructed_a.sta", "vn_reconstructed_b_two_statements_nodecimals.sta"])
def test_our_mt940_reader_agrees_with_the_package(name):
    import mt940

    text = shared_data("data/bank/mt940", name).read_text()
    ours = read(text.encode(), name=name)

    theirs = mt940.parse_statements(text)

    assert [len(one.lines) for one in ours] == [len(one.transactions) for one in theirs]
    for our, their in zip(ours, theirs, strict=True):
        assert [line.signed for line in our.lines] == [int(t.data["amount"].amount) for t in their.transactions]
        assert [line.reference for line in our.lines] == [t.data["bank_reference"] for t in their.transactions]


def test_the_twelve_months_of_the_world_prove_themselves_and_continue_each_other():
    files = sorted(shared_data("data/worlds/duong-minh-chau-2024/statements").iterdir())
    months = [read_file(path)[0] for path in files]

    assert [month.balance_proof for month in months] == ["ok"] * 12
    assert [month.closing for month in months[:-1]] == [month.opening for month in months[1:]]
    assert [sum(line.repeat for line in month.lines) for month in months] == [0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0]
    assert sum(len(month.own_lines) for month in months) == 2535
    assert sum(month.sum_credit for month in months) == 11_702_486_545
    assert sum(month.sum_debit for month in months) == 6_787_558_567


def test_a_line_repeated_in_next_months_file_has_the_same_fingerprint():
    files = sorted(shared_data("data/worlds/duong-minh-chau-2024/statements").iterdir())
    months = [read_file(path)[0] for path in files]
    own = [line.fingerprint for month in months for line in month.own_lines]
    repeats = [line.fingerprint for month in months for line in month.lines if line.repeat]

    assert len(set(own)) == len(own) == 2535
    assert len(repeats) == 4
    assert set(repeats) <= set(own)


def test_rows_are_the_rows_that_the_truth_of_the_world_names():
    world = shared_data("data/worlds/duong-minh-chau-2024")
    truth = json.loads((world / "truth.json").read_text())["lines"]
    by_file = {path.name: {line.row: line for line in read_file(path)[0].lines} for path in (world / "statements").iterdir()}

    for line in truth:
        name = Path(line["file"]).name
        found = by_file[name][line["row"]]
        assert (found.amount, found.reference) == (line["amount"], line["bank_ref"]), line["id"]
