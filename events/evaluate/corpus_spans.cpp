#include <nlohmann/json.hpp>

#include "events/evaluate/corpora.h"
#include "events/evaluate/gold_corpora.h"
#include "events/evaluate/gold_lines.h"

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
  std::vector<GoldDocument> documents;
  return read_gold_lines(
             inputs, "spans", R"({"text", "spans": [{"begin_cp", "end_cp", "latitude", "longitude"}]})",
             [&](const json& object, std::string name) { documents.push_back(document_of(object, std::move(name))); })
      .map([&] { return std::move(documents); });
}

Result<CorpusReport> evaluate_spans(const CorpusInputs& inputs, const Reader& reader) {
  return read_spans(inputs).map(
      [&](const std::vector<GoldDocument>& gold) { return evaluate_gold_toponyms(gold, reader); });
}

}  // namespace dateline::events
