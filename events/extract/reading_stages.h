#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::events {

/// What reading a document consists of, in its order.
enum class ReadingStage : std::uint8_t {
  structure,  ///< paragraphs, tokens, sentences, passages, repeats; title, publisher and language
  times,
  toponyms,
  tagging,  ///< the words' classes and tags
  actors,
  claims,
  count_
};
inline constexpr std::size_t kReadingStages = static_cast<std::size_t>(ReadingStage::count_);
inline constexpr std::array<std::string_view, kReadingStages> kReadingStageNames = {"structure", "times",  "toponyms",
                                                                                    "tagging",   "actors", "claims"};

/// Processor time of the reading thread by stage, in seconds; readings add to it.
using StageSeconds = std::array<double, kReadingStages>;

}  // namespace dateline::events
