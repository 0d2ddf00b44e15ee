#include "events/extract/grounding/claim_time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace dateline::events {

namespace {

class TimeChooser {
 public:
  TimeChooser(const TaggedText& tagged, const Sentence& sentence, const Happening& happening,
              const std::vector<Speech>& speech, const ReportTime& report)
      : t_(tagged),
        happening_(happening),
        speech_(speech),
        report_(report),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  TimeChoice run() {
    if (auto bounded_by = by_other_event()) {
      return *bounded_by;
    }
    const std::uint32_t own = nearest(false);
    if (own != kNone) {
      TimeChoice choice = from_expression(own);
      if (const auto shift = days_from_main(own); shift && choice.when.start && choice.when.end) {
        choice.when.start = *choice.when.start + *shift * kMinutesPerDay;
        choice.when.end = *choice.when.end + *shift * kMinutesPerDay;
      }
      return choice;
    }
    if (const auto stretch = counted_days()) {
      return *stretch;
    }
    if (lasting_words()) {
      return lasting();
    }
    const std::uint32_t statement = nearest(true);
    if (statement != kNone) {
      return from_statement(statement);
    }
    TimeChoice choice = from_report();
    if (const auto shift = days_from_main(kNone); shift && choice.when.start && choice.when.end) {
      choice.when.start = *choice.when.start + *shift * kMinutesPerDay;
      choice.when.end = *choice.when.end + *shift * kMinutesPerDay;
    }
    return choice;
  }

 private:
  [[nodiscard]] bool day_or_wider(const TimeInterval& interval) const {
    return interval.granularity >= Granularity::day;
  }

  // "airstrikes before the capture", "fighting after the withdrawal": timed by what else happened.
  [[nodiscard]] std::optional<TimeChoice> by_other_event() const {
    const Clause& clause = happening_.clause;
    const std::uint32_t heads = t_.words[first_ + 1 < last_ ? first_ + 1 : first_].time;
    if (!clause.noun && heads != kNone && usable(t_.times[heads])) {
      return std::nullopt;  // "On Monday rebels attacked A before the fall of B"
    }
    for (const Complement& one : clause.complements) {
      if (one.preposition == kNone || t_.words[one.range.begin].time != kNone) {
        continue;
      }
      const WordId preposition = t_.words[one.preposition].id;
      const bool before = preposition == t_.lexicon.before;
      if ((before || preposition == t_.lexicon.after) && names_event(one.range)) {
        const auto day = report_day();
        if (before && day && day->end) {
          TimeChoice choice;
          choice.when = {std::nullopt, day->end, Granularity::day, Extent::within};
          choice.spans = {t_.span({one.preposition, one.range.end})};
          choice.how = "before an event that the report tells of";
          choice.certainty = 0.85;
          choice.own = true;
          return choice;
        }
      }
    }
    // "captured the town after heavy clashes": the clashes were before.
    if (clause.noun && clause.governor != kNone && t_.words[clause.governor].id == t_.lexicon.after) {
      const auto day = report_day();
      if (day && day->end && nearest(false) == kNone) {
        TimeChoice choice;
        choice.when = {std::nullopt, day->end, Granularity::day, Extent::within};
        choice.spans = {t_.structure.tokens[clause.governor].span};
        choice.how = "told as before the report's main event";
        choice.certainty = 0.8;
        return choice;
      }
    }
    return std::nullopt;
  }

  // "clashes erupted on Sunday, a day after shells hit the market": how far this clause lies from the main one, where
  // the expression at `time` (or none, kNone) stands in that one.
  [[nodiscard]] std::optional<int> days_from_main(std::uint32_t time) const {
    const Clause& clause = happening_.clause;
    const std::uint32_t begin =
        clause.subject.empty() || clause.subject.begin > clause.begin ? clause.begin : clause.subject.begin;
    if (begin < first_ + 3 || (time != kNone && t_.structure.tokens[begin].span.begin < t_.times[time].span.end)) {
      return std::nullopt;
    }
    const WordId link = t_.words[begin - 1].id;
    const std::string_view unit = t_.spelling(begin - 2);
    if ((link != t_.lexicon.after && link != t_.lexicon.before) || (unit != "day" && unit != "days")) {
      return std::nullopt;
    }
    const int named = t_.lexicon.facts_of(t_.words[begin - 3].id).number;
    const int days = named > 0 ? named : 1;
    return link == t_.lexicon.after ? -days : days;
  }

  [[nodiscard]] bool names_event(WordRange range) const {
    std::vector<PhraseTable::Match> matches;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      t_.lexicon.trigger_phrases.find({t_.ids.data() + at, range.end - at}, matches);
      for (const PhraseTable::Match& match : matches) {
        if (t_.lexicon.triggers[match.value].noun) {
          return true;
        }
      }
    }
    return false;
  }

  [[nodiscard]] std::optional<TimeInterval> report_day() const {
    if (report_.day) {
      return report_.day;
    }
    if (const auto day = publication_day(report_.published)) {
      return TimeInterval{*day - kMinutesPerDay, *day + kMinutesPerDay, Granularity::day, Extent::within};
    }
    return std::nullopt;
  }

  // Whether the expression at this word dates what was said, not what happened.
  [[nodiscard]] bool dates_statement(std::uint32_t word) const {
    for (const Speech& speech : speech_) {
      if (speech.verb == kNone) {
        continue;
      }
      if (speech.place == Speech::Place::after && !speech.scope.contains(word) && word > speech.scope.end) {
        return true;
      }
      // "said on Monday", "on Monday said", "said in Geneva on Monday that".
      std::uint32_t at = speech.verb + 1;
      while (at < word &&
             (t_.words[at].tag == Tag::preposition || t_.words[at].tag == Tag::adverb || t_.words[at].time != kNone)) {
        ++at;
      }
      if (at == word && word > speech.verb) {
        return true;
      }
      if (word < speech.verb && word + 3 > speech.verb && t_.words[word].time == t_.words[speech.verb - 1].time) {
        return true;
      }
    }
    return false;
  }

  // The nearest expression that the happening may hang on; of statements, or of happenings.
  [[nodiscard]] std::uint32_t nearest(bool statement) const {
    const Clause& clause = happening_.clause;
    std::uint32_t best = kNone;
    std::uint32_t best_cost = 60;
    for (std::uint32_t at = first_; at < last_; ++at) {
      const std::uint32_t time = t_.words[at].time;
      if (time == kNone || (at > first_ && t_.words[at - 1].time == time)) {
        continue;
      }
      if (!usable(t_.times[time]) || dates_statement(at) != statement) {
        continue;
      }
      if (happening_.gap != kNone && at < happening_.gap) {
        continue;  // "A on Saturday and B on Sunday": not of B
      }
      const std::uint32_t cost = cost_of(at, clause);
      if (cost < best_cost) {
        best = time;
        best_cost = cost;
      }
    }
    return best;
  }

  [[nodiscard]] static bool usable(const TimeExpression& time) {
    return time.grounded && !time.grounded->is_unknown() && time.type != TimexType::set;
  }

  // Words between, dearer where another clause lies between.
  [[nodiscard]] std::uint32_t cost_of(std::uint32_t at, const Clause& clause) const {
    const std::uint32_t head = happening_.gap == kNone ? clause.head.begin : happening_.gap;
    std::uint32_t cost = 0;
    const std::uint32_t from = std::min(at, head);
    const std::uint32_t to = std::max(at, head);
    for (std::uint32_t word = from + 1; word < to; ++word) {
      ++cost;
      const Tag tag = t_.words[word].tag;
      if (starts_clause(word)) {
        cost += t_.times[t_.words[at].time].bound == TimeBound::none ? 30 : 60;
      } else if (tag == Tag::conjunction && !clause.subject.empty() && clause.subject.begin == word + 1) {
        cost += 8;  // "shelled A on Monday and rebels attacked B on Tuesday"
      } else if (tag == Tag::relative) {
        cost += 40;
      } else if (tag == Tag::subordinator) {
        cost += 15;
      } else if (tag == Tag::stop) {
        cost += 20;
      } else if (t_.is_verb(word) && !clause.head.contains(word)) {
        cost += tag == Tag::past || tag == Tag::verb ? 12 : 6;
      }
    }
    // "After taking A on Saturday, troops captured B on Sunday": the day of what went before.
    if (at < head && leads_to_deed(at)) {
      cost += 20;
    }
    // What heads the sentence speaks for all of it: "On Monday, ...".
    const bool heads = at <= first_ + 2;
    return heads ? std::min<std::uint32_t>(cost, 25) : cost;
  }

  // Whether the expression stands in an opening "After taking A on Saturday," and the happening behind it.
  [[nodiscard]] bool leads_to_deed(std::uint32_t time) const {
    const WordId first = t_.words[first_].id;
    if ((first != t_.lexicon.after && first != t_.lexicon.before) || first_ + 1 >= last_ ||
        t_.words[first_ + 1].tag != Tag::ing) {
      return false;
    }
    std::uint32_t comma = time;
    while (comma < last_ && t_.words[comma].tag != Tag::comma) {
      ++comma;
    }
    return comma < happening_.clause.head.begin;
  }

  // ", but vehicles on it come under fire": the clause of another verb begins.
  [[nodiscard]] bool starts_clause(std::uint32_t word) const {
    const Clause& clause = happening_.clause;
    return t_.words[word].tag == Tag::conjunction && t_.words[word - 1].tag == Tag::comma && !clause.subject.empty() &&
           clause.subject.begin == word + 1;
  }

  [[nodiscard]] TimeChoice from_expression(std::uint32_t index) const {
    const TimeExpression& expression = t_.times[index];
    TimeChoice choice;
    choice.own = true;
    choice.spans = {expression.bound_span.empty() ? expression.span : hull(expression.bound_span, expression.span)};
    choice.how = "dated by \"" + std::string(expression.span.of(t_.text)) + "\"";
    const auto interval = bounded(expression);
    choice.when = interval ? *interval : *expression.grounded;
    if (choice.when.extent == Extent::throughout || expression.bound == TimeBound::since) {
      choice.when.extent = Extent::throughout;
      if (!choice.when.end) {
        close(choice.when);
      }
    } else if (expression.type == TimexType::duration) {
      choice.when.extent = Extent::throughout;
    }
    if (!choice.when.start && choice.when.end && expression.grounded->granularity < Granularity::day) {
      // "before dawn on Tuesday": that night, and not at any time before.
      choice.when.start = whole(Granularity::day, *choice.when.end - 1).start;
    }
    no_future(choice.when);
    return choice;
  }

  // "killed 40 in three days of bombing", "over 48 hours": so many days up to the one that the report tells of.
  [[nodiscard]] std::optional<TimeChoice> counted_days() const {
    static constexpr std::array<std::string_view, 5> kSpanning = {"in", "over", "during", "within", "throughout"};
    constexpr std::uint32_t kOwn = 30;  // the dearest that is the happening's own
    const auto today = report_.day && report_.day->end ? report_.day->end : day_after_publication();
    for (std::uint32_t at = first_ + 1; today && at < last_; ++at) {
      const std::uint32_t time = t_.words[at].time;
      if (time == kNone || t_.words[at - 1].time == time || t_.times[time].type != TimexType::duration ||
          t_.times[time].grounded || cost_of(at, happening_.clause) > kOwn) {
        continue;
      }
      const std::uint32_t before = t_.lower(at - 1) == "the" && at > first_ + 1 ? at - 2 : at - 1;
      const std::optional<int> days = days_of(t_.times[time].value);
      if (!days || std::find(kSpanning.begin(), kSpanning.end(), t_.lower(before)) == kSpanning.end()) {
        continue;
      }
      TimeChoice choice;
      choice.when = {*today - (*days + 1) * kMinutesPerDay, *today, Granularity::day, Extent::throughout};
      choice.spans = {t_.times[time].span};
      choice.how = "so many days up to the report's (\"" + std::string(t_.times[time].span.of(t_.text)) + "\")";
      choice.certainty = 0.75;
      return choice;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<CivilMinute> day_after_publication() const {
    const auto day = publication_day(report_.published);
    return day ? std::optional(*day + kMinutesPerDay) : std::nullopt;
  }

  // The days of a duration's value, "P3D", "PT48H", "P2W"; nothing of longer ones, which tell of no one happening.
  [[nodiscard]] static std::optional<int> days_of(std::string_view value) {
    constexpr int kMostDays = 60;
    const bool hours = value.starts_with("PT") && value.ends_with('H');
    const bool whole_days = value.ends_with('D') || value.ends_with('W');
    if (!value.starts_with('P') || !(hours || whole_days)) {
      return std::nullopt;
    }
    const std::string_view digits = value.substr(hours ? 2 : 1, value.size() - (hours ? 3 : 2));
    int count = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
    if (error != std::errc() || end != digits.data() + digits.size()) {
      return std::nullopt;  // "PXD"
    }
    const int days = hours ? (count + 23) / 24 : value.ends_with('W') ? 7 * count : count;
    const bool one = !hours && days < 2;  // "in a single day" is one of those that the report tells of
    return !one && days <= kMostDays ? std::optional(days) : std::nullopt;
  }

  // What lasts "since" lasted up to the publication, as far as the report can know.
  void close(TimeInterval& when) const {
    const auto day = publication_day(report_.published);
    if (day && (!when.start || *when.start < *day)) {
      when.end = *day;
    }
  }

  // "this month", "this week" of what was: up to the publication.
  void no_future(TimeInterval& when) const {
    const auto day = publication_day(report_.published);
    if (!day || !when.end || !when.start) {
      return;
    }
    if (when.granularity <= Granularity::day) {
      // "to disperse the crowd on Monday night" beside a verb of the past: a weekday that is over.
      constexpr CivilMinute kWeek = 7 * kMinutesPerDay;
      if (*when.start >= *day + kMinutesPerDay && *when.start < *day + kWeek) {
        when.start = *when.start - kWeek;
        when.end = *when.end - kWeek;
      }
      return;
    }
    const CivilMinute tomorrow = *day + kMinutesPerDay;
    if (when.start<day&& * when.end> tomorrow) {
      when.end = tomorrow;
    }
  }

  [[nodiscard]] TimeChoice from_statement(std::uint32_t index) const {
    const TimeExpression& expression = t_.times[index];
    TimeChoice choice;
    choice.spans = {expression.span};
    choice.how = "said \"" + std::string(expression.span.of(t_.text)) + "\", with no other time";
    choice.certainty = 0.9;
    choice.when = *expression.grounded;
    choice.when.extent = Extent::within;
    if (expression.grounded->start && expression.grounded->granularity < Granularity::day) {
      choice.when = whole(Granularity::day, *expression.grounded->start);
    }
    if (remote()) {
      choice.when.start.reset();
      choice.certainty = 0.75;
    }
    return choice;
  }

  // "had captured" and "after the capture": before what the report tells of.
  [[nodiscard]] bool remote() const {
    const Clause& clause = happening_.clause;
    if (clause.noun || !clause.perfect) {
      return false;
    }
    for (std::uint32_t at = clause.begin; at < clause.head.begin; ++at) {
      if (t_.words[at].tag == Tag::have && lower_word(t_.spelling(at)) == "had") {
        return true;
      }
    }
    return false;
  }

  // "for weeks", "have been fighting": it lasts, from an unknown start.
  [[nodiscard]] bool lasting_words() const {
    const Clause& clause = happening_.clause;
    if (clause.noun || !clause.perfect || !(clause.progressive || t_.words[clause.head.begin].tag == Tag::be)) {
      return false;
    }
    return true;
  }
  [[nodiscard]] TimeChoice lasting() const {
    TimeChoice choice;
    choice.when = {std::nullopt, std::nullopt, Granularity::day, Extent::throughout};
    close(choice.when);
    choice.how = "told as still going on";
    choice.certainty = 0.7;
    for (std::uint32_t at = happening_.clause.head.end; at < last_; ++at) {
      if (t_.words[at].time != kNone && t_.times[t_.words[at].time].type == TimexType::duration) {
        choice.spans = {t_.times[t_.words[at].time].span};
        break;
      }
    }
    return choice;
  }

  [[nodiscard]] TimeChoice from_report() const {
    TimeChoice choice;
    if (report_.day) {
      choice.when = *report_.day;
      choice.when.extent = Extent::within;
      choice.how = "the day that the report tells of (\"" + report_.day_words + "\")";
      choice.certainty = 0.85;
    } else if (const auto day = publication_day(report_.published)) {
      choice.when = {*day - kMinutesPerDay, *day + kMinutesPerDay, Granularity::day, Extent::within};
      choice.how = "no date in the text; the day of the report or the one before";
      choice.certainty = 0.7;
    } else {
      choice.how = "no date in the text";
      choice.certainty = 0.5;
    }
    if (remote()) {
      choice.when.start.reset();
    }
    return choice;
  }

  const TaggedText& t_;
  const Happening& happening_;
  const std::vector<Speech>& speech_;
  const ReportTime& report_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

TimeChoice choose_time(const TaggedText& tagged, const Sentence& sentence, const Happening& happening,
                       const std::vector<Speech>& speech, const ReportTime& report) {
  return TimeChooser(tagged, sentence, happening, speech, report).run();
}

}  // namespace dateline::events
