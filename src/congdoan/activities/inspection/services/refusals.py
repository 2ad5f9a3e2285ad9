"""Why the use cases of inspections refuse, each with its cure."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToInspect(DomainError):
    """Root of the refusals of inspections."""


class UnknownInspectionProgramme(UnableToInspect):
    code = "inspection-programme-unknown"
    says = "Không có chương trình kiểm tra số {programme_id} trong phạm vi của bạn."


class ProgrammeOfYearThere(UnableToInspect):
    code = "inspection-programme-there"
    says = "Đã có chương trình kiểm tra năm {year} của đơn vị này: sửa chương trình ấy khi còn là bản thảo."


class NothingToPick(UnableToInspect):
    code = "inspection-nothing-to-pick"
    says = "Không có công đoàn cơ sở nào thuộc đơn vị này nên không có gì để chọn."


class ProgrammeWrongState(UnableToInspect):
    code = "inspection-programme-wrong-state"
    says = "Chương trình kiểm tra năm {year} {state} nên không {act} được."


class OwnInspectionProgramme(UnableToInspect):
    code = "inspection-programme-own"
    says = "Người lập hoặc trình chương trình kiểm tra năm {year} không tự duyệt; cần người khác."


class TooFewPicked(UnableToInspect):
    code = "inspection-too-few-picked"
    says = "Chương trình chọn {picked} đơn vị, chưa đủ {least} (chỉ tiêu {share} của {population}). Chọn thêm rồi trình."


class PickedAlready(UnableToInspect):
    code = "inspection-picked-already"
    says = "{unit} đã có trong chương trình với loại kiểm tra này."


class UnknownPick(UnableToInspect):
    code = "inspection-pick-unknown"
    says = "Không có mục chọn số {pick_id} trong phạm vi của bạn."


class UnitNotInspectedHere(UnableToInspect):
    code = "inspection-unit-not-below"
    says = "Không kiểm tra được {unit}: không phải đơn vị này hoặc đơn vị đang thuộc đơn vị này."


class InspectionTextUnfit(UnableToInspect):
    code = "inspection-text-unfit"
    says = "Ô {field}: {why}."


class InspectionPaperUnfit(UnableToInspect):
    code = "inspection-paper-unfit"
    says = "Tệp {name} không giữ được: {why}."


class UnknownInspection(UnableToInspect):
    code = "inspection-unknown"
    says = "Không có cuộc kiểm tra số {inspection_id} trong phạm vi của bạn."


class InspectionOpened(UnableToInspect):
    code = "inspection-opened-already"
    says = "Quyết định {decision} đã mở một cuộc kiểm tra đơn vị này."


class StepOutOfOrder(UnableToInspect):
    code = "inspection-step-out-of-order"
    says = "Cuộc kiểm tra đang ở bước “{state}”, chưa ghi được “{step}”. Bước tiếp theo: {following}."


class ExaminerConflict(UnableToInspect):
    code = "inspection-examiner-conflict"
    says = "{name} không tham gia tổ kiểm tra {unit}: {why}. Người của đơn vị được kiểm tra không tham gia đoàn; chọn người khác."


class ExaminerSeated(UnableToInspect):
    code = "inspection-examiner-seated"
    says = "{name} đã ở trong tổ kiểm tra này."


class UnknownExaminer(UnableToInspect):
    code = "inspection-examiner-unknown"
    says = "Không có người số {examiner_id} trong tổ kiểm tra trong phạm vi của bạn, hoặc người ấy đã rời tổ."


class AccessOver(UnableToInspect):
    code = "inspection-access-over"
    says = "Quyền xem của cuộc kiểm tra này đã hết ngày {until:%d/%m/%Y}, không thêm người được nữa."


class NotAtWork(UnableToInspect):
    code = "inspection-not-at-work"
    says = "Cuộc kiểm tra đang ở bước “{state}” nên không {act} được nữa."


class NoSnapshotYet(UnableToInspect):
    code = "inspection-no-snapshot"
    says = "Chưa chụp sổ của cuộc kiểm tra này. Chụp sổ rồi chọn mẫu theo rủi ro."


class NothingInPeriod(UnableToInspect):
    code = "inspection-nothing-to-draw"
    says = "Thời kỳ kiểm tra không có {what} nào của đơn vị để chọn mẫu."


class ThingNotOfUnit(UnableToInspect):
    code = "inspection-thing-not-of-unit"
    says = "Không có {what} số {number} của đơn vị này trong phạm vi xem của bạn."


class UnknownQuestion(UnableToInspect):
    code = "inspection-question-unknown"
    says = "Không có câu hỏi số {question_id} trong phạm vi của bạn."


class UnknownIrregularity(UnableToInspect):
    code = "inspection-irregularity-unknown"
    says = "Không có phát hiện số {irregularity_id} của cuộc kiểm tra này trong phạm vi của bạn."


class IrregularityHasRecommendation(UnableToInspect):
    code = "inspection-irregularity-recommended"
    says = "Phát hiện này đã có kiến nghị. Bỏ kiến nghị trước rồi bỏ phát hiện."


class UnknownPaper(UnableToInspect):
    code = "inspection-working-paper-unknown"
    says = "Cuộc kiểm tra này không có giấy làm việc số {number}."


class UnknownRecommendation(UnableToInspect):
    code = "inspection-recommendation-unknown"
    says = "Không có kiến nghị số {recommendation_id} trong phạm vi của bạn."


class RecommendationWrongState(UnableToInspect):
    code = "inspection-recommendation-wrong-state"
    says = "Kiến nghị này {state} nên không {act} được."


class EvidenceNeeded(UnableToInspect):
    code = "inspection-evidence-needed"
    says = "Báo đã làm kiến nghị cần minh chứng là một tệp."


class OwnReport(UnableToInspect):
    code = "inspection-own-report"
    says = "Người báo đã làm không tự xác nhận; cần người khác của ủy ban kiểm tra."


class ReplyAwaited(UnableToInspect):
    code = "inspection-reply-awaited"
    says = "Đơn vị còn thời hạn giải trình đến hết {until:%d/%m/%Y}. Kết luận sau ngày ấy, hoặc sau khi đơn vị giải trình."


class ConclusionNotSigned(UnableToInspect):
    code = "inspection-conclusion-not-signed"
    says = "Chưa có kết luận đã ký, lấy số còn hiệu lực. Soạn kết luận từ cuộc kiểm tra này rồi trình ký ở Văn bản đi."


class RecommendationsOpen(UnableToInspect):
    code = "inspection-recommendations-open"
    says = "Còn {count} kiến nghị chưa được xác nhận xong nên chưa đóng được."


class PaperOutOfTurn(UnableToInspect):
    code = "inspection-paper-out-of-turn"
    says = "Cuộc kiểm tra đang ở bước “{state}”: lúc này không soạn {paper}."


class DecisionNotSigned(UnableToInspect):
    code = "inspection-decision-not-signed"
    says = "Quyết định chưa ký, chưa có số (hoặc đã hủy, thu hồi, thay thế). Trình ký ở Văn bản đi; có số rồi mở cuộc kiểm tra ở đây."


class DecisionTextChanged(UnableToInspect):
    code = "inspection-decision-text-changed"
    says = (
        "Quyết định {decision} đã ký khác bản soạn ở đây: {parts}. Mở bằng “Mở theo quyết định đã ký” và nhập đúng như bản đã ký, "
        "hoặc hủy, thu hồi quyết định rồi soạn lại."
    )


class UnknownDecision(UnableToInspect):
    code = "inspection-decision-unknown"
    says = "Không có quyết định kiểm tra này trong phạm vi của bạn."
