#include "viewer/app/input_queue.h"

#include <utility>

namespace dateline::viewer {
namespace {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

}  // namespace

FrameInput InputQueue::take() {
  FrameInput frame;
  frame.mouse_x = state_.mouse_x;
  frame.mouse_y = state_.mouse_y;
  frame.buttons = state_.buttons;
  frame.held = state_.held;
  bool moved = false;
  bool clicked = false;
  bool wheeled = false;
  bool full = false;
  const auto take_one = Overloaded{
      [&](const MouseMove& move) {
        if (clicked || wheeled) {
          return false;
        }
        frame.mouse_x = move.x;
        frame.mouse_y = move.y;
        moved = true;
        return true;
      },
      [&](const MouseButton& button) {
        // A panel must have seen the mouse over an item before it is pressed there.
        if (clicked || moved || wheeled) {
          return false;
        }
        if (button.button >= 0 && button.button < 3) {
          frame.buttons.at(static_cast<std::size_t>(button.button)) = button.down;
          clicked = true;
        }
        return true;
      },
      [&](const MouseWheel& wheel) {
        if (clicked) {
          return false;
        }
        frame.wheel_x += wheel.x;
        frame.wheel_y += wheel.y;
        wheeled = true;
        return true;
      },
      [&](const KeyDown& key) {
        if (!frame.text.empty()) {
          return false;
        }
        frame.keys.push_back(key.press);
        return true;
      },
      [&](const Modifiers& held) {
        frame.held = held;
        return true;
      },
      [&](const TextTyped& typed) {
        frame.text += typed.text;
        return true;
      },
      [&](FilesDropped& files) {
        frame.dropped = std::move(files.paths);
        full = true;
        return true;
      },
      [&](const Resized& size) {
        frame.resized = true;
        frame.size = size;
        return true;
      },
      [&](const CloseAsked&) {
        frame.close = true;
        return true;
      },
  };
  while (!events_.empty() && !full && std::visit(take_one, events_.front())) {
    events_.pop_front();
  }
  state_.mouse_x = frame.mouse_x;
  state_.mouse_y = frame.mouse_y;
  state_.buttons = frame.buttons;
  state_.held = frame.held;
  return frame;
}

}  // namespace dateline::viewer
