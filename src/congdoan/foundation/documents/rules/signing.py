"""Digital signatures on PDF (PAdES baseline B-B): making one, and telling what those on a file prove."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any, TypeVar

from asn1crypto import pem, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from congdoan.foundation.kernel.errors import DomainError

Result = TypeVar("Result")
MOST_SIGNATURES = 50
MOST_PAPER_BYTES = 20 * 1024 * 1024
MOST_KEY_BYTES = 256 * 1024
WHOLE = (SignatureCoverageLevel.ENTIRE_FILE, SignatureCoverageLevel.ENTIRE_REVISION)


class UnreadableKey(ValueError):
    """The key file cannot be opened with this password, or holds no key with its certificate."""


class UnreadablePdf(ValueError):
    """The file is no PDF that signatures can be read from."""


class UnableToSign(DomainError):
    """Root of the refusals to sign a paper, or to take it back signed."""


class KeyUnreadable(UnableToSign):
    code = "paper-key-unreadable"
    says = "Không mở được tệp khóa: sai mật khẩu, hoặc tệp không phải PKCS#12 (.p12, .pfx) có khóa và chứng thư."


class SignedFileUnreadable(UnableToSign):
    code = "paper-file-unreadable"
    says = "Tệp đưa lên không phải PDF đọc được, hoặc lớn hơn {most} MB. Ký lại từ bản tải ở trang này."


class NotThisPaper(UnableToSign):
    code = "paper-other"
    says = "Tệp đưa lên không phải bản PDF mới nhất của trang này được ký thêm. Tải bản mới nhất ở đây rồi ký đúng tệp ấy."


class SignatureMissing(UnableToSign):
    code = "paper-signature-missing"
    says = "Tệp đưa lên chưa có chữ ký mới nào sau bản mới nhất. Ký rồi đưa lên lại."


class SignatureBroken(UnableToSign):
    code = "paper-signature-broken"
    says = "Chữ ký của {signer} không còn nguyên vẹn, hoặc có phần thêm vào sau chữ ký cuối. Tải lại bản ở đây và ký lại."


class SignerNotTrusted(UnableToSign):
    code = "paper-signer-not-trusted"
    says = "Chứng thư của {signer} ({issuer} cấp) không dẫn tới tổ chức chứng thực mà hệ thống này tin. Dùng chứng thư khác."


@dataclass(frozen=True, slots=True)
class Signature:
    """What one signature on a file proves.

    `is_intact`: the bytes it covers are those that were signed, by the key of the certificate. `is_last`: it covers the file to its
    end, so nothing was added after it. `is_trusted`: the certificate leads to one of the given roots, None where no root was given.
    `claimed_at` is the signer's own clock, not a proof of time.
    """

    field: str
    signer: str
    issuer: str
    serial: str
    is_intact: bool
    is_last: bool
    is_trusted: bool | None
    claimed_at: datetime | None

    def told(self) -> dict[str, Any]:
        """Return the signature as JSON can hold it."""
        return asdict(self) | {"claimed_at": self.claimed_at and self.claimed_at.isoformat()}


def sign(content: bytes, *, key: bytes, password: str, reason: str, place: str, name: str = "") -> bytes:
    """Return a PDF with one more signature at its end (PAdES B-B); the bytes before stay as they were.

    `key` is a PKCS#12 file with its certificate chain, opened for this once by `password` and kept nowhere.

    :raises UnreadableKey: the key cannot be opened
    :raises UnreadablePdf: the content is no PDF
    """
    try:
        signer = signers.SimpleSigner.load_pkcs12_data(key, other_certs=[], passphrase=password.encode())
    except ValueError:
        signer = None
    if signer is None:
        raise UnreadableKey
    try:
        writer = IncrementalPdfFileWriter(BytesIO(content))
        taken = len(PdfFileReader(BytesIO(content)).embedded_signatures)
        meta = signers.PdfSignatureMetadata(
            field_name=f"ky-{taken + 1}", reason=reason, location=place, name=name or None, subfilter=SigSeedSubFilter.PADES
        )
        signed = _apart(lambda: signers.sign_pdf(writer, meta, signer=signer))
    except Exception as error:  # hostile bytes break readers in many ways
        raise UnreadablePdf from error
    return bytes(signed.getvalue())


def signatures(content: bytes, *, roots: Sequence[bytes] = (), at: datetime | None = None) -> tuple[Signature, ...]:
    """Return what the signatures on a PDF prove, in the order they were made. Nothing is fetched from the network.

    `roots` are certificates (PEM or DER) that the reader trusts; `at` is the moment of which their validity is asked.

    :raises UnreadablePdf: the content is no PDF, or holds more signatures than anybody makes
    """
    try:
        embedded = PdfFileReader(BytesIO(content)).embedded_signatures
    except Exception as error:  # hostile bytes break readers in many ways
        raise UnreadablePdf from error
    if len(embedded) > MOST_SIGNATURES:
        raise UnreadablePdf
    trusted = [x509.Certificate.load(pem.unarmor(root)[2] if pem.detect(root) else root) for root in roots]
    context = ValidationContext(trust_roots=trusted, allow_fetching=False, moment=at)
    found = []
    for one in embedded:
        try:
            status = _apart(partial(validate_pdf_signature, one, signer_validation_context=context))
        except Exception as error:  # a signature that cannot be read proves nothing
            raise UnreadablePdf from error
        certificate = status.signing_cert
        found.append(
            Signature(
                field=one.field_name,
                signer=_named(certificate.subject),
                issuer=_named(certificate.issuer),
                serial=f"{certificate.serial_number:x}",
                is_intact=bool(status.intact and status.valid and status.coverage in WHOLE),
                is_last=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
                is_trusted=bool(status.trusted) if trusted else None,
                claimed_at=status.signer_reported_dt,
            )
        )
    return tuple(found)


def certificate_words(content: bytes) -> list[str]:
    """Return whom the certificates of the signatures on a PDF name, with every part of the name: some bear a citizen number.

    :raises UnreadablePdf: the content is no PDF
    """
    try:
        embedded = PdfFileReader(BytesIO(content)).embedded_signatures
        return [str(one.signer_cert.subject.human_friendly) for one in embedded[:MOST_SIGNATURES]]
    except Exception as error:  # hostile bytes break readers in many ways
        raise UnreadablePdf from error


def continues(original: bytes, signed: bytes) -> bool:
    """Return whether a signed file is the original with something added at its end, as a signature does."""
    return len(signed) > len(original) and signed.startswith(original)


def signed_by_key(content: bytes, *, key: bytes, password: str, reason: str, place: str) -> bytes:
    """Return a PDF signed with a PKCS#12 key that is opened for this once.

    :raises KeyUnreadable: the key is too large or cannot be opened
    """
    try:
        if len(key) > MOST_KEY_BYTES:
            raise UnreadableKey
        return sign(content, key=key, password=password, reason=reason, place=place[:100])
    except UnreadableKey:
        raise KeyUnreadable from None


def added(before: bytes, signed: bytes, *, roots: Sequence[bytes], at: datetime) -> tuple[Signature, ...]:
    """Return the signatures that were added to a paper, once each of them proves what it must.

    :raises SignedFileUnreadable: no PDF, or too large
    :raises NotThisPaper: it does not begin with the bytes before
    :raises SignatureMissing, SignatureBroken, SignerNotTrusted: what was added proves nothing
    """
    try:
        if len(signed) > MOST_PAPER_BYTES:
            raise UnreadablePdf
        every = signatures(signed, roots=roots, at=at)
        known = len(signatures(before))
    except UnreadablePdf:
        raise SignedFileUnreadable(most=MOST_PAPER_BYTES >> 20) from None
    if not continues(before, signed):
        raise NotThisPaper
    new = every[known:]
    if not new:
        raise SignatureMissing
    for one in every:
        if not one.is_intact:
            raise SignatureBroken(signer=one.signer)
    if not new[-1].is_last:
        raise SignatureBroken(signer=new[-1].signer)
    for one in new:
        if one.is_trusted is False:
            raise SignerNotTrusted(signer=one.signer, issuer=one.issuer)
    return new


def _apart(call: Callable[[], Result]) -> Result:
    """Return what a call gives, made in a thread of its own: pyHanko starts an event loop, which a thread may have but one of."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(call).result()


def _named(name: x509.Name) -> str:
    told = name.native
    return str(told.get("common_name") or told.get("organization_name") or name.human_friendly)[:200]
