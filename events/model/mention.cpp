#include "events/model/mention.h"

namespace dateline::events {

std::string_view name_of(ToponymRole role) {
  switch (role) {
    case ToponymRole::literal:
      return "literal";
    case ToponymRole::modifier:
      return "modifier";
    case ToponymRole::demonym:
      return "demonym";
    case ToponymRole::metonym:
      return "metonym";
    case ToponymRole::dateline:
      return "dateline";
    case ToponymRole::byline:
      return "byline";
    case ToponymRole::part_of_name:
      return "part_of_name";
  }
  return {};
}

}  // namespace dateline::events
