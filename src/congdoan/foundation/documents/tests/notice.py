"""A small notice, as content for the writer; its people are made up."""

from datetime import date

from congdoan.foundation.documents import queries
from congdoan.foundation.documents.rules.writing import compose, official

DAY = date(2024, 1, 5)
NOTICE = {
    "kind": "Thông báo",
    "parent": ["Liên đoàn Lao động tỉnh Tây Ninh"],
    "issuer": ["Liên đoàn Lao động huyện Dương Minh Châu"],
    "symbol": "TB-LĐLĐ",
    "number": 4,
    "place": "Dương Minh Châu",
    "issued_on": "2024-01-05",
    "subject": "Về nhiệm vụ trọng tâm năm 2024",
    "bases": ["Căn cứ Điều lệ Công đoàn Việt Nam", "Căn cứ Kế hoạch số 15/KH-LĐLĐ"],
    "body": [
        "Ban Thường vụ thông báo:",
        {"heading": "", "title": "Nhiệm vụ"},
        {"clause": "Tổ chức học tập nghị quyết.", "title": "Tuyên truyền."},
        {"point": "Trong sáu tháng đầu năm;"},
        {"point": "Báo cáo trước ngày 20 hằng tháng;"},
        {"heads": ["Việc", "Hạn"], "rows": [["Kế hoạch", "30/6/2024"]]},
        {"clause": "Các công đoàn cơ sở thực hiện"},
    ],
    "signatures": [{"authority": ["TM. Ban Thường vụ", "Phó Chủ tịch"], "name": "Nguyễn Văn Mẫu"}],
    "recipients": ["LĐLĐ tỉnh (b/c)", "Các CĐCS"],
    "annexes": [{"title": "Bảng phân công", "body": ["Một"]}],
}


def laid_out(**changes):
    """Lay the notice out, with some of its content changed."""
    return compose(official({**NOTICE, **changes}, queries.kinds()), queries.boxes(on=DAY))
