#include "events/language/fold_word.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace dateline::events {

namespace {

constexpr char32_t kNothing = 0;

char32_t folded(char32_t c) {
  switch (c) {
    case U'أ':
    case U'إ':
    case U'آ':
    case U'ٱ':
      return U'ا';
    case U'ى':
    case U'ی':
      return U'ي';
    case U'ک':
      return U'ك';
    case U'ة':
      return U'ه';
    case U'ё':
      return U'е';
    case U'\u2019':
    case U'\u02BC':
      return U'\'';
    case U'\u0640':  // tatweel
    case U'\u00AD':
    case U'\u200C':
    case U'\u200D':
      return kNothing;
    default:
      return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK ? kNothing : c;
  }
}

}  // namespace

std::string fold_word(std::string_view word) {
  if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
  }
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<int>(word.size())));
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  if (U_SUCCESS(status) && nfc->isNormalized(text, status) == 0) {
    text = nfc->normalize(text, status);
  }
  std::string result;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const auto lower = static_cast<char32_t>(u_tolower(text.char32At(i)));
    const int digit = u_charDigitValue(static_cast<UChar32>(lower));
    const char32_t c = digit >= 0 ? static_cast<char32_t>('0' + digit) : folded(lower);
    if (c != kNothing) {
      char bytes[U8_MAX_LENGTH];
      std::size_t size = 0;
      U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
      result.append(bytes, size);
    }
  }
  return result;
}

}  // namespace dateline::events
