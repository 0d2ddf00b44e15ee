#include "events/extract/times_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/csv.h"
#include "base/whole_number.h"

namespace dateline::events {

namespace {

constexpr std::array<std::string_view, kTimeWordCount> kClassNames = {
    "month",        "weekday",  "needs_capital", "needs_preposition",
    "season",       "unit",     "plural",        "number",
    "vague",        "article",  "ordinal",       "day",
    "day_part",     "clock",    "holiday",       "part",
    "part_noun",    "last",     "next",          "this",
    "same",         "every",    "repeated",      "reference",
    "since",        "until",    "before",        "after",
    "before_date",  "counted",  "future",        "looks_ahead",
    "maybe_future", "past",     "not_past",      "not_verb",
    "zone",         "meridiem", "era",           "name_after",
    "opener"};

constexpr bool has_number(TimeWord word) {
  switch (word) {
    case TimeWord::month:
    case TimeWord::weekday:
    case TimeWord::season:
    case TimeWord::number:
    case TimeWord::ordinal:
    case TimeWord::day:
    case TimeWord::clock:
    case TimeWord::meridiem:
    case TimeWord::era:
      return true;
    default:
      return false;
  }
}

Result<void> add_row(const CsvRecord& row, const std::string& where, TimeLexicon::Words& words) {
  if (row.fields.size() != 3) {
    return rejected(where, "does not have three fields", "write class,value,words");
  }
  const auto found = std::find(kClassNames.begin(), kClassNames.end(), row.fields[0]);
  if (found == kClassNames.end()) {
    return rejected(where, fmt::format("no such class of words: {}", row.fields[0]), "correct its name");
  }
  const auto word = static_cast<TimeWord>(found - kClassNames.begin());
  if (has_number(word) && !whole_number(row.fields[1])) {
    return rejected(where, fmt::format("\"{}\" is not a number", row.fields[1]), "write a whole number");
  }
  std::string_view rest = row.fields[2];
  while (!rest.empty()) {
    const std::size_t bar = std::min(rest.find('|'), rest.size());
    words.entries[rest.substr(0, bar)].add(word, row.fields[1]);
    rest.remove_prefix(std::min(bar + 1, rest.size()));
  }
  return {};
}

}  // namespace

const std::uint64_t TimeEntry::kOpeners =
    bit(TimeWord::month) | bit(TimeWord::weekday) | bit(TimeWord::season) | bit(TimeWord::unit) |
    bit(TimeWord::number) | bit(TimeWord::vague) | bit(TimeWord::article) | bit(TimeWord::ordinal) |
    bit(TimeWord::day) | bit(TimeWord::day_part) | bit(TimeWord::clock) | bit(TimeWord::holiday) | bit(TimeWord::part) |
    bit(TimeWord::part_noun) | bit(TimeWord::last) | bit(TimeWord::next) | bit(TimeWord::this_) | bit(TimeWord::same) |
    bit(TimeWord::every) | bit(TimeWord::repeated) | bit(TimeWord::reference) | bit(TimeWord::era) |
    bit(TimeWord::opener);

const std::uint64_t TimeEntry::kNeedMore = bit(TimeWord::article) | bit(TimeWord::number) | bit(TimeWord::vague) |
                                           bit(TimeWord::ordinal) | bit(TimeWord::last) | bit(TimeWord::next) |
                                           bit(TimeWord::same) | bit(TimeWord::every) | bit(TimeWord::part) |
                                           bit(TimeWord::part_noun);

void TimeEntry::add(TimeWord word, std::string value) {
  if (is(word)) {
    return;
  }
  classes_ |= bit(word);
  const int number = has_number(word) ? *whole_number(value) : 0;
  said_.push_back({word, number, std::move(value)});
}

const TimeEntry* TimeLexicon::Words::find(std::string_view word) const {
  return find_lower(ascii_lower(word));
}

const TimeEntry* TimeLexicon::Words::find_lower(std::string_view lower) const {
  constexpr std::string_view kApostrophe = "\xE2\x80\x99";
  if (lower.starts_with(kApostrophe)) {  // ’ll is 'll
    return entries.find(std::string("'").append(lower.substr(kApostrophe.size())));
  }
  return entries.find(lower);
}

TimeLexicon::TimeLexicon(std::unique_ptr<const Words> words) : words_(std::move(words)) {}

TimeLexicon::~TimeLexicon() = default;

Result<std::shared_ptr<const TimeLexicon>> TimeLexicon::load(const std::filesystem::path& folder) {
  const std::string file = (folder / "times.csv").string();
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    return failed(file, "cannot be read", "reinstall the program, or set DATELINE_RESOURCES to its folder");
  }
  const std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  auto words = std::make_unique<Words>();
  CsvReader reader(text, file);
  CsvRecord row;
  for (Result<bool> more = reader.next(row); !more || *more; more = reader.next(row)) {
    if (!more) {
      return tl::make_unexpected(more.error());
    }
    if (row.line == 1) {
      continue;  // the columns' names
    }
    if (const Result<void> added = add_row(row, fmt::format("{}:{}", file, row.line), *words); !added) {
      return tl::make_unexpected(added.error());
    }
  }
  return std::shared_ptr<const TimeLexicon>(new TimeLexicon(std::move(words)));
}

TimeTokens::TimeTokens(std::string_view text, const TextStructure& structure, const TimeLexicon::Words& words)
    : TokenView(text, structure.tokens), structure_(&structure), words_(&words) {
  entries_.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    entries_.push_back(is_word(i) ? words.find_lower((*this)[i].span.of(structure.lower)) : nullptr);
  }
}

}  // namespace dateline::events
