#pragma once

#include <memory>
#include <string>

#include "viewer/app/application.h"
#include "viewer/gl/context.h"
#include "viewer/gl/framebuffer.h"

namespace dateline::viewer {

/// The whole program without a display: its frames are drawn into a framebuffer. On the thread that makes it.
struct HeadlessWindow {
  gl::HeadlessContext context;  ///< first made, last released
  gl::Framebuffer screen;
  std::unique_ptr<Application> app;

  /// `size` is width and height in pixels: "1280x800".
  [[nodiscard]] static Result<HeadlessWindow> create(const std::string& size);
};

}  // namespace dateline::viewer
