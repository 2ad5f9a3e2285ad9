"""Made-up shapes for the page of states; no figure of any page of work comes from here."""

from typing import Any

PROBLEMS: list[dict[str, Any]] = [
    {
        "sheet": "Tháng 10",
        "row": 37,
        "column": "D, Quỹ lương",
        "found": "1250000,5",
        "message": "Đồng không có phần lẻ",
        "cure": "Gõ 1250000 hoặc 1250001",
    },
    {
        "sheet": "Tháng 10",
        "row": 52,
        "column": "B, Mã số thuế",
        "found": "990000010",
        "message": "Thiếu một chữ số, Excel đã bỏ số 0 ở đầu",
        "cure": "Đổi cột B sang dạng Văn bản, gõ đủ 10 số",
    },
]

JOBS: list[dict[str, Any]] = [
    {"id": 0, "title": "Nạp sao kê tháng 10", "state": "running", "done": 132, "total": 188, "words": "11 dòng một giây"},
    {"id": 0, "title": "Tính phải nộp tháng 10", "state": "done", "done": 188, "total": 188, "words": "188 người nộp"},
    {"id": 0, "title": "Nạp bảng lương", "state": "failed", "error": "Tệp bị đổi trong lúc đọc. Chưa có gì bị ghi; nạp lại tệp."},
]

PARTS: list[dict[str, Any]] = [
    {"words": "CĐCS hưởng, 75%", "amount": 39_633_000},
    {"words": "Cấp trên cơ sở, 25%", "amount": 13_211_000},
]
