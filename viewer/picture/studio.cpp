#include "viewer/picture/studio.h"

#include <chrono>
#include <thread>
#include <utility>

#include "viewer/map/basemap_layers.h"
#include "viewer/text/fonts.h"
#include "viewer/text/glyph_atlas.h"
#include "viewer/text/text_renderer.h"

namespace dateline::viewer {
namespace {

constexpr unsigned kWorkers = 2;
constexpr std::chrono::seconds kPatience{60};
constexpr std::chrono::milliseconds kPause{1};

}  // namespace

// In the order in which each needs the ones before it; destroyed the other way round.
struct Studio::Impl {
  Impl(gl::HeadlessContext c, FontSet f, std::unique_ptr<JobQueue> queue)
      : context(std::move(c)), fonts(std::move(f)), atlas(fonts), jobs(std::move(queue)) {}
  gl::HeadlessContext context;
  FontSet fonts;
  GlyphAtlas atlas;
  std::optional<TextRenderer> text;
  std::unique_ptr<JobQueue> jobs;
  std::filesystem::path ahead;  // the file that is opened already, as the lowest layer
  Job<Result<LayerContent>> opening;
  std::unique_ptr<Basemap> basemap;
  std::optional<PictureRenderer> renderer;
};

Studio::Studio(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Studio::~Studio() = default;

Result<std::unique_ptr<Studio>> Studio::create(const std::filesystem::path& resources,
                                               const std::filesystem::path& layer) {
  auto jobs = std::make_unique<JobQueue>(kWorkers);
  Job<Result<LayerContent>> opening;
  if (!layer.empty()) {
    opening =
        jobs->start([layer](std::stop_token stop, JobProgress&) { return open_layer(layer, 0, std::move(stop)); });
  }
  Result<gl::HeadlessContext> context = gl::HeadlessContext::create();
  if (!context) {
    return tl::make_unexpected(context.error());
  }
  Result<FontSet> fonts = FontSet::open();
  if (!fonts) {
    return tl::make_unexpected(fonts.error());
  }
  auto impl = std::make_unique<Impl>(std::move(*context), std::move(*fonts), std::move(jobs));
  impl->ahead = layer;
  impl->opening = std::move(opening);
  Result<TextRenderer> text = TextRenderer::create(impl->atlas);
  if (!text) {
    return tl::make_unexpected(text.error());
  }
  impl->text.emplace(std::move(*text));
  Result<std::unique_ptr<Basemap>> basemap = Basemap::create(*impl->jobs, resources / "basemap", Basemap::Pace::still);
  if (!basemap) {
    return tl::make_unexpected(basemap.error());
  }
  impl->basemap = std::move(*basemap);
  Result<PictureRenderer> renderer = PictureRenderer::create(*impl->text, impl->basemap.get());
  if (!renderer) {
    return tl::make_unexpected(renderer.error());
  }
  impl->renderer.emplace(std::move(*renderer));
  return std::unique_ptr<Studio>(new Studio(std::move(impl)));
}

Result<void> Studio::add_layer(const std::filesystem::path& file, const Camera& camera) {
  Basemap& basemap = *impl_->basemap;
  if (impl_->opening.active() && impl_->ahead == file && basemap.layers().empty()) {
    basemap.add_layer(file, std::move(impl_->opening));
  } else {
    basemap.add_layer(file);
  }
  const auto start = std::chrono::steady_clock::now();
  while (last_layer().state == AddedLayer::State::loading && std::chrono::steady_clock::now() - start < kPatience) {
    basemap.update(camera);
    std::this_thread::sleep_for(kPause);
  }
  if (last_layer().state == AddedLayer::State::loading) {
    return failed(file.string(), "takes longer than a minute to open", "give a smaller file");
  }
  if (last_layer().error) {
    return tl::make_unexpected(*last_layer().error);
  }
  return {};
}

const AddedLayer& Studio::last_layer() const {
  return impl_->basemap->layers().back();
}

Result<Image> Studio::draw(const Camera& camera, const MapScene& scene, const FurnitureOptions& furniture) {
  const auto start = std::chrono::steady_clock::now();
  // The ground comes first, so that the picture is drawn once and not anew for each tile.
  Basemap& ground = *impl_->basemap;
  while (scene.show_basemap && (ground.update(camera) || !ground.settled()) &&
         std::chrono::steady_clock::now() - start < kPatience) {
    std::this_thread::sleep_for(kPause);
  }
  while (true) {
    impl_->atlas.begin_frame();
    if (const Result<bool> drawn = impl_->renderer->draw(camera, scene, furniture); !drawn) {
      return tl::make_unexpected(drawn.error());
    }
    if (impl_->renderer->map().is_settled() || std::chrono::steady_clock::now() - start > kPatience) {
      break;
    }
    std::this_thread::sleep_for(kPause);
  }
  const gl::Framebuffer& picture = impl_->renderer->picture();
  return Image{picture.size(), picture.read_pixels()};
}

PictureRenderer& Studio::renderer() {
  return *impl_->renderer;
}
Basemap& Studio::basemap() {
  return *impl_->basemap;
}
JobQueue& Studio::jobs() {
  return *impl_->jobs;
}

}  // namespace dateline::viewer
