#include <algorithm>
#include <charconv>
#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "events/evaluate/corpora.h"
#include "events/evaluate/corpus_files.h"
#include "events/evaluate/gold_corpora.h"
#include "events/evaluate/gold_xml.h"

namespace dateline::events {

namespace {

GoldDocument document_of(const pugi::xml_node& article) {
  GoldDocument document;
  document.name = article.attribute("file").value();
  document.text = article.child("text").text().get();
  document.url = article.child("link").text().get();
  for (const pugi::xml_node& toponym : article.children("toponyms").begin()->children("toponym")) {
    GoldToponym gold;
    gold.code_points = {toponym.child("start").text().as_uint(), toponym.child("end").text().as_uint()};
    if (toponym.child("latitude") && toponym.child("longitude")) {
      gold.known_place = true;
      gold.point =
          geo::LonLat{toponym.child("longitude").text().as_double(), toponym.child("latitude").text().as_double()};
    }
    document.toponyms.push_back(gold);
  }
  return document;
}

std::optional<double> number_of(std::string_view text) {
  while (text.starts_with(' ')) {
    text.remove_prefix(1);
  }
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// A note's place: "7303238", a GeoNames id that the gazetteer may know, or "38.785307, -77.649939".
void note_place(GoldToponym& gold, const std::string& note, const geo::Gazetteer& gazetteer) {
  const std::size_t comma = note.find(',');
  if (comma != std::string::npos) {
    const auto latitude = number_of(std::string_view(note).substr(0, comma));
    const auto longitude = number_of(std::string_view(note).substr(comma + 1));
    if (latitude && longitude) {
      gold.known_place = true;
      gold.point = geo::LonLat{*longitude, *latitude};
    }
  } else if (number_of(note)) {
    gold.known_place = true;
    if (const auto place = gazetteer.find_id("gn:" + note)) {
      gold.point = gazetteer.point(*place);
    }
  }
}

/// brat's standoff format: "T1<tab>Type begin end<tab>words" and "#1<tab>AnnotatorNotes T1<tab>note".
GoldDocument document_of(const std::string& name, std::string text, const std::string& annotations,
                         const geo::Gazetteer& gazetteer) {
  GoldDocument document;
  document.name = name;
  document.text = std::move(text);
  std::map<std::string, std::pair<GoldToponym, std::string>> toponyms;  // with their types
  std::map<std::string, std::string> notes;
  std::istringstream lines(annotations);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string id;
    std::string type;
    words >> id >> type;
    if (id.starts_with('T')) {
      GoldToponym gold;
      words >> gold.code_points.begin >> gold.code_points.end;
      if (words) {
        toponyms[id] = {gold, type};
      }
    } else if (type == "AnnotatorNotes") {
      std::string of;
      words >> of >> std::ws;
      std::getline(words, notes[of]);
    }
  }
  for (auto& [id, typed] : toponyms) {
    auto& [gold, type] = typed;
    // What annotators call a toponym of no place: "mansion", "city", a person's name, a people, a language.
    const bool placeless = type == "Homonym" || type == "Demonym" || type == "Language" || type == "Non_Toponym" ||
                           type.ends_with("_Expression");
    if (!placeless) {
      note_place(gold, notes[id], gazetteer);
    }
    document.toponyms.push_back(gold);
  }
  std::sort(document.toponyms.begin(), document.toponyms.end(),
            [](const GoldToponym& a, const GoldToponym& b) { return a.code_points < b.code_points; });
  return document;
}

Result<std::vector<GoldDocument>> read_brat(const std::vector<std::filesystem::path>& files,
                                            const geo::Gazetteer& gazetteer) {
  std::vector<GoldDocument> documents;
  for (const std::filesystem::path& file : files) {
    const auto annotations = file_content(file);
    auto text = file_content(std::filesystem::path(file).replace_extension(".txt"));
    if (!annotations || !text) {
      return tl::make_unexpected(annotations ? text.error() : annotations.error());
    }
    documents.push_back(document_of(file.stem().string(), std::move(*text), *annotations, gazetteer));
  }
  return documents;
}

}  // namespace

Result<std::vector<GoldDocument>> read_geowebnews(const CorpusInputs& inputs, const geo::Gazetteer& gazetteer) {
  if (auto files = corpus_files(inputs, ".ann");
      files && std::all_of(files->begin(), files->end(), [](const auto& file) { return file.extension() == ".ann"; })) {
    return read_brat(*files, gazetteer);
  }
  return read_gold_articles(inputs, [](const pugi::xml_node& article) { return document_of(article); });
}

Result<CorpusReport> evaluate_geowebnews(const CorpusInputs& inputs, const Reader& reader) {
  return read_geowebnews(inputs, reader.gazetteer()).map([&](const std::vector<GoldDocument>& gold) {
    return evaluate_gold_toponyms(gold, reader);
  });
}

}  // namespace dateline::events
