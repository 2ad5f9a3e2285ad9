"""A copy of a document, of ours, sent to us or arrived; it then goes the way of every document.

Who heads the body decides that a document is copied, and who signs copies (Nghị định 30/2020/NĐ-CP, Điều 27): here by approval and
signature.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries
from congdoan.foundation.documents.models import CopySource
from congdoan.foundation.documents.queries import filing as cases
from congdoan.foundation.documents.rules.copying import EXTRACT, extract_of, extract_of_text, forms_for, parts_of, parts_of_text
from congdoan.foundation.documents.rules.outgoing import written_number
from congdoan.foundation.documents.rules.writing import official

from .drafting import columns_of, write_draft
from .refusals import CopyUnfit, UnknownOutgoing
from .signing import pdf_of

STANDING = ("signed", "issued", "amended", "corrected", "replaced")


@dataclass(frozen=True, slots=True)
class CopyDraft:
    """What stands in the form of a copy. `kind` is its form, `abbreviation` the copying body's letters in the symbol, SY-LĐLĐ."""

    kind: str
    issuer: Sequence[str]
    abbreviation: str
    place: str
    authority: Sequence[str]
    signer: str
    recipients: Sequence[str]
    archived_at: str = "VT"
    parts: Collection[int] = field(default=())


@transaction.atomic
def draft_copy(
    *, by: int, unit_id: int, client_key: UUID, copy: CopyDraft, on: date, outgoing_id: int | None = None, arrival_id: int | None = None
) -> int:  # fmt: skip
    """Draft a copy of one document, `outgoing_id` or `arrival_id`, and return it; sent again under its key it is not written twice.

    A full copy holds the pages of the file as they are; an extract the head, the chosen `parts` and the ending of the document.
    Source: Nghị định 30/2020/NĐ-CP, Điều 25-27; Phụ lục I, phần II.

    :raises CopyUnfit: the document does not stand, or may not be copied in this form, or no part is chosen
    :raises UnknownOutgoing: no such document within reach
    :raises UnreadableContent: what stands in the form cannot be written
    :raises ClientKeyTaken: another document came under this key
    :raises NotAllowed: the actor may not prepare copies in this unit
    """
    access.require(by, "documents.draft_copy", at=unit_id, on=on)
    if (outgoing_id is None) == (arrival_id is None):
        raise CopyUnfit(why="ghi đúng một văn bản được sao: văn bản đi hoặc văn bản đến")
    subject, digest, inner = _of_ours(outgoing_id, copy) if outgoing_id is not None else _of_arrival(arrival_id, unit_id, copy)
    kind = next((one for one in queries.kinds().values() if one.name == copy.kind), None)
    symbol = "-".join(filter(None, (kind.abbreviation if kind else "", copy.abbreviation.strip())))
    content = {
        "kind": copy.kind, "issuer": list(copy.issuer), "symbol": symbol, "subject": subject, "place": copy.place,
        "signatures": [{"authority": list(copy.authority), "name": copy.signer}], "recipients": list(copy.recipients),
        "archived_at": copy.archived_at or "VT", **inner,
    }  # fmt: skip
    columns = columns_of(content, official(content, queries.kinds()))
    new, is_new = write_draft(columns, by=by, unit_id=unit_id, client_key=client_key, under="documents.draft_copy", on=on)
    if is_new:
        CopySource.objects.create(outgoing_id=new, unit_id=unit_id, source_id=outgoing_id, arrival_id=arrival_id, sha256=digest)
        _require_drawable(new)
    return new


def _of_ours(outgoing_id: int, copy: CopyDraft) -> tuple[str, str, dict[str, Any]]:
    """Return the copy's subject, the hash of what it copies and, of an extract, what it copies."""
    found = queries.outgoing(outgoing_id)
    if found is None:
        raise UnknownOutgoing(outgoing_id=outgoing_id)
    if found.state not in STANDING:
        raise CopyUnfit(why=f"{found.name} đang ở bước “{found.state_words}”; chỉ sao văn bản đã ký, còn giữ")
    if cases.is_destroyed(outgoing_id=outgoing_id):
        raise CopyUnfit(why=f"nội dung của {found.name} đã tiêu hủy")
    _require_form(copy.kind, forms_for(found.kind, is_ours=True))
    subject = f"{found.kind} {found.written} ngày {found.issued_on:%d/%m/%Y}: {found.subject}"[:1000]
    if copy.kind != EXTRACT:
        return subject, found.files[-1].sha256, {}
    paper = official(found.full_content(), queries.kinds())
    chosen = set(copy.parts)
    if not chosen or not chosen <= {at for at, _ in parts_of(paper)}:
        raise CopyUnfit(why="chọn ít nhất một phần của văn bản để trích")
    return subject, found.content_sha256, {"copied": extract_of(found.full_content(), paper, chosen)}


def _of_arrival(arrival_id: int | None, unit_id: int, copy: CopyDraft) -> tuple[str, str, dict[str, Any]]:
    found = queries.details(arrival_id) if arrival_id is not None else None
    if found is None or found.row.unit_id != unit_id:
        raise CopyUnfit(why="không có văn bản đến này trong sổ của đơn vị sao")
    if found.row.voided:
        raise CopyUnfit(why="số đến này đã bỏ")
    if cases.is_destroyed(arrival_id=arrival_id):
        raise CopyUnfit(why="nội dung của văn bản đến này đã tiêu hủy")
    _require_form(copy.kind, forms_for(found.row.kind, is_ours=False))
    row = found.row
    day = f" ngày {row.issued_on:%d/%m/%Y}" if row.issued_on else ""
    inner = {"copied": _extract_of_arrival(found, copy)} if copy.kind == EXTRACT else {}
    return f"{row.kind or 'Văn bản'} {row.symbol}{day}: {row.subject}"[:1000], found.sha256, inner


def _extract_of_arrival(found: queries.Details, copy: CopyDraft) -> dict[str, Any]:
    """Return the chosen paragraphs of an arrival under its head, which somebody must have looked at: its words are set anew."""
    row, chosen = found.row, set(copy.parts)
    if any(one.kind == "header" and not one.verdict for one in found.proposals):
        raise CopyUnfit(why="phần đầu của văn bản đến chưa xác nhận hết; xác nhận số, ngày, cơ quan, trích yếu, người ký trước")
    number, _, symbol = row.symbol.partition("/")
    is_known = row.kind.casefold() in queries.kinds() and row.author and row.subject and row.issued_on is not None
    if not is_known or not number.isdecimal() or written_number(int(number), symbol) != row.symbol:
        raise CopyUnfit(why="đầu văn bản này không đặt lại đúng được (thiếu mục, hoặc số ký hiệu viết khác); dùng sao y")
    if not chosen or not chosen <= {at for at, _ in parts_of_text(found.text)}:
        raise CopyUnfit(why="chọn ít nhất một phần của văn bản để trích")
    authority, signer = queries.signature_of(row.id)
    head = {
        "kind": row.kind, "issuer": [row.author], "number": int(number), "symbol": symbol, "subject": row.subject,
        "issued_on": str(row.issued_on), "signatures": [{"authority": authority or [row.author], "name": signer}],
    }  # fmt: skip
    return extract_of_text(head, found.text, chosen)


def _require_drawable(outgoing_id: int) -> None:
    """Refuse a copy whose pages cannot be put on paper, before anybody signs it."""
    found = queries.outgoing(outgoing_id)
    assert found is not None
    try:
        pdf_of(found)
    except Exception as cause:  # whatever the drawing finds in the pages of a file that came from elsewhere
        raise CopyUnfit(why="các trang của tệp này không in lại được; chụp bản giấy rồi in phần thể thức sao sau phần cuối") from cause


def _require_form(kind: str, forms: Sequence[str]) -> None:
    if kind not in forms:
        known = ", ".join(forms) or "không hình thức nào"
        raise CopyUnfit(why=f"văn bản này sao được theo: {known}")
