#include "viewer/map/flow_scale.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {

constexpr double kThinnest = 2.2;
constexpr double kWidest = 13;

}  // namespace

double flow_width(const FlowScale& scale, std::size_t events) {
  if (scale.most <= 1) {
    return kThinnest + 1;
  }
  const double share = (static_cast<double>(events) - 1) / (static_cast<double>(scale.most) - 1);
  return kThinnest + (kWidest - kThinnest) * std::sqrt(std::clamp(share, 0.0, 1.0));
}

}  // namespace dateline::viewer
