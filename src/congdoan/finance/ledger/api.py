"""The books for programs: entries, months, seals, and the figures with what stands behind them."""

from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Annotated, Any

from django.http import FileResponse, Http404, HttpRequest
from django.utils.timezone import localtime
from ninja import Field, Router, Schema, Status

from congdoan.finance.ledger import queries, rules, services
from congdoan.foundation.access import doors
from congdoan.foundation.access import services as access

router = Router()
Id = Annotated[int, Field(ge=1, lt=2**63)]


class AccountIn(Schema):
    chart: str = Field(max_length=20)
    code: str = Field(max_length=20)
    item: str = Field("", max_length=40)
    party_id: Id | None = None


class LineIn(Schema):
    account: AccountIn
    amount: int = Field(description="đồng; Nợ dương, Có âm", ge=-(2**63), lt=2**63)
    is_red: bool = False


class EntryIn(Schema):
    unit_id: Id
    accounting_date: date
    event: str
    description: str
    source: str
    lines: list[LineIn] = Field(max_length=1000)


class ReversalIn(Schema):
    accounting_date: date
    reason: str
    red: bool = False


class ReasonIn(Schema):
    reason: str


class SealIn(Schema):
    unit_ids: list[Id] | None = None


class AccountOut(Schema):
    chart: str
    code: str
    item: str
    party_id: int | None


class LineOut(Schema):
    line_no: int
    account_id: int
    account: AccountOut
    account_name: str
    amount: int
    is_red: bool


class EntryOut(Schema):
    id: int
    unit_id: int
    period: int
    accounting_date: date
    event: str
    description: str
    source: str | None
    batch_id: int | None
    reverses_id: int | None
    reversed_by_id: int | None
    posted_by: int
    posted_at: datetime
    lines: list[LineOut]


class SealedOut(Schema):
    unit_id: int
    number: int
    entries: int
    lines: int
    evidence: int
    locks: int
    sha256: str


class RootOut(Schema):
    number: int
    published_on: date
    units: int
    tree: str
    previous: str
    sha256: str


class TurnoverOut(Schema):
    unit_id: int
    account_id: int
    account: AccountOut
    debit: int
    credit: int


class TrialOut(Schema):
    chart: str
    code: str
    name: str
    parent: str | None
    opening_debit: int
    opening_credit: int
    debit: int
    credit: int
    closing_debit: int
    closing_credit: int


class BehindOut(Schema):
    period: int
    entry_id: int
    line_no: int
    accounting_date: date
    event: str
    description: str
    account: AccountOut
    debit: int
    credit: int
    is_red: bool
    reverses_id: int | None


class BehindPageOut(Schema):
    lines: list[BehindOut]
    next: str | None


@router.post("/entries", response=EntryOut, operation_id="ledger_post_entry")
@doors.endpoint
def post_entry(request: HttpRequest, body: EntryIn) -> Any:
    keys = [rules.AccountKey(**line.account.dict()) for line in body.lines]
    ids = services.accounts(keys)
    lines = [rules.LineDraft(ids[key], line.amount, line.is_red) for key, line in zip(keys, body.lines, strict=True)]
    entry_id = services.post_entry(
        by=doors.actor_id(request), unit_id=body.unit_id, accounting_date=body.accounting_date, event=body.event,
        description=body.description, source=body.source, lines=lines, on=doors.today(),
    )  # fmt: skip
    return queries.entry(entry_id)


@router.get("/entries/{entry_id}", response=EntryOut, operation_id="ledger_entry")
@doors.endpoint
def entry(request: HttpRequest, entry_id: int) -> Any:
    found = queries.entry(entry_id)
    if found is None:
        raise Http404
    access.require(doors.actor_id(request), "ledger.read", at=found.unit_id, on=doors.today())
    return found


@router.post("/entries/{entry_id}/reverse", response=EntryOut, operation_id="ledger_reverse_entry")
@doors.endpoint
def reverse_entry(request: HttpRequest, entry_id: int, body: ReversalIn) -> Any:
    new_id = services.reverse_entry(
        by=doors.actor_id(request), entry_id=entry_id, accounting_date=body.accounting_date, reason=body.reason, red=body.red,
        on=doors.today(),
    )  # fmt: skip
    return queries.entry(new_id)


@router.post("/units/{unit_id}/months/{month}/lock", response={204: None}, operation_id="ledger_lock_month")
@doors.endpoint
def lock_month(request: HttpRequest, unit_id: int, month: int, body: ReasonIn) -> Any:
    services.lock_month(by=doors.actor_id(request), unit_id=unit_id, month=month, reason=body.reason, on=doors.today())
    return Status(204, None)


@router.post("/units/{unit_id}/months/{month}/unlock", response={204: None}, operation_id="ledger_unlock_month")
@doors.endpoint
def unlock_month(request: HttpRequest, unit_id: int, month: int, body: ReasonIn) -> Any:
    services.unlock_month(by=doors.actor_id(request), unit_id=unit_id, month=month, reason=body.reason, on=doors.today())
    return Status(204, None)


@router.post("/seals", response=list[SealedOut], operation_id="ledger_seal")
@doors.endpoint
def seal(request: HttpRequest, body: SealIn) -> Any:
    return services.seal(by=doors.actor_id(request), unit_ids=body.unit_ids, on=doors.today())


@router.post("/roots", response={200: RootOut, 204: None}, operation_id="ledger_publish_root")
@doors.endpoint
def publish_root(request: HttpRequest) -> Any:
    root = services.publish_root(by=doors.actor_id(request), on=doors.today())
    return Status(200, root) if root else Status(204, None)


@router.get("/roots", response=list[RootOut], operation_id="ledger_roots")
@doors.endpoint
def roots(request: HttpRequest, before: int | None = None) -> Any:
    return queries.roots(before=before)


@router.get("/units/{unit_id}/seals.zip", operation_id="ledger_export_seals")
@doors.endpoint
def export_seals(request: HttpRequest, unit_id: int, below: bool = False, root: str = "") -> Any:
    """Hand over a unit's sealed books as a package; `root` names more roots to prove, separated by commas."""
    file = TemporaryFile()  # noqa: SIM115  the answer closes it
    services.export_seals(
        by=doors.actor_id(request), unit_id=unit_id, below=below, out=file, made_at=localtime(), on=doors.today(),
        roots=[one for one in root.split(",") if one],
    )  # fmt: skip
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"niem-phong-{unit_id}.zip", content_type="application/zip")


@router.get("/units/{unit_id}/turnover", response=list[TurnoverOut], operation_id="ledger_turnover")
@doors.endpoint
def turnover(request: HttpRequest, unit_id: int, first: int, last: int) -> Any:
    access.require(doors.actor_id(request), "ledger.read", at=unit_id, on=doors.today())
    return queries.turnover([unit_id], during=(first, last))


@router.get("/units/{unit_id}/trial-balance", response=list[TrialOut], operation_id="ledger_trial_balance")
@doors.endpoint
def trial_balance(request: HttpRequest, unit_id: int, month: int, since: int | None = None) -> Any:
    access.require(doors.actor_id(request), "ledger.read", at=unit_id, on=doors.today())
    return queries.trial_balance(unit_id, month=month, since=since)


@router.get("/units/{unit_id}/lines", response=BehindPageOut, operation_id="ledger_entries_behind")
@doors.endpoint
def entries_behind(
    request: HttpRequest, unit_id: int, first: int, last: int, code: str = "", item: str | None = None, after: str = ""
) -> Any:
    access.require(doors.actor_id(request), "ledger.read", at=unit_id, on=doors.today())
    meant = rules.AccountFilter(codes=(code,) if code else (), items=None if item is None else (item,))
    page = queries.entries_behind(unit_id, meant, during=(first, last), after=rules.read_place(after) if after else None)
    return {"lines": page.lines, "next": rules.write_place(page.next) if page.next else None}
