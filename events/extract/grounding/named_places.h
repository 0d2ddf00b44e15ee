#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/grounding/place_scope.h"
#include "events/extract/triggers/triggers.h"
#include "events/model/claim.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// A place that a happening is at.
struct PlaceChoice {
  EventPlace place;
  WordRange words;       ///< that name it; empty where it was taken from before
  std::string how;       ///< in words, for the claim's "why"
  double certainty = 1;  ///< 0 to 1
  bool wide = false;     ///< a country or wider
  bool headed = false;   ///< only what stands at the head of the paragraph
  bool nearby = false;   ///< only the nearest place of the sentence, not one of the happening's own words
};

/// A place of the gazetteer itself.
[[nodiscard]] EventPlace plain_place(const geo::Gazetteer& gazetteer, geo::PlaceIndex index);

/// Takes the places that words of one happening's sentence name, each once. Refers to what it is made of but
/// `speakers`.
class NamedPlaces {
 public:
  /// A toponym and its words.
  struct Found {
    std::uint32_t toponym = 0;
    WordRange words;
  };

  /// `speakers` are words that only tell who speaks: places there are nobody's.
  NamedPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Sentence& sentence,
              const Happening& happening, const std::vector<WordRange>& speakers);

  /// The toponyms of a range that may be where something happens, in order; with `modifiers` "Aleppo" in "Aleppo
  /// clashes" too.
  [[nodiscard]] std::vector<Found> toponyms_in(WordRange range, bool modifiers) const;
  /// Whether the second only says where the first is: "A in B", "A, B".
  [[nodiscard]] bool is_container(const Found& inner, const Found& outer) const;
  /// Takes the first place of the range that is no container of another, and of a list every one. False where there is
  /// none.
  bool take(WordRange range, const char* how, double certainty);
  /// Takes "between A and B" as one place, the way from one to the other.
  bool take_between(WordRange range);
  /// Takes the road of "the A-B road" the same way.
  bool take_road(WordRange range);
  /// Whether the first only says whose or where the second is: "A's B", "the A town of B".
  [[nodiscard]] bool owns(const Found& first, const Found& second) const;
  /// Whether a preposition of being there leads to the name: "in A", "near the town of A", "in the northern city of A".
  [[nodiscard]] bool is_led_to(std::uint32_t name) const;
  /// Whether a comma or a conjunction parts the two.
  [[nodiscard]] bool is_listed(const Found& before, const Found& after) const;
  void add(const Found& found, const char* how, double certainty);
  void add(PlaceChoice choice) { chosen_.push_back(std::move(choice)); }

  [[nodiscard]] bool empty() const { return chosen_.empty(); }
  [[nodiscard]] std::vector<PlaceChoice>& chosen() { return chosen_; }

 private:
  [[nodiscard]] std::optional<std::uint32_t> ends_in_one_word(std::uint32_t word) const;
  bool add_between(const Found& first, const Found& second);
  [[nodiscard]] bool usable(std::uint32_t word, bool modifiers) const;
  [[nodiscard]] bool is_topic(std::uint32_t word) const;
  [[nodiscard]] bool is_district_of(const Found& first, const Found& second) const;
  [[nodiscard]] bool is_part_of(const Found& first, const Found& second) const;
  void fill_in(const Found& inner, const Found& outer);
  [[nodiscard]] PlaceChoice made_of(const Found& found) const;
  [[nodiscard]] std::uint32_t head_before(std::uint32_t place) const;
  [[nodiscard]] std::optional<geo::PlaceIndex> facility_in(const Found& found) const;

  const TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  const Happening& happening_;
  PlaceScope scope_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::vector<PlaceChoice> chosen_;
};

}  // namespace dateline::events
