#include "base/name_key.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/name_fold.h"

namespace dateline {

namespace {

bool is_vowel(char c) {
  constexpr std::uint32_t kVowels = 1U << ('a' & 31U) | 1U << ('e' & 31U) | 1U << ('i' & 31U) | 1U << ('o' & 31U) |
                                    1U << ('u' & 31U) | 1U << ('y' & 31U);
  return c >= 'a' && c <= 'z' && (kVowels >> (static_cast<unsigned char>(c) & 31U) & 1U) != 0;
}

// What a letter is in a key, and before which letters it may be another: by their last five bits, the end of the word
// being none. Digits share these bits with letters, which costs a closer look and no more.
struct Sound {
  char written = 0;
  std::uint32_t but_before = ~std::uint32_t{0};
};
constexpr std::array<Sound, 256> kSounds = [] {
  constexpr auto before = [](std::string_view letters) {
    std::uint32_t set = 0;
    for (const char letter : letters) {
      set |= std::uint32_t{1} << (static_cast<unsigned char>(letter) & 31U);
    }
    return set;
  };
  std::array<Sound, 256> sounds{};
  const auto write = [&sounds](std::string_view letters, std::uint32_t but_before) {
    for (const char letter : letters) {
      sounds[static_cast<unsigned char>(letter)] = {letter, but_before};
    }
  };
  constexpr std::uint32_t kEnd = 1;
  write("bfhjlmnrvxz0123456789", 0);
  write("aeiouy", before("aeiouyw") | kEnd);
  write("dgkpst", before("hjc"));
  sounds['e'].written = 'i';
  sounds['y'].written = 'i';
  sounds['o'].written = 'u';
  sounds['q'] = {'k', 0};
  return sounds;
}();

bool is_latin(const std::u32string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(),
                                      [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); });
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// U+0600 to U+06FF
bool starts_arabic(std::string_view word) {
  const auto first = static_cast<unsigned char>(word.front());
  return first >= 0xD8 && first <= 0xDB;
}

std::u32string to_utf32(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(text.data(), at, text.size(), code);
    letters += static_cast<char32_t>(code);
  }
  return letters;
}

// Whether a word in lower case has the length and the vowel of an Arabic article.
bool may_be_article(std::string_view word) {
  return (word.size() == 2 || word.size() == 3) && (word[0] == 'a' || word[0] == 'e');
}

// Whether word `i` is the Arabic article of the word after it. "al" and "el" always are; the assimilated forms only
// before the letter that they are assimilated to, and where they are hyphenated or capital, since "as", "at" and "an"
// are English words too.
bool is_article(const FoldedName& words, std::size_t i, bool may_be_last) {
  const std::string_view word = words.letters(i);
  if (!may_be_article(word)) {
    return false;
  }
  if (word == "al" || word == "el") {
    return may_be_last || i + 1 < words.size();
  }
  constexpr std::array<std::string_view, 11> kAssimilated = {"d", "j", "n", "r", "s", "sh", "t", "z", "th", "dh", "ch"};
  const std::string_view sound = word.substr(1);
  // "Khan ash Shih": inside a name those that are no words of a European language need neither.
  constexpr std::array<std::string_view, 6> kOnlyArabic = {"ash", "esh", "az", "ez", "ath", "adh"};
  const bool inside = i > 0 && std::find(kOnlyArabic.begin(), kOnlyArabic.end(), word) != kOnlyArabic.end();
  if (std::find(kAssimilated.begin(), kAssimilated.end(), sound) == kAssimilated.end() ||
      !(words[i].hyphen_after || words[i].capital || inside)) {
    return false;
  }
  if (i + 1 == words.size()) {
    return may_be_last;
  }
  return words.letters(i + 1).starts_with(sound);
}

// Whether two vowels are one long i: "ay", "ai", "ei", "ey", "ee", "ie", "iy", "yi", "ii", "ye".
bool is_long_i(char a, char b) {
  return a == 'a'   ? b == 'y' || b == 'i'
         : a == 'y' ? b == 'i' || b == 'e'
                    : (a == 'e' || a == 'i') && (b == 'i' || b == 'y' || b == 'e');
}

bool is_long_u(char a, char b) {
  return (a == 'o' || a == 'u') && (b == 'o' || b == 'u');
}

// Appends one Latin word from where it differs least between the usual ways of writing Arabic names. A key is never
// longer than its word.
class LatinKey {
 public:
  LatinKey(std::string_view word, std::string& key) : word_(word), key_(key), begin_(key.size()), end_(key.size()) {
    key_.resize(begin_ + word.size());
  }

  void fold() {
    if (word_.size() > 2 && word_.back() == 'h' && is_vowel(word_[word_.size() - 2])) {
      word_.remove_suffix(1);  // -ah, -eh
    }
    for (take_plain(); at_ < word_.size(); take_plain()) {
      if (is_vowel(word_[at_])) {
        take_vowels();
      } else {
        take_consonant();
      }
    }
    const auto first = key_.begin() + static_cast<std::ptrdiff_t>(begin_);
    key_.erase(std::unique(first, key_.begin() + static_cast<std::ptrdiff_t>(end_)), key_.end());
  }

 private:
  void put(char c) { key_[end_++] = c; }

  // Letters that those behind them do not change, as most are. In variables of its own, which the letters that are
  // written cannot change.
  void take_plain() {
    const char* const begin = word_.data() + at_;
    const char* const end = word_.data() + word_.size();
    char* const key = key_.data() + end_;
    const char* letter = begin;
    for (; letter < end; ++letter) {
      const Sound& sound = kSounds[static_cast<unsigned char>(*letter)];
      const char next = letter + 1 < end ? letter[1] : 0;
      if ((sound.but_before >> (static_cast<unsigned char>(next) & 31U) & 1U) != 0) {
        break;
      }
      key[letter - begin] = sound.written;
    }
    at_ += static_cast<std::size_t>(letter - begin);
    end_ += static_cast<std::size_t>(letter - begin);
  }

  // A run of vowels, in the three vowels of Arabic.
  void put_vowels(std::string_view run) {
    for (std::size_t i = 0; i < run.size();) {
      const char next = i + 1 < run.size() ? run[i + 1] : ' ';
      const bool long_i = is_long_i(run[i], next);
      const bool long_u = is_long_u(run[i], next);
      put(long_i ? 'i' : long_u ? 'u' : run[i] == 'a' ? 'a' : run[i] == 'o' || run[i] == 'u' ? 'u' : 'i');
      i += long_i || long_u ? 2 : 1;
    }
  }

  void take_vowels() {
    if (at_ == 0 && word_[0] == 'y' && word_.size() > 1 && is_vowel(word_[1])) {
      put('y');
      ++at_;
      return;
    }
    std::size_t end = at_;
    while (end < word_.size() && is_vowel(word_[end])) {
      ++end;
    }
    const std::string_view run = word_.substr(at_, end - at_);
    const bool last = end == word_.size();
    at_ = end;
    if (last && (run.back() == 'e' || run.back() == 'a') && !run.ends_with("ee")) {
      put_vowels(run.substr(0, run.size() - 1));  // -iyeh, -ieh, -iya, -eh, -e, -a
      put('a');
      return;
    }
    const std::size_t before = end_;
    put_vowels(run);
    const bool u = end_ == before + 1 && key_[before] == 'u';
    if (u && !last && word_[end] == 'w' && end + 1 < word_.size() && is_vowel(word_[end + 1])) {
      end_ = before;  // "Suwayda" as "Sweida"
    }
  }

  // What two or three letters write as one sound.
  bool take_two(std::string_view rest, char next) {
    if (next == 'h') {
      switch (rest[0]) {
        case 'k':
        case 'g':
        case 's':
          return take(2, rest[0], 'h');
        case 'c':
          return take(2, 's', 'h');
        case 'd':
          return take(2, 'z');
        case 't':
          return take(2, 't');
        case 'p':
          return take(2, 'f');
        default:
          return false;
      }
    }
    switch (rest[0]) {
      case 's':
        return rest.starts_with("sch") && take(3, 's', 'h');
      case 'd':
        return next == 'j' && take(2, 'j');
      case 'c':
        return next == 'k' && take(2, 'k');
      default:
        return false;
    }
  }

  bool take(std::size_t letters, char sound, char more = 0) {
    put(sound);
    if (more != 0) {
      put(more);
    }
    at_ += letters;
    return true;
  }

  void take_consonant() {
    const std::string_view rest = word_.substr(at_);
    const char next = rest.size() > 1 ? rest[1] : ' ';
    if (take_two(rest, next)) {
      return;
    }
    char c = rest[0];
    if (c == 'q' || (c == 'c' && next != 'e' && next != 'i' && next != 'y')) {
      c = 'k';
    } else if (c == 'w' && end_ > begin_ && is_vowel(key_[end_ - 1]) && !is_vowel(next)) {
      c = 'u';  // "Dawla" as "Daula"
    }
    put(c);
    ++at_;
  }

  std::string_view word_;
  std::string& key_;
  std::size_t begin_;  // of the word's key in key_
  std::size_t end_;
  std::size_t at_ = 0;
};

std::u32string arabic_key(std::u32string_view word) {
  if (word.size() > 3 && word.starts_with(U"\u0627\u0644")) {
    word.remove_prefix(2);
  }
  std::u32string key;
  for (const char32_t c : word) {
    switch (c) {
      case U'\u0629':  // ta marbuta
        key += U'\u0647';
        break;
      case U'\u0649':  // alef maqsura
      case U'\u06CC':  // Persian ya
        key += U'\u064A';
        break;
      case U'\u06A9':  // Persian kaf
        key += U'\u0643';
        break;
      case U'\u0671':  // alef wasla
        key += U'\u0627';
        break;
      case U'\u0621':  // hamza
        break;
      default:
        key += c;
    }
  }
  return key;
}

// "Ezzor", "Ennour", "Alleramoun": the article written into its word, which begins with the doubled letter. Words like
// "Assal" begin so by themselves: after an a, only l tells.
std::string_view without_attached_article(std::string_view word) {
  constexpr std::string_view kSunLettersAndL = "dlnrstz";
  const bool attached =
      word.size() >= 5 && word[1] == word[2] &&
      (word[0] == 'e' ? kSunLettersAndL.find(word[1]) != std::string_view::npos : word[0] == 'a' && word[1] == 'l');
  return attached ? word.substr(2) : word;
}

// Where a word is a name "... of the religion" (ad-Din) written as one ("Salaheddin", "Nouraddine"): the length of
// what comes before, else the whole length.
std::size_t length_without_religion(std::string_view word) {
  constexpr std::size_t kShortest = 7;  // three letters and "ddin"
  const std::size_t doubled = word.size() < kShortest ? std::string_view::npos : word.find("dd");
  if (doubled == std::string_view::npos || doubled < 3 || !is_vowel(word[doubled - 1])) {
    return word.size();
  }
  const std::string_view ending = word.substr(doubled);
  const bool religion = ending == "ddin" || ending == "ddine" || ending == "ddeen" || ending == "ddyn";
  return religion ? doubled - 1 : word.size();
}

// Words that place names are often made of, where the usual spellings differ by more than the key folds.
std::string_view common_word(std::string_view key) {
  struct Variant {
    std::string_view key, usual;
  };
  constexpr std::array<Variant, 7> kVariants = {{{"shik", "shikh"},
                                                 {"kafar", "kafr"},
                                                 {"kfar", "kafr"},
                                                 {"kfr", "kafr"},
                                                 {"karam", "karm"},
                                                 {"jibil", "jabal"},
                                                 {"til", "tal"}}};
  for (const Variant& variant : kVariants) {
    if (key == variant.key) {
      return variant.usual;
    }
  }
  return key;
}

void append_folded(std::string_view word, std::string& key) {
  const std::size_t begin = key.size();
  if (word.size() >= 5 && word.ends_with("et")) {  // "Maaret" of "Maarat"
    LatinKey(word.substr(0, word.size() - 2), key).fold();
    key += "at";
  } else {
    LatinKey(word, key).fold();
  }
  const std::string_view folded = std::string_view(key).substr(begin);
  constexpr std::string_view kFirstLetters = "skjt";  // of the common words
  if (folded.size() < 3 || folded.size() > 5 || kFirstLetters.find(folded.front()) == std::string_view::npos) {
    return;
  }
  if (const std::string_view usual = common_word(folded); usual.data() != folded.data()) {
    key.replace(begin, folded.size(), usual);
  }
}

// Appends the key of a word of Latin letters.
void append_latin(std::string_view word, std::string& key) {
  const std::string_view rest = without_attached_article(word);
  const std::size_t length = length_without_religion(rest);
  append_folded(rest.substr(0, length), key);
  if (length < rest.size()) {
    key += " din";
  }
}

// Appends the key of a word; nothing where no letter is left.
void append_word(std::string_view word, std::string& key) {
  if (is_ascii(word)) {
    append_latin(word, key);
    return;
  }
  if (starts_arabic(word)) {
    key += to_utf8(arabic_key(to_utf32(word)));
    return;
  }
  const std::u32string latin = to_latin(word);
  if (is_latin(latin)) {
    append_latin(std::string(latin.begin(), latin.end()), key);
  } else {
    key += to_utf8(latin);
  }
}

std::string key_of(const FoldedName& name, bool open_ended) {
  std::string key;
  key.reserve(name.text().size() + 4);
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (is_article(name, i, open_ended)) {
      continue;
    }
    const std::size_t before = key.size();
    if (before > 0) {
      key += ' ';
    }
    const std::size_t begin = key.size();
    append_word(name.letters(i), key);
    if (key.size() == begin) {
      key.resize(before);
    }
  }
  return key;
}

template <class Text>
std::size_t edit_distance(const Text& a, const Text& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

double likeness_of(std::size_t edits, std::size_t letters) {
  return 0.95 * (1 - static_cast<double>(edits) / static_cast<double>(letters));
}

template <class Text>
double likeness(const Text& a, const Text& b, float least) {
  const std::size_t longest = std::max({a.size(), b.size(), std::size_t{1}});
  // What is longer by so much needs that many letters more at least.
  const std::size_t longer = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  return static_cast<float>(likeness_of(longer, longest)) < least ? 0 : likeness_of(edit_distance(a, b), longest);
}

}  // namespace

std::string exact_name_key(std::string_view name) {
  return std::string(FoldedName(name).text());
}

std::string name_key(std::string_view name) {
  return key_of(FoldedName(name), false);
}

std::string name_key(const FoldedName& name) {
  return key_of(name, false);
}

std::optional<std::string> plain_name_key(std::string_view lower) {
  if (!std::all_of(lower.begin(), lower.end(),
                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' '; })) {
    return std::nullopt;
  }
  std::string key;
  key.reserve(lower.size() + 4);
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(lower.find(' ', begin), lower.size());
    const std::string_view word = lower.substr(begin, end - begin);
    if (word.empty() || may_be_article(word)) {
      return std::nullopt;
    }
    append_latin(word, key);
    if (end == lower.size()) {
      return key;
    }
    key += ' ';
    begin = end + 1;
  }
}

void append_plain_key(std::string_view word, std::string& key) {
  append_latin(word, key);
}

std::string name_prefix_key(std::string_view words) {
  std::optional<std::string> plain = plain_name_key(ascii_lower(words));
  return plain ? *std::move(plain) : key_of(FoldedName(words), true);
}

double name_similarity(std::string_view a, std::string_view b) {
  const FoldedName left(a);
  const FoldedName right(b);
  return left.text() == right.text() ? 1 : plain_similarity(plain_spelling(left), plain_spelling(right), 0);
}

std::string plain_spelling(const FoldedName& name) {
  std::string text;
  text.reserve(name.text().size() + 1);
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!is_article(name, i, false)) {
      text += is_ascii(name.letters(i)) ? std::string(name.letters(i)) : to_utf8(to_latin(name.letters(i)));
      text += ' ';
    }
  }
  return text;
}

double plain_similarity(std::string_view a, std::string_view b, float least) {
  return is_ascii(a) && is_ascii(b) ? likeness(a, b, least) : likeness(to_utf32(a), to_utf32(b), least);
}

bool must_be_equal(std::string_view plain, float least) {
  return static_cast<float>(likeness_of(1, plain.size() + 1)) < least;
}

}  // namespace dateline
