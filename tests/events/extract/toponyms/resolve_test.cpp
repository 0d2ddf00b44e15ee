#include "tests/events/extract/toponyms/toponym_support.h"

using namespace dateline;
using namespace dateline::events;
using geo::PlaceKind;

TEST_CASE("the best known place is meant where nothing says otherwise") {
  CHECK(place_in("The talks moved to Paris on Monday.", "Paris").country == "FR");
  CHECK(place_in("Shells hit Tripoli overnight.", "Tripoli").country == "LY");
}

TEST_CASE("what is named around a place decides between places of its name") {
  CHECK(place_in("A tower stands in Paris, Texas.", "Paris").admin1 == "Texas");
  CHECK(place_in("He was born in London, Ontario.", "London").country == "CA");
  CHECK(place_in("Insurgents entered the town of Palma in northern Mozambique.", "Palma").country == "MZ");
  CHECK(place_in("He was born in London, Ontario.", "Ontario").kind == PlaceKind::admin1);
  CHECK(place_in("Police in Macon, Ga., said so.", "Ga.").name == "Georgia");
  CHECK(place_in("Gunmen closed roads near Sidon, Tyre and Tripoli in Lebanon.", "Tripoli").country == "LB");
  CHECK(place_in("Tbilisi said that Georgia would reopen the border with Armenia.", "Georgia").id == "iso:GE");
}

TEST_CASE("one name has one sense in a document") {
  const std::string text =
      "Crews worked in Springfield, Mo. on Monday. Springfield was without power, and in Springfield roads froze.";
  for (int i = 0; i < 3; ++i) {
    CHECK(place_in(text, "Springfield", i).admin1 == "Missouri");
  }
}

TEST_CASE("a town and the province called after it are told apart") {
  CHECK(place_in("Rebels shelled Idlib on Friday.", "Idlib").kind == PlaceKind::city);
  CHECK(place_in("Three villages in the province of Idlib fell.", "Idlib").kind == PlaceKind::admin1);
  CHECK(place_in("Drones crossed the Belgorod region of Russia.", "Belgorod").kind == PlaceKind::admin1);
  CHECK(place_in("The mayor of the city of Homs resigned.", "Homs").kind == PlaceKind::city);
}

TEST_CASE("villages lie in the province that is called after its town") {
  CHECK(place_in("Jets struck villages in Idlib on Friday.", "Idlib").kind == PlaceKind::admin1);
  CHECK(place_in("Jets struck villages in Aleppo and Idlib.", "Idlib").kind == PlaceKind::admin1);
  CHECK(place_in("Fighting went on in rural Aleppo.", "Aleppo").kind == PlaceKind::admin1);
  CHECK(place_in("Aid reached towns in Niger.", "Niger").kind == PlaceKind::country);
}

TEST_CASE("the only country that a report names outweighs how well known a namesake elsewhere is") {
  CHECK(place_in("Fighters entered Palma at dawn. Mozambique said its army had retaken the town.", "Palma").country ==
        "MZ");
  CHECK(place_in("Rebels came from Butuan to San Francisco in the southern Philippines.", "San Francisco").country ==
        "PH");
}

TEST_CASE("ambiguous names that have places side by side mean these") {
  const std::string text = "Crews from Richmond and Berea fought the fire.";
  CHECK(place_in(text, "Richmond").admin1 == "Kentucky");
  CHECK(toponym_in(text, "Richmond").reason.find("beside Berea") != std::string::npos);
}

TEST_CASE("a village on another continent is not the one that is meant") {
  const Toponym stranger =
      toponym_in("Soldiers killed six people in Wagga Wagga, residents of Gao in Mali said.", "Wagga Wagga");
  CHECK_FALSE(stranger.place);
  CHECK(stranger.reason.find("nothing fits") == 0);
}

TEST_CASE("spellings lead to one place") {
  for (const char* spelling : {"Layramoun", "Leramun", "Liramoun", "al-Layramoun", "Lermon"}) {
    const std::string text = std::string("Clashes went on in ") + spelling + " and elsewhere in Aleppo, Syria.";
    CHECK(place_in(text, spelling).name == "Layramoun");
  }
  CHECK(place_in("Fighting reached Deir al-Zour and Deir Ezzor.", "Deir Ezzor").admin1 == "Deir ez-Zor");
}

TEST_CASE("an airport or an air base is a place of its own, not the town it is called after") {
  for (const char* written : {"Khartoum airport", "Khartoum International Airport"}) {
    const geo::Place place = place_in(std::string("Fighters seized ") + written + " in Sudan.", written);
    CHECK(place.kind == PlaceKind::facility);
    CHECK(place.point.latitude == Approx(15.59).margin(0.02));
  }
  CHECK(place_in("Jets took off from the Wadi Seidna airbase.", "Wadi Seidna airbase").name == "Wadi Seidna Air Base");
  CHECK(place_in("Fighters seized Khartoum in Sudan.", "Khartoum").kind == PlaceKind::city);
}

TEST_CASE("where nothing fits the reading abstains and says so") {
  const Toponym unknown = toponym_in("Soldiers burned the village of Xanthoqurra in Mali.", "Xanthoqurra");
  CHECK_FALSE(unknown.place);
  CHECK_FALSE(unknown.point);
  CHECK(unknown.reason.find("nothing fits") == 0);
}

TEST_CASE("every choice has candidates, a score and a reason") {
  for (const Toponym& toponym : toponyms_of("The convoy left Port Sudan for Kassala, Sudan, on Monday.")) {
    REQUIRE(toponym.place);
    REQUIRE_FALSE(toponym.candidates.empty());
    CHECK(toponym.candidates.front().place == *toponym.place);
    CHECK(toponym.score > 0);
    CHECK(toponym.score <= 1);
    CHECK_FALSE(toponym.reason.empty());
    CHECK(*toponym.radius_m > 0);
  }
}
