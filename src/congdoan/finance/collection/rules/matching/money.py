"""Lines that are no fund: bank fees and interest, transfers to units and up, returned transfers, refunds. Words alone never book them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from congdoan.finance.banking.rules.payments import find_numbers
from congdoan.finance.collection.rules.matching.reading import Reading
from congdoan.finance.collection.rules.matching.unread import unread_words
from congdoan.finance.collection.rules.model import Books, Candidate, Earlier, Evidence, Match, Ordered, Payer
from congdoan.finance.collection.rules.notes.words import BANK_FEE, INTEREST, RETURNED
from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.kernel.vietnamese import fold

_BACK = re.compile(r"(?<![A-Z])(?:HOAN (?:TRA|LAI|TIEN)|TRA LAI|CHUYEN TRA(?! PHAN| (?:KPCD|KINH PHI)(?!.* (?:THUA|NHAM|SAI))))(?![A-Z])")
_DAY = re.compile(r"(?<![0-9])([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:20)?[0-9]{2})(?![0-9])")
_SHARE = re.compile(
    r"(?<![A-Z])(?:75 ?%|[0-9]{2} ?% (?:KPCD|KINH PHI)|KPCD|KINH PHI|KP CD|CAP|PHAN BO|PHAN PHOI|DUOC (?:SU DUNG|HUONG)"
    "|DOAN PHI|DPCD)(?![A-Z])"
)
_PERSONS = re.compile(
    "(?<![A-Z])(?:(?:PHO )?CHU TICH|PCT|CHU NHIEM|BI THU|(?:PHO )?GIAM DOC|KE TOAN|THU QUY|THU KY|UY VIEN|(?:TO|DOI|BAN) TRUONG|TRUONG BAN"
    "|CHO (?:CAC )?(?:DOAN VIEN|CAN BO|NHAN VIEN|CONG NHAN|NGUOI LAO DONG|NLD|CNV))(?![A-Z])"
)
"""Who holds an office, and people: what goes to them is no share of the union's, whatever fund it comes from."""
_UPWARDS = re.compile("(?<![A-Z])(?:NOP|CAP TREN)(?![A-Z])")


def money_out(reading: Reading, books: Books) -> Match:
    """Judge money that left the account: our own order, a fee, a refund, a share sent to a union or an upper body. The rest waits."""
    if (order := _order_named(reading)) is not None:
        return _ordered(reading, order, books)
    folded = reading.note.text.folded
    is_banks_own = not reading.account and not reading.holder
    if is_banks_own and BANK_FEE.search(folded) and not _BACK.search(folded):
        return Match("auto", "bank-fee", "FEE", evidence=(Evidence("bank_words", f"Ngân hàng tự thu: “{reading.note.payer_note}”"),))
    if _BACK.search(folded):
        return _refund(reading, books)
    return _transfer(reading)


def interest(reading: Reading) -> Match | None:
    """Return interest credited by the bank itself: its words, and nobody on the other side."""
    is_nobodys = not (reading.account or reading.holder or reading.note.codes or reading.note.unit_code)
    if not is_nobodys or reading.note.words.fund_spans or not INTEREST.search(reading.note.text.folded):
        return None
    return Match("auto", "bank-interest", "INTEREST", evidence=(Evidence("bank_words", f"Ngân hàng trả lãi: “{reading.note.payer_note}”"),))


def returned(reading: Reading, books: Books) -> Match | None:
    """Return the transfer that came back: the bank's words, and one transfer out of the same sum that has not come back yet."""
    folded = reading.note.text.folded
    if not RETURNED.search(folded):
        return None
    sent = [row for row in books.earlier(amount=reading.line.amount, direction="D") if row.match.kind in ("SHARE_OUT", "UPPER_OUT")]
    came_back = {row.match.refers_to for row in books.earlier(amount=reading.line.amount, direction="C") if row.match.kind == "RETURN_IN"}
    sent = [row for row in sent if row.match.status != "review" and row.line.id not in came_back]
    named = {payer_id for hit in reading.stated.hits for payer_id in hit.ids}
    if named:
        sent = [row for row in sent if row.match.target_id in named]
    words = Evidence("words", f"Ngân hàng báo trả lại: “{reading.note.payer_note}”")
    targets = {row.match.target_id for row in sent}
    if len(targets) == 1 and (named or len(sent) == 1):
        first = sent[-1]
        found = Evidence("amount", f"Đúng số tiền đã chuyển ngày {first.line.on:%d/%m/%Y}", first.match.target_id)
        return Match(
            "auto", "returned-transfer", "RETURN_IN", target_id=first.match.target_id, refers_to=first.line.id, evidence=(words, found)
        )
    return Match("review", "returned-unclear", "RETURN_IN", evidence=(words,))


def _order_named(reading: Reading) -> Ordered | None:
    """Return the payment order of this account whose number the note bears, where it bears one."""
    numbers = find_numbers(fold(reading.line.narrative))
    return reading.keys.register.by_order_number.get(numbers[0]) if len(numbers) == 1 else None


def _ordered(reading: Reading, order: Ordered, books: Books) -> Match:
    """Book a payment by the order that asked for it, once; a second one, another sum or account waits for a person."""
    register, line = reading.keys.register, reading.line
    told = Evidence("order", f"Nội dung ghi số lệnh chi {order.number}", order.to_id if order.kind == "share" else None)
    if line.amount != order.amount or (reading.account and reading.account != order.account):
        other = Evidence("contradiction", f"Lệnh {order.number} là {format_dong(order.amount)} đ về tài khoản {order.account}")
        return Match("review", "order-contradicted", None, evidence=(told, other))
    paid = [row for row in books.earlier(amount=line.amount, direction="D") if row.match.rule == "payment-order"]
    if first := next((row for row in paid if order.number in find_numbers(fold(row.line.narrative))), None):
        twice = Evidence("contradiction", f"Lệnh {order.number} đã ra tiền ngày {first.line.on:%d/%m/%Y}")
        return Match("review", "order-paid-before", None, evidence=(told, twice))
    if order.kind == "refund":
        return Match("auto", "payment-order", "REFUND_OUT", refers_to=order.to_id, evidence=(told,))
    body = register.by_id.get(order.to_id)
    if body is None:
        return Match("review", "money-out-unknown", None, evidence=(told,))
    return _sent(body, "payment-order", (told,))


def _transfer(reading: Reading) -> Match:
    """Book a transfer by the account it went to, or by a union's exact name where the account is new."""
    register = reading.keys.register
    named = {payer_id for hit in reading.stated.hits for payer_id in (*hit.ids, *hit.longer)}
    owners = [register.by_id[payer_id] for payer_id in register.by_account.get(reading.account, ())]
    bodies = [owner for owner in owners if owner.kind != "employer"]
    if len(bodies) == 1 and len(owners) == 1 and (not named or bodies[0].id in named):
        words = Evidence("account", f"Tài khoản nhận {reading.account} là của {bodies[0].code}", bodies[0].id)
        return _sent(bodies[0], "transfer-account", (words,))
    hit = reading.holder_hit
    if not owners and hit and not hit.longer:
        receivers = [register.by_id[payer_id] for payer_id in hit.ids if register.by_id[payer_id].kind != "employer"]
        agrees = bool(named) and bool(set(hit.ids) & named)
        if len(receivers) == 1 and (hit.union_named or receivers[0].kind == "upper") and agrees and _SHARE.search(reading.note.text.folded):
            words = Evidence(
                "name", f"Người nhận và nội dung cùng ghi “{reading.holder}”; tài khoản {reading.account} chưa có trong danh mục"
            )
            return _sent(receivers[0], "transfer-name", (words,))
    if not reading.account and not reading.holder and (body := _receiver_stated(reading)) is not None:
        words = Evidence("name", f"Nội dung của chính đơn vị ghi đúng tên {body.code}; sao kê không ghi tài khoản nhận", body.id)
        return _sent(body, "transfer-note", (words,))
    told = tuple(Evidence("account", f"Tài khoản nhận {reading.account} là của {owner.code}", owner.id) for owner in owners)
    return Match("review", "money-out-unknown", None, evidence=told)


def _receiver_stated(reading: Reading) -> Payer | None:
    """Return the one body that a share is said to go to, where nothing but the note that we wrote ourselves tells the receiver.

    Its own whole name, a union's with the word of union; no name of another body or of a person beside it, nor a person's office. What
    goes up is said to, what comes down is not. Nor is anything left unread: a share may be named beside what was bought of it.
    """
    folded, register, found = reading.note.text.folded, reading.keys.register, dict[int, Payer]()
    is_share = bool(_SHARE.search(folded)) and reading.note.sense != "refund" and not reading.foreign
    pieces = reading.stated.unmatched()  # `phân phối` begins like somebody called Phan
    if not is_share or any(piece.is_body or (piece.is_person and not _SHARE.match(folded, piece.start)) for piece in pieces):
        return None
    names = [(hit.start, hit.end) for hit in reading.stated.hits]
    if any(not any(start <= found.start() < end for start, end in names) for found in _PERSONS.finditer(folded)):
        return None
    for hit in reading.stated.hits:
        bodies = [register.by_id[body_id] for body_id in hit.ids if register.by_id[body_id].kind != "employer"]
        if register.collector_id in hit.ids:
            continue
        if hit.longer or len(bodies) != 1 or not (hit.union_named or bodies[0].kind == "upper"):
            return None
        found[bodies[0].id] = bodies[0]
    body = next(iter(found.values())) if len(found) == 1 else None
    if body is None or (body.kind == "upper") != bool(_UPWARDS.search(folded)):
        return None
    return None if _SHARE.sub("", unread_words(reading, [body.id])).strip() else body


def _sent(body: Payer, rule: str, evidence: tuple[Evidence, ...]) -> Match:
    return Match("auto", rule, "UPPER_OUT" if body.kind == "upper" else "SHARE_OUT", target_id=body.id, evidence=evidence)


def _refund(reading: Reading, books: Books) -> Match:
    """Book a refund only against what it gives back: a line of that account waiting with this sum, or the payer's surplus."""
    line, register = reading.line, reading.keys.register
    words = Evidence("words", f"Nội dung ghi hoàn trả: “{reading.note.payer_note}”")
    day = _day_named(reading.note.text.folded, line.on)
    paid = books.earlier(account=reading.account, direction="C") if reading.account else ()
    waiting = [row for row in paid if row.suspense == line.amount]
    of_day = [row for row in waiting if row.line.on == day]
    if (first := next(iter(of_day or (waiting if day is None else [])), None)) is not None:
        told = Evidence("account", f"Trả lại đúng số tiền đang chờ, về đúng tài khoản đã chuyển ngày {first.line.on:%d/%m/%Y}")
        return Match("auto", "refund-waiting", "REFUND_OUT", refers_to=first.line.id, evidence=(words, told))
    owners = register.by_account.get(reading.account, ()) or tuple(books.learned(reading.account))
    named = _employers(reading, [payer_id for hit in reading.stated.hits for payer_id in hit.ids])
    payers = _employers(reading, owners) or named
    if len(payers) == 1 and (not named or payers[0] in named):
        payer_id = payers[0]
        surplus = books.credit(payer_id, "KPCD") + books.credit(payer_id, "DUES")
        code = register.by_id[payer_id].code
        if surplus >= line.amount:
            told = Evidence("surplus", f"{code} đang còn nộp thừa, đủ số tiền hoàn trả", payer_id)
            return Match(
                "auto", "refund-surplus", "REFUND_OUT", target_id=payer_id, refers_to=_overpaid(paid, payer_id, day), evidence=(words, told)
            )
        candidates = (Candidate(payer_id, None, line.amount, (Evidence("surplus", f"{code} không còn nộp thừa đủ số này", payer_id),)),)
        return Match("review", "refund-without-surplus", "REFUND_OUT", evidence=(words,), candidates=candidates)
    return Match("review", "refund-unclear", "REFUND_OUT", evidence=(words,))


def _overpaid(paid: Sequence[Earlier], payer_id: int, day: date | None) -> int | None:
    """Return the payer's booked line of the day named, if it came from the same account."""
    rows = [row for row in paid if row.match.status != "review" and any(part.payer_id == payer_id for part in row.match.parts)]
    return next((row.line.id for row in rows if row.line.on == day), None)


def _employers(reading: Reading, ids: Iterable[int]) -> tuple[int, ...]:
    register = reading.keys.register
    return tuple(dict.fromkeys(payer_id for payer_id in ids if register.by_id[payer_id].kind == "employer"))


def _day_named(folded: str, booked_on: date) -> date | None:
    """Return the day that a note names, None when it names none or an impossible one."""
    found = _DAY.search(folded)
    if found is None:
        return None
    day, month, year = (int(text) for text in found.groups())
    try:
        named = date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
    return named if named <= booked_on else None
