#include "events/language/detect.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <unordered_map>

#include "base/word_list.h"
#include "base/word_map.h"

namespace dateline::events {

namespace {

using Languages = std::uint64_t;  // a set: bit i is the i-th language of the list
constexpr std::size_t kMostLanguages = 64;

struct Profile {
  std::string code, name;
  int script = USCRIPT_COMMON;
};

// What a feature of a word says of each language that has it.
constexpr float kWord = 1;
constexpr float kLetter = 0.7F;
constexpr float kNever = -1.5F;
constexpr float kBeginning = 0.7F;
constexpr float kEnding = 0.4F;

// Telling letters stand in some words only, common words in every third or fourth of running text.
constexpr float kLeastShare = 0.08F;
constexpr float kLeastPoints = 1.6F;
constexpr float kLeastLead = 0.9F;       // points before the next language
constexpr float kLeastLeadShare = 0.1F;  // of the points

using Points = std::array<float, kMostLanguages>;

// The script of a word's first letter. Japanese writes Chinese characters among its own letters.
int script_of(std::string_view word) {
  if (!word.empty() && static_cast<unsigned char>(word.front()) < 0x80) {
    return USCRIPT_LATIN;
  }
  int script = USCRIPT_COMMON;
  for (std::size_t at = 0; at < word.size();) {
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(word.data(), at, word.size(), code);
    UErrorCode status = U_ZERO_ERROR;
    const int found = code < 0x80 ? USCRIPT_LATIN : uscript_getScript(code, &status);
    if (found == USCRIPT_HIRAGANA || found == USCRIPT_KATAKANA) {
      return USCRIPT_HIRAGANA;
    }
    script = script == USCRIPT_COMMON ? found : script;
    if (script != USCRIPT_HAN) {
      break;
    }
  }
  return script;
}

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

constexpr std::size_t kShortestAffix = 2;  // bytes

std::string_view last_two(std::string_view word) {
  return word.substr(word.size() - 2);
}
std::size_t two_bytes(std::string_view word) {
  return static_cast<std::size_t>(static_cast<unsigned char>(word[0])) << 8U | static_cast<unsigned char>(word[1]);
}

void add(Points& points, Languages set, float value) {
  for (; set != 0; set &= set - 1) {
    points[static_cast<std::size_t>(__builtin_ctzll(set))] += value;
  }
}

}  // namespace

struct LanguageProfiles::Impl {
  std::vector<Profile> languages;
  WordMap<Languages> words, beginnings, endings;
  std::unordered_map<UChar32, Languages> letters, never;
  std::size_t longest_affix = 0;  // bytes
  // The first two bytes of the beginnings, the last two of the endings: most words have neither.
  std::bitset<65536> begin_so, end_so;

  Result<void> add_language(const WordRow& row);
  void rate(std::string_view word, std::string& lower, Points& points) const;
  void rate_lower(std::string_view view, WordKey key, Points& points) const;
  [[nodiscard]] LanguageGuess decide(const Points& points, int script, std::size_t words_seen) const;
};

LanguageProfiles::LanguageProfiles(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
LanguageProfiles::~LanguageProfiles() = default;

Result<void> LanguageProfiles::Impl::add_language(const WordRow& row) {
  if (languages.size() == kMostLanguages) {
    return rejected(row.where, fmt::format("more than {} languages", kMostLanguages), "leave some out");
  }
  UErrorCode status = U_ZERO_ERROR;
  std::array<UScriptCode, 4> codes{};
  if (uscript_getCode(row.fields[2].c_str(), codes.data(), static_cast<int32_t>(codes.size()), &status) != 1 ||
      U_FAILURE(status)) {
    return rejected(row.where, fmt::format("\"{}\" is no script", row.fields[2]), "write its ISO 15924 code, as Latn");
  }
  const Languages bit = Languages{1} << languages.size();
  languages.push_back({row.fields[0], row.fields[1], codes[0]});
  for (const std::string_view word : parts_of(row.fields[3])) {
    words[word] |= bit;
  }
  for (const auto& [field, set] : {std::pair(4, &letters), std::pair(5, &never)}) {
    const std::string& text = row.fields[static_cast<std::size_t>(field)];
    for (std::size_t at = 0; at < text.size();) {
      UChar32 code = 0;
      U8_NEXT_OR_FFFD(text.data(), at, text.size(), code);
      (*set)[code] |= bit;
    }
  }
  for (const auto& [field, set] : {std::pair(6, &beginnings), std::pair(7, &endings)}) {
    for (const std::string_view affix : parts_of(row.fields[static_cast<std::size_t>(field)])) {
      if (affix.size() < kShortestAffix) {
        continue;
      }
      (*set)[affix] |= bit;
      longest_affix = std::max(longest_affix, affix.size());
      (set == &beginnings ? begin_so : end_so).set(two_bytes(set == &beginnings ? affix : last_two(affix)));
    }
  }
  return {};
}

Result<std::shared_ptr<const LanguageProfiles>> LanguageProfiles::load(const std::filesystem::path& folder) {
  auto impl = std::make_unique<Impl>();
  const Result<void> read = read_word_list(
      folder / "languages.csv", {"language", "name", "script", "words", "letters", "never", "beginnings", "endings"},
      [&](const WordRow& row) { return impl->add_language(row); });
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  return std::shared_ptr<const LanguageProfiles>(new LanguageProfiles(std::move(impl)));
}

// Adds what a word with other letters than ASCII's says. `lower` is memory that is used again.
void LanguageProfiles::Impl::rate(std::string_view word, std::string& lower, Points& points) const {
  lower.clear();
  Languages telling = 0;
  Languages strange = 0;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<unsigned char>(word[at]);
    if (c < 0x80) {
      lower += static_cast<char>(c);
      ++at;
      continue;
    }
    UChar32 code = 0;
    U8_NEXT_OR_FFFD(word.data(), at, word.size(), code);
    code = u_tolower(code);
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::size_t size = 0;
    U8_APPEND_UNSAFE(bytes.data(), size, code);
    lower.append(bytes.data(), size);
    const auto told = letters.find(code);
    telling |= told == letters.end() ? 0 : told->second;
    const auto alien = never.find(code);
    strange |= alien == never.end() ? 0 : alien->second;
  }
  add(points, telling, kLetter);
  add(points, strange, kNever);
  rate_lower(lower, word_key(lower), points);
}

void LanguageProfiles::Impl::rate_lower(std::string_view view, WordKey key, Points& points) const {
  if (const Languages* common = words.find(view, key)) {
    add(points, *common, kWord);
    return;
  }
  if (view.size() <= kShortestAffix) {
    return;
  }
  Languages begins = 0;
  Languages ends = 0;
  const std::size_t longest = std::min(longest_affix, view.size() - 1);
  if (begin_so.test(two_bytes(view))) {
    for (std::size_t size = kShortestAffix; size <= longest; ++size) {
      const Languages* begin = beginnings.find(view.substr(0, size));
      begins |= begin == nullptr ? 0 : *begin;
    }
  }
  if (end_so.test(two_bytes(last_two(view)))) {
    for (std::size_t size = kShortestAffix; size <= longest; ++size) {
      const Languages* end = endings.find(view.substr(view.size() - size));
      ends |= end == nullptr ? 0 : *end;
    }
  }
  add(points, begins, kBeginning);
  add(points, ends, kEnding);
}

LanguageGuess LanguageProfiles::Impl::decide(const Points& points, int script, std::size_t words_seen) const {
  constexpr std::size_t kEnoughWords = 25;
  LanguageGuess guess;
  guess.latin = script == USCRIPT_LATIN;
  const Profile* best = nullptr;
  float most = 0;
  float next = 0;
  bool only = true;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    if (languages[i].script != script) {
      continue;
    }
    only = only && best == nullptr;
    if (best == nullptr || points[i] > most) {
      next = best == nullptr ? 0 : most;
      most = points[i];
      best = &languages[i];
    } else {
      next = std::max(next, points[i]);
    }
  }
  const float needed = std::max(kLeastPoints, kLeastShare * static_cast<float>(words_seen));
  if (best != nullptr && (only || (most >= needed && most - next >= std::max(kLeastLead, kLeastLeadShare * most)))) {
    guess.code = best->code;
  } else {
    guess.foreign = !guess.latin || words_seen >= kEnoughWords;
  }
  return guess;
}

LanguageGuess LanguageProfiles::detect(const TextStructure& structure) const {
  constexpr std::size_t kWindow = 100;  // tokens, three times
  const std::vector<Token>& tokens = structure.tokens;
  std::array<std::pair<int, std::size_t>, 8> scripts{};  // and how many letters of each: few, searched one by one
  std::vector<std::pair<std::size_t, int>> sample;       // tokens and their scripts
  sample.reserve(std::min(3 * kWindow, tokens.size()));
  const auto look_at = [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (tokens[i].kind != Token::Kind::word) {
        continue;
      }
      const std::size_t size = tokens[i].span.size();
      const int script = tokens[i].plain ? static_cast<int>(USCRIPT_LATIN) : script_of(structure.lower_of(i));
      sample.emplace_back(i, script);
      auto* slot = scripts.begin();
      while (slot != scripts.end() && slot->second != 0 && slot->first != script) {
        ++slot;
      }
      if (slot != scripts.end()) {
        slot->first = script;
        slot->second += script == USCRIPT_LATIN ? size : (size + 1) / 2;  // roughly letters
      }
    }
  };
  if (tokens.size() <= 3 * kWindow) {
    look_at(0, tokens.size());
  } else {
    look_at(0, kWindow);
    look_at(tokens.size() / 2, tokens.size() / 2 + kWindow);
    look_at(tokens.size() - kWindow, tokens.size());
  }
  const auto* const most = std::max_element(scripts.begin(), scripts.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
  const int script = most->second == 0 ? static_cast<int>(USCRIPT_LATIN) : most->first;
  Points points{};
  std::string lower;
  std::size_t seen = 0;
  for (const auto& [token, of] : sample) {
    if (of != script) {
      continue;
    }
    ++seen;
    const std::string_view word = structure.lower_of(token);
    if (tokens[token].plain || is_ascii(word)) {
      impl_->rate_lower(word, structure.keys[token], points);
    } else {
      impl_->rate(word, lower, points);
    }
  }
  return impl_->decide(points, script, seen);
}

std::string_view LanguageProfiles::name_of(std::string_view code) const {
  const auto found = std::find_if(impl_->languages.begin(), impl_->languages.end(),
                                  [&](const Profile& profile) { return profile.code == code; });
  return found == impl_->languages.end() ? std::string_view() : std::string_view(found->name);
}

}  // namespace dateline::events
