#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "events/extract/merge/merge.h"
#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;
using nlohmann::json;

namespace {

// What a reference does not mention is not asked.
bool is_as_wanted(const json& wanted, const Event& event, const geo::Gazetteer& gazetteer) {
  const auto text = [&](const char* key, std::string_view found) {
    return !wanted.contains(key) || wanted[key].get<std::string>() == found;
  };
  const auto day = [&](const char* key, std::optional<CivilMinute> found) {
    return !wanted.contains(key) || (found && format_time(*found, Granularity::day) == wanted[key].get<std::string>());
  };
  const auto number = [&](const char* key, std::optional<int> found) {
    return !wanted.contains(key) || found == wanted[key].get<int>();
  };
  const auto place = [&] {
    const auto matches = gazetteer.find(wanted["place"].get<std::string>());
    return std::any_of(matches.begin(), matches.end(),
                       [&](const geo::NameMatch& match) { return gazetteer.place(match.place).id == event.place.id; });
  };
  const auto voices = [&] {
    const auto names = wanted.value("voices", std::vector<std::string>{});
    return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
      return std::any_of(event.voices.begin(), event.voices.end(),
                         [&](const Voice& voice) { return voice.name == name; });
    });
  };
  return text("sub_event_type", name_of(event.sub_event_type)) && day("start", event.when.start) &&
         day("end", event.when.end) && text("status", name_of(event.status)) && text("actor1", event.actor1) &&
         text("actor2", event.actor2) && number("fatalities", event.casualties.fatalities_best) &&
         number("injured", event.casualties.injured_best) && place() && voices();
}

std::string told(const Event& event) {
  return std::string(name_of(event.sub_event_type)) + " at " + event.place.name;
}

}  // namespace

TEST_CASE("reports give the events that a careful reader finds, and no other") {
  const auto reader = test_reader();
  const std::filesystem::path folder = std::filesystem::path(DATELINE_SOURCE_DIR) / "tests/events/extract/reports";
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") {
      files.push_back(entry.path());
    }
  }
  REQUIRE(files.size() >= 9);
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    std::ifstream in(file);
    const json report = json::parse(in);
    const Reading reading =
        reader->read(test_document(report["text"].get<std::string>(), report["published"].get<std::string>()));
    int next = 0;
    const std::vector<Event> events = merge_claims(reading.claims, {}, "", [&] { return std::to_string(++next); });
    INFO(file.filename().string());
    std::vector<const Event*> left;
    for (const Event& event : events) {
      left.push_back(&event);
    }
    for (const json& wanted : report["events"]) {
      const auto found = std::find_if(left.begin(), left.end(), [&](const Event* event) {
        return is_as_wanted(wanted, *event, reader->gazetteer());
      });
      INFO(wanted.dump());
      CHECK(found != left.end());
      if (found != left.end()) {
        left.erase(found);
      }
    }
    for (const Event* event : left) {
      FAIL_CHECK(told(*event));
    }
  }
}

TEST_CASE("every claim rests on words of one sentence, and says why") {
  const auto reader = test_reader();
  const std::string text =
      "BEIRUT (Wire) \u2014 Rebels captured \u201cthe old market\u201d in Homs on Tuesday, activists said. Soldiers "
      "shelled the "
      "town of Rastan, killing two people.";
  const Reading reading = reader->read(test_document(text, "2014-03-05"));
  REQUIRE(reading.claims.size() == 2);
  for (const Claim& claim : reading.claims) {
    REQUIRE_FALSE(claim.evidence.empty());
    for (const Evidence& evidence : claim.evidence) {
      CHECK(evidence.text == std::string(evidence.bytes.of(reading.document.text)));
      CHECK(reading.structure.sentence_at(evidence.bytes.begin) ==
            reading.structure.sentence_at(evidence.bytes.end - 1));
      // The dash and the quotes before it are three bytes each and one code point.
      CHECK(evidence.code_points.begin < evidence.bytes.begin);
    }
    CHECK_FALSE(claim.why.empty());
    CHECK(claim.confidence > 0);
    CHECK(claim.confidence <= 1);
    CHECK(claim.id.size() == 64);
  }
  CHECK(reading.claims[0].id != reading.claims[1].id);
  CHECK(reading.claims[1].casualties.fatalities_best == 2);
}

TEST_CASE("reading the same document again gives the same claims") {
  const auto reader = test_reader();
  const std::string text = "Troops recaptured the town of Bama on Monday, the army said.";
  const Reading first = reader->read(test_document(text, "2015-03-18"));
  const Reading second = reader->read(test_document(text, "2015-03-18"));
  REQUIRE(first.claims.size() == 1);
  REQUIRE(second.claims.size() == 1);
  CHECK(first.claims[0].id == second.claims[0].id);
}
