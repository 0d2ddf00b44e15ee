#include "events/extract/grounding/sentence_places.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace dateline::events {

SentencePlaces::SentencePlaces(const TaggedText& tagged, const Sentence& sentence, const Happening& happening,
                               NamedPlaces& places)
    : t_(tagged),
      sentence_(sentence),
      happening_(happening),
      places_(places),
      first_(static_cast<std::uint32_t>(sentence.first_token)),
      last_(static_cast<std::uint32_t>(sentence.last_token)) {}

bool SentencePlaces::is_locative(std::uint32_t preposition) const {
  return t_.is(preposition, WordClass::locative);
}

// "in A and near B": the complements that follow with "and" are places of their own.
void SentencePlaces::add_listed(WordRange taken) {
  for (const Complement& one : happening_.clause.complements) {
    const bool joined = one.preposition != kNone && one.preposition > taken.begin && one.preposition >= first_ + 1 &&
                        t_.words[one.preposition - 1].tag == Tag::conjunction && is_locative(one.preposition);
    if (joined) {
      for (const NamedPlaces::Found& found : places_.toponyms_in(one.range, false)) {
        places_.add(found, "named in a list of places", 1);
        break;
      }
    }
  }
  // "Rallies in A and B passed": the noun's words end before the verb, and so does its list.
  const std::uint32_t at = taken.end;
  if (happening_.clause.noun && at + 1 < last_ && t_.words[at].tag == Tag::conjunction) {
    const std::vector<NamedPlaces::Found> next = places_.toponyms_in({at + 1, std::min(at + 5, last_)}, false);
    if (!next.empty() && next.front().words.begin == at + 1) {
      places_.add(next.front(), "named in a list of places", 1);
    }
  }
}

// "opened a corridor in A, and a second near B": one more of the same, if no verb of its own follows.
void SentencePlaces::add_further() {
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
    for (const NamedPlaces::Found& found : places_.toponyms_in({word + 2, end}, false)) {
      places_.add(found, "named for one more of the same", 0.9);
      return;
    }
  }
}

// "In the town of X, rebels attacked": a place before the clause.
bool SentencePlaces::take_before() {
  const Clause& clause = happening_.clause;
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
      while (end < begin + 12 && end < last_ && t_.words[end].tag != Tag::comma && !t_.is_verb(end) && end < at + 12) {
        ++end;
      }
      // "In the capital, Bamako, thousands marched": the name follows the noun.
      if (end + 1 < begin && t_.words[end].tag == Tag::comma && t_.is(end - 1, WordClass::here_noun) &&
          t_.words[end + 1].toponym != kNone) {
        for (++end; end < begin && t_.words[end].toponym != kNone; ++end) {
        }
      }
      if (places_.take({at + 1, end}, "named at the head of the clause", 0.9)) {
        return true;
      }
    }
  }
  return false;
}

// After what the clause surely holds, up to where another one begins.
bool SentencePlaces::take_after() {
  const Clause& clause = happening_.clause;
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
      if (places_.take({at + 1, stop}, "named after it", 0.85)) {
        return true;
      }
    }
  }
  return false;
}

bool SentencePlaces::is_finite_speech(std::uint32_t at) const {
  return t_.lexicon.is(t_.words[at].id, VerbKind::speech);
}

bool SentencePlaces::verb_between(std::uint32_t a, std::uint32_t b) const {
  int verbs = 0;
  for (std::uint32_t at = std::min(a, b) + 1; at < std::max(a, b); ++at) {
    verbs += t_.words[at].tag == Tag::past || t_.words[at].tag == Tag::verb ? 1 : 0;
    verbs += t_.words[at].tag == Tag::comma && t_.words[at + 1].tag == Tag::conjunction ? 2 : 0;
  }
  return verbs > 1;
}

// The nearest place of the sentence that a preposition of place leads to.
void SentencePlaces::take_nearest() {
  const Clause& clause = happening_.clause;
  std::optional<NamedPlaces::Found> best;
  std::uint32_t distance = 0;
  for (const NamedPlaces::Found& found : places_.toponyms_in({first_, last_}, false)) {
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
    for (const NamedPlaces::Found& found : places_.toponyms_in({first_, last_}, false)) {
      // Of "A in B" the inner one.
      if (found.words.end <= from && found.words.end + 4 >= from && places_.is_container(found, *best)) {
        from = found.words.begin;
      } else if (places_.owns(*best, found) && !places_.is_listed(*best, found)) {
        end = found.words.end;  // of "A's B" too
      }
    }
    places_.take({from, end}, "named in the same sentence", 0.75);
  } else {
    take_only();
  }
  for (PlaceChoice& choice : places_.chosen()) {
    choice.nearby = true;
  }
}

// "the battle for the market goes on, and the team won in X".
bool SentencePlaces::in_next_clause(std::uint32_t word) const {
  for (std::uint32_t at = happening_.clause.head.end; at + 1 < word; ++at) {
    if (t_.words[at].tag == Tag::comma && t_.words[at + 1].tag == Tag::conjunction) {
      return true;
    }
  }
  return false;
}

// The one place that a sentence names, with what contains it: "X (Y, Z)".
void SentencePlaces::take_only() {
  const std::vector<NamedPlaces::Found> all = places_.toponyms_in({first_, last_}, false);
  if (all.empty()) {
    return;
  }
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (all[i].words.begin > all[i - 1].words.end + 2) {
      return;
    }
  }
  const std::uint32_t begin = all.front().words.begin;
  if (happening_.clause.noun && in_next_clause(begin)) {
    return;
  }
  if (begin > first_ && t_.words[begin - 1].tag == Tag::preposition && is_locative(begin - 1) &&
      t_.words[begin - 1].id != t_.lexicon.of && t_.words[begin - 1].id != t_.lexicon.against) {
    places_.take({begin, all.back().words.end}, "the only one that the sentence names", 0.7);
  }
}

}  // namespace dateline::events
