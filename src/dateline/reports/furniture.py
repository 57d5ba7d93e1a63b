"""Tells a page's furniture from the report: share bars, section lines, rights, addresses, counters, captions."""

from __future__ import annotations

import re

from dateline.reports.lexicon import agencies, furniture_words
from dateline.reports.words import ends_like_sentence, is_capitals, plain_words, written_words

# Longer than this, a line is prose, whatever it begins with.
_LONGEST_INVITATION = 30
_LONGEST_LINE = 400  # the same in characters, and generously
_LONGEST_SPOKEN = 20
_LONGEST_NOTICE = 90
_LONGEST_NOTICE_TEXT = 12 * _LONGEST_NOTICE
_LONGEST_LABEL = 9
_BULLETS = " \t*•·►▶»>|-–—→↓#_✉☎©"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}|(?<!\w)#\w+")
_LINK = re.compile(r"https?://|www\.|[\w-]@[\w-]")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.")
_COUNTER = re.compile(
    r"(?:(?:published|posted|updated|last updated):? )?(?:\d[\d,.]{0,9}[km]?|no|one|a few)\+? "
    r"(?:min(?:ute)?s?(?: read)?|comments?|views?|shares?|likes?|reads?|tweets?"
    r"|replies|reactions|photos?|images?|followers|(?:hour|minute|day|week|month|hr|min)s? ago)|\d{1,2}\s?[hmd] ago",
    re.IGNORECASE,
)
_SPLIT = re.compile(r"\s[|/>»›•·:–—-]{1,2}\s|[|>»›•·]")
# "Copyright" alone may begin a sentence; with a year, a sign or a name behind it, it begins a notice.
_RIGHTS_HEAD = re.compile(
    r"©|&copy;|\([cC]\)\s?(?:19|20)\d\d"
    r"|(?i:copyright)(?:[\s:.,-]{0,4}(?:©|\([cC]\)|&copy;|(?:19|20)\d\d|(?i:by|notice|reserved)\b|[A-Z])|\W{0,3}$)"
)

# "The Hill Courier © 2021 | Share | Contact": the holder may stand before the sign.
_RIGHTS_SIGN = re.compile(r"(?:©|\(c\))\s?(?:19|20)\d\d")
_BAR = re.compile(r"\s[|–—-]\s")
_LONGEST_PHRASE = 40
_RIGHTS_TAIL = re.compile(r"(?<=[.!?…”\"')])\s+(?=©|\(c\) ?\d|copyright\b)", re.IGNORECASE)


def furniture_reason(text: str) -> str | None:
    """The reason code where the whole line is furniture, None where it is not, or where it is in doubt.

    Codes: mark, address, counter, copyright, caption, invitation, phrase, section. None of them needs the line's place.
    """
    folded = text.casefold().strip(_BULLETS)
    if not folded or folded.strip("[]() .") in furniture_words().mark or not any(char.isalnum() for char in text):
        return "mark"
    if is_rights_notice(text):
        return "copyright"
    if folded.startswith(furniture_words().caption) and not folded.startswith("video shows"):
        return "caption"
    if len(text) > _LONGEST_LINE or len(words := plain_words(text)) > _LONGEST_INVITATION:
        return None
    if _is_address(text):
        return "address"
    if all(_COUNTER.fullmatch(piece.strip(" .")) for piece in _pieces(folded)):
        return "counter"
    if _starts_with_phrase(folded):
        return "invitation"
    return _label_reason(text, words) or ("invitation" if _is_call(words, text) else None)


def opens_related(text: str) -> bool:
    """True for a line such as "Related articles:" behind which links to other reports stand."""
    return tuple(plain_words(text)) in furniture_words().related


def is_rights_notice(text: str) -> bool:
    """True where the line as a whole is a notice of rights, and not a sentence that has one behind it."""
    if len(text) > _LONGEST_NOTICE_TEXT:
        return False
    folded = text.casefold().strip(_BULLETS + "(")
    if _RIGHTS_HEAD.match(text.strip(" *")):
        # Copyright law and infringement are subjects, not notices.
        return (
            not folded.startswith(("copyright law", "copyright infring")) and len(plain_words(text)) <= _LONGEST_NOTICE
        )
    marks = [found for phrase in furniture_words().rights if (found := folded.find(phrase)) >= 0]
    marks += [sign.start() for sign in [_RIGHTS_SIGN.search(folded)] if sign is not None]
    at = min(marks, default=-1)
    if at < 0 or len(plain_words(text)) > _LONGEST_NOTICE:
        return False
    # What stands before the notice is its holder, not a sentence of the report.
    before = written_words(text)[: len(plain_words(folded[:at]))]
    if len(before) > 12:
        return False
    names_itself = 0 < len(before) <= 4 and before[0].lower() in ("this", "these", "our", "any", "no")
    return names_itself or all(word[0].isupper() or len(word) < 5 for word in before)


def rights_tail(text: str) -> int | None:
    """Where, in a paragraph that ends in a notice of rights, the notice begins; None where there is none."""
    for match in _RIGHTS_TAIL.finditer(text, max(0, len(text) - _LONGEST_NOTICE_TEXT)):
        if is_rights_notice(text[match.end() :]):
            return match.end()
    return None


def section_outlet(text: str) -> str | None:
    """The outlet of a line such as "Anadolu Agency WORLD" or "Hill Courier | Politics"; "" where only sections stand there."""
    if len(written_words(text)) > _LONGEST_LABEL or ends_like_sentence(text):
        return None
    pieces = [piece.strip() for piece in _SPLIT.split(text) if piece.strip()]
    named = [piece for piece in pieces if not _is_section(piece)]
    if not named:
        return ""
    if len(named) < len(pieces):
        return named[0] if len(named) == 1 and _is_name_like(named[0]) else None
    return _outlet_before_section(text) if len(pieces) == 1 else None


def is_label(text: str) -> bool:
    """True for a section or a phrase of a page: "Breaking News", "Must read"."""
    words = tuple(plain_words(text))
    return words in furniture_words().section or words in furniture_words().whole


def _outlet_before_section(text: str) -> str | None:
    words = text.split()
    for size in (3, 2, 1):
        outlet, section = " ".join(words[:-size]), " ".join(words[-size:])
        if not outlet or not _is_section(section):
            continue
        if agencies().is_agency(outlet) or (is_capitals(section) and _is_name_like(outlet) and not is_capitals(outlet)):
            return outlet
    return None


def _is_section(text: str) -> bool:
    return tuple(plain_words(text)) in furniture_words().section


def _is_name_like(text: str) -> bool:
    words = [word for word in written_words(text) if len(word) > 3]
    return (
        bool(words)
        and all(word[0].isupper() or word[0].isdigit() for word in words)
        and not any(c in text for c in ",;")
    )


def _pieces(text: str) -> list[str]:
    return [piece for piece in _SPLIT.split(text) if piece.strip()]


def _is_address(text: str) -> bool:
    rest, found = _ADDRESS.subn(" ", text)
    if not _LINK.search(text):
        # Hashtags stand in headlines too; only alone are they furniture. A handle alone may be who spoke.
        return found > 0 and not plain_words(rest)
    most = 15 if _MAIL.search(text) else 3
    return found > 0 and len(plain_words(rest)) <= most and not ends_like_sentence(rest.strip())


def _starts_with_phrase(folded: str) -> bool:
    phrase = next((phrase for phrase in furniture_words().start if folded.startswith(phrase)), None)
    if phrase is None:
        # "Also read | ..." is "Also read: ..." set otherwise.
        barred = _BAR.sub(": ", folded[:_LONGEST_PHRASE], count=1)
        phrase = next(
            (phrase for phrase in furniture_words().start if phrase[-1] == ":" and barred.startswith(phrase)), None
        )
        return phrase is not None
    if ends_like_sentence(folded) and len(plain_words(folded)) > _LONGEST_SPOKEN:
        return False
    return not folded[len(phrase) : len(phrase) + 1].isalpha()


def _is_call(words: list[str], text: str) -> bool:
    """ "Follow the Courier on all platforms": what the reader is to do, and where. With a comma someone else may say it."""
    known = furniture_words()
    return (
        bool(words)
        and words[0] in known.calls_head
        and len(words) <= _LONGEST_SPOKEN
        and not any(mark in text for mark in ',;:"“')
        and any(tuple(words[-len(tail) :]) == tail for tail in known.calls_tail)
    )


def _label_reason(text: str, words: list[str]) -> str | None:
    named = [word for word in words if not word.isdigit()]
    if len(named) > 3 * _LONGEST_LABEL or not named:
        return None
    if _covered(named):
        return "phrase"
    if _is_trail(text):
        return "section"
    return "section" if section_outlet(text) is not None else None


def _is_trail(text: str) -> bool:
    """True for "Home > Africa > Sudan": a section or "Home", then names, with arrows between."""
    steps = [step.strip() for step in re.split(r"[>»›]", text) if step.strip()]
    return len(steps) > 1 and is_label(steps[0]) and all(_is_name_like(step) or is_label(step) for step in steps[1:])


def _covered(words: list[str]) -> bool:
    """True where the words are nothing but furniture phrases and sections, one behind the other, longest first."""
    phrases, sections = furniture_words().whole, furniture_words().section
    at = 0
    seen_phrase = False
    while at < len(words):
        for size in range(min(6, len(words) - at), 0, -1):
            piece = tuple(words[at : at + size])
            if piece in phrases or piece in sections:
                seen_phrase = seen_phrase or piece in phrases
                at += size
                break
        else:
            return False
    return seen_phrase
