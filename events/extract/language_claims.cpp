#include "events/extract/language_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "events/extract/actors.h"
#include "events/extract/attribution.h"
#include "events/extract/casualties.h"
#include "events/extract/claim_place.h"
#include "events/extract/language_casualties.h"
#include "events/extract/language_parties.h"
#include "events/model/sha256.h"

namespace dateline::events {

namespace {

constexpr double kTrigger = 0.8;
constexpr std::size_t kNowhere = std::numeric_limits<std::size_t>::max();

/// A trigger in a sentence: words [first, last).
struct Told {
  std::size_t first = 0, last = 0;
  const LanguageTrigger* rule = nullptr;
  SubEventType sub_event = SubEventType::other;
};

bool is_violent(EventType type) {
  return type != EventType::strategic;
}

class LanguageClaimMaker {
 public:
  LanguageClaimMaker(const LanguageText& text, const std::vector<Toponym>& toponyms,
                     const std::vector<TimeExpression>& times, const geo::Gazetteer& gazetteer,
                     const Document& document)
      : t_(text), toponyms_(toponyms), times_(times), gazetteer_(gazetteer), document_(document) {
    if (document.published.value) {
      published_ = whole(Granularity::day, *document.published.value).start;
    }
    find_report_day();
  }

  std::vector<Claim> run() {
    for (const Sentence& sentence : t_.structure.sentences) {
      const Passage::Kind kind =
          t_.structure.kind_at(t_.words[(sentence.first_token + sentence.last_token) / 2].span.begin);
      const bool told = kind != Passage::Kind::byline && kind != Passage::Kind::credit &&
                        kind != Passage::Kind::dateline && !is_copy(sentence);
      if (told && tells_of_events(sentence)) {
        read(sentence);
      }
    }
    add_repeated_evidence();
    return std::move(claims_);
  }

 private:
  struct Where {
    EventPlace place;
    std::size_t word = kNowhere;  // its first; none where it was named before
    std::size_t last = kNowhere;
    Span span;
    std::string how;
    double certainty = 1;
  };
  struct When {
    TimeInterval interval;
    std::string how;
    double certainty = 1;
    std::optional<Span> span;
  };

  [[nodiscard]] bool is_copy(const Sentence& sentence) const {
    return std::any_of(t_.structure.repeats.begin(), t_.structure.repeats.end(),
                       [&](const Repeat& repeat) { return repeat.copy.contains(sentence.span); });
  }

  // A question, a wish, a memory or a condition reports nothing.
  [[nodiscard]] bool tells_of_events(const Sentence& sentence) const {
    const std::string& mark = t_.words[sentence.last_token - 1].whole();
    return mark != "?" && mark != "؟" && !t_.any(sentence.first_token, sentence.last_token, LanguageClass::no_event) &&
           !t_.any(sentence.first_token, sentence.last_token, LanguageClass::condition);
  }

  void find_report_day() {
    constexpr int kOpening = 3;  // sentences
    constexpr CivilMinute kNear = 8 * kMinutesPerDay;
    int sentences = 0;
    for (const Sentence& sentence : t_.structure.sentences) {
      if (++sentences > kOpening || report_day_) {
        return;
      }
      for (const TimeExpression& time : times_) {
        if (!sentence.span.contains(time.span) || !time.grounded || !time.grounded->start ||
            time.bound != TimeBound::none || time.grounded->granularity > Granularity::day ||
            time.type == TimexType::duration) {
          continue;
        }
        const TimeInterval day = whole(Granularity::day, *time.grounded->start);
        if (!published_ || (*day.start <= *published_ && *day.start + kNear >= *published_)) {
          report_day_ = day;
          report_day_words_ = std::string(time.span.of(t_.text));
          break;
        }
      }
    }
  }

  void read(const Sentence& sentence) {
    const std::vector<LanguageParty> parties = find_language_parties(t_, sentence);
    const std::vector<LanguageCasualties> casualties = find_language_casualties(t_, sentence, times_);
    const std::vector<Told> told = find_triggers(sentence, parties, casualties);
    const std::size_t before = claims_.size();
    std::vector<std::pair<std::size_t, std::size_t>> heads;  // where each claim has its trigger, and the claim
    for (const Told& one : told) {
      for (const Where& where : places_of(sentence, one, told)) {
        const std::size_t from = claims_.size();
        make(sentence, one, where, parties);
        if (claims_.size() > from) {
          heads.emplace_back(one.first, from);
        }
      }
    }
    give_casualties(sentence, casualties, heads, before);
    for (std::size_t i = before; i < claims_.size(); ++i) {
      finish(claims_[i]);
    }
    remember_place(sentence);
  }

  // ---- What happened ------------------------------------------------------------------------------------------------

  [[nodiscard]] std::vector<Told> find_triggers(const Sentence& sentence, const std::vector<LanguageParty>& parties,
                                                const std::vector<LanguageCasualties>& casualties) const {
    std::vector<Told> told;
    for (std::size_t at = sentence.first_token; at < sentence.last_token;) {
      const LanguageTrigger* rule = nullptr;
      std::size_t length = 1;
      for (const PhraseList::Match& match : t_.lexicon.triggers.find(t_.words, at, sentence.last_token)) {
        const LanguageTrigger& candidate = t_.lexicon.trigger_rules[match.value];
        if (rule == nullptr && fulfils(sentence, candidate, at, at + match.length, parties, casualties)) {
          rule = &candidate;
          length = match.length;
        }
      }
      if (rule != nullptr && !in_toponym(at) && happened(sentence, at, at + length)) {
        told.push_back({at, at + length, rule, kind_of(sentence, *rule, at)});
      }
      at += length;
    }
    // Deaths are of the violence that their sentence tells of.
    const bool violence = std::any_of(told.begin(), told.end(), [](const Told& one) {
      return one.rule->frame != LanguageFrame::kill && is_violent(type_of(one.sub_event));
    });
    std::erase_if(told, [&](const Told& one) { return violence && one.rule->frame == LanguageFrame::kill; });
    drop_peace(told);
    drop_doubles(told);
    return told;
  }

  // A protest that was broken up or turned violent is not told as a peaceful one besides.
  static void drop_peace(std::vector<Told>& told) {
    const bool other = std::any_of(told.begin(), told.end(), [](const Told& one) {
      return one.sub_event == SubEventType::protest_with_intervention ||
             one.sub_event == SubEventType::excessive_force || one.sub_event == SubEventType::violent_demonstration;
    });
    std::erase_if(told, [&](const Told& one) { return other && one.sub_event == SubEventType::peaceful_protest; });
  }

  // Of two words for one kind of thing close together one tells it: "launched an attack", "killed in an attack".
  static void drop_doubles(std::vector<Told>& told) {
    constexpr std::size_t kClose = 6;
    for (std::size_t i = 1; i < told.size();) {
      const bool same = told[i].sub_event == told[i - 1].sub_event && told[i].first < told[i - 1].last + kClose;
      if (same) {
        told[i - 1].last = std::max(told[i - 1].last, told[i - 1].last);
        told.erase(told.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        ++i;
      }
    }
  }

  [[nodiscard]] bool in_toponym(std::size_t word) const {
    return std::any_of(toponyms_.begin(), toponyms_.end(),
                       [&](const Toponym& toponym) { return toponym.span.overlaps(t_.words[word].span); });
  }

  [[nodiscard]] bool fulfils(const Sentence& sentence, const LanguageTrigger& rule, std::size_t first, std::size_t last,
                             const std::vector<LanguageParty>& parties,
                             const std::vector<LanguageCasualties>& casualties) const {
    const auto needs = [&](LanguageNeed need) { return rule.needs.test(static_cast<std::size_t>(need)); };
    if (needs(LanguageNeed::people)) {
      const bool people =
          !casualties.empty() || t_.any(sentence.first_token, sentence.last_token, LanguageClass::person) ||
          std::any_of(parties.begin(), parties.end(), [](const LanguageParty& party) { return party.actor->civilian; });
      if (!people) {
        return false;
      }
    }
    if (needs(LanguageNeed::armed) && std::none_of(parties.begin(), parties.end(), [](const LanguageParty& party) {
          return party.actor->armed && !party.speaks;
        })) {
      return false;
    }
    constexpr std::size_t kReach = 7;  // words
    const std::size_t begin = std::max(sentence.first_token, first - std::min(first, kReach));
    const std::size_t end = std::min(sentence.last_token, last + kReach);
    if (needs(LanguageNeed::place_after) && !names_place(last, end)) {
      return false;
    }
    if (needs(LanguageNeed::place_before) && !names_place(begin, first)) {
      return false;
    }
    return rule.frame != LanguageFrame::kill ||
           !t_.any(sentence.first_token, sentence.last_token, LanguageClass::accident);
  }

  // Whether words [first, last) name a place that is not a whole country, before a mark ends them.
  [[nodiscard]] bool names_place(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (t_.is(i, LanguageClass::here)) {
        return true;
      }
      const Toponym* toponym = toponym_at(i);
      if (toponym != nullptr && toponym->place && gazetteer_.kind(*toponym->place) > geo::PlaceKind::country) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] const Toponym* toponym_at(std::size_t word) const {
    const auto found = std::find_if(toponyms_.begin(), toponyms_.end(),
                                    [&](const Toponym& toponym) { return toponym.span.overlaps(t_.words[word].span); });
    return found == toponyms_.end() ? nullptr : &*found;
  }

  // Not negated, and not merely intended.
  [[nodiscard]] bool happened(const Sentence& sentence, std::size_t first, std::size_t last) const {
    constexpr std::size_t kNegation = 4;
    constexpr std::size_t kNegationAfter = 3;
    constexpr std::size_t kPlan = 9;
    for (std::size_t back = 1; back <= kPlan && first >= sentence.first_token + back; ++back) {
      const std::size_t at = first - back;
      if (t_.is(at, LanguageClass::planned) || (back <= kNegation && t_.is(at, LanguageClass::negation))) {
        return false;
      }
      if (t_.words[at].is_mark()) {
        break;
      }
    }
    for (std::size_t at = last; at < std::min(sentence.last_token, last + kNegationAfter); ++at) {
      if (t_.words[at].is_mark()) {
        break;
      }
      if (t_.is(at, LanguageClass::negation)) {
        return false;
      }
    }
    return !t_.any(first, last, LanguageClass::planned);
  }

  // What it was done with decides between kinds of strikes: the nearest word for a weapon.
  [[nodiscard]] SubEventType kind_of(const Sentence& sentence, const LanguageTrigger& rule, std::size_t at) const {
    constexpr std::size_t kReach = 10;
    SubEventType kind = rule.sub_event;
    std::size_t nearest = kReach + 1;
    for (std::size_t i = sentence.first_token; rule.open_means && i < sentence.last_token; ++i) {
      const auto matches = t_.lexicon.means.find(t_.words, i, sentence.last_token);
      const std::size_t away = i > at ? i - at : at - i;
      if (!matches.empty() && away < nearest) {
        nearest = away;
        kind = static_cast<SubEventType>(matches.front().value);
      }
    }
    return kind;
  }

  // ---- Where
  // ----------------------------------------------------------------------------------------------------------

  [[nodiscard]] std::vector<Where> places_of(const Sentence& sentence, const Told& told,
                                             const std::vector<Told>& others) const {
    const Toponym* best = nullptr;
    double least = std::numeric_limits<double>::max();
    bool wide = false;
    for (const Toponym& toponym : toponyms_) {
      if (!sentence.span.contains(toponym.span) || toponym.role != ToponymRole::literal) {
        continue;
      }
      if (toponym.place && gazetteer_.kind(*toponym.place) <= geo::PlaceKind::country) {
        wide = true;
        continue;
      }
      if (is_of_speaker(toponym, told)) {
        continue;
      }
      const double cost = cost_of(toponym, told, others);
      if (cost < least) {
        least = cost;
        best = &toponym;
      }
    }
    constexpr double kFarthest = 22;
    std::vector<Where> places;
    if (best != nullptr && least <= kFarthest && best->place) {
      places.push_back(place_of(*best, least));
      add_listed(sentence, *best, places);
    } else if (best == nullptr && !wide && last_place_ && last_paragraph_ == sentence.paragraph &&
               (t_.any(sentence.first_token, sentence.last_token, LanguageClass::here))) {
      Where where = *last_place_;
      where.word = where.last = kNowhere;
      where.span = {};
      where.how = "named before";
      where.certainty = 0.6;
      places.push_back(std::move(where));
    }
    return places;
  }

  [[nodiscard]] std::size_t word_at(std::uint32_t byte) const { return t_.structure.token_at(byte); }

  // "..., said the head of Dagestan": behind what happened, only who speaks.
  [[nodiscard]] bool is_of_speaker(const Toponym& toponym, const Told& told) const {
    constexpr std::size_t kReach = 4;
    const std::size_t first = word_at(toponym.span.begin);
    for (std::size_t i = first; i > told.last && i + kReach > first && !t_.words[i - 1].is_mark(); --i) {
      if (t_.is(i - 1, LanguageClass::speech) || t_.is(i - 1, LanguageClass::cite)) {
        return true;
      }
    }
    return false;
  }

  // How far a place is from what happened, in words, and more where something stands between.
  [[nodiscard]] double cost_of(const Toponym& toponym, const Told& told, const std::vector<Told>& others) const {
    const std::size_t first = word_at(toponym.span.begin);
    const std::size_t last = word_at(toponym.span.end - 1) + 1;
    const bool after = first >= told.last;
    const std::size_t from = after ? told.last : last;
    const std::size_t to = after ? first : told.first;
    double cost = after ? 0 : 1;
    for (std::size_t i = from; i < to; ++i) {
      cost += 1;
      cost += t_.words[i].is_mark() ? 2 : 0;
      cost += t_.is(i, LanguageClass::speech) ? 4 : 0;
    }
    for (const Told& other : others) {
      cost += &other != &told && other.first >= from && other.last <= to ? 6 : 0;
    }
    const bool led =
        (first > 0 && (t_.is(first - 1, LanguageClass::locative) || t_.is(first - 1, LanguageClass::near))) ||
        toponym.span.begin > t_.words[first].span.begin;
    return cost + (led ? 0 : 2);
  }

  [[nodiscard]] Where place_of(const Toponym& toponym, double cost) const {
    Where where;
    where.place = plain_place(gazetteer_, *toponym.place);
    where.place.point = toponym.point;
    where.place.radius_m = toponym.radius_m;
    where.place.relation = toponym.relation.empty() ? "" : toponym.relation + " " + where.place.name;
    where.word = word_at(toponym.relation_span.begin);
    where.last = word_at(toponym.span.end - 1) + 1;
    where.span = toponym.relation_span;
    where.how = "the nearest in its sentence";
    constexpr double kEach = 0.015;
    where.certainty = std::max(0.5, toponym.score * (1 - kEach * cost));
    return where;
  }

  // "in A and B", "in A, B and C".
  void add_listed(const Sentence& sentence, const Toponym& first, std::vector<Where>& places) const {
    const Toponym* before = &first;
    for (const Toponym& next : toponyms_) {
      if (!(before->span < next.span) || !sentence.span.contains(next.span)) {
        continue;
      }
      const std::size_t from = word_at(before->span.end - 1) + 1;
      const std::size_t to = word_at(next.span.begin);
      bool list = to <= from + 1 && next.place && gazetteer_.kind(*next.place) > geo::PlaceKind::country &&
                  !gazetteer_.contains(*next.place, *before->place);
      const bool clitic = to == from && next.span.begin > t_.words[to].span.begin && t_.words[to].preposition.empty();
      const bool joined = to == from + 1 && t_.is(from, LanguageClass::and_);
      list = list && (clitic || joined);
      if (!list) {
        return;
      }
      places.push_back(place_of(next, 0));
      before = &next;
    }
  }

  // The place that "the city" of a later sentence means.
  void remember_place(const Sentence& sentence) {
    for (const Toponym& toponym : toponyms_) {
      if (sentence.span.contains(toponym.span) && toponym.place && toponym.role == ToponymRole::literal &&
          gazetteer_.kind(*toponym.place) > geo::PlaceKind::country) {
        last_place_ = place_of(toponym, 0);
        last_paragraph_ = sentence.paragraph;
      }
    }
  }

  // ---- When
  // -----------------------------------------------------------------------------------------------------------

  [[nodiscard]] std::optional<When> time_of(const Sentence& sentence, const Told& told) const {
    const TimeExpression* best = nullptr;
    std::size_t nearest = kNowhere;
    for (const TimeExpression& time : times_) {
      if (!sentence.span.contains(time.span) || !time.grounded || time.type == TimexType::duration ||
          time.type == TimexType::set) {
        continue;
      }
      const std::size_t first = word_at(time.span.begin);
      const std::size_t away = first > told.first ? first - told.first : told.first - first;
      if (away < nearest) {
        nearest = away;
        best = &time;
      }
    }
    When when;
    if (best != nullptr) {
      when.interval = *bounded(*best);
      when.how = fmt::format("dated by \"{}\"", best->span.of(t_.text));
      when.span = best->span;
      if (best->bound == TimeBound::since && published_) {
        when.interval.end = std::max(*published_, when.interval.start.value_or(*published_));
      }
      return is_background(when.interval) ? std::nullopt : std::optional(when);
    }
    if (report_day_) {
      when.interval = *report_day_;
      when.how = fmt::format("the day that the report tells of (\"{}\")", report_day_words_);
      when.certainty = 0.85;
    } else if (published_) {
      when.interval = {*published_ - kMinutesPerDay, *published_ + kMinutesPerDay, Granularity::day, Extent::within};
      when.how = "no date in the text; the day of the report or the one before";
      when.certainty = 0.7;
    } else {
      when.how = "no date in the text";
      when.certainty = 0.5;
    }
    return when;
  }

  // Long before the report, only a year, or still to come.
  [[nodiscard]] bool is_background(const TimeInterval& interval) const {
    constexpr CivilMinute kLong = 300 * kMinutesPerDay;
    if (interval.granularity >= Granularity::year) {
      return true;
    }
    return published_ && ((interval.end && *interval.end + kLong < *published_) ||
                          (interval.start && *interval.start > *published_ + kMinutesPerDay));
  }

  // ---- Who
  // ------------------------------------------------------------------------------------------------------------

  struct Named {
    std::string name;
    Side side = Side::unknown;
    Span span;
  };

  [[nodiscard]] Named named(const LanguageParty& party, const EventPlace& place) const {
    const auto index = gazetteer_.find_id(place.id);
    const std::string here = index ? country_code(gazetteer_, *index) : std::string();
    const std::string& of = party.country.empty() ? here : party.country;
    Named result{named_after(party.actor->name, country_name(gazetteer_, of)), party.actor->side,
                 t_.span(party.first, party.last)};
    // A state's forces are foreign in another country.
    if (party.actor->side == Side::government && !party.country.empty() && !here.empty() && party.country != here) {
      result.side = Side::foreign;
    }
    return result;
  }

  // The nearest armed actor before or behind the trigger.
  [[nodiscard]] const LanguageParty* armed_near(const std::vector<LanguageParty>& parties, const Told& told,
                                                const LanguageParty* not_this) const {
    constexpr std::size_t kReach = 9;
    const LanguageParty* best = nullptr;
    std::size_t nearest = kReach + 1;
    for (const LanguageParty& party : parties) {
      const bool before = party.last <= told.first;
      const std::size_t away = before                     ? told.first - party.last
                               : party.first >= told.last ? party.first - told.last
                                                          : 0;
      const bool led = !before && party.first > 0 && t_.is(party.first - 1, LanguageClass::by);
      const std::size_t cost = away + (before || led ? 0 : 1);
      if (party.actor->armed && !party.speaks && &party != not_this && cost < nearest) {
        nearest = cost;
        best = &party;
      }
    }
    return best;
  }

  [[nodiscard]] const LanguageParty* harmed(const std::vector<LanguageParty>& parties) const {
    const auto found = std::find_if(parties.begin(), parties.end(),
                                    [](const LanguageParty& party) { return party.actor->civilian && !party.speaks; });
    return found == parties.end() ? nullptr : &*found;
  }

  // Whether only a part of the place is meant: "in the north of the city", "parts of".
  [[nodiscard]] bool is_part(const Where& where) const {
    constexpr std::size_t kReach = 3;
    return where.word != kNowhere && t_.any(where.word - std::min(where.word, kReach), where.word, LanguageClass::part);
  }

  // False where the claim would say nothing without knowing who.
  bool name_parties(Claim& claim, const Told& told, const std::vector<LanguageParty>& parties, bool partial) const {
    const LanguageParty* agent = armed_near(parties, told, nullptr);
    const LanguageParty* patient = told.rule->frame == LanguageFrame::fight  ? armed_near(parties, told, agent)
                                   : told.rule->frame == LanguageFrame::take ? nullptr
                                                                             : harmed(parties);
    if (told.rule->frame == LanguageFrame::take && agent == nullptr) {
      return false;
    }
    if (told.rule->frame == LanguageFrame::passive && agent != nullptr && agent->last <= told.first &&
        patient == nullptr) {
      std::swap(agent, patient);
    }
    if (agent == nullptr) {
      std::swap(agent, patient);
    }
    if (agent != nullptr) {
      const Named one = named(*agent, claim.place);
      claim.actor1 = one.name;
      claim.side1 = one.side;
      claim.spans.who.push_back(one.span);
    }
    if (patient != nullptr) {
      const Named one = named(*patient, claim.place);
      if (one.name != claim.actor1) {
        claim.actor2 = one.name;
        claim.side2 = one.side;
        claim.spans.who.push_back(one.span);
      }
    }
    std::sort(claim.spans.who.begin(), claim.spans.who.end());
    if (told.rule->frame == LanguageFrame::take) {
      claim.sub_event_type = claim.side1 == Side::government ? SubEventType::government_regains_territory
                                                             : SubEventType::non_state_actor_overtakes_territory;
      claim.control = Control{"", claim.actor1, partial ? Control::Part::partial : Control::Part::full};
    }
    return true;
  }

  void attribute(Claim& claim, const Sentence& sentence, const Told& told, const std::vector<LanguageParty>& parties) {
    for (std::size_t at = sentence.first_token; at < told.first; ++at) {
      if (t_.is(at, LanguageClass::deny)) {
        claim.status = Status::denied;
      }
    }
    const auto speech = speech_of(t_, sentence, parties);
    if (!speech) {
      return;
    }
    const Named speaker = named(*speech->speaker, claim.place);
    claim.attributed_to.push_back({speaker.name, speaker.side});
    claim.spans.said.push_back(hull(speaker.span, t_.words[speech->verb].span));
    const bool involved = speaker.side == claim.side1 || speaker.side == claim.side2 || claim.side1 == Side::unknown;
    if (claim.status == Status::reported && is_party(speaker.side) && involved &&
        (is_party(claim.side1) || is_party(claim.side2))) {
      claim.status = Status::claimed;
    }
  }

  // ---- The claim
  // ------------------------------------------------------------------------------------------------------

  void make(const Sentence& sentence, const Told& told, const Where& where, const std::vector<LanguageParty>& parties) {
    const std::optional<When> when = time_of(sentence, told);
    if (!when) {
      return;
    }
    Claim claim;
    claim.document = document_.id;
    claim.sha256 = document_.sha256;
    claim.publisher = document_.publisher;
    claim.published = document_.published.value;
    claim.published_inferred = document_.published.inferred;
    claim.time_zone = document_.time_zone;
    claim.place = where.place;
    claim.when = when->interval;
    claim.sub_event_type = told.sub_event;
    if (!name_parties(claim, told, parties, is_part(where))) {
      return;
    }
    claim.event_type = type_of(claim.sub_event_type);
    attribute(claim, sentence, told, parties);
    if (claim.status == Status::denied) {
      claim.control.reset();
    }
    claim.rule = fmt::format("{}: {}", document_.language, told.rule->pattern.substr(0, told.rule->pattern.find('|')));
    claim.confidence = kTrigger * where.certainty * when->certainty;
    claim.why =
        fmt::format("\"{}\"; place {}; time: {}", t_.span(told.first, told.last).of(t_.text), where.how, when->how);
    claim.spans.what.push_back(t_.span(told.first, told.last));
    if (!where.span.empty()) {
      claim.spans.where.push_back(where.span);
    }
    if (when->span) {
      claim.spans.when.push_back(*when->span);
    }
    const Span head = t_.span(told.first, told.last);
    claim.evidence.push_back(evidence(where.span.empty() ? head : hull(head, where.span)));
    const auto same = [&](const Claim& known) {
      return known.sub_event_type == claim.sub_event_type && known.place.id == claim.place.id &&
             sentence.span.contains(known.evidence.front().bytes);
    };
    if (std::none_of(claims_.begin(), claims_.end(), same)) {
      claims_.push_back(std::move(claim));
    }
  }

  // Deaths belong to the nearest violence of the sentence; in one without, to that of the sentence before in the
  // paragraph.
  void give_casualties(const Sentence& sentence, const std::vector<LanguageCasualties>& casualties,
                       const std::vector<std::pair<std::size_t, std::size_t>>& heads, std::size_t before) {
    const bool accident = t_.any(sentence.first_token, sentence.last_token, LanguageClass::accident);
    for (const LanguageCasualties& mention : casualties) {
      std::size_t best = kNowhere;
      std::size_t nearest = kNowhere;
      for (const auto& [head, claim] : heads) {
        const std::size_t away = head > mention.first ? head - mention.first : mention.first - head;
        if (is_violent(claims_[claim].event_type) && away < nearest) {
          nearest = away;
          best = claim;
        }
      }
      if (best == kNowhere && before == claims_.size() && last_violent_ && violent_paragraph_ == sentence.paragraph &&
          !accident) {
        best = *last_violent_;
      }
      if (best != kNowhere) {
        add_casualties(claims_[best].casualties, mention.numbers);
        claims_[best].spans.what.push_back(t_.span(mention.first, mention.last));
      }
    }
    for (std::size_t i = before; i < claims_.size(); ++i) {
      if (is_violent(claims_[i].event_type)) {
        last_violent_ = i;
        violent_paragraph_ = sentence.paragraph;
      }
    }
  }

  [[nodiscard]] Evidence evidence(Span bytes) const {
    const auto code_points = [&](std::uint32_t end) {
      return static_cast<std::uint32_t>(std::count_if(t_.text.begin(), t_.text.begin() + end, [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      }));
    };
    return {bytes, {code_points(bytes.begin), code_points(bytes.end)}, std::string(bytes.of(t_.text))};
  }

  void finish(Claim& claim) const {
    const Evidence& passage = claim.evidence.front();
    claim.id = sha256(fmt::format("{}\n{}-{}\n{}\n{}\n{}", document_.id, passage.bytes.begin, passage.bytes.end,
                                  passage.text, name_of(claim.sub_event_type), claim.place.id));
  }

  // A passage that is printed again is a second piece of evidence for the same claim, word for word.
  void add_repeated_evidence() {
    const std::vector<Token>& tokens = t_.structure.tokens;
    for (const Repeat& repeat : t_.structure.repeats) {
      for (Claim& claim : claims_) {
        const Span bytes = claim.evidence.front().bytes;
        if (!repeat.original.contains(bytes)) {
          continue;
        }
        const std::size_t shift = word_at(repeat.copy.begin) - word_at(repeat.original.begin);
        const std::size_t first = word_at(bytes.begin) + shift;
        const std::size_t last = word_at(bytes.end - 1) + shift;
        if (last < tokens.size() && tokens[last].span.end <= repeat.copy.end) {
          claim.evidence.push_back(evidence({tokens[first].span.begin, tokens[last].span.end}));
        }
      }
    }
  }

  const LanguageText& t_;
  const std::vector<Toponym>& toponyms_;
  const std::vector<TimeExpression>& times_;
  const geo::Gazetteer& gazetteer_;
  const Document& document_;
  std::optional<CivilMinute> published_;  // the day
  std::optional<TimeInterval> report_day_;
  std::string report_day_words_;
  std::vector<Claim> claims_;
  std::optional<Where> last_place_;
  std::size_t last_paragraph_ = kNowhere;
  std::optional<std::size_t> last_violent_;  // a claim
  std::size_t violent_paragraph_ = kNowhere;
};

}  // namespace

std::vector<Claim> make_language_claims(const LanguageText& text, const std::vector<Toponym>& toponyms,
                                        const std::vector<TimeExpression>& times, const geo::Gazetteer& gazetteer,
                                        const Document& document) {
  return LanguageClaimMaker(text, toponyms, times, gazetteer, document).run();
}

}  // namespace dateline::events
