#include "events/extract/claims/claim_casualties.h"

#include <algorithm>

#include "events/extract/claims/claim_record.h"

namespace dateline::events {

namespace {

constexpr std::size_t kTollReach = 6;  // sentences that a later toll may stand from what it counts

bool counts_dead(const Casualties& numbers) {
  return numbers.fatalities_best || numbers.fatalities_low || numbers.fatalities_high;
}
bool counts_injured(const Casualties& numbers) {
  return numbers.injured_best || numbers.injured_low || numbers.injured_high;
}

}  // namespace

const Claim* ClaimCasualties::violence_before(const std::vector<Claim>& claims, std::size_t index) const {
  return last_violent_ < claims.size() && index <= last_violent_sentence_ + 1 ? &claims[last_violent_] : nullptr;
}

void ClaimCasualties::give(const std::vector<CasualtyMention>& mentions, std::vector<Claim>& claims,
                           const std::vector<ClaimOrigin>& origins, std::size_t before, std::size_t index) {
  for (const CasualtyMention& mention : mentions) {
    std::size_t best = claims.size();
    std::uint32_t distance = 0;
    for (std::size_t claim = before; claim < claims.size(); ++claim) {
      const std::uint32_t head = origins[claim].head;
      if (!may_cost_lives(claims[claim].event_type)) {
        continue;
      }
      const std::uint32_t away = head > mention.word ? head - mention.word : mention.word - head;
      if (best == claims.size() || away < distance) {
        best = claim;
        distance = away;
      }
    }
    const std::size_t reach = mention.count == CasualtyMention::Count::total ? kTollReach : 2;
    const bool nothing_between = last_violent_ + 1 >= before;
    const bool harmless = std::all_of(
        claims.begin() + static_cast<std::ptrdiff_t>(before), claims.end(),
        [](const Claim& claim) { return claim.event_type == EventType::strategic; });  // "it seized nine rifles"
    if (best == claims.size() && harmless && last_violent_ < claims.size() && nothing_between &&
        index <= last_violent_sentence_ + reach) {
      best = last_violent_;
    }
    if (best < claims.size()) {
      add(best, claims, mention, index);
      claims[best].spans.what.push_back(mention.span);
    }
  }
  for (std::size_t claim = before; claim < claims.size(); ++claim) {
    if (may_cost_lives(claims[claim].event_type)) {
      last_violent_ = claim;
      last_violent_sentence_ = index;
      break;
    }
  }
}

// "three soldiers and two civilians", "nine rebels were killed. Two soldiers died": others than those counted before.
bool ClaimCasualties::are_others(WordId known, WordId more, bool same_sentence) const {
  if (known == 0 || more == 0 || known == more) {
    return false;
  }
  const auto armed = [&](WordId word) { return t_.lexicon.is(word, WordClass::armed_noun); };
  return same_sentence || armed(known) || armed(more);
}

void ClaimCasualties::add(std::size_t claim, std::vector<Claim>& claims, const CasualtyMention& mention,
                          std::size_t index) {
  counted_.resize(std::max(counted_.size(), claims.size()));
  Counted& counted = counted_[claim];
  Casualties& to = claims[claim].casualties;
  const bool same = counted.sentence == index;
  CasualtyMention more = mention;
  const bool dead = counts_dead(more.numbers);
  const bool injured = counts_injured(more.numbers);
  if (more.count == CasualtyMention::Count::stated &&
      ((dead && counts_dead(to) && are_others(counted.dead, more.group, same)) ||
       (injured && counts_injured(to) && are_others(counted.injured, more.group, same)))) {
    more.count = CasualtyMention::Count::more;
  }
  add_casualties(to, more);
  counted.dead = dead ? more.group : counted.dead;
  counted.injured = injured ? more.group : counted.injured;
  counted.sentence = index;
}

}  // namespace dateline::events
