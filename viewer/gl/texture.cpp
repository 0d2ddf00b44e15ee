#include "viewer/gl/texture.h"

#include <epoxy/gl.h>

#include <array>
#include <utility>

namespace dateline::viewer::gl {
namespace {

/// How OpenGL calls a format.
struct Names {
  GLint stored;
  GLenum given;
  GLenum type;
};

Names names_of(Texture::Format format) {
  switch (format) {
    case Texture::Format::rgba8:
      return {GL_RGBA8, GL_RGBA, GL_UNSIGNED_BYTE};
    case Texture::Format::coverage:
      return {GL_R8, GL_RED, GL_UNSIGNED_BYTE};
    case Texture::Format::grey_alpha32f:
      return {GL_RG32F, GL_RG, GL_FLOAT};
    case Texture::Format::rgba32f:
      return {GL_RGBA32F, GL_RGBA, GL_FLOAT};
  }
  return {};
}

}  // namespace

std::size_t Texture::bytes_a_pixel(Format format) {
  switch (format) {
    case Format::rgba8:
      return 4;
    case Format::coverage:
      return 1;
    case Format::grey_alpha32f:
      return 2 * sizeof(float);
    case Format::rgba32f:
      return 4 * sizeof(float);
  }
  return 0;
}

Texture::Texture(Size size, Format format, Filter filter, std::span<const std::uint8_t> pixels)
    : Texture(size, format, filter, pixels.data()) {}

Texture::Texture(Size size, Format format, Filter filter, std::span<const float> pixels)
    : Texture(size, format, filter, static_cast<const void*>(pixels.data())) {}

Texture::Texture(Size size, Format format, Filter filter, const void* pixels)
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
  } else if (format == Format::grey_alpha32f) {
    const std::array<GLint, 4> swizzle = {GL_RED, GL_RED, GL_RED, GL_GREEN};
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, swizzle.data());
  }
  const Names names = names_of(format);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, names.stored, size.width, size.height, 0, names.given, names.type, pixels);
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
  const Names names = names_of(format_);
  glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, size.width, size.height, names.given, names.type, pixels.data());
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
