#include <pugixml.hpp>

#include "events/evaluate/corpora.h"
#include "events/evaluate/gold_corpora.h"
#include "events/evaluate/gold_xml.h"

namespace dateline::events {

namespace {

GoldDocument document_of(const pugi::xml_node& article) {
  GoldDocument document;
  document.name = article.attribute("docid").value();
  document.text = article.child("text").text().get();
  document.url = article.child("url").text().get();
  for (const pugi::xml_node& toponym : article.child("toponyms").children("toponym")) {
    GoldToponym gold;
    gold.code_points = {toponym.child("start").text().as_uint(), toponym.child("end").text().as_uint()};
    if (const pugi::xml_node place = toponym.child("gaztag"); place.child("lat") && place.child("lon")) {
      gold.known_place = true;
      gold.point = geo::LonLat{place.child("lon").text().as_double(), place.child("lat").text().as_double()};
    }
    document.toponyms.push_back(gold);
  }
  return document;
}

}  // namespace

Result<std::vector<GoldDocument>> read_lgl(const CorpusInputs& inputs) {
  return read_gold_articles(inputs, document_of);
}

Result<CorpusReport> evaluate_lgl(const CorpusInputs& inputs, const Reader& reader) {
  return read_lgl(inputs).map(
      [&](const std::vector<GoldDocument>& gold) { return evaluate_gold_toponyms(gold, reader); });
}

}  // namespace dateline::events
