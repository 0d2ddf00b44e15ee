#pragma once

#include <array>
#include <string_view>

#include "viewer/app/application.h"

namespace dateline::viewer {

/// A person who does one thing for a while, at sixty frames a second: moves, presses and types through the
/// application's queue of input, the same for the same frames.
class SessionScript {
 public:
  enum class Act { idle, pan, zoom, scrub, filter, play };
  static constexpr std::array kActs = {Act::idle, Act::pan, Act::zoom, Act::scrub, Act::filter, Act::play};

  explicit SessionScript(Application& application) : app_(application) {}

  /// What is done before frame `frame` (from 0 on) of an act of `frames` frames. The last frames end it: nothing is
  /// held or plays after it.
  void step(Act act, int frame, int frames);

 private:
  struct Point {
    float x, y;
  };
  void drag(Point at, int frame, int frames);
  void zoom(int frame);
  void scrub(int frame, int frames);
  void filter(int frame, int frames);
  void play(int frame, int frames);
  [[nodiscard]] Point middle_of(const char* item) const;

  Application& app_;
  Point grip_{0, 0};  // where a drag began
};

[[nodiscard]] std::string_view name_of(SessionScript::Act act);

}  // namespace dateline::viewer
