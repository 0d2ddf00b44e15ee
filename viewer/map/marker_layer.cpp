#include "viewer/map/marker_layer.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <numbers>
#include <set>
#include <span>
#include <utility>

#include "events/model/filter_key.h"
#include "events/model/index_positions.h"
#include "events/model/project_events.h"
#include "viewer/map/marker_drawing.h"

namespace dateline::viewer {
namespace {

using events::EventColumns;
using events::Row;
using events::Status;

// Design pixels.
constexpr float kOutline = 1.8F;
constexpr double kFanRing = 46;  // radius of the first ring of a fan
constexpr double kFanStep = 25;  // between its markers
// Shares of the window's length after an event's start.
constexpr float kAppear = 0.02F;
constexpr float kPulse = 0.1F;

}  // namespace

Result<MarkerLayer> MarkerLayer::create(TextRenderer& text) {
  Result<DotLayer> dots = DotLayer::create();
  if (!dots) {
    return tl::make_unexpected(dots.error());
  }
  Result<HeatLayer> heat = HeatLayer::create();
  if (!heat) {
    return tl::make_unexpected(heat.error());
  }
  return MarkerLayer(text, std::move(*dots), std::move(*heat));
}

MarkerLayer::MarkerLayer(TextRenderer& text, DotLayer dots, HeatLayer heat)
    : text_(&text), dots_(std::move(dots)), heat_(std::move(heat)) {}

void MarkerLayer::look_for_areas(const MapScene& scene) {
  constexpr std::size_t kAtOnce = 20'000;  // events, a millisecond
  const auto make = [index = scene.index]() -> Areas { return std::make_shared<const events::AreaSearch>(index); };
  if (scene.index != indexed_) {
    indexed_ = scene.index;
    areas_.reset();
    if (indexed_ && indexed_->size() <= kAtOnce) {
      areas_ = make();
    } else if (indexed_) {
      making_areas_.push_back(std::async(std::launch::async, make));
    }
  }
  std::erase_if(making_areas_, [&](std::future<Areas>& making) {
    if (making.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
      return false;
    }
    if (&making == &making_areas_.back() && !areas_) {
      areas_ = making.get();
    }
    return true;
  });
}

void MarkerLayer::arrange(const Camera& camera, const MapScene& scene) {
  if (!scene.index || !scene.show_markers) {
    arranged_.reset();
    motion_ = {};
  } else {
    look_for_areas(scene);
    Arranged wanted{scene.index,     scene.window, scene.filter, scene.selected_event, scene.size_by_casualties,
                    scene.show_heat, camera};
    if (arranged_ == wanted) {
      return;
    }
    arranged_ = std::move(wanted);
  }
  layout_ = {};
  rows_.clear();
  dots_.clear();
  dense_ = false;
  camera_ = camera;
  as_heat_ = arranged_ && scene.show_heat;
  if (as_heat_) {
    motion_ = {};
    heat_.collect(camera, scene);
    layout_.in_view = heat_.field().in_view();
    if (heat_.field().left_out().size() <= kMaxSpots) {
      rows_ = heat_.field().left_out();  // their circles say where they may be
    }
  } else if (arranged_) {
    std::optional<std::vector<Row>> few = rows_of_few_spots(*scene.index, scene.window, scene.filter, camera);
    dense_ = !few;
    if (dense_) {
      dots_.collect(camera, scene);
      layout_.in_view = dots_.field().in_view();
    } else {
      rows_ = std::move(*few);
      layout_ = lay_out_markers(*scene.index, rows_, camera, {scene.window, scene.size_by_casualties});
    }
    motion_.show(dense_ ? nullptr : &layout_, camera, scene.seconds);
    if (!dense_ && has_dots(scene)) {
      dots_.collect(camera, scene);
    }
  }
  fan_out(camera, scene);
}

void MarkerLayer::fan_out(const Camera& camera, const MapScene& scene) {
  fan_.clear();
  fanned_ = kNone;
  const std::optional<Row> selected =
      scene.index && scene.selected_event ? scene.index->row_of_event(*scene.selected_event) : std::nullopt;
  if (selected && (dense_ || as_heat_)) {
    // Dots and densities have no stacks: the selected event stands out alone.
    const EventColumns& columns = scene.index->columns();
    const bool drawn = *selected < scene.index->dated() && events::placed_of_key(columns.key[*selected]) &&
                       scene.index->passes(*selected, scene.filter) && columns.begin[*selected] < scene.window.end &&
                       scene.window.begin < columns.end[*selected];
    if (drawn) {
      fan_centre_ = camera.to_screen(geo::to_world(position_of(columns, *selected)));
      fan_.push_back({fan_centre_, *selected});
    }
    return;
  }
  for (std::size_t c = 0; selected && c < layout_.clusters.size(); ++c) {
    MarkerCluster& cluster = layout_.clusters[c];
    std::vector<Row> rows;
    for (const MarkerStack& stack : cluster.stacks) {
      rows.insert(rows.end(), stack.rows.begin(), stack.rows.end());
    }
    if (std::find(rows.begin(), rows.end(), *selected) == rows.end()) {
      continue;
    }
    fan_centre_ = camera.to_screen(cluster.anchor);
    if (rows.size() == 1) {
      fan_.push_back({fan_centre_, *selected});
      return;
    }
    fanned_ = c;
    // Rings about the place, each as full as it may be; small numbers stay close.
    const double scale = camera.scale();
    for (std::size_t i = 0, ring = 0; i < rows.size(); ++ring) {
      const double least = rows.size() <= 4 ? kFanRing * 0.65 : kFanRing;
      const double radius = (least + kFanStep * static_cast<double>(ring)) * scale;
      const auto room = static_cast<std::size_t>(2 * std::numbers::pi * radius / (kFanStep * scale));
      const std::size_t count = std::min(room, rows.size() - i);
      for (std::size_t k = 0; k < count; ++k, ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(count);
        fan_.push_back({fan_centre_ + radius * glm::dvec2(std::sin(angle), -std::cos(angle)), rows[i]});
      }
    }
    // Its label keeps clear of the fan.
    cluster.upper_left = cluster.lower_right = fan_centre_;
    for (const FannedMarker& marker : fan_) {
      const glm::dvec2 reach = glm::dvec2(10, 10) * scale;
      cluster.upper_left = glm::min(cluster.upper_left, marker.centre - reach);
      cluster.lower_right = glm::max(cluster.lower_right, marker.centre + reach);
    }
    return;
  }
}

void MarkerLayer::draw(const Camera& camera, const MapScene& scene, const std::vector<PlaceControl>& control,
                       PlaceDirectory& places, Canvas& canvas, MapContent& content) {
  moves_ = (!areas_ && !making_areas_.empty()) || motion_.moves(scene.seconds);
  if (!scene.index || !scene.show_markers) {
    return;
  }
  content.events = layout_.in_view;
  content.unplaced = scene.index->count(scene.window, scene.filter).unplaced;
  if (dense_) {
    const std::span<const DotCell> cells = dots_.field().cells();  // the oldest first
    content.crowded = std::ranges::any_of(cells, [](const DotCell& cell) { return cell.count > 1; });
    content.faded =
        !cells.empty() &&
        freshness(std::min(scene.index->columns().end[cells.front().newest], scene.window.end), scene.window) < kFaded;
  }
  if (as_heat_) {
    heat_.draw(camera, *scene.style);
    content.heat = heat_.scale();
  }
  if (scene.show_uncertainty) {
    draw_uncertainty(camera, scene, places, canvas, content);
  }
  draw_roads(camera, scene, control, places, canvas, content);
  draw_leaving(camera, scene, canvas);
  for (std::size_t i = 0; i < layout_.clusters.size(); ++i) {
    const std::vector<MarkerStack>& stacks = layout_.clusters[i].stacks;
    for (std::size_t k = 0; i != fanned_ && k < stacks.size(); ++k) {
      draw_stack(camera, scene, stacks[k], motion_.drawn(i, k, camera, scene.seconds), canvas, content);
    }
  }
  draw_fan(camera, scene, canvas);
  canvas.draw(camera.size());
  text_->draw(camera.size());
}

void MarkerLayer::draw_leaving(const Camera& camera, const MapScene& scene, Canvas& canvas) const {
  for (const MarkerMotion::Leaving& marker : motion_.leaving(camera, scene.seconds)) {
    const MarkerStyle& style = scene.style->marker(marker.type);
    canvas.marker(as_float(marker.centre), {style.shape, static_cast<float>(marker.radius),
                                            faint(style.fill, marker.opacity), faint(style.outline, marker.opacity),
                                            kOutline * static_cast<float>(camera.scale()), MarkerOutline::solid});
  }
}

void MarkerLayer::draw_stack(const Camera& camera, const MapScene& scene, const MarkerStack& stack,
                             MarkerMotion::Drawn drawn, Canvas& canvas, MapContent& content) {
  const MarkerStyle& style = scene.style->marker(stack.type);
  const auto scale = static_cast<float>(camera.scale());
  const float fresh = freshness(stack.newest, scene.window);
  content.faded = content.faded || fresh < kFaded;
  const float opacity = fresh * drawn.opacity;
  const glm::vec2 centre = as_float(drawn.centre);
  auto radius = static_cast<float>(stack.radius);
  if (scene.playing) {
    const float age = (static_cast<float>(scene.window.end) - static_cast<float>(stack.began)) /
                      std::max(1.0F, static_cast<float>(scene.window.end - scene.window.begin));
    if (age < kPulse) {
      moves_ = true;
      const float t = age / kPulse;
      canvas.circle_line(centre, radius * (1 + 1.6F * t), 2.2F * scale, faint(style.fill, 0.8F * (1 - t)));
      radius *= 0.4F + 0.6F * std::min(1.0F, age / kAppear);
    }
  }
  MarkerLook look{
      style.shape,         radius, faint(style.fill, opacity), faint(style.outline, opacity), kOutline * scale,
      MarkerOutline::solid};
  if (stack.denied_only || stack.planned_only) {
    look.outline = faint(style.fill, opacity);
    look.fill = faint(scene.style->map.land, 0.8F * opacity);
    look.outline_look = stack.planned_only ? MarkerOutline::dashed : MarkerOutline::solid;
    content.denied = content.denied || stack.denied_only;
  } else if (stack.claimed_only) {
    look.outline_look = MarkerOutline::dashed;
    content.claimed_only = true;
  } else if (stack.confirmed) {
    look.outline_look = MarkerOutline::twofold;
  }
  const bool hovered = scene.hovered && scene.hovered->kind == Pick::Kind::marker && !scene.hovered->events.empty() &&
                       scene.index->columns().event[stack.rows.front()] == scene.hovered->events.front();
  if (hovered) {
    canvas.circle(centre, radius * 1.7F, faint(style.fill, 0.25F));
  }
  canvas.marker(centre, look);
  MarkerStyle count = style;
  if (stack.denied_only || stack.planned_only) {
    count.text = style.fill;
  }
  add_count(camera, stack.rows.size(), drawn.centre, count, radius, std::min(1.0F, fresh + 0.2F) * drawn.opacity);
}

void MarkerLayer::add_count(const Camera& camera, std::size_t count, glm::dvec2 centre, const MarkerStyle& style,
                            double radius, float opacity) {
  const std::string digits = count > 999 ? std::to_string(count / 1000) + "k" : std::to_string(count);
  const double em = (digits.size() > 2 ? 9.5 : 12) * camera.scale();
  const std::string key = digits + "/" + std::to_string(std::lround(em * 8));
  auto found = counts_.find(key);
  if (found == counts_.end()) {
    TextLayoutOptions options;
    options.size = static_cast<float>(em);
    options.weight = FontWeight::bold;
    options.line_height = 1;
    found = counts_.emplace(key, TextLayout::make(text_->fonts(), digits, options)).first;
  }
  const TextLayout& layout = found->second;
  // Digits stand on the line that puts their middle at the marker's; a triangle is widest below its own.
  const double drop = style.shape == MarkerShape::triangle ? radius * 0.2 : 0;
  const double digit_height = 0.714 * em;
  const double baseline = layout.lines().front().baseline;
  text_->add(layout, static_cast<float>(centre.x - layout.width() / 2),
             static_cast<float>(std::round(centre.y + drop + digit_height / 2 - baseline)),
             to_vec4(faint(style.text, opacity)));
}

void MarkerLayer::draw_fan(const Camera& camera, const MapScene& scene, Canvas& canvas) {
  if (fan_.size() < 2) {
    for (const FannedMarker& marker : fan_) {
      if (dense_ || as_heat_) {
        const MarkerStyle& style = scene.style->marker(scene.index->type(marker.row));
        const auto scale = static_cast<float>(camera.scale());
        canvas.circle_line(as_float(fan_centre_), 14 * scale, 2.2F * scale, scene.style->ui.accent);
        canvas.marker(as_float(fan_centre_),
                      {style.shape, 9 * scale, style.fill, style.outline, kOutline * scale, MarkerOutline::solid});
        continue;
      }
      canvas.circle_line(as_float(fan_centre_), 17 * static_cast<float>(camera.scale()),
                         2 * static_cast<float>(camera.scale()),
                         scene.style->marker(scene.index->type(marker.row)).outline);
    }
    return;
  }
  const auto scale = static_cast<float>(camera.scale());
  for (const FannedMarker& marker : fan_) {
    const std::array<glm::vec2, 2> leg = {as_float(fan_centre_), as_float(marker.centre)};
    canvas.stroke(leg, false, 1.2F * scale, faint(scene.style->ui.text, 0.55F));
  }
  canvas.circle(as_float(fan_centre_), 3 * scale, scene.style->ui.text);
  for (const FannedMarker& marker : fan_) {
    const events::EventRow row = scene.index->row(marker.row);
    const MarkerStyle& style = scene.style->marker(row.type);
    MarkerLook look{style.shape, 8.5F * scale, style.fill, style.outline, kOutline * scale, MarkerOutline::solid};
    if (row.status == Status::denied || row.status == Status::planned) {
      look.outline = style.fill;
      look.fill = faint(scene.style->map.land, 0.85F);
    }
    if (row.status == Status::claimed || row.status == Status::planned) {
      look.outline_look = MarkerOutline::dashed;
    } else if (row.status == Status::confirmed) {
      look.outline_look = MarkerOutline::twofold;
    }
    if (row.event == *scene.selected_event) {
      canvas.circle_line(as_float(marker.centre), 14 * scale, 2.2F * scale, scene.style->ui.accent);
      look.radius = 10 * scale;
    }
    canvas.marker(as_float(marker.centre), look);
  }
}

void MarkerLayer::draw_flashes(const Camera& camera, const MapScene& scene, Canvas& canvas) const {
  const auto scale = static_cast<float>(camera.scale());
  for (const Flash& flash : scene.flashes) {
    const float t = flash.age_s / Flash::kSeconds;
    if (t < 0 || t >= 1) {
      continue;
    }
    const glm::vec2 centre = as_float(camera.to_screen(geo::to_world(flash.point)));
    const double area = flash.radius_m / geo::world_width_m(flash.point.latitude) * camera.world_pixels();
    const float reach = std::clamp(static_cast<float>(area), 26 * scale, 300 * scale);
    // Three rings, one after the other.
    for (int ring = 0; ring < 3; ++ring) {
      const float phase = t * 2 - 0.4F * static_cast<float>(ring);
      if (phase > 0 && phase < 1) {
        canvas.circle_line(centre, reach * (0.3F + 0.7F * phase), 3 * scale, faint(scene.style->ui.accent, 1 - phase));
      }
    }
  }
  canvas.draw(camera.size());
}

std::vector<LabelBox> MarkerLayer::obstacles() const {
  std::vector<LabelBox> boxes;
  for (std::size_t i = 0; i < layout_.clusters.size(); ++i) {
    for (const MarkerStack& stack : layout_.clusters[i].stacks) {
      if (i == fanned_) {
        continue;
      }
      const glm::dvec2 reach(stack.radius, stack.radius);
      boxes.push_back({as_float(stack.centre - reach), as_float(stack.centre + reach)});
    }
  }
  for (const FannedMarker& marker : fan_) {
    const glm::dvec2 reach(10, 10);
    boxes.push_back({as_float(marker.centre - reach), as_float(marker.centre + reach)});
  }
  return boxes;
}

}  // namespace dateline::viewer
