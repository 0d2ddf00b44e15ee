#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "viewer/gl/texture.h"
#include "viewer/map/dot_field.h"
#include "viewer/map/style.h"

namespace dateline::viewer {

/// Small pictures of a dot, one for each event type, freshness and fullness, and how they are laid over a picture by
/// the processor: with software OpenGL a point costs as much to set up as ten stamps, and on a graphics card both are
/// cheap. Pure.
class DotStamps {
 public:
  /// `sprites` holds a square of `side` pixels for each marker shape, side by side, RGBA, top row first: red is how
  /// much of the type's colour there is (the rest is black), alpha how much is covered. `side` is even.
  DotStamps(std::span<const std::uint8_t> sprites, int side, const Style& style);

  [[nodiscard]] int side() const { return side_; }
  /// Lays a dot over `picture` (RGBA, the *lowest* row first, as OpenGL has it) for each cell, in their order.
  void draw(std::span<const DotCell> cells, const events::EventIndex& index, events::TimeWindow window, gl::Size size,
            std::span<std::uint8_t> picture) const;

  /// How full a cell of that many events looks, 0 to kFullest: the fuller, the nearer to white.
  [[nodiscard]] static unsigned fullness(std::uint32_t count);
  static constexpr unsigned kFullest = 5;

 private:
  [[nodiscard]] const std::uint8_t* stamp(events::EventType type, unsigned freshness, unsigned fullness) const;
  int side_;
  std::size_t row_bytes_;    // of one stamp's row: its colours
  std::size_t stamp_bytes_;  // premultiplied colours of all rows, then what is left of the ground, four times a pixel
  std::vector<std::uint8_t> stamps_;
};

}  // namespace dateline::viewer
