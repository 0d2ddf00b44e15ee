#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "events/extract/times/times.h"
#include "events/text/token_view.h"
#include "events/time/ground.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Direction = TimeMeaning::Direction;

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};

std::string in_words(CivilMinute minute) {
  const CivilDay day = to_day(minute);
  return fmt::format("{} {} {}", day.day, kMonths[day.month - 1], day.year);
}

class PublicationFinder {
 public:
  PublicationFinder(const std::vector<FoundTime>& times, std::string_view text, const TextStructure& structure)
      : times_(times), text_(text), structure_(structure) {
    for (const FoundTime& time : times_) {
      const PartialDate& date = time.meaning.date;
      if (full_dates_.size() < kMostFullDates && time.meaning.kind == Kind::date && date.year && date.month) {
        full_dates_.push_back(date);
      }
    }
  }

  [[nodiscard]] Published run() const {
    for (const auto rule :
         {&PublicationFinder::printed, &PublicationFinder::dated_headline, &PublicationFinder::beside_day_word,
          &PublicationFinder::caption_and_day_word, &PublicationFinder::dated_statement}) {
      if (Published published = (this->*rule)(); published.value) {
        return published;
      }
    }
    return {};
  }

 private:
  [[nodiscard]] Passage::Kind kind_of(const FoundTime& time) const {
    return structure_.kind_at(time.expression.span.begin);
  }
  [[nodiscard]] std::string_view words_of(const FoundTime& time) const { return time.expression.span.of(text_); }

  // The day that an expression names. Its year may stand at another date of the same weeks.
  [[nodiscard]] std::optional<CivilMinute> day_of(const FoundTime& time) const {
    TimeMeaning meaning = time.meaning;
    if (meaning.kind != Kind::date || !meaning.date.month || !meaning.date.day) {
      return std::nullopt;
    }
    if (!meaning.date.year) {
      meaning.date.year = year_of_same_weeks(meaning.date);
    }
    const Grounding grounding = ground(meaning, std::nullopt);
    return grounding.interval ? grounding.interval->start : std::nullopt;
  }

  [[nodiscard]] std::optional<int> year_of_same_weeks(PartialDate date) const {
    CivilMinute nearest = 60 * kMinutesPerDay;
    std::optional<int> found;
    for (const PartialDate& full : full_dates_) {
      const CivilMinute there = to_minutes({*full.year, *full.month, full.day.value_or(15)});
      for (const int year : {*full.year - 1, *full.year, *full.year + 1}) {
        const CivilMinute distance = std::abs(to_minutes({year, *date.month, *date.day}) - there);
        if (distance < nearest) {
          nearest = distance;
          found = year;
        }
      }
    }
    return found;
  }

  static Published make(CivilMinute minute, Granularity granularity, bool inferred, std::string reason) {
    return {.value = minute, .granularity = granularity, .inferred = inferred, .reason = std::move(reason)};
  }

  // A date line at the head or the foot, or a date in the dateline. Where the year stands elsewhere, it is inferred.
  [[nodiscard]] Published printed() const {
    for (const FoundTime& time : times_) {
      const bool dateline = kind_of(time) == Passage::Kind::dateline && stands_outside(time);
      if (!dateline && !(time.meaning.date.year && follows_published(time))) {
        continue;
      }
      const std::optional<CivilMinute> minute = day_of(time);
      if (!minute) {
        continue;
      }
      if (time.meaning.date.year) {
        const bool clock = time.meaning.from_minute && time.meaning.time_zone.empty() && time.meaning.day_part.empty();
        return make(clock ? *minute : *whole(Granularity::day, *minute).start,
                    clock ? Granularity::minute : Granularity::day, false,
                    fmt::format("the report prints “{}”", words_of(time)));
      }
      return make(*whole(Granularity::day, *minute).start, Granularity::day, true,
                  fmt::format("its dateline says “{}” and another of its dates gives the year {}", words_of(time),
                              to_day(*minute).year));
    }
    return {};
  }

  // Among the first or the last passages of the report.
  [[nodiscard]] bool stands_outside(const FoundTime& time) const {
    constexpr std::size_t kAtHead = 8;
    constexpr std::size_t kAtFoot = 3;
    const std::vector<Passage>& passages = structure_.passages;
    const Span span = time.expression.span;
    return passages.size() <= kAtHead + kAtFoot || span.begin < passages[kAtHead].span.begin ||
           span.begin >= passages[passages.size() - kAtFoot].span.begin;
  }

  // "Published Saturday, March 31, 2018", within a paragraph.
  [[nodiscard]] bool follows_published(const FoundTime& time) const {
    const TokenView tokens(text_, structure_);
    const std::size_t first = structure_.token_at(time.expression.span.begin);
    std::size_t i = first;
    while (i > 0 && first - i < 2 && tokens.is_any(i - 1, ":", "on", "at")) {
      --i;
    }
    return i > 0 && tokens.is_capitalised(i - 1) &&
           tokens.is_any(i - 1, "published", "posted", "updated", "issued", "dated", "date");
  }

  [[nodiscard]] Published dated_headline() const {
    const FoundTime* only = nullptr;
    for (const FoundTime& time : times_) {
      if (kind_of(time) == Passage::Kind::headline && time.meaning.kind == Kind::date) {
        if (only != nullptr) {
          return {};
        }
        only = &time;
      }
    }
    if (only == nullptr || !only->meaning.date.year || !day_of(*only)) {
      return {};
    }
    return make(*whole(Granularity::day, *day_of(*only)).start, Granularity::day, true,
                fmt::format("its headline is dated “{}”", words_of(*only)));
  }

  // "yesterday (July 26)": the two stand side by side.
  [[nodiscard]] Published beside_day_word() const {
    for (std::size_t i = 0; i + 1 < times_.size(); ++i) {
      const FoundTime& a = times_[i];
      const FoundTime& b = times_[i + 1];
      constexpr std::uint32_t kBeside = 3;  // bytes: ", ", " ("
      if (b.expression.span.begin - a.expression.span.end > kBeside ||
          structure_.sentence_at(a.expression.span.begin) != structure_.sentence_at(b.expression.span.begin)) {
        continue;
      }
      for (const auto& [word, date] : {std::pair(&a, &b), std::pair(&b, &a)}) {
        const std::optional<CivilMinute> minute = day_of(*date);
        if (is_day_word(*word) && minute) {
          return make(*whole(Granularity::day, *minute).start - *word->meaning.amount * kMinutesPerDay,
                      Granularity::day, true,
                      fmt::format("the report says “{}” of {}", words_of(*word), in_words(*minute)));
        }
      }
    }
    return {};
  }

  // "yesterday", "today", "this morning".
  static bool is_day_word(const FoundTime& time) {
    const TimeMeaning& meaning = time.meaning;
    return meaning.kind == Kind::shift && meaning.base == TimeMeaning::Base::published &&
           meaning.unit == Granularity::day && meaning.amount && *meaning.amount <= 0 &&
           meaning.direction != Direction::future && meaning.part == TimeMeaning::Part::whole;
  }

  // A caption dates what the report tells of; how the report calls that day says when it was written.
  [[nodiscard]] Published caption_and_day_word() const {
    std::optional<CivilMinute> caption;
    for (const FoundTime& time : times_) {
      const std::optional<CivilMinute> minute = day_of(time);
      if (kind_of(time) == Passage::Kind::caption && minute) {
        caption = std::max(caption.value_or(*minute), *minute);
      }
    }
    if (!caption) {
      return {};
    }
    const CivilMinute day = *whole(Granularity::day, *caption).start;
    for (const int before : {-1, 0}) {
      for (const FoundTime& time : times_) {
        if (kind_of(time) == Passage::Kind::body && is_day_word(time) && *time.meaning.amount == before &&
            time.meaning.day_part.empty()) {
          return make(day - before * kMinutesPerDay, Granularity::day, true,
                      fmt::format("the caption is dated {} and the report says “{}”", in_words(day), words_of(time)));
        }
      }
    }
    return caption_and_weekday(day);
  }

  // "an official said on Sunday 24 March 2019": news are told on their day.
  [[nodiscard]] Published dated_statement() const {
    const TokenView tokens(text_, structure_);
    const FoundTime* latest = nullptr;
    for (const FoundTime& time : times_) {
      std::size_t i = structure_.token_at(time.expression.span.begin);
      i -= i > 0 && tokens.is(i - 1, "on") ? 1 : 0;
      const bool said = i > 0 && tokens.is_any(i - 1, "said", "says", "told", "announced", "reported", "confirmed",
                                               "added", "stated", "declared");
      if (said && kind_of(time) == Passage::Kind::body && time.meaning.date.year && day_of(time) &&
          (latest == nullptr || *day_of(*latest) < *day_of(time))) {
        latest = &time;
      }
    }
    if (latest == nullptr) {
      return {};
    }
    return make(*whole(Granularity::day, *day_of(*latest)).start, Granularity::day, true,
                fmt::format("it tells what was said on “{}”", words_of(*latest)));
  }

  // Agencies name the day of a report by its weekday, on that day itself.
  [[nodiscard]] Published caption_and_weekday(CivilMinute day) const {
    constexpr int kDaysAfter = 2;
    for (const FoundTime& time : times_) {
      const TimeMeaning& meaning = time.meaning;
      if (kind_of(time) != Passage::Kind::body || meaning.kind != Kind::date || !meaning.date.weekday ||
          meaning.date.month || (meaning.direction != Direction::past && meaning.direction != Direction::unknown)) {
        continue;
      }
      const int days = (*meaning.date.weekday - weekday(day) + 7) % 7;
      if (days <= kDaysAfter) {
        return make(day + days * kMinutesPerDay, Granularity::day, true,
                    fmt::format("the caption is dated {}, a {}, and the report speaks of {}", in_words(day),
                                kWeekdays[static_cast<std::size_t>(weekday(day))], words_of(time)));
      }
    }
    return {};
  }

  const std::vector<FoundTime>& times_;
  std::string_view text_;
  const TextStructure& structure_;
  static constexpr std::size_t kMostFullDates = 200;  // of a text; more would not be linear
  std::vector<PartialDate> full_dates_;
};

}  // namespace

Published infer_published(const std::vector<FoundTime>& times, std::string_view text, const TextStructure& structure) {
  return PublicationFinder(times, text, structure).run();
}

}  // namespace dateline::events
