"""`congdoan noun verb`: names, exit statuses, and no database where none is needed."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import load_command_class

from congdoan import __main__ as command_line

ROOT = Path(__file__).parents[1]


def congdoan(*words, home):
    named = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    environment = named | {"CONGDOAN_HOME": str(home), "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run([sys.executable, "-m", "congdoan", *words], env=environment, capture_output=True, text=True)


def told_by(script):
    """Return what a fresh process of the product prints."""
    command = [sys.executable, "-c", f"import gc, sys, django\nfrom congdoan.config import loading\n{script}"]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout


def application_of(file):
    return ".".join(file.relative_to(ROOT / "src").parts[:-3])


def test_words_become_one_command():
    known = ["access_create_admin", "law_value"]

    assert command_line.split(["law", "value", "union_fund_rate", "--on", "2024-01-01"], known)[0] == "law_value"
    assert command_line.split(["access", "create-admin", "an"], known) == ("access_create_admin", ["an"])
    assert command_line.split(["migrate", "--plan"], known) == ("migrate", ["--plan"])


def test_an_unknown_command_is_not_understood(tmp_path):
    ran = congdoan("law", "vaule", home=tmp_path)

    assert (ran.returncode, "law vaule" in ran.stderr, "Traceback" in ran.stderr) == (2, True, False)


def test_help_lists_every_command(tmp_path):
    ran = congdoan("help", home=tmp_path)

    assert ran.returncode == 0
    assert [name for name in command_line.commands() if name.replace("_", " ", 1) not in ran.stdout] == []


def test_what_the_source_says_about_the_database_is_what_the_class_says():
    wrong = [
        name
        for name, file in command_line.commands().items()
        if load_command_class(application_of(file), name).needs_database != command_line.needs_database(file.read_text())
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("base", "answer"), [("PureCommand", False), ("doors.PureCommand", False), ("UseCaseCommand", True), ("Other", True)]
)
def test_the_base_of_a_command_tells_whether_it_needs_a_database(base, answer):
    assert command_line.needs_database(f"class Command({base}):\n    pass\n") is answer


def test_a_pure_command_starts_no_database(tmp_path):
    pure = [name for name, file in command_line.commands().items() if not command_line.needs_database(file.read_text())]
    if not pure:
        pytest.skip("no pure command is built yet")

    for name in pure:
        congdoan(*name.split("_", 1), "--nonsense", home=tmp_path)

    assert not (tmp_path / "postgres").exists()


def test_what_a_process_loads_to_keep_is_out_of_the_collectors_sight():
    said = told_by("with loading.for_good(): print(gc.isenabled()); django.setup()\nprint(gc.isenabled(), gc.get_freeze_count() > 50_000)")

    assert said.split() == ["False", "True", "True"]


def test_the_tables_are_loaded_without_what_reads_documents():
    said = told_by("django.setup(); print('congdoan.foundation.documents.rules.reading' in sys.modules)")

    assert said.split() == ["False"]


def test_dev_stands_on_the_standard_library_alone():
    tree = ast.parse((ROOT / "dev").read_text())
    imported = {name.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}

    assert imported - sys.stdlib_module_names == {"congdoan"}


def test_the_cluster_stands_on_the_standard_library_alone():
    tree = ast.parse((ROOT / "src/congdoan/config/cluster.py").read_text())
    imported = {name.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}

    assert imported <= sys.stdlib_module_names
