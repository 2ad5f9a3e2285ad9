"""Text from people into the values that the services take."""

from .advances import (
    AcceptForm,
    AdvanceForm,
    MoneyForm,
    ReasonForm,
    ReturnForm,
    ReverseForm,
    SettleForm,
    advance_numbered,
    cursor_of,
    cursor_text,
    spent_of,
)
from .assets import AssetForm, DocumentForm, HandOverForm, InventoryForm, MoveForm, WearForm
from .cash_counts import CountForm, DecideForm, PeriodForm, SignForm, pieces_of
from .deciding import EndTemplateForm, SeparationForm, TemplateForm
from .donations import DonationForm, ReceiptForm, TakeBackForm, UseForm
from .fields import DAYS, DongField, day_field, units_for
from .periods import CashBookForm, ConfirmForm, HandoverForm, MappingForm, OpeningForm, SupplementForm
from .typed import ContentUnreadable, LineUnreadable, bytes_of, content_of, typed_line
from .units import UnknownUnit, unit_named, unit_of, units_named
from .vouchers import AttachForm, ReversalForm, VoucherForm, VoucherReasonForm

__all__ = [
    "DAYS",
    "AcceptForm",
    "AdvanceForm",
    "AssetForm",
    "AttachForm",
    "CashBookForm",
    "ConfirmForm",
    "ContentUnreadable",
    "CountForm",
    "DecideForm",
    "DocumentForm",
    "DonationForm",
    "DongField",
    "EndTemplateForm",
    "HandOverForm",
    "HandoverForm",
    "InventoryForm",
    "LineUnreadable",
    "MappingForm",
    "MoneyForm",
    "MoveForm",
    "OpeningForm",
    "PeriodForm",
    "ReasonForm",
    "ReceiptForm",
    "ReturnForm",
    "ReversalForm",
    "ReverseForm",
    "SeparationForm",
    "SettleForm",
    "SignForm",
    "SupplementForm",
    "TakeBackForm",
    "TemplateForm",
    "UnknownUnit",
    "UseForm",
    "VoucherForm",
    "VoucherReasonForm",
    "WearForm",
    "advance_numbered",
    "bytes_of",
    "content_of",
    "cursor_of",
    "cursor_text",
    "day_field",
    "pieces_of",
    "spent_of",
    "typed_line",
    "unit_named",
    "unit_of",
    "units_for",
    "units_named",
]
