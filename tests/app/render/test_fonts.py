"""The fonts are the real ones, with their licence beside them."""

from app.resources import FONTS


def test_each_font_is_there_with_its_licence() -> None:
    assert {path.name for path in FONTS.glob("*.ttf")} == {
        "NotoSans-Regular.ttf",
        "NotoSans-Bold.ttf",
        "UitzichtSigns-Regular.ttf",
        "UitzichtSigns-Bold.ttf",
    }
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert licence.startswith("Copyright 2015 Google LLC")
    assert "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007" in licence
    for part in ("PREAMBLE", "PERMISSION & CONDITIONS", "TERMINATION", "DISCLAIMER"):
        assert part in licence
    signs = (FONTS / "DEJAVU.txt").read_text(encoding="utf-8")
    for part in (
        "Copyright (c) 2003 by Bitstream, Inc.",
        "Permission is hereby granted",
        "renamed",
    ):
        assert part in signs
