#include "viewer/app/view_trail.h"

namespace dateline::viewer {

void ViewTrail::watch(const events::View& shown, double seconds) {
  rest_ = shown == seen_ ? rest_ + seconds : 0;
  seen_ = shown;
  if (rest_ >= kRest) {
    stay_at(shown);
  }
}

void ViewTrail::stay_at(const events::View& shown) {
  if (!views_.empty() && views_[here_] == shown) {
    return;
  }
  if (!views_.empty()) {
    views_.resize(here_ + 1);
  }
  views_.push_back(shown);
  if (views_.size() > kMost) {
    views_.erase(views_.begin());
  }
  here_ = views_.size() - 1;
}

std::optional<events::View> ViewTrail::step(int direction, const events::View& shown) {
  if (direction < 0) {
    stay_at(shown);  // so that forward comes back here
  }
  if (direction < 0 ? !can_go_back() : !can_go_forward()) {
    return std::nullopt;
  }
  here_ = direction < 0 ? here_ - 1 : here_ + 1;
  seen_ = views_[here_];
  rest_ = 0;
  return views_[here_];
}

void ViewTrail::clear() {
  *this = {};
}

}  // namespace dateline::viewer
