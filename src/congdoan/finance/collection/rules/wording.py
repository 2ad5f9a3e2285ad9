"""The Vietnamese words for kinds, rules and reasons, as people read them on every page, sheet and command."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from congdoan.finance.collection.rules.matching.table import TABLE
from congdoan.finance.collection.rules.model import Evidence

Tone = Literal["y", "h", "n"]
"""Evidence that speaks for a payer (y), half (h), or not at all (n)."""

KINDS: Mapping[str, str] = {
    "KPCD": "Kinh phí công đoàn",
    "DUES": "Đoàn phí",
    "BOTH": "Kinh phí và đoàn phí",
    "FEE": "Phí ngân hàng",
    "INTEREST": "Lãi tiền gửi",
    "SHARE_OUT": "Chuyển cho công đoàn cơ sở",
    "UPPER_OUT": "Chuyển cấp trên",
    "REFUND_OUT": "Hoàn trả người nộp",
    "RETURN_IN": "Tiền chuyển đi bị trả lại",
    "OTHER_IN": "Không phải thu của công đoàn",
    "WRONG_IN": "Chuyển nhầm, chờ trả lại",
}

SHORT_KINDS: Mapping[str, str] = {"KPCD": "KPCĐ", "DUES": "đoàn phí", "BOTH": "KPCĐ và đoàn phí"}

RULES: Mapping[str, str] = {
    **{rule.name: rule.says for rule in TABLE},
    "on-behalf": "Nội dung ghi nộp thay cho đơn vị này",
    "group": "Người nộp chung, đúng tổng phải nộp của từng đơn vị",
    "both-funds": "Đúng bằng kinh phí và đoàn phí của các tháng ghi",
    "bank-fee": "Ngân hàng tự thu phí",
    "bank-interest": "Ngân hàng trả lãi",
    "payment-order": "Nội dung ghi số lệnh chi của ta, đúng số tiền",
    "transfer-account": "Tài khoản nhận là của đơn vị",
    "transfer-name": "Người nhận và nội dung cùng ghi tên đơn vị",
    "transfer-note": "Nội dung của chính đơn vị ghi tên nơi nhận; sao kê không ghi tài khoản nhận",
    "refund-waiting": "Trả lại đúng khoản đang chờ",
    "refund-surplus": "Trả lại từ số nộp thừa",
    "returned-transfer": "Ngân hàng trả lại đúng khoản đã chuyển",
    "person": "Kế toán chọn",
}

WAITS: Mapping[str, str] = {
    "unknown": "Chưa có dấu hiệu nào chỉ về một đơn vị.",
    "ambiguous": "Các dấu hiệu hợp với nhiều đơn vị.",
    "contradiction": "Các dấu hiệu chỉ về những đơn vị khác nhau.",
    "shared-account": "Tài khoản chuyển dùng chung cho nhiều đơn vị.",
    "unsure": "Dấu hiệu chưa chắc chỉ về một đơn vị trong danh mục.",
    "unclear-words": "Nội dung có chữ chưa rõ là nộp khoản gì.",
    "unread-words": "Nội dung còn chữ chưa hiểu, có thể là khoản khác hay đơn vị khác.",
    "unclear-fund": "Nội dung chưa rõ là kinh phí hay đoàn phí.",
    "joined-unread": "Nội dung nối thêm một khoản không đọc được.",
    "fits-both": "Số tiền đúng bằng cả hai khoản cộng lại, nội dung chỉ ghi một.",
    "agent-account": "Tài khoản này đã nộp cho đơn vị khác, nội dung không ghi nộp cho ai.",
    "too-much": "Số tiền gấp nhiều lần số phải nộp, mà chỉ có tài khoản cho biết ai nộp.",
    "ended": "Đơn vị đã thôi hoạt động và không còn khoản phải nộp.",
    "other-money": "Nội dung là khoản khác, chưa phải kinh phí hay đoàn phí.",
    "own-account": "Tiền chuyển giữa các tài khoản của chính đơn vị.",
    "refund-words-in": "Nội dung ghi hoàn trả mà tiền lại vào.",
    "behalf-unclear": "Nộp thay nhưng chưa rõ thay cho ai.",
    "group-not-exact": "Nộp chung nhưng số tiền chưa bằng tổng phải nộp.",
    "both-unclear": "Nộp hai khoản một lần, chưa rõ tháng hoặc chưa có công đoàn cơ sở.",
    "both-not-exact": "Nộp hai khoản một lần, số tiền chưa bằng tổng phải nộp.",
    "corrected-reference-alone": "Mã tham chiếu sai một ký tự và chưa có dấu hiệu nào khác.",
    "returned-unclear": "Ngân hàng báo trả lại, chưa rõ khoản chuyển nào.",
    "money-out-unknown": "Tiền ra chưa rõ cho ai.",
    "order-paid-before": "Lệnh chi này đã ra tiền một lần: hỏi ngân hàng ngay.",
    "order-contradicted": "Nội dung ghi số lệnh chi của ta nhưng số tiền hoặc tài khoản khác lệnh.",
    "refund-unclear": "Hoàn trả nhưng chưa rõ trả khoản nào.",
    "refund-without-surplus": "Hoàn trả nhưng người nộp không còn nộp thừa đủ số này.",
    "undone": "Đã hoàn tác, chờ quyết lại.",
    "left-by-a-person": "Kế toán đã treo.",
}

_SIGNS: Mapping[str, tuple[Tone, str]] = {
    "reference": ("y", "mã tham chiếu của ta"),
    "virtual_account": ("y", "tài khoản định danh"),
    "account": ("y", "tài khoản của đơn vị"),
    "learned_account": ("y", "tài khoản đã học"),
    "mst": ("y", "đúng mã số thuế"),
    "mst_parent": ("h", "mã số thuế đơn vị mẹ"),
    "mst_slip": ("h", "mã số thuế lệch một số"),
    "unit_code": ("y", "đúng mã đơn vị"),
    "name": ("y", "đúng tên"),
    "holder": ("y", "chủ tài khoản đúng tên"),
    "near_name": ("h", "tên gần giống"),
    "amount": ("y", "đúng số còn phải nộp"),
    "group": ("h", "thuộc nhóm nộp chung"),
    "on_behalf": ("h", "ghi nộp thay"),
    "surplus": ("h", "liên quan khoản nộp thừa"),
    "order": ("y", "số lệnh chi của ta"),
}


def kind_words(kind: str | None) -> str:
    """Return a kind of line in words."""
    return KINDS.get(kind or "", "Chưa rõ loại tiền")


def rule_words(rule: str) -> str:
    """Return why a line was booked or waits, in words."""
    return RULES.get(rule) or WAITS.get(rule) or rule


def sign_of(evidence: Evidence) -> tuple[Tone, str]:
    """Return one reason as a few words with its tone; likeness keeps its number."""
    tone, words = _SIGNS.get(evidence.name, ("h", evidence.text))
    if evidence.name == "near_name" and "giống tên" in evidence.text:
        return tone, "tên " + evidence.text.rsplit("” ", 1)[-1].replace("giống tên", "giống").replace(" %", "%")
    return tone, words


def is_sure(rule: str) -> bool:
    """Tell whether a waiting line has the evidence of a class that books by itself: only then may Enter book it."""
    return rule in CLASSES


CLASSES: tuple[str, ...] = tuple(rule for rule in RULES if rule != "person")
"""Every class that books a line by itself, in the order of the decision table."""
