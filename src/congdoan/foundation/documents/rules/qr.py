"""A square code that a telephone's camera reads, for papers."""

import io

import segno


def qr_svg(address: str) -> str:
    """Return the code of an address as SVG, to be set in a paper."""
    drawn = io.BytesIO()
    segno.make_qr(address, error="m").save(drawn, kind="svg", border=2, xmldecl=False, nl=False, light="#fff")
    return drawn.getvalue().decode()
