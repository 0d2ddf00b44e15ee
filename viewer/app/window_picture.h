#pragma once

#include <imgui.h>

#include <optional>
#include <vector>

#include "viewer/gl/framebuffer.h"
#include "viewer/panels/ui.h"

namespace dateline::viewer {

/// The window as it was drawn last, kept so that only what looks different is drawn again. ImGui's lists of two frames
/// are compared vertex by vertex: where they differ, and where a texture has other content, is drawn anew. On the
/// thread that owns the GL context.
class WindowPicture {
 public:
  /// Brings the picture up to date with what ImGui was asked to draw. `fresh` are the textures whose content changed
  /// since the last call, `ground` lies below everything.
  void draw(ImDrawData& data, gl::Size size, Colour ground, const std::vector<ImTextureID>& fresh);
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
  void compare(const ImDrawList* now, const List& before, const std::vector<ImTextureID>& fresh);
  void add_damage(Rect rect);
  void redraw(ImDrawData& data, Rect part, Colour ground);

  std::optional<gl::Framebuffer> picture_;
  Colour ground_;
  std::vector<List> lists_;
  std::vector<Rect> damage_;
};

}  // namespace dateline::viewer
