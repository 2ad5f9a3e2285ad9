"""The law of dialogue at the workplace: who speaks, until when, what an employer still owes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MINYEAR, date

KINDS = {"periodic": "Định kỳ", "requested": "Theo yêu cầu", "event": "Khi có vụ việc"}
SIDES = {"union": "Công đoàn, người lao động", "employer": "Người sử dụng lao động"}
STATES = {"called": "đã lên lịch", "held": "đã đối thoại", "posted": "đã công bố", "cancelled": "đã hủy"}
STEPS = {"sent": "gửi nội dung", "replied": "trả lời yêu cầu", "posted": "công bố kết quả"}
ACTS = {"conference": "Hội nghị người lao động", "regulation": "Quy chế dân chủ", "members": "Danh sách thành viên đối thoại"}
FORMS = {"whole": "toàn thể", "delegates": "đại biểu", "": "–"}
SOON_DAYS = 30


@dataclass(frozen=True, slots=True)
class SeatBand:
    """How many people speak for the workers where so many work; None is open."""

    workers_from: int
    workers_to: int | None
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter of an agenda and the side that proposes it."""

    proposer: str
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a matter: `is_agreed` is None where nobody said."""

    place: int
    words: str
    is_agreed: bool | None


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody promised to do until a day."""

    owner: str
    words: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who came: of the workers' list, of the employer's side, whether its legal representative or a person authorised was there."""

    present: int
    employer_present: int
    has_legal: bool
    women_present: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a session needs: the workers' seats, how many of them must come (0: the law does not say), the employer's least, women."""

    seats: int
    needed: int
    employer_least: int
    wants_women: bool


@dataclass(frozen=True, slots=True)
class Term:
    """What the law asks for: its length, where it stands, whether it is unchecked."""

    number: int
    document: str
    needs_check: bool


@dataclass(frozen=True, slots=True)
class DemocracyLaw:
    """The yearly and two-yearly duties of an employer."""

    periodic: Term
    conference: Term
    regulation: Term
    members: Term


@dataclass(frozen=True, slots=True)
class Seen:
    """What is written down of an employer. `since` is the day from which its duties count."""

    since: date
    dialogue: date | None = None
    conference: date | None = None
    regulation: date | None = None
    members: date | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """Something an employer owes: until when, how that stands, the article."""

    code: str
    words: str
    due_on: date
    state: str
    article: str
    needs_check: bool

    @property
    def is_late(self) -> bool:
        return self.state == "late"


def dialogue_seats(workers: int, bands: Iterable[SeatBand]) -> SeatBand:
    """Return the band of seats on the workers' side that a head-count falls into.

    Source: reference table `dialogue_rules`, records dialogue.seats.

    :raises ValueError: no band holds the head-count
    """
    for band in bands:
        if band.workers_from <= workers and (band.workers_to is None or workers <= band.workers_to):
            return band
    raise ValueError(f"no band for {workers} workers")


def lacking(came: Attendance, asked: Asked) -> list[str]:
    """Return everything for want of which a session could not be held; nothing when it could.

    Source: Nghị định 145/2020/NĐ-CP, Đ38 k1 and k4, Đ39 k4; the figures are those of table `dialogue_rules`.
    """
    told = []
    if came.present > asked.seats:
        told.append(f"bên người lao động có {asked.seats} thành viên, không thể có mặt {came.present}")
    if came.present < max(asked.needed, 1):
        told.append(f"bên người lao động có mặt {came.present}/{asked.seats}, cần từ {max(asked.needed, 1)}")
    if came.employer_present < asked.employer_least:
        told.append(f"bên người sử dụng lao động có mặt {came.employer_present}, cần từ {asked.employer_least}")
    if not came.has_legal:
        told.append("thiếu người đại diện theo pháp luật hoặc người được ủy quyền")
    if asked.wants_women and not came.women_present:
        told.append("nội dung có quyền lợi của lao động nữ mà không có đại diện lao động nữ")
    return told


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def standing(due_on: date, on: date, *, soon: int = SOON_DAYS) -> str:
    """Return how a last day stands: late, wait (it comes near), info."""
    days = (due_on - on).days
    return "late" if days < 0 else "wait" if days <= soon else "info"


def duties(seen: Seen, law: DemocracyLaw, *, on: date) -> list[Duty]:
    """Return what an employer owes of dialogue and democracy at work, the oldest last day first.

    A periodic dialogue is owed within a year of the last one, a workers' conference once in a calendar year, a democracy regulation
    once, a list of members within two years of the last. Who has none yet owes it a year after its duties began (the list and the
    regulation at once). Source: Bộ luật Lao động Đ63, Nghị định 145/2020/NĐ-CP Đ37, Đ38, Đ47, Đ48.
    """
    never = years_after(seen.since, 1)
    first_year = date(seen.since.year, 12, 31)
    talked = years_after(seen.dialogue, law.periodic.number) if seen.dialogue else never
    met = date(seen.conference.year + 1, 12, 31) if seen.conference else max(first_year, date(max(on.year - 1, MINYEAR), 12, 31))
    listed = years_after(seen.members, law.members.number) if seen.members else seen.since
    found = [
        _duty("periodic", _last("Đối thoại định kỳ", seen.dialogue), talked, law.periodic, on),
        _duty("conference", _last("Hội nghị người lao động", seen.conference), met, law.conference, on),
        _duty("members", _last("Danh sách thành viên đối thoại", seen.members), listed, law.members, on),
    ]
    if seen.regulation is None:
        found.append(_duty("regulation", _last("Quy chế dân chủ", None), seen.since, law.regulation, on))
    return sorted(found, key=lambda one: (one.due_on, one.code))


def _last(name: str, day: date | None) -> str:
    return f"{name}: lần gần nhất {day:%d/%m/%Y}" if day else f"{name}: chưa ghi lần nào"


def _duty(code: str, words: str, due_on: date, term: Term, on: date) -> Duty:
    return Duty(code, words, due_on, standing(due_on, on), term.document, term.needs_check)


def late_first(rows: Sequence[Duty]) -> list[Duty]:
    """Return duties with the late ones first."""
    return sorted(rows, key=lambda one: (not one.is_late, one.due_on))
