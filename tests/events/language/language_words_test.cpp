#include "events/language/language_words.h"

#include <catch2/catch.hpp>
#include <string>

#include "events/language/fold_word.h"
#include "events/language/language_lexicon.h"
#include "events/text/tokens.h"
#include "tests/support/temporary_folder.h"

using namespace dateline::events;

namespace {

const Proclitics kArabic = {{}, {"و", "ف"}, {"ب", "ل", "ك"}, {"ال"}};
const Proclitics kFrench = {{"qu'", "l'", "d'"}, {}, {}, {}};

LanguageWords words(const std::string& text, const Proclitics& proclitics) {
  return words_of(text, tokenise(text), proclitics);
}

std::vector<std::string> found(const PhraseList& list, const std::string& text, const Proclitics& proclitics) {
  const LanguageWords in = words(text, proclitics);
  std::vector<std::string> phrases;
  for (std::size_t at = 0; at < in.size(); ++at) {
    for (const PhraseList::Match& match : list.find(in, at, in.size())) {
      phrases.push_back(text.substr(in[at].span.begin, in[at + match.length - 1].span.end - in[at].span.begin));
    }
  }
  return phrases;
}

}  // namespace

TEST_CASE("Folding takes the forms of a word for one") {
  CHECK(fold_word("الشَّمَالِ") == fold_word("الشمال"));
  CHECK(fold_word("المديـــنة") == fold_word("المدينه"));
  CHECK(fold_word("إدلب") == fold_word("ادلب"));
  CHECK(fold_word("أ") == fold_word("ا\u0654"));  // hamza written as a mark of its own
  CHECK(fold_word("Взлётный") == "взлетный");
  CHECK(fold_word("И\u0306од") == "йод");  // й of two code points is no и
  CHECK(fold_word("\u00C9T\u00C9") == fold_word("e\u0301te\u0301"));
  CHECK(fold_word("٢٠١٦") == "2016");
  CHECK(fold_word("п’ятниця") == "п'ятниця");
}

TEST_CASE("Where a folded word's letters come from is known to the byte, marks and all") {
  const std::string word = "وَالمَدِينَة";
  const FoldedWord folded = fold_with_origin(word);
  REQUIRE(folded.text.starts_with("وال"));
  CHECK(word.substr(folded.origin[2]).starts_with("ال"));  // behind the first letter and its mark
  CHECK(folded.origin.back() == word.size());
}

TEST_CASE("A word is also looked up without what is written onto its beginning") {
  const LanguageWords arabic = words("وبالمدينة للخرطوم وقال", kArabic);
  REQUIRE(arabic.size() == 3);
  CHECK(arabic[0].forms.back() == fold_word("مدينة"));
  CHECK(arabic[0].preposition == "ب");
  CHECK(arabic[1].forms.back() == fold_word("خرطوم"));
  CHECK(arabic[2].forms.back() == "قال");

  const std::string text = "près d’Alep";
  const LanguageWords french = words(text, kFrench);
  REQUIRE(french.size() == 2);
  CHECK(french[1].forms.back() == "alep");
  CHECK(french[1].capital);
  CHECK(text.substr(french[1].begins.back()) == "Alep");
}

TEST_CASE("Phrases have open endings and gaps, and none crosses a mark") {
  PhraseList list;
  REQUIRE(list.add("взял* ~ контроль", 1));
  REQUIRE(list.add("обстрел*", 2));
  CHECK(found(list, "армия взяла под полный контроль", {}) == std::vector<std::string>{"взяла под полный контроль"});
  CHECK(found(list, "армия взяла, под контроль", {}).empty());
  CHECK(found(list, "Обстрелами", {}) == std::vector<std::string>{"Обстрелами"});
  CHECK(found(list, "выстрел", {}).empty());
  CHECK_FALSE(list.add("*", 3));
  CHECK_FALSE(list.add("~ слово", 3));
}

TEST_CASE("A listed Arabic word is found with article and conjunction") {
  PhraseList list;
  REQUIRE(list.add("قصف", 1));
  CHECK(found(list, "والقصف مستمر", kArabic).size() == 1);
  CHECK(found(list, "قصفي", kArabic).empty());
}

TEST_CASE("A table with a mistake is an error that names file and line") {
  const dateline::test::TemporaryFolder folder;
  folder.write("words.csv", "class,words\nnegation,not\nnegatoin,no\n");
  const auto loaded = LanguageLexicon::load(folder.path());
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().line().find("words.csv:3") != std::string::npos);
  CHECK(loaded.error().line().find("negatoin") != std::string::npos);
}
