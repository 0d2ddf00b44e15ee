#include "base/name_fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"

namespace dateline {

namespace {

bool is_hyphen(char32_t c) {
  return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x058A || c == 0x05BE;
}

// What vanishes without a trace: apostrophes, the Arabic letters' stand-ins in transliteration, full stops, tatweel.
bool vanishes(char32_t c) {
  constexpr std::u32string_view kVanishing =
      U"'`.\u2018\u2019\u201B\u02B9\u02BB\u02BC\u02BD\u02BE\u02BF\u2032\u00B4\u0640"
      U"\u00AD\u200B\u200C\u200D\u200E\u200F";
  return kVanishing.find(c) != std::u32string_view::npos;
}

NameCharacter kind_of(char32_t c) {
  if (vanishes(c) || u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK) {
    return NameCharacter::nothing;
  }
  if (is_hyphen(c)) {
    return NameCharacter::hyphen;
  }
  return u_isalnum(static_cast<UChar32>(c)) != 0 ? NameCharacter::letter : NameCharacter::separator;
}

void append_utf8(std::string& text, char32_t c) {
  char bytes[U8_MAX_LENGTH];
  std::size_t size = 0;
  U8_APPEND_UNSAFE(bytes, size, static_cast<UChar32>(c));
  text.append(bytes, size);
}

// kind_of() of ASCII characters, without asking ICU.
constexpr std::array<NameCharacter, 128> kAsciiKind = [] {
  std::array<NameCharacter, 128> kinds{};
  for (std::size_t c = 0; c < kinds.size(); ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    kinds[c] = letter                              ? NameCharacter::letter
               : c == '-'                          ? NameCharacter::hyphen
               : c == '\'' || c == '`' || c == '.' ? NameCharacter::nothing
                                                   : NameCharacter::separator;
  }
  return kinds;
}();

// What typographic apostrophes and dashes are, as most texts have them; other characters are `letter` here.
NameCharacter typographic_mark(std::string_view bytes) {
  if (bytes == "\u2019" || bytes == "\u2018") {
    return NameCharacter::nothing;
  }
  return bytes == "\u2013" || bytes == "\u2014" ? NameCharacter::hyphen : NameCharacter::letter;
}

// Letters that compatibility decomposition leaves whole although readers take them for a plain letter.
void append_folded(std::string& letters, char32_t c) {
  switch (c) {
    case U'ø':
      letters += 'o';
      return;
    case U'ł':
      letters += 'l';
      return;
    case U'đ':
    case U'ð':
      letters += 'd';
      return;
    case U'ħ':
      letters += 'h';
      return;
    case U'ŧ':
      letters += 't';
      return;
    case U'ı':
      letters += 'i';
      return;
    case U'ə':
      letters += 'e';
      return;
    case U'æ':
      letters += "ae";
      return;
    case U'œ':
      letters += "oe";
      return;
    case U'þ':
      letters += "th";
      return;
    case U'ß':
      letters += "ss";
      return;
    default:
      break;
  }
  const int digit = u_charDigitValue(static_cast<UChar32>(c));
  append_utf8(letters, digit >= 0 ? static_cast<char32_t>(U'0' + digit) : c);
}

constexpr std::array<std::pair<char32_t, std::u32string_view>, 66> kLatin = {{
    {U'а', U"a"},  {U'б', U"b"},  {U'в', U"v"},  {U'г', U"g"},  {U'ґ', U"g"},  {U'д', U"d"},  {U'е', U"e"},
    {U'є', U"ye"}, {U'ж', U"zh"}, {U'з', U"z"},  {U'и', U"i"},  {U'і', U"i"},  {U'ј', U"j"},  {U'к', U"k"},
    {U'л', U"l"},  {U'љ', U"lj"}, {U'м', U"m"},  {U'н', U"n"},  {U'њ', U"nj"}, {U'о', U"o"},  {U'п', U"p"},
    {U'р', U"r"},  {U'с', U"s"},  {U'т', U"t"},  {U'ћ', U"c"},  {U'ђ', U"dj"}, {U'у', U"u"},  {U'ў', U"u"},
    {U'ф', U"f"},  {U'х', U"kh"}, {U'ц', U"ts"}, {U'ч', U"ch"}, {U'џ', U"dj"}, {U'ш', U"sh"}, {U'щ', U"shch"},
    {U'ъ', U""},   {U'ы', U"y"},  {U'ь', U""},   {U'э', U"e"},  {U'ю', U"yu"}, {U'я', U"ya"}, {U'α', U"a"},
    {U'β', U"v"},  {U'γ', U"g"},  {U'δ', U"d"},  {U'ε', U"e"},  {U'ζ', U"z"},  {U'η', U"i"},  {U'θ', U"th"},
    {U'ι', U"i"},  {U'κ', U"k"},  {U'λ', U"l"},  {U'μ', U"m"},  {U'ν', U"n"},  {U'ξ', U"x"},  {U'ο', U"o"},
    {U'π', U"p"},  {U'ρ', U"r"},  {U'σ', U"s"},  {U'ς', U"s"},  {U'τ', U"t"},  {U'υ', U"y"},  {U'φ', U"f"},
    {U'χ', U"ch"}, {U'ψ', U"ps"}, {U'ω', U"o"},
}};

// Past the ASCII letters that begin at `at`.
std::size_t end_of_letters(std::string_view name, std::size_t at) {
  while (at < name.size() && static_cast<unsigned char>(name[at]) < 0x80 &&
         kAsciiKind[static_cast<unsigned char>(name[at])] == NameCharacter::letter) {
    ++at;
  }
  return at;
}

}  // namespace

FoldedName::FoldedName(std::string_view name) {
  text_.reserve(name.size());
  if (fold_ascii(name)) {
    ascii_ = true;
  } else {
    text_.clear();
    words_.clear();
    in_word_ = false;
    fold_unicode(name);
    ascii_ = std::all_of(text_.begin(), text_.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  }
}

void FoldedName::begin_word(bool capital) {
  constexpr std::size_t kUsualWords = 4;
  if (words_.empty()) {
    words_.reserve(kUsualWords);
  } else {
    text_ += ' ';
  }
  const auto at = static_cast<std::uint32_t>(text_.size());
  words_.push_back({at, at, capital, false});
  in_word_ = true;
}

bool FoldedName::take(NameCharacter kind, bool capital) {
  switch (kind) {
    case NameCharacter::nothing:
      return false;
    case NameCharacter::letter:
      if (!in_word_) {
        begin_word(capital);
      }
      return true;
    case NameCharacter::hyphen:
      if (in_word_) {
        words_.back().hyphen_after = true;
      }
      break;
    case NameCharacter::separator:
      break;
  }
  in_word_ = false;
  return false;
}

bool FoldedName::fold_ascii(std::string_view name) {
  const std::string lower = ascii_lower(name);
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const NameCharacter mark = typographic_mark(name.substr(i, 3));
      if (mark == NameCharacter::letter) {
        return false;
      }
      take(mark, false);
      i += 2;
      continue;
    }
    if (take(kAsciiKind[static_cast<unsigned char>(c)], c >= 'A' && c <= 'Z')) {
      const std::size_t end = end_of_letters(name, i);
      text_.append(lower, i, end - i);
      words_.back().end = static_cast<std::uint32_t>(text_.size());
      i = end - 1;
    }
  }
  return true;
}

void FoldedName::fold_unicode(std::string_view name) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size())));
  if (U_SUCCESS(status)) {
    text = nfkd->normalize(text, status);
  }
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (take(kind_of(static_cast<char32_t>(c)), u_isUUppercase(c) != 0)) {
      append_folded(text_, static_cast<char32_t>(u_foldCase(c, U_FOLD_CASE_DEFAULT)));
      words_.back().end = static_cast<std::uint32_t>(text_.size());
    }
  }
}

std::u32string to_latin(std::string_view letters) {
  std::u32string latin;
  for (std::size_t at = 0; at < letters.size();) {
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(letters.data(), at, letters.size(), code);
    const auto c = static_cast<char32_t>(code);
    const auto* const row =
        std::find_if(kLatin.begin(), kLatin.end(), [c](const auto& entry) { return entry.first == c; });
    if (row == kLatin.end()) {
      latin += c;
    } else {
      latin += row->second;
    }
  }
  return latin;
}

std::string to_utf8(const std::u32string& letters) {
  std::string utf8;
  for (const char32_t c : letters) {
    append_utf8(utf8, c);
  }
  return utf8;
}

}  // namespace dateline
