"""What the register of members refuses, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToWrite(DomainError):
    """Root of the refusals to write into the register of members."""


class UnknownMember(UnableToWrite):
    code = "member-unknown"
    says = "Không có đoàn viên này trong phạm vi của bạn."


class UnfitFacts(UnableToWrite):
    code = "member-facts-unfit"
    says = "Chưa ghi được: {first}"


class UnitAdmitsNobody(UnableToWrite):
    code = "unit-admits-nobody"
    says = "{unit} không kết nạp đoàn viên vào ngày {day}. Nộp đơn ở công đoàn cơ sở, hoặc ở Liên đoàn nơi chưa có công đoàn cơ sở."


class UnitSuspended(UnableToWrite):
    code = "unit-suspended"
    says = "{unit} đang bị đình chỉ hoạt động ngày {day}, chưa kết nạp được."


class AlreadyMember(UnableToWrite):
    code = "member-already"
    says = "{name} đang là đoàn viên của {unit}. Nếu người này chuyển đến, lập phiếu chuyển sinh hoạt."


class MayNotFollow(UnableToWrite):
    code = "member-state-refused"
    says = "{name} đang ở tình trạng “{now}”, không chuyển sang “{then}” được."


class ApplicationsWait(UnableToWrite):
    code = "application-waits"
    says = "{name} đã có một đơn đang chờ xét."


class UnknownApplication(UnableToWrite):
    code = "application-unknown"
    says = "Không có đơn này trong phạm vi của bạn."


class ApplicationDecided(UnableToWrite):
    code = "application-decided"
    says = "Đơn của {name} đã xong ({state}). Tải lại danh sách đơn."


class DayUnfit(UnableToWrite):
    code = "member-day-unfit"
    says = "Ngày {day} không hợp: {why}."


class NotOpen(UnableToWrite):
    code = "membership-not-open"
    says = "{name} không còn sinh hoạt ở {unit} từ ngày {day}."


class StillOpen(UnableToWrite):
    code = "membership-open"
    says = "{name} đang sinh hoạt, không có gì để hoàn tác."


class MemberElsewhere(UnableToWrite):
    code = "membership-elsewhere"
    says = "{name} đã vào đơn vị khác sau ngày đó nên không mở lại được."


class AbsentAlready(UnableToWrite):
    code = "absent-already"
    says = "{name} đã được ghi tạm dừng trong những ngày này."


class NotAbsent(UnableToWrite):
    code = "not-absent"
    says = "{name} không tạm dừng vào ngày {day}."


class ReasonMissing(UnableToWrite):
    code = "member-reason-missing"
    says = "Cần ghi lý do."


class NothingChanged(UnableToWrite):
    code = "member-unchanged"
    says = "Chưa có ô nào khác với hồ sơ."


class UnknownTransfer(UnableToWrite):
    code = "transfer-unknown"
    says = "Không có yêu cầu chuyển sinh hoạt này trong phạm vi của bạn."


class TransferAsked(UnableToWrite):
    code = "transfer-asked"
    says = "Đã có một yêu cầu nhận {name} đang chờ trả lời."


class TransferAnswered(UnableToWrite):
    code = "transfer-answered"
    says = "Yêu cầu nhận {name} đã được trả lời. Tải lại trang."


class PurposeMissing(UnableToWrite):
    code = "purpose-missing"
    says = "Chọn ô cần xem và ghi mục đích; đoàn viên thấy mục đích này."


class HasAccount(UnableToWrite):
    code = "member-has-account"
    says = "{name} đã có tài khoản."


class NoOwnRecord(UnableToWrite):
    code = "own-record-missing"
    says = "Tài khoản này chưa được nối với hồ sơ đoàn viên nào."


class RequestWaits(UnableToWrite):
    code = "request-waits"
    says = "Đề nghị trước của anh chị đang chờ trả lời."


class UnknownRequest(UnableToWrite):
    code = "request-unknown"
    says = "Không có đề nghị nào đang chờ mang số này trong phạm vi của bạn."


class SameRecord(UnableToWrite):
    code = "record-same"
    says = "Hai số là một hồ sơ. Chọn hai hồ sơ khác nhau."


class RecordsOverlap(UnableToWrite):
    code = "records-overlap"
    says = "Chưa gộp được {first}: {what}."


class UnknownMerge(UnableToWrite):
    code = "merge-unknown"
    says = "Không có lần gộp nào đang còn mang số này trong phạm vi của bạn."


class NotAMember(UnableToWrite):
    code = "not-a-member"
    says = "{name} hôm nay không phải đoàn viên nên không cấp thẻ được."


class FilterUnfit(UnableToWrite):
    code = "filter-unfit"
    says = "Chưa lưu bộ lọc: {why}."


class FilterTaken(UnableToWrite):
    code = "filter-taken"
    says = "Đã có bộ lọc tên {name} của anh chị ở nơi khác. Đặt tên khác."


class UnknownFilter(UnableToWrite):
    code = "filter-unknown"
    says = "Không có bộ lọc mang số này trong phạm vi của bạn."


class RetentionUnfit(UnableToWrite):
    code = "retention-unfit"
    says = "Ghi số quyết định, và số tháng từ 1 đến {most}."


class RetentionSet(UnableToWrite):
    code = "retention-set"
    says = "Đơn vị này đã có thời hạn lưu từ ngày {day}. Chọn ngày khác."


class PreviewOld(UnableToWrite):
    code = "erase-preview-old"
    says = "Danh sách hết hạn đã đổi sau khi xem trước, chưa xóa gì. Xem lại rồi thực hiện."


class RecordErased(UnableToWrite):
    code = "record-erased"
    says = "Hồ sơ của {name} đã rút gọn ngày {day} vì hết thời hạn lưu. Người này vào lại thì ghi đơn mới, hồ sơ được ghi lại từ đơn."
