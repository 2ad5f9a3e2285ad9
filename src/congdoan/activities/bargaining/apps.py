"""The app's name for Django."""

from django.apps import AppConfig


class BargainingConfig(AppConfig):
    """Dialogue, bargaining, agreements."""

    name = "congdoan.activities.bargaining"
    label = "bargaining"
    verbose_name = "Đối thoại, thương lượng"
