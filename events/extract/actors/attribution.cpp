#include "events/extract/actors/attribution.h"

#include <algorithm>
#include <utility>

#include "events/extract/actors/voices.h"

namespace dateline::events {

namespace {

class SpeechFinder {
 public:
  SpeechFinder(const TaggedText& tagged, const Sentence& sentence, SpeakerMemory& memory)
      : t_(tagged),
        sentence_(sentence),
        memory_(memory),
        first_(static_cast<std::uint32_t>(sentence.first_token)),
        last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  std::vector<Speech> run() {
    for (std::uint32_t at = first_; at < last_; ++at) {
      if (t_.words[at].id == 0) {
        continue;
      }
      if (t_.words[at].id == t_.lexicon.according && at + 1 < last_ && t_.words[at + 1].id == t_.lexicon.to) {
        according_to(at);
      } else if (t_.is_verb(at) &&
                 (t_.has_kind(at, VerbKind::speech) || t_.has_kind(at, VerbKind::cite) || speaks_of(at))) {
        speech_verb(at);
      }
    }
    for (const Speech& speech : speech_) {
      if (!speech.speakers.empty()) {
        memory_.last = speech.speakers;
      }
    }
    return std::move(speech_);
  }

 private:
  [[nodiscard]] Tag tag(std::uint32_t at) const { return at < last_ ? t_.words[at].tag : Tag::stop; }

  // "spoke of full control", not "spoke to reporters".
  [[nodiscard]] bool speaks_of(std::uint32_t at) const {
    return at + 1 < last_ && t_.words[at + 1].id == t_.lexicon.of &&
           t_.lexicon.lemma(t_.words[at].id) == t_.lexicon.vocabulary.find("speak");
  }

  void according_to(std::uint32_t at) {
    Speech speech;
    speech.verb = at;
    std::uint32_t end = at + 2;
    while (end < last_ && tag(end) != Tag::comma && tag(end) != Tag::stop && !t_.is_verb(end)) {
      ++end;
    }
    speech.speaker = {at + 2, end};
    speech.speakers = find_voices(t_, speech.speaker, memory_);
    speech.place = Speech::Place::after;
    speech.scope = at < first_ + 2 ? WordRange{std::min(end + 1, last_), last_} : WordRange{first_, at};
    add(std::move(speech));
  }

  void speech_verb(std::uint32_t at) {
    const Clause clause = verb_clause(t_, sentence_, {at, at + 1});
    if (clause.infinitive || (clause.negated && !t_.has_kind(at, VerbKind::deny))) {
      return;
    }
    Speech speech;
    speech.verb = at;
    speech.denies = t_.has_kind(at, VerbKind::deny);
    speech.accuses = t_.has_kind(at, VerbKind::accuse);
    speech.believes = t_.has_kind(at, VerbKind::think);
    if (t_.has_kind(at, VerbKind::cite)) {
      cited(clause, std::move(speech));
      return;
    }
    if (clause.passive) {
      return;  // "was reported": by nobody that is named
    }
    if (speech.accuses) {
      speech.accused = clause.object;
      if (clause.gerund) {
        // "..., the ministry said, blaming X": whom the one who speaks already accuses of what was told.
        speech.speakers = memory_of_sentence();
        speech.place = Speech::Place::after;
        speech.scope = {first_, clause.begin};
        add(std::move(speech));
        return;
      }
    }
    const std::uint32_t after = over_statement_words(at + 1);
    const bool ends_here =
        after >= last_ || tag(after) == Tag::comma || tag(after) == Tag::stop || tag(after) == Tag::quote;
    const bool opened =
        clause.begin > first_ && (tag(clause.begin - 1) == Tag::comma || tag(clause.begin - 1) == Tag::quote);
    if (opened && !ends_here && clause.object.begin < clause.object.end && closes(clause.object.end)) {
      // "..., said the governor."
      speech.speaker = clause.object;
      speech.place = Speech::Place::after;
      speech.scope = {first_, clause.begin};
    } else if (ends_here && clause.subject.begin > first_ &&
               (tag(clause.subject.begin - 1) == Tag::comma || tag(clause.subject.begin - 1) == Tag::quote)) {
      speech.speaker = clause.subject;
      speech.place = Speech::Place::after;
      // "..., activists said, and shelled": also what follows, unless somebody else says it.
      speech.scope = {first_, clause.subject.begin};
    } else {
      speech.speaker = clause.subject;
      speech.scope = {at + 1, last_};
      cut_before(clause);
    }
    if (speech.speaker.empty() && !clause.gerund) {
      return;
    }
    speech.speakers = find_voices(t_, speech.speaker, memory_);
    if (clause.gerund && speech.speakers.empty()) {
      speech.speakers = memory_of_sentence();
    }
    add(std::move(speech));
  }

  // "state TV reported, citing a military source": the source speaks in all of the sentence.
  void cited(const Clause& clause, Speech speech) {
    if (clause.passive) {
      speech.speaker = clause.subject;  // "was quoted as saying"
      speech.scope = {clause.head.end, last_};
    } else if (clause.gerund) {
      speech.speaker = clause.object;
      speech.place = Speech::Place::cited;
      speech.scope = {first_, clause.begin};
    } else {
      speech.speaker = clause.object;  // "the agency quoted an official as saying"
      speech.place = Speech::Place::cited;
      speech.scope = {clause.object.end, last_};
    }
    speech.speakers = find_voices(t_, speech.speaker, memory_);
    add(std::move(speech));
  }

  void add(Speech speech) {
    if (!speech.speakers.empty() && !speech.scope.empty()) {
      speech_.push_back(std::move(speech));
    }
  }

  [[nodiscard]] std::vector<Voice> memory_of_sentence() const {
    return speech_.empty() ? std::vector<Voice>{} : speech_.back().speakers;
  }

  // Over "on Monday", "in a statement", "told AFP", "by telephone".
  [[nodiscard]] std::uint32_t over_statement_words(std::uint32_t at) const {
    while (at < last_ && tag(at) != Tag::comma && tag(at) != Tag::stop && tag(at) != Tag::quote) {
      const bool time = t_.words[at].time != kNone;
      const bool led_to_time = tag(at) == Tag::preposition && at + 1 < last_ && t_.words[at + 1].time != kNone;
      const bool medium = t_.words[at].actor != kNone && t_.actors[t_.words[at].actor].is(ActorKind::medium);
      if (time || led_to_time || medium || tag(at) == Tag::adverb) {
        ++at;
        continue;
      }
      if (tag(at) == Tag::preposition && statement_phrase(at) > at) {
        at = statement_phrase(at);
        continue;
      }
      break;
    }
    return at;
  }

  // "in a statement", "in an interview", "on Twitter", "by phone": its end, or `at`.
  [[nodiscard]] std::uint32_t statement_phrase(std::uint32_t at) const {
    for (std::uint32_t word = at + 1; word < last_ && word < at + 6; ++word) {
      if (t_.is(word, WordClass::statement)) {
        return word + 1;
      }
      if (is_punctuation(tag(word)) || t_.is_verb(word)) {
        break;
      }
    }
    return at;
  }

  [[nodiscard]] bool closes(std::uint32_t at) const {
    at = over_statement_words(at);
    return at >= last_ || tag(at) == Tag::comma || tag(at) == Tag::stop || tag(at) == Tag::quote;
  }

  // "Activists said A, while the army said B": what follows "while" is no more what activists said.
  void cut_before(const Clause& clause) {
    std::uint32_t start =
        clause.subject.empty() || clause.subject.begin > clause.begin ? clause.begin : clause.subject.begin;
    while (start > first_ && tag(start - 1) == Tag::adverb) {
      --start;
    }
    if (start == first_) {
      return;
    }
    const Tag before = tag(start - 1);
    const bool that = t_.words[start - 1].id == t_.lexicon.that;
    const bool shared_subject = tag(clause.begin - 1) == Tag::conjunction;
    if ((before == Tag::conjunction || before == Tag::subordinator || before == Tag::stop) && !that) {
      cut(start - 1);
    } else if (shared_subject) {
      cut(clause.begin - 1);
    }
  }
  void cut(std::uint32_t at) {
    for (Speech& speech : speech_) {
      if (speech.place == Speech::Place::before && speech.scope.contains(at)) {
        speech.scope.end = at;
      }
    }
  }

  const TaggedText& t_;
  const Sentence& sentence_;
  SpeakerMemory& memory_;
  std::uint32_t first_;
  std::uint32_t last_;
  std::vector<Speech> speech_;
};

}  // namespace

std::vector<Speech> find_speech(const TaggedText& tagged, const Sentence& sentence, SpeakerMemory& memory) {
  return SpeechFinder(tagged, sentence, memory).run();
}

Attribution attribution_of(const TaggedText& tagged, const std::vector<Speech>& speech, std::uint32_t word) {
  std::vector<const Speech*> chain;
  for (const Speech& one : speech) {
    if (one.scope.contains(word) && !one.speaker.contains(word)) {
      chain.push_back(&one);
    }
  }
  std::stable_sort(chain.begin(), chain.end(), [](const Speech* a, const Speech* b) {
    if (a->place != b->place) {
      return a->place < b->place;
    }
    return a->verb > b->verb;  // the nearer one is the inner one
  });
  Attribution attribution;
  for (const Speech* one : chain) {
    for (const Voice& voice : one->speakers) {
      const auto same = [&](const Voice& known) { return known.name == voice.name; };
      if (std::none_of(attribution.voices.begin(), attribution.voices.end(), same)) {
        attribution.voices.push_back(voice);
      }
    }
    const Span verb = tagged.structure.tokens[one->verb].span;
    attribution.said.push_back(one->speaker.empty() ? verb : tagged.span(one->speaker));
    attribution.denied = attribution.denied || one->denies;
    attribution.accused = attribution.accused || one->accuses;
    attribution.believed = attribution.believed || one->believes;
  }
  return attribution;
}

bool is_party(Side side) {
  return side == Side::government || side == Side::opposition || side == Side::kurdish || side == Side::jihadist ||
         side == Side::foreign;
}

std::vector<Voice> original_voices(const std::vector<Voice>& attributed_to) {
  std::vector<Voice> voices;
  for (const Voice& voice : attributed_to) {
    // Those who speak together are of one sort; of another sort passes on what the first says. Officials of one side
    // through their own state's television are the same voice.
    if (voices.empty() || (voice.side == voices.front().side && voice.side != Side::media && !is_party(voice.side))) {
      voices.push_back(voice);
    }
  }
  return voices;
}

}  // namespace dateline::events
