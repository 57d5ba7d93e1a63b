"""In `events/modality`: whether what a word tells of is said to have happened, and if not, in what way not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.lexicon import Lexicon, ModalityTables
from dateline.events.modality.climb import Climb
from dateline.events.modality.dependents import is_to, of_any
from dateline.events.modality.phases import Phase, ending
from dateline.events.syntax import Tree
from dateline.events.types import Modality

#: Types of events that harm, or are meant to: what is announced of these is a threat, and of others a promise.
HARMFUL = frozenset(
    {"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "COERCE", "SANCTION", "MOBILIZE",
     "THREATEN", "ASSAULT"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """How a word's event stands. `ceasing` with "actual": it is told as over; with another modality, only that it shall end.

    "The shelling stopped" is actual and ceasing; "the shelling must stop" is actual and goes on; "demanded an end to attacks" is
    of no attack in particular: ceasing, and demanded.
    """

    modality: Modality
    ceasing: bool = False


def standing(
    tree: Tree, i: int, *, act: str, lexicon: Lexicon, cues: Sequence[tuple[int, int]] = (), harmful: bool = False
) -> Standing:
    """Modality of the event told of by word i, from its negation, auxiliaries, governors and the act of its claim.

    The climb from i stops where a clause states a fact of its own: a relative clause in the past, a coordinate clause with a
    subject of its own; and at the cue of the claim (`cues`), whose own governors say nothing of the event. What is negated
    stands as denied, what is asked for as demanded (PLOVER's negation, hypothetical and future). `harmful` says that those
    who do it mean harm: "would burn it if ..." is then no mere possibility.
    """
    climb = Climb(tree, lexicon, cues, harmful=harmful)
    phase = ending(tree, i, lexicon)
    if phase is not None:
        return _of_phase(climb, i, phase)
    said = climb.said(i)
    if not said and not climb.stopped and (of_act := _from_act(tree, i, act, lexicon.modality)) is not None:
        said.append(of_act)
    if said == ["promised"] and act in ("demand", "urge", "ask") and is_to(tree, i):
        return Standing("demanded")  # "are to be released, the delegate insisted"
    how = _weighed(said)
    return Standing("hypothetical" if how in ("promised", "threatened") and of_any(tree, i) else how)


def of_type(modality: Modality, type_: str, sub_type: str) -> Modality:
    """What is announced is a threat where it does harm."""
    harm = type_ in HARMFUL or sub_type in ("Looting/property destruction", "Arrests")
    return "threatened" if modality == "promised" and harm else modality


def _of_phase(climb: Climb, i: int, phase: Phase) -> Standing:
    """What ends has been; whether it has ended is what the ending word's own modality says."""
    if {"promised", "hypothetical"} & set(climb.own(i)):
        return Standing("hypothetical")  # "a planned crossing was called off"
    how = _weighed(climb.said(phase.word))
    if phase.kept_from:
        return Standing("denied") if how == "actual" else Standing(how, ceasing=True)
    if how in ("actual", "alleged"):
        return Standing("actual", ceasing=True)
    return Standing("actual") if phase.particular else Standing(how, ceasing=True)


def _weighed(said: Sequence[Modality]) -> Modality:
    """What is denied is denied whatever else is said of it, but that it shall not be done is promised; what is feared is no
    promise, and of what one is accused of ordering one is accused; else the nearest word decides."""
    if "denied" in said:
        return "denied"
    if said[:1] == ["demanded"] and "alleged" in said:
        return "alleged"
    if said and said[0] == "promised":
        return next((m for m in said if m in ("hypothetical", "demanded", "alleged", "threatened")), "promised")
    return said[0] if said else "actual"


def _from_act(tree: Tree, i: int, act: str, tables: ModalityTables) -> Modality | None:
    """What the act of the claim says of the word that its content turns on, when no verb of the sentence has said it."""
    found = tables.acts.get(act)
    if found in ("alleged", "denied"):
        return found
    if found is None:
        return None
    verb = i if tree.is_verb(i) else tree.clause(i)
    aux = tree.kids(verb, "aux")
    plain = tree.tokens[verb].xpos in ("VB", "VBG", "VBP") and not aux
    subjunctive = any(tree.low(k) == "be" for k in aux) and not any(
        tree.tokens[k].xpos in ("MD", "VBD", "VBZ", "VBP") for k in aux
    )
    return found if (plain or subjunctive) and tree.is_verb(verb) else None
