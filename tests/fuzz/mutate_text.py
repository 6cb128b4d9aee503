"""JSON, TOML, XML and lines of text, changed so that they still parse, mostly."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Sequence
from typing import Any

from tests.fuzz import mutate_bytes

DEEP = 100_000
"""Brackets inside of each other: far more than any stack holds."""
WORDS = (
    "", " ", "\0", "é", "\ud800", "😀" * 50, "a" * 10_000, "../../x", "/etc/passwd", "C:\\x",
    "%s%n", "{0}", "\n\r\t", "\x1b[2J", "NaN", "inf", "-1", "1e999", "#", "#12345",
    "lab(1 2 3)", "lab(nan nan nan)", "rgb(1,2,3)", "\u202egnp", "null", "true", "point", "mean",
    "0x10", "٣",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 0.5, -0.0, 255, 256, 65536, 2**31, 2**63, -(2**63), 10**30,
    10**400, 1e-320, 1e300, -1e300, float("nan"), float("inf"), float("-inf"), [], {}, [[]],
    [None], [0] * 1000, {"a": {}}, {"": None}, [1, 2, 3],
)  # fmt: skip
TOML_VALUES = (
    "nan", "inf", "-inf", "-1", "0", "1e999", "9" * 400, "true", "false", '""', "''", '"../../x"',
    "[]", "{}", "[[1]]", "[true, 1]", '"\\u0000"', "{a = 1}", "1979-05-27", "07:32:00",
    "0x7fffffffffffffff", "99999999999999999999", '"' + "x" * 5000 + '"',
)  # fmt: skip
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
ATTRIBUTE = re.compile(r'(\w[\w:-]*)="([^"]*)"')
ELEMENT = re.compile(r"<(\w+)[^<>]*?(?:/>|>[^<]*</\1>)", re.DOTALL)
BOMB = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip
OUTSIDE = '<!DOCTYPE b [<!ENTITY j SYSTEM "file:///etc/passwd">]>'


def hostile_word(rng: random.Random) -> str:
    """A text that few programs expect."""
    return rng.choice(WORDS)


# -- JSON -----------------------------------------------------------------------------------------


def json_text(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A JSON file with values of wrong kinds, missing keys, numbers that are none, great depth."""
    if rng.random() < 0.15:
        return lines(data, rng, others) if rng.random() < 0.5 else _deep(data, rng)
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return mutate_bytes.mutated(data, rng, others)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5))):
        value = _changed(value, rng)
    try:
        out = json.dumps(value, ensure_ascii=rng.random() < 0.7).encode("utf-8", "surrogatepass")
    except RecursionError:
        return b"[" * DEEP
    except ValueError:  # a number of more digits than Python writes
        return data
    if rng.random() < 0.1:
        out = mutate_bytes.mutated(out, rng, others)
    return out[: mutate_bytes.MAX_BYTES]


def json_lines(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """JSON lines of which some are changed."""
    rows = data.split(b"\n")
    for _ in range(rng.choice((1, 2, 4))):
        n = rng.randrange(len(rows))
        rows[n] = json_text(rows[n], rng).replace(b"\n", b" ")
    out = b"\n".join(rows)
    return mutate_bytes.mutated(out, rng, others) if rng.random() < 0.2 else out


def _deep(data: bytes, rng: random.Random) -> bytes:
    opening, closing = rng.choice((("[", "]"), ('{"a":', "}")))
    depth = rng.choice((500, 990, 5000, DEEP))
    bomb = opening * depth + "1" + closing * (depth if rng.random() < 0.7 else 0)
    text = data.decode("utf-8", "replace")
    places = [m.span() for m in NUMBER.finditer(text)]
    if not places or rng.random() < 0.2:
        return bomb.encode()
    start, end = rng.choice(places)
    return (text[:start] + bomb + text[end:]).encode()


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found, left = [], [(value, path)]
    while left and len(found) < 4000:
        node, here = left.pop()
        found.append(here)
        items = node.items() if isinstance(node, dict) else ()
        items = enumerate(node) if isinstance(node, list) else items
        left += [(child, (*here, key)) for key, child in items]
    return found


def _changed(value: Any, rng: random.Random) -> Any:
    paths = _paths(value)
    path = rng.choice(paths)
    if not path:
        return rng.choice(VALUES) if rng.random() < 0.5 else [value]
    parent = _at(value, path[:-1])
    change = rng.choice(TREE_CHANGES)
    change(parent, path[-1], rng, lambda: _at(value, rng.choice(paths)))
    return value


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _copy(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _replace(parent: Any, key: Any, rng: random.Random, some: Callable[[], Any]) -> None:
    parent[key] = _copy(rng.choice(VALUES))


def _word(parent: Any, key: Any, rng: random.Random, some: Callable[[], Any]) -> None:
    parent[key] = hostile_word(rng)


def _figure(parent: Any, key: Any, rng: random.Random, some: Callable[[], Any]) -> None:
    old = parent[key]
    steps: tuple[Any, ...] = (mutate_bytes.number(rng), float(mutate_bytes.number(rng)))
    if isinstance(old, int | float) and abs(old) < 1e300:
        steps += (-old, old + 1, old * 1e6, old + 0.5)
    parent[key] = rng.choice(steps)


def _removed(parent: Any, key: Any, rng: random.Random, some: Callable[[], Any]) -> None:
    del parent[key]


def _swapped(parent: Any, key: Any, rng: random.Random, some: Callable[[], Any]) -> None:
    parent[key] = _copy(some())


def _many(parent: Any, key: Any, rng: random.Random, some: Callable[[], Any]) -> None:
    old = parent[key]
    if len(json.dumps(old)) < 2000:
        parent[key] = [_copy(old) for _ in range(rng.choice((2, 10, 300, 1000)))]


def _renamed(parent: Any, key: Any, rng: random.Random, some: Callable[[], Any]) -> None:
    if isinstance(parent, dict):
        parent[hostile_word(rng)] = parent.pop(key)


def _further(parent: Any, key: Any, rng: random.Random, some: Callable[[], Any]) -> None:
    if isinstance(parent, dict):
        parent[hostile_word(rng)] = _copy(rng.choice(VALUES))
    else:
        parent.append(_copy(rng.choice(VALUES)))


TREE_CHANGES = (_replace, _replace, _replace, _word, _figure, _figure, _removed, _swapped, _many,
                _renamed, _further)  # fmt: skip


# -- lines, TOML, XML -----------------------------------------------------------------------------


def lines(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A text with lines doubled, left out and mixed up, and other numbers in it."""
    if rng.random() < 0.2:
        return mutate_bytes.mutated(data, rng, others)
    rows = data.decode("utf-8", "surrogateescape").split("\n")
    for _ in range(rng.choice((1, 1, 2, 3))):
        n = rng.randrange(len(rows))
        what = rng.randrange(7)
        if what == 0:
            rows[n:n] = [rows[n]] * rng.choice((1, 2, 300))
        elif what == 1:
            del rows[n : n + rng.choice((1, 1, 2, 5))]
        elif what == 2:
            rng.shuffle(rows)
        elif what == 3:
            rows[n] = hostile_word(rng).replace("\ud800", "?")
        elif what == 4:
            rows[n] += hostile_word(rng).replace("\ud800", "?")
        else:
            rows[n] = _other_number(rows[n], rng)
        rows = rows or [""]
    ends = ("\n",) * 12 + ("\r\n",) * 4 + ("\r", "\0", "")
    text = rng.choice(ends).join(rows)
    return text.encode("utf-8", "surrogateescape")[: mutate_bytes.MAX_BYTES]


def _other_number(text: str, rng: random.Random) -> str:
    found = list(NUMBER.finditer(text))
    if not found:
        return text + str(mutate_bytes.number(rng))
    start, end = rng.choice(found).span()
    new = rng.choice((str(mutate_bytes.number(rng)), "nan", "1e999", "9" * 5000, "", "-0", "٣"))
    return text[:start] + new + text[end:]


def toml(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """A TOML file with values of other kinds, tables twice, arrays inside of each other."""
    if rng.random() < 0.25:
        return lines(data, rng, others)
    rows = data.decode("utf-8").split("\n")
    for _ in range(rng.choice((1, 1, 2, 4))):
        n = rng.randrange(len(rows))
        name, equals, _ = rows[n].partition("=")
        what = rng.randrange(6)
        if what < 3 and equals:
            rows[n] = f"{name}= {rng.choice(TOML_VALUES)}"
        elif what == 3:
            depth = rng.choice((100, 990, 5000, 50_000))
            rows[n] = f"{name.strip() or 'x'} = {'[' * depth}{']' * depth}"
        elif what == 4:
            rows[n:n] = [rows[rng.randrange(len(rows))]]
        else:
            rows[n] = rng.choice(
                ("[a]", "[[a]]", "[parts.x]", "[.]", "a.b.c.d = 1", "= 1", "[fit]")
            )
    return "\n".join(rows).encode()


def xml(data: bytes, rng: random.Random, others: Sequence[bytes] = ()) -> bytes:
    """An XML file with other attributes, elements moved, entities that grow, great depth."""
    if rng.random() < 0.2:
        return mutate_bytes.mutated(data, rng, others)
    text = data.decode("utf-8", "replace")
    for _ in range(rng.choice((1, 1, 2, 4))):
        text = rng.choice((_attribute, _attribute, _attribute, _element, _entity, _depth))(
            text, rng
        )
    return text.encode("utf-8", "surrogatepass")[: mutate_bytes.MAX_BYTES]


def _attribute(text: str, rng: random.Random) -> str:
    found = list(ATTRIBUTE.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    value = rng.choice((str(mutate_bytes.number(rng)), hostile_word(rng), "nan", "1e400", "-5"))
    value = value.replace("&", "").replace("<", "").replace('"', "").replace("\0", "")
    if rng.random() < 0.2:
        return text[: match.start()] + text[match.end() :]
    return f'{text[: match.start()]}{match[1]}="{value}"{text[match.end() :]}'


def _element(text: str, rng: random.Random) -> str:
    found = list(ELEMENT.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    times = rng.choice((0, 2, 100))
    return text[: match.start()] + match[0] * times + text[match.end() :]


def _entity(text: str, rng: random.Random) -> str:
    definition, use = rng.choice(((BOMB, "&j;"), (OUTSIDE, "&j;")))
    head = text.find("?>") + 2 if "?>" in text else 0
    body = ATTRIBUTE.sub(lambda m: f'{m[1]}="{use}"', text[head:], count=1)
    out = text[:head] + definition + body
    if rng.random() < 0.5:  # in another encoding, where a search for bytes does not find it
        return out.replace('encoding="UTF-8"', "").replace("encoding='UTF-8'", "")
    return out


def _depth(text: str, rng: random.Random) -> str:
    found = list(ELEMENT.finditer(text))
    name = rng.choice(("stack", "a", "Group"))
    depth = rng.choice((70, 2000, 50_000))
    at = rng.choice(found).start() if found else 0
    return f"{text[:at]}{f'<{name}>' * depth}{f'</{name}>' * depth}{text[at:]}"
