#include "events/exchange/records.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "base/csv.h"
#include "events/exchange/code_points.h"
#include "events/exchange/table_writer.h"

using namespace dateline;
using namespace dateline::events;
using nlohmann::json;

namespace {

Claim full_claim() {
  Claim claim;
  claim.id = "c1";
  claim.document = "d1";
  claim.sha256 = "ab";
  claim.event_type = EventType::battles;
  claim.sub_event_type = SubEventType::armed_clash;
  claim.actor1 = "Loyalists";
  claim.place = {.name = "The mill",
                 .id = "p1",
                 .point = geo::LonLat{37.12345678, -36.5},
                 .radius_m = 700.4,
                 .kind = geo::PlaceKind::district,
                 .relation = ""};
  claim.origin = EventPlace{.name = "The ford",
                            .id = "p2",
                            .point = geo::LonLat{37.5, -36.25},
                            .radius_m = {},
                            .kind = {},
                            .relation = "near The ford"};
  claim.when = *parse_time("2016-07-26");
  claim.time_zone = "Asia/Damascus";
  claim.status = Status::claimed;
  claim.attributed_to = {{"The army", Side::government}, {"State TV", Side::media}};
  claim.publisher = "Agency";
  claim.published = parse_time("2016-07-27")->start;
  claim.casualties.fatalities_best = 0;
  claim.control = Control{.from = "", .to = "Loyalists", .part = Control::Part::by_fire};
  claim.rule = "clash";
  claim.confidence = 0.12345;
  claim.evidence = {{.bytes = {2, 6}, .code_points = {1, 5}, .text = "took"}};
  return claim;
}

Project one_event() {
  Project project;
  project.claims = {full_claim()};
  Event event;
  event.id = "e1";
  event.event_type = EventType::battles;
  event.sub_event_type = SubEventType::armed_clash;
  event.place = project.claims[0].place;
  event.origin = project.claims[0].origin;
  event.when = {.start = parse_time("2016-07-01")->start,
                .end = parse_time("2016-08-01")->start,
                .granularity = Granularity::month};
  event.sources = {"Agency"};
  event.voices = project.claims[0].attributed_to;
  event.notes = "=1+1, \"quoted\"\nnext line";
  event.claims = {"c1"};
  project.events = {event};
  return project;
}

std::string written(const Project& project, TableFormat format) {
  std::string text;
  REQUIRE(write_events(project, format, [&text](std::string_view piece) {
    text += piece;
    return true;
  }));
  return text;
}

// The names are a promise to other programs (the design, "Records that others rely on").
const std::set<std::string> kClaimNames = {"id",
                                           "document",
                                           "sha256",
                                           "event_type",
                                           "sub_event_type",
                                           "actor1",
                                           "actor2",
                                           "place",
                                           "place_id",
                                           "latitude",
                                           "longitude",
                                           "radius_m",
                                           "origin",
                                           "origin_id",
                                           "origin_latitude",
                                           "origin_longitude",
                                           "origin_radius_m",
                                           "start",
                                           "end",
                                           "time_zone",
                                           "granularity",
                                           "extent",
                                           "status",
                                           "attributed_to",
                                           "publisher",
                                           "published",
                                           "published_inferred",
                                           "fatalities_low",
                                           "fatalities_best",
                                           "fatalities_high",
                                           "fatalities_civilians",
                                           "injured_low",
                                           "injured_best",
                                           "injured_high",
                                           "control",
                                           "rule",
                                           "confidence",
                                           "evidence"};

void check_has(const json& record, const std::set<std::string>& names) {
  for (const std::string& name : names) {
    INFO(name);
    CHECK(record.contains(name));
  }
}

}  // namespace

TEST_CASE("A claim's record has the promised names, and null for what is unknown") {
  const json record = json::parse(claim_record(full_claim()));
  check_has(record, kClaimNames);
  CHECK(record["actor2"].is_null());
  CHECK(record["fatalities_best"] == 0);
  CHECK(record["fatalities_low"].is_null());
  CHECK(record["start"] == "2016-07-26");
  CHECK(record["end"] == "2016-07-27");
  CHECK(record["granularity"] == "day");
  CHECK(record["status"] == "claimed");
  CHECK(record["latitude"] == -36.5);
  CHECK(record["longitude"] == 37.123457);
  CHECK(record["radius_m"] == 700);
  CHECK(record["origin"] == "The ford");
  CHECK(record["origin_id"] == "p2");
  CHECK(record["origin_relation"] == "near The ford");
  CHECK(record["origin_longitude"] == 37.5);
  CHECK(record["origin_latitude"] == -36.25);
  CHECK(record["origin_radius_m"].is_null());
  CHECK(record["attributed_to"] == json{"The army", "State TV"});
  CHECK(record["published"] == "2016-07-27");
  CHECK(record["control"] == json{{"from", nullptr}, {"to", "Loyalists"}, {"part", "by fire"}});
  CHECK(record["evidence"][0] == json{{"begin", 2}, {"end", 6}, {"begin_cp", 1}, {"end_cp", 5}, {"text", "took"}});

  const json unknown = json::parse(claim_record(Claim()));
  check_has(unknown, kClaimNames);
  for (const char* name : {"place", "latitude", "radius_m", "origin", "origin_id", "origin_latitude", "start", "end",
                           "publisher", "published", "control"}) {
    INFO(name);
    CHECK(unknown[name].is_null());
  }
}

TEST_CASE("A time of day keeps its hours, also at midnight") {
  Claim claim = full_claim();
  claim.when = {.start = parse_time("2016-07-26T23:30")->start,
                .end = parse_time("2016-07-27T00:00")->start,
                .granularity = Granularity::hour};
  const json record = json::parse(claim_record(claim));
  CHECK(record["start"] == "2016-07-26T23:30");
  CHECK(record["end"] == "2016-07-27T00:00");
}

TEST_CASE("An event's record holds its claims and all their evidence") {
  const Project project = one_event();
  const json record = json::parse(event_record(project.events[0], {&project.claims[0]}));
  check_has(record, kClaimNames);
  check_has(record, {"sources", "voices", "disputed", "review", "recorded", "notes", "claims"});
  CHECK(record["voices"] == 2);
  CHECK(record["sources"] == json{"Agency"});
  CHECK(record["review"] == "unreviewed");
  CHECK(record["document"] == "d1");
  REQUIRE(record["claims"].size() == 1);
  CHECK(record["claims"][0]["id"] == "c1");
  REQUIRE(record["evidence"].size() == 1);
  CHECK(record["evidence"][0]["text"] == "took");
}

TEST_CASE("What an event's claims do not agree on is unknown") {
  Claim other = full_claim();
  other.document = "d2";
  const Claim first = full_claim();
  const json record = json::parse(event_record(Event(), {&first, &other}));
  CHECK(record["document"].is_null());
  CHECK(record["publisher"] == "Agency");
}

TEST_CASE("GeoJSON is a collection of points, with null where a place is unresolved") {
  Project project = one_event();
  project.events.push_back(project.events[0]);
  project.events[1].place = {};
  const json collection = json::parse(written(project, TableFormat::geojson));
  CHECK(collection["type"] == "FeatureCollection");
  REQUIRE(collection["features"].size() == 2);
  const json& feature = collection["features"][0];
  CHECK(feature["type"] == "Feature");
  CHECK(feature["geometry"] == json{{"type", "Point"}, {"coordinates", {37.123457, -36.5}}});
  CHECK(feature["properties"]["event_type"] == "Battles");
  CHECK(collection["features"][1]["geometry"].is_null());
  CHECK(json::parse(written({}, TableFormat::geojson))["features"].empty());
}

TEST_CASE("A CSV table is read back as it was, and no spreadsheet runs it") {
  const std::string text = written(one_event(), TableFormat::csv);
  CHECK(text.find("\r\n") != std::string::npos);
  CsvReader reader(text, "events.csv");
  CsvRecord header;
  CsvRecord row;
  REQUIRE(reader.next(header) == true);
  REQUIRE(reader.next(row) == true);
  REQUIRE(header.fields.size() == row.fields.size());
  const auto field = [&](const std::string& name) {
    const auto found = std::find(header.fields.begin(), header.fields.end(), name);
    REQUIRE(found != header.fields.end());
    return row.fields[static_cast<std::size_t>(found - header.fields.begin())];
  };
  CHECK(field("start") == "2016-07-01");
  CHECK(field("end") == "2016-08-01");
  CHECK(field("last_day") == "2016-07-31");
  CHECK(field("latitude") == "-36.5");  // a number stays one
  CHECK(field("origin") == "The ford");
  CHECK(field("origin_longitude") == "37.5");
  CHECK(field("origin_radius_m").empty());
  CHECK(field("notes") == "'=1+1, \"quoted\"\nnext line");
  CHECK(field("claims") == "1");
  CHECK(field("attributed_to") == "The army; State TV");
  CHECK(field("fatalities_best").empty());
  CHECK(field("evidence") == "took");
  for (const std::string& name : kClaimNames) {
    if (name != "control") {
      field(name);
    }
  }
  CHECK(field("control_part").empty());
}

TEST_CASE("Newline-delimited JSON is one event a line") {
  Project project = one_event();
  project.events.push_back(project.events[0]);
  const std::string text = written(project, TableFormat::ndjson);
  CHECK(std::count(text.begin(), text.end(), '\n') == 2);
  CHECK(json::parse(text.substr(0, text.find('\n')))["id"] == "e1");
  CHECK(written({}, TableFormat::ndjson).empty());
}

TEST_CASE("Writing stops where the output ends") {
  Project project = one_event();
  project.events.resize(10, project.events[0]);
  int pieces = 0;
  CHECK_FALSE(write_events(project, TableFormat::csv, [&pieces](std::string_view) { return ++pieces < 3; }));
  CHECK(pieces == 3);
}

TEST_CASE("The ending tells the format") {
  CHECK(table_format("a/b.CSV") == TableFormat::csv);
  CHECK(table_format("b.geojson") == TableFormat::geojson);
  CHECK(table_format("b.ndjson") == TableFormat::ndjson);
  CHECK_FALSE(table_format("b.gpkg"));
  CHECK_FALSE(table_format("csv"));
}

TEST_CASE("Code points are counted anywhere in a text") {
  std::string text;
  std::vector<std::uint32_t> expected;  // before each byte that begins a code point
  std::uint32_t count = 0;
  for (int i = 0; i < 400; ++i) {
    for (const char* piece : {"a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"}) {
      expected.resize(text.size() + 1);
      expected[text.size()] = count++;
      text += piece;
    }
  }
  const CodePoints code_points(text);
  for (std::size_t byte = 0; byte < expected.size(); ++byte) {
    if ((static_cast<unsigned char>(text[byte]) & 0xc0u) != 0x80u) {
      REQUIRE(code_points.before(static_cast<std::uint32_t>(byte)) == expected[byte]);
    }
  }
  CHECK(code_points.before(static_cast<std::uint32_t>(text.size())) == count);
  CHECK(CodePoints("").before(0) == 0);
  const std::string block(256, 'x');
  CHECK(CodePoints(block).before(256) == 256);
}

TEST_CASE("A rejected document's line says why") {
  const json record =
      json::parse(rejected_record({Error::Kind::rejected, "in.ndjson:3", "is no JSON object", "mend it"}));
  CHECK(record["document"] == "in.ndjson:3");
  CHECK(record["name"] == "in.ndjson:3");
  CHECK(record["error"] == "is no JSON object; mend it");
  const json named = json::parse(rejected_record({Error::Kind::rejected, "in.ndjson:3", "is bad", "", "report-7"}));
  CHECK(named["document"] == "report-7");
  CHECK(named["name"] == "in.ndjson:3");
}

TEST_CASE("A mentions line says what was found, where, in bytes and in code points") {
  Reading reading;
  reading.document.id = "d1";
  reading.document.sha256 = "ab";
  reading.document.text = "\xC3\x80 Narnia, on Tuesday.";
  reading.document.published = {.value = parse_time("2016-07-27")->start, .inferred = true, .reason = "it says so"};
  Toponym toponym;
  toponym.span = {3, 9};
  toponym.reason = "no such place";
  reading.toponyms = {toponym};
  TimeExpression time;
  time.span = {14, 21};
  time.value = "2016-07-26";
  time.grounded = parse_time("2016-07-26").value();
  reading.times = {time};
  reading.claims = {full_claim()};
  // No toponym is resolved here, so that no gazetteer is needed.
  const auto index =
      std::filesystem::path(DATELINE_BINARY).parent_path().parent_path() / "share/dateline/gazetteer.index";
  const auto gazetteer = geo::Gazetteer::open(index);
  REQUIRE(gazetteer);
  const json record = json::parse(mentions_record(reading, **gazetteer));
  check_has(record, {"document", "sha256", "language", "published", "text_bytes", "toponyms", "times", "claims"});
  CHECK(record["language"].is_null());
  CHECK(record["text_bytes"] == reading.document.text.size());
  CHECK(record["published"] == json{{"value", "2016-07-27"}, {"inferred", true}, {"reason", "it says so"}});
  const json& mention = record["toponyms"][0];
  check_has(mention, {"begin", "end", "begin_cp", "end_cp", "text", "role", "place", "place_id", "geonames_id",
                      "latitude", "longitude", "radius_m", "score", "reason", "candidates"});
  CHECK(mention["text"] == "Narnia");
  CHECK(mention["begin_cp"] == 2);
  CHECK(mention["end_cp"] == 8);
  CHECK(mention["latitude"].is_null());
  CHECK(mention["reason"] == "no such place");
  const json& when = record["times"][0];
  CHECK(when["text"] == "Tuesday");
  CHECK(when["grounded"] ==
        json{{"start", "2016-07-26"}, {"end", "2016-07-27"}, {"granularity", "day"}, {"extent", "within"}});
  CHECK(record["claims"][0]["id"] == "c1");
}

TEST_CASE("A time of a mentions line is what its preposition makes of it") {
  Reading reading;
  reading.document.text = "Since Tuesday it held; it fell by Friday.";
  TimeExpression since;
  since.span = {6, 13};
  since.value = "2016-07-26";
  since.bound = TimeBound::since;
  since.grounded = parse_time("2016-07-26").value();
  TimeExpression by = since;
  by.span = {34, 40};
  by.value = "2016-07-29";
  by.bound = TimeBound::by;
  by.grounded = parse_time("2016-07-29").value();
  reading.times = {since, by};
  const auto index =
      std::filesystem::path(DATELINE_BINARY).parent_path().parent_path() / "share/dateline/gazetteer.index";
  const auto gazetteer = geo::Gazetteer::open(index);
  REQUIRE(gazetteer);
  const json times = json::parse(mentions_record(reading, **gazetteer))["times"];
  CHECK(times[0]["value"] == "2016-07-26");
  CHECK(times[0]["grounded"] ==
        json{{"start", "2016-07-26"}, {"end", nullptr}, {"granularity", "day"}, {"extent", "throughout"}});
  CHECK(times[1]["grounded"] ==
        json{{"start", nullptr}, {"end", "2016-07-30"}, {"granularity", "day"}, {"extent", "within"}});
}

TEST_CASE("A resolved toponym names its place and its candidates") {
  const auto index =
      std::filesystem::path(DATELINE_BINARY).parent_path().parent_path() / "share/dateline/gazetteer.index";
  const auto gazetteer = geo::Gazetteer::open(index);
  REQUIRE(gazetteer);
  const auto matches = (*gazetteer)->find("Damascus");
  REQUIRE_FALSE(matches.empty());
  Reading reading;
  reading.document.text = "Damascus";
  Toponym toponym;
  toponym.span = {0, 8};
  toponym.place = matches[0].place;
  toponym.point = (*gazetteer)->point(matches[0].place);
  toponym.candidates = {{matches[0].place, 0.9}};
  reading.toponyms = {toponym};
  const json mention = json::parse(mentions_record(reading, **gazetteer))["toponyms"][0];
  CHECK(mention["place_id"] == (*gazetteer)->place(matches[0].place).id);
  CHECK(mention["latitude"].get<double>() == Approx(33.5).margin(0.5));
  check_has(mention["candidates"][0], {"place_id", "name", "latitude", "longitude", "score"});
}
