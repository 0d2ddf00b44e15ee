#include "events/extract/toponyms/name_senses.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "events/extract/toponyms/toponym_words.h"

namespace dateline::events {
namespace {

constexpr std::size_t kMostMatches = 150;  // of one name: "San Antonio" has hundreds, the rest are hamlets
constexpr float kLeastSimilarity = 0.75F;
constexpr float kArticleOnly = 0.95F;  // at and above, only an article or the like differs (name_similarity)
constexpr float kBesideExact = 0.85F;  // "Deir Ezzor" is a spelling of the governorate and nearly one of the town

/// "Saint Louis" for "St. Louis"; empty where nothing is abbreviated.
std::string in_full(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kShort[] = {
      {"St.", "Saint"}, {"Mt.", "Mount"}, {"Ft.", "Fort"}, {"St", "Saint"}, {"Mt", "Mount"}, {"Ft", "Fort"}};
  if (name.size() < 2 || name[1] != 't') {  // as all of them have it
    return {};
  }
  for (const auto& [brief, full] : kShort) {
    if (name.starts_with(brief) && (name.size() == brief.size() || name[brief.size()] == ' ')) {
      return std::string(full).append(name.substr(brief.size()));
    }
  }
  return {};
}

}  // namespace

std::size_t NameSenseTable::find(std::string_view name, std::string_view lower, bool exact_only) {
  if (const Known* known = by_name_.find(lower)) {
    return known->senses;
  }
  std::size_t& index = by_name_[lower].senses;
  NameSenses senses;
  senses.matches = look_up(name);
  if (senses.matches.empty()) {
    return kNone;
  }
  senses.exact = senses.matches.front().similarity >= 1;
  const float least =
      senses.exact ? kBesideExact : std::max(kLeastSimilarity, senses.matches.front().similarity - 0.05F);
  if (senses.matches.front().similarity < (exact_only ? kArticleOnly : least)) {
    return kNone;
  }
  std::erase_if(senses.matches, [least](const geo::NameMatch& match) { return match.similarity < least; });
  senses.matches.resize(std::min(senses.matches.size(), kMostMatches));
  return index = add(std::move(senses), name);
}

std::size_t NameSenseTable::find(std::string_view name, bool exact_only) {
  return find(name, ascii_lower(name), exact_only);
}

std::size_t NameSenseTable::find_abbreviation(std::string_view name, bool after_comma, bool one_case) {
  const PlaceAbbreviation* known = one_case ? events::find_abbreviation(lists_, name) : lists_.abbreviations.find(name);
  if (known == nullptr || (known->after_comma && !after_comma)) {
    return kNone;
  }
  const auto [entry, added] = by_abbreviation_.try_emplace(known, kNone);
  if (!added) {
    return entry->second;
  }
  NameSenses senses;
  senses.matches = gazetteer_.find(known->name);
  senses.exact = true;
  senses.abbreviation_country = known->country;
  const bool division = known->after_comma;
  std::erase_if(senses.matches, [&](const geo::NameMatch& match) {
    return match.similarity < 1 || gazetteer_.country(match.place) != known->country ||
           (division && gazetteer_.kind(match.place) > geo::PlaceKind::admin1 && name != "DC");
  });
  // "N.Y." is the state, though its city has the same name; "DC" is the city.
  const auto is_division = [&](const geo::NameMatch& match) {
    return gazetteer_.kind(match.place) <= geo::PlaceKind::admin1;
  };
  if (name != "DC" && std::any_of(senses.matches.begin(), senses.matches.end(), is_division)) {
    std::erase_if(senses.matches, [&](const geo::NameMatch& match) { return !is_division(match); });
  }
  return senses.matches.empty() ? kNone : entry->second = add(std::move(senses), name);
}

std::size_t NameSenseTable::find_unknown(std::string_view name, std::string_view lower) {
  std::size_t& index = by_name_[lower].senses;
  if (index == kNone) {
    NameSenses senses;
    senses.exact = true;
    index = add(std::move(senses), name);
  }
  return index;
}

bool NameSenseTable::is_prefix(std::string_view words) const {
  const std::string full = in_full(words);
  return gazetteer_.is_prefix(words) || (!full.empty() && gazetteer_.is_prefix(full));
}

/// The matches of the name as written and in full, without doubles.
std::vector<geo::NameMatch> NameSenseTable::look_up(std::string_view name) const {
  std::vector<geo::NameMatch> matches = gazetteer_.find(name);
  const std::string full = in_full(name);
  if (!full.empty()) {
    for (const geo::NameMatch& match : gazetteer_.find(full)) {
      const auto same = [&](const geo::NameMatch& other) { return other.place == match.place; };
      const auto known = std::find_if(matches.begin(), matches.end(), same);
      if (known == matches.end()) {
        matches.push_back(match);
      } else {
        known->similarity = std::max(known->similarity, match.similarity);
      }
    }
    std::stable_sort(matches.begin(), matches.end(),
                     [](const auto& a, const auto& b) { return a.similarity > b.similarity; });
  }
  return matches;
}

Prominence NameSenseTable::prominence_of(const NameSenses& senses) const {
  Prominence best;
  for (const geo::NameMatch& match : senses.matches) {
    if (match.similarity < senses.matches.front().similarity) {
      break;  // a merely similar name lends no weight to this one
    }
    const geo::PlaceKind kind = gazetteer_.kind(match.place);
    best.country = best.country || kind <= geo::PlaceKind::country;
    best.first_division = best.first_division || kind == geo::PlaceKind::admin1;
    best.population = std::max(best.population, gazetteer_.population(match.place));
  }
  return best;
}

std::size_t NameSenseTable::add(NameSenses senses, std::string_view name) {
  senses.text = name;
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  std::replace_if(senses.text.begin(), senses.text.end(), is_space, ' ');
  senses.text.erase(
      std::unique(senses.text.begin(), senses.text.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
      senses.text.end());
  prominence_.push_back(prominence_of(senses));
  senses_.push_back(std::move(senses));
  return senses_.size() - 1;
}

}  // namespace dateline::events
