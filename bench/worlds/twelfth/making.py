"""From a place and a seed to a folder of one year."""

from functools import partial
from random import Random

from bench.worlds.eighth.place import Place
from bench.worlds.ninth.cast import Builder
from bench.worlds.sixth.making import digest
from bench.worlds.tenth import making as tenth

from .depot import DEPOT
from .desk import Desk
from .hospitals import HOSPITALS
from .other_money import move_own_money, set_other_money
from .plateau import PLATEAU
from .snares import set_snares
from .year import HABITS

PLACES = {place.key: place for place in (PLATEAU, DEPOT, HOSPITALS)}
FROZEN = ((PLATEAU.key, 121), (DEPOT.key, 122), (HOSPITALS.key, 123))
__all__ = ["FROZEN", "PLACES", "digest", "write_year"]


def make_desk(place: Place, seed: int) -> Desk:
    """Write every payment of the year; the bank's own lines come when it is finished."""
    chance = Random(f"twelfth/{place.key}/{seed}")
    desk = Desk(place, Builder(place, chance).build(), chance)
    HABITS.settle_habits(desk)
    set_snares(desk)
    HABITS.pay_year(desk)
    set_other_money(desk)
    desk.finish()
    move_own_money(desk)
    return desk


write_year = partial(tenth.write_year, make=make_desk)
