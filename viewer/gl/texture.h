#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace dateline::viewer::gl {

/// Width and height in pixels.
struct Size {
  int width = 0;
  int height = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

/// A two-dimensional texture, clamped at its edges. Move-only. Rows are top first, without padding.
class Texture {
 public:
  enum class Format {
    rgba8,          ///< 4 bytes a pixel
    coverage,       ///< 1 byte a pixel; a shader reads white with that alpha, so that it blends like any picture
    grey_alpha32f,  ///< 2 floats a pixel; a shader reads the first as red, green and blue, the second as alpha
    rgba32f,        ///< 4 floats a pixel
  };
  enum class Filter {
    nearest,
    linear,
    mipmapped,  ///< linear, with mipmaps made anew at each change
  };

  Texture() = default;  ///< no texture
  /// `pixels` may be empty: the content is then anything, until drawn. Otherwise exactly width * height pixels.
  Texture(Size size, Format format, Filter filter, std::span<const std::uint8_t> pixels = {});
  /// For the formats of floats.
  Texture(Size size, Format format, Filter filter, std::span<const float> pixels);
  ~Texture();
  Texture(Texture&& other) noexcept;
  Texture& operator=(Texture&& other) noexcept;
  Texture(const Texture&) = delete;
  Texture& operator=(const Texture&) = delete;

  /// Of a pixel in the graphics card's memory.
  [[nodiscard]] static std::size_t bytes_a_pixel(Format format);
  [[nodiscard]] std::size_t bytes() const {
    return bytes_a_pixel(format_) * static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height);
  }

  /// Replaces the rectangle of `size` at (x, y), which lies inside the texture.
  void update(int x, int y, Size size, std::span<const std::uint8_t> pixels);
  /// Makes the texture the one that samplers of texture unit `unit` (0-15) read.
  void bind(int unit) const;

  [[nodiscard]] bool is_valid() const { return id_ != 0; }
  [[nodiscard]] Size size() const { return size_; }
  /// GL's name of the texture; also what ImGui takes as ImTextureID.
  [[nodiscard]] unsigned id() const { return id_; }

 private:
  Texture(Size size, Format format, Filter filter, const void* pixels);

  unsigned id_ = 0;
  Size size_;
  Format format_ = Format::rgba8;
  Filter filter_ = Filter::linear;
};

}  // namespace dateline::viewer::gl
