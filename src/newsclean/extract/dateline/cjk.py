"""Datelines in scripts without spaces: "新华社北京10月20日电", "【ニューヨーク＝共同】", "(서울=연합뉴스)".

A stretch - the inside of the opening bracket, or the text up to the word for "wire" or "report" -
is taken apart: what is an agency, a day or a reporter is told by data, what is left is the place.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from newsclean.data.agencies import Agency, Mention, agency_book
from newsclean.data.places import places
from newsclean.extract.dateline.dates import Day
from newsclean.models import Dateline

_OPENING = {
    "【": "】",
    "［": "］",
    "〔": "〕",
    "（": "）",
    "[": "]",
    "(": ")",
    "「": "」",
    "〖": "〗",
}
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_DAY = re.compile(
    r"(?:(?P<year>\d{4})\s?[年년]\s?)?(?:(?P<month>\d{1,2})\s?[月월]\s?)?(?P<day>\d{1,2})\s?[日일號号]"
)
# "Wire" and "report": what such a dateline ends with.
_WIRE = re.compile(
    r"专电|專電|综合外电|綜合外電|综合电|综合讯|综合|綜合|电|電|快讯|快訊|讯|訊|報導|报道|報道|消息"
)
# "路透北京10月20日 - ": the day may stand for it before a dash.
_DATED = re.compile(rf"{_DAY.pattern}(?=\s*[-–—―－]+\s?[^\s\d])")
_REPORTER = re.compile(
    r"(?:本报|本報|特约|駐.{1,4}|驻.{1,4})?(?:实习)?(?:记者|記者|实习生)\s?(?P<zh>[^\d（）()／/：:|]{2,4})"
    r"|(?P<ko>[가-힣]{2,4})\s?(?:인턴|수습|선임|전문|특파원|객원|논설위원)?\s?(?:기자|특파원|통신원)"
)
_MARK = re.compile(r"\s*(?:=|＝|[-–—―－]+|[：:])")
_TAIL = re.compile(r"（[^（）]{2,30}）|\((?:记者|記者)[^()]{2,30}\)")
_PLACE = re.compile(
    r"[\u30a0-\u30ff\u3400-\u9fff・·、/／\s]{1,16}$|[가-힣·/,\s]{2,12}$|[A-Za-z .]{3,20}$"
)
_PLACE_END = re.compile(r"[|\d\s／/（）()電电]")
_REPORTER_AND_PLACE = 9
_SPLIT = re.compile(r"[＝=／/|｜ㅣ]")
_WIRED = ("电", "電", "讯", "訊")
# The paper's own correspondents.
_OWN = re.compile(r"本报|本報|本刊|本台|本社|本网讯")
# "【北京・山田花子】": where the reporter is, and who.
_CORRESPONDENT = re.compile(r"([^・]{2,10})・([\u3040-\u30ff\u3400-\u9fff]{2,6})$")
# How long a stretch may be, and how far into the text its last word may stand.
_LONGEST = 48


@dataclass(slots=True)
class _Parts:
    location: str | None = None
    agency: Agency | None = None
    agency_raw: str | None = None
    day: Day | None = None
    day_raw: str | None = None
    reporter: str | None = None
    split: bool = False


def read_dense(text: str, published: dt.date | None) -> tuple[Dateline, int] | None:
    """The dateline of an opening in Chinese, Japanese or Korean, and the offset behind it."""
    if not _DENSE.search(text, 0, _LONGEST):
        return None
    found = _bracketed(text) if text[0] in _OPENING else _plain(text)
    if found is None:
        return None
    parts, end = found
    mark = _MARK.match(text, end)
    end = mark.end() if mark else end
    dateline = Dateline(
        raw=text[:end].rstrip(),
        location=parts.location,
        agency=parts.agency.name if parts.agency else parts.agency_raw,
        agency_raw=parts.agency_raw,
        date=parts.day.resolve(published) if parts.day else None,
        date_raw=parts.day_raw,
    )
    return dateline, end


def reporter_of(raw: str) -> str | None:
    """The reporter a dateline names ("【ソウル＝小池和樹】", "[부산=스포츠조선 선수민 기자]")."""
    if not _DENSE.search(raw):
        return None
    named = _REPORTER.search(raw)
    if named is not None:
        return (named.group("zh") or named.group("ko")).strip()
    found = _bracketed(raw) if raw[0] in _OPENING else None
    return found[0].reporter if found else None


def _bracketed(text: str) -> tuple[_Parts, int] | None:
    close = text.find(_OPENING[text[0]], 1, _LONGEST)
    if close < 0:
        return None
    inside = text[1:close]
    own = _OWN.match(inside)
    parts = _take_apart(inside[own.end() if own else 0 :])
    labelled = _SPLIT.split(inside)[0].strip() in places().labels
    if parts is None or labelled or not _sound(parts, inside):
        return None
    end = close + 1
    # "(서울=연합뉴스) 홍길동 기자 ="
    after = _REPORTER.match(text, end + (text[end : end + 1] == " "))
    if after is not None and after.group("ko"):
        equals = text.find("=", after.end(), after.end() + 16)
        end = equals + 1 if equals >= 0 else after.end()
    return parts, end


def _plain(text: str) -> tuple[_Parts, int] | None:
    """Read "新华社北京10月20日电（刘艺、杨吉）", "中国网5月13日讯", "記者王小明／台北報導"."""
    mentions = [m for m in agency_book().find(text[:_LONGEST], expected=True) if m.start == 0]
    reporter = _REPORTER.match(text)
    own = _OWN.match(text)
    if not mentions and own is None and not (reporter and reporter.group("zh")):
        return None
    start = mentions[0].end if mentions else own.end() if own else 0
    wire = _WIRE.search(text, start, _LONGEST) or (
        _DATED.search(text, start, _LONGEST) if mentions else None
    )
    if wire is None or any(mark in text[: wire.start()] for mark in "，。,"):
        return None
    parts = _take_apart(text[own.end() if own else 0 : wire.end()])
    if parts is None or not (parts.agency or parts.location):
        return None
    tail = _TAIL.match(text, wire.end() + (text[wire.end() : wire.end() + 1] == " "))
    return parts, tail.end() if tail else wire.end()


def _sound(parts: _Parts, inside: str) -> bool:
    """Whether a bracket's inside is a dateline's: an agency, a place and its reporter or day."""
    if parts.agency is not None:
        return True
    if parts.day is not None and parts.location:
        # "（吉隆坡20日讯）"
        return inside.endswith(_WIRED) and parts.location not in places().labels
    if parts.reporter is not None:
        return parts.split and bool(parts.location or parts.agency_raw)
    return bool(parts.agency_raw and parts.location) and places().is_place(parts.location or "")


def _without_day(inside: str, parts: _Parts) -> str:
    """The stretch with a mark in place of its day, which goes into ``parts``."""
    day = _DAY.search(inside)
    if day is None:
        return inside
    parts.day_raw = day.group()
    year, month = day.group("year"), day.group("month")
    number = int(day.group("day"))
    parts.day = Day(0, 0, 0, number, int(month) if month else None, int(year) if year else None)
    return inside[: day.start()] + "|" + inside[day.end() :]


def _take_apart(inside: str) -> _Parts | None:
    """Tell agency, day and reporter apart; the rest must read like a place, or be nothing."""
    parts = _Parts(split=bool(_SPLIT.search(inside)))
    rest = _without_day(inside, parts)
    mentions: list[Mention] = agency_book().find(rest, expected=True)
    if mentions:
        first, last = mentions[0], mentions[-1]
        parts.agency = first.agency
        parts.agency_raw = rest[first.start : first.end]
        if rest[first.end : last.start].strip("=＝／/・･ ") in ("", parts.agency_raw):
            parts.agency_raw = rest[first.start : last.end].strip()
        rest = rest[: first.start] + "|" + rest[last.end :]
    named = _REPORTER.search(rest)
    if named is not None:
        name = named.group("zh") or named.group("ko")
        end = named.end()
        if named.group("zh"):
            # "記者王小明台北": where the name ends, a known place may begin.
            behind = rest[named.start("zh") : named.start("zh") + _REPORTER_AND_PLACE]
            cuts = (3, 2, 4)
            cut = next(
                (n for n in cuts if places().is_place(_PLACE_END.split(behind[n:])[0])), None
            )
            if cut is not None:
                name, end = behind[:cut], named.start("zh") + cut
        parts.reporter = name.strip()
        rest = rest[: named.start()] + "|" + rest[end:]
    rest = _WIRE.sub("|", rest)
    pieces = [piece.strip(" \u3000・、,-—[]()（）〔〕") for piece in _SPLIT.split(rest)]
    pieces = [piece for piece in pieces if piece]
    return _place(parts, pieces)


def _place(parts: _Parts, pieces: list[str]) -> _Parts | None:
    if not pieces:
        return parts
    if not _PLACE.match(pieces[0]):
        return None
    paper = next(filter(_is_paper, pieces), None) if parts.agency is None else None
    if paper is not None:
        parts.agency_raw = paper  # "[가나일보=홍길동 기자]"
        pieces.remove(paper)
        if not pieces:
            return parts
    named = _CORRESPONDENT.match(pieces[0])
    if len(pieces) == 1 and named and places().is_place(named.group(1)):
        parts.location, parts.reporter = named.groups()
        parts.split = True
        return parts
    if len(pieces) == 2 and parts.split and parts.reporter is None and parts.agency is None:
        parts.location, parts.reporter = pieces
    elif len(pieces) == 1:
        parts.location = pieces[0]
    else:
        return None
    return parts


def _is_paper(name: str) -> bool:
    """Whether a name ends as names of papers do, and no known place has it."""
    return name.endswith(places().papers) and not places().is_place(name)
