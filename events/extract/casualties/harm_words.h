#pragma once

#include <cstdint>
#include <string_view>

#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

enum class Harm : std::uint8_t { none, death, injury };

/// What the words of one sentence tell of the dead and the injured. Refers to the text.
class HarmWords {
 public:
  HarmWords(const TaggedText& tagged, const Sentence& sentence)
      : t_(tagged),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t last() const { return last_; }
  /// The word in lower case; empty past the sentence.
  [[nodiscard]] std::string_view lower(std::uint32_t at) const {
    return at < last_ ? t_.lower(at) : std::string_view();
  }
  [[nodiscard]] bool punctuation(std::uint32_t at) const { return at >= last_ || is_punctuation(t_.words[at].tag); }

  /// What this word does to people: "killed", "dead", "wounded"; "lost" in "lost their lives", "paid" in "paid the
  /// supreme price".
  [[nodiscard]] Harm harm_of(std::uint32_t at) const;
  /// Whether the verb harms only where its object is people: "neutralised".
  [[nodiscard]] bool is_euphemism(std::uint32_t at) const;
  /// "dead" in "shot dead", "death" in "beaten to death".
  [[nodiscard]] bool shot_dead(std::uint32_t at) const;
  /// "second", "13th": beside an article it tells of one more.
  [[nodiscard]] bool is_ordinal(std::uint32_t at) const;
  /// The one person that words from an article on name, by the index of the noun: "a [young] woman", "a 17-year-old";
  /// kNone where they name none.
  [[nodiscard]] std::uint32_t person_after(std::uint32_t article) const;

 private:
  [[nodiscard]] bool loses_life(std::uint32_t at) const;
  [[nodiscard]] bool shot_in_limb(std::uint32_t at) const;

  const TaggedText& t_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace dateline::events
