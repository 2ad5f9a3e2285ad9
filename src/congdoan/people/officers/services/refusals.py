"""What the register of officers refuses, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToSeat(DomainError):
    """Root of the refusals of committees and officers."""


class UnknownTerm(UnableToSeat):
    code = "term-unknown"
    says = "Không có nhiệm kỳ này trong phạm vi của bạn."


class UnknownSeat(UnableToSeat):
    code = "seat-unknown"
    says = "Không có chức danh này trong phạm vi của bạn."


class UnknownElection(UnableToSeat):
    code = "election-unknown"
    says = "Không có cuộc bầu này trong phạm vi của bạn."


class UnfitTerm(UnableToSeat):
    code = "term-unfit"
    says = "Chưa ghi được nhiệm kỳ: {why}."


class TermOverlaps(UnableToSeat):
    code = "term-overlaps"
    says = "{body} đã có nhiệm kỳ trong những ngày này. Kết thúc nhiệm kỳ đó trước, hoặc chọn ngày sau."


class UnfitSeat(UnableToSeat):
    code = "seat-unfit"
    says = "Chưa ghi được chức danh của {name}: {why}."


class SeatTaken(UnableToSeat):
    code = "seat-taken"
    says = "{name} đã có chức danh trong {body}, hoặc chức {post} đang có người giữ trong những ngày này."


class NoSeatLeft(UnableToSeat):
    code = "seat-none-left"
    says = "{body} có {seats} ghế, đã đủ người từ ngày {day}."


class CompositionUnfit(UnableToSeat):
    code = "composition-unfit"
    says = "Cơ cấu không đúng quy định: {first}."


class CountUnfit(UnableToSeat):
    code = "count-unfit"
    says = "Biên bản kiểm phiếu chưa khớp: {first}."


class UnfitDay(UnableToSeat):
    code = "officer-day-unfit"
    says = "Ngày {day} không hợp: {why}."


class GroundMissing(UnableToSeat):
    code = "officer-reason-missing"
    says = "Cần ghi lý do."


class AlreadySo(UnableToSeat):
    code = "officer-already-so"
    says = "Việc này đã được ghi. Tải lại trang."


class LaterChanges(UnableToSeat):
    code = "election-followed"
    says = "Sau cuộc bầu này đã có thay đổi ở các ghế đó, không hủy được: {who}. Hoàn tác các thay đổi đó trước."


class UnknownOfficer(UnableToSeat):
    code = "officer-unknown"
    says = "Không tìm thấy đoàn viên “{name}” trong phạm vi của bạn vào ngày {day}."


class OfficerUnclear(UnableToSeat):
    code = "officer-unclear"
    says = "Có {count} đoàn viên tên “{name}”. Chọn từ danh sách gợi ý, hoặc ghi #số sau tên."


class CadreUnfit(UnableToSeat):
    code = "cadre-unfit"
    says = "Chưa ghi được hồ sơ cán bộ: {why}."


class PlanUnfit(UnableToSeat):
    code = "officer-plan-unfit"
    says = "Chưa ghi được quy hoạch: {why}."


class UnknownPlan(UnableToSeat):
    code = "officer-plan-unknown"
    says = "Không có dòng quy hoạch này trong phạm vi của bạn, hoặc đã đưa ra."


class CourseUnfit(UnableToSeat):
    code = "course-unfit"
    says = "Chưa ghi được lớp: {why}."


class UnknownCourse(UnableToSeat):
    code = "course-unknown"
    says = "Không có lớp này trong phạm vi của bạn."


class AttendanceUnfit(UnableToSeat):
    code = "attendance-unfit"
    says = "Chưa ghi được người dự: {first}."


class AllowanceUnfit(UnableToSeat):
    code = "allowance-unfit"
    says = "Chưa ghi được phụ cấp: {why}."
