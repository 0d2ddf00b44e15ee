#include "geo/vector/antimeridian.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace dateline::geo {

namespace {

constexpr double kEdge = 180;
constexpr double kTurn = 360;
constexpr double kRounding = 1e-6;

enum class Side { west, east };  // of the antimeridian, for longitudes from -180 to 360

bool lies_on(Side side, double longitude) {
  return side == Side::west ? longitude <= kEdge : longitude >= kEdge;
}

LonLat crossing(LonLat a, LonLat b) {
  const double share = (kEdge - a.longitude) / (b.longitude - a.longitude);
  return {kEdge, a.latitude + share * (b.latitude - a.latitude)};
}

LonLat placed(Side side, LonLat p) {
  return {side == Side::west ? p.longitude : p.longitude - kTurn, p.latitude};
}

/// What of a ring lies on a side, closed along the antimeridian (Sutherland and Hodgman's way with one edge).
Ring ring_on(Side side, const Ring& ring) {
  Ring cut;
  cut.hole = ring.hole;
  for (std::size_t i = 0; i < ring.positions.size(); ++i) {
    const LonLat from = ring.positions[i];
    const LonLat to = ring.positions[(i + 1) % ring.positions.size()];
    if (lies_on(side, from.longitude)) {
      cut.positions.push_back(placed(side, from));
    }
    if ((from.longitude < kEdge && to.longitude > kEdge) || (from.longitude > kEdge && to.longitude < kEdge)) {
      cut.positions.push_back(placed(side, crossing(from, to)));
    }
  }
  return cut;
}

/// The stretches of a line that lie on a side.
std::vector<Ring> stretches_on(Side side, const Ring& line) {
  std::vector<Ring> stretches;
  bool open = false;
  const auto add = [&](LonLat p) {
    if (!std::exchange(open, true)) {
      stretches.emplace_back();
    }
    stretches.back().positions.push_back(placed(side, p));
  };
  for (std::size_t i = 0; i < line.positions.size(); ++i) {
    const LonLat p = line.positions[i];
    if (i > 0) {
      const LonLat before = line.positions[i - 1];
      if ((before.longitude < kEdge && p.longitude > kEdge) || (before.longitude > kEdge && p.longitude < kEdge)) {
        add(crossing(before, p));
      }
    }
    if (lies_on(side, p.longitude)) {
      add(p);
    } else {
      open = false;
    }
  }
  // A line that only touches the antimeridian leaves a single position on the other side.
  std::erase_if(stretches, [](const Ring& stretch) { return stretch.positions.size() < 2; });
  return stretches;
}

}  // namespace

std::vector<std::vector<Ring>> brought_onto_map(std::vector<Ring> rings, bool area) {
  double least = kTurn;
  double most = -kTurn;
  bool known = true;
  for (const Ring& ring : rings) {
    for (const LonLat p : ring.positions) {
      known = known && p.longitude >= -kEdge - kRounding && p.longitude <= kTurn + kRounding;
      least = std::min(least, p.longitude);
      most = std::max(most, p.longitude);
    }
  }
  if (!known || most <= kEdge + kRounding) {
    return {std::move(rings)};
  }
  if (least >= kEdge) {
    for (Ring& ring : rings) {
      for (LonLat& p : ring.positions) {
        p = placed(Side::east, p);
      }
    }
    return {std::move(rings)};
  }
  std::vector<std::vector<Ring>> pieces;
  for (const Side side : {Side::west, Side::east}) {
    if (!area) {
      for (Ring& stretch : stretches_on(side, rings.front())) {
        pieces.push_back({std::move(stretch)});
      }
      continue;
    }
    std::vector<Ring> piece;
    for (const Ring& ring : rings) {
      Ring cut = ring_on(side, ring);
      if (cut.positions.size() >= 3) {
        piece.push_back(std::move(cut));
      }
    }
    if (!piece.empty() && !piece.front().hole) {
      pieces.push_back(std::move(piece));
    }
  }
  return pieces;
}

}  // namespace dateline::geo
