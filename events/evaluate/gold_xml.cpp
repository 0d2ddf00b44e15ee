#include "events/evaluate/gold_xml.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "events/evaluate/corpus_files.h"

namespace dateline::events {

Result<std::vector<GoldDocument>> read_gold_articles(
    const CorpusInputs& inputs, const std::function<GoldDocument(const pugi::xml_node&)>& document_of) {
  const auto files = corpus_files(inputs, ".xml");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  std::vector<GoldDocument> documents;
  for (const std::filesystem::path& file : *files) {
    pugi::xml_document xml;
    const pugi::xml_parse_result parsed = xml.load_file(file.c_str());
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
  return documents;
}

}  // namespace dateline::events
