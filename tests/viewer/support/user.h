#pragma once

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "tests/support/temporary_folder.h"
#include "tests/viewer/support/context.h"
#include "viewer/app/application.h"

namespace dateline::viewer {

inline constexpr gl::Size kSize{1280, 800};

/// A test that is the user: it presses, drags and types through the application's one queue of events, draws into a
/// framebuffer without a window, and looks at the state and at the picture.
class User {
 public:
  explicit User(std::filesystem::path recovery_folder = {}, std::filesystem::path consent_file = {}) {
    ApplicationOptions options;
    options.size = kSize;
    options.picture_folder = folder;
    options.working_folder = folder;
    options.recovery_folder = std::move(recovery_folder);
    options.consent_file = std::move(consent_file);
    options.clock = [] { return std::chrono::sys_seconds(std::chrono::seconds(1'470'000'000)); };
    options.platform = {.read_clipboard = [this] { return clipboard; },
                        .write_clipboard = [this](const std::string& text) { clipboard = text; }};
    auto created = Application::create(options);
    REQUIRE(created);
    app = std::move(*created);
    target.emplace(std::move(*gl::Framebuffer::create(kSize)));
  }

  void frames(int count) {
    for (int i = 0; i < count; ++i) {
      app->frame(1.0 / 60, &*target);
    }
  }
  /// Draws until it is so, for at most a minute of waiting for workers.
  bool until(const std::function<bool()>& so) {
    for (int i = 0; i < 6000; ++i) {
      frames(1);
      if (so()) {
        return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  void open_demo() {
    app->open({});
    REQUIRE(until([&] { return !app->state().opening && !app->state().snapshot->project().events.empty(); }));
    frames(3);
  }
  Rect item(const std::string& name) {
    const auto rect = app->item(name);
    INFO(name);
    REQUIRE(rect);
    return *rect;
  }
  /// Not to be inlined: GCC 12 sees uninitialised members of the moved variant there.
  [[gnu::noinline]] void handle(InputEvent event) { app->handle(std::move(event)); }
  void move(float x, float y) {
    handle(MouseMove{x, y});
    frames(2);
  }
  void press(bool down) {
    handle(MouseButton{0, down});
    frames(2);
  }
  void click(float x, float y) {
    move(x, y);
    press(true);
    press(false);
    frames(30);  // so that two clicks are never a double one
  }
  void click(const std::string& name) {
    const Rect rect = item(name);
    click(rect.x + rect.width / 2, rect.y + rect.height / 2);
  }
  void drag(float x, float y, float to_x, float to_y) {
    move(x, y);
    press(true);
    move((x + to_x) / 2, (y + to_y) / 2);
    move(to_x, to_y);
    press(false);
    frames(30);
  }
  void key(Key pressed, bool ctrl = false, bool shift = false, bool alt = false) {
    handle(KeyDown{{.key = pressed, .ctrl = ctrl, .shift = shift, .alt = alt}});
    frames(2);
  }
  void type(const std::string& text) {
    handle(TextTyped{text});
    frames(2);
  }
  const UiState& state() { return app->state(); }
  const events::Event& selected() {
    const auto event = state().selected_event();
    REQUIRE(event);
    return state().snapshot->project().events[*event];
  }

  const test::TemporaryFolder temporary{"ui"};
  const std::filesystem::path& folder = temporary.path();
  std::string clipboard;
  std::unique_ptr<Application> app;
  std::optional<gl::Framebuffer> target;
};

}  // namespace dateline::viewer
