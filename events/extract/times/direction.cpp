// Whether a sentence speaks of what was or of what will be, at one place in it.
#include "events/extract/times/parser.h"

namespace dateline::events {

namespace {

using Direction = TimeMeaning::Direction;

// "a hearing is set for Monday" looks ahead, "the hall is burnt" does not.
Direction of_participle(const TimeTokens& tokens, std::size_t i) {
  const bool ahead = tokens.may_be(i, TimeWord::looks_ahead) && i > 0 && tokens.is_any(i - 1, "is", "are");
  return ahead ? Direction::maybe_future : Direction::past;
}

// What the word at `i` says; `unknown` where it says nothing.
Direction cue(const TimeTokens& tokens, std::size_t i) {
  if (!tokens.is_word(i)) {
    return Direction::unknown;
  }
  if (tokens.may_be(i, TimeWord::future)) {
    return Direction::future;
  }
  const bool infinitive = tokens.is(i, "to") && tokens.is_lower(i + 1) && !tokens.may_be(i + 1, TimeWord::not_verb) &&
                          !tokens.may_be(i + 1, TimeWord::number);
  if (infinitive) {
    return Direction::maybe_future;
  }
  if (tokens.may_be(i, TimeWord::past)) {
    return of_participle(tokens, i);
  }
  if (tokens.may_be(i, TimeWord::maybe_future) && tokens.is_lower(i)) {
    return Direction::maybe_future;
  }
  constexpr std::size_t kShortestPast = 4;
  const std::string_view word = tokens.word(i);
  const bool past = word.size() >= kShortestPast && word.ends_with("ed") && tokens.is_lower(i) &&
                    word.find('-') == std::string_view::npos && !tokens.may_be(i, TimeWord::not_past);
  return past ? of_participle(tokens, i) : Direction::unknown;
}

// "to disperse" behind a verb of the past that does not look ahead tells of the past too: "fired to disperse", but
// "agreed to withdraw".
Direction of_infinitive(const TimeTokens& tokens, std::size_t begin, std::size_t to) {
  constexpr std::size_t kReach = 8;  // tokens
  for (std::size_t i = to; i-- > std::max(begin, to - std::min(to, kReach));) {
    if (tokens.may_be(i, TimeWord::looks_ahead)) {
      return Direction::maybe_future;
    }
    const Direction found = cue(tokens, i);
    if (found == Direction::past) {
      return Direction::past;
    }
    if (found != Direction::unknown || tokens.is_punctuation(i)) {
      return Direction::maybe_future;
    }
  }
  return Direction::maybe_future;
}

}  // namespace

TimeMeaning::Direction direction_of(const TimeTokens& tokens, std::size_t begin, std::size_t end, std::size_t first,
                                    std::size_t last, bool deadline) {
  constexpr std::size_t kReach = 15;  // tokens
  if (first >= begin + 2 && tokens.is_any(first - 1, "on", "at", "by") && tokens.is_any(first - 2, "is", "are")) {
    return Direction::future;  // "the funeral is on Monday"
  }
  for (std::size_t i = first; i-- > std::max(begin, first - std::min(first, kReach));) {
    if (tokens.word(i) == ";") {
      break;
    }
    if (const Direction found = cue(tokens, i); found != Direction::unknown) {
      const bool infinitive = found == Direction::maybe_future && tokens.is(i, "to") && !deadline;
      return infinitive ? of_infinitive(tokens, begin, i) : found;
    }
  }
  for (std::size_t i = last; i < std::min(end, last + kReach); ++i) {
    if (tokens.word(i) == ";") {
      break;
    }
    if (const Direction found = cue(tokens, i); found != Direction::unknown) {
      return found;
    }
  }
  return deadline ? Direction::maybe_future : Direction::unknown;
}

}  // namespace dateline::events
