#include "events/extract/grounding/report_time.h"

namespace dateline::events {

namespace {

bool is_title(const TaggedText& tagged, const Sentence& sentence) {
  return sentence.last_token > sentence.first_token && sentence.paragraph == 0 &&
         tagged.structure.kind_at(tagged.structure.tokens[sentence.first_token].span.begin) == Passage::Kind::headline;
}

// "Operational information as of 22:00, 17 January": a title with the hour up to which it tells of its day; empty
// otherwise.
bool set_day_of_title(ReportTime& report, const TaggedText& tagged, const Sentence& sentence) {
  constexpr CivilMinute kNear = 2 * kMinutesPerDay;
  const auto day = publication_day(report.published);
  std::optional<std::uint32_t> dated;
  bool clock = false;
  for (std::size_t at = sentence.first_token; at < sentence.last_token; ++at) {
    const std::uint32_t time = tagged.words[at].time;
    const auto word = static_cast<std::uint32_t>(at);
    clock = clock || (at > sentence.first_token && tagged.lower(word) == "of" && tagged.lower(word - 1) == "as");
    if (time == kNone || !tagged.times[time].grounded || !tagged.times[time].grounded->start) {
      continue;
    }
    const Granularity granularity = tagged.times[time].grounded->granularity;
    clock = clock || granularity < Granularity::day;
    dated = granularity <= Granularity::day ? time : dated;
  }
  if (!dated || !clock || !day) {
    return false;
  }
  const TimeInterval whole_day = whole(Granularity::day, *tagged.times[*dated].grounded->start);
  if (*whole_day.start > *day || *whole_day.start + kNear < *day) {
    return false;
  }
  report.day = whole_day;
  report.day_words = std::string(tagged.times[*dated].span.of(tagged.text));
  return true;
}

// "said on Wednesday": the day of what was said.
bool dates_speech(const TaggedText& tagged, std::size_t word) {
  std::size_t at = word;
  while (at > 0 &&
         (tagged.words[at - 1].tag == Tag::preposition || tagged.words[at - 1].time == tagged.words[word].time)) {
    --at;
  }
  return at > 0 && tagged.has_kind(static_cast<std::uint32_t>(at - 1), VerbKind::speech);
}

}  // namespace

std::optional<CivilMinute> publication_day(const Published& published) {
  return published.value && published.granularity <= Granularity::day ? whole(Granularity::day, *published.value).start
                                                                      : std::nullopt;
}

ReportTime report_time(const TaggedText& tagged, const Published& published) {
  constexpr int kOpening = 3;  // sentences of the body
  constexpr CivilMinute kNear = 8 * kMinutesPerDay;
  ReportTime report;
  report.published = published;
  int sentences = 0;
  const auto day = publication_day(published);
  for (const Sentence& sentence : tagged.structure.sentences) {
    if (sentences == 0 && is_title(tagged, sentence) && set_day_of_title(report, tagged, sentence)) {
      return report;
    }
    if (tagged.structure.kind_at(tagged.structure.tokens[sentence.last_token - 1].span.begin) != Passage::Kind::body ||
        sentence.last_token - sentence.first_token < 6) {
      continue;
    }
    if (++sentences > kOpening) {
      break;
    }
    for (std::size_t at = sentence.first_token; at < sentence.last_token; ++at) {
      const std::uint32_t time = tagged.words[at].time;
      if (time == kNone || (report.day && dates_speech(tagged, at))) {
        continue;
      }
      const TimeExpression& expression = tagged.times[time];
      const bool simple =
          expression.grounded && expression.grounded->start &&
          (expression.bound == TimeBound::none || expression.grounded->granularity < Granularity::day) &&
          expression.grounded->granularity <= Granularity::day && expression.type != TimexType::duration;
      if (!simple) {
        continue;
      }
      const TimeInterval whole_day = whole(Granularity::day, *expression.grounded->start);
      if (day && (*whole_day.start > *day || *whole_day.start + kNear < *day)) {
        continue;
      }
      report.day = whole_day;
      report.day_words = std::string(expression.span.of(tagged.text));
      if (!dates_speech(tagged, at)) {
        break;  // else the day that the same sentence tells of, if it names one
      }
    }
    if (report.day) {
      break;
    }
  }
  return report;
}

}  // namespace dateline::events
