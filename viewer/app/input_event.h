#pragma once

#include <string>
#include <variant>
#include <vector>

#include "viewer/gl/texture.h"
#include "viewer/panels/key.h"

namespace dateline::viewer {

/// What a person does, as a window tells it. Positions are device pixels from the window's upper left corner.
struct MouseMove {
  float x = 0, y = 0;
};
struct MouseButton {
  int button = 0;  ///< 0 left, 1 right, 2 middle
  bool down = false;
};
struct MouseWheel {
  float x = 0, y = 0;  ///< notches; up and left are positive
};
struct KeyDown {
  KeyPress press;
};
struct Modifiers {
  bool ctrl = false, shift = false, alt = false;
};
struct TextTyped {
  std::string text;  ///< UTF-8
};
struct FilesDropped {
  std::vector<std::string> paths;
};
struct Resized {
  gl::Size size;     ///< device pixels
  double scale = 1;  ///< device pixels for one of design
};
struct CloseAsked {};

using InputEvent =
    std::variant<MouseMove, MouseButton, MouseWheel, KeyDown, Modifiers, TextTyped, FilesDropped, Resized, CloseAsked>;

}  // namespace dateline::viewer
