#include "events/language/phrase_list.h"

#include <algorithm>

#include "events/language/fold_word.h"

namespace dateline::events {

bool PhraseList::add(std::string_view phrase, std::uint32_t value) {
  Phrase added{{}, value};
  while (!phrase.empty()) {
    const std::size_t space = std::min(phrase.find(' '), phrase.size());
    std::string_view word = phrase.substr(0, space);
    phrase.remove_prefix(std::min(space + 1, phrase.size()));
    if (word.empty()) {
      continue;
    }
    Pattern pattern;
    pattern.gap = word == "~";
    pattern.open = word.ends_with('*');
    word.remove_suffix(pattern.open ? 1 : 0);
    pattern.stem = pattern.gap ? std::string() : fold_word(word);
    if (pattern.stem.empty() != pattern.gap) {
      return false;
    }
    added.words.push_back(std::move(pattern));
  }
  if (added.words.empty() || added.words.front().gap || added.words.back().gap) {
    return false;
  }
  const Pattern& first = added.words.front();
  (first.open ? by_stem_ : by_word_)[first.stem].push_back(static_cast<std::uint32_t>(phrases_.size()));
  phrases_.push_back(std::move(added));
  return true;
}

bool PhraseList::fits(const Pattern& pattern, const LanguageWord& word) {
  return std::any_of(word.forms.begin(), word.forms.end(), [&](const std::string& form) {
    return pattern.open ? form.starts_with(pattern.stem) : form == pattern.stem;
  });
}

// Past the last word of the phrase whose word `word` stands at `at` or later; 0 where it does not.
std::size_t PhraseList::end_of(const Phrase& phrase, std::size_t word, const LanguageWords& words, std::size_t at,
                               std::size_t last) const {
  if (word == phrase.words.size()) {
    return at;
  }
  if (phrase.words[word].gap) {
    constexpr std::size_t kGap = 3;
    for (std::size_t skipped = 0; skipped <= kGap && at + skipped < last; ++skipped) {
      if (skipped > 0 && words[at + skipped - 1].is_mark()) {
        return 0;
      }
      if (const std::size_t end = end_of(phrase, word + 1, words, at + skipped, last)) {
        return end;
      }
    }
    return 0;
  }
  return at < last && !words[at].is_mark() && fits(phrase.words[word], words[at])
             ? end_of(phrase, word + 1, words, at + 1, last)
             : 0;
}

std::vector<PhraseList::Match> PhraseList::find(const LanguageWords& words, std::size_t at, std::size_t last) const {
  std::vector<Match> matches;
  if (at >= last || words[at].is_mark()) {
    return matches;
  }
  std::vector<std::uint32_t> candidates;
  const auto take = [&](const auto& map, const std::string& key) {
    if (const auto found = map.find(key); found != map.end()) {
      candidates.insert(candidates.end(), found->second.begin(), found->second.end());
    }
  };
  for (const std::string& form : words[at].forms) {
    take(by_word_, form);
    for (std::size_t size = 1; size <= form.size(); ++size) {
      take(by_stem_, form.substr(0, size));
    }
  }
  std::sort(candidates.begin(), candidates.end());
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  for (const std::uint32_t candidate : candidates) {
    if (const std::size_t end = end_of(phrases_[candidate], 0, words, at, last)) {
      matches.push_back({end - at, phrases_[candidate].value});
    }
  }
  std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.length > b.length; });
  return matches;
}

}  // namespace dateline::events
