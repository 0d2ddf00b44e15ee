#pragma once

#include <cstdint>
#include <vector>

#include "events/extract/actors/actors.h"
#include "events/extract/syntax/syntax.h"
#include "events/extract/syntax/tagged_text.h"
#include "events/model/claim.h"

namespace dateline::events {

/// Somebody says something within one sentence.
struct Speech {
  std::vector<Voice> speakers;  ///< one, or those who said it together
  WordRange speaker;            ///< their words; empty where a pronoun inherits the speaker of before
  std::uint32_t verb = kNone;   ///< "said", "according"
  WordRange scope;              ///< what they say
  WordRange accused;            ///< whom they accuse, if they do
  /// Inner speech comes first in a chain: a source that is cited, then who cites it, then who closes the sentence.
  enum class Place : std::uint8_t { cited, before, after } place = Place::before;
  bool denies = false;
  bool accuses = false;
  bool believes = false;
};

/// Who spoke last, for "he said" and "the station confirmed". Carried from sentence to sentence of one document.
struct SpeakerMemory {
  std::vector<Voice> last;
};

/// The speech of one sentence, and what it adds to the memory.
[[nodiscard]] std::vector<Speech> find_speech(const TaggedText& tagged, const Sentence& sentence,
                                              SpeakerMemory& memory);

/// What a chain of speech around one word amounts to.
struct Attribution {
  std::vector<Voice> voices;  ///< original voice first
  std::vector<Span> said;     ///< the words that name the speakers and their verbs
  bool denied = false;
  bool accused = false;
  bool believed = false;
};
[[nodiscard]] Attribution attribution_of(const TaggedText& tagged, const std::vector<Speech>& speech,
                                         std::uint32_t word);

/// Whether the side that speaks is a party to what it speaks of; then a claim is no report.
[[nodiscard]] bool is_party(Side side);

/// The voices of a claim that saw or know it themselves; the others passed it on. One monitor through three agencies
/// is one voice: a medium after another voice only passes on.
[[nodiscard]] std::vector<Voice> original_voices(const std::vector<Voice>& attributed_to);

}  // namespace dateline::events
