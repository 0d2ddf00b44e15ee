#include "events/time/time_expression.h"

namespace dateline::events {

std::string_view name_of(TimexType type) {
  switch (type) {
    case TimexType::date:
      return "DATE";
    case TimexType::time:
      return "TIME";
    case TimexType::duration:
      return "DURATION";
    case TimexType::set:
      return "SET";
  }
  return {};
}

std::optional<TimeInterval> bounded(const TimeExpression& expression) {
  std::optional<TimeInterval> interval = expression.grounded;
  if (!interval) {
    return interval;
  }
  switch (expression.bound) {
    case TimeBound::none:
      break;
    case TimeBound::since:
      interval->end.reset();
      interval->extent = Extent::throughout;
      break;
    case TimeBound::until:
      interval->start.reset();
      interval->extent = Extent::throughout;
      break;
    case TimeBound::by:
      interval->start.reset();
      interval->extent = Extent::within;
      break;
    case TimeBound::before:
      interval->end = interval->start;
      interval->start.reset();
      break;
    case TimeBound::after:
      interval->start = interval->end;
      interval->end.reset();
      break;
  }
  return interval;
}

}  // namespace dateline::events
