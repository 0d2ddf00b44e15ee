#include "viewer/app/comparison.h"

#include "events/time/interval.h"
#include "viewer/timeline/calendar_words.h"

namespace dateline::viewer {
namespace {

std::string words_of(const events::Layer& layer) {
  if (!layer.start) {
    return layer.name;
  }
  const events::TimeInterval days{*layer.start, layer.end.value_or(*layer.start + events::kMinutesPerDay),
                                  events::Granularity::day, events::Extent::within};
  return interval_words(days) + " · " + layer.name;
}

}  // namespace

std::optional<Comparison> comparison_of(std::span<const LayerState> layers, const MapOptions& options,
                                        bool top_is_hidden) {
  if (!options.swipe && !options.blink) {
    return std::nullopt;
  }
  const LayerState* top = nullptr;
  const LayerState* below = nullptr;
  for (const LayerState& layer : layers) {
    if (layer.layer.visible && layer.status == LayerState::Status::ready && !layer.is_districts) {
      below = top;
      top = &layer;
    }
  }
  if (top == nullptr) {
    return std::nullopt;
  }
  return Comparison{.top = words_of(top->layer),
                    .below = below == nullptr ? "Built-in map" : words_of(below->layer),
                    .divide = options.swipe,
                    .top_is_hidden = options.blink && top_is_hidden};
}

}  // namespace dateline::viewer
