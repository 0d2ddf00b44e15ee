#include "events/extract/claims/place_memory.h"

namespace dateline::events {

void PlaceMemory::keep(const std::vector<PlaceChoice>& places, std::size_t index) {
  if (!places.front().words.empty()) {
    place_ = places.front().place;
    place_part_ = part_;
  }
  sentence_ = index;
}

void PlaceMemory::take_title(const Sentence& sentence, std::size_t index) {
  std::optional<geo::PlaceIndex> named;
  for (std::size_t at = sentence.first_token; at < sentence.last_token; ++at) {
    const std::uint32_t toponym = t_.words[at].toponym;
    if (toponym == kNone || t_.words[at].actor != kNone || !t_.toponyms[toponym].place ||
        t_.toponyms[toponym].role != ToponymRole::literal) {
      continue;
    }
    if (named && *named != *t_.toponyms[toponym].place) {
      return;
    }
    named = t_.toponyms[toponym].place;
  }
  if (named && gazetteer_.kind(*named) >= geo::PlaceKind::city) {
    place_ = plain_place(gazetteer_, *named);
    sentence_ = index;
  }
}

bool PlaceMemory::knows() const {
  return place_ && (place_part_ == 0 || place_part_ == part_);
}

bool PlaceMemory::knows_of(const Sentence& sentence) const {
  return knows() && t_.structure.sentences[sentence_].paragraph == sentence.paragraph;
}

PlaceChoice PlaceMemory::again() const {
  PlaceChoice choice;
  const auto known = gazetteer_.find_id(place_->id);
  const bool unlisted = place_->relation.find(", in ") != std::string::npos;  // "Xyz, in A": somewhere in A
  choice.place = known && !unlisted ? plain_place(gazetteer_, *known) : *place_;
  choice.how = "named before";
  choice.certainty = 0.65;
  return choice;
}

}  // namespace dateline::events
