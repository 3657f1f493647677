"""A Cleaner's settings in a TOML file, by the names it takes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from newsclean.tomlfile import read_toml


class _Config(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    labeller: str | None = None
    extractors: list[str] | None = None
    without: list[str] | None = None
    sites: list[str] | None = None
    profile: str | None = None
    max_chars: int | None = Field(default=None, ge=1)


def read_config(path: Path) -> dict[str, Any]:
    """The settings in a file, paths made to count from its folder.

    Raises ValueError, naming file and line, for what is wrong in it; OSError where it can't be
    read.
    """
    settings = read_toml(path, _Config).model_dump(exclude_none=True)
    folder = path.parent
    if "extractors" in settings:
        settings["extractors"] = [_placed(name, folder) for name in settings["extractors"]]
    if "labeller" in settings:
        settings["labeller"] = _placed(settings["labeller"], folder)
    if "sites" in settings:
        settings["sites"] = [folder / name for name in settings["sites"]]
    if "profile" in settings:
        settings["profile"] = folder / settings["profile"]
    return settings


def _placed(name: str, folder: Path) -> str:
    """``"file.py:part"`` with the file's place; other names as they are."""
    where, colon, part = name.rpartition(":")
    return f"{folder / where}{colon}{part}" if where.endswith(".py") else name
