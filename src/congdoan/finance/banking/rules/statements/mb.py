"""MB: labels in two languages, balances in sentences above and below, the unit VND inside some cells."""

from .layout import Layout

LAYOUT = Layout(
    name="MB",
    bank="MB",
    aliases=("MB", "MBBANK", "MB BANK"),
    signature=("SO BUT TOAN", "PHAT SINH NO", "PHAT SINH CO", "DON VI THU HUONG DON VI CHUYEN"),
    columns={
        "counterparty_account": ("TAI KHOAN", "TAI KHOAN DOI UNG"),
        "counterparty_name": ("DON VI THU HUONG DON VI CHUYEN", "DON VI THU HUONG", "DON VI CHUYEN"),
    },
)
