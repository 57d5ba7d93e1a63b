"""Parties, places and voices of several wars for the ledger's tests. Outlets and spokespeople are invented."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.grounding.types import Actor, Place
from tests.making import actor, person, place


@dataclass(frozen=True)
class War:
    """Two parties, an office of each, and a town of the first one."""

    name: str
    left: Actor
    left_office: Actor
    right: Actor
    right_office: Actor
    town: Place

    def swapped(self) -> War:
        """The same war told from the other side."""
        return War(self.name, self.right, self.right_office, self.left, self.left_office, self.town)


UKRAINE = War(
    "Ukraine",
    actor("Ukraine", country="UA"),
    actor("Ministry of Defence of Ukraine", country="UA"),
    actor("Armed Forces of Russia", kind="military", country="RU"),
    actor("Ministry of Defence of Russia", country="RU"),
    place("Kherson", "UA", 46.64, 32.61),
)
KARABAKH = War(
    "Karabakh",
    actor("Azerbaijan", country="AZ"),
    actor("Prosecutor General's Office of Azerbaijan", country="AZ"),
    actor("Armed Forces of Armenia", kind="military", country="AM"),
    actor("Ministry of Defence of Armenia", country="AM"),
    place("Ganja", "AZ", 40.68, 46.36),
)
SUDAN = War(
    "Sudan",
    actor("Sudanese Armed Forces", kind="military", country="SD"),
    actor("Ministry of Health of Sudan", country="SD"),
    actor("Rapid Support Forces", kind="armed_group", country="SD"),
    person("Idris al-Nur", country=None, office="spokesman"),
    place("Omdurman", "SD", 15.64, 32.48),
)
TIGRAY = War(
    "Tigray",
    actor("Ethiopian National Defence Force", kind="military", country="ET"),
    actor("Government of Ethiopia", country="ET"),
    actor("Tigray People's Liberation Front", kind="armed_group", country="ET"),
    actor("Kidane Alula", kind="person", represents="Tigray People's Liberation Front"),
    place("Mekelle", "ET", 13.49, 39.47),
)
COLOMBIA = War(
    "Colombia",
    actor("Army of Colombia", kind="military", country="CO"),
    actor("Ministry of Defence of Colombia", country="CO"),
    actor("National Liberation Army", kind="armed_group", country="CO"),
    actor("Commander Jairo", kind="person", represents="National Liberation Army"),
    place("Tibú", "CO", 8.64, -72.74),
)
STATES = (UKRAINE, KARABAKH)
WARS = (UKRAINE, KARABAKH, TIGRAY, COLOMBIA)

AID = actor("International Aid Federation", kind="organisation")
THIRD = actor("Ministry of Foreign Affairs of Portugal", country="PT")
