"""Tables of bookkeeping; what they promise is kept by the SQL beside the migrations."""

from .advances import Advance, AdvancePart, AdvanceStep
from .closing import YearClosing, YearReopening
from .limits import SpendingLimit
from .vouchers import NumberSeries, SeparationSetting, Voucher, VoucherAct, VoucherNumber, VoucherPart

__all__ = [
    "Advance",
    "AdvancePart",
    "AdvanceStep",
    "NumberSeries",
    "SeparationSetting",
    "SpendingLimit",
    "Voucher",
    "VoucherAct",
    "VoucherNumber",
    "VoucherPart",
    "YearClosing",
    "YearReopening",
]
