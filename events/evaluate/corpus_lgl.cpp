#include <fmt/format.h>

#include <pugixml.hpp>

#include "events/evaluate/corpora.h"
#include "events/evaluate/corpus_files.h"
#include "events/evaluate/gold_toponyms.h"

namespace dateline::events {

namespace {

GoldDocument document_of(const pugi::xml_node& article) {
  GoldDocument document;
  document.name = article.attribute("docid").value();
  document.text = article.child("text").text().get();
  for (const pugi::xml_node& toponym : article.child("toponyms").children("toponym")) {
    GoldToponym gold;
    gold.code_points = {toponym.child("start").text().as_uint(), toponym.child("end").text().as_uint()};
    if (const pugi::xml_node place = toponym.child("gaztag"); place.child("lat") && place.child("lon")) {
      gold.point = geo::LonLat{place.child("lon").text().as_double(), place.child("lat").text().as_double()};
    }
    document.toponyms.push_back(gold);
  }
  return document;
}

}  // namespace

Result<CorpusReport> evaluate_lgl(const CorpusInputs& inputs, const Reader& reader) {
  const auto files = corpus_files(inputs, ".xml");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  std::vector<GoldDocument> documents;
  for (const std::filesystem::path& file : *files) {
    pugi::xml_document xml;
    const pugi::xml_parse_result parsed =
        xml.load_file(file.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed) {
      return rejected(fmt::format("{}: byte {}", file.string(), parsed.offset), parsed.description(),
                      "give the corpus's XML file");
    }
    for (const pugi::xml_node& article : xml.child("articles").children("article")) {
      documents.push_back(document_of(article));
    }
  }
  if (documents.empty()) {
    return rejected(files->front().string(), "holds no article with toponyms", "give the corpus's XML file");
  }
  return evaluate_gold_toponyms(documents, reader);
}

}  // namespace dateline::events
