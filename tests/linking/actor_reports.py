"""Short reports that spell names as their outlets do; all outlets, and what is reported, are invented."""

from __future__ import annotations

REPORTS = {
    "nile-1.txt": """Army chief rules out talks

KHARTOUM, May 2, 2023 (Nile Ledger) - Sudan's army chief, General Abdel Fattah al-Burhan, said on Tuesday that his troops
would not talk before the other side left the hospitals. The Rapid Support Forces (RSF) accused the army of shelling a
market in Omdurman.

General Mohamed Hamdan Dagalo, known as Hemedti, said his fighters would hold their positions.
""",
    "nile-2.txt": """Paramilitary leader denies attack

KHARTOUM, May 4, 2023 (Delta Wire) - Hemedti said on Thursday that his men had not fired at the market. The RSF said in
a statement that nine people were killed there.

Sudanese army chief Abdelfattah Burhan said the army had no guns in that district.
""",
    "nile-3.txt": """A day in Omdurman

OMDURMAN, May 5, 2023 (Lantern Post) - Mohamed Osman, a resident, said that he had buried two neighbours on Thursday.
"We have no water," Osman said.
""",
    "nile-4.txt": """Minister speaks of aid

PORT SUDAN, May 6, 2023 (Nile Ledger) - Sudanese Health Minister Mohamed Osman said on Saturday that medicine had arrived.
General Burhan said the road was open.
""",
    "lake-1.txt": """Doctors count the dead

GOMA, March 2, 2024 (Lake Sheet) - The Union of Kivu Doctors (UKD) said on Saturday that eleven people had died in Sake.
The Alliance of Hill Fighters (AHF), an armed group, denied shelling the town. The Popular Defence Council (PDC) accused
the army of looting.
""",
    "lake-2.txt": """More deaths in Sake

GOMA, March 4, 2024 (Ridge Wire) - UKD said on Monday that the number of dead had risen to fourteen. The AHF said its
fighters had left the town, while the PDC called for talks. AHF spokesman Jean Mbusa said they would not come back.
""",
    "lake-3.txt": """Doctors' union speaks

BUKAVU, March 5, 2024 (Lake Sheet) - The Union of Kivu Doctors said on Tuesday that sixteen had died.
The Popular Defense Council said the looting went on.
""",
    "dnipro-1.txt": """President visits the south

KYIV, June 8, 2023 (Dnipro Courier) - Ukrainian President Volodymyr Zelenskyy said on Thursday that four people had been
killed by shelling in Kherson. Foreign Minister Dmytro Kuleba thanked the partners for boats.
""",
    "dnipro-2.txt": """Shelling goes on

MOSCOW, June 9, 2023 (Volga Sheet) - Ukrainian President Vladimir Zelensky said on Friday that six people had been killed
by shelling in Kherson. Russian Foreign Minister Sergei Lavrov said the claim was untrue.
""",
    "dnipro-3.txt": """Talks on grain

ANKARA, June 12, 2023 (Bosphorus Note) - Turkish President Recep Tayyip Erdoğan said on Monday that he had spoken to
Zelenskiy. Russia's foreign minister, Sergey Lavrov, said that no date was set.
""",
    "caspian-1.txt": """Two men of one name

BAKU, June 13, 2023 (Caspian Sheet) - Azerbaijani President Ilham Aliyev said on Tuesday that the road would open. His late
father, former President Heydar Aliyev, had built it, the ministry said.
""",
    "caspian-2.txt": """Road to open

BAKU, June 14, 2023 (Caspian Mail) - Azerbaijani President İlham Əliyev said on Wednesday that repairs were under way.
Azerbaijani Foreign Minister Ceyhun Bayramov met envoys.
""",
    "caspian-3.txt": """Envoys in the capital

YEREVAN, June 15, 2023 (Hrazdan Echo) - Azerbaijani Foreign Minister Jeyhun Bayramov said on Thursday that talks were useful.
""",
}
