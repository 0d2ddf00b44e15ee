#include "events/extract/triggers/figurative.h"

#include <algorithm>

#include "events/extract/syntax/range_facts.h"

namespace dateline::events {

namespace {

class FigureFinder {
 public:
  FigureFinder(const TaggedText& tagged, const Sentence& sentence, const Happening& happening)
      : t_(tagged), happening_(happening), last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  [[nodiscard]] bool run() const {
    const Frame frame = happening_.trigger->frame;
    if (frame == Frame::fight && is_peaceful_fight()) {
      return true;
    }
    const bool violent = frame == Frame::assault || frame == Frame::bombard || frame == Frame::shoot ||
                         frame == Frame::take || frame == Frame::destroy || frame == Frame::hit ||
                         (frame == Frame::kill && !happening_.clause.passive) || is_shooting_down();
    return violent && (is_abstract(happening_.patient) || is_with_words() || is_by_unarmed_trade() || is_criticism());
  }

 private:
  // "shot down a proposal": no drone.
  [[nodiscard]] bool is_shooting_down() const {
    return happening_.trigger->frame == Frame::act &&
           happening_.trigger->sub_event == SubEventType::disrupted_weapons_use;
  }

  // The last noun of the first part of a phrase: "the government's plan", "a third of the market" (third).
  [[nodiscard]] std::uint32_t head_of(WordRange range) const {
    std::uint32_t head = kNone;
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      const Tag tag = t_.words[at].tag;
      if (tag == Tag::preposition || tag == Tag::comma || tag == Tag::conjunction) {
        break;
      }
      head = is_nominal(tag) ? at : head;
    }
    return head;
  }

  [[nodiscard]] bool is_abstract(WordRange range) const {
    const std::uint32_t head = head_of(range);
    return head != kNone && t_.is(head, WordClass::abstract) && t_.words[head].actor == kNone &&
           t_.words[head].toponym == kNone;
  }

  // "bombarded with questions"
  [[nodiscard]] bool is_with_words() const {
    return std::any_of(
        happening_.clause.complements.begin(), happening_.clause.complements.end(), [&](const Complement& one) {
          return one.preposition != kNone && t_.words[one.preposition].id == t_.lexicon.with && is_abstract(one.range);
        });
  }

  // Companies, teams, their fans and reporters bear no arms: "the firm captured a third of the market", "ambushed by
  // reporters". Whom they hit must be no people of theirs.
  [[nodiscard]] bool is_by_unarmed_trade() const {
    const std::uint32_t head = head_of(happening_.agent);
    if (head == kNone || !t_.is(head, WordClass::unarmed_trade)) {
      return false;
    }
    const bool by_reporters = happening_.clause.passive || happening_.trigger->frame == Frame::take;
    return by_reporters || !(RangeFacts(t_, happening_.patient).people() || happening_.patient.empty());
  }

  // "came under fire from critics", "... for the remark", "... over the budget"
  [[nodiscard]] bool is_criticism() const {
    if (!happening_.trigger->needs.test(static_cast<std::size_t>(Need::undergone))) {
      return false;
    }
    return std::any_of(
        happening_.clause.complements.begin(), happening_.clause.complements.end(), [&](const Complement& one) {
          const WordId preposition = one.preposition == kNone ? 0 : t_.words[one.preposition].id;
          const bool cause = preposition == t_.lexicon.for_ || preposition == t_.lexicon.over;
          const std::uint32_t head = head_of(one.range);
          return (cause && is_abstract(one.range)) ||
                 (preposition == t_.lexicon.from && head != kNone && t_.is(head, WordClass::unarmed_trade));
        });
  }

  // "the battle for the truth", "the fight against poverty": for or against nothing that arms could decide.
  [[nodiscard]] bool is_peaceful_fight() const {
    const Clause& clause = happening_.clause;
    const RangeFacts object(t_, clause.object);
    bool named = false;
    for (std::uint32_t at = clause.object.begin; at < clause.object.end; ++at) {
      named = named || is_nominal(t_.words[at].tag);
    }
    if (leads_to_deed(clause)) {
      return true;  // "fought to build a school", "the battle over raising the tax"
    }
    if (!clause.noun && named && !RangeFacts(t_, happening_.agent).armed() && !object.people() && !object.crowd()) {
      return true;  // "residents fought the blaze"
    }
    return std::any_of(clause.complements.begin(), clause.complements.end(), [&](const Complement& one) {
      const WordId preposition = one.preposition == kNone ? 0 : t_.words[one.preposition].id;
      const bool aim = preposition == t_.lexicon.for_ || preposition == t_.lexicon.against;
      const RangeFacts facts(t_, one.range);
      return aim && !names_place(one.range) && !facts.people() && !facts.armed() && !facts.number() &&
             !is_timed(one.range) && t_.spelling(one.range.begin) != "control";
    });
  }

  // "the town", "control of A", and not "market share".
  [[nodiscard]] bool names_place(WordRange range) const {
    const RangeFacts facts(t_, range);
    if (facts.toponym() || range.empty()) {
      return facts.toponym();
    }
    const bool beside = range.end - range.begin > 1 && t_.words[range.end - 1].tag == Tag::noun &&
                        t_.is(range.end - 2, WordClass::place_noun) && !t_.is(range.end - 1, WordClass::place_noun);
    return facts.place() && !beside;
  }

  // An infinitive or a gerund is what is fought for.
  [[nodiscard]] bool leads_to_deed(const Clause& clause) const {
    const std::uint32_t at = clause.head.end;
    if (at + 1 >= last_ || RangeFacts(t_, clause.subject).armed()) {
      return false;
    }
    const WordId id = t_.words[at].id;
    const bool link = id == t_.lexicon.over || id == t_.lexicon.for_ || id == t_.lexicon.against;
    return t_.words[at].tag == Tag::to ||
           (link && t_.words[at + 1].tag == Tag::ing && !t_.is(at + 1, WordClass::adjective));
  }

  [[nodiscard]] bool is_timed(WordRange range) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (t_.words[at].time != kNone) {
        return true;
      }
    }
    return range.empty() || t_.spelling(range.end - 1).starts_with("hour") ||
           t_.spelling(range.end - 1).starts_with("day") || t_.spelling(range.end - 1).starts_with("week");
  }

  const TaggedText& t_;
  const Happening& happening_;
  std::uint32_t last_;
};

}  // namespace

bool is_figurative(const TaggedText& tagged, const Sentence& sentence, const Happening& happening) {
  return FigureFinder(tagged, sentence, happening).run();
}

}  // namespace dateline::events
