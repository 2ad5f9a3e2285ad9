"""What emulation and initiatives refuse, each with a sentence for people."""

from congdoan.foundation.access.services import NotAllowed
from congdoan.foundation.kernel.errors import DomainError


class UnableToEmulate(DomainError):
    """Root of the refusals of emulation and initiatives."""


class UnknownInitiative(UnableToEmulate):
    code = "initiative-unknown"
    says = "Không có sáng kiến số {initiative} trong phạm vi của bạn."


class InitiativeUnfit(UnableToEmulate):
    code = "initiative-unfit"
    says = "Chưa nhận được: {first}."


class InitiativeWrongState(UnableToEmulate):
    code = "initiative-wrong-state"
    says = "Sáng kiến {code} đang ở bước “{state}”, không {act} được lúc này."


class SentAsAnother(UnableToEmulate):
    code = "initiative-sent-as-another"
    says = "Khóa gửi này đã dùng cho sáng kiến {code} với nội dung khác. Tải lại trang rồi gửi lại."


class EvidenceUnfit(UnableToEmulate):
    code = "initiative-file-unfit"
    says = "Tệp “{name}” không giữ được: {why}."


class OwnInitiative(UnableToEmulate):
    code = "initiative-own"
    says = "Người nộp hồ sơ {code} không tự {act}. Cần một người khác."


class BenefitUnfit(UnableToEmulate):
    code = "benefit-unfit"
    says = "Chưa xác nhận được lợi ích: {first}."


class RewardUnfit(UnableToEmulate):
    code = "reward-unfit"
    says = "Chưa ghi được khoản chi: {first}."


class UnknownReward(UnableToEmulate):
    code = "reward-unknown"
    says = "Không có khoản chi số {reward} trong phạm vi của bạn, hoặc khoản này đã hủy."


class CouncilUnfit(UnableToEmulate):
    code = "council-unfit"
    says = "Chưa lập được Hội đồng: {first}."


class UnknownCouncil(UnableToEmulate):
    code = "council-unknown"
    says = "Không có Hội đồng số {council} trong phạm vi của bạn."


class NotInCouncil(NotAllowed):
    code = "council-not-a-member"
    says = "Tài khoản này không phải ủy viên của Hội đồng đang xét sáng kiến {code}."


class HasConflict(NotAllowed):
    code = "council-conflict"
    says = "{name} không chấm sáng kiến {code}: {why}."


class ConflictUnfit(UnableToEmulate):
    code = "conflict-unfit"
    says = "Chưa ghi được xung đột lợi ích: {why}."


class SheetUnfit(UnableToEmulate):
    code = "sheet-unfit"
    says = "Phiếu chấm chưa đúng thang: {first}."


class TooFewJudges(UnableToEmulate):
    code = "council-too-few"
    says = "Chỉ còn {free} ủy viên không xung đột lợi ích, Hội đồng cần {least} phiếu. Bổ sung ủy viên rồi đưa ra xét."


class NotDecidable(UnableToEmulate):
    code = "initiative-not-decidable"
    says = "Chưa kết luận được sáng kiến {code}: {first}."


class UnknownResemblance(UnableToEmulate):
    code = "resemblance-unknown"
    says = "Không có so sánh này, hoặc đã kết luận rồi."


class CampaignUnfit(UnableToEmulate):
    code = "campaign-unfit"
    says = "Chưa phát động được phong trào: {first}."


class UnknownCampaign(UnableToEmulate):
    code = "campaign-unknown"
    says = "Không có phong trào số {campaign} cho đơn vị này."


class RegistrationUnfit(UnableToEmulate):
    code = "registration-unfit"
    says = "Chưa đăng ký được: {first}."


class AwardUnfit(UnableToEmulate):
    code = "award-unfit"
    says = "Chưa ghi được danh hiệu: {first}."


class UnknownProposal(UnableToEmulate):
    code = "award-proposal-unknown"
    says = "Không có đề nghị số {proposal} đang chờ trong phạm vi của bạn."


class ConsentUnfit(UnableToEmulate):
    code = "consent-unfit"
    says = "Chưa ghi được ý kiến của tác giả: {first}."


class NotShowable(UnableToEmulate):
    code = "initiative-not-showable"
    says = "Chưa đổi được việc trưng bày sáng kiến {code}: {first}."
