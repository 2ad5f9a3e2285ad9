"""A template before it is decided: what is wrong with its lines, and what it makes of a worked example."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from congdoan.finance.ledger.rules import AccountKey

from .templates import MONEY, Part, Template, booked, template_of

EXAMPLE = {
    "amount": 1_000_000, "total": 1_000_000, "own_share": 700_000, "upper_share": 300_000, "shares_of_other_levels": 300_000,
    "surplus": 1_000_000,
}  # fmt: skip
"""An event of one million đồng, split at seventy to thirty; of no unit and no day."""
AMOUNT_WORDS = {
    "amount": "số tiền", "total": "tổng số tiền", "own_share": "phần đơn vị được sử dụng", "upper_share": "phần nộp cấp trên",
    "shares_of_other_levels": "phần của các cấp khác", "surplus": "thặng dư",
}  # fmt: skip
MOST_LINES = 12


def template_faults(lines: Sequence[Mapping[str, Any]], *, shipped: Template, accounts: Collection[str]) -> list[dict[str, Any]]:
    """Return everything wrong with a template's lines: `accounts` are those of its chart, `shipped` tells the sums its event gives."""
    given = {line.amount for line in shipped.lines}
    problems: list[dict[str, Any]] = []
    for number, line in enumerate(lines, start=1):
        if line.get("side") not in ("debit", "credit"):
            problems.append(_fault(number, "side", "chọn bên Nợ hoặc Có."))
        for field in ("account", "alternative"):
            code = line.get(field)
            if (code or field == "account") and code not in accounts:
                problems.append(
                    _fault(number, field, f"tài khoản “{str(code or '')[:20]}” không có trong hệ thống tài khoản {shipped.chart}.")
                )
        if line.get("amount") not in given:
            known = ", ".join(AMOUNT_WORDS.get(one, one) for one in sorted(given))
            problems.append(_fault(number, "amount", f"sự việc này chỉ cho: {known}."))
    if not 2 <= len(lines) <= MOST_LINES:
        problems.append({"line": None, "field": "lines", "message": f"Mẫu cần từ 2 đến {MOST_LINES} dòng."})
    if not problems and (off := _unbalanced(lines, shipped)):
        told = ", ".join(AMOUNT_WORDS.get(one, one) for one in off)
        problems.append({"line": None, "field": "lines", "message": f"Nợ và Có lệch nhau ở: {told}."})
    if not problems and _moves_money(lines) != _moves_money([{"account": line.account} for line in shipped.lines]):
        problems.append(
            {"line": None, "field": "lines", "message": "Mẫu phải có dòng tiền (tài khoản 111, 112, 113) như mẫu đang áp dụng."}
        )
    return problems


def worked_example(template: Template) -> list[tuple[AccountKey, int]]:
    """Return what a template books for the example; nothing where it takes sums that the example does not have."""
    if not _in_example(line.amount for line in template.lines):
        return []
    return booked(template, [Part(EXAMPLE, category="", debt="", party_id=None)])


def _in_example(amounts: Iterable[str]) -> bool:
    return all(amount in EXAMPLE for amount in amounts)


def _unbalanced(lines: Sequence[Mapping[str, Any]], shipped: Template) -> list[str]:
    """Return the sums that stand otherwise on the two sides than in the template that balances, unless the example balances as well."""
    tried = template_of(shipped.event, shipped.chart, shipped.name, lines, record_id="", needs_check=False)
    if _in_example(line.amount for line in tried.lines) and not sum(amount for _, amount in worked_example(tried)):
        return []
    wanted, found = _net(shipped), _net(tried)
    return [name for name in sorted({*wanted, *found}) if wanted[name] != found[name]]


def _net(template: Template) -> Counter[str]:
    """Return by name how many more times a sum stands on the debit side than on the credit side."""
    net = Counter[str]()
    for line in template.lines:
        net[line.amount] += 1 if line.side == "debit" else -1
    return net


def _moves_money(lines: Sequence[Mapping[str, Any]]) -> bool:
    return any(str(line["account"]).startswith(MONEY) for line in lines)


def _fault(number: int, field: str, message: str) -> dict[str, Any]:
    return {"line": number, "field": field, "message": f"Dòng {number}: {message}"}
