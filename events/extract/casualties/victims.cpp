#include "events/extract/casualties/victims.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace dateline::events {

namespace {

class VictimFinder {
 public:
  VictimFinder(const TaggedText& tagged, const HarmWords& words, std::uint32_t verb, Harm harm)
      : t_(tagged), words_(words), verb_(verb), harm_(harm), first_(words.first()), last_(words.last()) {}

  std::optional<CasualtyMention> run() const {
    if (!t_.is_verb(verb_) && !words_.shot_dead(verb_)) {
      return left_dead();
    }
    if (auto after = one_at(verb_ + 1, kNone); after || (after = named_at(verb_ + 1, kNone))) {
      return after;
    }
    const std::uint32_t predicate = predicate_of_victim();
    if (predicate == kNone) {
      return std::nullopt;
    }
    // The first article of those that lead to the verb: "a man and a woman were killed".
    const std::uint32_t from = predicate > first_ + 12 ? predicate - 12 : first_;
    for (std::uint32_t article = from; article < predicate; ++article) {
      if (auto found = one_at(article, predicate)) {
        return found;
      }
    }
    return named_at(name_before(predicate), predicate);
  }

 private:
  // Where the predicate begins whose subject is the victim: "was killed", "died"; kNone where there is none.
  [[nodiscard]] std::uint32_t predicate_of_victim() const {
    const std::uint32_t group = words_.shot_dead(verb_) ? verb_ - (words_.lower(verb_) == "dead" ? 1 : 2) : verb_;
    if (group == first_) {
      return kNone;
    }
    std::uint32_t begin = group;
    if (group > first_ + 3 && words_.lower(group - 1) == "and" && t_.is_verb(group - 2) &&
        is_auxiliary(t_.words[group - 3].tag)) {
      begin = group - 2;  // "was shot and wounded"
    }
    bool be = false;
    const std::uint32_t verbs = begin;
    while (begin > first_ && begin + 4 > verbs &&
           (is_auxiliary(t_.words[begin - 1].tag) || t_.words[begin - 1].tag == Tag::adverb)) {
      be = be || t_.words[begin - 1].tag == Tag::be;
      --begin;
    }
    const bool dies = words_.lower(verb_) == "died" || words_.lower(verb_) == "perished" ||
                      words_.lower(verb_).starts_with("succumb") || words_.lower(verb_) == "lost" ||
                      words_.lower(verb_) == "paid";
    return be || dies ? begin : kNone;
  }

  [[nodiscard]] CasualtyMention mention(std::uint32_t begin, std::uint32_t end, int count, bool civilians) const {
    CasualtyMention found;
    found.word = begin;
    if (words_.is_ordinal(begin + 1)) {
      found.count = CasualtyMention::Count::more;  // "a third officer"
    }
    found.span = hull(t_.span({begin, end}), t_.structure.tokens[verb_].span);
    if (harm_ == Harm::death) {
      found.numbers.fatalities_best = count;
      if (civilians) {
        found.numbers.fatalities_civilians = count;
      }
    } else {
      found.numbers.injured_best = count;
    }
    return found;
  }

  [[nodiscard]] bool is_article(std::uint32_t at) const { return words_.lower(at) == "a" || words_.lower(at) == "an"; }

  // "a man", "a woman and her son"; after a verb also "her husband".
  [[nodiscard]] std::optional<CasualtyMention> one_at(std::uint32_t article, std::uint32_t predicate) const {
    const bool own = predicate == kNone && article < last_ && t_.is(article, WordClass::possessive);
    const bool known = predicate != kNone && article < predicate && words_.lower(article) == "the";
    if (article >= last_ || (!is_article(article) && !own && !known)) {
      return std::nullopt;
    }
    std::uint32_t person = words_.person_after(article);
    if (person == kNone || (own && person != article + 1) ||
        (known && (person != article + 1 || words_.lower(predicate) != "was" || is_collective(person)))) {
      return std::nullopt;
    }
    bool civilians = !t_.is(person, WordClass::armed_noun);
    int count = words_.lower(person) == "couple" ? 2 : 1;
    while (person + 2 < last_ && words_.lower(person + 1) == "and" &&
           (t_.is(person + 2, WordClass::possessive) || is_article(person + 2))) {
      if (person + 3 < last_ && t_.words[person + 3].tag == Tag::number) {
        return std::nullopt;  // "and her two children": counted by their number
      }
      const std::uint32_t other = words_.person_after(person + 2);
      if (other == kNone) {
        break;
      }
      person = other;
      civilians = civilians && !t_.is(person, WordClass::armed_noun);
      ++count;
    }
    if (predicate != kNone && person + 3 < predicate && !set_off(person + 1, predicate) &&
        !one_phrase(person + 1, predicate)) {
      return std::nullopt;  // another clause's
    }
    return mention(article, person + 1, count, civilians);
  }

  // "the family", "the crew": more than one.
  [[nodiscard]] bool is_collective(std::uint32_t person) const {
    static constexpr std::array<std::string_view, 13> kMany = {"family",    "crew",    "population", "staff", "crowd",
                                                               "gathering", "wedding", "delegation", "local", "aid",
                                                               "couple",    "police",  "personnel"};
    return t_.is(person, WordClass::collective) ||
           std::find(kMany.begin(), kMany.end(), words_.lower(person)) != kMany.end();
  }

  // "a member of a farmers' union [was killed]": only what tells more of the person lies between.
  [[nodiscard]] bool one_phrase(std::uint32_t at, std::uint32_t predicate) const {
    if (t_.words[at].tag != Tag::preposition || predicate > at + 8) {
      return false;
    }
    for (; at < predicate; ++at) {
      if (t_.is_verb(at) || is_punctuation(t_.words[at].tag) || t_.words[at].tag == Tag::conjunction ||
          t_.words[at].tag == Tag::number || is_auxiliary(t_.words[at].tag) || t_.words[at].tag == Tag::subordinator) {
        return false;
      }
    }
    return true;
  }

  // "a teacher, Amina Yusuf, [died]": nothing but words that tell of the person lies between.
  [[nodiscard]] bool set_off(std::uint32_t comma, std::uint32_t predicate) const {
    if (t_.words[comma].tag != Tag::comma || t_.words[predicate - 1].tag != Tag::comma) {
      return false;
    }
    for (std::uint32_t at = comma + 1; at + 1 < predicate; ++at) {
      if (t_.is_verb(at) || t_.words[at].tag == Tag::stop || t_.words[at].tag == Tag::comma) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] bool in_name(std::uint32_t at) const {
    const Word& word = t_.words[at];
    const bool place = word.toponym != kNone && t_.toponyms[word.toponym].role == ToponymRole::literal &&
                       t_.toponyms[word.toponym].place;
    // In a sentence in capitals what no list knows may be a name as well as anything.
    const bool capitals = t_.structure.tokens[verb_].all_capitals;
    const bool name = word.tag == Tag::proper || (capitals && word.tag == Tag::noun && word.id == 0);
    return name && t_.structure.tokens[at].capitalised && (capitals || !t_.structure.tokens[at].all_capitals) &&
           word.time == kNone && word.actor == kNone && !place && !t_.is(at, WordClass::place_noun);
  }

  [[nodiscard]] bool is_person_noun(std::uint32_t at) const {
    return t_.is(at, WordClass::civilian_noun) || t_.is(at, WordClass::armed_noun);
  }

  // A name from `at` on: "[the journalist] Maria Popa", "Maria Popa, a councillor". Before a predicate it must reach
  // it.
  [[nodiscard]] std::optional<CasualtyMention> named_at(std::uint32_t at, std::uint32_t predicate) const {
    const std::uint32_t begin = at;
    bool person = false;
    bool civilians = true;
    while (at < last_ && at < begin + 4 && !in_name(at)) {
      const bool leads =
          words_.lower(at) == "the" || t_.words[at].tag == Tag::adjective || is_person_noun(at) ||
          (t_.words[at].toponym != kNone && t_.toponyms[t_.words[at].toponym].role != ToponymRole::literal);
      if (!leads) {
        return std::nullopt;
      }
      person = person || is_person_noun(at);
      civilians = civilians && !t_.is(at, WordClass::armed_noun);
      ++at;
    }
    std::uint32_t end = at;
    while (end < last_ && in_name(end)) {
      person = person || is_person_noun(end);
      ++end;
    }
    const bool full = end - at >= 2 && end - at <= 5;
    const bool others = end + 2 < last_ && words_.lower(end) == "and" && t_.words[end + 1].tag == Tag::number;
    const bool told = others || (end + 2 < last_ && t_.words[end].tag == Tag::comma &&
                                 (is_article(end + 1) || words_.lower(end + 1) == "the" ||
                                  (t_.words[end + 1].tag == Tag::number && t_.words[end + 2].tag == Tag::comma)));
    const bool closed = end >= last_ || t_.words[end].tag != Tag::noun;
    if (end == at || !closed || !(full ? person || told || predicate != kNone : person)) {
      return std::nullopt;
    }
    if (predicate != kNone && end != predicate && !set_off(end, predicate)) {
      return std::nullopt;
    }
    if (predicate != kNone) {
      const bool many = words_.lower(predicate) == "were" || words_.lower(predicate) == "are";
      const int count = many || predicate == verb_ ? 1 + names_before(begin) : 1;
      const bool one = words_.lower(predicate) == "was" || t_.words[predicate].tag == Tag::have || predicate == verb_;
      if (count == 1 && !one && t_.structure.tokens[verb_].all_capitals) {
        return std::nullopt;  // "TERRORISTS WERE KILLED": in capitals all looks like a name
      }
      return mention(begin, end, count, civilians);
    }
    int count = 1;
    while (end + 2 < last_ && (words_.lower(end) == "and" || t_.words[end].tag == Tag::comma) &&
           full_name(end + 1) > 0) {
      end += 1 + full_name(end + 1);
      ++count;
    }
    return mention(begin, end, count, civilians);
  }

  // How many words the full name has that begins here, with no more than five; 0 where there is none.
  [[nodiscard]] std::uint32_t full_name(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < last_ && in_name(end)) {
      ++end;
    }
    return end - at >= 2 && end - at <= 5 ? end - at : 0;
  }

  // How many more names lead up to the one that begins here: "Ana Popa, Ion Rusu and [Maria Pop were killed]".
  [[nodiscard]] int names_before(std::uint32_t begin) const {
    int count = 0;
    while (begin > first_ + 2 &&
           (words_.lower(begin - 1) == "and" || (count > 0 && t_.words[begin - 1].tag == Tag::comma))) {
      const std::uint32_t end = begin - 1;
      std::uint32_t name = end;
      while (name > first_ && end - name < 6 && (in_name(name - 1) || (name < end && is_person_noun(name - 1)))) {
        --name;
      }
      if (end - name < 2 || end - name > 5) {
        break;
      }
      begin = name;
      ++count;
    }
    return count;
  }

  // Where the name that leads to a predicate begins: "Ana Popa[, a nurse,] was killed".
  [[nodiscard]] std::uint32_t name_before(std::uint32_t predicate) const {
    std::uint32_t at = predicate;
    if (at > first_ && t_.words[at - 1].tag == Tag::comma) {
      --at;
      while (at > first_ && t_.words[at - 1].tag != Tag::comma && t_.words[at - 1].tag != Tag::stop &&
             predicate - at < 12) {
        --at;
      }
      if (at == first_ || t_.words[at - 1].tag != Tag::comma) {
        return last_;
      }
      --at;
    }
    const std::uint32_t end = at;
    while (at > first_ && in_name(at - 1)) {
      --at;
    }
    if (at == end) {
      return last_;
    }
    while (at > first_ && is_person_noun(at - 1)) {
      --at;
    }
    return at;
  }

  // "left a student, Ana Popa, dead".
  [[nodiscard]] std::optional<CasualtyMention> left_dead() const {
    constexpr std::uint32_t kReach = 9;  // words
    if (!t_.is(verb_, WordClass::dead_word) && !t_.is(verb_, WordClass::harm_word)) {
      return std::nullopt;
    }
    for (std::uint32_t at = verb_; at > first_ && at + kReach > verb_; --at) {
      const std::string_view word = words_.lower(at - 1);
      if (word == "left" || word == "leaving") {
        auto found = one_at(at, kNone);
        return found ? found : named_at(at, kNone);
      }
      if (t_.is_verb(at - 1) || t_.words[at - 1].tag == Tag::number || t_.words[at - 1].tag == Tag::stop) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  const TaggedText& t_;
  const HarmWords& words_;
  std::uint32_t verb_;
  Harm harm_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace

std::optional<CasualtyMention> uncounted_victims(const TaggedText& tagged, const HarmWords& words, std::uint32_t verb,
                                                 Harm harm) {
  return VictimFinder(tagged, words, verb, harm).run();
}

}  // namespace dateline::events
