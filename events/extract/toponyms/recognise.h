#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "events/extract/toponyms/name_senses.h"
#include "events/extract/toponyms/toponym_words.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// An occurrence of a name that may denote a place, before it is resolved.
struct NameMention {
  std::size_t first = 0;  ///< words [first, last) of the text
  std::size_t last = 0;
  std::size_t senses = 0;                ///< index into Recognised::senses
  double belief = 0;                     ///< log-odds that it denotes a place
  bool like_a_place = false;             ///< of a name that no gazetteer has (unknown_names.h)
  bool in_other_name = false;            ///< part of an organisation's or an event's name
  std::optional<std::size_t> container;  ///< index of the mention that names what it lies in: "Aleppo, Syria"
  bool home = false;                     ///< in a dateline or a byline
  PlaceKinds kinds;                      ///< what a word beside it says it is: "the Layramoun district"; may be empty
};

/// What is known of where a document's publisher is at home.
struct PublisherHome {
  std::optional<std::size_t> name;         ///< index into Recognised::senses: the place that it is called after
  std::optional<geo::PlaceIndex> country;  ///< its country, where something else tells it
};

/// The names of one document.
struct Recognised {
  std::vector<NameSenses> senses;     ///< the last may be of no mention, but of the publisher
  std::vector<NameMention> mentions;  ///< in order, not overlapping, each more likely a place than not
  PublisherHome publisher;
};

/// Gazetteer matches are candidates, not answers: decides by capitals, neighbouring words, the word lists and the rest
/// of the document which of them denote places. A linear model: cues whose weights are set by hand
/// (recognise_features.h), and learned weights for them and for the words around (recognise_context.h).
[[nodiscard]] Recognised recognise(const NameWords& words, const geo::Gazetteer& gazetteer,
                                   const ToponymLexicon::Lists& lists);

/// A candidate as the learned weights see it: for training them.
struct RecognitionExample {
  Span span;
  double belief = 0;                    ///< by the weights set by hand
  std::vector<std::uint16_t> features;  ///< indices into `RecognitionWeights`
};

/// All candidates of a text, in order.
[[nodiscard]] std::vector<RecognitionExample> recognition_examples(const NameWords& words,
                                                                   const geo::Gazetteer& gazetteer,
                                                                   const ToponymLexicon::Lists& lists);

}  // namespace dateline::events
