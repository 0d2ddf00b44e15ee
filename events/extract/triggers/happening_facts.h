#pragma once

#include <optional>

#include "events/extract/triggers/deed_words.h"
#include "events/extract/triggers/standing.h"
#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// What the classification asks about a happening and its sentence. Refers to all that it is made of.
class HappeningFacts {
 public:
  HappeningFacts(const TaggedText& tagged, const Sentence& sentence, const Happening& happening);
  [[nodiscard]] const RangeFacts& agent() const { return agent_; }
  [[nodiscard]] const RangeFacts& patient() const { return patient_; }
  [[nodiscard]] Standing by() const { return by_; }  ///< the agent's
  [[nodiscard]] WordRange sentence() const { return sentence_range_; }

  [[nodiscard]] bool in_sentence(WordClass word_class) const;
  /// Its subject, where that stands near, and its clause.
  [[nodiscard]] WordRange around() const;
  /// The weapon that these words name; not the aircraft that is hit.
  [[nodiscard]] std::optional<SubEventType> weapon() const;
  /// "helicopters landed at the airport": no strike.
  [[nodiscard]] bool is_landing() const;
  /// "warplanes targeted".
  [[nodiscard]] bool is_from_the_air() const;
  /// "was attacked eight times with drones and artillery": the weapon behind other words.
  [[nodiscard]] std::optional<SubEventType> weapon_with() const;
  /// Whether this sentence or one of the two before it tells of a demonstration.
  [[nodiscard]] bool in_demonstration() const;
  /// Whether the sentence says "kill" or "shoot".
  [[nodiscard]] bool kills() const;
  /// "ambushed a vehicle and killed four traders": or kidnapped them: whom the attackers meant.
  [[nodiscard]] bool kills_civilians_next() const;
  /// "stormed the base": no mob's doing.
  [[nodiscard]] bool is_military(WordRange range) const;
  /// "stormed a maternity hospital", "aid workers were killed in an ambush": nobody there who is armed.
  [[nodiscard]] bool hits_civilians() const;
  /// Somebody's name: capitals that are no place and no actor.
  [[nodiscard]] bool has_name(WordRange range) const;
  /// Gunmen, extremists, pirates: an armed agent that is neither a state's nor a party to a war over territory.
  [[nodiscard]] bool is_irregular() const;
  /// "attacked Ahogo": nothing but a name, or a vessel.
  [[nodiscard]] bool names_place() const;
  /// Whether a state's forces, authorities or government do it.
  [[nodiscard]] bool by_a_state() const;
  /// "troops backed by air strikes": the troops.
  [[nodiscard]] WordRange unsupported(WordRange range) const;
  /// "A general was assassinated": whoever it was, and by whomever.
  [[nodiscard]] bool murders() const;
  /// "three members of a tribal force".
  [[nodiscard]] bool of_armed_force() const;
  /// "to protest the killing of", "in protest at".
  [[nodiscard]] bool in_protest() const;
  /// "shot dead", "gunned down": nobody's fists and stones.
  [[nodiscard]] bool by_gun() const;
  /// The weapon of the clause that tells how it came to it: "when a mine exploded under".
  [[nodiscard]] std::optional<SubEventType> weapon_of_link() const;
  /// Whether a single word that names nobody does it.
  [[nodiscard]] bool is_by_a_thing() const;

 private:
  const TaggedText& t_;
  const Sentence& sentence_;
  WordRange sentence_range_;
  const Happening& happening_;
  RangeFacts agent_;
  RangeFacts patient_;
  Standing by_;
};

}  // namespace dateline::events
