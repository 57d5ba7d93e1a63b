"""Small piles of reports, dated and undated, from several wars; outlets, names of speakers and wording are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Pile:
    """`dated` are texts with their day; `undated` is the text to be dated; `day` the day that it can only be, or may be."""

    name: str
    dated: tuple[tuple[str, str], ...]
    undated: str
    day: date | None


MARIUPOL = (
    "2022-03-17",
    """Rescuers search theatre ruins in Mariupol

Rescuers searched on Thursday for survivors under the drama theatre in Mariupol, which Ukraine says Russian
aircraft bombed on Wednesday. The city council said hundreds of families had sheltered in the theatre. Russia's
defence ministry denied the strike.

Deputy mayor Serhiy Orlenko said the bomb shelter in the theatre's basement had held.""",
)

CHERNIHIV = (
    "2022-03-19",
    """Chernihiv without water, governor says

Shelling cut the water supply of Chernihiv on Saturday, the regional governor said. Russian artillery hit a
hospital in Chernihiv on Friday, killing two nurses, according to Ukraine's health ministry.""",
)

MAI_KADRA = (
    "2020-11-13",
    """Rights group tells of killings in Mai Kadra

A rights group said on Friday that scores of day labourers were hacked to death in the town of Mai Kadra in
Tigray on Monday, 9 November. Ethiopia's government blamed fighters loyal to the TPLF. The TPLF denied it.
Fighting in Tigray began on 4 November.""",
)

KHARTOUM = (
    "2023-04-22",
    """Evacuations begin from Khartoum

Saudi ships carried the first foreigners out of Port Sudan on Saturday, a week after fighting between the army
and the Rapid Support Forces broke out in Khartoum on 15 April. A truce for Eid that began on Friday did not
hold. Doctors in Khartoum said shells hit a maternity clinic in Bahri on Thursday, killing three patients.""",
)

ALEPPO = (
    "2016-12-13",
    """Shelling stops in eastern Aleppo as deal is reached

ALEPPO, 13 December (Levant Wire) - Russia's envoy said on Tuesday that Syrian rebels would leave eastern Aleppo
under a deal brokered by Turkey. The army had taken the district of Sheikh Saeed in Aleppo on Monday. Residents
of Aleppo said the bombing ceased in the evening.""",
)

CARTAGENA = (
    "2016-09-27",
    """Colombia and FARC sign accord in Cartagena

President Juan Manuel Santos and the FARC commander signed a peace accord in Cartagena on Monday after 52 years
of war. Colombians vote on the accord on 2 October. The FARC held its last conference in the Yari plains, which
ended on Friday.""",
)

SOLHAN = (
    "2021-06-07",
    """Burkina Faso mourns Solhan dead

Burkina Faso began three days of mourning on Monday for villagers killed in Solhan on the night of 4-5 June.
Gunmen burned the market of Solhan, the government said. Patrols were sent to Sebba on Sunday. No group claimed
the attack in Solhan.""",
)

HODEIDAH = (
    "2018-12-14",
    """Yemen's sides agree truce in Hodeidah

The Houthis and Yemen's government agreed on Thursday in Sweden to a truce in the port of Hodeidah. The United
Nations envoy said the truce in Hodeidah would begin on Tuesday, 18 December. Fighters on both sides would leave
Hodeidah within 21 days.""",
)

GAZA = (
    "2014-07-21",
    """Shujaiya counts its dead

Ambulances collected bodies in Shujaiya in eastern Gaza on Monday, a day after Israeli shells and Hamas rockets
crossed over the district. Israel's army said 13 of its soldiers were killed in Gaza on Sunday. Hamas said it
captured a soldier in Shujaiya.""",
)

NAYPYIDAW = (
    "2021-02-02",
    """Myanmar's generals name cabinet

Myanmar's army named a new cabinet on Tuesday, a day after it detained Aung San Suu Kyi and took power in
Naypyidaw. Doctors in Mandalay and Yangon said they would strike from Wednesday. The army alleges fraud in the
election of 8 November.""",
)

MOSUL = (
    "2017-06-22",
    """Mosque with leaning minaret destroyed in Mosul

Iraq's army said on Thursday that Islamic State blew up the Nuri mosque in Mosul on Wednesday night. Islamic
State said an American aircraft destroyed it. Iraqi forces began to storm the old city of Mosul on Sunday, 18
June.""",
)

DEBALTSEVE = (
    "2015-02-19",
    """Ukraine's troops leave Debaltseve

Ukraine's president said on Thursday that most of his soldiers had left Debaltseve, three days after a truce
agreed in Minsk was to begin there. The truce agreed in Minsk on 12 February took effect at midnight on Sunday.
Rebels raised a flag over Debaltseve on Wednesday.""",
)

EXACT = (
    Pile(
        "Mariupol: the day of the lead, and a day that a dated report tells of",
        (MARIUPOL, CHERNIHIV),
        """Families wait for word from Mariupol theatre

Relatives waited on Friday for news of families buried under the drama theatre in Mariupol. Ukraine says Russian
aircraft bombed the theatre in Mariupol on Wednesday. The city council said about a hundred people had been
freed. Russia's defence ministry denied it.""",
        date(2022, 3, 18),
    ),
    Pile(
        "Mai Kadra: last Monday is a day that the dated report names",
        (MAI_KADRA,),
        """Survivors of Mai Kadra reach Sudan

Survivors of killings in Mai Kadra crossed into Sudan on Thursday, aid workers said. Day labourers were hacked
to death in Mai Kadra in Tigray last Monday. Ethiopia's government and the TPLF blame each other. Fighting in
Tigray erupted on Nov. 4.""",
        date(2020, 11, 12),
    ),
    Pile(
        "Khartoum: a misleading notice of rights",
        (KHARTOUM,),
        """Clinic in Bahri shuts after shelling

Doctors in Khartoum closed a maternity clinic in Bahri on Friday, a day after shells killed three patients
there. The army and the Rapid Support Forces accused each other of the shelling on Thursday. Fighting in
Khartoum broke out last Saturday, April 15.

Copyright 2024 Nile Courier. All rights reserved.""",
        date(2023, 4, 21),
    ),
    Pile(
        "Aleppo: a dateline without a year",
        (ALEPPO,),
        """Buses wait as Aleppo deal stalls

ALEPPO, 14 December (Levant Wire) - Buses that were to carry rebels out of eastern Aleppo stood empty on Wednesday,
a day after Russia and Turkey brokered a deal. The Syrian army took Sheikh Saeed in Aleppo on Monday.""",
        date(2016, 12, 14),
    ),
    Pile(
        "Solhan: the night told in both",
        (SOLHAN,),
        """Villagers flee Solhan

Villagers fled Solhan in Burkina Faso on Tuesday with what they could carry. Gunmen burned the market of Solhan
on the night of 4-5 June. Soldiers reached Sebba on Sunday. Burkina Faso's government said it would send more
patrols to Solhan.""",
        date(2021, 6, 8),
    ),
    Pile(
        "Mosul: yesterday and a day of the month",
        (MOSUL,),
        """Iraq's premier visits front in Mosul

Iraq's prime minister toured the front in Mosul on Friday. He said the loss of the Nuri mosque in Mosul on
Wednesday night was an admission of defeat by Islamic State. Iraqi forces have fought in the old city of Mosul
since last Sunday, 18 June.""",
        date(2017, 6, 23),
    ),
    Pile(
        "Debaltseve: the truce of Sunday",
        (DEBALTSEVE,),
        """Monitors kept from Debaltseve

Monitors could not reach Debaltseve on Tuesday, they said, because rebels and Ukraine's army went on shelling. A
truce agreed in Minsk on 12 February took effect in Debaltseve last Sunday at midnight. Ukraine accused the
rebels of breaking it.""",
        date(2015, 2, 17),
    ),
)

WIDE = (
    Pile(
        "Gaza: a sentence in common, and no day of its own",
        (GAZA,),
        """Shujaiya lies in ruins

Hardly a house in Shujaiya in eastern Gaza is whole. Israel says Hamas hid rockets in Shujaiya. Hamas said it
captured a soldier in Shujaiya. Ambulances collected bodies in Shujaiya in eastern Gaza on Monday, a day after
Israeli shells and Hamas rockets crossed over the district.""",
        date(2014, 7, 22),
    ),
    Pile(
        "Hodeidah: any day of that winter would do",
        (HODEIDAH,),
        """Hodeidah truce is fragile, envoy says

The United Nations envoy said the truce in the port of Hodeidah that began on 18 December was fragile. The
Houthis and Yemen's government each said the other fired first in Hodeidah.""",
        date(2018, 12, 19),
    ),
)

NONE = (
    Pile(
        "another war",
        (MARIUPOL, CHERNIHIV),
        """Strike in Mandalay

Doctors in Mandalay and Yangon went on strike on Wednesday. Myanmar's army said it would hold an election in
Naypyidaw.""",
        None,
    ),
    Pile(
        "a name in passing",
        (CARTAGENA,),
        """Rebels free hostages in Arauca

The ELN freed two oil workers in Arauca on Monday, the Red Cross said. Colombia's army said it would not halt
operations in Arauca. The ELN holds four more workers in Arauca.""",
        None,
    ),
    Pile(
        "the same actors, but no day and no sentence in common",
        (HODEIDAH,),
        """Houthis parade in Sanaa

The Houthis showed missiles in Sanaa. Yemen's government called the show in Sanaa a provocation.""",
        None,
    ),
    Pile(
        "no dated report at all",
        (),
        "Shells hit Taiz on Tuesday. The Houthis and Yemen's army blamed each other.",
        None,
    ),
)
