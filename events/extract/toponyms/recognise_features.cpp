#include "events/extract/toponyms/recognise_features.h"

#include <bit>

namespace dateline::events {
namespace {

struct CueWeight {
  Cue cue;
  double weight;
};

/// Log-odds, set by hand. The scale: 1 is a hint, 2 to 3 decides where nothing speaks against it, 4 and more overrules.
/// Prominence comes first: of the names in news text that a gazetteer knows, nearly every country's is a place and
/// hardly any small village's is, since 200,000 places share their names with people and ordinary words. Grammar comes
/// second: "in X" makes a place of almost any X, "Mr X" of none.
constexpr std::array kWeights = {
    CueWeight{Cue::always, -0.6},
    CueWeight{Cue::several_words, 1.5},
    CueWeight{Cue::similar_name, -1.0},
    CueWeight{Cue::key_only, -2.2},
    CueWeight{Cue::country, 3.5},
    CueWeight{Cue::first_division, 1.7},
    CueWeight{Cue::million_people, 2.0},
    CueWeight{Cue::large_city, 1.5},
    CueWeight{Cue::mid_town, 0.6},
    CueWeight{Cue::small_town, 0.0},
    CueWeight{Cue::unknown_size, 0.7},
    CueWeight{Cue::common_word_at_start, -3.0},
    CueWeight{Cue::common_word, -2.0},
    CueWeight{Cue::common_word_in_headline, -4.0},
    CueWeight{Cue::word_of_names, -1.8},
    CueWeight{Cue::given_name, -0.6},
    CueWeight{Cue::surname, -1.2},
    CueWeight{Cue::person_name, -3.2},
    CueWeight{Cue::other_name, -5.0},
    CueWeight{Cue::unknown_name, -1.2},
    CueWeight{Cue::saints_own, -3.0},
    CueWeight{Cue::title_before, -2.0},
    CueWeight{Cue::capital_before, -2.4},
    CueWeight{Cue::capital_after, -0.8},
    CueWeight{Cue::organisation_after, -0.3},
    CueWeight{Cue::organisation_of, 0.4},
    CueWeight{Cue::publication_near, -1.0},
    CueWeight{Cue::street_after, -4.0},
    CueWeight{Cue::team_after, -0.6},
    CueWeight{Cue::event_after, -1.0},
    CueWeight{Cue::strong_preposition, 2.2},
    CueWeight{Cue::weak_preposition, 0.7},
    CueWeight{Cue::preposition_far, 0.6},
    CueWeight{Cue::place_word_before, 2.2},
    CueWeight{Cue::place_word_after, 1.8},
    CueWeight{Cue::inside_follows, 2.5},
    CueWeight{Cue::contains_preceding, 3.6},
    CueWeight{Cue::hyphen_modifier, 1.2},
    CueWeight{Cue::person_verb_after, -2.0},
    CueWeight{Cue::article_before, 0.3},
    CueWeight{Cue::short_capitals, -3.5},
    CueWeight{Cue::caseless, -2.0},
    CueWeight{Cue::shouted, -0.5},
    CueWeight{Cue::dateline, 2.0},
    CueWeight{Cue::byline, -0.5},
    CueWeight{Cue::credit, -3.0},
    CueWeight{Cue::list_with_place, 1.5},
    CueWeight{Cue::same_name_is_place, 1.5},
    CueWeight{Cue::same_name_is_person, -1.3},
    CueWeight{Cue::near_other_places, 0.9},
    CueWeight{Cue::same_country, 0.0},
    CueWeight{Cue::far_from_all, -1.5},
    CueWeight{Cue::attacked, 0.4},
    CueWeight{Cue::attacked_there, 1.8},
    CueWeight{Cue::place_word_first, 2.6},
    CueWeight{Cue::like_a_place, 3.0},
};
static_assert(kWeights.size() == static_cast<std::size_t>(Cue::count));

constexpr bool in_order() {
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    if (static_cast<std::size_t>(kWeights[i].cue) != i) {
      return false;
    }
  }
  return true;
}
static_assert(in_order());

class CueSetter {
 public:
  void set(Cue cue, bool present = true) {
    if (present) {
      cues_.set(static_cast<std::size_t>(cue));
    }
  }
  [[nodiscard]] const Cues& cues() const { return cues_; }

 private:
  Cues cues_;
};

void prominence_cues(CueSetter& out, const Prominence& prominence) {
  if (prominence.country) {
    out.set(Cue::country);
  } else if (prominence.first_division) {
    out.set(Cue::first_division);
  } else if (prominence.population >= 1'000'000) {
    out.set(Cue::million_people);
  } else if (prominence.population >= 100'000) {
    out.set(Cue::large_city);
  } else if (prominence.population >= 15'000) {
    out.set(Cue::mid_town);
  } else if (prominence.population >= 1) {
    out.set(Cue::small_town);
  } else {
    out.set(Cue::unknown_size);
  }
}

/// What kind of word the name is, apart from where it stands.
void word_cues(CueSetter& out, const NameWords& words, const NameMention& mention, bool abbreviation,
               const Prominence& prominence) {
  const NameWord& first = words[mention.first];
  std::size_t full = 0;  // words that are no particle: "al-Quds" has one
  for (std::size_t i = mention.first; i < mention.last; ++i) {
    full += words[i].is(WordUse::name_particle) ? 0 : 1;
  }
  const bool single = full <= 1;
  out.set(Cue::several_words, !single);
  out.set(Cue::caseless, first.caseless);
  out.set(Cue::shouted, first.shouted);
  if (!single) {
    bool common = true;
    for (std::size_t i = mention.first; i < mention.last; ++i) {
      common = common && words[i].is_any(WordUse::common | WordUse::function_word);
    }
    out.set(Cue::common_word, common);
    return;
  }
  if (abbreviation) {
    return;  // "US" is not "us"
  }
  if (first.is_any(WordUse::common | WordUse::function_word)) {
    out.set(first.shouted          ? Cue::common_word_in_headline
            : first.sentence_start ? Cue::common_word_at_start
                                   : Cue::common_word);
  }
  out.set(Cue::word_of_names, first.is_any(WordUse::organisation | WordUse::publication | WordUse::street |
                                           WordUse::event_name | WordUse::team | WordUse::person_title) ||
                                  first.is_any(WordUse::place_word_before | WordUse::place_word_after |
                                               WordUse::direction | WordUse::function_word));
  out.set(Cue::given_name, first.is(WordUse::given_name) && !prominence.country);
  out.set(Cue::surname, first.is(WordUse::surname) && !prominence.country);
}

/// What stands before the name.
void left_cues(CueSetter& out, const NameWords& words, const NameMention& mention) {
  const std::size_t at = mention.first;
  const NameWord* before = &words.before(at);
  const NameWord* beyond = &words.before(at, 2);
  out.set(Cue::article_before, before->lower == "the");
  // "into the X": the preposition stands before the article.
  const bool article =
      before->lower == "the" && (beyond->is_any(WordUse::strong_preposition | WordUse::weak_preposition));
  const NameWord& preposition = article ? *beyond : *before;
  const NameWord& noun = words.before(at, article ? 3 : 2);
  if (preposition.is(WordUse::strong_preposition)) {
    out.set(Cue::strong_preposition);
  } else if (preposition.is(WordUse::weak_preposition)) {
    if (preposition.lower == "of" && noun.is_any(WordUse::place_word_before | WordUse::place_part)) {
      out.set(Cue::place_word_before);
    } else if (preposition.lower == "of" && noun.is(WordUse::direction)) {  // "two kilometres east of X"
      out.set(Cue::strong_preposition);
    } else if (preposition.lower == "of" && noun.capitalised && noun.is(WordUse::organisation)) {
      out.set(Cue::organisation_of);
    } else {
      out.set(Cue::weak_preposition);
    }
  } else if (before->is(WordUse::place_word_before) && !before->capitalised) {
    out.set(Cue::place_word_before);
  } else if (before->is_word && !before->capitalised && beyond->is(WordUse::strong_preposition)) {
    out.set(Cue::preposition_far);
  }
  const bool apart = before->span.empty() || !before->is_word;
  if (before->is(WordUse::person_title) && !before->is(WordUse::strong_preposition)) {
    out.set(Cue::title_before);
  } else if (!apart && before->capitalised && !before->caseless && !words[at].shouted && !words[at].joined &&
             !before->is_any(WordUse::function_word | WordUse::strong_preposition) &&
             !before->is_any(WordUse::weak_preposition | WordUse::place_word_before) &&
             !(before->sentence_start && before->is(WordUse::common))) {
    out.set(before->is(WordUse::publication) ? Cue::publication_near : Cue::capital_before);
  }
}

/// "captured X on Monday", but not "attacked X clinics" or "attacked X Y".
bool is_attacked(const NameWords& words, const NameMention& mention) {
  const NameWord& after = words.after(mention.last - 1);
  return words.before(mention.first).is(WordUse::attack) && !words[mention.first].shouted &&
         !(after.is_word && (after.capitalised || after.is(WordUse::people_word) || after.lower.ends_with('s')));
}

/// What stands after the name.
void right_cues(CueSetter& out, const NameWords& words, const NameMention& mention, const Prominence& prominence) {
  const NameWord& after = words.after(mention.last - 1);
  if (words.is_mark(after, ",")) {
    // "X, a village"
    const NameWord& article = words.after(mention.last - 1, 2);
    const NameWord& noun = words.after(mention.last - 1, 3);
    const NameWord& second = words.after(mention.last - 1, 4);
    out.set(Cue::place_word_after, (article.lower == "a" || article.lower == "the") &&
                                       (noun.is(WordUse::place_word_before) || second.is(WordUse::place_word_before)));
  }
  if (after.span.empty() || !after.is_word) {
    return;
  }
  const bool directly = !words[mention.last - 1].shouted;
  out.set(Cue::place_word_after, after.is(WordUse::place_word_after) && !after.capitalised);
  out.set(Cue::hyphen_modifier, after.joined && !after.capitalised);
  out.set(Cue::person_verb_after, after.is(WordUse::person_verb) && !prominence.country);
  if (!after.capitalised || after.caseless || !directly || after.joined) {
    return;
  }
  if (after.is(WordUse::publication)) {
    out.set(Cue::publication_near);
  } else if (after.is(WordUse::organisation)) {
    out.set(Cue::organisation_after);
  } else if (after.is(WordUse::street)) {
    out.set(Cue::street_after);
  } else if (after.is(WordUse::team)) {
    out.set(Cue::team_after);
  } else if (after.is(WordUse::event_name)) {
    out.set(Cue::event_after);
  } else if (!after.is_any(WordUse::place_word_after | WordUse::person_title) && !after.is(WordUse::function_word)) {
    out.set(Cue::capital_after);
  }
}

}  // namespace

double belief_of(const Cues& cues) {
  double sum = 0;
  for (std::uint64_t left = cues.to_ullong(); left != 0; left &= left - 1) {
    sum += kWeights[static_cast<std::size_t>(std::countr_zero(left))].weight;
  }
  return sum;
}

Cues local_cues(const NameWords& words, const PersonNames& people, const NameMention& mention, const NameSenses& senses,
                const Prominence& prominence, const ToponymLexicon::Lists& lists) {
  CueSetter out;
  out.set(Cue::always);
  const float similarity = senses.matches.empty() ? 1 : senses.matches.front().similarity;
  out.set(Cue::similar_name, !senses.exact && similarity >= 0.95F);
  out.set(Cue::key_only, similarity < 0.95F);
  prominence_cues(out, prominence);
  word_cues(out, words, mention, !senses.abbreviation_country.empty(), prominence);
  left_cues(out, words, mention);
  right_cues(out, words, mention, prominence);
  out.set(Cue::attacked, is_attacked(words, mention));
  const NameWord& first = words[mention.first];
  const bool whole_run_place = mention.last - mention.first > 1 && senses.exact;
  out.set(Cue::person_name, people.is_person[mention.last - 1] && !whole_run_place);
  out.set(Cue::short_capitals, first.all_capitals && !first.shouted && first.span.size() <= 5 &&
                                   senses.abbreviation_country.empty() && first.passage != Passage::Kind::dateline &&
                                   mention.last - mention.first == 1);
  const Span span = words.span(mention.first, mention.last);
  out.set(Cue::other_name, lists.other_names.find(words.lower(span)) != nullptr);
  out.set(Cue::unknown_name, senses.matches.empty());
  out.set(Cue::place_word_first, senses.matches.empty() && mention.last - mention.first > 1 &&
                                     first.entry->place_word_first != PlaceWordFirst::no);
  out.set(Cue::like_a_place, mention.like_a_place);
  const bool saint = first.lower == "st." || first.lower == "st" || first.lower == "saint";
  out.set(Cue::saints_own, saint && words.is_possessive(words.after(mention.last - 1)));
  // "BEIRUT (Wire) -": the agency is no place.
  const bool agency = first.passage == Passage::Kind::dateline && words.is_mark(words.before(mention.first), "(");
  out.set(agency ? Cue::credit : Cue::dateline, first.passage == Passage::Kind::dateline);
  out.set(Cue::byline, first.passage == Passage::Kind::byline);
  out.set(Cue::credit, first.passage == Passage::Kind::credit);
  return out.cues();
}

}  // namespace dateline::events
