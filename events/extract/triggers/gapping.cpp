#include "events/extract/triggers/gapping.h"

#include <algorithm>
#include <optional>

namespace dateline::events {

namespace {

// A clause with more words than this is not read as a list of places and times.
constexpr std::uint32_t kReach = 40;
constexpr std::uint32_t kLongestName = 9;

/// A conjunction or comma, what follows it up to a time, and the preposition before that.
struct Gapped {
  std::uint32_t link = kNone;
  std::uint32_t preposition = kNone;
  WordRange range;
  std::uint32_t end = 0;
};

class GapFinder {
 public:
  GapFinder(const TaggedText& tagged, const Sentence& sentence)
      : t_(tagged), last_(static_cast<std::uint32_t>(sentence.last_token)) {}

  [[nodiscard]] std::vector<Gapped> find(const Clause& clause) const {
    std::vector<Gapped> all;
    bool place = false;
    for (std::uint32_t at = clause.head.end; at < last_ && at < clause.head.end + kReach; ++at) {
      const Tag tag = t_.words[at].tag;
      place = place || is_place(at);
      const bool predicate = clause.noun && !place;  // "fighting broke out in A on Monday"
      if (tag == Tag::stop || tag == Tag::relative || tag == Tag::subordinator || tag == Tag::quote ||
          (t_.is_verb(at) && !predicate)) {
        break;
      }
      if ((tag == Tag::conjunction || tag == Tag::comma) && place && is_time(at - 1)) {
        if (auto gapped = after(at)) {
          at = gapped->end - 1;
          all.push_back(*gapped);
        }
      }
    }
    return all;
  }

 private:
  [[nodiscard]] bool is_time(std::uint32_t at) const { return at < last_ && t_.words[at].time != kNone; }
  [[nodiscard]] bool is_place(std::uint32_t at) const {
    return t_.words[at].toponym != kNone && t_.words[at].actor == kNone && !is_time(at);
  }

  [[nodiscard]] std::optional<Gapped> after(std::uint32_t link) const {
    Gapped gapped;
    gapped.link = link;
    std::uint32_t at = link + 1;
    if (at < last_ && t_.words[at].tag == Tag::conjunction) {
      ++at;
    }
    if (at < last_ && t_.words[at].tag == Tag::preposition && t_.is(at, WordClass::locative)) {
      gapped.preposition = at++;
    }
    gapped.range = {at, at};
    bool place = false;
    for (; at < last_ && at < gapped.range.begin + kLongestName && !is_time(at); ++at) {
      if (is_punctuation(t_.words[at].tag) || t_.is_verb(at) || is_auxiliary(t_.words[at].tag)) {
        return std::nullopt;
      }
      if (t_.words[at].tag == Tag::preposition && is_time(at + 1)) {
        break;
      }
      place = place || is_place(at);
      gapped.range.end = at + 1;
    }
    while (at < last_ && (is_time(at) || (t_.words[at].tag == Tag::preposition && is_time(at + 1)))) {
      ++at;
    }
    gapped.end = at;
    return place && is_time(at - 1) ? std::optional(gapped) : std::nullopt;
  }

  const TaggedText& t_;
  std::uint32_t last_;
};

void cut(Clause& clause, std::uint32_t at) {
  std::erase_if(clause.complements, [&](const Complement& one) { return one.range.begin >= at; });
  for (Complement& one : clause.complements) {
    one.range.end = std::min(one.range.end, at);
  }
  clause.object.end = std::min(clause.object.end, std::max(clause.object.begin, at));
  clause.end = std::min(clause.end, at);
}

}  // namespace

std::vector<Happening> split_gapped(const TaggedText& tagged, const Sentence& sentence, Happening& happening) {
  std::vector<Happening> more;
  const std::vector<Gapped> gaps = GapFinder(tagged, sentence).find(happening.clause);
  for (const Gapped& gap : gaps) {
    Happening one = happening;
    one.gap = gap.range.begin;
    one.until = kNone;
    one.clause.complements.clear();
    one.clause.end = gap.end;
    if (gap.preposition != kNone) {
      one.clause.complements.push_back({gap.preposition, gap.range});
    } else {
      one.clause.object = gap.range;
      one.patient = gap.range;
    }
    more.push_back(std::move(one));
  }
  if (!gaps.empty()) {
    happening.until = gaps.front().link;
    cut(happening.clause, gaps.front().link);
    if (happening.patient.begin < gaps.front().link) {
      happening.patient.end = std::min(happening.patient.end, gaps.front().link);
    }
  }
  return more;
}

}  // namespace dateline::events
