"""The committee's official papers as content for the writer of documents: drafts that an officer completes, then signed and numbered.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, for the frame; the kinds are those of the law pack. No form of the union for these papers is
at hand: the words are this house's.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from congdoan.foundation.kernel.money import format_dong

from .findings import NOTHING_FOUND, finding_line, recommendation_line
from .sampling import VERDICTS
from .states import FINANCE, KINDS

PROGRAMME, DECISION, OUTLINE, MINUTES, REPORT, OF_YEAR = "programme", "decision", "outline", "minutes", "report", "yearly"
PAPERS = {
    PROGRAMME: "Chương trình kiểm tra",
    DECISION: "Quyết định kiểm tra",
    OUTLINE: "Đề cương gửi đơn vị",
    MINUTES: "Biên bản kiểm tra",
    REPORT: "Báo cáo của tổ kiểm tra",
    OF_YEAR: "Báo cáo công tác kiểm tra",
}
OF_INSPECTION = (OUTLINE, MINUTES, REPORT)
WRITTEN_IN = {
    OUTLINE: ("decided", "outlined", "self_reported"),
    MINUTES: ("on_site", "minuted"),
    REPORT: ("on_site", "minuted", "drafted", "replied"),
}
"""States of an inspection in which each of its papers is written."""
SYMBOLS = {PROGRAMME: "CTr-UBKT", DECISION: "QĐ-UBKT", OUTLINE: "UBKT", MINUTES: "BB-UBKT", REPORT: "BC-TKT", OF_YEAR: "BC-UBKT"}
CHARTER = "Điều lệ Công đoàn Việt Nam"
LEADS = {"authority": ["TM. ỦY BAN KIỂM TRA", "CHỦ NHIỆM"], "name": ""}
BOOKS = (
    "Dự toán, quyết toán đã duyệt của thời kỳ kiểm tra.",
    "Sổ quỹ tiền mặt, biên bản kiểm kê quỹ; sổ tiền gửi và sao kê ngân hàng.",
    "Chứng từ thu, chi và sổ kế toán của thời kỳ kiểm tra.",
    "Danh sách đoàn viên, bảng thu đoàn phí; quy chế chi tiêu nội bộ.",
)
GUIDANCE = (
    "Đặc điểm, tình hình đơn vị: tổ chức công đoàn, số đoàn viên, ủy ban kiểm tra, người làm kế toán, thủ quỹ.",
    "Kết quả thực hiện từng nội dung kiểm tra nêu trên; ưu điểm, hạn chế, nguyên nhân.",
    "Việc thực hiện kiến nghị của các cuộc kiểm tra trước.",
    "Kiến nghị, đề xuất của đơn vị.",
)


def conclusion_paper(
    *, head: Mapping[str, Any], row: Any, findings: Sequence[Any], recommendations: Sequence[Any], reply: str, team: Sequence[str]
) -> dict[str, Any]:  # fmt: skip
    """Return the conclusion. That a union writes "Kết luận" is in Quyết định 933/QĐ-TLĐ (its annex is not at hand)."""
    body: list[Any] = [
        f"{_done_by(row, team)}.",
        *_found(findings),
        {"heading": "", "title": "Giải trình của đơn vị"},
        *(reply.split("\n") if reply else ["Đơn vị không giải trình trong thời hạn."]),
        *_asked(recommendations),
        "Đơn vị báo cáo kết quả thực hiện từng kiến nghị kèm minh chứng đúng hạn trên phần mềm.",
    ]
    return _of(head, "Kết luận", "KL-UBKT", f"Kiểm tra {row.kind_words.lower()} tại {row.unit_name}", body)


def programme_paper(*, head: Mapping[str, Any], row: Any, picks: Sequence[Any], resolution: str) -> dict[str, Any]:
    """Return the year's programme: how many units, which, why each was picked."""
    counts = {kind: sum(one.kind == kind for one in picks) for kind in KINDS}
    rows = [[str(one.place), one.unit_name, one.kind_words, one.how_words, one.reasons or "–"] for one in picks]
    share = f"chỉ tiêu từ {row.share * 100}% số công đoàn cơ sở là {row.least} trên {row.population}"
    body: list[Any] = [
        {"heading": "", "title": "Chỉ tiêu"},
        f"Kiểm tra {row.picked} đơn vị; {share}.",
        *({"dash": f"{KINDS[kind]}: {count} cuộc."} for kind, count in counts.items() if count),
        {"heading": "", "title": "Đơn vị được kiểm tra và lý do chọn"},
        {"heads": ["TT", "Đơn vị", "Nội dung", "Cách chọn", "Lý do"], "rows": rows, "width": [1, 5, 4, 3, 7]},
        f"Đơn vị rút thăm được chọn từ hạt ngẫu nhiên {row.seed}, rút lại được.",
        {"heading": "", "title": "Tổ chức thực hiện"},
        "Mỗi cuộc kiểm tra có quyết định riêng nêu nội dung, thời kỳ và tổ kiểm tra.",
    ]
    bases = [CHARTER, *([f"{resolution} về chương trình kiểm tra năm {row.year}"] if resolution else [])]
    paper = _of(head, "Chương trình", SYMBOLS[PROGRAMME], f"Kiểm tra năm {row.year} của Ủy ban kiểm tra", body)
    return paper | {"bases": [f"Căn cứ {one};" for one in bases]}


def decision_paper(*, head: Mapping[str, Any], unit: str, facts: Mapping[str, Any], team: Sequence[str], programme: str) -> dict[str, Any]:
    """Return the decision that opens an inspection; `facts` are the arguments of the use case that opens it."""
    inspects, looks = _orders(unit, facts)
    body: list[Any] = [
        *inspects,
        {"article": "Thành lập tổ kiểm tra gồm:"},
        *({"clause": f"{one}."} for one in team),
        looks,
        {"article": f"Quyết định có hiệu lực từ ngày ký. Tổ kiểm tra và {unit} chịu trách nhiệm thi hành."},
    ]
    paper = _of(head, "Quyết định", SYMBOLS[DECISION], f"Về việc kiểm tra {KINDS[facts['kind']].lower()} tại {unit}", body)
    bases = [CHARTER, *([programme] if programme else [])]
    return paper | {"decided_by": "ỦY BAN KIỂM TRA", "enacting": "QUYẾT ĐỊNH:", "bases": [f"Căn cứ {one};" for one in bases]}


def no_longer_said(body: Sequence[Any], *, unit: str, facts: Mapping[str, Any]) -> list[str]:
    """Return which facts of a decision its text, completed and signed since, does not say as they were written."""
    inspects, looks = _orders(unit, facts)
    end = len(inspects)
    is_same = list(body[:end]) == inspects and not any("dash" in block for block in body[end : end + 1])
    parts = {"đơn vị, loại, thời kỳ, nội dung kiểm tra": is_same, "thời hạn tổ kiểm tra được đọc sổ": looks in body}
    return [words for words, is_said in parts.items() if not is_said]


def _orders(unit: str, facts: Mapping[str, Any]) -> tuple[list[Any], dict[str, str]]:
    """Return what opens an inspection as a decision says it: whom and what it inspects, line by line, and until when the team looks."""
    what = f"Kiểm tra {KINDS[facts['kind']].lower()} tại {unit}, {_period(facts['since'], facts['until'])}. Nội dung:"
    scope = [{"dash": f"{line.rstrip('.;')};"} for line in facts["scope"].split("\n") if line.strip()]
    looks = (
        f"Tổ kiểm tra được đọc sổ, chứng từ của đơn vị từ ngày {facts['access_from']:%d/%m/%Y} đến hết ngày"
        f" {facts['access_until']:%d/%m/%Y}, không ghi, không sửa; đơn vị cung cấp hồ sơ và trả lời tổ kiểm tra."
    )
    return [{"article": what}, *scope], {"article": looks}


def outline_paper(*, head: Mapping[str, Any], row: Any) -> dict[str, Any]:
    """Return the letter that sends the outline: what is looked into, what the unit reports of itself, which papers it prepares."""
    scope = [{"clause": line.strip().rstrip(".") + "."} for line in row.scope.split("\n") if line.strip()]
    papers = [{"dash": one} for one in BOOKS] if row.kind in FINANCE else ["Hồ sơ, tài liệu liên quan đến nội dung kiểm tra."]
    outline: list[Any] = [
        {"heading": "", "title": "Nội dung kiểm tra"}, *scope, {"heading": "", "title": "Nội dung tự báo cáo"},
        *({"clause": one} for one in GUIDANCE), {"heading": "", "title": "Tài liệu chuẩn bị"}, *papers,
    ]  # fmt: skip
    what = f"kiểm tra {row.kind_words.lower()}, {_period(row.since, row.until)}"
    body = [
        f"Thực hiện {row.decision} ngày {row.decided_on:%d/%m/%Y}, Ủy ban kiểm tra gửi đề cương {what}.",
        "Đề nghị đơn vị tự kiểm tra, gửi báo cáo theo đề cương trên phần mềm và chuẩn bị tài liệu trước ngày tổ kiểm tra đến làm việc.",
    ]
    paper = _of(head, "Công văn", SYMBOLS[OUTLINE], f"gửi đề cương kiểm tra {row.kind_words.lower()}", body)
    return paper | {"addressed_to": [row.unit_name], "annexes": [{"title": "Đề cương kiểm tra, tự báo cáo", "body": outline}]}


def minutes_paper(
    *, head: Mapping[str, Any], row: Any, team: Sequence[str], seen: Sequence[str], findings: Sequence[Any],
    answers: Sequence[tuple[str, str]],
) -> dict[str, Any]:  # fmt: skip
    """Return the minutes of the work at the unit: who, what was seen, what was found, what the unit answered; both sides sign."""
    body: list[Any] = [
        "Thời gian, địa điểm: …",
        {"heading": "", "title": "Thành phần"},
        *({"clause": one} for one in (f"Tổ kiểm tra: {', '.join(team) or '…'}.", f"Đại diện {row.unit_name}: …")),
        {"heading": "", "title": "Nội dung đã kiểm tra"},
        f"{_done_by(row, team)}.",
        *({"dash": one} for one in seen),
        *_found(findings),
        {"heading": "", "title": "Ý kiến của đơn vị"},
        *({"clause": f"Hỏi: {asked} Trả lời: {told or 'chưa trả lời.'}"} for asked, told in answers),
        "Ý kiến khác: …",
        "Biên bản lập thành hai bản, đọc lại cho mọi người cùng nghe, thống nhất và ký tên.",
    ]
    paper = _of(head, "Biên bản", SYMBOLS[MINUTES], f"Kiểm tra {row.kind_words.lower()} tại {row.unit_name}", body)
    unit = {"authority": ["ĐẠI DIỆN ĐƠN VỊ ĐƯỢC KIỂM TRA"], "name": ""}
    return paper | {"signatures": [unit, {"authority": ["TM. TỔ KIỂM TRA", "TỔ TRƯỞNG"], "name": ""}]}


def report_paper(
    *, head: Mapping[str, Any], row: Any, team: Sequence[str], seen: Sequence[str], findings: Sequence[Any], recommendations: Sequence[Any]
) -> dict[str, Any]:  # fmt: skip
    """Return the team's report of an inspection to its committee."""
    body: list[Any] = [
        f"{_done_by(row, team)}. Tổ kiểm tra báo cáo kết quả như sau:",
        {"heading": "", "title": "Việc đã làm"},
        *({"dash": one} for one in seen),
        *_found(findings),
        *_asked(recommendations),
    ]
    paper = _of(head, "Báo cáo", SYMBOLS[REPORT], f"Kết quả kiểm tra {row.kind_words.lower()} tại {row.unit_name}", body)
    return paper | {"signatures": [{"authority": ["TM. TỔ KIỂM TRA", "TỔ TRƯỞNG"], "name": ""}], "addressed_to": ["Ủy ban kiểm tra"]}


def yearly_paper(*, head: Mapping[str, Any], title: str, figures: Sequence[Any], needs_check: bool) -> dict[str, Any]:
    """Return the committee's report of a half year or a year, computed column by column."""
    told = "Số liệu do phần mềm tính từ hồ sơ trong kỳ, không nhập tay."
    checked = " Các cột theo báo cáo đã công bố, chưa đối chiếu với mẫu của Tổng Liên đoàn." if needs_check else ""
    rows = [[str(place), one.column, one.words, _value(one)] for place, one in enumerate(figures, start=1)]
    body: list[Any] = [
        {"heading": "", "title": "Số liệu"},
        told + checked,
        {"heads": ["TT", "Cột", "Chỉ tiêu", "Số"], "rows": rows, "width": [1, 5, 7, 4]},
        *([] if rows else ["Trong kỳ không có số liệu."]),
        {"heading": "", "title": "Đánh giá, phương hướng"},
        "(Ủy ban kiểm tra viết phần này.)",
    ]
    return _of(head, "Báo cáo", SYMBOLS[OF_YEAR], f"Công tác kiểm tra, giám sát {title}", body)


def seen_lines(*, snapshots: Sequence[Any], samples: Iterable[Any], papers: Sequence[Any]) -> list[str]:
    """Return what the team looked at in words: the sealed books, the samples with their share, the papers by verdict."""
    sealed = [
        f"Sổ chụp ngày {one.at:%d/%m/%Y}, niêm phong lần {one.seal_number or '–'}, mã {one.mark}." for one in snapshots[:1] if one.mark
    ]
    drawn = [
        f"{one.title} trên {one.population}{f', từ hạt ngẫu nhiên {one.seed}' if one.how == 'lot' else ''}: đã xem {one.seen},"
        f" {one.seen_share}% giá trị."
        for one in samples
    ]
    counts = {verdict: sum(one.verdict == verdict for one in papers) for verdict in VERDICTS}
    kept = ", ".join(f"{words.lower()} {counts[verdict]}" for verdict, words in VERDICTS.items() if counts[verdict])
    return [*sealed, *drawn, *([f"{len(papers)} giấy làm việc: {kept}."] if papers else [])] or ["Chưa có giấy làm việc nào."]


def _of(head: Mapping[str, Any], kind: str, symbol: str, subject: str, body: list[Any]) -> dict[str, Any]:
    return {"signatures": [LEADS], **head, "kind": kind, "symbol": symbol, "subject": subject[:300], "body": body}


def _period(since: date, until: date) -> str:
    return f"thời kỳ từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}"


def _done_by(row: Any, team: Sequence[str]) -> str:
    who = ", ".join(team) or "người theo quyết định"
    what = f"đã kiểm tra {row.kind_words.lower()} tại {row.unit_name}, {_period(row.since, row.until)}"
    return f"Thực hiện {row.decision} ngày {row.decided_on:%d/%m/%Y}, tổ kiểm tra gồm {who} {what}"


def _found(findings: Sequence[Any]) -> list[Any]:
    total = sum(one.amount or 0 for one in findings)
    summed = [f"Cộng {len(findings)} phát hiện, {format_dong(total)} đồng."] if findings else [NOTHING_FOUND]
    return [{"heading": "", "title": "Kết quả kiểm tra"}, *({"clause": finding_line(one)} for one in findings), *summed]


def _asked(recommendations: Sequence[Any]) -> list[Any]:
    lines = [{"clause": recommendation_line(one)} for one in recommendations]
    return [{"heading": "", "title": "Kiến nghị"}, *lines, *([] if lines else ["Không có kiến nghị."])]


def _value(one: Any) -> str:
    if one.value is None:
        return f"– ({one.why})" if one.why else "–"
    return f"{format_dong(one.value)}{' đồng' if one.is_money else ''}"
