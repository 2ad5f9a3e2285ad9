"""What may become of an applicant and a member: the states of the law pack and the way from one to the next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

APPLIED, WITHDRAWN, COMMITTEE, REFUSED, ADMITTED = "applied", "withdrawn", "committee", "refused", "admitted"
ACTIVE, PAUSED = "active", "dues_paused"
WAITING = frozenset({APPLIED, COMMITTEE})
LEFT = ("resigned", "removed", "retired")
DIED, ENDED_BY_REORG, MOVED_OUT, UNSTATED = "died", "ended_by_reorg", "moved_out", "unstated"
ENDINGS = {
    MOVED_OUT: "chuyển đi", "resigned": "xin ra", "removed": "xóa tên, khai trừ", "retired": "nghỉ hưu", DIED: "từ trần",
    ENDED_BY_REORG: "kết thúc do sắp xếp", UNSTATED: "thôi, chưa rõ lý do",
}  # fmt: skip
RECORDED, MOVED_IN, REENTERED = "recorded", "moved_in", "reentered"
BEGINNINGS = {ADMITTED: "kết nạp", MOVED_IN: "chuyển đến", REENTERED: "vào lại", RECORDED: "ghi sổ ban đầu"}


@dataclass(frozen=True, slots=True)
class State:
    """One state: its name, and the states that may follow."""

    code: str
    name: str
    following: frozenset[str]


class StateRecord(Protocol):
    """What a record of the table `membership_workflow` holds."""

    @property
    def name(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, Any]: ...


def states_from(records: Iterable[StateRecord]) -> dict[str, State]:
    """Read the states of the table `membership_workflow`; its rules are left out.

    Source: law pack, `activities.membership_workflow`.
    """
    found = [record for record in records if record.fields.get("kind") == "state"]
    return {
        record.fields["code"]: State(record.fields["code"], record.name, frozenset(record.fields.get("next") or ())) for record in found
    }


def may_follow(table: Mapping[str, State], now: str, then: str) -> bool:
    """Say whether one state may follow another."""
    return now in table and then in table[now].following


def words(table: Mapping[str, State], state: str) -> str:
    """Return a state as it is called on screen."""
    return table[state].name if state in table else ENDINGS.get(state, state)
