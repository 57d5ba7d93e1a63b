"""The act of any cue, whoever found it: by its words, what stands around them and what is said."""

from __future__ import annotations

import pytest

from dateline.claims.acts.act_words import act_words
from dateline.claims.acts.cue_acts import act_of_cue
from dateline.claims.acts.lexicon import lexicon
from dateline.grounding.actors.tree import Tree
from dateline.language.engine import Engine
from tests.claims.reading import report_of

CASES = (
    ("According to the mayor, the bridge is gone.", "According to", "assert", "spoken", ""),
    ("The mayor said that the bridge is gone.", "said", "assert", "spoken", ""),
    ("The mayor told the drivers that the bridge is gone.", "told", "assert", "spoken", "drivers"),
    (
        "The premier took to Twitter to accuse Kigali of lying.",
        "took to Twitter to accuse",
        "accuse",
        "spoken",
        "Kigali",
    ),
    ("The general is convinced that the line will hold.", "is convinced that", "assert", "thought", ""),
    ("The general was adamant that the line would hold.", "was adamant that", "assert", "spoken", ""),
    ("The envoy made it clear that no deal was near.", "made it clear that", "assert", "spoken", ""),
    ("Kampala's view is that the rebels are beaten.", "'s view is", "assert", "thought", ""),
    ("The junta's claim that the town was empty angered the monks.", "'s claim that", "assert", "spoken", ""),
    ("The ministry refused to confirm that the ship had sunk.", "refused to confirm that", "assert", "withheld", ""),
    ("The ministry did not say who had fired.", "did not say", "assert", "negated", ""),
    ("The rebels may announce a truce.", "may announce", "announce", "possible", ""),
    ("The rebels are expected to call on Juba to release them.", "are expected to call on", "urge", "possible", "Juba"),
    ("The president seemed to rule out talks.", "seemed to rule out", "deny", "spoken", ""),
    ("The minister attacked the plan for the border.", "attacked", "condemn", "spoken", ""),
    ("The senator seeks an end to the war.", "seeks", "urge", "thought", ""),
    ("Voters prefer a quick peace.", "prefer", "support", "thought", ""),
    ("The governor's criticism of the raid was sharp.", "'s criticism of", "condemn", "spoken", ""),
    ("Baku's opposition to the mission is no secret.", "'s opposition to", "deny", "spoken", ""),
    ("The court published a ruling on the camps.", "published", "announce", "spoken", ""),
    ("Kyiv expressed its gratitude to Tokyo for the generators.", "expressed its gratitude to", "thank", "spoken", ""),
    ("The elders gave their blessing to the truce.", "gave their blessing to", "support", "spoken", ""),
    ("Both sides traded blame for the fire.", "traded blame for", "accuse", "spoken", ""),
    ("The captain, the owner and the cook: all is well.", ":", "assert", "spoken", ""),
    ("The colonel laughed that the drones were toys.", "laughed that", "assert", "spoken", ""),
    ("The army is reportedly in Kindu.", "reportedly", "assert", "spoken", ""),
    ("The deputy does not believe that the vote was fair.", "does not believe that", "deny", "thought", ""),
    ("No official has said that the road is safe.", "has said that", "assert", "negated", ""),
)


@pytest.mark.parametrize(
    ("text", "cue", "act", "saying", "listener"), CASES, ids=[f"{c[1]} / {c[0][:20]}" for c in CASES]
)
def test_the_act_of_a_cue(text: str, cue: str, act: str, saying: str, listener: str, engine: Engine) -> None:
    report = report_of(text)
    tree = Tree(engine.analyse(report.text, report.content()).sentences[0])
    start = text.index(cue)
    indices = [i for i, t in enumerate(tree.tokens) if start <= t.start < start + len(cue)]
    found = act_of_cue(tree, indices, ())
    heard = tree.tokens[found.listener].text if found.listener is not None else ""
    assert (found.act, found.saying, heard) == (act, saying, listener)


ACTS = {
    "assert",
    "deny",
    "accuse",
    "condemn",
    "demand",
    "urge",
    "promise",
    "threaten",
    "support",
    "thank",
    "announce",
    "ask",
}
ODD = (
    "“Not. “Never,” she—he?—said: to to to; deny deny confirm nor neither NOR!",
    "IF HE SAYS NOT TO SAY THAT NOBODY SAID IT, WHO MAY SAY?",
    "Say. Deny it. Thank. Please do not not refuse to decline to avoid saying to say.",
    "give put hold make take point call: blame finger notice responsible clear out, called it a lie a crime as a fake",
    "0 . . . ' ' \" ( ) said",
)


@pytest.mark.parametrize("text", ODD)
def test_any_words_taken_for_a_cue_have_one_act(text: str, engine: Engine) -> None:
    report = report_of(text)
    for sentence in engine.analyse(report.text, report.content()).sentences:
        tree = Tree(sentence)
        for first in range(len(tree.tokens)):
            for last in range(first, min(first + 4, len(tree.tokens))):
                found = act_of_cue(tree, range(first, last + 1), range(last + 1, len(tree.tokens)))
                assert found.act in ACTS


def test_the_tables_of_acts_know_only_acts_and_words_once() -> None:
    words, entries = act_words(), lexicon().verbs.values()
    acts = {*words.done.values(), *words.minds.values(), *words.verdicts.values(), *words.heard.values()}
    assert acts | {e.act for e in entries} | {a for e in entries for _, a in e.acts} <= ACTS
    assert {p.act for ps in words.phrases.values() for p in ps} <= ACTS
    assert not set(words.heard) & set(lexicon().verbs)
