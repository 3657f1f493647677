import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import dump

from newsclean.extract.copies import without_copies

FLOOD = (
    "The river rose by two metres overnight, and by six in the morning the lower town stood under water "
    "up to the sills of its windows, the fire brigade said, with boats on the market square."
)
SCHOOLS = (
    "Schools stay closed until Thursday, the mayor announced, because the heating in all four of them had "
    "failed and nobody could say when the boilers would be dry enough to be lit again."
)
RAILWAY = (
    "The railway runs as far as Oberau only. Buses go on from there every hour, though not over the old "
    "bridge, which engineers want to look at before anything heavier than a bicycle may cross."
)
INSURERS = (
    "Insurers spoke of damage in the tens of millions. Most of the houses near the river are not insured "
    "against floods, since premiums there went up fourfold after the last one eleven years ago."
)
STORY = [
    ("body", FLOOD),
    ("subheading", "No school"),
    ("body", SCHOOLS),
    ("body", RAILWAY),
    ("body", INSURERS),
]
REFRAIN = ("body", "And the river went on rising, as it always had done.")


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        pytest.param(STORY, 5, id="once"),
        pytest.param(STORY * 2, 5, id="for wide screens and for narrow ones"),
        pytest.param(STORY * 3, 5, id="three times"),
        pytest.param([*STORY, ("body", " ".join(text for _, text in STORY))], 5, id="once more in one piece"),
        pytest.param([*STORY, *STORY[:4], ("body", f"{INSURERS} More follows tomorrow.")], 5, id="a word more at its end"),
        pytest.param([*STORY[:2], REFRAIN, *STORY[2:4], REFRAIN, STORY[4], REFRAIN], 8, id="a refrain"),
        pytest.param([*STORY, ("body", FLOOD)], 6, id="one paragraph again"),
        pytest.param([("body", FLOOD)] * 6, 6, id="one paragraph six times"),
        pytest.param([*STORY, ("subheading", "All in brief"), *STORY[2:]], 9, id="below a subheading of its own"),
        pytest.param([*STORY, ("subheading", "A flood in the night"), *STORY], 6, id="below the headline once more"),
        pytest.param([], 0, id="nothing"),
    ],
)  # fmt: skip
def test_without_copies(rows: list[tuple[str, str]], kept: int) -> None:
    blocks = dump(*rows).blocks
    assert without_copies(blocks) == blocks[:kept]


def test_what_is_new_in_a_copy_stays() -> None:
    new = ("body", "Boats leave from the mill.")
    kept = without_copies(dump(*STORY, *STORY[:3], new, *STORY[3:]).blocks)
    assert [block.text for block in kept] == [text for _, text in [*STORY, new]]


@given(st.lists(st.sampled_from([*STORY, REFRAIN]), max_size=24))
def test_everything_is_said_once_at_least(rows: list[tuple[str, str]]) -> None:
    blocks = dump(*rows).blocks
    kept = without_copies(blocks)
    assert {block.text for block in kept} == {text for _, text in rows}
    assert [block for block in blocks if block in kept] == kept
