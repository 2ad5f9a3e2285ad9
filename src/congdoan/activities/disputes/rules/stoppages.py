"""States of signals, stoppages and promises, the matters people stop work over, and what may follow what."""

from collections.abc import Iterable

RAISED, VERIFIED, DISMISSED = "raised", "verified", "dismissed"
SIGNAL_STATES = {RAISED: "Chờ xác minh", VERIFIED: "Đã xác minh", DISMISSED: "Không đúng"}

WATCHED, BROKE_OUT, ENDED, CLOSED = "watched", "broke_out", "ended", "closed"
STATES = {WATCHED: "Theo dõi", BROKE_OUT: "Đang ngừng việc", ENDED: "Đã kết thúc, chưa đóng", CLOSED: "Đã đóng"}
OPEN = (WATCHED, BROKE_OUT, ENDED)

PROMISED, KEPT, BROKEN = "open", "kept", "broken"
PROMISE_STATES = {PROMISED: "Chưa thực hiện", KEPT: "Đã thực hiện", BROKEN: "Không thực hiện"}

MATTERS = {
    "late_wage": "Chậm, nợ lương",
    "wage_raise": "Tăng lương, lương tối thiểu",
    "bonus": "Thưởng, thưởng Tết",
    "meal": "Bữa ăn ca",
    "allowance": "Phụ cấp, thâm niên",
    "hours": "Thời giờ, làm thêm",
    "norm": "Định mức, cách trả lương",
    "conduct": "Đối xử của quản lý",
    "insurance": "Nợ bảo hiểm xã hội",
    "safety": "An toàn, môi trường làm việc",
    "job": "Việc làm, cắt giảm",
    "other": "Việc khác",
}
"""What people demand and what caused it, in the words of press reports of 2025 and 2026; no official list is known (unchecked)."""

LEGALITY = {"": "chưa rõ", "lawful": "đúng trình tự", "unlawful": "không đúng trình tự"}
DEMANDS_MET = {"": "chưa rõ", "fully": "đáp ứng đủ", "partly": "đáp ứng một phần", "not": "không đáp ứng"}
FEDERATION, AUTHORITY = "federation", "authority"
RECEIVERS = {FEDERATION: "Liên đoàn Lao động cấp trên", AUTHORITY: "Cơ quan có thẩm quyền"}
FIRST, FINAL = "first", "final"
STAGES = {FIRST: "Báo cáo nhanh", FINAL: "Báo cáo cuối"}

ACTS = {
    "opened": "Mở vụ việc",
    "broke_out": "Xảy ra ngừng việc",
    "called": "Báo điện thoại",
    "reported": "Báo cáo",
    "updated": "Cập nhật",
    "met": "Đối thoại",
    "ended": "Kết thúc ngừng việc",
    "promised": "Ghi cam kết",
    "settled": "Kết quả cam kết",
    "closed": "Đóng vụ việc",
}


def words_of(codes: Iterable[str]) -> list[str]:
    """Return matters in words, in the order of the list."""
    chosen = set(codes)
    return [words for code, words in MATTERS.items() if code in chosen]


def lacks_for_closing(*, state: str, has_final: bool, open_promises: int) -> list[str]:
    """Return everything that keeps a stoppage from being closed; one that never broke out needs nothing but a reason."""
    if state == WATCHED:
        return []
    lacks = ["ngừng việc chưa kết thúc"] if state == BROKE_OUT else []
    if not has_final:
        lacks.append("chưa có báo cáo cuối sau khi kết thúc")
    if open_promises:
        lacks.append(f"còn {open_promises} cam kết chưa rõ đã thực hiện hay không")
    return lacks


def steps_done(state: str, acts: Iterable[str], *, has_final: bool, promises: int, open_promises: int) -> frozenset[str]:
    """Return which steps of the law pack (`quick.state.*`, by code) lie behind a stoppage."""
    told = set(acts)
    done = {"signal", "verified", "watched"}
    done |= {
        step for step, act in (("broke_out", "broke_out"), ("first_phone", "called"), ("daily", "updated"), ("talks", "met")) if act in told
    }
    done |= {"written"} if "reported" in told else set()
    done |= {"ended"} if "ended" in told else set()
    done |= {"final"} if has_final else set()
    done |= {"follow_up"} if promises and not open_promises else set()
    return frozenset(done | ({"closed"} if state == CLOSED else set()))
