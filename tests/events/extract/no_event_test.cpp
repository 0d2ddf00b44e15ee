#include <catch2/catch.hpp>
#include <string>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("what did not happen is no event") {
  const std::string text = GENERATE(
      as<std::string>{}, "Rebels have not captured Saraqib.", "If rebels capture Saraqib, the road will be cut.",
      "Washington offered joint air strikes on Raqqa.", "The army failed to capture Saraqib on Monday.",
      "Diplomats called for a ceasefire in Aleppo.", "The group controls the town of Saraqib.",
      "Rebels could attack Aleppo within days.", "Officials warned of suicide bombings in Damascus.",
      "The governor spoke on the anniversary of the bombing of Homs.",
      "An operation to retake control of Saraqib is being prepared.",
      "Fighting continues to rage in many parts of Syria.", "Three people were killed in a road accident in Homs.",
      "Teachers in Homs went on strike on Monday.", "The army denied planning an attack on Saraqib.",
      "An attack on a hotel in Damascus is likely.", "Further attacks in Damascus are less likely.",
      "She is the second journalist killed in the city of Homs within a week.",
      "Helicopters landed at the airport of Homs on Monday.", "We recall the kidnapping of a teacher in Homs.",
      "Rebels never captured Saraqib.", "Nobody had captured Saraqib by Monday.",
      "\"The fight for justice goes on,\" said the singer, who was raised in Homs.",
      "The gallery shows pictures of the siege of Homs, the 2013 bombing of Saraqib and the fall of Idlib.",
      "She wrote a history of the battle of Aleppo.");
  INFO(text);
  const Reading reading = test_reader()->read(test_document(text, "2016-08-10"));
  CHECK(reading.claims.empty());
}
