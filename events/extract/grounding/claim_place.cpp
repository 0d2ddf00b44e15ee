#include "events/extract/grounding/claim_place.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "events/extract/grounding/pointed_place.h"
#include "events/extract/grounding/sentence_places.h"
#include "events/extract/grounding/unlisted_places.h"

namespace dateline::events {

namespace {

class PlaceChooser {
 public:
  PlaceChooser(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Sentence& sentence,
               const Happening& happening, const std::vector<WordRange>& speakers)
      : t_(tagged),
        gazetteer_(gazetteer),
        sentence_(sentence),
        happening_(happening),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)),
        places_(tagged, gazetteer, sentence, happening, speakers),
        around_(tagged, sentence, happening, places_),
        unlisted_(tagged, gazetteer, sentence, happening, places_) {}

  std::vector<PlaceChoice> run() {
    choose();
    if (places_.chosen().size() == 1 && !places_.chosen().front().place.is_resolved() &&
        !places_.chosen().front().words.empty()) {
      unlisted_.add_listed(places_.chosen().front().words.end);
    }
    for (PlaceChoice& choice : places_.chosen()) {
      unlisted_.place_in_division(choice);
    }
    narrow();
    if (!places_.empty()) {
      around_.add_further();
    }
    for (PlaceChoice& choice : places_.chosen()) {
      refine(choice);
    }
    return std::move(places_.chosen());
  }

 private:
  void choose() {
    const Clause& clause = happening_.clause;
    const Frame frame = happening_.trigger->frame;
    const bool leaves = frame == Frame::leave || frame == Frame::expel;
    if (frame == Frame::fall && !clause.noun) {
      if (places_.take(clause.subject, "named as what fell", 1)) {
        return;
      }
    }
    if (leaves) {
      for (const Complement& one : clause.complements) {
        const WordId preposition = id_of(one);
        if ((preposition == t_.lexicon.from || preposition == t_.lexicon.out || preposition == t_.lexicon.of) &&
            places_.take(one.range, "named as the place left", 1)) {
          return;
        }
      }
    }
    if (happening_.trigger->needs.test(static_cast<std::size_t>(Need::along))) {
      for (const Complement& one : clause.complements) {
        if (one.preposition != kNone && t_.lower(one.preposition) == "along" &&
            places_.take(one.range, "named as the road", 1)) {
          return;
        }
      }
    }
    if (frame == Frame::displace) {
      for (const Complement& one : clause.complements) {
        if (one.preposition != kNone && is_passage(one) && places_.take(one.range, "named as the way taken", 1)) {
          return;
        }
      }
    }
    for (const Complement& one : clause.complements) {
      if (id_of(one) == t_.lexicon.between && places_.take_between(one.range)) {
        return;
      }
    }
    if (take_before_where()) {
      return;
    }
    if (is_of_people() && take_beside(Beside::within)) {
      return;  // "killed the governor of A in B"
    }
    const bool patient_is_place = frame != Frame::fight || clause.noun;
    if (patient_is_place && !happening_.patient.empty() && places_.take(happening_.patient, "named as its object", 1)) {
      around_.add_listed(happening_.patient);
      return;
    }
    if (!clause.noun && places_.take(clause.head, "named as its object", 1)) {
      return;  // "holds the road under fire control"
    }
    if (take_beside(Beside::any)) {
      if (places_.chosen().size() == 1 && places_.chosen().front().wide) {
        if (auto seat = capital_meant(t_, gazetteer_, words_of(clause))) {
          places_.chosen().front() = std::move(*seat);  // "in A's capital"
        }
      }
      return;
    }
    if (clause.noun && places_.take({clause.begin, clause.head.begin}, "named before it", 0.95)) {
      return;
    }
    for (const Complement& one : clause.complements) {
      // "before the capture of X": where that was.
      if (one.preposition != kNone && is_temporal(one.preposition) &&
          places_.take(one.range, "that of what it is timed by", 0.9)) {
        return;
      }
    }
    if (unlisted_.take_called() || unlisted_.take_beside()) {
      return;
    }
    if (auto seat = capital_meant(t_, gazetteer_, words_of(clause))) {
      places_.add(std::move(*seat));
      return;
    }
    if (auto meant = place_pointed_to(t_, gazetteer_, happening_)) {
      places_.add(std::move(*meant));
      return;
    }
    if (around_.take_before() || around_.take_after() || unlisted_.take_opening()) {
      for (PlaceChoice& choice : places_.chosen()) {
        choice.nearby = clause.noun && is_told_after(clause);
      }
      return;
    }
    // "Residents of X protested", "X police": the subject's own place.
    if (!clause.subject.empty() && clause.subject.end <= clause.begin &&
        places_.take(clause.subject, "where those who do it are said to be", 0.7)) {
      return;
    }
    if (auto seat = capital_meant(t_, gazetteer_, {first_, last_}); seat && is_led_to(seat->words.begin)) {
      places_.add(std::move(*seat));
      return;
    }
    if (unlisted_.take_aimed_at()) {
      return;
    }
    around_.take_nearest();
  }

  // "in the city of A, where a missile slammed into an office".
  bool take_before_where() {
    const Clause& clause = happening_.clause;
    const std::uint32_t begin =
        clause.subject.empty() || clause.subject.begin > clause.begin ? clause.begin : clause.subject.begin;
    if (begin < first_ + 3 || t_.lower(begin - 1) != "where") {
      return false;
    }
    const std::uint32_t end = t_.words[begin - 2].tag == Tag::comma ? begin - 2 : begin - 1;
    std::uint32_t from = end;
    while (from > first_ && t_.words[from - 1].toponym != kNone && end - from < 4) {
      --from;
    }
    return from < end && places_.take({from, end}, "named before \"where\"", 0.95);
  }

  // Whether what is done is done to people.
  [[nodiscard]] bool is_of_people() const {
    const Frame frame = happening_.trigger->frame;
    const bool harms = frame == Frame::kill || frame == Frame::shoot || frame == Frame::act || frame == Frame::hit;
    const RangeFacts patient(t_, happening_.patient);
    return harms && !happening_.clause.noun && patient.people() && !patient.any(WordClass::here_noun);
  }

  enum class Beside { within, any };  // after "in", "at", "near" alone, or after any preposition of place

  // The place of the first complement that has one.
  bool take_beside(Beside which) {
    const Frame frame = happening_.trigger->frame;
    for (const Complement& one : happening_.clause.complements) {
      const WordId id = id_of(one);
      if (which == Beside::within && id != t_.lexicon.in && id != t_.lexicon.at && id != t_.lexicon.near) {
        continue;
      }
      if (one.preposition != kNone && !is_locative(one.preposition)) {
        continue;
      }
      if (id == t_.lexicon.to && frame != Frame::advance && frame != Frame::displace) {
        continue;
      }
      if (places_.take(one.range, "named beside it", 1)) {
        around_.add_listed(one.range);
        return true;
      }
    }
    return false;
  }

  // "In the A Strip, two were shot near the town of B": the finer of two places that one clause is said to be at.
  void narrow() {
    constexpr std::uint32_t kFar = 25;  // words
    if (places_.chosen().size() != 1 || !is_coarse(places_.chosen().front().place)) {
      return;
    }
    const auto outer = gazetteer_.find_id(places_.chosen().front().place.id);
    const std::uint32_t from = happening_.clause.head.end;
    std::uint32_t end = from;
    while (end < last_ && end < from + kFar && t_.words[end].tag != Tag::past && t_.words[end].tag != Tag::verb &&
           t_.words[end].tag != Tag::stop && t_.words[end].tag != Tag::quote && t_.words[end].tag != Tag::relative &&
           t_.words[end].tag != Tag::subordinator) {
      ++end;
    }
    for (const NamedPlaces::Found& found : places_.toponyms_in({from, end}, false)) {
      const auto inner = t_.toponyms[found.toponym].place;
      const bool led = places_.is_led_to(found.words.begin) || is_on_way_to(found.words.begin);
      if (outer && inner && led && *inner != *outer && gazetteer_.contains(*outer, *inner)) {
        places_.chosen().clear();
        places_.add(found, "the finer one that the clause names", 0.9);
        return;
      }
    }
  }
  // "on the road to A".
  [[nodiscard]] bool is_on_way_to(std::uint32_t name) const {
    return name > first_ + 2 && (t_.words[name - 1].id == t_.lexicon.to || t_.words[name - 1].id == t_.lexicon.from) &&
           t_.is(name - 2, WordClass::route);
  }
  [[nodiscard]] static bool is_coarse(const EventPlace& place) {
    return place.is_resolved() && place.relation.empty() &&
           (is_division(place) || place.kind == geo::PlaceKind::region ||
            (place.kind && *place.kind <= geo::PlaceKind::country));
  }
  // "in the Somali capital": whether a preposition of place leads to the words.
  [[nodiscard]] bool is_led_to(std::uint32_t at) const {
    at -= at > first_ && t_.words[at - 1].tag == Tag::determiner ? 1 : 0;
    const WordId id = at > first_ ? t_.words[at - 1].id : 0;
    return id == t_.lexicon.in || id == t_.lexicon.at || id == t_.lexicon.near;
  }

  [[nodiscard]] static WordRange words_of(const Clause& clause) {
    const bool near =
        !clause.subject.empty() && clause.subject.end <= clause.begin && clause.subject.begin + 20 > clause.begin;
    return {near ? clause.subject.begin : clause.begin, std::max(clause.end, clause.head.end)};
  }

  // A finer place that no gazetteer knows lies somewhere in the one that is named beside it.
  void refine(PlaceChoice& choice) const {
    if (!choice.place.is_resolved() || choice.words.empty()) {
      return;
    }
    WordRange name = finer_name(t_, choice.words, sentence_);
    const bool named_division = choice.words.end < last_ &&
                                (t_.lower(choice.words.end) == "district" || t_.lower(choice.words.end) == "province");
    if (name.empty() && (named_division || is_division(choice.place))) {
      name = unlisted_.after(choice.words);
    }
    if (name.empty()) {
      return;
    }
    const std::string container = choice.place.relation.empty() ? choice.place.name : choice.place.relation;
    choice.place.relation = std::string(t_.span(name).of(t_.text)) + ", in " + container;
    choice.words = name.end + 4 < choice.words.begin || choice.words.end + 4 < name.begin
                       ? name
                       : WordRange{std::min(choice.words.begin, name.begin), std::max(choice.words.end, name.end)};
    choice.how += "; a finer one is in no gazetteer";
    choice.certainty *= 0.9;
  }

  [[nodiscard]] WordId id_of(const Complement& one) const {
    return one.preposition == kNone ? 0 : t_.words[one.preposition].id;
  }
  [[nodiscard]] bool is_locative(std::uint32_t preposition) const { return t_.is(preposition, WordClass::locative); }
  // "after a night of bombing", "following hours of clashes".
  [[nodiscard]] bool is_told_after(const Clause& clause) const {
    for (std::uint32_t at = clause.begin; at > first_ && at + 6 > clause.begin; --at) {
      const std::string_view word = t_.lower(at - 1);
      if (word == "after" || word == "following") {
        return true;
      }
      if (t_.words[at - 1].id != t_.lexicon.of && t_.words[at - 1].tag != Tag::determiner &&
          !is_nominal(t_.words[at - 1].tag) && t_.words[at - 1].tag != Tag::adjective) {
        return false;
      }
    }
    return false;
  }
  // "by way of X", "through X", "via X".
  [[nodiscard]] bool is_passage(const Complement& one) const {
    const std::string_view word = t_.lower(one.preposition);
    return word == "through" || word == "via" ||
           (id_of(one) == t_.lexicon.by && !one.range.empty() && t_.lower(one.range.begin) == "way");
  }
  [[nodiscard]] bool is_temporal(std::uint32_t preposition) const {
    const WordId id = t_.words[preposition].id;
    return id == t_.lexicon.before || id == t_.lexicon.after || id == t_.lexicon.during;
  }

  const TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  const Sentence& sentence_;
  const Happening& happening_;
  std::uint32_t first_;
  std::uint32_t last_;
  NamedPlaces places_;
  SentencePlaces around_;
  UnlistedPlaces unlisted_;
};

}  // namespace

std::vector<PlaceChoice> choose_places(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                       const Sentence& sentence, const Happening& happening,
                                       const std::vector<WordRange>& speakers) {
  return PlaceChooser(tagged, gazetteer, sentence, happening, speakers).run();
}

}  // namespace dateline::events
