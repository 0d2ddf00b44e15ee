#pragma once

#include "events/extract/grounding/named_places.h"

namespace dateline::events {

/// Takes places that a happening's sentence names outside of the words that surely belong to it. What is taken goes to
/// `places`; refers to all that it is made of.
class SentencePlaces {
 public:
  SentencePlaces(const TaggedText& tagged, const Sentence& sentence, const Happening& happening, NamedPlaces& places);

  /// "in A and near B": the places of the list whose first one is in these words.
  void add_listed(WordRange taken);
  /// "opened a corridor in A, and a second near B": one more of the same.
  void add_further();
  /// "In the town of X, rebels attacked": a place before the clause.
  bool take_before();
  /// A place after what the clause surely holds, up to where another one begins.
  bool take_after();
  /// The nearest place of the sentence that a preposition of place leads to, else its only one.
  void take_nearest();

 private:
  [[nodiscard]] bool is_locative(std::uint32_t preposition) const;
  [[nodiscard]] bool is_finite_speech(std::uint32_t at) const;
  [[nodiscard]] bool verb_between(std::uint32_t a, std::uint32_t b) const;
  [[nodiscard]] bool in_next_clause(std::uint32_t word) const;
  void take_only();

  const TaggedText& t_;
  const Sentence& sentence_;
  const Happening& happening_;
  NamedPlaces& places_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace dateline::events
