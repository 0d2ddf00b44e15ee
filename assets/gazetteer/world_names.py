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
