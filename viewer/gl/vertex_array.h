#pragma once

#include <cstddef>
#include <span>

#include "viewer/gl/buffer.h"

namespace dateline::viewer::gl {

/// One input of a vertex shader, as it lies in a buffer of records.
struct Attribute {
  enum class Type {
    float32,  ///< arrives as float
    int32,    ///< arrives as int (ivec...)
    uint32,   ///< arrives as uint (uvec...)
    unorm8,   ///< a byte 0-255 that arrives as float 0-1 (colours)
    unorm16,  ///< arrives as float 0-1
    uint8,    ///< arrives as uint
  };
  unsigned location = 0;  ///< layout(location = ...) of the shader
  int components = 1;     ///< 1-4
  Type type = Type::float32;
  std::size_t offset = 0;  ///< bytes from the start of a record
  bool per_instance = false;
};

/// Which buffers feed which inputs of a vertex shader. Move-only. The buffers must outlive it.
class VertexArray {
 public:
  VertexArray();
  ~VertexArray();
  VertexArray(VertexArray&& other) noexcept;
  VertexArray& operator=(VertexArray&& other) noexcept;
  VertexArray(const VertexArray&) = delete;
  VertexArray& operator=(const VertexArray&) = delete;

  /// `stride`: bytes from one record to the next. May be called for several buffers.
  void attach(const Buffer& vertices, std::size_t stride, std::span<const Attribute> attributes);
  /// Indices are 32-bit.
  void attach_indices(const Buffer& indices);

  [[nodiscard]] unsigned id() const { return id_; }

 private:
  unsigned id_ = 0;
};

}  // namespace dateline::viewer::gl
