"""Why a file cannot be read, each with its cure."""

from congdoan.foundation.kernel.errors import DomainError

MAX_LETTERS = 2_000_000


class UnreadableDocument(DomainError):
    """Root of the refusals of files."""


class EmptyDocument(UnreadableDocument):
    code = "document-empty"
    says = "Tệp {file} rỗng, không có chữ nào: hãy chọn lại tệp."


class DocumentTooLarge(UnreadableDocument):
    code = "document-too-large"
    says = "Tệp {file} quá lớn ({why}): hãy tách phụ lục thành tệp riêng rồi đọc lại."


class LockedDocument(UnreadableDocument):
    code = "document-locked"
    says = "Tệp {file} đặt mật khẩu: hãy bỏ mật khẩu rồi đọc lại."


class DocumentWithoutText(UnreadableDocument):
    code = "document-without-text"
    says = "Tệp {file} chỉ có ảnh, chưa có chữ: hãy dùng bản gốc Word hoặc PDF có chữ, hoặc cho chạy nhận dạng chữ trước."


class DamagedDocument(UnreadableDocument):
    code = "document-damaged"
    says = "Tệp {file} bị hỏng hoặc bị cắt ({why}): hãy tải lại tệp rồi đọc lại."


class UnknownDocumentKind(UnreadableDocument):
    code = "document-kind-unknown"
    says = "Không đọc được tệp {file}: {why}. Hãy lưu lại thành .docx, .pdf hoặc .txt."
