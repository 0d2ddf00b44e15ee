#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "events/extract/claims/confidence.h"
#include "events/extract/triggers/standing.h"
#include "events/extract/triggers/triggers.h"
#include "events/model/claim.h"

namespace dateline::events {

/// From which words of the report a claim comes.
struct ClaimOrigin {
  std::size_t sentence = 0;
  std::size_t paragraph = 0;
  std::size_t part = 0;    ///< of a list; 0 outside
  std::uint32_t head = 0;  ///< first word of its trigger
  Frame frame = Frame::none;
  Standing agent = Standing::unknown;
  bool heading = false;      ///< told by a headline or a subheading
  bool mentioned = false;    ///< by a noun, or as known: "after the bombing of"
  bool again = false;        ///< by a noun that speaks of what was told before: "the attack", "this blast"
  bool gerund = false;       ///< by an "-ing" that goes with another verb: "attacked the town, looting shops"
  bool agentless = false;    ///< "two were wounded": nothing says by whom
  bool counted = false;      ///< "launched 94 attacks", "a dozen raids": several of a kind
  WordId target = 0;         ///< what it hits, as a kind of building or place: "school"; 0 where it is none
  bool own_place = false;    ///< its own words name the place
  bool own_time = false;     ///< and the time
  bool vague_time = false;   ///< a time that cannot be told apart from the incident's: "a day earlier"
  ReadingFeatures features;  ///< how sure its reading is
};

/// Takes out of both lists what `dropped`, one for each claim from claims[first] on, marks.
void drop_claims(const std::vector<bool>& dropped, std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins,
                 std::size_t first = 0);

/// Adds the passages of one claim, and the words that they rest on, to another one that tells of the same.
void add_evidence(Claim& claim, const Claim& more);

/// Adds what one claim tells to another one of the same deed: its evidence and passages, its casualties, and a party
/// where the other names none.
void add_to(Claim& claim, const Claim& more);

}  // namespace dateline::events
