"""Paths to the article: "Home > Sport > Rugby" is a menu, whatever it was taken for."""

from __future__ import annotations

import re

from newsclean.data.labels import label_words
from newsclean.data.phrases import phrase_book
from newsclean.document import Block
from newsclean.label.runs import set_role
from newsclean.models import Role

_LONGEST_PATH = 300
_SHORTEST_HEADLINE = 8
_TITLE_SIZE = 20
_PATHS = frozenset({Role.HEADLINE, Role.SECTION, Role.OTHER, Role.RELATED})
_STEP = re.compile("[>»›＞/|→]")
_STEPS = re.compile(r"\s*[>»›＞]\s*|\s+[/|→]\s+")
# "You are here: Home", with its colon.
_LABEL = re.compile(r"^[^:：]{1,30}[:：]\s*")


def leave_paths_to_menus(blocks: list[Block]) -> None:
    """A path that starts with Home, or ends with the headline, is the menu's."""
    shown = (block.text.casefold() for block in blocks if block.role is Role.HEADLINE)
    headlines = tuple(headline for headline in shown if len(headline) > _SHORTEST_HEADLINE)
    for block in blocks:
        if block.role not in _PATHS or len(block.text) > _LONGEST_PATH:
            continue
        if _STEP.search(block.text):  # few lines, and faster than to split them
            steps = [step for step in _STEPS.split(block.text) if step]
            end = steps[-1].casefold() if steps else ""
            is_path = len(steps) > 1 and (_is_menu(steps) or end in headlines)
            if not is_path and len(steps) > 2 and len(end) >= _TITLE_SIZE:
                is_path = _show_end_of_path(blocks, block, end)
        else:
            first, _, rest = block.text.strip().partition(" ")
            is_path = _is_home(first) and rest.casefold().endswith(headlines)
        if is_path:
            set_role(block, Role.NAV, "a path to the article")


def _show_end_of_path(blocks: list[Block], path: Block, end: str) -> bool:
    """Whether a line below a path says what the path ends with: the headline, then, if none is labelled so."""
    alike = [other for other in blocks if other.start > path.start and other.text.casefold() == end]
    if alike and not any(b.role is Role.HEADLINE for b in blocks if b is not path):
        set_role(alike[0], Role.HEADLINE, "a path ends with it")
    return bool(alike)


def _is_menu(steps: list[str]) -> bool:
    """Whether a path starts like a menu: at Home, or at an entry of more than two."""
    first = _LABEL.sub("", steps[0])
    return _is_home(first) or (len(steps) > 2 and "nav" in phrase_book().meanings(first))


def _is_home(step: str) -> bool:
    return step.strip().casefold() in label_words("path")
