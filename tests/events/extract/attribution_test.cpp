#include "events/extract/actors/attribution.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

Claim only_claim(const std::string& text) {
  const Reading reading = test_reader()->read(test_document(text, "2016-08-10"));
  INFO(text);
  REQUIRE(reading.claims.size() == 1);
  return reading.claims[0];
}

std::vector<std::string> names(const Claim& claim) {
  std::vector<std::string> all;
  for (const Voice& voice : claim.attributed_to) {
    all.push_back(voice.name);
  }
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("speech is found before, after and around what is said") {
  CHECK(names(only_claim("Activists said rebels captured Saraqib on Monday.")) == Names{"activists"});
  CHECK(names(only_claim("Rebels captured Saraqib on Monday, activists said.")) == Names{"activists"});
  CHECK(names(only_claim("According to activists, rebels captured Saraqib on Monday.")) == Names{"activists"});
  CHECK(names(only_claim("Rebels captured Saraqib on Monday.")) == Names{});
}

TEST_CASE("the original voice comes before those who pass it on") {
  const Claim claim =
      only_claim("State television reported that the army said its troops captured Saraqib from rebels on Monday.");
  CHECK(names(claim) == Names{"Military Forces of Syria", "state TV"});
  CHECK(claim.status == Status::claimed);
  CHECK(original_voices(claim.attributed_to).size() == 1);
}

TEST_CASE("two who speak together are two voices") {
  const Claim claim = only_claim(
      "The Syrian Observatory for Human Rights and the Local Coordination Committees reported airstrikes on Saraqib.");
  CHECK(original_voices(claim.attributed_to).size() == 2);
}

TEST_CASE("an office and who holds it, a command and its army, two who speak together") {
  CHECK(names(only_claim("Rebels captured Saraqib on Monday, a local official and a UN source said.")) ==
        Names{"local official", "United Nations"});
  CHECK(names(only_claim("Rebels captured Saraqib on Monday, governor Karim Wardan said.")) == Names{"Karim Wardan"});
  CHECK(names(only_claim("The Syrian army's General Command said troops captured Saraqib on Monday.")) ==
        Names{"General Army Command"});
  const Reading reading = test_reader()->read(test_document(
      "Rebels captured most of Saraqib on Monday, doctors said. The Observatory spoke of full control of the town by "
      "the rebels.",
      "2016-08-10"));
  REQUIRE(reading.claims.size() == 2);
  CHECK(names(reading.claims[1]) == Names{"Syrian Observatory for Human Rights"});
  CHECK(reading.claims[1].control->part == Control::Part::full);
}

TEST_CASE("only parties claim; monitors, doctors and residents report") {
  CHECK(only_claim("The army said troops captured Saraqib on Monday.").status == Status::claimed);
  CHECK(only_claim("Rebels said they captured Saraqib on Monday.").status == Status::claimed);
  CHECK(only_claim("Doctors said an airstrike hit a market in Saraqib on Monday.").status == Status::reported);
  CHECK(only_claim("Residents confirmed that rebels captured Saraqib on Monday.").status == Status::reported);
  CHECK(only_claim("The army denied that rebels captured Saraqib on Monday.").status == Status::denied);
}

TEST_CASE("\"they\" and \"it\" are who says so") {
  CHECK(only_claim("The army said it recaptured Saraqib on Monday.").actor1 == "Military Forces of Syria");
  CHECK(only_claim("Rebels said they captured Saraqib on Monday.").actor1 == "Opposition rebels (Syria)");
  CHECK(only_claim("The YPG said its fighters had seized Saraqib on Monday.").actor1 == "SDF/YPG");
  CHECK(only_claim("The Turkish defence ministry said its soldiers killed six rebels near Saraqib on Monday.").actor1 ==
        "Military Forces of Turkey");
  CHECK(only_claim("Hezbollah said on Monday that its men had captured Saraqib.").actor1 == "Hezbollah");
}

TEST_CASE("a day before a speaker is no part of its name") {
  CHECK(names(only_claim("On Tuesday Falcon Herald said rebels captured Saraqib.")) == Names{"Falcon Herald"});
  CHECK(names(only_claim("On Tuesday the site said rebels captured Saraqib.")) == Names{});
}
