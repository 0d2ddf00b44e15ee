#include "events/extract/claim_place.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dateline::events {

namespace {

// "the village of Xyz": the name that no gazetteer knows, or nothing.
WordRange unknown_name(const TaggedText& tagged, std::uint32_t noun) {
  std::uint32_t at = noun + 1;
  if (at >= tagged.words.size() || tagged.words[at].id != tagged.lexicon.of) {
    return {};
  }
  ++at;
  WordRange name{at, at};
  while (name.end < tagged.words.size() && name.end < at + 4 && tagged.structure.tokens[name.end].capitalised &&
         tagged.words[name.end].tag == Tag::proper) {
    ++name.end;
  }
  return name;
}

class PlaceChooser {
 public:
  PlaceChooser(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Sentence& sentence,
               const Happening& happening, const std::vector<WordRange>& speakers)
      : t_(tagged),
        gazetteer_(gazetteer),
        sentence_(sentence),
        happening_(happening),
        speakers_(speakers),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  std::vector<PlaceChoice> run() {
    choose();
    if (!chosen_.empty()) {
      add_further();
    }
    return std::move(chosen_);
  }

 private:
  void choose() {
    const Clause& clause = happening_.clause;
    const Frame frame = happening_.trigger->frame;
    const bool leaves = frame == Frame::leave || frame == Frame::expel;
    if (frame == Frame::fall && !clause.noun) {
      if (take(clause.subject, "named as what fell", 1)) {
        return;
      }
    }
    if (leaves) {
      for (const Complement& one : clause.complements) {
        const WordId preposition = id_of(one);
        if ((preposition == t_.lexicon.from || preposition == t_.lexicon.out || preposition == t_.lexicon.of) &&
            take(one.range, "named as the place left", 1)) {
          return;
        }
      }
    }
    if (happening_.trigger->needs.test(static_cast<std::size_t>(Need::along))) {
      for (const Complement& one : clause.complements) {
        if (one.preposition != kNone && t_.spelling(one.preposition) == "along" &&
            take(one.range, "named as the road", 1)) {
          return;
        }
      }
    }
    if (frame == Frame::displace) {
      for (const Complement& one : clause.complements) {
        if (one.preposition != kNone && is_passage(one) && take(one.range, "named as the way taken", 1)) {
          return;
        }
      }
    }
    for (const Complement& one : clause.complements) {
      if (id_of(one) == t_.lexicon.between && take_between(one.range)) {
        return;
      }
    }
    const bool patient_is_place = frame != Frame::fight || clause.noun;
    if (patient_is_place && !happening_.patient.empty() && take(happening_.patient, "named as its object", 1)) {
      add_listed(happening_.patient);
      return;
    }
    if (!clause.noun && take(clause.head, "named as its object", 1)) {
      return;  // "holds the road under fire control"
    }
    for (const Complement& one : clause.complements) {
      if (one.preposition != kNone && !is_locative(one.preposition)) {
        continue;
      }
      if (id_of(one) == t_.lexicon.to && frame != Frame::advance && frame != Frame::displace) {
        continue;
      }
      if (take(one.range, "named beside it", 1)) {
        add_listed(one.range);
        return;
      }
    }
    if (clause.noun && take({clause.begin, clause.head.begin}, "named before it", 0.95)) {
      return;
    }
    for (const Complement& one : clause.complements) {
      // "before the capture of X": where that was.
      if (one.preposition != kNone && is_temporal(one.preposition) &&
          take(one.range, "that of what it is timed by", 0.9)) {
        return;
      }
    }
    if (take_unknown(clause)) {
      return;
    }
    if (auto meant = place_pointed_to(t_, gazetteer_, happening_)) {
      chosen_.push_back(std::move(*meant));
      return;
    }
    if (take_locative_before(clause) || take_locative_after(clause)) {
      for (PlaceChoice& choice : chosen_) {
        choice.nearby = clause.noun && is_told_after(clause);
      }
      return;
    }
    // "Residents of X protested", "X police": the subject's own place.
    if (!clause.subject.empty() && clause.subject.end <= clause.begin &&
        take(clause.subject, "where those who do it are said to be", 0.7)) {
      return;
    }
    take_nearest(clause);
  }

  [[nodiscard]] WordId id_of(const Complement& one) const {
    return one.preposition == kNone ? 0 : t_.words[one.preposition].id;
  }
  [[nodiscard]] bool is_locative(std::uint32_t preposition) const { return t_.is(preposition, WordClass::locative); }
  // "after a night of bombing", "following hours of clashes".
  [[nodiscard]] bool is_told_after(const Clause& clause) const {
    for (std::uint32_t at = clause.begin; at > first_ && at + 6 > clause.begin; --at) {
      const std::string_view word = t_.spelling(at - 1);
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
    const std::string_view word = t_.spelling(one.preposition);
    return word == "through" || word == "via" ||
           (id_of(one) == t_.lexicon.by && !one.range.empty() && t_.spelling(one.range.begin) == "way");
  }
  [[nodiscard]] bool is_temporal(std::uint32_t preposition) const {
    const WordId id = t_.words[preposition].id;
    return id == t_.lexicon.before || id == t_.lexicon.after || id == t_.lexicon.during;
  }

  // Whether the toponym may be where something happens.
  [[nodiscard]] bool usable(std::uint32_t word, bool modifiers) const {
    const std::uint32_t toponym = t_.words[word].toponym;
    if (toponym == kNone || t_.words[word].actor != kNone) {
      return false;
    }
    for (const WordRange& speaker : speakers_) {
      if (speaker.contains(word)) {
        return false;
      }
    }
    const ToponymRole role = t_.toponyms[toponym].role;
    return role == ToponymRole::literal || (modifiers && role == ToponymRole::modifier);
  }

  struct Found {
    std::uint32_t toponym = 0;
    WordRange words;
  };

  [[nodiscard]] std::vector<Found> toponyms_in(WordRange range, bool modifiers) const {
    std::vector<Found> found;
    const bool protest = happening_.trigger->frame == Frame::protest || happening_.trigger->frame == Frame::agree;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (protest && t_.words[at].id == t_.lexicon.against) {
        break;  // "protested against the war in X"
      }
      if (protest && at == range.begin && at > first_ && t_.words[at - 1].id == t_.lexicon.against) {
        break;
      }
      if (!usable(at, modifiers)) {
        continue;
      }
      const std::uint32_t toponym = t_.words[at].toponym;
      // "troops from X", "rockets from X": where they come from.
      const Frame frame = happening_.trigger->frame;
      if (at > first_ && t_.words[at - 1].id == t_.lexicon.from && frame != Frame::leave && frame != Frame::expel &&
          frame != Frame::displace) {
        continue;
      }
      if (!found.empty() && found.back().toponym == toponym) {
        found.back().words.end = at + 1;
      } else {
        found.push_back({toponym, {at, at + 1}});
      }
    }
    return found;
  }

  // Takes the first place of the range that is no container of another, and of a list every one.
  bool take(WordRange range, const char* how, double certainty) {
    if (range.empty()) {
      return false;
    }
    const bool modifiers = happening_.clause.noun && range.end == happening_.clause.head.begin;
    const std::vector<Found> found = toponyms_in(range, modifiers);
    if (found.empty()) {
      return false;
    }
    std::size_t last_taken = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (i > 0 && is_container(found[last_taken], found[i])) {
        fill_in(found[last_taken], found[i]);
        continue;
      }
      if (i > 0 && !is_listed(found[i - 1], found[i])) {
        continue;
      }
      if (i + 1 < found.size() && owns(found[i], found[i + 1])) {
        continue;  // "Aleppo's Layramoun district"
      }
      add(found[i], how, certainty);
      last_taken = i;
    }
    return !chosen_.empty();
  }

  // "A in B", "A, B": B only says where A is.
  [[nodiscard]] bool is_container(const Found& inner, const Found& outer) const {
    const auto a = t_.toponyms[inner.toponym].place;
    const auto b = t_.toponyms[outer.toponym].place;
    if (a && b && *a != *b && gazetteer_.contains(*b, *a)) {
      return true;
    }
    // "struck A, the factories of B and the town of C": one more of a list, not where A is.
    if (a && b && inner.words.end + 1 < outer.words.begin && t_.words[inner.words.end].tag == Tag::comma &&
        t_.words[inner.words.end + 1].tag == Tag::determiner && outer.words.end < last_ &&
        (t_.words[outer.words.end].tag == Tag::conjunction || t_.words[outer.words.end].tag == Tag::comma)) {
      return false;
    }
    // By the words between: a preposition makes a container, a conjunction a list.
    for (std::uint32_t at = inner.words.end; at < outer.words.begin; ++at) {
      if (t_.words[at].tag == Tag::conjunction) {
        return false;
      }
    }
    for (std::uint32_t at = inner.words.end; at < outer.words.begin; ++at) {
      if (t_.words[at].tag == Tag::preposition) {
        return true;
      }
    }
    return inner.words.end + 1 == outer.words.begin && t_.words[inner.words.end].tag == Tag::comma && !a;
  }

  [[nodiscard]] bool owns(const Found& first, const Found& second) const {
    if (first.words.end < last_ && t_.words[first.words.end].tag == Tag::possessive) {
      return second.words.begin <= first.words.end + 4;
    }
    const auto a = t_.toponyms[first.toponym].place;
    const auto b = t_.toponyms[second.toponym].place;
    return a && b && *a != *b && gazetteer_.contains(*a, *b);
  }

  [[nodiscard]] bool is_listed(const Found& before, const Found& after) const {
    for (std::uint32_t at = before.words.end; at < after.words.begin; ++at) {
      if (t_.words[at].tag == Tag::conjunction || t_.words[at].tag == Tag::comma) {
        return true;
      }
    }
    return false;
  }

  // A place that the gazetteer does not know lies somewhere in what contains it.
  void fill_in(const Found& inner, const Found& outer) {
    if (chosen_.empty() || chosen_.back().place.is_resolved() || !t_.toponyms[outer.toponym].point) {
      return;
    }
    const std::string name = chosen_.back().place.name;
    PlaceChoice choice = made_of(outer);
    choice.place.relation = name + ", in " + choice.place.name;
    choice.words = {inner.words.begin, outer.words.end};
    choice.how = "\"" + name + "\" is unknown; the place that contains it";
    choice.certainty = 0.6;
    chosen_.back() = std::move(choice);
  }

  [[nodiscard]] PlaceChoice made_of(const Found& found) const {
    const Toponym& toponym = t_.toponyms[found.toponym];
    PlaceChoice choice;
    choice.words = found.words;
    if (!toponym.place || !toponym.point) {
      choice.place.name = std::string(toponym.span.of(t_.text));
      choice.certainty = 0.5;
      return choice;
    }
    const geo::Place place = gazetteer_.place(*toponym.place);
    choice.place.name = place.name;
    choice.place.id = place.id;
    choice.place.kind = place.kind;
    choice.place.point = toponym.point;
    choice.place.radius_m = toponym.radius_m ? *toponym.radius_m : place.radius_m;
    if (!toponym.relation.empty()) {
      choice.place.relation = std::string(toponym.relation_span.of(t_.text));
    }
    choice.wide = place.kind <= geo::PlaceKind::country;
    choice.certainty = 0.7 + 0.3 * toponym.score;
    return choice;
  }

  void add(const Found& found, const char* how, double certainty) {
    PlaceChoice choice = made_of(found);
    choice.how = how;
    if (const auto facility = facility_in(found)) {
      choice.place = plain_place(gazetteer_, *facility);
      choice.words.begin = head_before(found.words.begin);
      choice.how = std::string(how) + ", by what it is and where";
    }
    choice.certainty *= certainty;
    for (const PlaceChoice& known : chosen_) {
      if (known.place.name == choice.place.name && known.place.relation == choice.place.relation) {
        return;
      }
    }
    chosen_.push_back(std::move(choice));
  }

  // "the airport of A", "the bus station in A": the first word of such a noun before a place, else the place's own.
  [[nodiscard]] std::uint32_t head_before(std::uint32_t place) const {
    std::uint32_t at = place;
    at -= at > first_ && lower_word(t_.spelling(at - 1)) == "the" ? 1 : 0;
    if (at < first_ + 2 || (t_.words[at - 1].id != t_.lexicon.of && t_.words[at - 1].id != t_.lexicon.in) ||
        !t_.is(at - 2, WordClass::place_noun)) {
      return place;
    }
    at -= 2;
    while (at > first_ && (t_.words[at - 1].tag == Tag::noun || t_.words[at - 1].tag == Tag::adjective)) {
      --at;
    }
    return at;
  }

  // The place whose name is made of such a noun and the place's name: "A airport".
  [[nodiscard]] std::optional<geo::PlaceIndex> facility_in(const Found& found) const {
    constexpr double kFar = 60'000;  // metres
    const Toponym& toponym = t_.toponyms[found.toponym];
    const std::uint32_t head = head_before(found.words.begin);
    if (head == found.words.begin || !toponym.place || !toponym.point) {
      return std::nullopt;
    }
    std::uint32_t end = head;
    while (t_.words[end].tag != Tag::preposition) {
      ++end;
    }
    const std::string name =
        std::string(toponym.span.of(t_.text)) + " " + std::string(t_.span({head, end}).of(t_.text));
    for (const geo::NameMatch& match : gazetteer_.find(name)) {
      const geo::PlaceKind kind = gazetteer_.kind(match.place);
      const bool narrow = kind == geo::PlaceKind::facility || kind == geo::PlaceKind::camp ||
                          kind == geo::PlaceKind::district || kind == geo::PlaceKind::road;
      if (narrow && match.similarity > 0.9F && geo::distance_m(gazetteer_.point(match.place), *toponym.point) < kFar) {
        return match.place;
      }
    }
    return std::nullopt;
  }

  // "in A and near B": the complements that follow with "and" are places of their own.
  void add_listed(WordRange taken) {
    for (const Complement& one : happening_.clause.complements) {
      const bool joined = one.preposition != kNone && one.preposition > taken.begin && one.preposition >= first_ + 1 &&
                          t_.words[one.preposition - 1].tag == Tag::conjunction && is_locative(one.preposition);
      if (joined) {
        for (const Found& found : toponyms_in(one.range, false)) {
          add(found, "named in a list of places", 1);
          break;
        }
      }
    }
  }

  // "opened a corridor in A, and a second near B": one more of the same, if no verb of its own follows.
  void add_further() {
    const std::uint32_t from = happening_.clause.head.end;
    for (std::uint32_t at = from; at + 3 < last_ && at < from + 30 && t_.words[at].tag != Tag::stop; ++at) {
      if (t_.words[at].tag != Tag::conjunction) {
        continue;
      }
      std::uint32_t word = at + 1;
      word += t_.words[word].tag == Tag::determiner && !t_.is(word, WordClass::further) ? 1 : 0;
      if (!t_.is(word, WordClass::further) || t_.words[word].time != kNone || word + 2 >= last_ ||
          t_.words[word + 1].tag != Tag::preposition || !is_locative(word + 1)) {
        continue;
      }
      std::uint32_t end = word + 2;
      while (end < last_ && !is_punctuation(t_.words[end].tag) && !t_.is_verb(end) && end < word + 10) {
        ++end;
      }
      if (predicate_after(t_, sentence_, end) != kNone || (end < last_ && t_.is_verb(end))) {
        return;
      }
      for (const Found& found : toponyms_in({word + 2, end}, false)) {
        add(found, "named for one more of the same", 0.9);
        return;
      }
    }
  }

  // "on the road between A and B": one place, the way from one to the other.
  bool take_between(WordRange range) {
    constexpr double kFar = 400'000;  // metres: nobody means one place by more
    const std::vector<Found> found = toponyms_in(range, false);
    if (found.size() != 2) {
      return false;
    }
    PlaceChoice from = made_of(found[0]);
    const PlaceChoice to = made_of(found[1]);
    if (!from.place.point || !to.place.point || from.wide || to.wide) {
      return false;
    }
    const geo::LonLat a = gazetteer_.point(*t_.toponyms[found[0].toponym].place);
    const geo::LonLat b = gazetteer_.point(*t_.toponyms[found[1].toponym].place);
    const double apart = geo::distance_m(a, b);
    if (apart > kFar) {
      return false;
    }
    from.place.relation = "between " + from.place.name + " and " + to.place.name;
    from.place.point = geo::LonLat{(a.longitude + b.longitude) / 2, (a.latitude + b.latitude) / 2};
    from.place.radius_m = apart / 2;
    from.words.end = to.words.end;
    from.how = "named as the two ends of the way";
    from.certainty = std::min(from.certainty, to.certainty) * 0.9;
    chosen_.push_back(std::move(from));
    return true;
  }

  // "bombed the village of Xyz": a place of which only the name is known is not one that was named before.
  bool take_unknown(const Clause& clause) {
    for (std::uint32_t at = clause.begin; at < std::max(clause.end, clause.head.end); ++at) {
      if (!t_.is(at, WordClass::here_noun)) {
        continue;
      }
      const WordRange name = unknown_name(t_, at);
      if (name.empty() || t_.words[name.begin].toponym != kNone || t_.words[name.begin].actor != kNone) {
        continue;
      }
      PlaceChoice choice;
      choice.place.name = std::string(t_.span(name).of(t_.text));
      choice.words = name;
      choice.how = "\"" + choice.place.name + "\" is in no gazetteer";
      choice.certainty = 0.5;
      chosen_.push_back(std::move(choice));
      return true;
    }
    return false;
  }

  // "In the town of X, rebels attacked": a place before the clause.
  bool take_locative_before(const Clause& clause) {
    const std::uint32_t begin =
        !clause.subject.empty() && clause.subject.end <= clause.begin ? clause.subject.begin : clause.begin;
    std::uint32_t from = begin;
    int commas = 0;
    while (from > first_ && begin - from < 25) {
      const Tag tag = t_.words[from - 1].tag;
      if (tag == Tag::stop || tag == Tag::subordinator || tag == Tag::quote || tag == Tag::relative) {
        break;
      }
      if (t_.is_verb(from - 1) && t_.words[from - 1].tag != Tag::participle) {
        break;
      }
      if (tag == Tag::comma && ++commas > 2) {
        break;
      }
      --from;
    }
    for (std::uint32_t at = from; at < begin + 6 && at < clause.head.begin; ++at) {
      if (t_.words[at].tag == Tag::preposition && is_locative(at) && t_.words[at].id != t_.lexicon.of &&
          t_.words[at].id != t_.lexicon.for_ && t_.words[at].id != t_.lexicon.to &&
          t_.words[at].id != t_.lexicon.against) {
        std::uint32_t end = at + 1;
        while (end < begin + 12 && end < last_ && t_.words[end].tag != Tag::comma && !t_.is_verb(end) &&
               end < at + 12) {
          ++end;
        }
        // "In the capital, Bamako, thousands marched": the name follows the noun.
        if (end + 1 < begin && t_.words[end].tag == Tag::comma && t_.is(end - 1, WordClass::here_noun) &&
            t_.words[end + 1].toponym != kNone) {
          for (++end; end < begin && t_.words[end].toponym != kNone; ++end) {
          }
        }
        if (take({at + 1, end}, "named at the head of the clause", 0.9)) {
          return true;
        }
      }
    }
    return false;
  }

  // After what the clause surely holds, up to where another one begins.
  bool take_locative_after(const Clause& clause) {
    std::uint32_t end = std::max(clause.end, clause.head.end);
    const std::uint32_t from = end;
    int verbs = 0;
    while (end < last_ && end < from + 22 && end < happening_.until) {
      const Tag tag = t_.words[end].tag;
      verbs += tag == Tag::past || tag == Tag::verb ? 1 : 0;
      const bool next_clause = tag == Tag::comma && end + 1 < last_ && t_.words[end + 1].tag == Tag::conjunction;
      if (verbs > 1 || next_clause) {
        break;
      }
      if (tag == Tag::stop || tag == Tag::relative || tag == Tag::subordinator || tag == Tag::quote ||
          (tag == Tag::past && is_finite_speech(end))) {
        break;
      }
      ++end;
    }
    for (std::uint32_t at = from; at + 1 < end; ++at) {
      if (t_.words[at].tag == Tag::preposition && is_locative(at)) {
        std::uint32_t stop = at + 1;
        while (stop < end && t_.words[stop].tag != Tag::comma && t_.words[stop].tag != Tag::preposition) {
          ++stop;
        }
        while (stop < end && t_.words[stop].tag == Tag::preposition && is_locative(stop) && stop < at + 10) {
          ++stop;
          while (stop < end && t_.words[stop].tag != Tag::comma && t_.words[stop].tag != Tag::preposition) {
            ++stop;
          }
        }
        if (take({at + 1, stop}, "named after it", 0.85)) {
          return true;
        }
      }
    }
    return false;
  }
  [[nodiscard]] bool is_finite_speech(std::uint32_t at) const {
    return t_.lexicon.is(t_.words[at].id, VerbKind::speech);
  }

  [[nodiscard]] bool verb_between(std::uint32_t a, std::uint32_t b) const {
    int verbs = 0;
    for (std::uint32_t at = std::min(a, b) + 1; at < std::max(a, b); ++at) {
      verbs += t_.words[at].tag == Tag::past || t_.words[at].tag == Tag::verb ? 1 : 0;
      verbs += t_.words[at].tag == Tag::comma && t_.words[at + 1].tag == Tag::conjunction ? 2 : 0;
    }
    return verbs > 1;
  }

  // The nearest place of the sentence that a preposition of place leads to.
  void take_nearest(const Clause& clause) {
    std::optional<Found> best;
    std::uint32_t distance = 0;
    for (const Found& found : toponyms_in({first_, last_}, false)) {
      bool led = false;
      for (std::uint32_t back = 1; back <= 6 && found.words.begin >= first_ + back; ++back) {
        const std::uint32_t at = found.words.begin - back;
        if (t_.words[at].tag == Tag::preposition) {
          led = is_locative(at) && t_.words[at].id != t_.lexicon.for_ && t_.words[at].id != t_.lexicon.to &&
                t_.words[at].id != t_.lexicon.against;
          break;
        }
        if (is_punctuation(t_.words[at].tag) || t_.is_verb(at)) {
          led = t_.is_verb(at);
          break;
        }
      }
      // What another verb governs is that verb's place, not the noun's.
      led = led && !(clause.noun && verb_between(found.words.begin, clause.head.begin));
      const std::uint32_t away = found.words.begin > clause.head.begin ? found.words.begin - clause.head.begin + 4
                                                                       : clause.head.begin - found.words.begin;
      if (led && away < 30 && (!best || away < distance)) {
        best = found;
        distance = away;
      }
    }
    if (best) {
      std::uint32_t from = best->words.begin;
      std::uint32_t end = best->words.end;
      for (const Found& found : toponyms_in({first_, last_}, false)) {
        // Of "A in B" the inner one.
        if (found.words.end <= from && found.words.end + 4 >= from && is_container(found, *best)) {
          from = found.words.begin;
        }
      }
      take({from, end}, "named in the same sentence", 0.75);
      for (PlaceChoice& choice : chosen_) {
        choice.nearby = true;
      }
    }
  }

  const TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  const Sentence& sentence_;
  const Happening& happening_;
  const std::vector<WordRange>& speakers_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::vector<PlaceChoice> chosen_;
};

}  // namespace

std::vector<PlaceChoice> choose_places(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                       const Sentence& sentence, const Happening& happening,
                                       const std::vector<WordRange>& speakers) {
  return PlaceChooser(tagged, gazetteer, sentence, happening, speakers).run();
}

namespace {

// The word of a happening that stands for a place named before, or kNone.
std::uint32_t pointing_word(const TaggedText& tagged, const Happening& happening) {
  const Clause& clause = happening.clause;
  const bool near =
      !clause.subject.empty() && clause.subject.end <= clause.begin && clause.subject.begin + 20 > clause.begin;
  for (std::uint32_t at = near ? clause.subject.begin : clause.begin; at < std::max(clause.end, clause.head.end);
       ++at) {
    if (near && at >= clause.subject.end && at < clause.begin) {
      continue;  // of another clause that shares the subject
    }
    const bool part_of_it = at > 0 && tagged.words[at].id == tagged.lexicon.it && at >= clause.head.end &&
                            tagged.words[at - 1].id == tagged.lexicon.of;
    const Needs& needs = happening.trigger->needs;
    const bool cut_it = tagged.words[at].id == tagged.lexicon.it &&
                        ((needs.test(static_cast<std::size_t>(Need::object_route)) && happening.patient.begin == at) ||
                         (needs.test(static_cast<std::size_t>(Need::subject_route)) && at < clause.begin));
    if (tagged.spelling(at) == "there" || part_of_it || cut_it) {
      return at;
    }
    if (tagged.is(at, WordClass::here_noun) && at > 0 && tagged.words[at].actor == kNone &&
        unknown_name(tagged, at).empty()) {
      const std::string before = lower_word(tagged.spelling(at - 1));
      if (before == "the" || before == "that" || before == "this" || before == "those" || before == "these") {
        return at;
      }
    }
  }
  return kNone;
}

bool kind_fits(std::string_view word, geo::PlaceKind kind) {
  using geo::PlaceKind;
  const bool settlement = kind == PlaceKind::city || kind == PlaceKind::town || kind == PlaceKind::village;
  if (word == "city" || word == "town" || word == "village" || word == "metropolis" || word == "capital" ||
      word == "locality") {
    return settlement;
  }
  if (word == "district" || word == "neighbourhood" || word == "neighborhood" || word == "suburb" ||
      word == "quarter") {
    return kind == PlaceKind::district || kind == PlaceKind::town || kind == PlaceKind::admin2;
  }
  if (word == "road" || word == "highway") {
    return kind == PlaceKind::road;
  }
  if (word == "province" || word == "region") {
    return kind == PlaceKind::admin1 || kind == PlaceKind::admin2 || kind == PlaceKind::region;
  }
  if (word == "complex" || word == "camp" || word == "base" || word == "airport" || word == "crossing" ||
      word == "port") {
    return kind == PlaceKind::camp || kind == PlaceKind::facility || kind == PlaceKind::district;
  }
  return kind > PlaceKind::country;
}

}  // namespace

std::optional<PlaceChoice> place_pointed_to(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                            const Happening& happening) {
  constexpr std::uint32_t kBack = 120;  // words
  const std::uint32_t word = pointing_word(tagged, happening);
  if (word == kNone) {
    return std::nullopt;
  }
  const std::string noun = lower_word(tagged.spelling(word));
  const bool on_it = word < happening.clause.begin;
  if (tagged.words[word].id == tagged.lexicon.it && (happening.patient.begin == word || on_it)) {
    // "reached the road and cut it", "vehicles on it": the place named last, of which the second needs a road.
    for (std::uint32_t at = word; at > 0 && at + kBack > word; --at) {
      const std::uint32_t last = tagged.words[at - 1].toponym;
      if (last != kNone && tagged.words[at - 1].actor == kNone && tagged.toponyms[last].place &&
          (!on_it || gazetteer.kind(*tagged.toponyms[last].place) == geo::PlaceKind::road)) {
        return PlaceChoice{plain_place(gazetteer, *tagged.toponyms[last].place),
                           {word, word + 1},
                           "meant by \"it\"",
                           0.9 * (0.7 + 0.3 * tagged.toponyms[last].score),
                           false};
      }
    }
  }
  if (tagged.words[word].id == tagged.lexicon.it) {
    // "advanced in A, a district of B, and took a part of it": the place that the sentence is about comes first.
    const std::size_t index = tagged.structure.sentence_at(tagged.structure.tokens[word].span.begin);
    for (std::size_t at = tagged.structure.sentences[index].first_token; at < word; ++at) {
      const std::uint32_t first = tagged.words[at].toponym;
      if (first != kNone && tagged.toponyms[first].role == ToponymRole::literal && tagged.toponyms[first].place) {
        return PlaceChoice{plain_place(gazetteer, *tagged.toponyms[first].place),
                           {word, word + 1},
                           "meant by \"it\"",
                           0.8 * (0.7 + 0.3 * tagged.toponyms[first].score),
                           false};
      }
    }
  }
  for (std::uint32_t at = word; at > 0 && at + kBack > word; --at) {
    const std::uint32_t index = tagged.words[at - 1].toponym;
    if (index == kNone) {
      continue;
    }
    const Toponym& toponym = tagged.toponyms[index];
    if (toponym.role != ToponymRole::literal || !toponym.place || !kind_fits(noun, gazetteer.kind(*toponym.place))) {
      continue;
    }
    PlaceChoice choice;
    choice.place = plain_place(gazetteer, *toponym.place);
    choice.words = {word - 1, word + 1};
    choice.how = "meant by \"" + noun + "\"";
    choice.certainty = 0.85 * (0.7 + 0.3 * toponym.score);
    return choice;
  }
  return std::nullopt;
}

EventPlace plain_place(const geo::Gazetteer& gazetteer, geo::PlaceIndex index) {
  const geo::Place place = gazetteer.place(index);
  EventPlace plain;
  plain.name = place.name;
  plain.id = place.id;
  plain.kind = place.kind;
  plain.point = place.point;
  plain.radius_m = place.radius_m;
  return plain;
}

bool points_back(const TaggedText& tagged, const Happening& happening) {
  return pointing_word(tagged, happening) != kNone;
}

}  // namespace dateline::events
