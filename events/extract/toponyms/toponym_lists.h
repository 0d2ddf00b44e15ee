#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "events/extract/toponyms/recognise_weights.h"
#include "events/extract/toponyms/resolve_weights.h"
#include "events/extract/toponyms/toponyms.h"

namespace dateline::events {

/// A set of place kinds, one bit each.
class PlaceKinds {
 public:
  void add(geo::PlaceKind kind) { bits_ |= bit(kind); }
  [[nodiscard]] bool contains(geo::PlaceKind kind) const { return (bits_ & bit(kind)) != 0; }
  [[nodiscard]] bool empty() const { return bits_ == 0; }

 private:
  static std::uint32_t bit(geo::PlaceKind kind) { return 1u << static_cast<unsigned>(kind); }
  std::uint32_t bits_ = 0;
};

/// What a word can be for the reading of places; several at once ("Court" is a street and an organisation).
enum class WordUse : std::uint32_t {
  common = 1u << 0,  ///< an ordinary English word
  given_name = 1u << 1,
  surname = 1u << 2,
  person_title = 1u << 3,
  person_verb = 1u << 4,  ///< what people do: "said", "born"
  government_verb = 1u << 5,
  strong_preposition = 1u << 6,  ///< a place follows far more often than not: "in", "near"
  weak_preposition = 1u << 7,
  organisation = 1u << 8,
  publication = 1u << 9,
  street = 1u << 10,
  event_name = 1u << 11,
  team = 1u << 12,
  place_word_before = 1u << 13,  ///< "city" of "the city of Aleppo"
  place_word_after = 1u << 14,   ///< "district" of "the Layramoun district"
  direction = 1u << 15,
  place_part = 1u << 16,
  function_word = 1u << 17,  ///< articles, pronouns, conjunctions, auxiliaries
  people_word = 1u << 18,    ///< "residents", "civilians": who live in a place
  name_particle = 1u << 19,  ///< lower-case parts of names: "de", "al", "bin"
  attack = 1u << 20,         ///< what is done to places in war: "captured", "shelling"
};

/// Where in a place its part lies.
enum class PlacePart : std::uint8_t { edge, around, inside, centre };

/// Whether places' names begin with a word: "Kafr" always does so, "Abu" begins people's names too.
enum class PlaceWordFirst : std::uint8_t { no, sometimes, always };

/// One row of the merged word lists.
struct WordEntry {
  std::uint32_t uses = 0;
  int bearing = 0;  ///< of a direction, degrees clockwise from north
  PlacePart part = PlacePart::inside;
  bool begins_demonym = false;  ///< "Syrian", "Syrians", "Saudi" of "Saudi Arabian"
  PlaceWordFirst place_word_first = PlaceWordFirst::no;
  PlaceKinds kinds;  ///< of a place word
  std::string key;   ///< `append_plain_key`'s, where no neighbour changes it; empty where one may

  [[nodiscard]] bool is(WordUse use) const { return (uses & static_cast<std::uint32_t>(use)) != 0; }
  [[nodiscard]] bool is_any(std::uint32_t mask) const { return (uses & mask) != 0; }
};

[[nodiscard]] constexpr std::uint32_t operator|(WordUse a, WordUse b) {
  return static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b);
}
[[nodiscard]] constexpr std::uint32_t operator|(std::uint32_t a, WordUse b) {
  return a | static_cast<std::uint32_t>(b);
}

/// "U.S." for United States.
struct PlaceAbbreviation {
  std::string name;
  std::string country;       ///< ISO 3166-1 alpha-2
  bool after_comma = false;  ///< only after the name of a place inside: "Toledo, Ohio", "Macon, Ga."
};

/// The lists of `ToponymLexicon`. Keys are as `ascii_lower` writes them.
struct ToponymLexicon::Lists {
  WordMap<WordEntry> words;
  WordMap<PlaceAbbreviation> abbreviations;  ///< keys as written
  WordMap<std::string> demonyms;             ///< word or words -> place id ("iso:SY")
  WordMap<std::string> capitals;             ///< place id ("gn:524901") -> country
  WordMap<std::string> publishers;           ///< name or host -> place id of its home, empty where it has none
  WordMap<bool> press_words;                 ///< "daily", "herald": what newspapers are called
  WordMap<std::string> country_codes;        ///< a host's ending -> country: "uk" -> "GB"
  WordMap<bool> english_press;               ///< countries that have newspapers in English
  std::vector<std::string> place_endings;    ///< in lower case: "abad", "grad"
  WordMap<bool> other_names;                 ///< "white house", "hamas": names of no place, though places share them
  RecognitionWeights weights;                ///< what is learned about names in text
  ResolutionWeights resolution_weights;      ///< ... and about the places that they may denote

  /// The entry of a word in lower case, or an empty one.
  [[nodiscard]] const WordEntry& word(std::string_view lower) const { return word(lower, word_key(lower)); }
  /// The same of a word whose key is known.
  [[nodiscard]] const WordEntry& word(std::string_view lower, WordKey key) const;
};

}  // namespace dateline::events
