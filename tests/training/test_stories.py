"""What the links of a page say of the lines in its lists of stories."""

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs the extra `train`")
pytest.importorskip("rapidfuzz", reason="training needs the extra `train`")

from training.stories import story_labels

from newsclean.document import Source
from newsclean.label.phrasing import ROLES
from newsclean.models import Role
from newsclean.segment import segment

TITLE, OTHER, UNKNOWN = 1, 0, -1
LIST = """
<h3>More in Sport</h3>
<div><a href="/rowers"><h4>Rowers win at last in Leeds</h4><p>The crew had waited twenty years for it.</p></a>
<div>By <a href="/author/ana-ruiz">Ana Ruiz</a></div><div>3 hours ago</div></div>
<div><a href="/sport">Sport</a> <a href="/runners">Runners take the long way round</a></div>
<div><h4 onclick="go()">A story that a script opens</h4></div>
<a href="/all">See all stories</a>
"""


def labels(page: str, role: Role) -> dict[str, int]:
    blocks = segment(Source(page, "html")).blocks
    found = story_labels(blocks, np.full(len(blocks), ROLES.index(role)))
    return {block.text: int(label) for block, label in zip(blocks, found, strict=True)}


def test_titles_link_to_stories_and_other_lines_do_not() -> None:
    found = labels(LIST, Role.RELATED)
    assert found["Rowers win at last in Leeds"] == TITLE
    assert found["The crew had waited twenty years for it."] == OTHER
    assert found["3 hours ago"] == OTHER
    assert found["See all stories"] == OTHER
    assert found["A story that a script opens"] == UNKNOWN


def test_other_lines_are_not_told_of() -> None:
    assert set(labels(LIST, Role.NAV).values()) == {UNKNOWN}


def test_a_list_without_links_tells_nothing() -> None:
    page = "<div>Rowers win at last in Leeds</div><div>Runners take the long way round</div>"
    assert set(labels(page, Role.RELATED).values()) == {UNKNOWN}
