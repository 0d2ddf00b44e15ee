#include "viewer/gl/texture.h"

#include <epoxy/gl.h>

#include <array>
#include <utility>
#include <vector>

namespace dateline::viewer::gl {
namespace {

GLenum pixel_format(Texture::Format format) {
  return format == Texture::Format::rgba8 ? GL_RGBA : GL_RED;
}

std::size_t pixel_bytes(Texture::Format format) {
  return format == Texture::Format::rgba8 ? 4 : 1;
}

}  // namespace

Texture::Texture(Size size, Format format, Filter filter, std::span<const std::uint8_t> pixels)
    : size_(size), format_(format), filter_(filter) {
  glGenTextures(1, &id_);
  glBindTexture(GL_TEXTURE_2D, id_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  const GLint magnify = filter == Filter::nearest ? GL_NEAREST : GL_LINEAR;
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, magnify);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER,
                  filter == Filter::mipmapped ? GL_LINEAR_MIPMAP_LINEAR : magnify);
  if (format == Format::coverage) {
    const std::array<GLint, 4> swizzle = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle.data());
  }
  std::vector<std::uint8_t> clear;
  if (pixels.empty()) {
    clear.resize(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * pixel_bytes(format));
    pixels = clear;
  }
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, format == Format::rgba8 ? GL_RGBA8 : GL_R8, size.width, size.height, 0,
               pixel_format(format), GL_UNSIGNED_BYTE, pixels.data());
  if (filter == Filter::mipmapped) {
    glGenerateMipmap(GL_TEXTURE_2D);
  }
}

Texture::~Texture() {
  if (id_ != 0) {
    glDeleteTextures(1, &id_);
  }
}

Texture::Texture(Texture&& other) noexcept
    : id_(std::exchange(other.id_, 0)), size_(other.size_), format_(other.format_), filter_(other.filter_) {}

Texture& Texture::operator=(Texture&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(size_, other.size_);
  std::swap(format_, other.format_);
  std::swap(filter_, other.filter_);
  return *this;
}

void Texture::update(int x, int y, Size size, std::span<const std::uint8_t> pixels) {
  glBindTexture(GL_TEXTURE_2D, id_);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, size.width, size.height, pixel_format(format_), GL_UNSIGNED_BYTE,
                  pixels.data());
  if (filter_ == Filter::mipmapped) {
    glGenerateMipmap(GL_TEXTURE_2D);
  }
}

void Texture::bind(int unit) const {
  glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
  glBindTexture(GL_TEXTURE_2D, id_);
  glActiveTexture(GL_TEXTURE0);
}

}  // namespace dateline::viewer::gl
