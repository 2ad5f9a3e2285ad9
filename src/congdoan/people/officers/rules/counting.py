"""The count of an election: what its minutes must say for the figures to agree, and who is elected by them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from congdoan.foundation.kernel.shares import least_count, reaches

COUNTS = {
    "called": "Triệu tập",
    "present": "Có mặt",
    "voting": "Bỏ phiếu",
    "seats": "Số người được bầu",
    "ballots_out": "Phiếu phát ra",
    "ballots_in": "Phiếu thu về",
    "valid": "Phiếu hợp lệ",
    "invalid": "Phiếu không hợp lệ",
}
"""The figures of a count, in the order of the minutes."""
BASES = {"in": "số phiếu thu về", "valid": "số phiếu hợp lệ"}
NOMINATIONS = {"nominated": "được đề cử", "self": "tự ứng cử"}


@dataclass(frozen=True, slots=True)
class CountRule:
    """From which share of those called a meeting counts, above which share of the votes somebody is elected."""

    quorum: Fraction
    over: Fraction


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name on the ballot. `person` tells two candidates of one name apart."""

    person: int
    name: str
    votes: int
    nominated: str = "nominated"


@dataclass(frozen=True, slots=True)
class Tally:
    """What the minutes of a count say. Units: persons and ballots."""

    called: int
    present: int
    voting: int
    seats: int
    ballots_out: int
    ballots_in: int
    valid: int
    invalid: int
    candidates: tuple[Candidate, ...]
    base: str = "in"

    @property
    def counted(self) -> int:
        """Return the ballots out of which shares are told."""
        return self.ballots_in if self.base == "in" else self.valid


@dataclass(frozen=True, slots=True)
class Result:
    """Who is elected, in the order of votes; `tied` had enough votes but as many as another, for one seat too few."""

    elected: tuple[Candidate, ...]
    tied: tuple[Candidate, ...]
    seats_left: int


def faults(tally: Tally, rule: CountRule) -> list[str]:
    """Return everything in the minutes that cannot be, each with the figures that disagree; nothing when they agree.

    Source: quorum from the law pack, `activities.founding` (founding.congress_quorum); the sums follow from counting.
    """
    told = [words for words, is_wrong in _sums(tally) if is_wrong]
    if tally.called > 0 and not reaches(tally.present, least_count(tally.called, rule.quorum, ">=")):
        least = least_count(tally.called, rule.quorum, ">=")
        told.append(
            f"có mặt {tally.present}/{tally.called} triệu tập, chưa đủ {rule.quorum} (cần từ {least} người) nên cuộc bầu không có giá trị"
        )
    seen: dict[int, str] = {}
    for one in tally.candidates:
        if one.person in seen:
            told.append(f"{one.name} có hai dòng trong danh sách bầu")
        seen[one.person] = one.name
        if one.votes < 0:
            told.append(f"{one.name}: số phiếu {one.votes} là số âm")
        if one.votes > tally.valid:
            told.append(f"{one.name}: {one.votes} phiếu, nhiều hơn {tally.valid} phiếu hợp lệ")
    marked, most = sum(one.votes for one in tally.candidates), tally.valid * tally.seats
    if marked > most:
        told.append(f"cộng {marked} phiếu bầu, nhiều hơn {tally.valid} phiếu hợp lệ × {tally.seats} người được bầu = {most}")
    return told


def _sums(tally: Tally) -> list[tuple[str, bool]]:
    return [
        ("số triệu tập phải từ 1 người", tally.called < 1),
        ("số người được bầu phải từ 1", tally.seats < 1),
        ("danh sách bầu chưa có ai", not tally.candidates),
        ("cách tính phải là trên phiếu thu về hoặc phiếu hợp lệ", tally.base not in BASES),
        ("có số âm", min(tally.present, tally.voting, tally.ballots_out, tally.ballots_in, tally.valid, tally.invalid) < 0),
        (f"có mặt {tally.present}, nhiều hơn {tally.called} triệu tập", tally.present > tally.called),
        (f"bỏ phiếu {tally.voting}, nhiều hơn {tally.present} có mặt", tally.voting > tally.present),
        (f"phát ra {tally.ballots_out} phiếu, nhiều hơn {tally.voting} người bỏ phiếu", tally.ballots_out > tally.voting),
        (f"thu về {tally.ballots_in} phiếu, nhiều hơn {tally.ballots_out} phát ra", tally.ballots_in > tally.ballots_out),
        (
            f"hợp lệ {tally.valid} + không hợp lệ {tally.invalid} = {tally.valid + tally.invalid}, khác {tally.ballots_in} phiếu thu về",
            tally.valid + tally.invalid != tally.ballots_in,
        ),
    ]


def result(tally: Tally, rule: CountRule) -> Result:
    """Return who is elected by a sound count: above the share, the most votes first, no more than the seats.

    Who has enough votes but as many as another, where the seats do not suffice for both, is not elected: another round decides.
    Source: law pack, `activities.founding` (founding.elected); the tie is the house's reading, decision 0055.
    """
    least = least_count(tally.counted, rule.over, ">")
    enough = sorted((one for one in tally.candidates if one.votes >= least), key=lambda one: -one.votes)
    if len(enough) <= tally.seats:
        return Result(tuple(enough), (), tally.seats - len(enough))
    last = enough[tally.seats].votes
    elected = tuple(one for one in enough if one.votes > last)
    if len(elected) == tally.seats:
        return Result(elected, (), 0)
    return Result(elected, tuple(one for one in enough if one.votes == last), tally.seats - len(elected))


def share_words(votes: int, of: int) -> str:
    """Return votes as a share of ballots with two digits, cut and never rounded up: 2 of 3 is 66,66%."""
    hundredths = votes * 10_000 // of if of else 0
    return f"{hundredths // 100},{hundredths % 100:02d}%"


def ordered(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return candidates by votes, the most first; of equal votes as the ballot lists them."""
    return sorted(candidates, key=lambda one: -one.votes)
