"""What a profile brings, on sites made for it, and that it does no harm elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from made import TEMPLATES, MadePage, make_pages

from newsclean import Cleaner, NoArticle
from newsclean.learn import Profile, learn

PAGES = 14


@cache
def profile(site: str) -> Profile:
    return learn((page.text for page in make_pages(site, PAGES)), site=site)


def f1(cleaner: Cleaner, page: MadePage) -> float:
    """Word F1 of the body."""
    try:
        found = cleaner.clean(page.text).to_text(dateline=True)
    except NoArticle:
        return 0.0
    have, want = (Counter(re.findall(r"\w+", t.lower())) for t in (found, " ".join(page.body)))
    return 2 * (have & want).total() / max(1, have.total() + want.total())


def mean(cleaner: Cleaner, pages: list[MadePage]) -> float:
    return sum(f1(cleaner, page) for page in pages) / len(pages)


@pytest.mark.parametrize("site", TEMPLATES)
@pytest.mark.parametrize("seed", [1, 2], ids=["pages it was learned from", "other pages"])
def test_it_lifts_the_text_of_its_site(site: str, seed: int) -> None:
    pages = make_pages(site, PAGES, seed)
    cleaner = Cleaner()
    before, after = mean(cleaner, pages), mean(cleaner.with_(profile=profile(site)), pages)
    assert after > before + 0.03
    assert after > 0.93


def test_it_works_after_any_labeller() -> None:
    pages = make_pages("harbour-post", PAGES)
    cleaner = Cleaner(labeller="rules")
    own = learn((page.text for page in pages), cleaner=cleaner)
    assert mean(cleaner.with_(profile=own), pages) > mean(cleaner, pages) + 0.03


@pytest.mark.parametrize("site", TEMPLATES)
def test_it_does_nothing_to_other_sites(site: str) -> None:
    others = Profile().merged(*(profile(name) for name in TEMPLATES if name != site))
    cleaner = Cleaner(profile=others)
    for page in make_pages(site, PAGES):
        assert cleaner.clean(page.text) == Cleaner().clean(page.text)


def test_it_does_nothing_to_the_fixtures() -> None:
    every = Cleaner(profile=Profile().merged(*map(profile, TEMPLATES)))
    for path in sorted((Path(__file__).parents[2] / "fixtures").glob("*/*/input.txt")):
        dump = path.read_bytes()
        assert every.document(dump).blocks and [
            (b.role, b.confidence) for b in every.document(dump).blocks
        ] == [(b.role, b.confidence) for b in Cleaner().document(dump).blocks]


def test_halves_merged_are_the_whole(tmp_path: Path) -> None:
    texts = [page.text for page in make_pages("valley-wire", PAGES)]
    one, two = learn(texts[::2], site="s"), learn(texts[1::2], site="s")
    whole = learn(texts, site="s")
    assert one.merged(two) == two.merged(one) == whole
    whole.save(tmp_path / "whole.json")
    assert Profile.load(tmp_path / "whole.json") == whole
    assert learn(reversed(texts), site="s", workers=2) == whole


def test_lines_say_why() -> None:
    page = make_pages("harbour-post", PAGES)[0]
    segments = Cleaner(profile=profile("harbour-post")).clean(page.text).segments
    reasons = {s.text[:14]: (s.role, s.reason) for s in segments}
    role, reason = reasons["The Morning Ti"]
    assert not role.is_article
    assert re.search(r"stands on \d+ of 14 pages of this site", reason)
    assert re.search(r"; stands on \d+ of 14 pages", reasons["Log in to comm"][1])


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"format": "newsclean profile 9"}', "\xff"])
def test_a_file_that_is_no_profile(content: str, tmp_path: Path) -> None:
    path = tmp_path / "profile.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(ValueError, match=r"profile\.json: no profile of newsclean"):
        Cleaner(profile=path)
