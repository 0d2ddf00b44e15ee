#pragma once

#include <bitset>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/language/language_words.h"
#include "events/language/phrase_list.h"
#include "events/model/taxonomy.h"
#include "geo/place.h"

namespace dateline::events {

/// What a word or phrase does in a sentence. `words.csv` lists them by these names.
enum class LanguageClass : std::uint8_t {
  locative,   ///< a place follows: "in", "from"
  near,       ///< a place follows, and it was near it
  part,       ///< only a part of the place that follows: "the north of", "parts of"
  negation,   ///< what stands beside it did not happen
  no_event,   ///< nothing in its sentence is told as having happened: "anniversary", "warned of"
  planned,    ///< what follows has not happened yet: "intends to"
  condition,  ///< "if"
  accident,   ///< "earthquake": deaths of its sentence are no violence
  speech,     ///< "said"
  cite,       ///< "according to": who speaks follows
  deny,       ///< what it governs is denied
  dead,
  injured,
  at_least,
  at_most,
  person,        ///< what is counted: "people"
  person_title,  ///< a person's name follows: "president"
  not_place,     ///< names of places that mean something else more often
  here,          ///< "the city": the place that was named before
  and_,          ///< goes on with a list
  by,            ///< who does it follows: "by"
  count_
};

/// A thing that a phrase says about time. `times.csv` lists them by these names.
enum class LanguageTime : std::uint8_t {
  month,        ///< value: 1-12
  weekday,      ///< value: 0 (Monday) to 6
  day,          ///< value: days from the day of publication
  context_day,  ///< value: days from the time spoken of before: "the day before"
  day_part,     ///< value: TIMEX3's name, first and last minute of the day: "MO 360 720"
  number,       ///< value
  unit,         ///< value: minute, hour, day, week, month, year
  two_units,    ///< a noun that says two of them by itself; value as `unit`
  ago_before,   ///< an amount follows: "il y a"
  ago_after,    ///< an amount stands before: "назад"
  last,
  next,
  this_,
  of,         ///< between the parts of a date: "de"
  year_word,  ///< beside a year: "года"
  day_word,   ///< between a day's number and its month, or before a weekday: "числа", "يوم"
  since,
  until,
  range_from,  ///< begins a range: "с", "du"
  range_to,    ///< joins its ends: "по", "au"
  clock,       ///< before a clock time: "à", "الساعة"
  hour_mark,   ///< behind the hour: "h"
  future,      ///< its sentence looks ahead
  night,       ///< the days between which the night lies follow: "dans la nuit"
  night_to,    ///< joins them, or leads to the day on which it ends: "на", "проти"
  count_
};

/// How the words around a trigger share out who does what; `triggers.csv` names them.
enum class LanguageFrame : std::uint8_t {
  act,      ///< somebody does it, perhaps to somebody
  passive,  ///< it is done to who stands before it
  take,     ///< somebody gains the place
  kill,     ///< somebody dies, by what is told elsewhere or by an attack
  fight,    ///< two sides
  count_
};

/// What must stand in its sentence for a trigger to count; `triggers.csv` names them.
enum class LanguageNeed : std::uint8_t { people, armed, place_after, place_before, means, count_ };

struct LanguageTrigger {
  std::string pattern;
  SubEventType sub_event = SubEventType::other;
  LanguageFrame frame = LanguageFrame::act;
  bool open_means = false;  ///< what it is done with decides between kinds of strikes: "attacked", "struck"
  std::bitset<static_cast<std::size_t>(LanguageNeed::count_)> needs;
};

struct LanguageActor {
  std::string name;  ///< "{}" is the country of the place or the report
  Side side = Side::unknown;
  bool armed = false, speaker = false, civilian = false;
};

struct LanguageTimeWord {
  LanguageTime says = LanguageTime::of;
  int number = 0;
  std::string value;
};

/// Everything that reading one language rests on: the tables of its folder. Immutable after loading; any thread.
struct LanguageLexicon {
  /// Reads `words.csv`, `places.csv`, `endings.csv`, `times.csv`, `triggers.csv`, `means.csv` and `actors.csv` of
  /// `folder` (assets/lexicons/CODE; assets/lexicons/README-languages.md says what they hold). Errors name file and
  /// line.
  [[nodiscard]] static Result<std::unique_ptr<const LanguageLexicon>> load(const std::filesystem::path& folder);

  Proclitics proclitics;
  std::vector<std::string> abbreviations;  ///< folded, without full stop
  PhraseList words;                        ///< values are LanguageClass
  PhraseList place_kinds;                  ///< "city of": values are geo::PlaceKind
  PhraseList countries;                    ///< "Syrian": values index `country_codes`
  std::vector<std::string> country_codes;
  PhraseList times;  ///< values index `time_words`
  std::vector<LanguageTimeWord> time_words;
  PhraseList triggers;  ///< values index `trigger_rules`
  std::vector<LanguageTrigger> trigger_rules;
  PhraseList means;   ///< values are SubEventType
  PhraseList actors;  ///< values index `actor_names`
  std::vector<LanguageActor> actor_names;
  /// How a place's name ends in another case, and how in the nominative: the longest ending first.
  struct Ending {
    std::string ending, nominative;
    bool of_division = false;  ///< only before a word such as "region": an adjective made of the name
  };
  std::vector<Ending> endings;
  std::vector<std::string> adjective_endings;  ///< folded: a word that ends so beside a kind of place is no name

  /// The nominatives that a folded word may be of; not the word itself. `whole_name`: it is a name by itself, of which
  /// more than a letter stays.
  [[nodiscard]] std::vector<std::string> nominatives(const std::string& word, bool of_division, bool whole_name) const;
};

/// The languages that are read besides English, by their BCP 47 codes.
class LanguageLexicons {
 public:
  /// Reads every folder of `folder` (assets/lexicons) that holds a `words.csv`.
  [[nodiscard]] static Result<std::shared_ptr<const LanguageLexicons>> load(const std::filesystem::path& folder);
  /// Null where the language is not read.
  [[nodiscard]] const LanguageLexicon* find(const std::string& code) const;

 private:
  std::map<std::string, std::unique_ptr<const LanguageLexicon>> by_code_;
};

}  // namespace dateline::events
