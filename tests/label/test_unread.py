"""What a dump has beside the page, pictures and rules of Markdown among them."""

from __future__ import annotations

import pytest

from newsclean.document import Block
from newsclean.label.unread import leave_out_unread
from newsclean.models import Role


@pytest.mark.parametrize(
    ("tag", "text", "role", "wanted"),
    [
        ("img", "https://cdn.echo.example/a/b.jpg?w=100", Role.HEADLINE, Role.MEDIA),
        ("img", "/assets/news/image-3436.webp", Role.PAGE_TITLE, Role.MEDIA),
        ("img", "data:image/svg+xml;base64,PHN2ZyB3aWR0aD0iMSI", Role.BODY, Role.MEDIA),
        ("img", "featured-image.png", Role.SUBHEADING, Role.MEDIA),
        ("img", "A ferry at the new pier", Role.BODY, Role.CAPTION),
        ("img", "Portrait of Ana Ruiz", Role.BYLINE, Role.CAPTION),
        ("img", "https://cdn.echo.example/a/b.jpg", Role.CAPTION, Role.MEDIA),
        ("img", "Home", Role.NAV, Role.NAV),
        ("hr", "* __", Role.HEADLINE, Role.OTHER),
        ("hr", "* * *", Role.RELATED, Role.RELATED),
        ("p", "https://echo.example/rain", Role.BODY, Role.BODY),
        ("link", "[ ](https://echo.example)", Role.PAGE_TITLE, Role.OTHER),
        ("script", "window.x = 1;", Role.BODY, Role.OTHER),
    ],
)
def test_roles(tag: str, text: str, role: Role, wanted: Role) -> None:
    block = Block(text, 0, len(text), tag=tag, role=role, confidence=0.9)
    leave_out_unread([block])
    assert block.role is wanted
    assert (block.reason != "") is (role is not wanted)
