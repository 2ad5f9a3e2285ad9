"""The short list of officers' CVs as PDF/A."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from congdoan.foundation.documents.rules.paper import pdf

PAGE = Path(__file__).with_name("cv_list.typ")


def cvs_pdf(rows: Sequence[Any], *, unit: str, upper: str, on: date, is_fictitious: bool, made_at: datetime) -> bytes:
    """Return the officers of a day with what their newest records tell; the layout is the software's own, and the paper says so."""
    marks = ["mẫu của phần mềm, chưa đối chiếu", "không in ngày vào Đảng, dân tộc: dữ liệu nhạy cảm"]
    figures = {
        "title": "Danh sách trích ngang lý lịch cán bộ",
        "unit": unit,
        "upper": upper,
        "day": f"Ngày {on:%d/%m/%Y}",
        "mark": "; ".join([*marks, *(["số liệu hư cấu"] if is_fictitious else [])]).capitalize(),
        "rows": [
            [str(place), one.officer.full_name, f"{one.officer.post}, {one.officer.unit_code}", _born(one, "Nam"), _born(one, "Nữ"),
             one.schooling, one.expertise, one.politics, one.language, one.assessment]
            for place, one in enumerate(rows, start=1)
        ],
        "count": f"Danh sách có {len(rows)} người.",
        "footer": f"Trích ngang lý lịch · {unit} · lập {made_at:%d/%m/%Y %H:%M}",
    }  # fmt: skip
    return pdf(PAGE, figures, made_at=made_at)


def _born(one: Any, sex: str) -> str:
    return one.officer.born if one.officer.sex == sex else ""
