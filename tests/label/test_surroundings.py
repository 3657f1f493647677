"""What stands far from a block: others like it, the headline, phrases that open a part."""

import numpy as np

from newsclean.document import Source
from newsclean.label.features import features_of, names
from newsclean.label.surroundings import from_headline, likes
from newsclean.segment import segment

CARDS = """
<main><article class="story"><h1>Ferry stays in port</h1>
<p class="text">The ferry to the islands stayed in port on Monday, its owner said, for lack of a crew.</p>
<p class="text">It is the third time since spring; passengers were told to take the bus to the bridge.</p>
</article></main>
<div class="card"><a href="/a">Bus lanes open</a></div>
<div class="card"><a href="/b">Bridge to close</a></div>
<div class="card"><a href="/c">Crew wanted</a></div>
<h4>Comments</h4><p>Nice.</p>
"""


def column(name: str, page: str, kind: str = "html") -> list[float]:
    document = segment(Source(page, "html" if kind == "html" else "text"))
    return features_of(document).dense[:, names().index(name)].round(3).tolist()


def test_likes_are_averaged_by_kind() -> None:
    kinds = np.array([7, 9, 7], np.uint64)
    made = likes(kinds, np.array([100, 0, 0], np.float32), np.array([0, 1, 0], np.float32))
    assert np.array_equal(made[0], made[2])
    assert made[1, 2] == 1 and made[1, 1] == 0
    assert made[0, 0] > made[1, 0]


def test_cards_of_one_make_are_alike_and_all_link() -> None:
    many = column("how many have its markup", CARDS)
    linked = column("the links of those with its markup", CARDS)
    assert linked[3:6] == [1, 1, 1]
    assert many[3] == many[4] == many[5] > many[0]
    assert linked[1] == 0


def test_nothing_has_markup_in_a_text_dump() -> None:
    assert set(column("how many have its markup", "One\n\nTwo", "text")) == {0}


def test_distance_to_the_headline_is_signed() -> None:
    made = from_headline(np.array([1, 0, 0.9, 0, 0], np.float32), first=1)
    assert made[2, 0] == 0
    assert made[1, 0] == -made[3, 0] < 0
    assert made[4, 0] > made[3, 0]
    assert (made[:, 1] == 1).all()


def test_without_a_likely_headline_there_is_no_distance() -> None:
    assert not from_headline(np.array([1, 0.2, 0.3], np.float32), first=1).any()
    assert from_headline(np.zeros(0, np.float32), first=0).shape == (0, 2)


def test_phrases_count_above_and_below() -> None:
    above = column("phrases of comments above", CARDS)
    below = column("phrases of comments below", CARDS)
    assert above[0] == 0 and above[-1] > 0
    assert below[-1] == 0 and below[0] > 0


def test_distance_grows_below_a_heading_and_starts_anew_at_the_next() -> None:
    away = column("its distance to the heading above", CARDS)
    assert away[0] == max(away)  # nothing above
    assert away[1] < away[2] < away[3]
    assert away[-1] == away[1]


def test_short_lines_above_longer_ones_are_headings_in_text() -> None:
    text = "Rain in Spain\n\nIt rained for days, and all the plain was wet.\n\nMore\n\nIt will rain again."
    away = column("its distance to the heading above", text, "text")
    assert away[1] == away[3] < away[0]


def test_a_table_of_contents_stands_again_below() -> None:
    page = (
        "<ul><li>Causes</li><li>Cost</li></ul><h2>Causes</h2><p>Rain.</p><h2>Cost</h2><p>High.</p>"
    )
    assert column("standing again below", page) == [1, 1, 0, 0, 0, 0]
