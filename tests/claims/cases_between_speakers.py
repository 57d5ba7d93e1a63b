# ruff: noqa: E501  (a text stays in one piece)
"""Cases where two speakers stand close together and the words must not go to the wrong one. Outlets and people are invented."""

from __future__ import annotations

from tests.claims.cases_of_speakers import OUTLET, Case

CASES = (
    # a saying between commas
    Case(
        "The convoy, the governor said, was hit twice on the road to Marib.", "was hit twice on the road", ("governor",)
    ),
    Case("The garrison, said a spokesman for the rebels, has surrendered.", "has surrendered", ("spokesman",)),
    Case(
        "The charges, Kampala said on Monday, are without any basis.",
        "are without any basis",
        ("Uganda",),
    ),
    # a second voice set against the first
    Case(
        "Lawyers of the town said the number was 22, while the army insists that nobody was arrested.",
        "nobody was arrested",
        ("Armed Forces",),
    ),
    Case(
        "Six miners were killed, officials said, but the army denied any part in it.",
        "any part in it",
        ("Armed Forces",),
        "deny",
    ),
    Case(
        "At least 18 people were killed in a strike on a school near Goma, Congo's health ministry said on Sunday, while the Rwandan army said it had hit a command post and accused the ministry of lying.",
        "18 people were killed",
        ("Health Ministry",),
    ),
    Case(
        "At least 18 people were killed in a strike on a school near Goma, Congo's health ministry said on Sunday, while the Rwandan army said it had hit a command post and accused the ministry of lying.",
        "the ministry of lying",
        ("Armed Forces of Rwanda",),
        "accuse",
    ),
    # the reporter's verdict on what was said
    Case(
        "Dmitri Saveliev said Ukrainian air defence had caused the damage, a claim that an adviser in Kyiv dismissed as absurd.",
        "air defence had caused the damage",
        ("Dmitri Saveliev",),
    ),
    # a gerund of the speaker, and one of whom he speaks of
    Case(
        "General Yasin Gurashi denied that his fighters had shelled the market, calling the accusation a desperate lie.",
        "a desperate lie",
        ("Yasin Gurashi",),
    ),
    Case(
        "Oslo thanked Qatar for saying that the truce must hold.",
        "the truce must hold",
        ("Norway", "Qatar"),
    ),
    Case(
        "Ruth Alder urged Dean Moss to apologise for suggesting the army used gas.",
        "the army used gas",
        ("Ruth Alder", "Dean Moss"),
    ),
    # who is cited for it
    Case(
        "Volker Brandt, citing local activists, said dozens had been detained in Nyala.",
        "dozens had been detained",
        ("Volker Brandt", "local activists"),
    ),
    # an aside of time, manner or condition before the clause
    Case(
        "A senior Sudanese official said on condition of anonymity that Cairo was informed.",
        "Cairo was informed",
        ("Sudanese official",),
    ),
    Case(
        "The Israeli military, asked about the raid in Rafah, said it was looking into the reports.",
        "looking into the reports",
        ("Armed Forces of Israel",),
    ),
    # the rival in apposition, not the one he accuses
    Case(
        "Sudan's army chief Adam Osman said the group must disarm. His rival, Idris Hamdan, accused Osman of bombing homes. He also blamed Egypt for the raid.",
        "Egypt for the raid",
        ("Idris Hamdan",),
        "accuse",
    ),
    # a commander of the others is no general named before
    Case(
        'General Luis Ospina said 12 soldiers were hurt. The dissidents\' commander, known as Ivan Morales, denied the charge. "Our units had no part in it," he said.',
        "Our units had no part",
        ("Ivan Morales",),
    ),
    # a surname that is a capital
    Case(
        "Valeria Paris was held for a year by the militia. Paris claims that she was beaten.",
        "she was beaten",
        ("Valeria Paris",),
    ),
    # headlines in the passive
    Case(
        "Colombian rebels blamed for bombing in Cauca",
        "Colombian rebels",
        ("unnamed speaker",),
        "accuse",
    ),
    # a passive of another's deed is not the last speaker's
    Case(
        "Minister Yael Adler said the raid was over. Two officers were accused of theft.",
        "theft",
        ("unnamed speaker",),
        "accuse",
    ),
    # no words at all
    Case(
        "The car was found abandoned at the airport in Juba.",
        "abandoned at the airport",
        OUTLET,
        "",
        "narrative",
    ),
    Case("The team was denied visas by nobody in particular.", "visas", OUTLET, "", "narrative"),
    Case("They fought a group called the Northern Shield.", "the Northern Shield", OUTLET, "", "narrative"),
    # "the group", "the official": which one
    Case(
        "Civic Rights Monitor said soldiers and foreign fighters had executed 300 men. The rights group said it had interviewed 27 people.",
        "it had interviewed 27 people",
        ("rights group",),
    ),
    Case(
        'US spokesman Ned Carver said Washington was concerned. A local official gave a higher figure. "We counted eleven," the official said.',
        "We counted eleven",
        ("local official",),
    ),
    Case(
        "Captain Ibrahim Sawadogo praised Mali, saying it had shown courage, while neighbouring Niger warned against hasty conclusions.",
        "hasty conclusions",
        ("Niger",),
    ),
    # a gerund behind a noun that cannot speak
    Case(
        "The general used harsh words about the rebels, calling them terrorists.",
        "them terrorists",
        ("general",),
    ),
    Case(
        "The prime minister of Mali wrote a letter to the council, demanding that it act.",
        "it act",
        ("prime minister",),
        "demand",
    ),
    # two clauses with a semicolon between, and whose army
    Case(
        "Israel's army chief warned Hezbollah that any attack would be met with force; the group's deputy leader, Naim Haddad, retorted that it was ready.",
        "it was ready",
        ("Naim Haddad",),
    ),
    Case(
        "The Pentagon said no U.S. troops were hurt. Israel's army chief warned Hezbollah. Naim Haddad claimed the army had lost a tank. The army denied the claim.",
        "the claim",
        ("Armed Forces of Israel",),
        "deny",
    ),
    Case(
        "Walid Haddad met with his Iranian counterpart, Reza Karimi. Karimi expressed solidarity, his ministry said.",
        "Karimi expressed",
        ("Iran",),
    ),
    Case("Nobody has claimed the rocket fire on Tyre.", "the rocket fire", OUTLET, "", "narrative"),
)
