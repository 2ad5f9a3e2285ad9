"""Programmes and reports as official documents: what the writer of `documents` takes.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I and III; the annex "Bảng phân công nhiệm vụ" is how unions write programmes.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from .states import kind_name

SYMBOLS = {"programme": "CTr", "plan": "KH", "project": "ĐA", "resolution": "NQ"}
ANNEX_HEADS = ["Số", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Hạn"]
ANNEX_WIDTHS = [1, 5, 2, 2, 2, 2]


def day_words(day: date | None, words: str = "") -> str:
    """Return a last day as a table of tasks shows it."""
    return f"{day:%d/%m/%Y}" if day else words or "thường xuyên"


def head_of(unit: Mapping[str, str], *, kind: str, subject: str, signer: Sequence[str], recipients: Sequence[str]) -> dict[str, Any]:
    """Return the boxes that every paper of a unit has; `unit` tells its name, that of the body above, and its short symbol."""
    return {
        "kind": kind_name(kind) if kind in SYMBOLS else kind, "issuer": [unit["name"]],
        **({"parent": [unit["parent"]]} if unit["parent"] else {}),
        "symbol": f"{SYMBOLS.get(kind, 'BC')}-{unit['symbol']}", "place": unit["place"], "subject": subject,
        "signatures": [{"authority": list(signer), "name": ""}], "recipients": list(recipients),
    }  # fmt: skip


def programme_paper(head: Mapping[str, Any], *, bases: Sequence[str], tasks: Sequence[Any], ends_on: date | None) -> dict[str, Any]:
    """Return a programme as content for the writer: its tasks by their groups, and the table of who does what as an annex.

    `tasks` have `number, group, title, lead, support, product, due_on, due_words`.
    """
    body: list[Any] = [{"heading": "", "title": "Mục đích, yêu cầu"}]
    body.append("Cụ thể hóa các văn bản nêu trên thành nhiệm vụ có người chủ trì, sản phẩm và thời hạn; kết quả báo cáo theo phần mềm.")
    body.append({"heading": "", "title": "Nhiệm vụ"})
    group = None
    for task in tasks:
        if task.group and task.group != group:
            body.append({"clause": "", "title": task.group})
            group = task.group
        level = "point" if task.group else "clause"
        body.append({level: f"{task.title.rstrip(' .;')}."})
    body.append({"heading": "", "title": "Tổ chức thực hiện"})
    until = f" Thời gian thực hiện đến {ends_on:%d/%m/%Y}." if ends_on else ""
    body.append(f"Người chủ trì báo cáo tiến độ kèm minh chứng đúng hạn ghi trong bảng phân công.{until}")
    rows = [[task.number, task.title, task.lead, task.support, task.product, day_words(task.due_on, task.due_words)] for task in tasks]
    annex = {"title": "Bảng phân công nhiệm vụ", "body": [{"heads": ANNEX_HEADS, "rows": rows, "width": ANNEX_WIDTHS}]}
    return {**head, **({"bases": list(bases)} if bases else {}), "body": body, "annexes": [annex]}


def report_paper(
    head: Mapping[str, Any],
    *,
    rows: Sequence[tuple[str, str, str, str]],
    missing: Sequence[str],
    late: Sequence[str],
    counters: Any,
    first: date,
    last: date,
) -> dict[str, Any]:
    """Return a consolidated report as content for the writer: figures of the accepted reports, who is missing and who was late by name.

    `rows` are (indicator, unit, figure, why there is none).
    """
    received = f"Tổng hợp từ {counters.accepted}/{counters.required} công đoàn cơ sở có báo cáo được nhận; {counters.late} nơi trễ hạn."
    grid = [[name, unit, figure, why] for name, unit, figure, why in rows]
    body: list[Any] = [
        f"Kỳ báo cáo từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}. {received} Mọi số tính từ sổ, không gõ tay.",
        {"heading": "", "title": "Kết quả"},
        {"heads": ["Chỉ số", "Đơn vị tính", "Kết quả", "Ghi chú"], "rows": grid, "width": [5, 2, 2, 3]},
        {"heading": "", "title": "Nơi chưa có báo cáo"},
        *({"dash": name} for name in missing or ["Không có."]),
        {"heading": "", "title": "Nơi nộp trễ hạn"},
        *({"dash": name} for name in late or ["Không có."]),
    ]
    return {**head, "body": body}
