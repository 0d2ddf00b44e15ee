#include "events/extract/casualties/casualty_quantity.h"

#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <utility>

namespace dateline::events {

namespace {

// What a number without digits means at least.
std::optional<int> least_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 6> kLeast = {
      {{"dozens", 24}, {"scores", 40}, {"hundreds", 200}, {"thousands", 2000}, {"several", 3}, {"couple", 2}}};
  for (const auto& [name, least] : kLeast) {
    if (name == word) {
      return least;
    }
  }
  return std::nullopt;
}

std::optional<int> digits(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      plain += c;
    } else if (c != ',') {
      return std::nullopt;
    }
  }
  int value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return !plain.empty() && error == std::errc() ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<Quantity> quantity_at(const TaggedText& tagged, const HarmWords& words, std::uint32_t& at) {
  const std::string_view word = words.lower(at);
  if (const auto least = least_of(word)) {
    ++at;
    return Quantity{least, std::nullopt, std::nullopt};
  }
  std::optional<int> value = digits(word);
  if (!value) {
    const int named = tagged.lexicon.facts_of(tagged.words[at].id).number;
    if (named < 0) {
      return std::nullopt;
    }
    value = named;
  }
  ++at;
  while (at < words.last() &&
         (words.lower(at) == "hundred" || words.lower(at) == "thousand" || words.lower(at) == "dozen")) {
    const int factor = words.lower(at) == "hundred" ? 100 : words.lower(at) == "thousand" ? 1000 : 12;
    if (*value > std::numeric_limits<int>::max() / factor) {
      return std::nullopt;
    }
    *value *= factor;
    ++at;
  }
  return Quantity{std::nullopt, value, std::nullopt};
}

std::uint32_t bound_before(const HarmWords& words, std::uint32_t begin, Quantity& amount) {
  if (begin < words.first() + 1) {
    return begin;
  }
  const std::string_view one = words.lower(begin - 1);
  const std::string_view two = begin >= words.first() + 2 ? words.lower(begin - 2) : std::string_view();
  const bool less = two == "fewer" || two == "less";
  if (one == "than" && less && begin >= words.first() + 3 && words.lower(begin - 3) == "no") {
    amount.low = amount.low ? amount.low : amount.best;
    return begin - 3;
  }
  if ((one == "least" && two == "at") || (one == "than" && (two == "more" || two == "over"))) {
    amount.low = amount.low ? amount.low : amount.best;
    return begin - 2;
  }
  if ((one == "to" && two == "up") || (one == "than" && less)) {
    amount.high = amount.best;
    return begin - 2;
  }
  if (one == "as" && two == "many" && begin >= words.first() + 3 && words.lower(begin - 3) == "as") {
    amount.high = amount.best;
    return begin - 3;
  }
  if (one == "over") {
    amount.low = amount.best;
    return begin - 1;
  }
  if (one == "about" || one == "around" || one == "some" || one == "nearly" || one == "almost" || one == "a") {
    return begin - 1;
  }
  return begin;
}

}  // namespace dateline::events
