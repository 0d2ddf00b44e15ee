#include "tests/events/extract/toponyms/toponym_support.h"

using namespace dateline;
using namespace dateline::events;
using geo::PlaceKind;

TEST_CASE("a name that begins as places' names do is kept whole, though no gazetteer has it") {
  for (const auto& [text, name] : {std::pair{"Syrian troops shelled Kafr Mazin in rural Hama, Syria.", "Kafr Mazin"},
                                   std::pair{"Five people were killed in Beit Zahran, in Yemen.", "Beit Zahran"},
                                   std::pair{"Gunmen attacked Kampong Serai in Thailand.", "Kampong Serai"},
                                   std::pair{"Rebels attacked Villa Esperanta in Colombia.", "Villa Esperanta"},
                                   std::pair{"Shells hit Verkhne Kamyane in Donetsk, Ukraine.", "Verkhne Kamyane"}}) {
    CHECK_FALSE(toponym_in(text, name).place);
  }
  CHECK(names_of("Abu Salim, a rebel leader, spoke to Umm Khalid on Monday in Syria.") == "Syria");
  CHECK(names_of("Fighters entered Khan Younis in Gaza.") == "Khan Younis|Gaza");
}

TEST_CASE("names of a list that ends in what they are called mean divisions") {
  const std::string floods = "Floods hit Harper and Kingman counties in Kansas.";
  CHECK(place_in(floods, "Harper").kind == PlaceKind::admin2);
  CHECK(place_in(floods, "Kingman").kind == PlaceKind::admin2);
  const std::string clashes = "Clashes were reported in Idlib, Raqqa and Aleppo provinces in Syria.";
  for (const char* name : {"Idlib", "Raqqa", "Aleppo"}) {
    CHECK(place_in(clashes, name).kind == PlaceKind::admin1);
  }
  CHECK(place_in("Clashes were reported in Idlib and in the north of Syria.", "Idlib").kind == PlaceKind::city);
}

TEST_CASE("an abbreviation of a state is not the city of its name") {
  CHECK(place_in("He was born in Ithaca, N.Y., and lives there.", "N.Y.").kind == PlaceKind::admin1);
}
