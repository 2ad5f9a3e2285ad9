"""What the register refuses, each with a sentence for people."""

from congdoan.foundation.kernel.errors import DomainError


class UnableToRegister(DomainError):
    """Root of the refusals to write into the register."""


class UnfitText(UnableToRegister):
    code = "text-unfit"
    says = "Ô {field}: {why}."


class CodeTaken(UnableToRegister):
    code = "code-taken"
    says = "Mã {organisation} đã dùng cho đơn vị khác. Chọn mã khác."


class UnknownKind(UnableToRegister):
    code = "kind-unknown"
    says = "Ngày {day} không có loại tổ chức {kind}. Chọn loại đang có hiệu lực ngày đó."


class UnknownWord(UnableToRegister):
    code = "word-unknown"
    says = "Ô {field} chỉ nhận: {known}."


class UnknownOrganisation(UnableToRegister):
    code = "organisation-unknown"
    says = "Không có đơn vị {organisation} trong phạm vi của bạn."


class UnableToPlace(UnableToRegister):
    """Root of the refusals to put one organisation under another."""


class ParentTooLow(UnableToPlace):
    code = "parent-too-low"
    says = "{parent} không thể đứng trên {organisation}: cấp trên phải ở cấp cao hơn."


class ParentDoesNotStand(UnableToPlace):
    code = "parent-does-not-stand"
    says = "{parent} không hoạt động trong cả khoảng từ {first} đến {last}. Chọn cấp trên khác hoặc ngày khác."


class MovedLater(UnableToPlace):
    code = "moved-later"
    says = "{organisation} đã chuyển chỗ ngày {since}. Chỉ ghi được lần chuyển từ ngày đó trở đi."


class OutsideItsDays(UnableToPlace):
    code = "outside-its-days"
    says = "{organisation} không hoạt động ngày {day}."


class UnableToRename(UnableToRegister):
    code = "renamed-later"
    says = "{organisation} đã đổi tên ngày {since}. Lần đổi tên mới phải sau ngày đó."


class UnableToEnd(UnableToRegister):
    """Root of the refusals to end an organisation."""


class AlreadyEnded(UnableToEnd):
    code = "already-ended"
    says = "{organisation} đã kết thúc, ngày cuối {last_day}."


class UnfitSuccessor(UnableToEnd):
    code = "successor-unfit"
    says = "{successor} không kế tục được {organisation}: {why}."


class UnitsLeftBelow(UnableToEnd):
    code = "units-left-below"
    says = "Còn đơn vị đứng dưới {organisation} sau ngày {last_day} mà bạn không được chuyển. Nhờ cấp trên chuyển trước."


class AccountTaken(UnableToRegister):
    code = "account-recorded"
    says = "Tài khoản {number} của đơn vị này đã ghi trong khoảng ngày đó."


class UnfitSuspension(UnableToRegister):
    code = "suspension-unfit"
    says = "Chưa ghi được đình chỉ {organisation}: {why}."


class NotSuspended(UnableToRegister):
    code = "not-suspended"
    says = "{organisation} không đang bị đình chỉ."
