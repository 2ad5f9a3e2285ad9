"""Invented years that nobody has tuned the matcher on: their truth holds together, and nothing in them is booked wrongly."""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from bench.worlds.facts import is_tax_code
from bench.worlds.generate import finished, make, write
from bench.worlds.profiles import PROFILES
from bench.worlds.third.make import TOWNS, make_desk

from congdoan.finance.banking.rules.statements import read
from congdoan.finance.collection.rules.matching import match
from congdoan.finance.collection.tests.world import World, answer_rows

SEEDS = {"khu-cong-nghiep": 5, "vung-cao": 6, "cang-bien": 7, "dong-bang": 8, "thu-do": 9}
SMALL, HOUSEHOLD = 0.1, 12


@pytest.fixture(scope="module", params=[*sorted(SEEDS), *sorted(TOWNS)])
def world(request, tmp_path_factory) -> World:
    folder, name = tmp_path_factory.mktemp(request.param), request.param
    write(finished(make_desk(TOWNS[name], 1), 1) if name in TOWNS else make(PROFILES[name], SEEDS[name], SMALL), folder)
    return World(folder)


def test_a_seed_always_writes_the_same_bytes(tmp_path):
    for copy in ("first", "second"):
        write(make(PROFILES["cang-bien"], 3, SMALL), tmp_path / copy)

    first, second = ({path.name: path.read_bytes() for path in (tmp_path / copy).rglob("*.*")} for copy in ("first", "second"))
    assert first == second


def test_the_statements_are_read_whole_and_prove_their_balances(world):
    by_file = defaultdict(list)
    for line in world.truth["lines"]:
        by_file[Path(line["file"]).name].append((line["row"], line["sign"], line["amount"]))

    for facts in world.truth["files"]:
        path = world.folder / facts["file"]
        (statement,) = read(path.read_bytes(), name=path.name)
        assert facts["opening"] + facts["total_credit"] - facts["total_debit"] == facts["closing"]
        assert statement.balance_proof == "ok" or facts["layout"] == "vietcombank"  # that export prints no balance
        assert not [problem for problem in statement.problems if problem.fatal]
        assert sorted((line.row, line.direction, line.amount) for line in statement.lines) == sorted(by_file[path.name])


def test_an_account_begins_each_month_where_it_ended_the_last(world):
    closing = {}
    for facts in world.truth["files"]:
        assert facts["opening"] == closing.get(facts["account"], facts["opening"])
        closing[facts["account"]] = facts["closing"]


def test_every_truth_holds_together(world):
    codes = {row["code"]: row["tax_code"].replace("-", "") for row in world.rows("employers.csv")}
    opening = Counter()
    for row in world.rows("opening.csv"):
        opening["bank" if row["kind"] == "BANK" else "owed"] += 0 if row["kind"].startswith("ARREARS") else int(row["amount"])

    assert opening["bank"] == opening["owed"]
    firms = [code for code in codes.values() if len(code) != HOUSEHOLD]
    assert all(is_tax_code(code[:10]) and code[2:].startswith("999") for code in firms)
    for line in world.truth["lines"]:
        parts = line.get("parts", [])
        assert (line["review"] == "must") == ("why" in line)
        assert not parts if line["review"] == "must" else sum(part["amount"] for part in parts) in (0, line["amount"])
        if line["review"] == "never" and "mst" in line["evidence"]:
            assert codes[parts[0]["subject"]] in re.sub(r"\D", "", line["text"])


def test_nothing_is_booked_wrongly_and_nothing_that_a_person_must_see(world):
    outcome = world.run_matcher(match)

    true = {(Path(line["file"]).name, line["row"]): line for line in world.truth["lines"]}
    booked = defaultdict(Counter)
    for file, row, status, kind, subject, amount in answer_rows(world, outcome):
        if status == "auto" and kind in ("KPCD", "DUES"):
            booked[file, row][subject, kind] += amount
    owed = {place: Counter({(p["subject"], p["kind"]): p["amount"] for p in true[place].get("parts", [])}) for place in booked}
    wrong = {true[place]["text"]: (parts - owed[place]).total() for place, parts in booked.items() if parts - owed[place]}
    leaks = [true[place]["text"] for place in booked if true[place]["review"] == "must"]
    assert len(booked) > 300
    assert (wrong, leaks) == ({}, [])
