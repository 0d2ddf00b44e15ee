#include "viewer/map/marker_motion.h"

#include <algorithm>
#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <utility>

namespace dateline::viewer {
namespace {

constexpr double kSamePlace = 0.5;   // pixels
constexpr double kFadeInPart = 0.6;  // of the time, so that counts can be read before all has come to rest

double progress(double began, double now) {
  return std::clamp((now - began) / MarkerMotion::kSeconds, 0.0, 1.0);
}

/// Quick at first, and gently to its end.
double eased(double t) {
  const double rest = 1 - t;
  return 1 - rest * rest * rest;
}

}  // namespace

glm::dvec2 MarkerMotion::Way::at(const Camera& camera, double now) const {
  const double t = eased(progress(began, now));
  return t >= 1 ? to.on(camera) : glm::mix(from.on(camera), to.on(camera), t);
}

const MarkerMotion::Marker* MarkerMotion::source_of(const MarkerCluster& cluster, events::EventType type) const {
  // The anchor comes first among the positions.
  for (const MarkerPosition& position : cluster.spots) {
    const auto found = std::ranges::lower_bound(cluster_of_, position, {}, &decltype(cluster_of_)::value_type::first);
    if (found == cluster_of_.end() || found->first != position) {
      continue;
    }
    const std::vector<Marker>& markers = clusters_[found->second].markers;
    if (const auto same = std::ranges::find(markers, type, &Marker::type); same != markers.end()) {
      return &*same;
    }
  }
  return nullptr;
}

void MarkerMotion::leave(const Marker& marker, const Spot& towards, const Camera& camera, double now) {
  const glm::dvec2 from = marker.way.at(camera, now);
  const float opacity = marker.fades_in ? static_cast<float>(progress(marker.way.began, now)) : 1.0F;
  Ghost ghost{marker, opacity};
  ghost.marker.way = {{marker.way.to.place, from - camera.to_screen(marker.way.to.place)}, towards, now};
  ghosts_.push_back(ghost);
}

void MarkerMotion::show(const MarkerLayout* layout, const Camera& camera, std::optional<double> now) {
  const bool was_shown = camera_.has_value();
  const bool zoomed = was_shown && camera_->zoom() != camera.zoom();
  const bool was_dots = std::exchange(dots_, layout == nullptr);
  const bool exchanged = was_shown && was_dots != dots_;
  const double moment = now.value_or(0);
  std::erase_if(ghosts_, [&](const Ghost& g) { return !now || progress(g.marker.way.began, moment) >= 1; });
  if (exchanged) {
    dots_began_ = moment;
  }
  dots_fade_ = now && (exchanged || (dots_fade_ && progress(dots_began_, moment) < 1));

  std::vector<Cluster> clusters;
  std::vector<std::pair<MarkerPosition, std::size_t>> cluster_of;
  std::vector<const Marker*> continued;  // markers of before that one of now goes on from
  for (std::size_t c = 0; layout != nullptr && c < layout->clusters.size(); ++c) {
    const MarkerCluster& arranged = layout->clusters[c];
    Cluster cluster;
    const glm::dvec2 anchor = camera.to_screen(arranged.anchor);
    for (const MarkerPosition& position : arranged.spots) {
      cluster_of.emplace_back(position, c);
    }
    for (const MarkerStack& stack : arranged.stacks) {
      const Spot home{arranged.anchor, stack.centre - anchor};
      Marker marker{stack.type, stack.radius, {home, home, moment - kSeconds}, false};
      const Marker* source = now ? source_of(arranged, stack.type) : nullptr;
      if (source != nullptr) {
        const Spot& was = source->way.to;
        const bool first = std::ranges::find(continued, source) == continued.end();
        continued.push_back(source);
        const bool stays = was.place == home.place && glm::distance(was.beside, home.beside) < kSamePlace;
        if (first && stays) {
          marker.way = {source->way.from, home, source->way.began};
          marker.fades_in = source->fades_in;
        } else if (zoomed) {
          const glm::dvec2 from = source->way.at(camera, moment);
          marker.way = {{was.place, from - camera.to_screen(was.place)}, home, moment};
          marker.fades_in = !first;
        }
      } else if (now && exchanged) {
        marker.way.began = moment;
        marker.fades_in = true;
      }
      cluster.markers.push_back(marker);
    }
    cluster.spots = arranged.spots;
    std::ranges::sort(cluster.spots);
    clusters.push_back(std::move(cluster));
  }
  std::ranges::sort(cluster_of);

  // What is no marker of its own any more goes where its events went, or, where all are dots, fades in its place.
  for (const Cluster& old : clusters_) {
    for (const Marker& marker : old.markers) {
      if (!now || !(zoomed || exchanged) || std::ranges::find(continued, &marker) != continued.end()) {
        continue;
      }
      if (dots_) {
        leave(marker, marker.way.to, camera, moment);
        continue;
      }
      for (const MarkerPosition& position : old.spots) {
        const auto into = std::ranges::lower_bound(cluster_of, position, {}, &decltype(cluster_of)::value_type::first);
        if (into == cluster_of.end() || into->first != position) {
          continue;
        }
        const std::vector<Marker>& markers = clusters[into->second].markers;
        if (const auto same = std::ranges::find(markers, marker.type, &Marker::type); same != markers.end()) {
          leave(marker, same->way.to, camera, moment);
          break;
        }
      }
    }
  }
  clusters_ = std::move(clusters);
  cluster_of_ = std::move(cluster_of);
  camera_ = camera;
}

bool MarkerMotion::moves(std::optional<double> now) const {
  if (!now) {
    return false;
  }
  const auto under_way = [&](const Marker& marker) { return progress(marker.way.began, *now) < 1; };
  return (dots_fade_ && progress(dots_began_, *now) < 1) ||
         std::ranges::any_of(ghosts_, [&](const Ghost& ghost) { return under_way(ghost.marker); }) ||
         std::ranges::any_of(clusters_, [&](const Cluster& c) { return std::ranges::any_of(c.markers, under_way); });
}

MarkerMotion::Drawn MarkerMotion::drawn(std::size_t cluster, std::size_t stack, const Camera& camera,
                                        std::optional<double> now) const {
  const Marker& marker = clusters_[cluster].markers[stack];
  if (!now) {
    return {marker.way.to.on(camera), 1};
  }
  const double t = progress(marker.way.began, *now);
  return {marker.way.at(camera, *now), marker.fades_in ? static_cast<float>(std::min(1.0, t / kFadeInPart)) : 1.0F};
}

std::vector<MarkerMotion::Leaving> MarkerMotion::leaving(const Camera& camera, std::optional<double> now) const {
  std::vector<Leaving> result;
  for (const Ghost& ghost : ghosts_) {
    const double t = now ? progress(ghost.marker.way.began, *now) : 1;
    if (t < 1) {
      result.push_back({ghost.marker.type, ghost.marker.way.at(camera, *now), ghost.marker.radius,
                        ghost.opacity * static_cast<float>(1 - t)});
    }
  }
  return result;
}

float MarkerMotion::dots(std::optional<double> now) const {
  const double t = dots_fade_ && now ? progress(dots_began_, *now) : 1;
  return static_cast<float>(dots_ ? t : 1 - t);
}

}  // namespace dateline::viewer
