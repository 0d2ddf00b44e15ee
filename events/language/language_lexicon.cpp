#include "events/language/language_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/whole_number.h"
#include "base/word_list.h"
#include "events/language/fold_word.h"
#include "events/time/interval.h"

namespace dateline::events {

namespace {

template <class Enum>
using Names = std::array<std::string_view, static_cast<std::size_t>(Enum::count_)>;

constexpr Names<LanguageClass> kClasses = {"locative",  "near",     "part",    "negation", "no_event",     "planned",
                                           "condition", "accident", "speech",  "cite",     "deny",         "dead",
                                           "injured",   "at_least", "at_most", "person",   "person_title", "not_place",
                                           "here",      "and",      "by"};
constexpr Names<LanguageTime> kTimes = {
    "month",      "weekday",  "day",   "context_day", "day_part", "number",    "unit",     "two_units", "ago_before",
    "ago_after",  "last",     "next",  "this",        "of",       "year_word", "day_word", "since",     "until",
    "range_from", "range_to", "clock", "hour_mark",   "future",   "night",     "night_to"};
constexpr Names<LanguageFrame> kFrames = {"act", "passive", "take", "kill", "fight"};
constexpr Names<LanguageNeed> kNeeds = {"people", "armed", "place_after", "place_before", "means"};

template <class Enum>
std::optional<Enum> named(const Names<Enum>& names, std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional(static_cast<Enum>(found - names.begin()));
}

tl::unexpected<Error> unknown(const WordRow& row, std::string_view what, std::string_view word) {
  return rejected(row.where, fmt::format("\"{}\" is no {}", word, what),
                  "see assets/lexicons/README-languages.md for those there are");
}

Result<void> add_phrases(PhraseList& list, const WordRow& row, std::string_view field, std::uint32_t value) {
  for (const std::string_view phrase : parts_of(field)) {
    if (!list.add(phrase, value)) {
      return rejected(row.where, fmt::format("\"{}\" would match anything or nothing", phrase),
                      "begin and end a phrase with a word of letters");
    }
  }
  return {};
}

std::vector<std::string> folded_parts(std::string_view field) {
  std::vector<std::string> parts;
  for (const std::string_view part : parts_of(field)) {
    parts.push_back(fold_word(part));
  }
  // The longest first, so that "وال" is not taken for "و".
  std::stable_sort(parts.begin(), parts.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  return parts;
}

class Loader {
 public:
  explicit Loader(std::filesystem::path folder) : folder_(std::move(folder)) {}

  Result<std::unique_ptr<const LanguageLexicon>> load() {
    using Take = Result<void> (Loader::*)(const WordRow&);
    struct Table {
      const char* file;
      std::vector<std::string> columns;
      Take take;
    };
    const std::array<Table, 7> tables = {{{"words.csv", {"class", "words"}, &Loader::word},
                                          {"places.csv", {"class", "value", "words"}, &Loader::place},
                                          {"endings.csv", {"ending", "nominative", "before"}, &Loader::ending},
                                          {"times.csv", {"class", "value", "words"}, &Loader::time},
                                          {"triggers.csv", {"words", "sub_event", "frame", "needs"}, &Loader::trigger},
                                          {"means.csv", {"words", "sub_event"}, &Loader::means},
                                          {"actors.csv", {"words", "name", "side", "kind"}, &Loader::actor}}};
    for (const Table& table : tables) {
      const Result<void> read = read_word_list(folder_ / table.file, table.columns,
                                               [&](const WordRow& row) { return (this->*table.take)(row); });
      if (!read) {
        return tl::make_unexpected(read.error());
      }
    }
    std::stable_sort(lexicon_->endings.begin(), lexicon_->endings.end(),
                     [](const auto& a, const auto& b) { return a.ending.size() > b.ending.size(); });
    return std::unique_ptr<const LanguageLexicon>(std::move(lexicon_));
  }

 private:
  Result<void> word(const WordRow& row) {
    const std::string& name = row.fields[0];
    Proclitics& proclitics = lexicon_->proclitics;
    for (const auto& [list, of] :
         {std::pair("elision", &proclitics.elisions), std::pair("clitic_conjunction", &proclitics.conjunctions),
          std::pair("clitic_preposition", &proclitics.prepositions), std::pair("clitic_article", &proclitics.articles),
          std::pair("abbreviation", &lexicon_->abbreviations),
          std::pair("adjective_ending", &lexicon_->adjective_endings)}) {
      if (name == list) {
        *of = folded_parts(row.fields[1]);
        return {};
      }
    }
    const auto known = named<LanguageClass>(kClasses, name);
    return known ? add_phrases(lexicon_->words, row, row.fields[1], static_cast<std::uint32_t>(*known))
                 : Result<void>(unknown(row, "class of words", name));
  }

  Result<void> place(const WordRow& row) {
    if (row.fields[0] == "kind") {
      const auto kind = geo::place_kind(row.fields[1]);
      return kind ? add_phrases(lexicon_->place_kinds, row, row.fields[2], static_cast<std::uint32_t>(*kind))
                  : Result<void>(unknown(row, "kind of place", row.fields[1]));
    }
    if (row.fields[0] == "country") {
      lexicon_->country_codes.push_back(row.fields[1]);
      return add_phrases(lexicon_->countries, row, row.fields[2],
                         static_cast<std::uint32_t>(lexicon_->country_codes.size() - 1));
    }
    return unknown(row, "class of place words", row.fields[0]);
  }

  Result<void> ending(const WordRow& row) {
    if (!row.fields[2].empty() && row.fields[2] != "division") {
      return unknown(row, "word that an ending stands before", row.fields[2]);
    }
    lexicon_->endings.push_back({row.fields[0], row.fields[1], !row.fields[2].empty()});
    return {};
  }

  Result<void> time(const WordRow& row) {
    const auto says = named<LanguageTime>(kTimes, row.fields[0]);
    if (!says) {
      return unknown(row, "class of time words", row.fields[0]);
    }
    const bool numeric = *says == LanguageTime::month || *says == LanguageTime::weekday || *says == LanguageTime::day ||
                         *says == LanguageTime::context_day || *says == LanguageTime::number;
    const bool unit = *says == LanguageTime::unit || *says == LanguageTime::two_units;
    const std::string& value = row.fields[1];
    const auto number = whole_number(value);
    if (numeric && !number) {
      return unknown(row, "whole number", value);
    }
    if (unit && !granularity(value)) {
      return unknown(row, "unit of time", value);
    }
    lexicon_->time_words.push_back({*says, number.value_or(0), value});
    return add_phrases(lexicon_->times, row, row.fields[2],
                       static_cast<std::uint32_t>(lexicon_->time_words.size() - 1));
  }

  Result<void> trigger(const WordRow& row) {
    LanguageTrigger rule;
    rule.pattern = row.fields[0];
    const auto sub_event = sub_event_type(row.fields[1]);
    const auto frame = named<LanguageFrame>(kFrames, row.fields[2]);
    if (!sub_event || !frame) {
      return unknown(row, sub_event ? "frame" : "sub-event type", row.fields[sub_event ? 2 : 1]);
    }
    rule.sub_event = *sub_event;
    rule.frame = *frame;
    for (const std::string_view need : parts_of(row.fields[3])) {
      const auto known = named<LanguageNeed>(kNeeds, need);
      if (!known) {
        return unknown(row, "need", need);
      }
      rule.needs.set(static_cast<std::size_t>(*known));
      rule.open_means = rule.open_means || *known == LanguageNeed::means;
    }
    lexicon_->trigger_rules.push_back(rule);
    return add_phrases(lexicon_->triggers, row, row.fields[0],
                       static_cast<std::uint32_t>(lexicon_->trigger_rules.size() - 1));
  }

  Result<void> means(const WordRow& row) {
    const auto sub_event = sub_event_type(row.fields[1]);
    return sub_event ? add_phrases(lexicon_->means, row, row.fields[0], static_cast<std::uint32_t>(*sub_event))
                     : Result<void>(unknown(row, "sub-event type", row.fields[1]));
  }

  Result<void> actor(const WordRow& row) {
    LanguageActor actor;
    actor.name = row.fields[1];
    const auto of = side(row.fields[2]);
    if (!of) {
      return unknown(row, "side", row.fields[2]);
    }
    actor.side = *of;
    for (const std::string_view kind : parts_of(row.fields[3])) {
      bool* const flag = kind == "armed"      ? &actor.armed
                         : kind == "speaker"  ? &actor.speaker
                         : kind == "civilian" ? &actor.civilian
                                              : nullptr;
      if (flag == nullptr) {
        return unknown(row, "kind of actor", kind);
      }
      *flag = true;
    }
    lexicon_->actor_names.push_back(std::move(actor));
    return add_phrases(lexicon_->actors, row, row.fields[0],
                       static_cast<std::uint32_t>(lexicon_->actor_names.size() - 1));
  }

  std::filesystem::path folder_;
  std::unique_ptr<LanguageLexicon> lexicon_ = std::make_unique<LanguageLexicon>();
};

}  // namespace

Result<std::unique_ptr<const LanguageLexicon>> LanguageLexicon::load(const std::filesystem::path& folder) {
  return Loader(folder).load();
}

std::vector<std::string> LanguageLexicon::nominatives(const std::string& word, bool of_division,
                                                      bool whole_name) const {
  const std::size_t least_stem = whole_name ? 4 : 2;  // bytes: two Cyrillic letters, or one
  std::vector<std::string> found;
  for (const Ending& rule : endings) {
    if ((of_division || !rule.of_division) && word.size() >= rule.ending.size() + least_stem &&
        word.ends_with(rule.ending)) {
      found.push_back(word.substr(0, word.size() - rule.ending.size()) + rule.nominative);
    }
  }
  return found;
}

Result<std::shared_ptr<const LanguageLexicons>> LanguageLexicons::load(const std::filesystem::path& folder) {
  auto lexicons = std::make_shared<LanguageLexicons>();
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (std::filesystem::exists(entry->path() / "words.csv")) {
      auto lexicon = LanguageLexicon::load(entry->path());
      if (!lexicon) {
        return tl::make_unexpected(lexicon.error());
      }
      lexicons->by_code_.emplace(entry->path().filename().string(), std::move(*lexicon));
    }
  }
  if (error) {
    return failed(folder.string(), "cannot be read: " + error.message(), "check the folder");
  }
  return std::shared_ptr<const LanguageLexicons>(std::move(lexicons));
}

const LanguageLexicon* LanguageLexicons::find(const std::string& code) const {
  const auto found = by_code_.find(code);
  return found == by_code_.end() ? nullptr : found->second.get();
}

}  // namespace dateline::events
