"""The books proved anew from the stored rows: set by set inside PostgreSQL, so that millions of lines take minutes."""

from typing import Any

from django.db import connection

CHECKS = ("entries", "accounts", "balances", "rollups", "seals", "roots", "batches")
WORDS = {
    "entry-unbalanced": "Bút toán lệch Nợ và Có.",
    "entry-not-whole": "Bút toán thiếu hoặc thừa dòng.",
    "entry-without-lines": "Bút toán không có dòng nào.",
    "line-without-entry": "Dòng không thuộc bút toán nào.",
    "line-unknown-account": "Dòng ghi vào tài khoản không có.",
    "entry-unknown-unit": "Bút toán của đơn vị không có.",
    "entry-unknown-batch": "Bút toán của lô không có.",
    "reversal-not-mirrored": "Bút toán đảo không khớp bút toán gốc.",
    "account-general-differs": "Tài khoản chi tiết không khớp tài khoản tổng hợp.",
    "balance-differs": "Số phát sinh tổng hợp khác tổng các dòng.",
    "rollup-differs": "Số tổng hợp cấp trên khác tổng các đơn vị.",
    "seal-differs": "Niêm phong không khớp các dòng đã niêm phong.",
    "seal-chain-broken": "Chuỗi niêm phong bị đứt.",
    "root-differs": "Gốc niêm phong không khớp niêm phong của các đơn vị.",
    "root-chain-broken": "Chuỗi gốc niêm phong bị đứt.",
    "batch-differs": "Lô không khớp dấu vân tay của nó.",
}


def verify() -> dict[str, Any]:
    """Return {"ok", "checked", "problems"}: how many things of each kind were checked, and what does not hold.

    A problem tells its kind, the unit, the month, what it is about, what was expected and what was found. Only units that
    the acting person reaches are told; of each check at most a hundred problems.
    """
    problems: list[dict[str, Any]] = []
    checked: dict[str, int] = {}
    for check in CHECKS:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT kind, unit_id, period, subject, expected, found FROM ledger_prove_{check}()")  # noqa: S608  a fixed name
            rows = cursor.fetchall()
        for kind, unit_id, period, subject, expected, found in rows:
            if kind == "checked":
                checked[str(subject)] = int(found)
            else:
                problems.append(
                    {"kind": kind, "words": WORDS[kind], "unit_id": unit_id, "month": period, "subject": subject}
                    | {"expected": expected, "found": found}
                )
    return {"ok": not problems, "checked": checked, "problems": problems}
