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


class UnableToGrade(DomainError):
    """Root of the refusals of the yearly grading."""


class UnknownRubric(UnableToGrade):
    code = "rubric-unknown"
    says = "Không có bảng điểm này."


class RubricUnfit(UnableToGrade):
    code = "rubric-unfit"
    says = "Bảng điểm chưa đúng: {first}."


class RubricNotAbove(UnableToGrade):
    code = "rubric-not-above"
    says = "Bảng điểm này không phải của cấp trên của {unit}."


class UnionNotGraded(UnableToGrade):
    code = "union-not-graded"
    says = "{unit} không xếp loại năm {year}: chỉ công đoàn cơ sở, nghiệp đoàn đang hoạt động cuối năm đó."


class UnknownGrading(UnableToGrade):
    code = "grading-unknown"
    says = "Không có bản xếp loại này trong phạm vi của bạn."


class PointsUnfit(UnableToGrade):
    code = "grading-points-unfit"
    says = "Điểm chưa khớp bảng: {first}."


class GradingOutOfTurn(UnableToGrade):
    code = "grading-out-of-turn"
    says = "Bản xếp loại đang ở bước “{state}”, chưa làm được việc này."


class SelfReview(UnableToGrade):
    code = "grading-self-review"
    says = "Người chấm cho công đoàn không duyệt điểm của chính mình. Nhờ người khác của cấp trên duyệt."


class GradingReasonMissing(UnableToGrade):
    code = "grading-reason-missing"
    says = "Cần ghi lý do hoặc hình thức: khi trả lại, khi điểm khác điểm tự chấm, khi thông báo đoàn viên."


class GradingYearUnfit(UnableToGrade):
    code = "grading-day-unfit"
    says = "Chưa ghi được: {why}."


class GradingDecisionMissing(UnableToGrade):
    code = "grading-decision-missing"
    says = "Cần ghi số quyết định công nhận kết quả xếp loại."


class NothingToPublish(UnableToGrade):
    code = "grading-nothing-to-publish"
    says = "Năm {year} chưa có công đoàn nào được duyệt mà chưa công bố."


class GradingTaken(UnableToGrade):
    code = "grading-taken"
    says = "Người khác vừa ghi trước. Tải lại trang."
