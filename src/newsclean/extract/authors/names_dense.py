"""Names in Chinese, Japanese and Korean bylines: "本报记者 王乐文 方 敏", "文/栗思", "배윤경 기자"."""

from __future__ import annotations

import re
from functools import cache

from newsclean.data.agencies import agency_book
from newsclean.data.alternatives import alternatives
from newsclean.data.bylines import dense_words, words
from newsclean.data.places import places

_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_KOREAN = re.compile(
    r"(?<![가-힣])([가-힣]{2,4})(?<!의)\s?(?:인턴|수습|선임|전문|객원|논설위원)?\s?(?:기자|특파원|통신원|에디터)"
)
_NAMES = re.compile(
    r"[\u3400-\u9fff\u30a0-\u30ff\u3041-\u3096]{1,12}(?:[·・][\u3400-\u9fff\u30a0-\u30ff]{1,10})*"
    r"|[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){0,3}"
)
_ORGANISATION = re.compile(
    r"时间|日期|年月日|社$|网$|網$|報$|报$|新聞|新闻|电台|编辑部|編集部|会社|センター|公司|中心|報導$|报道$|報道$|통신|新报|ドットコム|機構|デジタル|在人间|^(?:기사)?(?:입력|수정|승인|등록)$"
    r"|分享|全文|收藏|评论|評論|下载|下載|登录|登入|关注|字号"
)
_JOBS = ("评论员", "评论員", "记者", "記者", "通讯员", "作者")
_DATE = re.compile(r"\s\d{4}\s?[年년./-]")
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}$|[\u3400-\u9fff]{1,3}[ \u3000][\u3400-\u9fff]{1,3}$")
_KANA_NAME = re.compile(
    r"(?=[\u3400-\u9fff]{0,6}[\u3040-\u30ff])[\u3040-\u30ff\u3400-\u9fff・ー]{2,8}$|[\u30a0-\u30ff]{2,12}[ \u3000][\u30a0-\u30ff]{2,12}$"
)
_HANGUL_NAME = re.compile(r"[가-힣]{2,4}$")
_HANGUL = re.compile(r"[가-힣]{2,4}(?![가-힣])")
# "이지은·" before "최유진 기자"
_LISTED = re.compile(r"(?<![가-힣])(?:[가-힣]{3}\s?[·ㆍ,]\s?){1,8}$")
# "ロンドン山田花子", "東京＝小林誠"
_TOWN_AND_NAME = re.compile(
    r"([\u30a0-\u30ff]{2,10})(?:\s?[＝=・]\s?)?([\u3400-\u9fff][\u3040-\u30ff\u3400-\u9fff]{1,5})$"
    r"|([\u3040-\u30ff\u3400-\u9fff]{2,10})\s?[＝=・]\s?([\u3040-\u30ff\u3400-\u9fff]{2,6})$"
)
_REPORT = re.compile(
    r"(?:^|[／/|｜]\s?)([\u3400-\u9fff]{2,4}(?:[\s、][\u3400-\u9fff]{2,4}){0,5}?)\s?(?:報導|報道|报道)(?![\u3400-\u9fff])"
)
_HAN_RUN = re.compile(r"(?<=[\s\u3000、,])[\u3400-\u9fff]{1,6}$")
# Where a bracket, a bar or a line ends what is listed.
_CLOSES = re.compile(r"[（(）)\n|丨【】]")
# How long a name may be before the town behind it ("林佳慧台北14日電").
_BEFORE_TOWN = (3, 2, 4)
_KOREAN_NAME = 3


def dense_names(text: str) -> list[str] | None:
    """The names of a byline in a script without spaces; None where it is in another script.

    >>> dense_names("本报记者 王乐文 方 敏"), dense_names("글 최유진 사진 한도윤")
    (['王乐文', '方 敏'], ['최유진'])
    """
    if not _DENSE.search(text[:80]):
        return None
    text = text.strip(" \u3000（）()【】")
    korean = _korean_names(text)
    if korean:
        return list(dict.fromkeys(korean))
    titled = _titled().match(text)
    if titled is not None and not _ORGANISATION.search(titled[1]):
        return [titled[1]]
    names = _reporting(text) or cued_names(text)
    if names:
        return names
    return _whole(_DATE.split(text)[0].strip())


def is_cued(text: str) -> bool:
    """Whether a line begins with a word that announces a name, or names a Korean reporter.

    >>> is_cued("文/栗思"), is_cued("배윤경 기자"), is_cued("文字大小")
    (True, True, False)
    """
    bare = text.strip("（）()【】[]/ ")
    if not _DENSE.search(bare):
        return False
    label = _marked().match(bare)
    labelled = label is not None and label.group().endswith((":", "："))
    return labelled or bool(_sure_cue().match(bare) or _KOREAN.match(bare))


def has_cue(text: str) -> bool:
    """Whether a line has a word in it that announces a name ("来源：北湖网 作者：林知远").

    >>> has_cue("来源：北湖网作者：林知远"), has_cue("分享到微信")
    (True, False)
    """
    return bool(_DENSE.search(text) and _sure_cue().search(text))


@cache
def _sure_cue() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(dense_words().sure)})(?:\s?[:：/／丨|｜●＝=・]|[\s\u3000])"
    )


@cache
def _cue() -> re.Pattern[str]:
    """Read words that announce names, up to the names: "文", "取材・文＝", "聞き手・", "记者 "."""
    cues = rf"(?:{alternatives(dense_words().cues)}|(?<![\u3400-\u9fff])文)"
    return re.compile(rf"(?:{_marked().pattern}|{cues}{_also()}\s?[:：/／丨|｜●＝=・‧\s]?)\s*")


@cache
def _titled() -> re.Pattern[str]:
    """Read a name with its bearer's job in brackets ("佐藤美沙季（編集委員）")."""
    jobs = alternatives(dense_words().cues)
    return re.compile(rf"([\u3400-\u9fff\u3040-\u30ff]{{2,6}})\s?[（(](?:{jobs})[）)]?$")


@cache
def _marked() -> re.Pattern[str]:
    """Read words that announce names with a mark behind them ("構成・", "撰写：")."""
    marked = rf"(?<![\u3400-\u9fff])(?:{alternatives(dense_words().marked)})"
    return re.compile(rf"{marked}{_also()}(?:\s?[:：/／丨|｜●＝=・‧]|[\s\u3000])")


@cache
def _also() -> str:
    """What else a writer did, as a pattern: "・写真", "/图"."""
    pictures = alternatives(word for word in words().pictures if _DENSE.search(word))
    marked = alternatives(dense_words().marked)
    return rf"(?:[・‧·/／、&＆+＋](?:{marked}|{pictures}|撰文|文|图|圖|摄|攝))*"


@cache
def _stop() -> re.Pattern[str]:
    """Read words for other people and things, digits, and labels ("翻訳：") that announce no name."""
    lists = dense_words()
    author = alternatives(lists.cues | lists.marked | {"文"})
    label = rf"[\s\u3000](?![^\s:：＝=]*(?:{author})[:：＝=])[^\s:：＝=]{{1,8}}[:：＝=]"
    return re.compile(rf"{label}|\d|{alternatives(lists.stops)}")


@cache
def _korean_picture() -> re.Pattern[str]:
    """Read a photographer before the writer ("사진 한도윤 글 최유진")."""
    cues = alternatives(dense_words().korean)
    picture = r"^(?:사진|그림|일러스트|영상)\s?[=:：]?\s?[가-힣]{2,4}[\s,/·]+"
    return re.compile(rf"{picture}(?=(?:{cues})[\s=:：])")


@cache
def _korean_cue() -> re.Pattern[str]:
    """Read "글 ", "글·사진 ", "취재=" at the beginning of a line."""
    picture = r"(?:\s?[·ㆍ/,&]\s?(?:사진|그림|일러스트|영상))"
    return re.compile(
        rf"(?:{alternatives(dense_words().korean)})({picture}?\s?[=:：]|{picture}|\s)\s*"
    )


def _korean_names(text: str) -> list[str]:
    """Korean reporters, or whom "글" announces where a mark or a family name tells that it does."""
    text = _korean_picture().sub("", text)
    cue = _korean_cue().match(text)
    if cue is None:
        return [name for hit in _KOREAN.finditer(text[:300]) for name in (*_joined(hit), hit[1])]
    stop = _stop().search(text, cue.end())
    listed = text[cue.end() : stop.start() if stop else cue.end() + 60]
    names = [name for hit in _KOREAN.finditer(listed) for name in (*_joined(hit), hit[1])]
    first = _HANGUL.match(listed)
    if first is not None and _is_korean(first[0]) and first[0] not in names:
        names = [first[0]]  # "글 : 하윤석  월간백두 기자"
    names = names or _HANGUL.findall(listed)
    pictured = stop is not None and stop.group().strip() in words().pictures
    told = cue.group(1).strip() or pictured
    return [name for name in names if told or _is_korean(name)]


def _joined(reporter: re.Match[str]) -> list[str]:
    """Names that stand before a Korean reporter's, with a dot or a comma ("이지은·최유진 기자")."""
    before = _LISTED.search(reporter.string, 0, reporter.start())
    return [name for name in _HANGUL.findall(before[0]) if _is_korean(name)] if before else []


def _is_korean(name: str) -> bool:
    """Whether a name begins as three in four Koreans' do, and is as long."""
    return len(name) == _KOREAN_NAME and name[0] in dense_words().surnames


def cued_names(text: str) -> list[str]:
    """The names behind the first word that announces some ("记者", "文", "作者")."""
    for cue in _cue().finditer(text[:80]):
        names = _listed(text[cue.end() : cue.end() + 60])
        if names:
            return names
    return []


def _reporting(text: str) -> list[str]:
    """The names before a word that says that these report ("即時中心／林以恩報導", "黃子婷 方俊宏 報導")."""
    told = _REPORT.search(text)
    names = told[1].split() if told is not None else []
    people = all(name[0] in words().surnames for name in names)
    return names if people and not any(map(_ORGANISATION.search, names)) else []


def _listed(text: str) -> list[str]:
    """Names behind a cue; single characters apart by a blank are one name ("方 敏")."""
    text = _marked().sub(" ", text.lstrip("（( "))
    stop = _stop().search(text)
    text = _CLOSES.split(_before_stop(text[: stop.start()], stop.group()) if stop else text)[0]
    found: list[str] = []
    pending = False
    for hit in _NAMES.finditer(text):
        name = hit.group()
        if pending and len(name) == 1:
            found[-1] += f" {name}"
            pending = False
            continue
        pending = len(name) == 1
        found.append(name)
    if found and stop and text.endswith(found[-1]):
        found[-1] = _without_town(found[-1])
    return [
        name
        for place, name in enumerate(found)
        if len(name) > 1
        and not _ORGANISATION.search(name)
        and not name.endswith(_JOBS)
        and not (place and places().is_place(name))
    ]


def _before_stop(text: str, stop: str) -> str:
    """The text before a stop without the word that the stop is the end of ("每经编辑")."""
    compound = None if stop.isdigit() else _HAN_RUN.search(text)
    if compound is None or compound.group()[0] in words().surnames:
        return text
    return text[: compound.start()]


def _without_town(name: str) -> str:
    """A name without the town behind it ("林佳慧台北")."""
    return next((name[:n] for n in _BEFORE_TOWN if places().is_place(name[n:])), name)


def _whole(text: str) -> list[str]:
    """The text as one name, perhaps behind a town, if it is nothing else."""
    located = _TOWN_AND_NAME.match(text)
    if located is not None:
        town, name = (part for part in located.groups() if part)
        text = name if places().is_place(town) else text
    if _ORGANISATION.search(text) or text.startswith("佚名") or _stop().match(text):
        return []
    if text in words().alone or agency_book().get(text) is not None:
        return []
    for form in (_HAN_NAME, _HANGUL_NAME, _KANA_NAME):
        if form.match(text):
            return [text]
    return []
