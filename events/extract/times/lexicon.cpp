#include "events/extract/times/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/whole_number.h"
#include "base/word_list.h"

namespace dateline::events {

namespace {

constexpr std::array<std::string_view, kTimeWordCount> kClassNames = {
    "month",        "weekday",    "needs_capital", "needs_preposition",
    "season",       "unit",       "plural",        "number",
    "vague",        "article",    "ordinal",       "day",
    "day_part",     "clock",      "holiday",       "part",
    "part_noun",    "last",       "next",          "this",
    "same",         "every",      "repeated",      "reference",
    "since",        "until",      "before",        "after",
    "before_date",  "counted",    "future",        "looks_ahead",
    "maybe_future", "past",       "not_past",      "not_verb",
    "zone",         "meridiem",   "era",           "name_after",
    "quarter",      "behind_the", "opener"};

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
    case TimeWord::quarter:
      return true;
    default:
      return false;
  }
}

Result<void> add_row(const WordRow& row, TimeLexicon::Words& words) {
  const auto found = std::find(kClassNames.begin(), kClassNames.end(), row.fields[0]);
  if (found == kClassNames.end()) {
    return rejected(row.where, fmt::format("no such class of words: {}", row.fields[0]), "correct its name");
  }
  const auto word = static_cast<TimeWord>(found - kClassNames.begin());
  if (has_number(word) && !whole_number(row.fields[1])) {
    return rejected(row.where, fmt::format("\"{}\" is not a number", row.fields[1]), "write a whole number");
  }
  for (const std::string_view said : parts_of(row.fields[2])) {
    words.entries[said].add(word, row.fields[1]);
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
    bit(TimeWord::quarter) | bit(TimeWord::opener);

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
  const std::string lower = ascii_lower(word);
  return find_lower(lower, word_key(lower));
}

const TimeEntry* TimeLexicon::Words::find_lower(std::string_view lower, WordKey key) const {
  constexpr std::string_view kApostrophe = "\xE2\x80\x99";
  if (lower.starts_with(kApostrophe)) {  // ’ll is 'll
    return entries.find(std::string("'").append(lower.substr(kApostrophe.size())));
  }
  return entries.find(lower, key);
}

TimeLexicon::TimeLexicon(std::unique_ptr<const Words> words) : words_(std::move(words)) {}

TimeLexicon::~TimeLexicon() = default;

Result<std::shared_ptr<const TimeLexicon>> TimeLexicon::load(const std::filesystem::path& folder) {
  auto words = std::make_unique<Words>();
  const Result<void> read = read_word_list(folder / "times.csv", {"class", "value", "words"},
                                           [&](const WordRow& row) { return add_row(row, *words); });
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  return std::shared_ptr<const TimeLexicon>(new TimeLexicon(std::move(words)));
}

TimeTokens::TimeTokens(std::string_view text, const TextStructure& structure, const TimeLexicon::Words& words)
    : TokenView(text, structure), structure_(&structure), words_(&words) {
  entries_.reserve(size());
  for (std::size_t i = 0; i < size(); ++i) {
    const Token& token = structure.tokens[i];
    const std::string_view lower = structure.lower_of(i);
    entries_.push_back(token.plain                       ? words.entries.find(lower, structure.keys[i])
                       : token.kind == Token::Kind::word ? words.find_lower(lower, structure.keys[i])
                                                         : nullptr);
  }
}

}  // namespace dateline::events
