"""The form of minisign: what its own tool made is read here, and the other way round."""

import shutil
import subprocess
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Final

import pytest

from app.store.minisign import (
    Altered,
    NotASignature,
    PublicKey,
    check,
    read_public_key,
    read_signature,
    sign,
)
from tests.signing import KEY, OTHER

PAIR: Final = Path(__file__).parent / "minisign_pair"
"""Made by minisign 0.11: a public key, a message and its signature."""


def tools_key() -> PublicKey:
    key = read_public_key((PAIR / "key.pub").read_text(encoding="utf-8"))
    assert key is not None
    return key


def tools_lines() -> list[str]:
    return (PAIR / "message.txt.minisig").read_text(encoding="utf-8").splitlines()


def test_a_signature_of_the_tool_is_right_here() -> None:
    signature = read_signature(tools_lines())
    assert signature.comment == "made by the tool"
    assert tools_key().name == "FF9B876AE086CF90"
    check((PAIR / "message.txt").read_bytes(), signature, tools_key())


def test_it_is_not_over_other_bytes_nor_another_comment_nor_of_another_key() -> None:
    data, lines = (PAIR / "message.txt").read_bytes(), tools_lines()
    with pytest.raises(Altered):
        check(data + b" ", read_signature(lines), tools_key())
    with pytest.raises(Altered):
        check(data, read_signature([*lines[:2], f"{lines[2]}!", lines[3]]), tools_key())
    with pytest.raises(Altered):
        check(data, read_signature(lines), KEY.public)


@pytest.mark.skipif(shutil.which("minisign") is None, reason="its tool is not on this computer")
def test_a_signature_of_ours_is_right_for_the_tool(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"figures")
    signed = sign(b"figures", KEY, untrusted="x", comment="y")
    (tmp_path / "data.minisig").write_text(signed, encoding="utf-8")
    words = ["minisign", "-Vm", str(tmp_path / "data"), "-P", KEY.public.line]
    said = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "Trusted comment: y" in said.stdout


def test_a_signature_is_the_same_bytes_each_time() -> None:
    """It holds nothing of the moment or the computer; here it is as the tool accepted it."""
    assert sign(b"figures", KEY, untrusted="x", comment="y").splitlines() == [
        "untrusted comment: x",
        "RUR0cnVzdGVkMSWrCDUH804eDje7PFHn6wUgVOU1Sgtd3BIPFHq1SzmbCfyn"
        "+Hk2yDDxZz+1T9TU2byQS4Eyd5vPUFKGTQCK7AY=",
        "trusted comment: y",
        "9mnq6CQDReWrq+2cFv3eGsIQwGp5FB6xVuFLeXM7W+yWI/SHfwpzDIFQV0Q1R7xpnZ8I2uuyanClaYWexzokBA==",
    ]


@pytest.mark.parametrize("line", ["", "RW", "hallo", KEY.public.line[:-4], KEY.public.line + "A"])
def test_what_is_no_key_is_none(line: str) -> None:
    assert read_public_key(line) is None


def test_a_key_of_another_kind_or_in_another_spelling_is_none() -> None:
    raw = b64decode(KEY.public.line)
    assert read_public_key(b64encode(b"ED" + raw[2:]).decode()) is None
    assert read_public_key(KEY.public.line.replace("=", "")) == KEY.public
    assert read_public_key(f"untrusted comment: x\n{KEY.public.line}\n") == KEY.public
    assert read_public_key(f"{KEY.public.line}\n{OTHER.public.line}\n") is None


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_a_signature_has_four_lines(count: int) -> None:
    with pytest.raises(NotASignature):
        read_signature([*tools_lines(), "x"][:count])
