#include "viewer/gl/buffer.h"

#include <epoxy/gl.h>

#include <utility>

namespace dateline::viewer::gl {

Buffer::Buffer(Kind kind, Usage usage) : kind_(kind), usage_(usage) {
  glGenBuffers(1, &id_);
}

Buffer::~Buffer() {
  if (id_ != 0) {
    glDeleteBuffers(1, &id_);
  }
}

Buffer::Buffer(Buffer&& other) noexcept
    : id_(std::exchange(other.id_, 0)), kind_(other.kind_), usage_(other.usage_), bytes_(other.bytes_) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(kind_, other.kind_);
  std::swap(usage_, other.usage_);
  std::swap(bytes_, other.bytes_);
  return *this;
}

void Buffer::upload(std::span<const std::byte> bytes) {
  // Bound as a plain array whatever its kind: binding indices would change the current vertex array.
  glBindBuffer(GL_ARRAY_BUFFER, id_);
  glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.empty() ? nullptr : bytes.data(),
               usage_ == Usage::fixed ? GL_STATIC_DRAW : GL_STREAM_DRAW);
  bytes_ = bytes.size();
}

}  // namespace dateline::viewer::gl
