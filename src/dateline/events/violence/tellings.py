"""In `events/violence`: what one word of violence tells: who does it, to whom, with what, in what modality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.claims.types import Claim
from dateline.events.modality.standing import Standing, standing
from dateline.events.scene import Scene
from dateline.events.setting import dates
from dateline.events.syntax import Tree
from dateline.events.types import Role, RoleName
from dateline.events.violence.caster import Caster
from dateline.events.violence.found import Found


@dataclass(frozen=True, slots=True)
class Telling:
    """One word of violence with its roles. `patients` are words of the tree; `days` the interval of its own clause."""

    found: Found
    claim: Claim
    standing: Standing
    roles: tuple[Role, ...]
    patients: tuple[int, ...]
    days: tuple[date, date] | None

    def of(self, *names: RoleName) -> tuple[Role, ...]:
        return tuple(r for r in self.roles if r.role in names)


def tell(scene: Scene, tree: Tree, found: Found) -> Telling | None:
    """The telling of one trigger; None where no claim has it (furniture, or the words around a quotation)."""
    token = tree.tokens[found.i]
    claim = scene.claim_over(tree, found.i)
    if found.is_noun and (claim is None or claim.form == "narrative"):
        claim = _reaction(scene, tree, found.i) or claim
    if claim is None and found.trigger.family == "protest":
        claim = scene.claim_cued(token.start, token.end)  # to protest is to do and to say
    if claim is None:
        return None
    caster = Caster(scene, tree, found, claim)
    meant = found.trigger.family != "harm"
    how = standing(tree, found.i, act=claim.act, lexicon=scene.lexicon, cues=claim.cue_spans, harmful=meant)
    return Telling(
        found, claim, how, caster.roles(), tuple(caster.patients), dates.own_days(scene, tree, found.i, claim)
    )


def _reaction(scene: Scene, tree: Tree, i: int) -> Claim | None:
    """ "X condemned Y over the shelling": that there was one is what X says, and not the outlet."""
    verb = next((k for k in tree.ancestors(i) if tree.is_verb(k)), -1)
    if verb < 0 or tree.lemma(verb) not in scene.lexicon.table("politics", "positions")["ACCUSE/disapprove"]:
        return None
    token = tree.tokens[verb]
    claim = scene.claim_cued(token.start, token.end)
    return claim if claim is not None and claim.claimant.kind != "outlet" else None
