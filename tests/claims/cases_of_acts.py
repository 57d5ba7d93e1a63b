# ruff: noqa: E501  (a text stays in one piece)
"""What a saying does, whether it was said, to whom, at what and when: one sentence each. Outlets and people are invented.

The report is of Monday, 6 March 2023. `to` and `at` are "" where nobody is addressed and no occasion is named.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActCase:
    """`words` stand in the content; `said` is the ISO day, or FROM/TO, on which it was said, "" where it is not asked."""

    text: str
    words: str
    act: str
    saying: str = "spoken"
    to: str = ""
    at: str = ""
    said: str = ""


# fmt: off
ASSERTED = (
    ActCase("The governor said that two bridges near Kupiansk had been blown up.", "two bridges near Kupiansk", "assert"),
    ActCase("“We hold the airport,” the rebel commander told reporters in Goma.", "We hold the airport", "assert", to="reporters"),
    ActCase("Ethiopia's army claimed it had killed 200 fighters near Dessie.", "killed 200 fighters", "assert"),
    ActCase("According to the Syrian army, the convoy was hit on the Aleppo road.", "the convoy was hit", "assert"),
    ActCase("The junta's spokesman informed the envoy that the road to Myitkyina was closed.", "the road to Myitkyina", "assert", to="envoy"),
    ActCase("Colombia's defence minister confirmed that three soldiers had been abducted.", "three soldiers had been abducted", "assert"),
    ActCase("The hospital in Khan Younis put the number of dead at 31.", "31", "assert"),
    ActCase("Karabakh officials admitted that the southern heights had been lost.", "the southern heights", "assert"),
    ActCase("The monitor described the shelling of Saada as the heaviest in weeks.", "the heaviest in weeks", "assert"),
    ActCase("The mayor added that the water works had stopped.", "the water works had stopped", "assert"),
    ActCase("Sudan's army chief told the Nile Courier that the capital was calm.", "the capital was calm", "assert", to="Nile Courier"),
    ActCase("The colonel made clear that his men would stay in Tripoli.", "his men would stay", "assert"),
    ActCase("The foreign minister pointed out that both sides had signed the text.", "both sides had signed", "assert"),
    ActCase("In the view of the governor of Kordofan, the siege cannot last.", "the siege cannot last", "assert", "thought"),
    ActCase("“They came at night,” recalled Mariam Tesfay, a farmer from Humera.", "They came at night", "assert"),
    ActCase("The statement reads: “Four drones were brought down over the coast.”", "Four drones were brought down", "assert"),
)

DENIED = (
    ActCase("Rwanda denied that its troops had crossed the border.", "its troops had crossed", "deny"),
    ActCase("The Russian Defence Ministry denied shelling the market.", "shelling the market", "deny"),
    ActCase("A spokesman for the Houthis rejected the accusation as baseless.", "the accusation", "deny"),
    ActCase("The army spokesman called the report a lie.", "the report a lie", "deny"),
    ActCase("Yerevan called the accusation an absolute lie.", "an absolute lie", "deny"),
    ActCase("The Tatmadaw described the reports of a massacre as fake news.", "fake news", "deny"),
    ActCase("Khartoum dismissed the charge as propaganda.", "the charge", "deny"),
    ActCase("The Israeli military branded the claim false.", "the claim false", "deny"),
    ActCase("“That is a lie,” said the Hamas spokesman.", "That is a lie", "deny"),
    ActCase("“This is not true,” the minister told journalists in Asmara.", "This is not true", "deny", to="journalists"),
    ActCase("Eritrea's information minister said the allegations were false and baseless.", "the allegations were false", "deny"),
    ActCase("The ELN rejected the government's offer of a truce.", "the government's offer", "deny"),
    ActCase("Baku refused to withdraw its units from the heights.", "withdraw its units", "deny"),
    ActCase("Damascus ruled out any talks with the factions in Idlib.", "any talks with the factions", "deny"),
    ActCase("The general refuted reports that his brigade had mutinied.", "his brigade had mutinied", "deny"),
    ActCase("Moscow disputed the figures given by the United Nations.", "the figures", "deny"),
    ActCase("The rebels termed the army's statement a fabrication.", "a fabrication", "deny"),
    ActCase("Kampala cast doubt on the number of dead.", "the number of dead", "deny"),
    ActCase("The drug cartel's lawyer disavowed the video.", "the video", "deny"),
)

ACCUSED = (
    ActCase("Kyiv accused Russia of striking the grain port.", "striking the grain port", "accuse", to="Russia"),
    ActCase("Moscow blamed Ukraine for the explosion on the bridge.", "the explosion on the bridge", "accuse", to="Ukraine"),
    ActCase("The Congolese army blamed the attack on M23.", "the attack", "accuse", to="M23"),
    ActCase("Tigrayan officials alleged that Eritrean soldiers had looted the hospital.", "looted the hospital", "accuse"),
    ActCase("The council held the Rapid Support Forces responsible for the killings in Geneina.", "the killings in Geneina", "accuse", to="Rapid Support Forces"),
    ActCase("Turkey pointed the finger at Kurdish militants for the bombing.", "the bombing", "accuse", to="militants"),
    ActCase("The opposition charged that the election had been stolen.", "the election had been stolen", "accuse"),
    ActCase("Residents complained that soldiers had taken their cattle.", "soldiers had taken their cattle", "accuse"),
    ActCase("Azerbaijan was accused by Armenia of using cluster bombs.", "using cluster bombs", "accuse", to="Azerbaijan"),
    ActCase("The president of Colombia attributed the ambush to dissidents of the FARC.", "the ambush", "accuse", to="dissidents"),
    ActCase("Damascus put the blame for the water crisis on Ankara.", "the water crisis", "accuse", to="Ankara"),
    ActCase("“Russia is to blame for the famine,” the envoy said.", "to blame for the famine", "accuse"),
    ActCase("Serbia charged Kosovo with breaking the agreement.", "breaking the agreement", "accuse", to="Kosovo"),
    ActCase("The minister said Israel was responsible for the strike on the consulate.", "responsible for the strike", "accuse"),
)

CONDEMNED = (
    ActCase("The African Union condemned the coup in Niger.", "the coup in Niger", "condemn"),
    ActCase("Qatar denounced the raid on the camp in Jenin.", "the raid on the camp", "condemn"),
    ActCase("The United Nations deplored the bombing of the school in Sagaing.", "the bombing of the school", "condemn"),
    ActCase("The bishop criticised the army for shelling the church.", "shelling the church", "condemn"),
    ActCase("The Kremlin slammed the decision to send tanks.", "the decision to send tanks", "condemn"),
    ActCase("The envoy called the attack on the hospital a war crime.", "a war crime", "condemn"),
    ActCase("Iran described the strike as a cowardly act of terror.", "a cowardly act of terror", "condemn"),
    ActCase("The secretary-general expressed outrage at the killing of aid workers near Mekelle.", "the killing of aid workers", "condemn"),
    ActCase("Bogotá voiced strong condemnation of the car bomb.", "the car bomb", "condemn"),
    ActCase("The ministry lodged a protest against the flights over the lake.", "the flights over the lake", "condemn"),
    ActCase("Rights groups decried the arrests in Bamako.", "the arrests in Bamako", "condemn"),
)

DEMANDED = (
    ActCase("Armenia demanded the release of all prisoners.", "the release of all prisoners", "demand"),
    ActCase("The rebels demanded that the army leave Bunia.", "the army leave Bunia", "demand"),
    ActCase("The junta ordered residents to leave the village.", "leave the village", "demand", to="residents"),
    ActCase("The army told people in the northern district to move south.", "move south", "demand", to="people"),
    ActCase("“Lay down your arms,” the general told the fighters.", "Lay down your arms", "demand", to="fighters"),
    ActCase("Ankara insisted on a withdrawal from Manbij.", "a withdrawal from Manbij", "demand"),
    ActCase("The president said Russia must return the plant.", "return the plant", "demand"),
    ActCase("The Security Council required both sides to open the road.", "open the road", "demand", to="both sides"),
    ActCase("Addis Ababa gave the Tigrayan forces 72 hours to surrender.", "surrender", "demand", to="Forces"),
)

URGED = (
    ActCase("France called on both sides to stop the fighting.", "stop the fighting", "urge", to="both sides"),
    ActCase("The pope appealed for peace in Sudan.", "peace", "urge"),
    ActCase("The United States urged Israel to let aid trucks in.", "let aid trucks in", "urge", to="Israel"),
    ActCase("China called for restraint.", "restraint", "urge"),
    ActCase("The mediator asked the parties to return to Jeddah.", "return to Jeddah", "urge", to="parties"),
    ActCase("The bishops pleaded with the militias to spare the hospital.", "spare the hospital", "urge", to="militias"),
    ActCase("Kenya proposed a truce of ten days.", "a truce of ten days", "urge"),
    ActCase("The envoy encouraged both delegations to remain in Doha.", "remain in Doha", "urge", to="both delegations"),
    ActCase("The mayor warned residents to stay in their cellars.", "stay in their cellars", "urge", to="residents"),
    ActCase("Germany pressed Azerbaijan to reopen the corridor.", "reopen the corridor", "urge", to="Azerbaijan"),
    ActCase("Norway's foreign minister suggested that the talks be moved to Oslo.", "the talks be moved", "urge"),
    ActCase("The Red Cross begged the fighters to let the wounded go.", "let the wounded go", "urge", to="fighters"),
    ActCase("The prime minister said the world should not look away from Darfur.", "the world should not look away", "urge"),
    ActCase("“Please leave the city now,” the governor told residents of Kherson.", "leave the city now", "urge", to="residents"),
    ActCase("The minister invited his Rwandan counterpart to talks in Luanda.", "talks in Luanda", "urge", to="counterpart"),
    ActCase("The European Union exhorted Belgrade and Pristina to keep calm.", "keep calm", "urge", to="Belgrade"),
)

PROMISED = (
    ActCase("Poland promised to send fourteen tanks.", "send fourteen tanks", "promise"),
    ActCase("Uganda pledged to withdraw its soldiers by June.", "withdraw its soldiers", "promise"),
    ActCase("Turkey offered to host the talks.", "host the talks", "promise"),
    ActCase("The president vowed to rebuild Aleppo.", "rebuild Aleppo", "promise"),
    ActCase("The commander assured the villagers that nobody would be harmed.", "nobody would be harmed", "promise", to="villagers"),
    ActCase("Sweden said it would give the refugees shelter.", "give the refugees shelter", "promise"),
    ActCase("“We will rebuild every school,” the governor said.", "We will rebuild every school", "promise"),
    ActCase("The junta committed itself to a truce over the new year.", "a truce", "promise"),
    ActCase("Bogotá guaranteed safe passage to the negotiators.", "safe passage", "promise"),
    ActCase("Egypt agreed to open the crossing at Rafah.", "open the crossing", "promise"),
    ActCase("The army undertook to protect the monastery.", "protect the monastery", "promise"),
)

THREATENED = (
    ActCase("The Houthis threatened to sink more tankers.", "sink more tankers", "threaten"),
    ActCase("Tehran vowed revenge for the killing of the general.", "revenge for the killing", "threaten"),
    ActCase("The militia vowed to retaliate for the raid.", "retaliate for the raid", "threaten"),
    ActCase("Hezbollah warned that any attack on Beirut would be answered.", "any attack on Beirut would be answered", "threaten"),
    ActCase("The Kremlin warned of consequences if the tanks arrive.", "consequences", "threaten"),
    ActCase("“We will crush them,” the general said.", "We will crush them", "threaten"),
    ActCase("The army promised a crushing response to the drone strike.", "a crushing response", "threaten"),
    ActCase("The rebels swore to avenge the dead of Bucha.", "avenge the dead", "threaten"),
    ActCase("The cartel gave notice that it would burn the trucks.", "burn the trucks", "threaten"),
    ActCase("Addis Ababa said it would strike back if Mekelle was attacked.", "strike back", "threaten"),
    ActCase("The World Food Programme warned that 400,000 people face hunger in Tigray.", "400,000 people face hunger", "assert"),
)

SUPPORTED = (
    ActCase("Saudi Arabia welcomed the truce in Khartoum.", "the truce in Khartoum", "support"),
    ActCase("Belarus backed the Russian proposal.", "the Russian proposal", "support"),
    ActCase("Pakistan voiced support for Azerbaijan.", "Azerbaijan", "support"),
    ActCase("The president praised the soldiers who held the dam.", "the soldiers who held the dam", "support"),
    ActCase("Venezuela hailed the accord as a step to peace.", "the accord", "support"),
    ActCase("The Arab League expressed solidarity with the Palestinians.", "the Palestinians", "support"),
    ActCase("Cyprus endorsed the plan of the mediators.", "the plan of the mediators", "support"),
    ActCase("Turkey said it stood by Azerbaijan.", "it stood by Azerbaijan", "support"),
    ActCase("The patriarch gave his blessing to the peace plan.", "the peace plan", "support"),
)

THANKED = (
    ActCase("The Ukrainian president thanked Canada for the howitzers.", "the howitzers", "thank", to="Canada"),
    ActCase("The families expressed gratitude to the Red Cross for its help.", "its help", "thank", to="Red Cross"),
    ActCase("The minister thanked his Qatari colleague for hosting the talks.", "hosting the talks", "thank", to="colleague"),
    ActCase("“Thank you for standing with us,” the mayor told the volunteers.", "standing with us", "thank", to="volunteers"),
    ActCase("Ethiopia's premier apologised to the families for the strike on the market.", "the strike on the market", "assert", to="families"),
)

ANNOUNCED = (
    ActCase("The junta announced a ceasefire of five days.", "a ceasefire of five days", "announce"),
    ActCase("The army declared the valley a closed zone.", "the valley a closed zone", "announce"),
    ActCase("Mali said it was leaving the pact, and announced new elections for May.", "new elections for May", "announce"),
    ActCase("The rebels proclaimed a government of their own in Goma.", "a government of their own", "announce"),
    ActCase("Kyiv unveiled a plan for the return of the children.", "a plan for the return", "announce"),
    ActCase("The tribunal ruled that the blockade was unlawful.", "the blockade was unlawful", "announce"),
    ActCase("The Farc dissidents claimed responsibility for the blast in Cali.", "responsibility for the blast", "assert"),
    ActCase("Israel issued an order for the evacuation of four districts.", "the evacuation of four districts", "demand"),
)

ASKED = (
    ActCase("“Who will pay for the roof?” the widow asked.", "Who will pay for the roof?", "ask"),
    ActCase("The deputies asked the minister why the convoy had no escort.", "why the convoy had no escort", "ask", to="minister"),
    ActCase("Lawyers wondered whether the prisoners were still alive.", "the prisoners were still alive", "ask"),
    ActCase("The observer questioned whether the truce would hold.", "the truce would hold", "ask"),
    ActCase("The mission inquired about the fate of two of its drivers.", "the fate of two of its drivers", "ask"),
    ActCase("“Where is my son?” she said.", "Where is my son?", "ask"),
)

THOUGHT = (
    ActCase("The general believes that the line will hold until spring.", "the line will hold", "assert", "thought"),
    ActCase("Aid workers fear that hundreds are buried under the houses of Derna.", "hundreds are buried", "assert", "thought"),
    ActCase("Kyiv expects the tanks to arrive in April.", "the tanks to arrive", "assert", "thought"),
    ActCase("The mediators hope that the guns fall silent over Ramadan.", "the guns fall silent", "assert", "thought"),
    ActCase("Residents know that the bridge is mined.", "the bridge is mined", "assert", "thought"),
    ActCase("The envoy is convinced that a deal is near.", "a deal is near", "assert", "thought"),
    ActCase("Officials in Naypyidaw are worried that the pipeline will be next.", "the pipeline will be next", "assert", "thought"),
    ActCase("Investigators suspect that the missile came from the east.", "the missile came from the east", "assert", "thought"),
    ActCase("Two hundred people are feared dead in the landslide at Enga.", "dead", "assert", "thought"),
    ActCase("The army is believed to have lost forty vehicles.", "lost forty vehicles", "assert", "thought"),
    ActCase("Paris wants the rebels to leave Goma.", "leave Goma", "urge", "thought"),
    ActCase("The refugees doubt that the truce will last.", "the truce will last", "deny", "thought"),
    ActCase("The minister is confident that the port will reopen.", "the port will reopen", "assert", "thought"),
    ActCase("Analysts see the raid as a warning to Tehran.", "a warning to Tehran", "assert", "thought"),
)

NEGATED = (
    ActCase("The spokesman did not say who had fired the shells.", "who had fired the shells", "assert", "negated"),
    ActCase("Armenia never claimed that it had shot down the drone.", "it had shot down the drone", "assert", "negated"),
    ActCase("The ministry has not confirmed that the village was lost.", "the village was lost", "assert", "negated"),
    ActCase("Rwanda did not deny that its officers were in Goma.", "its officers were in Goma", "deny", "negated"),
    ActCase("The council did not condemn the raid.", "the raid", "condemn", "negated"),
    ActCase("“I never said that we would surrender,” the colonel told the Sahel Post.", "we would surrender", "deny", to="Sahel Post"),
    ActCase("Moscow stopped accusing Kyiv of the attack on the pipeline.", "the attack on the pipeline", "accuse", "negated", to="Kyiv"),
    ActCase("The president did not blame Pakistan for the attack in Pulwama.", "the attack in Pulwama", "accuse", "negated", to="Pakistan"),
    ActCase("The rebels have yet to announce their losses.", "their losses", "announce", "negated"),
    ActCase("Without saying how many had died, the army spoke of heavy losses.", "how many had died", "assert", "negated"),
)

WITHHELD = (
    ActCase("The army refused to confirm that a helicopter had been lost.", "a helicopter had been lost", "assert", "withheld"),
    ActCase("The Pentagon declined to comment on the strike in Deir al-Zor.", "the strike in Deir al-Zor", "assert", "withheld"),
    ActCase("The minister would not say whether mercenaries had been hired.", "mercenaries had been hired", "assert", "withheld"),
    ActCase("The envoy stopped short of accusing Kigali of an invasion.", "an invasion", "accuse", "withheld", to="Kigali"),
    ActCase("South Africa refused to condemn the annexation.", "the annexation", "condemn", "withheld"),
    ActCase("The embassy declined to say how many of its staff had left Khartoum.", "how many of its staff had left", "assert", "withheld"),
    ActCase("Israel neither confirmed nor denied that its jets had struck Damascus.", "its jets had struck Damascus", "assert", "withheld"),
    ActCase("A spokeswoman could not confirm that the dam had been hit.", "the dam had been hit", "assert", "withheld"),
    ActCase("The general avoided saying when the offensive would begin.", "when the offensive would begin", "assert", "withheld"),
    ActCase("The junta's spokesman did not comment on the air raid in Loikaw.", "the air raid in Loikaw", "assert", "withheld"),
    ActCase("The company was unable to say whether the pipeline still worked.", "the pipeline still worked", "assert", "withheld"),
    ActCase("Beijing held back from criticising the invasion.", "the invasion", "condemn", "withheld"),
)

POSSIBLE = (
    ActCase("The president may announce a mobilisation on Friday.", "a mobilisation", "announce", "possible"),
    ActCase("The minister is expected to say that the port is safe.", "the port is safe", "assert", "possible"),
    ActCase("If he says that the army fired first, the talks are over.", "the army fired first", "assert", "possible"),
    ActCase("The council plans to call for a ceasefire in Gaza.", "a ceasefire in Gaza", "urge", "possible"),
    ActCase("Ankara could demand the return of the officers.", "the return of the officers", "demand", "possible"),
    ActCase("The rebels are due to declare a truce on Sunday.", "a truce", "announce", "possible"),
    ActCase("The assembly is likely to condemn the referendum.", "the referendum", "condemn", "possible"),
    ActCase("The two presidents will announce the border deal next week.", "the border deal", "announce", "possible"),
    ActCase("The chief prosecutor intends to accuse the general of genocide.", "genocide", "accuse", "possible", to="general"),
    ActCase("Had the mayor warned that the dam might break, many would have lived.", "the dam might break", "assert", "possible"),
    ActCase("Baku might blame the villagers for the fire.", "the fire", "accuse", "possible", to="villagers"),
    ActCase("Lawyers were preparing to argue that the arrest was illegal.", "the arrest was illegal", "assert", "possible"),
)

ADDRESSED = (
    ActCase("The minister told parliament that the reserves were exhausted.", "the reserves were exhausted", "assert", to="parliament"),
    ActCase("“The road is open,” the officer said to the drivers.", "The road is open", "assert", to="drivers"),
    ActCase("Ramón Caicedo explained to the delegation that the river was mined.", "the river was mined", "assert", to="delegation"),
    ActCase("The general told a crowd in Benghazi that the oil would flow.", "the oil would flow", "assert", to="crowd"),
    ActCase("The prime minister wrote to the secretary-general that the corridor was blocked.", "the corridor was blocked", "assert", to="secretary-general"),
    ActCase("In a letter to the Security Council, Eritrea said that its troops had left.", "its troops had left", "assert", to="Security Council", at="letter"),
    ActCase("The governor told Radio Ituri that six miners were missing.", "six miners were missing", "assert", to="Radio Ituri"),
    ActCase("The president told his French counterpart by telephone that the siege must end.", "the siege must end", "demand", to="counterpart"),
    ActCase("Warning the militias that they would be disarmed, the premier left for Basra.", "they would be disarmed", "threaten", to="militias"),
    ActCase("The rebels were told by the mediator that the offer was final.", "the offer was final", "assert", to="rebels"),
)

OCCASIONS = (
    ActCase("“We are ready for talks,” the president said at a joint news conference in Tbilisi.", "We are ready for talks", "assert", at="joint news conference"),
    ActCase("The minister wrote on Twitter that the depot had been destroyed.", "the depot had been destroyed", "assert", at="Twitter"),
    ActCase("In a telephone call with her Dutch colleague, the minister said the harbour was safe.", "the harbour was safe", "assert", to="colleague", at="telephone call"),
    ActCase("The army said in a written statement that eleven fighters had given up.", "eleven fighters had given up", "assert", at="written statement"),
    ActCase("Speaking at a rally in Mandalay, the general said the war would be won.", "the war would be won", "assert", at="rally"),
    ActCase("In an interview with the Lake Herald, the commander denied looting the stores.", "looting the stores", "deny", to="Lake Herald", at="interview"),
    ActCase("The envoy told a briefing in Geneva that 200 trucks were waiting.", "200 trucks were waiting", "assert", at="briefing"),
    ActCase("“The war is over,” he posted on Telegram.", "The war is over", "assert", at="Telegram"),
    ActCase("Addressing the nation on television, the president announced a curfew.", "a curfew", "announce", at="television"),
    ActCase("The ministry said in a tweet that nobody was hurt.", "nobody was hurt", "assert", at="tweet"),
    ActCase("At an emergency session of the council, Russia accused Kyiv of lying.", "lying", "accuse", to="Kyiv", at="emergency session"),
    ActCase("The spokesman told a weekly press briefing that the army had no mercenaries.", "the army had no mercenaries", "assert", at="weekly press briefing"),
    ActCase("During his visit to Juba the minister promised four bridges.", "four bridges", "promise", at="visit"),
    ActCase("In a post on her Facebook page, the mayor wrote that the school was gone.", "the school was gone", "assert", at="post"),
    ActCase("The rebels said in a video released on Sunday that they held nine soldiers.", "they held nine soldiers", "assert", at="video"),
    ActCase("Before the meeting in Astana, the negotiator said a deal was far off.", "a deal was far off", "assert"),
)

DAYS = (
    ActCase("The governor said on Saturday that the dam was safe.", "the dam was safe", "assert", said="2023-03-04"),
    ActCase("“It was our missile,” the major admitted last Tuesday.", "It was our missile", "assert", said="2023-02-28"),
    ActCase("The army said that the bridge had been hit on Saturday.", "the bridge had been hit", "assert", said="2023-03-06"),
    ActCase("On 2 March the junta announced a curfew for Sagaing.", "a curfew for Sagaing", "announce", said="2023-03-02"),
    ActCase("The ministry said in a statement on Sunday that the strike of 1 March had killed nine.", "killed nine", "assert", at="statement", said="2023-03-05"),
    ActCase("Yesterday the envoy told reporters in Cairo that the lists were ready.", "the lists were ready", "assert", to="reporters", said="2023-03-05"),
    ActCase("Earlier in the day the rebels denied having left Rutshuru.", "having left Rutshuru", "deny", said="2023-03-06"),
    ActCase("Rebels attacked a post on Friday, the police said.", "Rebels attacked a post", "assert", said="2023-03-06"),
    ActCase("In February the president promised that the army would hold no elections before May.", "hold no elections", "promise", said="2023-02-01/2023-02-28"),
    ActCase("The minister, who arrived on Thursday, said the harbour was closed.", "the harbour was closed", "assert", said="2023-03-06"),
    ActCase("In a speech last week the marshal vowed to rebuild Derna.", "rebuild Derna", "promise", at="speech", said="2023-02-27/2023-03-05"),
    ActCase("The spokesman told journalists on 3 March 2023 that the convoy had turned back.", "the convoy had turned back", "assert", to="journalists", said="2023-03-03"),
)

#: Nobody says this: the outlet tells that it was not said, and no "no group" is anybody's name.
UNCLAIMED = (
    "No group has claimed the bombing in Kabul.",
    "Neither side announced a truce for the holiday.",
    "Nobody from the junta has apologised for the raid on Pazigyi.",
    "None of the factions has condemned the killing of the driver.",
)

CASES = (
    *ASSERTED,
    *DENIED,
    *ACCUSED,
    *CONDEMNED,
    *DEMANDED,
    *URGED,
    *PROMISED,
    *THREATENED,
    *SUPPORTED,
    *THANKED,
    *ANNOUNCED,
    *ASKED,
    *THOUGHT,
    *NEGATED,
    *WITHHELD,
    *POSSIBLE,
    *ADDRESSED,
    *OCCASIONS,
    *DAYS,
)
