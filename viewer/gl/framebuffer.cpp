#include "viewer/gl/framebuffer.h"

#include <epoxy/gl.h>

#include <algorithm>
#include <array>
#include <utility>

#include "viewer/gl/draw.h"

namespace dateline::viewer::gl {

Result<Framebuffer> Framebuffer::create(Size size, Stencil with_stencil) {
  GLint limit = 0;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit);
  if (size.width < 1 || size.height < 1 || size.width > limit || size.height > limit) {
    return failed(
        "OpenGL",
        "cannot draw a picture of " + std::to_string(size.width) + "x" + std::to_string(size.height) + " pixels",
        "ask for a side of 1 to " + std::to_string(limit));
  }
  Texture colour(size, Texture::Format::rgba8, Texture::Filter::linear);
  unsigned stencil = 0;
  if (with_stencil == Stencil::with) {
    glGenRenderbuffers(1, &stencil);
    glBindRenderbuffer(GL_RENDERBUFFER, stencil);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH24_STENCIL8, size.width, size.height);
  }
  unsigned id = 0;
  glGenFramebuffers(1, &id);
  Framebuffer result(id, stencil, std::move(colour));
  glBindFramebuffer(GL_FRAMEBUFFER, id);
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, result.colour_.id(), 0);
  if (stencil != 0) {
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_STENCIL_ATTACHMENT, GL_RENDERBUFFER, stencil);
  }
  if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
    return failed("OpenGL", "the driver refuses to draw into a picture", "update the graphics driver");
  }
  const GLboolean scissor = glIsEnabled(GL_SCISSOR_TEST);
  glDisable(GL_SCISSOR_TEST);
  clear({});
  (scissor == GL_TRUE ? glEnable : glDisable)(GL_SCISSOR_TEST);
  return result;
}

Framebuffer::~Framebuffer() {
  if (id_ != 0) {
    glDeleteFramebuffers(1, &id_);
    glDeleteRenderbuffers(1, &stencil_);
  }
}

Framebuffer::Framebuffer(Framebuffer&& other) noexcept
    : id_(std::exchange(other.id_, 0)), stencil_(std::exchange(other.stencil_, 0)), colour_(std::move(other.colour_)) {}

Framebuffer& Framebuffer::operator=(Framebuffer&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(stencil_, other.stencil_);
  std::swap(colour_, other.colour_);
  return *this;
}

void Framebuffer::bind() const {
  glBindFramebuffer(GL_FRAMEBUFFER, id_);
  glViewport(0, 0, size().width, size().height);
}

void Framebuffer::copy_from(const Framebuffer& other) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, other.id_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, id_);
  glBlitFramebuffer(0, 0, size().width, size().height, 0, 0, size().width, size().height, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, id_);
}

void Framebuffer::copy_part(const Framebuffer& other, int from_x, int from_y, int x, int y, Size part) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, other.id_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, id_);
  glBlitFramebuffer(from_x, from_y, from_x + part.width, from_y + part.height, x, y, x + part.width, y + part.height,
                    GL_COLOR_BUFFER_BIT, GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, id_);
}

void Framebuffer::stretch(const Framebuffer& other, int x, int y, Size part) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, other.id_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, id_);
  glBlitFramebuffer(0, 0, other.size().width, other.size().height, x, y, x + part.width, y + part.height,
                    GL_COLOR_BUFFER_BIT, GL_LINEAR);
  glBindFramebuffer(GL_FRAMEBUFFER, id_);
}

void Framebuffer::show() const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, id_);
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
  glBlitFramebuffer(0, 0, size().width, size().height, 0, 0, size().width, size().height, GL_COLOR_BUFFER_BIT,
                    GL_NEAREST);
  glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

std::vector<std::uint8_t> Framebuffer::read_pixels() const {
  const auto row = static_cast<std::size_t>(size().width) * 4;
  const auto rows = static_cast<std::size_t>(size().height);
  std::vector<std::uint8_t> pixels;
  read_rows(pixels);
  for (std::size_t y = 0; y < rows / 2; ++y) {
    std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(y * row),
                     pixels.begin() + static_cast<std::ptrdiff_t>((y + 1) * row),
                     pixels.begin() + static_cast<std::ptrdiff_t>((rows - 1 - y) * row));
  }
  return pixels;
}

void Framebuffer::read_rows(std::vector<std::uint8_t>& rows) const {
  rows.resize(static_cast<std::size_t>(size().width) * static_cast<std::size_t>(size().height) * 4);
  glBindFramebuffer(GL_FRAMEBUFFER, id_);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, size().width, size().height, GL_RGBA, GL_UNSIGNED_BYTE, rows.data());
}

void Framebuffer::write_rows(std::span<const std::uint8_t> rows) {
  colour_.update(0, 0, size(), rows);
}

void Framebuffer::finish() const {
  std::array<std::uint8_t, 4> pixel{};
  glBindFramebuffer(GL_FRAMEBUFFER, id_);
  glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, pixel.data());
}

}  // namespace dateline::viewer::gl
