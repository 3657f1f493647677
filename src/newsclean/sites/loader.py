"""Reads folders of site rules into a book that knows which site a page is from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from newsclean.address import host_of
from newsclean.sites.rules import FieldRule, RoleRule, SiteFile
from newsclean.tomlfile import read_toml

SHIPPED = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Site:
    """A site's rules, inherited ones after its own."""

    name: str
    domains: tuple[str, ...]
    signs: tuple[str, ...]
    roles: tuple[RoleRule, ...]
    fields: tuple[FieldRule, ...]


@dataclass(frozen=True)
class Book:
    """The rules of all sites there are, by domain and by sign."""

    sites: tuple[Site, ...] = ()
    _by_domain: dict[str, Site] = field(default_factory=dict, repr=False)
    _by_sign: dict[str, Site] = field(default_factory=dict, repr=False)

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that any of the rules is about."""
        return tuple(dict.fromkeys(rule.field for site in self.sites for rule in site.fields))

    def of_address(self, url: str | None) -> Site | None:
        """The site of an address: that of its host, or of the nearest domain above it."""
        host = host_of(url)
        while host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None

    def of_lines(self, lines: Iterable[str]) -> Site | None:
        """The site of the first line that is a sign of one."""
        signs = self._by_sign
        return next((signs[line] for line in map(fold, lines) if line in signs), None)


def fold(line: str) -> str:
    """A line as signs are compared: white space and case folded."""
    return " ".join(line[:300].split()).casefold()


def load_book(folders: Iterable[str | Path] = ()) -> Book:
    """The rules shipped with newsclean and those in folders, which go before them.

    A file for a domain takes the place of the shipped one. Raises ValueError, naming file and
    line, for what is wrong in a file, and naming both files where two of the folders are about
    one domain; NotADirectoryError for what is no folder.
    """
    files: dict[str, Path] = {}
    for folder in map(Path, folders):
        if not folder.is_dir():
            raise NotADirectoryError(f"no folder of site rules: {folder}")
        for path in sorted(folder.glob("*.toml")):
            if path.stem in files:
                raise ValueError(f"two files of rules for one site: {files[path.stem]} and {path}")
            files[path.stem] = path
    if not files:
        return _shipped_book()
    return _book(files)


@cache
def _shipped_book() -> Book:
    return _book({})


@cache
def _shipped() -> dict[str, tuple[Path, SiteFile]]:
    return {path.stem: (path, read_toml(path, SiteFile)) for path in sorted(SHIPPED.glob("*.toml"))}


def _book(files: dict[str, Path]) -> Book:
    own = {name: (path, read_toml(path, SiteFile)) for name, path in files.items()}
    by_domain: dict[str, Site] = {}
    by_sign: dict[str, Site] = {}
    places: dict[str, Path] = {}
    sites: list[Site] = []
    # The shipped ones last: where a domain or sign is taken, it stays with who has it.
    for known, loaded in ((own, own), (_shipped(), {**_shipped(), **own})):
        for name, (path, content) in known.items():
            if name.startswith("_") or (known is not own and name in own):
                continue
            site = _site(name, path, content, loaded)
            sites.append(site)
            for domain in site.domains:
                if domain in places and known is own:
                    raise ValueError(
                        f"two files of rules for {domain}: {places[domain]} and {path}"
                    )
                places.setdefault(domain, path)
                by_domain.setdefault(domain, site)
            for sign in site.signs:
                by_sign.setdefault(fold(sign), site)
    return Book(tuple(sites), by_domain, by_sign)


def _site(
    name: str, path: Path, content: SiteFile, loaded: dict[str, tuple[Path, SiteFile]]
) -> Site:
    """A site with the rules it inherits."""
    roles, fields = list(content.role), list(content.field)
    seen = {path}
    parent, where = content.inherits, path
    while parent is not None:
        found = loaded.get(parent)
        if found is None or found[0] in seen:
            # A file may build on the shipped one of its own name.
            found = _shipped().get(parent)
        in_circles = parent != where.stem and parent in loaded
        if found is None and not in_circles:
            raise ValueError(f"{_at(where)}: inherits {parent!r}, and there is no such file")
        if found is None or found[0] in seen:
            raise ValueError(f"{_at(where)}: inherits {parent!r}, which inherits it in turn")
        where, inherited = found
        seen.add(where)
        roles += inherited.role
        fields += inherited.field
        parent = inherited.inherits
    domains = tuple(host_of(f"//{domain}") for domain in content.domains)
    if not domains and "." in name:
        domains = (host_of(f"//{name}"),)
    if not domains and not content.signs:
        raise ValueError(f"{path}: whose pages? Name the file after a domain, or give domains")
    return Site(name, domains, content.signs, tuple(roles), tuple(fields))


def _at(path: Path) -> str:
    """The line of a file that says what it inherits."""
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next((n for n, line in enumerate(lines, 1) if line.startswith("inherits")), 1)
    return f"{path}, line {number}"
