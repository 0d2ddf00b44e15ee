#include "events/extract/casualties/casualties.h"

#include <algorithm>
#include <optional>
#include <string>

#include "events/extract/casualties/casualty_quantity.h"
#include "events/extract/casualties/harm_words.h"
#include "events/extract/casualties/victims.h"

namespace dateline::events {

namespace {

class CasualtyFinder {
 public:
  CasualtyFinder(const TaggedText& tagged, const Sentence& sentence)
      : t_(tagged), words_(tagged, sentence), first_(words_.first()), last_(words_.last()) {}

  std::vector<CasualtyMention> run() {
    for (std::uint32_t at = first_; at < last_; ++at) {
      const bool may_be_none = t_.structure.lower[t_.structure.tokens[at].span.begin] == 'n';  // "no", "nobody"
      if (const std::uint32_t end = may_be_none ? nobody(at) : at; end > at) {
        at = end - 1;
      } else if (t_.words[at].tag == Tag::number && t_.words[at].time == kNone) {
        at = from_number(at);
      } else if (may_be_none && no_casualties(at)) {
        continue;
      } else if (const Harm harm = harm_of(at); harm != Harm::none) {
        if (auto victims = uncounted_victims(t_, words_, at, harm)) {
          add_listed(victims->word, harm);
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

  std::uint32_t from_number(std::uint32_t at) {
    const std::uint32_t number = at;
    std::uint32_t begin = at;
    auto amount = quantity_at(t_, words_, at);
    if (!amount || (lower(number) == "couple" && lower(number + 1) != "of")) {
      return number;
    }
    if (amount->best && (lower(at) == "or" || lower(at) == "to" ||
                         (lower(at) == "and" && begin > first_ && lower(begin - 1) == "between"))) {
      std::uint32_t second = at + 1;
      if (second < last_ && t_.words[second].tag == Tag::number) {
        if (const auto upper = quantity_at(t_, words_, second); upper && upper->best) {
          amount = Quantity{amount->best, std::nullopt, upper->best};
          at = second;
        }
      }
    }
    begin = bound_before(words_, begin, *amount);
    begin = with_family(begin, *amount);
    bool civilians = false;
    const std::uint32_t noun_end = people_after(at, civilians);
    const WordId group = group_of(at, noun_end);
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
    Harm harm = harm_around(begin, number, std::max(noun_end, of_them), said_at);
    if (harm == Harm::none && number >= first_ + 2 && lower(number - 1) == "of" && lower(number - 2) == "family") {
      said_at = family_harm(at);
      harm = said_at == kNone ? Harm::none : harm_of(said_at);
    }
    const bool part = civilians && including(begin) && counts_dead();
    if (harm == Harm::none && !part && goes_on_after(noun_end) && noun_end > at) {
      listed_.push_back({{begin, noun_end}, *amount, civilians, group});
      return at - 1;
    }
    if (harm == Harm::none || (words_.is_euphemism(said_at) && noun_end <= at)) {
      if (part) {
        found_.back().numbers.fatalities_civilians = amount->best ? amount->best : amount->low;
        found_.back().span = hull(found_.back().span, t_.structure.tokens[number].span);
      }
      return at - 1;
    }
    CasualtyMention mention;
    mention.word = number;
    mention.count = is_another(begin, at, noun_end) || (harm == Harm::death && (of_them > at || later(said_at)))
                        ? CasualtyMention::Count::more
                        : CasualtyMention::Count::stated;
    mention.group = group;
    set(mention.numbers, harm, *amount, civilians);
    add_listed(begin, harm);
    const std::uint32_t last = std::max(noun_end, at) - 1;
    mention.span = hull(t_.span({begin, last + 1}), t_.structure.tokens[said_at].span);
    found_.push_back(mention);
    const std::uint32_t more = and_one_more(noun_end, harm, mention.span);
    return (more > noun_end ? more : at) - 1;
  }

  // "[killing 12 soldiers] and a policeman": one more of another sort. Past those words, or `noun_end`.
  std::uint32_t and_one_more(std::uint32_t noun_end, Harm harm, Span counted) {
    const bool one =
        noun_end + 2 < last_ && lower(noun_end) == "and" && (lower(noun_end + 1) == "a" || lower(noun_end + 1) == "an");
    const std::uint32_t person = one ? words_.person_after(noun_end + 1) : kNone;
    const std::uint32_t own = person == kNone ? kNone : person + 1;
    if (own == kNone || (own < last_ && (t_.words[own].tag == Tag::be || harm_of(own) != Harm::none ||
                                         t_.words[own].tag == Tag::have))) {
      return noun_end;  // "and a policeman was wounded": of another harm
    }
    CasualtyMention mention;
    mention.word = noun_end + 1;
    mention.count = CasualtyMention::Count::more;
    mention.group = t_.words[person].id;
    mention.span = hull(counted, t_.structure.tokens[person].span);
    set(mention.numbers, harm, {std::nullopt, 1, std::nullopt}, false);
    found_.push_back(mention);
    return own;
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

  // "22 rebels and four soldiers [were killed]": whether one more item of a list follows.
  [[nodiscard]] bool goes_on_after(std::uint32_t at) const {
    if (at + 1 >= last_ || (t_.words[at].tag != Tag::comma && lower(at) != "and")) {
      return false;
    }
    at += t_.words[at].tag == Tag::comma && lower(at + 1) == "and" ? 2 : 1;
    for (std::uint32_t word = at; word < last_ && word < at + 3; ++word) {  // "at least four"
      if (t_.words[word].tag == Tag::number) {
        return t_.words[word].time == kNone;
      }
    }
    return at < last_ && (lower(at) == "a" || lower(at) == "an") && words_.person_after(at) != kNone;
  }

  // The items of the list that leads up to `begin` are harmed as it is.
  void add_listed(std::uint32_t begin, Harm harm) {
    const std::size_t at = found_.size();
    for (auto item = listed_.rbegin(); item != listed_.rend() && item->words.end + 2 >= begin; ++item) {
      CasualtyMention mention;
      mention.word = item->words.begin;
      mention.group = item->group;
      mention.span = t_.span(item->words);
      set(mention.numbers, harm, item->amount, item->civilians);
      found_.insert(found_.begin() + static_cast<std::ptrdiff_t>(at), mention);
      begin = item->words.begin;
    }
    listed_.clear();
  }

  // "the toll rose to 12", "a death toll of nine", "put the number of dead at 40", "the number of people killed in the
  // bombing of a hotel has risen to 21": the word that says so, or kNone.
  [[nodiscard]] std::uint32_t toll_before(std::uint32_t begin) const {
    const bool led = begin > first_ && (lower(begin - 1) == "to" || lower(begin - 1) == "at");
    const std::uint32_t reach = led ? 18 : 8;  // words
    for (std::uint32_t at = begin; at > first_ && at + reach > begin; --at) {
      const std::uint32_t word = at - 1;
      if (t_.words[word].tag == Tag::stop || (t_.words[word].tag == Tag::number && t_.words[word].time == kNone)) {
        return kNone;
      }
      if (lower(word) == "toll") {
        return word + 1 < begin && t_.words[word + 1].tag == Tag::noun ? kNone : word;  // not "the toll road"
      }
      if (lower(word) == "dead" || lower(word) == "deaths" || lower(word) == "killed") {
        const std::uint32_t of = word >= first_ + 3 && lower(word - 1) == "people" ? word - 2 : word - 1;
        if (word >= first_ + 2 && lower(of) == "of" && of > first_ && lower(of - 1) == "number") {
          return of - 1;
        }
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
  // "another three", "two others", "two more".
  [[nodiscard]] bool is_another(std::uint32_t begin, std::uint32_t at, std::uint32_t noun_end) const {
    return lower(begin) == "another" || (begin > first_ && lower(begin - 1) == "another") || lower(at) == "other" ||
           lower(at) == "others" || lower(at) == "more" || (noun_end > at && lower(noun_end - 1) == "others");
  }
  // The noun that tells who they are; 0 for "people", who may be anybody.
  [[nodiscard]] WordId group_of(std::uint32_t at, std::uint32_t noun_end) const {
    const std::string_view noun = noun_end > at ? lower(noun_end - 1) : std::string_view();
    return noun.empty() || noun == "people" || noun == "others" || noun == "persons" || noun == "individuals"
               ? WordId{0}
               : t_.words[noun_end - 1].id;
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

  // "a mother and her two children", "a pilot and three loaders": the one who is named before the number counts too.
  [[nodiscard]] std::uint32_t with_family(std::uint32_t number, Quantity& amount) {
    if (!amount.best || number < first_ + 3) {
      return number;
    }
    const std::uint32_t joined = number - (t_.is(number - 1, WordClass::possessive) ? 2 : 1);
    if (lower(joined) != "and") {
      return number;
    }
    for (std::uint32_t at = joined - 1; at + 7 > number; --at) {
      if (lower(at) == "a" || lower(at) == "an" || (lower(at) == "the" && joined + 2 == number)) {
        if (words_.person_after(at) == joined - 1) {
          if (!found_.empty() && found_.back().word == at) {
            found_.pop_back();  // counted alone, as a verb stands before: "killed a woman and two others"
          }
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
      if ((punctuation(word) && !linked) || (t_.is_verb(word) && t_.words[word].tag != Tag::past) ||
          t_.words[word].tag == Tag::subordinator || t_.words[word].tag == Tag::relative) {
        break;
      }
      const std::string_view name = lower(word);
      if (name == "people" || name == "others" || name == "persons" || t_.is(word, WordClass::armed_noun) ||
          (t_.words[word].actor != kNone && !t_.actors[t_.words[word].actor].is(ActorKind::civilian))) {
        return word + 1 < last_ && t_.is(word + 1, WordClass::armed_noun) ? word + 2
                                                                          : word + 1;  // "30 Houthi fighters"
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
    if (const std::uint32_t harmed = harm_after_relative(from); harmed != kNone) {
      said_at = harmed;
      return harm_of(harmed);
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
      if (tag == Tag::past && word > from && t_.words[word - 1].tag == Tag::be) {
        if (const std::uint32_t joined = joined_harm(word); joined != kNone) {
          said_at = joined;
          return harm_of(joined);
        }
        if (is_told_verb(word)) {
          continue;
        }
      }
      if (lower(word) == "suffered" || lower(word) == "sustained" || lower(word) == "received") {
        continue;  // "two suffered burns and injuries"
      }
      if (tag != Tag::be && tag != Tag::have && tag != Tag::to && tag != Tag::adverb && tag != Tag::noun &&
          tag != Tag::adjective && tag != Tag::relative && tag != Tag::bracket &&
          !(tag == Tag::preposition && word < from + 3) && !(tag == Tag::determiner && lower(word - 1) == "of")) {
        break;
      }
    }
    // "killing 12", "killed at least 12", "left 12 people dead", "the death of 12".
    for (std::uint32_t back = 1; back <= 4 && begin >= first_ + back; ++back) {
      const std::uint32_t word = begin - back;
      const Harm harm = harm_of(word);
      // "Thirteen were killed and 15 suspects were arrested": not these.
      const bool passive = word > first_ && t_.words[word - 1].tag == Tag::be && lower(word + 1) == "and";
      if (harm != Harm::none && (passive || lower(word) == "died" || lower(word) == "perished")) {
        break;  // nor "one died and two of his colleagues"
      }
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
    const bool own_verb = noun_end < last_ && t_.words[noun_end].tag == Tag::be;  // "and 15 suspects were arrested"
    if (!found_.empty() && begin > first_ && lower(begin - 1) == "and" && noun_end > number + 1 && !own_verb &&
        found_.back().word + 6 > begin) {
      said_at = number;
      return found_.back().numbers.injured_best ? Harm::injury : Harm::death;
    }
    return Harm::none;
  }

  // "a family of three - a mother and her sons - was killed": the word that says so; kNone where none does.
  [[nodiscard]] std::uint32_t family_harm(std::uint32_t at) const {
    constexpr std::uint32_t kReach = 18;  // words
    for (std::uint32_t word = at + 1; word < last_ && word < at + kReach; ++word) {
      if (t_.words[word].tag == Tag::number) {
        break;
      }
      if (t_.words[word - 1].tag == Tag::be && (harm_of(word) != Harm::none || words_.shot_dead(word + 1))) {
        return harm_of(word) != Harm::none ? word : word + 1;
      }
    }
    return kNone;
  }

  // "nine workers who were picking olives were killed": the word that says so, past the relative clause; else kNone.
  [[nodiscard]] std::uint32_t harm_after_relative(std::uint32_t at) const {
    constexpr std::uint32_t kReach = 14;  // words
    if (at >= last_ || t_.words[at].tag != Tag::relative) {
      return kNone;
    }
    for (std::uint32_t word = at + 2; word + 1 < last_ && word < at + kReach; ++word) {
      if (t_.words[word].tag == Tag::number || t_.words[word].tag == Tag::stop ||
          t_.words[word].tag == Tag::subordinator) {
        return kNone;
      }
      if (t_.words[word].tag == Tag::be && harm_of(word + 1) != Harm::none) {
        return word + 1;
      }
    }
    return kNone;
  }

  // "15 are reported to have been killed".
  [[nodiscard]] bool is_told_verb(std::uint32_t word) const {
    const std::string_view verb = lower(word);
    return verb == "reported" || verb == "believed" || verb == "thought" || verb == "said" || verb == "known" ||
           verb == "confirmed" || verb == "presumed";
  }

  // "were caught in the crossfire and died", "were taken from their homes and killed": the verb that the first one is
  // joined to, where it counts the same people; else kNone.
  [[nodiscard]] std::uint32_t joined_harm(std::uint32_t verb) const {
    constexpr std::uint32_t kReach = 9;  // words
    for (std::uint32_t at = verb + 1; at + 1 < last_ && at < verb + kReach && !punctuation(at); ++at) {
      if (t_.words[at].tag == Tag::number || t_.words[at].tag == Tag::relative) {
        break;
      }
      if (t_.words[at].tag == Tag::conjunction && t_.words[at + 1].tag == Tag::past && harm_of(at + 1) != Harm::none) {
        const bool alone = at + 2 >= last_ || punctuation(at + 2) || t_.words[at + 2].tag == Tag::preposition;
        return alone ? at + 1 : kNone;
      }
    }
    return kNone;
  }

  // "22 people, including six women and five children, were killed": past the second comma, or `at`.
  [[nodiscard]] std::uint32_t parenthesis_end(std::uint32_t at) const {
    if (at + 1 >= last_ || t_.words[at].tag != Tag::comma ||
        (lower(at + 1) != "including" && lower(at + 1) != "among" && lower(at + 1) != "most" &&
         lower(at + 1) != "mostly" && lower(at + 1) != "all" &&
         !(t_.words[at + 1].tag == Tag::number && lower(at + 2) == "of" && lower(at + 3) == "them"))) {
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

  [[nodiscard]] bool counts_dead() const {
    return !found_.empty() && (found_.back().numbers.fatalities_best || found_.back().numbers.fatalities_low);
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
  struct Listed {
    WordRange words;
    Quantity amount;
    bool civilians = false;
    WordId group = 0;
  };
  std::vector<Listed> listed_;  // items of a list whose harm is said at its end
};

}  // namespace

std::vector<CasualtyMention> find_casualties(const TaggedText& tagged, const Sentence& sentence) {
  return CasualtyFinder(tagged, sentence).run();
}

}  // namespace dateline::events
