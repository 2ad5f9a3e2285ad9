"""Documents of the fictitious district in every state, arrived and written, each by the people whose turn it was. Through the services."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from congdoan.foundation.access import queries as people
from congdoan.foundation.access import services as access
from congdoan.foundation.documents import queries, services
from congdoan.foundation.documents.queries import filing
from congdoan.foundation.documents.rules.writing import compose, official, official_pdf

WEEK = timedelta(days=7)
PROVINCE = "Liên đoàn Lao động tỉnh minh họa"
WRITER, HEAD, SIGNER = "chuyenvien", "chanhvp", "chutichld"
CHARTER = "Căn cứ Luật Công đoàn số 50/2024/QH15"
FORM = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư"
BOARD = ["TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"]
ARRIVED: list[tuple[str, int, dict[str, Any]]] = [  # to whom it was passed on, its number, what it says
    ("Ban Tuyên giáo - Nữ công", 12, {
        "kind": "Kế hoạch", "symbol": "KH-LĐLĐ", "subject": "Về tổ chức Tháng Công nhân (hư cấu)", "bases": [CHARTER],
        "body": [
            {"heading": "", "title": "Nhiệm vụ"},
            {"clause": "Tổ chức gặp mặt công nhân ở từng công đoàn cơ sở trong tháng 5.", "title": "Gặp mặt."},
            {"clause": "Công đoàn cấp huyện báo cáo kết quả trước ngày 10 tháng 6.", "title": "Báo cáo."},
        ],
    }),
    ("Kế toán", 45, {
        "kind": "Công văn", "symbol": "LĐLĐ-TC", "subject": "Nhắc nộp báo cáo quyết toán (hư cấu)", "addressed_to": ["LĐLĐ các huyện"],
        "body": ["Thực hiện Kế hoạch số 12/KH-LĐLĐ, đề nghị các huyện gửi báo cáo quyết toán trước ngày 20 tháng này."],
    }),
    ("", 7, {
        "kind": "Thông báo", "symbol": "TB-LĐLĐ", "subject": "Về lịch tập huấn cán bộ công đoàn (hư cấu)", "bases": [FORM],
        "body": ["Lớp tập huấn nghiệp vụ mở trong hai ngày; mỗi công đoàn cơ sở cử một người tham dự."],
    }),
]  # fmt: skip
WRITTEN: list[tuple[str, dict[str, Any]]] = [  # how far it has come, what it says
    ("public", {
        "kind": "Kế hoạch", "symbol": "KH-LĐLĐ", "subject": "Về hội thao chào mừng ngày thành lập Công đoàn (hư cấu)",
        "bases": [CHARTER, FORM],
        "body": [
            {"heading": "", "title": "Mục đích"}, {"clause": "Tạo sân chơi cho đoàn viên sau giờ làm việc."},
            {"heading": "", "title": "Nội dung"}, {"clause": "Thi đấu bóng đá, kéo co, đi bộ.", "title": "Các môn."},
            {"clause": "Mỗi công đoàn cơ sở cử một đội, đăng ký trước ngày 15 tháng 7.", "title": "Đăng ký."},
        ],
    }),
    ("replaced", {
        "kind": "Thông báo", "symbol": "TB-LĐLĐ", "subject": "Về giờ làm việc mùa hè (hư cấu)",
        "body": ["Văn phòng tiếp đoàn viên từ 7 giờ đến 11 giờ các ngày làm việc."],
    }),
    ("public", {
        "kind": "Thông báo", "symbol": "TB-LĐLĐ", "subject": "Về giờ làm việc mùa hè, sửa lại (hư cấu)",
        "body": ["Văn phòng tiếp đoàn viên từ 7 giờ đến 11 giờ 30 các ngày làm việc, thứ Bảy đến 10 giờ."],
    }),
    ("recalled", {
        "kind": "Công văn", "symbol": "LĐLĐ", "subject": "Mời dự hội nghị (hư cấu)", "addressed_to": ["Các công đoàn cơ sở"],
        "body": ["Mời một người dự hội nghị giao ban quý."],
    }),
    ("signed", {
        "kind": "Quyết định", "symbol": "QĐ-LĐLĐ", "subject": "Về thành lập Ban tổ chức hội thao (hư cấu)", "bases": [CHARTER],
        "enacting": "QUYẾT ĐỊNH:",
        "body": [{"article": "Thành lập Ban tổ chức hội thao."}, {"article": "Văn phòng thi hành quyết định này."}],
    }),
    ("approved", {
        "kind": "Công văn", "symbol": "LĐLĐ", "subject": "Đề nghị cử đội tham gia hội thao (hư cấu)",
        "addressed_to": ["Các công đoàn cơ sở"],
        "body": ["Thực hiện kế hoạch hội thao, đề nghị các đơn vị gửi danh sách đội trước ngày 15 tháng 7."],
    }),
    ("submitted", {
        "kind": "Báo cáo", "symbol": "BC-LĐLĐ", "subject": "Về hoạt động công đoàn sáu tháng (hư cấu)", "addressed_to": [PROVINCE],
        "body": ["Sáu tháng đầu năm các công đoàn cơ sở hoạt động ổn định."],
    }),
    ("drafted", {
        "kind": "Hướng dẫn", "symbol": "HD-LĐLĐ", "subject": "Về thu, chi tài chính ở công đoàn cơ sở (hư cấu)",
        "bases": ["Căn cứ Quyết định số 1908/QĐ-TLĐ ngày 19/12/2016 của Tổng Liên đoàn", "Căn cứ Luật Công đoàn năm 2012"],
        "body": ["Công đoàn cơ sở thu, chi theo dự toán đã duyệt."],
    }),
]  # fmt: skip
TERM = "Bảng thời hạn bảo quản của đơn vị (hư cấu)"
CASES = f"""Văn phòng (VP)
Tháng Công nhân (hư cấu) | 10 năm | {TERM} | Chuyên viên văn phòng
Hội thao chào mừng ngày thành lập Công đoàn (hư cấu) | 5 năm | {TERM} | Chuyên viên văn phòng
Tài chính (TC)
Quyết toán thu, chi (hư cấu) | 20 năm | {TERM} | Kế toán
Ủy ban Kiểm tra (KT)
Kết luận kiểm tra (hư cấu) | Vĩnh viễn | {TERM} | Ủy ban Kiểm tra"""


def lay_documents(*, union: int, district: int, by: int, on: date) -> None:
    """Fill the district's books of arrivals and of outgoing documents, and let its union report to it; in the caller's transaction."""
    names = people.branch_names([union, district])
    try:
        arrived = [_arrive(district, receiver, number, told, on) for receiver, number, told in ARRIVED]
        done = [_write(how_far, told, names[district][1], district, union, on) for how_far, told in WRITTEN]
        _change(done[1], "replaced", on, other=done[2])
        _change(done[3], "recalled", on, words="Hội nghị hoãn, sẽ có công văn khác")
        _report(names[union][1], union, district, on)
        _ask_comments(done[-1], union, on)
        _copy(arrived[0], "Bản sao y", names[district][1], district, union, on)
        _archive(district, arrived, done, on)
    finally:
        access.enter(by, on=on)


def _acting(username: str, on: date) -> int:
    actor = people.actor_named(username)
    assert actor is not None
    access.enter(actor.pk, on=on)
    return actor.pk


def _arrive(unit: int, receiver: str, number: int, told: dict[str, Any], on: date) -> int:
    issued = {"number": number, "issued_on": date(on.year, 1, 5).isoformat(), "issuer": [PROVINCE], "place": "Nơi hư cấu"}
    signed = {"signatures": [{"authority": BOARD, "name": "Nguyễn Hư Cấu"}], "recipients": ["Như trên"]}
    paper = official({**told, **issued, **signed}, queries.kinds())
    content = official_pdf(compose(paper, queries.boxes(on=on)), made_at=datetime.combine(on, time(), UTC))
    return services.receive_document(
        by=_acting(HEAD, on),
        unit_id=unit,
        file_name=f"{told['symbol']}-{number}.pdf",
        content=content,
        arrived_on=on,
        receiver=receiver,
        on=on,
    )


def _write(how_far: str, told: dict[str, Any], issuer: str, unit: int, receiver: int, on: date) -> int:
    """Bring a document as far as told, and send it to one union where it is issued; return it."""
    head = {"parent": [PROVINCE], "issuer": [issuer], "place": "Nơi hư cấu", "recipients": ["Các công đoàn cơ sở", PROVINCE]}
    content = {**told, **head, "signatures": [{"authority": BOARD, "name": _name_of(SIGNER)}]}
    key = uuid5(NAMESPACE_URL, f"demo/{told['subject']}")
    new = services.draft_document(by=_acting(WRITER, on), unit_id=unit, client_key=key, content=content, on=on)
    if how_far == "drafted":
        return new
    services.submit_document(by=_acting(WRITER, on), outgoing_id=new, on=on)
    if how_far == "submitted":
        return new
    services.approve_document(by=_acting(HEAD, on), outgoing_id=new, on=on)
    if how_far == "approved":
        return new
    services.sign_document(by=_acting(SIGNER, on), outgoing_id=new, made_at=datetime.combine(on, time(9), UTC), on=on)
    if how_far != "signed":
        services.issue_document(by=_acting(HEAD, on), outgoing_id=new, to_units=[receiver], on=on)
        if how_far in ("public", "replaced", "recalled"):
            services.publish_document(by=_acting(HEAD, on), outgoing_id=new, on=on)
    return new


def _ask_comments(draft: int, union: int, on: date) -> None:
    """Send a draft to the union and the head of the office; the union says two things, of which one is answered."""
    services.ask_comments(by=_acting(WRITER, on), outgoing_id=draft, to_units=[union], to_people=[HEAD], due_on=on + WEEK, on=on)
    chair = _acting("chutich", on)
    (asked,) = [row for row in queries.comment_requests(to_units=[union]) if row.outgoing_id == draft]
    part = "Công đoàn cơ sở thu, chi theo dự toán đã duyệt."
    first = services.comment_draft(by=chair, request_id=asked.id, quote=part, words="Ghi rõ cấp nào duyệt dự toán.", on=on)
    services.comment_draft(by=chair, request_id=asked.id, words="Thêm mẫu biểu kèm theo.", on=on)
    services.answer_comment(by=_acting(WRITER, on), comment_id=first, is_accepted=True, why="Sẽ ghi công đoàn cấp trên trực tiếp.", on=on)


def _copy(arrival: int, kind: str, issuer: str, unit: int, receiver: int, on: date) -> None:
    """Copy an arrival, sign the copy under its number and send it to the union."""
    copy = services.CopyDraft(
        kind=kind, issuer=[issuer], abbreviation="LĐLĐ", place="Nơi hư cấu", authority=BOARD, signer=_name_of(SIGNER),
        recipients=["Các công đoàn cơ sở"],
    )  # fmt: skip
    key = uuid5(NAMESPACE_URL, f"demo/sao/{kind}")
    new = services.draft_copy(by=_acting(WRITER, on), unit_id=unit, client_key=key, copy=copy, arrival_id=arrival, on=on)
    services.submit_document(by=_acting(WRITER, on), outgoing_id=new, on=on)
    services.approve_document(by=_acting(HEAD, on), outgoing_id=new, on=on)
    services.sign_document(by=_acting(SIGNER, on), outgoing_id=new, made_at=datetime.combine(on, time(9), UTC), on=on)
    services.issue_document(by=_acting(HEAD, on), outgoing_id=new, to_units=[receiver], on=on)


def _archive(unit: int, arrived: list[int], written: list[int], on: date) -> None:
    """Decide the list of case files; one goes to the archive and is lent, one is closed, one takes papers, one is not open yet."""
    head = _acting(HEAD, on)
    services.decide_case_list(by=head, unit_id=unit, year=on.year, document="Quyết định số 02/QĐ-LĐLĐ (hư cấu)", files=CASES, on=on)
    month, games, money = [row.id for row in filing.files_of_year(unit, year=on.year)][:3]
    papers: dict[int, list[dict[str, Any]]] = {
        month: [{"arrival_id": arrived[0]}],
        games: [{"outgoing_id": written[0]}, {"outgoing_id": written[4]}],
    }
    papers |= {money: [{"arrival_id": arrived[1]}]}
    for case, documents in papers.items():
        for document in documents:
            services.file_paper(by=_acting(WRITER, on), case_id=case, on=on, **document)
    photographs = services.PaperDraft("Ảnh gặp mặt công nhân (hư cấu)", on)
    services.file_paper(by=_acting(WRITER, on), case_id=month, paper=photographs, pages=4, note="Bản in", on=on)
    for case in (month, games):
        row = filing.case_file(case)
        assert row is not None
        named: dict[str, Any] = {"title": row.title, "keep_years": row.keep_years, "keep_source": row.keep_source, "keeper": row.keeper}
        services.close_case_file(by=_acting(WRITER, on), case_id=case, on=on, **named)
    minutes = services.HandoverDraft("Hồ sơ Văn phòng (hư cấu)", _name_of(WRITER), _name_of(HEAD), "Chuyên viên", "Chánh Văn phòng", 1)
    services.hand_over_case_files(by=_acting(HEAD, on), unit_id=unit, case_ids=[month], handover=minutes, on=on)
    services.lend_case_file(
        by=_acting(HEAD, on), case_id=month, person=_name_of(WRITER), allowed_by=_name_of(HEAD), due_on=on + WEEK, on=on
    )


def _change(document: int, how: str, on: date, *, other: int | None = None, words: str = "") -> None:
    services.change_document(by=_acting(HEAD, on), outgoing_id=document, how=how, other_id=other, words=words, on=on)


def _report(issuer: str, unit: int, upper: int, on: date) -> None:
    """Let the union write, sign and send a report to the district."""
    content = {
        "kind": "Báo cáo", "symbol": "BC-CĐCS", "subject": "Về kết quả Tháng Công nhân (hư cấu)", "issuer": [issuer], "place": "Nơi hư cấu",
        "addressed_to": ["Liên đoàn Lao động huyện"], "body": ["Công đoàn cơ sở đã tổ chức một buổi gặp mặt, trao hai phần quà."],
        "signatures": [{"authority": ["TM. BAN CHẤP HÀNH", "CHỦ TỊCH"], "name": _name_of("chutich")}], "recipients": ["Như trên"],
    }  # fmt: skip
    key = uuid5(NAMESPACE_URL, "demo/bao-cao-cdcs")
    new = services.draft_document(by=_acting("ketoancs", on), unit_id=unit, client_key=key, content=content, on=on)
    services.submit_document(by=_acting("ketoancs", on), outgoing_id=new, on=on)
    chair = _acting("chutich", on)
    services.approve_document(by=chair, outgoing_id=new, on=on)
    services.sign_document(by=chair, outgoing_id=new, made_at=datetime.combine(on, time(9), UTC), on=on)
    services.issue_document(by=chair, outgoing_id=new, to_units=[upper], on=on)


def _name_of(username: str) -> str:
    actor = people.actor_named(username)
    assert actor is not None
    return str(actor.full_name).split("(")[0].strip()
