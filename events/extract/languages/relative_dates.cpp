#include "events/extract/languages/clock.h"
#include "events/extract/languages/dates.h"

namespace dateline::events {

namespace {

using Base = TimeMeaning::Base;
using Direction = TimeMeaning::Direction;
using Match = std::optional<LanguageTimeMatch>;

class RelativeDateRules {
 public:
  explicit RelativeDateRules(const LanguageTimeWords& words) : w_(words) {}

  [[nodiscard]] Match counted(std::size_t i) const {
    for (const auto rule : {&RelativeDateRules::ago, &RelativeDateRules::this_part, &RelativeDateRules::day_word,
                            &RelativeDateRules::last_part, &RelativeDateRules::next_or_last}) {
      if (Match match = (this->*rule)(i)) {
        return match;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Match ago(std::size_t i) const {
    if (const auto before = w_.says(i, LanguageTime::ago_before)) {
      if (const auto count = w_.amount(i + before->length)) {
        return shifted(i, count->next, -count->value, count->unit);
      }
    }
    if (const auto count = w_.amount(i)) {
      if (const auto after = w_.says(count->next, LanguageTime::ago_after)) {
        return shifted(i, count->next + after->length, -count->value, count->unit);
      }
    }
    return std::nullopt;
  }

  // "yesterday", "yesterday Wednesday".
  [[nodiscard]] Match day_word(std::size_t i) const {
    if (const auto other = w_.says(i, LanguageTime::context_day)) {
      LanguageTimeMatch match = shifted(i, i + other->length, other->word->number, Granularity::day);
      match.meaning.base = Base::context;
      return match;
    }
    const auto day = w_.says(i, LanguageTime::day);
    if (!day) {
      return std::nullopt;
    }
    LanguageTimeMatch match = shifted(i, i + day->length, day->word->number, Granularity::day);
    if (const auto weekday = w_.says(match.last, LanguageTime::weekday)) {
      match.last += weekday->length;
    }
    return match;
  }

  // "this morning", of the day of publication.
  [[nodiscard]] Match this_part(std::size_t i) const {
    const auto said = w_.says(i, LanguageTime::this_);
    const auto part = said ? w_.says(i + said->length, LanguageTime::day_part) : std::nullopt;
    const Match time = part ? language_clock(w_, i + said->length) : std::nullopt;
    if (!time) {
      return std::nullopt;
    }
    LanguageTimeMatch match = shifted(i, time->last, 0, Granularity::day);
    give_clock(match, *time);
    return match;
  }

  // "last night", of the night before the day of publication: it began on the day before, or, where the language counts
  // the night from midnight, on that day.
  [[nodiscard]] Match last_part(std::size_t i) const {
    const auto before = w_.says(i, LanguageTime::last);
    const std::size_t at = before ? i + before->length : i;
    const auto part = w_.says(at, LanguageTime::day_part);
    const auto after = part && !before ? w_.says(at + part->length, LanguageTime::last) : std::nullopt;
    const Match time = before || after ? language_clock(w_, at) : std::nullopt;
    if (!part || !time || !time->meaning.from_minute) {
      return std::nullopt;
    }
    constexpr int kNoon = 12 * 60;
    const bool day_before = *time->meaning.from_minute >= kNoon;
    LanguageTimeMatch match =
        shifted(i, time->last + (after ? after->length : 0), day_before ? -1 : 0, Granularity::day);
    give_clock(match, *time);
    return match;
  }

  struct Which {
    int amount = 0;
    Direction direction = Direction::unknown;
    std::size_t length = 0;
  };
  [[nodiscard]] std::optional<Which> which(std::size_t i) const {
    if (const auto said = w_.says(i, LanguageTime::last)) {
      return Which{-1, Direction::last, said->length};
    }
    if (const auto said = w_.says(i, LanguageTime::next)) {
      return Which{1, Direction::next, said->length};
    }
    if (const auto said = w_.says(i, LanguageTime::this_)) {
      return Which{0, Direction::present, said->length};
    }
    return std::nullopt;
  }

  // "last week", "la semaine dernière", "last Tuesday".
  [[nodiscard]] Match next_or_last(std::size_t i) const {
    const auto before = which(i);
    const std::size_t at = before ? w_.past(i + before->length, LanguageTime::day_word) : i;
    const auto unit = w_.says(at, LanguageTime::unit);
    const auto weekday = w_.says(at, LanguageTime::weekday);
    if (!unit && !weekday) {
      return std::nullopt;
    }
    const std::size_t noun_end = at + (weekday ? weekday->length : unit->length);
    const auto after = before ? std::nullopt : which(noun_end);
    if (!before && !after) {
      return std::nullopt;
    }
    const Which said = before ? *before : *after;
    const std::size_t last = before ? noun_end : noun_end + said.length;
    if (!weekday) {
      const Granularity of = *granularity(unit->word->value);
      return of < Granularity::day ? std::nullopt : std::optional(shifted(i, last, said.amount, of));
    }
    LanguageTimeMatch match{i, last};
    match.meaning.date.weekday = weekday->word->number;
    // "last Tuesday" is the one that was, not the one of last week; "this Monday" the nearest.
    match.meaning.direction = said.direction == Direction::present ? Direction::past : said.direction;
    return match;
  }

  const LanguageTimeWords& w_;
};

}  // namespace

std::optional<LanguageTimeMatch> language_relative_date(const LanguageTimeWords& words, std::size_t i) {
  return RelativeDateRules(words).counted(i);
}

}  // namespace dateline::events
