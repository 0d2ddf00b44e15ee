#pragma once

#include <string>

#include "base/result.h"

namespace dateline::viewer::gl {

/// An OpenGL 3.3 core context without a window, made through EGL: needs no X server, no GPU (Mesa's llvmpipe draws) and
/// no home folder. Commands and tests use it; a window makes its own context current and runs the same code.
/// Current on the thread that created it, and used on that thread alone.
class HeadlessContext {
 public:
  /// Error (failed): no EGL platform, or none with OpenGL 3.3; says which package brings a software driver.
  [[nodiscard]] static Result<HeadlessContext> create();
  ~HeadlessContext();
  HeadlessContext(HeadlessContext&& other) noexcept;
  HeadlessContext& operator=(HeadlessContext&& other) noexcept;
  HeadlessContext(const HeadlessContext&) = delete;
  HeadlessContext& operator=(const HeadlessContext&) = delete;

 private:
  HeadlessContext(void* display, void* context) : display_(display), context_(context) {}
  void release();
  void* display_ = nullptr;  // EGLDisplay; shared by the process and never terminated
  void* context_ = nullptr;  // EGLContext
};

/// What draws: the renderer's and the version's names of the current context ("llvmpipe ..., 4.5 (Core Profile) Mesa
/// ..."). Error (failed): the current context is older than OpenGL 3.3.
[[nodiscard]] Result<std::string> describe_context();

}  // namespace dateline::viewer::gl
