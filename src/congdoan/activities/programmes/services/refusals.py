"""What programmes refuse, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToPlan(DomainError):
    """Root of the refusals of this app."""


class UnknownProgramme(UnableToPlan):
    code = "programme-unknown"
    says = "Không có chương trình số {programme_id} trong phạm vi của bạn."


class UnknownTask(UnableToPlan):
    code = "task-unknown"
    says = "Không có nhiệm vụ số {task_id} trong phạm vi của bạn."


class UnknownTarget(UnableToPlan):
    code = "target-unknown"
    says = "Không có chỉ tiêu {target} trong phạm vi của bạn."


class UnknownSource(UnableToPlan):
    code = "programme-source-unknown"
    says = "Không có văn bản đến số {document_id} trong sổ của đơn vị này."


class NothingRead(UnableToPlan):
    code = "programme-nothing-read"
    says = (
        "Văn bản {document} không còn nhiệm vụ nào để đưa vào chương trình: không đọc được hoặc đều đã bỏ. Xem lại các đề xuất của văn bản."
    )


class TextUnfit(UnableToPlan):
    code = "programme-text-unfit"
    says = "Ô {field}: {why}."


class WrongState(UnableToPlan):
    code = "programme-wrong-state"
    says = "“{title}” {state} nên không {act} được."


class OwnProgramme(UnableToPlan):
    code = "programme-own"
    says = "Người soạn hoặc trình “{title}” không tự duyệt; cần người khác."


class NoTasks(UnableToPlan):
    code = "programme-without-tasks"
    says = "“{title}” chưa có nhiệm vụ nào: thêm nhiệm vụ rồi trình."


class ProgrammeNotIssued(UnableToPlan):
    code = "programme-not-issued"
    says = "“{title}” {state}: ban hành rồi mới giao hoặc báo tiến độ."


class ProgrammeClosed(UnableToPlan):
    code = "programme-closed"
    says = "“{title}” đã tổng kết nên không ghi thêm được gì. Cần ghi thì người khác mở lại kèm lý do."


class OwnReview(UnableToPlan):
    code = "programme-own-review"
    says = "Người đã tổng kết “{title}” không tự mở lại; cần người khác."


class UnknownReview(UnableToPlan):
    code = "review-unknown"
    says = "Không có bản sơ kết, tổng kết số {review_id} trong phạm vi của bạn."


class UnknownOpinion(UnableToPlan):
    code = "opinion-unknown"
    says = "Không có góp ý số {opinion_id} trong phạm vi của bạn, hoặc không phải do đơn vị của bạn hỏi."


class OpinionWrongState(UnableToPlan):
    code = "opinion-wrong-state"
    says = "Góp ý này {state} nên không {act} được."


class OpinionsWaiting(UnableToPlan):
    code = "opinions-waiting"
    says = (
        "Chưa kết thúc lấy ý kiến “{title}” được: {unanswered} góp ý chưa trả lời, {unheard} nơi chưa góp ý và còn hạn."
        " Trả lời hết rồi kết thúc."
    )


class ProgrammeNotPublic(UnableToPlan):
    code = "programme-not-public"
    says = "“{title}” không có trên trang công khai nên không có gì để gỡ."


class ProgrammePersonal(UnableToPlan):
    code = "programme-personal-words"
    says = "“{title}” còn dữ liệu cá nhân nên chưa công khai được: {words}. Sửa tên nhiệm vụ, chỉ tiêu rồi công khai."


class NothingToAssign(UnableToPlan):
    code = "programme-nothing-to-assign"
    says = "“{title}” không có nhiệm vụ nào ghi là của công đoàn cơ sở, nên không có gì để giao."


class UnitNotBelow(UnableToPlan):
    code = "programme-unit-not-below"
    says = "Không giao được cho {units}: không phải công đoàn cơ sở đang hoạt động thuộc đơn vị ra chương trình, hoặc kế hoạch đã khép lại."


class ProgressUnfit(UnableToPlan):
    code = "progress-unfit"
    says = "Chưa ghi được tiến độ: {why}."


class EvidenceMissing(UnableToPlan):
    code = "progress-evidence-missing"
    says = "Báo “đã xong” cần minh chứng: một đường dẫn hoặc một tệp."


class EvidenceUnfit(UnableToPlan):
    code = "progress-evidence-unfit"
    says = "Minh chứng {name} không giữ được: {why}."


class TargetKnown(UnableToPlan):
    code = "target-known"
    says = "Chương trình này đã có chỉ tiêu mã {code}."


class FigureUnfit(UnableToPlan):
    code = "target-figure-unfit"
    says = "Số “{found}” của chỉ tiêu {code} chưa dùng được: {why}."


class MethodUnfit(UnableToPlan):
    code = "target-method-unfit"
    says = "Không giao được chỉ tiêu {code}: {why}."


class UnknownRequest(UnableToPlan):
    code = "report-request-unknown"
    says = "Không có yêu cầu báo cáo số {request_id} trong phạm vi của bạn."


class UnknownReport(UnableToPlan):
    code = "report-unknown"
    says = "Không có báo cáo số {report_id} trong phạm vi của bạn, hoặc không phải báo cáo do đơn vị của bạn yêu cầu."


class ReportNotOpen(UnableToPlan):
    code = "report-not-open"
    says = "Báo cáo này nộp được từ ngày {opens_on:%d/%m/%Y}."


class ReportWrongState(UnableToPlan):
    code = "report-wrong-state"
    says = "Báo cáo “{title}” {state} nên không {act} được."


class RequestWrongState(UnableToPlan):
    code = "report-request-wrong-state"
    says = "Yêu cầu “{title}” {state} nên chưa {act} được."


class ReportsMissing(UnableToPlan):
    code = "reports-missing"
    says = "“{title}” chưa có báo cáo nào được nhận: nhận ít nhất một báo cáo rồi tổng hợp."
