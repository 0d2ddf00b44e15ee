#include "events/exchange/table_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "events/exchange/event_csv.h"
#include "events/exchange/record_json.h"
#include "events/exchange/records.h"
#include "events/model/project_events.h"

namespace dateline::events {

namespace {

std::string feature(const Event& event, const std::vector<const Claim*>& claims) {
  JsonWriter json;
  json.begin_object();
  json.member("type", "Feature");
  json.member("id", event.id);
  json.key("geometry");
  if (event.place.point) {
    json.begin_object();
    json.member("type", "Point");
    json.key("coordinates");
    json.begin_array();
    json.value(rounded_degrees(event.place.point->longitude));
    json.value(rounded_degrees(event.place.point->latitude));
    json.end_array();
    json.end_object();
  } else {
    json.value(nullptr);
  }
  json.key("properties");
  write_event(json, event, claims);
  json.end_object();
  return json.take();
}

/// What stands before, between and after the events.
struct Frame {
  std::string head, between, tail;
};

Frame frame_of(TableFormat format) {
  switch (format) {
    case TableFormat::ndjson:
      return {"", "", ""};
    case TableFormat::csv:
      return {csv_header(), "", ""};
    case TableFormat::geojson:
      break;
  }
  return {"{\"type\": \"FeatureCollection\", \"features\": [\n", ",\n", "\n]}\n"};
}

std::string item(TableFormat format, const Event& event, const std::vector<const Claim*>& claims) {
  switch (format) {
    case TableFormat::ndjson:
      return event_record(event, claims) + "\n";
    case TableFormat::csv:
      return csv_row(event, claims);
    case TableFormat::geojson:
      break;
  }
  return feature(event, claims);
}

}  // namespace

std::optional<TableFormat> table_format(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (ending == ".ndjson" || ending == ".jsonl") {
    return TableFormat::ndjson;
  }
  if (ending == ".geojson" || ending == ".json") {
    return TableFormat::geojson;
  }
  if (ending == ".csv") {
    return TableFormat::csv;
  }
  return std::nullopt;
}

bool write_events(const Project& project, TableFormat format, const Output& output) {
  std::unordered_map<std::string_view, const Claim*> claim_of;
  for (const Claim& claim : project.claims) {
    claim_of.emplace(claim.id, &claim);
  }
  const Frame frame = frame_of(format);
  bool written = frame.head.empty() || output(frame.head);
  bool first = true;
  for_each_event(project, [&](const Event& event) {
    if (!written) {
      return;
    }
    std::vector<const Claim*> claims;
    for (const std::string& id : event.claims) {
      if (const auto found = claim_of.find(id); found != claim_of.end()) {
        claims.push_back(found->second);
      }
    }
    written = output((first ? "" : frame.between) + item(format, event, claims));
    first = false;
  });
  return written && (frame.tail.empty() || output(frame.tail));
}

}  // namespace dateline::events
