#include "events/extract/actors/voices.h"

#include <algorithm>
#include <string>
#include <utility>

namespace dateline::events {

namespace {

class VoiceFinder {
 public:
  VoiceFinder(const TaggedText& tagged, const SpeakerMemory& memory) : t_(tagged), memory_(memory) {}

  [[nodiscard]] std::vector<Voice> in(WordRange range) const {
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

 private:
  [[nodiscard]] Tag tag(std::uint32_t at) const { return t_.words[at].tag; }

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
  const SpeakerMemory& memory_;
};

}  // namespace

std::vector<Voice> find_voices(const TaggedText& tagged, WordRange words, const SpeakerMemory& memory) {
  return VoiceFinder(tagged, memory).in(words);
}

}  // namespace dateline::events
