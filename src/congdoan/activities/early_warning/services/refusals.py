"""What early warning refuses, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToWarn(DomainError):
    """Root of the refusals of early warning."""


class UnknownSignal(UnableToWarn):
    code = "warning-signal-unknown"
    says = "Không có dấu hiệu này trong phạm vi của bạn."


class NotAboveEmployer(UnableToWarn):
    code = "signal-not-above-employer"
    says = "{unit} không quản lý doanh nghiệp này vào ngày {day}, nên không ghi dấu hiệu được."


class UnfitSignal(UnableToWarn):
    code = "warning-signal-unfit"
    says = "Chưa ghi được dấu hiệu: {why}."


class SignalOver(UnableToWarn):
    code = "signal-over"
    says = "Dấu hiệu này đã kết thúc, hoặc do phần mềm tính nên tự kết thúc khi số liệu đổi."


class SignalReasonMissing(UnableToWarn):
    code = "signal-reason-missing"
    says = "Cần ghi đã giải quyết thế nào."


class WithoutUnion(UnableToWarn):
    code = "pay-day-without-union"
    says = "Doanh nghiệp này chưa có công đoàn cơ sở, nên không ai được hỏi ngày trả lương."


class UnfitPayDay(UnableToWarn):
    code = "pay-day-unfit"
    says = "Chưa ghi được ngày trả lương: {why}."


class UnfitWeights(UnableToWarn):
    code = "weights-unfit"
    says = "Bảng trọng số chưa đúng: {first}."


class DebtsChanged(UnableToWarn):
    code = "debts-preview-changed"
    says = "Số liệu đã đổi sau khi xem trước, chưa ghi gì. Hãy xem trước lại."
