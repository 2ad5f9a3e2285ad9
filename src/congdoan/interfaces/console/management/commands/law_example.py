import json
import sys
from typing import Any

from congdoan.foundation.access.doors import PureCommand
from congdoan.interfaces.console.management.examples import InvalidExample, answer


class Command(PureCommand):
    help = "Work out one example of the law pack, read from standard input."

    def call(self, **options: Any) -> dict[str, Any]:
        """Return {"result"} with the keys that the example expects.

        :raises UnknownRule: no such rule
        :raises InvalidExample: no readable example
        """
        try:
            example = json.load(sys.stdin)
        except (ValueError, RecursionError) as error:
            raise InvalidExample(why=str(error)[:200]) from None
        return {"result": answer(example)}
