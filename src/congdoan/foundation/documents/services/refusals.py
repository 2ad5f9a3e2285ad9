"""Why a document cannot go on its way, each with its cure."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToWrite(DomainError):
    """Root of the refusals of outgoing documents."""


class UnknownOutgoing(UnableToWrite):
    code = "outgoing-unknown"
    says = "Không có văn bản số {outgoing_id} trong phạm vi của anh chị."


class DocumentTooLong(UnableToWrite):
    code = "document-content-too-long"
    says = "Nội dung dài {letters} ký tự, nhiều hơn {most}. Đưa bớt vào phụ lục ở tệp riêng."


class NumberedBeforehand(UnableToWrite):
    code = "document-numbered-beforehand"
    says = "Nội dung không ghi “number”, “issued_on”, “copy_mark”: số và ngày do hệ thống cấp khi ký. Bỏ các mục ấy."


class CopyOfNothing(UnableToWrite):
    code = "document-copy-of-nothing"
    says = "Bản sao lập từ chính văn bản được sao: mở văn bản ấy rồi chọn “Sao văn bản”."


class CopyRewritten(UnableToWrite):
    code = "document-copy-rewritten"
    says = "{name} giữ đúng văn bản được sao nên không sửa. Hủy bản này rồi lập bản sao khác."


class CopyUnfit(UnableToWrite):
    code = "document-copy-unfit"
    says = "Chưa sao được: {why}."


class AskedWrongly(UnableToWrite):
    code = "document-asked-wrongly"
    says = "Chưa gửi lấy ý kiến được: {why}."


class CommentUnfit(UnableToWrite):
    code = "document-comment-unfit"
    says = "Chưa ghi được góp ý: {why}."


class CommentsUnanswered(UnableToWrite):
    code = "document-comments-unanswered"
    says = "{name} còn {count} góp ý chưa trả lời. Ghi tiếp thu hay không, vì sao, rồi trình lại."


class ClientKeyTaken(UnableToWrite):
    code = "document-key-taken"
    says = "Khóa gửi này đã dùng cho văn bản khác (số {outgoing_id}). Mở lại trang soạn rồi gửi lại."


class WrongState(UnableToWrite):
    code = "document-wrong-state"
    says = "{name} đang ở bước “{state}”, không {act} được. Tải lại trang để xem bước hiện tại."


class ReasonMissing(UnableToWrite):
    code = "document-reason-missing"
    says = "Ghi lý do hoặc lời nhắn, nhiều nhất {longest} ký tự."


class OwnDocument(UnableToWrite):
    code = "document-own"
    says = "{name} do chính anh chị soạn hoặc trình: người khác phải duyệt."


class StaleDocument(UnableToWrite):
    code = "document-stale"
    says = "{name} vừa được sửa sau khi anh chị xem. Tải lại trang và đọc bản mới rồi quyết định."


class NotReady(UnableToWrite):
    code = "document-not-ready"
    says = "{name} còn thiếu: {missing}. Sửa bản thảo rồi trình lại."


class OtherSigner(UnableToWrite):
    code = "document-other-signer"
    says = "Văn bản ghi người ký là {signer}, tài khoản đang ký là {actor}. Đúng người ấy ký, hoặc trả lại để sửa người ký."


class NumberTaken(UnableToWrite):
    code = "document-number-taken"
    says = "Năm {year} đã có số {number}. Ghi các số đã dùng ngoài sổ vào mục “Số không cấp ở đây” rồi ký lại."


class DayBeforeLast(UnableToWrite):
    code = "document-day-before-last"
    says = "Số trước đã cấp ngày {last}, không ký lùi về ngày {day}. Ký vào ngày hôm nay."


class SignedMeanwhile(UnableToWrite):
    code = "document-signed-meanwhile"
    says = "Người khác vừa đưa lên một bản ký. Tải bản mới nhất rồi ký tiếp."


class ReceiverWrong(UnableToWrite):
    code = "document-receiver-wrong"
    says = "Không gửi được tới: {codes}. Ghi mã các đơn vị khác đơn vị ban hành, nhiều nhất {most} đơn vị một lần."


class OtherDocumentWrong(UnableToWrite):
    code = "document-other-wrong"
    says = "Văn bản thay thế, sửa đổi phải là văn bản khác, đã ký, của cùng đơn vị. Ký văn bản ấy trước rồi ghi số thứ tự."


class NumberingDecidedLate(UnableToWrite):
    code = "document-numbering-late"
    says = "Năm {year} đã cấp số theo cách cũ. Cách đánh số mới áp dụng từ năm chưa cấp số nào."


class NumberingFaulty(UnableToWrite):
    code = "document-numbering-faulty"
    says = "Ghi năm từ 2010 đến 2099, và văn bản quyết định cách đánh số (nhiều nhất 300 ký tự)."


class SkipWrong(UnableToWrite):
    code = "document-skip-wrong"
    says = "Số tiếp theo là {next}. Ghi số cuối từ {next} đến {most}, và loại văn bản đúng với cách đánh số của năm."


class StaysInside(UnableToWrite):
    code = "document-stays-inside"
    says = "{name} không công khai: {why}. Chỉ gửi tới nơi nhận trong hệ thống."


class PersonalWords(UnableToWrite):
    code = "document-personal-words"
    says = "{name} có dữ liệu cá nhân: {words}. Ban hành bản không có các chỗ ấy rồi công khai bản ấy."


class AlreadyPublic(UnableToWrite):
    code = "document-already-public"
    says = "{name} đã công khai. Không cần làm lại."


class NotPublic(UnableToWrite):
    code = "document-not-public"
    says = "{name} không công khai nên không có gì để gỡ. Tải lại trang để xem trạng thái."


class RegisterFormatUnknown(UnableToWrite):
    code = "document-register-format"
    says = "Không xuất được sổ kiểu {kind}. Chọn pdf hoặc xlsx."
