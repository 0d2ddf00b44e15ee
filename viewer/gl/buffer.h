#pragma once

#include <cstddef>
#include <span>

namespace dateline::viewer::gl {

/// A buffer of vertices or indices on the GPU. Move-only; lives on the context that was current at its creation.
class Buffer {
 public:
  enum class Kind { vertex, index };
  /// How often the content changes: `fixed` is written once, `stream` about once a frame.
  enum class Usage { fixed, stream };

  explicit Buffer(Kind kind = Kind::vertex, Usage usage = Usage::fixed);
  ~Buffer();
  Buffer(Buffer&& other) noexcept;
  Buffer& operator=(Buffer&& other) noexcept;
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  /// Replaces the content. The bytes are copied before this returns.
  void upload(std::span<const std::byte> bytes);
  template <class T>
  void upload(std::span<const T> items) {
    upload(std::as_bytes(items));
  }

  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] unsigned id() const { return id_; }
  [[nodiscard]] Kind kind() const { return kind_; }

 private:
  unsigned id_ = 0;
  Kind kind_;
  Usage usage_;
  std::size_t bytes_ = 0;
};

}  // namespace dateline::viewer::gl
