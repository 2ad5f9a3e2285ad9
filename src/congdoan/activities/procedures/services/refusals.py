"""What procedures refuse, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToRequest(DomainError):
    """Root of the refusals of procedures."""


class UnknownProcedure(UnableToRequest):
    code = "procedure-unknown"
    says = "Không có thủ tục “{procedure}” vào ngày này."


class LimitUnfit(UnableToRequest):
    code = "procedure-limit-unfit"
    says = "Chưa đặt được thời hạn: {why}."


class NotReceivedHere(UnableToRequest):
    code = "procedure-not-received-here"
    says = "{unit} không thuộc cấp nhận thủ tục “{procedure}”."


class CounterSame(UnableToRequest):
    code = "procedure-counter-same"
    says = "Không có đơn vị nào cần đổi: thủ tục đã {state} ở đó."


class CounterClosed(UnableToRequest):
    code = "procedure-counter-closed"
    says = "Đơn vị này không nhận thủ tục “{procedure}” trực tuyến. Chọn đơn vị khác hoặc đến nộp trực tiếp."


class AnswersUnfit(UnableToRequest):
    code = "request-answers-unfit"
    says = "Chưa gửi được: {first}."


class PaperUnfit(UnableToRequest):
    code = "request-paper-unfit"
    says = "Tệp {name} chưa nhận được: {why}."


class AskedTooOften(UnableToRequest):
    code = "request-too-often"
    says = "Từ nơi này đã gửi quá nhiều lần. Hãy thử lại sau {minutes} phút."


class UnknownRequest(UnableToRequest):
    code = "procedure-request-unknown"
    says = "Không có yêu cầu này trong phạm vi của bạn."


class UnknownCode(UnableToRequest):
    code = "request-code-unknown"
    says = "Không có yêu cầu nào mang mã này. Xem lại từng chữ trên phiếu tiếp nhận."


class StateUnfit(UnableToRequest):
    code = "request-state-unfit"
    says = "Yêu cầu đang ở bước “{state}”, không làm việc này được. Tải lại trang."


class WordsMissing(UnableToRequest):
    code = "request-words-missing"
    says = "Cần ghi nội dung, tối đa {most} chữ."


class PapersMissing(UnableToRequest):
    code = "request-papers-missing"
    says = "Hồ sơ còn thiếu: {first}. Yêu cầu bổ sung trước khi chuyển giải quyết."


class OutcomeUnfit(UnableToRequest):
    code = "request-outcome-unfit"
    says = "Kết quả không hợp: {why}."


class NotPerformed(UnableToRequest):
    code = "request-not-performed"
    says = "Chưa thực hiện được điều yêu cầu: {why}"


class AnswerNotSigned(UnableToRequest):
    code = "request-answer-not-signed"
    says = "Văn bản trả lời chưa ký, lấy số. Hoàn tất ở Văn bản đi rồi trả kết quả."


class RatedAlready(UnableToRequest):
    code = "request-rated"
    says = "Yêu cầu này đã được đánh giá."


class RatingUnfit(UnableToRequest):
    code = "request-rating-unfit"
    says = "Chọn mức từ 1 đến 5 và một lý do."


class FormatUnknown(UnableToRequest):
    code = "procedure-format-unknown"
    says = "Chỉ xuất được pdf hoặc xlsx, không có “{kind}”."
