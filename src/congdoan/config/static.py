"""Static files: collected once at the start under names that tell their content, compressed beforehand, kept by browsers for years."""

from django.conf import settings
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

from congdoan.config.cluster import locked


class Storage(CompressedManifestStaticFilesStorage):
    """The address of a file is that of its collected copy; a file that nobody has collected keeps its own name."""

    def stored_name(self, name: str) -> str:
        return str(self.hashed_files.get(self.hash_key(self.clean_name(name)), name))


def collect() -> None:
    """Copy what has changed to STATIC_ROOT; two processes that start together take turns."""
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    with locked(settings.STATIC_ROOT / ".lock"):
        call_command("collectstatic", verbosity=0, interactive=False)
