"""Patterns that cost us later are refused at once, with the place where they stand."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src/congdoan"
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_README = 400, 70, 40
DOORS = {"views", "api", "management", "forms", "middleware", "doors", "jobs"}
DEPTHS = {"services", "queries", "rules", "models", "kernel"}

VIETNAMESE = re.compile(r"[À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
ENGLISH_ON_PAGES = re.compile(
    r"\b(?:save|cancel|search|delete|remove|edit|submit|sign in|sign out|log in|login|logout|home|back|next|previous|page|total|name|date|"
    r"amount|error|warning|loading|settings|upload|download|print|close|open|status|action|actions|user|password|the|and|with|"
    r"from|please|yes)\b",
    re.IGNORECASE,
)


def python_files():
    return [file for file in sorted(PACKAGE.rglob("*.py")) if "tests" not in file.parts and "migrations" not in file.parts]


def templates():
    return sorted(file for file in PACKAGE.rglob("templates/**/*") if file.suffix in {".html", ".txt"})


def place(file, line=None):
    return f"{file.relative_to(ROOT)}" + (f":{line}" if line else "")


def is_door(file):
    return bool({*file.relative_to(PACKAGE).parts, file.stem} & DOORS)


def is_depth(file):
    return bool({*file.relative_to(PACKAGE).parts, file.stem} & DEPTHS) and not is_door(file)


def found(pattern, files):
    """Return each place where code, without its comments and strings, holds the pattern."""
    places = []
    for file in files:
        for number, line in enumerate(code_of(file), 1):
            if re.search(pattern, line):
                places.append(f"{place(file, number)}: {line.strip()}")
    return places


@cache
def code_of(file):
    """Return a file's lines with comments and the texts of strings blanked."""
    text = file.read_text()
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.end_lineno is not None:
            for number in range(node.lineno, node.end_lineno + 1):
                start = node.col_offset if number == node.lineno else 0
                raw = lines[number - 1].encode()
                end = node.end_col_offset if number == node.end_lineno else len(raw)
                lines[number - 1] = (raw[:start] + b'"' * (end - start) + raw[end:]).decode(errors="replace")
    return [re.sub(r"#.*", "", line) for line in lines]


BANNED = {
    "a signal that saves": (r"\bpost_save\b|\bpre_save\b", python_files),
    "a form that saves": (r"\bModelForm\b", python_files),
    "a model that acts when saved": (r"\bdef save\(", python_files),
    "money as a float": (r"(?<![\w.])float\(|\bFloatField\b|\bDecimalField\b", python_files),
    "rounding without a law": (r"(?<![\w.])round\(", python_files),
    "the admin site": (r"\bdjango\.contrib\.admin\b", python_files),
    "a door that asks tables": (r"\.objects\b", lambda: filter(is_door, python_files())),
    "a clock below the doors": (r"\btoday\(|\blocaldate\(|\bdatetime\.now\(|\butcnow\(", lambda: filter(is_depth, python_files())),
    "a command that may leave half a file: kernel.whole_files": (
        r"\.write_(?:bytes|text)\(|\bopen\([^)]*[\"'][wax]b?[\"']", lambda: (file for file in python_files() if "management" in file.parts),
    ),
    "a catalogue of translations": (r"\bgettext\w*\b", python_files),
}  # fmt: skip


@pytest.mark.parametrize("what", list(BANNED))
def test_banned_patterns_are_absent(what):
    pattern, files = BANNED[what]

    assert found(pattern, files()) == []


def test_the_finder_sees_code_and_not_words(tmp_path):
    file = tmp_path / "sample.py"
    file.write_text('"""round( in words"""\nx = round(1)  # round(2)\ny = "round(3)"\n')

    assert [bool(re.search(r"round\(", line)) for line in code_of(file)] == [False, True, False]


def test_no_drawer_for_everything():
    drawers = {"utils", "helpers", "common", "signals", "misc", "managers"}

    assert [place(file) for file in python_files() if file.stem in drawers or drawers & set(file.relative_to(PACKAGE).parts)] == []


def test_files_and_functions_stay_readable():
    too_long = []
    sizes = []
    for file in python_files():
        text = file.read_text()
        sizes.append((len(text.splitlines()), place(file)))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno >= LONGEST_FUNCTION:
                too_long.append(f"{place(file, node.lineno)}: {node.name} has {node.end_lineno - node.lineno + 1} lines")
    print("the five largest:", *(f"{lines} {name}" for lines, name in sorted(sizes)[:-6:-1]), sep="\n  ")
    too_long += [f"{name}: {lines} lines" for lines, name in sizes if lines > LONGEST_FILE]

    assert too_long == []


def test_every_app_says_what_it_is():
    apps = sorted(file.parent for file in PACKAGE.rglob("apps.py"))
    missing = [place(app) for app in apps if not (app / "README.md").exists()]
    wordy = [
        place(app) for app in apps if (app / "README.md").exists() and len((app / "README.md").read_text().splitlines()) > LONGEST_README
    ]

    assert (missing, wordy) == ([], [])


def test_refusals_speak_vietnamese():
    silent = []
    for file in python_files():
        text = file.read_text()
        for node in ast.walk(ast.parse(text)) if "says" in text else ():
            if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == ["says"]:
                sentence = ast.literal_eval(node.value)
                if sentence and not VIETNAMESE.search(sentence):
                    silent.append(f"{place(file, node.lineno)}: {sentence}")

    assert silent == []


# --- pages ------------------------------------------------------------------------------------------------------------

INLINE = re.compile(r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style\b|<script(?![^>]*\bsrc=)(?![^>]*type="application/json")""", re.IGNORECASE)
NOT_SHOWN = re.compile(
    r"{%.*?%}|{{.*?}}|{#.*?#}|<!--.*?-->|<script\b.*?</script>|<code\b.*?</code>|<kbd\b.*?</kbd>|<pre\b.*?</pre>|&\w+;", re.DOTALL
)


def words_shown(text):
    """Return a page's words: the text between tags, and the attributes that are read out."""
    text = re.sub(r"{% comment %}.*?{% endcomment %}", "", text, flags=re.DOTALL)
    text = NOT_SHOWN.sub(" ", text)
    read_out = re.findall(r"""(?:placeholder|title|aria-label|alt)\s*=\s*["']([^"']*)["']""", text)
    return " ".join([re.sub(r"<[^>]*>", "\n", text), *read_out])


def test_pages_carry_no_inline_style_or_script():
    places = [f"{place(file)}: {hit.group().strip()}" for file in templates() for hit in INLINE.finditer(file.read_text())]

    assert places == []


def test_pages_speak_vietnamese():
    places = [f"{place(file)}: {hit.group()}" for file in templates() for hit in ENGLISH_ON_PAGES.finditer(words_shown(file.read_text()))]

    assert places == []


def test_pages_need_no_translation_tags():
    places = [place(file) for file in templates() if re.search(r"{%\s*(?:load i18n|trans|blocktrans|translate)", file.read_text())]

    assert places == []


def test_an_english_word_on_a_page_is_seen():
    assert ENGLISH_ON_PAGES.findall(words_shown('<p class="save">Lưu {{ save }}</p><button title="Cancel">Save</button>')) == [
        "Save",
        "Cancel",
    ]


# --- the whole checkout -----------------------------------------------------------------------------------------------


def texts():
    kept = {".py", ".md", ".toml", ".html", ".sql", ".yaml", ".yml", ".css", ".js", ".txt", ".typ", ""}
    here = [ROOT / name for name in ("dev", "conftest.py", "pyproject.toml", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", ".ci/run")]
    below = [file for folder in ("src", "tests", "docs", "bench") for file in sorted((ROOT / folder).rglob("*")) if file.suffix in kept]
    return [file for file in (*here, *below) if file.is_file() and "__pycache__" not in file.parts and "vendor" not in str(file)]


def test_no_file_knows_the_machine_it_was_written_on():
    machine = re.compile(r"(?<![\w.~/-])/(?:work|home|root|Users)/\w")
    places = [place(file) for file in texts() if machine.search(file.read_text(errors="replace"))]

    assert places == []


# --- words ------------------------------------------------------------------------------------------------------------


def glossary():
    return re.findall(r"^\| (?!Vietnamese)(.+?) \| `(\w+)` \|$", (ROOT / "docs/glossary.md").read_text(), re.MULTILINE)


def test_a_term_has_one_identifier_and_an_identifier_one_term():
    terms, identifiers = zip(*glossary(), strict=True)

    assert len(set(terms)) == len(terms)
    assert len(set(identifiers)) == len(identifiers)


def test_every_identifier_of_the_glossary_is_used():
    code = "\n".join(file.read_text() for file in PACKAGE.rglob("*") if file.suffix in {".py", ".yaml", ".sql"})
    unused = [identifier for _, identifier in glossary() if identifier not in code and identifier.title().replace("_", "") not in code]

    assert unused == []


def test_every_decision_says_why():
    for file in sorted((ROOT / "docs/decisions").glob("*.md")):
        assert re.fullmatch(r"\d{4}-[a-z0-9-]+", file.stem), file.name
        assert {"**Context.**", "**Decision.**", "**Consequences.**"} <= set(re.findall(r"\*\*\w+\.\*\*", file.read_text())), file.name


def test_links_of_the_front_pages_lead_somewhere():
    broken = [
        f"{name}: {target}"
        for name in ("README.md", "ARCHITECTURE.md")
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text())
        if not (ROOT / target).exists()
    ]

    assert broken == []


def test_every_setting_is_in_the_readme():
    asked = re.compile(r"""(?:text|yes|number|database|environ\.get|environ)[\[(]\s*"([A-Z][A-Z_]+)\"""")
    files = [ROOT / "dev", PACKAGE / "__main__.py", *sorted((PACKAGE / "config").glob("*.py"))]
    names = {name for file in files for name in asked.findall(file.read_text())} - {"DJANGO_SETTINGS_MODULE"}
    readme = (ROOT / "README.md").read_text()

    assert len(names) > 5
    assert sorted(name for name in names if f"`{name}`" not in readme) == []
