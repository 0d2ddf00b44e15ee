#include "viewer/map/map_renderer.h"

#include <algorithm>
#include <utility>

#include "viewer/gl/draw.h"
#include "viewer/map/area_layer.h"
#include "viewer/map/basemap.h"
#include "viewer/map/canvas.h"
#include "viewer/map/control_history.h"
#include "viewer/map/flow_layer.h"
#include "viewer/map/graticule.h"
#include "viewer/map/label_layer.h"
#include "viewer/map/marker_layer.h"
#include "viewer/map/place_directory.h"

namespace dateline::viewer {
namespace {

/// Whether two scenes give the same picture of the same view, but for what moves by itself.
bool look_the_same(const MapScene& a, const MapScene& b) {
  return a.project == b.project && a.index == b.index && a.window == b.window && a.filter == b.filter &&
         a.playing == b.playing && a.districts == b.districts && a.gazetteer == b.gazetteer && a.style == b.style &&
         a.selected_event == b.selected_event && a.selected_place == b.selected_place && a.hovered == b.hovered &&
         a.show_basemap == b.show_basemap && a.show_markers == b.show_markers && a.show_districts == b.show_districts &&
         a.show_uncertainty == b.show_uncertainty && a.show_labels == b.show_labels &&
         a.show_graticule == b.show_graticule && a.show_heat == b.show_heat &&
         a.size_by_casualties == b.size_by_casualties && a.flows == b.flows && a.show_flows == b.show_flows;
}

}  // namespace

struct MapRenderer::Impl {
  Impl(TextRenderer& text_renderer, Basemap* map, Canvas c, AreaLayer a, FlowLayer f, MarkerLayer m)
      : text(text_renderer),
        basemap(map),
        canvas(std::move(c)),
        areas(std::move(a)),
        flows(std::move(f)),
        markers(std::move(m)),
        labels(text_renderer, map) {}

  void draw_ground(const Camera& camera, const MapScene& scene);
  void draw_top(const Camera& camera, const MapScene& scene, const Reserve& reserve);

  TextRenderer& text;
  Basemap* basemap;
  Canvas canvas;
  AreaLayer areas;
  FlowLayer flows;
  MarkerLayer markers;
  LabelLayer labels;
  PlaceDirectory places;
  std::optional<ControlHistory> history;
  std::vector<PlaceControl> control;

  std::optional<gl::Framebuffer> ground;   // basemap and districts
  std::vector<std::uint8_t> ground_rows;   // its pixels; empty until dots are laid over them
  std::optional<gl::Framebuffer> picture;  // the ground with everything on it
  Camera camera{{1, 1}};
  MapScene scene;  // of the last picture
  std::vector<PlaceControl> ground_control;
  events::Minute ground_day = 0;
  bool stale = true;
  MapContent ground_content;
  MapContent content;
};

Result<MapRenderer> MapRenderer::create(TextRenderer& text, Basemap* basemap) {
  Result<Canvas> canvas = Canvas::create();
  if (!canvas) {
    return tl::make_unexpected(canvas.error());
  }
  Result<AreaLayer> areas = AreaLayer::create();
  if (!areas) {
    return tl::make_unexpected(areas.error());
  }
  Result<FlowLayer> flows = FlowLayer::create(text);
  if (!flows) {
    return tl::make_unexpected(flows.error());
  }
  Result<MarkerLayer> markers = MarkerLayer::create(text);
  if (!markers) {
    return tl::make_unexpected(markers.error());
  }
  return MapRenderer(std::make_unique<Impl>(text, basemap, std::move(*canvas), std::move(*areas), std::move(*flows),
                                            std::move(*markers)));
}

MapRenderer::MapRenderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
MapRenderer::~MapRenderer() = default;
MapRenderer::MapRenderer(MapRenderer&&) noexcept = default;
MapRenderer& MapRenderer::operator=(MapRenderer&&) noexcept = default;

void MapRenderer::Impl::draw_ground(const Camera& view, const MapScene& now) {
  ground->bind();
  ground_rows.clear();
  if (basemap != nullptr && now.show_basemap) {
    basemap->draw(view, *now.style, *ground);
    ground->bind();
  } else {
    gl::clear(to_vec4(now.style->map.land));
  }
  ground_content = {};
  if (basemap != nullptr && now.show_basemap) {
    ground_content.layer_notes = basemap->notes(view);
  }
  areas.draw(view, now, control, places, canvas, ground_content);
}

void MapRenderer::Impl::draw_top(const Camera& view, const MapScene& now, const Reserve& reserve) {
  content = ground_content;
  markers.arrange(view, now);
  flows.arrange(view, now);
  if (markers.has_dots(now)) {
    if (ground_rows.empty()) {
      ground->read_rows(ground_rows);
    }
    markers.draw_dots(view, now, ground_rows, *picture);
  } else {
    picture->copy_from(*ground);
  }
  picture->bind();
  if (now.show_graticule) {
    draw_graticule(view, *now.style, canvas, text);
  }
  flows.draw(view, now, canvas, content);
  markers.draw(view, now, control, places, canvas, content);
  std::vector<LabelBox> obstacles = reserve ? reserve(content) : std::vector<LabelBox>();
  if (!now.seconds) {
    const std::vector<LabelBox> outside = surroundings(view.size());
    obstacles.insert(obstacles.end(), outside.begin(), outside.end());
  }
  const std::vector<LabelBox> marked = markers.obstacles();
  obstacles.insert(obstacles.end(), marked.begin(), marked.end());
  const std::vector<LabelBox> arrows = flows.obstacles();
  obstacles.insert(obstacles.end(), arrows.begin(), arrows.end());
  labels.draw(view, now, markers.layout(), obstacles, flows.names(now), places, canvas);
  markers.draw_flashes(view, now, canvas);
}

void MapRenderer::redraw() {
  impl_->stale = true;
}

Result<bool> MapRenderer::draw(const Camera& camera, const MapScene& scene, const Reserve& reserve) {
  Impl& m = *impl_;
  const bool new_size = !m.picture || m.picture->size() != camera.size();
  if (new_size) {
    using Stencil = gl::Framebuffer::Stencil;
    for (std::optional<gl::Framebuffer>* target : {&m.ground, &m.picture}) {
      target->reset();
      // Only the basemap marks what it draws on.
      const bool has_basemap = target == &m.ground && m.basemap != nullptr;
      Result<gl::Framebuffer> made =
          gl::Framebuffer::create(camera.size(), has_basemap ? Stencil::with : Stencil::without);
      if (!made) {
        return tl::make_unexpected(made.error());
      }
      *target = std::move(*made);
    }
  }
  const bool new_tiles = m.basemap != nullptr && scene.show_basemap && m.basemap->update(camera);
  const bool new_project = scene.project != m.scene.project || scene.index != m.scene.index || !m.history;
  if (new_project) {
    m.history.reset();
    if (scene.project && scene.index) {
      m.history.emplace(*scene.project, *scene.index);
    }
  }
  const bool new_places = !m.places.serves(scene);
  if (new_places) {
    m.places = PlaceDirectory(scene.project, scene.index, scene.gazetteer, scene.districts);
  }
  m.control = m.history ? m.history->until(scene.window.end) : std::vector<PlaceControl>();
  // Fading goes by the day: districts need no new drawing for every minute that a playing window moves.
  const auto day = static_cast<events::Minute>(scene.window.end / events::kMinutesPerDay);
  const bool new_ground = new_size || new_tiles || new_places || camera != m.camera || scene.style != m.scene.style ||
                          scene.show_basemap != m.scene.show_basemap ||
                          scene.show_districts != m.scene.show_districts ||
                          scene.selected_place != m.scene.selected_place || scene.hovered != m.scene.hovered ||
                          m.control != m.ground_control || (!m.control.empty() && day != m.ground_day);
  const bool moving = m.markers.moves() || m.flows.moves() || !scene.flashes.empty() || !m.scene.flashes.empty();
  if (!m.stale && !new_ground && !new_project && !moving && look_the_same(scene, m.scene)) {
    return false;
  }
  gl::set_scissor(std::nullopt);
  if (new_ground) {
    m.draw_ground(camera, scene);
    m.ground_control = m.control;
    m.ground_day = day;
  }
  m.draw_top(camera, scene, reserve);
  m.stale = false;
  m.camera = camera;
  m.scene = scene;
  return true;
}

bool MapRenderer::is_settled() const {
  const bool ground_is_whole = impl_->basemap == nullptr || !impl_->scene.show_basemap || impl_->basemap->settled();
  return ground_is_whole && !impl_->markers.moves() && !impl_->flows.moves() && impl_->scene.flashes.empty();
}

const gl::Framebuffer& MapRenderer::picture() const {
  return *impl_->picture;
}
const MapContent& MapRenderer::content() const {
  return impl_->content;
}

std::optional<Pick> MapRenderer::pick(glm::dvec2 pixel) const {
  Impl& m = *impl_;
  if (std::optional<Pick> marker = m.markers.pick(pixel, m.scene, m.places)) {
    return marker;
  }
  if (std::optional<Pick> label = m.labels.pick(pixel)) {
    return label;
  }
  if (std::optional<Pick> flow = m.flows.pick(pixel, m.scene)) {
    return flow;
  }
  if (std::optional<Pick> density = m.markers.pick_density(pixel, m.scene)) {
    return density;
  }
  if (!m.scene.districts || !m.scene.show_districts) {
    return std::nullopt;
  }
  const District* district = m.scene.districts->at(m.camera.to_world(pixel));
  if (district == nullptr) {
    return std::nullopt;
  }
  Pick pick;
  pick.kind = Pick::Kind::district;
  pick.place_id = m.places.id_of(*district);
  pick.name = district->name;
  pick.point = geo::to_lon_lat(district->middle);
  return pick;
}

}  // namespace dateline::viewer
