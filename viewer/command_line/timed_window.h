#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "viewer/app/application.h"
#include "viewer/command_line/frame_times.h"

namespace dateline::viewer {

inline constexpr int kFramesASecond = 60;

/// Times one frame, from when it is made.
class FrameClock {
 public:
  FrameClock();
  /// Adds the time until now.
  void add_to(FrameTimes& times) const;

 private:
  double wall_;
  double processor_;
  double all_threads_;
};

/// Draws whole frames of an application at sixty a second, or as fast as they come where that is slower, and times
/// them. On the thread that owns the context.
class TimedWindow {
 public:
  TimedWindow(Application& application, const gl::Framebuffer& screen) : app_(application), screen_(screen) {}

  void frame();
  [[nodiscard]] FrameTimes take_times() { return std::exchange(times_, {}); }

 private:
  Application& app_;
  const gl::Framebuffer& screen_;
  FrameTimes times_;
};

/// A folder for what a measurement makes up, and for the caches, so that nothing is there already and nothing is left.
/// To be made before any thread is started.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] std::string file(const char* name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

/// Memory that is in use now, and at most so far, in MiB.
[[nodiscard]] double resident_mb();
[[nodiscard]] double peak_resident_mb();

}  // namespace dateline::viewer
