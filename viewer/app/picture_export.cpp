#include "viewer/app/picture_export.h"

#include <fmt/format.h>

#include <utility>

#include "viewer/picture/png.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

// A layer whose tiles never come must not hold the picture up for ever.
constexpr int kMostFrames = 1200;

/// A name that no file in the folder has: "dateline-2016-07-26.png", "dateline-2016-07-26-2.png" ...
std::filesystem::path free_name(const std::filesystem::path& folder, const PictureView& view) {
  const std::string stem = "dateline-" + events::format_last_day(view.window.end);
  std::filesystem::path file = folder / (stem + ".png");
  std::error_code ignored;
  for (int number = 2; std::filesystem::exists(file, ignored); ++number) {
    file = folder / fmt::format("{}-{}.png", stem, number);
  }
  return file;
}

Result<std::filesystem::path> write(const std::filesystem::path& folder, const PictureView& view, const Image& image) {
  const std::filesystem::path file = free_name(folder, view);
  if (const auto written = write_png(file, image); !written) {
    return tl::make_unexpected(written.error());
  }
  if (const auto written = write_sidecar(sidecar_path(file), view); !written) {
    return tl::make_unexpected(written.error());
  }
  return file;
}

}  // namespace

void PictureExport::begin(const Camera& camera, MapScene scene, PictureView view, std::filesystem::path folder) {
  if (!busy()) {
    request_.emplace(Request{camera, std::move(scene), std::move(view), std::move(folder)});
  }
}

std::optional<Result<std::filesystem::path>> PictureExport::step() {
  if (auto written = writing_.take()) {
    return written;
  }
  if (!request_) {
    return std::nullopt;
  }
  const auto stop_with = [this](Error error) {
    request_.reset();
    return Result<std::filesystem::path>(tl::make_unexpected(std::move(error)));
  };
  if (!renderer_) {
    auto created = PictureRenderer::create(text_, &basemap_);
    if (!created) {
      return stop_with(created.error());
    }
    renderer_ = std::move(*created);
  }
  if (const auto drawn = renderer_->draw(request_->camera, request_->scene, request_->view.furniture); !drawn) {
    return stop_with(drawn.error());
  }
  if (!renderer_->map().is_settled() && ++request_->frames < kMostFrames) {
    return std::nullopt;
  }
  writing_ = jobs_.start([folder = std::move(request_->folder), view = std::move(request_->view),
                          image = Image{renderer_->picture().size(), renderer_->picture().read_pixels()}](
                             const std::stop_token&, JobProgress&) { return write(folder, view, image); });
  request_.reset();
  return std::nullopt;
}

void PictureExport::cancel() {
  request_.reset();
}

}  // namespace dateline::viewer
