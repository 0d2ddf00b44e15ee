// Years and what is counted by years: "2016", "490 BC", "the 1980s", "the 19th century", and parts of the year:
// seasons and feasts.
#include <charconv>

#include "events/extract/times/parser.h"

namespace dateline::events {

namespace {

constexpr int kFirstBareYear = 1700;
constexpr int kFirstYearOfNames = 1500;  // "the 1614 rules"

}  // namespace

// "the summer of 2015", "winter 2016", "in spring", "the summer offensive".
TimeParser::Match TimeParser::season(std::size_t i) const {
  const std::optional<int> found = tokens_.number(i, TimeWord::season);
  if (!found || !stands_as_season(i)) {
    return std::nullopt;
  }
  PartialDate date;
  date.season = static_cast<unsigned>(*found);
  TimeMatch match = date_match(i, take_year(i + 1, date), date, "season");
  match.last = take_context_year(match.last, match.meaning);
  return match;
}

// "fall" and "spring" are other words too.
bool TimeParser::stands_as_season(std::size_t i) const {
  PartialDate date;
  if (take_year(i + 1, date) > i + 1) {
    return true;
  }
  const bool fighting = tokens_.is_any(i + 1, "offensive", "offensives", "campaign", "campaigns", "fighting", "assault",
                                       "operation", "operations", "uprising", "season", "harvest", "rains");
  const bool listed =
      (tokens_.is_any(i + 1, "and", "or", ",") || tokens_.is_dash(i + 1)) && tokens_.may_be(i + 2, TimeWord::season);
  const bool ends_list = i >= 2 && (tokens_.is_any(i - 1, "and", "or") || tokens_.is_dash(i - 1)) &&
                         tokens_.may_be(i - 2, TimeWord::season);
  if (fighting || listed || ends_list) {
    return true;
  }
  const bool definite = i >= 1 && tokens_.is(i - 1, "the");
  if (tokens_.is(i, "fall")) {
    return definite && !tokens_.is(i + 1, "of") && !tokens_.is_lower(i + 1);
  }
  if (!tokens_.is(i, "spring")) {
    return true;
  }
  const auto leads = [&](std::size_t at) {
    return tokens_.is_any(at, "in", "during", "by", "until", "over", "through", "throughout", "since", "that", "of",
                          "next", "last", "this", "spent", "for");
  };
  return i >= 1 && (leads(i - 1) || (i >= 2 && definite && leads(i - 2)));
}

// "Christmas", "Christmas Eve 2016", "New Year's Day".
TimeParser::Match TimeParser::holiday(std::size_t i) const {
  PartialDate date;
  std::size_t next = i + 1;
  if (const std::string_view day = tokens_.value(i, TimeWord::holiday); !day.empty()) {
    unsigned month = 0;
    unsigned of_month = 0;
    std::from_chars(day.data(), day.data() + 2, month);
    std::from_chars(day.data() + 3, day.data() + day.size(), of_month);
    date.month = month;
    date.day = of_month;
    if (tokens_.is_capitalised(i + 1) && tokens_.is_any(i + 1, "island", "islands", "carol")) {
      return std::nullopt;
    }
  } else if (tokens_.is(i, "new") && tokens_.is(i + 1, "year") && tokens_.is_capitalised(i) &&
             tokens_.is_capitalised(i + 1)) {
    date.month = 1;
    date.day = 1;
    next = tokens_.is(i + 2, "'s") || tokens_.word(i + 2) == "’s" ? i + 3 : i + 2;
  } else {
    return std::nullopt;
  }
  if (tokens_.is(next, "eve")) {
    const bool new_year = *date.day == 1;
    date.month = new_year ? 12 : *date.month;
    date.day = new_year ? 31 : *date.day - 1;
    ++next;
  } else if (tokens_.is(next, "day")) {
    ++next;
  }
  next = take_year(next, date);
  return date_match(i, next, date, "feast");
}

TimeParser::Match TimeParser::year_alone(std::size_t i) const {
  const std::optional<int> found = year(i);
  if (!found) {
    return std::nullopt;
  }
  PartialDate date;
  date.year = found;
  // "1914-18", "2011–2016".
  if (tokens_.is_dash(i + 1) && tokens_.is_number(i + 2)) {
    const std::size_t digits = tokens_.word(i + 2).size();
    const int end = plain_number(tokens_.word(i + 2)).value_or(0);
    const int last = digits == 2 ? *found / 100 * 100 + end : end;
    if ((digits == 2 || digits == 4) && last > *found && last <= kLastYear && last - *found <= 200 &&
        !counts_something(i + 2)) {
      TimeMatch match = date_match(i, i + 3, date, "years");
      match.end_first = i + 2;
      match.end = date;
      match.end->year = last;
      return match;
    }
  }
  const char* const rule = rule_of_year(i, *found);
  if (rule == nullptr) {
    return std::nullopt;
  }
  if (tokens_.may_be(i + 1, TimeWord::season) && !tokens_.is(i + 1, "fall")) {  // "the 1982 summer offensives"
    date.season = static_cast<unsigned>(*tokens_.number(i + 1, TimeWord::season));
    return date_match(i, i + 2, date, "season");
  }
  return date_match(i, i + 1, date, rule);
}

// Whether a number of four digits is a year, and whether one that the text moves to; null where it is none.
const char* TimeParser::rule_of_year(std::size_t i, int value) const {
  const UChar32 before = i > 0 ? tokens_.code(i - 1) : 0;
  const UChar32 after = tokens_.code(i + 1);
  const bool bracketed = before == '(' && (after == ')' || tokens_.is_dash(i + 1));
  const bool heads = tokens_.begins(i) && (i + 1 >= tokens_.size() || after == ':' || after == '.');
  const bool leads = tokens_.begins(i) && value >= kFirstBareYear && tokens_.is_word(i + 1);
  const bool of_something = i > 0 && tokens_.is(i - 1, "of");
  if (value < kFirstBareYear &&
      !(i > 0 && tokens_.is_any(i - 1, "in", "since", "until", "by", "from", "after", "to", "before", "during")) &&
      !bracketed && !heads && !(value >= kFirstYearOfNames && tokens_.is_lower(i + 1) && tokens_.is(i - 1, "the"))) {
    return nullptr;
  }
  if (i == 0 || bracketed || heads || leads || (follows_preposition(i) && !of_something)) {
    return "year";
  }
  if (of_something || tokens_.is_any(i - 1, "the", "'s", "’s", "its", "his", "her", "their", "year", "early", "late")) {
    return kYearInName;
  }
  // "2000 rounds", "killed 1900", "some 1800 injured", "flight 1549", "$2000".
  const bool quantity = tokens_.is_any(i - 1, "some", "nearly", "almost", "over", "than", "least", "approximately",
                                       "roughly", "up", "number", "resolution", "flight", "unit", "no", "only");
  const bool counts = tokens_.is_lower(i + 1) && tokens_.word(i + 1).ends_with('s');
  const bool counted = tokens_.may_be(i - 1, TimeWord::past) || tokens_.word(i - 1).ends_with("ed");
  const bool amount = before == '$' || before == 0x20AC || before == 0xA3 || before == '#' || after == '%' ||
                      after == '/' || before == '/';
  if (quantity || counts || counted || amount || tokens_.is_number(i - 1) || tokens_.is_number(i + 1)) {
    return nullptr;
  }
  return kYearInName;
}

namespace {

// The year as the calendar counts, from one before Christ: 1 BC is the year 0.
int before_christ(int year) {
  return 1 - year;
}

}  // namespace

// "490 BC", "AD 70".
TimeParser::Match TimeParser::year_of_era(std::size_t i) const {
  PartialDate date;
  if (tokens_.is_number(i) && tokens_.may_be(i + 1, TimeWord::era) && tokens_.is_all_capitals(i + 1)) {
    const std::optional<int> number = plain_number(tokens_.word(i));
    if (!number || *number < 1) {
      return std::nullopt;
    }
    date.year = *tokens_.number(i + 1, TimeWord::era) < 0 ? before_christ(*number) : *number;
    return date_match(i, i + 2, date, "year of era");
  }
  if (tokens_.is(i, "ad") && tokens_.is_all_capitals(i) && tokens_.is_number(i + 1)) {
    date.year = plain_number(tokens_.word(i + 1));
    return date.year ? Match(date_match(i, i + 2, date, "year of era")) : std::nullopt;
  }
  return std::nullopt;
}

// "490-480 BC", "264 to 241 BC".
TimeParser::Match TimeParser::years_of_era(std::size_t i) const {
  if (!tokens_.is_number(i) || !(tokens_.is_dash(i + 1) || tokens_.is_any(i + 1, "to", "and", "or", "until")) ||
      !tokens_.is_number(i + 2) || !tokens_.may_be(i + 3, TimeWord::era)) {
    return std::nullopt;
  }
  Match last = year_of_era(i + 2);
  const std::optional<int> number = plain_number(tokens_.word(i));
  if (!last || !number || *number < 1) {
    return std::nullopt;
  }
  PartialDate date;
  date.year = *last->meaning.date.year < 1 ? before_christ(*number) : *number;
  if (*date.year >= *last->meaning.date.year) {
    return std::nullopt;
  }
  TimeMatch match = date_match(i, last->last, date, "years");
  match.end_first = i + 2;
  match.end = last->meaning.date;
  return match;
}

// "1980s", "1980's", "the 80s", "the 470s BC".
TimeParser::Match TimeParser::decade(std::size_t i) const {
  if (!tokens_.is_number(i)) {
    return std::nullopt;
  }
  std::string_view word = tokens_.word(i);
  std::size_t last = i + 1;
  if (word.ends_with('s')) {
    word.remove_suffix(1);
  } else if ((tokens_.is(last, "'s") || tokens_.word(last) == "’s") && tokens_.glued(last)) {
    ++last;
  } else {
    return std::nullopt;
  }
  const std::optional<int> number = plain_number(word);
  if (!number || *number % 10 != 0) {
    return std::nullopt;
  }
  PartialDate date;
  date.years = *number % 100 == 0 && *number < 1900 ? 100 : 10;
  if (tokens_.may_be(last, TimeWord::era) && *tokens_.number(last, TimeWord::era) < 0) {
    date.year = before_christ(*number + static_cast<int>(date.years) - 1);
    return date_match(i, last + 1, date, "decade");
  }
  const bool short_form = word.size() == 2 && i > 0 && (tokens_.is(i - 1, "the") || is_apostrophe(tokens_.code(i - 1)));
  if (!(word.size() == 4 || short_form)) {
    return std::nullopt;
  }
  date.year = short_form ? 1900 + *number : *number;
  return date_match(i, last, date, "decade");
}

// "the 19th century", "eighteenth-century France".
TimeParser::Match TimeParser::century(std::size_t i) const {
  std::string_view counted = tokens_.word(i);
  std::size_t last = i + 2;
  if (const std::size_t hyphen = counted.find('-'); hyphen != std::string_view::npos) {
    if (!same_word(counted.substr(hyphen + 1), "century")) {
      return std::nullopt;
    }
    counted = counted.substr(0, hyphen);
    last = i + 1;
  } else if (!tokens_.is(i + 1, "century")) {
    return std::nullopt;
  }
  const TimeEntry* const entry = tokens_.entry(counted);
  const std::optional<int> number = entry != nullptr && entry->is(TimeWord::ordinal)
                                        ? std::optional(entry->number(TimeWord::ordinal))
                                        : plain_number(counted);
  if (!number || *number < 1 || *number > 22) {
    return std::nullopt;
  }
  const bool before = tokens_.may_be(last, TimeWord::era) && *tokens_.number(last, TimeWord::era) < 0;
  PartialDate date;
  date.year = before ? before_christ(*number * 100) : (*number - 1) * 100;
  date.years = 100;
  return date_match(i, before ? last + 1 : last, date, "century");
}

}  // namespace dateline::events
