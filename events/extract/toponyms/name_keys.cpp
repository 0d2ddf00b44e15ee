#include "events/extract/toponyms/name_keys.h"

#include <algorithm>

#include "base/name_key.h"

namespace dateline::events {
bool has_plain_key(std::string_view lower) {
  constexpr std::size_t kLongestArticle = 3;
  const bool may_be_article =
      lower.size() >= 2 && lower.size() <= kLongestArticle && (lower.front() == 'a' || lower.front() == 'e');
  return !may_be_article && lower != "st" && lower != "mt" && lower != "ft" &&
         std::all_of(lower.begin(), lower.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

NameKeys::NameKeys(const NameWords& words, const geo::Gazetteer& gazetteer)
    : words_(words), gazetteer_(gazetteer), by_word_(words.size()) {}

void NameKeys::start() {
  run_.clear();
  use_ = Use::beginning;
}

NameKeys::Use NameKeys::extend(std::size_t index) {
  const std::string_view key = use_ == Use::unknown ? std::string_view() : key_of(index);
  if (key.empty() || (!run_.empty() && !is_apart(index))) {
    return use_ = Use::unknown;
  }
  if (!run_.empty()) {
    run_ += ' ';
  }
  run_ += key;
  switch (gazetteer_.use_of_key(run_)) {
    case geo::Gazetteer::KeyUse::none:
      return use_ = Use::none;
    case geo::Gazetteer::KeyUse::beginning:
      return use_ = Use::beginning;
    case geo::Gazetteer::KeyUse::whole:
      return use_ = Use::whole;
  }
  return use_;
}

bool NameKeys::ends_at(std::size_t index) const {
  return use_ == Use::none && is_apart(index);
}

/// Whether one space or hyphen stands between the word and the one before it.
bool NameKeys::is_apart(std::size_t index) const {
  const std::uint32_t end = words_[index - 1].span.end;
  const char between = words_.text()[end];
  return words_[index].span.begin == end + 1 && (between == ' ' || between == '\n' || between == '-' || between == '/');
}

std::string_view NameKeys::key_of(std::size_t index) {
  if (const std::string& listed = words_[index].entry->key; !listed.empty()) {
    return listed;
  }
  WordKey& word = by_word_[index];
  if (!word.known) {
    word.known = true;
    word.begin = static_cast<std::uint32_t>(keys_.size());
    if (const std::string_view lower = words_[index].lower; has_plain_key(lower)) {
      append_plain_key(lower, keys_);
    }
    word.size = static_cast<std::uint32_t>(keys_.size()) - word.begin;
  }
  return std::string_view(keys_).substr(word.begin, word.size);
}

}  // namespace dateline::events
