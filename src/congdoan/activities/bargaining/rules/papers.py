"""Papers of dialogue and bargaining as PDF/A: minutes, results of polls, the letter to the authority, the members' leaflet.

The forms are those that unions of Tây Ninh use, in their order; the wording is the product's own, unchecked, and each paper says so.
"""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from congdoan.foundation.documents.rules.paper import pdf
from congdoan.foundation.documents.rules.qr import qr_svg

PAGE, SLIPS = Path(__file__).with_name("paper.typ"), Path(__file__).with_name("slips.typ")
UNCHECKED = "Mẫu của phần mềm, chưa đối chiếu với mẫu của Liên đoàn"
FICTITIOUS = "số liệu hư cấu"
BOTH_SIDES = ("Đại diện người sử dụng lao động", "Đại diện bên người lao động")


def heading(words: str) -> dict[str, Any]:
    return {"kind": "heading", "words": words}


def words(text: str) -> dict[str, Any]:
    return {"kind": "words", "words": text}


def facts(rows: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {"kind": "facts", "rows": [list(row) for row in rows]}


def grid(heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]], *, room_pt: int = 3) -> dict[str, Any]:
    """Return a table; `room_pt` stands above and below the words of a cell, more where a hand writes."""
    return {"kind": "table", "heads": list(heads), "widths": list(widths), "rows": [list(row) for row in rows], "room": room_pt}


def paper(
    *, title: str, subject: str, unit: str, blocks: Sequence[dict[str, Any]], made_at: datetime, is_fictitious: bool,
    signatures: Sequence[str] = BOTH_SIDES, upper: str = "", number: str = "", place_day: str = "", marks: Sequence[str] = (UNCHECKED,),
) -> bytes:  # fmt: skip
    """Return one paper; `marks` are what a reader must know of it."""
    told = [*marks, *([FICTITIOUS] if is_fictitious else [])]
    figures = {
        "title": title, "subject": subject, "unit": unit, "upper": upper, "number": number, "place_day": place_day, "mark": "; ".join(told),
        "blocks": list(blocks), "signatures": list(signatures), "footer": f"{title} · {unit} · lập {made_at:%d/%m/%Y %H:%M}",
    }  # fmt: skip
    return pdf(PAGE, figures, made_at=made_at)


def dialogue_minutes(found: Any, topics: Sequence[Any], promises: Sequence[Any], *, made_at: datetime, is_fictitious: bool) -> bytes:
    """Return the minutes of a session; of one that was not held yet, the sheet to write on.

    Source: what the minutes hold is Nghị định 145/2020/NĐ-CP, Đ38, Đ39 k4.
    """
    agreed = {True: "thống nhất", False: "chưa thống nhất", None: ""}
    came = [
        ("Bên người lao động có mặt", f"{found.present} / {found.seats} thành viên" if found.held_on else f"… / {found.seats} thành viên"),
        ("Cần có mặt", f"từ {found.needed}" if found.needed else "theo quy chế dân chủ"),
        ("Bên người sử dụng lao động có mặt", str(found.employer_present or "…")),
        ("Đại diện theo pháp luật hoặc người được ủy quyền", "có" if found.held_on else "…"),
    ]
    promised = [(one.owner, one.words, f"{one.due_on:%d/%m/%Y}") for one in promises] or [("", "", "")]
    blocks = [
        words(f"Hôm nay, ngày {found.held_on or found.planned_on:%d/%m/%Y}, tại {found.place or '…'}, hai bên tiến hành đối thoại."),
        heading("I. Thành phần"),
        facts(came),
        heading("II. Nội dung và kết quả"),
        grid(
            ("TT", "Nội dung", "Bên đề nghị", "Kết quả", "Thống nhất"), (1, 6, 3, 5, 3),
            [(str(one.place), one.words, one.proposer, one.outcome, agreed[one.is_agreed]) for one in topics],
        ),
        *([heading("III. Diễn biến"), *(words(line) for line in found.minutes.splitlines() if line.strip())] if found.minutes else []),
        heading("IV. Cam kết thực hiện" if found.minutes else "III. Cam kết thực hiện"),
        grid(("Người thực hiện", "Việc", "Hạn"), (3, 7, 2), promised),
        words("Biên bản được công bố công khai tại nơi làm việc chậm nhất 03 ngày làm việc kể từ khi kết thúc đối thoại."),
    ]  # fmt: skip
    return paper(
        title="Biên bản đối thoại", subject=f"{found.kind_words} tại {found.employer_name}", unit=found.unit_name, blocks=blocks,
        made_at=made_at, is_fictitious=is_fictitious,
    )  # fmt: skip


def leaflet(found: Any, *, made_at: datetime, is_fictitious: bool) -> bytes:
    """Return the members' leaflet: what the agreement gives them above the law, clause by clause, in money where it can be told."""
    better = [one for one in found.clauses if one.meter.is_better]
    rows = [
        (
            one.article, one.kind.name, _amount(one.value, one.unit_words), _amount(one.meter.floor, one.unit_words) or "luật không có sàn",
            dong(one.meter.above_dong),
        )
        for one in better
    ]  # fmt: skip
    persons = found.workers
    each = f", chia đều {dong(found.above_dong // persons)} đồng một người (làm tròn xuống)" if persons and found.above_dong else ""
    total = f"Cộng phần hơn luật tính được bằng tiền: {dong(found.above_dong)} đồng một năm{each}." if found.above_dong else ""
    blocks = [
        words(
            f"Thỏa ước ký ngày {found.signed_on:%d/%m/%Y}, hiệu lực từ {found.effective_on:%d/%m/%Y} đến hết {found.last:%d/%m/%Y}, "
            "áp dụng cho toàn bộ người lao động, kể cả người vào làm sau."
        ),
        heading(f"{len(better)} quyền lợi hơn luật"),
        grid(("Điều", "Quyền lợi", "Thỏa ước", "Luật", "Hơn luật một năm, đ"), (2, 5, 3, 3, 4), rows),
        *([words(total)] if total else []),
        words("Không được hưởng đúng thỏa ước: báo tổ trưởng công đoàn hoặc Ban Chấp hành công đoàn cơ sở."),
    ]  # fmt: skip
    employer = found.parties[0].employer.name if len(found.parties) == 1 else found.title
    return paper(
        title="Quyền lợi của bạn theo thỏa ước", subject=employer, unit=found.unit_name, blocks=blocks, made_at=made_at,
        is_fictitious=is_fictitious, signatures=("Ban Chấp hành công đoàn",), marks=("Tài liệu phổ biến cho đoàn viên",),
    )  # fmt: skip


def authority_letter(found: Any, addressee: str, *, made_at: datetime, is_fictitious: bool) -> bytes:
    """Return the letter that sends an agreement to the labour authority with its papers.

    Source: Bộ luật Lao động, Đ77: the employer sends one copy; the papers are those of the guide of Tây Ninh (2026), unchecked.
    """
    numbered = f", số {found.number}" if found.number else ""
    counts = [(one.employer.name, _count(one.workers), _count(one.asked), _count(one.in_favour)) for one in found.parties]
    blocks = [
        words(f"Kính gửi: {addressee}."),
        words(
            f"Thực hiện Điều 77 Bộ luật Lao động số 45/2019/QH14, đơn vị gửi {found.title}{numbered}, "
            f"ký ngày {found.signed_on:%d/%m/%Y}, hiệu lực từ {found.effective_on:%d/%m/%Y} đến hết {found.last:%d/%m/%Y}. "
            f"Hạn gửi theo luật: {found.send_by:%d/%m/%Y}."
        ),
        heading("Kết quả lấy ý kiến người lao động"),
        grid(("Doanh nghiệp", "Tổng số lao động", "Lấy ý kiến", "Tán thành"), (6, 2, 2, 2), counts),
        heading("Hồ sơ kèm theo"),
        words("1. Thỏa ước lao động tập thể: 01 bản."),
        words("2. Biên bản lấy ý kiến người lao động."),
        words("3. Bản sao giấy chứng nhận đăng ký doanh nghiệp."),
    ]  # fmt: skip
    sender = found.parties[0].employer.name if found.parties else found.unit_name
    return paper(
        title="Gửi thỏa ước lao động tập thể", subject=found.title, unit=sender, blocks=blocks, made_at=made_at,
        is_fictitious=is_fictitious, signatures=("Nơi nhận", "Đại diện doanh nghiệp"), number="Số: ……/……",
        place_day="……, ngày …… tháng …… năm ……",
    )  # fmt: skip


def widening_letter(found: Any, asked: Any, *, made_at: datetime, is_fictitious: bool) -> bytes:
    """Return the letter that asks the authority to widen an agreement to a trade or zone.

    Source: Bộ luật Lao động, Đ84; no form of it is known, so the wording is the product's own.
    """
    reach = asked.reach
    numbered = f", số {found.number}" if found.number else ""
    counts = [
        ("Người lao động", dong(reach.workers), dong(reach.all_workers), f"từ {dong(reach.workers_needed)}"),
        ("Doanh nghiệp", dong(reach.employers), dong(reach.all_employers), f"từ {dong(reach.employers_needed)}"),
    ]
    blocks = [
        words(f"Kính gửi: {asked.addressee}."),
        words(
            f"Căn cứ Điều 84 Bộ luật Lao động số 45/2019/QH14, đơn vị đề nghị mở rộng phạm vi áp dụng {found.title}{numbered}, "
            f"ký ngày {found.signed_on:%d/%m/%Y}, hiệu lực từ {found.effective_on:%d/%m/%Y} đến hết {found.last:%d/%m/%Y}, "
            f"ra: {asked.scope}."
        ),
        heading(f"Tỷ lệ đang áp dụng ({reach.over})"),
        grid(("", "Thuộc thỏa ước", "Tổng số", "Cần có"), (4, 3, 3, 3), counts),
        words(f"Đạt theo số {reach.basis}. Nguồn của tổng số: {asked.source}."),
        heading("Hồ sơ kèm theo"),
        words("1. Thỏa ước lao động tập thể: 01 bản."),
        words("2. Danh sách doanh nghiệp thuộc thỏa ước và số lao động."),
        grid(("Doanh nghiệp", "Lao động"), (8, 3), [
            (one.employer.name, _count(one.employer.workers or one.workers)) for one in found.parties if not one.is_widened
        ]),
    ]  # fmt: skip
    return paper(
        title="Đề nghị mở rộng phạm vi áp dụng thỏa ước", subject=found.title, unit=found.unit_name, blocks=blocks, made_at=made_at,
        is_fictitious=is_fictitious, signatures=("Nơi nhận", "TM. Ban Chấp hành"), number="Số: ……/……",
        place_day="……, ngày …… tháng …… năm ……",
    )  # fmt: skip


def dong(amount: int | None) -> str:
    """Return a sum with dots between thousands, or a dash."""
    return "–" if amount is None else f"{amount:,}".replace(",", ".")


def _amount(value: int | None, unit: str) -> str:
    return "" if value is None else f"{dong(value)} {unit}"


def _count(value: int | None) -> str:
    return "…" if value is None else dong(value)


def talks_minutes(found: Any, matters: Sequence[Any], sessions: Sequence[Any], *, made_at: datetime, is_fictitious: bool) -> bytes:
    """Return the minutes of talks: what was agreed, what was not, session by session.

    Source: Bộ luật Lao động, Đ70 k5.
    """
    agreed = [(str(one.place), one.words, one.outcome) for one in matters if one.is_agreed]
    others = [(str(one.place), one.words, one.outcome or "chưa bàn") for one in matters if not one.is_agreed]
    blocks = [
        facts([
            ("Bên yêu cầu", found.asked_by), ("Ngày nhận yêu cầu", f"{found.requested_on:%d/%m/%Y}"),
            ("Địa điểm, thời gian", found.place or "…"), ("Số phiên", str(len(sessions))),
        ]),
        heading("I. Các phiên"),
        *(words(f"Phiên {one.place}, ngày {one.held_on:%d/%m/%Y}. {one.words}") for one in sessions),
        heading("II. Nội dung đã thống nhất"),
        grid(("TT", "Nội dung", "Kết quả"), (1, 6, 6), agreed or [("", "Không có", "")]),
        heading("III. Nội dung còn ý kiến khác nhau"),
        grid(("TT", "Nội dung", "Ý kiến"), (1, 6, 6), others or [("", "Không có", "")]),
        words("Tổ chức đại diện người lao động công bố rộng rãi, công khai biên bản này đến toàn bộ người lao động."),
    ]  # fmt: skip
    return paper(
        title="Biên bản thương lượng tập thể", subject=found.title, unit=found.unit_name, blocks=blocks, made_at=made_at,
        is_fictitious=is_fictitious, signatures=(*BOTH_SIDES, "Người ghi biên bản"),
    )  # fmt: skip


def information_request(
    found: Any, matters: Sequence[Any], asked_on: date, last: date, *, made_at: datetime, is_fictitious: bool
) -> bytes:  # fmt: skip
    """Return the letter of a day by which a union asks its employer for information before talks, until the last day that the law gives.

    Source: the limit is table `bargaining_rules`, bargain.info; what is asked for follows from the matters, the wording is our own.
    """
    blocks = [
        words(f"Kính gửi: {', '.join(one.employer.name for one in found.parties)}."),
        words(
            f"Để chuẩn bị thương lượng tập thể “{found.title}” theo yêu cầu ngày {found.requested_on:%d/%m/%Y}, công đoàn đề nghị cung cấp "
            f"thông tin cần cho các nội dung dưới đây chậm nhất ngày {last:%d/%m/%Y}."
        ),
        grid(
            ("TT", "Nội dung thương lượng", "Thông tin đề nghị cung cấp"), (1, 6, 6), [(str(one.place), one.words, "") for one in matters]
        ),
    ]
    return paper(
        title="Yêu cầu cung cấp thông tin", subject=found.title, unit=found.unit_name, blocks=blocks, made_at=made_at,
        is_fictitious=is_fictitious, signatures=("Nơi nhận", "TM. Ban Chấp hành"), number="Số: ……/……",
        place_day=f"……, ngày {asked_on:%d} tháng {asked_on:%m} năm {asked_on:%Y}",
    )  # fmt: skip


def poll_result(found: Any, matters: Sequence[Any], poll: Any, *, made_at: datetime, is_fictitious: bool) -> bytes:
    """Return the result of an opinion poll, as counts: nobody's answer is told."""
    rows = [
        (str(one.place), one.words, _count(one.agree), _count(one.disagree), _count(one.other), one.reason) for one in matters if one.said
    ]  # fmt: skip
    asked = (
        f"{dong(poll.asked)} người được hỏi" if poll.answered is None else f"phát {dong(poll.asked)} phiếu, {dong(poll.answered)} trả lời"
    )
    blocks = [
        words(f"Lấy ý kiến ngày {poll.held_on:%d/%m/%Y}, {asked} trên {dong(found.workers)} người lao động."),
        grid(("TT", "Nội dung", "Đồng ý", "Không đồng ý", "Ý khác", "Lý do chính"), (1, 6, 2, 2, 2, 4), rows),
    ]
    return paper(
        title="Kết quả lấy ý kiến người lao động", subject=found.title, unit=found.unit_name, blocks=blocks, made_at=made_at,
        is_fictitious=is_fictitious, signatures=("Người tổng hợp", "TM. Ban Chấp hành"),
    )  # fmt: skip


def ballot_minutes(found: Any, basis: str, *, made_at: datetime, is_fictitious: bool) -> bytes:
    """Return the minutes of the ballot on the draft, as counts for each employer; what is not counted yet stays blank to be written in.

    `basis` is the law of the ballot. Nobody's vote is told, not in the list of signatures either.
    """
    rows = [
        (
            str(at), one.employer.name, dong(one.workers), _count(one.asked), _count(one.in_favour),
            "…" if one.in_favour is None else dong((one.asked or 0) - one.in_favour), dong(one.needed),
            {True: "đạt", False: "không đạt", None: "…"}[one.is_passed],
        )
        for at, one in enumerate(found.parties, start=1)
    ]  # fmt: skip
    blocks = [
        words(f"Hôm nay, ngày …… tháng …… năm ……, tại ……………………, tiến hành kiểm phiếu biểu quyết dự thảo thỏa ước “{found.title}”."),
        facts([
            ("Người chủ trì", "……………………"), ("Người kiểm phiếu", "……………………"), ("Hình thức lấy ý kiến", "……………………"),
            ("Tổng số người lao động", dong(found.workers)),
        ]),
        heading("Kết quả"),
        grid(
            ("TT", "Doanh nghiệp", "Tổng số", "Lấy ý kiến", "Tán thành", "Không tán thành, ý kiến khác", "Cần từ", "Kết quả"),
            (1, 6, 2, 2, 2, 3, 2, 2), rows,
        ),
        words(f"Căn cứ: {basis}."),
        words("Danh sách người lao động ký xác nhận đã được lấy ý kiến kèm theo; danh sách không ghi ai biểu quyết thế nào."),
    ]  # fmt: skip
    return paper(
        title="Biên bản lấy ý kiến biểu quyết", subject=found.title, unit=found.unit_name, blocks=blocks, made_at=made_at,
        is_fictitious=is_fictitious, signatures=("Người kiểm phiếu", "Người ghi biên bản", "TM. Ban Chấp hành"),
    )  # fmt: skip


def signature_list(found: Any, party: Any, *, first: int, last: int, made_at: datetime, is_fictitious: bool) -> bytes:
    """Return numbered lines, from a first to a last, on which those who were asked write their names and sign; the product keeps none."""
    counts = f"{dong(party.workers)} người lao động" + (f", đã lấy ý kiến {dong(party.asked)} người" if party.asked is not None else "")
    blocks = [
        words(f"{party.employer.name}: {counts}. Dự thảo thỏa ước: “{found.title}”. Dòng {dong(first)} đến {dong(last)}."),
        grid(
            ("TT", "Họ và tên", "Tổ, bộ phận", "Ngày", "Ký xác nhận đã được lấy ý kiến"), (2, 7, 5, 3, 6),
            [(dong(at), "", "", "", "") for at in range(first, last + 1)], room_pt=8,
        ),
        words("Cộng danh sách này: ………… người đã ký. Danh sách không ghi ai tán thành, ai không."),
    ]  # fmt: skip
    return paper(
        title="Danh sách người lao động ký xác nhận", subject=found.title, unit=found.unit_name, blocks=blocks, made_at=made_at,
        is_fictitious=is_fictitious, signatures=("Người lập danh sách", "TM. Ban Chấp hành"),
    )  # fmt: skip


def poll_slips(
    found: Any, slips: Sequence[tuple[str, str]], *, address: str, first: int, least: int, made_at: datetime, is_fictitious: bool
) -> bytes:  # fmt: skip
    """Return the notice of a poll (with its first slip) and slips (code, address) to cut and draw, twelve to a page."""
    figures = {
        "title": f"Phiếu lấy ý kiến: {found.title}", "unit": found.unit_name, "subject": found.title, "notice": first == 1,
        "mark": FICTITIOUS if is_fictitious else "", "questions": [one.words for one in found.questions], "address": address,
        "last": f"{found.closes_on:%d/%m/%Y}", "least": str(least),
        "slips": [{"code": code, "svg": qr_svg(where)} for code, where in slips],
    }  # fmt: skip
    return pdf(SLIPS, figures, made_at=made_at)
