#include "viewer/app/picture_export.h"

#include <fmt/format.h>

#include <utility>

#include "viewer/picture/png.h"
#include "viewer/picture/withholding.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

// A layer whose tiles never come must not hold the picture up for ever.
constexpr int kMostFrames = 1200;

/// A name that no file has: "dateline-2016-07-26.png", "dateline-2016-07-26-2.png" ...
std::filesystem::path free_name(const std::filesystem::path& wanted) {
  std::filesystem::path file = wanted;
  std::error_code ignored;
  for (int number = 2; std::filesystem::exists(file, ignored); ++number) {
    file = wanted.parent_path() / fmt::format("{}-{}{}", wanted.stem().string(), number, wanted.extension().string());
  }
  return file;
}

Result<std::filesystem::path> write(const std::filesystem::path& wanted, const PictureView& view, const Image& image) {
  const std::filesystem::path file = free_name(wanted);
  if (const auto written = write_png(file, image, kPixelsPerInch * view.scale); !written) {
    return tl::make_unexpected(written.error());
  }
  if (const auto written = write_sidecar(sidecar_path(file), view); !written) {
    return tl::make_unexpected(written.error());
  }
  return file;
}

}  // namespace

void PictureExport::begin(const Camera& camera, MapScene scene, PictureView view, std::filesystem::path file) {
  if (!busy()) {
    if (view.furniture.withholding.any()) {
      withholding_ = jobs_.start([scene, how = view.furniture.withholding](const std::stop_token&, JobProgress&) {
        return withhold(scene, how);
      });
    }
    request_.emplace(Request{camera, std::move(scene), std::move(view), std::move(file)});
  }
}

std::optional<Result<std::filesystem::path>> PictureExport::step() {
  if (auto written = writing_.take()) {
    return written;
  }
  if (auto scene = withholding_.take(); scene && request_) {
    request_->scene = std::move(*scene);
  }
  if (!request_ || withholding_.active()) {
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
  writing_ = jobs_.start([file = std::move(request_->file), view = std::move(request_->view),
                          image = Image{renderer_->picture().size(), renderer_->picture().read_pixels()}](
                             const std::stop_token&, JobProgress&) { return write(file, view, image); });
  request_.reset();
  return std::nullopt;
}

void PictureExport::cancel() {
  request_.reset();
}

}  // namespace dateline::viewer
