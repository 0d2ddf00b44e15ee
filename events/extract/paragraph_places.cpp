#include "events/extract/paragraph_places.h"

#include <algorithm>

namespace dateline::events {

ParagraphPlaces::ParagraphPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer)
    : places_(tagged.structure.paragraphs.size()) {
  for (std::size_t paragraph = 0; paragraph < places_.size(); ++paragraph) {
    const auto first =
        static_cast<std::uint32_t>(tagged.structure.token_at(tagged.structure.paragraphs[paragraph].begin));
    const std::uint32_t toponym = first < tagged.words.size() ? tagged.words[first].toponym : kNone;
    if (toponym == kNone || !tagged.toponyms[toponym].place) {
      continue;
    }
    std::uint32_t end = first;
    while (end < tagged.words.size() && tagged.words[end].toponym == toponym) {
      ++end;
    }
    if (end < tagged.words.size() && tagged.spelling(end) == ":") {
      PlaceChoice choice;
      choice.place = plain_place(gazetteer, *tagged.toponyms[toponym].place);
      choice.words = {first, end};
      choice.how = "named at the head of the paragraph";
      choice.certainty = 0.9 * (0.7 + 0.3 * tagged.toponyms[toponym].score);
      places_[paragraph] = std::move(choice);
    }
  }
  if (std::count_if(places_.begin(), places_.end(), [](const auto& place) { return place.has_value(); }) < 2) {
    places_.clear();
  }
}

std::optional<PlaceChoice> ParagraphPlaces::of(const Sentence& sentence) const {
  return sentence.paragraph < places_.size() ? places_[sentence.paragraph] : std::nullopt;
}

}  // namespace dateline::events
