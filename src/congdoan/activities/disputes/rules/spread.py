"""How a stoppage may spread: to employers of the same zone, the same trade, the same owner's country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from congdoan.foundation.kernel.vietnamese import search_key

TRAITS = {"zone": "Khu, cụm công nghiệp", "sector": "Ngành nghề", "owner_country": "Nước chủ đầu tư"}
DOMESTIC = "viet nam"
SHARED_WORDS = {"zone": "cùng khu", "sector": "cùng ngành", "owner_country": "cùng nước chủ đầu tư"}


@dataclass(frozen=True, slots=True)
class Traits:
    """What an employer shares with others; an empty text is not known and is shared with nobody."""

    zone: str = ""
    sector: str = ""
    owner_country: str = ""


@dataclass(frozen=True, slots=True)
class Outbreak:
    """A stoppage that broke out on a day."""

    stoppage_id: int
    employer_id: int
    employer_name: str
    day: date
    stopped: int
    traits: Traits


@dataclass(frozen=True, slots=True)
class Near:
    """A stoppage near an employer, with what both share."""

    stoppage_id: int
    employer_name: str
    day: date
    stopped: int
    shared: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return what is shared, in words."""
        return ", ".join(SHARED_WORDS[name] for name in self.shared)


def key_of(traits: Traits, name: str) -> str:
    """Return a trait as it is compared: without case and diacritics; owners from Vietnam have nothing particular in common."""
    key = search_key(getattr(traits, name))
    return "" if name == "owner_country" and key == DOMESTIC else key


def near(employers: Mapping[int, Traits], outbreaks: Iterable[Outbreak]) -> dict[int, list[Near]]:
    """Return for each employer the stoppages of others that share a trait, the most shared first, then the newest; none: left out."""
    met: dict[tuple[str, str], list[Outbreak]] = {}
    for outbreak in outbreaks:
        for name in TRAITS:
            if key := key_of(outbreak.traits, name):
                met.setdefault((name, key), []).append(outbreak)
    found: dict[int, list[Near]] = {}
    for employer, traits in employers.items():
        shared: dict[int, tuple[Outbreak, list[str]]] = {}
        for name in TRAITS:
            for outbreak in met.get((name, key_of(traits, name)), ()):
                if outbreak.employer_id != employer:
                    shared.setdefault(outbreak.stoppage_id, (outbreak, []))[1].append(name)
        rows = [Near(one.stoppage_id, one.employer_name, one.day, one.stopped, tuple(names)) for one, names in shared.values()]
        if rows:
            found[employer] = sorted(rows, key=lambda row: (-len(row.shared), -row.day.toordinal(), row.stoppage_id))
    return found
