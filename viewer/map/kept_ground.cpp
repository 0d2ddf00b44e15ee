#include "viewer/map/kept_ground.h"

#include <algorithm>
#include <cmath>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <utility>

#include "viewer/gl/draw.h"

namespace dateline::viewer {

namespace {

// While a place shows nothing yet, a frame may draw so many times as much.
constexpr std::size_t kForHoles = 2;
// What lies beyond the view is drawn ahead in frames that have drawn less than this part of what they may.
constexpr std::size_t kForMargin = 2;
// Tiles touch squares whose edge they share; not a number that edges fall on.
constexpr double kSlack = 0.37;

glm::ivec2 cell_at(glm::ivec2 pixel) {
  const auto divide = [](int p) {
    return p >= 0 ? p / KeptGround::kCell : -((KeptGround::kCell - 1 - p) / KeptGround::kCell);
  };
  return {divide(pixel.x), divide(pixel.y)};
}

glm::ivec2 whole_pixel(glm::dvec2 p) {
  return {static_cast<int>(std::lround(p.x)), static_cast<int>(std::lround(p.y))};
}

int wrapped(int i, int count) {
  return ((i % count) + count) % count;
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  // SplitMix64's finaliser (Steele, Lea, Flood 2014).
  std::uint64_t z = hash + 0x9E3779B97F4A7C15U + value;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

}  // namespace

bool KeptGround::Cells::holds(glm::ivec2 cell) const {
  return cell.x >= begin.x && cell.x < end.x && cell.y >= begin.y && cell.y < end.y;
}

std::vector<glm::ivec2> KeptGround::Cells::list() const {
  std::vector<glm::ivec2> cells;
  for (int y = begin.y; y < end.y; ++y) {
    for (int x = begin.x; x < end.x; ++x) {
      cells.emplace_back(x, y);
    }
  }
  return cells;
}

std::size_t KeptGround::frame_cost() const {
  const double pixels = static_cast<double>(camera_.size().width) * camera_.size().height;
  return static_cast<std::size_t>(kFrameCost * std::max(1.0, pixels / 1e6));
}

bool KeptGround::resize(const Camera& camera) {
  if (picture_ && camera_.size() == camera.size()) {
    return true;
  }
  const glm::ivec2 view(camera.size().width, camera.size().height);
  slots_across_ = (view + kCell - 1) / kCell + 1 + 2 * (kMargin / kCell);
  picture_.reset();
  backdrop_ = {};
  spare_ = {};
  auto made = gl::Framebuffer::create({slots_across_.x * kCell, slots_across_.y * kCell});
  if (!made) {
    return false;
  }
  picture_ = std::move(*made);
  slots_.assign(static_cast<std::size_t>(slots_across_.x) * static_cast<std::size_t>(slots_across_.y), {});
  return true;
}

KeptGround::Cells KeptGround::cells_within(int margin) const {
  const glm::ivec2 origin = whole_pixel(position_);
  const glm::ivec2 size(camera_.size().width, camera_.size().height);
  return {cell_at(origin - margin), cell_at(origin + size - 1 + margin) + 1};
}

std::size_t KeptGround::slot_of(glm::ivec2 cell) const {
  const int index = wrapped(cell.y, slots_across_.y) * slots_across_.x + wrapped(cell.x, slots_across_.x);
  return static_cast<std::size_t>(index);
}

std::uint64_t& KeptGround::signature_of(glm::ivec2 cell) {
  const glm::ivec2 at = cell - around_.begin;
  const int index = at.y * (around_.end.x - around_.begin.x) + at.x;
  return signatures_[static_cast<std::size_t>(index)];
}

bool KeptGround::is_filled(glm::ivec2 cell) const {
  const Slot& slot = slots_[slot_of(cell)];
  return slot.filled && slot.cell == cell;
}

bool KeptGround::is_fresh(glm::ivec2 cell) {
  return is_filled(cell) && slots_[slot_of(cell)].signature == signature_of(cell);
}

/// The same squares, parted where they do not lie side by side in the picture.
std::vector<KeptGround::Cells> KeptGround::contiguous(Cells cells) const {
  std::vector<Cells> parts;
  for (int y = cells.begin.y; y < cells.end.y;) {
    const int next_y = std::min(cells.end.y, y + slots_across_.y - wrapped(y, slots_across_.y));
    for (int x = cells.begin.x; x < cells.end.x;) {
      const int next_x = std::min(cells.end.x, x + slots_across_.x - wrapped(x, slots_across_.x));
      parts.push_back({{x, y}, {next_x, next_y}});
      x = next_x;
    }
    y = next_y;
  }
  return parts;
}

/// Where a rectangle of the grid whose squares lie side by side has its lower left corner in the picture.
glm::ivec2 KeptGround::corner_in_picture(glm::ivec2 upper_left, int height) const {
  const int x = wrapped(upper_left.x, slots_across_.x * kCell);
  const int y = wrapped(upper_left.y, slots_across_.y * kCell);
  return {x, slots_across_.y * kCell - y - height};
}

void KeptGround::move_to(const Camera& camera) {
  glm::dvec2 moved(camera.centre().x - camera_.centre().x, camera.centre().y - camera_.centre().y);
  moved.x -= std::round(moved.x);
  position_ += moved * camera.world_pixels();
  camera_ = camera;
}

void KeptGround::sign(const Source& source) {
  around_ = cells_within(kMargin);
  const glm::ivec2 count = around_.end - around_.begin;
  signatures_.assign(static_cast<std::size_t>(count.x) * static_cast<std::size_t>(count.y), source.version);
  for (const SeenTile& tile : source.tiles) {
    const auto cell = [this](glm::dvec2 p) {
      const glm::dvec2 at = (position_ + p) / static_cast<double>(kCell);
      return glm::ivec2(static_cast<int>(std::floor(at.x)), static_cast<int>(std::floor(at.y)));
    };
    const glm::ivec2 first = glm::max(cell(tile.visible.corner - kSlack), around_.begin);
    const glm::ivec2 last = glm::min(cell(tile.visible.corner + tile.visible.side + kSlack), around_.end - 1);
    for (int y = first.y; y <= last.y; ++y) {
      for (int x = first.x; x <= last.x; ++x) {
        std::uint64_t& signature = signature_of({x, y});
        signature = mixed(signature, tile.number);
      }
    }
  }
}

std::size_t KeptGround::paint(BasemapPainter& painter, const Source& source, Cells cells, bool only_measure) {
  std::size_t cost = 0;
  for (const Cells& part : contiguous(cells)) {
    const glm::ivec2 corner = part.begin * kCell;
    const glm::ivec2 size = (part.end - part.begin) * kCell;
    const glm::ivec2 at = corner_in_picture(corner, size.y);
    painter.begin(camera_, {glm::dvec2(corner) - position_, {size.x, size.y}, at.x, at.y});
    if (only_measure) {
      painter.only_measure();
    }
    source.draw();
    cost += painter.cost();
    painter.end();
  }
  if (!only_measure) {
    for (const glm::ivec2 cell : cells.list()) {
      slots_[slot_of(cell)] = {true, cell, signature_of(cell)};
    }
  }
  return cost;
}

std::size_t KeptGround::refresh(BasemapPainter& painter, const Source& source, std::vector<glm::ivec2> cells,
                                std::size_t budget) {
  std::erase_if(cells, [this](glm::ivec2 cell) { return is_fresh(cell); });
  if (cells.empty()) {
    return 0;
  }
  // All at once where that is little: fewer calls.
  Cells box{cells.front(), cells.front() + 1};
  for (const glm::ivec2 cell : cells) {
    box = {glm::min(box.begin, cell), glm::max(box.end, cell + 1)};
  }
  if (const std::size_t cost = paint(painter, source, box, true); cost <= budget) {
    return paint(painter, source, box, false);
  }
  // Else what shows nothing first, and from the middle outward.
  const glm::dvec2 middle = position_ + glm::dvec2(camera_.size().width, camera_.size().height) / 2.0;
  std::ranges::sort(cells, {}, [&](glm::ivec2 cell) {
    return std::pair(is_filled(cell), glm::distance((glm::dvec2(cell) + 0.5) * static_cast<double>(kCell), middle));
  });
  std::size_t spent = 0;
  for (const glm::ivec2 cell : cells) {
    const Cells one{cell, cell + 1};
    // One at least, whatever it takes, so that there is an end to it.
    if (spent > 0 && spent + paint(painter, source, one, true) > budget) {
      break;
    }
    spent += paint(painter, source, one, false);
  }
  return spent;
}

/// What the view shows so far, from here on stretched to whatever is in view.
void KeptGround::keep_backdrop() {
  if (!spare_.picture) {
    auto made = gl::Framebuffer::create(camera_.size(), gl::Framebuffer::Stencil::without);
    if (!made) {
      return;
    }
    spare_.picture = std::move(*made);
  }
  compose(*spare_.picture);
  spare_.camera = camera_;
  std::swap(backdrop_, spare_);
}

bool KeptGround::is_on_pixels() const {
  constexpr double kExact = 0.02;
  const glm::dvec2 off = glm::abs(position_ - glm::dvec2(whole_pixel(position_)));
  return std::max(off.x, off.y) < kExact;
}

void KeptGround::compose(const gl::Framebuffer& target) const {
  const gl::Size size = target.size();
  const glm::ivec2 origin = whole_pixel(position_);
  const Cells seen = cells_within(0);
  const std::vector<glm::ivec2> cells = seen.list();
  const bool complete = std::ranges::all_of(cells, [this](glm::ivec2 cell) { return is_filled(cell); });
  const auto copy = [&](const Cells& part) {
    const glm::ivec2 from = glm::max(part.begin * kCell, origin);
    const glm::ivec2 to = glm::min(part.end * kCell, origin + glm::ivec2(size.width, size.height));
    const glm::ivec2 at = corner_in_picture(from, to.y - from.y);
    target.copy_part(*picture_, at.x, at.y, from.x - origin.x, size.height - (to.y - origin.y),
                     {to.x - from.x, to.y - from.y});
  };
  if (complete) {
    std::ranges::for_each(contiguous(seen), copy);
    return;
  }
  if (backdrop_.camera) {
    const Camera& then = *backdrop_.camera;
    const double stretch = camera_.world_pixels() / then.world_pixels();
    const glm::dvec2 then_size(then.size().width, then.size().height);
    const glm::dvec2 middle = camera_.to_screen(then.centre());
    const glm::ivec2 upper_left = whole_pixel(middle - then_size / 2.0 * stretch);
    const glm::ivec2 lower_right = whole_pixel(middle + then_size / 2.0 * stretch);
    target.stretch(*backdrop_.picture, upper_left.x, size.height - lower_right.y,
                   {lower_right.x - upper_left.x, lower_right.y - upper_left.y});
  }
  for (const glm::ivec2 cell : cells) {
    if (is_filled(cell)) {
      copy({cell, cell + 1});
    }
  }
}

/// Forgets all squares for another zoom's. They lie on the pixels of this very view, which is drawn exactly.
void KeptGround::begin_grid(BasemapPainter& painter, const Camera& camera, const Source& source, bool had_picture) {
  const Camera before = std::exchange(camera_, camera);
  const glm::dvec2 position = std::exchange(position_, {0, 0});
  if (had_picture && paint(painter, source, cells_within(0), true) > kForHoles * frame_cost()) {
    camera_ = before;
    position_ = position;
    keep_backdrop();
    camera_ = camera;
    position_ = {0, 0};
  }
  std::ranges::fill(slots_, Slot{});
}

bool KeptGround::draw(BasemapPainter& painter, const Camera& camera, const Source& source,
                      const gl::Framebuffer& target) {
  const bool had_picture = picture_ && camera_.size() == camera.size();
  if (!resize(camera)) {
    return false;
  }
  const bool rests_beside = had_picture && camera_ == camera && !is_on_pixels();
  const bool new_grid =
      !had_picture || camera_.zoom() != camera.zoom() || camera_.scale() != camera.scale() || rests_beside;
  if (new_grid) {
    begin_grid(painter, camera, source, had_picture);
  } else {
    move_to(camera);
  }
  sign(source);
  picture_->bind();
  const Cells view = cells_within(0);
  const std::vector<glm::ivec2> seen = view.list();
  const bool holes = std::ranges::any_of(seen, [this](glm::ivec2 cell) { return !is_filled(cell); });
  std::size_t spent = refresh(painter, source, seen, (holes ? kForHoles : 1) * frame_cost());
  whole_ = std::ranges::all_of(seen, [this](glm::ivec2 cell) { return is_fresh(cell); });
  const std::size_t for_margin = frame_cost() / kForMargin;
  const auto [begin, end] = around_;
  for (const Cells& side : {Cells{begin, {end.x, view.begin.y}}, Cells{{begin.x, view.end.y}, end},
                            Cells{begin, {view.begin.x, end.y}}, Cells{{view.end.x, begin.y}, end}}) {
    if (!new_grid && whole_ && spent < for_margin) {  // while one zooms a margin would be in vain
      spent += refresh(painter, source, side.list(), for_margin - spent);
    }
  }
  whole_ = whole_ && is_on_pixels();
  const auto [width, height] = camera.size();
  const int left = static_cast<int>(std::lround(source.left * width));
  const int right = static_cast<int>(std::lround(source.right * width));
  gl::set_scissor(gl::PixelRect{left, 0, right - left, height});
  compose(target);
  gl::set_scissor(std::nullopt);
  return true;
}

}  // namespace dateline::viewer
