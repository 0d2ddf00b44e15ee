#include "events/extract/claims/ordinary_crime.h"

#include <unordered_set>

namespace dateline::events {

namespace {

bool may_be_crime(const Claim& claim, const ClaimOrigin& origin) {
  const bool crowd = origin.agent == Standing::mob || origin.agent == Standing::communal ||
                     (origin.agent == Standing::crowd && origin.frame == Frame::fight);
  return !crowd && claim.event_type != EventType::explosions && claim.event_type != EventType::protests &&
         !claim.control && claim.sub_event_type != SubEventType::violent_demonstration;
}

// How many different words of the two classes decide was tried on local and world news, of which every second report
// was looked at.
bool is_of_crime(const TaggedText& tagged) {
  std::unordered_set<WordId> crime;
  std::unordered_set<WordId> war;
  for (std::uint32_t at = 0; at < tagged.words.size(); ++at) {
    const WordId id = tagged.words[at].id;
    if (tagged.lexicon.is(id, WordClass::crime_word)) {
      crime.insert(id);
    }
    if (tagged.lexicon.is(id, WordClass::war_word)) {
      war.insert(id);
    }
  }
  return (crime.size() >= 2 && war.empty()) || (crime.size() >= 3 && 3 * war.size() <= crime.size()) ||
         (crime.size() >= 4 && 2 * war.size() < crime.size());
}

}  // namespace

void drop_ordinary_crime(const TaggedText& tagged, std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins) {
  if (claims.empty() || !is_of_crime(tagged)) {
    return;
  }
  std::vector<bool> crime(claims.size());
  for (std::size_t at = 0; at < claims.size(); ++at) {
    crime[at] = may_be_crime(claims[at], origins[at]);
  }
  drop_claims(crime, claims, origins);
}

}  // namespace dateline::events
