"""Apps meet only at their public face."""

import grimp

PUBLIC = {"services", "queries", "rules"}
ALSO_PUBLIC = {"congdoan.foundation.access.doors", "congdoan.conftest"}
COMPOSERS = {"congdoan.__main__", "congdoan.config.urls", "congdoan.interfaces.api.root"}  # they gather urls.py and api.py
FOR_MIGRATIONS = "congdoan.foundation.access.row_guard"


def place(module):
    """Return (group, app, part): congdoan.finance.ledger.services -> finance, ledger, services."""
    return tuple(([*module.split("."), "", "", ""])[1:4])


def trespasses(graph):
    for importer in graph.modules - COMPOSERS:
        for imported in graph.find_modules_directly_imported_by(importer):
            here, there = place(importer), place(imported)
            is_crossing = imported.startswith("congdoan.") and here[:2] != there[:2] and there[1] != "kernel" and there[0] != "config"
            is_public = there[2] in PUBLIC or imported in ALSO_PUBLIC
            is_test_builder = "tests" in here and imported.endswith(".tests.builders")
            is_guard = "migrations" in here and imported == FOR_MIGRATIONS
            if is_crossing and not (is_public or is_test_builder or is_guard):
                yield f"{importer} -> {imported}"


def test_apps_meet_only_through_services_queries_and_rules():
    graph = grimp.build_graph("congdoan", exclude_type_checking_imports=True, cache_dir=None)

    assert sorted(trespasses(graph)) == []


def test_a_trespass_is_seen():
    graph = grimp.ImportGraph()
    for name in ("congdoan.finance.collection.services", "congdoan.finance.ledger.models"):
        graph.add_module(name)
    graph.add_import(importer="congdoan.finance.collection.services", imported="congdoan.finance.ledger.models")

    assert list(trespasses(graph)) == ["congdoan.finance.collection.services -> congdoan.finance.ledger.models"]
