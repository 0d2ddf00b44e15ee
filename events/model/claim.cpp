#include "events/model/claim.h"

namespace dateline::events {

std::string_view name_of(Control::Part part) {
  switch (part) {
    case Control::Part::full:
      return "full";
    case Control::Part::partial:
      return "partial";
    case Control::Part::by_fire:
      return "by fire";
  }
  return {};
}

std::optional<Control::Part> control_part(std::string_view name) {
  for (const Control::Part part : {Control::Part::full, Control::Part::partial, Control::Part::by_fire}) {
    if (name_of(part) == name) {
      return part;
    }
  }
  return std::nullopt;
}

}  // namespace dateline::events
