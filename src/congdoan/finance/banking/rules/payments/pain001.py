"""Payment orders as a message pain.001.001.03, the form that banks take by host-to-host contract."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from lxml import etree

from congdoan.finance.banking.rules.interbank import Bank, bank_with_bin
from congdoan.finance.banking.rules.payments.notes import LONGEST_ISO, bank_note
from congdoan.finance.banking.rules.payments.order import PaymentOrder, UnableToWrite

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
LONGEST_NAME = 140
LONGEST_ID = 35
MOST_ORDERS = 5_000


def write(
    orders: Sequence[PaymentOrder], *, message_id: str, debtor_name: str, debit_bin: str, made_at: datetime, on: date
) -> bytes:  # fmt: skip
    """Write one message with one group of payments out of one account, to be carried out on a day.

    Shapes: orders of one debit account. Source: ISO 20022 pain.001.001.03; local banks' own rules are agreed by contract.

    :raises UnableToWrite: an order whose bank has neither a BIC nor a BIN, or a number twice
    """
    debtor_bank = bank_with_bin(debit_bin, on=on) if debit_bin else None
    _refuse(orders, on=on)
    total = str(sum(order.amount for order in orders))
    root = etree.Element("Document", nsmap={None: NAMESPACE})
    message = _under(root, "CstmrCdtTrfInitn")
    head = _under(message, "GrpHdr")
    _under(head, "MsgId", message_id[:LONGEST_ID])
    _under(head, "CreDtTm", made_at.isoformat(timespec="seconds"))
    _under(head, "NbOfTxs", str(len(orders)))
    _under(head, "CtrlSum", total)
    _under(_under(head, "InitgPty"), "Nm", _name(debtor_name))
    group = _under(message, "PmtInf")
    _under(group, "PmtInfId", f"{message_id[: LONGEST_ID - 2]}-1")
    _under(group, "PmtMtd", "TRF")
    _under(group, "NbOfTxs", str(len(orders)))
    _under(group, "CtrlSum", total)
    _under(group, "ReqdExctnDt", on.isoformat())
    _under(_under(group, "Dbtr"), "Nm", _name(debtor_name))
    account = _account(group, "DbtrAcct", orders[0].debit_account)
    _under(account, "Ccy", "VND")
    _agent(group, "DbtrAgt", debtor_bank, debit_bin, "")
    _under(group, "ChrgBr", "DEBT")
    for order in orders:
        _payment(group, order, on)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True))


def _payment(group: etree._Element, order: PaymentOrder, on: date) -> None:
    to = order.beneficiary
    payment = _under(group, "CdtTrfTxInf")
    _under(_under(payment, "PmtId"), "EndToEndId", order.number)
    _under(_under(payment, "Amt"), "InstdAmt", str(order.amount)).set("Ccy", "VND")
    _agent(payment, "CdtrAgt", bank_with_bin(to.bin, on=on) if to.bin else None, to.bin, to.branch_code)
    _under(_under(payment, "Cdtr"), "Nm", _name(to.name))
    _account(payment, "CdtrAcct", to.account)
    _under(_under(payment, "RmtInf"), "Ustrd", bank_note(order.note, longest=LONGEST_ISO))


def _refuse(orders: Sequence[PaymentOrder], *, on: date) -> None:
    problems, seen = [], set[str]()
    if not orders or len(orders) > MOST_ORDERS:
        problems.append(f"Một tệp pain.001 nhận từ 1 đến {MOST_ORDERS} lệnh; đang có {len(orders)}.")
    for order in orders:
        to = order.beneficiary
        if not to.bin and not to.branch_code:
            problems.append(f"Lệnh {order.number}: chưa biết ngân hàng của {to.name}. Ghi tên ngân hàng trong sổ gốc rồi lập lại lệnh.")
        if order.number in seen:
            problems.append(f"Lệnh {order.number} có hai lần.")
        seen.add(order.number)
    if problems:
        raise UnableToWrite(problems)


def _agent(parent: etree._Element, tag: str, bank: Bank | None, bin: str, branch_code: str) -> None:
    """Name a bank: its BIC where it is known, and its member number: the branch's where known, else the BIN where there is no BIC."""
    place = _under(_under(parent, tag), "FinInstnId")
    if bank is not None and bank.swift:
        _under(place, "BIC", bank.swift)
    member = branch_code or ("" if bank is not None and bank.swift else bin)
    if member:
        _under(_under(place, "ClrSysMmbId"), "MmbId", member)
    if not len(place):
        _under(_under(place, "Othr"), "Id", "NOTPROVIDED")


def _account(parent: etree._Element, tag: str, number: str) -> etree._Element:
    account = _under(parent, tag)
    _under(_under(_under(account, "Id"), "Othr"), "Id", number)
    return account


def _name(name: str) -> str:
    return bank_note(name, longest=LONGEST_NAME) or "-"


def _under(parent: etree._Element, tag: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, tag)
    child.text = text
    return child
