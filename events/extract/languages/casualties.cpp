#include "events/extract/languages/casualties.h"

#include <algorithm>

#include "base/whole_number.h"

namespace dateline::events {

namespace {

constexpr std::size_t kReach = 7;  // words between a number and its word
constexpr int kMost = 1'000'000;

struct Number {
  int value = 0;
  std::size_t first = 0, last = 0;
};

class CasualtyFinder {
 public:
  CasualtyFinder(const LanguageText& text, const Sentence& sentence, const std::vector<TimeExpression>& times)
      : t_(text), s_(sentence), times_(times) {}

  std::vector<LanguageCasualties> run() {
    find_numbers();
    // Every pair of a number and a word near it, the nearest first; each counts once.
    std::vector<Pair> pairs;
    for (std::size_t n = 0; n < numbers_.size(); ++n) {
      for (std::size_t word = s_.first_token; word < s_.last_token; ++word) {
        const std::size_t away = distance(numbers_[n], word);
        if (is_harm(word) && away <= kReach) {
          pairs.push_back({away, n, word});
        }
      }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.away < b.away; });
    std::vector<bool> used(numbers_.size());
    std::vector<std::size_t> words;
    std::vector<LanguageCasualties> found;
    for (const Pair& pair : pairs) {
      if (!used[pair.number] && std::find(words.begin(), words.end(), pair.word) == words.end()) {
        used[pair.number] = true;
        take_phrase(pair.word, words);
        found.push_back(casualties(numbers_[pair.number], pair.word));
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    return found;
  }

 private:
  struct Pair {
    std::size_t away = 0, number = 0, word = 0;
  };

  [[nodiscard]] bool is_harm(std::size_t word) const {
    return t_.is(word, LanguageClass::dead) || t_.is(word, LanguageClass::injured);
  }

  // Words of one phrase ("получили ранения") count once.
  void take_phrase(std::size_t word, std::vector<std::size_t>& words) const {
    for (const int step : {-1, 1}) {
      for (std::size_t at = word; at >= s_.first_token && at < s_.last_token && t_.classes[at] == t_.classes[word];
           at += static_cast<std::size_t>(step)) {
        words.push_back(at);
      }
    }
  }

  [[nodiscard]] bool is_time(std::size_t word) const {
    const Span span = t_.words[word].span;
    return std::any_of(times_.begin(), times_.end(),
                       [&](const TimeExpression& time) { return time.span.overlaps(span); });
  }

  void find_numbers() {
    for (std::size_t i = s_.first_token; i < s_.last_token; ++i) {
      if (is_time(i)) {
        continue;
      }
      std::string digits = t_.words[i].forms.back();
      digits.erase(std::remove(digits.begin(), digits.end(), ','), digits.end());
      if (const auto value = whole_number(digits); value && *value < kMost) {
        numbers_.push_back({*value, i, i + 1});
        continue;
      }
      for (const PhraseList::Match& match : t_.lexicon.times.find(t_.words, i, s_.last_token)) {
        if (t_.lexicon.time_words[match.value].says == LanguageTime::number) {
          numbers_.push_back({t_.lexicon.time_words[match.value].number, i, i + match.length});
          i += match.length - 1;
          break;
        }
      }
    }
  }

  // Words from the number to the word; far too many across a mark that ends a clause or another number.
  [[nodiscard]] std::size_t distance(const Number& number, std::size_t word) const {
    constexpr std::size_t kTooFar = kReach + 1;
    const std::size_t first = std::min(number.first, word);
    const std::size_t last = std::max(number.last, word + 1);
    for (std::size_t i = first; i < last; ++i) {
      const bool own = (i >= number.first && i < number.last) || i == word;
      const bool other_number =
          !own && std::any_of(numbers_.begin(), numbers_.end(), [&](const Number& one) { return one.first == i; });
      if (!own && (t_.words[i].is_mark() || t_.is(i, LanguageClass::and_) || other_number)) {
        return kTooFar;
      }
    }
    return word < number.first ? number.first - word : word < number.last ? 0 : word - number.last + 1;
  }

  [[nodiscard]] LanguageCasualties casualties(const Number& number, std::size_t word) const {
    LanguageCasualties found;
    found.first = std::min(number.first, word);
    found.last = std::max(number.last, word + 1);
    constexpr std::size_t kBound = 3;  // words before the number: "au moins"
    const std::size_t before = std::max(s_.first_token, number.first - std::min(number.first, kBound));
    const bool least = t_.any(before, number.first, LanguageClass::at_least);
    const bool most = t_.any(before, number.first, LanguageClass::at_most);
    Casualties& numbers = found.numbers;
    const bool dead = t_.is(word, LanguageClass::dead);
    (dead ? numbers.fatalities_best : numbers.injured_best) = number.value;
    if (least) {
      (dead ? numbers.fatalities_low : numbers.injured_low) = number.value;
    }
    if (most) {
      (dead ? numbers.fatalities_high : numbers.injured_high) = number.value;
    }
    return found;
  }

  const LanguageText& t_;
  const Sentence& s_;
  const std::vector<TimeExpression>& times_;
  std::vector<Number> numbers_;
};

}  // namespace

std::vector<LanguageCasualties> find_language_casualties(const LanguageText& text, const Sentence& sentence,
                                                         const std::vector<TimeExpression>& times) {
  return CasualtyFinder(text, sentence, times).run();
}

}  // namespace dateline::events
