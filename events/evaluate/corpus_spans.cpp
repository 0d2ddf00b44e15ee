#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "events/evaluate/corpora.h"
#include "events/evaluate/corpus_files.h"
#include "events/evaluate/gold_corpora.h"

namespace dateline::events {

namespace {

using nlohmann::json;

/// Throws as the JSON library does; the caller catches.
GoldDocument document_of(const json& object, std::string name) {
  GoldDocument document;
  document.name = object.contains("id") && object["id"].is_string() ? object["id"].get<std::string>() : std::move(name);
  document.text = object.at("text").get<std::string>();
  for (const json& span : object.at("spans")) {
    GoldToponym gold;
    gold.code_points = {span.at("begin_cp").get<std::uint32_t>(), span.at("end_cp").get<std::uint32_t>()};
    gold.known_place = span.contains("latitude") && span["latitude"].is_number() && span.contains("longitude") &&
                       span["longitude"].is_number();
    if (gold.known_place) {
      gold.point = geo::LonLat{span["longitude"].get<double>(), span["latitude"].get<double>()};
    }
    document.toponyms.push_back(gold);
  }
  return document;
}

}  // namespace

Result<std::vector<GoldDocument>> read_spans(const CorpusInputs& inputs) {
  const auto files = corpus_files(inputs, "json");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  std::vector<GoldDocument> documents;
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
        return rejected(
            where, fmt::format("not a document with spans: {}", error.what()),
            "each line is {\"text\", \"spans\": [{\"begin_cp\", \"end_cp\", \"latitude\", \"longitude\"}]}");
      }
    }
  }
  if (documents.empty()) {
    return rejected(files->front().string(), "holds no document", "give newline-delimited JSON with text and spans");
  }
  return documents;
}

Result<CorpusReport> evaluate_spans(const CorpusInputs& inputs, const Reader& reader) {
  return read_spans(inputs).map(
      [&](const std::vector<GoldDocument>& gold) { return evaluate_gold_toponyms(gold, reader); });
}

}  // namespace dateline::events
