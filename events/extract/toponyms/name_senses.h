#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/word_map.h"
#include "events/extract/toponyms/toponym_lists.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// What the gazetteer knows under one name.
struct NameSenses {
  std::string text;                     ///< as first written, spaces made single
  std::vector<geo::NameMatch> matches;  ///< best similarity first, then most populous; bounded in number
  bool exact = false;                   ///< a spelling of the gazetteer; else only the transliteration-aware key agrees
  std::string_view abbreviation_country;  ///< of an abbreviation: the country that its place lies in
};

/// How well known the best-known place of a name is.
struct Prominence {
  bool country = false;  ///< or wider
  bool first_division = false;
  std::int64_t population = 0;
};

/// Looks the names of one document up, each once.
class NameSenseTable {
 public:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  NameSenseTable(const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists)
      : gazetteer_(gazetteer), lists_(lists) {}

  /// Index of what the name may denote, or kNone. `exact_only` where a name that is merely alike would prove nothing.
  /// `lower` is the name in lower case, for those who know it.
  std::size_t find(std::string_view name, std::string_view lower, bool exact_only);
  std::size_t find(std::string_view name, bool exact_only);
  /// "U.S.", or after a comma "Ala.": the place of the abbreviation's full name in its country, or kNone. `one_case`
  /// where the text has no other case than the name's.
  std::size_t find_abbreviation(std::string_view name, bool after_comma, bool one_case);
  /// The index of a name that the gazetteer has not; it gets one.
  std::size_t find_unknown(std::string_view name, std::string_view lower);
  /// Whether a known name begins so.
  [[nodiscard]] bool is_prefix(std::string_view words) const;

  [[nodiscard]] const NameSenses& operator[](std::size_t index) const { return senses_[index]; }
  [[nodiscard]] const Prominence& prominence(std::size_t index) const { return prominence_[index]; }
  [[nodiscard]] std::size_t size() const { return senses_.size(); }
  [[nodiscard]] std::vector<NameSenses> take() { return std::move(senses_); }

 private:
  [[nodiscard]] std::vector<geo::NameMatch> look_up(std::string_view name) const;
  [[nodiscard]] Prominence prominence_of(const NameSenses& senses) const;
  std::size_t add(NameSenses senses, std::string_view name);

  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
  struct Known {
    std::size_t senses = kNone;
  };
  WordMap<Known> by_name_;  // in lower case
  std::unordered_map<const PlaceAbbreviation*, std::size_t> by_abbreviation_;
  std::vector<NameSenses> senses_;
  std::vector<Prominence> prominence_;
};

}  // namespace dateline::events
