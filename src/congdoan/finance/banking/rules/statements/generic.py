"""Any other table whose header row is understood: CSV, HTML or Excel of banks without a layout of their own."""

from .layout import Layout

LAYOUT = Layout(name="", bank=None)
