#pragma once

#include "events/extract/grounding/named_places.h"

namespace dateline::events {

/// Whether the place is a division of a country: what a name that no gazetteer has may lie in.
[[nodiscard]] bool is_division(const EventPlace& place);

/// Takes names that no list and no gazetteer knows as places of a happening, where its words can hardly name anything
/// else. What is taken goes to `places`; refers to all that it is made of.
class UnlistedPlaces {
 public:
  UnlistedPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const Sentence& sentence,
                 const Happening& happening, NamedPlaces& places);

  /// "bombed the village of Xyz".
  bool take_called();
  /// "stormed the base at Xyz", "shelling of Xyz", in a sentence that names no place.
  bool take_aimed_at();
  /// "a strike on a camp in Xyz", "clashes near Xyz, Vwx and Tuv".
  bool take_beside();
  /// "near Xyz, Vwx and Tuv": takes what follows the first such name, which ends at the word.
  void add_listed(std::uint32_t at);
  /// Puts a place that no gazetteer has into the division that the sentence names, if it names one.
  void place_in_division(PlaceChoice& choice) const;
  /// "In Xyz, two were killed": where the sentence opens with it.
  bool take_opening();
  /// "In A district, two were killed in firing at Xyz": the finer name after the happening, or an empty range.
  [[nodiscard]] WordRange after(WordRange division) const;

 private:
  [[nodiscard]] bool is_named_place(std::uint32_t at) const;
  [[nodiscard]] bool leads(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t name_end(std::uint32_t at, std::uint32_t end) const;
  bool add(WordRange name);

  const TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  const Happening& happening_;
  NamedPlaces& places_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace dateline::events
