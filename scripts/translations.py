"""Finds every text that the window shows, and keeps the files of Qt Linguist up to date with it.

    python scripts/translations.py update     resources/translations/*.ts from the sources
    python scripts/translations.py release DIR    .qm files by Qt's lrelease, for other readers
    python scripts/translations.py left de    what is not translated, numbered

The program itself reads the .ts files (`colorstudio/ui/catalog.py`), so nothing must be released
for it. Texts are found in three ways: where the code says ``tr``, ``translate`` or ``_T``; in calls
that show what they are given (`SHOWN`); and in every literal that reads like words, since what lies
below the window (errors, names of steps, labels of fields) knows nothing of Qt. These last two go
into the context "Texts", where an f-string's holes are numbered: ``The file {0} is damaged.``
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from colorstudio.ui.catalog import Catalog, Message, names, read_language, write  # noqa: E402
from colorstudio.ui.text import TEXTS  # noqa: E402

FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "de", "ja")
LEFT_OUT = (
    "ui/canvas/measure.py",
    "ui/catalog.py",
    "imaging/io/recipe.py",
    "cli",
    "training",
    "evaluation",
    "diffusion",
    "demo.py",
    "__main__.py",
    "__init__.py",
)
"""The command line and what trains speak English; a name of a model's part is no text."""
MARKS = {"_T": 0, "marked": 0, "translate": 0}
FIELDS = ("slider", "switch", "choice", "text", "FieldRow")
"""Makers of a request's fields: ``label`` and ``help`` are shown, and a name without a label."""
SHOWN = {"submit": 0, "step": 2, "report_error": 1}
"""Calls whose argument at this place is shown, also where it does not read like words."""
UNSEEN = frozenset({
    "ValueError", "TypeError", "KeyError", "RuntimeError", "AssertionError", "NotImplementedError",
    "NotMatrix", "BadProfile", "Signal", "debug", "warning", "exception", "getattr",
    "setObjectName", "setProperty", "compile", "NamedTuple",
})  # fmt: skip
"""Calls whose words nobody sees: programming faults, the log, names of Qt's parts."""
COLOR_WORDS = "ColorWords"
WORDS = re.compile(r"([“⚠] ?)?[A-Z][a-z]{2,}$|(?=.* )([“⚠] ?)?([A-Z]|\{\d+\} )", re.DOTALL)
LETTERS = re.compile(r"[A-Za-z]{2}")
NO_TEXT = re.compile(r"https?://|^[A-Z][a-z]+[A-Z]\S*$|[<>=].*[;{]|^Q[A-Z]|%\(")


def found() -> list[Message]:
    """All texts of the sources, each once, by context and then by where they stand."""
    messages: dict[tuple[str, str, str], Message] = {}
    for path in sorted((ROOT / "colorstudio").rglob("*.py")):
        parts = path.relative_to(ROOT / "colorstudio").parts
        if parts[0] in LEFT_OUT or "/".join(parts) in LEFT_OUT:
            continue
        whole = COLOR_WORDS if path.name == "color_words.py" else ""
        for message in texts_of(path.read_text("utf-8"), whole):
            messages.setdefault(message.key, message)
    for text in _catalog_texts():
        messages.setdefault((TEXTS, text, ""), Message(TEXTS, text))
    return sorted(messages.values(), key=lambda m: (m.context == TEXTS, m.context))


def texts_of(source: str, whole: str = "") -> list[Message]:
    """The texts of one file of Python. ``whole``: every literal of it belongs to this context."""
    return _Finder(ast.parse(source), whole).messages


def _catalog_texts() -> Iterator[str]:
    """What the table of models and the samples' palettes tell people."""
    table = tomllib.loads((ROOT / "resources" / "models.toml").read_text("utf-8"))
    rows = [*table["model"], *table["group"], *table["unavailable"], *table["licence"].values()]
    for path in sorted((ROOT / "resources" / "models").glob("*/bundle.toml")):
        bundle = tomllib.loads(path.read_text("utf-8"))
        rows += [{"text": text} for text in bundle.get("knows", ())]
        rows.append(bundle.get("licence", {}))
    for row in rows:
        yield from (row[field] for field in ("note", "warning", "text") if row.get(field))
    yield from (row["title"] for row in table["group"])


class _Finder(ast.NodeVisitor):
    def __init__(self, tree: ast.Module, whole: str = "") -> None:
        self._whole = whole
        self.messages: list[Message] = []
        self._classes: list[str] = []
        self._helpers = dict(_helpers(tree))
        self.visit(tree)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.visit(default)
        for part in node.body:
            self.visit(part)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is None:
            return
        made = node.value if isinstance(node.value, ast.Call) else None
        named = made is not None and getattr(made.func, "id", "") in FIELDS
        if made is not None and named and isinstance(node.target, ast.Name):
            labelled = any(word.arg == "label" for word in made.keywords)
            name = node.target.id.replace("_", " ").capitalize()
            self.messages += [] if labelled else [Message(TEXTS, name)]
        self.visit(node.value)  # not the annotation

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # not the docstring
            self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = [t.id for t in node.targets if isinstance(t, ast.Name)]
        if "__all__" not in names:
            self.visit(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if name in UNSEEN or (name in ("error", "info") and _of(called) == "log"):
            return
        if name == "tr" and self._translates(node):
            return
        if name == "tr":
            owner = _of(called)
            context = self._classes[-1] if owner == "self" else (owner or "canvas").capitalize()
            if self._marked(context, node.args):
                return
        elif name in self._helpers:
            if self._marked(self._helpers[name], node.args):
                return
        elif name in MARKS and len(node.args) > 1:
            context = _text(node.args[0])
            if context is None or not self._marked(context, node.args[1:]):
                for rest in node.args[1:]:  # a context is no text
                    self.visit(rest)
            return
        elif name == "shown" and node.args:
            if not self._marked(TEXTS, node.args[:1]):
                self.visit(node.args[0])
            return
        elif name in FIELDS:
            for word in node.keywords:
                text = _text(word.value) if word.arg in ("label", "help") else None
                if text and LETTERS.search(text):
                    self.messages.append(Message(TEXTS, text))
        elif name in SHOWN and len(node.args) > SHOWN[name]:
            text = _text(node.args[SHOWN[name]])
            if text and LETTERS.search(text):
                self.messages.append(Message(TEXTS, text))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        self._literal(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        self._literal(node)
        for value in node.values:
            if isinstance(value, ast.FormattedValue):
                self.visit(value.value)

    def _translates(self, node: ast.Call) -> bool:
        """Takes the text of a call like ``translate(context, text)`` under the name ``tr``."""
        texts = [_text(argument) for argument in node.args[:2]]
        if len(texts) < 2 or not all(texts) or " " in str(texts[0]) or "." in str(texts[0]):
            return False
        return self._marked(str(texts[0]), node.args[1:])

    def _literal(self, node: ast.expr) -> None:
        text = _text(node)
        if self._whole:
            if text and LETTERS.search(text):
                self.messages.append(Message(self._whole, text))
            return
        if text and WORDS.match(text) and LETTERS.search(text) and not NO_TEXT.search(text):
            self.messages.append(Message(TEXTS, text))

    def _marked(self, context: str, arguments: list[ast.expr]) -> bool:
        """Takes the text that ``tr`` or its kin is given. False where it is no literal."""
        text = _text(arguments[0]) if arguments else None
        if not isinstance(arguments[0] if arguments else None, ast.Constant) or not text:
            return False
        comment = _text(arguments[1]) if len(arguments) > 1 else ""
        self.messages.append(Message(context, text, comment or "", plural="%n" in text))
        for rest in arguments[1:]:
            self.visit(rest)
        return True


def _helpers(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Functions of a module that are short for ``translate``: name and context."""
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or not isinstance(node.body[-1], ast.Return):
            continue
        call = node.body[-1].value
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "translate":
            context = call.args[0]
            if isinstance(context, ast.Constant):
                yield node.name, str(context.value)
            elif isinstance(context, ast.Name) and context.id == "CONTEXT":
                yield node.name, "Actions"


def _of(called: ast.expr) -> str:
    value = called.value if isinstance(called, ast.Attribute) else None
    return value.id if isinstance(value, ast.Name) else ""


def _text(node: ast.expr) -> str | None:
    """A literal, or an f-string with numbers in its holes; None for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if not isinstance(node, ast.JoinedStr):
        return None
    text, holes = "", 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            text += f"{{{holes}}}"
            holes += 1
    return text


def updated(former: Catalog, messages: Iterable[Message], language: str) -> Catalog:
    """The catalog of a language with exactly these texts; translations are kept by key."""
    kept = {message.key: message for message in former.messages}
    same = {m.source: m.forms for m in former.messages if any(m.forms) and not m.plural}
    rows = []
    for message in messages:
        if language == "en" and not message.plural:
            continue  # the sources are English; only plurals need words of their own
        old = kept.get(message.key)
        forms = old.forms if old is not None else ()
        if not any(forms) and not message.plural:
            forms = same.get(message.source, ())  # the same words elsewhere
        rows.append(message.with_forms(forms))
    return Catalog(language, tuple(rows))


def update() -> None:
    """Writes the three files; tells how much of each is translated."""
    messages = found()
    for language in LANGUAGES:
        try:
            former = read_language(FOLDER, language)
        except FileNotFoundError:
            former = Catalog(language, ())
        catalog = updated(former, messages, language)
        save(catalog)
        done = sum(message.done for message in catalog.messages)
        print(f"{language}: {done} of {len(catalog.messages)} texts translated")


def save(catalog: Catalog) -> None:
    """Writes both files of a language."""
    window, below = (FOLDER / name for name in names(catalog.language))
    own = tuple(message for message in catalog.messages if message.context != TEXTS)
    others = tuple(message for message in catalog.messages if message.context == TEXTS)
    write(window, Catalog(catalog.language, own))
    if others:
        write(below, Catalog(catalog.language, others))


def release(folder: Path) -> None:
    """Compiles the files with Qt's own lrelease, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        sources = [str(FOLDER / name) for name in names(language) if (FOLDER / name).exists()]
        target = folder / f"colorstudio_{language}.qm"
        command = ["pyside6-lrelease", "-silent", *sources, "-qm", str(target)]
        beside = Path(sys.executable).with_name(command[0])
        subprocess.run([str(beside) if beside.exists() else command[0], *command[1:]], check=True)
        print(target)


def left(language: str) -> None:
    """Lists what has no translation yet, one a line, by its number in the file."""
    catalog = read_language(FOLDER, language)
    for n, message in enumerate(catalog.messages):
        if not message.done:
            print(f"{n}\t{message.context}\t{message.source!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description="Texts of the window and their translations.")
    parts = parser.add_subparsers(dest="what", required=True)
    parts.add_parser("update")
    parts.add_parser("release").add_argument("folder", type=Path)
    parts.add_parser("left").add_argument("language", choices=LANGUAGES)
    args = parser.parse_args()
    if args.what == "update":
        update()
    elif args.what == "release":
        release(args.folder)
    else:
        left(args.language)


if __name__ == "__main__":
    main()
