#include "viewer/map/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <glm/geometric.hpp>
#include <numbers>

#include "viewer/gl/draw.h"

namespace dateline::viewer {
namespace {

constexpr std::uint32_t kStroke = 0;
constexpr std::uint32_t kBox = 1;
constexpr std::uint32_t kMarker = 2;

constexpr float kSmooth = 1;          // pixels beyond an edge that its smoothing reaches
constexpr float kMaxMiter = 1.6F;     // sharper corners are cut
constexpr float kMarkerReach = 1.6F;  // a triangle's corner and a double outline, in radii

}  // namespace

glm::vec4 to_vec4(Colour colour) {
  return glm::vec4(colour.r, colour.g, colour.b, colour.a) / 255.0F;
}

Result<Canvas> Canvas::create() {
  Result<gl::Program> program = gl::Program::create("shape");
  if (!program) {
    return tl::make_unexpected(program.error());
  }
  return Canvas(std::move(*program));
}

Canvas::Canvas(gl::Program program)
    : program_(std::move(program)), buffer_(gl::Buffer::Kind::vertex, gl::Buffer::Usage::stream) {
  using Type = gl::Attribute::Type;
  const std::array<gl::Attribute, 6> attributes = {{{0, 2, Type::float32, offsetof(Vertex, position)},
                                                    {1, 2, Type::float32, offsetof(Vertex, local)},
                                                    {2, 4, Type::float32, offsetof(Vertex, parameters)},
                                                    {3, 4, Type::unorm8, offsetof(Vertex, fill)},
                                                    {4, 4, Type::unorm8, offsetof(Vertex, outline)},
                                                    {5, 1, Type::uint32, offsetof(Vertex, kind)}}};
  array_.attach(buffer_, sizeof(Vertex), attributes);
}

void Canvas::stroke(std::span<const glm::vec2> points, bool closed, float width, Colour colour, float dash, float gap) {
  const std::size_t count = points.size();
  if (count < 2 || width <= 0 || colour.a == 0) {
    return;
  }
  const float half = width / 2 + kSmooth;
  const std::size_t segments = closed ? count : count - 1;
  const auto direction = [&](std::size_t segment) {
    const glm::vec2 d = points[(segment + 1) % count] - points[segment % count];
    const float length = glm::length(d);
    return length > 0 ? d / length : glm::vec2(0, 0);
  };
  // The offset from a point to the line's edge there: along the bisector of both segments' normals.
  const auto offset_at = [&](std::size_t point) {
    const bool first = !closed && point == 0;
    const bool last = !closed && point == count - 1;
    const glm::vec2 in = direction(first ? 0 : (point + segments - 1) % segments);
    const glm::vec2 out = direction(last ? segments - 1 : point % segments);
    const glm::vec2 sum = glm::vec2(-in.y, in.x) + glm::vec2(-out.y, out.x);
    const float length = glm::length(sum);
    if (length < 0.01F) {
      return glm::vec2(-out.y, out.x) * half;
    }
    return sum / length * std::min(2 / length, kMaxMiter) * half;
  };
  const glm::vec4 parameters(width / 2, dash, dash > 0 ? gap : 0, 0);
  float along = 0;
  glm::vec2 from_offset = offset_at(0);
  for (std::size_t s = 0; s < segments; ++s) {
    const std::size_t to = (s + 1) % count;
    const glm::vec2 to_offset = offset_at(to);
    const float end = along + glm::length(points[to] - points[s]);
    const Vertex a{points[s] + from_offset, {half, along}, parameters, colour, colour, kStroke};
    const Vertex b{points[s] - from_offset, {-half, along}, parameters, colour, colour, kStroke};
    const Vertex c{points[to] + to_offset, {half, end}, parameters, colour, colour, kStroke};
    const Vertex d{points[to] - to_offset, {-half, end}, parameters, colour, colour, kStroke};
    vertices_.insert(vertices_.end(), {a, b, c, c, b, d});
    along = end;
    from_offset = to_offset;
  }
}

void Canvas::quad(glm::vec2 centre, glm::vec2 half, glm::vec4 parameters, Colour fill, Colour outline,
                  std::uint32_t kind) {
  const auto corner = [&](float x, float y) {
    const glm::vec2 local = half * glm::vec2(x, y);
    return Vertex{centre + local, local, parameters, fill, outline, kind};
  };
  const Vertex b = corner(1, -1);
  const Vertex c = corner(-1, 1);
  vertices_.insert(vertices_.end(), {corner(-1, -1), b, c, c, b, corner(1, 1)});
}

void Canvas::circle(glm::vec2 centre, float radius, Colour fill) {
  const glm::vec2 half(radius, radius);
  quad(centre, half + kSmooth, {half, radius, 0}, fill, fill, kBox);
}

void Canvas::circle_line(glm::vec2 centre, float radius, float width, Colour colour, float dash, float gap) {
  if (dash <= 0) {
    const glm::vec2 half(radius + width / 2, radius + width / 2);
    quad(centre, half + kSmooth, {half, half.x, width}, colour.with_alpha(0), colour, kBox);
    return;
  }
  // A whole number of dashes, so that the last meets the first.
  const float round = 2 * std::numbers::pi_v<float> * radius;
  const float stretch = round / (dash + gap) / std::max(1.0F, std::round(round / (dash + gap)));
  const auto corners = static_cast<std::size_t>(std::clamp(round / 6, 24.0F, 360.0F));
  std::vector<glm::vec2> points;
  points.reserve(corners);
  for (std::size_t i = 0; i < corners; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(corners);
    points.push_back(centre + radius * glm::vec2(std::sin(angle), -std::cos(angle)));
  }
  stroke(points, true, width, colour, dash * stretch, gap * stretch);
}

void Canvas::box(glm::vec2 upper_left, glm::vec2 size, float corner, Colour fill, Colour border, float border_width) {
  const glm::vec2 half = size / 2.0F;
  quad(upper_left + half, half + kSmooth, {half, corner, border_width}, fill, border, kBox);
}

void Canvas::marker(glm::vec2 centre, const MarkerLook& look) {
  const float reach = look.radius * kMarkerReach + 2 * look.outline_width;
  quad(centre, {reach, reach},
       {look.radius, static_cast<float>(look.shape), look.outline_width, static_cast<float>(look.outline_look)},
       look.fill, look.outline, kMarker);
}

void Canvas::triangle(glm::vec2 a, glm::vec2 b, glm::vec2 c, Colour fill) {
  // Drawn as strokes' inner parts are: wholly covered.
  const glm::vec4 parameters(1, 0, 0, 0);
  for (const glm::vec2 corner : {a, b, c}) {
    vertices_.push_back({corner, {0, 0}, parameters, fill, fill, kStroke});
  }
}

void Canvas::draw(gl::Size target) {
  if (vertices_.empty()) {
    return;
  }
  program_.set("target_size", glm::vec2(target.width, target.height));
  buffer_.upload(std::span<const Vertex>(vertices_));
  gl::draw(program_, array_, gl::Primitive::triangles, 0, vertices_.size());
  vertices_.clear();
}

}  // namespace dateline::viewer
