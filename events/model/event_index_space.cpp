#include <algorithm>
#include <cmath>

#include "events/model/drawn_rows.h"
#include "events/model/index_layout.h"

namespace dateline::events {

namespace {

constexpr std::uint64_t kWorldSide = std::uint64_t{1} << 32;

/// One node of the quadtree that the Z curve is: positions [x, x + side) by [y, y + side).
struct Quad {
  std::uint32_t x = 0;
  std::uint32_t y = 0;
  std::uint64_t side = kWorldSide;
};

enum class Meets { no, partly, wholly };

Meets meets(const Quad& quad, const WorldBox& box) {
  const std::uint64_t y_end = quad.y + quad.side;
  const std::uint64_t width = box.width();
  const std::uint32_t after_west = quad.x - box.west;  // modulo the world's width, as longitudes are
  const std::uint32_t before_quad = box.west - quad.x;
  if (y_end <= box.north || quad.y >= box.south || (after_west >= width && before_quad >= quad.side)) {
    return Meets::no;
  }
  const bool wholly = after_west + quad.side <= width && quad.y >= box.north && y_end <= box.south;
  return wholly ? Meets::wholly : Meets::partly;
}

/// The rows of one block in the order of the Z curve, searched from the root down.
template <class Visit>
class BlockSearch {
 public:
  BlockSearch(const EventColumns& columns, Row block, std::span<const std::uint16_t> order, const WorldBox& box,
              Visit& visit)
      : columns_(columns), block_(block), order_(order), box_(box), visit_(visit) {}

  void run() { search({}, 0, order_.size()); }

 private:
  static constexpr std::size_t kFew = 24;             // rows that are looked at rather than split
  static constexpr std::uint64_t kLeastSide = 65536;  // the curve goes no deeper

  [[nodiscard]] Row row(std::size_t i) const { return block_ + order_[i]; }

  void search(const Quad& quad, std::size_t from, std::size_t to) {
    if (from == to) {
      return;
    }
    const Meets how = meets(quad, box_);
    if (how == Meets::no) {
      return;
    }
    if (how == Meets::wholly) {
      for (std::size_t i = from; i < to; ++i) {
        visit_(row(i));
      }
      return;
    }
    if (to - from <= kFew || quad.side <= kLeastSide) {
      for (std::size_t i = from; i < to; ++i) {
        if (box_.holds(columns_.x[row(i)], columns_.y[row(i)])) {
          visit_(row(i));
        }
      }
      return;
    }
    const std::uint64_t half = quad.side / 2;
    std::size_t begin = from;
    for (unsigned child = 0; child < 4; ++child) {
      const Quad part{quad.x + static_cast<std::uint32_t>((child & 1u) * half),
                      quad.y + static_cast<std::uint32_t>((child >> 1) * half), half};
      const std::uint64_t last_code =
          z_code(part.x + static_cast<std::uint32_t>(half - 1), part.y + static_cast<std::uint32_t>(half - 1));
      const auto end =
          child == 3 ? order_.begin() + static_cast<std::ptrdiff_t>(to)
                     : std::partition_point(order_.begin() + static_cast<std::ptrdiff_t>(begin),
                                            order_.begin() + static_cast<std::ptrdiff_t>(to), [&](std::uint16_t local) {
                                              const Row r = block_ + local;
                                              return z_code(columns_.x[r], columns_.y[r]) <= last_code;
                                            });
      const auto stop = static_cast<std::size_t>(end - order_.begin());
      search(part, begin, stop);
      begin = stop;
    }
  }

  const EventColumns& columns_;
  Row block_;
  std::span<const std::uint16_t> order_;
  const WorldBox& box_;
  Visit& visit_;
};

}  // namespace

template <class Visit>
void EventIndex::visit_box(const WorldBox& box, Row first, Row last, Visit visit) const {
  for (Row block = first / kSpaceBlock * kSpaceBlock; block < last; block += kSpaceBlock) {
    const Row end = std::min(dated_, block + kSpaceBlock);
    const auto within = [&](Row row) {
      if (row >= first && row < last) {
        visit(row);
      }
    };
    BlockSearch(columns_, block, z_order_.subspan(block, end - block), box, within).run();
  }
}

std::vector<Row> EventIndex::drawn_rows_in(const WorldBox& box, TimeWindow window, const EventFilter& filter) const {
  const KeyFilter passing(filter);
  const RowsInWindow rows = rows_in(window);
  std::vector<Row> drawn;
  const auto consider = [&](Row row) {
    if (passing.draws(columns_.key[row]) && (!filter.found || (*filter.found)[row])) {
      drawn.push_back(row);
    }
  };
  for (const Row row : rows.earlier) {
    if (box.holds(columns_.x[row], columns_.y[row])) {
      consider(row);
    }
  }
  visit_box(box, rows.first, rows.last, consider);
  std::sort(drawn.begin(), drawn.end());
  return drawn;
}

std::vector<TypeCounts> EventIndex::count_cells(const CellGrid& grid, TimeWindow window,
                                                const EventFilter& filter) const {
  std::vector<TypeCounts> cells(std::size_t{grid.columns} * grid.lines);
  const double width = grid.side * grid.columns;
  const double height = grid.side * grid.lines;
  const double per_side = 1 / grid.side;
  const auto count = [&](Row row, FilterKey key) {
    const auto column = static_cast<std::uint64_t>(static_cast<std::uint32_t>(columns_.x[row] - grid.west) * per_side);
    const std::int64_t south = std::int64_t{columns_.y[row]} - grid.north;
    const auto line = static_cast<std::uint64_t>(static_cast<double>(south) * per_side);
    if (south >= 0 && column < grid.columns && line < grid.lines) {
      ++cells[line * grid.columns + column][key & 7u];
    }
  };
  // A box is worth its search where it leaves most of the world out.
  if (width * 4 >= static_cast<double>(kWorldSide)) {
    for_each_drawn(*this, window, filter, count);
    return cells;
  }
  // A unit more to each side: which cell a position belongs to is decided in one place alone.
  const WorldBox box{grid.west - 1, grid.west + static_cast<std::uint32_t>(std::ceil(width)) + 1,
                     grid.north == 0 ? 0 : std::uint64_t{grid.north} - 1,
                     std::min(grid.north + static_cast<std::uint64_t>(std::ceil(height)) + 1, kWorldSide)};
  for (const Row row : drawn_rows_in(box, window, filter)) {
    count(row, columns_.key[row]);
  }
  return cells;
}

std::optional<Row> EventIndex::nearest(std::uint32_t x, std::uint32_t y, std::uint32_t reach, TimeWindow window,
                                       const EventFilter& filter) const {
  constexpr std::uint32_t kSteps = 64;  // the first box is that much smaller than the last
  for (std::uint64_t r = std::max<std::uint32_t>(reach / kSteps, 1);; r = std::min<std::uint64_t>(2 * r, reach)) {
    const auto half = static_cast<std::uint32_t>(r);
    const WorldBox box{x - half, x + half + 1, y > half ? y - half : 0u, std::min(y + r + 1, kWorldSide)};
    std::optional<Row> best;
    std::uint64_t best_square = r * r + 1;  // what lies farther than r may be beaten by what lies beyond the box
    for (const Row row : drawn_rows_in(box, window, filter)) {
      const auto dx = static_cast<std::int64_t>(static_cast<std::int32_t>(columns_.x[row] - x));
      const std::int64_t dy = std::int64_t{columns_.y[row]} - y;
      const auto square = static_cast<std::uint64_t>(dx * dx + dy * dy);
      if (square < best_square || (best && square == best_square)) {  // ascending: the last of equals is the newest
        best_square = square;
        best = row;
      }
    }
    if (best && (r < reach || best_square < std::uint64_t{reach} * reach)) {
      return best;
    }
    if (r >= reach) {
      return std::nullopt;
    }
  }
}

}  // namespace dateline::events
