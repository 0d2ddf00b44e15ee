#include "events/model/event_filter.h"

namespace dateline::events {

namespace {

/// The smaller, the more independent of the parties.
int dependence(Speaker speaker) {
  switch (speaker) {
    case Speaker::monitors:
      return 0;
    case Speaker::agencies:
      return 1;
    case Speaker::residents:
      return 2;
    case Speaker::government:
    case Speaker::opposition:
    case Speaker::others:
      return 3;
  }
  return 3;
}

Speaker speaker_of(Side side) {
  switch (side) {
    case Side::monitor:
      return Speaker::monitors;
    case Side::media:
      return Speaker::agencies;
    case Side::civilian:
      return Speaker::residents;
    case Side::government:
      return Speaker::government;
    case Side::opposition:
      return Speaker::opposition;
    case Side::unknown:
    case Side::kurdish:
    case Side::jihadist:
    case Side::foreign:
      return Speaker::others;
  }
  return Speaker::others;
}

}  // namespace

std::string_view short_name_of(Speaker speaker) {
  switch (speaker) {
    case Speaker::monitors:
      return "Monitors";
    case Speaker::agencies:
      return "Agencies and media";
    case Speaker::residents:
      return "Residents";
    case Speaker::government:
      return "Government side";
    case Speaker::opposition:
      return "Opposition side";
    case Speaker::others:
      return "Others";
  }
  return "";
}

Speaker speaker_of(const Event& event) {
  if (event.voices.empty()) {
    return Speaker::agencies;
  }
  Speaker best = speaker_of(event.voices.front().side);
  for (const Voice& voice : event.voices) {
    const Speaker speaker = speaker_of(voice.side);
    if (dependence(speaker) < dependence(best)) {
      best = speaker;
    }
  }
  return best;
}

std::string_view short_name_of(Status status) {
  switch (status) {
    case Status::reported:
      return "Reported";
    case Status::claimed:
      return "Claimed by a side";
    case Status::denied:
      return "Denied";
    case Status::planned:
      return "Planned";
    case Status::confirmed:
      return "Confirmed";
  }
  return "";
}

std::string_view short_name_of(Review review) {
  switch (review) {
    case Review::unreviewed:
      return "Not reviewed";
    case Review::accepted:
      return "Accepted";
    case Review::edited:
      return "Edited";
    case Review::rejected:
      return "Rejected";
  }
  return "";
}

}  // namespace dateline::events
