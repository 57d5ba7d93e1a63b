# ruff: noqa: E501  (a text stays in one piece)
"""Hand-made cases: a text, words of it, and who says them, outermost first behind the outlet. Outlets and people are invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """`words` are in the content of a claim; `chain` names who passes them on, the outlet left off; `act` where it matters."""

    text: str
    words: str
    chain: tuple[str, ...]
    act: str = ""
    form: str = ""


OUTLET: tuple[str, ...] = ()

CASES = (
    # one sentence, one speaker
    Case(
        "Ukraine's Foreign Minister Olena Marchuk said that shells hit two schools in Kherson.",
        "shells hit two schools",
        ("Olena Marchuk",),
        "assert",
        "indirect",
    ),
    Case(
        "Shells hit two schools in Kherson, Olena Marchuk, the foreign minister of Ukraine, said on Monday.",
        "Shells hit two schools",
        ("Olena Marchuk",),
    ),
    Case(
        "Rebels seized the airfield, according to General Tesfaye Lemma.",
        "Rebels seized the airfield",
        ("Tesfaye Lemma",),
    ),
    Case(
        "According to the Sudanese army, the convoy was ambushed near El Fasher.",
        "the convoy was ambushed",
        ("Armed Forces of Sudan",),
    ),
    Case(
        '"We buried eleven people today," said Amina Osman, a teacher in Nyala.',
        "We buried eleven people",
        ("Amina Osman",),
        "assert",
        "direct",
    ),
    Case(
        '"We buried eleven people today," Amina Osman, a teacher in Nyala, told reporters.',
        "We buried eleven people",
        ("Amina Osman",),
        "",
        "direct",
    ),
    Case("The spokesman, Ko Thura, said the shelling had stopped.", "the shelling had stopped", ("Ko Thura",)),
    Case(
        "Damascus denied that its aircraft had bombed the market.",
        "its aircraft had bombed the market",
        ("Syria",),
        "deny",
    ),
    Case("The Kremlin rejected the report.", "the report", ("Kremlin",), "deny"),
    Case("The Houthis claimed to have shot down a drone over Marib.", "shot down a drone", ("Houthis",)),
    Case(
        "Residents of Idlib said they heard three explosions.", "they heard three explosions", ("residents of Idlib",)
    ),
    Case(
        "Local officials reported that six farmers had been killed.",
        "six farmers had been killed",
        ("local officials",),
    ),
    Case(
        "UNICEF warned that 400,000 children need water.",
        "400,000 children need water",
        ("United Nations Children's Fund",),
        "assert",
    ),
    Case(
        "Colombia's Defence Ministry blamed the ELN for the bombing.",
        "the ELN for the bombing",
        ("Defence Ministry of Colombia",),
        "accuse",
    ),
    Case(
        "Addis Ababa accused the rebels of shelling Mekelle.", "the rebels of shelling Mekelle", ("Ethiopia",), "accuse"
    ),
    Case("The governor thanked the Red Cross for its help.", "the Red Cross for its help", ("governor",), "thank"),
    Case(
        "Prime Minister Hana Belete urged both sides to stop the fighting.",
        "stop the fighting",
        ("Hana Belete",),
        "urge",
    ),
    Case(
        "Prime Minister Hana Belete called on both sides to stop the fighting.",
        "stop the fighting",
        ("Hana Belete",),
        "urge",
    ),
    Case("Prime Minister Hana Belete called for a ceasefire.", "a ceasefire", ("Hana Belete",), "urge"),
    Case("Myanmar's military vowed to retake the town.", "retake the town", ("Armed Forces of Myanmar",), "promise"),
    Case("The rebels threatened to attack the port.", "attack the port", ("rebels",), "threaten"),
    Case("Hamas announced a truce of four days.", "a truce of four days", ("Hamas",), "announce"),
    Case(
        "Egypt's president condemned the attack on the convoy.", "the attack on the convoy", ("president",), "condemn"
    ),
    Case("Jordan supports the proposal for a longer pause.", "the proposal for a longer pause", ("Jordan",), "support"),
    Case(
        "The European Union demanded the release of the prisoners.",
        "the release of the prisoners",
        ("European Union",),
        "demand",
    ),
    # pronouns
    Case(
        "Foreign Minister Olena Marchuk visited Odesa on Friday. She said that the port was still working.",
        "the port was still working",
        ("Olena Marchuk",),
    ),
    Case(
        "President Daniel Okello met the envoy on Friday. He said that the talks had failed.",
        "the talks had failed",
        ("Daniel Okello",),
    ),
    Case(
        "Olena Marchuk met Igor Belov in Ankara. She added that nothing was agreed.",
        "nothing was agreed",
        ("Olena Marchuk",),
    ),
    Case(
        "Olena Marchuk met Viktor Belov in Ankara. He added that nothing was agreed.",
        "nothing was agreed",
        ("Viktor Belov",),
    ),
    Case(
        "The army said it had shot down two drones. It added that one fell near a school.",
        "one fell near a school",
        ("Armed Forces",),
    ),
    Case("The rebels entered Goma at dawn. They said the army had fled.", "the army had fled", ("rebels",)),
    Case(
        'Minister Yusuf Karim spoke in Khartoum. "The city is ours," he said.',
        "The city is ours",
        ("Yusuf Karim",),
        "",
        "direct",
    ),
    # titles
    Case(
        "Turkish Defence Minister Selim Aydin spoke by telephone with Georgian Defence Minister Levan Kiria. The Georgian minister said the border was calm.",
        "the border was calm",
        ("Levan Kiria",),
    ),
    Case(
        "Turkish Defence Minister Selim Aydin spoke by telephone with Georgian Defence Minister Levan Kiria. The Turkish minister said the border was calm.",
        "the border was calm",
        ("Selim Aydin",),
    ),
    Case(
        "Selim Aydin, Turkey's defence minister, arrived in Tbilisi. The minister said that talks would go on.",
        "talks would go on",
        ("Selim Aydin",),
    ),
    Case(
        "The secretary-general called for restraint. António Vidal, secretary-general of the United Nations, also offered to mediate.",
        "restraint",
        ("António Vidal",),
    ),
    Case(
        "A presidential aide in Baku accused Armenia of breaking the truce.\n\nRauf Mammadli, an aide to the president, said that two villages were shelled.",
        "Armenia of breaking the truce",
        ("Rauf Mammadli",),
        "accuse",
    ),
    Case(
        "An opposition leader in Kenya urged the government to send aid.\n\n“People are starving,” Grace Wanjiru, the leader of the Unity Party, told a rally.",
        "send aid",
        ("Grace Wanjiru",),
        "urge",
    ),
    Case(
        "Georgia's ombudsman, Nana Beridze, said ten villages had no water. The ombudsman added that two wells were poisoned.",
        "two wells were poisoned",
        ("Nana Beridze",),
    ),
    Case(
        "Two men called Kovalenko spoke. Mayor Petro Kovalenko said the bridge was gone. Doctor Ivan Kovalenko said eight patients had died. Petro Kovalenko said help was coming.",
        "help was coming",
        ("Petro Kovalenko",),
    ),
    Case(
        "Two men called Kovalenko spoke. Mayor Petro Kovalenko said the bridge was gone. Doctor Ivan Kovalenko said eight patients had died. Petro Kovalenko said help was coming.",
        "eight patients had died",
        ("Ivan Kovalenko",),
    ),
    # governments, organs, offices
    Case(
        "Kenya's Interior Ministry said raiders killed nine herders. The ministry said it had sent police.",
        "it had sent police",
        ("Interior Ministry of Kenya",),
    ),
    Case(
        "Ukraine's army reported heavy fire. Its spokesman said 14 soldiers were wounded.",
        "14 soldiers were wounded",
        ("spokesman",),
    ),
    Case("Yerevan said that a bus had been hit.", "a bus had been hit", ("Armenia",)),
    Case("The Azerbaijani side said that a bus had been hit.", "a bus had been hit", ("Azerbaijan",)),
    Case(
        "The Israeli military said it had hit a launcher. The Palestinian Health Ministry said five people were killed.",
        "five people were killed",
        ("Health Ministry",),
    ),
    Case(
        "Five people were killed, the office of the governor said.",
        "Five people were killed",
        ("office of the governor",),
    ),
    Case("Five people were killed, the mayor's office said.", "Five people were killed", ("mayor's office",)),
    # nesting
    Case(
        "Olena Marchuk said that Viktor Belov had promised to withdraw the tanks.",
        "withdraw the tanks",
        ("Olena Marchuk", "Viktor Belov"),
        "promise",
    ),
    Case(
        "The agency Kivu Presse reported that the governor said nine people had drowned.",
        "nine people had drowned",
        ("Kivu Presse", "governor"),
    ),
    Case(
        "Viktor Belov said that, according to the Red Cross, nine people had drowned.",
        "nine people had drowned",
        ("Viktor Belov", "International Committee of the Red Cross"),
    ),
    Case(
        "Nine people drowned, Kivu Presse reported, citing the police.",
        "Nine people drowned",
        ("Kivu Presse", "Police"),
    ),
    Case(
        "Hana Belete said the rebels had denied that they shelled the town.",
        "they shelled the town",
        ("Hana Belete", "rebels"),
        "deny",
    ),
    Case(
        "Syrian state television said the army reported that the pilot survived.",
        "the pilot survived",
        ("Syrian state television", "Armed Forces"),
    ),
    Case(
        "The minister was quoted by Nile Wire as saying that the dam was safe.",
        "the dam was safe",
        ("Nile Wire", "minister"),
    ),
    # continuing speech
    Case(
        "Viktor Belov said the road was open, adding that buses would run on Monday.",
        "buses would run on Monday",
        ("Viktor Belov",),
    ),
    Case(
        "Describing the strike as a war crime, the Lebanese prime minister demanded an inquiry.",
        "an inquiry",
        ("prime minister",),
        "demand",
    ),
    Case(
        '"The road is open," Viktor Belov said. "Buses will run on Monday. Nobody must walk."',
        "Nobody must walk",
        ("Viktor Belov",),
        "",
        "direct",
    ),
    Case(
        'Viktor Belov spoke to the press in Tiraspol.\n\n"The road is open," he said.\n\n"Buses will run on Monday and nobody must walk any more."',
        "Buses will run on Monday",
        ("Viktor Belov",),
        "",
        "direct",
    ),
    Case(
        "Viktor Belov underlined that the road was open. The importance of a lasting truce was also stressed.",
        "The importance of a lasting truce",
        ("Viktor Belov",),
    ),
    # several speakers of one statement
    Case(
        "France, Kenya and NATO have urged an immediate halt to the clashes.",
        "an immediate halt to the clashes",
        ("Kenya",),
        "urge",
    ),
    Case(
        "Two resolutions of the UN Security Council demand a withdrawal.",
        "a withdrawal",
        ("United Nations Security Council",),
        "demand",
    ),
    # headlines
    Case("Lebanon calls for a truce on its border", "a truce on its border", ("Lebanon",), "urge"),
    # the outlet's own words
    Case("The front line has not moved since May.", "The front line has not moved", OUTLET, "assert", "narrative"),
    Case(
        'Soldiers guard what locals call the "road of life" to the town.',
        "Soldiers guard",
        OUTLET,
        "assert",
        "narrative",
    ),
    Case("The mayor did not say that the bridge was mined.", "the bridge was mined", ("mayor",), "assert", "indirect"),
    Case(
        "The ministry refused to confirm the deaths of ten soldiers.",
        "the deaths of ten soldiers",
        ("Ministry",),
        "assert",
        "indirect",
    ),
    Case("The army may announce a ceasefire on Friday.", "a ceasefire", ("Armed Forces",), "announce", "indirect"),
    Case(
        "The governor said four people died, but the road was reopened in the evening.",
        "four people died",
        ("governor",),
    ),
    # learnt from longer reports
    Case(
        "A nurse in Masisi, who asked not to be named, said she had counted nine bodies. She added that three were children.",
        "three were children",
        ("nurse",),
    ),
    Case(
        "Alain Kabeya spoke first. A nurse in Masisi then said she had counted nine bodies. She added that three were children.",
        "three were children",
        ("nurse",),
    ),
    Case("Residents reached by telephone said shelling resumed at dusk.", "shelling resumed at dusk", ("residents",)),
    Case(
        "Asked whether Moscow would investigate, Kremlin spokeswoman Maria Orlova replied that she had nothing to add.",
        "she had nothing to add",
        ("Maria Orlova",),
    ),
    Case(
        "Sudan's army accused the RSF of shelling a market, a charge the RSF denied.",
        "a charge",
        ("Rapid Support Forces",),
        "deny",
    ),
    Case("Emergency Lawyers put the toll at 22 dead.", "the toll at 22 dead", ("Emergency Lawyers",)),
    Case(
        "Karin Lind, the envoy, said the deal was dead, and accused Chad of killing it.",
        "Chad of killing it",
        ("Karin Lind",),
        "accuse",
    ),
    Case(
        "Myanmar's military spokesman, Major General Zaw Tun, denied the raid. He blamed insurgents for the fire.",
        "insurgents for the fire",
        ("Zaw Tun",),
        "accuse",
    ),
    Case(
        "Malaysia's foreign minister was quoted by the news agency Bernama as saying that the bloc had lost patience.",
        "the bloc had lost patience",
        ("Bernama", "foreign minister"),
    ),
    Case(
        '"The roof fell on them," said a teacher who gave no name.', "The roof fell on them", ("teacher",), "", "direct"
    ),
    Case(
        "The fighting killed hundreds, according to Kenya, though some researchers believe that the number is higher.",
        "the number is higher",
        ("researchers",),
    ),
    Case(
        "The fighting killed hundreds, according to Kenya, though some researchers believe that the number is higher.",
        "The fighting killed hundreds",
        ("Kenya",),
    ),
    Case(
        "A truce of six months will start on Monday, Norwegian mediator Knut Berge announced in Havana on Friday.",
        "A truce of six months",
        ("Knut Berge",),
        "announce",
    ),
    Case("No group claimed responsibility for the blast.", "responsibility for the blast", OUTLET, "", "narrative"),
    Case(
        "Vice President Francia Mena said she hoped the guerrillas would keep their word.",
        "the guerrillas would keep their word",
        ("Francia Mena",),
    ),
    Case(
        '"We want peace," Sergei Tarasov said, "but peace is not made by one side."',
        "but peace is not made",
        ("Sergei Tarasov",),
        "",
        "direct",
    ),
)
