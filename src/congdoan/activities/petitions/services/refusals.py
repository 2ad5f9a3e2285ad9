"""What petitions and discipline refuse, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToHandle(DomainError):
    """Root of the refusals of this app."""


class UnknownPetition(UnableToHandle):
    code = "petition-unknown"
    says = "Không có đơn này trong phạm vi của anh chị."


class UnfitPetition(UnableToHandle):
    code = "petition-unfit"
    says = "Chưa ghi được: {why}."


class BoxClosed(UnableToHandle):
    code = "petition-box-closed"
    says = "Đơn vị này chưa mở hòm thư nhận đơn trên mạng. Gửi trực tiếp hoặc qua bưu điện."


class AlreadySent(UnableToHandle):
    code = "petition-already-sent"
    says = "Đơn này đã gửi. Dùng mã đã hiện lúc gửi để theo dõi."


class PetitionStepOutOfTurn(UnableToHandle):
    code = "petition-step-out-of-turn"
    says = "Bước “{step}” không đi sau “{last}”. Chọn một bước tiếp theo trong danh sách."


class NotAHandler(UnableToHandle):
    code = "petition-not-a-handler"
    says = "Người này không được giao xử lý tố cáo ở đơn vị này. Giao vai trò Ủy ban kiểm tra trước, và không tự giao cho mình."


class HandlerOnly(UnableToHandle):
    code = "denouncer-handler-only"
    says = "Danh tính người tố cáo được giữ kín: chỉ người được giao xử lý đơn này mở được, kể cả quản trị cũng không."


class PetitionReasonMissing(UnableToHandle):
    code = "petition-reason-missing"
    says = "Cần ghi lý do, nội dung rõ ràng."


class NoMoreExtension(UnableToHandle):
    code = "petition-no-more-extension"
    says = "{kind} không gia hạn thêm được (đã gia hạn {times} lần, nhiều nhất {most})."


class UnfitDiscipline(UnableToHandle):
    code = "discipline-unfit"
    says = "Chưa ghi được: {why}."


class UnknownDiscipline(UnableToHandle):
    code = "discipline-unknown"
    says = "Không có quyết định kỷ luật này trong phạm vi của anh chị."


class DisciplineNotSigned(UnableToHandle):
    code = "discipline-not-signed"
    says = "Quyết định chưa ký, chưa có số (hoặc đã hủy, thu hồi, thay thế). Trình ký ở Văn bản đi; có số rồi ghi ở đây."


class DisciplineTextChanged(UnableToHandle):
    code = "discipline-text-changed"
    says = (
        "Quyết định {decision} đã ký khác bản soạn ở đây (đối tượng, hình thức, lý do). Ghi bằng “Ghi quyết định” đúng như bản đã ký, "
        "hoặc hủy, thu hồi quyết định rồi soạn lại."
    )


class NoticeOutOfTurn(UnableToHandle):
    code = "petition-notice-out-of-turn"
    says = "Chưa soạn được {paper}: đơn chưa qua bước “{step}”. Ghi bước ấy trước."


class DisciplineVoided(UnableToHandle):
    code = "discipline-voided"
    says = "Quyết định này đã hủy."


class UnfitVisit(UnableToHandle):
    code = "visit-unfit"
    says = "Chưa ghi được: {why}."


class UnknownReception(UnableToHandle):
    code = "reception-unknown"
    says = "Không có buổi tiếp này của đơn vị vào ngày đã ghi, hoặc buổi ấy đã hủy."


class ReceptionOver(UnableToHandle):
    code = "reception-over"
    says = "Buổi tiếp ngày {day:%d/%m/%Y} đã qua hoặc đã hủy."


class UnknownVisit(UnableToHandle):
    code = "visit-unknown"
    says = "Không có lượt tiếp này trong phạm vi của anh chị."


class VisitVoided(UnableToHandle):
    code = "visit-voided"
    says = "Lượt tiếp này đã hủy."


class SentTooOften(UnableToHandle):
    code = "petition-sent-too-often"
    says = "Từ nơi này hôm nay đã gửi quá nhiều lần. Thử lại ngày mai, hoặc gửi trực tiếp, qua bưu điện."
