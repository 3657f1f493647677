"""Parses HTML of any make with lxml: no network, no entities, no limit that a page could trip."""

from __future__ import annotations

import re
from copy import deepcopy

from lxml import etree
from lxml.etree import _Element

from newsclean.segment.limits import MOST_TAGS, too_many_tags

# libxml2 stops reading, for good, at 2048 open elements.
_DEEPEST = 1000
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/><]{0,40})[^<>]*>")
# A tag of more than two thousand attributes, as HTML parsers see them: name, perhaps value.
_ATTRIBUTE = r"""[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+))?+"""
_CROWDED = re.compile(rf"(<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{2000}})(?:{_ATTRIBUTE})*+")
# What looks like a tag in a script or a comment is none.
_SCRIPT = r"<(?:script\b[^<>]{0,2000}>.*?(?:</script|\Z)|style\b[^<>]{0,2000}>.*?(?:</style|\Z)|!--.*?(?:-->|\Z))"
_SCRIPT_OR_CROWDED = re.compile(f"{_SCRIPT}|{_CROWDED.pattern}", re.IGNORECASE | re.DOTALL)
# Elements that hold nothing, or that the parser closes by itself before the next of their kind.
_UNCOUNTED_WORDS = """
    area base br col embed hr img input link meta param source track wbr p li dt dd option
    tr td th thead tbody tfoot html head body
"""
_UNCOUNTED = frozenset(_UNCOUNTED_WORDS.split())


def parse(markup: str) -> _Element:
    """The root element of the page; an empty page gives an empty ``html`` element.

    Null bytes are taken out first (libxml2 takes them for the end of the page), and the
    attributes of an element beyond two thousand; a page with thousands of elements inside each
    other is read again without the innermost of them. Raises NoArticle (``too_large``) for more
    than a million tags.

    >>> parse("<p>one<p>two").xpath("//p/text()")
    ['one', 'two']
    """
    if "\x00" in markup:
        markup = markup.replace("\x00", "")
    if markup.count("<") > MOST_TAGS:
        raise too_many_tags()
    # The parser takes time quadratic in the attributes of an element.
    if _CROWDED.search(markup):
        markup = _SCRIPT_OR_CROWDED.sub(lambda match: match[1] or match[0], markup)
    root, cut_short = _parsed(markup)
    if cut_short:
        root, _ = _parsed(_flattened(markup))
    if root is None:
        return etree.Element("html")
    # What follows a premature </html> becomes roots of its own.
    for late in list(root.itersiblings()):
        root.append(late)
    return root


def with_late_roots(root: _Element) -> _Element:
    """Somebody else's tree with what follows a premature </html>; a copy, where there is any.

    >>> root = etree.HTML("<body><p>a</body></html><p>b")
    >>> [text for text in with_late_roots(root).itertext()], [text for text in root.itertext()]
    (['a', 'b'], ['a'])
    """
    late = [] if root.getparent() is not None else [*root.itersiblings()]
    late = [each for each in late if isinstance(each.tag, str)]
    if not late:
        return root
    whole = deepcopy(root)
    whole.extend([deepcopy(each) for each in late])
    return whole


def _parsed(markup: str) -> tuple[_Element | None, bool]:
    """The root, and whether the parser gave up on the depth of the page."""
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    last = parser.error_log.last_error
    return root, last is not None and last.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT


def _flattened(markup: str) -> str:
    """The markup without the tags of elements too deep to be read; their text stays, set apart."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        if match[2].lower() in _UNCOUNTED or match[0].endswith("/>"):
            return match[0]
        depth += -1 if match[1] else 1
        depth = max(depth, 0)
        return match[0] if depth + bool(match[1]) <= _DEEPEST else "<hr>"

    return _TAG.sub(keep, markup)
