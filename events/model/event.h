#pragma once

#include <string>
#include <vector>

#include "events/model/claim.h"

namespace dateline::events {

/// What one or more claims agree on.
struct Event {
  std::string id;  ///< random, stored; survives a new reading, which finds its claims by their ids
  EventType event_type = EventType::strategic;
  SubEventType sub_event_type = SubEventType::other;
  std::string actor1, actor2;
  Side side1 = Side::unknown, side2 = Side::unknown;
  EventPlace place;
  std::optional<EventPlace> origin;  ///< as Claim::origin
  TimeInterval when;
  std::string time_zone;
  Status status = Status::reported;  ///< the strongest of its claims': reported by a third party before claimed
  Casualties casualties;
  std::optional<Control> control;
  double confidence = 0;
  std::vector<std::string> sources;  ///< publishers, each once
  std::vector<Voice> voices;         ///< original voices, each once
  bool disputed = false;             ///< its claims disagree on control, casualties or whether it happened
  std::string disagreement;          ///< how, in words; empty where they agree
  Review review = Review::unreviewed;
  std::string recorded;  ///< when it was recorded here: UTC, "2016-07-28T09:00:00Z"
  std::string notes;
  std::vector<std::string> claims;         ///< Claim::id
  std::vector<std::string> possibly_same;  ///< Event::id of those a person should compare
  std::vector<std::string> distinct_from;  ///< Event::id of those that a person said are something else; mutual
};

}  // namespace dateline::events
