"""Donations: written down when they come, receipted by a voucher, followed to what they were used for."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, connection, transaction

from congdoan.finance.bookkeeping import queries
from congdoan.finance.bookkeeping.models import Donation, DonationStep
from congdoan.finance.bookkeeping.queries import DonationRow, VoucherRecord
from congdoan.finance.bookkeeping.rules import donations as rules
from congdoan.finance.ledger import services as ledger
from congdoan.foundation.access import services as access
from congdoan.foundation.audit import services as audit
from congdoan.foundation.kernel.errors import DomainError
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.vietnamese import fold

from .acting import reason_of

LARGEST = 10**15


class UnableToKeepDonation(DomainError):
    """Root of the refusals about donations."""


class UnknownDonation(UnableToKeepDonation):
    code = "donation-unknown"
    says = "Không có khoản tài trợ này trong phạm vi của bạn."


class DonationUnfit(UnableToKeepDonation):
    code = "donation-unfit"
    says = "Chưa ghi được khoản tài trợ: {what}."


class DonationNotNow(UnableToKeepDonation):
    code = "donation-not-now"
    says = "{title}: {why}. Hãy tải lại trang."


class DonationVoucherUnfit(UnableToKeepDonation):
    code = "donation-voucher-unfit"
    says = "{title}: chứng từ {voucher} không dùng được, vì {why}."


@dataclass(frozen=True, slots=True)
class Gift:
    """What a donor gave. `measure` is đồng of money, pieces of a thing; `worth` is a thing's stated value in đồng, 0 where unknown."""

    received_on: date
    donor: str
    form: str
    measure: int
    purpose: str
    donor_address: str = ""
    thing: str = ""
    worth: int = 0
    board: str = ""


@transaction.atomic
def register_donation(*, by: int, unit_id: int, gift: Gift, on: date) -> int:
    """Write a donation down with donor, purpose and receiving board, and return its id; money enters the books by its own voucher.

    :raises DonationUnfit: something is missing or cannot be; all of it is told
    :raises NotAllowed: the actor may not keep this unit's donations
    """
    access.require(by, "bookkeeping.register_donation", at=unit_id, on=on)
    if wrong := _faults(gift, on):
        raise DonationUnfit(what="; ".join(wrong))
    texts = {name: _kept(getattr(gift, name)) for name in ("donor", "donor_address", "thing", "purpose", "board")}
    row = Donation(
        unit_id=unit_id, year=gift.received_on.year, received_on=gift.received_on, form=gift.form, measure=gift.measure,
        worth=gift.worth if gift.form == "thing" else gift.measure, registered_by=by,
        search_key=fold(" ".join(texts.values()))[:700], **texts,
    )  # fmt: skip
    row.save(force_insert=True)
    audit.record(by, "bookkeeping.register_donation", at=unit_id, donation=row.pk, form=gift.form, worth=row.worth)
    return int(row.pk)


@transaction.atomic
def receipt_donation(*, by: int, donation_id: int, voucher_id: int, on: date) -> None:
    """Say which booked receipt brought a donation's money into the books.

    :raises DonationVoucherUnfit: not booked, of another unit or kind, or its sum is told of other donations
    :raises DonationNotNow: it has a receipt, is voided, or is no money
    :raises UnknownDonation, NotAllowed: it is not there; the actor may not keep its unit's donations
    """
    row = _held(by, donation_id, "receipt_donation", on=on)
    _require(row, "receipted")
    paper = _voucher(row, voucher_id, kinds=(rules.RECEIPTS[row.form],), asked=row.measure)
    _step(by, row, "receipted", on=on, voucher_id=paper.id, words=paper.number)


@transaction.atomic
def use_donation(*, by: int, donation_id: int, measure: int, words: str, on: date, voucher_id: int | None = None) -> None:
    """Write down what a donation was used for: money by a booked voucher of spending, pieces of a thing by who got them.

    Units: `measure` in đồng of money, in pieces of a thing.

    :raises DonationUnfit: money without a voucher
    :raises DonationNotNow: more than is left; DonationVoucherUnfit: as `receipt_donation`
    :raises ReasonMissing: nothing said; UnknownDonation, NotAllowed as above
    """
    row = _held(by, donation_id, "use_donation", on=on)
    told = reason_of(words)
    _require(row, "used", measure=measure)
    if voucher_id is None and row.form in rules.MONEY:
        raise DonationUnfit(what="tiền tài trợ đã dùng phải có chứng từ chi đã ghi sổ")
    paper = _voucher(row, voucher_id, kinds=rules.SPENDING, asked=measure) if voucher_id is not None else None
    _step(by, row, "used", on=on, measure=measure, words=told, voucher_id=paper.id if paper else None)


@transaction.atomic
def take_back_donation_step(*, by: int, donation_id: int, place: int, reason: str, on: date) -> None:
    """Take a receipt or a use back that was told wrongly; the vouchers stay as they are.

    :raises DonationNotNow: no such step stands; ReasonMissing: no reason; UnknownDonation, NotAllowed as above
    """
    row = _held(by, donation_id, "take_back_donation_step", on=on)
    words = reason_of(reason)
    _require(row, "taken_back", takes_back=place)
    _step(by, row, "taken_back", on=on, takes_back=place, words=words)


@transaction.atomic
def void_donation(*, by: int, donation_id: int, reason: str, on: date) -> None:
    """Void a donation that was written down wrongly and of which nothing stands; it keeps its number.

    :raises DonationNotNow: a receipt or a use stands; ReasonMissing: no reason; UnknownDonation, NotAllowed as above
    """
    row = _held(by, donation_id, "void_donation", on=on)
    words = reason_of(reason)
    _require(row, "voided")
    _step(by, row, "voided", on=on, words=words)


def _kept(text: str) -> str:
    return " ".join(text.replace("\x00", " ").split())


def _faults(gift: Gift, on: date) -> list[str]:
    is_thing = gift.form == "thing"
    checks = (
        ("chọn hình thức: tiền mặt, chuyển khoản hay hiện vật", gift.form in rules.FORMS),
        ("ghi người, đơn vị tài trợ, không quá 160 ký tự", 0 < len(_kept(gift.donor)) <= 160),
        ("ghi mục đích tài trợ, không quá 300 ký tự", 0 < len(_kept(gift.purpose)) <= 300),
        ("địa chỉ, ban tiếp nhận không quá 300 ký tự", len(gift.donor_address) <= 300 and len(gift.board) <= 300),
        ("ngày nhận không sau hôm nay và từ năm 2013", gift.received_on <= on and gift.received_on.year >= 2013),
        (
            "ghi tên hiện vật, không quá 200 ký tự; tiền thì bỏ trống",
            bool(_kept(gift.thing)) == is_thing and len(gift.thing) <= 200,
        ),
        ("số tiền, số lượng phải lớn hơn 0 và không quá 15 chữ số", 0 < gift.measure < LARGEST),
        ("giá trị hiện vật từ 0 đến 15 chữ số", 0 <= gift.worth < LARGEST),
    )
    return [words for words, is_right in checks if not is_right]


def _held(by: int, donation_id: int, act: str, *, on: date) -> DonationRow:
    found = next(iter(queries.donations(ids=[donation_id])), None)
    if found is None:
        raise UnknownDonation
    access.require(by, f"bookkeeping.{act}", at=found.unit_id, on=on)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('bookkeeping_donation', %s))", [found.unit_id])
    return queries.donations(ids=[donation_id])[0]


def _require(row: DonationRow, kind: str, *, measure: int = 0, takes_back: int | None = None) -> None:
    step = rules.DonationStep(len(row.steps) + 1, kind, measure, takes_back)
    if rules.may_follow(row.form, row.measure, row.told, step):
        return
    why = {
        "receipted": "hiện vật không có phiếu thu" if row.form == "thing" else "đã có phiếu thu, hoặc đã hủy",
        "used": f"chỉ còn {format_dong(row.left)} {row.unit_words} chưa dùng, không ghi dùng {format_dong(measure)} được",
        "taken_back": f"bước số {takes_back} không lấy lại được",
        "voided": "còn phiếu thu hoặc lần sử dụng đang gắn: lấy lại từng bước trước",
    }[kind]
    raise DonationNotNow(title=row.title, why=why)


def _voucher(row: DonationRow, voucher_id: int, *, kinds: tuple[str, ...], asked: int) -> VoucherRecord:
    found = queries.voucher(voucher_id)
    if found is None or found.unit_id != row.unit_id:
        raise DonationVoucherUnfit(title=row.title, voucher=voucher_id, why="đơn vị không có chứng từ này")
    name = {"title": row.title, "voucher": found.number or found.id}
    if found.state != "posted" or found.content.kind not in kinds:
        raise DonationVoucherUnfit(**name, why=f"chứng từ là “{found.name}”, {found.state_words}; cần chứng từ đúng loại đã ghi sổ")
    if (told := queries.told_of_voucher(found.id)) + asked > found.amount and row.form in rules.MONEY:
        spare = format_dong(found.amount - told)
        raise DonationVoucherUnfit(**name, why=f"chứng từ chỉ còn {spare} đ chưa gắn với khoản tài trợ nào")
    return found


def _step(by: int, row: DonationRow, kind: str, *, on: date, **facts: str | int | None) -> None:
    place = len(row.steps) + 1
    try:
        with transaction.atomic():
            DonationStep.objects.create(
                donation_id=row.id, unit_id=row.unit_id, place=place, kind=kind, happened_on=on, recorded_by=by, **facts
            )  # fmt: skip
    except IntegrityError as cause:
        raise DonationNotNow(title=row.title, why="vừa được người khác ghi") from cause
    subject = f"bookkeeping/donation/{row.id}"
    body: dict[str, str | int | None] = {"number": row.number, "year": row.year, "place": place, "day": on.isoformat(), **facts}
    ledger.record_evidence(by=by, unit_id=row.unit_id, kind=f"donation/{kind}", subject=subject, body=body, on=on)
    audit.record(by, f"bookkeeping.{ACTS[kind]}", at=row.unit_id, donation=row.id, **facts)


ACTS = {
    "receipted": "receipt_donation", "used": "use_donation", "taken_back": "take_back_donation_step", "voided": "void_donation",
}  # fmt: skip
