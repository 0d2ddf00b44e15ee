#include "viewer/map/basemap.h"

#include <algorithm>
#include <chrono>
#include <stop_token>
#include <utility>

#include "geo/online/address.h"
#include "viewer/map/basemap_ground.h"
#include "viewer/map/basemap_layers.h"
#include "viewer/map/basemap_painter.h"
#include "viewer/map/kept_ground.h"

namespace dateline::viewer {

namespace {

constexpr auto kFrameBudget = std::chrono::milliseconds(4);  // for taking over tiles, of a frame's 16

constexpr unsigned kConnections = 4;  // to servers at a time

using Opening = Job<Result<LayerContent>>;

/// What a user added: its state for people, and its tiles once it is open.
struct Added {
  Opening opening;
  std::unique_ptr<TileLayer> tiles;
  std::optional<LayerContent> content;
};

}  // namespace

struct Basemap::Impl {
  Impl(JobQueue& queue, const std::filesystem::path& folder, Pace how, std::unique_ptr<BasemapPainter> made)
      : jobs(queue), pace(how), painter(std::move(made)), ground(queue, folder), relief(queue, folder / "relief.tif") {}

  /// Who opens the layer and makes its tiles.
  JobQueue& workers_for(const std::filesystem::path& file) {
    if (!geo::is_address(file.string())) {
      return jobs;
    }
    if (!connections) {
      connections.emplace(kConnections);
    }
    return *connections;
  }

  JobQueue& jobs;
  Pace pace;
  std::optional<JobQueue> connections;  // made for the first layer on a server
  std::unique_ptr<BasemapPainter> painter;
  GroundLayer ground;
  ReliefLayer relief;
  std::vector<Added> added;
  std::vector<AddedLayer> layers;  // one for each of `added`
  std::vector<Error> errors;
  std::size_t added_ever = 0;  // which gives each layer its colour
  std::uint64_t version = 0;
  bool changed = true;  // since the last update, by the user
  geo::FeatureTime window{};

  /// The dates of a layer's features, counted anew.
  void count_dates(std::size_t i) {
    const auto& content = added[i].content;
    if (!content || content->vector() == nullptr || content->vector()->data().times.empty()) {
      return;
    }
    layers[i].dates = dates_of(content->vector()->data().times, window);
  }
  bool hidden = false;  // the built-in map, by a picture over the whole of the view
  bool warm = false;    // a picture can be drawn without a pause

  [[nodiscard]] bool tiles_settled() const {
    return !changed && !left_over && layers_settled() && (hidden || (ground.settled() && relief.settled()));
  }
  /// While nothing else is to be done.
  void warm_up() {
    if (pace == Pace::moving && !warm && tiles_settled()) {
      geo::RasterTile white;
      white.rgba.assign(geo::RasterTile::kPixels * 4, 255);
      painter->warm_up(white);
      warm = true;
    }
  }

  /// Copies the ground that `keeper` keeps between shares of the view's width; false where it cannot.
  bool copy_kept(KeptGround& keeper, const Camera& camera, const Style& style, std::optional<std::size_t> without,
                 std::pair<double, double> shares, const gl::Framebuffer& target) {
    return keeper.draw(
        *painter, camera,
        {[this, &camera, &style, without] { draw_all(camera, style, {.without = without, .wiping = false}); },
         seen_tiles(camera, style.map, without), look_version, shares.first, shares.second},
        target);
  }
  /// The same of all, where a layer is wiped over the others from two: with it and without it.
  bool copy_kept(const Camera& camera, const Style& style, const gl::Framebuffer& target) {
    const std::vector<std::size_t> parts = wiped(camera);
    if (parts.empty()) {
      below.reset();
      const bool copied = copy_kept(kept, camera, style, std::nullopt, {0, 1}, target);
      left_over = !kept.is_whole();
      return copied;
    }
    const LayerLook& look = layers[parts.front()].look;
    if (parts.size() > 1 || look.right < 1) {
      return false;
    }
    if (!below) {
      below.emplace();
    }
    const bool copied = copy_kept(kept, camera, style, std::nullopt, {look.left, 1}, target) &&
                        copy_kept(*below, camera, style, parts.front(), {0, look.left}, target);
    left_over = !kept.is_whole() || !below->is_whole();
    return copied;
  }

  KeptGround kept;
  std::optional<KeptGround> below;  // of what lies under a layer that is wiped over it
  std::uint64_t look_version = 0;   // of all that decides how the ground looks, but for its tiles
  bool left_over = false;           // of the last drawing, to a later frame
  bool kept_dark = false;
  MapStyle kept_style;

  void touch() {
    changed = true;
    ++version;
    ++look_version;
  }
  /// The layers that end within the view: they are drawn by the view's shares, not by the map's places.
  [[nodiscard]] std::vector<std::size_t> wiped(const Camera& camera) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < added.size(); ++i) {
      if (shows(i, camera) && (layers[i].look.left > 0 || layers[i].look.right < 1)) {
        found.push_back(i);
      }
    }
    return found;
  }
  /// Which layers are drawn, and how far.
  struct Extent {
    std::optional<std::size_t> without = {};  ///< this one is left out
    bool wiping = true;                       ///< each between its shares of the view's width
  };
  /// With the painter's part of the view.
  void draw_all(const Camera& camera, const Style& style, const Extent& how) {
    if (hidden) {
      painter->clear(style.map.water);  // beyond the poles
    } else {
      ground.draw_land(*painter, style.map, relief.shows(camera, style.map));
      relief.draw(*painter, camera, style.map);
      ground.draw_lines(*painter, style.map);
    }
    for (std::size_t i = 0; i < added.size(); ++i) {
      if (shows(i, camera) && i != how.without) {
        const LayerLook& look = layers[i].look;
        if (how.wiping) {
          painter->keep_between(look.left, look.right);
        }
        painter->keep_within(look.follows_dates ? std::optional(window) : std::nullopt);
        added[i].tiles->draw(*painter, camera, look, style.dark);
      }
    }
  }
  [[nodiscard]] std::vector<SeenTile> seen_tiles(const Camera& camera, const MapStyle& style,
                                                 std::optional<std::size_t> without) const {
    std::vector<SeenTile> seen;
    if (!hidden) {
      ground.add_seen(seen);
      relief.add_seen(camera, style, seen);
    }
    for (std::size_t i = 0; i < added.size(); ++i) {
      if (shows(i, camera) && i != without) {
        added[i].tiles->add_seen(seen);
      }
    }
    return seen;
  }
  [[nodiscard]] bool shows(std::size_t i, const Camera& camera) const {
    return added[i].tiles && layers[i].look.shows_at(camera.zoom());
  }

  /// Whether a layer lets nothing be seen of what is below it.
  [[nodiscard]] bool hides(std::size_t i, const Camera& camera) const {
    const LayerLook& look = layers[i].look;
    return shows(i, camera) && look.opacity >= 1 && look.left <= 0 && look.right >= 1 && added[i].tiles->is_opaque();
  }
  [[nodiscard]] bool layers_settled() const {
    for (std::size_t i = 0; i < added.size(); ++i) {
      if (added[i].opening.active() || (added[i].tiles && layers[i].look.visible && !added[i].tiles->settled())) {
        return false;
      }
    }
    return true;
  }

  void tell(std::vector<Error> found) {
    for (Error& error : found) {
      errors.push_back(std::move(error));
    }
  }

  /// Each layer, the built-in ones among them, keeps its part of the memory for tiles, and what the others do not use.
  void share_memory() {
    std::size_t used = ground.bytes() + relief.bytes();
    std::size_t users = 2;
    for (const Added& layer : added) {
      used += layer.tiles ? layer.tiles->bytes() : 0;
      users += layer.tiles ? 1 : 0;
    }
    const auto share = [used, users](auto& tiles) {
      const std::size_t others = used - tiles.bytes();
      tiles.keep_at_most(std::max(kTileMemory / users, kTileMemory - std::min(kTileMemory, others)));
    };
    share(ground);
    share(relief);
    for (const Added& layer : added) {
      if (layer.tiles) {
        share(*layer.tiles);
      }
    }
  }

  bool finish_opening() {
    bool came = false;
    for (std::size_t i = 0; i < added.size(); ++i) {
      auto result = added[i].opening.take();
      if (!result) {
        continue;
      }
      came = true;
      ++version;
      if (!result->has_value()) {
        layers[i].state = AddedLayer::State::failed;
        layers[i].error = std::move(result->error());
        continue;
      }
      layers[i].bounds = (*result)->bounds();
      layers[i].state = AddedLayer::State::ready;
      layers[i].is_picture = (*result)->vector() == nullptr;
      layers[i].scale = (*result)->scale();
      if (layers[i].scale) {
        geo::RasterTile numbers;
        numbers.values.assign(geo::RasterTile::kPixels * (layers[i].scale->automatic.size() + 1), 1.0F);
        painter->warm_up(numbers);
      }
      layers[i].credit = (*result)->server() == nullptr ? "" : (*result)->server()->credit();
      added[i].tiles = (*result)->make_tiles(workers_for(layers[i].file));
      added[i].content = std::move(**result);
      count_dates(i);
    }
    return came;
  }
};

Result<std::unique_ptr<Basemap>> Basemap::create(JobQueue& jobs, const std::filesystem::path& folder, Pace pace) {
  auto painter = BasemapPainter::create();
  if (!painter) {
    return tl::make_unexpected(painter.error());
  }
  return std::unique_ptr<Basemap>(new Basemap(std::make_unique<Impl>(jobs, folder, pace, std::move(*painter))));
}

Basemap::Basemap(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Basemap::~Basemap() = default;

void Basemap::add_layer(const std::filesystem::path& file, const LayerLook& look) {
  add_layer(file,
            impl_->workers_for(file).start([file, accent = impl_->added_ever](std::stop_token stop, JobProgress&) {
              return open_layer(file, accent, std::move(stop));
            }),
            look);
}

void Basemap::add_layer(const std::filesystem::path& file, Job<Result<LayerContent>> opening, const LayerLook& look) {
  impl_->layers.push_back({.file = file, .error = {}, .look = look});
  impl_->added.push_back({std::move(opening), nullptr, std::nullopt});
  ++impl_->added_ever;
  impl_->touch();
}

void Basemap::remove_layer(std::size_t index) {
  const auto at = static_cast<std::ptrdiff_t>(index);
  impl_->layers.erase(impl_->layers.begin() + at);
  impl_->added.erase(impl_->added.begin() + at);
  impl_->touch();
}

void Basemap::move_layer(std::size_t from, std::size_t to) {
  const auto move = [from, to](auto& list) {
    const auto begin = list.begin();
    const auto a = begin + static_cast<std::ptrdiff_t>(from);
    const auto b = begin + static_cast<std::ptrdiff_t>(to);
    if (from < to) {
      std::rotate(a, a + 1, b + 1);
    } else {
      std::rotate(b, a, a + 1);
    }
  };
  move(impl_->layers);
  move(impl_->added);
  impl_->touch();
}

void Basemap::set_look(std::size_t index, const LayerLook& look) {
  const LayerLook before = std::exchange(impl_->layers[index].look, look);
  if (before == look) {
    return;
  }
  LayerLook moved = before;
  moved.left = look.left;
  const bool only_wiped = moved == look && (before.left > 0) == (look.left > 0);
  if (only_wiped) {
    impl_->changed = true;  // which parts are copied, not what is kept
  } else {
    impl_->touch();
  }
}

void Basemap::set_window(events::TimeWindow window) {
  const geo::FeatureTime wanted{window.begin, window.end};
  if (std::exchange(impl_->window, wanted) == wanted) {
    return;
  }
  for (std::size_t i = 0; i < impl_->layers.size(); ++i) {
    if (impl_->layers[i].dates) {
      impl_->count_dates(i);
      impl_->touch();
    }
  }
}

void Basemap::set_caption(std::size_t index, const std::string& caption) {
  if (impl_->layers[index].caption != caption) {
    impl_->layers[index].caption = caption;
    impl_->touch();
  }
}

const std::vector<AddedLayer>& Basemap::layers() const {
  return impl_->layers;
}

bool Basemap::update(const Camera& camera) {
  const bool still = impl_->pace == Pace::still;
  TileWork work{std::chrono::steady_clock::now() + kFrameBudget, !still, still ? 0 : KeptGround::kMargin};
  if (still) {
    work.deadline = std::chrono::steady_clock::time_point::max();
  }
  bool came = std::exchange(impl_->changed, false);
  came |= impl_->finish_opening();
  bool hidden = false;
  for (std::size_t i = 0; i < impl_->added.size(); ++i) {
    if (impl_->shows(i, camera)) {
      came |= impl_->added[i].tiles->update(camera, work);
      hidden |= impl_->hides(i, camera);
    }
    if (const auto& content = impl_->added[i].content; content && content->server() != nullptr) {
      impl_->layers[i].error = content->server()->problem();
    }
  }
  if (std::exchange(impl_->hidden, hidden) != hidden) {
    ++impl_->look_version;
    came = true;
  }
  if (!hidden && (!still || impl_->layers_settled())) {
    came |= impl_->ground.update(camera, work);
    came |= impl_->relief.update(camera, work);
  }
  impl_->share_memory();
  impl_->tell(impl_->ground.take_errors());
  impl_->tell(impl_->relief.take_errors());
  if (!came) {
    impl_->warm_up();
  }
  return came || impl_->left_over;
}

void Basemap::draw(const Camera& camera, const Style& style, const gl::Framebuffer& target) {
  if (impl_->pace == Pace::moving) {
    if (impl_->kept_dark != style.dark || impl_->kept_style != style.map) {
      impl_->kept_dark = style.dark;
      impl_->kept_style = style.map;
      ++impl_->look_version;
    }
    if (impl_->copy_kept(camera, style, target)) {
      return;
    }
  }
  impl_->left_over = false;
  target.bind();
  impl_->painter->begin(camera);
  impl_->draw_all(camera, style, {});
  impl_->painter->end();
}

bool Basemap::settled() const {
  return impl_->tiles_settled() && (impl_->warm || impl_->pace == Pace::still);
}

void Basemap::add_labels(const geo::Bounds& region, double zoom, double scale, const Style& style,
                         std::vector<LabelCandidate>& candidates) const {
  const geo::WorldBox box{geo::to_world({region.west, region.north}), geo::to_world({region.east, region.south})};
  for (std::size_t i = impl_->added.size(); i-- > 0;) {
    const auto& content = impl_->added[i].content;
    if (content && content->vector() != nullptr && impl_->layers[i].look.shows_at(zoom)) {
      content->vector()->add_labels(
          box,
          {zoom, style.dark, scale, impl_->layers[i].look.follows_dates ? std::optional(impl_->window) : std::nullopt},
          candidates);
    }
  }
}

std::uint64_t Basemap::layers_version() const {
  return impl_->version;
}

const std::vector<Error>& Basemap::errors() const {
  return impl_->errors;
}

std::vector<std::string> Basemap::notes(const Camera& camera) const {
  std::vector<std::string> notes;
  for (auto layer = impl_->layers.rbegin(); layer != impl_->layers.rend(); ++layer) {
    if (layer->state != AddedLayer::State::ready || !layer->look.shows_at(camera.zoom())) {
      continue;
    }
    for (const std::string& note : {layer->caption, layer->credit}) {
      if (!note.empty() && std::ranges::find(notes, note) == notes.end()) {
        notes.push_back(note);
      }
    }
  }
  if (!impl_->hidden && impl_->ground.shows_disputed(camera)) {
    notes.emplace_back("Dashed borders are disputed");
  }
  return notes;
}

std::vector<std::string> Basemap::credits() {
  return {"Natural Earth", "GSHHG (LGPL)", "relief: SRTM, NASA"};
}

}  // namespace dateline::viewer
