from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Cleaner, Role
from newsclean.document import Document, Source
from newsclean.learn import profile as module
from newsclean.learn.apply import Memory
from newsclean.learn.lines import line_key
from newsclean.learn.profile import Page, Profile, page_of
from newsclean.learn.recurring import Recurring, recurring_lines
from newsclean.segment import segment

Line = tuple[str, Role]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3 Comments", "12  comments", True),
        ("Log in\n to comment", "log in to comment", True),
        ("Published 1.2.2024, 10:15", "Published 12.10.2023, 9:05", True),
        ("Log in", "Log out", False),
        ("ログイン", "ログアウト", False),
    ],
)
def test_lines_that_are_the_same(one: str, other: str, same: bool) -> None:
    assert (line_key(one) == line_key(other)) is same
    assert line_key(one) is not None


@pytest.mark.parametrize("line", ["", "1 - 0", "***", "5", "a 1", "\u200c"])
def test_lines_that_say_nothing(line: str) -> None:
    assert line_key(line) is None


pages = st.lists(
    st.tuples(
        st.sampled_from(["a.example", "b.example", ""]),
        st.lists(
            st.tuples(
                st.sampled_from(
                    ["Log in", "Share", "Rain fell", "Wind blew", "Sun", "Snow", "Home", "More"]
                ),
                st.sampled_from([Role.BODY, Role.NAV, Role.LOGIN]),
            ),
            min_size=1,
            max_size=5,
        ).map(page_of),
    ),
    max_size=30,
)


@settings(max_examples=150)
@given(pages, st.randoms(), st.integers(1, 4), st.integers(1, 2))
def test_merging_is_exact(
    pages: list[tuple[str, Page]], random: object, most_pages: int, most_sites: int
) -> None:
    """Whatever the order, the parts and the bounds, parts merged are the whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_PAGES", most_pages)
        patch.setattr(module, "MOST_SITES", most_sites)
        whole = Profile.of(pages)
        parts: list[list[tuple[str, Page]]] = [[], [], []]
        for page in pages:
            parts[random.randrange(3)].append(page)  # type: ignore[attr-defined]
        for part in parts:
            random.shuffle(part)  # type: ignore[attr-defined]
        merged = Profile().merged(*map(Profile.of, parts))
        assert merged == whole
        assert whole.merged(whole) == whole
        assert Profile.from_json(merged.to_json()) == whole
        assert len(whole.sites) <= most_sites
        assert all(len(sample) <= most_pages for sample in whole.sites.values())


def story(number: int, *furniture: Line) -> Page:
    text = [(f"Paragraph {word} of the story {number * 'x'}", Role.BODY) for word in ("one", "two")]
    return page_of([*furniture, *text])


def lines_of(pages: list[Page]) -> dict[str, Recurring]:
    known = recurring_lines(pages)
    names = ("Log in now", "Join our list today, dear readers.", "Background", "Politics")
    return {name: known[key] for name in names if (key := line_key(name)) in known}


def test_a_profile_stays_small() -> None:
    lines = [(f"A line of the furniture, {'y' * n}", Role.NAV) for n in range(100)]
    profile = Profile.of(("s", story(n, *lines)) for n in range(3000))
    assert len(profile.sites["s"]) == module.MOST_PAGES
    assert len(profile.to_json()) < 150_000
    assert len(json.loads(profile.to_json())["sites"]["s"]["pages"]) == module.MOST_PAGES


def test_few_pages_say_nothing() -> None:
    pages = [story(n, ("Log in now", Role.LOGIN)) for n in range(4)]
    assert lines_of(pages) == {}
    assert lines_of([*pages, story(9, ("Log in now", Role.LOGIN))]) == {
        "Log in now": Recurring(5, 5, Role.LOGIN)
    }


def test_a_line_on_few_of_many_pages_does_not_recur() -> None:
    pages = [story(n, *([("Log in now", Role.LOGIN)] if n < 3 else [])) for n in range(30)]
    assert lines_of(pages) == {}


def test_versions_of_a_story_are_one() -> None:
    versions = [
        page_of([(f"Updated {'z' * n}", Role.TIMESTAMP), ("Paragraph one", Role.BODY),
                 ("Paragraph two", Role.BODY), ("Log in now", Role.LOGIN)])
        for n in range(4)
    ]  # fmt: skip
    others = [story(n, ("Log in now", Role.LOGIN)) for n in range(1, 9)]
    assert lines_of([*versions, *others]) == {"Log in now": Recurring(9, 9, Role.LOGIN)}


def test_what_is_taken_for_text_is_what_its_neighbours_are() -> None:
    pitch = ("Join our list today, dear readers.", Role.BODY)
    near = [("Morning letter", Role.NEWSLETTER), pitch, ("Your address", Role.NEWSLETTER)]
    assert lines_of([story(n, *near) for n in range(8)])[pitch[0]].role is Role.NEWSLETTER


def test_what_some_pages_know_better_counts() -> None:
    pitch = "Join our list today, dear readers."
    pages = [story(n, (pitch, Role.NEWSLETTER if n < 2 else Role.BODY)) for n in range(8)]
    assert lines_of(pages)[pitch] == Recurring(8, 8, Role.NEWSLETTER)


def test_what_recurs_in_the_article_keeps_its_role() -> None:
    pages = [story(n, ("Politics", Role.SECTION if n else Role.BODY)) for n in range(8)]
    assert lines_of(pages)["Politics"].role is Role.SECTION


def test_headings_within_the_text_stay_headings() -> None:
    def page(number: int, *around: Line) -> Page:
        text = [(f"Paragraph {w} {number * 'x'}", Role.BODY) for w in ("one", "two", "three")]
        return page_of([*text[:2], *around, ("Background", Role.SUBHEADING), *around, text[2]])

    alone = lines_of([page(n) for n in range(8)])
    assert alone["Background"].role is Role.SUBHEADING
    among = lines_of([page(n, ("Share now", Role.SHARE)) for n in range(8)])
    assert among["Background"].role is Role.SHARE


def labelled(text: str, *roles: Role, url: str | None = None) -> Document:
    document = segment(Source(text, "text", url))
    for block, role in zip(document.blocks, roles, strict=True):
        block.role, block.confidence, block.reason = role, 0.6, "so it seems"
    return document


FURNITURE: list[Line] = [
    ("Log in now", Role.LOGIN), ("Share this", Role.SHARE), ("Our other sites", Role.NAV),
    ("Rules of the house", Role.LEGAL), ("Join our list today, dear readers.", Role.NEWSLETTER),
]  # fmt: skip
PROFILE = Profile.of(("daily.example", story(n, *FURNITURE)) for n in range(10))
DUMP = "\n\n".join(["Rain", "It rained.", *(line for line, _ in FURNITURE)])
ROLES = (Role.HEADLINE, Role.BODY, *(role for _, role in FURNITURE[:-1]), Role.BODY)


def ask_no_more(document: Document) -> None:
    raise AssertionError("the labeller is asked again only where it missed the headline")


@pytest.mark.parametrize("url", [None, "https://www.daily.example/a"])
def test_a_page_is_known_by_its_address_or_its_lines(url: str | None) -> None:
    document = labelled(DUMP, *ROLES, url=url)
    Memory(PROFILE).correct(document, ask_no_more)
    last = document.blocks[-1]
    assert (last.role, last.confidence) == (Role.NEWSLETTER, 0.99)
    assert last.reason == "stands on 10 of 10 pages of this site"
    assert document.blocks[2].reason == "so it seems; stands on 10 of 10 pages of this site"
    assert document.blocks[2].confidence == 0.99
    assert [block.role for block in document.blocks[:2]] == [Role.HEADLINE, Role.BODY]


def test_a_page_with_little_in_common_is_another_sites() -> None:
    document = labelled("Rain\n\nIt rained.\n\nLog in now\n\nShare this", *ROLES[:4])
    before = [(block.role, block.confidence) for block in document.blocks]
    Memory(PROFILE).correct(document, ask_no_more)
    assert [(block.role, block.confidence) for block in document.blocks] == before


def test_a_page_is_never_left_without_text() -> None:
    document = labelled(DUMP, Role.NAV, Role.NAV, *(Role.BODY for _ in FURNITURE))
    Memory(PROFILE).correct(document, ask_no_more)
    assert [b.text for b in document.find(Role.BODY)] == [line for line, _ in FURNITURE]


def test_furniture_taken_for_the_headline_makes_the_labeller_look_again() -> None:
    asked: list[list[str]] = []

    def label(document: Document) -> None:
        asked.append([block.text for block in document.blocks])
        document.blocks[0].role = Role.HEADLINE

    document = labelled(DUMP, Role.NAV, Role.BODY, *ROLES[2:-1], Role.HEADLINE)
    Memory(PROFILE).correct(document, label)
    assert asked == [[line for line in DUMP.split("\n\n") if not line.startswith("Join")]]
    assert document.blocks[0].role is Role.HEADLINE
    assert document.blocks[-1].role is Role.NEWSLETTER


def test_a_labeller_that_fails_when_asked_again_changes_nothing() -> None:
    class Once:
        """Works once."""

        done = False

        def label(self, document: Document) -> Document:
            if self.done:
                document.blocks[0].role = Role.AD
                raise ZeroDivisionError
            self.done = True
            for block, role in zip(
                document.blocks, (Role.NAV, Role.BODY, *ROLES[2:-1], Role.HEADLINE), strict=True
            ):
                block.role = role
            return document

    document = Cleaner(labeller=Once(), profile=PROFILE).document(DUMP)
    assert [b.role for b in document.blocks] == [Role.NAV, Role.BODY, *(r for _, r in FURNITURE)]
