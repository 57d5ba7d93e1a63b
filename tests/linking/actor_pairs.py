"""Pairs of people as two reports name them, each pair judged by hand before the rules were tuned: one person, or two."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """A person as one report has it: "name; office; country", the last two left out where the report does not tell."""

    name: str
    office: str | None
    country: str | None


@dataclass(frozen=True)
class Pair:
    language: str
    a: Named
    b: Named
    same: bool


def _named(text: str) -> Named:
    name, office, country = (*(part.strip() or None for part in text.split(";")), None, None)[:3]
    return Named(name or "", office, country)


_SAME = """
Azerbaijani
Ilham Aliyev; president; AZ = İlham Əliyev
Jeyhun Bayramov; foreign minister; AZ = Ceyhun Bayramov; foreign minister; AZ
Jeyhun Bayramov = Ceyhun Bayramov
Hikmet Hajiyev; assistant; AZ = Hikmət Hacıyev; aide; AZ
Hikmet Hajiyev; assistant; AZ = Khikmet Gadzhiev; presidential aide; AZ
Zakir Hasanov; defence minister; AZ = Zakir Həsənov
Zakir Hasanov; defence minister; AZ = Zakir Gasanov; defence minister; AZ
Elmar Mammadyarov = Elmar Məmmədyarov
Vagif Dargahli; spokesperson; AZ = Vaqif Dərgahlı; spokesperson; AZ
Mehriban Aliyeva = Mehriban Əliyeva
Aliyev; president; AZ = Ilham Aliyev; president; AZ
Armenian
Nikol Pashinyan; prime minister; AM = Nikol Pashinian
Zohrab Mnatsakanyan = Zohrab Mnatsakanian
Arayik Harutyunyan; leader = Araik Arutyunyan; leader
Artsrun Hovhannisyan; spokesperson; AM = Artsrun Hovannisian; spokesperson; AM
Armen Sarkissian; president; AM = Armen Sarkisyan; president; AM
Serzh Sargsyan; president; AM = Serge Sarkisian; president; AM
Ukrainian
Volodymyr Zelenskyy; president; UA = Vladimir Zelensky; president; UA
Volodymyr Zelenskiy = Volodymyr Zelensky
Dmytro Kuleba; foreign minister; UA = Dmitry Kuleba; foreign minister; UA
Valerii Zaluzhnyi = Valeriy Zaluzhny
Oleksandr Syrskyi = Oleksandr Syrsky; commander; UA
Oleksiy Reznikov = Oleksii Reznikov
Andriy Yermak; head; UA = Andrii Yermak
Mykhailo Podolyak; adviser; UA = Mikhail Podolyak; adviser; UA
Iryna Vereshchuk = Irina Vereshchuk
Petro Poroshenko; president; UA = Petr Poroshenko; president; UA
Zelensky; president; UA = Volodymyr Zelenskyy; president; UA
Russian
Sergei Shoigu; defence minister; RU = Sergey Shoygu
Yevgeny Prigozhin = Evgeny Prigojin
Sergei Lavrov = Sergey Lavrov
Dmitry Medvedev = Dmitri Medvedev
Valery Gerasimov; general; RU = Valeriy Gerasimov
Maria Zakharova; spokesperson; RU = Mariya Zaharova; spokesperson; RU
Aleksandr Lukashenko; president; BY = Alexander Lukashenka; president; BY
Ramzan Kadyrov; leader; RU = Ramzan Kadirov
Lavrov; foreign minister; RU = Sergei Lavrov; foreign minister; RU
Arabic
Abdel Fattah al-Burhan; general; SD = Abdelfattah Burhan
Abdel Fattah al-Burhan = Abdul Fattah al Burhan
Abd al-Fattah al-Burhan = Abdelfattah al-Burhan
Muammar Gaddafi; leader; LY = Moammar Qaddafi; leader; LY
Muammar Gaddafi = Muammar al-Gadhafi
Bashar al-Assad; president; SY = Bashar Assad
Abdel Fattah el-Sisi; president; EG = Abdelfattah al-Sisi; president; EG
Mohamed Hamdan Dagalo = Mohammed Hamdan Daglo
Mohamed Hamdan Dagalo; general; SD = Mohamed Dagalo; general; SD
Yahya Sinwar = Yehya Sinwar; leader
Ismail Haniyeh; leader = Ismail Haniya; leader
Mahmoud Abbas; president; PS = Mahmud Abbas
Abdullah Hamdok; prime minister; SD = Abdalla Hamdok; prime minister; SD
Nouri al-Maliki = Nuri al-Maliki
Walid al-Moallem; foreign minister; SY = Waleed Muallem; foreign minister; SY
Abu Mohammed al-Jolani = Abu Mohammad al-Julani
Khalifa Haftar; commander; LY = Khalifa Hifter; commander; LY
Abdulmalik al-Houthi = Abdul-Malik al-Houthi
Abdurrahman al-Sayed = Abdul Rahman al-Sayed
Burhan; general; SD = Abdel Fattah al-Burhan; general; SD
Persian
Mohammad Javad Zarif; foreign minister; IR = Mohammed Javad Zarif
Ebrahim Raisi; president; IR = Ibrahim Raeisi; president; IR
Qasem Soleimani; general; IR = Ghassem Suleimani; general; IR
Hossein Amir-Abdollahian = Hussein Amir Abdollahian
Ali Khamenei = Ali Khamene'i
Hassan Rouhani; president; IR = Hasan Ruhani; president; IR
Turkish
Mevlüt Çavuşoğlu; foreign minister; TR = Mevlut Cavusoglu
Mevlüt Çavuşoğlu = Mevlut Chavushoglu
Recep Tayyip Erdoğan = Recep Tayyip Erdogan; president; TR
Recep Tayyip Erdogan; president; TR = Tayyip Erdogan; president; TR
Devlet Bahçeli = Devlet Bahceli
Fuat Oktay; vice president; TR = Fuad Oktay; vice president; TR
Erdogan; president; TR = Recep Tayyip Erdoğan; president; TR
Hebrew
Benjamin Netanyahu; prime minister; IL = Binyamin Netanyahu
Yoav Gallant = Yoav Galant
Itamar Ben-Gvir = Itamar Ben Gvir
Bezalel Smotrich; minister; IL = Betzalel Smotrich; minister; IL
Herzi Halevi; chief; IL = Hertzi Halevi; chief; IL
Avigdor Lieberman; defence minister; IL = Avigdor Liberman
Amharic and Tigrinya
Abiy Ahmed; prime minister; ET = Abiy Ahmed Ali; prime minister; ET
Debretsion Gebremichael = Debretsion Gebre-Michael
Debretsion Gebremichael; leader = Debretsion Gebremikael; leader
Tadesse Werede; general; ET = Tadesse Worede; general; ET
Getachew Reda = Getachew Redda
Workneh Gebeyehu; foreign minister; ET = Workineh Gebeyehu; foreign minister; ET
Abiy; prime minister; ET = Abiy Ahmed; prime minister; ET
Burmese
Aung San Suu Kyi = Daw Aung San Suu Kyi
Zaw Min Tun; spokesperson; MM = Zaw Min Htun; spokesperson; MM
Min Aung Hlaing; general; MM = Min Aung Hlaing
Spanish
Gustavo Petro; president; CO = Gustavo Petro Urrego; president; CO
Juan Manuel Santos; president; CO = Juan Manuel Santos Calderón; president; CO
Iván Duque = Ivan Duque
Nicolás Maduro; president; VE = Nicolas Maduro Moros; president; VE
Rodrigo Londoño = Rodrigo Londono
Petro; president; CO = Gustavo Petro; president; CO
Chinese
Xi Jinping; president; CN = Xi Jin-ping; president; CN
Zhao Lijian = Zhao Li-jian
Wang Yi; foreign minister; CN = Wang Yi
European
António Guterres; secretary general = Antonio Guterres; secretary general
Josep Borrell; chief = Josep Borrel; chief
Linda Thomas-Greenfield = Linda Thomas Greenfield
John Kerry; secretary; US = John F. Kerry; secretary; US
Antony Blinken; secretary; US = Anthony Blinken; secretary; US
Radosław Sikorski = Radoslaw Sikorski
"""

_TWO = """
Azerbaijani
Ilham Aliyev; president; AZ = Heydar Aliyev; president; AZ
Ilham Aliyev = Heydar Aliyev
Ilham Aliyev; president; AZ = Mehriban Aliyeva; vice president; AZ
Natig Aliyev = Tofig Aliyev
Anar Mammadov; politician; AZ = Anar Mammadli; activist; AZ
Aliyeva; vice president; AZ = Ilham Aliyev; president; AZ
Armenian
Serzh Sargsyan; president; AM = Armen Sarkissian; president; AM
Arayik Harutyunyan = Samvel Harutyunyan
Shushan Stepanyan; spokesperson; AM = Tigran Stepanyan
Armen Grigoryan; secretary; AM = Arman Grigoryan; soldier; AM
Ukrainian
Volodymyr Zelenskyy; president; UA = Olena Zelenska
Vitali Klitschko; mayor; UA = Wladimir Klitschko
Oleksandr Syrskyi = Oleksiy Syrskyi
Petro Kovalenko; mayor; UA = Petro Kovalchuk; mayor; UA
Andriy Melnyk; ambassador; UA = Andriy Melnik; farmer; UA
Russian
Sergei Ivanov = Igor Ivanov
Viktor Ivanov = Viktoria Ivanova
Akhmad Kadyrov; leader; RU = Ramzan Kadyrov; leader; RU
Sergei Lavrov; foreign minister; RU = Sergei Lavrin; foreign minister; RU
Aleksandr Bortnikov = Aleksandra Bortnikova
Dmitry Petrov; general; RU = Dmitry Petrovsky; general; RU
Ivanov; ambassador; RU = Petro Ivanov; mayor; UA
Arabic
Hassan Ali = Hussein Ali
Bashar al-Assad; president; SY = Hafez al-Assad; president; SY
Bashar al-Assad = Maher al-Assad
Muammar Gaddafi; leader; LY = Saif al-Islam Gaddafi
Mohamed Hamdan Dagalo; general; SD = Abdul Rahim Hamdan Dagalo; general; SD
Abdel Fattah el-Sisi = Abdel Fattah al-Burhan
Ahmed Ali = Ahmed Mohammed Ali
Jamal Ahmed = Jamil Ahmed
Salem Mohammed; resident; YE = Salem Mohammed; defence minister; YE
Rashid Hamid = Rashad Hamid
Mohammed Ahmed; doctor; SD = Mohammed Ahmed; defence minister; SD
Mohammed Ali; ambassador; EG = Mohammed Ali; resident; SY
Omar Hassan; governor; SY = Omar Hassan; spokesperson; SO
Hassan; resident; SY = Ali Hassan; interior minister; SY
Idriss Déby; president; TD = Mahamat Idriss Déby; president; TD
Ahmed Hassan = Ahmed Hussein
Khaled Mashal; leader = Khalil Mashal; leader
Abdul Karim Hassan = Abdul Rahim Hassan
Persian
Ali Khamenei = Mojtaba Khamenei
Ali Larijani; speaker; IR = Sadeq Larijani; chief; IR
Hassan Rouhani = Hossein Rouhani
Ahmad Massoud; leader; AF = Ahmad Shah Massoud; commander; AF
Turkish
Recep Tayyip Erdogan; president; TR = Bilal Erdogan
Ali Yildirim = Binali Yildirim; prime minister; TR
Ahmet Davutoglu = Ahmet Davut
Mehmet Ali; shopkeeper; TR = Mohammed Ali; ambassador; EG
Hebrew
Benjamin Netanyahu; prime minister; IL = Yair Netanyahu
Isaac Herzog; president; IL = Chaim Herzog; president; IL
Naftali Bennett; prime minister; IL = Michael Bennett; lawmaker; US
Benny Gantz = Benny Begin
Amharic and Tigrinya
Abiy Ahmed; prime minister; ET = Adem Ahmed
Getachew Reda = Getachew Assefa
Kebede Tadesse = Tadesse Kebede
Tewodros Hagos = Tewodros Haile
Burmese
Min Aung Hlaing = Min Aung Kyaw
Aung San; general; MM = Aung San Suu Kyi; leader; MM
Zaw Min Tun; spokesperson; MM = Zaw Min Oo
Kyaw Zaw; spokesperson; MM = Kyaw Zaw Oo; resident; MM
Ko Ko = Ko Ko Gyi
Spanish
Álvaro Uribe; president; CO = Tomás Uribe
Iván Márquez; commander; CO = Iván Velásquez; defence minister; CO
Juan Carlos García = Juan José García
Antonio García; commander; CO = Antonio Garzón
Carlos Ruiz; mayor; CO = Carlos Ruiz; ambassador; MX
María Gómez = Mario Gómez
Chinese and Korean
Wang Yi; foreign minister; CN = Wang Wenbin; spokesperson; CN
Li Keqiang = Li Shangfu
Zhang Jun; ambassador; CN = Zhang Jian; ambassador; CN
Wang Yi = Wang Li
Kim Jong Un; leader; KP = Kim Jong Il; leader; KP
English and French
Boris Johnson; prime minister; GB = Mike Johnson; speaker; US
George W. Bush = George H. W. Bush
Donald Trump; president; US = Donald Trump Jr.
Johnson; lawmaker; US = Boris Johnson; prime minister; GB
John Smith; soldier; GB = John Smith; secretary; US
Daniel Martin = Danielle Martin
"""


def pairs_of(text: str, same: bool) -> list[Pair]:
    found, language = [], ""
    for line in text.strip().splitlines():
        if " = " in line:
            a, b = line.split(" = ")
            found.append(Pair(language, _named(a), _named(b), same))
        else:
            language = line
    return found


PAIRS = (*pairs_of(_SAME, True), *pairs_of(_TWO, False))
