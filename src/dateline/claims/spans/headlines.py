"""Attributions of headlines, which have no verb: "Turkey: ...", "... : ministry", "... - UN", "'We will not stop': X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.claims.acts.lexicon import lexicon, verb_lemma
from dateline.claims.acts.reality import has_voice
from dateline.claims.spans.drafts import Draft
from dateline.claims.spans.trees import segment_of
from dateline.claims.spans.turns import labels
from dateline.claims.types import Span
from dateline.claims.voices.speakers import Speakers, unnamed
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import ActorMention
from dateline.language.types import Token
from dateline.reports.types import Report

_MARKS = frozenset("“”\"‘’'«»„")
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_TOPICAL = frozenset({"on", "to", "after", "about", "as"})  # "Belov on talks: ..."
_OPENING = frozenset("“\"‘'«„”»")
_CLOSING = frozenset("”\"’'»“«")
_MOST_WORDS = 7
_MOST_BEFORE_QUOTATION = 16
_SHORTEST_SAID = 12  # characters of a quotation with its speaker behind a dash
_MOST_LINES = 40  # sentences of the body in which a headline's words are looked for
_ECHOED = 2  # words of content that they must share
_LEAST_SHARE = 0.6  # of a source that its mention covers


def find_headings(
    report: Report, trees: Sequence[Tree], speakers: Speakers, by_line: Sequence[Sequence[Draft]]
) -> Iterator[tuple[int, Draft]]:
    """The number of each sentence where what is said begins, and its draft. Linear: a few words of a passage are looked at.

    `by_line` are the drafts of each sentence from its own cues. A passage of the body that begins with a label has an
    attribution too ("HAJIYEV: ..."), where the words behind it are spoken. What names a place ("Sudan: shells hit a market")
    or a rubric ("Explainer: ...") is no source; but a state is, where the body has somebody of that state say so.
    """
    headings = {(p.start, p.end) for p in report.passages if p.kind == "headline"}
    blocks = report.content()
    for number, tree in enumerate(trees):
        block = blocks[tree.sentence.block] if tree.sentence.block < len(blocks) else (0, 0)
        last = number + 1 == len(trees) or trees[number + 1].sentence.block != tree.sentence.block
        draft = None
        if tree.sentence.start == block[0] and len(tree.tokens) >= 4:
            draft = _before_colon(tree, speakers, number, heading=block in headings)
            if draft is not None and block not in headings:
                draft.content = [(draft.content[0][0], _last_end(trees, number))]
        elif _quotes_behind_colon(tree):
            draft = _before_colon(tree, speakers, number, heading=False)
        if draft is None and block in headings and last and len(tree.tokens) >= 4:
            draft = _behind_mark(tree, speakers, number)
        first = number
        if draft is None and last:
            draft = _signed(report.text, block, tree, speakers, number)
            first = _first_line(trees, number) if draft is not None else number
        if draft is None and block in headings and tree.sentence.start == block[0]:
            draft = _of_state(tree, speakers, number, by_line)
        if draft is not None:
            yield first, draft
        for start in (i + 1 for i, t in enumerate(tree.tokens) if t.text == ";" and block in headings):
            behind = _before_colon(tree, speakers, number, heading=True, start=start)
            if behind is not None:
                yield number, behind


def _quotes_behind_colon(tree: Tree) -> bool:
    """ "Its spokesman: “A lie.”" within a passage."""
    tokens = tree.tokens[: _MOST_BEFORE_QUOTATION + 2]
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), None)
    return colon is not None and colon + 1 < len(tokens) and tokens[colon + 1].text[0] in _OPENING


def _first_line(trees: Sequence[Tree], number: int) -> int:
    """The number of the first sentence of a passage."""
    block = trees[number].sentence.block
    while number > 0 and trees[number - 1].sentence.block == block:
        number -= 1
    return number


def _last_end(trees: Sequence[Tree], number: int) -> int:
    """Where the last sentence of a passage ends."""
    block = trees[number].sentence.block
    while number + 1 < len(trees) and trees[number + 1].sentence.block == block:
        number += 1
    return trees[number].sentence.end


def _before_colon(tree: Tree, speakers: Speakers, number: int, *, heading: bool, start: int = 0) -> Draft | None:
    """ "X: ...", "X on talks: ...", from a token on as far as the next semicolon."""
    tokens = tree.tokens
    reach = range(start, min(start + _MOST_BEFORE_QUOTATION + 1, len(tokens)))
    colon = next((i for i in reach if tokens[i].text == ":"), None)
    stop = next((i for i in range(start, len(tokens)) if tokens[i].text == ";"), len(tokens))
    if colon is None or colon + 3 > stop:
        return None
    quoted = tokens[colon + 1].text[0] in _OPENING
    if colon - start > _MOST_WORDS and not quoted:
        return None
    first = next((i for i in range(start, colon) if tokens[i].text not in _MARKS), colon)
    left = range(first, colon)
    words = " ".join(tokens[i].text for i in left).lower()
    if not left or words in labels().notes or any(tokens[i].upos in ("VERB", "AUX") for i in left):
        return None
    spoken = _spoken(tree, colon + 1)
    source = _named(tree, speakers, left, spoken=spoken, quoted=quoted)
    if (
        source is None
        and heading
        and len(left) <= 4
        and tokens[colon - 1].upos == "NOUN"
        and has_voice(tree, colon - 1)
    ):
        source = left
    if source is None or not (heading or spoken):
        return None
    return _draft(tree, speakers, source, colon, range(colon + 1, stop if heading else len(tokens)), number)


def _spoken(tree: Tree, start: int) -> bool:
    """Whether words sound spoken: quoted, with a modal, or of those who speak."""
    dialogue = labels().dialogue
    return any(t.xpos == "MD" or t.text in _MARKS or t.text.lower() in dialogue for t in tree.tokens[start:])


def _named(tree: Tree, speakers: Speakers, left: range, *, spoken: bool, quoted: bool) -> range | None:
    """The tokens of the actor whom a label names; None where it names none, or a state or capital that may be the place."""
    tokens = tree.tokens
    mention = speakers.at(tokens[left[0]].start)
    behind = next((i for i in left if mention is not None and tokens[i].start >= mention.end), None)
    if quoted and behind is not None and tokens[behind].text == "," and mention and mention.actor.kind == "person":
        return range(left[0], behind)  # "Dr. X, for the hospital: “...”" is X's, and not the hospital's
    mention = speakers.at(tokens[left[-1]].start)
    source = left
    if mention is None:
        mention = speakers.at(tokens[left[0]].start)
        last = next((i for i in left if mention is not None and tokens[i].start >= mention.end), None)
        if last is None or tokens[last].text.lower() not in _TOPICAL:
            return None
        source = range(left[0], last)
    elif not quoted and mention.start > tokens[left[min(2, len(left) - 1)]].start:
        return None
    return None if mention is None or (_may_be_place(mention) and not spoken) else source


def _may_be_place(mention: ActorMention) -> bool:
    """A state, a capital, or what the name finder takes for a person of whom the report gives one word alone."""
    if mention.actor.kind == "person" and " " not in mention.actor.name and mention.form == "short":
        return True
    return mention.actor.kind in ("government", "country", "people") and mention.form in ("name", "capital")


def _of_state(tree: Tree, speakers: Speakers, number: int, by_line: Sequence[Sequence[Draft]]) -> Draft | None:
    """ "Turkey: truce holds for a third day", where somebody of Turkey says so in the body."""
    tokens = tree.tokens
    mention = speakers.at(tokens[0].start)
    colon = next((i for i, t in enumerate(tokens[:_MOST_WORDS]) if t.text == ":"), None)
    if mention is None or colon is None or tokens[colon - 1].end != mention.end or not _may_be_place(mention):
        return None
    words = _content(tree.tokens[colon + 1 :])
    for draft in (d for line in by_line[number + 1 : number + 1 + _MOST_LINES] for d in line):
        countries = {m.actor.country for span in draft.source for m in speakers.within(span)}
        told = [*draft.source, *draft.content]
        said = [t for t in draft.tree.tokens if any(s <= t.start < e for s, e in told)]
        if mention.actor.country in countries and len(words & _content(said)) >= min(_ECHOED, len(words)):
            return _draft(tree, speakers, range(colon), colon, range(colon + 1, len(tokens)), number)
    return None


def _content(tokens: Sequence[Token]) -> set[str]:
    return {t.lemma.lower() for t in tokens if t.upos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")}


def widen(report: Report, trees: Sequence[Tree], by_line: Sequence[Sequence[Draft]]) -> None:
    """ "Hamas says 18 dead": what is said in a headline goes on to its end or to a semicolon, whatever the parse makes of it.

    Changes the drafts of headlines in place, where one saying stands alone between semicolons.
    """
    headings = {(p.start, p.end) for p in report.passages if p.kind == "headline"}
    blocks = report.content()
    for number, tree in enumerate(trees):
        if tree.sentence.block >= len(blocks) or blocks[tree.sentence.block] not in headings:
            continue
        for draft in by_line[number]:
            found = draft.attribution
            if found is None or found.verb is None or not draft.content or draft.quotations:
                continue
            segment = segment_of(tree, found.verb)
            tokens = tree.tokens[segment.start : segment.stop]
            last = tokens[-2] if tokens[-1].text in ".!" and len(tokens) > 1 else tokens[-1]
            others = [d for d in by_line[number] if d is not draft and tokens[0].start <= _start(d) < tokens[-1].end]
            said = _behind_label(tree, draft) if not others else None
            follows = draft.cue and draft.cue[-1][1] < draft.content[0][0] <= draft.cue[-1][1] + 2
            if said is not None and said < last.end:
                draft.content = [(said, last.end)]
            elif follows and not others and _takes_clause(tree, found.verb):
                draft.content = [(draft.content[0][0], max(draft.content[-1][1], last.end))]


def _behind_label(tree: Tree, draft: Draft) -> int | None:
    """ "Gaza: UN warns of famine": where the words behind the cue begin, where the parse took the place before it for them."""
    colon = next((t for t in tree.tokens[:_MOST_WORDS] if t.text == ":"), None)
    if colon is None or not draft.cue or draft.content[-1][1] > colon.start or draft.cue[0][0] < colon.end:
        return None
    return next((t.start for t in tree.tokens if t.start >= draft.cue[-1][1]), None)


def place(by_line: Sequence[list[Draft]], number: int, heading: Draft) -> None:
    """Puts an attribution of `find_headings` among the drafts, in the stead of those with its cue."""
    drafts = by_line[heading.line]
    drafts[:] = [d for d in drafts if not set(d.cue) & set(heading.cue)]
    by_line[number].insert(0, heading)


def drop_labels(trees: Sequence[Tree], speakers: Speakers, by_line: Sequence[list[Draft]]) -> None:
    """ "Kherson: two people were killed.": a colon is no cue behind a place, or what may be one, unless the words are spoken."""
    for tree, drafts in zip(trees, by_line, strict=True):
        drafts[:] = [d for d in drafts if not (_colon_alone(tree, d) and _labels_place(tree, d, speakers))]


def _colon_alone(tree: Tree, draft: Draft) -> bool:
    cue = [t for t in tree.tokens if any(s <= t.start < e for s, e in draft.cue)]
    return bool(draft.source) and len(cue) == 1 and cue[0].text == ":" and draft.source[0][0] < cue[0].start


def _labels_place(tree: Tree, draft: Draft, speakers: Speakers) -> bool:
    source = [i for i, t in enumerate(tree.tokens) if any(s <= t.start < e for s, e in draft.source)]
    if not source or any(tree.tokens[i].upos == "NOUN" and has_voice(tree, i) for i in source):
        return False
    mentions = speakers.within((draft.source[0][0], draft.source[-1][1]))
    spoken = _spoken(tree, source[-1] + 2)
    return not spoken and all(_may_be_place(m) or _one_word(m) for m in mentions)


def _one_word(mention: ActorMention) -> bool:
    """Nobody's full name, and no acronym: a name finder takes a town alone before a colon for a person or a body."""
    name = mention.actor.name
    return mention.actor.kind == "unnamed" or (" " not in name and not name.isupper())


def _start(draft: Draft) -> int:
    return min(s for s, _ in (*draft.source, *draft.cue, *draft.content))


def _takes_clause(tree: Tree, verb: int) -> bool:
    """Whether a verb takes a clause ("says"), not an object alone ("condemns")."""
    entry = lexicon().verbs.get(verb_lemma(tree.tokens[verb].text, tree.tokens[verb].lemma))
    return entry is not None and entry.clause


def _behind_mark(tree: Tree, speakers: Speakers, number: int) -> Draft | None:
    """ "...: X", "... - X", and "'...': X recalls ..." where the words before the mark are a quotation."""
    tokens = tree.tokens
    size = len(tokens)
    quoted = tokens[0].text[0] in _OPENING
    reach = 1 if quoted else max(size - _MOST_WORDS, 2) - 1
    mark = next((i for i in range(size - 2, reach, -1) if _divides(tree, i)), None)
    if mark is None:
        return None
    right = range(mark + 1, size - 1 if tokens[-1].text in ".!" else size)
    if any(tokens[i].upos in ("VERB", "AUX") for i in right):
        return _recalled(tree, speakers, mark, number) if quoted and tokens[mark - 1].text in _MARKS else None
    source = _source(tree, speakers, right)
    return _draft(tree, speakers, source, mark, range(mark), number) if source is not None else None


def _divides(tree: Tree, index: int) -> bool:
    """A colon, or a dash with a blank before it; wires leave out the one behind it ("... -sources")."""
    tokens = tree.tokens
    apart = 0 < index < len(tokens) - 1 and tokens[index - 1].end < tokens[index].start
    return tokens[index].text == ":" or (apart and tokens[index].text in _DASHES)


def _source(tree: Tree, speakers: Speakers, right: range) -> range | None:
    """The whole of what stands behind the mark, where it is an actor or somebody who can have a say."""
    if not right or len(right) > _MOST_WORDS:
        return None
    tokens = tree.tokens
    mention = speakers.at(tokens[right[-1]].start) or speakers.at(tokens[right[0]].start)
    width = tokens[right[-1]].end - tokens[right[0]].start
    if mention is not None and mention.end - mention.start >= width * _LEAST_SHARE:
        return right
    head = _head(tree, right)
    nominal = tokens[head].upos == "NOUN" or tokens[head].text.isupper()
    return right if nominal and has_voice(tree, head) else None


def _recalled(tree: Tree, speakers: Speakers, mark: int, number: int) -> Draft | None:
    """ "'Blood everywhere': survivors recall attack": the subject of the clause, where the parse gives it no saying."""
    tokens = tree.tokens
    verb = next((i for i in range(mark + 1, len(tokens)) if tokens[i].upos == "VERB"), None)
    if verb is None or verb == mark + 1:
        return None
    if verb_lemma(tokens[verb].text, tokens[verb].lemma) in lexicon().verbs and tree.kids(verb, "nsubj"):
        return None  # the parse has it
    source = _source(tree, speakers, range(mark + 1, verb))
    return _draft(tree, speakers, source, mark, range(mark), number) if source is not None else None


def _signed(text: str, block: Span, tree: Tree, speakers: Speakers, number: int) -> Draft | None:
    """ "“...” - X": a passage that is a quotation with its speaker behind a dash."""
    tokens = tree.tokens
    last = len(tokens) - 1 if tokens[-1].text == "." else len(tokens)
    mark = next((i for i in range(last - 2, max(last - _MOST_WORDS, 0) - 1, -1) if tokens[i].text in _DASHES), None)
    if mark is None or text[block[0]] not in _OPENING:
        return None
    said = text[block[0] : tokens[mark].start].rstrip()
    source = _source(tree, speakers, range(mark + 1, last))
    if source is None or said[-1] not in _CLOSING or len(said) < _SHORTEST_SAID:
        return None
    draft = _draft(tree, speakers, source, mark, range(mark), number)
    draft.content = [(block[0], block[0] + len(said))]
    return draft


def _head(tree: Tree, source: range) -> int:
    """The last noun before a preposition ("aid worker in Goma")."""
    tokens = tree.tokens
    stop = next((i for i in source if tokens[i].upos == "ADP" and i > source[0]), source[-1] + 1)
    nouns = [i for i in source if tokens[i].upos in ("PROPN", "NOUN") and i < stop]
    return nouns[-1] if nouns else source[-1]


def _draft(tree: Tree, speakers: Speakers, source: range, mark: int, content: range, number: int) -> Draft:
    """A draft whose actor is the person whom the source names; one that it does not name is who it says, and no more."""
    tokens = tree.tokens
    mentions = speakers.within((tokens[source[0]].start, tokens[source[-1]].end))
    people = [m.actor for m in mentions if m.actor.kind == "person"]
    head = _head(tree, source)
    given = tuple(people[:1])
    if not mentions:
        given = (unnamed(" ".join(tokens[i].text for i in source if i <= head)),)
    return Draft(
        line=number,
        block=tree.sentence.block,
        cue=tree.spans((mark,)),
        source=tree.spans(source),
        content=tree.spans(content),
        act="assert",
        speaker=head,
        attribution=None,
        tree=tree,
        given=given,
    )
