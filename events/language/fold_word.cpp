#include "events/language/fold_word.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace dateline::events {

namespace {

constexpr UChar32 kNothing = 0;

// The letter that stands for all its forms; kNothing for what only decorates or stretches.
UChar32 folded(UChar32 c) {
  constexpr UChar32 kTatweel = U'\u0640';
  constexpr UChar32 kForms[][2] = {
      {U'أ', U'ا'},          {U'إ', U'ا'},         {U'آ', U'ا'},      {U'ٱ', U'ا'},         {U'ى', U'ي'},
      {U'ی', U'ي'},          {U'ک', U'ك'},         {U'ة', U'ه'},      {U'ё', U'е'},         {U'\u2019', U'\''},
      {U'\u02BC', U'\''},    {U'\u2010', U'-'},    {U'\u2011', U'-'}, {kTatweel, kNothing}, {U'\u00AD', kNothing},
      {U'\u200C', kNothing}, {U'\u200D', kNothing}};
  for (const auto& [form, letter] : kForms) {
    if (c == form) {
      return letter;
    }
  }
  if (u_charType(c) == U_NON_SPACING_MARK) {
    return kNothing;
  }
  const int digit = u_charDigitValue(c);
  return digit >= 0 ? '0' + digit : c;
}

struct Letter {
  UChar32 code = 0;
  std::uint32_t begin = 0;
};

}  // namespace

FoldedWord fold_with_origin(std::string_view word) {
  FoldedWord result;
  if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    result.text = word;
    for (std::uint32_t i = 0; i < word.size(); ++i) {
      result.text[i] = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] - 'A' + 'a') : word[i];
      result.origin.push_back(i);
    }
    result.origin.push_back(static_cast<std::uint32_t>(word.size()));
    return result;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::vector<Letter> letters;
  for (std::size_t at = 0; at < word.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(word.data(), at, word.size(), code);
    code = u_tolower(code);
    // A letter and its accent that were written apart are one.
    const bool mark = u_charType(code) == U_NON_SPACING_MARK;
    const UChar32 composed =
        mark && !letters.empty() && U_SUCCESS(status) ? nfc->composePair(letters.back().code, code) : -1;
    if (composed >= 0) {
      letters.back().code = composed;
    } else {
      letters.push_back({code, begin});
    }
  }
  for (const Letter& letter : letters) {
    if (const UChar32 code = folded(letter.code); code != kNothing) {
      char bytes[U8_MAX_LENGTH];
      std::size_t size = 0;
      U8_APPEND_UNSAFE(bytes, size, code);
      result.text.append(bytes, size);
      result.origin.insert(result.origin.end(), size, letter.begin);
    }
  }
  result.origin.push_back(static_cast<std::uint32_t>(word.size()));
  return result;
}

std::string fold_word(std::string_view word) {
  return fold_with_origin(word).text;
}

}  // namespace dateline::events
