"""What disputes and stoppages refuse, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToSettle(DomainError):
    """Root of the refusals of this app."""


class UnknownSignal(UnableToSettle):
    code = "signal-unknown"
    says = "Không có dấu hiệu này trong phạm vi của anh chị."


class UnknownStoppage(UnableToSettle):
    code = "stoppage-unknown"
    says = "Không có vụ việc này trong phạm vi của anh chị."


class UnknownPromise(UnableToSettle):
    code = "promise-unknown"
    says = "Không có cam kết này trong phạm vi của anh chị."


class UnfitSignal(UnableToSettle):
    code = "signal-unfit"
    says = "Chưa báo được: {why}."


class SignalChecked(UnableToSettle):
    code = "signal-checked"
    says = "Dấu hiệu này đã được xem xét ({state}). Báo dấu hiệu mới nếu tình hình thay đổi."


class SignalOfOneself(UnableToSettle):
    code = "signal-of-oneself"
    says = "Người báo không tự xác minh dấu hiệu của mình. Nhờ người khác ở cấp trên xác minh."


class KeepsNoStoppage(UnableToSettle):
    code = "unit-keeps-no-stoppage"
    says = "{unit} không có quyền theo dõi, đóng vụ ngừng việc vào ngày {day}. Kiểm lại doanh nghiệp thuộc đơn vị nào trong sổ."


class StoppageOpen(UnableToSettle):
    code = "stoppage-open"
    says = "Doanh nghiệp này đang có một vụ việc chưa đóng. Ghi tiếp vào vụ việc đó."


class UnfitStoppage(UnableToSettle):
    code = "stoppage-unfit"
    says = "Chưa ghi được: {why}."


class WrongTime(UnableToSettle):
    code = "stoppage-wrong-time"
    says = "Vụ việc đang ở bước “{state}”, chưa làm hoặc không làm được việc này."


class UnknownDispute(UnableToSettle):
    code = "dispute-unknown"
    says = "Không có tranh chấp này trong phạm vi của anh chị."


class UnfitDispute(UnableToSettle):
    code = "dispute-unfit"
    says = "Chưa ghi được: {why}."


class StepOutOfTurn(UnableToSettle):
    code = "dispute-step-out-of-turn"
    says = "Bước “{step}” không đi sau “{last}”. Chọn một bước tiếp theo trong danh sách."


class NotReadyToClose(UnableToSettle):
    code = "stoppage-not-ready"
    says = "Chưa đóng được vụ việc: {first}."


class WordsMissing(UnableToSettle):
    code = "words-missing"
    says = "Chưa ghi nội dung: {what}."
