"""What the founding of unions refuses, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToFound(DomainError):
    """Root of the refusals of founding."""


class UnknownFounding(UnableToFound):
    code = "founding-unknown"
    says = "Không có hồ sơ thành lập này trong phạm vi của bạn."


class UnfitFounding(UnableToFound):
    code = "founding-unfit"
    says = "Chưa mở được hồ sơ: {why}."


class FoundingOpen(UnableToFound):
    code = "founding-open"
    says = "Doanh nghiệp này đã có một hồ sơ thành lập đang mở."


class FoundsNobody(UnableToFound):
    code = "unit-founds-nobody"
    says = "{unit} không có quyền thành lập công đoàn vào ngày {day}. Hồ sơ do công đoàn cấp trên có quyền quyết định."


class FoundingFinished(UnableToFound):
    code = "founding-finished"
    says = "Hồ sơ này đã xong ({state}), không ghi thêm được."


class FoundingDayUnfit(UnableToFound):
    code = "founding-day-unfit"
    says = "Ngày {day} không hợp: {why}."


class NotAnApplicant(UnableToFound):
    code = "founding-not-an-applicant"
    says = "Có người không nằm trong số người nộp đơn của hồ sơ này: đơn số {which}."


class DossierLacks(UnableToFound):
    code = "founding-dossier-lacks"
    says = "Hồ sơ còn thiếu: {first}."


class DecisionNotSigned(UnableToFound):
    code = "founding-decision-not-signed"
    says = "Chưa có quyết định công nhận đã ký, lấy số. Soạn quyết định từ hồ sơ này rồi trình ký ở Văn bản đi."


class FoundingReasonMissing(UnableToFound):
    code = "founding-reason-missing"
    says = "Cần ghi lý do."
