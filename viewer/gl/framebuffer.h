#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "viewer/gl/texture.h"

namespace dateline::viewer::gl {

/// A picture that is drawn into, and shown or read back afterwards. Move-only.
class Framebuffer {
 public:
  /// Whether it has eight bits of stencil, which take as much memory as its colours.
  enum class Stencil : bool { without, with };
  /// Error (failed): the driver refuses the size (over 16,384 pixels on llvmpipe).
  [[nodiscard]] static Result<Framebuffer> create(Size size, Stencil stencil = Stencil::with);
  ~Framebuffer();
  Framebuffer(Framebuffer&& other) noexcept;
  Framebuffer& operator=(Framebuffer&& other) noexcept;
  Framebuffer(const Framebuffer&) = delete;
  Framebuffer& operator=(const Framebuffer&) = delete;

  /// Everything drawn from now on lands here; sets the viewport to the whole of it.
  void bind() const;
  [[nodiscard]] Size size() const { return colour_.size(); }
  /// What was drawn; alpha is premultiplied where the picture was begun transparent. Its first row is the picture's
  /// lowest, as OpenGL has it: show it with v running from 1 at the top to 0.
  [[nodiscard]] const Texture& texture() const { return colour_; }
  /// Copies the colours of another of the same size.
  void copy_from(const Framebuffer& other) const;
  /// Copies a part of another's colours, from its pixel (from_x, from_y) on to (x, y) of this one; lower left corners.
  void copy_part(const Framebuffer& other, int from_x, int from_y, int x, int y, Size part) const;
  /// Copies the whole of another's colours stretched over a rectangle, whose lower left corner is (x, y) and which may
  /// reach beyond this picture.
  void stretch(const Framebuffer& other, int x, int y, Size part) const;
  /// Copies the colours to the screen, which has the same size.
  void show() const;
  /// The picture as RGBA bytes, top row first. Waits for the drawing to finish.
  [[nodiscard]] std::vector<std::uint8_t> read_pixels() const;
  /// The same with the lowest row first, as they lie; `rows` gets the picture's size.
  void read_rows(std::vector<std::uint8_t>& rows) const;
  /// Replaces the whole picture by such rows.
  void write_rows(std::span<const std::uint8_t> rows);
  /// Waits for the drawing to finish by reading one pixel.
  void finish() const;

 private:
  Framebuffer(unsigned id, unsigned stencil, Texture colour) : id_(id), stencil_(stencil), colour_(std::move(colour)) {}
  unsigned id_ = 0;
  unsigned stencil_ = 0;  // 0: none
  Texture colour_;
};

}  // namespace dateline::viewer::gl
