#include "events/extract/syntax/tagged_text.h"

#include <algorithm>

namespace dateline::events {

namespace {

Tag punctuation_tag(std::string_view mark) {
  if (mark == ",") {
    return Tag::comma;
  }
  if (mark == "." || mark == ";" || mark == ":" || mark == "?" || mark == "!" || mark == "--" || mark == "\u2013" ||
      mark == "\u2014" || mark == "-" || mark == "..." || mark == "\u2026") {
    return Tag::stop;
  }
  if (mark == "\"" || mark == "\u201c" || mark == "\u201d" || mark == "'" || mark == "\u2018" || mark == "\u2019" ||
      mark == "\u00ab" || mark == "\u00bb" || mark == "``" || mark == "''") {
    return Tag::quote;
  }
  if (mark == "(" || mark == ")" || mark == "[" || mark == "]") {
    return Tag::bracket;
  }
  return Tag::other;
}

bool is_apostrophe_s(std::string_view word) {
  return word == "'s" || word == "\u2019s" || word == "'" || word == "\u2019";
}

bool is_open_number(std::string_view word) {
  return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

// The classes by which a word is tagged at once.
const WordClasses kClosed = [] {
  WordClasses classes;
  for (const WordClass closed :
       {WordClass::be, WordClass::have, WordClass::do_, WordClass::modal, WordClass::relative, WordClass::pronoun,
        WordClass::negation, WordClass::possessive, WordClass::determiner, WordClass::conjunction,
        WordClass::subordinator, WordClass::number, WordClass::preposition, WordClass::adverb}) {
    classes.set(static_cast<std::size_t>(closed));
  }
  return classes;
}();

// Tags one word after the other; a word may look at those before it, which are tagged already, and at what the words
// after it may be.
class Tagger {
 public:
  Tagger(TaggedText& tagged, const Sentence& sentence)
      : t_(tagged),
        lexicon_(tagged.lexicon),
        tokens_(tagged.structure.tokens.data()),
        words_(tagged.words.data()),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  void run() {
    for (std::uint32_t at = first_; at < last_; ++at) {
      words_[at].tag = tag(at);
    }
  }

 private:
  [[nodiscard]] bool first(std::uint32_t at) const { return at == first_; }
  [[nodiscard]] Tag before(std::uint32_t at) const { return first(at) ? Tag::stop : words_[at - 1].tag; }
  // The tag before, over adverbs and dates: "police on Sunday fired".
  [[nodiscard]] Tag governor(std::uint32_t at) const {
    while (!first(at)) {
      const bool dated = words_[at - 1].time != kNone;
      if (!dated && words_[at - 1].tag != Tag::adverb && words_[at - 1].tag != Tag::negation) {
        break;
      }
      --at;
      if (dated && before(at) == Tag::preposition) {
        --at;
      }
    }
    return before(at);
  }
  [[nodiscard]] WordId id(std::uint32_t at) const { return at < last_ ? words_[at].id : 0; }
  [[nodiscard]] const WordFacts& facts(std::uint32_t at) const { return lexicon_.facts_of(id(at)); }
  [[nodiscard]] bool may(std::uint32_t at, WordClass word_class) const { return facts(at).is(word_class); }
  [[nodiscard]] bool verb_form(std::uint32_t at, VerbForm form) const { return facts(at).is(form); }
  [[nodiscard]] const Token& token(std::uint32_t at) const { return tokens_[at]; }

  Tag tag(std::uint32_t at) {
    if (token(at).kind == Token::Kind::punctuation) {
      const std::string_view mark = t_.spelling(at);
      return owns(at, mark) ? Tag::possessive : punctuation_tag(mark);
    }
    const bool plain = token(at).plain;
    if (token(at).kind == Token::Kind::number || (!plain && is_open_number(t_.spelling(at)))) {
      return Tag::number;
    }
    if (const std::uint32_t toponym = words_[at].toponym; toponym != kNone) {
      return t_.toponyms[toponym].role == ToponymRole::demonym ? Tag::adjective : Tag::proper;
    }
    if (!plain && is_apostrophe_s(t_.spelling(at))) {
      return is_nominal(before(at)) || before(at) == Tag::adjective ? Tag::possessive : Tag::be;
    }
    if (const Tag closed = closed_class(at); closed != Tag::other) {
      return closed;
    }
    if (!first(at) && token(at).capitalised && !headline_case() && !all_verb(at)) {
      return Tag::proper;
    }
    return open_class(at, t_.spelling(at));
  }

  // "Hamas' armed wing", "the rebels' base": the apostrophe alone, between a word in "s" and what is owned.
  [[nodiscard]] bool owns(std::uint32_t at, std::string_view spelling) const {
    return (spelling == "'" || spelling == "\u2019") && !first(at) && at + 1 < last_ &&
           t_.spelling(at - 1).ends_with('s') && token(at - 1).span.end == token(at).span.begin &&
           token(at + 1).kind != Token::Kind::punctuation && token(at + 1).span.begin > token(at).span.end &&
           is_nominal(before(at));
  }

  // In a headline every word may be capitalised, so capitals say nothing.
  [[nodiscard]] bool headline_case() {
    if (!headline_known_) {
      headline_known_ = true;
      std::size_t words = 0;
      std::size_t capitals = 0;
      for (std::size_t at = first_; at < last_; ++at) {
        const Token& token = tokens_[at];
        if (token.kind == Token::Kind::word && token.span.size() > 3) {
          ++words;
          capitals += token.capitalised ? 1 : 0;
        }
      }
      headline_ = words >= 3 && capitals * 4 >= words * 3;
    }
    return headline_;
  }
  [[nodiscard]] bool all_verb(std::uint32_t at) const { return token(at).all_capitals && lexicon_.lemma(id(at)) != 0; }

  Tag closed_class(std::uint32_t at) const {
    const WordId word = id(at);
    if (word == 0) {
      return Tag::other;
    }
    if (word == lexicon_.to) {
      const bool verb_follows = verb_form(at + 1, VerbForm::base) || may(at + 1, WordClass::be) ||
                                may(at + 1, WordClass::have) || may(at + 1, WordClass::adverb);
      return verb_follows && at + 1 < last_ && words_[at + 1].toponym == kNone ? Tag::to : Tag::preposition;
    }
    if (word == lexicon_.that) {
      // "said that troops": a subordinator; "areas that fell": a relative; "that area": a determiner.
      if (is_nominal(before(at))) {
        return Tag::relative;
      }
      return t_.clause_verb_before(at) ? Tag::subordinator : Tag::determiner;
    }
    const WordFacts& known = lexicon_.facts_of(word);
    if ((known.classes & kClosed).none()) {
      return Tag::other;
    }
    const auto may_be = [&known](WordClass word_class) { return known.is(word_class); };
    if (may_be(WordClass::be)) {
      return Tag::be;
    }
    if (may_be(WordClass::have)) {
      return Tag::have;
    }
    if (may_be(WordClass::do_)) {
      return Tag::do_;
    }
    if (may_be(WordClass::modal) && !(spelled(at, "May") && !first(at))) {
      return Tag::modal;
    }
    if (may_be(WordClass::relative)) {
      return Tag::relative;
    }
    if (may_be(WordClass::pronoun)) {
      return word == lexicon_.she || !may_be(WordClass::adverb) ? Tag::pronoun : Tag::adverb;
    }
    if (may_be(WordClass::negation) && !may_be(WordClass::determiner) && !may_be(WordClass::preposition)) {
      return Tag::negation;
    }
    if (may_be(WordClass::possessive) || may_be(WordClass::determiner)) {
      return Tag::determiner;
    }
    if (may_be(WordClass::conjunction)) {
      return Tag::conjunction;
    }
    if (may_be(WordClass::subordinator)) {
      return as_subordinator(at);
    }
    if (may_be(WordClass::number)) {
      return Tag::number;
    }
    if (may_be(WordClass::preposition)) {
      return as_preposition(at);
    }
    if (may_be(WordClass::adverb)) {
      return Tag::adverb;
    }
    return Tag::other;
  }

  [[nodiscard]] bool spelled(std::uint32_t at, std::string_view word) const { return t_.spelling(at) == word; }

  // "before the capture" is a preposition, "before troops captured" a subordinator: whether a finite verb follows
  // before the clause ends is looked at from the words alone.
  Tag as_subordinator(std::uint32_t at) const {
    if (!may(at, WordClass::preposition) && id(at) != lexicon_.before && id(at) != lexicon_.after &&
        id(at) != lexicon_.since && id(at) != lexicon_.as) {
      return Tag::subordinator;
    }
    for (std::uint32_t next = at + 1; next < last_ && next < at + 14; ++next) {
      if (token(next).kind == Token::Kind::punctuation) {
        break;
      }
      const WordFacts& known = facts(next);
      const bool finite = known.is(WordClass::be) || known.is(WordClass::have) || known.is(WordClass::modal) ||
                          known.is(WordClass::do_) ||
                          (known.is(VerbForm::past) && next > at + 1 && !may(next - 1, WordClass::determiner));
      const bool regular_past = id(next) == 0 && t_.spelling(next).ends_with("ed") && !token(next).capitalised;
      if ((finite || regular_past) && next > at + 1) {
        return Tag::subordinator;
      }
    }
    return Tag::preposition;
  }

  Tag as_preposition(std::uint32_t at) const {
    // "north" and "south" are adjectives before a noun: "the north coast"; "up", "out" after a verb are its particles.
    if (may(at, WordClass::adjective)) {
      return Tag::adjective;
    }
    return Tag::preposition;
  }

  Tag open_class(std::uint32_t at, std::string_view spelling) {
    const WordFacts& known = facts(at);
    // "rebel-held", "US-backed", "Britain-based".
    if (const std::size_t hyphen = token(at).plain || known.lemma != 0 ? std::string_view::npos : spelling.rfind('-');
        hyphen != std::string_view::npos) {
      const std::string_view tail = spelling.substr(hyphen + 1);
      const WordId last = lexicon_.vocabulary.find(tail);
      if (tail.ends_with("ed") || tail == "run" || lexicon_.is(last, VerbForm::participle)) {
        return Tag::adjective;
      }
    }
    const bool base = known.is(VerbForm::base);
    const bool s = known.is(VerbForm::s);
    const bool past = known.is(VerbForm::past);
    const bool participle = known.is(VerbForm::participle);
    if (past || participle || (known.lemma == 0 && spelling.size() > 4 && spelling.ends_with("ed"))) {
      const Tag left = governor(at);
      if (base && present_is_likelier(at, left)) {
        return noun_or_present(at, base, s, left);
      }
      return past_like(at, past || !participle, left);
    }
    if (known.is(VerbForm::ing) || (spelling.size() > 5 && spelling.ends_with("ing"))) {
      return ing_like(governor(at));
    }
    if (base || s) {
      return noun_or_present(at, base, s, governor(at));
    }
    if (known.is(WordClass::adjective)) {
      return Tag::adjective;
    }
    if (spelling.size() > 4 && spelling.ends_with("ly")) {
      return Tag::adverb;
    }
    return token(at).capitalised && first(at) && id(at) == 0 ? Tag::proper : Tag::noun;
  }

  // "hit", "set", "cut": one spelling for everything.
  [[nodiscard]] bool present_is_likelier(std::uint32_t at, Tag left) const {
    return left == Tag::determiner || left == Tag::to || left == Tag::modal || left == Tag::do_ || first(at);
  }

  Tag past_like(std::uint32_t at, bool finite, Tag left) const {
    const Tag next = likely_next(at);
    if (lexicon_.lemma(id(at)) == 0 && t_.spelling(at).find('-') != std::string_view::npos) {
      return Tag::adjective;
    }
    if (before(at) == Tag::determiner && (next == Tag::preposition || next == Tag::stop || next == Tag::conjunction) &&
        (t_.lower(at - 1) == "a" || t_.lower(at - 1) == "an")) {
      return Tag::noun;  // "a shot at"
    }
    // "the captured town", "of wounded fighters", "several armed men": before a noun and after what cannot end a
    // subject.
    const bool opens_noun_phrase = left == Tag::determiner || left == Tag::preposition || left == Tag::adjective ||
                                   left == Tag::possessive || left == Tag::number || left == Tag::to;
    if (opens_noun_phrase && before(at) != Tag::adverb &&
        (next == Tag::noun || next == Tag::proper || next == Tag::adjective)) {
      // "the army captured": an adjective or number may end a subject as well ("the wounded said").
      if (left != Tag::adjective && left != Tag::number) {
        return Tag::adjective;
      }
      if (next != Tag::proper && left == Tag::number) {
        return Tag::adjective;
      }
      if (left == Tag::adjective && before(at) == Tag::adjective && words_[at - 1].actor == kNone &&
          next == Tag::noun) {
        return Tag::adjective;
      }
    }
    const bool governed = left == Tag::past || left == Tag::ing || left == Tag::verb;
    if (governed && next == Tag::noun && id(at + 1) != 0 &&
        (may(at + 1, WordClass::civilian_noun) || may(at + 1, WordClass::armed_noun))) {
      return Tag::adjective;  // "sheltering displaced families"
    }
    if (finite) {
      return Tag::past;
    }
    return Tag::participle;
  }

  static Tag ing_like(Tag left) {
    if (left == Tag::determiner || left == Tag::adjective || left == Tag::possessive || left == Tag::number) {
      return Tag::noun;
    }
    return Tag::ing;
  }

  [[nodiscard]] Tag likely_next(std::uint32_t at) const {
    ++at;
    if (at >= last_ || token(at).kind == Token::Kind::punctuation) {
      return Tag::stop;
    }
    if (words_[at].time != kNone) {
      return Tag::adverb;
    }
    if (words_[at].toponym != kNone) {
      return t_.toponyms[words_[at].toponym].role == ToponymRole::demonym ? Tag::adjective : Tag::proper;
    }
    const WordFacts& known = facts(at);
    if (token(at).kind == Token::Kind::number || known.is(WordClass::number)) {
      return Tag::number;
    }
    if (known.is(WordClass::determiner) || known.is(WordClass::possessive)) {
      return Tag::determiner;
    }
    if (known.is(WordClass::preposition) || known.is(WordClass::subordinator)) {
      return Tag::preposition;
    }
    if (known.is(WordClass::conjunction)) {
      return Tag::conjunction;
    }
    if (known.is(WordClass::be) || known.is(WordClass::have) || known.is(WordClass::modal) ||
        known.is(WordClass::do_)) {
      return Tag::be;
    }
    if (known.is(WordClass::pronoun) || known.is(WordClass::relative)) {
      return Tag::pronoun;
    }
    if (known.is(WordClass::adjective)) {
      return Tag::adjective;
    }
    if (known.is(WordClass::adverb) || t_.spelling(at).ends_with("ly")) {
      return Tag::adverb;
    }
    if (known.is(VerbForm::past) || known.is(VerbForm::participle)) {
      return Tag::past;
    }
    return token(at).capitalised ? Tag::proper : Tag::noun;
  }

  // "Rebels attack the base" and "the attack": the one spelling is a verb or a noun.
  Tag noun_or_present(std::uint32_t at, bool base, bool s, Tag left) const {
    if (left == Tag::to || left == Tag::modal || left == Tag::do_) {
      return base ? Tag::verb : Tag::noun;
    }
    if (left == Tag::determiner || left == Tag::preposition || left == Tag::adjective || left == Tag::possessive ||
        (left == Tag::number && !crowd_before(at)) || left == Tag::be || left == Tag::verb || left == Tag::past ||
        left == Tag::ing || left == Tag::participle || left == Tag::have) {
      return Tag::noun;
    }
    if (left == Tag::pronoun || left == Tag::relative) {
      return Tag::verb;
    }
    if (!is_nominal(left) && left != Tag::number) {
      return may(at, WordClass::adjective) ? Tag::adjective : Tag::noun;
    }
    if (id(at + 1) == lexicon_.of) {
      return Tag::noun;
    }
    if (s && may(at, WordClass::plan) && id(at + 1) == lexicon_.to && verb_form(at + 2, VerbForm::base)) {
      return Tag::verb;  // "the government plans to evacuate"
    }
    const Tag next = likely_next(at);
    const bool object_follows = next == Tag::determiner || next == Tag::proper || next == Tag::number ||
                                next == Tag::adjective || next == Tag::noun;
    const bool plural_before = !first(at) && before(at) != Tag::proper && t_.spelling(at - 1).ends_with("s") &&
                               !t_.spelling(at - 1).ends_with("ss");
    if (base && !s) {
      // A plural subject goes with the base form.
      return (plural_before || irregular_plural(at)) && next != Tag::stop && next != Tag::be && next != Tag::past
                 ? Tag::verb
                 : Tag::noun;
    }
    // "M23 rebels killed", "army guards were": people, and what they did follows.
    if (s && (may(at, WordClass::armed_noun) || may(at, WordClass::civilian_noun)) &&
        (next == Tag::past || is_auxiliary(next))) {
      return Tag::noun;
    }
    if (s && !lexicon_.trigger_phrases.may_begin(id(at)) && facts(at).kinds.any()) {
      return Tag::verb;  // "goes", "says"
    }
    // "-s": after a singular with something to act on: "Army seizes town", "blast kills 12", but not "rebel attacks
    // on".
    return !plural_before && object_follows && next != Tag::past && !compound_before(at) ? Tag::verb : Tag::noun;
  }

  // "hundreds march", not "hundreds of" and not "two marches".
  [[nodiscard]] bool crowd_before(std::uint32_t at) const {
    const std::string_view word = first(at) ? std::string_view() : t_.lower(at - 1);
    return word == "hundreds" || word == "thousands" || word == "dozens" || word == "scores";
  }

  [[nodiscard]] bool irregular_plural(std::uint32_t at) const {
    const std::string_view word = t_.lower(at - 1);
    return word.ends_with("men") || word == "police" || word == "people" || word == "troops";
  }

  // "rebel attacks", "air strikes", "rocket strikes": the noun before is a part of the name.
  [[nodiscard]] bool compound_before(std::uint32_t at) const {
    std::vector<PhraseTable::Match> matches;
    for (std::uint32_t back = 1; back <= 2 && at >= first_ + back; ++back) {
      lexicon_.trigger_phrases.find({t_.ids.data() + (at - back), back + 1}, matches);
      for (const PhraseTable::Match& match : matches) {
        if (match.length == back + 1) {
          return true;
        }
      }
    }
    return false;
  }

  TaggedText& t_;
  const EventLexicon& lexicon_;
  const Token* tokens_;
  Word* words_;
  std::uint32_t first_;  // of the sentence
  std::uint32_t last_;
  bool headline_ = false;
  bool headline_known_ = false;
};

// Marks the words that lie in the spans, which are in order.
template <class Mentions>
void mark(TaggedText& tagged, const Mentions& mentions, std::uint32_t Word::*member) {
  const std::vector<Token>& tokens = tagged.structure.tokens;
  std::uint32_t word = 0;
  for (std::uint32_t index = 0; index < mentions.size(); ++index) {
    const Span span = mentions[index].span;
    const auto first = std::partition_point(tokens.begin() + word, tokens.end(),
                                            [&](const Token& token) { return token.span.end <= span.begin; });
    word = static_cast<std::uint32_t>(first - tokens.begin());
    for (std::uint32_t in = word; in < tokens.size() && tokens[in].span.begin < span.end; ++in) {
      tagged.words[in].*member = index;
    }
  }
}

}  // namespace

bool TaggedText::clause_verb_before(std::uint32_t word) const {
  // A verb of speech within the few words before: "said on Monday that", "told reporters that".
  for (std::uint32_t back = 1; back <= 8 && back <= word; ++back) {
    const std::uint32_t at = word - back;
    if (words[at].tag == Tag::stop) {
      return false;
    }
    const WordFacts& facts = lexicon.facts_of(words[at].id);
    if (facts.is(VerbKind::speech) || facts.is(VerbKind::wish)) {
      return true;
    }
  }
  return false;
}

TaggedText tag_text(std::string_view text, const TextStructure& structure, const EventLexicon& lexicon,
                    const std::vector<Toponym>& toponyms, const std::vector<TimeExpression>& times) {
  TaggedText tagged{text, structure, lexicon, toponyms, times, {}, {}, {}};
  tagged.words.resize(structure.tokens.size());
  tagged.ids.resize(structure.tokens.size());
  for (std::size_t i = 0; i < structure.tokens.size(); ++i) {
    const Token& token = structure.tokens[i];
    tagged.words[i].id = token.kind == Token::Kind::punctuation
                             ? PhraseTable::kNoWord
                             : lexicon.vocabulary.find_lower(structure.lower_of(i), structure.keys[i]);
    tagged.ids[i] = tagged.words[i].id;
  }
  mark(tagged, toponyms, &Word::toponym);
  mark(tagged, times, &Word::time);
  for (const Sentence& sentence : structure.sentences) {
    Tagger(tagged, sentence).run();
  }
  return tagged;
}

}  // namespace dateline::events
