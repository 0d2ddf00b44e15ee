#include "tests/events/extract/toponyms/toponym_support.h"

using namespace dateline;
using namespace dateline::events;
using geo::PlaceKind;

TEST_CASE("A name whose only places lie on other continents than the report is left without one") {
  const Toponym delft = toponym_in(
      "Shacks burned in Delft on Monday, police in Cape Town said. Khayelitsha and Paarl were calm.", "Delft");
  CHECK_FALSE(delft.place);
  CHECK_FALSE(delft.point);
  CHECK(delft.reason.find("nothing fits") == 0);
  // A well-known city may be spoken of anywhere, and so may a capital.
  const std::string talks = "Talks on Khartoum and El Fasher were held in Geneva and in Oslo, officials in Sudan said.";
  CHECK(place_in(talks, "Geneva").country == "CH");
  CHECK(place_in(talks, "Oslo").country == "NO");
}

TEST_CASE("Between a large namesake across an ocean and small ones nearby nothing is chosen, and both are named") {
  const std::string text =
      "The road to Lipa was blocked, Serbian police in Belgrade said. Traffic to Novi Sad and Nis was diverted.";
  const Toponym lipa = toponym_in(text, "Lipa");
  CHECK_FALSE(lipa.place);
  CHECK(lipa.reason.find("cannot choose between Lipa City") == 0);
}

TEST_CASE("A city abroad is not exchanged for the division around it") {
  const std::string text = "London is starting to look like New York once did. Crime in Leeds and Manchester fell.";
  CHECK(place_in(text, "New York").kind == PlaceKind::city);
}

TEST_CASE("Names that no gazetteer has are kept where the words make places of them") {
  for (const char* text : {"Fighters left Qarqashandabad on Monday.", "Qarqashandabad, a village in the east, burned.",
                           "Troops captured Qarqashand on Monday.", "Shelling of Qarqashand on Monday."}) {
    CAPTURE(text);
    const std::string name = names_of(text);
    REQUIRE(name.starts_with("Qarqashand"));
    const Toponym toponym = toponym_in(text, name);
    CHECK_FALSE(toponym.place);
    CHECK(toponym.reason == "nothing fits: no place of this name is known");
  }
}

TEST_CASE("Who or what has such a name is no place") {
  for (const char* text :
       {"They met Anwar Islamabadi, a town councillor, on Monday.", "Police arrested Qarqashand on Monday.",
        "Zorgan, a state-run company, closed.", "Troops captured Ahmed on Monday.", "They attacked Zorgabots."}) {
    CAPTURE(text);
    CHECK(names_of(text).empty());
  }
}

TEST_CASE("What no gazetteer has is placed by the known place that the text tells it by, with room for doubt") {
  const std::string near = "Gunmen killed three farmers in Xyzabad, a village near Kunduz, on Monday.";
  const Toponym village = toponym_in(near, "Xyzabad");
  const Toponym town = toponym_in(near, "Kunduz");
  REQUIRE(village.place);
  CHECK(village.role == ToponymRole::literal);
  CHECK(*village.place == *town.place);
  CHECK(village.relation == "a village near");
  CHECK(village.relation_span.of(near) == "Xyzabad, a village near Kunduz");
  CHECK(*village.radius_m > 15'000);
  CHECK(*town.radius_m < 10'000);
  CHECK(village.score < town.score);

  // A distance says how far, so that the circle need not be wide.
  const std::string far = "Militants seized Zorgabala, a small town 40 km south of Mosul, on Sunday.";
  const Toponym south = toponym_in(far, "Zorgabala");
  REQUIRE(south.point);
  CHECK(south.point->latitude == Approx(35.975).margin(0.05));
  CHECK(*south.radius_m < 15'000);

  // What a country holds may be anywhere in it.
  CHECK_FALSE(toponym_in("Zorgabad, a village in Iraq, burned.", "Zorgabad").place);
}

TEST_CASE("Whom a governor governs is a province and no town") {
  CHECK(place_in("Aleppo's governor resigned, Syrian media said.", "Aleppo").kind == PlaceKind::admin1);
  CHECK(place_in("The governor of Homs, Talal Barazi, said so.", "Homs").kind == PlaceKind::admin1);
  CHECK(place_in("Idlib's new deputy governor left.", "Idlib").kind == PlaceKind::admin1);
  CHECK(place_in("The Kherson regional administration in Ukraine said so.", "Kherson").kind == PlaceKind::admin1);
  CHECK(place_in("The Aleppo provincial council met.", "Aleppo").kind == PlaceKind::admin1);
  CHECK(place_in("The mayor of Aleppo met the governor.", "Aleppo").kind == PlaceKind::city);
  CHECK(place_in("Aleppo's shops closed when the governor spoke.", "Aleppo").kind == PlaceKind::city);
}

TEST_CASE("A direction may be a part of the name") {
  const std::string text = "Protests took place in Juba South and in Juba.";
  const Toponym south = toponym_in(text, "Juba", 0);
  const Toponym whole = toponym_in(text, "Juba", 1);
  CHECK(south.relation == "South");
  CHECK(south.relation_span.of(text) == "Juba South");
  CHECK(south.point->latitude < whole.point->latitude);
  CHECK(whole.relation.empty());
  CHECK(toponym_in("Rebels shelled Ninewa East in Iraq.", "Ninewa").relation == "East");
  CHECK(names_of("Fighting went on in East Darfur.") == "East Darfur");
  CHECK(toponym_in("Shells hit Aleppo East Ghouta brigades said.", "Aleppo").relation.empty());
}
