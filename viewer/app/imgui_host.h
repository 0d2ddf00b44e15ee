#pragma once

#include <memory>

#include "base/result.h"
#include "viewer/app/input_queue.h"
#include "viewer/app/window_picture.h"

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

  /// Makes the next frame be drawn whole: textures are others under the same names.
  void forget_picture() { picture_.forget(); }
  void begin_frame(const FrameInput& input, gl::Size size, double scale, double seconds);
  /// Draws what differs from the last frame and shows the whole in `target`, or on the screen where it is null.
  void end_frame(gl::Size size, const WindowPicture::Below& below, const gl::Framebuffer* target);

 private:
  ImGuiHost() = default;
  WindowPicture picture_;
};

}  // namespace dateline::viewer
