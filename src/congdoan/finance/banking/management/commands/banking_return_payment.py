"""`congdoan banking return-payment UNIT LC… --reason WORDS`: an order turned down, with a reason."""

from congdoan.finance.banking import services
from congdoan.finance.banking.management.with_reason import CommandWithReason


class Command(CommandWithReason):
    help = "Trả lại một lệnh chi chưa xuất tệp, nêu lý do."
    act = staticmethod(services.return_payment)
