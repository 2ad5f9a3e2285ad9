"""Initiatives as official documents: what the writer of `documents` takes.

The forms themselves are unchecked: the pack names none. Source of the frame: Nghị định 30/2020/NĐ-CP, Phụ lục I and III.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from congdoan.foundation.kernel.money import format_dong


def authors_table(authors: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    """Return a table of authors: (name, part, share)."""
    rows = [[str(place), name, part or "–", share] for place, (name, part, share) in enumerate(authors, start=1)]
    return {"heads": ["TT", "Họ và tên tác giả", "Phần việc", "Tỷ lệ đóng góp"], "rows": rows, "width": [1, 4, 5, 2]}


def recognition(
    top: Mapping[str, Any], *, title: str, code: str, bases: Sequence[str], authors: Sequence[tuple[str, str, str]]
) -> dict[str, Any]:
    """Return the decision that recognises an initiative."""
    return {
        **top, "bases": list(bases), "enacting": "QUYẾT ĐỊNH:",
        "body": [
            {"article": f"Công nhận sáng kiến “{title}” (hồ sơ {code}) của các tác giả có tên trong danh sách kèm theo Quyết định này."},
            {"article": "Tác giả được cấp Giấy chứng nhận sáng kiến và hưởng quyền lợi theo pháp luật và thỏa ước lao động tập thể."},
            {"article": "Đơn vị áp dụng, các tác giả và bộ phận liên quan chịu trách nhiệm thi hành Quyết định này."},
        ],
        "annexes": [{"title": "Danh sách tác giả", "body": [authors_table(authors)]}],
    }  # fmt: skip


def minutes(
    top: Mapping[str, Any], *, title: str, code: str, council: str, present: Sequence[tuple[str, str]],
    barred: Sequence[tuple[str, str]], criteria: Sequence[tuple[str, int]], sheets: Sequence[tuple[str, Sequence[int], int]],
    means: Sequence[str], mean: str, result: str, alike: Sequence[str],
) -> dict[str, Any]:  # fmt: skip
    """Return the minutes of a council on one initiative: who judged, who was kept out and why, every sheet, the result."""
    heads = ["Ủy viên", *(f"{name} ({most})" for name, most in criteria), "Tổng"]
    rows = [[name, *(str(score) for score in scores), str(total)] for name, scores, total in sheets] + [["Trung bình", *means, mean]]
    return {
        **top,
        "body": [
            f"{council} xét sáng kiến “{title}”, hồ sơ {code}.",
            {"heading": "", "title": "Thành phần"},
            *({"dash": f"{name}: {post}"} for name, post in present),
            *([{"heading": "", "title": "Không tham gia chấm do xung đột lợi ích"}] if barred else []),
            *({"dash": f"{name}: {why}"} for name, why in barred),
            {"heading": "", "title": "Kết quả chấm"},
            {"heads": heads, "rows": rows, "width": [4, *([2] * len(criteria)), 2]},
            {"heading": "", "title": "So sánh với hồ sơ khác"},
            *({"dash": line} for line in alike or ["Không có hồ sơ gần giống."]),
            {"heading": "", "title": "Kết luận"},
            result,
        ],
        "signatures": [{"authority": ["THƯ KÝ"], "name": ""}, {"authority": ["CHỦ TỊCH HỘI ĐỒNG"], "name": ""}],
    }  # fmt: skip


def application(
    top: Mapping[str, Any], *, title: str, problem: str, solution: str, place: str, first: str, authors: Sequence[tuple[str, str, str]],
    parts: Sequence[tuple[str, str, str, int]], total: int | None, other: str,
) -> dict[str, Any]:  # fmt: skip
    """Return the description of an initiative. `parts` are (kind, what, formula, amount); a cost is below zero."""
    rows = [[kind, words, formula, format_dong(amount)] for kind, words, formula, amount in parts]
    worth: list[Any] = [{"heads": ["Loại", "Nội dung", "Cách tính", "Đồng"], "rows": rows, "width": [2, 4, 5, 3]}] if rows else []
    told = f"Giá trị làm lợi năm đầu do tác giả kê khai: {format_dong(total)} đồng." if total is not None else other
    return {
        **top,
        "body": [
            {"heading": "", "title": "Tên sáng kiến"}, title,
            {"heading": "", "title": "Tác giả"}, authors_table(authors),
            {"heading": "", "title": "Tình trạng trước khi áp dụng"}, *problem.split("\n"),
            {"heading": "", "title": "Giải pháp"}, *solution.split("\n"),
            {"heading": "", "title": "Áp dụng"}, f"Áp dụng lần đầu ngày {first} tại {place}.",
            {"heading": "", "title": "Lợi ích"}, *worth, *told.split("\n"),
        ],
        "signatures": [{"authority": ["ĐẠI DIỆN TÁC GIẢ"], "name": authors[0][0]}],
    }  # fmt: skip


def proposal_letter(top: Mapping[str, Any], *, campaign: str, document: str, to: str, rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the letter that proposes titles, with its list as an annex. `rows` are (name, title, year, what is lacking and why)."""
    listed = [[str(place), *row] for place, row in enumerate(rows, start=1)]
    annex = {"heads": ["TT", "Họ tên, tập thể", "Danh hiệu, hình thức khen", "Năm", "Điều kiện"], "rows": listed, "width": [1, 4, 4, 1, 5]}
    return {
        **top, "addressed_to": [to],
        "body": [
            f"Thực hiện phong trào “{campaign}” ({document}), trên cơ sở đăng ký thi đua và kết quả đạt được.",
            f"Đơn vị đề nghị xét tặng {len(rows)} trường hợp có tên trong danh sách kèm theo.",
            "Mỗi trường hợp có báo cáo thành tích; điều kiện được kiểm theo sổ của phần mềm, phần sổ không có do đơn vị xác nhận.",
            "Kính đề nghị xem xét, quyết định.",
        ],
        "annexes": [{"title": "Danh sách đề nghị khen thưởng", "body": [annex]}],
    }  # fmt: skip


def proposal_minutes(top: Mapping[str, Any], *, campaign: str, rows: Sequence[Sequence[str]]) -> dict[str, Any]:
    """Return the minutes of the meeting that proposes titles; who was present and the votes are filled in by hand."""
    listed = [[str(place), *row[:3], "…/…"] for place, row in enumerate(rows, start=1)]
    return {
        **top,
        "body": [
            f"Họp xét đề nghị khen thưởng phong trào “{campaign}”.",
            {"heading": "", "title": "Thành phần"}, "Có mặt: … /… người. Chủ trì: …. Thư ký: ….",
            {"heading": "", "title": "Kết quả bỏ phiếu"},
            {"heads": ["TT", "Họ tên, tập thể", "Danh hiệu", "Năm", "Số phiếu đồng ý"], "rows": listed, "width": [1, 4, 4, 1, 2]},
            {"heading": "", "title": "Kết luận"}, "Các trường hợp đủ số phiếu theo quy chế được đề nghị cấp có thẩm quyền xét tặng.",
        ],
        "signatures": [{"authority": ["THƯ KÝ"], "name": ""}, {"authority": ["CHỦ TRÌ"], "name": ""}],
    }  # fmt: skip


def merits_report(
    top: Mapping[str, Any], *, subject: str, title: str, year: int, merits: str, initiatives: Sequence[str], held: Sequence[str],
    checks: Sequence[Sequence[str]],
) -> dict[str, Any]:  # fmt: skip
    """Return the report of merits: what was done, the initiatives and titles that the books know, how each condition stands."""
    return {
        **top,
        "body": [
            f"Đề nghị tặng {title} năm {year} cho {subject}.",
            {"heading": "", "title": "Thành tích"}, *merits.split("\n"),
            {"heading": "", "title": "Sáng kiến được công nhận"}, *({"dash": one} for one in initiatives or ["Không có trong sổ."]),
            {"heading": "", "title": "Danh hiệu đã có"}, *({"dash": one} for one in held or ["Không có trong sổ."]),
            {"heading": "", "title": "Điều kiện"},
            {"heads": ["Điều kiện", "Tình trạng", "Căn cứ"], "rows": [list(row) for row in checks], "width": [5, 2, 5]},
            "Đơn vị chịu trách nhiệm về thành tích nêu trên và về những điều kiện do đơn vị xác nhận.",
        ],
    }  # fmt: skip
