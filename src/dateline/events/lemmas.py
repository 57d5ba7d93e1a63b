"""Inside events/: the dictionary form of a word where it is one that the lexicon knows, whatever the tagger's lemma."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_UNDOUBLED = frozenset("bdgmnprt")


class Lemmas:
    """Gives the lemma that the lexicon has: the tagger's own, an irregular form's, or a regular ending undone."""

    __slots__ = ("_cache", "_irregular", "_known")

    def __init__(self, known: frozenset[str], irregular: Mapping[str, str]) -> None:
        self._known = known
        self._irregular = irregular
        self._cache: dict[tuple[str, str], str] = {}

    def of(self, word: str, lemma: str) -> str:
        """Lower-case lemma of a word; the tagger's where nothing of the lexicon fits.

        >>> Lemmas(frozenset({"clash"}), {}).of("clashes", "clashe")
        'clash'
        """
        key = (word, lemma)
        found = self._cache.get(key)
        if found is None:
            found = self._find(word.lower(), lemma.lower())
            if len(self._cache) > 50_000:
                self._cache.clear()
            self._cache[key] = found
        return found

    def _find(self, word: str, lemma: str) -> str:
        if word in self._irregular:
            return self._irregular[word]
        if lemma in self._known:
            return lemma
        return next((form for form in _undone(word) if form in self._known), lemma)


def _undone(word: str) -> Iterator[str]:
    """What the word may be an inflected form of."""
    for ending, replacements in (
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ied", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            for replacement in replacements:
                yield stem + replacement
            if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in _UNDOUBLED:
                yield stem[:-1]
    yield word
