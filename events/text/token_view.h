#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "events/text/characters.h"
#include "events/text/text_structure.h"

namespace dateline::events {

/// Whether two words are the same but for ASCII case; `lower` is in lower case.
[[nodiscard]] inline bool same_word(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) {
    return false;
  }
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != lower[i]) {
      return false;
    }
  }
  return true;
}

/// Tokens together with the text that they stand in, both borrowed. An index past the end stands for no token: it has
/// no word and is of no kind.
class TokenView {
 public:
  TokenView(std::string_view text, const TextStructure& structure)
      : text_(text), lower_(structure.lower), tokens_(&structure.tokens), size_(tokens_->size()) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  /// Looks at no more than the first `last` tokens from now on.
  void look_until(std::size_t last) { size_ = std::min(last, tokens_->size()); }
  [[nodiscard]] const Token& operator[](std::size_t i) const { return (*tokens_)[i]; }
  [[nodiscard]] std::string_view word(std::size_t i) const {
    return i < size() ? (*tokens_)[i].span.of(text_) : std::string_view();
  }
  /// The first character of the token.
  [[nodiscard]] UChar32 code(std::size_t i) const { return character(i).code; }

  [[nodiscard]] bool is_word(std::size_t i) const { return is_kind(i, Token::Kind::word); }
  [[nodiscard]] bool is_number(std::size_t i) const { return is_kind(i, Token::Kind::number); }
  [[nodiscard]] bool is_punctuation(std::size_t i) const { return is_kind(i, Token::Kind::punctuation); }
  [[nodiscard]] bool is_capitalised(std::size_t i) const { return i < size() && (*tokens_)[i].capitalised; }
  [[nodiscard]] bool is_all_capitals(std::size_t i) const { return i < size() && (*tokens_)[i].all_capitals; }
  [[nodiscard]] bool is_lower(std::size_t i) const { return character(i).kind == CharClass::lower; }
  /// One capital letter, as before a surname.
  [[nodiscard]] bool is_initial(std::size_t i) const {
    const Character c = character(i);
    return is_word(i) && c.kind == CharClass::upper && (*tokens_)[i].span.size() == c.size;
  }
  /// A mark of the end of a sentence.
  [[nodiscard]] bool is_mark(std::size_t i) const { return is_punctuation(i) && is_sentence_mark(code(i)); }
  [[nodiscard]] bool is_dash(std::size_t i) const { return is_punctuation(i) && events::is_dash(code(i)); }
  /// The token with its ASCII letters in lower case.
  [[nodiscard]] std::string_view lower(std::size_t i) const {
    return i < size() ? (*tokens_)[i].span.of(lower_) : std::string_view();
  }
  /// Whether the token is this one, in any case; `words` are in lower case, and none is empty.
  [[nodiscard]] bool is(std::size_t i, std::string_view word) const { return lower(i) == word; }
  /// Compared in place: a list that is written out where it is asked for would be copied at each call.
  template <std::size_t... Sizes>
  [[gnu::always_inline, nodiscard]] bool is_any(std::size_t i, const char (&... words)[Sizes]) const {
    const std::string_view spelled = lower(i);
    return (... || (spelled == std::string_view(words, Sizes - 1)));
  }
  [[nodiscard]] bool is_any(std::size_t i, std::initializer_list<std::string_view> words) const {
    return std::find(words.begin(), words.end(), lower(i)) != words.end();
  }
  /// Whether no white space stands between this token and the one before it.
  [[nodiscard]] bool glued(std::size_t i) const {
    return i > 0 && i < size() && (*tokens_)[i - 1].span.end == (*tokens_)[i].span.begin;
  }
  /// Tokens [first, last) as a span of the text; not empty.
  [[nodiscard]] Span span(std::size_t first, std::size_t last) const {
    return {(*tokens_)[first].span.begin, (*tokens_)[last - 1].span.end};
  }

 private:
  [[nodiscard]] bool is_kind(std::size_t i, Token::Kind kind) const { return i < size() && (*tokens_)[i].kind == kind; }
  [[nodiscard]] Character character(std::size_t i) const {
    return i < size() ? character_at(text_, (*tokens_)[i].span.begin) : Character();
  }

  std::string_view text_;
  std::string_view lower_;  // the same text
  const std::vector<Token>* tokens_;
  std::size_t size_;
};

}  // namespace dateline::events
