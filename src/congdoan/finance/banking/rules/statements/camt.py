"""ISO 20022 camt.052, camt.053 and camt.054, all versions: own reader, no entities, no network."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation

from lxml import etree

from .layout import bank_of_bic
from .proof import Claims, prove
from .values import Amount, Direction, Problem, Statement, StatementLine, whole

_HANOI = timezone(timedelta(hours=7))
_MESSAGES = {"BkToCstmrStmt": "Stmt", "BkToCstmrAcctRpt": "Rpt", "BkToCstmrDbtCdtNtfctn": "Ntfctn"}
_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_NAMES = {"BkToCstmrStmt": "camt.053", "BkToCstmrAcctRpt": "camt.052", "BkToCstmrDbtCdtNtfctn": "camt.054"}
_MAX_ENTRIES = 200_000


def read_camt(content: bytes) -> list[Statement]:
    """Read all statements of a message; `row` of a line is the n-th booked or pending `Ntry` of the file."""
    if _DOCTYPE.search(content) or _DOCTYPE.search(content.replace(b"\x00", b"")):
        return [
            _refused("xml-with-doctype", "Tệp XML khai báo DOCTYPE hoặc ENTITY: không được phép, hãy xuất lại từ ngân hàng.", "DOCTYPE")
        ]
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as cause:
        line = getattr(cause, "lineno", None) or 1
        message = f"Tệp XML hỏng hoặc bị cắt ở dòng {line}: hãy tải lại từ ngân hàng."
        return [Statement(problems=(Problem("xml-damaged", message, row=line),))]
    message_element = next((child for child in root if _local(child) in _MESSAGES), None)
    if message_element is None:
        return [_refused("xml-unknown", "Tệp XML không phải sao kê camt.052, camt.053 hay camt.054.", _local(root)[:60])]
    part = _MESSAGES[_local(message_element)]
    statements, start = [], 1
    for element in _children(message_element, part):
        reader = _Reader(element, start, _NAMES[_local(message_element)])
        statements.append(reader.statement())
        start = reader.number
    return statements or [_refused("xml-empty", f"Tệp camt không có phần {part} nào.", part)]


def _refused(code: str, message: str, found: str) -> Statement:
    return Statement(problems=(Problem(code, message, row=1, found=found),))


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _children(element: etree._Element | None, name: str) -> Iterator[etree._Element]:
    if element is not None:
        yield from (child for child in element if _local(child) == name)


def _at(element: etree._Element | None, path: str) -> etree._Element | None:
    for name in path.split("/"):
        element = next(_children(element, name), None)
    return element


def _text(element: etree._Element | None, *paths: str) -> str:
    """Return the text at the first path that has one."""
    for path in paths:
        found = _at(element, path)
        if found is not None and found.text and found.text.strip():
            return str(found.text).strip()
    return ""


class _Reader:
    """Reads one Stmt, Rpt or Ntfctn."""

    def __init__(self, element: etree._Element, start: int, name: str) -> None:
        self.element, self.number, self.name = element, start, name
        self.start = start
        self.problems: list[Problem] = []
        self.currencies: dict[str, int | None] = {}

    def statement(self) -> Statement:
        """Return the statement, proven where both balances are given."""
        account = _text(self.element, "Acct/Id/IBAN", "Acct/Id/Othr/Id", "Acct/Id/PrtryAcct/Id") or None
        if stated := _text(self.element, "Acct/Ccy"):
            self.currencies[stated] = None
        opening, closing = self._balance(_OPENING), self._balance(_CLOSING)
        lines = [line for entry in _children(self.element, "Ntry") if (line := self._line(entry)) is not None]
        claims = Claims(opening, closing, self._total("TtlCdtNtries"), self._total("TtlDbtNtries"))
        currency = self._currency()
        proven = prove(lines, claims, account=account)
        return Statement(
            bank=bank_of_bic(_text(self.element, "Acct/Svcr/FinInstnId/BICFI", "Acct/Svcr/FinInstnId/BIC")) or self.name,
            account=account,
            currency=currency,
            opening=proven.opening,
            closing=proven.closing,
            lines=proven.lines,
            problems=(*self.problems, *proven.problems),
            balance_proof=proven.proof,
            holder=_text(self.element, "Acct/Ownr/Nm", "Acct/Nm") or None,
        )

    def _balance(self, kinds: tuple[str, ...]) -> Amount | None:
        for kind in kinds:
            for balance in _children(self.element, "Bal"):
                if _text(balance, "Tp/CdOrPrtry/Cd") == kind:
                    amount = self._amount(_at(balance, "Amt"), None)
                    return None if amount is None else amount if _text(balance, "CdtDbtInd") != "DBIT" else -amount
        return None

    def _total(self, name: str) -> Amount | None:
        text = _text(self.element, f"TxsSummry/{name}/Sum")
        try:
            return whole(Decimal(text)) if text else None
        except InvalidOperation:
            return None

    def _amount(self, element: etree._Element | None, number: int | None) -> Amount | None:
        """Read an amount with its currency; anything but digits and one point is a problem."""
        text = (element.text or "").strip() if element is not None else ""
        if not re.fullmatch(r"\d{1,18}(\.\d{0,5})?", text, re.ASCII):
            place = f"Bút toán thứ {number}" if number else "Số dư"
            self.problems.append(
                Problem(
                    "amount-unreadable", f"{place}: «{text[:40]}» không đọc được thành số tiền.", number or self.start, "Amt", text[:40]
                )
            )
            return None
        if element is not None and (mark := element.get("Ccy")):
            self.currencies.setdefault(mark, number)
        return whole(Decimal(text.rstrip(".")))

    def _line(self, entry: etree._Element) -> StatementLine | None:
        number = self.number
        self.number += 1
        if number - self.start > _MAX_ENTRIES:
            return None
        amount = self._amount(_at(entry, "Amt"), number)
        status = _text(entry, "Sts/Cd", "Sts") or "BOOK"
        if status != "BOOK":
            message = f"Bút toán thứ {number} chưa ghi sổ ở ngân hàng ({status}): bỏ qua."
            self.problems.append(Problem("entry-not-booked", message, number, "Sts", status, fatal=False))
            return None
        side = _text(entry, "CdtDbtInd")
        booked_at = self._moment(entry, number)
        if amount is None or booked_at is None or side not in {"CRDT", "DBIT"}:
            if side not in {"CRDT", "DBIT"}:
                self.problems.append(Problem("side-missing", f"Bút toán thứ {number} không ghi CRDT hay DBIT.", number, "CdtDbtInd", side))
            return None
        if not amount:
            self.problems.append(Problem("amount-zero", f"Bút toán thứ {number}: số tiền 0 đồng, bỏ qua.", number, fatal=False))
            return None
        direction: Direction = "C" if side == "CRDT" else "D"
        value = _moment_of(_text(entry, "ValDt/Dt", "ValDt/DtTm"))
        account, name = _counterparty(entry, direction)
        return StatementLine(
            row=number,
            booked_at=booked_at,
            value_on=value.date() if value else None,
            amount=amount,
            direction=direction,
            reference=_text(entry, "AcctSvcrRef", "NtryRef", "NtryDtls/TxDtls/Refs/AcctSvcrRef") or None,
            counterparty_account=account,
            counterparty_name=name,
            narrative=_narrative(entry),
            raw=_raw(entry),
        )

    def _moment(self, entry: etree._Element, number: int) -> datetime | None:
        text = _text(entry, "BookgDt/DtTm", "BookgDt/Dt", "ValDt/DtTm", "ValDt/Dt") or _text(self.element, "FrToDt/ToDtTm")
        moment = _moment_of(text)
        if moment is None:
            self.problems.append(
                Problem(
                    "date-unreadable",
                    f"Bút toán thứ {number}: không có ngày ghi sổ đọc được («{text[:40]}»).",
                    number,
                    "BookgDt",
                    text[:40],
                )
            )
        return moment

    def _currency(self) -> str | None:
        foreign = {mark: number for mark, number in self.currencies.items() if mark != "VND"}
        for mark, number in foreign.items():
            message = f"Tiền tệ của sao kê là {mark[:10]}, không phải VND: hệ thống chỉ ghi sổ đồng Việt Nam."
            self.problems.append(Problem("currency-not-vnd", message, number or self.start, "Ccy", mark[:10]))
        return next(iter(foreign), None) or ("VND" if self.currencies else None)


def _moment_of(text: str) -> datetime | None:
    """Read a date or a moment; a moment with a zone is told by the clock of Việt Nam."""
    try:
        if len(text) <= 10:
            day = date.fromisoformat(text)
            moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001
        else:
            moment = datetime.fromisoformat(text)
            moment = moment.astimezone(_HANOI).replace(tzinfo=None) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
    return moment.replace(microsecond=0) if 1990 <= moment.year < 2100 else None


def _counterparty(entry: etree._Element, direction: str) -> tuple[str | None, str | None]:
    """Return account and name of the other side: the debtor of money in, the creditor of money out."""
    details = _at(entry, "NtryDtls/TxDtls")
    role = "Dbtr" if direction == "C" else "Cdtr"
    parties = f"RltdPties/{role}"
    account = _text(details, f"{parties}Acct/Id/IBAN", f"{parties}Acct/Id/Othr/Id", f"{parties}Acct/Id/PrtryAcct/Id")
    name = _text(details, f"{parties}/Nm", f"{parties}/Pty/Nm", f"{parties}/Agt/FinInstnId/Nm", f"{parties}Acct/Nm")
    return account or None, name or None


def _narrative(entry: etree._Element) -> str:
    notes: list[str] = []
    for details in _children(entry, "NtryDtls"):
        for transaction in _children(details, "TxDtls"):
            notes += [(note.text or "").strip() for info in _children(transaction, "RmtInf") for note in _children(info, "Ustrd")]
    if not any(notes):
        notes = [_text(entry, "AddtlNtryInf", "NtryDtls/TxDtls/AddtlTxInf", "NtryDtls/TxDtls/RmtInf/Strd/CdtrRefInf/Ref")]
    return " ".join(note for note in notes if note)


def _raw(entry: etree._Element) -> tuple[str, ...]:
    """Keep every text of the entry with the path of its element."""
    kept = []
    for element in entry.iter():
        if isinstance(element.tag, str) and element.text and element.text.strip():
            kept.append(f"{_local(element)}={element.text.strip()}")
    return tuple(kept)
