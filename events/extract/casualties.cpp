#include "events/extract/casualties.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <string>

#include "events/extract/harm_words.h"
#include "events/extract/victims.h"

namespace dateline::events {

namespace {

struct Quantity {
  std::optional<int> low, best, high;
};

// What a number without digits means at least.
std::optional<int> least_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, int>, 6> kLeast = {
      {{"dozens", 24}, {"scores", 40}, {"hundreds", 200}, {"thousands", 2000}, {"several", 3}, {"couple", 2}}};
  for (const auto& [name, least] : kLeast) {
    if (name == word) {
      return least;
    }
  }
  return std::nullopt;
}

std::optional<int> digits(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      plain += c;
    } else if (c != ',') {
      return std::nullopt;
    }
  }
  int value = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  return !plain.empty() && error == std::errc() ? std::optional(value) : std::nullopt;
}

class CasualtyFinder {
 public:
  CasualtyFinder(const TaggedText& tagged, const Sentence& sentence)
      : t_(tagged), words_(tagged, sentence), first_(words_.first()), last_(words_.last()) {}

  std::vector<CasualtyMention> run() {
    for (std::uint32_t at = first_; at < last_; ++at) {
      if (const std::uint32_t end = nobody(at); end > at) {
        at = end - 1;
      } else if (t_.words[at].tag == Tag::number && t_.words[at].time == kNone) {
        at = from_number(at);
      } else if (no_casualties(at)) {
        continue;
      } else if (const Harm harm = harm_of(at); harm != Harm::none) {
        if (auto victims = uncounted_victims(t_, words_, at, harm)) {
          found_.push_back(*victims);
        }
      }
    }
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string_view lower(std::uint32_t at) const { return words_.lower(at); }
  [[nodiscard]] bool punctuation(std::uint32_t at) const { return words_.punctuation(at); }
  [[nodiscard]] Harm harm_of(std::uint32_t at) const { return words_.harm_of(at); }

  // The value of the number that begins at `at`; moves `at` past it.
  [[nodiscard]] std::optional<Quantity> quantity(std::uint32_t& at) const {
    const std::string_view word = lower(at);
    if (const auto least = least_of(word)) {
      ++at;
      return Quantity{least, std::nullopt, std::nullopt};
    }
    std::optional<int> value = digits(word);
    if (!value) {
      const WordId id = t_.words[at].id;
      const int named = id != 0 && id < t_.lexicon.numbers.size() ? t_.lexicon.numbers[id] : -1;
      if (named < 0) {
        return std::nullopt;
      }
      value = named;
    }
    ++at;
    while (at < last_ && (lower(at) == "hundred" || lower(at) == "thousand" || lower(at) == "dozen")) {
      const int factor = lower(at) == "hundred" ? 100 : lower(at) == "thousand" ? 1000 : 12;
      if (*value > std::numeric_limits<int>::max() / factor) {
        return std::nullopt;
      }
      *value *= factor;
      ++at;
    }
    return Quantity{std::nullopt, value, std::nullopt};
  }

  std::uint32_t from_number(std::uint32_t at) {
    const std::uint32_t number = at;
    std::uint32_t begin = at;
    auto amount = quantity(at);
    if (!amount) {
      return number;
    }
    if (amount->best && (lower(at) == "or" || lower(at) == "to" ||
                         (lower(at) == "and" && begin > first_ && lower(begin - 1) == "between"))) {
      std::uint32_t second = at + 1;
      if (second < last_ && t_.words[second].tag == Tag::number) {
        if (const auto upper = quantity(second); upper && upper->best) {
          amount = Quantity{amount->best, std::nullopt, upper->best};
          at = second;
        }
      }
    }
    begin = bound(begin, *amount);
    begin = with_family(begin, *amount);
    bool civilians = false;
    const std::uint32_t noun_end = people_after(at, civilians);
    std::uint32_t said_at = 0;
    if (const std::uint32_t toll = toll_before(begin); toll != kNone) {
      CasualtyMention total;
      total.word = number;
      total.count = CasualtyMention::Count::total;
      set(total.numbers, Harm::death, *amount, false);
      total.span = t_.span({toll, at});
      found_.push_back(total);
      return at - 1;
    }
    const std::uint32_t of_them = of_the_injured(at);
    const Harm harm = harm_around(begin, number, std::max(noun_end, of_them), said_at);
    if (harm == Harm::none || (words_.is_euphemism(said_at) && noun_end <= at)) {
      if (civilians && including(begin) && !found_.empty()) {
        found_.back().numbers.fatalities_civilians = amount->best ? amount->best : amount->low;
        found_.back().span = hull(found_.back().span, t_.structure.tokens[number].span);
      }
      return at - 1;
    }
    CasualtyMention mention;
    mention.word = number;
    mention.count = harm == Harm::death && (of_them > at || is_another(begin) || later(said_at))
                        ? CasualtyMention::Count::more
                        : CasualtyMention::Count::stated;
    set(mention.numbers, harm, *amount, civilians);
    const std::uint32_t last = std::max(noun_end, at) - 1;
    mention.span = hull(t_.span({begin, last + 1}), t_.structure.tokens[said_at].span);
    found_.push_back(mention);
    return at - 1;
  }

  static void set(Casualties& numbers, Harm harm, const Quantity& amount, bool civilians) {
    if (harm == Harm::death) {
      numbers.fatalities_low = amount.low;
      numbers.fatalities_best = amount.best;
      numbers.fatalities_high = amount.high;
      if (civilians) {
        numbers.fatalities_civilians = amount.best ? amount.best : amount.low;
      }
    } else {
      numbers.injured_low = amount.low;
      numbers.injured_best = amount.best;
      numbers.injured_high = amount.high;
    }
  }

  // "at least 12", "more than 100", "up to 30": back over the words, and what they make of the number.
  [[nodiscard]] std::uint32_t bound(std::uint32_t begin, Quantity& amount) const {
    if (begin < first_ + 1) {
      return begin;
    }
    const std::string_view one = lower(begin - 1);
    const std::string_view two = begin >= first_ + 2 ? lower(begin - 2) : std::string_view();
    const bool less = two == "fewer" || two == "less";
    if (one == "than" && less && begin >= first_ + 3 && lower(begin - 3) == "no") {
      amount.low = amount.low ? amount.low : amount.best;
      return begin - 3;
    }
    if ((one == "least" && two == "at") || (one == "than" && (two == "more" || two == "over"))) {
      amount.low = amount.low ? amount.low : amount.best;
      return begin - 2;
    }
    if ((one == "to" && two == "up") || (one == "as" && begin >= first_ + 3) || (one == "than" && two == "fewer")) {
      if (one == "as") {
        return begin;
      }
      amount.high = amount.best;
      return begin - 2;
    }
    if (one == "over") {
      amount.low = amount.best;
      return begin - 1;
    }
    if (one == "about" || one == "around" || one == "some" || one == "nearly" || one == "almost" || one == "a") {
      return begin - 1;
    }
    return begin;
  }

  // "the toll rose to 12", "a death toll of nine", "put the number of dead at 40": the word that says so, or kNone.
  [[nodiscard]] std::uint32_t toll_before(std::uint32_t begin) const {
    constexpr std::uint32_t kReach = 8;  // words
    for (std::uint32_t at = begin; at > first_ && at + kReach > begin; --at) {
      const std::uint32_t word = at - 1;
      if (t_.words[word].tag == Tag::stop || (t_.words[word].tag == Tag::number && t_.words[word].time == kNone)) {
        return kNone;
      }
      if (lower(word) == "toll") {
        return word;
      }
      const bool dead = lower(word) == "dead" || lower(word) == "deaths" || lower(word) == "killed";
      if (dead && word >= first_ + 2 && lower(word - 1) == "of" && lower(word - 2) == "number") {
        return word - 2;
      }
    }
    return kNone;
  }

  // "[two] of the injured [died]": past those words, or `at`.
  [[nodiscard]] std::uint32_t of_the_injured(std::uint32_t at) const {
    const bool they = lower(at) == "of" && (lower(at + 1) == "the" || lower(at + 1) == "those") &&
                      (lower(at + 2) == "injured" || lower(at + 2) == "wounded");
    return they ? at + 3 : at;
  }
  [[nodiscard]] bool is_another(std::uint32_t begin) const {
    return lower(begin) == "another" || (begin > first_ && lower(begin - 1) == "another");
  }
  // "died later in hospital".
  [[nodiscard]] bool later(std::uint32_t death) const {
    if (lower(death) != "died" && !lower(death).starts_with("succumb")) {
      return false;
    }
    for (std::uint32_t at = death > first_ ? death - 1 : death; at < last_ && at < death + 6; ++at) {
      if (lower(at) == "later" || lower(at) == "hospital") {
        return true;
      }
    }
    return false;
  }

  // "a mother and her two children": the one who is named before the number counts too.
  [[nodiscard]] std::uint32_t with_family(std::uint32_t number, Quantity& amount) const {
    if (!amount.best || number < first_ + 4 || !t_.is(number - 1, WordClass::possessive) ||
        lower(number - 2) != "and") {
      return number;
    }
    for (std::uint32_t at = number - 3; at + 7 > number; --at) {
      if (lower(at) == "a" || lower(at) == "an" || lower(at) == "the") {
        if (words_.person_after(at) == number - 3) {
          ++*amount.best;
          return at;
        }
        return number;
      }
      if (at == first_) {
        break;
      }
    }
    return number;
  }

  // The end of the people's noun that the number counts, within a few words; `at` where there is none.
  [[nodiscard]] std::uint32_t people_after(std::uint32_t at, bool& civilians) const {
    std::uint32_t end = at;
    for (std::uint32_t word = at; word < last_ && word < at + 5; ++word) {
      const bool linked = lower(word) == "of" || lower(word) == "other" || lower(word) == "others";
      if ((punctuation(word) && !linked) || (t_.is_verb(word) && t_.words[word].tag != Tag::past)) {
        break;
      }
      const std::string_view name = lower(word);
      if (name == "people" || name == "others" || name == "persons" || t_.is(word, WordClass::armed_noun) ||
          (t_.words[word].actor != kNone && !t_.actors[t_.words[word].actor].is(ActorKind::civilian))) {
        return word + 1;
      }
      if (t_.is(word, WordClass::civilian_noun) || t_.words[word].actor != kNone) {
        civilians = true;
        end = word + 1;
        continue;
      }
      if (end > at) {
        break;
      }
    }
    return end;
  }

  // Whether the number counts the dead or the injured, by the words after its noun or before it.
  [[nodiscard]] Harm harm_around(std::uint32_t begin, std::uint32_t number, std::uint32_t noun_end,
                                 std::uint32_t& said_at) const {
    // "12 people were killed", "12 dead", "12 others were wounded".
    std::uint32_t from = std::max(noun_end, number + 1);
    if (const std::uint32_t end = parenthesis_end(from); end > from) {
      from = end;
    }
    for (std::uint32_t word = from; word < last_ && word < from + 6; ++word) {
      if (t_.words[word].tag == Tag::number || t_.words[word].tag == Tag::stop) {
        break;
      }
      if (t_.words[word].tag == Tag::ing && word > from) {
        break;  // ", wounding 30": counts the next number
      }
      const Harm harm = harm_of(word);
      if (harm != Harm::none && t_.words[word].tag != Tag::ing && !has_own_number(word)) {
        said_at = word;
        return harm;
      }
      const Tag tag = t_.words[word].tag;
      if (tag != Tag::be && tag != Tag::have && tag != Tag::adverb && tag != Tag::noun && tag != Tag::adjective &&
          tag != Tag::relative && tag != Tag::bracket && !(tag == Tag::preposition && word < from + 3)) {
        break;
      }
    }
    // "killing 12", "killed at least 12", "left 12 people dead", "the death of 12".
    for (std::uint32_t back = 1; back <= 4 && begin >= first_ + back; ++back) {
      const std::uint32_t word = begin - back;
      const Harm harm = harm_of(word);
      if (harm != Harm::none) {
        said_at = word;
        return harm;
      }
      if (t_.words[word].tag == Tag::stop || t_.words[word].tag == Tag::comma || t_.is_verb(word) ||
          t_.words[word].tag == Tag::number) {
        break;
      }
    }
    // "killing three soldiers and two civilians": as the number before.
    if (!found_.empty() && begin > first_ && lower(begin - 1) == "and" && noun_end > number + 1 &&
        found_.back().word + 6 > begin) {
      said_at = number;
      return found_.back().numbers.injured_best ? Harm::injury : Harm::death;
    }
    return Harm::none;
  }

  // "22 people, including six women and five children, were killed": past the second comma, or `at`.
  [[nodiscard]] std::uint32_t parenthesis_end(std::uint32_t at) const {
    if (at + 1 >= last_ || t_.words[at].tag != Tag::comma ||
        (lower(at + 1) != "including" && lower(at + 1) != "among" && lower(at + 1) != "most" &&
         lower(at + 1) != "mostly" && lower(at + 1) != "all")) {
      return at;
    }
    for (std::uint32_t close = at + 2; close < last_ && close < at + 16; ++close) {
      const bool goes_on = t_.words[close].tag == Tag::comma && close + 1 < last_ &&
                           (is_auxiliary(t_.words[close + 1].tag) ||
                            (t_.words[close + 1].tag == Tag::past && harm_of(close + 1) != Harm::none));
      if (goes_on) {
        return close + 1;
      }
      if (t_.words[close].tag == Tag::stop) {
        break;
      }
    }
    return at;
  }

  // "killed 12 and wounded 30": "wounded" belongs to the number after it.
  [[nodiscard]] bool has_own_number(std::uint32_t word) const {
    if (word + 1 < last_ && t_.words[word + 1].tag == Tag::conjunction) {
      return false;  // "four died and two were wounded"
    }
    for (std::uint32_t next = word + 1; next < last_ && next < word + 4; ++next) {
      if (t_.words[next].tag == Tag::number && t_.words[next].time == kNone) {
        return t_.words[word].tag == Tag::past && !t_.is(word, WordClass::dead_word) &&
               (word == first_ || t_.words[word - 1].tag != Tag::be);
      }
      if (punctuation(next)) {
        return false;
      }
    }
    return false;
  }

  [[nodiscard]] bool including(std::uint32_t begin) const {
    return begin > first_ && (lower(begin - 1) == "including" || lower(begin - 1) == "them" ||
                              (begin > first_ + 1 && lower(begin - 2) == "including"));
  }

  bool no_casualties(std::uint32_t at) {
    if (lower(at) != "no" || (lower(at + 1) != "casualties" && lower(at + 1) != "deaths" &&
                              lower(at + 1) != "injuries" && lower(at + 1) != "fatalities")) {
      return false;
    }
    CasualtyMention mention;
    mention.word = at;
    mention.span = t_.span({at, at + 2});
    const bool injuries = lower(at + 1) == "injuries";
    if (!injuries) {
      mention.numbers.fatalities_best = 0;
    }
    if (injuries || lower(at + 1) == "casualties") {
      mention.numbers.injured_best = 0;
    }
    found_.push_back(mention);
    return true;
  }

  // "no one was hurt", "nobody was killed or injured", "hurting no one": none of those harmed. The end of its words, or
  // `at`.
  std::uint32_t nobody(std::uint32_t at) {
    std::uint32_t end = at;
    if (lower(at) == "nobody" || lower(at) == "no-one" || lower(at) == "none") {
      end = at + 1;
    } else if (lower(at) == "no" &&
               (lower(at + 1) == "one" || t_.is(std::min(at + 1, last_ - 1), WordClass::civilian_noun) ||
                t_.is(std::min(at + 1, last_ - 1), WordClass::armed_noun))) {
      end = at + 2;
    }
    if (end == at) {
      return at;
    }
    CasualtyMention mention;
    mention.word = at;
    mention.span = t_.span({at, end});
    const auto add = [&](std::uint32_t word) {
      const Harm harm = harm_of(word);
      if (harm != Harm::none) {
        set(mention.numbers, harm, {std::nullopt, 0, std::nullopt}, false);
        mention.span = hull(mention.span, t_.structure.tokens[word].span);
      }
      return harm != Harm::none;
    };
    if (at > first_) {
      add(at - 1);
    }
    for (std::uint32_t word = end; word < last_ && word < end + 7 && !punctuation(word); ++word) {
      if (t_.words[word].tag == Tag::number || t_.words[word].tag == Tag::subordinator) {
        break;
      }
      if (add(word)) {
        end = word + 1;
      }
    }
    if (mention.numbers.stated()) {
      found_.push_back(mention);
    }
    return end;
  }

  const TaggedText& t_;
  HarmWords words_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::vector<CasualtyMention> found_;
};

}  // namespace

std::vector<CasualtyMention> find_casualties(const TaggedText& tagged, const Sentence& sentence) {
  return CasualtyFinder(tagged, sentence).run();
}

void add_casualties(Casualties& to, const Casualties& more) {
  if (!to.fatalities_low && !to.fatalities_best && !to.fatalities_high) {
    to.fatalities_low = more.fatalities_low;
    to.fatalities_best = more.fatalities_best;
    to.fatalities_high = more.fatalities_high;
  }
  if (!to.fatalities_civilians) {
    to.fatalities_civilians = more.fatalities_civilians;
  }
  if (!to.injured_low && !to.injured_best && !to.injured_high) {
    to.injured_low = more.injured_low;
    to.injured_best = more.injured_best;
    to.injured_high = more.injured_high;
  }
}

void add_casualties(Casualties& to, const CasualtyMention& mention) {
  if (mention.count == CasualtyMention::Count::total) {
    // A later toll stands in for what was counted first, never below it.
    const auto known = to.fatalities_best ? to.fatalities_best : to.fatalities_low;
    const auto toll =
        mention.numbers.fatalities_best ? mention.numbers.fatalities_best : mention.numbers.fatalities_low;
    if (known && toll && *toll < *known) {
      return;
    }
    to.fatalities_low = mention.numbers.fatalities_low;
    to.fatalities_best = mention.numbers.fatalities_best;
    to.fatalities_high = mention.numbers.fatalities_high;
    return;
  }
  if (mention.count == CasualtyMention::Count::more && to.fatalities_best && mention.numbers.fatalities_best) {
    *to.fatalities_best += *mention.numbers.fatalities_best;
    return;
  }
  add_casualties(to, mention.numbers);
}

}  // namespace dateline::events
