#include "viewer/app/window_picture.h"

#include <backends/imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "viewer/gl/draw.h"

namespace dateline::viewer {
namespace {

constexpr float kNear = 24;  // pixels between parts that are drawn as one

/// A box that grows around what it is given.
struct Extent {
  float left = std::numeric_limits<float>::max();
  float top = std::numeric_limits<float>::max();
  float right = std::numeric_limits<float>::lowest();
  float bottom = std::numeric_limits<float>::lowest();

  void add(ImVec2 point) {
    left = std::min(left, point.x);
    top = std::min(top, point.y);
    right = std::max(right, point.x);
    bottom = std::max(bottom, point.y);
  }
  void clip(const ImVec4& box) {
    left = std::max(left, box.x);
    top = std::max(top, box.y);
    right = std::min(right, box.z);
    bottom = std::min(bottom, box.w);
  }
  [[nodiscard]] Rect rect() const { return {left, top, right - left, bottom - top}; }
};

Extent around(std::span<const ImDrawVert> vertices) {
  Extent extent;
  for (const ImDrawVert& vertex : vertices) {
    extent.add(vertex.pos);
  }
  return extent;
}

/// All that a list's commands may touch.
Extent reach_of(std::span<const ImDrawCmd> commands) {
  Extent extent;
  for (const ImDrawCmd& command : commands) {
    extent.add({command.ClipRect.x, command.ClipRect.y});
    extent.add({command.ClipRect.z, command.ClipRect.w});
  }
  return extent;
}

bool same(const ImDrawVert& a, const ImDrawVert& b) {
  return a.pos.x == b.pos.x && a.pos.y == b.pos.y && a.uv.x == b.uv.x && a.uv.y == b.uv.y && a.col == b.col;
}

bool same_box(const ImVec4& a, const ImVec4& b) {
  return a.x == b.x && a.y == b.y && a.z == b.z && a.w == b.w;
}

bool same_commands(std::span<const ImDrawCmd> a, std::span<const ImDrawCmd> b) {
  return std::ranges::equal(a, b, [](const ImDrawCmd& x, const ImDrawCmd& y) {
    return same_box(x.ClipRect, y.ClipRect) && x.TextureId == y.TextureId && x.VtxOffset == y.VtxOffset &&
           x.IdxOffset == y.IdxOffset && x.ElemCount == y.ElemCount;
  });
}

template <class T>
std::span<const T> span_of(const ImVector<T>& vector) {
  return {vector.Data, static_cast<std::size_t>(vector.Size)};
}

std::span<ImDrawList* const> lists_of(const ImDrawData& data) {
  return {&data.CmdLists[0], static_cast<std::size_t>(data.CmdListsCount)};
}

bool overlap(const Rect& rect, const ImVec4& box) {
  return rect.x < box.z && rect.x + rect.width > box.x && rect.y < box.w && rect.y + rect.height > box.y;
}

bool same_place(const Rect& a, const Rect& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

bool near(const Rect& a, const Rect& b) {
  return a.x < b.x + b.width + kNear && b.x < a.x + a.width + kNear && a.y < b.y + b.height + kNear &&
         b.y < a.y + a.height + kNear;
}

Rect joined(const Rect& a, const Rect& b) {
  const float left = std::min(a.x, b.x);
  const float top = std::min(a.y, b.y);
  return {left, top, std::max(a.x + a.width, b.x + b.width) - left, std::max(a.y + a.height, b.y + b.height) - top};
}

/// What two rectangles share; of negative size where they are apart.
Rect common(const Rect& a, const Rect& b) {
  const float left = std::max(a.x, b.x);
  const float top = std::max(a.y, b.y);
  return {left, top, std::min(a.x + a.width, b.x + b.width) - left, std::min(a.y + a.height, b.y + b.height) - top};
}

float area(const Rect& rect) {
  return rect.width * rect.height;
}

}  // namespace

void WindowPicture::add_damage(Rect rect) {
  const float right = std::min(std::ceil(rect.x + rect.width) + 1, static_cast<float>(picture_->size().width));
  const float bottom = std::min(std::ceil(rect.y + rect.height) + 1, static_cast<float>(picture_->size().height));
  rect.x = std::max(0.0F, std::floor(rect.x) - 1);
  rect.y = std::max(0.0F, std::floor(rect.y) - 1);
  rect.width = right - rect.x;
  rect.height = bottom - rect.y;
  if (rect.width <= 0 || rect.height <= 0) {
    return;
  }
  for (auto other = damage_.begin(); other != damage_.end(); ++other) {
    const Rect both = joined(*other, rect);
    if (near(*other, rect) && area(both) < 1.5F * (area(*other) + area(rect))) {
      damage_.erase(other);
      add_damage(both);
      return;
    }
  }
  damage_.push_back(rect);
}

void WindowPicture::compare(const ImDrawList* now, const List& before) {
  const auto vertices = now == nullptr ? std::span<const ImDrawVert>() : span_of(now->VtxBuffer);
  const auto indices = now == nullptr ? std::span<const ImDrawIdx>() : span_of(now->IdxBuffer);
  const auto commands = now == nullptr ? std::span<const ImDrawCmd>() : span_of(now->CmdBuffer);
  const std::span<const ImDrawVert> old = before.vertices;
  const auto begin = static_cast<std::size_t>(std::ranges::mismatch(vertices, old, same).in1 - vertices.begin());
  std::size_t end = 0;  // counted from the back
  while (end + begin < std::min(vertices.size(), old.size()) &&
         same(vertices[vertices.size() - 1 - end], old[old.size() - 1 - end])) {
    ++end;
  }
  const bool moved = begin < vertices.size() || begin < old.size();
  if (moved) {
    Extent extent = around(vertices.subspan(begin, vertices.size() - end - begin));
    const Extent gone = around(old.subspan(begin, old.size() - end - begin));
    extent.add({gone.left, gone.top});
    extent.add({gone.right, gone.bottom});
    Extent reach = reach_of(commands);
    const Extent old_reach = reach_of(before.commands);
    reach.add({old_reach.left, old_reach.top});
    reach.add({old_reach.right, old_reach.bottom});
    extent.clip({reach.left, reach.top, reach.right, reach.bottom});
    add_damage(extent.rect());
  }
  // Where vertices were added or taken away, the commands behind them differ by their counts alone; any other
  // difference may change the look of all.
  const bool same_shape = vertices.size() == old.size();
  const bool same_calls = same_commands(commands, before.commands) && std::ranges::equal(indices, before.indices);
  if (same_shape ? !same_calls : commands.size() != before.commands.size()) {
    add_damage(reach_of(commands).rect());
    add_damage(reach_of(before.commands).rect());
  } else if (!same_shape) {
    for (std::size_t i = 0; i < commands.size(); ++i) {
      if (commands[i].TextureId != before.commands[i].TextureId ||
          !same_box(commands[i].ClipRect, before.commands[i].ClipRect)) {
        add_damage(reach_of(commands.subspan(i, 1)).rect());
        add_damage(reach_of(std::span(before.commands).subspan(i, 1)).rect());
      }
    }
  }
}

void WindowPicture::redraw(ImDrawData& data, Rect part, const Below& below) {
  const Colour ground = below.ground;
  const auto height = static_cast<float>(picture_->size().height);
  gl::set_scissor(gl::PixelRect{static_cast<int>(part.x), static_cast<int>(height - part.y - part.height),
                                static_cast<int>(part.width), static_cast<int>(part.height)});
  gl::clear(
      {static_cast<float>(ground.r) / 255, static_cast<float>(ground.g) / 255, static_cast<float>(ground.b) / 255, 1});
  gl::set_scissor(std::nullopt);
  // The map is copied and not drawn as a texture, which takes a tenth of the time.
  if (const Rect seen = common(part, below.at); seen.width > 0 && seen.height > 0) {
    const auto pixels = [](float value) { return static_cast<int>(std::lround(value)); };
    const float foot = seen.y + seen.height;
    picture_->copy_part(below.map, pixels(seen.x - below.at.x), pixels(below.at.y + below.at.height - foot),
                        pixels(seen.x), pixels(height - foot), {pixels(seen.width), pixels(seen.height)});
  }
  // Only the lists that reach into the part are given to the driver, cut to it.
  std::vector<ImDrawList*> reaching;
  std::vector<ImVec4> clips;
  for (ImDrawList* list : lists_of(data)) {
    const bool reaches = std::ranges::any_of(span_of(list->CmdBuffer), [&](const ImDrawCmd& command) {
      return command.ElemCount > 0 && overlap(part, command.ClipRect);
    });
    if (!reaches) {
      continue;
    }
    reaching.push_back(list);
    for (ImDrawCmd& command : list->CmdBuffer) {
      clips.push_back(command.ClipRect);
      command.ClipRect = {std::max(command.ClipRect.x, part.x), std::max(command.ClipRect.y, part.y),
                          std::min(command.ClipRect.z, part.x + part.width),
                          std::min(command.ClipRect.w, part.y + part.height)};
    }
  }
  ImDrawData some = data;
#if IMGUI_VERSION_NUM >= 18973  // a vector since then
  some.CmdLists.resize(0);
  for (ImDrawList* list : reaching) {
    some.CmdLists.push_back(list);
  }
#else
  some.CmdLists = reaching.data();
#endif
  some.CmdListsCount = static_cast<int>(reaching.size());
  ImGui_ImplOpenGL3_RenderDrawData(&some);
  auto clip = clips.begin();
  for (ImDrawList* list : reaching) {
    for (ImDrawCmd& command : list->CmdBuffer) {
      command.ClipRect = *clip++;
    }
  }
}

void WindowPicture::draw(ImDrawData& data, gl::Size size, const Below& below) {
  damage_.clear();
  if (!picture_ || picture_->size() != size) {
    picture_.reset();
    auto made = gl::Framebuffer::create(size);
    if (!made) {
      return;  // larger than any screen: nothing is shown
    }
    picture_ = std::move(*made);
    lists_.clear();
    add_damage({0, 0, static_cast<float>(size.width), static_cast<float>(size.height)});
  } else if (ground_ != below.ground || !same_place(map_at_, below.at)) {
    add_damage({0, 0, static_cast<float>(size.width), static_cast<float>(size.height)});
  } else if (below.fresh) {
    add_damage(below.at);
  }
  ground_ = below.ground;
  map_at_ = below.at;
  const auto lists = lists_of(data);
  const List none;
  for (std::size_t i = 0; i < std::max(lists.size(), lists_.size()); ++i) {
    compare(i < lists.size() ? lists[i] : nullptr, i < lists_.size() ? lists_[i] : none);
  }
  lists_.resize(lists.size());
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const auto keep = [](const auto& from, auto& to) { to.assign(from.begin(), from.end()); };
    keep(span_of(lists[i]->VtxBuffer), lists_[i].vertices);
    keep(span_of(lists[i]->IdxBuffer), lists_[i].indices);
    keep(span_of(lists[i]->CmdBuffer), lists_[i].commands);
  }
  picture_->bind();
  for (const Rect& part : damage_) {
    redraw(data, part, below);
  }
}

void WindowPicture::show(const gl::Framebuffer* target) const {
  if (!picture_) {
    return;
  }
  if (target != nullptr) {
    target->copy_from(*picture_);
  } else {
    picture_->show();
  }
}

}  // namespace dateline::viewer
