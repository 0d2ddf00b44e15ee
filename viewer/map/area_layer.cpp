#include "viewer/map/area_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "events/model/index_positions.h"

namespace dateline::viewer {
namespace {

constexpr double kSmallestArea = 5;  // pixels: smaller districts are left out
constexpr float kStripe = 5;         // design pixels
constexpr double kFreshDays = 7;
constexpr double kOldDays = 90;
constexpr float kOldest = 0.35F;
constexpr float kClaimedWidth = 1.6F;  // against the style's: dashes in a side's colour are fainter than a line

std::int32_t fixed(double unit) {
  return static_cast<std::int32_t>(
      static_cast<std::uint32_t>(static_cast<std::int64_t>(std::floor(unit * events::kWorldUnits))));
}

}  // namespace

std::vector<glm::vec2> project_line(const Camera& camera, const std::vector<geo::WorldPoint>& line) {
  std::vector<glm::vec2> pixels;
  pixels.reserve(line.size());
  const double world = camera.world_pixels();
  for (const geo::WorldPoint& point : line) {
    // The whole line goes to the side of the antimeridian that its first point is on.
    if (pixels.empty()) {
      pixels.emplace_back(camera.to_screen(point));
      continue;
    }
    double dx = point.x - line.front().x;
    dx -= std::round(dx);
    pixels.emplace_back(pixels.front().x + dx * world, pixels.front().y + (point.y - line.front().y) * world);
  }
  return pixels;
}

Colour control_colour(const Style& style, const PlaceControl& control) {
  return control.manner == PlaceControl::Manner::contested ? style.control.contested : style.control.of(control.holder);
}

float control_freshness(events::Minute reported, events::Minute now) {
  const double days = (static_cast<double>(now) - reported) / events::kMinutesPerDay;
  const double t = std::clamp((days - kFreshDays) / (kOldDays - kFreshDays), 0.0, 1.0);
  return static_cast<float>(1 - (1 - kOldest) * t);
}

Result<AreaLayer> AreaLayer::create() {
  Result<gl::Program> program = gl::Program::create("area");
  if (!program) {
    return tl::make_unexpected(program.error());
  }
  return AreaLayer(std::move(*program));
}

AreaLayer::AreaLayer(gl::Program program) : program_(std::move(program)) {
  const std::array<gl::Attribute, 1> position = {{{0, 2, gl::Attribute::Type::int32, 0}}};
  array_.attach(positions_, 2 * sizeof(std::int32_t), position);
}

void AreaLayer::upload(std::shared_ptr<const DistrictSet> districts) {
  districts_ = std::move(districts);
  areas_.clear();
  std::vector<std::int32_t> positions;
  if (districts_) {
    for (const District& district : districts_->districts) {
      Area area{{}, {2, 2}, {-1, -1}};
      for (const std::vector<geo::WorldPoint>& ring : district.rings) {
        area.rings.push_back({positions.size() / 2, ring.size()});
        for (const geo::WorldPoint& p : ring) {
          positions.insert(positions.end(), {fixed(p.x), fixed(p.y)});
          area.low = {std::min(area.low.x, p.x), std::min(area.low.y, p.y)};
          area.high = {std::max(area.high.x, p.x), std::max(area.high.y, p.y)};
        }
      }
      areas_.push_back(std::move(area));
    }
  }
  positions_.upload(std::span<const std::int32_t>(positions));
}

bool AreaLayer::in_view(const Camera& camera, const Area& area) {
  const double world = camera.world_pixels();
  const double width = (area.high.x - area.low.x) * world;
  const double height = (area.high.y - area.low.y) * world;
  const glm::dvec2 middle = camera.to_screen({(area.low.x + area.high.x) / 2, (area.low.y + area.high.y) / 2});
  return std::max(width, height) >= kSmallestArea * camera.scale() && middle.x + width / 2 > 0 &&
         middle.y + height / 2 > 0 && middle.x - width / 2 < camera.size().width &&
         middle.y - height / 2 < camera.size().height;
}

void AreaLayer::fill(const Area& area, const Paint& paint) {
  program_.set("colour", paint.colour);
  program_.set("stripe", paint.stripe);
  program_.set("stripe_width", paint.stripe_width);
  for (const gl::Stencil stencil : {gl::Stencil::invert, gl::Stencil::consume}) {
    for (const Ring& ring : area.rings) {
      gl::draw(program_, array_, gl::Primitive::triangle_fan, ring.first, ring.count, {gl::Blend::alpha, stencil});
    }
  }
}

void AreaLayer::outline(const Camera& camera, const District& district, const LineStyle& style, Colour colour,
                        bool dashed, Canvas& canvas, float widen) const {
  const auto scale = static_cast<float>(camera.scale());
  const auto width = static_cast<float>(style.width.at(camera.zoom())) * scale * widen;
  const float dash = dashed ? static_cast<float>(style.dash) * scale : 0;
  for (const std::vector<geo::WorldPoint>& ring : district.rings) {
    canvas.stroke(project_line(camera, ring), true, width, colour, dash, static_cast<float>(style.gap) * scale);
  }
}

void AreaLayer::draw(const Camera& camera, const MapScene& scene, const std::vector<PlaceControl>& control,
                     PlaceDirectory& places, Canvas& canvas, MapContent& content) {
  if (scene.districts != districts_) {
    upload(scene.districts);
  }
  if (!districts_ || !scene.show_districts) {
    return;
  }
  const Style& style = *scene.style;
  std::unordered_map<const District*, const PlaceControl*> state;
  for (const PlaceControl& place : control) {
    if (const District* district = places.of_id(place.place_id).district; district != nullptr) {
      state[district] = &place;
    }
  }
  program_.set("centre", glm::ivec2(fixed(camera.centre().x), fixed(camera.centre().y)));
  program_.set("pixels_per_unit", static_cast<float>(camera.world_pixels() / events::kWorldUnits));
  program_.set("target_size", glm::vec2(camera.size().width, camera.size().height));
  // Stripes keep their place on the ground: gl_FragCoord counts upward, so y enters with the other sign.
  const double period = 2 * kStripe * camera.scale() * std::sqrt(2.0);
  const double world = camera.world_pixels();
  program_.set("stripe_phase", static_cast<float>(std::fmod(-(camera.centre().x + camera.centre().y) * world, period)));

  for (std::size_t i = 0; i < areas_.size(); ++i) {
    const Area& area = areas_[i];
    const District& district = districts_->districts[i];
    if (!in_view(camera, area)) {
      continue;
    }
    content.approximate_districts = content.approximate_districts || districts_->approximate;
    // No dashes here whatever the style says: on this map they mean that only a side claims something.
    const LineStyle& line = districts_->approximate ? style.districts.approximate : style.districts.area.outline;
    const auto found = state.find(&district);
    if (found == state.end()) {
      fill(area, {to_vec4(style.districts.area.colour), {}, 0});
      outline(camera, district, line, line.colour, false, canvas);
      continue;
    }
    const PlaceControl& place = *found->second;
    const float fresh = control_freshness(place.reported, scene.window.end);
    content.faded = content.faded || fresh < 0.6F;
    const Colour colour = control_colour(style, place);
    const Colour tint = colour.with_alpha(style.control.fill_opacity * fresh);
    switch (place.manner) {
      case PlaceControl::Manner::full:
      case PlaceControl::Manner::contested:
        fill(area, {to_vec4(tint), {}, 0});
        outline(camera, district, line, colour.with_alpha(0.6 * fresh), false, canvas);
        break;
      case PlaceControl::Manner::partial:
      case PlaceControl::Manner::by_fire: {
        const Colour other = style.control.of(place.from).with_alpha(style.control.fill_opacity * fresh);
        fill(area,
             {to_vec4(other), to_vec4(colour.with_alpha(0.5 * fresh)), kStripe * static_cast<float>(camera.scale())});
        outline(camera, district, line, colour.with_alpha(0.8 * fresh), false, canvas);
        content.partly_taken = true;
        content.control.insert(place.from);
        break;
      }
      case PlaceControl::Manner::claimed:
        fill(area, {to_vec4(style.districts.area.colour), {}, 0});
        outline(camera, district, style.control.claimed, colour.with_alpha(fresh), true, canvas, kClaimedWidth);
        content.claimed_only = true;
        break;
    }
    if (place.manner == PlaceControl::Manner::contested) {
      content.contested = true;
    } else {
      content.control.insert(place.holder);
    }
  }
  if (const District* selected = scene.selected_place.empty() ? nullptr : places.of_id(scene.selected_place).district;
      selected != nullptr) {
    outline(camera, *selected, style.districts.selected, style.districts.selected.colour, false, canvas);
  }
  if (scene.hovered && scene.hovered->kind == Pick::Kind::district) {
    const geo::WorldPoint at = geo::to_world(scene.hovered->point);
    for (const District& district : districts_->districts) {
      if (district.middle == at || (!scene.hovered->place_id.empty() && district.place_id == scene.hovered->place_id)) {
        outline(camera, district, style.districts.selected, style.districts.selected.colour.with_alpha(0.6), false,
                canvas);
      }
    }
  }
  canvas.draw(camera.size());
}

}  // namespace dateline::viewer
