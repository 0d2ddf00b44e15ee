#include "events/extract/syntax/event_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/word_list.h"
#include "events/extract/syntax/event_lexicon_keys.h"
#include "events/extract/syntax/inflection.h"

namespace dateline::events {

/// Fills a lexicon from the files of a folder.
class EventLexiconLoader {
 public:
  explicit EventLexiconLoader(std::filesystem::path folder)
      : folder_(std::move(folder)), lexicon_(new EventLexicon()) {}

  Result<std::shared_ptr<const EventLexicon>> load() {
    struct Part {
      const char* file;
      std::vector<std::string> columns;
      void (EventLexiconLoader::*row)(const std::vector<std::string>&);
    };
    // Verbs before triggers, which inflect by them.
    const std::array<Part, 9> parts = {{
        {"words.csv", {"class", "words"}, &EventLexiconLoader::word_row},
        {"verbs.csv", {"verb", "past", "participle", "kind"}, &EventLexiconLoader::verb_row},
        {"triggers.csv", {"pattern", "part", "frame", "sub_event", "needs"}, &EventLexiconLoader::trigger_row},
        {"weapons.csv", {"word", "sub_event"}, &EventLexiconLoader::weapon_row},
        {"actors.csv", {"name", "aliases", "side", "country", "kind", "acts_as"}, &EventLexiconLoader::actor_row},
        {"forces.csv", {"words", "name", "side", "kind"}, &EventLexiconLoader::force_row},
        {"speakers.csv", {"words", "side", "kind"}, &EventLexiconLoader::speaker_row},
        {"sides.csv", {"words", "name", "side"}, &EventLexiconLoader::side_row},
        {"capitals.csv", {"country", "name", "geonames_id"}, &EventLexiconLoader::capital_row},
    }};
    for (const Part& part : parts) {
      const auto take = [&](const WordRow& row) -> Result<void> {
        complaint_.clear();
        (this->*part.row)(row.fields);
        return complaint_.empty()
                   ? Result<void>()
                   : failed(row.where, complaint_, "use one of the words that the folder's README lists");
      };
      if (auto done = read_word_list(folder_ / part.file, part.columns, take); !done) {
        return tl::make_unexpected(done.error());
      }
    }
    add_numbers();
    add_named_words();
    grow();
    return std::shared_ptr<const EventLexicon>(std::move(lexicon_));
  }

 private:
  template <class E, std::size_t N, std::size_t B>
  void set(std::bitset<B>& bits, const std::array<std::pair<std::string_view, E>, N>& names, std::string_view list) {
    for (const std::string_view name : parts_of(list)) {
      if (const auto value = value_in(names, name)) {
        bits.set(static_cast<std::size_t>(*value));
      } else {
        complaint_ = fmt::format("unknown word \"{}\"", name);
      }
    }
  }

  WordId add(std::string_view word) {
    const WordId id = lexicon_->vocabulary.add(word);
    grow();
    return id;
  }
  void grow() {
    const std::size_t size = lexicon_->vocabulary.size();
    if (lexicon_->facts.size() < size) {
      lexicon_->facts.resize(size);
    }
  }

  // Cuts a phrase into words as the tokeniser does: at spaces, and before "'s".
  std::vector<WordId> words_of(std::string_view phrase) {
    std::vector<WordId> words;
    for (std::string_view word : parts_of(phrase, ' ')) {
      const bool owner = word.size() > 2 && word.ends_with("'s");
      if (owner) {
        word.remove_suffix(2);
      }
      words.push_back(word == "~" ? PhraseTable::kGap : add(word));
      if (owner) {
        words.push_back(add("'s"));
      }
    }
    return words;
  }

  void word_row(const std::vector<std::string>& fields) {
    WordClasses classes;
    set(classes, kWordClasses, fields[0]);
    for (const std::string_view word : parts_of(fields[1])) {
      const WordId id = add(word);
      lexicon_->facts[id].classes |= classes;
    }
  }

  void add_verb(const Verb& verb, VerbKinds kinds) {
    const WordId lemma = add(verb.base);
    for (const auto& [form, text] : inflect(verb)) {
      const WordId id = add(text);
      WordFacts& facts = lexicon_->facts[id];
      facts.forms.set(static_cast<std::size_t>(form));
      facts.kinds |= kinds;
      if (facts.lemma == 0 || id == lemma) {
        facts.lemma = lemma;
      }
    }
  }

  void verb_row(const std::vector<std::string>& fields) {
    const Verb verb{fields[0], fields[1], fields[2]};
    VerbKinds kinds;
    set(kinds, kVerbKinds, fields[3]);
    add_verb(verb, kinds);
    verbs_.insert_or_assign(verb.base, verb);
  }

  void trigger_row(const std::vector<std::string>& fields) {
    Trigger trigger;
    trigger.pattern = fields[0];
    trigger.noun = fields[1] == "noun";
    if (const auto frame = value_in(kFrames, fields[2])) {
      trigger.frame = *frame;
    } else {
      complaint_ = fmt::format("unknown frame \"{}\"", fields[2]);
    }
    if (!fields[3].empty()) {
      trigger.sub_event = sub_event_of(fields[3]);
      if (!trigger.sub_event) {
        complaint_ = fmt::format("unknown sub-event type \"{}\"", fields[3]);
      }
    }
    set(trigger.needs, kNeeds, fields[4]);
    const auto value = static_cast<std::uint32_t>(lexicon_->triggers.size());
    std::vector<WordId> phrase = words_of(trigger.pattern);
    if (phrase.empty()) {
      complaint_ = "a trigger without words";
      return;
    }
    if (trigger.noun) {
      lexicon_->trigger_phrases.add(phrase, value);
      phrase.back() = add(plural(parts_of(trigger.pattern, ' ').back()));
      lexicon_->trigger_phrases.add(phrase, value);
    } else {
      const std::string base(parts_of(trigger.pattern, ' ').front());
      const auto irregular = verbs_.find(base);
      const Verb verb = irregular == verbs_.end() ? Verb{base, "", ""} : irregular->second;
      if (base != "be" && base != "have") {
        add_verb(verb, {});
      }
      for (const std::string& form : distinct_forms(verb)) {
        phrase.front() = add(form);
        lexicon_->trigger_phrases.add(phrase, value);
      }
    }
    lexicon_->triggers.push_back(std::move(trigger));
  }

  void weapon_row(const std::vector<std::string>& fields) {
    const auto sub_event = sub_event_of(fields[1]);
    if (!sub_event) {
      complaint_ = fmt::format("unknown sub-event type \"{}\"", fields[1]);
      return;
    }
    for (const std::string_view phrase : parts_of(fields[0])) {
      lexicon_->weapon_phrases.add(words_of(phrase), static_cast<std::uint32_t>(*sub_event));
    }
  }

  ActorEntry entry(const std::string& name, const std::string& side_name, const std::string& kinds, bool generic) {
    ActorEntry actor;
    actor.name = name;
    if (const auto known = side(side_name)) {
      actor.side = *known;
    } else {
      complaint_ = fmt::format("unknown side \"{}\"", side_name);
    }
    set(actor.kinds, kActorKinds, kinds);
    actor.generic = generic;
    return actor;
  }

  void add_phrases(PhraseTable& table, std::string_view list, std::size_t value) {
    for (const std::string_view phrase : parts_of(list)) {
      table.add(words_of(phrase), static_cast<std::uint32_t>(value));
    }
  }

  void actor_row(const std::vector<std::string>& fields) {
    ActorEntry actor = entry(fields[0], fields[2], fields[4], false);
    actor.country = fields[3];
    actor.acts_as = fields[5];
    add_actor_phrase(actor.name);
    for (const std::string_view alias : parts_of(fields[1])) {
      add_actor_phrase(alias);
    }
    lexicon_->actors.push_back(std::move(actor));
  }

  // A phrase for the actor that comes next.
  void add_actor_phrase(std::string_view phrase) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    ActorPhrase named{static_cast<std::uint32_t>(lexicon_->actors.size()), ActorPhrase::Capitals::any};
    if (phrase.size() > 1 && std::all_of(phrase.begin(), phrase.end(), is_capital)) {
      named.capitals = ActorPhrase::Capitals::all;
    } else if (is_capital(phrase.front())) {
      named.capitals = ActorPhrase::Capitals::first;
    }
    lexicon_->actor_phrases.add(words_of(phrase), named.value());
  }

  void force_row(const std::vector<std::string>& fields) {
    for (const std::string_view phrase : parts_of(fields[0])) {
      add_actor_phrase(phrase);
    }
    ActorEntry force = entry(fields[1], fields[2], fields[3], true);
    if (force.kinds.test(static_cast<std::size_t>(ActorKind::protest))) {
      lexicon_->protesters = static_cast<std::uint32_t>(lexicon_->actors.size());
    }
    lexicon_->actors.push_back(std::move(force));
  }

  void speaker_row(const std::vector<std::string>& fields) {
    add_phrases(lexicon_->speaker_phrases, fields[0], lexicon_->speakers.size());
    lexicon_->speakers.push_back(entry("", fields[1], fields[2], true));
  }

  void side_row(const std::vector<std::string>& fields) {
    add_phrases(lexicon_->side_words, fields[0], lexicon_->sides.size());
    lexicon_->sides.push_back(entry(fields[1], fields[2], "armed", true));
  }

  void capital_row(const std::vector<std::string>& fields) { lexicon_->capitals[fields[0]] = "gn:" + fields[2]; }

  void add_numbers() {
    static constexpr std::array<std::string_view, 20> kSmall = {
        "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
        "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
    static constexpr std::array<std::string_view, 8> kTens = {"twenty", "thirty",  "forty",  "fifty",
                                                              "sixty",  "seventy", "eighty", "ninety"};
    for (std::size_t i = 0; i < kSmall.size(); ++i) {
      set_number(add(kSmall[i]), static_cast<int>(i));
    }
    for (std::size_t ten = 0; ten < kTens.size(); ++ten) {
      const int value = 20 + 10 * static_cast<int>(ten);
      set_number(add(kTens[ten]), value);
      for (std::size_t one = 1; one < 10; ++one) {
        const WordId id = add(fmt::format("{}-{}", kTens[ten], kSmall[one]));
        lexicon_->facts[id].number = value + static_cast<int>(one);
        lexicon_->facts[id].classes.set(static_cast<std::size_t>(WordClass::number));
      }
    }
    set_number(add("dozen"), 12);
    set_number(add("hundred"), 100);
    set_number(add("thousand"), 1000);
  }

  void set_number(WordId word, int number) { lexicon_->facts[word].number = number; }

  void add_named_words() {
    EventLexicon& l = *lexicon_;
    const std::array<std::pair<WordId*, const char*>, 31> words = {{
        {&l.by, "by"},           {&l.of, "of"},       {&l.to, "to"},       {&l.that, "that"},
        {&l.between, "between"}, {&l.and_, "and"},    {&l.from, "from"},   {&l.out, "out"},
        {&l.into, "into"},       {&l.in, "in"},       {&l.on, "on"},       {&l.at, "at"},
        {&l.against, "against"}, {&l.with, "with"},   {&l.near, "near"},   {&l.for_, "for"},
        {&l.before, "before"},   {&l.after, "after"}, {&l.since, "since"}, {&l.according, "according"},
        {&l.they, "they"},       {&l.it, "it"},       {&l.he, "he"},       {&l.she, "she"},
        {&l.during, "during"},   {&l.as, "as"},       {&l.say, "say"},     {&l.tell, "tell"},
        {&l.told, "told"},       {&l.over, "over"},   {&l.who, "who"},
    }};
    for (const auto& [id, word] : words) {
      *id = add(word);
    }
    l.have = add("have");
    l.be = add("be");
    l.kill = add("kill");
    l.shoot = add("shoot");
  }

  std::filesystem::path folder_;
  std::unique_ptr<EventLexicon> lexicon_;
  std::map<std::string, Verb, std::less<>> verbs_;
  std::string complaint_;
};

Result<std::shared_ptr<const EventLexicon>> EventLexicon::load(const std::filesystem::path& folder) {
  return EventLexiconLoader(folder).load();
}

}  // namespace dateline::events
