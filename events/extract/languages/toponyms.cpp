#include "events/extract/languages/toponyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "events/extract/toponyms/name_senses.h"
#include "events/extract/toponyms/recognise.h"
#include "events/extract/toponyms/resolve.h"
#include "events/language/fold_word.h"

namespace dateline::events {

namespace {

using geo::PlaceKind;

constexpr std::size_t kLongestName = 4;    // words
constexpr std::size_t kMostVariants = 24;  // of one name
constexpr float kLeastSimilarity = 0.95F;  // only the script or an article may differ
constexpr double kNearFactor = 2;          // "near" doubles the radius of the place
constexpr double kNearMore = 5'000;        // metres, and adds as much

// How much each sign weighs towards a name's being a place; all set by hand.
constexpr double kBias = -0.6;
constexpr double kCaselessBias = -1.6;  // without capitals every word may be a name
constexpr double kLocative = 1.6;       // "in", "from" before it
constexpr double kSaidKind = 3.0;       // "the city of"
constexpr double kDateline = 3.0;
constexpr double kListed = 1.2;       // "A and B", of which A is a place
constexpr double kListedWord = -3.0;  // the language's own tables have the word
constexpr double kNotPlace = -5.0;
constexpr double kBesideName = -2.0;  // a capital word that is no place beside it: a person's name
constexpr double kTitle = -3.0;
constexpr double kTrigger = 1.0;    // what happened to it stands directly before: "shelled Bakhmut"
constexpr double kManyWords = 0.8;  // a name of several words is no chance
constexpr double kCountry = 2.6;
constexpr double kDivision = 1.2;

// A possible name: words [first, last), and as what it is looked up.
struct Candidate {
  std::size_t first = 0, last = 0;
  std::size_t senses = NameSenseTable::kNone;
  std::uint32_t begin = 0;  // byte
  double value = 0;
};

class Finder {
 public:
  Finder(const LanguageText& text, const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists)
      : t_(text), gazetteer_(gazetteer), lists_(lists), table_(gazetteer, lists) {}

  std::vector<Toponym> run() {
    in_actor_.resize(t_.words.size());
    for (const Sentence& sentence : t_.structure.sentences) {
      mark_actors(sentence);
      for (std::size_t at = sentence.first_token; at < sentence.last_token;) {
        at = take_name(sentence, at);
      }
    }
    Recognised names{table_.take(), mentions_, {}};
    const std::vector<Resolution> resolutions = resolve(names, countries_, gazetteer_, lists_);
    std::vector<Toponym> toponyms;
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      toponyms.push_back(toponym(mentions_[i], begins_[i], resolutions[i]));
    }
    return toponyms;
  }

 private:
  // Names inside those of actors: "the cartel of Sinaloa".
  void mark_actors(const Sentence& sentence) {
    for (std::size_t at = sentence.first_token; at < sentence.last_token; ++at) {
      for (const PhraseList::Match& match : t_.lexicon.actors.find(t_.words, at, sentence.last_token)) {
        for (std::size_t i = at; match.length > 1 && i < at + match.length; ++i) {
          in_actor_[i] = true;
        }
      }
    }
  }

  // Takes the name that begins at `at`, if one does; gives where to go on.
  std::size_t take_name(const Sentence& sentence, std::size_t at) {
    for (const PhraseList::Match& match : t_.lexicon.countries.find(t_.words, at, sentence.last_token)) {
      if (const auto place = gazetteer_.find_id("iso:" + std::string(t_.lexicon.country_codes[match.value]))) {
        countries_.push_back(*place);
      }
      return at + match.length;
    }
    const LanguageWord& word = t_.words[at];
    if (word.kind != Token::Kind::word || (!word.capital && !word.caseless)) {
      return at + 1;
    }
    const Candidate best = best_from(sentence, at);
    if (best.senses == NameSenseTable::kNone) {
      return take_unknown(sentence, at);
    }
    PlaceKinds kinds;
    const double belief = belief_of(sentence, best, kinds);
    if (belief <= 0) {
      return at + 1;
    }
    NameMention mention;
    mention.first = best.first;
    const bool of_division = !word.caseless && beside_division(best.last) && best.last < sentence.last_token;
    mention.last = best.last + (of_division ? 1 : 0);
    mention.senses = best.senses;
    mention.belief = belief;
    mention.kinds = kinds;
    mentions_.push_back(mention);
    begins_.push_back(best.begin);
    return mention.last;
  }

  // "the quarter of X", "near X", "A and X", of which the gazetteer knows no X: better an unknown place than the next
  // one that is known.
  std::size_t take_unknown(const Sentence& sentence, std::size_t at) {
    PlaceKinds kinds;
    // Behind a kind an Arabic name begins with its word: what looks like a preposition is its first letter.
    const std::size_t form = t_.words[at].caseless ? 0 : t_.words[at].names - 1;
    Candidate name{at, at + 1, 0, t_.words[at].begins[form], 0};
    if (is_listed(sentence, at) || !names_unknown(sentence, name, kinds)) {
      return at + 1;
    }
    while (!t_.words[at].caseless && name.last < sentence.last_token && t_.words[name.last].capital &&
           hangs_together(at, name.last + 1) && !is_listed(sentence, name.last) &&
           best_from(sentence, name.last).senses == NameSenseTable::kNone) {
      ++name.last;
    }
    NameMention mention;
    mention.first = at;
    mention.last = name.last;
    const std::string_view written = t_.text.substr(name.begin, t_.words[name.last - 1].span.end - name.begin);
    mention.senses = table_.find_unknown(written, fold_word(written));
    mention.belief = 1;
    mention.kinds = kinds;
    mentions_.push_back(mention);
    begins_.push_back(name.begin);
    return name.last;
  }

  // Whether the words before a word that nobody knows can only be followed by the name of a place.
  bool names_unknown(const Sentence& sentence, const Candidate& name, PlaceKinds& kinds) const {
    const LanguageWord& word = t_.words[name.first];
    const bool inside = name.first > sentence.first_token;
    if (!word.caseless) {
      const bool listed = inside && !mentions_.empty() && mentions_.back().last + 1 == name.first &&
                          t_.is(name.first - 1, LanguageClass::and_);
      const bool near = inside && t_.is(name.first - 1, LanguageClass::near);
      return find_kinds(sentence, name, kinds) || listed || near;
    }
    // Without capitals only a kind without an article, and no adjective without one behind it: "a border town".
    const bool adjective = word.forms.size() == 1 &&
                           std::any_of(t_.lexicon.adjective_endings.begin(), t_.lexicon.adjective_endings.end(),
                                       [&](const std::string& ending) { return word.whole().ends_with(ending); });
    if (!inside || adjective || !is_without_article(name.first - 1)) {
      return false;
    }
    const auto matches = t_.lexicon.place_kinds.find(t_.words, name.first - 1, name.first);
    for (const PhraseList::Match& match : matches) {
      kinds.add(static_cast<PlaceKind>(match.value));
    }
    return std::any_of(matches.begin(), matches.end(), [](const PhraseList::Match& match) {
      const auto kind_of = static_cast<PlaceKind>(match.value);
      return kind_of == PlaceKind::city || kind_of == PlaceKind::town || kind_of == PlaceKind::village ||
             kind_of == PlaceKind::camp;
    });
  }

  // Whether a word's last form is as written but for conjunctions and prepositions: nothing of it was an article.
  [[nodiscard]] bool is_without_article(std::size_t i) const {
    const LanguageWord& word = t_.words[i];
    return word.names == word.forms.size();
  }

  // The longest name that the gazetteer has; of one length the likeliest way to read it.
  Candidate best_from(const Sentence& sentence, std::size_t at) {
    for (std::size_t last = std::min(at + kLongestName, sentence.last_token); last > at; --last) {
      if (!hangs_together(at, last)) {
        continue;
      }
      Candidate best;
      best.value = -1e9;
      const LanguageWord& first = t_.words[at];
      for (std::size_t form = 0; form < first.names; ++form) {
        for (const auto& [name, cost] : variants(at, last, form)) {
          const std::size_t senses = table_.find(name, true);
          if (senses == NameSenseTable::kNone || table_[senses].matches.front().similarity < kLeastSimilarity) {
            continue;
          }
          const double value = fame(senses) - cost + (table_[senses].exact ? 1.0 : 0.0);
          if (value > best.value) {
            best = {at, last, senses, first.begins[form], value};
          }
        }
      }
      if (best.senses != NameSenseTable::kNone) {
        return best;
      }
    }
    return {};
  }

  // Whether only spaces or hyphens divide the words, and each may be of a name: capital, or between capitals.
  [[nodiscard]] bool hangs_together(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const LanguageWord& word = t_.words[i];
      const bool inner = i > first && i + 1 < last;  // "République démocratique du Congo"
      if (word.kind != Token::Kind::word || (!word.capital && !word.caseless && !inner)) {
        return false;
      }
      if (i > first) {
        const std::string_view between =
            t_.text.substr(t_.words[i - 1].span.end, word.span.begin - t_.words[i - 1].span.end);
        if (between != " " && between != "\n") {
          return false;
        }
      }
    }
    return true;
  }

  // The names that words [first, last) may be, each with what it costs to read them so.
  [[nodiscard]] std::vector<std::pair<std::string, double>> variants(std::size_t first, std::size_t last,
                                                                     std::size_t form) const {
    constexpr double kOtherCase = 0.6;
    constexpr double kStripped = 0.3;
    std::vector<std::pair<std::string, double>> names = {{"", static_cast<double>(form) * kStripped}};
    for (std::size_t i = first; i < last; ++i) {
      const LanguageWord& word = t_.words[i];
      const std::uint32_t begin = i == first ? word.begins[form] : word.span.begin;
      // As written, so that the gazetteer folds it its own way; nominatives are folded already.
      std::vector<std::pair<std::string, double>> ways = {
          {std::string(t_.text.substr(begin, word.span.end - begin)), 0.0}};
      if (i == first && form + 1 == word.names && word.names < word.forms.size()) {  // without its article
        const std::uint32_t bare = word.begins[word.names];
        ways.emplace_back(std::string(t_.text.substr(bare, word.span.end - bare)), kStripped);
      }
      for (std::string& nominative : t_.lexicon.nominatives(i == first ? word.forms[form] : word.whole(),
                                                            beside_division(last), last == first + 1)) {
        ways.emplace_back(std::move(nominative), kOtherCase);
      }
      std::vector<std::pair<std::string, double>> longer;
      for (const auto& [name, cost] : names) {
        for (const auto& [way, more] : ways) {
          if (longer.size() < kMostVariants) {
            std::string whole = name;
            whole += name.empty() ? "" : " ";
            whole += way;
            longer.emplace_back(std::move(whole), cost + more);
          }
        }
      }
      names = std::move(longer);
    }
    return names;
  }

  // Whether a word such as "region" stands at `at`, as behind an adjective: "Брянская область".
  [[nodiscard]] bool beside_division(std::size_t at) const {
    if (at >= t_.words.size()) {
      return false;
    }
    const auto matches = t_.lexicon.place_kinds.find(t_.words, at, at + 1);
    return std::any_of(matches.begin(), matches.end(), [](const PhraseList::Match& match) {
      return static_cast<PlaceKind>(match.value) == PlaceKind::admin1;
    });
  }

  // How well known the best known place of a name is, on the scale of the logarithm of its people.
  [[nodiscard]] double fame(std::size_t senses) const {
    const Prominence& prominence = table_.prominence(senses);
    const double people = std::log10(static_cast<double>(std::max<std::int64_t>(prominence.population, 100)));
    return prominence.country ? 7.5 : prominence.first_division ? std::max(people, 5.5) : people;
  }

  double belief_of(const Sentence& sentence, const Candidate& name, PlaceKinds& kinds) {
    const LanguageWord& first = t_.words[name.first];
    const Prominence& prominence = table_.prominence(name.senses);
    double belief = kBias + (first.caseless ? kCaselessBias : 0) + 0.55 * (fame(name.senses) - 3);
    belief += prominence.country ? kCountry - 0.55 * 4.5 + 1 : prominence.first_division ? kDivision : 0;
    belief += name.last - name.first > 1 ? kManyWords : 0;
    const bool kind_said = find_kinds(sentence, name, kinds);
    if (prominence.country) {
      kinds = {};  // "the capital of Syria"
    }
    belief += kind_said ? kSaidKind : 0;
    const bool inside = name.first > sentence.first_token;
    const bool listed_after_place = !mentions_.empty() && mentions_.back().last + 2 >= name.first &&
                                    mentions_.back().last < name.first + 1 && inside &&
                                    (t_.is(name.first - 1, LanguageClass::and_) || t_.words[name.first - 1].is_mark() ||
                                     mentions_.back().last == name.first);
    belief += listed_after_place ? kListed : 0;
    const bool locative = (inside && t_.is(name.first - 1, LanguageClass::locative)) ||
                          (!first.preposition.empty() && name.begin > first.span.begin);
    belief += locative ? kLocative : 0;
    belief += heads_dateline(sentence, name) ? kDateline : 0;
    belief += all_listed(name, LanguageClass::not_place) ? kNotPlace : 0;
    if (name.last == name.first + 1 && is_listed(sentence, name.first) && !kind_said) {
      belief += kListedWord;
    }
    if (inside && !t_.lexicon.triggers.find(t_.words, name.first - 1, name.first).empty()) {
      belief += kTrigger;
    }
    if (inside && t_.is(name.first - 1, LanguageClass::person_title) && !prominence.country &&
        !prominence.first_division) {
      belief += kTitle;
    }
    if (!first.caseless && !kind_said && beside_name(sentence, name)) {
      belief += kBesideName;
    }
    return belief;
  }

  // "MOGADISHU - ": the first words of a paragraph, before a dash or a bracket.
  [[nodiscard]] bool heads_dateline(const Sentence& sentence, const Candidate& name) const {
    if (t_.structure.kind_at(t_.words[name.first].span.begin) == Passage::Kind::dateline) {
      return true;
    }
    if (name.first != sentence.first_token || name.last >= sentence.last_token) {
      return false;
    }
    const std::string& mark = t_.words[name.last].whole();
    const bool apart = t_.words[name.last].span.begin > t_.words[name.last - 1].span.end;
    return apart && (mark == "-" || mark == "–" || mark == "—" || mark == "(");
  }

  [[nodiscard]] bool all_listed(const Candidate& name, LanguageClass one) const {
    for (std::size_t i = name.first; i < name.last; ++i) {
      if (!t_.is(i, one)) {
        return false;
      }
    }
    return true;
  }

  // Whether the language's own tables have the word, or one that it may be a form of.
  [[nodiscard]] bool is_listed(const Sentence& sentence, std::size_t word) const {
    const auto has = [&](const PhraseList& list) {
      const auto matches = list.find(t_.words, word, sentence.last_token);
      return !matches.empty() && matches.back().length == 1;
    };
    return t_.classes[word] != 0 || has(t_.lexicon.times) || has(t_.lexicon.triggers) || has(t_.lexicon.actors) ||
           has(t_.lexicon.means) || has(t_.lexicon.place_kinds);
  }

  // A capital word directly before or behind that is no place, and does not only begin its sentence.
  [[nodiscard]] bool beside_name(const Sentence& sentence, const Candidate& name) const {
    const auto is_name = [&](std::size_t i) {
      return t_.words[i].kind == Token::Kind::word && t_.words[i].capital && t_.classes[i] == 0 &&
             !is_listed(sentence, i) && t_.lexicon.countries.find(t_.words, i, sentence.last_token).empty();
    };
    const bool before = name.first > sentence.first_token + 1 && is_name(name.first - 1) &&
                        (mentions_.empty() || mentions_.back().last != name.first);
    return before || (name.last < sentence.last_token && is_name(name.last));
  }

  // What the words before or behind call the place.
  bool find_kinds(const Sentence& sentence, const Candidate& name, PlaceKinds& kinds) const {
    constexpr std::size_t kBefore = 4;  // words: "quartier de la", "населённый пункт"
    bool said = false;
    for (std::size_t back = 1; back <= kBefore && !said && name.first >= sentence.first_token + back; ++back) {
      const std::size_t at = name.first - back;
      for (const PhraseList::Match& match : t_.lexicon.place_kinds.find(t_.words, at, name.first)) {
        if (only_links(at + match.length, name.first)) {
          kinds.add(static_cast<PlaceKind>(match.value));
          said = true;
        }
      }
    }
    if (name.last < sentence.last_token) {
      for (const PhraseList::Match& match : t_.lexicon.place_kinds.find(t_.words, name.last, sentence.last_token)) {
        const auto kind = static_cast<PlaceKind>(match.value);
        if (kind == PlaceKind::admin1 && !t_.words[name.last].caseless) {  // "Брянской областью"
          kinds.add(kind);
          said = true;
        }
      }
    }
    return said;
  }

  // Whether words [first, last) may stand between a kind and its name: a full stop of an abbreviation, a quotation
  // mark, "of".
  [[nodiscard]] bool only_links(std::size_t first, std::size_t last) const {
    constexpr std::size_t kShort = 3;  // bytes
    for (std::size_t i = first; i < last; ++i) {
      const LanguageWord& word = t_.words[i];
      const bool mark = word.whole() == "." || word.whole() == "«" || word.whole() == "\"";
      if (word.is_mark() ? !mark : !t_.is(i, LanguageClass::locative) && word.whole().size() > kShort) {
        return false;
      }
    }
    return true;
  }

  [[nodiscard]] Toponym toponym(const NameMention& mention, std::uint32_t begin, const Resolution& resolution) const {
    Toponym result;
    result.span = {begin, t_.words[mention.last - 1].span.end};
    result.relation_span = result.span;
    result.place = resolution.place;
    result.score = resolution.score;
    result.reason = resolution.reason;
    result.candidates = resolution.candidates;
    // "Moscow said": those who govern there.
    const bool speaks = t_.is(mention.last, LanguageClass::speech) && begin == t_.words[mention.first].span.begin &&
                        !(mention.first > 0 && t_.is(mention.first - 1, LanguageClass::locative));
    result.role = in_actor_[mention.first] ? ToponymRole::part_of_name
                  : speaks                 ? ToponymRole::metonym
                                           : ToponymRole::literal;
    if (!result.place) {
      return result;
    }
    result.point = gazetteer_.point(*result.place);
    result.radius_m = gazetteer_.radius_m(*result.place);
    for (std::size_t i = mention.first; i > 0 && i + 3 > mention.first; --i) {
      if (t_.is(i - 1, LanguageClass::near)) {
        result.relation = "near";
        result.relation_span.begin = t_.words[i - 1].span.begin;
        result.radius_m = kNearFactor * *result.radius_m + kNearMore;
        break;
      }
      if (t_.words[i - 1].is_mark() || t_.lexicon.place_kinds.find(t_.words, i - 1, mention.first).empty()) {
        break;
      }
    }
    return result;
  }

  const LanguageText& t_;
  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
  NameSenseTable table_;
  std::vector<NameMention> mentions_;
  std::vector<std::uint32_t> begins_;  // the first byte of each mention: without clitics
  std::vector<geo::PlaceIndex> countries_;
  std::vector<bool> in_actor_;  // by word
};

}  // namespace

std::vector<Toponym> find_language_toponyms(const LanguageText& text, const geo::Gazetteer& gazetteer,
                                            const ToponymLexicon& lexicon) {
  return Finder(text, gazetteer, lexicon.lists()).run();
}

}  // namespace dateline::events
