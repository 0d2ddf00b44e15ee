#include "viewer/gl/vertex_array.h"

#include <epoxy/gl.h>

#include <utility>

namespace dateline::viewer::gl {

VertexArray::VertexArray() {
  glGenVertexArrays(1, &id_);
}

VertexArray::~VertexArray() {
  if (id_ != 0) {
    glDeleteVertexArrays(1, &id_);
  }
}

VertexArray::VertexArray(VertexArray&& other) noexcept : id_(std::exchange(other.id_, 0)) {}

VertexArray& VertexArray::operator=(VertexArray&& other) noexcept {
  std::swap(id_, other.id_);
  return *this;
}

void VertexArray::attach(const Buffer& vertices, std::size_t stride, std::span<const Attribute> attributes) {
  glBindVertexArray(id_);
  glBindBuffer(GL_ARRAY_BUFFER, vertices.id());
  for (const Attribute& a : attributes) {
    const auto* offset = reinterpret_cast<const void*>(a.offset);
    const auto step = static_cast<GLsizei>(stride);
    glEnableVertexAttribArray(a.location);
    switch (a.type) {
      case Attribute::Type::float32:
        glVertexAttribPointer(a.location, a.components, GL_FLOAT, GL_FALSE, step, offset);
        break;
      case Attribute::Type::unorm8:
        glVertexAttribPointer(a.location, a.components, GL_UNSIGNED_BYTE, GL_TRUE, step, offset);
        break;
      case Attribute::Type::unorm16:
        glVertexAttribPointer(a.location, a.components, GL_UNSIGNED_SHORT, GL_TRUE, step, offset);
        break;
      case Attribute::Type::int32:
        glVertexAttribIPointer(a.location, a.components, GL_INT, step, offset);
        break;
      case Attribute::Type::uint32:
        glVertexAttribIPointer(a.location, a.components, GL_UNSIGNED_INT, step, offset);
        break;
      case Attribute::Type::uint8:
        glVertexAttribIPointer(a.location, a.components, GL_UNSIGNED_BYTE, step, offset);
        break;
    }
    glVertexAttribDivisor(a.location, a.per_instance ? 1 : 0);
  }
  glBindVertexArray(0);
}

void VertexArray::attach_indices(const Buffer& indices) {
  glBindVertexArray(id_);
  glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, indices.id());
  glBindVertexArray(0);
}

}  // namespace dateline::viewer::gl
