#include "events/extract/toponyms/toponyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "events/extract/toponyms/placed_beside.h"
#include "events/extract/toponyms/publisher_home.h"
#include "events/extract/toponyms/recognise.h"
#include "events/extract/toponyms/relative_place.h"
#include "events/extract/toponyms/resolve.h"
#include "events/extract/toponyms/restored_case.h"
#include "events/extract/toponyms/roles.h"
#include "events/extract/toponyms/toponym_words.h"

namespace dateline::events {
namespace {

using geo::PlaceIndex;
using geo::PlaceKind;

/// The radius of a place whose row has none, in metres: what a place of its kind usually covers.
double usual_radius_m(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::continent:
    case PlaceKind::region:
      return 1'500'000;
    case PlaceKind::country:
      return 300'000;
    case PlaceKind::admin1:
      return 80'000;
    case PlaceKind::admin2:
      return 25'000;
    case PlaceKind::city:
      return 6'000;
    case PlaceKind::town:
      return 2'500;
    case PlaceKind::village:
    case PlaceKind::district:
    case PlaceKind::camp:
      return 1'000;
    case PlaceKind::river:
    case PlaceKind::water:
      return 50'000;
    case PlaceKind::road:
    case PlaceKind::mountain:
      return 5'000;
    case PlaceKind::facility:
      return 300;
  }
  return 5'000;
}

constexpr double kBesideKnown = 0.8;  // how sure a place is that is told by another, as against that one

/// A word such as "Syrian", and the place that it speaks of; empty where the gazetteer has it not.
struct Demonym {
  std::size_t first = 0;
  std::size_t last = 0;
  std::optional<PlaceIndex> place;
};

class Finder {
 public:
  Finder(std::string_view text, const TextStructure& structure, const geo::Gazetteer& gazetteer,
         const ToponymLexicon::Lists& lists, const Publication& publication)
      : words_(text, structure, lists), gazetteer_(gazetteer), lists_(lists), publication_(publication) {
    restore_case(words_, gazetteer, lists);
  }

  std::vector<Toponym> run() {
    const Recognised names = recognised();
    find_demonyms(names);
    const std::vector<Resolution> resolutions = resolve(names, peoples(), gazetteer_, lists_);
    std::vector<Toponym> toponyms;
    for (std::size_t i = 0; i < names.mentions.size(); ++i) {
      toponyms.push_back(toponym(names.mentions[i], resolutions[i]));
    }
    place_unknown(names, toponyms);
    place_between(names, toponyms);
    for (const Demonym& demonym : demonyms_) {
      toponyms.push_back(toponym(demonym));
    }
    std::sort(toponyms.begin(), toponyms.end(), [](const Toponym& a, const Toponym& b) { return a.span < b.span; });
    return toponyms;
  }

  std::vector<ResolutionExample> examples() {
    const Recognised names = recognised();
    find_demonyms(names);
    std::vector<ResolutionExample> examples = resolution_examples(names, peoples(), gazetteer_, lists_);
    for (ResolutionExample& example : examples) {
      const NameMention& mention = names.mentions[example.mention];
      example.span = words_.span(mention.first, mention.last);
    }
    return examples;
  }

 private:
  [[nodiscard]] Recognised recognised() const {
    Recognised names = recognise(words_, gazetteer_, lists_);
    add_publisher_home(names, publication_, gazetteer_, lists_);
    return names;
  }

  /// The places of the demonyms.
  [[nodiscard]] std::vector<PlaceIndex> peoples() const {
    std::vector<PlaceIndex> peoples;
    for (const Demonym& demonym : demonyms_) {
      if (demonym.place) {
        peoples.push_back(*demonym.place);
      }
    }
    return peoples;
  }

  /// Demonyms outside the recognised names.
  void find_demonyms(const Recognised& names) {
    std::vector<bool> taken(words_.size());
    for (const NameMention& mention : names.mentions) {
      std::fill(taken.begin() + static_cast<std::ptrdiff_t>(mention.first),
                taken.begin() + static_cast<std::ptrdiff_t>(mention.last), true);
    }
    std::string two;
    std::size_t past = 0;  // the demonym before
    for (const std::size_t i : words_.capitals()) {
      if (i < past || taken[i] || !words_[i].entry->begins_demonym) {
        continue;
      }
      std::size_t last = i + 1;
      const std::string* found = nullptr;
      if (i + 1 < words_.size() && words_[i + 1].capitalised && !taken[i + 1]) {
        two.assign(words_[i].lower).append(" ").append(words_[i + 1].lower);
        found = lists_.demonyms.find(two);
        last = found == nullptr ? last : i + 2;
      }
      found = found == nullptr ? lists_.demonyms.find(words_[i].lower) : found;
      if (found == nullptr && words_[i].lower.ends_with('s')) {
        found = lists_.demonyms.find(words_[i].lower.substr(0, words_[i].lower.size() - 1));
      }
      if (found != nullptr) {
        demonyms_.push_back({i, last, place_of(*found)});
        past = last;
      }
    }
  }

  /// The place of an id. A report repeats few peoples: they are remembered.
  std::optional<PlaceIndex> place_of(const std::string& id) {
    const auto known =
        std::find_if(peoples_.begin(), peoples_.end(), [&](const auto& people) { return people.first == id; });
    return known != peoples_.end() ? known->second
                                   : peoples_.emplace_back(std::string_view(id), gazetteer_.find_id(id)).second;
  }

  [[nodiscard]] Toponym toponym(const NameMention& mention, const Resolution& resolution) const {
    Toponym result;
    result.span = words_.span(mention.first, mention.last);
    result.relation_span = result.span;
    result.place = resolution.place;
    result.score = resolution.score;
    result.reason = resolution.reason;
    result.candidates = resolution.candidates;
    const bool country = result.place && gazetteer_.kind(*result.place) == PlaceKind::country;
    result.role = role_of(words_, mention, country, country || is_capital(result.place));
    if (!result.place) {
      return result;
    }
    const Area area = area_of(*result.place);
    result.point = area.centre;
    result.radius_m = area.radius_m;
    if (const auto relative =
            relative_place(words_, mention.first, mention.last, gazetteer_.kind(*result.place), area)) {
      result.point = relative->area.centre;
      result.radius_m = relative->area.radius_m;
      result.relation = relative->relation;
      result.relation_span = relative->span;
    }
    return result;
  }

  [[nodiscard]] Toponym toponym(const Demonym& demonym) const {
    Toponym result;
    result.span = words_.span(demonym.first, demonym.last);
    result.relation_span = result.span;
    result.role = ToponymRole::demonym;
    result.place = demonym.place;
    if (!result.place) {
      result.reason = "nothing fits: the gazetteer has not the place of this word";
      return result;
    }
    result.score = 0.9;
    result.reason = fmt::format("the people or the manner of {}", gazetteer_.name(*result.place));
    result.candidates = {{*result.place, 1.0}};
    const Area area = area_of(*result.place);
    result.point = area.centre;
    result.radius_m = area.radius_m;
    return result;
  }

  /// "Xabad, a village near Kunduz": what no gazetteer has is placed by what is named beside it.
  void place_unknown(const Recognised& names, std::vector<Toponym>& toponyms) const {
    for (std::size_t i = 0; i + 1 < names.mentions.size(); ++i) {
      Toponym& unknown = toponyms[i];
      const Toponym& known = toponyms[i + 1];
      if (!names.senses[names.mentions[i].senses].matches.empty() || !known.place ||
          gazetteer_.kind(*known.place) <= PlaceKind::country) {
        continue;
      }
      const auto placed = placed_beside(words_, names.mentions[i], names.mentions[i + 1],
                                        {*known.point, *known.radius_m}, known.relation);
      if (!placed) {
        continue;
      }
      unknown.place = known.place;
      unknown.point = placed->area.centre;
      unknown.radius_m = placed->area.radius_m;
      unknown.relation = placed->relation;
      unknown.relation_span = placed->span;
      unknown.score = known.score * kBesideKnown;
      unknown.candidates = {{*known.place, 1.0}};
      unknown.reason = fmt::format("no place of this name is known; placed by what the text says of it: \"{} {}\"",
                                   placed->relation, gazetteer_.name(*known.place));
    }
  }

  /// "between X and Y" is one area, and both names mean it.
  void place_between(const Recognised& names, std::vector<Toponym>& toponyms) const {
    for (std::size_t i = 0; i + 1 < names.mentions.size(); ++i) {
      const NameMention& x = names.mentions[i];
      const NameMention& y = names.mentions[i + 1];
      if (!toponyms[i].place || !toponyms[i + 1].place || gazetteer_.kind(*toponyms[i].place) <= PlaceKind::country ||
          words_[x.first].sentence != words_[y.first].sentence) {
        continue;
      }
      const auto between =
          between_places(words_, x.first, x.last, y.first, y.last, gazetteer_.point(*toponyms[i].place),
                         gazetteer_.point(*toponyms[i + 1].place));
      if (!between) {
        continue;
      }
      for (Toponym* toponym : {&toponyms[i], &toponyms[i + 1]}) {
        toponym->point = between->area.centre;
        toponym->radius_m = between->area.radius_m;
        toponym->relation = between->relation;
        toponym->relation_span = between->span;
      }
    }
  }

  [[nodiscard]] bool is_capital(std::optional<geo::PlaceIndex> place) const {
    return place && gazetteer_.kind(*place) == PlaceKind::city &&
           lists_.capitals.find(gazetteer_.id(*place)) != nullptr;
  }

  [[nodiscard]] Area area_of(geo::PlaceIndex place) const {
    const double radius = gazetteer_.radius_m(place);
    return {gazetteer_.point(place), radius > 0 ? radius : usual_radius_m(gazetteer_.kind(place))};
  }

  NameWords words_;
  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
  Publication publication_;
  std::vector<Demonym> demonyms_;
  std::vector<std::pair<std::string_view, std::optional<PlaceIndex>>> peoples_;  // by id
};

}  // namespace

std::vector<Toponym> find_toponyms(std::string_view text, const TextStructure& structure,
                                   const geo::Gazetteer& gazetteer, const ToponymLexicon& lexicon,
                                   const Publication& publication) {
  return Finder(text, structure, gazetteer, lexicon.lists(), publication).run();
}

std::vector<ResolutionExample> find_resolution_examples(std::string_view text, const TextStructure& structure,
                                                        const geo::Gazetteer& gazetteer, const ToponymLexicon& lexicon,
                                                        const Publication& publication) {
  return Finder(text, structure, gazetteer, lexicon.lists(), publication).examples();
}

}  // namespace dateline::events
