#include <array>
#include <catch2/catch.hpp>

#include "viewer/gl/buffer.h"
#include "viewer/gl/context.h"
#include "viewer/gl/draw.h"
#include "viewer/gl/framebuffer.h"
#include "viewer/gl/program.h"
#include "viewer/gl/vertex_array.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr const char* kVertex = "layout(location = 0) in vec2 p; void main() { gl_Position = vec4(p, 0.0, 1.0); }";
constexpr const char* kFragment = "uniform vec4 tint; out vec4 c; void main() { c = tint; }";

gl::HeadlessContext context() {
  Result<gl::HeadlessContext> result = gl::HeadlessContext::create();
  REQUIRE(result);
  return std::move(*result);
}

std::array<int, 4> pixel(const std::vector<std::uint8_t>& pixels, int width, int x, int y) {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4;
  return {pixels[at], pixels[at + 1], pixels[at + 2], pixels[at + 3]};
}

}  // namespace

TEST_CASE("A context without a window tells what draws") {
  const gl::HeadlessContext current = context();
  const Result<std::string> description = gl::describe_context();
  REQUIRE(description);
  CHECK(description->find(", ") != std::string::npos);
}

TEST_CASE("What is drawn is read back, top row first") {
  const gl::HeadlessContext current = context();
  Result<gl::Framebuffer> target = gl::Framebuffer::create({8, 6});
  REQUIRE(target);
  Result<gl::Program> program = gl::Program::create("test", kVertex, kFragment);
  REQUIRE(program);
  const std::array<float, 8> upper_half = {-1, 0, 1, 0, -1, 1, 1, 1};
  gl::Buffer vertices;
  vertices.upload(std::span<const float>(upper_half));
  gl::VertexArray array;
  const std::array<gl::Attribute, 1> position = {{{0, 2, gl::Attribute::Type::float32, 0}}};
  array.attach(vertices, 8, position);
  target->bind();
  gl::clear({0, 0, 1, 1});
  program->set("tint", glm::vec4(1, 0, 0, 1));
  gl::draw(*program, array, gl::Primitive::triangle_strip, 0, 4);
  const std::vector<std::uint8_t> pixels = target->read_pixels();
  CHECK(pixel(pixels, 8, 4, 0) == std::array{255, 0, 0, 255});
  CHECK(pixel(pixels, 8, 4, 5) == std::array{0, 0, 255, 255});
}

TEST_CASE("The stencil fills a polygon with a hole, and is empty again afterwards") {
  const gl::HeadlessContext current = context();
  Result<gl::Framebuffer> target = gl::Framebuffer::create({16, 16});
  REQUIRE(target);
  Result<gl::Program> program = gl::Program::create("test", kVertex, kFragment);
  REQUIRE(program);
  // Outer square, inner square, and one that covers all, each as a fan.
  const std::array<float, 24> corners = {-0.75F, -0.75F, 0.75F, -0.75F, 0.75F, 0.75F, -0.75F, 0.75F,
                                         -0.25F, -0.25F, 0.25F, -0.25F, 0.25F, 0.25F, -0.25F, 0.25F,
                                         -1,     -1,     1,     -1,     1,     1,     -1,     1};
  gl::Buffer vertices;
  vertices.upload(std::span<const float>(corners));
  gl::VertexArray array;
  const std::array<gl::Attribute, 1> position = {{{0, 2, gl::Attribute::Type::float32, 0}}};
  array.attach(vertices, 8, position);
  target->bind();
  gl::clear({0, 0, 0, 1});
  program->set("tint", glm::vec4(0, 1, 0, 1));
  const gl::DrawState mark = {gl::Blend::alpha, gl::Stencil::invert};
  const gl::DrawState fill = {gl::Blend::alpha, gl::Stencil::consume};
  gl::draw(*program, array, gl::Primitive::triangle_fan, 0, 4, mark);
  gl::draw(*program, array, gl::Primitive::triangle_fan, 4, 4, mark);
  gl::draw(*program, array, gl::Primitive::triangle_fan, 8, 4, fill);
  program->set("tint", glm::vec4(1, 0, 0, 1));
  gl::draw(*program, array, gl::Primitive::triangle_fan, 8, 4, fill);  // nothing is left to fill
  const std::vector<std::uint8_t> pixels = target->read_pixels();
  CHECK(pixel(pixels, 16, 4, 8) == std::array{0, 255, 0, 255});
  CHECK(pixel(pixels, 16, 8, 8) == std::array{0, 0, 0, 255});
  CHECK(pixel(pixels, 16, 0, 8) == std::array{0, 0, 0, 255});
}

TEST_CASE("A shader's mistake is an error that names the file and the line") {
  const gl::HeadlessContext current = context();
  const Result<gl::Program> program = gl::Program::create("broken", kVertex, "void main() { nonsense }");
  REQUIRE_FALSE(program);
  CHECK(program.error().where == "shaders/broken.frag");
  CHECK(program.error().what.find("does not compile") != std::string::npos);
  CHECK_FALSE(gl::Program::create("no_such_shader"));
}

TEST_CASE("A picture larger than the driver allows is refused") {
  const gl::HeadlessContext current = context();
  CHECK_FALSE(gl::Framebuffer::create({1000000, 10}));
  CHECK_FALSE(gl::Framebuffer::create({0, 10}));
}

TEST_CASE("A coverage texture reads white with its alpha") {
  const gl::HeadlessContext current = context();
  Result<gl::Framebuffer> target = gl::Framebuffer::create({1, 1});
  REQUIRE(target);
  Result<gl::Program> program = gl::Program::create(
      "test", kVertex, "uniform sampler2D t; out vec4 c; void main() { c = texture(t, vec2(0.5)); }");
  REQUIRE(program);
  const std::array<float, 8> all = {-1, -1, 1, -1, -1, 1, 1, 1};
  gl::Buffer vertices;
  vertices.upload(std::span<const float>(all));
  gl::VertexArray array;
  const std::array<gl::Attribute, 1> position = {{{0, 2, gl::Attribute::Type::float32, 0}}};
  array.attach(vertices, 8, position);
  const std::array<std::uint8_t, 1> half = {128};
  const gl::Texture texture({1, 1}, gl::Texture::Format::coverage, gl::Texture::Filter::nearest, half);
  target->bind();
  gl::clear({0, 0, 0, 0});
  texture.bind(0);
  program->set("t", 0);
  gl::draw(*program, array, gl::Primitive::triangle_strip, 0, 4, {gl::Blend::none, gl::Stencil::off});
  CHECK(pixel(target->read_pixels(), 1, 0, 0) == std::array{255, 255, 255, 128});
}
