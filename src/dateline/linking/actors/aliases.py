"""linking/actors/ reads what a report itself says a name stands for: "X (ABC)", "X, known as Y", "X, nom de guerre Y"."""

from __future__ import annotations

import re

from dateline.grounding.countries import country_of_code, find_country
from dateline.grounding.types import ActorMention
from dateline.linking.settings import actor_settings

_BODIES = frozenset({"organisation", "armed_group", "outlet", "government", "military"})
_ACRONYM = re.compile(r"[^\W_a-z](?:[\w&-]{0,6}[^\W_a-z])\.?")
_NICKNAME = re.compile(r"[“\"‘(]([^\W\d_][\w-]+)[”\"’)]")
_REACH = 120
_QUOTES = "“”\"‘’'"
_MOST_WORDS = 4


def nicknames(name: str) -> tuple[str, ...]:
    """What stands in quotation marks inside a name: "Mohamed “Hemedti” Dagalo"."""
    return tuple(_NICKNAME.findall(name)) if len(name.split()) > 2 else ()


def without_nicknames(name: str) -> str:
    return " ".join(_NICKNAME.sub(" ", name).split()) if nicknames(name) else name


def aliases_after(text: str, mention: ActorMention) -> tuple[str, ...]:
    """Other names that the words right behind a mention by name give its actor. Bounded look ahead."""
    behind = text[mention.end : mention.end + _REACH].split("\n")[0]
    if mention.actor.kind == "person":
        alias = _known_as(behind) or _initials(behind, mention.actor.name)
        return (alias,) if alias else ()
    if mention.actor.kind not in _BODIES:
        return ()
    alias = _short_for(behind, mention.text) or _spelt_out(behind, mention.text)
    return (alias,) if alias else ()


def _known_as(behind: str) -> str:
    """ ", who is better known as Y": the capitalised words that follow, none where they begin with an article."""
    rest = behind.lstrip(" ,(–—-")
    lowered = rest.lower()
    phrase = next((p for p in actor_settings().known_as if lowered.startswith(p + " ")), None)
    if phrase is None or rest == behind:
        return ""
    return _capitalised(rest[len(phrase) :])


def _capitalised(text: str) -> str:
    kept: list[str] = []
    for word in text.split()[: _MOST_WORDS + 1]:
        bare = word.strip(_QUOTES + ",.;:()")
        if not bare or not (bare[0].isupper() or bare.split("-")[0] in actor_settings().inner):
            break
        kept.append(bare)
        if word.rstrip(_QUOTES)[-1:] in ",.;:)" or word[-1] in _QUOTES:
            break
    while kept and kept[-1].lower() in actor_settings().inner:
        kept.pop()
    return " ".join(kept) if len(kept) <= _MOST_WORDS else ""


def _bracketed(behind: str) -> str:
    """The words in brackets right behind, up to a comma within them."""
    if not behind.startswith((" (", " [")):
        return ""
    inside = behind[2:].split(")")[0].split("]")[0].split(",")[0].split(";")[0]
    return inside.strip(_QUOTES + " ").removeprefix("the ").strip(_QUOTES + " ")


def _initials(behind: str, name: str) -> str:
    """ "Mohammed bin Salman (MBS)"."""
    inside = _bracketed(behind)
    letters = "".join(word[0] for word in name.replace("-", " ").split()).lower()
    return inside if len(inside) > 2 and inside.isupper() and inside.lower() == letters else ""


def _short_for(behind: str, name: str) -> str:
    """The short form in brackets, or behind ", or": in capitals, and no country of the world."""
    inside = _bracketed(behind)
    if not inside and behind.startswith(", "):
        phrase = next((p for p in actor_settings().short_for if behind[2:].lower().startswith(p + " ")), None)
        rest = behind[2 + len(phrase) :].split() if phrase else []
        rest = rest[1:] if rest[:1] == ["the"] else rest
        inside = rest[0].strip(_QUOTES + ",.;:)") if rest else ""
    inside = inside.replace(".", "")
    if not _ACRONYM.fullmatch(inside) or sum(c.isupper() for c in inside) < 2 or len(name.split()) < 2:
        return ""
    return "" if find_country(inside) or country_of_code(inside) else inside


def _spelt_out(behind: str, name: str) -> str:
    """ "RSF (Rapid Support Forces)": words in brackets whose first letters are the name."""
    inside = _bracketed(behind)
    short = name.removeprefix("the ").replace(".", "")
    words = inside.replace("-", " ").split()
    if not _ACRONYM.fullmatch(short) or len(words) < 2:
        return ""
    letters = "".join(word[0] for word in words if word.lower() not in actor_settings().idle)
    every = "".join(word[0] for word in words)
    return inside if short.lower() in (letters.lower(), every.lower()) else ""
