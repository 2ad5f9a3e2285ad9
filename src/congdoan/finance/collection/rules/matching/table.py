"""The decision table: every class of evidence that books a line by itself, first match first. A person may switch a class to "propose"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sign = Literal[
    "reference",
    "corrected_reference",
    "virtual_account",
    "account",
    "shared_account",
    "learned_account",
    "mst",
    "mst_parent",
    "mst_slip",
    "unit_code",
    "name",
    "near_name",
    "holder",
    "no_words",
]


@dataclass(frozen=True, slots=True)
class Rule:
    """A class of lines: booked when all its signs are there, and nothing in the line contradicts them.

    A class that rests on a name alone also needs the fund's words, unless it says `no_words` itself.
    """

    name: str
    needs: frozenset[Sign]
    says: str

    @property
    def needs_words(self) -> bool:
        """Say whether the class does not book a line that names no fund."""
        return not self.needs & {
            "no_words",
            "account",
            "shared_account",
            "learned_account",
            "mst",
            "unit_code",
            "reference",
            "virtual_account",
        }


def _rule(name: str, says: str, *needs: Sign) -> Rule:
    return Rule(name, frozenset(needs), says)


TABLE: tuple[Rule, ...] = (
    _rule("reference", "Mã tham chiếu của ta trong nội dung", "reference"),
    _rule(
        "corrected-reference",
        "Mã tham chiếu sai một ký tự, đã sửa được; một dấu hiệu khác hoặc số tiền đúng đến đồng cùng chỉ về đơn vị này",
        "corrected_reference",
    ),
    _rule("virtual-account", "Tài khoản định danh cấp riêng cho đơn vị", "virtual_account"),
    _rule("account-tax-code", "Tài khoản quen và mã số thuế cùng một đơn vị", "account", "mst"),
    _rule("account-parent-tax-code", "Chi nhánh ghi mã số thuế của đơn vị mẹ; tài khoản và tên là của chi nhánh", "account", "mst_parent"),
    _rule("account-unit-code", "Tài khoản quen và mã đơn vị cùng một đơn vị", "account", "unit_code"),
    _rule("account-name", "Tài khoản quen và đúng tên cùng một đơn vị", "account", "name"),
    _rule("account-slip", "Tài khoản quen; mã số thuế chỉ gõ nhầm một chữ số so với mã của đơn vị", "account", "mst_slip"),
    _rule("account-holder-silent", "Tài khoản quen mang tên đơn vị, nội dung không ghi nộp gì", "account", "holder", "no_words"),
    _rule("account-silent", "Tài khoản quen, nội dung không ghi nộp gì", "account", "no_words"),
    _rule("account", "Tài khoản quen", "account"),
    _rule("shared-account-tax-code", "Tài khoản dùng chung; mã số thuế cho biết là đơn vị nào", "shared_account", "mst"),
    _rule("shared-account-unit-code", "Tài khoản dùng chung; mã đơn vị cho biết là đơn vị nào", "shared_account", "unit_code"),
    _rule("shared-account-name", "Tài khoản dùng chung; tên cho biết là đơn vị nào", "shared_account", "name"),
    _rule("learned-account-tax-code", "Tài khoản đã học và mã số thuế cùng một đơn vị", "learned_account", "mst"),
    _rule("learned-account", "Tài khoản đã học từ dòng có mã số thuế và tên khớp nhau", "learned_account"),
    _rule("tax-code-name", "Mã số thuế và tên cùng một đơn vị", "mst", "name"),
    _rule("tax-code", "Mã số thuế", "mst"),
    _rule("unit-code", "Mã đơn vị", "unit_code"),
    _rule("slip-name", "Đúng tên; mã số thuế chỉ gõ nhầm một chữ số so với mã của đơn vị này", "mst_slip", "name"),
    _rule("slip-holder", "Chủ tài khoản đúng tên; mã số thuế chỉ gõ nhầm một chữ số", "mst_slip", "holder"),
    _rule("name", "Đúng tên duy nhất trong danh mục", "name"),
    _rule("holder-silent", "Chủ tài khoản đúng tên duy nhất, nội dung không ghi nộp gì", "holder", "no_words"),
    _rule("holder", "Chủ tài khoản đúng tên duy nhất trong danh mục", "holder"),
)
"""Classes for one payer. Beside them: `on-behalf`, `group`, `both-funds`, and those of money.py (fees, interest, transfers, refunds)."""


def rule_for(signs: frozenset[Sign]) -> Rule | None:
    """Return the first class whose signs are all there."""
    has_words = "no_words" not in signs
    return next((rule for rule in TABLE if rule.needs <= signs and (has_words or not rule.needs_words)), None)
