"""Lists made for social insurance (D02-LT, C12-TS) as what an employer submits: figures of a month and a hash, no persons."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core import signing

from congdoan.finance.assessments import queries
from congdoan.finance.assessments.rules.si_lists import MonthFigures, SiList, WageChange, looks_like_c12, read_c12, read_d02
from congdoan.foundation.access import services as access
from congdoan.foundation.kernel import tables
from congdoan.foundation.kernel.errors import Rejected
from congdoan.foundation.kernel.identifiers import check_mst
from congdoan.foundation.kernel.periods import add_months, format_month
from congdoan.people.organisations import queries as organisations

from .submissions import Evidence, NotAnEmployer, SubmittedMonth, UnableToSubmit, submit_payroll

MOST_BYTES = 8 * 2**20
READ_SALT = "assessments.si-list"
READ_SECONDS = 2 * 3600  # what was read may be sent for two hours; the list itself is gone


class ListTooLarge(UnableToSubmit):
    code = "si-list-too-large"
    says = "{file}: tệp lớn hơn {most} MB. Hãy xuất riêng danh sách của một tháng."


class PreviousMonthUnknown(UnableToSubmit):
    code = "si-list-previous-month-unknown"
    says = (
        "Danh sách D02-LT chỉ ghi lao động tăng, giảm nên cần quỹ lương tháng {before}, mà tháng đó chưa khai."
        " Hãy khai quỹ lương tháng {month} bằng số, hoặc nạp C12-TS."
    )


class MoreLeftThanThere(UnableToSubmit):
    code = "si-list-below-zero"
    says = "Danh sách giảm nhiều hơn số đang có của tháng {before} ({headcount} lao động, {wage_fund} đồng). Hãy xem lại tháng hoặc tệp."


class ListOfAnother(UnableToSubmit):
    code = "si-list-of-another"
    says = "Tệp ghi {what} {found}, còn đơn vị này là {known}. Hãy nạp đúng tệp của đơn vị."


class ListReadTooLongAgo(UnableToSubmit):
    code = "si-list-read-too-long-ago"
    says = "Tệp đã đọc quá lâu hoặc không phải của đơn vị này, chưa gửi gì. Hãy chọn lại tệp."


class WageFundNotTold(UnableToSubmit):
    code = "si-list-wage-fund-not-told"
    says = "Danh sách chưa đủ để tính quỹ lương ({why}). Hãy ghi tổng quỹ lương của tháng."


@dataclass(frozen=True, slots=True)
class ListPreview:
    """What a list tells of one month. `unknown` says why its wage fund must be told by a person; `base` is the month it starts from.

    A list of changes may tell months before that one, too: `earlier`. Units: persons, đồng; `base` = (month, headcount, wage fund).
    """

    form: str
    file_name: str
    file_sha256: str
    month: int = 0
    headcount: int = 0
    wage_fund_dong: int = 0
    base: tuple[int, int, int] | None = None
    change: WageChange | None = None
    unknown: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    problems: tuple[dict[str, Any], ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)
    earlier: tuple[SubmittedMonth, ...] = ()

    def months(self, *, wage_fund_dong: int | None = None) -> list[SubmittedMonth]:
        """Return every month that the list tells, oldest first; a wage fund that a person tells stands in for the last one's own."""
        fund = self.wage_fund_dong if wage_fund_dong is None else wage_fund_dong
        return [*self.earlier, SubmittedMonth(self.month, self.headcount, fund)]

    @property
    def evidence(self) -> Evidence:
        """Return what is kept of the list."""
        return Evidence(self.form, self.file_name, self.file_sha256, self.facts)


def preview_si_list(*, by: int, employer_id: int, file_name: str, content: bytes, on: date) -> ListPreview:
    """Read a list and tell what it says of its month, or everything that is wrong with it; nothing is written.

    :raises NotAllowed: the actor may not submit for this employer
    :raises NotAnEmployer, ListTooLarge, PreviousMonthUnknown, MoreLeftThanThere, ListOfAnother: the list cannot be used
    :raises UnreadableTable, NoSuchList: the file cannot be opened, or is no such list
    """
    access.require(by, "assessments.submit_payroll", at=employer_id, on=on)
    body = organisations.by_id([employer_id]).get(employer_id)
    if body is None or body.kind != "employer":
        raise NotAnEmployer
    if len(content) > MOST_BYTES:
        raise ListTooLarge(file=file_name, most=MOST_BYTES // 2**20)
    read = _read(content, file_name)
    kept = ListPreview(read.form, file_name[:200], sha256(content).hexdigest(), questions=read.questions, facts=read.facts)
    if read.problems or read.figures is None:
        return replace(kept, problems=read.problems)
    if isinstance(read.figures, WageChange):
        return _from_changes(kept, (*read.earlier, read.figures), employer_id)
    return _from_notice(kept, read.figures, body)


def submit_si_list(
    *, by: int, employer_id: int, file_name: str, content: bytes, key: UUID, on: date, wage_fund_dong: int | None = None, note: str = ""
) -> list[int]:  # fmt: skip
    """Submit what a list tells of its month; a wage fund that a person tells stands in for the list's own.

    :raises Rejected: some rows are wrong; every error is told, nothing is written
    :raises WageFundNotTold: the list does not tell the wage fund, and nobody else did
    :raises UnableToSubmit, UnreadableTable, NotAllowed: as `preview_si_list` and `submit_payroll`
    """
    found = preview_si_list(by=by, employer_id=employer_id, file_name=file_name, content=content, on=on)
    if found.problems:
        raise Rejected(list(found.problems))
    if found.unknown and wage_fund_dong is None:
        raise WageFundNotTold(why="; ".join(found.unknown))
    months = found.months(wage_fund_dong=wage_fund_dong)
    return submit_payroll(by=by, employer_id=employer_id, months=months, key=key, on=on, evidence=found.evidence, note=note)


def sealed(found: ListPreview, *, employer_id: int) -> str:
    """Return what a list told as a sealed text that a browser may bear: nobody but us can change it, and it names its employer."""
    kept = {name: value for name, value in asdict(found).items() if name not in ("problems", "questions", "change", "base")}
    return signing.dumps({"employer": employer_id, "found": kept}, salt=READ_SALT, compress=True)


def unsealed(text: str, *, employer_id: int) -> ListPreview:
    """Return what a sealed text says.

    :raises ListReadTooLongAgo: it is too old, changed, or another employer's
    """
    try:
        told = signing.loads(text, salt=READ_SALT, max_age=READ_SECONDS)
    except signing.BadSignature:
        raise ListReadTooLongAgo from None
    if told["employer"] != employer_id:
        raise ListReadTooLongAgo
    kept = told["found"]
    earlier = tuple(SubmittedMonth(**one) for one in kept["earlier"])
    return ListPreview(**kept | {"unknown": tuple(kept["unknown"]), "earlier": earlier})


def _read(content: bytes, file: str) -> SiList:
    """Tell which of the two lists a file is, and read it."""
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return read_c12(content, (), file=file)
    sheets: Sequence[tables.Sheet] = tables.read_sheets(content, file=file)
    return read_c12(content, sheets, file=file) if looks_like_c12(sheets) else read_d02(sheets, file=file)


def _from_changes(kept: ListPreview, changes: Sequence[WageChange], employer_id: int) -> ListPreview:
    """Add each month's changes to the month before, the first one's to what is declared."""
    last, before = changes[-1], add_months(changes[0].month, -1)
    known = queries.payroll_in_force([employer_id], months=(before, before))
    if not known:
        raise PreviousMonthUnknown(before=format_month(before), month=format_month(changes[0].month))
    base = (before, known[0].headcount, known[0].wage_fund_dong)
    told = [SubmittedMonth(*base)]
    for change in changes:
        month, headcount, fund = told[-1].month, told[-1].headcount, told[-1].wage_fund_dong
        told.append(SubmittedMonth(change.month, headcount + change.headcount, fund + change.wage_fund_dong))
        if told[-1].headcount < 0 or told[-1].wage_fund_dong < 0:
            raise MoreLeftThanThere(before=format_month(month), headcount=headcount, wage_fund=fund)
    return replace(
        kept, month=last.month, headcount=told[-1].headcount, wage_fund_dong=told[-1].wage_fund_dong, base=base, change=last,
        unknown=last.unknown, earlier=tuple(told[1:-1]),
    )  # fmt: skip


def _from_notice(kept: ListPreview, figures: MonthFigures, body: Any) -> ListPreview:
    found_code = check_mst(kept.facts.get("tax_code", "")).normalised
    if found_code and body.tax_code and found_code != body.tax_code:
        raise ListOfAnother(what="mã số thuế", found=found_code, known=body.tax_code)
    unit_code = kept.facts.get("unit_code", "")
    if unit_code and body.si_unit_code and unit_code.upper() != body.si_unit_code.upper():
        raise ListOfAnother(what="mã đơn vị bảo hiểm xã hội", found=unit_code, known=body.si_unit_code)
    return replace(kept, month=figures.month, headcount=figures.headcount, wage_fund_dong=figures.wage_fund_dong)
