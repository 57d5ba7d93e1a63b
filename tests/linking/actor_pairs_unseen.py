"""Further pairs, judged by hand after the rules stood and never used to set a weight: what the rules do with new names."""

from __future__ import annotations

from tests.linking.actor_pairs import pairs_of

_SAME = """
Azerbaijani, Armenian, Georgian
Kamran Aliyev; prosecutor general; AZ = Kamran Əliyev; prosecutor general; AZ
Anar Eyvazov; spokesperson; AZ = Anar Eivazov; spokesperson; AZ
Ali Asadov; prime minister; AZ = Əli Əsədov; prime minister; AZ
Ararat Mirzoyan; foreign minister; AM = Ararat Mirzoian; foreign minister; AM
Davit Tonoyan; defence minister; AM = David Tonoyan; defence minister; AM
Ruben Vardanyan = Ruben Vardanian
Salome Zourabichvili; president; GE = Salome Zurabishvili; president; GE
Mikheil Saakashvili; president; GE = Mikhail Saakashvili; president; GE
Irakli Garibashvili = Irakli Gharibashvili
Ukrainian, Russian, Belarusian
Kyrylo Budanov; chief; UA = Kirill Budanov; chief; UA
Rustem Umerov = Rustem Umierov
Denys Shmyhal; prime minister; UA = Denis Shmygal; prime minister; UA
Serhiy Kyslytsya; ambassador; UA = Sergiy Kyslytsya; ambassador; UA
Oleh Syniehubov; governor; UA = Oleg Sinegubov; governor; UA
Vyacheslav Volodin; speaker; RU = Viacheslav Volodin; speaker; RU
Nikolai Patrushev; secretary; RU = Nikolay Patrushev; secretary; RU
Dmitri Peskov; spokesperson; RU = Dmitry Peskov
Sviatlana Tsikhanouskaya; leader; BY = Svetlana Tikhanovskaya; leader; BY
Igor Konashenkov; spokesperson; RU = Igor Konashenkov; general; RU
Arabic, Persian, Kurdish, Dari
Malik Agar = Malek Agar; deputy; SD
Minni Minnawi; governor; SD = Mini Arko Minawi; governor; SD
Abdel Aziz al-Hilu; leader; SD = Abdelaziz al-Hilu; leader; SD
Yassir al-Atta; general; SD = Yasser al-Atta; general; SD
Faisal Mekdad; foreign minister; SY = Faysal Mikdad; foreign minister; SY
Mazloum Abdi; commander = Mazlum Abdi; commander
Hassan Nasrallah; leader = Hasan Nasrallah
Najib Mikati; prime minister; LB = Najeeb Mikati; prime minister; LB
Mustafa al-Kadhimi; prime minister; IQ = Mustafa Kadhimi
Yahya Saree; spokesperson = Yahya Sarea; spokesperson
Abbas Araghchi; foreign minister; IR = Abbas Araqchi; foreign minister; IR
Zabihullah Mujahid; spokesperson = Zabiullah Mujahid; spokesperson
Sirajuddin Haqqani = Siraj-ud-Din Haqqani
Masrour Barzani = Masrur Barzani
Turkish, Hebrew
Süleyman Soylu = Suleyman Soylu
Hakan Fidan; foreign minister; TR = Hakan Fidan
Yaşar Güler = Yasar Guler
Isaac Herzog; president; IL = Yitzhak Herzog; president; IL
Aviv Kochavi; chief; IL = Aviv Kohavi; chief; IL
Amharic, Somali
Demeke Mekonnen; deputy prime minister; ET = Demeke Mekonen
Legesse Tulu; spokesperson; ET = Legese Tulu; spokesperson; ET
Birhanu Jula = Berhanu Jula; general; ET
Isaias Afwerki; president; ER = Isaias Afewerki; president; ER
Hassan Sheikh Mohamud; president; SO = Hassan Sheikh Mohamoud; president; SO
Spanish, Burmese, French
Nicolás Maduro Moros; president; VE = Nicolás Maduro; president; VE
Eliécer Herlinto Chamorro = Eliecer Herlinto Chamorro
Félix Tshisekedi; president; CD = Felix Tshisekedi
Corneille Nangaa = Corneille Nanga
Khin Yi = U Khin Yi
Emmanuel Macron = Emmanuel Macron; president; FR
"""

_TWO = """
Azerbaijani, Armenian, Georgian
Kamran Aliyev; prosecutor general; AZ = Kanan Aliyev; soldier; AZ
Elnur Mammadov; deputy foreign minister; AZ = Elnur Aslanov; politician; AZ
Vahan Kostanyan; deputy foreign minister; AM = Vahagn Khachaturyan; president; AM
Davit Babayan = Davit Tonoyan
Gagik Tsarukyan = Gagik Beglaryan
Bidzina Ivanishvili = Bera Ivanishvili
Ukrainian, Russian, Belarusian
Serhiy Shoigu; farmer; UA = Sergei Shoigu; defence minister; RU
Andrey Kozyrev = Andrey Kozitsyn
Oleksandr Pavliuk; commander; UA = Oleksandr Pavlichenko; activist; UA
Yulia Navalnaya = Alexei Navalny
Igor Kirillov; general; RU = Igor Kornet; minister
Dmitry Rogozin; chief; RU = Dmitry Rogov; resident; UA
Arabic, Persian, Kurdish, Dari
Hassan Nasrallah; leader = Hussein Nasrallah; leader
Qusay Hussein = Uday Hussein
Moqtada al-Sadr; cleric; IQ = Musa al-Sadr; cleric; LB
Ahmed al-Sharaa; president; SY = Farouk al-Sharaa; vice president; SY
Mohammed Deif; commander = Mohammed Sinwar; commander
Yahya Sinwar; leader = Mohammed Sinwar; commander
Saleh al-Arouri = Saleh al-Aridi
Ali Abdullah Saleh; president; YE = Abdullah Saleh; resident; YE
Nechirvan Barzani; president; IQ = Masrour Barzani; prime minister; IQ
Abdul Rashid Dostum = Abdul Rashid
Khaled Hamad; doctor; PS = Khaled Hamad; spokesperson; PS
Mullah Yaqoob; minister; AF = Mullah Baradar; deputy prime minister; AF
Turkish, Hebrew
Hulusi Akar = Hulusi Kentmen
Gideon Levy = Gideon Sa'ar
Yair Golan; politician; IL = Yair Lapid; politician; IL
Amharic, Somali, Swahili
Taye Dendea; minister; ET = Taye Atske Selassie; president; ET
Hassan Sheikh Mohamud; president; SO = Mohamed Abdullahi Mohamed; president; SO
William Ruto; president; KE = William Kabogo
Joseph Kabila; president; CD = Laurent Kabila; president; CD
Spanish, Burmese, Korean, French
Jorge Rodríguez = Delcy Rodríguez
Miguel Rodríguez Torres = Miguel Rodríguez
Soe Win; general; MM = Soe Naing; resident; MM
Kim Yo Jong; official; KP = Kim Jong Un; leader; KP
Paul Kagame; president; RW = Paul Biya; president; CM
Jean-Pierre Bemba = Jean-Pierre Lacroix; chief
"""

UNSEEN = (*pairs_of(_SAME, True), *pairs_of(_TWO, False))
