"""The plan of a reorganisation: one row a unit, what becomes of it, who takes over, and in which order the rows are carried out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from congdoan.people.organisations.rules import Days

OUTCOMES = {
    "continue": "tiếp tục",
    "transfer": "chuyển",
    "rename": "đổi tên",
    "dissolve": "kết thúc",
    "merge": "nhập vào",
    "split": "tách thành",
    "reclassify": "đổi loại",
    "found": "lập mới",
}
"""Codes of the law pack's table `reorganisation_events`, and `continue` for a unit that the decision names but leaves as it is."""
ENDING = frozenset({"dissolve", "merge", "split", "reclassify"})
MEMBER_POLICIES = {"move": "chuyển", "end": "kết thúc", "ask": "hỏi từng người"}
BOOKS = {"keep": "giữ", "hand_over": "bàn giao"}
GRANTS = {"end": "kết thúc", "move": "chuyển"}

COLUMNS: dict[str, tuple[str, ...]] = {
    "code": ("Mã đơn vị", "Mã"),
    "outcome": ("Kết cục", "Hình thức"),
    "targets": ("Đơn vị tiếp nhận", "Tiếp nhận", "Mã đơn vị mới"),
    "parent": ("Cấp trên mới", "Cấp trên"),
    "name": ("Tên mới", "Tên"),
    "kind": ("Loại mới", "Loại"),
    "members": ("Số đoàn viên", "Đoàn viên"),
    "member_policy": ("Xử lý đoàn viên",),
    "grants": ("Quyền sử dụng", "Quyền"),
    "books": ("Sổ sách",),
    "cash_counted": ("Tiền mặt kiểm kê",),
    "given_by": ("Người giao",),
    "taken_by": ("Người nhận",),
    "note": ("Ghi chú",),
}
"""The columns of a plan file, each with the labels that people give it."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What becomes of one unit. `line` is its place in the plan; codes are written as the register writes them.

    `targets`: who takes over, the main one first; of `reclassify` the code under which the unit goes on. `parent`: under whom it stands
    from then on. `members`: as the decision states them, None where it does not. Units: `cash_counted` in đồng.
    """

    line: int
    code: str
    outcome: str
    targets: tuple[str, ...] = ()
    parent: str = ""
    name: str = ""
    kind: str = ""
    members: int | None = None
    member_policy: str = ""
    grants: str = "end"
    books: str = "keep"
    cash_counted: int | None = None
    given_by: str = ""
    taken_by: str = ""
    note: str = ""

    @property
    def is_ending(self) -> bool:
        return self.outcome in ENDING

    @property
    def policy(self) -> str:
        """Return what becomes of the members: as decided, else as is usual."""
        return self.member_policy or member_policy_of(self.outcome)


@dataclass(frozen=True, slots=True)
class Known:
    """What the register says of a unit on the eve of the effective day. `moved_on` is the first day of its last placement."""

    id: int
    code: str
    name: str
    kind: str
    rank: int
    days: Days
    parent: str
    moved_on: date | None

    @property
    def is_employer(self) -> bool:
        return self.kind == "employer"


def outcome_words(outcome: str) -> str:
    """Return what becomes of a unit as it is called on screen."""
    return OUTCOMES.get(outcome, outcome)


def member_policy_of(outcome: str) -> str:
    """Return what usually becomes of the members: they end with a union that ends, are asked when it is split, else move with it."""
    return {"dissolve": "end", "split": "ask"}.get(outcome, "move")


def ordered(rows: Iterable[PlanRow], known: Mapping[str, Known], ranks: Mapping[str, int]) -> list[PlanRow]:
    """Return the rows in the order in which they are carried out.

    First what is founded, from the top down; then what goes on; then what ends, from the bottom up, so that nothing is left behind.
    """

    def place(row: PlanRow) -> tuple[int, int, int]:
        if row.outcome == "found":
            return 0, ranks.get(row.kind, 0), row.line
        rank = known[row.code].rank if row.code in known else 0
        return (2, -rank, row.line) if row.is_ending else (1, 0, row.line)

    return sorted(rows, key=place)


def receiver_of(row: PlanRow, rows: Mapping[str, PlanRow], known: Mapping[str, Known]) -> str | None:
    """Return who receives what an ending unit leaves: its main heir, else the nearest above it that goes on, else nobody."""
    if row.targets:
        return row.targets[0]
    above = known[row.code].parent if row.code in known else ""
    for _ in range(len(known) + 1):
        upper = rows.get(above)
        if not above or upper is None or not upper.is_ending:
            break
        above = upper.targets[0] if upper.targets else known[above].parent if above in known else ""
    return above or None
