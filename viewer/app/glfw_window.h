#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "viewer/app/application.h"

struct GLFWwindow;
struct GLFWcursor;

namespace dateline::viewer {

/// A window of the screen with an OpenGL 3.3 core context that is current on this thread. One at a time, on the main
/// thread.
class GlfwWindow {
 public:
  /// Error (failed): there is no display, or it cannot draw OpenGL 3.3.
  [[nodiscard]] static Result<std::unique_ptr<GlfwWindow>> create(const std::string& title);
  ~GlfwWindow();
  GlfwWindow(const GlfwWindow&) = delete;
  GlfwWindow& operator=(const GlfwWindow&) = delete;

  [[nodiscard]] gl::Size size() const;  ///< device pixels
  [[nodiscard]] double scale() const;   ///< device pixels for one of design
  [[nodiscard]] Platform platform();

  /// Feeds the application with what a person does until it quits.
  void run(Application& application);

 private:
  struct Callbacks;
  GlfwWindow() = default;
  void show_cursor();
  void show_title(const std::string& project);

  GLFWwindow* window_ = nullptr;
  Application* application_ = nullptr;  // while it runs
  GLFWcursor* cursors_[4] = {};
  int shown_cursor_ = -1;
  std::string shown_project_;  // in the title
};

}  // namespace dateline::viewer
