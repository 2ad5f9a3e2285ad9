"""The page that shows the whole law pack: every record with its value, its days, its source and its mark."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from congdoan.foundation.kernel.money import format_dong
from congdoan.foundation.reference import queries as reference
from congdoan.foundation.reference.rules import Record

GROUPS = {"finance": "Tài chính", "activities": "Hoạt động", "documents": "Văn bản"}
MARKS = {
    "sourced": "đã đọc văn bản công khai",
    "code": "đọc gián tiếp trong mã nguồn công khai",
    "high": "hiểu biết chung, tin cậy cao",
    "medium": "hiểu biết chung, tin cậy vừa",
    "low": "hiểu biết chung, tin cậy thấp",
    "derived": "tính toán hoặc quy ước của dự án",
}
LONGEST = 160
HEAD = """\
# Dữ liệu pháp lý trong sản phẩm

Trang này do `congdoan law document` viết ra từ `src/congdoan/foundation/reference/data`; đừng sửa tay. Mỗi dòng có giá trị, ngày bắt đầu,
ngày hết hiệu lực (không kể ngày đó), nguồn và dấu. Dòng có ⚠ là **chưa đối chiếu**: Liên đoàn phải xem văn bản trước khi dùng thật và có
thể ghi quy định riêng của mình mà không cần phiên bản mới. Không có gì ở đây là ý kiến pháp lý.

| Dấu | Nghĩa |
|---|---|
"""


def law_document() -> str:
    """Return docs/law.md."""
    listed = reference.catalogue()
    parts = [HEAD + "".join(f"| {mark} | {meaning} |\n" for mark, meaning in MARKS.items()), _summary()]
    for group, name in GROUPS.items():
        parts.append(f"## {name}\n")
        parts += [_table(topic, entry) for topic, entry in listed.items() if topic.startswith(f"{group}.")]
    return "\n".join(parts)


def _summary() -> str:
    """Count records and how many of them wait for a check."""
    rows = ["| Nhóm | Bảng | Dòng | Chưa đối chiếu |", "|---|---:|---:|---:|"]
    for group, name in GROUPS.items():
        topics = [topic for topic in reference.catalogue() if topic.startswith(f"{group}.")]
        kept = [record for topic in topics for record in reference.records(topic)]
        rows.append(f"| {name} | {len(topics)} | {len(kept)} | {sum(record.needs_check for record in kept)} |")
    return "\n".join([*rows, ""])


def _table(topic: str, entry: Mapping[str, Any]) -> str:
    """Return one table of the pack."""
    title = entry.get("title") or topic.rsplit(".", 1)[1].upper()
    rows = [
        f"### {title} (`{topic}`)\n",
        "| Nội dung | Phạm vi | Giá trị | Từ | Đến trước | Nguồn | Dấu |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [_row(record) for record in reference.records(topic)]
    return "\n".join([*rows, ""])


def _row(record: Record) -> str:
    scope = ", ".join(f"{key}={kept}" for key, kept in record.scope.items())
    cells = [
        record.name,
        scope,
        _value(record),
        record.valid_from or "…",
        record.valid_until or "",
        record.citation + (f" (qua {record.source['via']})" if record.source.get("via") else ""),
        record.confidence + (" ⚠" if record.needs_check else ""),
    ]
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _value(record: Record) -> str:
    """Write the value, or the first of the record's own fields."""
    if isinstance(record.value, Fraction):
        return f"{record.written} ({_percent(record.value)})"
    if record.value is not None:
        return f"{format_dong(record.value)} {record.fields.get('unit', '')}".strip()
    own = [f"{name}: {_plain(kept)}" for name, kept in record.fields.items() if name not in ("note", "unit", "value") and kept is not None]
    return _shortened(own) if own else "chưa biết"


def _percent(rate: Fraction) -> str:
    hundred = rate * 100
    return f"{hundred.numerator} %" if hundred.denominator == 1 else f"{float_free(hundred)} %"


def float_free(exact: Fraction) -> str:
    """Write a fraction with three decimals at most, by whole numbers alone."""
    thousandths = exact * 1000
    if thousandths.denominator != 1:
        return str(exact)
    whole, rest = divmod(thousandths.numerator, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",")


def _plain(kept: object) -> str:
    if isinstance(kept, Mapping):
        return "; ".join(f"{name} {_plain(inner)}" for name, inner in kept.items() if inner is not None)
    if isinstance(kept, list | tuple):
        return ", ".join(_plain(inner) for inner in kept)
    return {True: "có", False: "không"}.get(kept, str(kept)) if isinstance(kept, bool) else str(kept)


def _shortened(own: Iterable[str]) -> str:
    whole = " · ".join(own)
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1].rstrip() + "…"


def _cell(content: object) -> str:
    return " ".join(str(content).split()).replace("|", "\\|").replace("<", "&lt;")
