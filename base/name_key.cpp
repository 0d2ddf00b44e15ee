#include "base/name_key.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "base/name_fold.h"

namespace dateline {

namespace {

bool is_vowel(char32_t c) {
  return c == U'a' || c == U'e' || c == U'i' || c == U'o' || c == U'u' || c == U'y';
}

bool is_latin(const std::u32string& word) {
  return !word.empty() && std::all_of(word.begin(), word.end(),
                                      [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9'); });
}

bool is_arabic(char32_t c) {
  return c >= 0x0600 && c <= 0x06FF;
}

// Whether word `i` is the Arabic article of the word after it. "al" and "el" always are; the assimilated forms only
// before the letter that they are assimilated to, and where they are hyphenated or capital, since "as", "at" and "an"
// are English words too.
bool is_article(const std::vector<FoldedWord>& words, std::size_t i, bool may_be_last) {
  const std::u32string& word = words[i].letters;
  if (word.size() < 2 || word.size() > 3 || (word[0] != U'a' && word[0] != U'e')) {
    return false;
  }
  if (word == U"al" || word == U"el") {
    return may_be_last || i + 1 < words.size();
  }
  constexpr std::array<std::u32string_view, 11> kAssimilated = {U"d", U"j", U"n",  U"r",  U"s", U"sh",
                                                                U"t", U"z", U"th", U"dh", U"ch"};
  const std::u32string_view sound = std::u32string_view(word).substr(1);
  if (std::find(kAssimilated.begin(), kAssimilated.end(), sound) == kAssimilated.end() ||
      !(words[i].hyphen_after || words[i].capital)) {
    return false;
  }
  if (i + 1 == words.size()) {
    return may_be_last;
  }
  return words[i + 1].letters.starts_with(sound);
}

// A run of vowels inside a word, in the three vowels of Arabic.
std::u32string fold_vowels(std::u32string_view run) {
  constexpr std::array<std::u32string_view, 10> kLongI = {U"ay", U"ai", U"ei", U"ey", U"ee",
                                                          U"ie", U"iy", U"yi", U"ii", U"ye"};
  constexpr std::array<std::u32string_view, 4> kLongU = {U"ou", U"oo", U"uu", U"uo"};
  std::u32string folded;
  for (std::size_t i = 0; i < run.size();) {
    const std::u32string_view pair = run.substr(i, 2);
    if (std::find(kLongI.begin(), kLongI.end(), pair) != kLongI.end()) {
      folded += U'i';
      i += 2;
    } else if (std::find(kLongU.begin(), kLongU.end(), pair) != kLongU.end()) {
      folded += U'u';
      i += 2;
    } else {
      folded += run[i] == U'a' ? U'a' : run[i] == U'o' || run[i] == U'u' ? U'u' : U'i';
      ++i;
    }
  }
  return folded;
}

// One Latin word from where it differs least between the usual ways of writing Arabic names.
class LatinKey {
 public:
  explicit LatinKey(std::u32string_view word) : word_(word) {}

  std::u32string fold() {
    if (word_.size() > 2 && word_.back() == U'h' && is_vowel(word_[word_.size() - 2])) {
      word_.remove_suffix(1);  // -ah, -eh
    }
    while (at_ < word_.size()) {
      if (is_vowel(word_[at_])) {
        take_vowels();
      } else {
        take_consonant();
      }
    }
    key_.erase(std::unique(key_.begin(), key_.end()), key_.end());
    return key_;
  }

 private:
  void take_vowels() {
    if (at_ == 0 && word_[0] == U'y' && word_.size() > 1 && is_vowel(word_[1])) {
      key_ += U'y';
      ++at_;
      return;
    }
    std::size_t end = at_;
    while (end < word_.size() && is_vowel(word_[end])) {
      ++end;
    }
    const std::u32string_view run = word_.substr(at_, end - at_);
    const bool last = end == word_.size();
    at_ = end;
    if (last && (run.back() == U'e' || run.back() == U'a') && !run.ends_with(U"ee")) {
      key_ += fold_vowels(run.substr(0, run.size() - 1)) + U'a';  // -iyeh, -ieh, -iya, -eh, -e, -a
    } else if (!last && word_[end] == U'w' && end + 1 < word_.size() && is_vowel(word_[end + 1]) &&
               fold_vowels(run) == U"u") {
      return;  // "Suwayda" as "Sweida"
    } else {
      key_ += fold_vowels(run);
    }
  }

  void take_consonant() {
    struct Rule {
      std::u32string_view from, to;
    };
    constexpr std::array<Rule, 10> kRules = {{{U"sch", U"sh"},
                                              {U"kh", U"kh"},
                                              {U"gh", U"gh"},
                                              {U"sh", U"sh"},
                                              {U"ch", U"sh"},
                                              {U"dh", U"z"},
                                              {U"dj", U"j"},
                                              {U"th", U"t"},
                                              {U"ph", U"f"},
                                              {U"ck", U"k"}}};
    const std::u32string_view rest = word_.substr(at_);
    for (const Rule& rule : kRules) {
      if (rest.starts_with(rule.from)) {
        key_ += rule.to;
        at_ += rule.from.size();
        return;
      }
    }
    const char32_t next = rest.size() > 1 ? rest[1] : U' ';
    char32_t c = rest[0];
    if (c == U'q' || (c == U'c' && next != U'e' && next != U'i' && next != U'y')) {
      c = U'k';
    } else if (c == U'w' && !key_.empty() && is_vowel(key_.back()) && !is_vowel(next)) {
      c = U'u';  // "Dawla" as "Daula"
    }
    key_ += c;
    ++at_;
  }

  std::u32string_view word_;
  std::u32string key_;
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
std::u32string_view without_attached_article(std::u32string_view word) {
  constexpr std::u32string_view kSunLettersAndL = U"dlnrstz";
  const bool attached = word.size() >= 5 && word[1] == word[2] &&
                        (word[0] == U'e' ? kSunLettersAndL.find(word[1]) != std::u32string_view::npos
                                         : word[0] == U'a' && word[1] == U'l');
  return attached ? word.substr(2) : word;
}

// Where a word is a name "... of the religion" (ad-Din) written as one ("Salaheddin", "Nouraddine"): the length of
// what comes before, else the whole length.
std::size_t length_without_religion(std::u32string_view word) {
  const std::size_t doubled = word.find(U"dd");
  if (doubled == std::u32string_view::npos || doubled < 3 || !is_vowel(word[doubled - 1])) {
    return word.size();
  }
  const std::u32string_view ending = word.substr(doubled);
  const bool religion = ending == U"ddin" || ending == U"ddine" || ending == U"ddeen" || ending == U"ddyn";
  return religion ? doubled - 1 : word.size();
}

// Words that place names are often made of, where the usual spellings differ by more than the key folds.
std::u32string common_word(std::u32string key) {
  struct Variant {
    std::u32string_view key, usual;
  };
  constexpr std::array<Variant, 7> kVariants = {{{U"shik", U"shikh"},
                                                 {U"kafar", U"kafr"},
                                                 {U"kfar", U"kafr"},
                                                 {U"kfr", U"kafr"},
                                                 {U"karam", U"karm"},
                                                 {U"jibil", U"jabal"},
                                                 {U"til", U"tal"}}};
  for (const Variant& variant : kVariants) {
    if (key == variant.key) {
      return std::u32string(variant.usual);
    }
  }
  return key;
}

std::u32string latin_key(std::u32string_view word) {
  std::u32string key;
  if (word.size() >= 5 && word.ends_with(U"et")) {  // "Maaret" of "Maarat"
    key = LatinKey(word.substr(0, word.size() - 2)).fold() + U"at";
  } else {
    key = LatinKey(word).fold();
  }
  return common_word(std::move(key));
}

std::u32string word_key(const std::u32string& word) {
  if (is_arabic(word.front())) {
    return arabic_key(word);
  }
  std::u32string latin = to_latin(word);
  if (!is_latin(latin)) {
    return latin;
  }
  const std::u32string_view rest = without_attached_article(latin);
  const std::size_t length = length_without_religion(rest);
  const std::u32string key = latin_key(rest.substr(0, length));
  return length < rest.size() ? key + U" din" : key;
}

std::string key_of(std::string_view name, bool open_ended) {
  const std::vector<FoldedWord> words = fold_words(name);
  std::string key;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_article(words, i, open_ended)) {
      continue;
    }
    const std::string word = to_utf8(word_key(words[i].letters));
    if (!key.empty() && !word.empty()) {
      key += ' ';
    }
    key += word;
  }
  return key;
}

std::u32string latin_without_articles(const std::vector<FoldedWord>& words) {
  std::u32string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_article(words, i, false)) {
      text += to_latin(words[i].letters) + U' ';
    }
  }
  return text;
}

std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
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

}  // namespace

std::string exact_name_key(std::string_view name) {
  std::string key;
  for (const FoldedWord& word : fold_words(name)) {
    if (!key.empty()) {
      key += ' ';
    }
    key += to_utf8(word.letters);
  }
  return key;
}

std::string name_key(std::string_view name) {
  return key_of(name, false);
}

std::string name_prefix_key(std::string_view words) {
  return key_of(words, true);
}

double name_similarity(std::string_view a, std::string_view b) {
  if (exact_name_key(a) == exact_name_key(b)) {
    return 1;
  }
  const std::u32string left = latin_without_articles(fold_words(a));
  const std::u32string right = latin_without_articles(fold_words(b));
  const auto longest = static_cast<double>(std::max({left.size(), right.size(), std::size_t{1}}));
  return 0.95 * (1 - static_cast<double>(edit_distance(left, right)) / longest);
}

}  // namespace dateline
