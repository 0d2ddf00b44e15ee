#pragma once

#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "events/model/sha256.h"
#include "events/store/project_store.h"
#include "tests/support/temporary_folder.h"

namespace dateline::events {

using TestFolder = test::TemporaryFolder;

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What another program might do to a project.
inline void run_sql(const std::filesystem::path& project, const std::string& sql) {
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(project.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
}

inline Clock noon() {
  return [] { return std::chrono::sys_seconds(std::chrono::seconds(1469620800)); };  // 2016-07-27T12:00:00Z
}

/// A document with one claim and one event, all different for each number, with every field set.
inline ReadingBatch sample_batch(int number) {
  const std::string n = std::to_string(number);
  Document document;
  document.id = "doc" + n;
  document.original = std::string("\xff\xfe raw \0 bytes", 13) + n;
  document.sha256 = sha256(document.original);
  document.text = "Loyalists took the mill on Tuesday, observers said. " + n + " \xD8\xA7\xD9\x84";
  document.text_sha256 = sha256(document.text);
  document.name = "reports/" + n + ".txt";
  document.encoding = "windows-1256";
  document.title = "The mill falls";
  document.publisher = "Agency";
  document.author = "N. Writer";
  document.url = "https://agency.example/report";
  document.language = "en";
  document.time_zone = "Asia/Damascus";
  document.note = "made for a test";
  document.published = {.value = parse_time("2016-07-27")->start,
                        .granularity = Granularity::day,
                        .inferred = true,
                        .reason = "the caption says so"};
  Claim claim;
  claim.id = "claim" + n;
  claim.document = document.id;
  claim.sha256 = document.sha256;
  claim.event_type = EventType::battles;
  claim.sub_event_type = SubEventType::government_regains_territory;
  claim.actor1 = "Loyalists";
  claim.actor2 = "Rebels";
  claim.side1 = Side::government;
  claim.side2 = Side::opposition;
  claim.place = {.name = "The mill",
                 .id = "p" + n,
                 .point = geo::LonLat{37.1 + number * 0.001, 36.2},
                 .radius_m = 700.0,
                 .kind = geo::PlaceKind::district,
                 .relation = "near The mill"};
  claim.origin = EventPlace{.name = "The ford",
                            .id = "f" + n,
                            .point = geo::LonLat{36.9, 36.1 + number * 0.001},
                            .radius_m = 250.0,
                            .kind = geo::PlaceKind::river,
                            .relation = "south of The ford"};
  claim.when = *parse_time("2016-07-26");
  claim.when.extent = Extent::throughout;
  claim.time_zone = "Asia/Damascus";
  claim.status = Status::claimed;
  claim.attributed_to = {{"Observers", Side::monitor}, {"State TV", Side::government}};
  claim.publisher = "Agency";
  claim.published = document.published.value;
  claim.published_inferred = true;
  claim.casualties.fatalities_low = 0;
  claim.casualties.fatalities_best = 3;
  claim.control = Control{.from = "Rebels", .to = "Loyalists", .part = Control::Part::by_fire};
  claim.rule = "capture";
  claim.confidence = 0.75;
  claim.why = "by name";
  claim.evidence = {{.bytes = {0, 23}, .code_points = {0, 23}, .text = "Loyalists took the mill"},
                    {.bytes = {27, 34}, .code_points = {27, 34}, .text = "Tuesday"}};
  claim.spans = {.what = {{10, 14}}, .where = {{15, 23}}, .when = {{27, 34}}, .who = {{0, 9}}, .said = {{36, 50}}};
  Event event;
  event.id = "event" + n;
  event.event_type = claim.event_type;
  event.sub_event_type = claim.sub_event_type;
  event.actor1 = claim.actor1;
  event.actor2 = claim.actor2;
  event.side1 = claim.side1;
  event.side2 = claim.side2;
  event.place = claim.place;
  event.origin = claim.origin;
  event.when = {.start = parse_time("2016-07-26T09:30")->start,
                .end = {},
                .granularity = Granularity::minute,
                .extent = Extent::within};
  event.time_zone = "Asia/Damascus";
  event.status = Status::reported;
  event.casualties.fatalities_best = 3;
  event.control = claim.control;
  event.confidence = 0.5;
  event.sources = {"Agency", "Other; agency"};
  event.voices = claim.attributed_to;
  event.disputed = true;
  event.disagreement = "full, partly";
  event.recorded = "2016-07-27T12:00:00Z";
  event.notes = "a note";
  event.claims = {claim.id};
  event.possibly_same = {"eventX"};
  event.distinct_from = {"eventY", "eventZ"};
  return {.documents = {document},
          .gone = {},
          .claims = {claim},
          .events = {event},
          .table = nullptr,
          .taken_rows = {},
          .program = "test 1",
          .lexicons = "none",
          .who = "",
          .note = "",
          .subject = {}};
}

}  // namespace dateline::events
