#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "events/model/project.h"

namespace dateline::viewer {

/// Where a person has been: the views that they stayed at, to go back and forward through. What is shown only while the
/// map is dragged or time plays is passed over.
class ViewTrail {
 public:
  static constexpr double kRest = 0.7;  ///< seconds that a view is to stand before it counts

  /// Once a frame: the view on the screen, `seconds` after the last call.
  void watch(const events::View& shown, double seconds);
  /// The view before (-1) or after (1) the one that is shown, which becomes the one shown; nullopt where there is none.
  [[nodiscard]] std::optional<events::View> step(int direction, const events::View& shown);
  [[nodiscard]] bool can_go_back() const { return here_ > 0; }
  [[nodiscard]] bool can_go_forward() const { return here_ + 1 < views_.size(); }
  void clear();

 private:
  static constexpr std::size_t kMost = 200;
  void stay_at(const events::View& shown);

  std::vector<events::View> views_;
  std::size_t here_ = 0;  // the last one that a person stayed at
  events::View seen_;     // in the last frame
  double rest_ = 0;       // how long it has stood
};

}  // namespace dateline::viewer
