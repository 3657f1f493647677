"""Titles without what is not the headline: the site's name, sections, kickers, paths, marks."""

from newsclean.extract.titles.beside import is_date
from newsclean.extract.titles.cut import without_name, without_path, without_site
from newsclean.extract.titles.dated import without_date
from newsclean.extract.titles.kicker import apart_from_kicker, without_marked_kicker
from newsclean.extract.titles.letters import DENSE, LONGEST, letters, tidy
from newsclean.extract.titles.names import site_names
from newsclean.extract.titles.pieces import last_piece, pieces_of, title_names

__all__ = [
    "DENSE",
    "LONGEST",
    "apart_from_kicker",
    "is_date",
    "last_piece",
    "letters",
    "pieces_of",
    "site_names",
    "tidy",
    "title_names",
    "without_date",
    "without_marked_kicker",
    "without_name",
    "without_path",
    "without_site",
]
