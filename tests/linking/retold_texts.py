"""Short made texts of several wars and how many incidents of violence each tells of: same incident told again, or another.

Written before the program was run on them. `OPEN` is not yet got right.
"""

from __future__ import annotations

AGAIN = (
    "Mortar shells fell on a bakery in Deraa on Monday, killing six people.\n\n"
    "Hospital staff said the attack on the bakery also wounded eleven.",
    "Gunmen abducted a Kenyan engineer near Garissa on Friday.\n\n"
    "Police said the engineer was kidnapped from his car at about 7 a.m.\n\nNobody has claimed the abduction.",
    "A car bomb exploded outside a police station in Kabul on Sunday, killing eight people and wounding thirty.\n\n"
    'The blast shattered windows. "It was a terrible explosion," a baker said.\n\nThe Taliban said it carried out the bombing.',
    "Rebels ambushed an army convoy near Goma on Tuesday and killed nine soldiers, the army said.\n\n"
    "A rebel spokesman confirmed the ambush.",
    "Judge Rosa Quiroga was shot dead in Cali on Thursday.\n\n"
    "Quiroga was killed by two men on a motorcycle.\n\nThe bar association condemned the murder of Judge Quiroga.",
    "An air strike hit a school in Tigray on Wednesday, killing four teachers.\n\n"
    "The government denied it had bombed the school.",
    "Five fishermen died when a naval patrol fired on their boat off Jaffna on Saturday.\n\n"
    "The navy said the five were killed in an exchange of fire.",
    "Militants stormed a hotel in Mogadishu on Friday evening. At least 12 people were killed in the attack.\n\n"
    "Security forces ended the siege of the hotel on Saturday morning.",
    "Shelling killed two women in Horlivka on Monday, rebel authorities said.\n\n"
    "Kyiv said the shelling of Horlivka on Monday was staged.",
    "Three aid workers were murdered in Maban on 3 May.\n\n"
    "The United Nations condemned the killing of the three aid workers and called for an investigation into the murders.",
)
APART = (
    "Mortar shells fell on a bakery in Deraa on Monday, killing six people.\n\n"
    "On Thursday a mine killed two shepherds near Palmyra.",
    "Gunmen abducted a Kenyan engineer near Garissa on Friday.\n\n"
    "In March, two Spanish nurses were abducted in Dadaab.",
    "A car bomb exploded in Kabul on Sunday, killing eight people.\n\n"
    "Another car bomb exploded in Herat on Sunday, killing two.",
    "Rebels ambushed an army convoy near Goma on Tuesday and killed nine soldiers.\n\n"
    "Meanwhile, army helicopters bombed a rebel camp in Rutshuru and killed twenty fighters.",
    "Judge Rosa Quiroga was shot dead in Cali on Thursday.\n\nIn Medellin, journalist Hernan Toro was shot dead on Wednesday.",
    "An air strike hit a school in Mekelle on Wednesday, killing four teachers.\n\n"
    "A separate strike hit a market in Axum and killed seven traders.",
    "Ukrainian shelling killed two women in Horlivka on Monday, rebel authorities said.\n\n"
    "Kyiv said that rebels shelled Avdiivka on Monday and killed one man.",
    "Militants attacked a hotel in Mogadishu on Friday, killing 12 people.\n\n"
    "Three weeks earlier, militants attacked a restaurant in Mogadishu and killed five.",
    "Police shot a protester in Mandalay on Monday.\n\nSoldiers also killed three students in Yangon on Monday.",
    "Armenian forces shelled Barda on Tuesday, killing four people, Baku said.\n\n"
    "Azerbaijani forces shelled Martuni on Tuesday, killing two people, Yerevan said.",
    "A suicide bomber killed ten people at a mosque in Maiduguri on Friday.\n\n"
    "On Saturday a suicide bomber killed six people at a bus station in Maiduguri.",
)
#: Of two incidents that one word tells.
OPEN = (
    "Two bombs exploded on Monday: one in Derry, which injured a guard, and one in Newry, which killed a shopkeeper.",
)
#: Texts that tell one incident, and speak of violence in general besides.
GENERAL = (
    "Gunmen murdered a mayor in Tumaco on Monday.\n\nViolence has displaced families there for decades.",
    "A roadside bomb killed three soldiers near Mopti on Tuesday.\n\n"
    "Attacks like this have become common during years of war.",
    "Shells hit a clinic in Zalingei on Sunday and killed a nurse.\n\n"
    "Both sides must stop attacks on civilians, the bishop said.",
)
