"""Tables of bookkeeping; what they promise is kept by the SQL beside the migrations."""

from .closing import YearClosing, YearReopening
from .limits import SpendingLimit
from .vouchers import NumberSeries, SeparationSetting, Voucher, VoucherAct, VoucherNumber, VoucherPart

__all__ = [
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
