"""Tables of bookkeeping; what they promise is kept by the SQL beside the migrations."""

from .advances import Advance, AdvancePart, AdvanceStep
from .assets import Asset, AssetStep
from .attachments import Attachment
from .cash_counts import CashCount, CashCountAct, CashCountRule
from .changeover import ChartChange, ChartChangeUndone
from .closing import YearClosing, YearReopening
from .donations import Donation, DonationStep
from .handover import Handover, HandoverUndone
from .limits import SpendingLimit
from .opening import OpeningImport
from .vouchers import EntryNumber, NumberSeries, SeparationSetting, Voucher, VoucherAct, VoucherNumber, VoucherPart

__all__ = [
    "Advance",
    "AdvancePart",
    "AdvanceStep",
    "Asset",
    "AssetStep",
    "Attachment",
    "CashCount",
    "CashCountAct",
    "CashCountRule",
    "ChartChange",
    "ChartChangeUndone",
    "Donation",
    "DonationStep",
    "EntryNumber",
    "Handover",
    "HandoverUndone",
    "NumberSeries",
    "OpeningImport",
    "SeparationSetting",
    "SpendingLimit",
    "Voucher",
    "VoucherAct",
    "VoucherNumber",
    "VoucherPart",
    "YearClosing",
    "YearReopening",
]
