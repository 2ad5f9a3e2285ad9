"""What the reorganisations refuse, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToReorganise(DomainError):
    """Root of the refusals of this app."""


class UnknownReorganisation(UnableToReorganise):
    code = "reorganisation-unknown"
    says = "Không có quyết định sắp xếp số {reorganisation_id} trong phạm vi của bạn."


class TextUnfit(UnableToReorganise):
    code = "reorganisation-text-unfit"
    says = "Ô {field}: {why}."


class NotADraft(UnableToReorganise):
    code = "reorganisation-not-a-draft"
    says = "Quyết định {number} {state}, không sửa được nữa."


class UnknownPlanUnit(UnableToReorganise):
    code = "plan-unit-unknown"
    says = "Phương án không có đơn vị {unit}."


class RuleUnfit(UnableToReorganise):
    code = "plan-rule-unfit"
    says = "Không lập được phương án theo quy tắc: {why}."


class PlanEmpty(UnableToReorganise):
    code = "plan-empty"
    says = "Phương án chưa có đơn vị nào."


class PlanUnsound(UnableToReorganise):
    code = "plan-unsound"
    says = "Phương án còn {count} chỗ phải sửa; chưa quyết định được. Chỗ đầu: {first}."


class PlanChanged(UnableToReorganise):
    code = "plan-changed"
    says = "Phương án hoặc sổ gốc đã đổi từ lúc xem trước. Xem lại rồi quyết định."


class DecidedByPreparer(UnableToReorganise):
    code = "decided-by-preparer"
    says = "Người soạn phương án không tự quyết định; cần người khác."


class UnitPlannedElsewhere(UnableToReorganise):
    code = "unit-planned-elsewhere"
    says = "{count} đơn vị còn chờ thực hiện theo quyết định khác, như {unit} theo {number}. Thực hiện hoặc rút quyết định đó trước."


class NotDecided(UnableToReorganise):
    code = "reorganisation-not-decided"
    says = "Quyết định {number} {state}, không thực hiện được."


class NotYetEffective(UnableToReorganise):
    code = "reorganisation-not-yet"
    says = "Quyết định {number} có hiệu lực từ {effective_on:%d/%m/%Y}; trước ngày đó chưa thực hiện."


class TooLateToWithdraw(UnableToReorganise):
    code = "too-late-to-withdraw"
    says = "Quyết định {number} đã tới ngày hiệu lực {effective_on:%d/%m/%Y} nên không rút được; lập quyết định đảo lại."


class NothingToReverse(UnableToReorganise):
    code = "nothing-to-reverse"
    says = "Quyết định {number} chưa thực hiện đơn vị nào; hãy rút thay vì đảo lại."


class UnitsBelowWait(UnableToReorganise):
    code = "units-below-wait"
    says = "Còn {count} đơn vị đứng dưới {unit} chờ thực hiện, như {first}."


class SomebodyIsMissing(UnableToReorganise):
    code = "plan-unit-missing"
    says = "Không còn thấy đơn vị {unit} trong phạm vi của bạn."
