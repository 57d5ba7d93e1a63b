"""Who speaks: gives the source of each draft its actor, and carries a speaker on over sentences that name nobody."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from dateline.claims.spans.drafts import Draft
from dateline.claims.types import Span
from dateline.claims.voices.pairs import Together
from dateline.grounding.actors.fold import name_key
from dateline.grounding.actors.lexicon import bodies
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import Actor, ActorMention
from dateline.ids import content_id
from dateline.reports.types import Report

_ARTICLES = ("the ", "a ", "an ", "some ", "several ", "many ", "other ", "his ", "her ", "their ", "its ")
_VAGUE = frozenset(
    {"he", "she", "it", "they", "who", "that", "which", "one", "some", "others", "many", "both", "i", "we", "you"}
)
_LONGEST_NAME = 80
_LONGEST_PAIR = 40
_BODIES = ("organisation", "armed_group", "outlet")
_DETERMINED = (*_ARTICLES, "another ", "one ", "two ", "three ")
_MANY = frozenset({"several", "many", "most", "some", "both", "other", "others", "few", "two", "three", "four", "five"})
NOBODY = "unnamed speaker"


def outlet(report: Report) -> Actor:
    """The voice of the report's own sentences: its agency, else its source, else an outlet without a name, one per report."""
    name = report.agency or report.source
    if name:
        return Actor(content_id("a", "outlet", name_key(name), ""), name, "outlet", None, None, name)
    return Actor(content_id("a", "outlet", "", report.report_id), "unnamed outlet", "outlet", None)


def unnamed(text: str, country: str | None = None) -> Actor:
    """Somebody of whom the report gives no more than these words."""
    name = " ".join(text.split())
    lowered = name.lower()
    for article in _ARTICLES:
        if lowered.startswith(article):
            name = name[len(article) :]
            break
    if lowered in _VAGUE or not name.strip():
        name = NOBODY
    name = name[:_LONGEST_NAME].rsplit(" ", 1)[0] if len(name) > _LONGEST_NAME else name
    return Actor(content_id("a", "unnamed", name_key(name), country or ""), name, "unnamed", country)


def _joined(tree: Tree, head: int) -> list[int]:
    """ "X and Y's president, Z, offered": a slip of the parse, by which the second is told as what the first is."""
    after = head + 1
    while after < len(tree.tokens) and tree.tokens[after].head == head and tree.is_a(after, "flat"):
        after += 1
    while after < len(tree.tokens) and tree.tokens[after].text == "-":
        after += 2
    and_next = after < len(tree.tokens) and tree.tokens[after].text.lower() == "and"
    # "President X and Y's president offered": X, whom the parse takes for another owner of the president
    owners = tree.kids(head, "nmod:poss") if tree.tokens[head].xpos in ("NN", "NNP") else []
    joined = [k for k in owners if tree.kids(k, "nmod:desc") and not tree.kids(k, "case", "conj")]
    return joined + ([kid for kid in tree.kids(head, "appos") if kid > after] if and_next else [])


class Speakers:
    """The actors whom the sources of a report mean, by the mentions that grounding found."""

    def __init__(self, report: Report, mentions: tuple[ActorMention, ...]) -> None:
        self.report = report
        self.mentions = mentions
        self.starts = [m.start for m in mentions]
        self.outlet = outlet(report)
        self.together = Together(report.text, mentions)

    def within(self, span: Span) -> list[ActorMention]:
        """Mentions that overlap a span."""
        low = bisect_left(self.starts, span[0])
        while low > 0 and self.mentions[low - 1].end > span[0]:
            low -= 1
        return [m for m in self.mentions[low : bisect_right(self.starts, span[1])] if m.start < span[1]]

    def at(self, offset: int) -> ActorMention | None:
        """The mention that holds an offset."""
        found = bisect_right(self.starts, offset) - 1
        if found >= 0 and offset < self.mentions[found].end:
            return self.mentions[found]
        return None

    def of(self, draft: Draft) -> tuple[Actor, ...]:
        """The actors of a draft's source: several where it joins several ("France, Russia and NATO"); () where it has none."""
        if draft.speaker is None or not draft.source:
            return ()
        tree = draft.tree
        pair = self._pair(draft, draft.speaker)
        if pair:
            return pair
        heads = [draft.speaker, *tree.kids(draft.speaker, "conj"), *_joined(tree, draft.speaker)]
        for conjunct in heads[1:]:
            heads.extend(k for k in tree.kids(conjunct, "conj") if k not in heads)
        if self._mention(draft, draft.speaker) is None:
            members = [k for k in tree.kids(draft.speaker, "nmod", "obl") if tree.case(k) in ("including", "such as")]
            heads.extend(k for m in members for k in (m, *tree.kids(m, "conj")))
        named: list[Actor] = []
        for head in heads[:12]:
            mention = self._mention(draft, head)
            if mention is None or mention.actor in named or (named and self._bare_title(mention)):
                continue  # "X, director of Y, and chairman of Z" is one
            named.append(mention.actor)
        if named:
            return tuple(named)
        return (self._described(draft),)

    def _bare_title(self, mention: ActorMention) -> bool:
        """A title of one, with no article and no name: another office of who is named before it."""
        text = mention.text
        unnamed = mention.actor.kind == "unnamed" and mention.form == "title" and mention.actor.office is not None
        return unnamed and not text.lower().startswith(_DETERMINED) and not text.split()[0].endswith("s")

    def _pair(self, draft: Draft, head: int) -> tuple[Actor, ...]:
        """Those who are meant by "both sides", or by "they" behind "X and Y" where grounding found no nearer group."""
        start, end = draft.source[0]
        if end - start > _LONGEST_PAIR:
            return ()
        meant = self.together.meant(self.report.text[start:end], start)
        mention = self._mention(draft, head)
        if not meant or mention is None or mention.actor.kind == "unnamed":
            return meant
        if mention.form != "pronoun":
            return ()
        last = bisect_left(self.starts, mention.start) - 1
        near = next(
            (m for m in self.mentions[max(last - 40, 0) : last + 1][::-1] if m.actor in (mention.actor, *meant)), None
        )
        return meant if near is None or near.actor in meant else ()

    def nobody(self, draft: Draft, actors: tuple[Actor, ...], last: tuple[Actor, ...]) -> bool:
        """A pronoun that grounding gave to nobody, and that may mean the one who spoke last."""
        if draft.speaker is None or actors[0].name != NOBODY:
            return False
        word = draft.tree.tokens[draft.speaker].text.lower()
        words = last[0].name.lower().split()
        many = last[0].kind == "unnamed" and (words[0] in _MANY or words[-1].endswith("s"))
        person = last[0].kind in ("person", "unnamed") and not many
        return person if word in ("he", "she", "him", "her") else word in ("it", "they") and last[0].kind != "person"

    def _mention(self, draft: Draft, head: int) -> ActorMention | None:
        """The mention at a head; behind a title ("the minister, X") or a document ("the ministry's statement") that one."""
        tree = draft.tree
        token = tree.tokens[head]
        at_head = self.at(token.start)
        if at_head is not None and at_head.actor.kind == "person":
            return at_head
        beside = tree.kids(head, "flat", "appos", "nmod:desc", "compound")
        if token.upos in ("NUM", "PRON", "DET"):  # "one of them, Dr X": the name may hang on "them"
            beside += [k for of in tree.kids(head, "nmod") for k in tree.kids(of, "appos")]
        for kid in beside:
            found = self.at(tree.tokens[kid].start)
            if found is not None and found.actor.kind == "person" and kid in draft_source(draft):
                return found
        if at_head is not None and at_head.actor.kind != "unnamed":
            return at_head
        for kid in tree.kids(head, "flat", "appos"):
            found = self.at(tree.tokens[kid].start)
            if found is not None and (at_head is None or found.actor.kind in _BODIES):
                return found
        if at_head is not None:
            return at_head
        if token.lemma.lower() in bodies().documents or token.lemma.lower() in _SPOKEN_FOR:
            for kid in tree.kids(head, "nmod", "nmod:poss", "compound", "obl"):
                found = self.at(tree.tokens[kid].start)
                if found is not None:
                    return found
        return None

    def _described(self, draft: Draft) -> Actor:
        """An unnamed actor of the source's own words, of the country that they name."""
        tree, head = draft.tree, draft.speaker
        inside = self.within(draft.source[0])
        if head is None:
            text = self.report.text[draft.source[0][0] : draft.source[0][1]]
        else:
            after = [
                k
                for k in tree.children[head]
                if k > head and not tree.is_a(k, "flat") and not (tree.is_a(k, "nmod") and tree.case(k) == "of")
            ]
            spans = tree.spans(tree.subtree(head, without=[*after, *tree.kids(head, "punct", "case")]))
            text = " ".join(self.report.text[s:e] for s, e in spans)
        countries = {m.actor.country for m in inside if m.actor.country}
        return unnamed(text, countries.pop() if len(countries) == 1 else None)


def draft_source(draft: Draft) -> tuple[int, ...]:
    """The tokens of a draft's source, by its spans."""
    if draft.attribution is not None:
        return draft.attribution.source
    return tuple(i for i, t in enumerate(draft.tree.tokens) if any(s <= t.start < e for s, e in draft.source))


_SPOKEN_FOR = frozenset(
    {
        "source",
        "office",
        "co-chair",
        "member",
        "number",
        "part",
        "command",
        "headquarters",
        "service",
        "website",
        "page",
        "channel",
        "account",
        "side",
    }
)
