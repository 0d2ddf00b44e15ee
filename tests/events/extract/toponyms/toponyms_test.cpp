#include "tests/events/extract/toponyms/toponym_support.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("a report's places are found with their exact words") {
  CHECK(names_of("Shells fell on Kharkiv and Sumy overnight, the governor of Kharkiv said.") == "Kharkiv|Sumy|Kharkiv");
  CHECK(names_of("KHARTOUM, Sudan: Fighters of the paramilitary force entered Wad Madani on Monday.") ==
        "KHARTOUM|Sudan|Wad Madani");
  CHECK(names_of("Troops shelled Bakhmut and the town of Orikhiv in Zaporizhzhia.") == "Bakhmut|Orikhiv|Zaporizhzhia");
  CHECK(names_of("Families fled from Khan Younis to Rafah as tanks pushed into Gaza City.") ==
        "Khan Younis|Rafah|Gaza City");
}

TEST_CASE("the object of an attack and what a direction is counted from are places, as the press writes them") {
  CHECK(names_of("An air strike hit Jabalia.") == "Jabalia");
  CHECK(names_of("Its fighters ambushed an infantry unit two kilometres east of Jabalia.") == "Jabalia");
  CHECK(place_in("Gunmen stormed Barsalogho on Monday.", "Barsalogho").country == "BF");
}

TEST_CASE("what was attacked is a place where the report speaks of its country, be its name a person's or a word") {
  CHECK(names_of("Rebels seized Sake overnight. Residents of Goma heard artillery.") == "Sake|Goma");
  CHECK(names_of("Militants attacked Palma on Wednesday. Mozambique sent soldiers.") == "Palma|Mozambique");
  CHECK(names_of("Rebels seized sake and flour.").empty());
}

TEST_CASE("a country's second name is no town's, unless a city has it") {
  CHECK(place_in("Leaders of France and Holland met in Brussels.", "Holland").id == "iso:NL");
  CHECK(place_in("Protesters gathered in Tunis on Sunday.", "Tunis").kind == geo::PlaceKind::city);
}

TEST_CASE("people, groups and ordinary words are no places") {
  CHECK(names_of("Of the wounded, most were treated on March 3. Reading the list took an hour.").empty());
  CHECK(names_of("Mr Washington told Paris Hilton that Jordan Smith had left.").empty());
  CHECK(names_of("The minister, John Kerry, met Sergey Lavrov. Kerry said that Lavrov agreed.").empty());
  CHECK(names_of("they met in the park and talked to us about nice people").empty());
  CHECK(names_of("ISIS and the PKK claimed it, and the UN and NATO condemned it.").empty());
}

TEST_CASE("US is a country and us is not") {
  const std::string text = "He told us that the US and the U.K. would send aid to the U.S. embassy.";
  CHECK(names_of(text) == "US|U.K.|U.S.");
  CHECK(place_in(text, "US").id == "iso:US");
  CHECK(place_in(text, "U.K.").id == "iso:GB");
}

TEST_CASE("a text without capitals and one in capitals throughout are read alike") {
  const std::string lower =
      "gunmen attacked a us patrol in the village of layramoun near aleppo on monday, officials in south africa and "
      "turkey said. they told us that nice people in the united states, in new york and in macon, ga. had read of the "
      "man's death.";
  CHECK(names_of(lower) == "us|layramoun|aleppo|south africa|turkey|united states|new york|macon|ga.");
  CHECK(place_in(lower, "us").id == "iso:US");
  CHECK(place_in(lower, "turkey").id == "iso:TR");
  std::string upper = lower;
  for (char& c : upper) {
    c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  CHECK(names_of(upper) == "US|LAYRAMOUN|ALEPPO|SOUTH AFRICA|TURKEY|UNITED STATES|NEW YORK|MACON|GA.");
}

TEST_CASE("demonyms speak of their countries") {
  const std::string text = "Sudanese officers met two South Korean envoys and several Ukrainians.";
  CHECK(toponym_in(text, "Sudanese").role == ToponymRole::demonym);
  CHECK(place_in(text, "South Korean").id == "iso:KR");
  CHECK(place_in(text, "Ukrainians").id == "iso:UA");
}

TEST_CASE("spans stay within the text, in order and apart, whatever the text") {
  for (const std::string& text :
       {std::string(), std::string("Aleppo"), std::string("A, B, C, D. of in the\n\n\tSt. "),
        std::string("\xD8\xAD\xD9\x84\xD8\xA8 and \xD0\x9A\xD0\xB8\xD1\x97\xD0\xB2"), std::string("U.S.-Russia- and"),
        std::string(2000, 'A'), std::string("in in in in of of of Aleppo, Aleppo, Aleppo, Syria")}) {
    std::uint32_t end = 0;
    for (const Toponym& toponym : toponyms_of(text)) {
      CHECK(toponym.span.begin >= end);
      CHECK(toponym.span.end <= text.size());
      CHECK(toponym.span.begin < toponym.span.end);
      CHECK(toponym.place.has_value() == toponym.point.has_value());
      CHECK_FALSE(toponym.reason.empty());
      end = toponym.span.end;
    }
  }
}

TEST_CASE("a name is taken whole, with its article and its kind") {
  const std::string aleppo = " Both lie in Aleppo, Syria.";
  CHECK(names_of("Rebels seized the 1070 Apartments and the Layramoun bus station." + aleppo) ==
        "1070 Apartments|Layramoun bus station|Aleppo|Syria");
  CHECK(names_of("The army took the Youth Housing and the Mallah farms." + aleppo) ==
        "Youth Housing|Mallah farms|Aleppo|Syria");
  CHECK(names_of("Shells hit al-Layramoun." + aleppo) == "al-Layramoun|Aleppo|Syria");
  CHECK(names_of("A militia, Liwa al-Quds, left." + aleppo) == "Aleppo|Syria");
}
