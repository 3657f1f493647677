"""Zip and tar archives: their files read as if they lay in a folder, nothing unpacked to disk."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, BinaryIO, cast

from newsclean.errors import UnreadableInput
from newsclean.read.container import WHOLE, Container, Entries, Span
from newsclean.read.dump import Dump, Fields, reason
from newsclean.read.formats import CONTAINERS, PAGES
from newsclean.read.limits import Limits
from newsclean.read.raw import READ_ERRORS, kind_of_file, packing_of
from newsclean.read.unpack import unpack

# What damaged and encrypted archives raise.
_ERRORS = (*READ_ERRORS, zipfile.BadZipFile, tarfile.TarError, RuntimeError, ValueError)


def _read_zip(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    number = span.first
    try:
        with zipfile.ZipFile(stream) as archive:
            members = _members(archive, stream, limits)
            for number, member in enumerate(members[span.first : span.stop], number + 1):
                if not member.is_dir():
                    yield from _member(
                        partial(archive.open, member),
                        f"{name}:{member.filename}",
                        fields,
                        limits,
                    )
    except _ERRORS as error:
        yield UnreadableInput(f"{name}: {reason(error)}, after file {number}")


def _marks_zip(stream: BinaryIO, limits: Limits) -> Iterator[int]:
    try:
        with zipfile.ZipFile(stream) as archive:
            yield from (0 for _ in _members(archive, stream, limits))
    except _ERRORS:
        # Told when the files are read.
        return


def _members(archive: zipfile.ZipFile, stream: BinaryIO, limits: Limits) -> list[zipfile.ZipInfo]:
    """The files of a zip archive, if what they say they unpack to is within the limits."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if total > limits.most_from(stream.seek(0, io.SEEK_END)):
        raise OSError(f"unpacks to {total:,} bytes: a decompression bomb?")
    if len(members) > limits.members:
        raise OSError(f"more than {limits.members:,} files in it")
    return members


def _read_tar(stream: BinaryIO, name: str, fields: Fields, span: Span, limits: Limits) -> Entries:
    number = before = span.first if span.offset else 0
    try:
        for number, member, archive in _walk(stream, before):
            if span.stop is not None and number > span.stop:
                return
            if number > limits.members:
                raise OSError(f"more than {limits.members:,} files in it")
            if number > span.first and member.isfile():
                yield from _member(
                    partial(archive.extractfile, member),
                    f"{name}:{member.name}",
                    fields,
                    limits,
                )
    except _ERRORS as error:
        yield UnreadableInput(f"{name}: {reason(error)}, after file {number}")


def _marks_tar(stream: BinaryIO, limits: Limits) -> Iterator[int]:
    try:
        for _, member, _ in _walk(stream, 0):
            yield member.offset
    except _ERRORS:
        # Told when the files are read.
        return


def _walk(stream: BinaryIO, before: int) -> Iterator[tuple[int, tarfile.TarInfo, tarfile.TarFile]]:
    # What can't go back, being unpacked on the way, is read as a stream.
    with tarfile.open(fileobj=stream, mode="r:" if stream.seekable() else "r|") as archive:
        for number, member in enumerate(archive, before + 1):
            yield number, member, archive
            # The archive would remember them all.
            archive.members = []  # type: ignore[attr-defined]


def _member(
    opener: Callable[[], IO[bytes] | None], name: str, fields: Fields, limits: Limits
) -> Entries:
    """The dumps in a file of an archive; a file that is no dump, or an archive, has none."""
    file = name.rpartition("/")[2]
    kind = kind_of_file(file)
    if file.startswith(".") or not (kind in PAGES or kind in CONTAINERS):
        return
    name = name.encode("utf-8", "replace").decode()
    try:
        opened = opener()
        if opened is None:
            return
        with unpack(cast(BinaryIO, opened), packing_of(file), limits) as stream:
            if kind in PAGES:
                yield Dump(name, stream.read(limits.page_bytes + 1), PAGES[kind])
            else:
                container = CONTAINERS[kind]
                seekable = _whole(stream, limits) if container.enters == "number" else stream
                for dump in container.read(seekable, name, fields, WHOLE, limits):
                    # Beside pages JSON is what is known of them, more often than a page.
                    if isinstance(dump, Dump) or kind != ".json":
                        yield dump
    except _ERRORS as error:
        yield UnreadableInput(f"{name}: {reason(error)}")


def _whole(stream: BinaryIO, limits: Limits) -> BinaryIO:
    """A file in memory, for formats that have their index at the end."""
    data = stream.read(limits.unpacked_bytes + 1)
    if len(data) > limits.unpacked_bytes:
        raise OSError(f"longer than {limits.unpacked_bytes:,} bytes; unpack the archive first")
    return io.BytesIO(data)


read_zip = Container(_read_zip, _marks_zip, enters="number")
"""The dumps in a zip archive; ``source_id`` is ``archive:file``, and for rows ``archive:file:row``.

All formats are read but archives in archives. Files that are no dumps are passed over.
"""
read_tar = Container(_read_tar, _marks_tar, enters="offset")
"""The dumps in a tar archive, packed or not, read in one go; named and chosen as in a zip."""
