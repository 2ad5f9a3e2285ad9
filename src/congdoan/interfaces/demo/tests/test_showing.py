"""The demo in a database: loaded, run month by month, sealed; broken off and taken up; refused where there is something already."""

import io
import json
import shutil
from contextlib import AbstractContextManager
from datetime import date
from functools import cache

import pytest
from django.core.management import call_command

from congdoan.activities.bargaining import queries as agreed
from congdoan.activities.disputes import queries as disputes
from congdoan.activities.grassroots import queries as gradings
from congdoan.finance.assessments import queries as assessments
from congdoan.finance.banking import queries as bank
from congdoan.finance.bookkeeping import queries as vouchers
from congdoan.finance.collection import services as collection
from congdoan.finance.collection.queries import proposals
from congdoan.finance.collection.queries.state import account_of, load_state
from congdoan.finance.ledger import queries as ledger
from congdoan.finance.notices import queries as notices
from congdoan.foundation.access import queries as access
from congdoan.foundation.access import services
from congdoan.foundation.access.doors import acting
from congdoan.foundation.documents import queries as documents
from congdoan.interfaces.demo.story.folder import tell_story
from congdoan.interfaces.demo.story.loading import NotEmpty
from congdoan.interfaces.demo.story.people import CAST
from congdoan.interfaces.demo.story.showing import BadSize, show
from congdoan.people.organisations import queries as organisations
from congdoan.people.organisations.tests.builders import federations

SIZE, SEED = 20, 5
TODAY = date(2026, 11, 24)


@pytest.fixture
def console(own_database):
    return access.actor_named(services.CONSOLE).pk


@pytest.fixture
def showing(console, tmp_path):
    """Return a function that shows a small district; `stop_at` breaks it off at those words."""

    def entered() -> AbstractContextManager[None]:
        return acting(console, on=TODAY)

    def run(*, stop_at="", unions=SIZE):
        def report(done, total, words):
            assert 0 <= done <= total
            if stop_at and words.startswith(stop_at):
                raise KeyboardInterrupt

        return show(tmp_path, by=console, on=TODAY, acting=entered, report=report, seed=SEED, unions=unions)

    return run


def standing(console):
    """Return the account's balances by body code."""
    with acting(console, on=TODAY):
        collector = organisations.id_of_code("LDLD-DMC")
        state, _ = load_state(account_of(collector))
        codes = {body.id: body.code for body in organisations.register(on=TODAY).bodies}
    payable = {codes[unit]: amount for unit, amount in state.payable.items() if amount}
    return state.bank, state.own, sum(state.suspense.values()), payable, {codes[body]: amount for body, amount in state.held.items()}


@cache
def told():
    """Return the same balances as the generator worked them out."""
    story = tell_story(SEED, SIZE)
    state, codes = story.year.state, {number: code for code, number in story.district.ids.items()}
    payable = {codes[unit]: amount for unit, amount in state.payable.items() if amount}
    return state.bank, state.own, sum(state.suspense.values()), payable, {codes[body]: amount for body, amount in state.held.items()}


def on_the_desk():
    """Return how many papers of each kind wait for somebody."""
    collector = organisations.id_of_code("LDLD-DMC")
    overpaid, _ = collection.preview_overpaid(by=access.actor_named(services.CONSOLE).pk, unit_id=collector, on=TODAY)
    return {
        "orders": {state: count for state, (count, _) in bank.payment_sums([collector]).items()},
        "notices": len(notices.notices(unit_id=collector)),
        "submissions": assessments.submission_counts()["waiting"],
        "proposals": sorted(row.what for row in proposals.proposals(collector, is_open=True)[0]),
        "notifications": bank.count_by_state(),
        "overpaid": len(overpaid.months),
        "vouchers": {state: told.count for state, told in vouchers.voucher_sums(vouchers.VoucherFilter()).items()},
        "documents": documents.counts_by_state(documents.Filter()),
    }


def test_the_year_stands_in_the_books_as_it_was_told(console, showing):
    shown = showing()

    assert standing(console) == told()
    assert shown.repeats == 4
    with acting(console, on=TODAY):
        assert ledger.verify()["ok"]
        assert gradings.count_gradings(year=2024) == {"scored": 2, "informed": 1, "returned": 0, "reviewed": 0, "published": 1}
        agreements, dialogues = agreed.agreements(on=TODAY)[0], agreed.dialogues(on=TODAY)[0]
        assert (len(agreements), len(dialogues)) == (7, 3)  # of the employers that kept one union; each third talked
        wave = disputes.spread_map(date(2024, 12, 16), within_days=14, on=TODAY).followed
        assert [one.step.shared[0] for one in wave] == ["zone", "owner_country"]
        watched = disputes.stoppages(on=TODAY)[0]
        assert not {one.sector for one in watched} & {"hành chính", "giáo dục", "y tế"}  # no public body has an owner abroad
        assert on_the_desk() == {
            "orders": {"prepared": 4, "exported": 3}, "notices": 6, "submissions": 3, "proposals": ["held", "line"],
            "notifications": {"waiting": 3, "quarantined": 1, "proven": 1}, "overpaid": 3,
            "vouchers": {"posted": 5, "reversed": 1, "voided": 1, "approved": 2, "submitted": 3, "returned": 1, "drafted": 2},
            "documents": {
                "issued": 4, "replaced": 1, "recalled": 1, "signed": 1, "approved": 1, "submitted": 1, "circulated": 1, "drafted": 4,
            },
        }  # fmt: skip
    assert access.is_demo()
    assert [ticket.username for ticket in shown.people] == [person.username for person in CAST]
    for person, ticket in zip(CAST, shown.people, strict=True):
        actor = access.actor_named(person.username)
        assert actor.check_password(ticket.password)
        assert sorted(grant["role"] for grant in access.grants_of(actor.pk, on=TODAY)) == sorted((person.role, *person.also))
    again = showing()
    assert (again.auto, again.review, again.people) == (0, 0, [])
    assert standing(console) == told()


@pytest.mark.parametrize("moment", ["Báo cáo thu đoàn phí", "Tháng 03/2024: đọc sao kê"])
def test_a_showing_broken_off_is_taken_up_without_doubling(console, showing, tmp_path, moment):
    with pytest.raises(KeyboardInterrupt):
        showing(stop_at=moment)
    shutil.rmtree(tmp_path / "demo")  # the files are told again

    showing()

    assert standing(console) == told()
    with acting(console, on=TODAY):
        assert ledger.verify()["ok"]


def test_a_database_that_holds_something_is_refused(console, showing, tmp_path):
    with acting(console, on=TODAY):
        federations(console)

    with pytest.raises(NotEmpty):
        showing()

    assert list(tmp_path.iterdir()) == []
    assert not access.is_demo()


@pytest.mark.parametrize("unions", [0, 19, 10**6])
def test_a_district_too_small_or_too_large_is_refused(showing, unions):
    with pytest.raises(BadSize):
        showing(unions=unions)


def command(name, **options):
    out = io.StringIO()
    call_command(name, acting=services.CONSOLE, json=True, on=TODAY.isoformat(), stdout=out, stderr=io.StringIO(), **options)
    return json.loads(out.getvalue() or "null")


def test_the_worker_loads_what_was_offered_and_shows_how_far_it_is(console, settings, tmp_path):
    settings.HOME = tmp_path

    offered = command("demo_offer")
    assert [person["username"] for person in offered["people"]] == [person.username for person in CAST]
    assert access.is_demo()
    assert command("demo_offer") is None  # the passwords are printed once
    with acting(console, on=TODAY):
        services.set_mark("demo", {"seed": SEED, "unions": SIZE})

    assert command("demo_load", job=offered["job"]) is None

    job = access.job(offered["job"])
    assert (job.done, job.total) == (21, 21)
    assert job.words.startswith("Năm 2024 đã vào sổ")
    assert standing(console) == told()
    renewed = command("demo_passwords")["people"]
    assert [person["username"] for person in renewed] == [person.username for person in CAST]
    assert all(access.actor_named(ticket["username"]).check_password(ticket["password"]) for ticket in renewed)


def test_an_unfinished_demo_is_offered_again(console, showing):
    with pytest.raises(KeyboardInterrupt):
        showing(stop_at="Tháng 02/2024: đọc sao kê")

    offered = command("demo_offer")

    assert offered["people"] == []
    assert offered["job"]


def test_a_folder_that_is_no_world_says_what_is_missing(console, tmp_path):
    (tmp_path / "unions.csv").write_bytes(b"")

    out = io.StringIO()
    with pytest.raises(SystemExit):
        call_command("world_load", str(tmp_path), json=True, stdout=out, stderr=io.StringIO())

    refused = json.loads(out.getvalue())
    assert refused["code"] == "not-a-world"
    assert "employers.csv" in refused["message"]
    assert "unions.csv" not in refused["message"]
