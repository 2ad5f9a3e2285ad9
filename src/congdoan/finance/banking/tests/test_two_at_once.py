"""Two people import the same account at the same time, in real transactions."""

import threading
from datetime import date

from django.db import connections
from psycopg.types.range import DateRange

from congdoan.finance.banking import services
from congdoan.finance.banking.models import BankLine, Statement
from congdoan.foundation.access import queries as access_queries
from congdoan.foundation.access import services as access
from congdoan.foundation.access.doors import acting

from .builders import ACCOUNT, efast, moves_of, sheet

ON = date(2024, 6, 30)
MOVES = sorted(moves_of([1_000 * n for n in range(1, 60)]), key=lambda move: move[0][:2])  # three lines a day, day after day


def test_two_imports_at_once_leave_one_line_per_transaction(own_database, django_db_blocker):
    with django_db_blocker.unblock():
        console = access_queries.actor_named(access.CONSOLE).id
        with acting(console, on=ON):
            access.set_branches([(501, "HUYEN", "LĐLĐ huyện Mẫu")])
            access.set_reach([(1, 501, 1, DateRange(None, None)), (501, 501, 0, DateRange(None, None))], of=[501])
            services.open_account(by=console, unit_id=501, bank="VietinBank", number=ACCOUNT, on=ON)
        files = [
            sheet(efast(MOVES, opening=0)),
            sheet(efast(MOVES, opening=0)),
            sheet(efast(MOVES[:40], opening=0)),
            sheet(efast(MOVES, opening=0, as_text=True)),
        ]
        gate, results, troubles = threading.Barrier(len(files)), [], []

        def work(number, content):
            with django_db_blocker.unblock():
                try:
                    gate.wait()
                    with acting(console, on=ON):
                        results.extend(services.import_statement_file(by=console, file_name=f"{number}.xlsx", content=content, on=ON))
                except BaseException as trouble:
                    troubles.append(trouble)
                finally:
                    connections.close_all()

        workers = [threading.Thread(target=work, args=pair) for pair in enumerate(files)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

        assert troubles == []
        assert sum(result.new_lines for result in results) == len(MOVES)
        with acting(console, on=ON):
            assert BankLine.objects.filter(is_repeat=False).count() == len(MOVES)
            assert Statement.objects.count() == 3
