#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "events/extract/syntax/event_lexicon.h"
#include "events/model/mention.h"
#include "events/text/text_structure.h"
#include "events/time/time_expression.h"

namespace dateline::events {

/// What part a word plays in its sentence, as coarsely as rules need it.
enum class Tag : std::uint8_t {
  noun,
  proper,
  number,
  pronoun,
  determiner,  ///< also "his", "their"
  adjective,
  adverb,
  preposition,
  to,  ///< before a verb; else a preposition
  conjunction,
  subordinator,
  relative,
  be,
  have,
  do_,
  modal,
  negation,
  verb,        ///< base or -s form
  past,        ///< "captured", "took": finite, or a participle where one form serves both
  participle,  ///< "taken": never finite
  ing,
  possessive,  ///< the "'s" of an owner
  comma,
  stop,  ///< . ; : ? ! and dashes
  quote,
  bracket,
  other,
};

[[nodiscard]] constexpr bool is_punctuation(Tag tag) {
  return tag >= Tag::comma;
}
[[nodiscard]] constexpr bool is_nominal(Tag tag) {
  return tag == Tag::noun || tag == Tag::proper || tag == Tag::number || tag == Tag::pronoun;
}
[[nodiscard]] constexpr bool is_auxiliary(Tag tag) {
  return tag == Tag::be || tag == Tag::have || tag == Tag::do_ || tag == Tag::modal;
}

/// Index of a word that does not exist.
inline constexpr std::uint32_t kNone = 0xffffffff;

/// A token as the rules see it.
struct Word {
  WordId id = 0;  ///< 0 where no lexicon knows it, PhraseTable::kNoWord for punctuation
  Tag tag = Tag::noun;
  std::uint32_t toponym = kNone;  ///< index of the toponym that it is a part of
  std::uint32_t time = kNone;     ///< index of the time expression
  std::uint32_t actor = kNone;    ///< index of the actor's mention
};

/// A half-open range of words.
struct WordRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  [[nodiscard]] bool empty() const { return begin >= end; }
  [[nodiscard]] bool contains(std::uint32_t word) const { return begin <= word && word < end; }
};

/// An actor's mention with what the lexicon knows of it.
struct FoundActor {
  ActorMention mention;
  ActorKinds kinds;
  std::string voice;     ///< what it is called where it speaks: an army's command has a name of its own
  std::string pattern;   ///< the name with "{}" where only the report's country completes it; else empty
  bool generic = false;  ///< "troops", "rebels": named after the report's country
  bool native = true;    ///< not known as of another country than the report's
  [[nodiscard]] bool is(ActorKind kind) const { return kinds.test(static_cast<std::size_t>(kind)); }
};

/// A document with everything that was recognised in it. Refers to what it was made of, which must outlive it.
struct TaggedText {
  std::string_view text;
  const TextStructure& structure;
  const EventLexicon& lexicon;
  const std::vector<Toponym>& toponyms;
  const std::vector<TimeExpression>& times;
  std::vector<FoundActor> actors;  ///< in order
  std::vector<Word> words;         ///< one a token
  std::vector<WordId> ids;         ///< the same ids in a row, for phrases

  [[nodiscard]] std::string_view spelling(std::uint32_t word) const { return structure.tokens[word].span.of(text); }
  /// The spelling with ASCII letters in lower case.
  [[nodiscard]] std::string_view lower(std::uint32_t word) const {
    return structure.tokens[word].span.of(structure.lower);
  }
  [[nodiscard]] Span span(WordRange range) const {
    return {structure.tokens[range.begin].span.begin, structure.tokens[range.end - 1].span.end};
  }
  [[nodiscard]] bool is(std::uint32_t word, WordClass word_class) const {
    return lexicon.is(words[word].id, word_class);
  }
  [[nodiscard]] bool is_verb(std::uint32_t word) const {
    const Tag tag = words[word].tag;
    return tag == Tag::verb || tag == Tag::past || tag == Tag::participle || tag == Tag::ing;
  }
  [[nodiscard]] bool has_kind(std::uint32_t word, VerbKind kind) const {
    return is_verb(word) && lexicon.is(words[word].id, kind);
  }
  /// Whether one of the few words before is a verb whose object may be a clause: "said on Monday that".
  [[nodiscard]] bool clause_verb_before(std::uint32_t word) const;
};

/// Gives every word its tag and its toponym and time; actors are found later. Linear.
[[nodiscard]] TaggedText tag_text(std::string_view text, const TextStructure& structure, const EventLexicon& lexicon,
                                  const std::vector<Toponym>& toponyms, const std::vector<TimeExpression>& times);

}  // namespace dateline::events
