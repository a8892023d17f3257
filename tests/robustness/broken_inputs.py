"""Broken inputs of every kind that the program reads, generated from a seed: the same every time.

Some are broken beyond reading, some are read and hold what cannot be, some only look strange: what
counts is that each is answered in a sentence.
"""

import copy
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from app.resources import EXAMPLE_POLICY, EXAMPLES
from tests.app.services.statement.making import data_of, example
from tests.app.store.test_policy_file import png
from tests.tariff_files import tariff_text
from tests.tariff_mutilations import Mutilation, mutilations

SEED: Final = 20261129
KINDS: Final = (
    "dossier", "policy", "tariffs", "minimums", "receipt", "text", "logo", "own_texts", "statement",
)  # fmt: skip
SUFFIXES: Final = {
    "dossier": ".uitzicht.json", "policy": ".toml", "tariffs": ".toml", "minimums": ".csv",
    "receipt": ".json", "text": ".txt", "logo": ".png", "own_texts": ".texts.nl.toml",
    "statement": ".json",
}  # fmt: skip
HOUSEHOLDS: Final = ("HH1", "HH1-afgerond", "HH2-afgerond", "HH3", "HH5")
MINIMUMS: Final = (
    "name;SENTINEL\nlicence;SENTINEL\namounts_of_year;2026\nhousehold;group;amount\n"
    "alleenstaand;food;250,50\nalleenstaand;energy;100\n"
)
TEXT: Final = "Beste mevrouw,\n\nBelt u ons als betalen niet lukt. Dan kijken wij samen verder.\n"
OWN_TEXTS: Final = '"letter.closing" = "Hartelijke groet,"\n'


@dataclass(frozen=True)
class Broken:
    """One input: the kind of file it stands for, what was done to it, and its bytes."""

    kind: str
    how: str
    data: bytes


class _Literal(str):
    """Written into JSON as it stands, without quotes."""


STRANGE: Final[tuple[Any, ...]] = (
    None, True, False, [], {}, [[]], [{}], 0, -1, 1, 10**29, 0.1, -0.0, "", " ", "0", "-1", "1,50",
    "0.001", "1e99", "NaN", "Infinity", "UNKNOWN", "unknown", "9999-12-31", "0001-01-01",
    "1900-01-01", "2199-12-31", "2199-12", "1900-01", "2026-13", "2026-02-30", "2026-W01-1",
    "1000000.00", "999999.99", "10000000.00", "0.01", "AB", "K19", "x" * 201, "x" * 100_000,
    "a@[b.nl", "<b>&amp;", "\u202e\u2066", "\u0000", "\ufeff", "\ud83d\ude00", "\u0e01", "'\"\\",
    "{0}{a!r}", "%s%n", "../../x", "=1+1", "\x1b[31m", "\u2028", "=?utf-8?q?a?=",
    _Literal("9" * 5_000), _Literal("-" + "9" * 5_000), _Literal("1e99999"), _Literal("NaN"),
    _Literal("-Infinity"), _Literal('"\\ud800"'), _Literal("[" * 300 + "]" * 300),
    _Literal('{"a": 1, "a": 2}'), _Literal("01"), _Literal("0x10"), _Literal("'a'"),
)  # fmt: skip
"""Values that replace one of the file."""
SIGNS: Final = (
    '"',
    "'",
    "[",
    "]",
    "{",
    "}",
    "=",
    ".",
    ",",
    ":",
    ";",
    "\\",
    "#",
    "\n",
    "\0",
    "9" * 40,
)


def broken_inputs(count: int, receipt: str, seed: int = SEED) -> list[Broken]:
    """So many inputs, all different, of all kinds in turn. `receipt`: a stored assessment."""
    chance = random.Random(seed)
    stored = json.loads(receipt)
    of_tariffs = iter(mutilations(count, seed))
    found: dict[tuple[str, bytes], Broken] = {}
    turn = 0
    while len(found) < count:
        # Most files that somebody opens are dossiers.
        kind = "dossier" if turn % 2 else KINDS[turn // 2 % len(KINDS)]
        turn += 1
        broken = _broken(kind, chance, stored, of_tariffs)
        found.setdefault((kind, broken.data), broken)
    return list(found.values())


def _broken(
    kind: str, chance: random.Random, stored: dict[str, Any], of_tariffs: Iterator[Mutilation]
) -> Broken:
    match kind:
        case "tariffs" if chance.random() < 0.5:
            broken = next(of_tariffs)
            return Broken(kind, broken.kind, broken.data)
        case "tariffs":
            return _of_text(kind, tariff_text(2026), chance)
        case "receipt":
            return _json(kind, copy.deepcopy(stored), chance)
        case _:
            made = {
                "dossier": _dossier, "policy": _policy, "minimums": _minimums, "text": _text,
                "logo": _logo, "own_texts": _own_texts,
                "statement": _statement,
            }  # fmt: skip
            return made[kind](chance)


def _dossier(chance: random.Random) -> Broken:
    name = f"{chance.choice(HOUSEHOLDS)}.uitzicht.json"
    return _json("dossier", json.loads((EXAMPLES / name).read_text(encoding="utf-8")), chance)


def _statement(chance: random.Random) -> Broken:
    made = example(chance.choice(HOUSEHOLDS))
    return _json("statement", json.loads(data_of(made, named=chance.random() < 0.5)), chance)


def _policy(chance: random.Random) -> Broken:
    return _of_text("policy", EXAMPLE_POLICY.read_text(encoding="utf-8"), chance)


def _minimums(chance: random.Random) -> Broken:
    return _of_text("minimums", MINIMUMS, chance)


def _text(chance: random.Random) -> Broken:
    made = chance.choice([
        TEXT * 400, TEXT * 3_000, "", "\0", "x" * 50_000, "{a} {0}\n" * 50, "\u202e" + TEXT,
        "# " * 9_000, "- " * 9_000, "\n" * 9_000, "<script>alert(1)</script> <b>", "\u0e01 \u4e2d",
        "a\u0301" * 5_000, "\x1b[2J", "= " * 500, "|" * 999, "€ 1.000.000.000.000,00 " * 90,
    ])  # fmt: skip
    if chance.random() < 0.5:
        return _of_text("text", TEXT, chance)
    return Broken("text", "strange text", made.encode())


def _logo(chance: random.Random) -> Broken:
    data = bytearray(png(chance.choice([1, 40, 2_000]), chance.choice([1, 30])))
    for _ in range(chance.randrange(4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]
    return Broken("logo", "changed bytes", bytes(data))


def _own_texts(chance: random.Random) -> Broken:
    lines = ['"letter.closing" = 5', '"letter.closing" = "{n}"', '"letter.closing" = "{0.a}"',
             '"letter.closing" = "{"', '"geen.tekst" = "x"', '"letter.closing" = ["a", "b"]',
             f'"letter.closing" = "{"x" * 9_000}"', '"x]y" = "z"', '"letter.closing" = {a = 1}',
             "[letter]\nclosing = 'x'\n[letter.closing]\na = 1", '"" = ""',
             f'"letter.closing" = "{TEXT.strip()[:20]}"\n' * 2]  # fmt: skip
    if chance.random() < 0.4:
        return _of_text("own_texts", OWN_TEXTS, chance)
    return Broken("own_texts", "strange sentence", chance.choice(lines).encode())


# --- JSON --------------------------------------------------------------------------------------


def _json(kind: str, values: dict[str, Any], chance: random.Random) -> Broken:
    if chance.random() < 0.25:
        return _of_text(kind, json.dumps(values, ensure_ascii=False, indent=1), chance)
    how = []
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        way = chance.choice(_OF_VALUES)
        how.append(f"{way.__name__.strip('_')}: {way(values, chance)}")
    return Broken(kind, "; ".join(how), _written(values).encode("utf-8", "surrogatepass"))


def _written(value: Any) -> str:
    if isinstance(value, _Literal):
        return str(value)
    if isinstance(value, dict):
        inner = (f"{json.dumps(key)}:{_written(item)}" for key, item in value.items())
        return "{" + ",".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(_written, value)) + "]"
    return json.dumps(value, ensure_ascii=True)


def _somewhere(values: Any, chance: random.Random) -> tuple[Any, Any, str]:
    """A list or group of the file, a place in it, and its path."""
    here, path = values, ""
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = chance.choice(keys)
        path += f".{key}"
        inner = here[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.15:
            return here, key, path
        here = inner


def _other_value(values: dict[str, Any], chance: random.Random) -> str:
    here, key, path = _somewhere(values, chance)
    here[key] = chance.choice(STRANGE)
    return f"{path} = {str(here[key])[:40]!r}"


def _without(values: dict[str, Any], chance: random.Random) -> str:
    here, key, path = _somewhere(values, chance)
    if len(here) > 1:
        del here[key]
    return path


def _new_key(values: dict[str, Any], chance: random.Random) -> str:
    here, _, path = _somewhere(values, chance)
    key = chance.choice(["x", "", "x]y", "x[0]", ".", "key", "self", "\u202e", "k" * 300, "n"])
    if isinstance(here, dict):
        here[key] = chance.choice(STRANGE)
    return f"{path} {key[:20]!r}"


def _many(values: dict[str, Any], chance: random.Random) -> str:
    here, key, path = _somewhere(values, chance)
    item = here[key]
    if isinstance(here, list):
        here += [item] * chance.choice([30, 500])
    elif isinstance(here, dict):
        here |= {f"k{number}": chance.choice(STRANGE[:30]) for number in range(500)}
    return path


def _far_away(values: dict[str, Any], chance: random.Random) -> str:
    """A date or month of the file, in a year that only just can be."""
    year = chance.choice(["1900", "1999", "2020", "2098", "2199", "2200", "9999", "0001"])
    for _ in range(60):
        here, key, path = _somewhere(values, chance)
        value = here[key]
        if isinstance(value, str) and value[:2] in ("19", "20") and value[4:5] == "-":
            here[key] = year + value[4:]
            return f"{path} = {here[key]}"
    values["first_plan_month"] = f"{year}-12"
    return f"first_plan_month = {year}-12"


_OF_VALUES: Final[tuple[Callable[[dict[str, Any], random.Random], str], ...]] = (
    _other_value, _other_value, _other_value, _far_away, _far_away, _without, _new_key, _many,
)  # fmt: skip


# --- any text ----------------------------------------------------------------------------------


def _of_text(kind: str, text: str, chance: random.Random) -> Broken:
    way = chance.choice(_OF_TEXT)
    return Broken(kind, way.__name__.strip("_"), way(text, chance))


def _cut_off(text: str, chance: random.Random) -> bytes:
    return text.encode()[: chance.randrange(len(text))]


def _signs(text: str, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(SIGNS) * chance.choice([1, 1, 2, 90]) + text[at:]
    return text.encode()


def _bytes_changed(text: str, chance: random.Random) -> bytes:
    data = bytearray(text.encode())
    for _ in range(chance.randrange(1, 9)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _another_encoding(text: str, chance: random.Random) -> bytes:
    return text.encode(chance.choice(["utf-16", "utf-32", "utf-16-be", "utf-7"]))


def _marked_twice(text: str, chance: random.Random) -> bytes:
    return b"\xef\xbb\xbf" * chance.choice([1, 2]) + text.encode()


def _line_changed(text: str, chance: random.Random) -> bytes:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    key = lines[at].partition("=")[0]
    value = chance.choice([
        "1e999999999", "9" * 5_000, "[" * 2_000, "{" * 2_000, '"\\ud800"', "2199-12-31", "-1",
        "nan", "inf", '""', "[]", "{}", "1979-05-27T07:32:00Z", '"x" "y"', "'''", "0b1", "true",
        '"\\u0000"',
        '"\u202e"', f'"{"x" * 100_000}"', "99", "[[1], [2]]", '"1985.00"', "0.00000001",
    ])  # fmt: skip
    lines[at] = f"{key}= {value}" if "=" in lines[at] else f"{lines[at]}{value}"
    return "\n".join(lines).encode()


def _line_strange(text: str, chance: random.Random) -> bytes:
    lines = text.split("\n")
    line = chance.choice([
        '["x]y"]\nz = 1', "[[[]]]", "[" + " " * 50_000, '"' + "k" * 100_000 + '" = 1',
        ".".join("a" * 9_000) + " = 1", "x;y;z;" * 9_000, ";" * 50_000, '"' * 9_999,
        "name = 'twice'", "a" * 100_000,
        '"a.b"."c]" = 1', "[contact]", "\x00", "\x1b[31m = 1", "= 1", "[a]\n[a]", "é = 1",
    ])  # fmt: skip
    lines.insert(chance.randrange(len(lines) + 1), line)
    return "\n".join(lines).encode()


def _lines_many(text: str, chance: random.Random) -> bytes:
    many = chance.choice(["k{} = 1\n", "alleenstaand;food;{}\n", '"k{}": 1,\n', "[t{}]\n"])
    return (text + "".join(many.format(number) for number in range(5_000))).encode()


_OF_TEXT: Final[tuple[Callable[[str, random.Random], bytes], ...]] = (
    _cut_off, _signs, _signs, _bytes_changed, _another_encoding, _marked_twice, _line_changed,
    _line_changed, _line_strange, _lines_many,
)  # fmt: skip
