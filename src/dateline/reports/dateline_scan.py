"""Walks over the head of one paragraph and takes what a dateline is made of: tags, a place, a date, an agency."""

from __future__ import annotations

import re

from dateline.reports.dates import DateMention, find_dates
from dateline.reports.lexicon import agencies, date_words, outlet_words
from dateline.reports.words import plain_words

TAG = re.compile(
    r"[\[(](?:text|report|excerpts?|editorial|commentary|passage omitted|article|interview|correction|urgent|live"
    r"|update \d|updated?)[\])]\s*",
    re.IGNORECASE,
)
DASH = re.compile(r"\s*(?:[—–―]|\s\|\s|--+|\s-|-\s|_\s|_$|-$)\s*")
_BRACKET = re.compile(r"[(\[/]\s*([^()\[\]/\n]{2,60}?)\s*[)\]/]")
_PLACE_WORD = r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?"
_PLACE = re.compile(rf"{_PLACE_WORD}(?:(?:,\s?|\s?/\s?|\s|-){_PLACE_WORD}){{0,8}}")
_GAP = re.compile(r"[\s,.]*")
_WORDS = tuple(re.compile(rf"\S+(?:\s\S+){{{size - 1}}}") for size in (4, 3, 2, 1))


class DatelineScan:
    """Walks over the head of one paragraph, from left to right, never back."""

    def __init__(self, head: str) -> None:
        self.head = head
        self.at = 0
        self.place = ""
        self.date: DateMention | None = None
        self.agency_name: str | None = None
        self.bracketed: str | None = None
        self.is_slashed = False

    def tags(self) -> None:
        while (match := TAG.match(self.head, self.at)) is not None:
            self.at = match.end()

    def place_and_date(self) -> None:
        dates = find_dates(self.head, short_years=True)
        self.date = dates[0] if dates else None
        end = self.date.start if self.date else len(self.head)
        match = _PLACE.match(self.head, self.at, end)
        if match is not None:
            self._take_place(match)
        if self.date is not None:
            gap = self.head[self.at : self.date.start]
            if _only_weekday(gap) or _BRACKET.fullmatch(gap.strip(" ,.")):
                self._take_gap(gap)
                self.at = self.date.end
            else:
                self.date = None

    def _take_place(self, match: re.Match[str]) -> None:
        kept: list[str] = []
        end = self.at
        for word in re.finditer(_PLACE_WORD, match.group()):
            written = word.group().strip(".")
            if written.lower() in date_words().weekdays and kept:
                break
            if not written[0].isupper() and written.lower() not in outlet_words().small:
                break
            kept.append(written)
            end = match.start() + word.end()
        if kept and kept[-1].lower() in outlet_words().small:
            return
        self.place = self.head[self.at : end].strip(" ,.")
        self._split_agency(match.start(), end)

    def _split_agency(self, start: int, end: int) -> None:
        """Without brackets ("YEREVAN, ARMENPRESS"), what stands behind the last comma is the agency."""
        self.at = end
        if "," in self.place:
            place, last = self.place.rsplit(",", 1)
            if agencies().name_of(last) is not None:
                self.place, self.agency_name = place.strip(), agencies().name_of(last)
        elif agencies().name_of(self.place) is not None and len(plain_words(self.place)) < 4:
            self.place, self.agency_name = "", agencies().name_of(self.place)

    def _take_gap(self, gap: str) -> None:
        bracket = _BRACKET.search(gap)
        if bracket is None:
            return
        if agencies().name_of(bracket[1]) is not None or outlet_words().last & set(plain_words(bracket[1])):
            self._name(bracket[1])
        else:
            # "Arauca (Colombia), 5 Jan": a country in brackets belongs to the place.
            self.place = f"{self.place} ({bracket[1]})"

    def agency(self) -> None:
        """An agency in brackets or slashes, or behind a comma, maybe with the date inside: "(AFP, 3 May)"."""
        gap = _GAP.match(self.head, self.at)
        at = gap.end() if gap else self.at
        bracket = _BRACKET.match(self.head, at)
        if bracket is not None:
            self.at = bracket.end()
            self.is_slashed = bracket.group().startswith("/")
            self._name(bracket[1])
            if self.date is None:
                self._date_after()
            return
        for words in (pattern.match(self.head, at) for pattern in _WORDS):
            # Named without brackets, an agency ends its piece: "ARMENPRESS." or "AZERTAC -".
            if words and (name := agencies().name_of(words.group())) and self.date is not None:
                tail = words.group()[-1] in ".,:" or DASH.match(self.head, words.end()) is not None
                if tail:
                    self.agency_name, self.at = name, words.end() - (words.group()[-1] in ".,:")
                    return

    def _date_after(self) -> None:
        dates = find_dates(self.head, short_years=True)
        first = next((mention for mention in dates if mention.start >= self.at), None)
        if first is not None and self.head[self.at : first.start].strip(" ,.-–—") == "":
            self.date, self.at = first, first.end

    def _name(self, inside: str) -> None:
        dates = find_dates(inside, short_years=True)
        name = inside if not dates else (inside[: dates[0].start] + inside[dates[0].end :])
        name = name.strip(" ,.;-–—")
        if dates and self.date is None:
            self.date = dates[0]
        self.bracketed = name
        self.agency_name = agencies().name_of(name) or self.agency_name


def _only_weekday(gap: str) -> bool:
    words = plain_words(gap)
    return len(gap) <= 14 and all(word in date_words().weekdays for word in words)
