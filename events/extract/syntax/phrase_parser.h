#pragma once

#include <cstdint>

#include "events/extract/syntax/syntax.h"

namespace dateline::events {

/// Finds the phrases of one sentence from the tags of its words, as far as clauses need them. Refers to what it is made
/// of.
class PhraseParser {
 public:
  PhraseParser(const TaggedText& tagged, const Sentence& sentence)
      : t_(tagged),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  [[nodiscard]] Tag tag(std::uint32_t at) const { return at < last_ ? t_.words[at].tag : Tag::stop; }
  [[nodiscard]] WordId id(std::uint32_t at) const { return at < last_ ? t_.words[at].id : 0; }
  [[nodiscard]] bool is_time(std::uint32_t at) const { return at < last_ && t_.words[at].time != kNone; }
  [[nodiscard]] bool verb(std::uint32_t at) const { return at < last_ && t_.is_verb(at); }
  /// Back over what may stand between a verb and its auxiliary or subject.
  [[nodiscard]] std::uint32_t back_over_adverbs(std::uint32_t at) const;
  /// The first word of the verb's auxiliaries, "to" included.
  [[nodiscard]] std::uint32_t group_begin(std::uint32_t head) const;
  [[nodiscard]] bool finite(std::uint32_t at) const;
  /// "the town captured by rebels", "rebels backed by": a participle that belongs to the noun before it.
  [[nodiscard]] bool is_reduced(std::uint32_t at) const;
  /// The subject of the verb whose group begins at `begin`.
  [[nodiscard]] WordRange subject(std::uint32_t begin, bool gerund, bool& relative, int depth = 0) const;
  /// Forward over one noun phrase, its "of" and its list; returns its end.
  [[nodiscard]] std::uint32_t noun_phrase_end(std::uint32_t at) const;
  /// Whether a noun phrase that begins here is the subject of its own verb: "... and rebels shelled".
  [[nodiscard]] bool verb_soon(std::uint32_t at) const;
  /// Adds the prepositional phrases from `at` on to the clause, up to where another clause begins.
  void add_complements(Clause& clause, std::uint32_t at) const;
  /// "with machetes", "by knife": what something is done with.
  [[nodiscard]] bool means(const Complement& complement) const;
  /// "nobody", "no group", "none of the sides" as a subject: it did not happen.
  [[nodiscard]] bool names_nobody(WordRange subject) const;
  [[nodiscard]] std::uint32_t first() const { return first_; }
  [[nodiscard]] std::uint32_t last() const { return last_; }

 private:
  // "suspected militants and soldiers": a participle before its noun.
  [[nodiscard]] bool is_attributive(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t previous_finite(std::uint32_t before) const;
  [[nodiscard]] WordRange inherited(std::uint32_t before, int depth) const;
  // The comma that opens the parenthesis which the comma at `close` closes: the index of the opening comma, or kNone.
  [[nodiscard]] std::uint32_t parenthesis_before(std::uint32_t close) const;
  [[nodiscard]] WordRange antecedent(std::uint32_t relative) const;
  // The words before `end` that make up one noun phrase with what hangs on it.
  [[nodiscard]] WordRange noun_phrase_before(std::uint32_t end) const;
  // The opening bracket of the parenthesis that ends before `at`, or kNone: "residents of X (Y, Z) fled".
  [[nodiscard]] std::uint32_t bracket_before(std::uint32_t at) const;
  // One past the closing bracket of the parenthesis that begins at `at`, or `at`.
  [[nodiscard]] std::uint32_t bracket_end(std::uint32_t at) const;
  // "fighters belonging to", "shelling": an -ing inside a noun phrase.
  [[nodiscard]] bool inner_gerund(std::uint32_t at) const;
  [[nodiscard]] bool list_before(std::uint32_t comma) const;
  [[nodiscard]] bool quantity_follows(std::uint32_t at) const;
  // After a comma: one more item, and an "and" before the last one.
  [[nodiscard]] bool list_goes_on(std::uint32_t comma) const;
  [[nodiscard]] bool place_in_phrase(std::uint32_t at) const;

  const TaggedText& t_;
  std::uint32_t first_;
  std::uint32_t last_;
};

}  // namespace dateline::events
