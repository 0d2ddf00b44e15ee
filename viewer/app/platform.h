#pragma once

#include <functional>
#include <string>

namespace dateline::viewer {

/// What the application needs of the window system; a test brings its own. Called on the main thread.
struct Platform {
  std::function<std::string()> read_clipboard;  ///< UTF-8; empty where it holds no text
  std::function<void(const std::string&)> write_clipboard;
};

}  // namespace dateline::viewer
