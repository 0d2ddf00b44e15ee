#include <nlohmann/json.hpp>

#include "events/evaluate/code_point_offsets.h"
#include "events/evaluate/gold_lines.h"
#include "events/evaluate/gold_times.h"

namespace dateline::events {

namespace {

using nlohmann::json;

std::optional<CivilMinute> start_of(const json& object, const char* field) {
  const auto value = object.find(field);
  if (value == object.end() || !value->is_string()) {
    return std::nullopt;
  }
  const auto time = parse_time(value->get<std::string>());
  return time ? time->start : std::nullopt;
}

/// Throws as the JSON library does; the caller catches.
GoldTime time_of(const json& object, const CodePointOffsets& offsets) {
  GoldTime time;
  time.span = offsets.bytes({object.at("begin_cp").get<std::uint32_t>(), object.at("end_cp").get<std::uint32_t>()});
  time.value = normal_value(object.value("value", ""));
  time.type = timex_type(object.value("type", ""));
  if (const auto grounded = object.find("grounded"); grounded != object.end() && grounded->is_object()) {
    time.grounded.emplace();
    time.grounded->start = start_of(*grounded, "start");
    time.grounded->end = start_of(*grounded, "end");
  }
  return time;
}

GoldTimesDocument document_of(const json& object, std::string name) {
  GoldTimesDocument document;
  document.name = object.value("id", std::move(name));
  document.text = object.at("text").get<std::string>();
  document.published = object.value("published", "");
  const CodePointOffsets offsets(document.text);
  for (const json& time : object.at("times")) {
    document.times.push_back(time_of(time, offsets));
  }
  return document;
}

}  // namespace

Result<std::vector<GoldTimesDocument>> read_gold_times(const std::vector<std::filesystem::path>& inputs) {
  std::vector<GoldTimesDocument> documents;
  return read_gold_lines(
             inputs, "times", R"({"text", "published", "times": [{"begin_cp", "end_cp", "type", "value"}]})",
             [&](const json& object, std::string name) { documents.push_back(document_of(object, std::move(name))); })
      .map([&] { return std::move(documents); });
}

}  // namespace dateline::events
