#include "viewer/app/headless_window.h"

#include <utility>

#include "viewer/app/snapshot_options.h"

namespace dateline::viewer {

Result<HeadlessWindow> HeadlessWindow::create(const std::string& size) {
  const Result<gl::Size> pixels = parse_size(size);
  if (!pixels) {
    return tl::make_unexpected(pixels.error());
  }
  auto context = gl::HeadlessContext::create();
  if (!context) {
    return tl::make_unexpected(context.error());
  }
  ApplicationOptions options;
  options.size = *pixels;
  auto app = Application::create(std::move(options));
  auto screen = gl::Framebuffer::create(*pixels);
  if (!app || !screen) {
    return tl::make_unexpected(app ? screen.error() : app.error());
  }
  return HeadlessWindow{std::move(*context), std::move(*screen), std::move(*app)};
}

}  // namespace dateline::viewer
