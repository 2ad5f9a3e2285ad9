"""What this app refuses, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToBargain(DomainError):
    """Root of the refusals of this app."""


class BargainingTextUnfit(UnableToBargain):
    code = "bargaining-text-unfit"
    says = "Ô {field}: {why}."


class EmployerNotHere(UnableToBargain):
    code = "bargaining-employer-not-here"
    says = "Doanh nghiệp {employer} không thuộc công đoàn này vào ngày {on:%d/%m/%Y}."


class HeadcountUnknown(UnableToBargain):
    code = "bargaining-headcount-unknown"
    says = "Chưa có số lao động của doanh nghiệp trong mười hai tháng qua: ghi số lao động."


class UnknownDialogue(UnableToBargain):
    code = "dialogue-unknown"
    says = "Không có phiên đối thoại số {dialogue_id} trong phạm vi của bạn."


class DialogueUnfit(UnableToBargain):
    code = "dialogue-unfit"
    says = "Chưa lên lịch được: {first}."


class DialogueNotHeld(UnableToBargain):
    code = "dialogue-not-held"
    says = "Phiên đối thoại chưa đủ điều kiện tiến hành: {first}."


class DialogueWrongState(UnableToBargain):
    code = "dialogue-wrong-state"
    says = "Phiên đối thoại {state} nên không {act} được."


class UnknownCommitment(UnableToBargain):
    code = "commitment-unknown"
    says = "Không có cam kết số {commitment_id} chưa thực hiện trong phạm vi của bạn."


class UnknownWorkplaceAct(UnableToBargain):
    code = "workplace-act-unknown"
    says = "Không có việc số {act_id} còn hiệu lực trong phạm vi của bạn."


class BargainingDayUnfit(UnableToBargain):
    code = "bargaining-day-unfit"
    says = "Ngày {day:%d/%m/%Y}: {why}."


class UnknownAgreement(UnableToBargain):
    code = "agreement-unknown"
    says = "Không có thỏa ước số {agreement_id} trong phạm vi của bạn."


class AgreementUnfit(UnableToBargain):
    code = "agreement-unfit"
    says = "Chưa ghi được thỏa ước: {first}."


class AgreementWrongState(UnableToBargain):
    code = "agreement-wrong-state"
    says = "Thỏa ước {state} nên không {act} được."


class ClausesUnfit(UnableToBargain):
    code = "agreement-clauses-unfit"
    says = "Điều khoản chưa đúng: {first}."


class ExtensionUnfit(UnableToBargain):
    code = "agreement-extension-unfit"
    says = "Chưa kéo dài được: {first}."


class UnknownBargaining(UnableToBargain):
    code = "bargaining-unknown"
    says = "Không có cuộc thương lượng số {bargaining_id} trong phạm vi của bạn."


class BargainingUnfit(UnableToBargain):
    code = "bargaining-unfit"
    says = "Chưa ghi được: {first}."


class BargainingWrongState(UnableToBargain):
    code = "bargaining-wrong-state"
    says = "Cuộc thương lượng {state} nên không {act} được."


class BallotUnfit(UnableToBargain):
    code = "bargaining-ballot-unfit"
    says = "Biểu quyết: {why}."


class UnknownPoll(UnableToBargain):
    code = "bargaining-poll-unknown"
    says = "Không có đợt lấy ý kiến nào đang mở trong phạm vi của bạn mang số này."


class PollStillOpen(UnableToBargain):
    code = "bargaining-poll-still-open"
    says = "Còn phiếu chưa trả lời: kết quả chỉ mở sau ngày {day:%d/%m/%Y} hoặc khi mọi phiếu đã trả lời."


class SlipUnusable(UnableToBargain):
    code = "bargaining-slip-unusable"
    says = "Chưa nhận được: {why}."


class UnknownWidening(UnableToBargain):
    code = "widening-unknown"
    says = "Không có đề nghị mở rộng nào đang chờ trong phạm vi của bạn mang số này."


class WideningUnfit(UnableToBargain):
    code = "widening-unfit"
    says = "Chưa ghi được: {first}."
