#include <fmt/format.h>

#include <array>
#include <set>

#include "events/extract/times.h"
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
    find_only_year();
  }

  [[nodiscard]] Published run() const {
    for (const auto rule : {&PublicationFinder::printed, &PublicationFinder::dated_headline,
                            &PublicationFinder::beside_day_word, &PublicationFinder::caption_and_day_word}) {
      if (const Published published = (this->*rule)(); published.value) {
        return published;
      }
    }
    return {};
  }

 private:
  void find_only_year() {
    std::set<int> years;
    for (const FoundTime& time : times_) {
      const PartialDate& date = time.meaning.date;
      if (time.meaning.kind == Kind::date && date.year && date.month) {
        years.insert(*date.year);
      }
    }
    if (years.size() == 1) {
      only_year_ = *years.begin();
    }
  }

  [[nodiscard]] Passage::Kind kind_of(const FoundTime& time) const {
    return structure_.kind_at(time.expression.span.begin);
  }
  [[nodiscard]] std::string_view words_of(const FoundTime& time) const { return time.expression.span.of(text_); }

  // The day that an expression names, with the year that the text names elsewhere where it names only one.
  [[nodiscard]] std::optional<CivilMinute> day_of(const FoundTime& time) const {
    TimeMeaning meaning = time.meaning;
    if (meaning.kind != Kind::date || !meaning.date.month || !meaning.date.day) {
      return std::nullopt;
    }
    if (!meaning.date.year) {
      meaning.date.year = only_year_;
    }
    const Grounding grounding = ground(meaning, std::nullopt);
    return grounding.interval ? grounding.interval->start : std::nullopt;
  }

  static Published make(CivilMinute minute, Granularity granularity, bool inferred, std::string reason) {
    return {.value = minute, .granularity = granularity, .inferred = inferred, .reason = std::move(reason)};
  }

  // A date line, or a date in the dateline. Where the year stands elsewhere, it is inferred.
  [[nodiscard]] Published printed() const {
    for (const FoundTime& time : times_) {
      const std::optional<CivilMinute> minute = day_of(time);
      if (kind_of(time) != Passage::Kind::dateline || !minute) {
        continue;
      }
      if (time.meaning.date.year) {
        const bool clock = time.meaning.from_minute && time.meaning.time_zone.empty() && time.meaning.day_part.empty();
        return make(clock ? *minute : *whole(Granularity::day, *minute).start,
                    clock ? Granularity::minute : Granularity::day, false,
                    fmt::format("the report prints “{}”", words_of(time)));
      }
      return make(*minute, Granularity::day, true,
                  fmt::format("its dateline says “{}” and its other dates are of {}", words_of(time), *only_year_));
    }
    return {};
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
      if (b.expression.span.begin - a.expression.span.end > kBeside) {
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
  std::optional<int> only_year_;
};

}  // namespace

Published infer_published(const std::vector<FoundTime>& times, std::string_view text, const TextStructure& structure) {
  return PublicationFinder(times, text, structure).run();
}

}  // namespace dateline::events
