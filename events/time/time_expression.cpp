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

}  // namespace dateline::events
