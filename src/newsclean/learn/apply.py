"""Corrects the labels of a page by what is known of its site: a step after any labeller."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from newsclean.address import host_of
from newsclean.document import Block, Document
from newsclean.learn.lines import hash_of, line_key
from newsclean.learn.profile import Profile
from newsclean.learn.recurring import HEADING, TEXT, Recurring, recurring_lines
from newsclean.models import BOILERPLATE, Role

# A page without a known address is taken for a site's where it has this share of the lines that
# stand on most of the site's pages, and at least so many of them.
_OF_SITE = 0.5
_MOST_PAGES = 0.5
_FEWEST_SIGNS = 4

Lines = Mapping[int, Recurring]


class Memory:
    """A profile made ready for use: the recurring lines of its sites."""

    def __init__(self, profile: Profile) -> None:
        self.digest = f"{hash_of(profile.to_json()):012x}"
        self._sites: dict[str, Lines] = {}
        # For a line that stands on most pages of sites: the sites.
        self._signs: dict[int, list[str]] = {}
        self._sizes: Counter[str] = Counter()
        for name, sample in profile.sites.items():
            lines = recurring_lines(sample.values())
            if not lines:
                continue
            self._sites[name] = lines
            for key, line in lines.items():
                if line.share >= _MOST_PAGES:
                    self._signs.setdefault(key, []).append(name)
                    self._sizes[name] += 1

    def correct(self, document: Document, label: Callable[[Document], object]) -> None:
        """Set role, confidence and reason of the lines that recur on the page's site.

        Lines known to be furniture get their role where the labeller took them for text, and more
        confidence where it didn't. Where it took one of them for the headline and no other line, ``label``
        labels the page once more without them: the headline is another line, and the text begins elsewhere.
        A page all of whose text would go keeps it: then it is no page the profile knows.
        """
        known = self._known(document)
        wrong = [(block, line) for block, line in known if _is_mistaken(block, line)]
        mistaken = {id(block) for block, _ in wrong}
        if all(id(block) in mistaken for block in document.find(Role.BODY)):
            wrong, mistaken = [], set()
        headlines = {id(block) for block in document.find(Role.HEADLINE)}
        if headlines and headlines <= mistaken:
            label(replace(document, blocks=[b for b in document.blocks if id(b) not in mistaken]))
        document.corrected = bool(wrong)
        for block, line in wrong:
            block.role = line.role
            block.confidence = round(min(0.99, line.share), 3)
            block.reason = _reason(line)
        for block, line in known:
            if id(block) not in mistaken:
                _confirm(block, line)

    def _known(self, document: Document) -> list[tuple[Block, Recurring]]:
        """The blocks that recur on the page's site, with what they are there."""
        keys = [line_key(document.text[block.start : block.end]) for block in document.blocks]
        lines = self._lines_of(document, keys)
        return [
            (block, lines[key])
            for block, key in zip(document.blocks, keys, strict=True)
            if key is not None and key in lines
        ]

    def _lines_of(self, document: Document, keys: Sequence[int | None]) -> Lines:
        """The lines of the page's site: by its address, else by what it has in common with it."""
        addresses = [document.source.url, *(url for _, url in document.metadata.urls)]
        for host in map(host_of, addresses):
            if host and host in self._sites:
                return self._sites[host]
        seen = Counter(
            name for key in set(keys) if key is not None for name in self._signs.get(key, ())
        )
        likely = max(
            ((count / self._sizes[name], name) for name, count in seen.items()
             if count >= _FEWEST_SIGNS), default=(0.0, "")
        )  # fmt: skip
        return self._sites[likely[1]] if likely[0] >= _OF_SITE else {}


def _is_mistaken(block: Block, line: Recurring) -> bool:
    """Whether a block was taken for text and is furniture, or of another kind than text.

    A story's own headline, deck and first lines stand on other pages too, where those point to it.
    """
    if block.role not in TEXT and block.role is not HEADING:
        return False
    if line.share < _MOST_PAGES and (block.role is Role.HEADLINE or line.role is Role.RELATED):
        return False
    if line.role is Role.RELATED and block.role is not Role.BODY:
        return False
    return line.role not in (block.role, *TEXT)


def _confirm(block: Block, line: Recurring) -> None:
    """Raise the confidence of boilerplate that the site's other pages have too."""
    if block.role in BOILERPLATE and line.role in BOILERPLATE:
        doubt = (1 - block.confidence) * (1 - line.share)
        block.confidence = round(min(0.99, max(block.confidence, 1 - doubt)), 3)
        block.reason = f"{block.reason}; {_reason(line)}" if block.reason else _reason(line)


def _reason(line: Recurring) -> str:
    return f"stands on {line.pages} of {line.of} pages of this site"
