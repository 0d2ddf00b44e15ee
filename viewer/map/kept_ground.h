#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "viewer/gl/framebuffer.h"
#include "viewer/map/basemap_cache.h"
#include "viewer/map/basemap_painter.h"
#include "viewer/map/camera.h"

namespace dateline::viewer {

/// The ground of the view and of a margin around it, kept as a picture so that moving the map is copying: squares of
/// the picture are drawn once and again only where their tiles have become others. What is more than a frame may draw
/// is drawn square by square over several frames; until then a square shows what it showed before, or the last picture
/// of another zoom, stretched. While the map moves by parts of a pixel the ground lies on whole ones, at most half a
/// pixel off; once it rests it is drawn where it belongs. On the thread that owns the context.
class KeptGround {
 public:
  static constexpr int kCell = 128;      ///< pixels of a square's side
  static constexpr int kMargin = kCell;  ///< pixels beyond the view's edges that squares are drawn ahead
  /// What a frame of a million pixels may draw, in triangles as BasemapPainter counts them: some ten milliseconds
  /// without a graphics card. Larger views may draw more, as whoever has a larger screen has a card for it.
  static constexpr double kFrameCost = 120'000;

  /// What the ground is.
  struct Source {
    std::function<void()> draw;   ///< all of it with the painter, whose part is set
    std::vector<SeenTile> tiles;  ///< that it is made of
    std::uint64_t version = 0;    ///< another one when anything but the tiles has changed
    double left = 0;              ///< it is shown between these shares of the view's width
    double right = 1;
  };

  /// Brings the picture up to date, within what a frame may draw, and copies it into `target`, which has the camera's
  /// size. False where the driver refuses so large a picture: nothing was drawn.
  bool draw(BasemapPainter& painter, const Camera& camera, const Source& source, const gl::Framebuffer& target);
  /// Whether nothing was left to a later frame.
  [[nodiscard]] bool is_whole() const { return whole_; }

 private:
  /// A place in the picture and the square of the map that was drawn there last; squares repeat over the picture.
  struct Slot {
    bool filled = false;
    glm::ivec2 cell{};
    std::uint64_t signature = 0;  // of what it was drawn from
  };
  /// Squares [begin, end) of both axes.
  struct Cells {
    glm::ivec2 begin{};
    glm::ivec2 end{};
    [[nodiscard]] bool holds(glm::ivec2 cell) const;
    [[nodiscard]] std::vector<glm::ivec2> list() const;
  };
  /// A picture of a view, to be stretched.
  struct Backdrop {
    std::optional<gl::Framebuffer> picture;
    std::optional<Camera> camera;  // none: it shows nothing
  };

  bool resize(const Camera& camera);
  [[nodiscard]] std::size_t frame_cost() const;
  void begin_grid(BasemapPainter& painter, const Camera& camera, const Source& source, bool had_picture);
  void move_to(const Camera& camera);
  void sign(const Source& source);
  [[nodiscard]] Cells cells_within(int margin) const;
  [[nodiscard]] std::size_t slot_of(glm::ivec2 cell) const;  // index into slots_
  [[nodiscard]] std::uint64_t& signature_of(glm::ivec2 cell);
  [[nodiscard]] bool is_filled(glm::ivec2 cell) const;
  [[nodiscard]] bool is_fresh(glm::ivec2 cell);
  [[nodiscard]] std::vector<Cells> contiguous(Cells cells) const;
  [[nodiscard]] glm::ivec2 corner_in_picture(glm::ivec2 upper_left, int height) const;
  /// Draws the squares, or counts what that takes.
  std::size_t paint(BasemapPainter& painter, const Source& source, Cells cells, bool only_measure);
  /// Draws those of the squares that are not as they should be, as long as the cost is below `budget`.
  std::size_t refresh(BasemapPainter& painter, const Source& source, std::vector<glm::ivec2> cells, std::size_t budget);
  void compose(const gl::Framebuffer& target) const;
  [[nodiscard]] bool is_on_pixels() const;
  void keep_backdrop();

  Camera camera_{{1, 1}};
  std::optional<gl::Framebuffer> picture_;
  glm::ivec2 slots_across_{};
  std::vector<Slot> slots_;
  Cells around_;                           // the squares of the view and its margin
  std::vector<std::uint64_t> signatures_;  // that they should have
  glm::dvec2 position_{};                  // the view's upper left corner on the grid of squares, pixels
  Backdrop backdrop_;
  Backdrop spare_;
  bool whole_ = true;
};

}  // namespace dateline::viewer
