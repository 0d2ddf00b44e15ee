#include <catch2/catch.hpp>
#include <filesystem>

#include "events/evaluate/class_table.h"
#include "events/evaluate/strength_table.h"
#include "tests/events/evaluate/corpus_support.h"

using namespace dateline;
using namespace dateline::events;
namespace fs = std::filesystem;

TEST_CASE("classes are weighted by how often they are right") {
  ClassTable classes;
  classes.add("A", "A");
  classes.add("A", "A");
  classes.add("A", "");
  classes.add("B", "A");
  CHECK(classes.weighted_f1() == Approx((3 * (2.0 / 3) + 0) / 4));
}

TEST_CASE("readings are counted by what the interface calls them") {
  StrengthTable strength;
  strength.add(0.75, true);
  strength.add(0.9, false);
  strength.add(0.5, true);
  CorpusReport report;
  report.tables.push_back(strength.table("machine reading"));
  report.tables.push_back(strength.by_tenths("by tenths"));
  CHECK(cells(report, 0, "strong") == Cells{"1", "2", "0.500", "0.825"});
  CHECK(cells(report, 0, "fair") == Cells{"1", "1", "1.000", "0.500"});
  CHECK(cells(report, 0, "weak") == Cells{"0", "0", "-", "-"});
  CHECK(report.tables[1].rows.size() == 3);
  CHECK(cells(report, 1, "0.9 to 1.0") == Cells{"0", "1", "0.000", "0.900"});
}

TEST_CASE("confidence ranks well where right readings have more of it than wrong ones") {
  StrengthTable strength;
  CHECK(strength.rank() == Approx(0.5));
  strength.add(0.9, true);
  strength.add(0.6, true);
  strength.add(0.6, false);
  strength.add(0.2, false);
  CHECK(strength.rank() == Approx(3.5 / 4));  // of the four pairs three in order and one alike
  CorpusReport report;
  report.tables.push_back(strength.table("machine reading"));
  CHECK(cells(report, 0, "area under the ROC curve").at(2) == "0.875");
}

TEST_CASE("ACLED's notes are compared by the type of their main event") {
  const test::TemporaryFolder folder;
  const fs::path file =
      folder.write("export.csv",
                   "event_id_cnty,sub_event_type,notes\n"
                   "SYR1,Shelling/artillery/missile attack,\"On 3 May 2016, rebels shelled Homs, killing two.\"\n"
                   "SYR2,Attack,\"On 4 May 2016, warplanes bombed the town of Idlib.\"\n"
                   "SYR3,Attack,The day was quiet.\n");
  const auto report = evaluate_test_corpus("acled", file);
  REQUIRE(report);
  CHECK(report->documents == 3);
  CHECK(cells(*report, 0, "Shelling/artillery/missile attack") == Cells{"1.000", "1.000", "1.000", "1", "1", "1"});
  CHECK(cells(*report, 0, "right") == Cells{"", "", "0.333"});
  CHECK(cells(*report, 1, "notes without any event") == Cells{"0.33", "1"});
  CHECK(has_error(*report, "nothing found"));
  CHECK(has_error(*report, "wrong type"));
  CHECK_FALSE(evaluate_test_corpus("acled", folder.write("other.csv", "a,b\n1,2\n")));
}

TEST_CASE("the place of a verb is compared by the words that name it") {
  const test::TemporaryFolder folder;
  const fs::path file = folder.write("development.json", R"([
    {"text": "Rebels shelled Homs on Monday.", "answer": "accept",
     "spans": [{"start": 7, "end": 14, "label": "VERB"}, {"start": 15, "end": 19, "label": "LOCATION"}]},
    {"text": "Rebels from Idlib shelled Homs.", "answer": "accept",
     "spans": [{"start": 18, "end": 25, "label": "VERB"}, {"start": 12, "end": 17, "label": "LOCATION"}]},
    {"text": "Rebels shelled Homs.", "answer": "reject", "spans": []}])");
  const auto report = evaluate_test_corpus("event-location", file);
  REQUIRE(report);
  CHECK(report->documents == 2);
  CHECK(cells(*report, 1, "of verbs read as an event") == Cells{"0.500", "0.500", "0.500", "2", "2", "1"});
  CHECK(has_error(*report, "another place"));
  CHECK_FALSE(evaluate_test_corpus("event-location", folder.write("broken.json", "[{]")));
}

TEST_CASE("whole reports are compared event by event") {
  const test::TemporaryFolder folder;
  const fs::path file = folder.write("report.json", R"({"published": "2016-05-04",
    "text": "Rebels shelled Homs on Tuesday, killing two people. Warplanes bombed Idlib on Tuesday.",
    "events": [{"sub_event_type": "Shelling/artillery/missile attack", "place": "Homs", "start": "2016-05-03",
                "fatalities": 3},
               {"sub_event_type": "Attack", "place": "Homs"}]})");
  const auto report = evaluate_test_corpus("reports", file);
  REQUIRE(report);
  CHECK(cells(*report, 0, "type and place") == Cells{"0.500", "0.500", "0.500", "2", "2", "1"});
  CHECK(cells(*report, 1, "first day") == Cells{"1", "1", "1.000"});
  CHECK(cells(*report, 1, "fatalities") == Cells{"0", "1", "0.000"});
  CHECK(cells(*report, 2, "that no annotation answers to") == Cells{"1.00", "1"});
  CHECK(cells(*report, 3, "strong").at(2) == "0.500");
  CHECK(cells(*report, 4, "strong").at(2) == "0.000");
  REQUIRE(report->judged.size() == 2);
  CHECK(report->judged[0].right);
  CHECK_FALSE(report->judged[1].right);
  CHECK(report->judged[1].claims.size() == 1);
}

TEST_CASE("the demo is compared with its facts, and its merging by pairs") {
  const auto report = evaluate_test_corpus("demo", fs::path(DATELINE_SOURCE_DIR) / "assets/demo");
  REQUIRE(report);
  CHECK(report->documents == 34);
  const auto number = [&](std::size_t table, std::string_view label, std::size_t cell) {
    return std::stod(cells(*report, table, label).at(cell));
  };
  CHECK(number(0, "a claim at the place", 1) > 0.95);
  CHECK(number(0, "right in all", 1) > 0.9);
  CHECK(number(1, "put together", 2) > 0.85);
  CHECK(number(2, "that answer to no row", 1) <= 2);
}

TEST_CASE("reports of other wars keep the figures that docs/accuracy.md gives") {
  const auto report =
      evaluate_test_corpus("reports", fs::path(DATELINE_SOURCE_DIR) / "tests/events/extract/world_reports");
  REQUIRE(report);
  CHECK(report->documents == 96);
  const Cells events = cells(*report, 0, "type and place");
  CHECK(std::stod(events.at(0)) > 0.71);
  CHECK(std::stod(events.at(1)) > 0.71);
}
