#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/word_map.h"

namespace dateline::events {

/// A word, a number or a mark of punctuation. "city's" is two tokens: "city" and "'s"; "rebel-held" is one;
/// "U.S." is one; "300,000" is one.
struct Token {
  enum class Kind : std::uint8_t { word, number, punctuation };
  Span span;
  Kind kind = Kind::word;
  bool capitalised = false;   ///< its first letter is upper case
  bool all_capitals = false;  ///< two or more letters, all upper case
  bool plain = false;         ///< a word of ASCII letters alone
};

/// A sentence: tokens [first_token, last_token) of the structure.
struct Sentence {
  Span span;
  std::size_t first_token = 0;
  std::size_t last_token = 0;
  std::size_t paragraph = 0;
};

/// What a passage is in the make-up of a report. A block of text may hold several: "BEIRUT: Syrian forces ..." is a
/// dateline and a body, a caption ends in a credit.
struct Passage {
  enum class Kind : std::uint8_t {
    headline,
    subheading,  ///< a line between paragraphs, as "Basic necessities"
    dateline,    ///< "BEIRUT:", "ALEPPO, Syria (Agency) -"
    byline,      ///< "By N. N.", "N. N. reported from X", "contributed to this report from X"
    caption,
    credit,  ///< photographer, agency: "/ AGENCY PHOTO / NAME", "-AGENCY"
    body,
  };
  Span span;
  Kind kind = Kind::body;
};

/// A passage that stands in the text more than once.
struct Repeat {
  Span copy;
  Span original;  ///< the first occurrence; of the same words, though white space and line ends may differ
};

/// The make-up of one document's text. Spans point into the text it was made from; tokens, sentences and passages are
/// in order and do not overlap.
struct TextStructure {
  std::string lower;  ///< the text with its ASCII letters in lower case: spans point into it as well
  std::vector<Token> tokens;
  std::vector<WordKey> keys;  ///< one a token: what word lists find it by in lower case; 0 of punctuation
  std::vector<Sentence> sentences;
  std::vector<Span> paragraphs;
  std::vector<Passage> passages;  ///< together they cover every token
  std::vector<Repeat> repeats;    ///< sentence by sentence

  /// The kind of passage that holds this byte; body where none does.
  [[nodiscard]] Passage::Kind kind_at(std::uint32_t byte) const;
  /// Index of the sentence that holds this byte, or sentences.size().
  [[nodiscard]] std::size_t sentence_at(std::uint32_t byte) const;
  /// Index of the first token that ends after this byte, or tokens.size().
  [[nodiscard]] std::size_t token_at(std::uint32_t byte) const;
  /// A token with its ASCII letters in lower case.
  [[nodiscard]] std::string_view lower_of(std::size_t token) const { return tokens[token].span.of(lower); }
};

/// Finds paragraphs, passages, sentences, tokens and repeats of valid UTF-8 text. Linear in its length.
[[nodiscard]] TextStructure analyse_text(std::string_view text);

}  // namespace dateline::events
