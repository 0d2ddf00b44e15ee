#include "viewer/command_line/session_script.h"

#include <cmath>

namespace dateline::viewer {
namespace {

constexpr int kFramesAClick = 4;  // to come, press, release, and rest
constexpr int kFramesBetweenTicks = 20;
constexpr int kZoomTurn = 90;  // frames until zooming in becomes zooming out
constexpr std::array kTicked = {"filter Battles", "filter Explosions, remote", "filter Agencies and media",
                                "filter Reported", "filter Not reviewed"};

}  // namespace

std::string_view name_of(SessionScript::Act act) {
  constexpr std::array<std::string_view, SessionScript::kActs.size()> kNames = {"idle",  "pan",    "zoom",
                                                                                "scrub", "filter", "play"};
  return kNames.at(static_cast<std::size_t>(act));
}

SessionScript::Point SessionScript::middle_of(const char* item) const {
  const auto rect = app_.item(item);
  return rect ? Point{rect->x + rect->width / 2, rect->y + rect->height / 2} : Point{0, 0};
}

void SessionScript::step(Act act, int frame, int frames) {
  switch (act) {
    case Act::idle:
      break;
    case Act::pan: {
      // Round and round, back to where it began.
      const float turn = static_cast<float>(frame) * 0.05F;
      if (frame == 0) {
        grip_ = middle_of("map");
      }
      drag({grip_.x + 150 * std::sin(turn), grip_.y + 150 * (std::cos(turn) - 1)}, frame, frames);
      break;
    }
    case Act::zoom:
      zoom(frame);
      break;
    case Act::scrub:
      scrub(frame, frames);
      break;
    case Act::filter:
      filter(frame, frames);
      break;
    case Act::play:
      play(frame, frames);
      break;
  }
}

void SessionScript::drag(Point at, int frame, int frames) {
  app_.handle(MouseMove{at.x, at.y});
  if (frame == 1) {
    app_.handle(MouseButton{0, true});
  }
  if (frame == frames - 1) {
    app_.handle(MouseButton{0, false});
  }
}

void SessionScript::zoom(int frame) {
  const Point at = middle_of("map");
  app_.handle(MouseMove{at.x + 80, at.y - 60});
  app_.handle(MouseWheel{0, frame / kZoomTurn % 2 == 0 ? 0.1F : -0.1F});
}

void SessionScript::scrub(int frame, int frames) {
  if (frame == 0) {
    grip_ = middle_of("window");
  }
  drag({grip_.x + 120 * std::sin(static_cast<float>(frame) * 0.03F), grip_.y}, frame, frames);
}

void SessionScript::filter(int frame, int frames) {
  const int click = frame / kFramesBetweenTicks;
  if ((click / 2 * 2 + 2) * kFramesBetweenTicks > frames) {
    return;  // each row is clicked twice, so that nothing stays switched off
  }
  const char* name = kTicked.at(static_cast<std::size_t>(click / 2) % kTicked.size());
  const int moment = frame % kFramesBetweenTicks;
  if (!app_.item(name)) {
    return;
  }
  const Point at = middle_of(name);
  if (moment == 0) {
    app_.handle(MouseMove{at.x, at.y});
  } else if (moment == 1 || moment == kFramesAClick - 2) {
    app_.handle(MouseButton{0, moment == 1});
  }
}

void SessionScript::play(int frame, int frames) {
  if (frame == 0 || frame == frames - 1) {
    app_.handle(KeyDown{{.key = Key::space}});
  }
}

}  // namespace dateline::viewer
