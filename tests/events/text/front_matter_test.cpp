#include "events/text/front_matter.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace dateline::events;

namespace {

Document filled(const std::string& text) {
  static const auto lexicon =
      FrontMatterLexicon::load(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicons").value();
  Document document;
  document.text = text;
  fill_front_matter(document, analyse_text(text), *lexicon);
  return document;
}

}  // namespace

TEST_CASE("A report's headline is its title, on one line") {
  CHECK(filled("Army enters  northern quarter\n\nTroops entered the quarter on Monday, they said.").title ==
        "Army enters northern quarter");
  CHECK(filled("Troops entered the quarter on Monday, they said.").title.empty());
}

TEST_CASE("The agency that signs a report off is its publisher, not the picture's") {
  CHECK(filled("A bus burns in Sirte. / AFP PHOTO / RANA SAAD\n\nSIRTE: Fighters took the port, the mayor said.-AP")
            .publisher == "AP");
  CHECK(filled("SIRTE, Libya (Reuters) - Fighters took the port, the mayor said.").publisher == "Reuters");
  CHECK(filled("By Rana Saad, Associated Press\n\nFighters took the port, the mayor of the town said.").publisher ==
        "AP");
  CHECK(filled("Fighters took the port, the mayor said. - NOVA").publisher == "NOVA");
  CHECK(filled("A bus burns in Sirte. / AFP PHOTO / RANA SAAD\n\nFighters took the port, he said.").publisher.empty());
  CHECK(filled("Port falls\nAFP\n\nFighters took the port, the mayor of the town said.").publisher == "AFP");
  CHECK(filled("The AFP correspondent saw the port burn.").publisher.empty());
}

TEST_CASE("What a document says of itself is kept") {
  static const auto lexicon =
      FrontMatterLexicon::load(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicons").value();
  Document document;
  document.text = "Army enters quarter\n\nTroops entered the quarter on Monday. - AP";
  document.title = "Given";
  document.publisher = "Nova";
  document.language = "de";
  fill_front_matter(document, analyse_text(document.text), *lexicon);
  CHECK(document.title == "Given");
  CHECK(document.publisher == "Nova");
  CHECK(document.language == "de");
}
