"""The count of an election and the composition of committees, by their rules."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from congdoan.people.officers import rules
from congdoan.people.officers.rules import Candidate, Committees, CountRule, Limits, Tally
from congdoan.people.organisations.rules.committees import CommitteeRule

RULE = CountRule(Fraction(2, 3), Fraction(1, 2))
LIMITS = Limits(CommitteeRule(30, 7, Fraction(1, 3)), frozenset({"account_holder", "chief_accountant"}), 10)


def count(*votes, seats, ballots=30, base="in", invalid=0, **facts):
    numbers = {"called": ballots, "present": ballots, "voting": ballots, "ballots_out": ballots, "ballots_in": ballots}
    numbers |= {"valid": ballots - invalid, "invalid": invalid, "seats": seats, "base": base} | facts
    return Tally(**numbers, candidates=tuple(Candidate(place, f"Người {place}", one) for place, one in enumerate(votes)))


def names(candidates):
    return [one.name for one in candidates]


def test_who_has_more_than_half_is_elected_and_who_has_half_is_not():
    outcome = rules.result(count(16, 15, 29, seats=3), RULE)

    assert names(outcome.elected) == ["Người 2", "Người 0"]
    assert (outcome.tied, outcome.seats_left) == ((), 1)


def test_a_tie_for_the_last_seat_elects_neither():
    outcome = rules.result(count(20, 18, 18, 17, seats=2), RULE)

    assert (names(outcome.elected), names(outcome.tied), outcome.seats_left) == (["Người 0"], ["Người 1", "Người 2"], 1)


def test_shares_are_told_of_the_ballots_that_the_regulation_names():
    assert rules.result(count(15, seats=1, ballots=30, invalid=4), RULE).elected == ()
    assert names(rules.result(count(15, seats=1, ballots=30, invalid=4, base="valid"), RULE).elected) == ["Người 0"]
    assert rules.share_words(2, 3) == "66,66%"
    assert rules.share_words(0, 0) == "0,00%"


def test_every_disagreement_is_told_at_once():
    told = rules.faults(
        Tally(
            called=30, present=19, voting=20, seats=1, ballots_out=21, ballots_in=22, valid=10, invalid=5,
            candidates=(Candidate(1, "An", 11), Candidate(1, "An", 2)),
        ),
        RULE,
    )  # fmt: skip

    assert told == [
        "bỏ phiếu 20, nhiều hơn 19 có mặt",
        "phát ra 21 phiếu, nhiều hơn 20 người bỏ phiếu",
        "thu về 22 phiếu, nhiều hơn 21 phát ra",
        "hợp lệ 10 + không hợp lệ 5 = 15, khác 22 phiếu thu về",
        "có mặt 19/30 triệu tập, chưa đủ 2/3 (cần từ 20 người) nên cuộc bầu không có giá trị",
        "An: 11 phiếu, nhiều hơn 10 phiếu hợp lệ",
        "An có hai dòng trong danh sách bầu",
        "cộng 13 phiếu bầu, nhiều hơn 10 phiếu hợp lệ × 1 người được bầu = 10",
    ]


ballots = st.integers(min_value=1, max_value=300)


@given(ballots, st.integers(1, 9), st.lists(st.integers(0, 300), min_size=1, max_size=15), st.sampled_from(["in", "valid"]), st.data())
def test_no_count_seats_more_than_there_are_seats_or_anybody_without_a_majority(number, seats, votes, base, data):
    invalid = data.draw(st.integers(0, number))
    tally = count(*(min(one, number - invalid) for one in votes), seats=seats, ballots=number, invalid=invalid, base=base)

    outcome = rules.result(tally, RULE)

    assert len(outcome.elected) + outcome.seats_left == seats
    assert all(2 * one.votes > tally.counted for one in (*outcome.elected, *outcome.tied))
    fewest = min((one.votes for one in outcome.elected), default=number)
    assert all(one.votes <= fewest for one in tally.candidates if one not in outcome.elected)
    assert len(outcome.tied) != 1


@given(st.integers(1, 500), st.integers(0, 500))
def test_two_thirds_make_a_quorum_and_no_fewer(called, present):
    present = min(called, present)
    tally = count(0, seats=1, ballots=present, called=called)

    misses = any("chưa đủ 2/3" in one for one in rules.faults(tally, RULE))

    assert misses == (3 * present < 2 * called)


def unit(members=45, women=9, executive=(), inspection=(), seats=0, finance=None, has_women_body=False):
    everybody = {*executive, *inspection, *(finance or {})}
    return Committees(
        members, women, frozenset(executive), frozenset(inspection), seats, has_women_body, finance or {},
        {one: f"Người {one}" for one in everybody},
    )  # fmt: skip


def found(committees):
    return {one.rule for one in rules.findings(committees, LIMITS) if one.is_fault}


def test_a_union_of_thirty_has_an_inspection_committee():
    assert found(unit(members=30)) == {"ubkt.min_members"}
    assert found(unit(members=29)) == set()
    (note,) = rules.findings(unit(members=29, inspection=(1, 2, 3)), LIMITS)
    assert (note.rule, note.is_fault) == ("ubkt.min_members", False)


def test_an_inspection_committee_is_no_shadow_of_the_executive():
    assert found(unit(executive=(1, 2), inspection=(1, 3, 4))) == set()
    assert found(unit(executive=(1, 2), inspection=(1, 2, 3))) == {"ubkt.committee_share"}
    assert found(unit(inspection=(1, 2, 3), seats=8)) == {"ubkt.max"}


def test_who_keeps_the_money_does_not_inspect_it():
    (finding,) = rules.findings(unit(inspection=(1, 2, 3), finance={2: "chief_accountant", 3: "treasurer"}), LIMITS)

    assert finding.words == "Người 2 là kế toán trưởng, kế toán nên không tham gia ủy ban kiểm tra"
    assert finding.is_structural


def test_ten_women_have_their_committee():
    assert found(unit(members=20, women=10)) == {"founding.women"}
    assert found(unit(members=20, women=10, has_women_body=True)) == set()


def test_a_level_without_a_number_of_seats_is_not_judged_by_another_s():
    assert rules.findings(unit(members=500), Limits(None, frozenset(), None)) == []
