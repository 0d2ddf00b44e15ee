#include "events/extract/toponyms/recognise.h"

#include <algorithm>
#include <tuple>

#include "base/ascii.h"
#include "events/extract/toponyms/listed_divisions.h"
#include "events/extract/toponyms/name_keys.h"
#include "events/extract/toponyms/name_senses.h"
#include "events/extract/toponyms/place_kinds_said.h"
#include "events/extract/toponyms/recognise_candidate.h"
#include "events/extract/toponyms/recognise_context.h"
#include "events/extract/toponyms/recognise_document.h"
#include "events/extract/toponyms/recognise_weights.h"
#include "events/extract/toponyms/unknown_names.h"

namespace dateline::events {
namespace {

constexpr std::size_t kLongestName = 6;  // words
constexpr std::size_t kNone = NameSenseTable::kNone;

constexpr std::uint32_t kOrdinary = WordUse::common | WordUse::function_word | WordUse::given_name | WordUse::surname;

class Recogniser {
 public:
  Recogniser(const NameWords& words, const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists)
      : words_(words),
        gazetteer_(gazetteer),
        lists_(lists),
        people_(find_person_names(words)),
        keys_(words, gazetteer),
        senses_(gazetteer, lists) {}

  Recognised run() {
    find_beliefs();
    return choose();
  }

  /// The candidates with their features, before any is chosen.
  std::vector<RecognitionExample> examples() {
    find_beliefs();
    const std::vector<Overlap> overlaps = find_overlaps();
    std::vector<RecognitionExample> found;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      const NameMention& mention = candidates_[c].mention;
      found.push_back({words_.span(mention.first, mention.last), belief_of(candidates_[c].cues),
                       features_of(words_, mention, senses_[mention.senses], senses_.prominence(mention.senses),
                                   overlaps[c], candidates_[c].cues)});
    }
    return found;
  }

 private:
  void find_beliefs() {
    find_candidates();
    find_listed_divisions();
    find_unknown_names();
    for (Candidate& c : candidates_) {
      c.cues = local_cues(words_, people_, c.mention, senses_[c.mention.senses], senses_.prominence(c.mention.senses),
                          lists_);
      c.mention.in_other_name = c.has(Cue::organisation_after) || c.has(Cue::organisation_of) ||
                                c.has(Cue::publication_near) || c.has(Cue::event_after) || c.has(Cue::team_after);
      c.mention.home = c.has(Cue::dateline) || c.has(Cue::byline);
      c.mention.kinds = kinds_said(words_, c.mention);
    }
    const CandidateEnds ends(candidates_, words_.size());
    link_containers(ends);
    score();
    add_document_cues(words_, senses_, gazetteer_, ends, candidates_);
    score();
    add_what_is_learned();
  }

  /// Whether a name may begin with this word.
  [[nodiscard]] bool may_start(std::size_t i) const {
    const NameWord& word = words_[i];
    if (!word.is_word) {
      // "1070 Apartments"
      return i + 1 < words_.size() && words_[i + 1].capitalised && word.span.size() > 1 &&
             words_.text_of(i).find_first_not_of("0123456789") == std::string_view::npos;
    }
    if (word.joined && i > 0 && words_[i - 1].is(WordUse::name_particle)) {
      return false;  // the name begins at its article: "al-Quds"
    }
    return word.capitalised || (word.is(WordUse::name_particle) && i + 1 < words_.size() && words_[i + 1].joined &&
                                words_[i + 1].capitalised);
  }

  [[nodiscard]] bool is_demonym(std::size_t i) const {
    return words_[i].entry->begins_demonym && lists_.demonyms.find(words_[i].lower) != nullptr;
  }

  /// A name begins with a capital, or with a number or a particle right before one.
  void find_candidates() {
    candidates_.reserve(words_.capitals().size() / 2);
    for (const std::size_t capital : words_.capitals()) {
      if (capital > 0 && !words_[capital - 1].capitalised && may_start(capital - 1)) {
        find_candidates_at(capital - 1);
      }
      if (may_start(capital)) {
        find_candidates_at(capital);
      }
    }
  }

  void find_candidates_at(std::size_t i) {
    find_abbreviation(i);
    keys_.start();
    for (std::size_t last = i + 1; last <= words_.size() && last <= i + kLongestName; ++last) {
      const NameWord& word = words_[last - 1];
      if ((!word.is_word && last > i + 1) || word.sentence != words_[i].sentence || word.passage != words_[i].passage) {
        break;
      }
      if (last > i + 1 && keys_.ends_at(last - 1)) {
        break;
      }
      const NameKeys::Use use = keys_.extend(last - 1);
      const std::string_view name = words_.span(i, last).of(words_.text());
      const bool whole = last > i + 1 || !(word.is(WordUse::function_word) || is_demonym(i) || !word.is_word);
      // A lower-case word ends only names that are known so: "Castello road", "Mallah farms".
      const bool known = use == NameKeys::Use::whole || use == NameKeys::Use::unknown;
      if (known && whole &&
          (word.capitalised || !(word.is(WordUse::function_word) || NameWords::is_possessive(word)))) {
        const bool exact_only = word.caseless || (last == i + 1 && word.is_any(kOrdinary));
        const std::size_t senses = senses_.find(name, words_.lower(words_.span(i, last)), exact_only);
        if (senses != kNone && (word.capitalised || senses_[senses].exact)) {
          add_candidate(i, last, senses);
        }
      }
      // One word further than any known name's beginning: a spelling that is merely alike may start so.
      if (last > i + 1 && (use == NameKeys::Use::unknown ? !senses_.is_prefix(name) : use == NameKeys::Use::none)) {
        break;
      }
    }
  }

  /// "Harper and Kingman counties" are Harper County and Kingman County, "Idlib and Aleppo provinces" no towns.
  void find_listed_divisions() {
    for (const ListedDivision& division : listed_divisions(words_)) {
      const Span span = words_.span(division.first, division.last);
      std::string name(span.of(words_.text()));
      name.append(" ").append(singular_of(division.kind_word));
      const std::size_t in_full = senses_.find(name, true);
      const bool known = in_full != kNone && std::any_of(senses_[in_full].matches.begin(),
                                                         senses_[in_full].matches.end(), [&](const auto& match) {
                                                           return division.kinds.contains(gazetteer_.kind(match.place));
                                                         });
      const auto same = std::find_if(candidates_.begin(), candidates_.end(), [&](const Candidate& c) {
        return c.mention.first == division.first && c.mention.last == division.last;
      });
      if (same != candidates_.end()) {
        same->mention.kinds = division.kinds;
        same->mention.senses = known ? in_full : same->mention.senses;
      } else if (known) {
        add_candidate(division.first, division.last, in_full);
        candidates_.back().mention.kinds = division.kinds;
      }
    }
    sort_candidates();
  }

  void sort_candidates() {
    std::stable_sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
      return a.mention.first != b.mention.first ? a.mention.first < b.mention.first : a.mention.last < b.mention.last;
    });
  }

  void find_unknown_names() {
    KnownNames known{std::vector<bool>(words_.size() + 1), std::vector<std::uint32_t>(words_.size() + 1)};
    for (const Candidate& c : candidates_) {
      const Prominence& prominence = senses_.prominence(c.mention.senses);
      if (prominence.country || prominence.first_division) {
        known.container[c.mention.first] = true;
      }
      known.known_until[c.mention.first] = static_cast<std::uint32_t>(c.mention.last);
    }
    const std::vector<UnknownName> unknown = unknown_names(words_, people_, known, lists_);
    for (const auto& [run, like_a_place] : unknown) {
      const Span name = words_.span(run.first, run.last);
      add_candidate(run.first, run.last, senses_.find_unknown(name.of(words_.text()), words_.lower(name)));
      candidates_.back().mention.like_a_place = like_a_place;
    }
    if (!unknown.empty()) {
      sort_candidates();
    }
  }

  void add_candidate(std::size_t first, std::size_t last, std::size_t senses) {
    if (senses == kNone) {
      return;
    }
    Candidate candidate;
    candidate.mention.first = first;
    candidate.mention.last = last;
    candidate.mention.senses = senses;
    candidates_.push_back(candidate);
  }

  /// "U.S.", "Ga.", and of two words "W. Va."
  void find_abbreviation(std::size_t i) {
    constexpr std::size_t kLongest = 8;
    const bool after_comma = i >= 2 && words_.is_mark(words_.before(i), ",") && words_.before(i, 2).capitalised;
    for (std::size_t last = i + 1; last <= std::min(i + 2, words_.size()); ++last) {
      std::string_view name = words_.span(i, last).of(words_.text());
      if (name.size() > kLongest || words_[last - 1].sentence != words_[i].sentence) {
        return;
      }
      std::string joined;
      if (last > i + 1) {
        joined = name;
        std::erase(joined, ' ');
      }
      add_candidate(i, last,
                    senses_.find_abbreviation(joined.empty() ? name : joined, after_comma, words_[i].one_case));
    }
  }

  /// Whether some place of `outer` holds some place of `inner`.
  [[nodiscard]] bool may_contain(const NameSenses& outer, const NameSenses& inner) const {
    for (const geo::NameMatch& o : outer.matches) {
      const geo::PlaceKind kind = gazetteer_.kind(o.place);
      if (kind > geo::PlaceKind::town) {
        continue;
      }
      for (const geo::NameMatch& in : inner.matches) {
        if (o.place == in.place) {
          continue;
        }
        if (gazetteer_.contains(o.place, in.place) ||
            (kind == geo::PlaceKind::country &&
             gazetteer_.country_number(o.place) == gazetteer_.country_number(in.place) &&
             gazetteer_.kind(in.place) > geo::PlaceKind::country)) {
          return true;
        }
      }
    }
    return false;
  }

  /// The index of "in" right before the word, or before the article and the directions that stand before it: "in the
  /// north-western Congo". 0 where there is none.
  [[nodiscard]] std::size_t in_before(std::size_t first) const {
    std::size_t at = first - 1;
    while (at > 0 && !words_[at].shouted && (words_[at].is(WordUse::direction) || words_[at].lower == "the")) {
      --at;
    }
    return words_[at].lower == "in" && words_[at].sentence == words_[first].sentence ? at : 0;
  }

  /// "Palma in northern Mozambique": which place is meant, not that it is one.
  void link_container_named_with_in(std::size_t outer, const CandidateEnds& ends) {
    const std::size_t in = in_before(candidates_[outer].mention.first);
    if (in == 0) {
      return;
    }
    for (const std::uint32_t inner : ends.before(in)) {
      if (!candidates_[inner].mention.container &&
          may_contain(senses_[candidates_[outer].mention.senses], senses_[candidates_[inner].mention.senses])) {
        candidates_[inner].mention.container = outer;
      }
    }
  }

  /// "Aleppo, Syria", "Toledo, Ohio", "Aleppo's Layramoun".
  void link_containers(const CandidateEnds& ends) {
    for (std::size_t b = 0; b < candidates_.size(); ++b) {
      Candidate& second = candidates_[b];
      const std::size_t first = second.mention.first;
      if (first < 2) {
        continue;
      }
      const bool comma = words_.is_mark(words_.before(first), ",");
      const bool possessive = NameWords::is_possessive(words_.before(first));
      link_container_named_with_in(b, ends);
      if (!comma && !possessive) {
        continue;
      }
      for (const std::uint32_t a : ends.before(first - 1)) {
        Candidate& other = candidates_[a];
        const NameSenses& left = senses_[other.mention.senses];
        const NameSenses& right = senses_[second.mention.senses];
        if (comma && may_contain(right, left)) {
          other.mention.container = b;
          other.set(Cue::inside_follows);
          second.set(Cue::contains_preceding);
        } else if (possessive && may_contain(left, right)) {
          second.mention.container = a;
          second.set(Cue::near_other_places);
        }
      }
    }
  }

  void score() {
    for (Candidate& c : candidates_) {
      c.mention.belief = belief_of(c.cues);
    }
  }

  /// Adds the learned weights to each belief.
  void add_what_is_learned() {
    const std::vector<Overlap> overlaps = find_overlaps();
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      Candidate& candidate = candidates_[c];
      const std::size_t senses = candidate.mention.senses;
      const double learned = learned_belief(words_, candidate.mention, senses_[senses], senses_.prominence(senses),
                                            overlaps[c], candidate.cues, lists_.weights);
      // What the corpora say of names in general is no evidence that this person is a place.
      const bool surely_other = candidate.has(Cue::person_name) || candidate.has(Cue::other_name);
      candidate.mention.belief += surely_other ? std::min(learned, 0.0) : learned;
    }
  }

  /// Candidates are in the order of their first words, and none is long: only neighbours can meet.
  [[nodiscard]] std::vector<Overlap> find_overlaps() const {
    std::vector<Overlap> overlaps(candidates_.size());
    for (std::size_t a = 0; a < candidates_.size(); ++a) {
      const NameMention& left = candidates_[a].mention;
      for (std::size_t b = a + 1; b < candidates_.size() && candidates_[b].mention.first < left.last; ++b) {
        const NameMention& right = candidates_[b].mention;
        if (left.first == right.first && left.last == right.last) {
          continue;
        }
        const bool left_holds = left.first <= right.first && right.last <= left.last;
        const bool right_holds = right.first <= left.first && left.last <= right.last;
        overlaps[a].has_shorter = overlaps[a].has_shorter || left_holds;
        overlaps[b].in_longer = overlaps[b].in_longer || left_holds;
        overlaps[b].has_shorter = overlaps[b].has_shorter || right_holds;
        overlaps[a].in_longer = overlaps[a].in_longer || right_holds;
        overlaps[a].crosses = overlaps[a].crosses || !(left_holds || right_holds);
        overlaps[b].crosses = overlaps[b].crosses || !(left_holds || right_holds);
      }
    }
    return overlaps;
  }

  /// The likely ones, exact spellings and longer names first, without overlaps.
  Recognised choose() {
    std::vector<std::size_t> order;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (candidates_[c].mention.belief > 0) {
        order.push_back(c);
      }
    }
    const auto rank = [&](std::size_t c) {
      const NameMention& m = candidates_[c].mention;
      // "Khan al-Shih" where the list has "Khan ash Shih" is as good as "Khan" alone.
      constexpr float kArticlesDiffer = 0.95F;
      const NameSenses& senses = senses_[m.senses];
      const bool exact = senses.exact || (m.last - m.first > 2 && senses.matches.front().similarity >= kArticlesDiffer);
      return std::tuple(exact, m.last - m.first, m.belief);
    };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank(a) > rank(b); });
    std::vector<bool> taken(words_.size());
    std::vector<std::size_t> chosen;
    for (const std::size_t c : order) {
      const NameMention& m = candidates_[c].mention;
      if (std::any_of(taken.begin() + static_cast<std::ptrdiff_t>(m.first),
                      taken.begin() + static_cast<std::ptrdiff_t>(m.last), [](bool t) { return t; })) {
        continue;
      }
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(m.first),
                taken.begin() + static_cast<std::ptrdiff_t>(m.last), true);
      chosen.push_back(c);
    }
    std::sort(chosen.begin(), chosen.end());
    std::unordered_map<std::size_t, std::size_t> index;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      index[chosen[i]] = i;
    }
    Recognised result;
    for (const std::size_t c : chosen) {
      NameMention mention = candidates_[c].mention;
      if (mention.container) {
        const auto kept = index.find(*mention.container);
        mention.container = kept == index.end() ? std::nullopt : std::optional(kept->second);
      }
      result.mentions.push_back(mention);
    }
    result.senses = senses_.take();
    return result;
  }

  const NameWords& words_;
  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
  PersonNames people_;
  NameKeys keys_;
  NameSenseTable senses_;
  std::vector<Candidate> candidates_;  // by first word, shorter names first
};

}  // namespace

Recognised recognise(const NameWords& words, const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists) {
  return Recogniser(words, gazetteer, lists).run();
}

std::vector<RecognitionExample> recognition_examples(const NameWords& words, const geo::Gazetteer& gazetteer,
                                                     const ToponymLexicon::Lists& lists) {
  return Recogniser(words, gazetteer, lists).examples();
}

}  // namespace dateline::events
