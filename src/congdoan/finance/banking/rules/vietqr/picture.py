"""The code as a picture for pages and notices."""

import io

import segno

from .reading import decode


def picture(payload: str) -> str:
    """Return a code as SVG for pages: no inline style, its size given by the page, a white quiet zone of four squares around it.

    :raises ValueError: the payload is not one that money may be sent by
    """
    drawn = io.BytesIO()
    _squares(payload).save(
        drawn,
        kind="svg",
        border=4,
        light="#fff",
        xmldecl=False,
        nl=False,
        omitsize=True,
        svgclass="vietqr",
        lineclass=None,
        title="Mã VietQR",
    )
    return drawn.getvalue().decode()


def raster(payload: str, *, scale: int = 8) -> bytes:
    """Return a code as PNG for documents that hold no SVG, with a white quiet zone of four squares around it.

    :raises ValueError: the payload is not one that money may be sent by
    """
    drawn = io.BytesIO()
    _squares(payload).save(drawn, kind="png", border=4, scale=scale, light="#fff")
    return drawn.getvalue()


def _squares(payload: str) -> segno.QRCode:
    if not decode(payload).accept_for_payment:
        raise ValueError("only a code that may be paid is drawn")
    return segno.make_qr(payload, error="m", boost_error=False)
