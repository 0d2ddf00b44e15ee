#pragma once

#include <array>
#include <deque>
#include <string>
#include <vector>

#include "viewer/app/input_event.h"

namespace dateline::viewer {

/// What one frame is to see of the input.
struct FrameInput {
  float mouse_x = -1, mouse_y = -1;
  std::array<bool, 3> buttons{};
  float wheel_x = 0, wheel_y = 0;
  Modifiers held;
  std::vector<KeyPress> keys;
  std::string text;
  std::vector<std::string> dropped;
  bool resized = false;
  Resized size;  ///< where `resized`
  bool close = false;
};

/// The one way in for everything that a person does: a window or a test pushes, each frame takes. However slow frames
/// are, none is lost or seen out of order: a button that goes down and up, or a move after a click, are taken in
/// different frames.
class InputQueue {
 public:
  void push(InputEvent event) { events_.push_back(std::move(event)); }
  [[nodiscard]] bool empty() const { return events_.empty(); }
  [[nodiscard]] FrameInput take();

 private:
  std::deque<InputEvent> events_;
  FrameInput state_;  // what lasts from frame to frame: position, buttons, modifiers
};

}  // namespace dateline::viewer
