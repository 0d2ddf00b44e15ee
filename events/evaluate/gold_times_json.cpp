#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "events/evaluate/code_point_offsets.h"
#include "events/evaluate/corpus_files.h"
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
  const auto files = corpus_files(inputs, "json");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  std::vector<GoldTimesDocument> documents;
  for (const std::filesystem::path& file : *files) {
    const auto content = file_content(file);
    if (!content) {
      return tl::make_unexpected(content.error());
    }
    std::istringstream lines(*content);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      const std::string where = fmt::format("{}:{}", file.string(), ++number);
      if (line.find_first_not_of(" \t\r") == std::string::npos) {
        continue;
      }
      try {
        documents.push_back(document_of(json::parse(line), where));
      } catch (const json::exception& error) {
        return rejected(where, fmt::format("not a document with times: {}", error.what()),
                        R"(each line is {"text", "published", "times": [{"begin_cp", "end_cp", "type", "value"}]})");
      }
    }
  }
  if (documents.empty()) {
    return rejected(files->front().string(), "holds no document", "give newline-delimited JSON with text and times");
  }
  return documents;
}

}  // namespace dateline::events
