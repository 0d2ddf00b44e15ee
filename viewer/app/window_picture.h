#pragma once

#include <imgui.h>

#include <optional>
#include <vector>

#include "viewer/gl/framebuffer.h"
#include "viewer/panels/ui.h"

namespace dateline::viewer {

/// The window as it was drawn last, kept so that only what looks different is drawn again. ImGui's lists of two frames
/// are compared vertex by vertex: where they differ, and where the map is another, is drawn anew. On the
/// thread that owns the GL context.
class WindowPicture {
 public:
  /// What lies below all lists: a colour, and the map on it.
  struct Below {
    Colour ground;
    const gl::Framebuffer& map;
    Rect at;             ///< where the map lies; whole pixels
    bool fresh = false;  ///< it is another than in the last frame
  };
  /// Brings the picture up to date with what ImGui was asked to draw.
  void draw(ImDrawData& data, gl::Size size, const Below& below);
  /// Copies it into a framebuffer of its size, or to the screen.
  void show(const gl::Framebuffer* target) const;

  /// Makes the next `draw` draw everything, since textures are others under the same names.
  void forget() { lists_.clear(); }

  /// The parts that the last call drew; for tests.
  [[nodiscard]] const std::vector<Rect>& redrawn() const { return damage_; }

 private:
  struct List {
    std::vector<ImDrawVert> vertices;
    std::vector<ImDrawIdx> indices;
    std::vector<ImDrawCmd> commands;
  };
  void compare(const ImDrawList* now, const List& before);
  void add_damage(Rect rect);
  void redraw(ImDrawData& data, Rect part, const Below& below);

  std::optional<gl::Framebuffer> picture_;
  Colour ground_;
  Rect map_at_;
  std::vector<List> lists_;
  std::vector<Rect> damage_;
};

}  // namespace dateline::viewer
