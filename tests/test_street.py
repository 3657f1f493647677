"""Imports run down the street only: read, segment, label, extract; knowledge is at its head."""

from __future__ import annotations

import ast
from pathlib import Path

import newsclean

STREET = ("data", "read", "segment", "label", "extract")
ROOT = Path(newsclean.__file__).parent


def rooms_imported(path: Path) -> set[str]:
    """The rooms of the street that a file imports from."""
    modules = (
        node.module.split(".")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    )
    return {parts[1] for parts in modules if parts[0] == "newsclean" and len(parts) > 1}


def test_no_room_imports_from_a_later_one() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {later}"
        for number, room in enumerate(STREET)
        for path in sorted((ROOT / room).rglob("*.py"))
        for later in STREET[number + 1 :]
        if later in rooms_imported(path)
    ]
    assert wrong == []
    assert "label" in rooms_imported(ROOT / "extract" / "agree.py")
