#include "events/language/language_words.h"

#include <algorithm>

#include "events/language/fold_word.h"
#include "events/text/characters.h"

namespace dateline::events {

namespace {

// A clitic leaves at least a word of two letters.
constexpr std::size_t kLeastLetters = 2;

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class WordMaker {
 public:
  WordMaker(std::string_view text, const Proclitics& proclitics) : text_(text), proclitics_(proclitics) {}

  LanguageWord make(const Token& token) {
    word_ = {};
    word_.span = token.span;
    word_.kind = token.kind;
    folded_ = fold_with_origin(token.span.of(text_));
    if (folded_.text.empty()) {
      folded_ = {std::string(token.span.of(text_)), {}};
      folded_.origin.resize(folded_.text.size() + 1);
    }
    add(0);
    if (token.kind == Token::Kind::word) {
      strip_clitics();
    }
    const Character first = character_at(text_, word_.begins.back());
    word_.capital = token.capitalised || first.kind == CharClass::upper;
    word_.caseless = first.kind == CharClass::letter;
    return std::move(word_);
  }

 private:
  void add(std::size_t from) {
    word_.forms.push_back(folded_.text.substr(from));
    word_.begins.push_back(word_.span.begin + folded_.origin[from]);
  }

  // Where the rest begins without one of `clitics` at `from`; `from` where there is none.
  [[nodiscard]] std::size_t without(const std::vector<std::string>& clitics, std::size_t from) const {
    const std::string_view rest = std::string_view(folded_.text).substr(from);
    for (const std::string& clitic : clitics) {
      if (rest.starts_with(clitic) && letters_in(rest.substr(clitic.size())) >= kLeastLetters) {
        return from + clitic.size();
      }
    }
    return from;
  }

  void strip_clitics() {
    if (const std::size_t elided = without(proclitics_.elisions, 0); elided > 0) {
      add(elided);
      word_.names = word_.forms.size();
      return;
    }
    std::size_t at = without(proclitics_.conjunctions, 0);
    if (at > 0) {
      add(at);
    }
    const std::size_t direct = without(proclitics_.articles, at);
    word_.names = word_.forms.size();
    if (direct > at) {
      add(direct);
      return;
    }
    const std::size_t after = without(proclitics_.prepositions, at);
    if (after == at) {
      return;
    }
    word_.preposition = folded_.text.substr(at, after - at);
    add(after);
    word_.names = word_.forms.size();
    const std::size_t bare = without(proclitics_.articles, after);
    if (bare > after) {
      add(bare);
    } else if (word_.preposition == folded_.text.substr(after, word_.preposition.size())) {
      add(after + word_.preposition.size());
      word_.names = word_.forms.size();  // "لل": the preposition swallows the article's alef
    }
  }

  std::string_view text_;
  const Proclitics& proclitics_;
  LanguageWord word_;
  FoldedWord folded_;
};

}  // namespace

LanguageWords words_of(std::string_view text, const std::vector<Token>& tokens, const Proclitics& proclitics) {
  WordMaker maker(text, proclitics);
  LanguageWords words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) {
    words.push_back(maker.make(token));
  }
  return words;
}

void join_sentences(TextStructure& structure, const LanguageWords& words,
                    const std::vector<std::string>& abbreviations) {
  std::vector<Sentence> joined;
  for (const Sentence& sentence : structure.sentences) {
    const auto ends_in_abbreviation = [&](const Sentence& before) {
      return before.last_token >= before.first_token + 2 && words[before.last_token - 1].whole() == "." &&
             std::find(abbreviations.begin(), abbreviations.end(), words[before.last_token - 2].whole()) !=
                 abbreviations.end();
    };
    if (!joined.empty() && joined.back().paragraph == sentence.paragraph &&
        joined.back().last_token == sentence.first_token && ends_in_abbreviation(joined.back())) {
      joined.back().last_token = sentence.last_token;
      joined.back().span.end = sentence.span.end;
    } else {
      joined.push_back(sentence);
    }
  }
  structure.sentences = std::move(joined);
}

}  // namespace dateline::events
