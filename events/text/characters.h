#pragma once

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline::events {

/// What the tokeniser needs to know of a character.
enum class CharClass : std::uint8_t {
  space,
  lower,
  upper,
  letter,  ///< of a script without case
  digit,
  joiner,  ///< marks and format characters inside a word: harakat, tatweel, zero-width joiners, soft hyphen
  other,
};

[[nodiscard]] inline CharClass unicode_class(UChar32 c) {
  switch (u_charType(c)) {
    case U_UPPERCASE_LETTER:
    case U_TITLECASE_LETTER:
      return CharClass::upper;
    case U_LOWERCASE_LETTER:
      return CharClass::lower;
    case U_OTHER_LETTER:
    case U_MODIFIER_LETTER:
      return CharClass::letter;
    case U_DECIMAL_DIGIT_NUMBER:
      return CharClass::digit;
    case U_NON_SPACING_MARK:
    case U_COMBINING_SPACING_MARK:
      return CharClass::joiner;
    case U_FORMAT_CHAR:  // zero-width joiners and the soft hyphen belong to the word; direction marks stand between
                         // words
      return c == 0x200C || c == 0x200D || c == 0x00AD ? CharClass::joiner : CharClass::space;
    case U_SPACE_SEPARATOR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_CONTROL_CHAR:
      return CharClass::space;
    default:
      return CharClass::other;
  }
}

/// The class of each ASCII character.
inline constexpr std::array<CharClass, 128> kAsciiClass = [] {
  std::array<CharClass, 128> classes{};
  for (std::size_t c = 0; c < classes.size(); ++c) {
    classes[c] = c <= ' ' || c == 0x7F  ? CharClass::space
                 : c >= 'a' && c <= 'z' ? CharClass::lower
                 : c >= 'A' && c <= 'Z' ? CharClass::upper
                 : c >= '0' && c <= '9' ? CharClass::digit
                                        : CharClass::other;
  }
  return classes;
}();

/// One character of a text.
struct Character {
  UChar32 code = 0;
  std::uint32_t size = 0;  ///< in bytes; 0 at the end of the text
  CharClass kind = CharClass::space;

  [[nodiscard]] bool is_letter() const { return kind >= CharClass::lower && kind <= CharClass::letter; }
  [[nodiscard]] bool is_digit() const { return kind == CharClass::digit; }
  [[nodiscard]] bool is_space() const { return kind == CharClass::space; }
};

/// The character that begins at `byte`, which is not of ASCII.
[[nodiscard]] inline Character wide_character_at(std::string_view text, std::size_t byte) {
  std::size_t next = byte;
  UChar32 code = 0;
  U8_NEXT(text.data(), next, text.size(), code);
  return {code, static_cast<std::uint32_t>(next - byte), code < 0 ? CharClass::other : unicode_class(code)};
}

/// The character that begins at `byte`; past the end a space of size 0.
[[nodiscard]] inline Character character_at(std::string_view text, std::size_t byte) {
  if (byte >= text.size()) {
    return {};
  }
  const auto first = static_cast<unsigned char>(text[byte]);
  return first < 0x80 ? Character{first, 1, kAsciiClass[first]} : wide_character_at(text, byte);
}

[[nodiscard]] inline bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == 0x2019 || c == 0x02BC;
}
[[nodiscard]] inline bool is_hyphen(UChar32 c) {
  return c == '-' || c == 0x2010 || c == 0x2011;
}
/// A mark that ends sentences, Latin, Arabic, Urdu, Chinese or Devanagari.
[[nodiscard]] inline bool is_sentence_mark(UChar32 c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x061F || c == 0x06D4 || c == 0x3002 || c == 0x0964;
}
/// A quotation mark or bracket that may close what a sentence ends in.
[[nodiscard]] inline bool is_closer(UChar32 c) {
  return c == '"' || c == '\'' || c == 0x201D || c == 0x2019 || c == ')' || c == ']' || c == 0x00BB || c == 0x300D;
}
[[nodiscard]] inline bool is_dash(UChar32 c) {
  return is_hyphen(c) || (c >= 0x2012 && c <= 0x2015) || c == 0x2212;
}

}  // namespace dateline::events
