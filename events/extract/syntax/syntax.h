#pragma once

#include <cstdint>
#include <vector>

#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// A preposition and what follows it.
struct Complement {
  std::uint32_t preposition = kNone;
  WordRange range;
};

/// The words around a verb or around a noun that tells of an event, as a shallow reading of the sentence has them.
struct Clause {
  WordRange head;           ///< the trigger's words
  std::uint32_t begin = 0;  ///< first word of the verb with its auxiliaries, or of the noun's phrase
  WordRange subject;        ///< who does it; of a passive verb what it is done to
  WordRange object;         ///< direct object of an active verb
  std::vector<Complement> complements;
  std::uint32_t end = 0;           ///< one past the last word of the above that follows the head
  std::uint32_t governor = kNone;  ///< the word that the clause depends on: a verb before "to" or "-ing" or the noun's
  bool noun = false;
  bool finite = false;
  bool passive = false;
  bool negated = false;
  bool infinitive = false;  ///< "to capture"
  bool gerund = false;      ///< "-ing" that is no finite verb
  bool perfect = false;     ///< "have captured"
  bool progressive = false;
  bool present = false;
  std::uint32_t modal = kNone;
  bool relative = false;  ///< its subject is what "who" or "which" stands for
};

/// The clause of the verb whose trigger phrase is `head`, in this sentence.
[[nodiscard]] Clause verb_clause(const TaggedText& tagged, const Sentence& sentence, WordRange head);
/// The phrase of the noun whose trigger phrase is `head`.
[[nodiscard]] Clause noun_clause(const TaggedText& tagged, const Sentence& sentence, WordRange head);

/// The finite verb group that follows a noun's phrase, or kNone: "fighting [around the town] erupted".
[[nodiscard]] std::uint32_t predicate_after(const TaggedText& tagged, const Sentence& sentence, std::uint32_t from);

/// The first word of a verb's auxiliaries, and of its words between them.
[[nodiscard]] std::uint32_t group_begin(const TaggedText& tagged, const Sentence& sentence, std::uint32_t verb);

/// Whether the word is a verb that a sentence can rest on: not an infinitive, not a participle that belongs to a noun.
[[nodiscard]] bool is_finite(const TaggedText& tagged, const Sentence& sentence, std::uint32_t word);

}  // namespace dateline::events
