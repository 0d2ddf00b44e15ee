#include "events/extract/actors/attribution.h"

#include <algorithm>
#include <utility>

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
    speech.speakers = voices_in(speech.speaker);
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
    speech.speakers = voices_in(speech.speaker);
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
    speech.speakers = voices_in(speech.speaker);
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

  [[nodiscard]] std::vector<Voice> voices_in(WordRange range) const {
    std::vector<Voice> voices;
    bool after_preposition = false;
    bool official = false;
    std::uint32_t medium_end = range.begin;  // of a sort of medium that the last voice is
    std::vector<PhraseTable::Match> matches;
    for (std::uint32_t at = range.begin; at < range.end;) {
      if (tag(at) == Tag::preposition && !voices.empty()) {
        after_preposition = true;
      }
      if (tag(at) == Tag::relative || (tag(at) == Tag::comma && !voices.empty())) {
        break;
      }
      const std::uint32_t actor = t_.words[at].actor;
      if (actor != kNone) {
        const FoundActor& found = t_.actors[actor];
        const bool speaks = found.mention.can_speak || found.is(ActorKind::armed) || found.is(ActorKind::civilian);
        if (speaks && (!after_preposition || official)) {
          const bool another = !after_preposition && follows_and(at, range);
          if (another) {
            official = false;  // "a local official and a UN source"
          }
          if (found.is(ActorKind::medium) && at > range.begin && at == medium_end && voices.size() == 1) {
            voices.clear();  // "the local news agency Wafa"
          }
          if (official && (after_preposition || voices.size() == 1)) {
            voices.clear();  // "a spokesman for the army", "army spokesman": the army
            official = false;
          }
          Voice voice{found.voice, found.mention.side};
          if (at > range.begin && tag(at - 1) == Tag::possessive && voices.size() == 1) {
            voices.clear();  // "the Syrian army's General Command": the command
          }
          if (found.is(ActorKind::civilian)) {
            voice.name = lower_word(found.mention.span.of(t_.text));
          }
          if (std::find(voices.begin(), voices.end(), voice) == voices.end()) {
            voices.push_back(std::move(voice));
          }
        }
        while (at < range.end && t_.words[at].actor == actor) {
          ++at;
        }
        continue;
      }
      t_.lexicon.speaker_phrases.find({t_.ids.data() + at, range.end - at}, matches);
      if (!matches.empty() && !after_preposition && !t_.is_verb(at)) {
        const ActorEntry& entry = t_.lexicon.speakers[matches.front().value];
        const auto end = at + static_cast<std::uint32_t>(matches.front().length);
        const bool is_official = entry.kinds.test(static_cast<std::size_t>(ActorKind::official)) ||
                                 entry.kinds.test(static_cast<std::size_t>(ActorKind::armed));
        const bool of_actor = at > range.begin && t_.words[at - 1].actor != kNone;  // "a UN source": the UN
        if (voices.empty() || (tag(at - 1) != Tag::noun && !of_actor && follows_and(at, range))) {
          voices.push_back(speaker(entry, {at, end}, range));
          official = is_official;
          medium_end = entry.kinds.test(static_cast<std::size_t>(ActorKind::medium)) ? end : range.begin;
          const bool office = entry.kinds.test(static_cast<std::size_t>(ActorKind::official));
          const bool named = office || entry.kinds.test(static_cast<std::size_t>(ActorKind::medium));
          if (const std::uint32_t name_end = person_after(end, range); named && name_end > end) {
            voices.back().name = std::string(t_.span({end, name_end}).of(t_.text));
            at = name_end;
            continue;
          }
        }
        at = end;
        continue;
      }
      ++at;
    }
    if (voices.empty()) {
      return voice_by_reference(range);
    }
    return voices;
  }

  // "President [Maria Popa]", "governor [Ali Hassan]": the end of the name of who holds the office, or `at`.
  [[nodiscard]] std::uint32_t person_after(std::uint32_t at, WordRange range) const {
    std::uint32_t end = at;
    while (end < range.end && end < at + 5 && tag(end) == Tag::proper && t_.structure.tokens[end].capitalised &&
           t_.words[end].time == kNone && t_.words[end].actor == kNone &&
           (t_.words[end].toponym == kNone || t_.toponyms[t_.words[end].toponym].role != ToponymRole::literal)) {
      ++end;
    }
    return end;
  }

  [[nodiscard]] bool follows_and(std::uint32_t at, WordRange range) const {
    for (std::uint32_t back = at; back > range.begin && back + 4 > at; --back) {
      if (tag(back - 1) == Tag::conjunction) {
        return true;
      }
    }
    return false;
  }

  // A sort of speaker. "The station", "the group" stand for one named before.
  [[nodiscard]] Voice speaker(const ActorEntry& entry, WordRange words, WordRange range) const {
    const bool definite = words.begin > range.begin && lower_word(t_.spelling(words.begin - 1)) == "the";
    const bool single = words.end - words.begin == 1 && !t_.spelling(words.begin).ends_with("s");
    if (definite && single) {
      const ActorKind kind =
          entry.kinds.test(static_cast<std::size_t>(ActorKind::medium)) ? ActorKind::medium : ActorKind::monitor;
      if (kind == ActorKind::medium || entry.side == Side::monitor) {
        if (const FoundActor* named = last_of(kind, words.begin)) {
          return {named->voice, named->mention.side};
        }
      }
    }
    return {lower_word(t_.span(with_modifier(words, range)).of(t_.text)), side_by_modifier(words, range, entry.side)};
  }

  // "a Kurdish monitor", "a pro-government channel": one word alone says too little of who speaks.
  [[nodiscard]] WordRange with_modifier(WordRange words, WordRange range) const {
    if (words.end == words.begin + 1) {
      const std::uint32_t before = words.begin == range.begin ? kNone : words.begin - 1;
      const bool tells_which =
          before != kNone && (tag(before) == Tag::adjective ||
                              (tag(before) == Tag::noun && t_.spelling(before).find('-') != std::string_view::npos));
      if (tells_which && t_.words[before].time == kNone) {
        --words.begin;
      }
    }
    return words;
  }

  // "a pro-government channel", "an opposition news agency": of that side.
  [[nodiscard]] Side side_by_modifier(WordRange words, WordRange range, Side side) const {
    for (std::uint32_t at = range.begin; at < words.begin; ++at) {
      const std::string word = lower_word(t_.spelling(at));
      if (word == "pro-government" || word == "government" || word == "state" || word == "official" ||
          word == "pro-regime" || word == "state-run") {
        return Side::government;
      }
      if (word == "opposition" || word == "rebel" || word == "pro-opposition" || word == "pro-rebel") {
        return side == Side::media ? Side::opposition : side;
      }
    }
    return side;
  }

  [[nodiscard]] const FoundActor* last_of(ActorKind kind, std::uint32_t before) const {
    const std::uint32_t byte = t_.structure.tokens[before].span.begin;
    for (auto actor = t_.actors.rbegin(); actor != t_.actors.rend(); ++actor) {
      if (actor->mention.span.begin < byte && actor->is(kind)) {
        return &*actor;
      }
    }
    return nullptr;
  }

  // "he said", "it said", "the group said", and speakers that no list knows.
  [[nodiscard]] std::vector<Voice> voice_by_reference(WordRange range) const {
    if (range.empty()) {
      return {};
    }
    bool proper = false;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (tag(at) == Tag::pronoun) {
        return memory_.last;
      }
      proper = proper || (tag(at) == Tag::proper && t_.words[at].toponym == kNone && t_.words[at].time == kNone);
    }
    const std::string_view head = t_.spelling(range.end - 1);
    if (head == "group" || head == "organisation" || head == "organization" || head == "statement" ||
        head == "movement" || head == "report") {
      return memory_.last;
    }
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      const std::uint32_t toponym = t_.words[at].toponym;
      if (toponym != kNone && t_.toponyms[toponym].role == ToponymRole::metonym && range.end - range.begin <= 2) {
        return {Voice{std::string(t_.toponyms[toponym].span.of(t_.text)), Side::foreign}};
      }
    }
    if (!proper) {
      return {};
    }
    WordRange name = range;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (tag(at) == Tag::comma || tag(at) == Tag::relative) {
        name.end = at;
        break;
      }
    }
    while (name.begin < name.end && ((tag(name.begin) != Tag::proper && tag(name.begin) != Tag::adjective) ||
                                     t_.words[name.begin].time != kNone)) {
      ++name.begin;
    }
    if (name.empty() || name.end - name.begin > 8) {
      return {};
    }
    return {Voice{std::string(t_.span(name).of(t_.text)), Side::unknown}};
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
