#include "viewer/map/flow_layer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <glm/geometric.hpp>
#include <limits>
#include <span>
#include <tuple>
#include <utility>

#include "events/model/index_positions.h"
#include "events/model/project_events.h"
#include "geo/mercator.h"
#include "viewer/gl/draw.h"
#include "viewer/map/marker_layout.h"

namespace dateline::viewer {
namespace {

constexpr std::size_t kSteps = 40;  // as the shader has it
// Design pixels.
constexpr double kBow = 0.16;      // of an arrow's middle, against its length
constexpr double kNextBow = 0.07;  // of the next one between the same spots
constexpr double kMostBow = 110;
constexpr double kMarker = 11;        // a marker's radius: the arrow's point stops before it
constexpr double kSmallestArea = 15;  // radius; within smaller ones an arrow goes to the middle
constexpr double kLong = 4;           // times the view's diagonal
constexpr float kCasing = 1.1F;
constexpr float kHalo = 3;
constexpr double kPickReach = 4;
constexpr std::size_t kMostCounts = 40;
constexpr std::size_t kMostEnds = 150;  // with more arrows than that, dots at their beginnings only blur
constexpr std::size_t kMostNames = 60;
constexpr std::size_t kOriginName = 840;  // a label's priority: below the places of events
constexpr double kThinnestHollow = 5;     // a thinner arrow has no inside
constexpr std::size_t kMaxPicked = 10'000;
// Shares of the window's length after the first event's start.
constexpr float kGrow = 0.05F;

glm::vec2 as_float(glm::dvec2 v) {
  return {static_cast<float>(v.x), static_cast<float>(v.y)};
}

double pixels_of(double metres, std::uint32_t y, const Camera& camera) {
  const geo::LonLat at = geo::to_lon_lat(events::world_point(0, y));
  return metres / geo::world_width_m(at.latitude) * camera.world_pixels();
}

/// The shares of the way from `from` by `way` between which it lies in a view or within `margin` of it; empty (the
/// first not below the second) where it never does.
std::pair<double, double> part_near(glm::dvec2 from, glm::dvec2 way, gl::Size view, double margin) {
  double first = 0;
  double last = 1;
  for (const auto& [start, step, size] :
       {std::tuple{from.x, way.x, view.width}, std::tuple{from.y, way.y, view.height}}) {
    if (std::abs(step) < 1e-9) {
      last = start < -margin || start > size + margin ? 0 : last;
      continue;
    }
    const double a = (-margin - start) / step;
    const double b = (size + margin - start) / step;
    first = std::max(first, std::min(a, b));
    last = std::min(last, std::max(a, b));
  }
  return {first, last};
}

float look_of(const MapFlow& flow) {
  return flow.planned_only ? 3 : flow.denied_only ? 2 : flow.claimed_only ? 1 : 0;
}

}  // namespace

glm::dvec2 FlowLayer::Course::at(double t) const {
  return (1 - t) * (1 - t) * from + 2 * t * (1 - t) * control + t * t * to;
}

double FlowLayer::Course::distance_to(glm::dvec2 pixel) const {
  double least = std::numeric_limits<double>::max();
  constexpr int kPieces = 24;
  glm::dvec2 a = at(begin);
  for (int i = 1; i <= kPieces; ++i) {
    const glm::dvec2 b = at(begin + (end - begin) * i / kPieces);
    const glm::dvec2 way = b - a;
    const double length = std::max(glm::dot(way, way), 1e-9);
    const double t = std::clamp(glm::dot(pixel - a, way) / length, 0.0, 1.0);
    least = std::min(least, glm::distance(pixel, a + t * way));
    a = b;
  }
  return least;
}

Result<FlowLayer> FlowLayer::create(TextRenderer& text) {
  Result<gl::Program> program = gl::Program::create("flow");
  if (!program) {
    return tl::make_unexpected(program.error());
  }
  return FlowLayer(text, std::move(*program));
}

FlowLayer::FlowLayer(TextRenderer& text, gl::Program program)
    : text_(&text), program_(std::move(program)), buffer_(gl::Buffer::Kind::vertex, gl::Buffer::Usage::stream) {
  using Type = gl::Attribute::Type;
  const std::array<gl::Attribute, 5> attributes = {{{0, 4, Type::float32, offsetof(Instance, ends), true},
                                                    {1, 4, Type::float32, offsetof(Instance, form), true},
                                                    {2, 4, Type::unorm8, offsetof(Instance, fill), true},
                                                    {3, 4, Type::unorm8, offsetof(Instance, casing), true},
                                                    {4, 2, Type::float32, offsetof(Instance, look), true}}};
  array_.attach(buffer_, sizeof(Instance), attributes);
}

void FlowLayer::arrange(const Camera& camera, const MapScene& scene) {
  if (!scene.flows || !scene.index || !scene.show_flows) {
    if (arranged_) {
      arranged_.reset();
      field_.clear();
      courses_.clear();
      counts_at_.clear();
      selected_.reset();
      moves_ = false;
    }
    return;
  }
  Arranged wanted{scene.flows, scene.window, scene.filter, scene.selected_event, camera};
  if (arranged_ == wanted) {
    return;
  }
  arranged_ = std::move(wanted);
  field_.collect(*scene.index, *scene.flows, scene.window, scene.filter, camera);
  scale_ = flow_scale(field_);
  courses_.clear();
  selected_.reset();
  for (std::size_t i = 0; i < field_.flows().size(); ++i) {
    const MapFlow& flow = field_.flows()[i];
    add_courses(flow, i, flow_width(scale_, flow.count) * camera.scale(), camera);
  }
  const auto row = scene.selected_event ? scene.index->row_of_event(*scene.selected_event) : std::nullopt;
  const events::EventFlows::Flow* own = row ? scene.flows->of_row(*row) : nullptr;
  if (own == nullptr) {
    return;
  }
  // The selected event stands out alone, also where it lies in an arrow of many.
  const events::EventRow event = scene.index->row(*row);
  if (!event.dated || !scene.index->passes(*row, scene.filter) || event.when.begin >= scene.window.end ||
      scene.window.begin >= event.when.end) {
    return;
  }
  selected_ = MapFlow{.from_x = own->x,
                      .from_y = own->y,
                      .to_x = event.x,
                      .to_y = event.y,
                      .count = 1,
                      .type = event.type,
                      .from_radius_m = own->radius_m,
                      .claimed_only = event.status == events::Status::claimed,
                      .denied_only = event.status == events::Status::denied,
                      .planned_only = event.status == events::Status::planned,
                      .newest = std::min(event.when.end, scene.window.end),
                      .began = event.when.begin};
  add_courses(*selected_, field_.flows().size(), flow_width({}, 1) * camera.scale(), camera);
}

void FlowLayer::add_courses(const MapFlow& flow, std::size_t number, double width, const Camera& camera) {
  const double pixels = camera.world_pixels() / events::kWorldUnits;
  const glm::dvec2 way(static_cast<std::int32_t>(flow.to_x - flow.from_x) * pixels,
                       (static_cast<double>(flow.to_y) - static_cast<double>(flow.from_y)) * pixels);
  const double length = glm::length(way);
  if (length < 1) {
    return;
  }
  const double scale = camera.scale();
  const auto add = [&](glm::dvec2 from) {
    Course course;
    course.flow = number;
    course.from = from;
    course.to = from + way;
    course.width = flow.denied_only || flow.planned_only ? std::max(width, kThinnestHollow * scale) : width;
    course.bow = std::min(kBow * length, kMostBow * scale) + kNextBow * length * flow.lane;
    const glm::dvec2 aside = glm::dvec2(way.y, -way.x) / length;
    course.control = (course.from + course.to) * 0.5 + aside * (2 * course.bow);
    // From an area's edge, where it is seen, to the marker.
    const double area = flow.from_radius_m > 0 ? pixels_of(flow.from_radius_m, flow.from_y, camera) : 0;
    course.begin = std::min(area >= kSmallestArea * scale ? area : 0, 0.33 * length) / length;
    course.end = 1 - std::min(kMarker * scale, 0.33 * length) / length;
    // Of an arrow that is very much longer than the view only what is near is drawn: the graphics card reckons in
    // single precision, in which the end of a long one would stand beside its place.
    const double view = glm::length(glm::dvec2(camera.size().width, camera.size().height));
    if (length > kLong * view) {
      const auto [first, last] = part_near(course.from, way, camera.size(), view + course.bow);
      if (first >= last) {
        return;
      }
      const double share = last - first;
      const auto on_curve = [whole = course](double t) { return whole.at(t); };
      course.from = on_curve(first);
      course.to = on_curve(last);
      course.bow *= share * share;
      course.control = (course.from + course.to) * 0.5 + aside * (2 * course.bow);
      course.begin = std::clamp((course.begin - first) / share, 0.0, 1.0);
      course.end = std::clamp((course.end - first) / share, 0.0, 1.0);
    }
    courses_.push_back(course);
  };
  const glm::dvec2 from = camera.to_screen(events::world_point(flow.from_x, flow.from_y));
  const glm::dvec2 to = camera.to_screen(events::world_point(flow.to_x, flow.to_y));
  add(to - way);
  if (std::abs(from.x - (to.x - way.x)) > 1) {
    add(from);  // across the antimeridian: once at either end of the world
  }
}

void FlowLayer::add_arrow(const Course& course, float grown, Colour fill, Colour casing, float look,
                          float casing_width) {
  const double end = course.begin + (course.end - course.begin) * static_cast<double>(grown);
  instances_.push_back({glm::vec4(as_float(course.from), as_float(course.to)),
                        glm::vec4(course.bow, course.begin, end, course.width),
                        fill,
                        casing,
                        {look, casing_width}});
}

void FlowLayer::draw(const Camera& camera, const MapScene& scene, Canvas& canvas, MapContent& content) {
  moves_ = false;
  counts_at_.clear();
  if (courses_.empty()) {
    return;
  }
  content.flows = scale_;
  const Style& style = *scene.style;
  const auto scale = static_cast<float>(camera.scale());
  instances_.clear();
  const bool many = field_.flows().size() > kMostEnds;
  for (const Course& course : courses_) {
    const bool is_selected = course.flow == field_.flows().size();
    const MapFlow& flow = is_selected ? *selected_ : field_.flows()[course.flow];
    float grown = 1;
    if (scene.playing) {
      const float age = (static_cast<float>(scene.window.end) - static_cast<float>(flow.began)) /
                        std::max(1.0F, static_cast<float>(scene.window.end - scene.window.begin));
      grown = std::clamp(age / kGrow, 0.05F, 1.0F);
      moves_ = moves_ || grown < 1;
    }
    const float fresh = freshness(flow.newest, scene.window);
    const Colour colour = style.marker(flow.type).fill;
    const bool is_hovered =
        scene.hovered && scene.hovered->kind == Pick::Kind::flow && scene.hovered->number == course.flow;
    if (is_selected || is_hovered) {
      const Colour halo = is_selected ? style.ui.accent : colour.with_alpha(0.45);
      add_arrow(course, grown, halo, halo, 0, kHalo * scale);
    }
    add_arrow(course, grown, colour.with_alpha(fresh * (many && !is_hovered ? 0.75 : 0.95)),
              style.map.land.with_alpha(0.8), look_of(flow), kCasing * scale);
    content.claimed_only = content.claimed_only || flow.claimed_only;
    content.denied = content.denied || flow.denied_only;
    content.faded = content.faded || fresh < kFaded;
  }
  buffer_.upload(std::span<const Instance>(instances_));
  program_.set("target_size", glm::vec2(camera.size().width, camera.size().height));
  gl::draw_instanced(program_, array_, gl::Primitive::triangle_strip, 2 * (kSteps + 1), instances_.size(),
                     {gl::Blend::alpha, gl::Stencil::off});
  draw_ends(camera, scene, canvas, content);
  draw_counts(camera, scene, canvas);
  canvas.draw(camera.size());
  text_->draw(camera.size());
}

void FlowLayer::draw_ends(const Camera& camera, const MapScene& scene, Canvas& canvas, MapContent& content) const {
  if (field_.flows().size() > kMostEnds) {
    return;
  }
  const Style& style = *scene.style;
  const auto scale = static_cast<float>(camera.scale());
  const double largest = 0.45 * std::max(camera.size().width, camera.size().height);
  for (const Course& course : courses_) {
    const MapFlow& flow = course.flow == field_.flows().size() ? *selected_ : field_.flows()[course.flow];
    const Colour colour = style.marker(flow.type).fill.with_alpha(freshness(flow.newest, scene.window));
    const glm::vec2 from = as_float(course.from);
    const double radius = flow.from_radius_m > 0 ? pixels_of(flow.from_radius_m, flow.from_y, camera) : 0;
    if (radius >= kSmallestArea * scale && radius <= largest && scene.show_uncertainty) {
      const auto r = static_cast<float>(radius);
      canvas.circle(from, r, colour.with_alpha(0.06));
      canvas.circle_line(from, r, 1.3F * scale, colour.with_alpha(0.6), 1.6F * scale, 3.2F * scale);
      content.uncertain = true;
    } else if (radius < kSmallestArea * scale) {
      // Several places that are drawn as one look like it: a ring about a dot.
      const float dot = std::max(2.4F * scale, static_cast<float>(course.width) * 0.3F);
      canvas.circle(from, dot + kCasing * scale, style.map.land.with_alpha(0.8));
      canvas.circle(from, dot, colour);
      if (!flow.one_origin) {
        canvas.circle_line(from, dot + 3.5F * scale, 1.2F * scale, colour);
      }
    }
    if (!flow.one_destination) {
      canvas.circle_line(as_float(course.to), static_cast<float>(kMarker) * scale, 1.2F * scale, colour);
    }
  }
}

void FlowLayer::draw_counts(const Camera& camera, const MapScene& scene, Canvas& canvas) {
  const Style& style = *scene.style;
  const double scale = camera.scale();
  const double em = 11 * scale;
  for (const Course& course : courses_) {
    if (course.flow == field_.flows().size() || counts_at_.size() >= kMostCounts) {
      break;
    }
    const MapFlow& flow = field_.flows()[course.flow];
    if (flow.count < 2 || glm::distance(course.from, course.to) < 45 * scale) {
      continue;
    }
    const std::string digits = std::to_string(flow.count);
    const std::string key = digits + "/" + std::to_string(std::lround(em * 8));
    auto found = words_.find(key);
    if (found == words_.end()) {
      TextLayoutOptions options;
      options.size = static_cast<float>(em);
      options.weight = FontWeight::bold;
      options.line_height = 1;
      found = words_.emplace(key, TextLayout::make(text_->fonts(), digits, options)).first;
    }
    const TextLayout& layout = found->second;
    const glm::vec2 at = as_float(course.at(0.5));
    const glm::vec2 half(layout.width() / 2 + 4 * static_cast<float>(scale), 8 * static_cast<float>(scale));
    const LabelBox box{at - half, at + half};
    const LabelBox view{{0, 0}, {static_cast<float>(camera.size().width), static_cast<float>(camera.size().height)}};
    if (!box.overlaps(view) ||
        std::ranges::any_of(counts_at_, [&](const LabelBox& other) { return other.overlaps(box); })) {
      continue;
    }
    counts_at_.push_back(box);
    const Colour colour = style.marker(flow.type).fill;
    canvas.box(box.low, box.high - box.low, half.y, style.map.land.with_alpha(0.92), colour,
               1.2F * static_cast<float>(scale));
    const double baseline = layout.lines().front().baseline;
    text_->add(layout, at.x - layout.width() / 2, static_cast<float>(std::round(at.y + 0.357 * em - baseline)),
               to_vec4(style.ui.text));
  }
}

std::vector<LabelBox> FlowLayer::obstacles() const {
  std::vector<LabelBox> boxes = counts_at_;
  for (std::size_t i = 0; i < std::min(courses_.size(), kMostNames); ++i) {
    const Course& course = courses_[i];
    const auto reach = static_cast<float>(course.width * 0.9 + 3);
    const glm::vec2 head = as_float(course.at(course.end - (course.end - course.begin) * 0.04));
    boxes.push_back({head - reach, head + reach});
  }
  return boxes;
}

std::vector<LabelCandidate> FlowLayer::names(const MapScene& scene) const {
  std::vector<LabelCandidate> names;
  if (!scene.project || field_.flows().size() > kMostNames) {
    return names;
  }
  for (const MapFlow& flow : field_.flows()) {
    const std::uint32_t event = scene.index->columns().event[flow.row];
    const std::optional<events::EventPlace> origin = events::event_of(*scene.project, event).origin;
    if (!flow.one_origin || !origin || origin->name.empty()) {
      continue;
    }
    LabelCandidate candidate;
    candidate.place_id = origin->id;
    candidate.name = origin->relation.empty() ? origin->name : origin->relation;
    candidate.point = events::world_point(flow.from_x, flow.from_y);
    candidate.style = &scene.style->labels.event;
    candidate.priority = static_cast<int>(kOriginName + std::min<std::size_t>(flow.count, 50));
    candidate.anchor = LabelCandidate::Anchor::marker;
    candidate.clearance = {5, 5};
    names.push_back(std::move(candidate));
  }
  return names;
}

std::optional<Pick> FlowLayer::pick(glm::dvec2 pixel, const MapScene& scene) const {
  if (!arranged_ || !scene.index) {
    return std::nullopt;
  }
  const double reach = kPickReach * arranged_->camera.scale();
  // What is drawn last lies above.
  const Course* hit = nullptr;
  for (const Course& course : courses_) {
    if (course.distance_to(pixel) <= course.width / 2 + reach) {
      hit = &course;
    }
  }
  if (hit == nullptr) {
    return std::nullopt;
  }
  const events::EventColumns& c = scene.index->columns();
  Pick pick;
  pick.kind = Pick::Kind::flow;
  pick.number = hit->flow;
  const bool is_selected = hit->flow == field_.flows().size();
  const MapFlow& flow = is_selected ? *selected_ : field_.flows()[hit->flow];
  pick.count = flow.count;
  pick.point = geo::to_lon_lat(events::world_point(flow.to_x, flow.to_y));
  if (is_selected) {
    pick.events = {*arranged_->selected_event};
  } else {
    for (const events::Row row : field_.rows_of(flow, *scene.index, *arranged_->flows, arranged_->window,
                                                arranged_->filter, arranged_->camera, kMaxPicked)) {
      pick.events.push_back(c.event[row]);
    }
  }
  if (scene.project && !pick.events.empty()) {
    const events::Event newest = events::event_of(*scene.project, pick.events.front());
    const std::string from = newest.origin ? newest.origin->name : "";
    const auto named = [](const std::string& name, bool one) {
      return name.empty() ? "?" : one ? name : "about " + name;
    };
    pick.name =
        fmt::format("{} \u2192 {}", named(from, flow.one_origin), named(newest.place.name, flow.one_destination));
  }
  return pick;
}

}  // namespace dateline::viewer
