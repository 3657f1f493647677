"""Addresses made absolute."""

from urllib.parse import urljoin

import pytest

from newsclean.address import joined

BASE = "https://echo.example/world/rain.html?page=2"


@pytest.mark.parametrize(
    "address",
    [
        "https://echo.example/a/b-c_d.html?x=1&y=%20",
        "http://user@echo.example:8080/",
        "https://echo.example",
        "https://echo.example/a?",
        "https://echo.example/a#",
        "https://echo.example/a;b",
        "https://ECHO.example/ä",
        "HTTPS://echo.example/a",
        "//other.example/a",
        "/a/b",
        "../a",
        "a b",
        "?page=3",
        "#top",
        "mailto:a@echo.example",
    ],
)
def test_joined_as_the_standard_library_joins(address: str) -> None:
    assert joined(BASE, address) == urljoin(BASE, address)
    assert joined("", address) == urljoin("", address)


@pytest.mark.parametrize("address", ["http://[", "//[x"])
def test_none_for_what_is_no_address(address: str) -> None:
    assert joined(BASE, address) is None
    assert joined("", "") is None
