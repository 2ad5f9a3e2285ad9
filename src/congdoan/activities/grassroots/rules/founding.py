"""Pure rules of founding a union: the steps, what is still missing, the time limit, which employers promise most."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

PROSPECT, CONTACTED, APPLICATIONS, TEAM, CONGRESS, DOSSIER, DECISION, ACTIVE, CLOSED = (
    "prospect", "contacted", "applications", "team", "congress", "dossier", "decision", "active", "closed",
)  # fmt: skip
STEPS = (PROSPECT, CONTACTED, APPLICATIONS, TEAM, CONGRESS, DOSSIER, DECISION, ACTIVE)
OPEN = STEPS[:-1]
KINDS = {
    "grassroots_union": "Công đoàn cơ sở",
    "occupational_union": "Nghiệp đoàn",
    "base_occupational_union": "Nghiệp đoàn cơ sở",
}
WITHOUT_EMPLOYER = ("occupational_union", "base_occupational_union")
SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a founding has come."""

    applications: int
    least: int
    has_team: bool
    has_meeting: bool
    elected: int


@dataclass(frozen=True, slots=True)
class Prospect:
    """An employer without a union. Units: persons, đồng; `owed` and `overdue` of the union fund; None where nothing is known."""

    id: int
    code: str
    name: str
    sector: str
    commune: str
    workers: int | None
    owed: int
    overdue: int
    founding_id: int | None = None

    @property
    def pays(self) -> int:
        """Return 0 where what was due is paid, 1 where some of it is, 2 where nothing is, 3 where nothing was assessed."""
        if self.owed == 0:
            return 3
        return 0 if self.overdue <= 0 else 1 if self.overdue < self.owed else 2


PAYS = ("trả đủ", "trả một phần", "chưa trả", "chưa có kỳ phải nộp")


def by_promise(found: Sequence[Prospect]) -> list[Prospect]:
    """Return employers in the order in which a visit promises most: who pays what is due before who does not, then the larger first.

    Source: a design of this house; the law ranks nobody.
    """
    return sorted(found, key=lambda one: (one.pays, -(one.workers or 0), one.code))


def missing(progress: Progress) -> list[str]:
    """Return what a dossier still lacks, each with what to do; nothing when it is whole.

    Source: law pack, `activities.founding` (steps; founding.min_members for the least number of applications).
    """
    told = []
    if progress.applications < progress.least:
        told.append(f"mới có {progress.applications} đơn tự nguyện, cần từ {progress.least}")
    if not progress.has_team:
        told.append("chưa ghi ban vận động")
    if not progress.has_meeting:
        told.append("chưa ghi biên bản đại hội thành lập")
    elif not progress.elected:
        told.append("đại hội chưa bầu được ai vào Ban Chấp hành")
    return told


def further(now: str, then: str) -> str:
    """Return the step a founding stands on after another was done: it never goes back."""
    return then if STEPS.index(then) > STEPS.index(now) else now


def urgency(due: date | None, on: date) -> tuple[str, str]:
    """Return how a next step stands on a day: state for the page, words."""
    if due is None:
        return "none", "chưa hẹn ngày"
    days = (due - on).days
    if days < 0:
        return "late", f"trễ {-days} ngày"
    return ("wait", f"còn {days} ngày" if days else "hôm nay") if days <= SOON_DAYS else ("info", "đúng hạn")


def decision_content(
    *, issuer: str, parent: str, union: str, unit_words: str, committee: Sequence[tuple[str, str]], members: int
) -> dict[str, Any]:
    """Return a draft of the decision as the writer takes it; an officer completes it before it is submitted.

    Source: the law named is that of the pack (`activities.union_kinds`); the form of the decision itself is unchecked.
    """
    return {
        "kind": "Quyết định",
        "parent": [parent] if parent else [],
        "issuer": [issuer],
        "subject": f"Về việc công nhận {union}",
        "bases": ["Luật Công đoàn số 50/2024/QH15", f"Hồ sơ đề nghị công nhận {union}"],
        "body": [
            {"article": f"Công nhận {union} ({unit_words.lower()}) với {members} đoàn viên kể từ ngày ký."},
            {"article": "Công nhận Ban Chấp hành gồm các ông, bà: " + "; ".join(f"{name}, {post}" for name, post in committee) + "."},
            {"article": f"{union} và các đơn vị liên quan chịu trách nhiệm thi hành Quyết định này."},
        ],
        "signatures": [{"authority": ["TM. BAN THƯỜNG VỤ"], "name": ""}],
        "recipients": ["Như trên"],
    }  # fmt: skip
