"""What the services of vouchers refuse."""

from congdoan.foundation.kernel.errors import DomainError, Rejected


class UnableToKeepVoucher(DomainError):
    """Root of the refusals about vouchers."""


class VoucherFaulty(Rejected):
    code = "voucher-faulty"
    says = "Chứng từ có {count} chỗ cần sửa, chưa ghi gì. {first}"


class UnknownVoucher(UnableToKeepVoucher):
    code = "voucher-unknown"
    says = "Không có chứng từ số {voucher_id} trong phạm vi của anh chị."


class ClientKeyTaken(UnableToKeepVoucher):
    code = "voucher-key-taken"
    says = "Lần gửi này đã ghi thành chứng từ số {voucher_id} với nội dung khác. Mở chứng từ ấy để sửa, hoặc lập chứng từ mới."


class WrongState(UnableToKeepVoucher):
    code = "voucher-wrong-state"
    says = "{name} đang ở trạng thái “{state}”, không {act} được. Tải lại trang để xem chứng từ như bây giờ."


class StaleVoucher(UnableToKeepVoucher):
    code = "voucher-changed"
    says = "Nội dung chứng từ đã thay đổi từ lúc anh chị xem. Xem lại rồi duyệt."


class OwnVoucher(UnableToKeepVoucher):
    code = "voucher-own"
    says = "{name} do chính anh chị lập hoặc trình: người duyệt phải là người khác."


class PaidByApprover(UnableToKeepVoucher):
    code = "voucher-paid-by-approver"
    says = "{name} do chính anh chị duyệt: người chi tiền phải là người khác."


class PaidByPreparer(UnableToKeepVoucher):
    code = "voucher-paid-by-preparer"
    says = (
        "{name} do chính anh chị lập: người chi tiền phải là người khác."
        " Công đoàn chỉ có hai người thì kế toán trưởng cấp trên quyết định cho người lập kiêm chi tiền."
    )


class ReasonMissing(UnableToKeepVoucher):
    code = "voucher-reason-missing"
    says = "Ghi lý do, không quá {longest} ký tự: người xem sau cần biết vì sao."


class DuesReported(UnableToKeepVoucher):
    code = "voucher-dues-reported"
    says = (
        "Tháng {month} đã có báo cáo thu đoàn phí và báo cáo ấy đã ghi sổ {booked} đ."
        " Tiền thu thêm thì sửa số cả tháng trên báo cáo, không lập phiếu cho cùng khoản tiền."
    )


class NotOnItsWay(UnableToKeepVoucher):
    code = "voucher-not-on-its-way"
    says = "{name}: tiền đang chuyển chỉ có {on_its_way} đ, không nhận {amount} đ được. Ghi chứng từ chuyển đi trước, hoặc xem lại số tiền."
