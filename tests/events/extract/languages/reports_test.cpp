// The reports of other languages, read and compared with what a careful reader finds in them (language_reports/).

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;
using nlohmann::json;

namespace {

struct Figures {
  int expected = 0, recognised = 0, right = 0, found = 0;
};

std::uint32_t code_points(std::string_view text, std::uint32_t end) {
  return static_cast<std::uint32_t>(std::count_if(
      text.begin(), text.begin() + end, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool has_span(const json& wanted, std::string_view text, Span span) {
  return code_points(text, span.begin) == wanted["begin_cp"] && code_points(text, span.end) == wanted["end_cp"];
}

bool is_at(const json& wanted, const Toponym& toponym) {
  constexpr double kSamePlace = 30'000;  // metres
  const auto& gazetteer = test_reader()->gazetteer();
  const auto matches = gazetteer.find(wanted["place"].get<std::string>());
  return toponym.place && std::any_of(matches.begin(), matches.end(), [&](const geo::NameMatch& match) {
           return geo::distance_m(gazetteer.point(match.place), gazetteer.point(*toponym.place)) < kSamePlace;
         });
}

void compare(const json& report, const Reading& reading, Figures& places, Figures& days) {
  const std::string& text = reading.document.text;
  places.found += static_cast<int>(reading.toponyms.size());
  days.found += static_cast<int>(reading.times.size());
  for (const json& wanted : report["toponyms"]) {
    ++places.expected;
    for (const Toponym& toponym : reading.toponyms) {
      if (has_span(wanted, text, toponym.span)) {
        ++places.recognised;
        places.right += is_at(wanted, toponym) ? 1 : 0;
      }
    }
  }
  for (const json& wanted : report["times"]) {
    ++days.expected;
    const auto time = std::find_if(reading.times.begin(), reading.times.end(), [&](const TimeExpression& one) {
      return code_points(text, one.span.begin) < wanted["end_cp"] &&
             wanted["begin_cp"] < code_points(text, one.span.end);
    });
    if (time != reading.times.end()) {
      ++days.recognised;
      const bool dated = time->grounded && time->grounded->start;
      days.right += dated && format_time(*time->grounded->start, Granularity::day) == wanted["start"] ? 1 : 0;
    }
  }
}

}  // namespace

TEST_CASE("The reports in other languages are read about as well as when docs/accuracy.md was written") {
  struct Least {
    const char* folder;
    const char* language;
    double places, days;  // shares that are right
  };
  for (const Least& least : {Least{"language_reports", "ar", 0.9, 0.95}, Least{"language_reports", "ru", 0.95, 0.9},
                             Least{"language_reports", "uk", 0.95, 0.95}, Least{"language_reports", "fr", 0.95, 0.95},
                             Least{"language_reports", "es", 0.95, 0.95}, Least{"language_manners", "ar", 0.5, 0.95},
                             Least{"language_manners", "ru", 0.6, 0.8}, Least{"language_manners", "uk", 0.85, 0.8},
                             Least{"language_manners", "fr", 0.85, 0.95}, Least{"language_manners", "es", 0.7, 0.95}}) {
    const auto folder =
        std::filesystem::path(DATELINE_SOURCE_DIR) / "tests/events/extract" / least.folder / least.language;
    Figures places;
    Figures days;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
      std::ifstream stream(file.path());
      const json report = json::parse(stream);
      const Reading reading =
          test_reader()->read(test_document(report["text"].get<std::string>(), report["published"].get<std::string>()));
      CHECK(reading.document.language == least.language);
      compare(report, reading, places, days);
    }
    std::cout << least.folder << " " << least.language << ": of " << places.expected << " toponyms "
              << places.recognised << " recognised, " << places.right << " placed, " << places.found - places.recognised
              << " more; of " << days.expected << " times " << days.recognised << " found, " << days.right << " right, "
              << days.found - days.recognised << " more\n";
    CHECK(places.right >= least.places * places.expected);
    CHECK(days.right >= least.days * days.expected);
    CHECK(places.found <= places.expected + 4);
  }
}
