"""The letters that payers get, put together from what is owed and what was received."""

from collections.abc import Iterable
from datetime import date, datetime

from congdoan.finance.notices.queries.arrears import Arrears
from congdoan.finance.notices.queries.frames import Frame
from congdoan.finance.notices.queries.owed import Owed
from congdoan.finance.notices.queries.receipts import Confirmed
from congdoan.finance.notices.rules.letter import Letter, PayBox, Table, Text
from congdoan.finance.notices.rules.payment import Payment
from congdoan.foundation.kernel.money import format_dong, in_words
from congdoan.foundation.kernel.periods import format_month


def notice_letter(owed: Owed, frame: Frame, *, number: str, made_at: datetime) -> Letter:
    """Return the collection notice of one payer: what is owed by month and on what base, the sum, how to pay; a draft has no number."""
    return Letter(
        title=f"Giấy báo thu {owed.fund_words.lower()}: {owed.name}",
        upper=frame.upper,
        issuer=frame.issuer,
        number=number,
        place=frame.place,
        day=owed.on,
        heading="GIẤY BÁO THU",
        subject=f"{owed.fund_words} còn phải nộp đến ngày {owed.on:%d/%m/%Y}",
        to=(f"Kính gửi: {owed.name}", *_who(owed)),
        blocks=tuple(_notice_blocks(owed)),
        authority=frame.authority,
        receivers=("Như trên", "Lưu: VT"),
        made_at=made_at,
        mark=frame.mark(is_draft=not number, needs_check=owed.needs_check),
    )


def _who(owed: Owed) -> tuple[str, ...]:
    facts = [f"Mã số thuế {owed.tax_code}" if owed.tax_code else "", f"mã người nộp {owed.code}"]
    told = ", ".join(filter(None, facts))
    return (f"({told[:1].upper()}{told[1:]})",)


def _notice_blocks(owed: Owed) -> Iterable[Text | Table | PayBox]:
    yield Text(f"Theo sổ theo dõi thu đến ngày {owed.on:%d/%m/%Y}, đơn vị còn phải nộp {owed.fund_words.lower()} các kỳ sau:")
    yield _months(owed)
    if owed.credit:
        yield Text(f"Đã trừ số nộp thừa của đơn vị: {format_dong(min(owed.credit, owed.unpaid))} đồng.")
    if owed.overdue:
        yield Text(f"Trong đó đã quá hạn: {format_dong(owed.overdue)} đồng.")
    yield Text(f"Số tiền phải nộp: {format_dong(owed.to_pay)} đồng. Bằng chữ: {in_words(owed.to_pay)}.")
    if owed.law:
        told = "; ".join(dict.fromkeys(f"{law.words} ({law.document})" for law in owed.law))
        yield Text(f"Căn cứ tính: {told}.")
    yield Text("Cách nộp", is_heading=True)
    if owed.payment is not None:
        yield pay_box(owed.payment)
    yield Text(owed.words or "Nội dung chuyển khoản có ký tự kiểm tra, ghi đúng thì tiền tự khớp, không cần ghi thêm tên hay mã số thuế.")
    yield Text("Nếu đơn vị đã nộp hoặc số liệu khác sổ của đơn vị, đề nghị báo lại để đối chiếu.")


def _months(owed: Owed) -> Table:
    rows = tuple(
        (
            format_month(row.month), row.why or "–", f"{row.due_on:%d/%m/%Y}" if row.due_on else "–", format_dong(row.charged),
            format_dong(row.paid), format_dong(row.rest),
        )
        for row in owed.rows
    )  # fmt: skip
    return Table(
        heads=("Kỳ", "Căn cứ", "Hạn nộp", "Phải nộp", "Đã nộp", "Còn phải nộp"),
        rows=rows,
        sums=("Cộng", f"{len(rows)} kỳ", "", format_dong(owed.charged), format_dong(owed.paid), format_dong(owed.unpaid)),
        align="clcrrr",
        width=(15, 42, 20, 23, 23, 24),
    )


def pay_box(payment: Payment) -> PayBox:
    """Return how to pay as facts, with the code where there is one."""
    account = payment.account
    facts = (
        ("Ngân hàng", account.bank),
        ("Tên tài khoản", account.holder),
        ("Số tài khoản", account.number),
        ("Số tiền", f"{format_dong(payment.amount)} đồng"),
        ("Nội dung", payment.note),
    )
    return PayBox(facts, payment.payload)


def arrears_letter(owed: Owed, told: Arrears, frame: Frame, *, made_at: datetime) -> Letter:
    """Return the statement that payer and collector compare: what was owed, charged, adjusted and received, what is owed."""
    sheet = told.statement
    return Letter(
        title=f"Đối chiếu công nợ {owed.fund_words.lower()}: {owed.name}",
        upper=frame.upper,
        issuer=frame.issuer,
        number=None,
        place=frame.place,
        day=owed.on,
        heading="BẢNG ĐỐI CHIẾU CÔNG NỢ",
        subject=f"{owed.fund_words} từ ngày {sheet.since:%d/%m/%Y} đến ngày {sheet.until:%d/%m/%Y}",
        to=(f"Người nộp: {owed.name}", *_who(owed)),
        blocks=tuple(_arrears_blocks(told)),
        authority=frame.authority,
        receivers=(),
        countersigned="NGƯỜI NỘP",
        made_at=made_at,
        mark=frame.mark(is_draft=False, needs_check=False),
    )


def _arrears_blocks(told: Arrears) -> Iterable[Text | Table | PayBox]:
    sheet = told.statement
    rows = [
        (f"{line.move.on:%d/%m/%Y}", line.move.words, *(_sum(part) for part in (line.move.charged, line.move.adjusted, line.move.received)),
         format_dong(line.owed))
        for line in sheet.lines
    ]  # fmt: skip
    yield Table(
        heads=("Ngày", "Nội dung", "Phải nộp", "Điều chỉnh", "Đã nộp", "Còn phải nộp"),
        rows=((f"{sheet.since:%d/%m/%Y}", "Số dư đầu kỳ", "", "", "", format_dong(sheet.opening)), *rows),
        sums=("Cộng", "Số dư cuối kỳ", *(format_dong(part) for part in (sheet.charged, sheet.adjusted, sheet.received, sheet.closing))),
        align="clrrrr",
        width=(21, 54, 22, 20, 22, 25),
    )
    if sheet.closing < 0:
        yield Text(f"Đơn vị đã nộp trước {format_dong(-sheet.closing)} đồng. Bằng chữ: {in_words(-sheet.closing)}.")
    else:
        yield Text(f"Còn phải nộp: {format_dong(sheet.closing)} đồng. Bằng chữ: {in_words(sheet.closing)}.")
    yield Text("Nếu số liệu khác sổ của đơn vị, đề nghị ghi rõ chỗ khác và gửi lại; sau khi thống nhất, hai bên ký xác nhận.")


def _sum(amount: int) -> str:
    return format_dong(amount) if amount else ""


def receipt_letter(owed: Owed, told: Confirmed, frame: Frame, *, made_at: datetime) -> Letter:
    """Return the confirmation that money was received: the line of the statement, the months it paid, the sum in words."""
    return Letter(
        title=f"Xác nhận đã nhận tiền: {owed.name}",
        upper=frame.upper,
        issuer=frame.issuer,
        number=None,
        place=frame.place,
        day=owed.on,
        heading="XÁC NHẬN ĐÃ NHẬN TIỀN",
        subject=owed.fund_words,
        to=(f"Người nộp: {owed.name}", *_who(owed)),
        blocks=tuple(_receipt_blocks(owed, told, owed.on)),
        authority=frame.authority,
        receivers=("Người nộp", "Lưu: VT"),
        made_at=made_at,
        mark=frame.mark(is_draft=False, needs_check=False),
    )


def _receipt_blocks(owed: Owed, told: Confirmed, on: date) -> Iterable[Text | Table | PayBox]:
    number = f", số giao dịch {told.reference}" if told.reference else ""
    came = f"và ghi sổ ngày {told.recorded_on:%d/%m/%Y}"
    if told.booked_on:
        came = f"vào tài khoản {told.account} ngày {told.booked_on:%d/%m/%Y}{number}"
    yield Text(f"{owed.unit_name} đã nhận {came} số tiền {format_dong(told.amount)} đồng. Bằng chữ: {in_words(told.amount)}.")
    yield Text("Số tiền này đã ghi cho:")
    rows = [(f"{owed.fund_words} kỳ {format_month(month)}", format_dong(paid)) for month, paid in told.months]
    rows += [("Nộp thừa, dùng cho kỳ sau", format_dong(told.surplus))] if told.surplus else []
    yield Table(heads=("Khoản", "Số tiền (đồng)"), rows=tuple(rows), sums=("Cộng", format_dong(told.amount)), align="lr", width=(110, 55))
    yield Text(f"Số liệu theo sổ thu đến ngày {on:%d/%m/%Y}. Giấy này không thay chứng từ của ngân hàng.")
