"""What is wrong with a plan, all of it at once, each with its row, its column and what to write instead."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .plan import BOOKS, ENDING, GRANTS, MEMBER_POLICIES, OUTCOMES, Known, PlanRow, receiver_of

LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the row's line and code, the field, what stands there, what to write instead."""

    line: int
    code: str
    field: str
    found: str
    cure: str


@dataclass(frozen=True, slots=True)
class Case:
    """Everything a row is held against. `taken`: codes that bodies outside the actor's reach bear."""

    rows: Mapping[str, PlanRow]
    known: Mapping[str, Known]
    ranks: Mapping[str, int]
    taken: frozenset[str]
    inside: frozenset[str]
    effective_on: date

    def goes_on(self, code: str) -> bool:
        """Return whether a unit stands from the effective day on."""
        row = self.rows.get(code)
        if row is not None and row.outcome == "found":
            return True
        one = self.known.get(code)
        return one is not None and self.effective_on in one.days and not (row is not None and row.is_ending)

    def rank_of(self, code: str) -> int | None:
        row = self.rows.get(code)
        if row is not None and row.outcome == "found":
            return self.ranks.get(row.kind)
        return self.known[code].rank if code in self.known else None


Wrong = tuple[str, str, str]  # field, found, cure


def check(
    rows: Sequence[PlanRow], known: Mapping[str, Known], *, ranks: Mapping[str, int], taken: Iterable[str], inside: Iterable[str],
    effective_on: date,
) -> list[Fault]:  # fmt: skip
    """Return everything that is wrong with a plan; an empty list means it can be carried out.

    Shapes: `known` by code; `ranks` of the kinds in force on the effective day; `inside` the codes that stand in the branch of the body
    that decides.
    """
    case = Case({row.code: row for row in rows}, known, ranks, frozenset(taken), frozenset(inside), effective_on)
    faults, repeated = [], {code for code, times in Counter(row.code for row in rows).items() if times > 1}
    for row in rows:
        wrong = [("code", row.code, "mỗi đơn vị chỉ một dòng; xóa dòng lặp")] if row.code in repeated else []
        wrong += _words(row)
        if not wrong:
            wrong += list(_founding(row, case) if row.outcome == "found" else _existing(row, case))
        faults += [Fault(row.line, row.code, field, found[:80], cure) for field, found, cure in wrong]
    return faults


def _words(row: PlanRow) -> Iterator[Wrong]:
    for field, known in (("outcome", OUTCOMES), ("grants", GRANTS), ("books", BOOKS)):
        value = getattr(row, field)
        if value not in known:
            yield field, value, f"chỉ nhận: {', '.join(known.values())}"
    if row.member_policy and row.member_policy not in MEMBER_POLICIES:
        yield "member_policy", row.member_policy, f"chỉ nhận: {', '.join(MEMBER_POLICIES.values())}"
    if len(row.name) > LONGEST_NAME:
        yield "name", row.name, f"tên dài nhất {LONGEST_NAME} ký tự"
    if row.members is not None and row.members < 0:
        yield "members", str(row.members), "số đoàn viên từ 0 trở lên"


def _founding(row: PlanRow, case: Case) -> Iterator[Wrong]:
    if row.code in case.known or row.code in case.taken:
        yield "code", row.code, "mã đã dùng cho đơn vị khác; chọn mã mới"
    if not row.name:
        yield "name", "", "ghi tên đơn vị lập mới"
    yield from _kind(row, case)
    if not row.parent:
        yield "parent", "", "ghi mã cấp trên của đơn vị lập mới"
    else:
        yield from _parent(row, case, case.ranks.get(row.kind))
    yield from _unfitting(row, ("targets", "books", "grants"))


def _existing(row: PlanRow, case: Case) -> Iterator[Wrong]:
    one = case.known.get(row.code)
    if one is None:
        yield "code", row.code, "không có đơn vị mang mã này trong phạm vi của bạn"
        return
    if row.code not in case.inside:
        yield "code", row.code, "đơn vị không thuộc cấp ra quyết định; chỉ sắp xếp đơn vị của mình"
    eve = case.effective_on - timedelta(days=1)
    if eve not in one.days or case.effective_on not in one.days:
        yield "code", row.code, f"đơn vị không hoạt động quanh ngày hiệu lực {case.effective_on:%d/%m/%Y}"
        return
    if one.moved_on and one.moved_on >= case.effective_on:
        yield "code", row.code, f"đơn vị đã chuyển chỗ ngày {one.moved_on:%d/%m/%Y}; ngày hiệu lực phải sau ngày đó"
    if one.is_employer and row.outcome not in ("transfer", "rename", "continue"):
        yield "outcome", OUTCOMES[row.outcome], "doanh nghiệp chỉ chuyển, đổi tên hoặc tiếp tục"
        return
    yield from _OF[row.outcome](row, one, case)


def _going_on(row: PlanRow, one: Known, case: Case) -> Iterator[Wrong]:
    yield from _unfitting(row, ("targets", "kind", "books", "grants", "parent", "name"))


def _transfer(row: PlanRow, one: Known, case: Case) -> Iterator[Wrong]:
    if not row.parent:
        yield "parent", "", "ghi mã cấp trên mới"
    elif row.parent == one.parent:
        yield "parent", row.parent, "đơn vị đã đứng dưới cấp trên này; ghi “tiếp tục”"
    else:
        yield from _parent(row, case, one.rank)
    yield from _unfitting(row, ("targets", "kind", "books", "grants"))


def _rename(row: PlanRow, one: Known, case: Case) -> Iterator[Wrong]:
    if not row.name or row.name == one.name:
        yield "name", row.name, "ghi tên mới, khác tên đang dùng"
    yield from _unfitting(row, ("targets", "parent", "kind", "books", "grants"))


def _dissolve(row: PlanRow, one: Known, case: Case) -> Iterator[Wrong]:
    if receiver_of(row, case.rows, case.known) is None:
        yield "outcome", OUTCOMES[row.outcome], "không còn cấp trên nhận phần còn lại; ghi “nhập vào”"
    if row.policy == "move":
        cure = "đoàn viên kết thúc hoặc hỏi từng người; muốn chuyển đoàn viên thì ghi kết cục “nhập vào”"
        yield "member_policy", MEMBER_POLICIES["move"], cure
    yield from _unfitting(row, ("targets", "name", "kind", "parent", "grants"))
    yield from _handover(row)


def _merge(row: PlanRow, one: Known, case: Case) -> Iterator[Wrong]:
    if len(row.targets) != 1:
        yield "targets", "; ".join(row.targets), "ghi đúng một đơn vị tiếp nhận"
    yield from _taking_over(row, one, case)


def _split(row: PlanRow, one: Known, case: Case) -> Iterator[Wrong]:
    if len(set(row.targets)) < 2:
        yield "targets", "; ".join(row.targets), "ghi từ hai đơn vị tiếp nhận, cách nhau bằng dấu ;, đơn vị chính đứng trước"
    yield from _taking_over(row, one, case)


def _reclassify(row: PlanRow, one: Known, case: Case) -> Iterator[Wrong]:
    if len(row.targets) != 1:
        yield "targets", "; ".join(row.targets), "ghi mã mới của đơn vị sau khi đổi loại"
    for code in row.targets:
        if code in case.known or code in case.taken or code in case.rows:
            yield "targets", code, "mã đã dùng cho đơn vị khác; chọn mã mới"
    yield from _kind(row, case)
    if row.kind == one.kind:
        yield "kind", row.kind, "loại mới phải khác loại đang có"
    yield from _parent(row, case, case.ranks.get(row.kind), row.parent or one.parent)
    yield from _handover(row)


def _taking_over(row: PlanRow, one: Known, case: Case) -> Iterator[Wrong]:
    for code in row.targets:
        taker = case.known.get(code)
        if code == row.code:
            yield "targets", code, "đơn vị tiếp nhận phải khác đơn vị này"
        elif not case.goes_on(code):
            yield "targets", code, _why_absent(code, case, "đơn vị tiếp nhận")
        elif taker is not None and taker.is_employer:
            yield "targets", code, "doanh nghiệp không tiếp nhận công đoàn"
        elif row.grants == "move" and (case.rank_of(code) or 0) < one.rank:
            yield "grants", GRANTS["move"], "quyền chỉ chuyển sang đơn vị cùng cấp; lên cấp trên thì người quản trị cấp quyền mới"
    yield from _unfitting(row, ("name", "kind", "parent"))
    yield from _handover(row)


def _kind(row: PlanRow, case: Case) -> Iterator[Wrong]:
    if row.kind not in case.ranks:
        yield "kind", row.kind, f"ghi một loại tổ chức có hiệu lực ngày {case.effective_on:%d/%m/%Y}: {', '.join(case.ranks)}"


def _parent(row: PlanRow, case: Case, rank: int | None, parent: str = "") -> Iterator[Wrong]:
    code = parent or row.parent
    if not case.goes_on(code):
        yield "parent", code, _why_absent(code, case, "cấp trên")
    elif rank is not None and (case.rank_of(code) or 0) >= rank:
        yield "parent", code, "cấp trên phải ở cấp cao hơn"


def _why_absent(code: str, case: Case, who: str) -> str:
    row = case.rows.get(code)
    if row is not None and row.outcome in ENDING:
        return f"{who} cũng kết thúc trong quyết định này; ghi thẳng đơn vị sẽ còn lại"
    if any(code in row.targets for row in case.rows.values() if row.outcome == "reclassify"):
        return f"{who} là mã mới của đơn vị đổi loại; dùng hai dòng “lập mới” và “nhập vào” thay cho “đổi loại”"
    return f"{who} không hoạt động từ ngày {case.effective_on:%d/%m/%Y} trong phạm vi của bạn"


def _handover(row: PlanRow) -> Iterator[Wrong]:
    if row.books != "hand_over":
        return
    if row.cash_counted is None or row.cash_counted < 0:
        yield "cash_counted", "", "ghi tiền mặt kiểm kê được, từ 0 đồng trở lên"
    for field, who in (("given_by", "người giao"), ("taken_by", "người nhận")):
        if not 0 < len(getattr(row, field)) <= 160:
            yield field, getattr(row, field), f"ghi tên {who}"


def _unfitting(row: PlanRow, fields: Iterable[str]) -> Iterator[Wrong]:
    """Yield what stands in columns that mean nothing for this outcome: nobody may think it was done."""
    usual = {"books": "keep", "grants": "end"}
    for field in fields:
        value = getattr(row, field)
        if value and value != usual.get(field):
            yield field, "; ".join(value) if isinstance(value, tuple) else value, f"để trống: không dùng với “{OUTCOMES[row.outcome]}”"


_OF = {
    "continue": _going_on,
    "transfer": _transfer,
    "rename": _rename,
    "dissolve": _dissolve,
    "merge": _merge,
    "split": _split,
    "reclassify": _reclassify,
}
