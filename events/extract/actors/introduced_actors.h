#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// Armed organisations that a report introduces in its own words: "the Sunrise Liberation Front (SLF)", "fighters of
/// the Sunrise Front", "SLF rebels", "the
/// Sunrise Front claimed responsibility". They go by their short name where the report gives one.
class IntroducedActors {
 public:
  struct Introduced {
    std::string name;
    Side side = Side::unknown;
    bool native = true;  ///< FoundActor::native
  };
  struct Match {
    const Introduced* actor = nullptr;
    std::uint32_t end = 0;  ///< one past its last word
  };

  /// Takes the text before actors are found, and must not outlive it. Linear.
  IntroducedActors(const TaggedText& tagged, std::string_view country);

  /// The organisation whose name begins at this word, of a sentence that ends at `last`.
  [[nodiscard]] std::optional<Match> at(std::uint32_t word, std::uint32_t last) const;

 private:
  void in_brackets(std::uint32_t bracket, std::string_view country);
  void of_fighters(std::uint32_t noun);
  void before_fighters(std::uint32_t noun);
  void who_claims(std::uint32_t responsibility);
  void who_is_blamed(std::uint32_t attributed);
  [[nodiscard]] WordRange name_at(std::uint32_t begin) const;
  [[nodiscard]] bool is_name_word(std::uint32_t word) const;
  [[nodiscard]] const ActorEntry* known_at(WordRange name) const;
  [[nodiscard]] bool sounds_armed(WordRange name) const;
  [[nodiscard]] Side side_of_name(WordRange name) const;
  void add(WordRange name, std::string called, Side side, bool native);

  const TaggedText& t_;
  struct Name {
    std::vector<std::string_view> words;  // as they are spelt
    std::size_t actor = 0;
  };
  std::vector<Introduced> actors_;
  std::vector<Name> names_;
};

/// "The rebels", "the militants", "the group's fighters": where the report has named one armed organisation of that
/// sort before, the mention is its. `tagged.actors` must be complete.
void refer_to_named_actors(TaggedText& tagged);

}  // namespace dateline::events
