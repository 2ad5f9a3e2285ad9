"""`congdoan banking cancel-payment UNIT LC… --reason WORDS`: an order withdrawn, with a reason."""

from congdoan.finance.banking import services
from congdoan.finance.banking.management.with_reason import CommandWithReason


class Command(CommandWithReason):
    help = "Hủy một lệnh chi chưa xuất tệp, nêu lý do."
    act = staticmethod(services.cancel_payment)
