#pragma once

#include <memory>

#include "base/result.h"
#include "viewer/app/input_queue.h"
#include "viewer/gl/texture.h"

namespace dateline::viewer {

/// Dear ImGui's context and its drawing: only its windows, clipping and draw lists are used, since keys and text have
/// their own way. Lives on the thread that owns the GL context, one at a time.
class ImGuiHost {
 public:
  /// Error (failed): ImGui's renderer could not start.
  [[nodiscard]] static Result<std::unique_ptr<ImGuiHost>> create();
  ~ImGuiHost();
  ImGuiHost(const ImGuiHost&) = delete;
  ImGuiHost& operator=(const ImGuiHost&) = delete;

  void begin_frame(const FrameInput& input, gl::Size size, double scale, double seconds);
  /// Draws into the bound framebuffer.
  void end_frame();

 private:
  ImGuiHost() = default;
};

}  // namespace dateline::viewer
