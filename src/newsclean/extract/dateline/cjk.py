"""Datelines in scripts without spaces: "新华社北京10月20日电", "【ニューヨーク＝共同】", "(서울=연합뉴스)".

A stretch - the inside of the opening bracket, or the text up to the word for "wire" or "report" -
is taken apart: what is an agency, a day or a reporter is told by data, what is left is the place.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from newsclean.data.agencies import Agency, Mention, agency_book
from newsclean.data.bylines import dense_words
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
_TITLE = r"\s?(?:인턴|수습|선임|전문|특파원|객원|논설위원)?\s?(?:기자|특파원|통신원)"
_REPORTER = re.compile(
    r"(?:本报|本報|特约|駐.{1,4}|驻.{1,4})?(?:实习)?(?:记者|記者|实习生)\s?(?P<zh>[^\d（）()／/：:|]{2,4})"
    rf"|(?P<ko>[가-힣]{{2,4}}){_TITLE}"
)
# A Korean reporter, the title where there is one, and what stands before the next.
_COLLEAGUE = re.compile(rf"([가-힣]{{2,4}})({_TITLE})?(?:\s?[·ㆍ,]\s?|\s+|(?![가-힣]))")
_HANGUL_WORD = re.compile(r"(?<![가-힣])(?=[가-힣])")
_KOREAN_NAME = 3
# Endings of Korean towns and provinces.
_KOREAN_TOWN = ("시", "군", "구", "도")
# What ends the names of Chinese and Japanese counties and cities.
_DIVISIONS, _SHORTEST = ("縣", "县", "市", "省", "区", "區", "都", "府", "県"), 2
_MARK = re.compile(r"\s*(?:=|＝|[-–—―－]+|[：:])")
_TAIL = re.compile(r"（[^（）]{2,30}）|\((?:记者|記者)[^()]{2,30}\)")
_PLACE = re.compile(
    r"[\u30a0-\u30ff\u3400-\u9fff・·、/／\s]{1,16}$|[가-힣·/,\s]{2,12}$|[A-Za-z .]{3,20}$"
)
_PLACE_END = re.compile(r"[|\d\s／/（）()電电]")
_REPORTER_AND_PLACE = 9
# How long a Chinese name before a place may be, the likeliest first.
_BEFORE_PLACE = (3, 2, 4)
_SPLIT = re.compile(r"[＝=／/|｜ㅣ]")
WIRED = ("电", "電", "讯", "訊")
# The paper's own correspondents.
_OWN = re.compile(r"本报|本報|本刊|本台|本社|本网讯")
# "【北京・山田花子】": where the reporter is, and who.
_CORRESPONDENT = re.compile(r"([^・]{2,10})・([\u3040-\u30ff\u3400-\u9fff]{2,6})$")
# "水谷涼子", "水谷りょうこ": shorter ones are papers' names, too.
_FULL_NAME = re.compile(r"[\u3400-\u9fff々\u3041-\u3096]{3,6}")
# How long a stretch may be, and how far into the text its last word may stand.
_LONGEST = 48


@dataclass(slots=True)
class _Parts:
    location: str | None = None
    agency: Agency | None = None
    agency_raw: str | None = None
    day: Day | None = None
    day_raw: str | None = None
    reporters: list[str] = field(default_factory=list)
    split: bool = False


def read_dense(text: str, published: dt.date | None) -> tuple[Dateline, int] | None:
    """The dateline of an opening in Chinese, Japanese or Korean, and the offset behind it."""
    if not _DENSE.search(text, 0, _LONGEST):
        return None
    found = _bracketed(text) if text[0] in _OPENING else _plain(text)
    if found is None:
        return None
    parts, end = found
    if parts.location and not text[end:].strip() and not _is_town(parts.location):
        return None  # a line of its own may as well be who wrote: "(三浦 千尋、共同)"
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


def reporters_in_dense(raw: str) -> list[str]:
    """The reporters a dateline names ("【ソウル＝小池和樹】", "(세종=연합뉴스) 한도윤 서이진 기자 =")."""
    if not _DENSE.search(raw):
        return []
    named = _REPORTER.search(raw)
    if named is not None:
        return [named.group("zh").strip()] if named.group("zh") else _korean_reporters(raw)[0]
    found = _bracketed(raw) if raw[0] in _OPENING else None
    return found[0].reporters if found else []


def _korean_reporters(text: str) -> tuple[list[str], int, int]:
    """The Korean reporters a text names first, and where they begin and end."""
    for hit in _HANGUL_WORD.finditer(text):
        names, stop = _colleagues(text, hit.start())
        if names:
            return names, hit.start(), stop
    return [], 0, 0


def _colleagues(text: str, at: int) -> tuple[list[str], int]:
    """Names from here on up to the last with a title ("한도윤·서이진 기자"), and the offset behind."""
    listed: list[str] = []
    found, stop = listed, at
    while (hit := _COLLEAGUE.match(text, at)) is not None:
        listed = [*listed, hit[1]]
        at = hit.end()
        if hit[2]:
            found, stop = listed, hit.end(2)
        elif not _is_korean_name(hit[1]):
            break
    return found, stop


def _is_korean_name(word: str) -> bool:
    """Whether a word without a title is a reporter's full name, and no town or paper."""
    named = len(word) == _KOREAN_NAME and word[0] in dense_words().surnames
    other = word.endswith(_KOREAN_TOWN) or agency_book().get(word) or places().is_place(word)
    return named and not other


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
    reporters, stop = _colleagues(text, end + (text[end : end + 1] == " "))
    if reporters:
        equals = text.find("=", stop, stop + 16)
        end = equals + 1 if equals >= 0 else stop
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
        return inside.endswith(WIRED) and parts.location not in places().labels
    if parts.reporters:
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
    if named is not None and named.group("ko"):
        parts.reporters, start, end = _korean_reporters(rest)
        rest = rest[:start] + "|" + rest[end:]
    elif named is not None:
        reporter, end = _chinese_reporter(rest, named)
        parts.reporters = [reporter]
        rest = rest[: named.start()] + "|" + rest[end:]
    rest = _WIRE.sub("|", rest)
    pieces = [piece.strip(" \u3000・、,-—[]()（）〔〕") for piece in _SPLIT.split(rest)]
    pieces = [piece for piece in pieces if piece]
    return _place(parts, pieces)


def _chinese_reporter(text: str, named: re.Match[str]) -> tuple[str, int]:
    """A reporter's name and the offset behind it; a known place may follow ("記者王小明台北")."""
    behind = text[named.start("zh") : named.start("zh") + _REPORTER_AND_PLACE]
    for cut in _BEFORE_PLACE:
        if _is_town(_PLACE_END.split(behind[cut:])[0]):
            return behind[:cut].strip(), named.start("zh") + cut
    return named.group("zh").strip(), named.end()


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
    if pairs := _pairs(parts, pieces):
        return pairs
    named = _CORRESPONDENT.match(pieces[0])
    if len(pieces) == 1 and named and places().is_place(named.group(1)):
        parts.location, reporter = named.groups()
        parts.reporters = [reporter]
        parts.split = True
        return parts
    if len(pieces) == 2 and parts.split and not parts.reporters and parts.agency is None:
        parts.location, reporters = pieces
        parts.reporters = reporters.split("、")
    elif len(pieces) == 2 and (parts.reporters or parts.agency) and any(map(_is_town, pieces)):
        # "[가나스포츠 | 부산 = 홍길동 기자]", "【ジュネーブAFP＝北斗】": beside the place who prints it
        place, other = sorted(pieces, key=_is_town, reverse=True)
        parts.location = place
        if parts.agency and not parts.reporters and _are_names(other):
            parts.reporters = other.split("、")  # "【パリ共同＝水谷涼子】"
        parts.agency_raw = parts.agency_raw or other
    elif len(pieces) == 1:
        parts.location = pieces[0]
    else:
        return None
    return parts


def _pairs(parts: _Parts, pieces: list[str]) -> _Parts | None:
    """Several places, each with its reporter: "【フランクフルト＝岡本理沙、ロンドン＝小早川健】"."""
    inner = [piece.split("、") for piece in pieces[1:-1]]
    if not parts.split or parts.agency or not inner or any(len(piece) < 2 for piece in inner):
        return None
    # Between two marks stand the reporters of one place, and the next place.
    towns = [pieces[0], *(town for *_, town in inner)]
    if not all(map(_PLACE.match, towns)) or not any(map(_is_town, towns)):
        return None
    parts.location = "、".join(towns)
    parts.reporters = [name for *names, _ in inner for name in names] + pieces[-1].split("、")
    return parts


def _are_names(text: str) -> bool:
    """Whether a stretch is Japanese names of people in ideographs, with a comma between."""
    return all(map(_FULL_NAME.fullmatch, text.split("、"))) and not _is_paper(text)


def _is_town(name: str) -> bool:
    """Whether a name is that of a known place, with or without what it is ("屏東縣")."""
    return places().is_place(name) or (
        name.endswith(_DIVISIONS) and places().is_place(name[:-1]) and len(name) > _SHORTEST
    )


def _is_paper(name: str) -> bool:
    """Whether a name ends as names of papers do, and no known place has it."""
    return name.endswith(places().papers) and not places().is_place(name)
